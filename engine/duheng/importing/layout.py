"""A sheet read as a form, by its labels.

The rows of the sheet are gone through once. What a row is follows from its labels and from what came before it: the
form's name, pairs and small tables of the head, the head of the indicator table, its rows, its sums, notes. Where
anything stands, in which order and in which columns, is the form's affair.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from duheng.forms.labels import CLAIMED_TOTAL, NOTE
from duheng.forms.model import Written, WrittenRow
from duheng.importing.account import Account, Entry, Left, Why
from duheng.importing.columns import Columns, find_columns, put_down
from duheng.importing.grid import Grid, Piece
from duheng.importing.head import Head
from duheng.importing.printed import Printed
from duheng.importing.rows import Rows
from duheng.language.builtins import CLAIMED, FORM_TOTAL
from duheng.record import Record

_NOTE = re.compile(r"(?:附?注|备注|说明|填[表报]说明)\s*[:：]?\s*(?:[0-9]|\S|$)|[(（]?[0-9]{1,2}\s*[)）.、．]")


class Found(Record):
    """What a sheet holds: the cells of the form's head, its rows, and what became of each cell.

    ``shared`` are cells seen in rows that they don't count for, ``again`` those that contradict what was said before;
    ``second`` is where another form seems to begin.
    """

    head: tuple[Written, ...]
    rows: tuple[WrittenRow, ...]
    read: tuple[Entry, ...]
    left: tuple[Left, ...]
    shared: tuple[Piece, ...]
    again: tuple[Piece, ...]
    tables: int
    second: Piece | None


def read_layout(grid: Grid, printed: Printed) -> Found:
    """Read a sheet as a form of a template."""
    return _Layout(grid, printed).run()


class _Layout:
    def __init__(self, grid: Grid, printed: Printed) -> None:
        self.grid = grid
        self.printed = printed
        self.account = Account()
        self.head = Head(grid, printed, self.account)
        self.rows = Rows(grid, printed, self.account)
        self.columns: Columns | None = None
        self.open = False
        self.tables = 0
        self.second: Piece | None = None
        self.said_before = 0
        self.notes: list[Piece] = []

    def run(self) -> Found:
        row = 1
        while row <= self.grid.rows:
            row = self._row(row)
        self.head.finish()
        return Found(
            (*self.head.cells.values(), *self._note()),
            (*self.head.rows, *self.rows.rows),
            self.account.read(),
            self.account.left(self.grid),
            tuple(self.account.shared.values()),
            tuple(self.head.again),
            self.tables,
            self.second,
        )

    def _row(self, row: int) -> int:
        """Read a row, or several that belong together; the next one to be read."""
        fresh = self.grid.fresh(row)
        if not fresh:
            return self._inside(row)
        columns = find_columns(self.grid, row, self.printed)
        if columns is not None:
            self._begin(columns)
            return columns.below
        below = self.head.table(row) if not self.open or self._aside(fresh) else None
        if below is not None:
            self.open = False
            return below
        if self.open and self._sums(fresh, row):
            self.open = False
        elif self.open and not self._ends(fresh):
            self._inside(row)
        else:
            self.open = False
            self._outside(fresh)
        return row + 1

    def _begin(self, columns: Columns) -> None:
        if self.tables and len(self.head.again) > self.said_before:
            self.second = self.second or self.head.again[self.said_before]
        self.columns, self.open = columns, True
        self.tables += 1
        self.said_before = len(self.head.again)
        put_down(columns, self.printed, self.account)

    def _inside(self, row: int) -> int:
        if self.open and self.columns is not None and self.grid.row(row):
            self.rows.read(row, self.columns)
        return row + 1

    def _sums(self, fresh: Sequence[Piece], row: int) -> bool:
        """The row of sums: the score that the form claims in all. Nothing stands left of its label."""
        if not self.printed.is_total(fresh[0].text) or self.columns is None or self.grid.row(row)[0] is not fresh[0]:
            return False
        self.account.label(fresh[0], FORM_TOTAL)
        column = self.columns.named(CLAIMED)
        piece = self.grid.within(row, column.left, column.right) if column is not None else None
        if column is not None and piece is not None and not self.account.has(piece):
            self.head.put(CLAIMED_TOTAL, piece, column.label)
        for other in fresh:
            if not self.account.has(other):
                self.account.leave(other, Why.SUM)
        return True

    def _ends(self, fresh: Sequence[Piece]) -> bool:
        """Whether a row comes after the table: notes, or a part of the head."""
        assert self.columns is not None
        first = fresh[0]
        wide = first.left <= self.columns.left and first.right >= self.columns.right
        return wide or self._aside(fresh) or (len(fresh) == 1 and bool(_NOTE.match(first.text)))

    def _aside(self, fresh: Sequence[Piece]) -> bool:
        """Whether a row begins with a label of the head, at the table's edge."""
        edge = self.columns.left if self.columns is not None else 1
        return fresh[0].left <= edge and self.printed.head(fresh[0].text) is not None

    def _outside(self, fresh: Sequence[Piece]) -> None:
        if self.printed.is_system_note(fresh[0].text):
            self.account.leave(fresh[0], Why.SYSTEM)
            return
        if self.head.pairs(fresh) or len(fresh) != 1:
            return
        piece = fresh[0]
        if self.notes or (self.columns is not None) or _NOTE.match(piece.text):
            self.notes.append(piece)
            self.account.value(piece, NOTE)
        elif not self.account.has(piece):
            self.head.title(piece)

    def _note(self) -> list[Written]:
        if not self.notes or NOTE in self.head.cells:
            return []
        first = self.notes[0]
        return [Written(NOTE, "\n".join(piece.text for piece in self.notes), first.span, first.span)]
