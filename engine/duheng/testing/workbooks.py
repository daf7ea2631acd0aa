"""Sheets of cases in .xlsx books: one worksheet a method, its name in the first line, the table below it.

The only module that knows openpyxl, which is an extra (``duheng[xlsx]``) and slow to import.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any

from duheng.problems.case_files import BookUnreadable, SheetTooLong
from duheng.problems.commands import ExtraMissing
from duheng.problems.problem import Problem
from duheng.source import Span
from duheng.testing.said import Said
from duheng.testing.sheets import TICK, Sheet

MOST_LINES = 10_000
MOST_COLUMNS = 100
FARTHEST_LINE = 100_000
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_LONGEST_NAME = 31
_METHOD = "方法"


def read_book(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    """The sheets of a book, and what is wrong with it."""
    try:
        import openpyxl
    except ImportError:
        return [], [ExtraMissing(package="openpyxl", extra="xlsx")]
    try:
        book = _opened(openpyxl.load_workbook, data)
        return _sheets(book, file)
    except Exception:
        return [], [BookUnreadable(span=Span(file, 1))]


def _opened(load: Callable[..., Any], data: bytes) -> Any:
    """The book, read row by row; one with charts of their own sheets only opens whole."""
    try:
        return load(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except AttributeError:
        return load(BytesIO(data), data_only=True, keep_links=False)


def _sheets(book: Any, file: str) -> tuple[list[Sheet], list[Problem]]:
    found: list[Sheet] = []
    problems: list[Problem] = []
    for worksheet in book.worksheets:
        rows = list(_rows(worksheet, file))
        if rows and rows[-1][0].span.line > MOST_LINES:
            problems.append(SheetTooLong(span=rows[-1][0].span, sheet=worksheet.title, limit=MOST_LINES))
        elif len(rows) > 1:
            found.append(_sheet(rows, worksheet.title, file))
    book.close()
    return found, problems


def _rows(worksheet: Any, file: str) -> Iterator[tuple[Said, ...]]:
    for number, row in enumerate(worksheet.iter_rows(max_row=FARTHEST_LINE, max_col=MOST_COLUMNS, values_only=True), 1):
        cells = [
            Said("" if value is None else _text(value), Span(file, number, column))
            for column, value in enumerate(row, 1)
        ]
        if any(cell.text for cell in cells):
            yield tuple(cells)


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip().removeprefix("'")


def _sheet(rows: Sequence[tuple[Said, ...]], title: str, file: str) -> Sheet:
    first = rows[0]
    named = first[0].text == _METHOD and len(first) > 1
    method = first[1] if named else Said(title, Span(file, 1))
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
