"""Ranges of a standard side by side: which of two has the number at which both end, and which is asked first.

≤10%得3分，10%-20%得2分，大于20%不得分: 10% is the first part's, so that it isn't the second's, and 20% is nobody else's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from fractions import Fraction
from math import prod

from duheng.record import Record, replace
from duheng.syntax.number_words import leading
from duheng.syntax.words import words

_LOOSE = re.compile(r"(?:[在为]|达到?)?\d[^含]*?(?:[-~至到和与][^含]*|及?以[上下内]|之内)")
_RANGE = re.compile(
    r"\S+ (?P<left>\S+) (?:(?P<sign>[≥≤<>=]) (?P<end>\d\S*)"
    r"|属于 (?P<from>[\[(])(?P<low>\d[^,]*), (?P<high>\d[^,]*)(?P<to>[\])])) (?P<behind>.*)"
)

_NUMBER = re.compile(r"\d[\d.]*\s*[万亿]*\s*")
_TIMES = {"万": 10**4, "亿": 10**8}
_ALL = 100


class _Range(Record):
    """What a line asks of a value: that it lies between two numbers, either of which may be missing."""

    left: str
    unit: str
    low: str
    high: str
    has_low: bool
    has_high: bool
    behind: str

    @property
    def of(self) -> tuple[str, str]:
        """What is compared, in which unit: numbers of two units aren't compared."""
        return self.left, self.unit

    @property
    def ends(self) -> frozenset[Fraction]:
        """The ends that it has."""
        ends = ((self.low, self.has_low), (self.high, self.has_high))
        return frozenset(_amount(end) for end, has in ends if end and has)

    @property
    def line(self) -> str:
        """The line of a method."""
        if self.low and self.low == self.high:
            asked = f"= {self.low}"
        elif self.low and self.high:
            among = f"{'[' if self.has_low else '('}{self.low}, {self.high}{']' if self.has_high else ')'}"
            asked = f"{words()['IN'].zh} {among}"
        elif self.low:
            asked = f"{'≥' if self.has_low else '>'} {self.low}"
        else:
            asked = f"{'≤' if self.has_high else '<'} {self.high}"
        return f"{words()['IF'].zh} {self.left} {asked} {self.behind}"

    def covers(self, other: _Range) -> bool:
        """Whether all that the other has is its own too."""
        if self.of != other.of or (self.low and not other.low) or (self.high and not other.high):
            return False
        one, two = _amount(self.low), _amount(other.low)
        above = not self.low or one < two or (one == two and (self.has_low or not other.has_low))
        one, two = _amount(self.high), _amount(other.high)
        return above and (not self.high or one > two or (one == two and (self.has_high or not other.has_high)))


def is_loose(said: str) -> bool:
    """Whether a range doesn't say which of its ends it has: 80%-90%, 60%以下."""
    return _LOOSE.fullmatch(said) is not None


def side_by_side(lines: Sequence[str], loose: Collection[str]) -> list[str]:
    """Lines of which each number is one's only, the narrower before what covers it; none where two say the same.

    ``loose`` are those that don't say which of their ends they have: such an end is theirs unless another line has it.
    """
    ranges = _settled(_below_all(list(map(_range, lines))), [each in loose for each in lines])
    told = [each.line if each else line for each, line in zip(ranges, lines, strict=True)]
    ordered = list[tuple[str, _Range | None]]()
    for line, each in zip(told, ranges, strict=True):
        wider = [place for place, (_, other) in enumerate(ordered) if each and other and other.covers(each)]
        if each and any(each.covers(other) for place in wider if (other := ordered[place][1])):
            return []
        ordered.insert(wider[0] if wider else len(ordered), (line, each))
    return [line for line, _ in ordered]


def _amount(end: str) -> Fraction:
    """The number of an end, in units without 万 and 亿: 1.5亿元 is 1.5 × 10⁸."""
    return leading(end) * prod(times for each, times in _TIMES.items() if each in end)


def _range(line: str) -> _Range | None:
    found = _RANGE.fullmatch(line)
    if found is None:
        return None
    sign, end = found["sign"] or "", found["end"] or ""
    units = {_NUMBER.sub("", each) for each in (found["low"], found["high"], end) if each}
    if len(units) > 1:
        return None
    return _Range(
        left=found["left"],
        unit=units.pop(),
        low=found["low"] or (end if sign in ("≥", ">", "=") else ""),
        high=found["high"] or (end if sign in ("≤", "<", "=") else ""),
        has_low=sign in ("≥", "=") or found["from"] == "[",
        has_high=sign in ("≤", "=") or found["to"] == "]",
        behind=found["behind"],
    )


def _below_all(ranges: Sequence[_Range | None]) -> list[_Range | None]:
    """Ranges up to 100% without it where another has just that: 80%（含）-100%得4分，100%得5分."""
    tops = {each.of for each in ranges if each and each.has_low and _amount(each.low) == _ALL}
    return [
        replace(each, has_high=False)
        if each and each.of in tops and each.low != each.high and _amount(each.high) == _ALL
        else each
        for each in ranges
    ]


def _settled(ranges: Sequence[_Range | None], loose: Sequence[bool]) -> list[_Range | None]:
    told = [(each, is_open) for each, is_open in zip(ranges, loose, strict=True) if each is not None]
    taken = {(each.of, end) for each, is_open in told if not is_open for end in each.ends}
    one_sided = {
        (each.of, end) for each, is_open in told if is_open and not (each.low and each.high) for end in each.ends
    }
    lows = {(each.of, _amount(each.low)) for each, is_open in told if is_open and each.low and each.high}
    settled = list[_Range | None]()
    for each, is_open in zip(ranges, loose, strict=True):
        if each is not None and is_open:
            low, high = (each.of, _amount(each.low)), (each.of, _amount(each.high))
            has_low = low not in taken
            others = taken | one_sided | (lows if has_low else set()) if each.low else taken
            each = replace(each, has_low=has_low, has_high=high not in others)
            taken |= {(each.of, end) for end in each.ends}
        settled.append(each)
    return settled
