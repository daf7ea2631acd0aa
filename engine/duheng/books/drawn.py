"""Sheets to be written: what stands in each cell, and how it looks.

One vocabulary for spreadsheets and documents. A cell holds a text, an exact number with its number format, or a formula
with the result that is saved beside it. Everything is by row and column, from 1; widths count half-width characters, so
that a Chinese one takes two, heights are points.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from math import ceil

from duheng.books.formats import GENERAL
from duheng.books.model import Area
from duheng.record import Record, field
from duheng.source import column_letters, display_width

_LINE = 1.35
_CELL_PADDING = 3.0


class Align(Enum):
    """Where a text stands in its cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Face(Enum):
    """The typefaces of Chinese official papers."""

    SONG = "宋体"
    FANGSONG = "仿宋"
    HEI = "黑体"


class Style(Record):
    """How a cell looks. ``fill`` is a colour as six hexadecimal digits, empty for none.

    ``open``: it may be filled in where the sheet is protected. ``border``: it has a line around it.
    """

    face: Face = Face.SONG
    size: int = 10
    bold: bool = False
    fill: str = ""
    border: bool = True
    align: Align = Align.CENTER
    open: bool = False


class DrawnCell(Record):
    """A cell: a ``number``, or else a ``text``; with a ``formula`` (without ``=``) either is its saved result.

    ``format`` is the number's format, ``choices`` are offered for it as a list.
    """

    style: Style
    text: str = ""
    number: Decimal | None = None
    format: str = GENERAL
    formula: str = ""
    choices: tuple[str, ...] = ()


class DrawnSheet(Record):
    """A sheet with its cells, merged areas, widths and heights of rows.

    ``repeated`` are the first and last row that every printed page begins with, and at which a document begins a table
    of its own. ``frozen`` is the last row that stays in view. ``protected``: only open cells can be changed, until
    somebody lifts that, which needs no password.
    """

    name: str
    cells: Mapping[tuple[int, int], DrawnCell]
    widths: tuple[float, ...]
    merged: tuple[Area, ...] = ()
    heights: Mapping[int, float] = field(default_factory=dict)
    repeated: tuple[int, int] | None = None
    frozen: int = 0
    landscape: bool = False
    protected: bool = False
    hidden: bool = False

    @property
    def rows(self) -> int:
        """The last row."""
        return max((*(row for row, _ in self.cells), *(area.bottom for area in self.merged)), default=0)

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.widths)


def address(row: int, column: int, sheet: str = "") -> str:
    """A cell's absolute address: ``$G$12``, or ``'自评表'!$G$12``."""
    plain = f"${column_letters(column)}${row}"
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{plain}" if sheet else plain


def height_of(text: str, width: float, size: int) -> float:
    """The points that a text needs in a cell of a width, with its lines broken where they are full."""
    room = max(2.0, (width - _CELL_PADDING) * 10 / size)
    lines = sum(max(1, ceil(display_width(line) / room)) for line in text.split("\n"))
    return round(lines * size * _LINE + size * 0.5, 1)
