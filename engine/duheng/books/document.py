"""A Word document as one sheet: its paragraphs and the rows of its tables below each other.

A paragraph is a row of one wide cell, a table's row is a row of the sheet, so that a table that goes on after a page
break, as another table, is one below the other. Places are those of the document: ``表1!C5`` is the third cell column of
the fifth row of the first table, ``¶3`` the third paragraph. What is struck out by tracked changes isn't read but told;
what was inserted is read. Text boxes float over a document: their paragraphs come after the paragraph or the table that
holds them, and their place is that of the paragraph or the cell in which they are anchored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from duheng.books.document_parts import parts_left, run_styles
from duheng.books.document_text import Look, ParagraphText, value_of
from duheng.books.limits import Limits
from duheng.books.markup import Attributes, BrokenBook, Reader, whole
from duheng.books.merging import covered_told, texts_named
from duheng.books.model import Area, Book, Cell, Marks, Sheet
from duheng.books.package import Package
from duheng.problems.books import TextHidden
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import CellSpan, ParagraphSpan

DOCUMENT = ".docx"
_UNSEEN = frozenset(
    ("Fallback", "del", "moveFrom", "rt", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange")
)
_IN_CELL = frozenset(("p", "tbl", "r", "sdt", "customXml"))
_APART = frozenset(("p", "tbl", "tc"))


def read_document(data: bytes, name: str, limits: Limits | None = None) -> Book | Problem:
    """The document of a file's bytes as a book of one sheet; ``name`` is what places call the file."""
    try:
        package = Package(data, name, limits or Limits(), DOCUMENT)
        main = package.main()
        others = list(package.relations(main).values())
        reader = _DocumentReader(package, run_styles(package, others))
        package.read(main, reader)
        return Book(name, (reader.sheet(parts_left(package, others, embedded=reader.embedded)),))
    except BrokenBook as error:
        return error.problem


class _TableCell(Record):
    """A cell of a table: where it begins, how many columns it covers, and whether it goes on from the row above."""

    row: int
    column: int
    width: int
    below: bool
    text: str


