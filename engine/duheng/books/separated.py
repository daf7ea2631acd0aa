"""CSV files as one sheet, for systems that hand out nothing else.

Spreadsheets on Chinese Windows save .csv as GBK and Unicode text with tabs as UTF-16, without saying so; both are read,
the former with a remark, because nothing in the bytes proves it.
"""

from __future__ import annotations

import csv
from io import StringIO

from duheng.books.limits import Limits
from duheng.books.model import Book, Cell, Sheet
from duheng.books.package import is_pdf
from duheng.problems.books import BookIsPdf, BookTooLarge
from duheng.problems.files import FileNotText
from duheng.problems.problem import Problem
from duheng.problems.sheets import QuotesUnclosed, ReadAsGbk
from duheng.source import CellSpan, Encoding, FileSpan, Span, decode


def read_separated(data: bytes, name: str, limits: Limits | None = None) -> Book | Problem:
    """The sheet of a CSV file's bytes; ``name`` is what places call the file."""
    if is_pdf(data):
        return BookIsPdf(span=FileSpan(name), wanted=".csv")
    text, encoding = decode(data)
    if encoding is Encoding.UNREADABLE:
        return FileNotText(name=name)
    cells = _cells(text.removeprefix("\ufeff"), name, limits or Limits())
    if isinstance(cells, Problem):
        return cells
    told = (ReadAsGbk(span=FileSpan(name)),) if encoding is Encoding.GBK else ()
    return Book(name, (Sheet("", False, cells, (), {}, told),))


def _cells(text: str, name: str, limits: Limits) -> dict[tuple[int, int], Cell] | Problem:
    found: dict[tuple[int, int], Cell] = {}
    characters = 0
    lines = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    begins = 1
    try:
        for row, texts in enumerate(lines, 1):
            if row > limits.rows or len(texts) > limits.columns:
                return _too_large(name, limits)
            begins = lines.line_num + 1
            for column, shown in enumerate(texts, 1):
                if shown.strip():
                    characters += len(shown)
                    found[row, column] = Cell(CellSpan(name, row, column, column + 1), shown)
            if len(found) > limits.cells or characters > limits.characters:
                return _too_large(name, limits)
    except csv.Error as error:
        if "field larger" in str(error):
            return _too_large(name, limits)
        return QuotesUnclosed(span=Span(name, begins), line=begins)
    return found


def _delimiter(text: str) -> str:
    return "\t" if text.count("\t") > text.count(",") else ","


def _too_large(name: str, limits: Limits) -> Problem:
    limit = f"{limits.rows} × {limits.columns}"
    return BookTooLarge(span=FileSpan(name), what="行数和列数", what_en="rows and columns", limit=limit)
