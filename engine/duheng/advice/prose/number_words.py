"""Numbers in words, as documents have them, or in letters that look like digits: 百分之八十五, 六十五, 八成五, 3O分."""

from __future__ import annotations

import re
from fractions import Fraction

from duheng.language.numerals import read_numeral

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_RUN = f"[{''.join(_DIGITS)}{''.join(_PLACES)}]+"
_PERCENT = rf"百分之({_RUN})"
_TENTHS = r"([一二三四五六七八九十])成([一二三四五六七八九半])?"
_PARTS = rf"({_RUN})分之({_RUN})"
_HALF = "一?半|[减折对]半"
_LETTERS = str.maketrans("OoＯｏ〇○lIＩ", "000000111")
_POINTS = r"(\d+(?:\.\d+)?)分?"
_LEADING = r"\s*(-?\d+(?:\.\d+)?)"
_TIMES = "([一二两三四五六七八九])([倍折])"
_PLAIN = rf"({_RUN})(分|天|个百分点|件|人|户|次|个|元|万元|亿元)?"


def number_meant(word: str) -> str:
    """The number that a word says, as rules write it; empty where it says none."""
    if found := re.fullmatch(_PERCENT, word):
        return _with(found[1], "%")
    if found := re.fullmatch(_TENTHS, word):
        ones = 5 if found[2] == "半" else _DIGITS.get(found[2] or "零", 0)
        return f"{(_whole(found[1]) or 0) * 10 + ones}%"
    if found := re.fullmatch(_PARTS, word):
        below, above = _whole(found[1]), _whole(found[2])
        return f"({above} ÷ {below})" if below and above is not None else ""
    found = re.fullmatch(_PLAIN, word)
    return _with(found[1], found[2] or "") if found else ""


def share_of(word: str) -> str:
    """The part of a value that a word says: 一半, 减半, 八成, 六折, 两倍, 三分之二; empty where it says none."""
    if re.fullmatch(_HALF, word):
        return "50%"
    if found := re.fullmatch(_TIMES, word):
        return f"{_DIGITS[found[1]]}" if found[2] == "倍" else f"{_DIGITS[found[1]] * 10}%"
    return number_meant(word) if re.fullmatch(_TENTHS, word) or re.fullmatch(_PARTS, word) else ""


def in_digits(text: str) -> str:
    """A text with digits in place of the letters that look like them: 30 for 3O, 10 for l0."""
    return text.translate(_LETTERS)


def points_meant(typed: str) -> str:
    """The digits of points in which letters stand for some of them, 30 for 3O分; empty for any other text."""
    found = re.fullmatch(_POINTS, in_digits(typed))
    return found[1] if found is not None else ""


def leading(text: str) -> Fraction:
    """The number that a text begins with, 0 where it begins with none; to tell which of two ends is the greater."""
    found = re.match(_LEADING, text)
    return Fraction(found[1]) if found else Fraction(0)


def _with(words: str, unit: str) -> str:
    number = _whole(words)
    return "" if number is None else f"{number}{unit}"


def _whole(words: str) -> int | None:
    """三百零五 as 305, 二零二五 as 2025; None for what isn't said like that, and for 一百五, which is 150 to the ear."""
    plain = words.replace("〇", "零")
    if plain in _PLACES:
        return _PLACES[plain]
    if "零" in plain and not any(place in plain for place in _PLACES):
        return int("".join(str(_DIGITS[char]) for char in plain))
    number = read_numeral(plain)
    return None if number is None else int(number)
