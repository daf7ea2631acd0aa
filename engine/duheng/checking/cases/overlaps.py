"""Lines of a method whose intervals share numbers, of the same quantity.

Lines are compared where their numbers meet, and not each with each: going up the numbers, a line is held against those
that reach so far. Lines open at one end are meant to be read in order, and aren't held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from duheng.checking.cases.constant import constant
from duheng.checking.cases.questions import MIRRORED
from duheng.language import tree
from duheng.language.decimal import decimal_text
from duheng.language.printed import printed
from duheng.language.walk import walk
from duheng.problems.cases import LinesOverlap
from duheng.problems.problem import Problem
from duheng.record import Record

_TWO = 2
_ENDS = {"at_least": (True, False), "greater": (True, True), "at_most": (False, False), "less": (False, True)}
"""Comparisons that take all numbers above or below one, and whether they leave that one out."""
_End = tuple[int, Fraction, int]
"""An end in the order of the numbers: below (-1) or above (1) all of them or among them (0), the number, and whether
the interval begins just after it (1), ends just before it (-1) or takes it (0)."""


class _Taken(Record):
    """The numbers that a line takes of a quantity."""

    line: int
    low: _End
    high: _End

    @property
    def bounded(self) -> bool:
        """Whether they lie between two ends."""
        return not self.low[0] and not self.high[0]

    def holds(self, other: _Taken) -> bool:
        """Whether every number of the other's is among them."""
        return self.low <= other.low and other.high <= self.high

    def surrounds(self, other: _Taken) -> bool:
        """Whether they go beyond the other's on both sides, or on one side without an end."""
        return self.holds(other) and (not self.bounded or (self.low < other.low and other.high < self.high))


def overlaps(method: tree.Method, parameters: Mapping[str, tree.Parameter]) -> Iterator[Problem]:
    """Lines that share numbers with an earlier line, of which neither is meant to take the other's."""
    by_subject: dict[tree.Expression, list[_Taken]] = {}
    for number, clause in enumerate(method.clauses):
        found = _taken(number, clause.condition, parameters)
        if found is not None:
            by_subject.setdefault(found[0], []).append(found[1])
    first = {
        later.line: (subject, earlier, later)
        for subject, taken in by_subject.items()
        for earlier, later in _first_overlaps(taken)
    }
    for _, (subject, earlier, later) in sorted(first.items()):
        line, clause = method.clauses[earlier.line], method.clauses[later.line]
        witness = f"{printed(subject)} {_as_written(_shared(earlier, later), clause.condition)}"
        yield LinesOverlap(span=clause.span, related=(line.span,), witness=witness, line=line.span.line)


def _taken(
    number: int, condition: tree.Expression | None, parameters: Mapping[str, tree.Parameter]
) -> tuple[tree.Expression, _Taken] | None:
    """The quantity that a condition asks for, and the numbers that it takes."""
    if isinstance(condition, tree.Every):
        parts = [_taken(number, each, parameters) for each in condition.parts]
        found = [each for each in parts if each is not None]
        if len(found) < len(parts) or len({subject for subject, _ in found}) > 1:
            return None
        return found[0][0], _Taken(number, max(each.low for _, each in found), min(each.high for _, each in found))
    if not isinstance(condition, tree.Call) or len(condition.arguments) != _TWO:
        return None
    subject, other = condition.arguments
    if condition.operation == "within" and isinstance(other, tree.Between):
        low, high = constant(other.low, parameters), constant(other.high, parameters)
        if low is None or high is None:
            return None
        return subject, _Taken(number, (0, low, int(other.low_open)), (0, high, -int(other.high_open)))
    operation = condition.operation
    if constant(subject, parameters) is not None:
        subject, other, operation = other, subject, MIRRORED.get(operation, "")
    end = constant(other, parameters)
    if end is None or operation not in _ENDS:
        return None
    rises, is_open = _ENDS[operation]
    if rises:
        return subject, _Taken(number, (0, end, int(is_open)), (1, Fraction(0), 0))
    return subject, _Taken(number, (-1, Fraction(0), 0), (0, end, -int(is_open)))


def _first_overlaps(taken: Sequence[_Taken]) -> Iterator[tuple[_Taken, _Taken]]:
    """Each line that overlaps with earlier ones, with the first of them."""
    found: dict[int, tuple[_Taken, _Taken]] = {}
    for one, two in _meeting(taken):
        earlier, later = (one, two) if one.line < two.line else (two, one)
        meant = earlier.holds(later) or later.surrounds(earlier)
        if not meant and (later.line not in found or earlier.line < found[later.line][0].line):
            found[later.line] = earlier, later
    yield from found.values()


def _meeting(taken: Sequence[_Taken]) -> Iterator[tuple[_Taken, _Taken]]:
    """The pairs that share a number and of which one lies between two ends."""
    bounded: list[_Taken] = []
    open_ended: list[_Taken] = []
    for each in sorted((each for each in taken if each.low <= each.high), key=lambda each: each.low):
        bounded = [other for other in bounded if each.low <= other.high]
        open_ended = [other for other in open_ended if each.low <= other.high]
        yield from ((other, each) for other in bounded)
        if each.bounded:
            yield from ((other, each) for other in open_ended)
        (bounded if each.bounded else open_ended).append(each)


def _shared(one: _Taken, two: _Taken) -> Fraction:
    """A number in two of which one lies between two ends: their common end, else one between."""
    low, high = max(one.low, two.low), min(one.high, two.high)
    return (low[1] + high[1]) / 2


def _as_written(number: Fraction, condition: tree.Expression | None) -> str:
    parts = walk(condition) if condition is not None else ()
    percent = any(isinstance(each, tree.Literal) and each.text.endswith("%") for each in parts)
    return f"{decimal_text(number * 100)}%" if percent else decimal_text(number)
