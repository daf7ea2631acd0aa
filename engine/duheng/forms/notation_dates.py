"""Dates on a form: days, and periods that are known only as a month or a year.

A day is a number (``date.toordinal()``), so that dates compare and subtract like any other quantity. A month or a year
is the range of its days.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction

from duheng.language.types import Direction
from duheng.language.units import DATE, Unit
from duheng.language.values import Bounded, Quantity
from duheng.record import Record

DATE_UNIT = Unit("日期", DATE)
"""The unit of a day number."""

_PARTS = re.compile(r"[0-9]+")
_COMPACT = r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})"
_WRITTEN = r"(?:19|20)[0-9]{2}(?:年(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号]?)?|度)?|([-/.])[0-9]{1,2}(?:\1[0-9]{1,2})?)"
_MIDNIGHT = r"[T ]?00:00(?::00(?:\.0+)?)?$"


class Period(Record):
    """A day, month or year: its ``first`` and ``last`` day numbers."""

    first: Fraction
    last: Fraction

    def value(self, text: str) -> Quantity | Bounded:
        """A day as a quantity; a month or a year as the range of its days, without a better direction."""
        if self.first == self.last:
            return Quantity(self.first, DATE_UNIT, text)
        return self.bounded(Direction.NONE, text)

    def bounded(self, direction: Direction, text: str) -> Bounded:
        """The days of this period as a band or an equality."""
        return Bounded(self.first, self.last, False, False, direction, DATE_UNIT, text)


def read_period(written: str) -> Period | None:
    """The period that 2023年2月24日, 2023-02 or 2023年 names; None where the calendar has no such day."""
    parts = [int(part) for part in _PARTS.findall(written)]
    if 0 in parts:
        return None
    year, month, day = [*parts, 0, 0][:3]
    try:
        first = date(year, month or 1, day or 1)
        last = first if day else _last_day(year, month or 12)
    except ValueError:
        return None
    return Period(Fraction(first.toordinal()), Fraction(last.toordinal()))


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def read_plain_date(plain_text: str, text: str) -> Quantity | Bounded | None:
    """A date where a date is expected, from a normalised text; also 20230224, 2023.12 and a midnight after the day.

    Returns a day as a quantity and a month or year as a range, both in day numbers, keeping ``text``; else None.
    """
    day = re.sub(_MIDNIGHT, "", plain_text)
    compact = re.fullmatch(_COMPACT, day)
    written = "-".join(compact.groups()) if compact else day
    period = read_period(written) if compact or re.fullmatch(_WRITTEN, written) else None
    return None if period is None else period.value(text)
