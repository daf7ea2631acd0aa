"""The indicator table, drawn: its head, its rows with names of groups written once beside them, its sums."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, groupby, pairwise

from duheng.exporting.layout.columns import Column
from duheng.exporting.layout.sketch import EMPTY, Content, Key, Role, Sketch
from duheng.exporting.layout.values import Values
from duheng.language.builtins import CLAIMED, FORM_TOTAL, LEVELS, POINTS_OF
from duheng.record import Record
from duheng.source import column_letters

_LEAST_ROW = 22.0


class Name(Record):
    """The name of a level in a row. Rows that follow each other with the same ``same`` share one box."""

    text: str
    same: object = None
    open: bool = False


class Slot(Record):
    """A cell of a row besides its names."""

    content: Content = EMPTY
    open: bool = True


class TableRow(Record):
    """A row: its names by level, its cells by their meaning, and the node it belongs to.

    ``wide``: it is the row of a group, whose name stands across the columns of the levels below. ``counts``: its points
    and its claimed score are parts of the sums.
    """

    names: dict[int, Name]
    cells: dict[str, Slot]
    path: tuple[str, ...] | None = None
    wide: bool = False
    counts: bool = True


class TableDrawer:
    """Draws the table on a sketch, from the row that comes next."""

    def __init__(self, sketch: Sketch, columns: Sequence[Column], values: Values) -> None:
        self.sketch = sketch
        self.columns = columns
        self.values = values
        ends = list(accumulate(column.span for column in columns))
        self.places = dict(zip((column.meaning for column in columns), pairwise([0, *ends]), strict=True))

    def place(self, meaning: str) -> tuple[int, int]:
        """The first and last column of the grid that a column takes."""
        before, last = self.places[meaning]
        return before + 1, last

    # --- head

    def head(self) -> None:
        """The labels of the columns."""
        row = self.sketch.next()
        self.sketch.head = (row, row)
        for column in self.columns:
            self.sketch.put(*self.place(column.meaning), Role.HEAD, column.label)
        self.sketch.put_behind(self.values.heads())

    # --- rows

    def rows(self, rows: Sequence[TableRow]) -> None:
        """All rows; names that they share are written once."""
        for number, row in enumerate(rows):
            self.sketch.next(_LEAST_ROW)
            self._names(rows, number)
            for column in self.columns:
                if not column.level:
                    self._cell(row, column)
            self.sketch.put_behind(self.values.system(row.path), row.path)

    def _names(self, rows: Sequence[TableRow], number: int) -> None:
        row = rows[number]
        levels = [column.level for column in self.columns if column.level]
        last = max(row.names, default=0)
        for level in levels:
            name = row.names.get(level)
            left, right = self.place(LEVELS[level])
            if name is None:
                if not (row.wide and level > last):
                    self.sketch.put(left, right, Role.NAME, open=True)
                continue
            if row.wide and level == last:
                right = self.place(LEVELS[levels[-1]])[1]
            if number and _shared(rows[number - 1], row, level):
                continue
            count = 1
            while number + count < len(rows) and _shared(rows[number + count - 1], rows[number + count], level):
                count += 1
            role = Role.NAME if level == levels[-1] and not row.wide else Role.LEVEL
            self.sketch.put(left, right, role, name.text, rows=count, open=name.open)

    def _cell(self, row: TableRow, column: Column) -> None:
        slot = row.cells.get(column.meaning, Slot(open=False))
        role = Role.TEXT if column.long else Role.VALUE
        choices = column.choices if slot.open else ()
        key = None if row.path is None else (row.path, column.meaning)
        self.sketch.put(*self.place(column.meaning), role, slot.content, key=key, open=slot.open, choices=choices)

    # --- sums

    def total(self, points: Content, claimed: Content, *, open: bool) -> None:
        """The row of sums: points, claimed score, and what was computed."""
        self.sketch.next(_LEAST_ROW)
        names = [self.place(column.meaning) for column in self.columns if column.level]
        self.sketch.put(names[0][0], names[-1][1], Role.TOTAL, FORM_TOTAL)
        contents = {POINTS_OF: points, CLAIMED: claimed}
        for column in self.columns:
            if not column.level:
                content = contents.get(column.meaning, EMPTY)
                key: Key | None = ((), column.meaning) if column.meaning in contents else None
                unlocked = open and column.meaning == CLAIMED and not content.formula
                self.sketch.put(*self.place(column.meaning), Role.TOTAL, content, key=key, open=unlocked)
        self.sketch.put_behind(self.values.system(()), ())


def sum_of(sketch: Sketch, places: Collection[tuple[int, int]]) -> Content:
    """A formula that adds up boxes by their row and column; nothing is shown while there are no numbers."""
    if not places:
        return EMPTY
    listed = ",".join(_ranges(sorted((column, row) for row, column in places)))
    inside = (box.content.number for box in sketch.boxes if (box.top, box.left) in places)
    numbers = [number for number in inside if number is not None]
    saved = sum(numbers, Decimal(0)) if numbers else None
    formula = f'IF(COUNT({listed})=0,"",SUM({listed}))'
    return Content("" if saved is None else str(saved), saved, formula=formula)


def _ranges(cells: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Cells by column and row as few ranges: ``H9:H20``."""
    for _, run in groupby(enumerate(cells), key=lambda each: (each[1][0], each[1][1] - each[0])):
        names = [f"{column_letters(column)}{row}" for _, (column, row) in run]
        yield names[0] if len(names) == 1 else f"{names[0]}:{names[-1]}"


def _shared(before: TableRow, row: TableRow, level: int) -> bool:
    """Whether a row shares the name of a level, and of all levels above it, with the row before."""
    if before.wide or row.wide or set(before.names) != set(row.names):
        return False
    above = [each for each in row.names if each <= level]
    return all(row.names[each].same is not None and row.names[each].same == before.names[each].same for each in above)
