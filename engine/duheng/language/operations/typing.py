"""The type rules that operations share."""

from __future__ import annotations

from collections.abc import Sequence

from duheng.language.operation import TypeFault
from duheng.language.types import OPEN, Interval, Label, Numeric, Plain, Type, Written
from duheng.language.units import DATE, DAYS, RATIO, Dimension, over_dimension, times, unsettled

MIXED = "mixed"
"""Two numbers of different dimensions meet where they should be alike."""
PERCENT = "percent"
"""A number beside a percentage, of which nobody knows whether its % was forgotten."""
KIND = "kind"
"""A value of the wrong kind: text where a number belongs."""


def alike(left: Type, right: Type) -> Numeric:
    """The common type of two numbers that are added, compared or chosen between."""
    one, two = number(left, right), number(right, left)
    written = _written(one, two)
    if one.bare or one.dimension == two.dimension:
        return two if two.written is written else Numeric(two.dimension, two.bare, written)
    if two.bare:
        return one if one.written is written else Numeric(one.dimension, one.bare, written)
    if unsettled(one.dimension):
        return OPEN if unsettled(two.dimension) else two
    if unsettled(two.dimension):
        return one
    raise TypeFault(MIXED, left, right)


def _written(one: Numeric, two: Numeric) -> Written:
    """How two numbers are written that go together; 95 and 95% don't."""
    if Written.EITHER in (one.written, two.written) or one.written is two.written:
        return one.written if two.written is Written.EITHER else two.written
    raise TypeFault(PERCENT, one, two)


def number(value: Type, beside: Type) -> Numeric:
    """``value`` as a number; unknown types pass, since their own problem is told elsewhere."""
    if isinstance(value, Numeric):
        return value
    if value is Plain.UNKNOWN:
        return OPEN
    raise TypeFault(KIND, value, beside)


def product(types: Sequence[Type]) -> Type:
    left, right = types
    if isinstance(left, Interval):
        factor = number(right, left)
        return Interval(_times(left.dimension, factor.dimension), left.bare and factor.bare)
    if isinstance(right, Interval):
        return product((right, left))
    one, two = number(left, right), number(right, left)
    return Numeric(_times(one.dimension, two.dimension), one.bare and two.bare, met=one.met or two.met)


def _times(left: Dimension | None, right: Dimension | None) -> Dimension | None:
    return None if left is None or right is None else times(left, right)


def quotient(types: Sequence[Type]) -> Type:
    one, two = number(types[0], types[1]), number(types[1], types[0])
    if one.dimension is None or two.dimension is None:
        return OPEN
    if one.written is Written.WHOLE and two.written is Written.SHARE:
        raise TypeFault(PERCENT, one, two)
    found = over_dimension(one.dimension, two.dimension)
    if one.met and two.one and any(power < 0 and name in dict(two.dimension) for name, power in found):
        raise TypeFault(MIXED, one, two)
    return Numeric(found, one.bare and two.bare, met=one.met or two.met)


def sum_of(types: Sequence[Type]) -> Type:
    left, right = types
    if left is right is Plain.DATE:
        raise TypeFault(KIND, left, right)
    return _moved(left, right)


def difference(types: Sequence[Type]) -> Type:
    left, right = types
    return Numeric(DAYS) if left is right is Plain.DATE else _moved(left, right)


def _moved(left: Type, right: Type) -> Type:
    """The type of what something is added to or taken from: of a date with days a date."""
    if left is not Plain.DATE:
        return alike(left, right)
    alike(right, Numeric(DAYS))
    return Plain.DATE


def same_number(types: Sequence[Type]) -> Type:
    """The type of one number that stays what it is (negation, absolute value)."""
    return number(types[0], types[0])


def all_alike(types: Sequence[Type]) -> Type:
    """The common type of one or more numbers, or of dates."""
    if all(each is Plain.DATE for each in types):
        return Plain.DATE
    found: Type = number(types[0], types[0])
    for each in types[1:]:
        found = alike(found, each)
    return found


def rounded(types: Sequence[Type]) -> Type:
    """The number stays what it is, and so does an interval, both ends rounded; places are written as a whole number."""
    return types[0] if isinstance(types[0], Interval) else number(types[0], types[0])


def ordering(types: Sequence[Type]) -> Type:
    left, right = types
    if Plain.DATE in (left, right):
        other = right if left is Plain.DATE else left
        waits = isinstance(other, Numeric) and not other.bare and unsettled(other.dimension)
        if left is right or other is Plain.UNKNOWN or waits:
            return Plain.TRUTH
        raise TypeFault(KIND, left, right)
    alike(left, right)
    return Plain.TRUTH


def equality(types: Sequence[Type]) -> Type:
    left, right = types
    if Plain.UNKNOWN in (left, right) or left == right or (_wordy(left) and _wordy(right)):
        return Plain.TRUTH
    return ordering(types)


def _wordy(value: Type) -> bool:
    return value is Plain.TEXT or isinstance(value, Label)


def membership(types: Sequence[Type]) -> Type:
    left, right = types
    if right is Plain.UNKNOWN:
        return Plain.TRUTH
    if not isinstance(right, Interval):
        raise TypeFault(KIND, right, Interval(None))
    if left is Plain.DATE or right.dimension == DATE:
        if left not in (Plain.DATE, Plain.UNKNOWN) or not (right.dimension == DATE or unsettled(right.dimension)):
            raise TypeFault(KIND, left, right.ends)
        return Plain.TRUTH
    alike(left, right.ends)
    return Plain.TRUTH


def count_of_truths(types: Sequence[Type]) -> Type:
    truth(types)
    return Numeric(RATIO, bare=True)


def truth(types: Sequence[Type]) -> Type:
    for each in types:
        if each not in (Plain.TRUTH, Plain.UNKNOWN):
            raise TypeFault(KIND, each, Plain.TRUTH)
    return Plain.TRUTH
