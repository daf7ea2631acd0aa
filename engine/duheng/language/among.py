"""Conditions that can't be told because one number is known only as a range: of which numbers in it they hold.

Where ``率 ≥ 80%`` doesn't hold of a rate of 65% to 90%, it is 65% to 80%, and ``率 属于 [60%, 80%)`` is certain. So lines
that ask after one number, one after the other, leave no line below them that no number in the range would reach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import reduce
from typing import Any

from duheng.language.edge import plain
from duheng.language.ranges import ANYTHING, Cause, Number, Range, Unknown, as_range, hull
from duheng.language.stretches import Cut, Stretches


class Among(Unknown):
    """A truth that isn't known: whether a number is ``holding``, of all that it may be.

    Two that are ``of`` the same ask after the same number.
    """

    of: object = None
    possible: Stretches = Stretches()
    holding: Stretches = Stretches()

    @property
    def opposite(self) -> Among:
        """Whether it is one of the others."""
        return Among(self.causes, self.of, self.possible, self.possible - self.holding)

    def unless(self, others: Iterable[Among]) -> bool | Unknown:
        """The same where none of some others holds."""
        left = self.possible
        for other in others:
            if other.of == self.of:
                left -= other.holding
        return among(self.causes, self.of, left, self.holding)


class OneOf(Unknown):
    """A label that isn't known: that of a number which may be any of ``possible``, in a scale of these ``bands``."""

    of: object = None
    possible: Stretches = Stretches()
    bands: tuple[tuple[str, Range], ...] = ()

    def where(self, holds: Callable[[str], bool]) -> bool | Unknown:
        """Whether something holds of the label."""
        meant = (interval for label, interval in self.bands if holds(label))
        return among(self.causes, self.of, self.possible, Stretches.of(*meant))

    @property
    def reached(self) -> Range:
        """All numbers of the bands that the label may be."""
        met: list[Number | Range] = [each for _, each in self.bands if self.possible & Stretches.of(each)]
        return as_range(reduce(hull, met))


def among(causes: frozenset[Cause], of: object, possible: Stretches, holding: Stretches) -> bool | Unknown:
    """Whether a number is one of some, of all that it may be: surely, surely not, or it isn't known."""
    kept = possible & holding
    if not kept:
        return False
    return Among(causes, of, possible, kept) if possible - kept else True


def joined(one: Unknown, other: Unknown, *, every: bool) -> bool | Unknown:
    """Both (``every``) or one of two truths that aren't known."""
    causes = one.causes | other.causes
    if not isinstance(one, Among) or not isinstance(other, Among) or one.of != other.of:
        return Unknown(causes)
    both = one.holding & other.holding
    neither = one.possible - one.holding - other.holding
    return among(causes, one.of, one.possible, both if every else one.possible - neither)


def told_apart(
    truth: Unknown, of: object, number: Range, known: Any, holds: Callable[[Fraction], Any]
) -> bool | Unknown:
    """A comparison of a number with something else that isn't known, with the numbers of which it holds; as it is where
    the other side isn't fixed either.

    ``holds`` is the comparison itself: it is asked of numbers at the other side's ends, and between them.
    """
    holding: list[tuple[Cut, Cut]] = []
    for cell, inner in Stretches.cells(_ends_of(known)):
        found = holds(inner)
        if not isinstance(found, bool):
            return truth
        holding += cell.parts if found else ()
    return among(truth.causes, of, Stretches.of(number), Stretches(tuple(holding)))


def _ends_of(known: Any) -> list[Fraction]:
    """Where a number or an interval parts all numbers."""
    span = as_range(known) if isinstance(known, Fraction | Range) else ANYTHING
    return [plain(end) for end in (span.low, span.high) if end is not None]
