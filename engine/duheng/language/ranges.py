"""A number known only as a range, and a truth not known yet.

A missing actual value must not stop a form from being scored: the row gets the range that it can still take. Ranges
take part in the ordinary arithmetic of the operations' meanings, so one walk over the tree serves known and unknown
numbers alike. A range remembers what would settle it: the cells that were missing.

Ends that are None are unbounded. An open end is not itself a possible value, which matters for one thing: ``> 95%``
against a target of ``95%`` is met.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Protocol, overload

from duheng.language.decimal import quotient
from duheng.record import Record

Number = Fraction
Cause = tuple[tuple[str, ...], str]
"""What would settle it: the path of the node (empty for the form) and the field's name."""

NO_CAUSE: frozenset[Cause] = frozenset()


class Unknown(Record):
    """A text, label, date or truth that isn't known; ``causes`` say which cells would settle it."""

    causes: frozenset[Cause] = NO_CAUSE


class Range(Record):
    """All numbers between two ends. Arithmetic follows interval arithmetic, exactly."""

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False
    causes: frozenset[Cause] = NO_CAUSE

    def __add__(self, other: Number | Range) -> Range:
        that = as_range(other)
        low = None if self.low is None or that.low is None else self.low + that.low
        high = None if self.high is None or that.high is None else self.high + that.high
        return Range(
            low, high, self.low_open or that.low_open, self.high_open or that.high_open, self.causes | that.causes
        )

    __radd__ = __add__

    def __neg__(self) -> Range:
        return Range(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
            self.causes,
        )

    def __sub__(self, other: Number | Range) -> Range:
        return self + (-as_range(other))

    def __rsub__(self, other: Number) -> Range:
        return -self + other

    def __mul__(self, other: Number | Range) -> Range:
        that = as_range(other)
        causes = self.causes | that.causes
        corners = [_product(a, b) for a in _ends(self) for b in _ends(that)]
        low = min(corners)
        high = max(corners, key=lambda corner: (corner[0], corner[1], not corner[2]))
        if self.empty or that.empty:
            return Range(None, None, causes=causes) if low[0] or high[0] else Range(high[1], low[1], True, True, causes)
        return Range(None if low[0] else low[1], None if high[0] else high[1], low[2], high[2], causes)

    __rmul__ = __mul__

    def __abs__(self) -> Range:
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        if self.low is None or self.high is None:
            return Range(Fraction(0), None, causes=self.causes)
        top, closed = max((-self.low, not self.low_open), (self.high, not self.high_open))
        return Range(Fraction(0), top, high_open=not closed, causes=self.causes)

    def inverse(self) -> Range:
        """One over this range; unbounded both ways where zero is a possible value."""
        if self.contains(Fraction(0)):
            return Range(None, None, causes=self.causes)
        low_zero, high_zero = self.low == 0, self.high == 0
        low = None if high_zero else (Fraction(0) if self.high is None else 1 / self.high)
        high = None if low_zero else (Fraction(0) if self.low is None else 1 / self.low)
        return Range(low, high, self.high_open or self.high is None, self.low_open or self.low is None, self.causes)

    @property
    def empty(self) -> bool:
        """Whether it is an interval that holds no number: its ends are the wrong way round."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def contains(self, number: Number) -> bool:
        """Whether ``number`` is one of the possible values."""
        return is_within(number, self)

    def less(self, other: Number | Range) -> bool | Unknown:
        """Whether every value is below the other's (True), none is (False), or it isn't known."""
        that = as_range(other)
        if self.high is not None and that.low is not None:
            if self.high < that.low or (self.high == that.low and (self.high_open or that.low_open)):
                return True
        if self.low is not None and that.high is not None and self.low >= that.high:
            return False
        return Unknown(self.causes | that.causes)

    def equals(self, other: Number | Range) -> bool | Unknown:
        """Whether the two are the same number; mostly not known, unless the ranges don't meet."""
        that = as_range(other)
        if self.less(that) is True or that.less(self) is True:
            return False
        if self.low == self.high == that.low == that.high and self.low is not None:
            return True
        return Unknown(self.causes | that.causes)


ANYTHING = Range(None, None)
"""A number of which nothing is known."""
UNKNOWN = Unknown()
"""A text, label or truth of which nothing is known."""
Score = Number | Range | None
"""What a node gets: a number, one known only as a range, or None for 不适用."""
Truth = bool | Unknown


class Ended(Protocol):
    """What has two ends, None where there is none, each of which may be left out."""

    @property
    def low(self) -> Number | None: ...
    @property
    def high(self) -> Number | None: ...
    @property
    def low_open(self) -> bool: ...
    @property
    def high_open(self) -> bool: ...


def is_within(number: Number, span: Ended) -> bool:
    """Whether a number lies between two ends."""
    return not (_below(number, span) or _above(number, span))


def _below(number: Number, span: Ended) -> bool:
    return span.low is not None and (less_than(number, span.low) or (span.low_open and number == span.low))


def _above(number: Number, span: Ended) -> bool:
    return span.high is not None and (less_than(span.high, number) or (span.high_open and number == span.high))


