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
            begins = lines.line_num + 1
            for column, shown in enumerate(texts, 1):
                if shown.strip():
                    characters += len(shown)
                    found[row, column] = Cell(CellSpan(name, row, column, column + 1), shown)
            for count, limit, what, what_en in (
                (row, limits.rows, "行", "rows"),
                (len(texts), limits.columns, "列", "columns"),
                (len(found), limits.cells, "有内容的单元格", "filled cells"),
                (characters, limits.characters, "文字", "characters"),
            ):
                if count > limit:
                    return _too_large(name, what, what_en, limit)
    except csv.Error as error:
        if "field larger" in str(error):
            return _too_large(name, "一格里的文字", "characters in a cell", csv.field_size_limit())
        return QuotesUnclosed(span=Span(name, begins), line=begins)
    return found


def _delimiter(text: str) -> str:
    return "\t" if text.count("\t") > text.count(",") else ","


def _too_large(name: str, what: str, what_en: str, limit: int) -> Problem:
    return BookTooLarge(span=FileSpan(name), what=what, what_en=what_en, limit=str(limit))
