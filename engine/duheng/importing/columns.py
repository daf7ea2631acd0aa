"""The head of the indicator table: which column holds what.

A row is such a head where it names a level and at least two other things that rows say. Heads of two rows (分值 and 得分
below 评分情况) are read as one, and a head that comes again on the next page begins the same table anew. A title that is
merged down beside all rows (绩效指标) is no label. What has a row of its own below the labels belongs to them: units,
（分）, and the numbers of the columns, 甲 乙 1 2 3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from duheng.forms.labels import narrow, read_label
from duheng.importing.account import Account, Why
from duheng.importing.grid import Grid, Piece
from duheng.importing.printed import Printed
from duheng.language.builtins import LEVELS, POINTS_OF
from duheng.record import Record, replace

_LABEL = "栏"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_COUNTS = ("栏次", "行次", "列次", "栏号")
_BRACKETS = re.compile("[()]")
_NUMBER = re.compile(r"([0-9]{1,2})(?:=[-+*/×÷0-9]+)?")
_FEW = 3


class Column(Record):
    """A column, or several: what stands in its rows, and its label. ``meaning`` is empty where it isn't known.

    ``level``: it holds the points of the groups of a level, whose names stand before it; 0 for all others.
    """

    meaning: str
    label: Piece
    left: int
    right: int
    level: int = 0


class Columns(Record):
    """The columns of a table, from left to right, and the first row below their head.

    ``others`` is what else the head holds: labels above those of several columns (评分情况), titles beside the rows, and
    numbers of columns.
    """

    columns: tuple[Column, ...]
    below: int
    others: tuple[Piece, ...] = ()

    @property
    def left(self) -> int:
        """The table's first column."""
        return min((column.left for column in self.columns), default=1)

    @property
    def right(self) -> int:
        """The table's last column."""
        return max((column.right for column in self.columns), default=0)

    def twice(self, printed: Printed) -> Piece | None:
        """The first label of another table right of this one: names, and at least two other things, come again."""
        again = [each.label for each in self.columns if not each.meaning and printed.column(each.label.text)]
        return again[0] if printed.is_head([label.text for label in again]) else None

    def meanings(self, printed: Printed) -> set[str]:
        """What the columns hold; names may hold points as well."""
        found = {column.meaning for column in self.columns}
        with_points = any(column.meaning and printed.holds_points(column.label.text) for column in self.columns)
        return found | {POINTS_OF} if with_points else found

    def reach(self, column: Column) -> int:
        """The last column before the next one that has a label; the last label's own, behind which nothing is said."""
        behind = [each.left - 1 for each in self.columns if each.left > column.right]
        return min(behind, default=column.right)

    def named(self, meaning: str) -> Column | None:
        """The column of a meaning."""
        return next((column for column in self.columns if column.meaning == meaning), None)


def find_columns(grid: Grid, row: int, printed: Printed) -> Columns | None:
    """The columns of a table whose head begins in a row; None where none does."""
    labels = _head_of(grid, row, printed)
    if not printed.is_head([piece.text for piece in labels]):
        return None
    bottom = _bottom(grid, labels, printed)
    pieces = [piece for piece in labels if piece.bottom <= bottom]
    if not printed.is_head([piece.text for piece in pieces]):
        return None
    above = [piece for piece in (*grid.fresh(row), *labels) if piece not in pieces]
    pieces, behind, below = _with_lines_below(grid, pieces, bottom + 1)
    meant = _meanings(pieces, printed)
    levels = _levels_of_points(meant, printed)
    named = [piece for piece, level in zip(pieces, levels, strict=True) if not level]
    own = {meaning: piece for piece, meaning in zip(reversed(pieces), reversed(meant), strict=True) if piece in named}
    points = next((piece for piece in named if read_label(piece.text).stem == POINTS_OF), None)
    if points is not None:
        own[POINTS_OF] = points
    found = tuple(
        Column(meaning if own.get(meaning) is piece else "", piece, piece.left, piece.right, level)
        for piece, meaning, level in zip(pieces, meant, levels, strict=True)
    )
    return Columns(found, below, (*above, *behind))


def _meanings(pieces: Sequence[Piece], printed: Printed) -> list[str]:
    """What stands below each label; below one that a text's label begins with, that text, where no other says it."""
    meant = [printed.column(piece.text) or "" for piece in pieces]
    begun = [printed.begun(piece.text) if not meaning else None for piece, meaning in zip(pieces, meant, strict=True)]
    alone = {other for other in begun if begun.count(other) == 1 and other not in meant}
    return [meaning or (other if other and other in alone else "") for meaning, other in zip(meant, begun, strict=True)]


def put_down(columns: Columns, printed: Printed, account: Account) -> None:
    """Put the labels of a table's head into the account."""
    for piece in columns.others:
        account.label(piece, "")
    for column in columns.columns:
        known = printed.column(column.label.text)
        if column.meaning or column.level:
            account.label(column.label, column.meaning or POINTS_OF)
        else:
            why = Why.AGAIN if known else why_unknown(column.label, printed)
            account.leave(column.label, why, known or "", label=True)


