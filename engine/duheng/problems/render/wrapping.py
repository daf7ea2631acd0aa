"""Breaking Chinese and English text into lines of a terminal's width.

Chinese may break between any two characters, but no line begins with closing punctuation or ends with an opening one;
a word of narrow characters stays whole unless it is longer than a line. A no-break space is no place to break.
"""

from __future__ import annotations

from collections.abc import Iterator

from duheng.source import NO_BREAK, display_width

_CLOSING = frozenset("、，。；：！？）】〕〉》」』”’…％‰%,.;:!?)]}")
_OPENING = frozenset("（【〔〈《「『“‘([{")


def wrap(text: str, width: int) -> list[str]:
    """The lines of ``text``; none is wider than ``width`` (of 2 or more). Only blanks are lost, where a line ends."""
    lines: list[str] = []
    line, used = "", 0
    for gap, piece in _pieces(text):
        wider = used + display_width(gap) + display_width(piece)
        if line and wider <= width:
            line, used = line + gap + piece, wider
            continue
        if line:
            lines.append(line)
        *full, line = _split(piece, width)
        lines, used = lines + full, display_width(line)
    return [*lines, line] if line else lines


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What may not be broken, each with the blanks before it."""
    gap = piece = ""
    for char in text:
        if char.isspace() and char != NO_BREAK:
            if piece:
                yield gap, piece
                gap = piece = ""
            gap += char
        elif piece and _may_break(piece[-1], char):
            yield gap, piece
            gap, piece = "", char
        else:
            piece += char
    if piece:
        yield gap, piece


def _may_break(before: str, after: str) -> bool:
    if after in _CLOSING or before in _OPENING or NO_BREAK in (before, after) or display_width(after) == 0:
        return False
    return display_width(before) == 2 or display_width(after) == 2


def _split(piece: str, width: int) -> list[str]:
    """``piece`` in parts that fit a line each."""
    if display_width(piece) <= width:
        return [piece]
    parts = [""]
    for char in piece:
        if parts[-1] and display_width(parts[-1] + char) > width:
            parts.append("")
        parts[-1] += char
    return parts
