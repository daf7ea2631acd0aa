"""A sheet read as a form, by its labels.

The rows of the sheet are gone through once. What a row is follows from its labels and from what came before it: the
form's name, pairs and small tables of the head, the head of the indicator table, its rows, its sums, notes. Where
anything stands, in which order and in which columns, is the form's affair.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from duheng.forms.cells import blank
from duheng.forms.labels import CLAIMED_GRADE, CLAIMED_TOTAL, LEDGER_HEADS, NOTE, TITLE, narrow
from duheng.forms.model import Written, WrittenRow
from duheng.forms.names import in_one
from duheng.forms.notation import read_value
from duheng.forms.scores import read_score
from duheng.importing.account import Account, Across, Entry, Left, Why
from duheng.importing.columns import Columns, find_columns, put_down
from duheng.importing.grid import Grid, Piece
from duheng.importing.head import Head
from duheng.importing.printed import Printed
from duheng.importing.rows import Rows
from duheng.importing.sums import SumRows, Sums
from duheng.language.builtins import CLAIMED, FORM_TOTAL, POINTS_OF
from duheng.language.values import Words
from duheng.record import Record, replace
from duheng.source import ParagraphSpan

_NOTE = re.compile(r"(?:附?注|备注|说明|填[表报]说明)\s*[:：]?\s*(?:[0-9]|\S|$)|[(（]?[0-9]{1,2}\s*[)）.、．]")
_CONTINUED = re.compile(
    r"\(?(?:续表[0-9一二三四五]?|[接续]上[页表]|[接转]下页|续)\)?"
    r"|第[0-9]+页(?:[,/]?\(?共[0-9]+页\)?)?|[-—–―]+[0-9]+[-—–―]+"
)
_AGAIN = re.compile(r"\(?续表?\)?$")
_SCORES = (CLAIMED, POINTS_OF)


class Found(Record):
    """What a sheet holds: the cells of the form's head, its rows, and what became of each cell.

    ``shared`` are cells seen in rows that they don't count for, ``across`` those seen in columns that they don't count
    for, ``again`` those that contradict what was said before; ``heads`` are those of indicator tables, each time that
    one stands there; ``second`` is where another form seems to begin.
    """

    head: tuple[Written, ...]
    rows: tuple[WrittenRow, ...]
    read: tuple[Entry, ...]
    left: tuple[Left, ...]
    shared: tuple[Piece, ...]
    across: tuple[Across, ...]
    again: tuple[Piece, ...]
    heads: tuple[Columns, ...]
    second: Piece | None


class _Whole(Record):
    """The claimed score in sums of the whole form, its column's label, and how many rows stood above them."""

    label: Piece
    claimed: Piece
    rows: int


def read_layout(grid: Grid, printed: Printed) -> Found:
    """Read a sheet as a form of a template."""
    return _Layout(grid, printed).run()


