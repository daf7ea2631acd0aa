"""From the value grammar to values: what each line of ``value.lark`` means.

The values made here carry no text; ``notation`` adds the text as written. What the grammar accepts and the meaning
doesn't (an unknown unit, the 30th of February, a band upside down) raises ``UnreadableError``, which makes the cell
words.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NoReturn

from lark import Token, Transformer, v_args

from duheng.forms.notation_bounds import bound
from duheng.forms.notation_dates import DATE_UNIT, Period, read_period
from duheng.forms.notation_units import counts_years, is_calendar_year, read_unit
from duheng.language.numerals import read_numeral, read_share
from duheng.language.types import Direction
from duheng.language.units import BARE, DAYS, MONTHS, SHARE, WORKING_DAYS, Unit, unit
from duheng.language.values import Bounded, Quantity, Value
from duheng.record import Record

_SHARES = {100: "%", 1000: "‰"}


class UnreadableError(ValueError):
    """A text that has the form of a value but not the sense of one."""


class Amount(Record):
    """A number as ``written`` and its unit; ``base`` is the number in base units."""

    written: Fraction
    unit: Unit

    @property
    def base(self) -> Fraction:
        """The number in base units."""
        return self.written * self.unit.factor


@v_args(inline=True)
class Reader(Transformer[Token, Value]):
    """One method for each line of the grammar."""

    def counted(self, number: Token, word: Token | None = None) -> Amount:
        written = Fraction(number.replace(",", ""))
        found = BARE if word is None else read_unit(str(word))
        if found is None or (counts_years(found) and is_calendar_year(written)):
            _unreadable()
        return Amount(written, found)

    def counted_apart(self, number: Token, word: Token) -> Amount:
        if unit(word[1:-1]) is None:
            _unreadable()
        return self.counted(number, Token("UNIT", word[1:-1]))

    def spelled(self, number: Token, word: Token | None = None) -> Amount:
        digits = number.rstrip("万亿")
        found = read_unit(str(number[len(digits) :] + (word or "")), spelled=True)
        written = read_numeral(digits)
        if found is None or found.bare or written is None:
            _unreadable()
        return Amount(written, found)

    def fraction(self, number: Token) -> Amount:
        return Amount(Fraction(number), SHARE)

    def share(self, number: Token) -> Amount:
        found = read_share(number)
        if found is None:
            _unreadable()
        part, whole = found
        share_unit = unit(_SHARES[whole]) if whole in _SHARES else SHARE
        assert share_unit is not None
        return Amount(part / share_unit.factor, share_unit)

    def quantity(self, amount: Amount) -> Value:
        return Quantity(amount.base, amount.unit, "")

    def front_bound(self, sign: Token, amount: Amount) -> Value:
        return bound(sign.type, amount.base, amount.base, amount.unit)

    def back_bound(self, amount: Amount, sign: Token) -> Value:
        return bound(sign.type, amount.base, amount.base, amount.unit)

    def both_bound(self, front: Token, amount: Amount, back: Token) -> Value:
        made = bound(front.type, amount.base, amount.base, amount.unit)
        if made != bound(back.type, amount.base, amount.base, amount.unit):
            _unreadable()
        return made

    def kept_bound(self, front: Token, amount: Amount, back: Token) -> Value:
        return self.both_bound(front, amount, back)

    def within_bound(self, amount: Amount, _within: Token) -> Value:
        if amount.unit.dimension not in (DAYS, WORKING_DAYS, MONTHS):
            _unreadable()
        return bound("AT_MOST", amount.base, amount.base, amount.unit)

    def open_band(self, low: Amount, _to: Token, high: Amount, _between: Token | None = None) -> Value:
        years = high.unit.bare and is_calendar_year(low.written) and is_calendar_year(high.written)
        return _unreadable() if years else _band(low, high)

    def bracket_band(self, opening: Token, low: Amount, _comma: Token, high: Amount, closing: Token) -> Value:
        return _band(low, high, low_open=opening == "(", high_open=closing == ")")

    def tolerance(self, _sign: Token, amount: Amount) -> Value:
        return _band(Amount(-amount.written, amount.unit), amount)

    def dated(self, period: Period) -> Value:
        return period.value("")

    def period(self, written: Token, _end: Token | None = None) -> Period:
        return read_period(written) or _unreadable()

    def date_bound(self, sign: Token, period: Period) -> Value:
        return bound(sign.type, period.first, period.last, DATE_UNIT)

    def deadline(self, period: Period, *_words: Token) -> Value:
        return bound("AT_MOST", period.first, period.last, DATE_UNIT)

    def date_band(self, start: Period, _to: Token, end: Period, _between: Token | None = None) -> Value:
        if start.first > end.first or start.last > end.last:
            _unreadable()
        return Period(start.first, end.last).bounded(Direction.BAND, "")


def _band(low: Amount, high: Amount, *, low_open: bool = False, high_open: bool = False) -> Bounded:
    """A band in base units; a low end without unit has that of the high end (5-10万元)."""
    start = Amount(low.written, high.unit) if low.unit.bare else low
    if start.unit.dimension != high.unit.dimension or (high.unit.bare and not low.unit.bare) or start.base > high.base:
        _unreadable()
    return Bounded(start.base, high.base, low_open, high_open, Direction.BAND, high.unit, "")


def _unreadable() -> NoReturn:
    raise UnreadableError