def _ends(span: Range) -> tuple[tuple[int, Number, bool], tuple[int, Number, bool]]:
    low = (-1, Fraction(0), True) if span.low is None else (0, span.low, span.low_open)
    high = (1, Fraction(0), True) if span.high is None else (0, span.high, span.high_open)
    return low, high


def _product(a: tuple[int, Number, bool], b: tuple[int, Number, bool]) -> tuple[int, Number, bool]:
    infinite_a, value_a, open_a = a
    infinite_b, value_b, open_b = b
    if (not infinite_a and value_a == 0 and not open_a) or (not infinite_b and value_b == 0 and not open_b):
        return 0, Fraction(0), False
    if not infinite_a and not infinite_b:
        return 0, value_a * value_b, open_a or open_b
    sign_a = infinite_a or (value_a > 0) - (value_a < 0)
    sign_b = infinite_b or (value_b > 0) - (value_b < 0)
    return sign_a * sign_b, Fraction(0), True


def less_than(left: Number, right: Number) -> bool:
    """left < right, several times as fast as by ``Fraction``, which first asks what kind of number the other one is."""
    if left is right:
        return False
    (top, bottom), (other_top, other_bottom) = left.as_integer_ratio(), right.as_integer_ratio()
    return top * other_bottom < other_top * bottom


def same(left: Number | None, right: Number | None) -> bool:
    """Whether two numbers are equal, or neither is there; as much faster than by ``Fraction``."""
    if left is right or left is None or right is None:
        return left is right
    return left.as_integer_ratio() == right.as_integer_ratio()


@overload
def total_of(items: Sequence[Number]) -> Number: ...


@overload
def total_of(items: Sequence[Number | Range]) -> Number | Range: ...


def total_of(items: Sequence[Number | Range]) -> Number | Range:
    """The sum of numbers and ranges; of numbers alone over their common denominator, since most have the same."""
    top, bottom = 0, 1
    for each in items:
        if type(each) is not Fraction:
            return sum(items, Fraction(0))
        numerator, denominator = each.as_integer_ratio()
        if denominator != bottom:
            common = lcm(bottom, denominator)
            top, numerator, bottom = top * (common // bottom), numerator * (common // denominator), common
        top += numerator
    return quotient(top, bottom)


def left_of(whole: Number, parts: Sequence[Number]) -> Number:
    """What is left of a number when others are taken from it; most of these are zero."""
    taken = [each for each in parts if each]
    return minus(whole, total_of(taken)) if taken else whole


def minus(left: Number, right: Number) -> Number:
    """left - right, faster than by ``Fraction`` for the same reason."""
    (top, bottom), (other_top, other_bottom) = left.as_integer_ratio(), right.as_integer_ratio()
    return quotient(top * other_bottom - other_top * bottom, bottom * other_bottom)


def as_range(value: Number | Range) -> Range:
    """A range of one number, or the range itself."""
    return value if isinstance(value, Range) else Range(value, value)


def settled(value: Number | Range) -> Number | Range:
    """The single number a range has left, where it has only one."""
    if isinstance(value, Range) and value.low is not None and value.low == value.high:
        return value.low
    return value


def hull(left: Number | Range, right: Number | Range) -> Number | Range:
    """The smallest range that holds both."""
    if isinstance(left, Fraction) and isinstance(right, Fraction) and left == right:
        return left
    one, two = as_range(left), as_range(right)
    causes = one.causes | two.causes
    low, low_open = _outer_low(one, two)
    negative_low, high_open = _outer_low(-one, -two)
    return Range(low, None if negative_low is None else -negative_low, low_open, high_open, causes)


def _outer_low(one: Range, two: Range) -> tuple[Number | None, bool]:
    if one.low is None or two.low is None:
        return None, False
    if one.low == two.low:
        return one.low, one.low_open and two.low_open
    least = one if one.low < two.low else two
    return least.low, least.low_open


def clamp(value: Number | Range, low: Number | Range, high: Number | Range) -> Number | Range:
    """``value`` held between two limits."""
    if type(value) is type(low) is type(high) is Fraction:
        if value is high:
            return value
        held = low if less_than(value, low) else value
        return high if less_than(high, held) else held
    return least(most(value, low), high)


def most(left: Number | Range, right: Number | Range) -> Number | Range:
    """The greater of two numbers."""
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return right if less_than(left, right) else left
    one, two = as_range(left), as_range(right)
    lows = [(end, open_) for end, open_ in ((one.low, one.low_open), (two.low, two.low_open)) if end is not None]
    low, low_open = max(lows) if lows else (None, False)
    causes = one.causes | two.causes
    if one.high is None or two.high is None:
        return Range(low, None, low_open, causes=causes)
    high, high_closed = max((one.high, not one.high_open), (two.high, not two.high_open))
    return Range(low, high, low_open, not high_closed, causes)


def least(left: Number | Range, right: Number | Range) -> Number | Range:
    """The smaller of two numbers."""
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return right if less_than(right, left) else left
    turned = most(-as_range(left), -as_range(right))
    return -as_range(turned)
