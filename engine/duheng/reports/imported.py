"""What was read of a sheet and what was left, cell by cell, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from duheng.importing.account import Entry
from duheng.importing.read import Imported
from duheng.problems.problem import Language
from duheng.reports.ink import BOLD, DIM, YELLOW, Ink
from duheng.source import display_width, pad, shorten, visible

_LEAST = 12
_WORDS: dict[Language, tuple[str, str, str, str]] = {
    "zh": ("读了 {count} 格", "没有读的 {count} 格", "表头", "全部有内容的格都读了"),
    "en": ("{count} cell{s} read", "{count} cell{s} not read", "header", "Every cell with something in it was read"),
}


def render(imported: Imported, language: Language, columns: int, colour: bool) -> str:
    """The account of a sheet; texts are shown on one line, however long."""
    ink, (read, left, head, all_read) = Ink(colour), _WORDS[language]
    values = [entry for entry in imported.read if not entry.label]
    lines = [ink.paint(_counted(read, len(values)), BOLD)]
    lines += _values(values, head, columns, ink)
    lines.append("")
    if imported.left:
        lines.append(ink.paint(_counted(left, len(imported.left)), YELLOW))
        width = max(len(each.span.inside) + 2 for each in imported.left)
        for each in imported.left:
            why = each.why.told(language)
            start = f"  {pad(each.span.inside, width)}  "
            end = f"（{why}）" if language == "zh" else f" ({why})"
            lines.append(_line(start, each.text, end, columns))
    else:
        lines.append(all_read)
    return "\n".join(lines) + "\n"


def _counted(text: str, count: int) -> str:
    return text.format(count=count, s="s" * (count != 1))


def _values(values: list[Entry], head: str, columns: int, ink: Ink) -> Iterator[str]:
    of: str | None = None
    width = max((len(each.span.inside) + 2 for each in values), default=0)
    for entry in values:
        if entry.of != of:
            of = entry.of
            yield ink.paint(_line("  ", of or head, "", columns), DIM)
        yield _line(f"    {pad(entry.span.inside, width)}  {entry.meaning}: ", entry.text, "", columns)


def _line(start: str, text: str, end: str, columns: int) -> str:
    """A cell on one line; what doesn't fit of its text is cut."""
    room = max(_LEAST, columns - display_width(start) - display_width(end))
    return start + shorten(visible(text), room) + end
