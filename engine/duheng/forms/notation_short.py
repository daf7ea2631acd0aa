"""The commonest cells without the parser: a sign, a decimal number and a unit; or words without any number.

Importing lark costs more than everything else that reading a form does, and most forms hold little else than these two
shapes. ``value.lark`` stays the authority: a test holds that whatever is answered here, the grammar answers alike.
"""

from __future__ import annotations

import re
from functools import cache

from duheng.forms.notation_bounds import SIGNS, bound
from duheng.forms.notation_units import read_unit
from duheng.language.decimal import quotient
from duheng.language.units import BARE, known_names, unit
from duheng.language.values import Bounded, Quantity

_DIGITS = frozenset("0123456789")
_NUMERALS = frozenset("零一二两三四五六七八九十百千万亿点")
_BESIDE_NUMERALS = frozenset("分之不低于少小得至最达到大等或高超过多晚迟满足控制在含及以上下内间±~-[](),≥≤<>=%‰ ")
"""What the grammar's words for bounds and bands are made of."""


def certainly_words(narrow: str) -> bool:
    """Whether a plain text holds no number, neither in digits nor in Chinese words with a unit of the tables."""
    return _DIGITS.isdisjoint(narrow) and (_NUMERALS.isdisjoint(narrow) or not _alphabet().issuperset(narrow))


@cache
def _alphabet() -> frozenset[str]:
    return _NUMERALS | _BESIDE_NUMERALS | frozenset("".join(known_names()))


@cache
def _shape() -> re.Pattern[str]:
    return re.compile(r"([≥≤<>=]?)(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)([^\x00-\x24\x26-\x7f以内及含至到前之底]*)")


def read_short(narrow: str) -> Quantity | Bounded | None:
    """The value of a plain text of the common shape; None where only the parser can tell."""
    found = _shape().fullmatch(narrow)
    if found is None:
        return None
    sign, digits, word = found.groups()
    if "年" in word or (word and unit(word) is None):
        return None
    measure = read_unit(word) if word else BARE
    if measure is None:
        return None
    whole, _, decimals = digits.partition(".")
    top, bottom = measure.factor.as_integer_ratio()
    number = quotient(int(whole + decimals) * top, 10 ** len(decimals) * bottom)
    return bound(SIGNS[sign], number, number, measure) if sign else Quantity(number, measure, "")
