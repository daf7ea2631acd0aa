"""Markdown put together so that a form's texts stay texts: no table, list, link, heading or HTML comes out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from duheng.source import NO_BREAK, visible

_MARKS = re.compile(r"([\\`*_\[\]|~#!])")
_LINKS = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(:)|(\bwww)(\.)")
_STARTS = re.compile(r"^(\s*)([-+=@])")
_NUMBERED = re.compile(r"^(\s*\d+)([.)])(?=\s|$)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def literal(text: str) -> str:
    """A text on one line that means itself wherever it is put, also at the beginning of a line or a cell."""
    shown = _MARKS.sub(r"\\\1", visible(text, NO_BREAK))
    shown = _LINKS.sub(_unlinked, shown)
    shown = _NUMBERED.sub(r"\1\\\2", _STARTS.sub(r"\1\\\2", shown))
    return "".join(_ENTITIES.get(char, char) for char in shown)


def _unlinked(found: re.Match[str]) -> str:
    return f"{found[1] or found[3]}\\{found[2] or found[4]}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> Iterator[str]:
    """A table of cells that are Markdown already; the columns in ``right`` are numbers."""
    yield _line(head)
    yield _line(["---:" if column in right else "---" for column in range(len(head))])
    yield from map(_line, rows)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
