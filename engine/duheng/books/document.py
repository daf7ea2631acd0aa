"""A Word document as one sheet: its paragraphs and the rows of its tables below each other.

A paragraph is a row of one wide cell, a table's row is a row of the sheet, so that a table that goes on after a page
break, as another table, is one below the other. Places are those of the document: ``表1!C5`` is the third cell column of
the fifth row of the first table, ``¶3`` the third paragraph. What is struck out by tracked changes isn't read; what was
inserted is, and so is text that only looks struck out.
"""

from __future__ import annotations

from collections.abc import Set

from duheng.books.limits import Limits
from duheng.books.markup import Attributes, BrokenBook, Reader, local
from duheng.books.model import Area, Book, Cell, Marks, Sheet
from duheng.books.package import Package
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import CellSpan, ParagraphSpan

DOCUMENT = ".docx"
_STRUCK, _COMMENT = "struck", "comment"
_STRIKES = frozenset(("strike", "dstrike"))
_NO = frozenset(("0", "false", "off"))
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
_UNSEEN = frozenset(
    ("Fallback", "del", "moveFrom", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange")
)


def read_document(data: bytes, name: str, limits: Limits | None = None) -> Book | Problem:
    """The document of a file's bytes as a book of one sheet; ``name`` is what places call the file."""
    try:
        package = Package(data, name, limits or Limits(), DOCUMENT)
        relations = package.relations("").values()
        main = next((each.part for each in relations if each.kind == "officeDocument"), None)
        reader = _DocumentReader(package)
        package.read(main or "word/document.xml", reader)
        return Book(name, (reader.sheet(),))
    except BrokenBook as error:
        return error.problem


class _TableCell(Record):
    """A cell of a table: where it begins, how many columns it covers, and whether it goes on from the row above."""

    row: int
    column: int
    width: int
    below: bool
    text: str
    marks: frozenset[str]


class _Table:
    """A table while it is read."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.cells: list[_TableCell] = []
        self.row = 0
        self.column = 1
        self.width = 1
        self.below = False
        self.paragraphs: list[str] = []
        self.marks: set[str] = set()


class _DocumentReader(Reader):
    """Gathers the cells of the sheet that a document is."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.limits = package.limits
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merged: list[Area] = []
        self.corners: dict[tuple[int, int], tuple[int, int]] = {}
        self.rows = self.paragraphs = self.tables = self.characters = 0
        self._open: list[_Table] = []
        self._done: list[_Table] = []
        self._text: list[str] = []
        self._unseen = 0
        self._in_text = self._struck = False
        self._marks: set[str] = set()
        self._marked: dict[str, list[tuple[int, int]]] = {_STRUCK: [], _COMMENT: []}

    def start(self, name: str, attributes: Attributes) -> None:
        if name in _UNSEEN:
            self._unseen += 1
        elif self._unseen:
            return
        elif name == "t":
            self._in_text = True
        elif name in _BREAKS:
            self._text.append(_BREAKS[name])
        elif name == "r":
            self._struck = False
        elif name in _STRIKES:
            self._struck = _value(attributes) not in _NO
        elif name == "commentReference":
            self._marks.add(_COMMENT)
        elif name == "tbl":
            self.tables += 1
            self._open.append(_Table(self.tables))
        elif self._open:
            self._start_in_table(self._open[-1], name, attributes)

    def _start_in_table(self, table: _Table, name: str, attributes: Attributes) -> None:
        if name == "tr":
            table.row += 1
            table.column = 1
        elif name == "gridBefore":
            table.column += self._count(attributes)
        elif name == "tc":
            table.width, table.below, table.paragraphs, table.marks = 1, False, [], set()
        elif name == "gridSpan":
            table.width = max(1, self._count(attributes))
        elif name == "vMerge":
            table.below = _value(attributes) not in ("restart",)

    def _count(self, attributes: Attributes) -> int:
        said = _value(attributes)
        number = int(said) if said.isascii() and said.isdigit() and len(said) < 5 else 0
        if number > self.limits.columns:
            raise self._too_many("列", "columns", self.limits.columns)
        return number

    def text(self, text: str) -> None:
        if self._in_text and not self._unseen:
            self._text.append(text)
            if self._struck and text.strip():
                self._marks.add(_STRUCK)

    def end(self, name: str) -> None:
        if name in _UNSEEN:
            self._unseen -= 1
        elif self._unseen:
            return
        elif name == "t":
            self._in_text = False
        elif name == "p":
            self._paragraph()
        elif name == "tc" and self._open:
            self._end_cell(self._open[-1])
        elif name == "tbl" and self._open:
            self._done.append(self._open.pop())
            if not self._open:
                self._lay_out()

    def _paragraph(self) -> None:
        text = "".join(self._text).strip()
        marks, self._text, self._marks = self._marks, [], set()
        if self._open:
            self._open[-1].paragraphs.append(text)
            self._open[-1].marks |= marks
            return
        self.paragraphs += 1
        if text:
            self._next_row()
            self._put(self.rows, 1, text, ParagraphSpan(self.package.file, self.paragraphs), marks)

    def _end_cell(self, table: _Table) -> None:
        text = "\n".join(paragraph for paragraph in table.paragraphs if paragraph)
        marks = frozenset(table.marks)
        table.cells.append(_TableCell(table.row, table.column, table.width, table.below, text, marks))
        table.column += table.width
        if table.column > self.limits.columns:
            raise self._too_many("列", "columns", self.limits.columns)

    def _lay_out(self) -> None:
        """Put the tables that have ended below each other: a table, then those that stood in its cells."""
        for table in sorted(self._done, key=lambda each: each.number):
            above, corners = self.rows, dict[int, tuple[int, _TableCell]]()
            for _ in range(table.row):
                self._next_row()
            for cell in table.cells:
                row, (_, first) = above + cell.row, corners.get(cell.column, (0, cell))
                if cell.below and first is not cell and first.width == cell.width:
                    corners[cell.column] = (row, first)
                    self._hide(row, cell, (above + first.row, cell.column))
                    continue
                if cell.column in corners:
                    self._merge(above, *corners[cell.column])
                corners[cell.column] = (row, cell)
                self._hide(row, cell, (row, cell.column))
                if cell.text:
                    span = CellSpan(self.package.file, cell.row, cell.column, cell.column + 1, f"表{table.number}")
                    self._put(row, cell.column, cell.text, span, cell.marks)
            for bottom, cell in corners.values():
                self._merge(above, bottom, cell)
        self._done = []

    def _merge(self, above: int, bottom: int, cell: _TableCell) -> None:
        if bottom > above + cell.row or cell.width > 1:
            self.merged.append(Area(above + cell.row, cell.column, bottom, cell.column + cell.width - 1))

    def _hide(self, row: int, cell: _TableCell, corner: tuple[int, int]) -> None:
        for column in range(cell.column, cell.column + cell.width):
            if (row, column) != corner:
                self.corners[row, column] = corner

    def _next_row(self) -> None:
        self.rows += 1
        if self.rows > self.limits.rows:
            raise self._too_many("行", "rows", self.limits.rows)

    def _put(self, row: int, column: int, text: str, span: CellSpan | ParagraphSpan, marks: Set[str]) -> None:
        self.characters += len(text)
        if len(self.cells) >= self.limits.cells or self.characters > self.limits.characters:
            raise self._too_many("文字", "characters", self.limits.characters)
        self.cells[row, column] = Cell(span, text)
        for mark in marks:
            self._marked[mark].append((row, column))

    def _too_many(self, what: str, what_en: str, limit: int) -> BrokenBook:
        return self.package.too_large(what, what_en, str(limit))

    def sheet(self) -> Sheet:
        """The sheet, its paragraphs as wide as its tables."""
        marks = Marks(struck=tuple(self._marked[_STRUCK]), comments=tuple(self._marked[_COMMENT]))
        return Sheet("", False, self.cells, tuple(self.merged), self.corners, marks=marks)


def _value(attributes: Attributes) -> str:
    return next((value for name, value in attributes.items() if local(name) == "val"), "")
