"""Number formats: what kind of thing a cell's number is, and the words that stand around it.

A format such as ``¥#,##0.00`` or ``0.0"万元"`` is read for what it says of the number, not for how many digits it
shows. Formats that show a number as another (``0!.0`` puts a point between two digits of a whole number, ``"9"0`` a
digit before it, ``0;0`` no minus), as words, or not at all are told apart, since what the writer saw and what the cell
holds differ.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
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
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.?)|_.?|\*(?P<fill>.?)|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<general>G/通用格式|General)|(?P<half>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-])"
    r"|(?P<clock>y+|m+|d+|h+|s+|e+|b+|g+|a{3,})|(?P<digits>[0#?])|(?P<whole>@)|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)
_CONDITION = re.compile(r"[<>=]")
_MONEY = re.compile(r"\$([^-]*)(?:-|$)")
_MINUS = re.compile("[-−－﹣]")
_DASHES = re.compile("[-−－﹣–—―─]+")
_IN_BRACKETS = re.compile(r"[(（](.*)"), re.compile(r"(.*)[)）]")
_POINTS = ".,．，。·"
_NUMERALS = "〇零一二三四五六七八九两壹贰叁肆伍陆柒捌玖"
_MULTIPLES = "十百千万亿拾佰仟"
_WRITING = str.maketrans("", "", "0.,/ ")
_Tokens = list[re.Match[str]]


class Format(Record):
    """What a format says: words before and after, the factor by which it shows a number, or which parts of a date.

    ``clock`` holds ``y``, ``m``, ``d`` for a date and ``t`` for a time of day, ``elapsed`` stands for hours that go on
    after 24. ``misleads``: it shows another number than the cell holds, words, or nothing. ``signed``: the words
    before a negative number have its minus. ``negative``, ``zero`` and ``text`` say how it shows these, where it has
    parts of their own for them.
    """

    before: str = ""
    after: str = ""
    shift: int = 0
    clock: str = ""
    elapsed: bool = False
    misleads: bool = False
    signed: bool = False
    negative: Format | None = None
    zero: Format | None = None
    text: Format | None = None

    def of(self, number: Decimal) -> Format:
        """The part of it that shows a number."""
        if number == 0:
            return self.zero or self
        return self.negative or self if number < 0 else self


_MISLEADS = Format(misleads=True)
UNREADABLE = Format(misleads=True, text=_MISLEADS)
"""A format that isn't read: nobody knows what it shows of numbers and texts."""

LONGEST = 255
"""The most characters of a format that a spreadsheet takes."""


def written_in(number: int) -> str:
    """The format of a number that every spreadsheet knows; General for one that none does."""
    return _WRITTEN_IN.get(number, GENERAL)


@lru_cache(512)
def read_format(code: str) -> Format:
    """What a format's text says of a number."""
    if not code:
        return Format()
    if len(code) > LONGEST:
        return UNREADABLE
    sections = _sections(code)
    text = sections[3] if len(sections) > 3 else sections[-1] if _places(sections[-1], "whole") else None
    numbers = sections[:-1] if text is sections[-1] and 1 < len(sections) < 4 else sections[:3]
    shown = None if text is None else _text(text)
    if any(_CONDITION.match(each.group("bracket") or "") for section in numbers for each in section):
        several = {_read(section) for section in numbers}
        whole = several.pop() if len(several) == 1 else _MISLEADS
        return replace(whole, negative=_MISLEADS if len(numbers) > 1 else None, text=shown)
    negative = (_timed(numbers[1]) or _negative(numbers[1])) if len(numbers) > 1 else None
    zero = (_timed(numbers[2]) or _zero(numbers[2])) if len(numbers) > 2 else None
    return replace(_read(numbers[0]), negative=negative, zero=zero, text=shown)


def _sections(code: str) -> list[_Tokens]:
    """The tokens of a format's sections, which a semicolon parts: positive, negative, zero, text."""
    sections: list[_Tokens] = [[]]
    for token in _TOKEN.finditer(code):
        if token.group("sign") == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return sections


def _read(tokens: _Tokens) -> Format:
    """A section that shows numbers from zero on, or all."""
    found = _around(tokens)
    return _timed(tokens) or _untouched(replace(found, before=found.before.removeprefix("+").lstrip()))


def _negative(tokens: _Tokens) -> Format:
    """The section of negative numbers, which are shown without their minus unless it says one, or brackets."""
    found = _around(tokens)
    before, signs = _MINUS.subn("", found.before)
    if signs == 1:
        plain = _untouched(replace(found, before=before))
        return plain if plain.misleads else replace(found, before=_MINUS.sub("-", found.before), signed=True)
    opened, closed = _IN_BRACKETS[0].fullmatch(before), _IN_BRACKETS[1].fullmatch(found.after)
    if signs or opened is None or closed is None:
        return _MISLEADS
    return _untouched(replace(found, before=opened[1].strip(), after=closed[1].strip()))