class _Table:
    """A table while it is read; tracked changes may have taken out the row, or the cell, that is being read."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.cells: list[_TableCell] = []
        self.row = 0
        self.column = 1
        self.width = 1
        self.below = self.row_gone = self.cell_gone = self.in_row_marks = False
        self.paragraphs: list[str] = []


class _Frame:
    """What is read for itself: the document, or one of its text boxes with those in it; and the tables open in it."""

    def __init__(self, styles: Mapping[str, Look]) -> None:
        self.text = ParagraphText(styles)
        self.open: list[_Table] = []

    @property
    def table(self) -> _Table | None:
        """The innermost table that is open."""
        return self.open[-1] if self.open else None


class _DocumentReader(Reader):
    """Gathers the cells of the sheet that a document is."""

    def __init__(self, package: Package, styles: Mapping[str, Look]) -> None:
        self.package = package
        self.limits = package.limits
        self.styles = styles
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merged: list[Area] = []
        self.corners: dict[tuple[int, int], tuple[int, int]] = {}
        self.rows = self.paragraphs = self.tables = self.characters = 0
        self.embedded = False
        self._frames = [_Frame(styles)]
        self._done: list[_Table] = []
        self._boxed: list[tuple[CellSpan | ParagraphSpan, str]] = []
        self._hidden: list[tuple[CellSpan | ParagraphSpan, str]] = []
        self._chosen: list[bool] = []
        self._comments: dict[CellSpan | ParagraphSpan, None] = {}
        self._unseen = self._boxes = 0
        self._in_deleted = False
        self._deleted: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        frame = self._frames[-1]
        if self._unseen or self._skips(name, frame.table):
            self._unseen += 1
            self._in_deleted = name == "delText"
            return
        if name in _APART and frame.text.pending:
            self._paragraph()
        if name == "txbxContent":
            self._boxes += 1
            self._frames += [_Frame(self.styles)] if self._boxes == 1 else []
        elif name == "AlternateContent":
            self._chosen.append(False)
        elif name == "Choice" and self._chosen:
            self._chosen[-1] = True
        elif name == "altChunk":
            self.embedded = True
        elif name == "commentReference":
            self._comments[self._here()] = None
        elif name == "tbl":
            self.tables += 1
            frame.open.append(_Table(self.tables))
        else:
            if frame.table is not None:
                self._start_in_table(frame.table, name, attributes)
            frame.text.start(name, attributes)

    def _skips(self, name: str, table: _Table | None) -> bool:
        """Whether an element isn't looked at: it was taken out, or it only says again what another says."""
        if name == "Choice" and self._chosen:
            return self._chosen[-1]
        if table is not None and ((table.row_gone and name == "tc") or (table.cell_gone and name in _IN_CELL)):
            return True
        return name in _UNSEEN and not _takes_out_row(name, table)

    def _start_in_table(self, table: _Table, name: str, attributes: Attributes) -> None:
        if name == "tr":
            table.row += 1
            table.column, table.row_gone = 1, False
        elif name == "trPr":
            table.in_row_marks = True
        elif _takes_out_row(name, table):
            table.row_gone = True
        elif name == "gridBefore":
            table.column += self._count(attributes)
        elif name == "tc":
            table.width, table.below, table.cell_gone, table.paragraphs = 1, False, False, []
        elif name == "gridSpan":
            table.width = max(1, self._count(attributes))
        elif name == "vMerge":
            table.below = value_of(attributes) != "restart"
        elif name == "cellDel":
            table.cell_gone = True

    def _count(self, attributes: Attributes) -> int:
        number = whole(value_of(attributes)) or 0
        if number > self.limits.columns:
            raise self.package.too_large("列", "columns", self.limits.columns)
        return number

    def text(self, text: str) -> None:
        if not self._unseen:
            self._frames[-1].text.text(text)
        elif self._in_deleted:
            self._deleted.append(text)

    def end(self, name: str) -> None:
        if self._unseen:
            self._end_unseen(name)
            return
        frame = self._frames[-1]
        if name == "p" or (name in ("tc", "txbxContent") and frame.text.pending):
            self._paragraph()
        if name == "txbxContent":
            self._boxes -= 1
            self._frames = self._frames if self._boxes else self._frames[:1]
        elif name == "AlternateContent":
            self._chosen.pop()
        elif name == "tbl" and frame.open:
            self._end_table(frame)
        elif frame.table is not None and name == "tc":
            self._end_cell(frame.table)
        elif frame.table is not None and name == "trPr":
            frame.table.in_row_marks = False
        else:
            frame.text.end(name)

    def _end_unseen(self, name: str) -> None:
        self._unseen -= 1
        self._in_deleted = False
        if not self._unseen:
            self._hide_text("".join(self._deleted).strip())
            self._deleted = []
            table = self._frames[-1].table
            if table is not None and name == "tc":
                table.column += 1

    def _paragraph(self) -> None:
        frame = self._frames[-1]
        text, hidden = frame.text.take()
        self._hide_text(hidden)
        if frame.table is not None:
            frame.table.paragraphs.append(text)
        elif len(self._frames) > 1:
            self._boxed.append((self._here(), text))
        else:
            self._put_paragraph(self._here(), text)
            self.paragraphs += 1
            self._put_boxes()

    def _hide_text(self, text: str) -> None:
        if text:
            self._hidden.append((self._here(), text))

    def _here(self) -> CellSpan | ParagraphSpan:
        """The place of what is read now: in a box, that of the paragraph or the cell in which it is anchored."""
        table = self._frames[-1].table or self._frames[0].table
        if table is None:
            return ParagraphSpan(self.package.file, self.paragraphs + 1)
        return CellSpan(self.package.file, table.row, table.column, table.column + 1, f"表{table.number}")

    def _put_paragraph(self, place: CellSpan | ParagraphSpan, text: str) -> None:
        if text:
            self._next_row()
            self._put(self.rows, 1, text, place)

    def _put_boxes(self) -> None:
        for place, text in self._boxed:
            self._put_paragraph(place, text)
        self._boxed = []

    def _end_cell(self, table: _Table) -> None:
        text = "\n".join(paragraph for paragraph in table.paragraphs if paragraph)
        table.cells.append(_TableCell(table.row, table.column, table.width, table.below, text))
        table.column += table.width
        if table.column - 1 > self.limits.columns:
            raise self.package.too_large("列", "columns", self.limits.columns)

    def _end_table(self, frame: _Frame) -> None:
        """End a table; one of a single cell that stands in a cell is no more than a frame around that cell's text."""
        table = frame.open.pop()
        if frame.table is not None and len(table.cells) == 1:
            frame.table.paragraphs.append(table.cells[0].text)
        else:
            self._done.append(table)
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the tables that have ended below each other, unless one is open: a table, then those in its cells."""
        if any(frame.open for frame in self._frames):
            return
        for table in sorted(self._done, key=lambda each: each.number):
            above, corners = self.rows, dict[int, tuple[int, _TableCell]]()
            for _ in range(table.row):
                self._next_row()
            for cell in table.cells:
                row, (_, first) = above + cell.row, corners.get(cell.column, (0, cell))
                if not (cell.below and first.width == cell.width):
                    if cell.column in corners:
                        self._merge(above, *corners[cell.column])
                    first = cell
                corners[cell.column] = (row, first)
                self._hide(row, cell, (above + first.row, cell.column))
                if cell.text:
                    span = CellSpan(self.package.file, cell.row, cell.column, cell.column + 1, f"表{table.number}")
                    self._put(row, cell.column, cell.text, span)
            for bottom, cell in corners.values():
                self._merge(above, bottom, cell)
        self._done = []
        if len(self._frames) == 1:
            self._put_boxes()

    def _merge(self, above: int, bottom: int, cell: _TableCell) -> None:
        if bottom > above + cell.row or cell.width > 1:
            self.merged.append(Area(above + cell.row, cell.column, bottom, cell.column + cell.width - 1))

    def _hide(self, row: int, cell: _TableCell, corner: tuple[int, int]) -> None:
        for column in range(cell.column, cell.column + cell.width):
            if (row, column) != corner:
                self.corners[row, column] = corner
        if len(self.corners) > self.limits.cells:
            raise self.package.too_large("格合并的单元格", "merged cells", self.limits.cells)

    def _next_row(self) -> None:
        self.rows += 1
        if self.rows > self.limits.rows:
            raise self.package.too_large("行", "rows", self.limits.rows)

    def _put(self, row: int, column: int, text: str, span: CellSpan | ParagraphSpan) -> None:
        self.characters += len(text)
        if len(self.cells) >= self.limits.cells:
            raise self.package.too_large("有内容的单元格", "filled cells", self.limits.cells)
        if self.characters > self.limits.characters:
            raise self.package.too_large("文字", "characters", self.limits.characters)
        self.cells[row, column] = Cell(span, text)

    def sheet(self, left: Iterable[Problem]) -> Sheet:
        """The sheet, and what there is to tell of it; ``left`` tells of parts of the document that aren't read."""
        told: list[Problem] = [*covered_told(self.cells, self.corners)]
        if self._hidden:
            named, named_en = texts_named([(span.inside, text) for span, text in self._hidden])
            told.append(TextHidden(span=self._hidden[0][0], count=len(self._hidden), named=named, named_en=named_en))
        marks = Marks(comments=tuple(self._comments))
        return Sheet("", False, self.cells, tuple(self.merged), self.corners, (*told, *left), marks)


def _takes_out_row(name: str, table: _Table | None) -> bool:
    """Whether an element says that tracked changes took out its row."""
    return name == "del" and table is not None and table.in_row_marks
