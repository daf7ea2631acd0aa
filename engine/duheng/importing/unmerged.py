"""Cells that were one until somebody took them apart and wrote their text into each: to sort a table, or to filter it.

They are put together again where nothing else can be meant. Outside tables, words that stand in neighbouring cells are
one text. In a table, numbers and words of several columns may well be alike: there it is only what stands below one
label that stands above several columns, a text that has its row for itself, and a label of sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from duheng.books.model import Area, Sheet
from duheng.forms.beside import is_sign
from duheng.forms.labels import narrow
from duheng.forms.notation import read_value
from duheng.importing.printed import Printed
from duheng.language.units import unit
from duheng.language.values import Words
from duheng.record import Record, replace


class _Run(Record):
    """Neighbouring cells of one row that say the same, by their first and last column; often one cell only."""

    text: str
    row: int
    left: int
    right: int

    @property
    def wide(self) -> bool:
        """Whether it is more than one cell."""
        return self.right > self.left

    @property
    def worded(self) -> bool:
        """Whether it says something in words."""
        return isinstance(read_value(self.text), Words)

    def is_above(self, other: _Run) -> bool:
        """Whether another one says the same in the same columns, in the next row."""
        return (self.text, self.row + 1, self.left, self.right) == (other.text, other.row, other.left, other.right)


_Row = tuple[_Run, ...]


class _Table(Record):
    """The rows of a table, its head first. ``names`` is the last column of what stands before its values."""

    rows: list[_Row]
    names: int
    small: bool


def put_together(sheet: Sheet, printed: Printed) -> Sheet:
    """The sheet with those cells merged that were one."""
    areas = list(_areas(sheet, printed))
    if not areas:
        return sheet
    corners = {place: (area.top, area.left) for area in areas for place in area.places()}
    hidden = {place: corner for place, corner in corners.items() if place != corner}
    cells = {place: cell for place, cell in sheet.cells.items() if place not in hidden}
    return replace(sheet, cells=cells, merged=(*sheet.merged, *areas), corners={**sheet.corners, **hidden})


def _areas(sheet: Sheet, printed: Printed) -> Iterator[Area]:
    table: _Table | None = None
    for row in _rows_of(sheet):
        begun = _begun(row, printed)
        if table is not None and (_goes_on(table, row, printed) if begun is None else _is_second(table, row)):
            table.rows.append(row)
        elif begun is None:
            yield from _outside(row, printed)
        else:
            yield from _inside(table, printed) if table is not None else ()
            table = begun
    yield from _inside(table, printed) if table is not None else ()


def _rows_of(sheet: Sheet) -> Iterator[_Row]:
    """The runs of each row that has some, without merged cells."""
    merged = {*sheet.corners, *sheet.corners.values()}
    rows: dict[int, list[_Run]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if not (text := cell.text.strip()) or (row, column) in merged:
            continue
        runs = rows.setdefault(row, [])
        if runs and runs[-1].right == column - 1 and runs[-1].text == text:
            runs[-1] = replace(runs[-1], right=column)
        else:
            runs.append(_Run(text, row, column, column))
    return map(tuple, rows.values())


def _begun(row: _Row, printed: Printed) -> _Table | None:
    """The table whose head a row is."""
    if printed.is_head([run.text for run in row]):
        names = [run.right for run in row if printed.is_name(printed.column(run.text) or "")]
        return _Table([row], max(names), small=False)
    fields = [run for run in row if printed.fields(run.text)]
    labels = [run for run in row if run in fields or printed.column(run.text)]
    beside = any(one.right + 1 == two.left for one, two in pairwise(labels))
    return _Table([row], fields[0].left - 1, small=True) if len(fields) > 1 and beside else None


def _is_second(table: _Table, row: _Row) -> bool:
    """Whether a row that is a head too is the second row of one."""
    above = table.rows[-1]
    return len(table.rows) == 1 and any(one.is_above(two) for one in above for two in row)


def _goes_on(table: _Table, row: _Row, printed: Printed) -> bool:
    """Whether a row is one of a table: not where a label of the head stands at its edge."""
    if table.small:
        last = table.rows[-1]
        known = any(printed.head(run.text) for run in row)
        return row[0].row == last[0].row + 1 and (last[0].is_above(row[0]) or not known)
    return not _is_label(row[0], printed)


def _is_label(run: _Run, printed: Printed) -> bool:
    """Whether a text is, or begins with, a label of what stands above a table or below it."""
    return bool(printed.head(run.text)) or printed.is_below(narrow(run.text).partition(":")[0])


def _outside(row: _Row, printed: Printed) -> Iterator[Area]:
    """What is one in a row of labels and values: words, and a number behind a label."""
    labelled = [run for label, run in pairwise(row) if _is_label(label, printed)]
    yield from (_area(run) for run in row if run.wide and (run.worded or run in labelled))


def _inside(table: _Table, printed: Printed) -> Iterator[Area]:
    """What is one in a table."""
    head, *rows = table.rows
    down = list(_down(table, printed))
    yield from down
    held = {place for area in down for place in area.places()}
    labels = [run for run in head if run.wide and (run.right <= table.names or _agree(run, rows))]
    yield from (_area(run) for run in labels if (run.row, run.left) not in held)
    for row in rows:
        for run in row:
            if not run.wide or (run.row, run.left) in held:
                continue
            if _is_one(run, row, table, printed):
                yield _area(run)
            else:
                yield from map(_area, _below(run, labels))


def _is_one(run: _Run, row: _Row, table: _Table, printed: Printed) -> bool:
    """Whether a text is one by itself: before the values of a small table, alone in its row, or a label of sums."""
    if table.small and run.right <= table.names:
        return True
    alone = len(row) == 1 and run.worded and run.right > table.names
    return run.left <= table.rows[0][0].left and (alone or printed.may_be_sum(run.text))


def _below(run: _Run, labels: Iterable[_Run]) -> Iterator[_Run]:
    """The parts of a run that stand below one label each."""
    for label in labels:
        left, right = max(run.left, label.left), min(run.right, label.right)
        if left < right:
            yield replace(run, left=left, right=right)


def _agree(label: _Run, rows: Iterable[_Row]) -> bool:
    """Whether what stands below neighbouring labels that are alike is that of one column, perhaps with its unit."""
    for row in rows:
        below = [run for run in row if run.left <= label.right and run.right >= label.left]
        values = [run for run in below if not (is_sign(run.text) or unit(run.text))]
        if below and (below[0].left > label.left or len(values) != 1):
            return False
    return True


def _down(table: _Table, printed: Printed) -> Iterator[Area]:
    """What is one over several rows: a title before a table, and labels of a head of two rows.

    A single label that comes again below itself is the name of an indicator.
    """
    head, *rows = table.rows
    titles = () if printed.column(head[0].text) else head[:1]
    last = {first: first for first in head}
    going = dict(last)
    for row in rows:
        there = set(row)
        going = {first: below for first, run in going.items() if (below := replace(run, row=run.row + 1)) in there}
        if len(going) == 1:
            going = {first: run for first, run in going.items() if first in titles}
        last |= going
        if not going:
            break
    for first, run in last.items():
        if run is not first:
            yield Area(first.row, first.left, run.row, first.right)


def _area(run: _Run) -> Area:
    return Area(run.row, run.left, run.row, run.right)
