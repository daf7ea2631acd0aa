"""A sheet as people see it: pieces of text, each with the rows and columns that it covers.

Official forms are drawn by merging cells. A merged area is one piece, seen in every row and column that it covers, so
that a name written once for many rows stands in each of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from duheng.books.model import Area, Sheet
from duheng.forms.unusable import from_words, unusable
from duheng.problems.books import CellUnusable
from duheng.record import Record, replace
from duheng.source import CellSpan, Span


class Piece(Record):
    """A text and the area it covers, by its first and last row and column, from 1.

    ``stood`` is what the cell holds, which is its text unless that can't be used. ``covered``: a merged area hides it.
    """

    text: str
    stood: str
    span: Span
    top: int
    left: int
    bottom: int
    right: int
    covered: bool = False

    @property
    def corner(self) -> tuple[int, int]:
        """Its first row and column."""
        return self.top, self.left


class Grid:
    """The pieces of one sheet by the places at which they are seen; places without a text have none."""

    def __init__(self, sheet: Sheet) -> None:
        self._areas = {(area.top, area.left): area for area in sheet.merged}
        self._at: dict[tuple[int, int], Piece] = {}
        self._rows: dict[int, dict[int, Piece]] = {}
        pieces: dict[tuple[int, int], Piece] = {}
        for place, cell in sheet.cells.items():
            if text := cell.text.strip():
                pieces[place] = self._piece(place, from_words(text), text, cell.span)
        for problem in sheet.problems:
            if isinstance(problem, CellUnusable) and isinstance(problem.span, CellSpan):
                line, column = problem.span.line, problem.span.column
                text = problem.stood().strip()
                pieces[line, column] = self._piece((line, column), unusable(column, line), text, problem.span)
        hidden = pieces.keys() & sheet.corners.keys()
        self._covered = [replace(pieces.pop(place), covered=True) for place in sorted(hidden)]
        for place, piece in pieces.items():
            self._see(place, piece)
        for place, corner in sheet.corners.items():
            if corner in pieces:
                self._see(place, pieces[corner])
        self.rows = max(self._rows, default=0)

    def _piece(self, place: tuple[int, int], text: str, stood: str, span: Span) -> Piece:
        area = self._areas.get(place) or Area(*place, *place)
        return Piece(text, stood, span, area.top, area.left, area.bottom, area.right)

    def _see(self, place: tuple[int, int], piece: Piece) -> None:
        self._at[place] = piece
        self._rows.setdefault(place[0], {})[piece.left] = piece

    def within(self, row: int, left: int, right: int) -> Piece | None:
        """The first piece of a row that begins in some columns."""
        found = (self._at.get((row, column)) for column in range(left, right + 1))
        return next((piece for piece in found if piece is not None and piece.left >= left), None)

    def row(self, row: int) -> tuple[Piece, ...]:
        """The pieces that are seen in a row, from left to right."""
        return tuple(piece for _, piece in sorted(self._rows.get(row, {}).items()))

    def fresh(self, row: int) -> tuple[Piece, ...]:
        """The pieces that begin in a row."""
        return tuple(piece for piece in self.row(row) if piece.top == row)

    def __iter__(self) -> Iterator[Piece]:
        """Every piece once, row by row, also those that nobody sees."""
        covered: dict[int, list[Piece]] = {}
        for piece in self._covered:
            covered.setdefault(piece.top, []).append(piece)
        for row in sorted(self._rows.keys() | covered.keys()):
            yield from self.fresh(row)
            yield from covered.get(row, ())
