"""Sheets of cases in .xlsx books: one worksheet a method, its name in the first line, the table below it.

The only module that knows openpyxl, which is an extra (``duheng[xlsx]``), slow to import, and needed for writing alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from duheng.books import model
from duheng.books.reading import read_book as open_book
from duheng.problems.commands import ExtraMissing
from duheng.problems.problem import Problem
from duheng.source import CellSpan
from duheng.testing.said import Said
from duheng.testing.sheets import TICK, Sheet

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_LONGEST_NAME = 31
_METHOD = "方法"


def read_book(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    """The sheets of a book, and what is wrong with it.

    A sheet without 方法 in its first cell is called after its method; a hidden one isn't, since programs for
    spreadsheets keep things of their own in such sheets. A sheet with cells that can't be
    used gives no cases until they are mended.
    """
    book = open_book(data, file)
    if isinstance(book, Problem):
        return [], [book]
    found: list[Sheet] = []
    problems: list[Problem] = []
    for sheet in book.sheets:
        rows = list(_rows(sheet, file))
        named = bool(rows) and rows[0][0].text == _METHOD
        if sheet.hidden and not named:
            continue
        problems += sheet.problems
        if len(rows) > 1 and not sheet.problems:
            found.append(_sheet(rows, named, CellSpan(file, 1, 1, 1, sheet.name)))
    return found, problems


def _rows(sheet: model.Sheet, file: str) -> Iterator[tuple[Said, ...]]:
    """The rows with something in them; a merged cell says the same for every row and column that it covers."""
    for row in range(1, sheet.rows + 1):
        cells = [_said(sheet, file, row, column) for column in range(1, sheet.columns + 1)]
        if any(cell.text for cell in cells):
            yield tuple(cells)


def _said(sheet: model.Sheet, file: str, row: int, column: int) -> Said:
    cell = sheet.at(row, column)
    text = "" if cell is None else cell.text.strip().removeprefix("'")
    return Said(text, CellSpan(file, row, column, column + 1, sheet.name))


def _sheet(rows: Sequence[tuple[Said, ...]], named: bool, top: CellSpan) -> Sheet:
    method = rows[0][1] if named and len(rows[0]) > 1 else Said(top.sheet, top)
    head, *lines = rows[1:] if named else rows
    width = max((number for number, cell in enumerate(head, 1) if cell.text), default=0)
    return Sheet(method, head[:width], tuple(line[:width] for line in lines))


def write_book(sheets: Sequence[Sheet]) -> bytes | Problem:
    """A book with a drop-down in its column 对/不对; what a spreadsheet would take for a formula is kept as a text."""
    try:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation
    except ImportError:
        return ExtraMissing(package="openpyxl", extra="xlsx")
    book = Workbook()
    del book[book.sheetnames[0]]
    for number, sheet in enumerate(sheets, 1):
        title = sheet.method.text.translate(_FORBIDDEN)[: _LONGEST_NAME - 3]
        worksheet = book.create_sheet(title if title not in book.sheetnames else f"{title}{number}")
        worksheet.append([_METHOD, sheet.method.text])
        worksheet.append([cell.text for cell in sheet.head])
        for line in sheet.lines:
            worksheet.append([cell.text for cell in line])
        for row in worksheet.iter_rows():
            for cell in row:
                cell.number_format = "@"
                cell.data_type = "s"
                cell.alignment = Alignment(vertical="center", wrap_text=True)
        for cell in worksheet[2]:
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor="DDE6F0")
        for column, head in enumerate(sheet.head, 1):
            worksheet.column_dimensions[get_column_letter(column)].width = max(12, 2 * len(head.text) + 4)
            if head.text == TICK:
                choice = DataValidation(type="list", formula1='"对,不对"', allow_blank=True)
                worksheet.add_data_validation(choice)
                letter = get_column_letter(column)
                choice.add(f"{letter}3:{letter}{len(sheet.lines) + 2}")
        worksheet.freeze_panes = "A3"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
