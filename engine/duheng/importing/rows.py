"""The rows below the head of an indicator table.

A name of a level that is written once holds for the rows below it, merged or not, until another name of that level or
of one above it. What a merged cell says beside that belongs to its first row, except a text such as a reason, which is
said of all of them.
"""

from __future__ import annotations

from duheng.forms.cells import blank
from duheng.forms.model import Written, WrittenRow
from duheng.importing.account import Account, Why
from duheng.importing.columns import Column, Columns, levels_of
from duheng.importing.grid import Grid, Piece
from duheng.importing.printed import Printed
from duheng.language.builtins import LEVELS, NAME_OF
from duheng.language.types import FieldKind

_DOTS = frozenset("….·。⋯")


class Rows:
    """The rows of one table while they are read; the names of levels that hold are carried from row to row."""

    def __init__(self, grid: Grid, printed: Printed, account: Account) -> None:
        self.grid = grid
        self.printed = printed
        self.account = account
        self.row_level = printed.template.row_level
        self.texts = {field.name for field in printed.template.fields if field.level and field.kind is FieldKind.TEXT}
        self.names: dict[int, Piece] = {}
        self.rows: list[WrittenRow] = []

    def read(self, row: int, columns: Columns) -> None:
        """Read one row of the table."""
        cells = {column: piece for column in columns.columns if (piece := self._piece(row, column)) is not None}
        fresh = [piece for piece in cells.values() if piece.top == row and not self.account.has(piece)]
        if fresh and all(set(piece.text) <= _DOTS for piece in fresh):
            for piece in fresh:
                self.account.leave(piece, Why.PLACEHOLDER)
            return
        levels = levels_of(columns)
        self._carry(cells, levels)
        name = self._own_name(cells)
        of = name.text if name is not None else next((piece.text for piece in reversed(self.names.values())), "")
        said = [
            self._cell(row, column, piece, of) for column, piece in cells.items() if column.meaning not in LEVELS[1:]
        ]
        own = [each for each in said if each is not None]
        if own or name is not None:
            cells_of_names = self._names(cells, levels, name)
            self.rows.append(WrittenRow((*cells_of_names, *own), name.span if name is not None else own[0].span))

    def _piece(self, row: int, column: Column) -> Piece | None:
        return self.grid.within(row, column.left, column.right)

    def _carry(self, cells: dict[Column, Piece], levels: list[tuple[int, Column]]) -> None:
        """Take over the names that a row says; a new name ends those of the levels below it."""
        for level, column in levels:
            piece = cells.get(column)
            if piece is None or self.names.get(level) == piece:
                continue
            self.names = {above: name for above, name in self.names.items() if above < level}
            self.names[level] = piece
            self.account.value(piece, column.meaning)

    def _own_name(self, cells: dict[Column, Piece]) -> Piece | None:
        """The piece that names the row itself."""
        own = [column for column in cells if column.meaning in (NAME_OF, LEVELS[self.row_level])]
        for column in own:
            self.account.value(cells[column], column.meaning)
        return cells[own[0]] if own else None

    def _names(self, cells: dict[Column, Piece], levels: list[tuple[int, Column]], name: Piece | None) -> list[Written]:
        columns = dict(levels)
        said = [
            Written(LEVELS[level], piece.text, columns[level].label.span, piece.span)
            for level, piece in sorted(self.names.items())
            if level in columns and (level != self.row_level or cells.get(columns[level]) == piece)
        ]
        named = next((column for column in cells if column.meaning == NAME_OF), None)
        return said if named is None or name is None else [*said, _written(named, cells[named])]

    def _cell(self, row: int, column: Column, piece: Piece, of: str) -> Written | None:
        """A value of the row; None for a name, for what says nothing of this row, and for what is left."""
        if column.meaning == NAME_OF:
            return None
        if not column.meaning:
            self._unknown(column, piece)
            return None
        shared = piece.top < row
        if shared and column.meaning not in self.texts:
            if not blank(piece.text):
                self.account.share(piece)
            return None
        self.account.value(piece, column.meaning, of)
        return _written(column, piece)

    def _unknown(self, column: Column, piece: Piece) -> None:
        if blank(piece.text):
            self.account.label(piece, "")
        else:
            why = Why.SYSTEM if self.printed.is_system(column.label.text) else Why.COLUMN
            self.account.leave(piece, why, column.label.text)


def _written(column: Column, piece: Piece) -> Written:
    return Written(column.meaning, piece.text, column.label.span, piece.span)
