"""Numbers in Chinese words, where they can mean only one number.

十二, 一百零五 and 三点五 are read. 一百五 (150 to the ear, 105 to a machine) and 二三 are not.
"""

from __future__ import annotations

import re
from fractions import Fraction

_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_DIGIT = "[一二两三四五六七八九]"
_SECTION = f"(?:({_DIGIT})千)?(?:(零?)({_DIGIT})百)?(?:(零?)({_DIGIT}?)(十))?(?:(零?)({_DIGIT}))?"
_ROUND = {"百": 100, "千": 1000, "万": 10_000}
_LARGE = (("亿", 100_000_000), ("万", 10_000))


def read_numeral(text: str) -> Fraction | None:
    """The number that ``text`` writes in Chinese words (〇 as 零), or None."""
    whole, point, part = text.partition("点")
    number = _whole(whole)
    if number is None or not point:
        return number
    if not part or any(char not in _DIGITS or char == "两" for char in part):
        return None
    return number + Fraction(int("".join(str(_DIGITS[char]) for char in part)), 10 ** len(part))


def read_share(text: str) -> tuple[Fraction, int] | None:
    """The share that 百分之五 or 三分之一 writes, as (5/100, 100); the second number is what it is a share of."""
    under, _, over = text.partition("分之")
    whole = Fraction(_ROUND[under]) if under in _ROUND else read_numeral(under)
    if over.isascii():
        part: Fraction | None = Fraction(over)
    else:
        part = whole if over == under else read_numeral(over)
    return None if not whole or part is None else (part / whole, int(whole))


def _whole(text: str) -> Fraction | None:
    total, rest, first = 0, text, True
    for name, size in _LARGE:
        head, found, tail = rest.partition(name)
        if not found:
            continue
        section = _section(head, first=first)
        if not section:
            return None
        total, rest, first = total + section * size, tail, False
    if not rest and not first:
        return Fraction(total)
    section = _section(rest, first=first)
    return None if section is None else Fraction(total + section)


def _section(text: str, *, first: bool) -> int | None:
    """A number below 10000; one that isn't ``first`` must say 零 where it leaves thousands out."""
    if text == "零" and first:
        return 0
    found = re.fullmatch(_SECTION, text)
    if found is None or not text:
        return None
    thousand, gap_hundred, hundred, gap_ten, ten, has_ten, gap_one, one = found.groups()
    parts = (("", thousand, 1000), (gap_hundred, hundred, 100), (gap_ten, ten or has_ten, 10), (gap_one, one, 1))
    total, above = 0, 0 if first else 10_000
    for gap, digit, size in parts:
        if not digit:
            continue
        if bool(gap) != (above > size * 10):
            return None
        total, above = total + _DIGITS.get(digit, 1) * size, size
    return total
