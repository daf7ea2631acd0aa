"""Numbers as explanations show them: exactly where they end, marked ≈ where they don't or are too long."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from duheng.language.decimal import rounded_ratio, rounded_text
from duheng.language.ranges import Number, Range, Unknown
from duheng.language.types import Numeric, Plain, Type
from duheng.language.units import MONEY, POINTS, RATIO, Unit, dimension_name, unsettled

PLACES = 4
_PERCENT_PLACES = (2, 4, 8)
MORE_PLACES = (PLACES, 8, 12)
_WAN, _YI = Fraction(10_000), Fraction(100_000_000)


def points(value: Number | Range | str | Unknown | None) -> str:
    """A score: exact where it ends, ``3～4`` for a range."""
    if type(value) is Fraction:
        numerator, denominator = value.as_integer_ratio()
        return rounded_ratio(numerator, denominator, PLACES)
    if isinstance(value, Range):
        low, high = ends(value)
        return low if low == high else f"{low}～{high}"
    return str(value)


def ends(value: Range) -> tuple[str, str]:
    """The two ends of a range: 18 and <24 for one that doesn't reach its 24."""
    low = "？" if value.low is None else ">" * value.low_open + rounded_text(value.low, PLACES)
    high = "？" if value.high is None else "<" * value.high_open + rounded_text(value.high, PLACES)
    return low, high


def unknown(value: Any) -> bool:
    """Whether nothing at all is known of a value."""
    if type(value) is Fraction:
        return False
    return isinstance(value, Unknown) or (isinstance(value, Range) and value.low is None and value.high is None)


def equals(shown: str) -> str:
    """``= 2`` or ``≈ 0.7231``."""
    return f"≈ {shown[1:]}" if shown.startswith("≈") else f"= {shown}"


def amount(value: Fraction, unit: Unit | None) -> str:
    """An amount of money in the form's unit, else in the largest that suits."""
    if unit is not None and unit.factor:
        return _not_whole(value / unit.factor) + unit.text
    for size, name in ((_YI, "亿元"), (_WAN, "万元")):
        if abs(value) >= size:
            return _not_whole(value / size) + name
    return _not_whole(value) + "元"


def percent(value: Fraction) -> str:
    """A ratio as ``≈54.5%``."""
    return _not_whole(value * 100, _PERCENT_PLACES) + "%"


def _not_whole(value: Fraction, places: tuple[int, ...] = MORE_PLACES) -> str:
    """A number with so many places that it doesn't look like a whole one which it isn't."""
    shown = ""
    for each in places:
        shown = rounded_text(value, each)
        if not shown.startswith("≈") or "." in shown:
            break
    return shown


def measured(value: Any, type_: Type, unit: Unit | None, *, ratio: bool) -> str:
    """A worked-out value with its unit, in ``unit`` where it is of that kind; ``ratio``: a quotient, so that a bare
    number is a percentage too."""
    if isinstance(value, Range):
        ends = ["？" if end is None else measured(end, type_, unit, ratio=ratio) for end in (value.low, value.high)]
        return "～".join(dict.fromkeys(ends))
    if not isinstance(value, Fraction):
        return str(value)
    if type_ is Plain.DATE and value.denominator == 1 and 1 <= value <= date.max.toordinal():
        return date.fromordinal(int(value)).isoformat()
    if not isinstance(type_, Numeric) or type_.dimension is None:
        return _not_whole(value)
    if type_.dimension == MONEY:
        return amount(value, unit)
    if type_.dimension == RATIO:
        return percent(value) if ratio or not type_.bare else _not_whole(value)
    if type_.dimension == POINTS:
        return _not_whole(value) + "分"
    if unit is not None and unit.dimension == type_.dimension:
        return _not_whole(value / unit.factor) + unit.text
    name = "" if unsettled(type_.dimension) else dimension_name(type_.dimension)
    return _not_whole(value) + (name[1:] if name.startswith("1/") else name)
