"""Numbers as a reader takes them: what is written, how exactly, and of what.

Nothing here comes from duheng. A number marked ≈ is any that is written so; a range is any number in it; what isn't
known is ``NOTHING``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

Kind = frozenset[tuple[str, int]]
BARE: Kind = frozenset()
DAYS: Kind = frozenset({("日期", 1)})
SIZES = {
    name: (kind, Fraction(size))
    for kind, units in {
        "": {"%": "1/100", "‰": "1/1000", "百分点": "1/100", "个百分点": "1/100", "倍": "1"},
        "天": {"天": "1", "日": "1", "周": "7", "小时": "1/24"},
        "月": {"月": "1", "个月": "1", "季度": "3", "年": "12"},
        "米": {"米": "1", "公里": "1000", "千米": "1000", "厘米": "1/100"},
        "平方米": {"平方米": "1", "亩": "2000/3", "公顷": "10000"},
        "千克": {"千克": "1", "公斤": "1", "克": "1/1000", "吨": "1000"},
    }.items()
    for name, size in units.items()
}
BOUNDS = ("以内", "以上", "以下", "前", "内", "左右")
OR_NONE = "*"
"""A sign for 或不适用."""
LARGE = {"万": 10_000, "亿": 100_000_000}
DIGITS = r"[-−]?\d+(?:\.\d+)?"
NUMBER = re.compile(rf"(≈?)({DIGITS})(.*)")
RANGE = re.compile(r"(.+)～(.+)")
DAY = re.compile(r"(\d{4})[-年](\d{1,2})(?:[-月](\d{1,2})日?|月)")


@dataclass(frozen=True)
class Number:
    """``low`` and ``high`` are None where nothing limits it; ``near`` is whether ≈ stood at it, or at what it is made
    of; ``half`` is half of its last digit; ``edge`` is 1 for the ``>95%`` of a target, which 95% doesn't meet, -1 for
    ``<95%``."""

    low: Fraction | None
    high: Fraction | None
    kind: Kind | None = BARE
    near: bool = False
    half: Fraction = Fraction(0)
    open_low: bool = False
    open_high: bool = False
    edge: int = 0

    @property
    def one(self) -> Fraction | None:
        """The number itself, where it is one and exactly known."""
        return self.low if self.low == self.high and not self.near else None

    @property
    def known(self) -> bool:
        return self.low is not None and self.high is not None

    def looks_like(self, other: Number) -> bool:
        """Whether two numbers, one of them marked ≈, have the same digits."""
        return (self.near or other.near) and None not in (self._shown, other._shown) and self._shown == other._shown

    @property
    def _shown(self) -> Fraction | None:
        """The digits of a number as written."""
        if self.low is None or self.high is None or self.high - self.low != 2 * self.half * self.near:
            return None
        return (self.low + self.high) / 2

    def meets(self, other: Number) -> bool:
        """Whether both may be the same."""
        return _under(self.low, other.high) and _under(other.low, self.high)

    def holds(self, other: Number) -> bool:
        """Whether all that the other may be is what this may be."""
        low = self.low is None or (other.low is not None and self.low <= other.low)
        return low and (self.high is None or (other.high is not None and other.high <= self.high))


NOTHING = Number(None, None, None)


def _under(low: Fraction | None, high: Fraction | None) -> bool:
    return low is None or high is None or low <= high


def exactly(number: Fraction, kind: Kind = BARE) -> Number:
    return Number(number, number, kind)


def read_number(text: str) -> Number | None:
    """``141人``, ``≈54.5%``, ``18～<24``, ``2023年12月``; None for what is no number."""
    if text.endswith(OR_NONE):
        score = read_number(text.removesuffix(OR_NONE))
        return score and _with_nothing(score)
    ends = RANGE.fullmatch(text)
    if ends is not None:
        return _read_range(*ends.groups())
    if text == "？":
        return NOTHING
    if text[:1] in (">", "<") and len(text) > 1:
        bound = read_number(text[1:])
        return bound and replace(bound, edge=1 if text[0] == ">" else -1)
    day = DAY.fullmatch(text)
    if day is not None:
        return _read_day(day)
    found = NUMBER.fullmatch(text)
    if found is None:
        return None
    sign, digits, unit = found.groups()
    kind, size = read_unit(unit)
    if kind is None:
        return None
    places = len(digits.partition(".")[2])
    value, half = Fraction(digits.replace("−", "-")) * size, Fraction(1, 2 * 10**places) * size
    return Number(value - half, value + half, kind, True, half) if sign else Number(value, value, kind, half=half)


def read_unit(unit: str) -> tuple[Kind | None, Fraction]:
    """What is measured, and how much one of the unit is; no kind for what is no unit."""
    if not unit:
        return BARE, Fraction(1)
    if unit in SIZES:
        kind, size = SIZES[unit]
        return (frozenset({(kind, 1)}) if kind else BARE), size
    for sign, power in (("/", -1), ("·", 1)):
        if sign in unit:
            (one, size), (two, by) = map(read_unit, unit.split(sign, 1))
            return _of_product(one, two, power), size * by**power
    if unit.endswith(BOUNDS):
        return None, Fraction(1)
    if unit[0] in LARGE:
        kind_of, size_of = read_unit(unit[1:])
        return kind_of, size_of * LARGE[unit[0]]
    return (None, Fraction(1)) if re.search(r"[\d\s，；：～=≈]", unit) else (frozenset({(unit, 1)}), Fraction(1))


def _read_range(low: str, high: str) -> Number | None:
    one, two = read_number(low.lstrip(">")), read_number(high.lstrip("<"))
    if one is None or two is None:
        return None
    kind = two.kind or one.kind
    half = max(one.half * one.near, two.half * two.near)
    return Number(one.low, two.high, kind, one.near or two.near, half, low[0] == ">", high[0] == "<")


def _with_nothing(one: Number) -> Number:
    """A number that may be missing from a sum: then it adds nothing to it."""
    low = None if one.low is None else min(one.low, Fraction(0))
    return replace(one, low=low, high=None if one.high is None else max(one.high, Fraction(0)))


def _read_day(found: re.Match[str]) -> Number:
    year, month, day = (int(each) if each else None for each in found.groups())
    assert year is not None
    assert month is not None
    first, last = (day, day) if day else (1, monthrange(year, month)[1])
    low, high = (Fraction(date(year, month, each).toordinal()) for each in (first, last))
    return Number(low, high, DAYS)


# --- arithmetic


class Senseless(Exception):
    """Numbers are put together of which nobody knows what that makes."""


def negative(one: Number) -> Number:
    low = None if one.high is None else -one.high
    high = None if one.low is None else -one.low
    return Number(low, high, one.kind, one.near)


def add(one: Number, two: Number) -> Number:
    kind = _of_sum(one.kind, two.kind)
    low = None if one.low is None or two.low is None else one.low + two.low
    high = None if one.high is None or two.high is None else one.high + two.high
    return Number(low, high, kind, one.near or two.near)


def subtract(one: Number, two: Number) -> Number:
    found = add(one, negative(two))
    return replace(found, kind=frozenset({("天", 1)})) if one.kind == DAYS == two.kind else found


def multiply(one: Number, two: Number) -> Number:
    kind = _of_product(one.kind, two.kind, 1)
    if 0 in (one.one, two.one):
        return Number(Fraction(0), Fraction(0), kind)
    for times, other in ((one.one, two), (two.one, one)):
        if times is not None and times > 0:
            low, high = (None if end is None else times * end for end in (other.low, other.high))
            return Number(low, high, kind, other.near)
    if one.low is None or one.high is None or two.low is None or two.high is None:
        return Number(None, None, kind)
    ends = [a * b for a in (one.low, one.high) for b in (two.low, two.high)]
    return Number(min(ends), max(ends), kind, one.near or two.near)


def divide(one: Number, two: Number) -> Number:
    """What isn't above zero may not divide, unless the rule means it; the sentence doesn't say that it does."""
    kind = _of_product(one.kind, two.kind, -1)
    if two.low is None or two.high is None or two.low <= 0:
        return Number(None, None, kind)
    return replace(multiply(one, Number(1 / two.high, 1 / two.low, BARE, two.near)), kind=kind)


def _of_product(one: Kind | None, two: Kind | None, sign: int) -> Kind | None:
    if one is None or two is None:
        return None
    if DAYS in (one, two):
        raise Senseless("a product of dates")
    powers = dict(one)
    for unit, power in two:
        powers[unit] = powers.get(unit, 0) + sign * power
    return frozenset((unit, power) for unit, power in powers.items() if power)


def _of_sum(one: Kind | None, two: Kind | None) -> Kind | None:
    if {one, two} == {frozenset({("天", 1)}), DAYS}:
        return DAYS
    if None in (one, two) and (DAYS in (one, two) or frozenset({("天", 1)}) in (one, two)):
        return None
    alike(one, two)
    return one or two


def alike(one: Kind | None, two: Kind | None) -> None:
    """Numbers of both kinds may stand beside each other; a bare one beside any."""
    if one and two and one != two:
        raise Senseless(f"{sorted(one)} beside {sorted(two)}")


def rounded(number: Fraction, places: int, mode: str) -> Fraction:
    """修约, by the rules of the trade."""
    size = 10**places
    whole, rest = divmod(abs(number) * size, 1)
    up = {
        "四舍五入": rest >= Fraction(1, 2),
        "舍去": False,
        "进一": rest > 0,
        "四舍六入五成双": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1),
    }[mode]
    return Fraction(whole + up) / size * (-1 if number < 0 else 1)
