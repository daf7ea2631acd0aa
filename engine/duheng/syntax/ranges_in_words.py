"""Ranges as the scoring standards of a document write them, as a rule's condition has them.

80%(含)-90%, 90%以上（含90%）, ±10%内, 低于60%: what stands behind the name of what is compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from duheng.language.units import known_names
from duheng.syntax.number_words import leading

_FULL = "100%"
_SIGNS = {
    "≥": "≥|>=|不低于|不少于|不小于|大于或?等于|高于或?等于|达到?",
    "≤": "≤|<=|不超过|不高于|不大于|不多于|小于或?等于|低于或?等于",
    "<": "<|低于|小于|少于|不足|不满|不到|达不到|未达到?|没有达到",
    ">": ">|超过|高于|大于|多于",
    "=": "=|等于",
}
_STRICT = {"≥": ">", "≤": "<"}
_WIDE = {strict: wide for wide, strict in _STRICT.items()}
_DIGITS = re.compile(r"\d[\d.]*")
Groups = tuple[str | None, ...]


def range_meant(said: str) -> str:
    """``属于 [80%, 90%)`` for 80%(含)-90%, as narrowed; empty for what is no range."""
    tried = ((pattern.fullmatch(said), read) for pattern, read in _readers())
    return next((read(found.groups()) for found, read in tried if found is not None), "")


def ends_alike(low: str, high: str) -> tuple[str, str]:
    """Both ends of a range with their unit where only one has it: 80-90%."""
    units = [_DIGITS.sub("", end).strip() for end in (low, high)]
    return (low if units[0] else low + units[1]), (high if units[1] else high + units[0])


@cache
def range_pattern() -> str:
    """What a range looks like, without groups."""
    return "|".join(re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern.pattern) for pattern, _ in _readers())


@cache
def _readers() -> tuple[tuple[re.Pattern[str], Callable[[Groups], str]], ...]:
    unit = "|".join(map(re.escape, sorted(known_names(), key=len, reverse=True)))
    number, mark = rf"((?>\d[\d.]*\s*(?:{unit})?))", r"\s*(?:\((不?含[^)]*)\))?\s*"
    least, most = (f"({'|'.join(_SIGNS[sign] for sign in signs)})" for signs in ("≥>", "≤<"))
    sign, to, inside = f"({'|'.join(_SIGNS.values())})", r"\s*[-~至到]\s*", "(?:之间|以内|之内|范围内|内)?"
    patterns: dict[str, Callable[[Groups], str]] = {
        rf"{least}\s*{number}\s*[,且、]?\s*{most}\s*{number}": _both,
        rf"{most}\s*{number}\s*[,且、]?\s*{least}\s*{number}": lambda found: _both((*found[2:], *found[:2])),
        rf"{sign}\s*{number}{mark}": _compared,
        rf"[在为]?{number}{mark}及?以上{mark}[,、]?{number}{mark}以下{mark}": _over_and_under,
        rf"(?:[在为]|达到?)?{number}{mark}及?(以上|以下|以内|之内){mark}": _to_the_end,
        rf"[在为]?{number}{mark}{to}{number}{mark}{inside}": _between,
        rf"在?{number}{mark}[和与]\s*{number}{mark}之间": _between,
        rf"在?±\s*{number}{mark}{to}±?\s*{number}{mark}{inside}{mark}": lambda found: f"属于 [-{found[2]}, {found[2]}]",
        rf"在?±\s*{number}{mark}{inside}{mark}(?!以?外)": lambda found: f"属于 [-{found[0]}, {found[0]}]",
        rf"在?±\s*{number}{mark}以?外{mark}": lambda found: f"不属于 [-{found[0]}, {found[0]}]",
        rf"为?((?>0\s*(?:{unit})?))(?![\d.])": lambda found: f"= {found[0]}",
        rf"[在为]?({_FULL})": lambda found: f"≥ {found[0]}",
    }
    return tuple((re.compile(pattern), read) for pattern, read in patterns.items())


def _sign(word: str | None, mark: str | None = None) -> str:
    """The sign for a word of comparison; 不含 and 含 behind its number change it."""
    sign = next(sign for sign, spelt in _SIGNS.items() if re.fullmatch(spelt, word or ""))
    if mark is None:
        return sign
    return (_STRICT if mark.startswith("不") else _WIDE).get(sign, sign)


def _compared(found: Groups) -> str:
    word, number, mark = found
    return f"{_sign(word, mark)} {number}"


def _to_the_end(found: Groups) -> str:
    number, before, way, behind = found
    sign = "≥" if way == "以上" else "≤"
    return f"{_STRICT[sign] if '不' in (before or '') + (behind or '') else sign} {number}"


def _over_and_under(found: Groups) -> str:
    """80%（含）以上90%以下."""
    low, before, behind, high, before_high, behind_high = found
    return _between((low, before or behind, high, before_high or behind_high))


def _both(found: Groups) -> str:
    least, low, most, high = found
    return f"属于 {'[' if _sign(least) == '≥' else '('}{low}, {high}{']' if _sign(most) == '≤' else ')'}"


def _between(found: Groups) -> str:
    """Of two ends the one that is marked is 含 or 不含, the other the contrary; without marks the lower one is 含, as
    are 0 and 100%, beyond which there is nothing."""
    one, behind_one, two, behind_two = (each or "" for each in found)
    said = dict[str, bool]()
    for end, other, mark in ((one, two, behind_one), (two, one, behind_two)):
        named = _DIGITS.search(mark)
        if mark:
            said[other if named and leading(named[0]) != leading(end) else end] = not mark.startswith("不")
    low, high = sorted((one, two), key=leading)
    lowest, highest = ends_alike(low, high)
    has_low = said.get(low, not said.get(high, False) or not leading(low))
    has_high = said.get(high, not said.get(low, True) or highest == _FULL)
    return f"属于 {'[' if has_low else '('}{lowest}, {highest}{']' if has_high else ')'}"
