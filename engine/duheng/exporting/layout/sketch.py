"""The official layout as a drawing: boxes on a grid of rows and columns, each with a role.

What a form looks like (``looks``) and which file it becomes are no part of it. A box that holds a value or a score
knows whose it is, so that formulas can find the cells they read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import Enum

from duheng.books.drawn import address
from duheng.books.formats import GENERAL
from duheng.record import Record

Key = tuple[tuple[str, ...], str]
"""A node's path (empty for the form's head) and the name of a field, or of 分值, 自评得分, 得分."""


class Role(Enum):
    """What a box is to the reader of a form."""

    TITLE = "title"
    YEAR = "year"
    ASIDE = "aside"
    ASIDE_RIGHT = "aside right"
    LABEL = "label"
    VALUE = "value"
    TEXT = "text"
    LEVEL = "level"
    NAME = "name"
    HEAD = "head"
    SYSTEM_HEAD = "system head"
    SYSTEM = "system"
    DIFFERENT = "different"
    REASON = "reason"
    TOTAL = "total"
    NOTE = "note"


class Content(Record):
    """What stands in a box: a number with its format, or a text; with a formula either is its saved result."""

    text: str = ""
    number: Decimal | None = None
    format: str = GENERAL
    formula: str = ""


EMPTY = Content()


Computed = tuple[Role, Content, str]
"""What stands in a column behind the form's own, and the name by which it is found."""


class Box(Record):
    """A rectangle of the grid with what stands in it.

    ``open``: it is there to be filled in, from ``choices`` if there are any.
    """

    top: int
    left: int
    bottom: int
    right: int
    role: Role
    content: Content = EMPTY
    key: Key | None = None
    open: bool = False
    choices: tuple[str, ...] = ()


class Sketch:
    """A drawing while it is made: rows are added below each other.

    ``widths`` are those of the grid's columns; the first ``official`` are the form's own, those behind them ours.
    """

    def __init__(self, official: Sequence[float], ours: Sequence[float] = ()) -> None:
        self.widths = (*official, *ours)
        self.official = len(official)
        self.boxes: list[Box] = []
        self._keyed: dict[Key, list[int]] = {}
        self.row = 0
        self.head: tuple[int, int] | None = None
        self.least: dict[int, float] = {}

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return len(self.widths)

    def next(self, least: float = 0.0) -> int:
        """Begin a new row, at least so many points high; its number."""
        self.row += 1
        if least:
            self.least[self.row] = least
        return self.row

    def put(
        self,
        left: int,
        right: int,
        role: Role,
        content: Content | str = EMPTY,
        *,
        rows: int = 1,
        key: Key | None = None,
        open: bool = False,
        choices: tuple[str, ...] = (),
    ) -> None:
        """A box in the present row (and ``rows`` - 1 below it), from column ``left`` to ``right``."""
        said = Content(content) if isinstance(content, str) else content
        bottom = self.row + rows - 1
        if key is not None:
            self._keyed.setdefault(key, []).append(len(self.boxes))
        self.boxes.append(Box(self.row, left, bottom, right, role, said, key, open, choices))

    def put_behind(self, computed: Iterable[Computed], path: tuple[str, ...] | None = None) -> None:
        """What was computed of a node, in the present row behind the form's own columns."""
        for column, (role, content, name) in enumerate(computed, self.official + 1):
            self.put(column, column, role, content, key=None if path is None else (path, name))

    def box(self, path: tuple[str, ...], name: str) -> Box | None:
        """The box of a value or a score, the first that says something; None where it isn't drawn."""
        found = [self.boxes[number] for number in self._keyed.get((path, name), ())]
        return next((box for box in found if box.content != EMPTY), found[0] if found else None)

    def keyed(self) -> dict[Key, Box]:
        """The boxes of all values and scores, each as ``box`` finds it."""
        return {key: box for key in self._keyed if (box := self.box(*key)) is not None}

    def address(self, path: tuple[str, ...], name: str, sheet: str = "") -> str | None:
        """The absolute address of a value or a score; None where it isn't drawn."""
        found = self.box(path, name)
        return None if found is None else address(found.top, found.left, sheet)


def shares(widths: Sequence[float], wanted: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Columns of the grid shared out to boxes side by side: their first and last column.

    ``wanted`` are the boxes' widths beside each other, all of which together take all columns; each gets one at least.
    There must be no more boxes than columns.
    """
    scale = sum(widths) / sum(wanted)
    ends, aim, column, reached = [], 0.0, 0, 0.0
    for number, width in enumerate(wanted):
        aim += width * scale
        column, reached = column + 1, reached + widths[column]
        rest = len(wanted) - number - 1
        while column < len(widths) - rest and abs(reached + widths[column] - aim) < abs(reached - aim):
            reached, column = reached + widths[column], column + 1
        ends.append(column)
    ends[-1] = len(widths)
    left = 1
    for end in ends:
        yield left, end
        left = end + 1