def _zero(tokens: _Tokens) -> Format:
    """The section of zero, which accountants write as a dash."""
    words = "".join(map(_literal, tokens)).strip()
    if not _places(tokens) and _DASHES.fullmatch(words):
        return Format()
    found = _around(tokens)
    return _untouched(replace(found, before=_DASHES.sub("", found.before, count=1).strip()))


def _text(tokens: _Tokens) -> Format:
    """The section of texts."""
    places = _places(tokens, "whole", "general")
    if len(places) != 1 or _places(tokens, "digits"):
        return _MISLEADS
    before = "".join(map(_literal, tokens[: places[0]])).strip()
    after = "".join(map(_literal, tokens[places[0] + 1 :])).strip()
    return _untouched(Format(before, after, misleads=_filled(tokens)))


def _timed(tokens: _Tokens) -> Format | None:
    """A section that shows a date or a time; None for another."""
    clock = "".join(each.group("clock") or "" for each in tokens).lower()
    elapsed = any(map(_elapsed, tokens))
    if not elapsed and not set(clock) & set("ymdhs"):
        return None
    if any(map(_numeral, "".join(map(_quoted, tokens)))) or _filled(tokens):
        return _MISLEADS
    return Format(clock=_clock(tokens), elapsed=elapsed)


def _elapsed(token: re.Match[str]) -> str:
    bracket = token.group("bracket") or ""
    return bracket if _ELAPSED.fullmatch(bracket) else ""


def _clock(tokens: _Tokens) -> str:
    """Which of y, m, d and t a date's format shows; an m after hours or before seconds is minutes."""
    runs = [run for each in tokens if (run := (each.group("clock") or _elapsed(each)).lower()[:1])]
    found = set()
    for before, run, after in zip(["", *runs], runs, [*runs[1:], ""], strict=False):
        minutes = run == "m" and (before == "h" or after == "s")
        found.add("t" if minutes or run in "hs" else "y" if run == "e" else run)
    return "".join(each for each in "ymdt" if each in found)


def _places(tokens: _Tokens, *kinds: str) -> list[int]:
    """Which tokens stand for a number or its digits."""
    return [
        number
        for number, each in enumerate(tokens)
        if any(each.group(kind) for kind in kinds or ("digits", "whole", "general"))
    ]


def _around(tokens: _Tokens) -> Format:
    """What stands around a number, and how far its point is moved."""
    places = _places(tokens)
    if not places or len(_places(tokens, "whole", "general")) > (len(places) == 1):
        return _MISLEADS
    first, last = places[0], places[-1]
    first -= first > 0 and tokens[first - 1].group("sign") == "."
    last += last + 1 < len(tokens) and tokens[last + 1].group("sign") == "."
    shift, after = 0, ""
    scaling = True
    for token in tokens[last + 1 :]:
        if token.group("sign") == "," and scaling:
            shift -= 3
            continue
        scaling = False
        after += _literal(token)
    before = "".join(map(_literal, tokens[:first]))
    shift += 2 * len([each for each in tokens if each.group("sign") in ("%", "％")])
    inside = "".join(_between(each) for each in tokens[first : last + 1])
    whole, point, _ = inside.partition(".")
    shift -= 3 * (len(whole) - len(whole.rstrip(","))) if point else 0
    odd = inside.count(".") > 1 or bool(inside.translate(_WRITING))
    return Format(before.strip(), after.strip(), shift, misleads=odd or _filled(tokens))


def _literal(token: re.Match[str]) -> str:
    """What a token shows besides digits."""
    money = _MONEY.match(token.group("bracket") or "")
    if money:
        return money.group(1)
    return _quoted(token) or token.group("sign") or token.group("clock") or ""


def _quoted(token: re.Match[str]) -> str:
    return token.group("quoted") or token.group("escaped") or ""


def _between(token: re.Match[str]) -> str:
    """What a token puts among digits; what isn't part of writing a number is in quotation marks."""
    if words := _quoted(token):
        return f'"{words}"'
    return token.group("sign") or ("0" if token.group("digits") else "")


def _filled(tokens: _Tokens) -> bool:
    """Whether the rest of the cell is filled with what could be taken for a part of the number."""
    return any(_of_a_number(each.group("fill") or "") for each in tokens)


def _untouched(found: Format) -> Format:
    """A format, unless what stands around a number makes another number of it."""
    touched = found.misleads or _touches(found.before[::-1]) or _touches(found.after)
    return _MISLEADS if touched else found


def _touches(words: str) -> bool:
    """Whether words, from the number on, hold a part of a number before the first letter."""
    for char in words:
        if _of_a_number(char):
            return True
        if char.isalpha() and char not in _MULTIPLES:
            return False
    return False


def _of_a_number(char: str) -> bool:
    return bool(char) and (_numeral(char) or char in _POINTS or char == "−" or unicodedata.category(char) == "Pd")


def _numeral(char: str) -> bool:
    return char in _NUMERALS or unicodedata.category(char)[0] == "N"
