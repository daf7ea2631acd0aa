"""Drawn sheets as a .docx document: a title, tables, notes.

The only module that knows python-docx, which is an extra (``duheng[docx]``), slow to import, and needed for writing
alone. Cells without a border become paragraphs, the others tables; a table begins anew where the sheet's repeated rows
stand, since a document repeats only the first rows of a table. The same sheet gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from duheng.books.drawn import DrawnCell, DrawnSheet, Style
from duheng.books.model import Area
from duheng.books.package import repacked
from duheng.problems.commands import ExtraMissing
from duheng.problems.problem import Problem
from duheng.record import Record

if TYPE_CHECKING:
    from docx.document import Document

_A4 = (297, 210)
_MARGIN = 15
_THE_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PER_MILLIMETRE = 56.7
_PER_POINT = 20
_PARAGRAPH = 40
_LONGEST_TITLE = 255
"""The most characters of a property that a document takes."""
_TALLEST_WHOLE = 160
"""A row of more points may go on on the next page."""
_INSIDE = {"top": 20, "left": 50, "bottom": 20, "right": 50}
"""Between a cell's edge and its text, in twentieths of a point."""
_LINE = {"w:line": "240", "w:lineRule": "auto"}
_NO_LINE = {"w:line": "20", "w:lineRule": "exact"}


def write_document(sheets: Sequence[DrawnSheet], title: str = "", category: str = "") -> bytes | Problem:
    """The bytes of a document that shows sheets on A4 paper, or why there are none.

    Each after the first begins a page; ``title`` and ``category`` stand in the document's properties.
    """
    try:
        from docx import Document
    except ImportError:
        return ExtraMissing(package="python-docx", extra="docx")
    document = Document()
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "duheng", _written(title)[:_LONGEST_TITLE], ""
    properties.category = category
    properties.created = properties.modified = _THE_TIME
    for number, sheet in enumerate(sheets):
        _Writer(document, sheet, _page(document, sheet, begins=number > 0)).write()
    stream = BytesIO()
    document.save(stream)
    return repacked(stream.getvalue(), lambda _, data: data)


def _page(document: Document, sheet: DrawnSheet, *, begins: bool) -> float:
    """Set up the paper, of a section of its own where one ``begins``; the millimetres between its margins."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    long, short = _A4
    width, height = (long, short) if sheet.landscape else (short, long)
    section = document.add_section() if begins else document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    return width - 2 * _MARGIN


def _written(text: str) -> str:
    """A text in which characters that XML can't hold are seen to be missing."""
    return _UNWRITABLE.sub("\ufffd", text)


class _Rows(Record):
    """Rows of the sheet that belong together: a table, or a row of paragraphs."""

    first: int
    last: int
    table: bool


