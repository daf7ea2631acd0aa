"""The value notation: what one cell of a form says.

Every text has a value. What isn't a number, a bound, a band or a date for certain is kept as words; nothing is guessed
and nothing fails. Reading the first value builds the parser; forms repeat their texts, so values are remembered.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from duheng.forms.notation_dates import read_plain_date
from duheng.forms.notation_short import certainly_words, read_short
from duheng.forms.notation_text import LONGEST, is_inapplicable, is_nothing, plain
from duheng.language.units import DATE
from duheng.language.values import MEASURED, Bounded, Empty, Quantity, Value, Words
from duheng.record import replace

if TYPE_CHECKING:
    from lark import Lark

VALUE_START = ("value",)
_REMEMBERED = 4096
_DONE = re.compile(r"(?:已经?|共|实际)?完成\s*([0-9０-９].*)", re.DOTALL)


def read_value(text: str) -> Value:
    """The value of a cell's text. Total: every string has one, and none raises.

    Numbers are in base units and exact; dates are day numbers. The value's ``text`` is the text as written, without
    the blanks around it.
    """
    written = text.strip()
    return Words(written) if len(written) > LONGEST else _read(written)


def read_number(text: str) -> Quantity | None:
    """The one number that a cell holds (``10``, ``10.00``, ``10分``, ``10％``), or None. The caller checks the unit."""
    value = read_value(text)
    return value if isinstance(value, Quantity) and value.unit.dimension != DATE else None


def read_date(text: str) -> Quantity | Bounded | None:
    """The date that a cell holds where a date is expected, in day numbers; a month or a year is the range of its days.

    Also reads what elsewhere would be a number (``20230224``, ``2023.12``). None where the text isn't a date.
    """
    written = text.strip()
    narrow = plain(written) if len(written) <= LONGEST else None
    return None if narrow is None else read_plain_date(narrow, written)


def read_done(text: str) -> Quantity | None:
    """The number of a text that says how much was done (``完成593件``): words elsewhere, in an actual value its number."""
    written = text.strip()
    found = _DONE.fullmatch(written)
    value = read_value(found[1]) if found else None
    done = isinstance(value, Quantity) and value.unit.dimension != DATE and not value.unit.bare
    return replace(value, text=written) if isinstance(value, Quantity) and done else None


@lru_cache(_REMEMBERED)
def _read(written: str) -> Value:
    narrow = plain(written)
    if narrow is None:
        return Words(written)
    if is_nothing(narrow):
        return Empty(written)
    if is_inapplicable(narrow):
        return Empty(written, inapplicable=True)
    if len(narrow) > LONGEST or certainly_words(narrow):
        return Words(written)
    value = read_short(narrow) or _parsed(narrow)
    return Words(written) if value is None else replace(value, text=written)


def _parsed(narrow: str) -> Quantity | Bounded | None:
    from lark.exceptions import UnexpectedInput

    from duheng.forms.notation_reader import UnreadableError

    try:
        value: object = _parser().parse(narrow)
    except (UnexpectedInput, UnreadableError):
        return None
    return value if isinstance(value, MEASURED) else None


@cache
def _parser() -> Lark:
    from duheng.forms.notation_reader import Reader
    from duheng.resources import grammar_text
    from duheng.syntax.tables import load_parser

    return load_parser(grammar_text("value.lark"), start=VALUE_START, transformer=Reader(), name="value")
