"""Sheets of cases in .xlsx books: one worksheet a method, its name in the first line, the table below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duheng.books import model
from duheng.books.drawn import Align, DrawnCell, DrawnSheet, Style
from duheng.books.reading import read_book as open_book
from duheng.books.writing import write_book as written
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
from duheng.source import CellSpan
from duheng.testing.said import Said
from duheng.testing.sheets import TICK, Sheet

_METHOD = "方法"
_TICKS = ("对", "不对")
_PLAIN = Style(align=Align.LEFT, border=False)
_HEAD = Style(align=Align.LEFT, border=False, bold=True, fill="DDE6F0")


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
        if len(rows) > 1 and all(each.severity is not Severity.ERROR for each in sheet.problems):
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
    return written([_drawn(sheet) for sheet in sheets])


def _drawn(sheet: Sheet) -> DrawnSheet:
    lines = [((Said(_METHOD, sheet.method.span), sheet.method), _PLAIN), (sheet.head, _HEAD)]
    lines += [(line, _PLAIN) for line in sheet.lines]
    cells = {
        (row, column): DrawnCell(style, said.text, format="@", choices=_choices(sheet, row, column))
        for row, (line, style) in enumerate(lines, 1)
        for column, said in enumerate(line, 1)
    }
    widths = tuple(max(12.0, 2.0 * len(head.text) + 4) for head in sheet.head)
    return DrawnSheet(sheet.method.text, cells, widths, frozen=2)


def _choices(sheet: Sheet, row: int, column: int) -> tuple[str, ...]:
    ticked = row > 2 and column <= len(sheet.head) and sheet.head[column - 1].text == TICK
    return _TICKS if ticked else ()