class _Writer:
    """The document's body while it is written."""

    def __init__(self, document: Document, sheet: DrawnSheet, width: float) -> None:
        self.document = document
        self.sheet = sheet
        self.areas = {place: area for area in sheet.merged for place in area.places()}
        whole = sum(sheet.widths)
        self.widths = [round(width * each / whole * _PER_MILLIMETRE) for each in sheet.widths]

    def write(self) -> None:
        """Write all rows."""
        before = False
        for rows in self._parts():
            if rows.table:
                if before:
                    self._paragraph("", Style(size=1))
                self._table(rows)
            else:
                for column in range(1, self.sheet.columns + 1):
                    cell = self.sheet.cells.get((rows.first, column))
                    if cell is not None and cell.text:
                        self._paragraph(cell.text, cell.style)
            before = rows.table

    def _parts(self) -> Iterator[_Rows]:
        begins = 0 if self.sheet.repeated is None else self.sheet.repeated[0]
        numbered = [(self._bordered(row), row >= begins, row) for row in range(1, self.sheet.rows + 1)]
        for (table, *_), rows in groupby(numbered, lambda each: (each[0], each[1], 0 if each[0] else each[2])):
            lines = [row for _, _, row in rows]
            yield _Rows(lines[0], lines[-1], table)

    def _bordered(self, row: int) -> bool:
        return any(
            cell.style.border
            for column in range(1, self.sheet.columns + 1)
            if (cell := self._seen(row, column)) is not None
        )

    def _seen(self, row: int, column: int) -> DrawnCell | None:
        area = self.areas.get((row, column))
        return self.sheet.cells.get((area.top, area.left) if area else (row, column))

    # --- paragraphs

    def _paragraph(self, text: str, style: Style) -> None:
        self._fill(self.document.add_paragraph()._p, text, style, alone=True)

    def _fill(self, paragraph: Any, text: str, style: Style, *, alone: bool = False) -> None:
        """Put a text into a paragraph's element, with its alignment and its typeface."""
        properties = paragraph.get_or_add_pPr()
        spaced = _LINE if text or not alone else _NO_LINE
        around = str(_PARAGRAPH if alone and text else 0)
        spacing = _element("w:spacing", {"w:before": around, "w:after": around, **spaced})
        properties.insert_element_before(spacing, "w:ind", "w:jc", "w:rPr")
        properties.insert_element_before(_element("w:jc", {"w:val": style.align.value}), "w:rPr", "w:sectPr")
        run = _element("w:r", {}, _face(style))
        for number, line in enumerate(_written(text).split("\n") if text else ()):
            if number:
                run.append(_element("w:br"))
            said = _element("w:t", {"xml:space": "preserve"})
            said.text = line
            run.append(said)
        paragraph.append(run)

    # --- tables

    def _table(self, rows: _Rows) -> None:
        margins = (_element(f"w:{side}", {"w:w": str(room), "w:type": "dxa"}) for side, room in _INSIDE.items())
        properties = _element(
            "w:tblPr",
            {},
            _element("w:tblW", {"w:w": str(sum(self.widths)), "w:type": "dxa"}),
            _element("w:jc", {"w:val": "center"}),
            _element("w:tblLayout", {"w:type": "fixed"}),
            _element("w:tblCellMar", {}, *margins),
        )
        grid = _element("w:tblGrid", {}, *(_element("w:gridCol", {"w:w": str(width)}) for width in self.widths))
        lines = (self._row(row) for row in range(rows.first, rows.last + 1))
        body: Any = self.document.element.body
        body.insert_element_before(_element("w:tbl", {}, properties, grid, *lines), "w:sectPr")

    def _row(self, row: int) -> Any:
        properties = _element("w:trPr")
        height = self.sheet.heights.get(row)
        if height is None or height <= _TALLEST_WHOLE:
            properties.append(_element("w:cantSplit"))
        if height is not None:
            properties.append(_element("w:trHeight", {"w:val": str(round(height * _PER_POINT)), "w:hRule": "atLeast"}))
        repeated = self.sheet.repeated
        if repeated is not None and repeated[0] <= row <= repeated[1]:
            properties.append(_element("w:tblHeader"))
        columns = range(1, self.sheet.columns + 1)
        areas = [self.areas.get((row, column)) or Area(row, column, row, column) for column in columns]
        return _element("w:tr", {}, properties, *(self._cell(row, area) for area in dict.fromkeys(areas)))

    def _cell(self, row: int, area: Area) -> Any:
        seen = self.sheet.cells.get((area.top, area.left)) or DrawnCell(Style(border=False))
        width = sum(self.widths[area.left - 1 : area.right])
        properties = _element("w:tcPr", {}, _element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
        if area.right > area.left:
            properties.append(_element("w:gridSpan", {"w:val": str(area.right - area.left + 1)}))
        if area.bottom > area.top:
            properties.append(_element("w:vMerge", {"w:val": "restart" if row == area.top else "continue"}))
        if seen.style.border:
            properties.append(_borders())
        if seen.style.fill:
            properties.append(_element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": seen.style.fill}))
        properties.append(_element("w:vAlign", {"w:val": "center"}))
        paragraph = _element("w:p")
        if row == area.top:
            self._fill(paragraph, seen.text, seen.style)
        return _element("w:tc", {}, properties, paragraph)


def _element(name: str, attributes: Mapping[str, str] | None = None, *inside: Any) -> Any:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made: Any = OxmlElement(name)
    for key, value in (attributes or {}).items():
        made.set(qn(key), value)
    made.extend(inside)
    return made


def _borders() -> Any:
    line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"}
    return _element("w:tcBorders", {}, *(_element(f"w:{side}", line) for side in _INSIDE))


def _face(style: Style) -> Any:
    """The properties of a run: its typeface for Chinese letters and for others, its weight and size."""
    made = _element("w:rPr")
    face = style.face.value
    made.append(_element("w:rFonts", {"w:ascii": "Times New Roman", "w:hAnsi": "Times New Roman", "w:eastAsia": face}))
    if style.bold:
        made.append(_element("w:b"))
    made.append(_element("w:sz", {"w:val": str(style.size * 2)}))
    return made