def why_unknown(label: Piece, printed: Printed) -> Why:
    """Why a column whose label isn't known, and what stands in it, is left."""
    return Why.SYSTEM if printed.is_system(label.text) else Why.COLUMN


def _levels_of_points(meant: Sequence[str], printed: Printed) -> list[int]:
    """For each column the level of the groups whose points it holds: 一级指标 分值 二级指标 分值 三级指标 分值."""
    levels = [0] * len(meant)
    last = max((number for number, meaning in enumerate(meant) if meaning in printed.own_names), default=0)
    for number in range(1, last if POINTS_OF in meant[last:] else 0):
        before = meant[number - 1]
        if meant[number] == POINTS_OF and before in LEVELS[1 : printed.template.row_level]:
            levels[number] = LEVELS.index(before)
    return levels


def _bottom(grid: Grid, labels: Sequence[Piece], printed: Printed) -> int:
    """The last row of a head: that of the labels of names, and what lies empty below it beside longer labels."""
    names = [piece.bottom for piece in labels if printed.is_name(printed.column(piece.text) or "")]
    bottom = max(min(names), *(piece.top for piece in labels))
    while bottom < max(piece.bottom for piece in labels) and not grid.fresh(bottom + 1):
        bottom += 1
    return bottom


def _head_of(grid: Grid, row: int, printed: Printed) -> list[Piece]:
    """The labels of a head: those of its row, with those of the next row where they are labels too.

    A label that isn't merged is above what stands below the empty cells beside it too, unless that is a head by itself
    that leaves hardly anything of the row above it.
    """
    upper = list(grid.fresh(row))
    lower = list(grid.fresh(row + 1))
    known = any(printed.column(piece.text) for piece in upper)
    if not lower or not known or not all(printed.column(piece.text) for piece in lower):
        return upper
    covered = {column for piece in lower for column in range(piece.left, piece.right + 1)}
    kept = [piece for piece in upper if not covered & set(range(piece.left, piece.right + 1))]
    beside = sum(printed.column(piece.text) is not None for piece in kept)
    alone = beside < _FEW and printed.is_head([piece.text for piece in lower])
    wide = upper if alone else _stretched(upper, lower)
    if not all(any(map(partial(_is_over, piece), wide)) for piece in lower):
        return upper
    return sorted([*kept, *lower], key=lambda piece: piece.left)


def _with_lines_below(grid: Grid, labels: list[Piece], below: int) -> tuple[list[Piece], list[Piece], int]:
    """Labels with what rows of units say of them, the pieces of such rows and of numbers, and the row below them."""
    line, found = max(piece.top for piece in labels) + 1, list[Piece]()
    while line <= below:
        pieces, line = grid.fresh(line), line + 1
        ends = _are_endings(pieces, labels)
        if ends or _are_numbers(pieces, labels):
            labels = [_ended(label, pieces) for label in labels] if ends else labels
            found += pieces
            below = max(below, line)
    return labels, found, below


def _are_endings(pieces: Sequence[Piece], labels: Sequence[Piece]) -> bool:
    """Whether a row only says in brackets what belongs to the labels above it: units, letters."""
    ends = [read_label(f"{_LABEL}{piece.text}").stem == _LABEL for piece in pieces]
    return bool(pieces) and all(ends) and all(any(map(partial(_is_over, piece), labels)) for piece in pieces)


def _is_over(piece: Piece, label: Piece) -> bool:
    return label.left <= piece.left and piece.right <= label.right


def _ended(label: Piece, behind: Sequence[Piece]) -> Piece:
    """A label with what stands in brackets below it."""
    return replace(label, text="".join((label.text, *(piece.text for piece in behind if _is_over(piece, label)))))


def _are_numbers(pieces: Sequence[Piece], labels: Sequence[Piece]) -> bool:
    """Whether a row only counts the columns: （1） （2） …, 甲 乙 1 2, 栏次 1 2 3=2/1."""
    said = [_BRACKETS.sub("", narrow(piece.text)) for piece in pieces]
    stems = sum(one == two for one, two in zip(said, _STEMS, strict=False))
    counted = said[max(stems, bool(said) and said[0] in _COUNTS) :]
    found = [_NUMBER.fullmatch(text) for text in counted]
    numbers = [int(each[1]) for each in found if each is not None]
    follow = numbers == list(range(numbers[0], numbers[0] + len(counted))) if numbers else False
    return follow and len(said) >= _FEW and pieces[0].left == labels[0].left


def _stretched(upper: list[Piece], lower: list[Piece]) -> list[Piece]:
    """Labels, each up to the next one; the last one over all that is below."""
    edges = [*(piece.left - 1 for piece in upper[1:]), max(piece.right for piece in lower)]
    return [replace(piece, right=max(piece.right, edge)) for piece, edge in zip(upper, edges, strict=True)]
