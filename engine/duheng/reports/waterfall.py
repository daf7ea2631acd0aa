"""From full points down to the total, step by step, exactly: the ledger as a chart has it.

Every step begins where the one before ended. Certain steps lead from full points to what the total can at most be; what
is still open leads further down, to what it is at least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction

from duheng.evaluation.result import LedgerLine, Result
from duheng.presentation.losses import parted
from duheng.record import Record

ZERO = Fraction(0)
_MOST = 12
_SHOWN_OF_TOTAL = Fraction(1, 4)
_TICKS = 5
_SIZES = (1, 2, 5)


class Sort(Enum):
    """What a step is."""

    LOST = "lost"
    GIVEN = "given"
    POINTS = "points"
    OPEN = "open"


class Step(Record):
    """One step from ``start`` to ``end``, in points, with the ledger lines that it is made of."""

    sort: Sort
    start: Fraction
    end: Fraction
    lines: tuple[LedgerLine, ...]

    @property
    def change(self) -> Fraction:
        """How many points the step adds; negative where it takes them away."""
        return self.end - self.start


class Axis(Record):
    """The stretch of points that a chart shows, with the numbers written at it. ``cut``: it doesn't begin at zero."""

    low: Fraction
    high: Fraction
    ticks: tuple[Fraction, ...]

    @property
    def cut(self) -> bool:
        """Whether bars from zero are shown without their beginning."""
        return self.low > 0

    def share(self, value: Fraction) -> Fraction:
        """Where a value lies on the axis, from 0 to 1; what lies beyond an end is at it."""
        return min(max((value - self.low) / (self.high - self.low), ZERO), Fraction(1))


def steps_of(result: Result) -> tuple[Step, ...]:
    """The steps in order: points that differ, losses from the greatest, points given back, what is open.

    Of more than twelve losses the smallest are one step together, and likewise of what is open.
    """
    ledger = result.ledger
    found: list[Step] = []
    start = result.start
    for sort, lines in _sorts(ledger):
        for together in _together(lines):
            end = start - sum((_amount(sort, line) for line in together), ZERO)
            found.append(Step(sort, start, end, tuple(together)))
            start = end
    return tuple(found)


def _sorts(ledger: Sequence[LedgerLine]) -> Iterator[tuple[Sort, list[LedgerLine]]]:
    lost, given, apart = parted(ledger)
    yield Sort.POINTS, apart
    yield Sort.LOST, [line for line in lost if line.lost]
    yield Sort.GIVEN, given
    yield Sort.OPEN, sorted((line for line in (*lost, *given) if line.open), key=lambda line: -line.open)


def _amount(sort: Sort, line: LedgerLine) -> Fraction:
    return line.open if sort is Sort.OPEN else line.lost


def _together(lines: Sequence[LedgerLine]) -> Iterator[Sequence[LedgerLine]]:
    alone = len(lines) if len(lines) <= _MOST else _MOST - 1
    yield from ([line] for line in lines[:alone])
    if lines[alone:]:
        yield lines[alone:]


def axis_of(values: Sequence[Fraction]) -> Axis:
    """An axis that shows all values, and something of the bars from zero that end at the lowest."""
    low, high = min(values), max(values)
    low -= (high - low) * _SHOWN_OF_TOTAL
    if low < high / 3 or low == high:
        low = min(ZERO, *values)
    high = high if high > low else low + 1
    size = _tick(high - low)
    first = low // size * size
    count = (high - first) // size + 1
    return Axis(first, high, tuple(first + size * number for number in range(count)))


def _tick(span: Fraction) -> Fraction:
    """The smallest of 1, 2, 5, 10 … (and 0.5, 0.2 …) that divides a stretch into few parts."""
    size = Fraction(1)
    while size * _TICKS > span:
        size /= 10
    while True:
        for each in _SIZES:
            if size * each * _TICKS >= span:
                return size * each
        size *= 10
