"""Number formats: what kind of thing a cell's number is, and the words that stand around it.

A format such as ``¥#,##0.00`` or ``0.0"万元"`` is read for what it says of the number, not for how many digits it
shows. Formats that show a number as another (``0!.0`` puts a point between two digits of a whole number) are told
apart, since what the writer saw and what the cell holds differ.
"""

from __future__ import annotations

import re
from functools import lru_cache

from duheng.record import Record, replace

GENERAL = "General"
_WRITTEN_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: "¥#,##0", 43: "#,##0.00", 44: "¥#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: "h:mm", 35: "h:mm:ss",
    36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: "h:mm", 56: "h:mm:ss", 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""The formats that files name by a number only, as Chinese spreadsheets show them."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.?)|_.?|\*.?|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<general>G/通用格式|General)|(?P<half>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-])"
    r"|(?P<clock>y+|m+|d+|h+|s+|e+|b+|g+|a{3,})|(?P<digits>[0#?]|@)|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)
_CONDITION = re.compile(r"[<>=]")
_MONEY = re.compile(r"\$([^-]*)(?:-|$)")
_PLAIN_SIGNS = " -+()"


class Format(Record):
    """What a format says: words before and after, the factor by which it shows a number, or which parts of a date.

    ``clock`` holds ``y``, ``m``, ``d`` for a date and ``t`` for a time of day, ``elapsed`` stands for hours that go on
    after 24. ``misleads``: it shows another number than the cell holds. ``sign_inside``: the sign of a negative number
    stands behind the words before it (``"≥"0;"≥"-0``), not before them.
    """

    before: str = ""
    after: str = ""
    shift: int = 0
    clock: str = ""
    elapsed: bool = False
    misleads: bool = False
    sign_inside: bool = False


def written_in(number: int) -> str:
    """The format of a number that every spreadsheet knows; General for one that none does."""
    return _WRITTEN_IN.get(number, GENERAL)


@lru_cache(512)
def read_format(code: str) -> Format:
    """What a format's text says of a number."""
    sections = _sections(code)
    if any(_CONDITION.match(each.group("bracket") or "") for section in sections for each in section):
        several = {_read(section) for section in sections}
        return several.pop() if len(several) == 1 else Format(misleads=True)
    found = _read(sections[0])
    inside = bool(found.before) and len(sections) > 1 and _before(sections[1]) == f"{_before(sections[0])}-"
    return replace(found, sign_inside=True) if inside else found


def _before(tokens: list[re.Match[str]]) -> str:
    """What a section shows before its number."""
    number = next((at for at, each in enumerate(tokens) if each.group("digits") or each.group("general")), 0)
    return "".join(map(_literal, tokens[:number]))


def _read(tokens: list[re.Match[str]]) -> Format:
    clock = "".join(each.group("clock") or "" for each in tokens).lower()
    elapsed = any(map(_elapsed, tokens))
    if elapsed or set(clock) & set("ymdhs"):
        return Format(clock=_clock(tokens), elapsed=elapsed)
    return _number(tokens)


def _elapsed(token: re.Match[str]) -> str:
    bracket = token.group("bracket") or ""
    return bracket if _ELAPSED.fullmatch(bracket) else ""


def _sections(code: str) -> list[list[re.Match[str]]]:
    """The tokens of a format's sections, which a semicolon parts: positive, negative, zero, text."""
    sections: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token.group("sign") == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return sections


def _clock(tokens: list[re.Match[str]]) -> str:
    """Which of y, m, d and t a date's format shows; an m after hours or before seconds is minutes."""
    runs = [run for each in tokens if (run := (each.group("clock") or _elapsed(each)).lower()[:1])]
    found = set()
    for number, run in enumerate(runs):
        before = runs[number - 1] if number else ""
        after = runs[number + 1] if number + 1 < len(runs) else ""
        if run in "hs" or (run == "m" and ("h" in before or "s" in after)):
            found.add("t")
        elif run in "ymd":
            found.add(run)
        elif run == "e":
            found.add("y")
    return "".join(each for each in "ymdt" if each in found)


def _number(tokens: list[re.Match[str]]) -> Format:
    places = [number for number, each in enumerate(tokens) if each.group("digits") or each.group("general")]
    if not places:
        words = "".join(map(_literal, tokens))
        return Format(misleads=bool(words.strip(_PLAIN_SIGNS)))
    first, last = places[0], places[-1]
    shift, after = 0, ""
    scaling = True
    for token in tokens[last + 1 :]:
        if token.group("sign") == "," and scaling:
            shift -= 3
            continue
        scaling = False
        after += _literal(token)
    before = "".join(map(_literal, tokens[:first]))
    signs = [each for each in tokens if each.group("sign") in ("%", "％")]
    inside = "".join(_between(each) for each in tokens[first:last])
    shift += 2 * len(signs)
    return Format(before.strip(_PLAIN_SIGNS), after.strip(_PLAIN_SIGNS), shift, misleads=bool(inside.strip()))


def _literal(token: re.Match[str]) -> str:
    """What a token shows besides digits."""
    money = _MONEY.match(token.group("bracket") or "")
    if money:
        return money.group(1)
    return token.group("quoted") or token.group("escaped") or _sign(token)


def _sign(token: re.Match[str]) -> str:
    return token.group("sign") or token.group("clock") or ""


def _between(token: re.Match[str]) -> str:
    """What a token puts between digits that isn't part of writing a number."""
    sign = token.group("sign") or ""
    return token.group("quoted") or token.group("escaped") or ("" if sign in ".,/ " else sign)
