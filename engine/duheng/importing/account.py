"""What was made of every cell of a sheet, so that nothing is dropped in silence.

Each piece of the sheet is put down once: as a label, as a value with what it means, or as left, with the reason. What
nobody put down is left too, and so is the rest of a piece of which only a part was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from duheng.importing.grid import Piece
from duheng.problems.problem import Language
from duheng.record import Record
from duheng.source import Span


class Why(Enum):
    """Why a cell was left, in Chinese and English. SYSTEM: duheng itself put it beside the form."""

    COLUMN = ("规则集里没有这一栏", "no such column in the ruleset")
    ROW = ("规则集里没有这一项", "no such item in the ruleset")
    AGAIN = ("前面已有", "was there before")
    PLACEHOLDER = ("没有填的空行，不是指标", "a row that wasn't filled in, no indicator")
    SUM = ("合计行", "a row of sums")
    SYSTEM = ("duheng 加的", "duheng added it")
    COVERED = ("被合并的单元格遮住", "covered by a merged cell")
    UNPLACED = ("旁边、上面都没有认得的栏目", "no known label beside or above it")

    def told(self, language: Language) -> str:
        """The reason in a language."""
        zh, en = self.value
        return zh if language == "zh" else en


class Entry(Record):
    """A cell that was read: what it is (``meaning``), and whose (``of``: a row's name, empty for the form's head).

    ``text`` is what stands in it. ``label``: it isn't a value but says what others are.
    """

    span: Span
    text: str
    meaning: str
    of: str = ""
    label: bool = False


class Left(Record):
    """A cell that wasn't read. ``under`` is the label of its column, where it has one, ``beside`` that of its row.

    ``label``: it is itself the label of a column that nothing in the form was read from.
    """

    span: Span
    text: str
    why: Why
    under: str = ""
    label: bool = False
    beside: str = ""


class Across(Record):
    """A value merged across columns: the label of the column that it counts for, and those of the others."""

    piece: Piece
    first: str
    others: tuple[str, ...]


class Account:
    """The entries of one sheet, by the corners of its pieces."""

    def __init__(self) -> None:
        self._read: dict[tuple[int, int], Entry] = {}
        self._left: dict[tuple[int, int], Left] = {}
        self._rests: dict[tuple[int, int], Left] = {}
        self.shared: dict[tuple[int, int], Piece] = {}
        self.across: dict[tuple[int, int], Across] = {}

    def label(self, piece: Piece, meaning: str) -> None:
        """Put down a label."""
        self._read.setdefault(piece.corner, Entry(piece.span, piece.stood, meaning, label=True))

    def value(self, piece: Piece, meaning: str, of: str = "") -> None:
        """Put down a value."""
        self._read.setdefault(piece.corner, Entry(piece.span, piece.stood, meaning, of))

    def leave(self, piece: Piece, why: Why, under: str = "", *, label: bool = False, beside: str = "") -> None:
        """Put down that a piece is left."""
        self._left.setdefault(piece.corner, Left(piece.span, piece.stood, why, under, label, beside))

    def leave_rest(self, piece: Piece, rest: str) -> None:
        """Put down that of a piece that was read a part is left."""
        self._rests[piece.corner] = Left(piece.span, rest, Why.UNPLACED)

    def withdraw(self, piece: Piece, why: Why) -> None:
        """Put down that a piece is left after all, though it was taken for something."""
        self._read.pop(piece.corner, None)
        self.leave(piece, why)

    def share(self, piece: Piece) -> None:
        """Put down that a piece is also seen in rows that it doesn't count for."""
        self.shared.setdefault(piece.corner, piece)

    def lay_across(self, piece: Piece, first: str, others: tuple[str, ...]) -> None:
        """Put down that a piece is a value of the first of several columns that it covers, by their labels."""
        self.across.setdefault(piece.corner, Across(piece, first, others))

    def has(self, piece: Piece) -> bool:
        """Whether a piece was put down."""
        return piece.corner in self._read or piece.corner in self._left

    def read(self) -> tuple[Entry, ...]:
        """What was read, in the sheet's order."""
        return tuple(entry for _, entry in sorted(self._read.items(), key=lambda each: each[0]))

    def left(self, pieces: Iterable[Piece]) -> Iterator[Left]:
        """What wasn't read of all pieces, in their order."""
        for piece in pieces:
            corner = piece.corner
            if corner not in self._read:
                why = Why.COVERED if piece.covered else Why.UNPLACED
                yield self._left.get(corner) or Left(piece.span, piece.stood, why)
            elif corner in self._rests:
                yield self._rests[corner]