class _Layout:
    """A sheet while it is read.

    ``open``: the rows of a table are being read. ``ended``: they aren't any more, but more of them may follow:
    ``summed``, after sums of the whole form, ``apart``, after something else that stands below these.
    """

    def __init__(self, grid: Grid, printed: Printed) -> None:
        self.grid = grid
        self.printed = printed
        self.account = Account()
        self.head = Head(grid, printed, self.account)
        self.rows = Rows(grid, printed, self.account)
        self.columns = Columns((), 1)
        self.sum_rows = SumRows(grid, printed, self.columns)
        self.sums: _Whole | None = None
        self.open = self.ended = False
        self.heads: list[Columns] = []
        self.second: Piece | None = None
        self.summed = self.apart = False
        self.again_before = self.repeated_before = 0
        self.notes: list[Piece] = []

    def run(self) -> Found:
        self._leave_lists()
        row = 1
        while row <= self.grid.rows:
            row = self._row(row)
        self._settle(last=True)
        self.rows.finish()
        self.head.finish()
        self.head.add_notes(self.notes)
        return Found(
            tuple(self.head.cells.values()),
            (*self.head.rows, *self.rows.rows),
            self.account.read(),
            tuple(self.account.left(self.grid)),
            tuple(self.account.shared.values()),
            tuple(self.account.across.values()),
            (*self.head.again, *self.rows.again),
            tuple(self.heads),
            self.second,
        )

    def _leave_lists(self) -> None:
        """Leave what duheng puts behind a scored form in a document: lost points, findings, rules."""
        for row in range(1, self.grid.rows):
            title, heads = self.grid.fresh(row), self.grid.fresh(row + 1)
            if len(title) == 1 and LEDGER_HEADS.get(title[0].text) == tuple(piece.text for piece in heads):
                for piece in (each for below in range(row, self.grid.rows + 1) for each in self.grid.fresh(below)):
                    self.account.leave(piece, Why.SYSTEM)
                self.grid.rows = row - 1
                return

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
            self.open = self.ended = False
            return below
        if self._total_in_one(fresh) or self._sums(fresh, row) or self._continued(fresh):
            return row + 1
        if self.ended and not self._aside(fresh) and self._goes_on(fresh, row):
            self.open, self.ended = True, False
        if self.open and self._band(fresh):
            self.rows.band(fresh[0], self.columns)
        elif self.open and not self._ends(fresh) and not self._trails(fresh):
            self._inside(row)
        else:
            self._outside(fresh)
        return row + 1

    def _begin(self, columns: Columns) -> None:
        self.second = self.second or self._another(columns)
        self.columns, self.open, self.ended, self.summed = columns, True, False, False
        self.sum_rows = SumRows(self.grid, self.printed, columns)
        self.heads.append(columns)
        self.again_before, self.repeated_before = len(self.head.again), len(self.head.repeated)
        put_down(columns, self.printed, self.account)

    def _another(self, columns: Columns) -> Piece | None:
        """Where another form begins: beside this one, with a head that says other things, or below the sums."""
        beside = columns.twice(self.printed)
        if beside is not None or not self.heads:
            return beside
        other = self.head.again[self.again_before :]
        same = self.head.repeated[self.repeated_before :] if self.summed else []
        return next(iter([*other, *same]), None)

    def _inside(self, row: int) -> int:
        if self.open and self.grid.row(row):
            self.rows.read(row, self.columns)
            self.head.pairs([piece for piece in self.grid.fresh(row) if piece.left > self.columns.right])
        return row + 1

    def _sums(self, fresh: Sequence[Piece], row: int) -> bool:
        """A row of sums. Those of the whole form end its table, unless rows of it follow after all."""
        near = self.open or (self.ended and not (self.summed and self.apart))
        found = self.sum_rows.find(row, [held.text for _, held in self.rows.names.values()]) if near else None
        if found is None:
            return False
        self.account.label(found.label, FORM_TOTAL if found.whole else in_one(found.label.text))
        if found.whole:
            self._end(self._whole(row, found))
            self.head.pairs([each for each in fresh if self.sums is None or each is not self.sums.claimed])
        for other in fresh:
            if self.account.has(other) or (other.left > found.label.right and self._tells(other)):
                continue
            if self.sums is None or other is not self.sums.claimed:
                self.account.leave(other, Why.SUM, "" if blank(other.text) else self.sum_rows.not_summed(other))
        return True

    def _total_in_one(self, fresh: Sequence[Piece]) -> bool:
        """Whether a row below others begins with a cell that says the whole form's score itself: 总分：96分."""
        label, colon, said = fresh[0].text.replace("：", ":").partition(":")
        if not (colon and (self.open or self.ended) and self.printed.is_total(label) and read_score(said) is not None):
            return False
        self._end(_Whole(fresh[0], replace(fresh[0], text=said.strip()), len(self.rows.rows)))
        self.head.pairs(fresh[1:])
        return True

    def _end(self, sums: _Whole | None) -> None:
        """End the table with sums of the whole form, unless rows of it follow after all."""
        self._settle(last=False)
        self.open, self.ended, self.summed, self.apart = False, True, bool(self.rows.rows), False
        self.sums = sums

    def _tells(self, other: Piece) -> bool:
        """Whether a piece beside sums says something of its own: words, but for those of columns that duheng added."""
        above = [each for each in self.columns.columns if each.left <= other.left <= each.right]
        added = any(self.printed.is_system(each.label.text) for each in above)
        return not added and isinstance(read_value(other.text), Words) and not self.printed.is_sum(other.text, ())

    def _whole(self, row: int, found: Sums) -> _Whole | None:
        column = self.columns.named(CLAIMED)
        label, claimed = found.label, found.beside
        if column is not None and (piece := self.grid.within(row, column.left, column.right)) is not None:
            label, claimed = column.label, piece
        if claimed is None or self.account.has(claimed):
            return None
        return _Whole(label, claimed, len(self.rows.rows))

    def _settle(self, *, last: bool) -> None:
        """Put down the score that sums of the whole form claim; between rows, or above other sums, it is a subtotal."""
        sums, self.sums = self.sums, None
        if sums is not None and (not sums.rows or (last and sums.rows == len(self.rows.rows))):
            self.head.put(CLAIMED_TOTAL, sums.claimed, sums.label)
        elif sums is not None:
            self.account.leave(sums.claimed, Why.SUM)

    def _goes_on(self, fresh: Sequence[Piece], row: int) -> bool:
        """Whether a row is one of the table above after all: names a group, or is an indicator below a note.

        Further below the sums of the whole form it must be both.
        """
        named, whole = self.sum_rows.goes_on(row), self.sum_rows.is_indicator(row)
        return self._band(fresh) or (
            (named and whole) if self.summed and self.apart else named or (whole and not self.summed)
        )

    def _continued(self, fresh: Sequence[Piece]) -> bool:
        """Whether a row only says that the table goes on, or did on the page before: （续表）, 第2页, the form's head."""
        between = [piece for piece in fresh if self._is_between(piece)]
        said = [piece for piece in fresh if piece not in between]
        if not self.heads or len(said) > 1 or not all(self.open and self._says_itself(piece) for piece in said):
            return False
        for piece in between:
            self.account.label(piece, "")
        for piece in said:
            self.head.read_itself(piece)
        return True

    def _says_itself(self, piece: Piece) -> bool:
        """Whether a cell says by itself what stands above a table: （2020年度）, 单位：万元."""
        label, _, _ = narrow(piece.text).partition(":")
        return not self.printed.is_below(label) and self.head.says_itself(piece)

    def _is_between(self, piece: Piece) -> bool:
        """Whether a text stands between the pages of one table: a word for it, a page's number, the form's name."""
        plain, title = narrow(piece.text), self.head.cells.get(TITLE)
        again = title is not None and _AGAIN.sub("", plain) == narrow(title.text)
        return again or _CONTINUED.fullmatch(plain) is not None

    def _band(self, fresh: Sequence[Piece]) -> bool:
        """Whether a row is the name of a group across the whole table: 一、产出指标（50分）."""
        return len(fresh) == 1 and self._wide(fresh[0]) and self.printed.group_level(fresh[0].text) is not None

    def _wide(self, piece: Piece) -> bool:
        """Whether a text stands across the whole table; what is no part of a document's tables does."""
        if isinstance(piece.span, ParagraphSpan):
            return True
        return piece.left <= self.columns.left and piece.right >= self.columns.right

    def _ends(self, fresh: Sequence[Piece]) -> bool:
        """Whether a row comes after the table or between its rows: notes, or a part of the head."""
        first = fresh[0]
        noted = len(fresh) == 1 and _NOTE.match(first.text) and self.printed.group_level(first.text) is None
        return self._wide(first) or self._aside(fresh) or bool(noted)

    def _trails(self, fresh: Sequence[Piece]) -> bool:
        """Whether a row holds pairs of what stands below a table: who filled it in and when, remarks, the grade."""
        first, at_edge = fresh[0], fresh[0].left <= self.columns.left
        label, named, _ = narrow(first.text).partition(":")
        if self.printed.is_below(label) and (named or at_edge):
            return True
        values = [piece for piece in fresh[1:] if piece.left > self.sum_rows.last]
        scores = any(
            self.printed.column(piece.text) in _SCORES or self.printed.is_total(piece.text) for piece in values
        )
        return at_edge and scores and not self.printed.is_group(first.text)

    def _aside(self, fresh: Sequence[Piece]) -> bool:
        """Whether a row begins with a label of the head, at the table's edge; the grade stands below rows and sums."""
        return fresh[0].left <= self.columns.left and self.printed.head(fresh[0].text) not in (None, CLAIMED_GRADE)

    def _outside(self, fresh: Sequence[Piece]) -> None:
        self.apart = self.ended
        near = self.open or (self.ended and len(fresh) == 1)
        self.open, self.ended = False, near and not self._aside(fresh)
        if self.printed.is_system_note(fresh[0].text):
            self.account.leave(fresh[0], Why.SYSTEM)
            return
        if self.head.pairs(fresh) or len(fresh) != 1:
            return
        piece = fresh[0]
        if self.notes or self.heads or _NOTE.match(piece.text):
            self.notes.append(piece)
            self.account.value(piece, NOTE)
        elif not self.account.has(piece):
            self.head.title(piece)
