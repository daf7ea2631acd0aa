"""One cell's text made plain before it is parsed, so that the grammar sees few kinds of signs.

Forms are typed with a Chinese input method, copied from Word, or come out of OCR: the same ≥ is written ≧, ⩾, 》 or
>=, the same minus in six ways. Making them equal here, character by character, keeps the grammar small.

Two things are never done: no digit may come into being that nobody wrote (NFKC turns ① into 1 and ½ into 1⁄2, which
would make 1100% of ①100%), and no two digits may move together (5 10 stays what it is).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 200
"""A text with more characters than this is words; it is not parsed."""
_REMEMBERED = 4096

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("≧⩾≮》", "≥"),
        **dict.fromkeys("≦⩽≯《", "≤"),
        "═": "=",
        **dict.fromkeys("−–‐", "-"),
        **dict.fromkeys("〜∼", "~"),
        **dict.fromkeys("【〔", "["),
        **dict.fromkeys("】〕", "]"),
        "〇": "零",
    }
)

_PAIRS = (
    (re.compile(r">=|=>|≥="), "≥"),
    (re.compile(r"<=|=<|≤="), "≤"),
    (re.compile(r"(?<=元)整$"), ""),
    (re.compile(r"^人民币(?=.*元$)"), ""),
    (re.compile(r"^(?:人民币¥?|¥)([0-9.,]+)$"), r"\1元"),
    (re.compile(r"^¥(?=[0-9.,]+[百千万亿]*元$)"), ""),
    (re.compile(r"=="), "="),
    (re.compile(r"\+/?-"), "±"),
    (re.compile(r"(?<=[^\x00-\x24\x26-\x2f\x3a-\x7f≥≤±])[—―─]{1,2}(?=[0-9])"), "-"),
)
_IN_PAIRS = frozenset("=元币¥+—―─")
"""What each of the pairs holds one of."""

_LOOSE_BLANK = re.compile(r"(?<![0-9.,]) | (?![0-9.,])")
_NOTHING = re.compile(r"[-—―─–−_/\\]*|\.{3,}|[·。]{3,}")
_NIL = frozenset({"无", "暂无", "n/a", "na"})
_INAPPLICABLE = frozenset({"不适用", "不涉及"})
_SQUARED = re.compile(r"(?<=m)[²³]")


@lru_cache(_REMEMBERED)
def plain(text: str) -> str | None:
    """``text`` in half-width characters with plain signs and without blanks, for the grammar.

    None where normalising would write a digit that isn't there: such a text is words.
    """
    shown = text.translate(_INVISIBLE)
    if not shown.isascii() and any(map(_hides_digit, _SQUARED.sub("", shown))):
        return None
    narrow = " ".join(unicodedata.normalize("NFKC", shown).split())
    signs = _LOOSE_BLANK.sub("", narrow).translate(_SIGNS)
    for look_alike, sign in () if _IN_PAIRS.isdisjoint(signs) else _PAIRS:
        signs = look_alike.sub(sign, signs)
    return signs.rstrip("。;")


def is_nothing(plain_text: str) -> bool:
    """Whether a plain text stands for an empty cell: dashes, slashes, dots, 无, N/A."""
    return _NOTHING.fullmatch(plain_text) is not None or _bare(plain_text).lower() in _NIL


def is_inapplicable(plain_text: str) -> bool:
    """Whether a plain text says that the row doesn't apply."""
    return _bare(plain_text) in _INAPPLICABLE


def _bare(plain_text: str) -> str:
    return plain_text[1:-1] if plain_text.startswith("(") and plain_text.endswith(")") else plain_text


@lru_cache(_REMEMBERED)
def _hides_digit(char: str) -> bool:
    """Whether a character becomes digits in NFKC without being a digit by itself or a unit such as ㎡."""
    narrow = unicodedata.normalize("NFKC", char)
    if not any("0" <= each <= "9" for each in narrow):
        return False
    return unicodedata.category(char) != "Nd" and not ("A" <= narrow[0] <= "z")
