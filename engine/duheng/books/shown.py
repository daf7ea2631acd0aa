"""Numbers of cells as texts: exact, without the noise of binary fractions, days as days.

A spreadsheet keeps numbers as binary fractions and shows fifteen digits of them: it keeps 0.1 + 0.2 as
0.30000000000000004 and shows 0.3. So fifteen digits are taken, and whole numbers as they stand.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Context, Decimal, InvalidOperation

from duheng.books.formats import Format

_DIGITS = Context(prec=15)
_ALL_DIGITS = Context(prec=1_000)
_LONGEST = 400
_FIRST_DAY = date(1899, 12, 30)
_FIRST_DAY_1904 = date(1904, 1, 1)
_BEFORE_MARCH_1900 = 60
_LAST_DAY = 2_958_465
_SECONDS = 86_400
_LARGEST_EXPONENT = 400


def number_of(held: str) -> Decimal | None:
    """The number that a cell holds; None where the text is none."""
    if "_" in held or len(held) > _LONGEST:
        return None
    try:
        number = Decimal(held.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return None
    whole = number == number.to_integral_value() and held.strip().lstrip("-").isdigit()
    return number if whole else _DIGITS.plus(number)


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros at its end."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text


def shown_number(number: Decimal, form: Format) -> str:
    """A number with its format's words, moved by as many places as the format moves it."""
    text = plain(number.scaleb(form.shift, _ALL_DIGITS))
    sign = "-" if text.startswith("-") else ""
    words = f"{form.before}{sign}" if form.sign_inside else f"{sign}{form.before}"
    return f"{words}{text.removeprefix('-')}{form.after}"


def shown_time(number: Decimal, form: Format, since_1904: bool) -> str | None:
    """A day, month, year, time of day or length of time; None where the number is none."""
    seconds = int(_ALL_DIGITS.multiply(number, Decimal(_SECONDS)).to_integral_value())
    if form.elapsed:
        return None if seconds < 0 else _clock(seconds)
    days, rest = divmod(seconds, _SECONDS)
    if form.clock == "t" and days == 0:
        return _clock(rest)
    if not 1 <= days <= _LAST_DAY:
        return None
    day = _day(days, since_1904)
    return None if day is None else _written(day, rest, form.clock)


def shown_iso(held: str, form: Format) -> str | None:
    """A day that a file writes as ``2020-12-31`` or ``2020-12-31T08:30:00``."""
    try:
        moment = datetime.fromisoformat(held.strip().removesuffix("Z"))
    except ValueError:
        return None
    rest = moment.hour * 3600 + moment.minute * 60 + moment.second
    return _written(moment.date(), rest, form.clock or "ymd")


def _day(days: int, since_1904: bool) -> date | None:
    """The day of a number. Spreadsheets that count from 1900 believe in a 29th of February 1900, which has no day."""
    try:
        if since_1904:
            return _FIRST_DAY_1904 + timedelta(days)
        if days == _BEFORE_MARCH_1900:
            return None
        return _FIRST_DAY + timedelta(days + (days < _BEFORE_MARCH_1900))
    except OverflowError:
        return None


def _written(day: date, seconds: int, clock: str) -> str:
    """A day as officers write it; a month or a year where no more is shown, and the time where there is one."""
    if clock == "ym" and day.day == 1 and not seconds:
        return f"{day.year}年{day.month}月"
    if clock == "y" and (day.month, day.day) == (1, 1) and not seconds:
        return f"{day.year}年"
    written = f"{day.year}年{day.month}月{day.day}日"
    return f"{written} {_clock(seconds)}" if seconds else written


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    text = f"{hours:02}:{rest // 60:02}"
    return f"{text}:{rest % 60:02}" if rest % 60 else text
