"""Colours and clean text for a terminal.

A form's texts come from anybody, so what could move the cursor or recolour the screen is shown as a blank or a
replacement mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from duheng.problems.render.wrapping import wrap
from duheng.source import NO_BREAK, display_width, visible

BOLD, DIM, RED, YELLOW, CYAN = "\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m"
_RESET = "\x1b[0m"
_DOT = " · "


class Ink:
    """Paints where colours are allowed."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def paint(self, text: str, style: str) -> str:
        """``text`` in a style."""
        return f"{style}{text}{_RESET}" if self.colour and style and text.strip() else text


def hanging(label: str, text: str, width: int) -> list[str]:
    """``text`` after ``label``, its later lines below its first. A no-break space is no place to break."""
    indent = display_width(label)
    lines = wrap(visible(text, NO_BREAK), width - indent)
    first, *rest = [line.replace(NO_BREAK, " ") for line in lines] or [""]
    return [(label + first).rstrip(), *(" " * indent + line for line in rest)]


def labelled(blank: str, label: str, text: str, width: int) -> list[str]:
    """A text after its label, below which its later lines stand unless the label is too long for that."""
    start = blank + visible(label)
    if display_width(start) > width // 2:
        return hanging(blank, label + text, width)
    return hanging(start, text, width)


def joined(blank: str, parts: Sequence[str], width: int) -> list[str]:
    """``parts`` with dots between them, broken between parts where they don't fit one line."""
    lines: list[str] = []
    for part in filter(None, map(visible, parts)):
        if lines and display_width(f"{lines[-1]}{_DOT}{part}") <= width:
            lines[-1] += _DOT + part
        else:
            lines += hanging(blank, part, width)
    return lines
