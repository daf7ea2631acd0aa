"""The exact reading: one form, on rational numbers and on ranges where something isn't known."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from functools import partial
from typing import Any, TypeVar

from duheng.language.among import Among, OneOf
from duheng.language.decimal import round_fraction
from duheng.language.edge import Edge, plain, side_of
from duheng.language.ranges import Cause, Number, Range, Truth, Unknown, as_range, least, less_than, most, same
from duheng.language.reading import same_text

_Found = TypeVar("_Found")

MOST_BITS = 8_000
"""A number with more binary digits than this (some 2,400 decimal ones) is no result of a rule that means well."""


class Trouble(Enum):
    """What can go wrong in a calculation: a divisor that is zero or below it, a number that grew beyond all use, one
    that lies in none of a scale's tiers, an interval that holds no number."""

    ZERO_DIVISOR = "zero divisor"
    NEGATIVE_DIVISOR = "negative divisor"
    OVERFLOW = "overflow"
    OFF_SCALE = "off scale"
    EMPTY_INTERVAL = "empty interval"


Troubles = frozenset[Trouble]
NO_TROUBLES: Troubles = frozenset()


class Exact:
    """The kernel of exact evaluation. ``troubles`` gathers what went wrong.

    Exact numbers may double their digits with every multiplication, so there must be an end.
    """

    def __init__(self) -> None:
        self.troubles = NO_TROUBLES

    def apart(self, calculation: Callable[[], _Found]) -> tuple[_Found, Troubles]:
        """What a calculation gives, and its troubles, which aren't told here."""
        before, self.troubles = self.troubles, NO_TROUBLES
        value, mine = calculation(), self.troubles
        self.troubles = before
        return value, mine

    def held(self, value: Any) -> Any:
        """The value, or an open one where it has grown beyond ``MOST_BITS``."""
        if type(value) is Fraction:
            short = _is_short(value)
        elif isinstance(value, Range):
            short = all(end is None or _is_short(end) for end in (value.low, value.high))
        else:
            return value
        if short:
            return value
        self.troubles |= {Trouble.OVERFLOW}
        return Range(None, None, causes=causes_of(value))

    @property
    def signed(self) -> Signed:
        return Signed(self)

    def divide(self, left: Any, right: Any) -> Any:
        if type(right) is Fraction and right.numerator > 0 and type(left) is Fraction:
            return left / right
        if _is_negative(right):
            self.troubles |= {Trouble.NEGATIVE_DIVISOR}
            return Range(None, None, causes=causes_of(left) | causes_of(right))
        return self.quotient(left, right)

    def quotient(self, left: Any, right: Any) -> Any:
        """``left`` by what may have either sign, open where that is or may be zero."""
        if isinstance(right, Range):
            if right.contains(Fraction(0)):
                return Range(None, None, causes=causes_of(left) | right.causes)
            return left * right.inverse()
        if right == 0:
            self.troubles |= {Trouble.ZERO_DIVISOR}
            return Range(None, None, causes=causes_of(left))
        return left * (1 / right) if isinstance(left, Range) else left / right

    def less(self, left: Any, right: Any) -> Any:
        if type(left) is Fraction and type(right) is Fraction:
            return less_than(left, right)
        if isinstance(left, Edge) or isinstance(right, Edge):
            return self._less_at_edge(left, right)
        return as_range(left).less(right)

    def _less_at_edge(self, left: Any, right: Any) -> Any:
        if isinstance(left, Edge) and isinstance(right, Edge):
            return (left.number, left.side) < (right.number, right.side)
        if isinstance(right, Edge):
            return self.less(left, right.number) if right.side < 0 else self.negate(self.less(right.number, left))
        return self.less(left.number, right) if left.side > 0 else self.negate(self.less(right, left.number))

    def equal(self, left: Any, right: Any) -> Any:
        if type(left) is Fraction and type(right) is Fraction:
            return same(left, right)
        if isinstance(left, str) and isinstance(right, str):
            return same_text(left, right)
        if isinstance(left, Range) or isinstance(right, Range):
            return False if isinstance(left, Edge) or isinstance(right, Edge) else as_range(left).equals(right)
        if isinstance(left, Unknown) or isinstance(right, Unknown):
            return _perhaps_equal(left, right)
        if isinstance(left, Edge) or isinstance(right, Edge):
            return side_of(left) == side_of(right) and left == right
        return left == right

    def negate(self, truth: Truth) -> Truth:
        if isinstance(truth, Unknown):
            return truth.opposite if isinstance(truth, Among) else truth
        return not truth

    def counted(self, truth: Truth) -> Number | Range:
        return Range(Fraction(0), Fraction(1), causes=truth.causes) if isinstance(truth, Unknown) else Fraction(truth)

    def within(self, number: Any, interval: Any) -> Any:
        if isinstance(interval, Unknown):
            return Unknown(causes_of(number) | interval.causes)
        if isinstance(number, Fraction) and not interval.causes:
            return interval.contains(number)
        one, two = as_range(number), interval
        above = _inside_low(one, two)
        below = _inside_low(-one, -two)
        if above is False or below is False:
            return False
        sure = above is True and below is True and not two.causes
        return True if sure else Unknown(one.causes | two.causes)

    def most(self, left: Any, right: Any) -> Any:
        return most(plain(left), plain(right))

    def least(self, left: Any, right: Any) -> Any:
        return least(plain(left), plain(right))

    def round(self, number: Any, places: Fraction | int, mode: str) -> Any:
        """A number rounded. A range that waits for something may reach its open ends by rounding; an interval that a
        rule wrote keeps them open."""
        digits = max(0, min(int(places), 30))
        if isinstance(number, Range):
            low = None if number.low is None else round_fraction(number.low, digits, mode)
            high = None if number.high is None else round_fraction(number.high, digits, mode)
            if number.causes or low is None or high is None:
                return Range(low, high, causes=number.causes)
            return Range(low, high, number.low_open, number.high_open)
        return round_fraction(plain(number), digits, mode)


class Signed:
    """Divides by what may well be negative."""

    def __init__(self, kernel: Exact) -> None:
        self.kernel = kernel

    def divide(self, left: Any, right: Any) -> Any:
        return self.kernel.quotient(left, right)


def _is_negative(number: Fraction | Range) -> bool:
    """Whether a number, or all that it can be, lies below zero."""
    if not isinstance(number, Range):
        return number.numerator < 0
    return number.high is not None and (number.high < 0 or (number.high == 0 and number.high_open))


def _perhaps_equal(left: Any, right: Any) -> bool | Unknown:
    """Whether two texts are the same of which one or both aren't known."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, OneOf) and isinstance(other, str):
            return one.where(partial(same_text, other))
    return Unknown(causes_of(left) | causes_of(right))


def _inside_low(number: Range, interval: Range) -> bool | None:
    """Whether all values lie on the inner side of the interval's low end (True), none does (False), or some may."""
    if interval.low is None:
        return True
    if number.low is not None and (
        number.low > interval.low or (number.low == interval.low and (number.low_open or not interval.low_open))
    ):
        return True
    if number.high is not None and (
        number.high < interval.low or (number.high == interval.low and (number.high_open or interval.low_open))
    ):
        return False
    return None


def _is_short(number: Fraction) -> bool:
    numerator, denominator = number.as_integer_ratio()
    return denominator.bit_length() <= MOST_BITS and numerator.bit_length() <= MOST_BITS


def causes_of(value: Any) -> frozenset[Cause]:
    """What would settle a value; nothing for a known one."""
    return value.causes if isinstance(value, (Range, Unknown)) else frozenset()
