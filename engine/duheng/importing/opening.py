"""Opening the files of forms that hold sheets."""

from __future__ import annotations

import hashlib

from duheng.books.document import read_document
from duheng.books.reading import read_book
from duheng.books.separated import read_separated
from duheng.importing.kinds import ending_of
from duheng.importing.opened import OpenedForm
from duheng.importing.stated import stated
from duheng.problems.books import FileEmpty
from duheng.problems.problem import Problem
from duheng.source import FileSpan

_READERS = {".xlsx": read_book, ".xlsm": read_book, ".docx": read_document, ".csv": read_separated}


def opened_sheets(data: bytes, name: str) -> OpenedForm | Problem:
    """The bytes of a file whose name says that it holds sheets."""
    book = _READERS[ending_of(name)](data, name)
    if isinstance(book, Problem):
        return book
    if not any(each.cells or each.problems for each in book.sheets):
        return FileEmpty(span=FileSpan(name))
    said = stated(book.sheets)
    return OpenedForm(name, hashlib.sha256(data).hexdigest(), said.ruleset, said.region, said.year, book=book)
