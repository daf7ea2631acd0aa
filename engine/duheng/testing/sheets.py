"""Tables of cases that people tick: a line is a case once somebody says that it is right, or what would be.

The columns are a row's fields (and other rows, see ``other_rows``), then 得 (what was worked out), 对/不对, and 应得. A
line marked 对 becomes a case as it stands; one marked 不对 with what it should give becomes a case for that; a line
without a mark is nobody's word and no case. A sheet without the column 对/不对 is plain cases: somebody wrote 得 down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duheng.problems.case_files import (
    CaseAssertsNothing,
    CaseKeyUnknown,
    KeyTwice,
    TableHeadless,
    TableUneven,
    TickUnreadable,
)
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import Span
from duheng.testing import case_keys as keys
from duheng.testing.cases import MethodCase, Unmade
from duheng.testing.other_rows import inputs_and_rows
from duheng.testing.said import Said

GIVES, TICK, SHOULD = "得", "对/不对", "应得"
_GIVES = (GIVES, "得分", "gives")
_TICKS = (TICK, "对不对", "对", "right/wrong", "right")
_SHOULDS = (SHOULD, "should give")
_RIGHT = ("对", "√", "✓", "✔", "是", "right", "yes", "y")
_WRONG = ("不对", "错", "×", "✗", "x", "否", "wrong", "no", "n")


class Sheet(Record):
    """A method's table: its head and its lines, as texts with their places; a line that couldn't be read, which is told
    where it stands, has no cells."""

    method: Said
    head: tuple[Said, ...]
    lines: tuple[tuple[Said, ...], ...]


class Read(Record):
    """What a sheet gives: its cases, what is wrong with it, how many lines nobody ticked, and which make no case."""

    cases: tuple[MethodCase, ...]
    problems: tuple[Problem, ...]
    unticked: int = 0
    unmade: tuple[Unmade, ...] = ()


def read_sheet(sheet: Sheet, name: str) -> Read:
    """The cases of a sheet, called after ``name`` and the number of their line."""
    head = [keys.chinese(cell.text) for cell in sheet.head]
    gives, tick, should = (_place(head, words) for words in (_GIVES, _TICKS, _SHOULDS))
    if gives is None:
        headless = TableHeadless(span=sheet.head[0].span if sheet.head else sheet.method.span)
        return Read((), (headless,), unmade=none_of(sheet, name))
    cases: list[MethodCase] = []
    problems: list[Problem] = [*_columns(sheet.head, gives)]
    if problems:
        return Read((), tuple(problems), unmade=none_of(sheet, name))
    unticked = 0
    unmade: list[Unmade] = []
    columns = _Columns(sheet, gives, tick, should)
    for number, line in enumerate(sheet.lines, 1):
        if not line:
            unmade.append(Unmade(f"{name}/{number}", sheet.method.span.line))
            continue
        found = columns.case(line, f"{name}/{number}")
        if found is None:
            unticked += 1
        elif isinstance(found, MethodCase):
            cases.append(found)
        else:
            problems.append(found)
            unmade.append(Unmade(f"{name}/{number}", found.span.line if found.span is not None else 0))
    return Read(tuple(cases), tuple(problems), unticked, tuple(unmade))


def is_gives(text: str) -> bool:
    """Whether a cell of a head is that of the column 得."""
    return text.strip() in _GIVES


def none_of(sheet: Sheet, name: str) -> tuple[Unmade, ...]:
    """All lines of a sheet, where none of them makes a case."""
    at = sheet.method.span.line
    return tuple(
        Unmade(f"{name}/{number}", line[0].span.line if line else at) for number, line in enumerate(sheet.lines, 1)
    )


class _Columns(Record):
    """Where in a sheet's lines 得, 对/不对 and 应得 stand."""

    sheet: Sheet
    gives: int
    tick: int | None
    should: int | None

    def case(self, line: tuple[Said, ...], name: str) -> MethodCase | Problem | None:
        """The case of a line, what is wrong with it, or None where nobody ticked it."""
        if len(line) != len(self.sheet.head):
            return TableUneven(span=line[0].span, found=len(line), wanted=len(self.sheet.head))
        expected = self._expected(line)
        if expected is None or isinstance(expected, Problem):
            return expected
        if not expected.text:
            return CaseAssertsNothing(span=expected.span, name=name)
        said = inputs_and_rows(zip(self.sheet.head[: self.gives], line[: self.gives], strict=True))
        if isinstance(said, Problem):
            return said
        inputs, others = said
        return MethodCase(name, line[0].span, self.sheet.method, inputs, expected, self.tick is not None, others)

    def _expected(self, line: tuple[Said, ...]) -> Said | Problem | None:
        should = line[self.should] if self.should is not None else None
        if self.tick is not None:
            return _judged(line[self.tick], line[self.gives], should)
        return should if should is not None and should.text else line[self.gives]


def _columns(head: Sequence[Said], gives: int) -> Iterator[Problem]:
    """Columns that stand twice, and those behind 得 that mean nothing there."""
    seen: dict[str, Span] = {}
    for number, cell in enumerate(head):
        first = seen.setdefault(cell.text, cell.span)
        if first is not cell.span:
            yield KeyTwice(span=cell.span, related=(first,), key=cell.text)
        elif number > gives and keys.chinese(cell.text) not in (*_TICKS, *_SHOULDS):
            yield CaseKeyUnknown(span=cell.span, key=cell.text, allowed=(TICK, SHOULD))


def _place(head: Sequence[str], words: Sequence[str]) -> int | None:
    return next((number for number, each in enumerate(head) if each in words), None)


def _judged(tick: Said, gives: Said, should: Said | None) -> Said | Problem | None:
    """What a line expects by its mark; None where there is no mark."""
    word = tick.text.casefold()
    if not word:
        return None if should is None or not should.text else should
    if word in _RIGHT and (should is None or not should.text or should.text == gives.text):
        return gives
    if word in _WRONG and should is not None and should.text:
        return should
    return TickUnreadable(span=tick.span, text=tick.text)
