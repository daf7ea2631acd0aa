"""Sets of numbers made of intervals, as what is left of a range when some intervals are taken from it.

A cut lies just below a number or just above it (or beyond all numbers), so that an interval's open and closed ends are
one kind of thing: ``[60%, 80%)`` is what lies between the cut below 60% and the cut below 80%.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from duheng.language.ranges import Ended
from duheng.record import Record

ZERO = Fraction(0)
Cut = tuple[int, Fraction, int]
"""-1, 0 or 1 (below all numbers, at one, above all), the number, and the side of it: -1 below, 1 above."""
_LOWEST, _HIGHEST = (-1, ZERO, 0), (1, ZERO, 0)


class Stretches(Record):
    """Numbers between pairs of cuts, none in two of them."""

    parts: tuple[tuple[Cut, Cut], ...] = ()

    @classmethod
    def of(cls, *spans: Ended) -> Stretches:
        """The numbers of some intervals that have none in common."""
        return cls._between((_low(each), _high(each)) for each in spans)

    @classmethod
    def cells(cls, numbers: Iterable[Fraction]) -> list[tuple[Stretches, Fraction]]:
        """All numbers, cut at some: those below the first, the first itself, those between it and the second, …; each
        with a number in it."""
        found: list[tuple[Stretches, Fraction]] = []
        edge, before = _LOWEST, None
        for each in sorted(set(numbers)):
            below, above = (0, each, -1), (0, each, 1)
            inner = each - 1 if before is None else (before + each) / 2
            found += [(cls(((edge, below),)), inner), (cls(((below, above),)), each)]
            edge, before = above, each
        last = ZERO if before is None else before + 1
        return [*found, (cls(((edge, _HIGHEST),)), last)]

    @classmethod
    def _between(cls, pairs: Iterable[tuple[Cut, Cut]]) -> Stretches:
        return cls(tuple(pair for pair in pairs if pair[0] < pair[1]))

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __and__(self, other: Stretches) -> Stretches:
        return self._between(
            (max(low, other_low), min(high, other_high))
            for low, high in self.parts
            for other_low, other_high in other.parts
        )

    def __sub__(self, other: Stretches) -> Stretches:
        found = self
        for low, high in other.parts:
            found = self._between(
                pair for begin, end in found.parts for pair in ((begin, min(end, low)), (max(begin, high), end))
            )
        return found


def _low(span: Ended) -> Cut:
    return _LOWEST if span.low is None else (0, span.low, 1 if span.low_open else -1)


def _high(span: Ended) -> Cut:
    return _HIGHEST if span.high is None else (0, span.high, -1 if span.high_open else 1)
