"""Tables of cases that people tick: a line is a case once somebody says that it is right, or what would be.

The columns are a row's fields, then 得 (what was worked out), 对/不对, and 应得. A line marked 对 becomes a case as it
stands; one marked 不对 with what it should give becomes a case for that; a line without a mark is nobody's word and no
case. A sheet without the column 对/不对 is plain cases: somebody wrote 得 down.
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
from duheng.testing.cases import MethodCase, Said
from duheng.testing.one_row import Input

GIVES, TICK, SHOULD = "得", "对/不对", "应得"
_GIVES = (GIVES, "得分", "gives")
_TICKS = (TICK, "对不对", "对", "right/wrong", "right")
_SHOULDS = (SHOULD, "should give")
_RIGHT = ("对", "√", "✓", "✔", "是", "right", "yes", "y")
_WRONG = ("不对", "错", "×", "✗", "x", "否", "wrong", "no", "n")


class Sheet(Record):
    """A method's table: its head and its lines, as texts with their places."""

    method: Said
    head: tuple[Said, ...]
    lines: tuple[tuple[Said, ...], ...]


class Read(Record):
    """What a sheet gives: its cases, what is wrong with it, and how many lines nobody ticked."""

    cases: tuple[MethodCase, ...]
    problems: tuple[Problem, ...]
    unticked: int = 0


def read_sheet(sheet: Sheet, name: str) -> Read:
    """The cases of a sheet, called after ``name`` and the number of their line."""
    head = [keys.chinese(cell.text) for cell in sheet.head]
    gives, tick, should = (_place(head, words) for words in (_GIVES, _TICKS, _SHOULDS))
    if gives is None:
        return Read((), (TableHeadless(span=sheet.head[0].span if sheet.head else sheet.method.span),))
    cases: list[MethodCase] = []
    problems: list[Problem] = [*_columns(sheet.head, gives)]
    if problems:
        return Read((), tuple(problems))
    unticked = 0
    for number, line in enumerate(sheet.lines, 1):
        if len(line) != len(head):
            span = line[0].span if line else sheet.method.span
            problems.append(TableUneven(span=span, found=len(line), wanted=len(head)))
            continue
        expected = line[gives]
        if tick is None and should is not None and line[should].text:
            expected = line[should]
        if tick is not None:
            judged = _judged(line[tick], expected, line[should] if should is not None else None)
            if isinstance(judged, Problem):
                problems.append(judged)
                continue
            if judged is None:
                unticked += 1
                continue
            expected = judged
        if not expected.text:
            problems.append(CaseAssertsNothing(span=expected.span, name=f"{name}/{number}"))
            continue
        inputs = tuple(_inputs(sheet.head[:gives], line[:gives]))
        ticked = tick is not None
        cases.append(MethodCase(f"{name}/{number}", line[0].span, sheet.method, inputs, expected, ticked))
    return Read(tuple(cases), tuple(problems), unticked)


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


def _inputs(head: Sequence[Said], cells: Sequence[Said]) -> Iterator[Input]:
    for label, cell in zip(head, cells, strict=True):
        if cell.text:
            yield Input(label.text, cell.text, cell.span, cell.span)


def sheets_in_markdown(lines: Sequence[str], file: str) -> Iterator[Sheet]:
    """The tables of a Markdown text, each under a heading that is its method's name."""
    method: Said | None = None
    rows: list[tuple[Said, ...]] = []
    for number, line in enumerate([*lines, ""], 1):
        text = line.strip()
        if (text.startswith("|") or (rows and "|" in text)) and method is not None:
            rows.append(_cells(line, number, file))
            continue
        if rows and method is not None:
            yield Sheet(method, rows[0], tuple(row for row in rows[1:] if not _is_rule(row)))
        rows = []
        if text.startswith("#"):
            name = text.lstrip("#").strip()
            start = line.find(name) + 1
            method = Said(name, Span(file, number, start, start + len(name)))


def _cells(line: str, number: int, file: str) -> tuple[Said, ...]:
    inner = line.strip().removeprefix("|")
    inner = inner.removesuffix("|") if not inner.endswith("\\|") else inner
    column = line.find("|") + 2 if line.strip().startswith("|") else len(line) - len(line.lstrip()) + 1
    found: list[Said] = []
    for part in inner.replace("\\|", "\0").split("|"):
        text = part.strip().replace("\0", "|")
        start = column + len(part) - len(part.lstrip())
        found.append(Said(text, Span(file, number, start, start + max(len(text), 1))))
        column += len(part) + 1
    return tuple(found)


def _is_rule(row: Sequence[Said]) -> bool:
    return all(cell.text and not cell.text.strip("-: ") for cell in row)
