"""The rows below the head of an indicator table.

A name of a level that is written once holds for the rows below it, merged or not, until another name of that level or
of one above it. What a merged cell says beside that belongs to its first row, except a text such as a reason, which is
said of all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from duheng.forms.beside import is_sign
from duheng.forms.cells import blank
from duheng.forms.labels import narrow
from duheng.forms.model import Written, WrittenRow
from duheng.forms.names import in_one, stated_points
from duheng.forms.notation import read_value
from duheng.forms.rows import without_ordinal
from duheng.importing.account import Account, Why
from duheng.importing.columns import Column, Columns, why_unknown
from duheng.importing.grid import Grid, Piece
from duheng.importing.printed import Printed, with_unit
from duheng.language.builtins import LEVELS, NAME_OF, POINTS_OF
from duheng.language.decimal import decimal_text
from duheng.language.types import FieldKind
from duheng.language.units import unit
from duheng.language.values import MEASURED, Quantity
from duheng.record import replace

Seen = Mapping[str, tuple[Column, Piece]]
"""The cells of one row by what they mean, with their columns."""

_MEASURED = (FieldKind.TARGET, FieldKind.QUANTITY)
_DOTS = frozenset("….·。⋯")


class Rows:
    """The rows of one table while they are read; the names of levels that hold are carried from row to row."""

    def __init__(self, grid: Grid, printed: Printed, account: Account) -> None:
        self.grid = grid
        self.printed = printed
        self.account = account
        self.row_level = printed.template.row_level
        self.texts = {field.name for field in printed.template.fields if field.level and field.kind is FieldKind.TEXT}
        self.measured = {field.name for field in printed.template.fields if field.kind in _MEASURED}
        self.names: dict[int, tuple[Column, Piece]] = {}
        self.rows: list[WrittenRow] = []
        self.again: list[Piece] = []
        self.points: dict[tuple[str, ...], str] = {}
        self._waiting: set[int] = set()
        self._seated: list[WrittenRow] = []

    def read(self, row: int, columns: Columns) -> None:
        """Read one row of the table."""
        places = ((column, self.grid.within(row, column.left, column.right)) for column in columns.columns)
        cells = [(column, piece) for column, piece in places if piece is not None]
        if self._unfilled([each for each in cells if each[1].top == row and not self.account.has(each[1])]):
            return
        seen = {column.meaning: (column, piece) for column, piece in cells if column.meaning}
        new = self._carry(seen)
        name = next((seen[key][1] for key in self.printed.own_names if key in seen), None)
        of = name.text if name is not None else next((held.text for _, held in reversed(self.names.values())), "")
        for key in (*new, *([NAME_OF] if NAME_OF in seen else [])):
            self.account.value(seen[key][1], key, of)
        self._points_of_groups(row, cells)
        said = [
            self._cell(row, columns, column, piece, of)
            for column, piece in cells
            if column.meaning not in LEVELS[1:] and not column.level
        ]
        self._beside(row, cells)
        own = [each for each in said if each is not None]
        if own or name is not None:
            names = [*self._names(seen), *self._points_behind(seen, columns)]
            self._waiting.clear()
            named = [name] if name is not None else []
            here = [piece.span for piece in (*named, *(piece for _, piece in cells)) if piece.top == row]
            self.rows.append(WrittenRow((*names, *own), next(iter(here), cells[0][1].span)))

    def band(self, piece: Piece, columns: Columns) -> None:
        """Take over the name of a group that stands across the whole table, whether its level has a column or not."""
        key = LEVELS[self.printed.group_level(piece.text) or 0]
        column = columns.named(key) or Column(key, replace(piece, text=key), piece.left, piece.right)
        self._carry({key: (column, piece)})
        self.account.value(piece, key, piece.text)

    def finish(self) -> None:
        """Take names below which no row came; where no row came at all, those of the template's groups too."""
        self._only_named()
        self.rows = self.rows or self._seated

    def _unfilled(self, fresh: Sequence[tuple[Column, Piece]]) -> bool:
        """Leave a row that a blank form has for one more indicator: dots, or 指标2：, and nothing beside it."""
        left = [piece for _, piece in fresh if _placeholder(piece.text)]
        groups = {
            column.meaning: (column, piece)
            for column, piece in fresh
            if column.meaning in LEVELS[1 : self.row_level] and piece not in left and not blank(piece.text)
        }
        others = [piece for column, piece in fresh if column.meaning not in groups and piece not in left]
        if not left or not all(blank(piece.text) for piece in others):
            return False
        for key in self._carry(groups):
            self.account.value(groups[key][1], key, groups[key][1].text)
        for piece in (*left, *others):
            self.account.leave(piece, Why.PLACEHOLDER)
        return True

    def _carry(self, seen: Seen) -> list[str]:
        """Take over the names that a row says; a new name ends those of the levels below it. The levels it names."""
        new: list[str] = []
        for level, key in enumerate(LEVELS[1:], 1):
            if key not in seen or self.names.get(level) == seen[key]:
                continue
            if any(ended >= level for ended in self._waiting):
                self._only_named()
            self.names = {above: held for above, held in self.names.items() if above < level}
            self.names[level] = seen[key]
            self._waiting.add(level)
            new.append(key)
        return new

    def _only_named(self) -> None:
        """A row for the names that hold, where no row came below them; a group of the template is there without one."""
        names = {level: piece.text for level, (_, piece) in sorted(self.names.items()) if not blank(piece.text)}
        if self._waiting & names.keys():
            said = tuple(_named(*held) for _, held in sorted(self.names.items()))
            rows = self._seated if self.printed.are_group(names) else self.rows
            rows.append(WrittenRow(said, said[-1].span))
        self._waiting.clear()

    def _names(self, seen: Seen) -> list[Written]:
        """The names that hold in a row; that of the rows' own level only where the row says it."""
        said = [
            _named(column, piece)
            for level, (column, piece) in sorted(self.names.items())
            if level != self.row_level or seen.get(LEVELS[level]) == (column, piece)
        ]
        return [*said, _named(*seen[NAME_OF])] if NAME_OF in seen else said

    def _points_behind(self, seen: Seen, columns: Columns) -> list[Written]:
        """The points behind a row's own name, where the label of the names says so and points have no column."""
        named = [seen[key] for key in self.printed.own_names if key in seen]
        holding = [(column, piece) for column, piece in named if self.printed.holds_points(column.label.text)]
        if columns.named(POINTS_OF) is not None or not holding:
            return []
        column, piece = holding[0]
        points = stated_points(in_one(piece.text))
        return [] if points is None else [Written(POINTS_OF, decimal_text(points), column.label.span, piece.span)]

    def _points_of_groups(self, row: int, cells: Sequence[tuple[Column, Piece]]) -> None:
        """A row for each group whose points stand behind its name, in a column of their own."""
        for column, piece in cells:
            held = [name for level, name in sorted(self.names.items()) if level <= column.level]
            group = tuple(narrow(name.text) for _, name in held)
            if not column.level or piece.top < row or self.account.has(piece):
                continue
            if blank(piece.text) or (column.level in self.names and self.points.get(group) == piece.text):
                self.account.label(piece, POINTS_OF)
            elif column.level not in self.names:
                self.account.leave(piece, Why.UNPLACED)
            elif group in self.points:
                self.account.leave(piece, Why.AGAIN, POINTS_OF)
                self.again.append(piece)
            else:
                points = Written(POINTS_OF, piece.text, column.label.span, piece.span)
                self.rows.append(WrittenRow((*(_named(*name) for name in held), points), piece.span))
                self.points[group] = piece.text
                self.account.value(piece, POINTS_OF, held[-1][1].text)
                self._waiting.discard(column.level)

    def _cell(self, row: int, columns: Columns, column: Column, piece: Piece, of: str) -> Written | None:
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
        others = tuple(in_one(each.label.text) for each in columns.columns if self._covers(piece, column, each))
        if others and not blank(piece.text):
            self.account.lay_across(piece, in_one(column.label.text), others)
        return _written(column, self._whole(row, column, columns.reach(column), piece, of))

    def _whole(self, row: int, column: Column, last: int, piece: Piece, of: str) -> Piece:
        """A number with the sign and the unit that stand beside it below the same label: ≥ | 1000 | 人次."""
        beside = [each for each in self.grid.fresh(row) if piece.right < each.left <= last]
        parts = [each.text for each in (piece, *beside)]
        numbers = [text for text in parts if not is_sign(text) and unit(text) is None]
        joined = "".join(parts)
        if column.meaning not in self.measured or not beside or len(numbers) != 1:
            return piece
        if not isinstance(read_value(numbers[0]), Quantity) or not isinstance(read_value(joined), MEASURED):
            return piece
        for each in beside:
            self.account.value(each, column.meaning, of)
        return replace(piece, text=joined)

    def _beside(self, row: int, cells: Sequence[tuple[Column, Piece]]) -> None:
        """Leave what else stands below a label over several columns, whose first value counts."""
        for column, piece in cells if len(self.grid.fresh(row)) > len(cells) else ():
            for other in self.grid.fresh(row):
                if column.meaning and piece.right < other.left <= column.right and not self.account.has(other):
                    self.account.leave(other, Why.AGAIN, column.meaning)
                    self.again += [] if blank(other.text) else [other]

    def _covers(self, piece: Piece, first: Column, other: Column) -> bool:
        """Whether a value of one column is merged across another that holds values too."""
        value = bool(other.meaning) and not self.printed.is_name(other.meaning)
        return value and first.right < other.left <= piece.right

    def _unknown(self, column: Column, piece: Piece) -> None:
        if blank(piece.text):
            self.account.label(piece, "")
        else:
            self.account.leave(piece, why_unknown(column.label, self.printed), column.label.stood)


def _placeholder(text: str) -> bool:
    return set(text) <= _DOTS or not without_ordinal(f"{text.rstrip(':：')}:")


def _named(column: Column, piece: Piece) -> Written:
    return replace(_written(column, piece), text=in_one(piece.text))


def _written(column: Column, piece: Piece) -> Written:
    label = with_unit(column.meaning, column.label.text)
    return Written(label, piece.text, column.label.span, piece.span)
