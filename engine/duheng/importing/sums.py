"""Rows of sums in an indicator table: 小计, 产出指标合计, 总分.

Such a row is known by its label, and by having no target where its label stands among the indicators' names: an
indicator may be called 总分 too. What duheng scored beside its name is an indicator: its own sums are a row 总分 whose
label stands across all names, and the last one where there is one column of names only.
The sums of the whole form are those of the last such row in which nothing but numbers stands before the label.
"""

from __future__ import annotations

from collections.abc import Iterable

from duheng.forms.cells import blank
from duheng.forms.labels import narrow
from duheng.forms.scores import read_score
from duheng.importing.columns import Column, Columns
from duheng.importing.grid import Grid, Piece
from duheng.importing.printed import Printed
from duheng.language.builtins import FORM_TOTAL, POINTS_OF
from duheng.language.types import FieldKind
from duheng.record import Record

_NEVER_SUMMED = frozenset((FieldKind.TARGET, FieldKind.QUANTITY, FieldKind.DATE))


class Sums(Record):
    """A row of sums: its label, and whether it may hold those of the whole form.

    ``beside`` is the number right behind the label, where rows have names: 总得分 | 96.5.
    """

    label: Piece
    whole: bool
    beside: Piece | None = None


class SumRows:
    """Tells the rows of sums in one table from its other rows."""

    def __init__(self, grid: Grid, printed: Printed, columns: Columns) -> None:
        self.grid = grid
        self.printed = printed
        template = printed.template
        self.names = [column for column in columns.columns if printed.is_name(column.meaning)]
        self.last = max((column.right for column in self.names), default=0)
        self.kinds = {field.name: field.kind for field in template.fields if field.level == template.row_level}
        self.columns = columns.columns
        self.targets = [column for column in self.columns if self.kinds.get(column.meaning) is FieldKind.TARGET]
        self.points = columns.named(POINTS_OF)
        self.added = [column for column in self.columns if printed.is_system(column.label.text)]

    def find(self, row: int, held: Iterable[str]) -> Sums | None:
        """The sums that a row holds; ``held`` are the names of groups that the rows above it said."""
        filled = [piece for piece in self.grid.row(row) if not blank(piece.text)]
        seen = [piece for piece in filled if piece.left <= self.last]
        seen = seen or [piece for piece in filled if read_score(piece.text) is None][:1]
        label = next((piece for piece in seen if piece.top == row and self.printed.is_sum(piece.text, held)), None)
        if label is None:
            return None
        behind = next((piece for piece in seen if piece.left > label.right), None)
        beside = behind if behind is not None and read_score(behind.text) is not None else None
        if beside is None and any(self._names_more(piece, label) for piece in seen):
            return None
        first = not any(piece.left < label.left and read_score(piece.text) is None for piece in seen)
        whole = first and self.printed.is_total(label.text)
        if self._column(label) in self.printed.own_names and self._is_indicator(row, label, first=first):
            return None
        return Sums(label, whole, beside)

    def not_summed(self, piece: Piece) -> str:
        """The label of the column in which a piece stands, where that holds no points, scores or money."""
        above = (column for column in self.columns if column.left <= piece.left <= column.right)
        return next((each.label.text for each in above if self.kinds.get(each.meaning) in _NEVER_SUMMED), "")

    def goes_on(self, row: int) -> bool:
        """Whether a row below the sums of the whole form is one of the table after all: of a group of the template."""
        found = (self._fresh(row, column) for column in self.names if column.meaning not in self.printed.own_names)
        return any(piece is not None and self.printed.is_group(piece.text) for piece in found)

    def is_indicator(self, row: int) -> bool:
        """Whether a row says a name of its own, a target and points."""
        points = self._fresh(row, self.points) if self.points is not None else None
        named = self._holds(row, [column for column in self.names if column.meaning in self.printed.own_names])
        return named and self._holds(row, self.targets) and points is not None and read_score(points.text) is not None

    def _is_indicator(self, row: int, label: Piece, *, first: bool) -> bool:
        """Whether a row whose own name is like a label of sums is an indicator that is called so."""
        if self._holds(row, self.targets) or not (self.targets or first):
            return True
        if not self._holds(row, self.added):
            return False
        return len(self.names) > 1 or narrow(label.text) != FORM_TOTAL or self._again_below(row, label)

    def _again_below(self, row: int, label: Piece) -> bool:
        """Whether duheng scored another row of the same label below."""
        below = (each for each in range(row + 1, self.grid.rows + 1) if self._holds(each, self.added))
        found = (self.grid.within(each, label.left, label.right) for each in below)
        return any(piece is not None and narrow(piece.text) == FORM_TOTAL for piece in found)

    def _names_more(self, piece: Piece, label: Piece) -> bool:
        """Whether a piece behind the label is a name: then the row is an indicator of a group that is called so."""
        return piece.left > label.right and bool(self._column(piece)) and not self.printed.is_sum(piece.text, ())

    def _column(self, piece: Piece) -> str:
        inside = (each for each in self.names if each.left <= piece.left and piece.right <= each.right)
        return next((column.meaning for column in inside), "")

    def _holds(self, row: int, columns: Iterable[Column]) -> bool:
        found = (self._fresh(row, column) for column in columns)
        return any(piece is not None and not blank(piece.text) for piece in found)

    def _fresh(self, row: int, column: Column) -> Piece | None:
        piece = self.grid.within(row, column.left, column.right)
        return piece if piece is not None and piece.top == row else None
