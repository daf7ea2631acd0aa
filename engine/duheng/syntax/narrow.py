"""Full-width and half-width are the same: every text is narrowed before it is parsed.

The mapping is one character to one character, so a place in the narrowed text is a place in the text as written, and
what stands between quotation marks can be cut from the original.
"""

from __future__ import annotations

import re
from functools import cache

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TWINS = {
    "\u3000": " ",
    "\u00a0": " ",
    "\u200b": " ",
    "\ufeff": " ",
    "【": "[",
    "】": "]",
    "≧": "≥",
    "≦": "≤",
    "⩾": "≥",
    "⩽": "≤",
    "﹦": "=",
    "═": "=",
    "−": "-",
    "–": "-",
    "—": "-",
    "∗": "*",
    "✕": "×",
    "∕": "/",
    "﹪": "%",
}
_TABLE = _WIDE | {ord(wide): narrow for wide, narrow in _TWINS.items()}

_QUOTES = {"「": "」", "『": "』", "“": "”", "”": "“", '"': '"', "＂": "＂"}


def narrow(text: str) -> str:
    """``text`` with full-width signs, digits and letters as their ASCII twins; same length."""
    return text.translate(_TABLE)


def split_comment(line: str) -> tuple[str, str]:
    """The code of a line, and its comment with the ``#`` (empty where there is none)."""
    closing = ""
    for place, char in enumerate(line):
        if closing:
            closing = "" if char == closing or (closing in "“”" and char in "“”") else closing
        elif char in _QUOTES:
            closing = _QUOTES[char]
        elif char in "#＃":
            return line[:place], line[place:]
    return (line, "") if not closing else _unclosed(line)


def _unclosed(line: str) -> tuple[str, str]:
    place = max(line.rfind(" #"), line.rfind("\u3000#"), line.rfind(" ＃"))
    return (line[:place], line[place:].lstrip(" \u3000")) if place >= 0 else (line, "")


_AFTER_KEYWORD = re.compile(r"(\s*[^\W\d]+)(\s*):")
_COLON_MAY_FOLLOW = (
    "METHOD SCALE TEMPLATE CHECK EXTENDS AUTHORITY EFFECTIVE STATUS NOTE EXAMPLE OTHERWISE GIVES CLAMP ROUND REQUIRE "
    "MESSAGE SEVERITY WHEN TOTAL GRADE"
).split()
_AT_END = re.compile(r"[。;；]\s*$")


def forgiven(narrowed: str) -> str:
    """A narrowed line without the punctuation of prose: a colon after its keyword, a full stop at its end.

    Same length as before; quoted texts end with their quotation mark, so nothing inside them is touched.
    """
    ended = _AT_END.sub(lambda found: " " * len(found.group()), narrowed)
    found = _AFTER_KEYWORD.match(ended)
    if found is None or found.group(1).strip() not in _before_colon():
        return ended
    return ended[: found.end() - 1] + " " + ended[found.end() :]


@cache
def _before_colon() -> frozenset[str]:
    from duheng.syntax.words import words

    return frozenset(spelling for name in _COLON_MAY_FOLLOW for spelling in words()[name].spellings)
