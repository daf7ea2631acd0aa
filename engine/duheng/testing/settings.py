"""Settings of what a method looks at, and what it gives under each: a node with its rows, tried as a case would be.

A setting goes through the very texts that a table of boundaries shows, so that a line which is read back gives what was
written beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from duheng.analysis.inputs import value_of
from duheng.evaluation.values.trace import Trace
from duheng.language import builtins, tree
from duheng.language.decimal import decimal_text
from duheng.language.ranges import Range
from duheng.language.types import Direction
from duheng.problems.problem import Problem
from duheng.record import Record, replace
from duheng.source import NOWHERE, Span
from duheng.testing.hits import hits_of_tried
from duheng.testing.items import Item, Part
from duheng.testing.looked_at import LookedAt
from duheng.testing.one_row import OneRow, TriedRow
from duheng.testing.other_rows import inputs_and_rows, written_rows
from duheng.testing.said import unplaced

Value = Fraction | str
Values = Mapping[str, Value]


class Setting(Record):
    """Values by name: the node's own, and for each word that means rows the values of every row."""

    own: tuple[tuple[str, Value], ...]
    rows: tuple[tuple[str, tuple[tuple[tuple[str, Value], ...], ...]], ...]

    def with_own(self, name: str, value: Value | None) -> Setting:
        """The same with another value of the node's own, None for nothing."""
        kept = [(each, old) for each, old in self.own if each != name]
        return replace(self, own=(*kept, *([(name, value)] if value is not None else [])))

    def with_rows(self, word: str, rows: Sequence[Values]) -> Setting:
        """The same with other rows."""
        made = tuple(tuple(each.items()) for each in rows)
        return replace(self, rows=tuple((each, made if each == word else old) for each, old in self.rows))

    def rows_at(self, word: str) -> list[dict[str, Value]]:
        """The rows of a word."""
        return [dict(row) for row in dict(self.rows)[word]]


class Point:
    """What a method gives under a setting; ``cells`` are its texts by their columns."""

    def __init__(self, setting: Setting, cells: tuple[tuple[str, str], ...], tried: TriedRow) -> None:
        self.setting = setting
        self.cells = cells
        self.tried = tried
        self.value: Fraction | Range | None = tried.trace.value
        self.hits: frozenset[Item] = hits_of_tried(tried)
        self.course = (
            tuple(deciding_lines(tried.trace)),
            frozenset(each for each in self.hits if each.part is not Part.ROUND),
            self.value is None,
        )


class Trying:
    """Tries settings of one method, each once."""

    def __init__(self, ruleset: tree.Ruleset, method: tree.Method, looked: LookedAt, direction: Direction) -> None:
        self.ruleset = ruleset
        self.method = method
        self.looked = looked
        self.direction = direction
        self.slots = {("", each.name): each for each in looked.own}
        self.slots |= {(word, each.name): each for word, inputs in looked.rows for each in inputs}
        claimed = (builtins.POINTS_OF, builtins.CLAIMED)
        own = [each.name for each in looked.own]
        first = [name for name in own if name not in claimed]
        self.columns = (*first, *(word for word, _ in looked.rows), *(name for name in claimed if name in own))
        self.count = 0
        self._known: dict[Setting, Point | None] = {}

    def at(self, setting: Setting) -> Point | None:
        """What the method gives, None where a value can't be written on a form, or units keep a rule from computing."""
        if setting not in self._known:
            self.count += 1
            self._known[setting] = self._try(setting)
        return self._known[setting]

    def _try(self, setting: Setting) -> Point | None:
        texts = self._texts(setting)
        said = inputs_and_rows((unplaced(name), unplaced(text)) for name, text in texts.items())
        if isinstance(said, Problem):
            return None
        row = OneRow(self.ruleset, self.method, *said)
        if row.problems:
            return None
        tried = row.run()
        return Point(setting, tuple(texts.items()), tried) if tried.not_computed(NOWHERE) is None else None

    def _texts(self, setting: Setting) -> dict[str, str]:
        own, rows = dict(setting.own), dict(setting.rows)
        return {
            name: self._rows(name, rows[name]) if name in rows else self._text("", name, own.get(name))
            for name in self.columns
        }

    def _rows(self, word: str, rows: Sequence[Sequence[tuple[str, Value]]]) -> str:
        names = [name for slot_word, name in self.slots if slot_word == word]
        said = [dict(row) for row in rows]
        return written_rows([(name, self._text(word, name, row.get(name))) for name in names] for row in said)

    def _text(self, word: str, name: str, value: Value | None) -> str:
        """A value as a form says it."""
        slot = self.slots[word, name]
        if value is None or isinstance(value, str):
            return value or ""
        if slot.kind is None or slot.name == builtins.CLAIMED:
            return decimal_text(value)
        return value_of(slot, value, self.direction).text


def deciding_lines(trace: Trace | None) -> Iterator[Span | None]:
    """The lines that decide: the method's own, and those of methods whose results it takes."""
    while trace is not None:
        yield trace.deciding.span if trace.deciding is not None else None
        trace = trace.borrowed
