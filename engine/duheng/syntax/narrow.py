"""Full-width and half-width are the same: every text is narrowed before it is parsed.

The mapping is one character to one character, so a place in the narrowed text is a place in the text as written, and
what stands between quotation marks can be cut from the original.
"""

from __future__ import annotations

import re

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_OTHER_BLANKS = "\u00a0\ufeff\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B)))
BLANKS = " \t\u3000" + _OTHER_BLANKS
"""What separates words and looks like nothing; word processors have many widths of it."""
_TWINS = {
    **dict.fromkeys("\u3000\u200b" + _OTHER_BLANKS, " "),
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

QUOTED = re.compile(r'「[^「」]*」|『[^『』]*』|[“”][^“”]*[“”]|"[^"]*"')
"""A text with its quotation marks, on a narrowed line."""
_QUOTES = {"「": "」", "『": "』", "“": "”", "”": "“", '"': '"', "＂": "＂"}


def narrow(text: str) -> str:
    """``text`` with full-width signs, digits and letters as their ASCII twins; same length."""
    return text.translate(_TABLE)


def without_texts(narrowed: str, filler: str = " ") -> str:
    """A narrowed line with blanks for its quoted texts; same length."""
    return QUOTED.sub(lambda found: filler * len(found.group()), narrowed)


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
