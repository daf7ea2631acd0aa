"""One worksheet's part: its cells as the file writes them, and its merged areas."""

from __future__ import annotations

import re

from duheng.books.limits import Limits
from duheng.books.markup import Attributes, Reader, is_on, whole
from duheng.books.model import Area
from duheng.books.raised import Runs
from duheng.record import Record

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")

ODD = "odd"
"""The kind of a cell with more than one value."""


class Held(Record):
    """A cell as written: the kind and text of its value, its style's number, and its formula.

    ``value`` is None where there is none but a formula, which isn't the same as an empty text.
    """

    kind: str
    style: int
    value: str | None
    formula: str | None


class TooMuch(Exception):
    """More than is read of a sheet: what there is too much of, in both languages, and how much is read."""

    def __init__(self, what: str, what_en: str, limit: int) -> None:
        super().__init__(what)
        self.what = what
        self.what_en = what_en
        self.limit = limit


class SheetReader(Reader):
    """Gathers what a worksheet holds in ``cells`` and ``merged``; ``TooMuch`` where that is more than is read.

    ``twice`` has all that is said of cells of which the file says several things; ``cells`` has the first.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.cells: dict[tuple[int, int], Held] = {}
        self.twice: dict[tuple[int, int], list[Held]] = {}
        self.merged: list[Area] = []
        self.row = self.column = 0
        self._attributes: Attributes | None = None
        self._value: list[str] | None = None
        self._formula: list[str] | None = None
        self._into: list[str] | None = None
        self.struck: set[tuple[int, int]] = set()
        self._runs = Runs()
        self.hidden_rows: set[int] = set()
        self._hidden_row = False
        self._hidden_columns: list[tuple[int, int]] = []
        self._valued = ""
        self._odd = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._attributes = attributes
            self._value = self._formula = self._into = None
            self._odd = False
            self._runs = Runs()
            self.row, self.column = _place(attributes.get("r", "")) or (self.row, self.column + 1)
        elif name == "row":
            self.row = whole(attributes.get("r", "")) or self.row + 1
            self.column = 0
            self._hidden_row = is_on(attributes.get("hidden", "0")) or _is_nothing(attributes.get("ht", ""))
        elif name == "col":
            self._hide(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif self._attributes is not None:
            if name in ("v", "t") and not self._runs.aside:
                self._odd |= self._value is not None and "v" in (name, self._valued)
                self._valued = name
                self._value = self._into = self._value if self._value is not None else []
            elif name == "f":
                self._formula = self._into = []
            else:
                self._runs.start(name, attributes)
                if self._runs.struck:
                    self.struck.add((self.row, self.column))

    def text(self, text: str) -> None:
        if self._into is not None and (seen := self._runs.seen(text)):
            self._into.append(seen)

    def end(self, name: str) -> None:
        if name in ("v", "t", "f"):
            self._into = None
        elif name == "c":
            self._keep()
        elif self._attributes is not None:
            self._runs.end(name)

    def _keep(self) -> None:
        attributes, self._attributes = self._attributes or {}, None
        if not self._value and self._formula is None:
            return
        if self.row > self.limits.rows:
            raise TooMuch("行", "rows", self.limits.rows)
        if self.column > self.limits.columns:
            raise TooMuch("列", "columns", self.limits.columns)
        value = None if self._value is None else "".join(self._value)
        formula = None if self._formula is None else "".join(self._formula)
        if self._hidden_row:
            self.hidden_rows.add(self.row)
        kind = ODD if self._odd else attributes.get("t", "n")
        held = Held(kind, whole(attributes.get("s", "")) or 0, value, formula)
        before = self.cells.setdefault((self.row, self.column), held)
        if before != held:
            self.twice.setdefault((self.row, self.column), [before]).append(held)

    def _hide(self, attributes: Attributes) -> None:
        first, last = (whole(attributes.get(name, "")) or 0 for name in ("min", "max"))
        hidden = is_on(attributes.get("hidden", "0")) or _is_nothing(attributes.get("width", ""))
        if hidden and first <= self.limits.columns and len(self._hidden_columns) < self.limits.columns:
            self._hidden_columns.append((first, min(last, self.limits.columns)))

    def hidden_columns(self) -> set[int]:
        """The hidden columns that hold something."""
        hidden = {column for first, last in self._hidden_columns for column in range(first, last + 1)}
        return hidden & {column for _, column in self.cells}

    def _merge(self, reference: str) -> None:
        start, _, end = reference.partition(":")
        one, two = _place(start), _place(end or start)
        if one is None or two is None:
            return
        (top, bottom), (left, right) = map(sorted, zip(one, two, strict=True))
        self.merged.append(Area(top, left, bottom, right))
        if len(self.merged) > self.limits.merged:
            raise TooMuch("处合并的单元格", "merged areas", self.limits.merged)


class CommentsReader(Reader):
    """The places of the comments that a part holds, at most ``limits.cells`` of them."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.places: set[tuple[int, int]] = set()

    def start(self, name: str, attributes: Attributes) -> None:
        place = _place(attributes.get("ref", "")) if name == "comment" else None
        if place is not None and len(self.places) < self.limits.cells:
            self.places.add(place)


def _is_nothing(size: str) -> bool:
    """Whether a height or a width is given and leaves nothing to be seen."""
    return bool(size) and not size.strip("0.")


def _place(reference: str) -> tuple[int, int] | None:
    """The row and column of ``B12``."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
