"""A workbook as people see it: sheets, and cells with the text that a cell shows.

A cell's text is exact. Its number format says what kind of thing a number is (a share, a day, yuan) and which words
stand around it; it never rounds: a cell that holds 0.9537 and shows 95% has the text 95.37%.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import CellSpan, ParagraphSpan, column_letters


class Cell(Record):
    """A cell that isn't empty. ``formula`` is what it is worked out by, None where somebody typed it."""

    span: CellSpan | ParagraphSpan
    text: str
    formula: str | None = None

    @property
    def place(self) -> str:
        """``自评表!B12``."""
        return self.span.inside


class Area(Record):
    """A rectangle of cells, by its first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """``B2:C3``."""
        return f"{column_letters(self.left)}{self.top}:{column_letters(self.right)}{self.bottom}"

    @property
    def size(self) -> int:
        """How many cells it has."""
        return max(0, self.bottom - self.top + 1) * max(0, self.right - self.left + 1)

    def places(self) -> Iterator[tuple[int, int]]:
        """Its cells by row and column, row by row."""
        for row in range(self.top, self.bottom + 1) if self.size else ():
            for column in range(self.left, self.right + 1):
                yield row, column


class Marks(Record):
    """What a sheet shows beside its texts: hidden rows and columns that hold something, and cells that are marked.

    ``struck`` are cells of whose text something is struck out and so left out, ``comments`` the places that somebody
    noted something at, of which a document has more than its cells: empty paragraphs, and what lies in text boxes.
    """

    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    struck: tuple[tuple[int, int], ...] = ()
    comments: tuple[CellSpan | ParagraphSpan, ...] = ()


class Sheet(Record):
    """A worksheet: cells by row and column, from 1.

    ``problems`` are cells that have no text one could use; whoever reads the sheet must tell them. A sheet that is too
    large to be read has no cells at all. ``corners`` has, for each place that a merged area hides, the area's corner;
    ``cells`` has what such places hold too.
    """

    name: str
    hidden: bool
    cells: Mapping[tuple[int, int], Cell]
    merged: tuple[Area, ...]
    corners: Mapping[tuple[int, int], tuple[int, int]]
    problems: tuple[Problem, ...] = ()
    marks: Marks = Marks()

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that is seen at a place: in a merged area, that of its corner."""
        return self.cells.get(self.corners.get((row, column), (row, column)))

    @property
    def rows(self) -> int:
        """The last row with something in it."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def columns(self) -> int:
        """The last column with something in it."""
        return max((column for _, column in self.cells), default=0)


class Book(Record):
    """A workbook's worksheets, in their order, hidden ones too."""

    file: str
    sheets: tuple[Sheet, ...]
