"""Ranges of a standard side by side: which of two has the number at which both end, and which is asked first.

≤10%得3分，10%-20%得2分，大于20%不得分: 10% is the first part's, so that it isn't the second's, and 20% is nobody else's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from math import prod

from duheng.advice.prose.number_words import leading
from duheng.advice.prose.ranges_in_words import Range
from duheng.advice.sentences.standards.records import Compared, Part, When, in_range
from duheng.record import Record, replace

_NUMBER = re.compile(r"-?\d[\d.]*\s*[万亿]*\s*")
_TIMES = {"万": 10**4, "亿": 10**8}
_ALL = 100


class _Span(Record):
    """What a part asks of a value: ``of`` is what is compared, and in which unit; numbers of two aren't compared."""

    of: tuple[str, str]
    range: Range

    @property
    def low(self) -> Fraction:
        """Its lower end, 0 without one."""
        return _amount(self.range.low)

    @property
    def high(self) -> Fraction:
        """Its upper end, 0 without one."""
        return _amount(self.range.high)

    @property
    def is_closed(self) -> bool:
        """Whether it has a lower and an upper end."""
        return bool(self.range.low and self.range.high)

    @property
    def ends(self) -> frozenset[tuple[tuple[str, str], Fraction]]:
        """The ends that are its own, with what is compared."""
        one, two = self.range, (self.low, self.high)
        own = (bool(one.low) and one.has_low, bool(one.high) and one.has_high)
        return frozenset((self.of, end) for end, is_own in zip(two, own, strict=True) if is_own)

    def covers(self, other: _Span) -> bool:
        """Whether all that the other has is its own too."""
        own, its = self.range, other.range
        if self.of != other.of or (own.low and not its.low) or (own.high and not its.high):
            return False
        above = not own.low or self.low < other.low or (self.low == other.low and (own.has_low or not its.has_low))
        below = (
            not own.high or self.high > other.high or (self.high == other.high and (own.has_high or not its.has_high))
        )
        return above and below


def side_by_side(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Parts of which each number is one's only, the narrower before what covers it; none where two say the same.

    An end of a loose range is its own unless another part has it.
    """
    spans = _settled(_below_all(list(map(_span, parts))))
    ordered = list[tuple[Part, _Span | None]]()
    for part, each in zip(parts, spans, strict=True):
        wider = [place for place, (_, other) in enumerate(ordered) if each and other and other.covers(each)]
        if each and any(each.covers(other) for place in wider if (other := ordered[place][1])):
            return ()
        ordered.insert(wider[0] if wider else len(ordered), (_with(part, each), each))
    return tuple(part for part, _ in ordered)


def _amount(end: str) -> Fraction:
    """The number of an end, in units without 万 and 亿: 1.5亿元 is 1.5 × 10⁸."""
    return leading(end) * prod(times for each, times in _TIMES.items() if each in end)


def _span(part: Part) -> _Span | None:
    condition = part.condition if isinstance(part, When) else None
    if not isinstance(condition, Compared) or condition.range is None or condition.range.outside:
        return None
    ends = (condition.range.low, condition.range.high)
    units = {_NUMBER.sub("", end) for end in ends if end}
    return _Span((condition.left, units.pop()), condition.range) if len(units) == 1 else None


def _with(part: Part, span: _Span | None) -> Part:
    """A part that asks for the range as it is now."""
    if span is None or not isinstance(part, When) or not isinstance(part.condition, Compared):
        return part
    return replace(part, condition=in_range(part.condition.left, span.range, part.condition.more))


def _below_all(spans: Sequence[_Span | None]) -> list[_Span | None]:
    """Ranges up to 100% without it where another has just that: 80%（含）-100%得4分，100%得5分."""
    tops = {each.of for each in spans if each and each.range.has_low and each.low == _ALL}
    return [
        replace(each, range=replace(each.range, has_high=False))
        if each and each.of in tops and each.range.low != each.range.high and each.high == _ALL
        else each
        for each in spans
    ]


def _settled(spans: Sequence[_Span | None]) -> list[_Span | None]:
    """Loose ranges with the ends that no other range has, each end given to the first that may have it."""
    told = [each for each in spans if each is not None]
    taken = {end for each in told if not each.range.loose for end in each.ends}
    one_sided = {end for each in told if each.range.loose and not each.is_closed for end in each.ends}
    lows = {(each.of, each.low) for each in told if each.range.loose and each.is_closed}
    settled = list[_Span | None]()
    for each in spans:
        if each is not None and each.range.loose:
            has_low = (each.of, each.low) not in taken
            others = taken | one_sided | (lows if has_low else set()) if each.range.low else taken
            has_high = (each.of, each.high) not in others
            each = replace(each, range=replace(each.range, has_low=has_low, has_high=has_high))
            taken |= each.ends
        settled.append(each)
    return settled
