"""Drawn sheets as an .xlsx book.

The only module that knows openpyxl, which is an extra (``duheng[xlsx]``), slow to import, and needed for writing alone.
It writes neither a formula's saved result nor exact digits and puts the time of writing into the file, so its parts are
mended before they are packed: the same sheets give the same bytes. What a spreadsheet would take for a formula although
it is a text (``=1+1``, ``-``, ``@``) is kept as a text and marked as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import copy
from io import BytesIO
from typing import TYPE_CHECKING, Any

from duheng.books.drawn import Align, DrawnCell, DrawnSheet, Style
from duheng.books.formats import GENERAL
from duheng.books.model import Area
from duheng.books.package import repacked
from duheng.problems.commands import CellsTooLong, ExtraMissing
from duheng.problems.problem import Problem
from duheng.source import column_letters

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_TEXT = 32_767
_LONGEST_FORMULA = 8_192
_LONGEST_LIST = 255
_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>.*?</f>)?<v(?: ?/>|>[^<]*</v>)</c>', re.DOTALL)
_SHEET_PART = re.compile(r"xl/worksheets/sheet([0-9]+)\.xml")
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_THE_TIME = b"2000-01-01T00:00:00Z"
_CHOICES_SHEET = "选项"
_LINE_COLOUR = "808080"
_A4 = "9"
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6, "header": 0.2, "footer": 0.3}
_ASTRAY = ("formatColumns", "formatRows", "insertRows", "deleteRows", "autoFilter", "sort")


def write_book(sheets: Sequence[DrawnSheet], title: str = "", category: str = "") -> bytes | Problem:
    """The bytes of a book, or why there are none; ``title`` and ``category`` stand in its properties.

    Names of sheets are cut and mended as spreadsheets want them; a list of choices too long for a cell stands in a
    hidden sheet.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        return ExtraMissing(package="openpyxl", extra="xlsx")
    for problem in _too_long(sheets):
        return problem
    book = Workbook()
    del book[book.sheetnames[0]]
    book.properties.creator, book.properties.title = "duheng", _written(title)
    book.properties.category = category or None
    writer = _Writer(book)
    for sheet in sheets:
        writer.sheet(sheet)
    writer.finish()
    stream = BytesIO()
    book.save(stream)
    return repacked(stream.getvalue(), writer.mend)


def sheet_names(wanted: Sequence[str]) -> tuple[str, ...]:
    """The names under which sheets are written, each once."""
    found: list[str] = []
    for name in wanted:
        plain = name.translate(_FORBIDDEN).strip("'")[:_LONGEST_NAME] or "_"
        number, used = 1, {each.casefold() for each in found}
        unique = plain
        while unique.casefold() in used:
            number += 1
            unique = f"{plain[: _LONGEST_NAME - len(str(number))]}{number}"
        found.append(unique)
    return tuple(found)


def _too_long(sheets: Sequence[DrawnSheet]) -> Iterator[Problem]:
    for sheet in sheets:
        for (row, column), cell in sheet.cells.items():
            place = f"{sheet.name}!{column_letters(column)}{row}"
            for text, limit in ((_written(cell.text), _LONGEST_TEXT), (cell.formula, _LONGEST_FORMULA)):
                if len(text) > limit:
                    yield CellsTooLong(cell=place, count=len(text), limit=limit)


def _written(text: str) -> str:
    """A text with the characters that XML can't hold in the way that spreadsheets write them (``_x0007_``)."""
    marked = _ESCAPE_LIKE.sub("_x005F_", text)
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found.group()):04X}_", marked)


