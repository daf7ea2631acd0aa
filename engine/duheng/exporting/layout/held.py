"""A form's cell as a number of the sheet that shows the text as it was written: 380人 is 380 with the format ``0"人"``.

Only numbers can be computed with and changed; but a reviewer must see what the unit wrote. So a number keeps its words
and digits as its format, and a text that no format shows stays a text. What is written is tried on the reader of number
formats (``books``) before it is given out, so that a sheet is read back as the form that it was.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from duheng.books.formats import read_format
from duheng.books.shown import shown_number
from duheng.forms.model import Cell
from duheng.language.units import DATE
from duheng.language.values import MEASURED, Quantity
from duheng.record import Record

_SHAPE = re.compile(r"([^0-9+\-\"]*)(-?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(%?)([^0-9\"]*)")
_MOST_DIGITS = 15
_LONGEST_FORMAT = 200


class Held(Record):
    """A number of the sheet and its format; ``number`` × ``factor`` is the value in base units (元, 1, 天)."""

    number: Fraction
    format: str
    factor: Fraction


def held(cell: Cell, text: str | None = None) -> Held | None:
    """How a cell is put into a sheet; None where no number format shows its text: words, bands, dates, 十二种, 1/3.

    ``text`` is what the sheet's cell says where the form's sign or unit stands in a column of its own.
    """
    value = cell.value
    if not isinstance(value, MEASURED) or value.unit.dimension == DATE:
        return None
    base = value.number if isinstance(value, Quantity) else value.written
    shown = (cell.text if text is None else text).strip()
    found = _SHAPE.fullmatch(shown)
    if base is None or found is None or not shown.isprintable():
        return None
    made = _held(found, base, value.unit.factor)
    return made if made is not None and _reads_back(made, shown) else None


def _held(found: re.Match[str], base: Fraction, unit: Fraction) -> Held | None:
    before, minus, whole, decimals, percent, after = found.groups(default="")
    digits = whole.replace(",", "") + decimals
    if len(digits.lstrip("0.").replace(".", "")) > _MOST_DIGITS or (minus and before):
        return None
    number = Fraction(minus + digits)
    factor = base / number if number else unit
    if percent:
        number, factor = number / 100, factor * 100 if number else Fraction(1)
    shown = f"{_digits(whole, decimals)}{percent}{_quoted(after)}"
    code = f"{_quoted(before)}{shown};{_quoted(before)}-{shown}" if before else shown
    return Held(number, code, factor) if factor > 0 and number * factor == base else None


def _digits(whole: str, decimals: str) -> str:
    pattern = "#,##0" if "," in whole else "0"
    return pattern + (f".{'0' * (len(decimals) - 1)}" if decimals else "")


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


def _reads_back(made: Held, text: str) -> bool:
    """Whether the format is read as the words around the number, and the number as all its digits."""
    if len(made.format) > _LONGEST_FORMAT:
        return False
    number = Decimal(made.number.numerator) / Decimal(made.number.denominator)
    form = read_format(made.format).of(number)
    return not form.misleads and not form.clock and _bare(shown_number(number, form)) == _bare(text)


def _bare(text: str) -> str:
    """A text without blanks, without commas between digits, and without zeros that say nothing."""
    plain = re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", "".join(text.split()))
    plain = re.sub(r"(\.[0-9]*?)0+(?![0-9])", r"\1", plain)
    return re.sub(r"\.(?![0-9])", "", plain)