class _Writer:
    """One book being written: the styles made so far, and what is to be mended in each sheet's part."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.saved: list[dict[str, DrawnCell]] = []
        self.styles: dict[tuple[Style, str, bool], Any] = {}
        self.lists: dict[tuple[str, ...], str] = {}

    def sheet(self, drawn: DrawnSheet) -> None:
        """Write one sheet."""
        name = sheet_names([*self.book.sheetnames, drawn.name])[-1]
        sheet: Worksheet = self.book.create_sheet(name)
        self.saved.append({})
        for (row, column), cell in drawn.cells.items():
            self._cell(sheet, row, column, cell)
        for area in drawn.merged:
            self._merge(sheet, drawn, area)
        for number, width in enumerate(drawn.widths, 1):
            sheet.column_dimensions[column_letters(number)].width = width
        for row, height in drawn.heights.items():
            sheet.row_dimensions[row].height = height
        self._choices(sheet, drawn)
        _set_up(sheet, drawn)

    def _cell(self, sheet: Worksheet, row: int, column: int, drawn: DrawnCell) -> None:
        cell: Any = sheet.cell(row, column)
        self._dress(cell, drawn.style, drawn.format, marked=_looks_like_formula(drawn))
        if drawn.formula:
            cell.value = f"={_written(drawn.formula)}"
            cell.data_type = "f"
        elif drawn.number is not None:
            cell.value = drawn.number
        elif drawn.text:
            cell.value = _written(drawn.text)
            cell.data_type = "s"
        if drawn.formula or drawn.number is not None:
            self.saved[-1][f"{column_letters(column)}{row}"] = drawn

    def _merge(self, sheet: Worksheet, drawn: DrawnSheet, area: Area) -> None:
        sheet.merged_cells.add(area.name)
        corner = drawn.cells.get((area.top, area.left))
        for place in area.places():
            if corner is not None and place not in drawn.cells:
                self._dress(sheet.cell(*place), corner.style)

    def _dress(self, cell: Any, style: Style, code: str = GENERAL, *, marked: bool = False) -> None:
        """Give a cell its looks; those of a cell that looks alike are copied, since making them is slow."""
        made = self.styles.get((style, code, marked))
        if made is None:
            for name, value in _made(style).items():
                setattr(cell, name, value)
            cell.number_format, cell.quotePrefix = code, marked
            self.styles[style, code, marked] = copy(cell._style)
        else:
            cell._style = copy(made)

    # --- lists of choices

    def _choices(self, sheet: Worksheet, drawn: DrawnSheet) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        places: dict[tuple[str, ...], list[str]] = {}
        for (row, column), cell in drawn.cells.items():
            if cell.choices:
                places.setdefault(cell.choices, []).append(f"{column_letters(column)}{row}")
        for choices, cells in places.items():
            rule = DataValidation(type="list", formula1=self._list(choices), allow_blank=True)
            rule.showErrorMessage, rule.errorStyle = True, "warning"
            rule.sqref = " ".join(cells)
            sheet.add_data_validation(rule)

    def _list(self, choices: tuple[str, ...]) -> str:
        joined = ",".join(choices)
        if len(joined) <= _LONGEST_LIST and not any("," in each or '"' in each for each in choices):
            return f'"{joined}"'
        column = column_letters(len(self.lists) + 1)
        return self.lists.setdefault(choices, f"'{_CHOICES_SHEET}'!${column}$1:${column}${len(choices)}")

    def finish(self) -> None:
        """Write the hidden sheet of choices, where there are any that need it."""
        if not self.lists:
            return
        cells = {
            (row, column): DrawnCell(Style(border=False), choice)
            for column, choices in enumerate(self.lists, 1)
            for row, choice in enumerate(choices, 1)
        }
        self.sheet(DrawnSheet(_CHOICES_SHEET, cells, (20.0,) * len(self.lists), hidden=True))

    # --- what openpyxl doesn't write

    def mend(self, part: str, data: bytes) -> bytes:
        """A part with exact numbers and saved results, and without the time."""
        if part == "docProps/core.xml":
            return _TIME.sub(rb"\g<1>" + _THE_TIME + rb"\g<2>", data)
        found = _SHEET_PART.fullmatch(part)
        if found is None:
            return data
        saved = self.saved[int(found[1]) - 1]
        return _CELL.sub(lambda each: _saved(each, saved), data.decode("utf-8")).encode("utf-8")


def _saved(found: re.Match[str], saved: dict[str, DrawnCell]) -> str:
    """A cell's element with its exact number, or its formula with the saved result."""
    from xml.sax.saxutils import escape

    place, attributes, formula = found[1], found[2], found[3] or ""
    cell = saved.get(place)
    if cell is None:
        return found[0]
    style = " ".join(each for each in attributes.split() if not each.startswith("t="))
    kind = "n" if cell.number is not None else "str"
    value = f"{cell.number:f}" if cell.number is not None else escape(_written(cell.text))
    return f'<c r="{place}" {style} t="{kind}">{formula}<v>{value}</v></c>'


def _looks_like_formula(cell: DrawnCell) -> bool:
    return not cell.formula and cell.number is None and cell.text.startswith(_DANGEROUS)


def _made(style: Style) -> dict[str, Any]:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    line = Side(style="thin", color=_LINE_COLOUR) if style.border else Side()
    made = {
        "font": Font(name=style.face.value, size=style.size, bold=style.bold),
        "alignment": Alignment(
            horizontal=style.align.value,
            vertical="center",
            wrap_text=True,
            indent=int(style.border and style.align is not Align.CENTER),
        ),
        "border": Border(left=line, right=line, top=line, bottom=line),
        "protection": Protection(locked=not style.open),
    }
    return made | {"fill": PatternFill("solid", fgColor=style.fill)} if style.fill else made


def _set_up(sheet: Worksheet, drawn: DrawnSheet) -> None:
    """Paper, pages and protection of a sheet."""
    page: Any = sheet.page_setup
    page.paperSize, page.orientation = _A4, "landscape" if drawn.landscape else "portrait"
    page.fitToWidth, page.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    for name, value in _MARGINS.items():
        setattr(sheet.page_margins, name, value)
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "&P / &N"  # type: ignore[union-attr]
    if drawn.repeated is not None:
        sheet.print_title_rows = f"{drawn.repeated[0]}:{drawn.repeated[1]}"
    if drawn.frozen:
        sheet.freeze_panes = f"A{drawn.frozen + 1}"
    if drawn.hidden:
        sheet.sheet_state = "hidden"
    if drawn.protected:
        sheet.protection.enable()
        for name in _ASTRAY:
            setattr(sheet.protection, name, False)
