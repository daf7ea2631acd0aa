"""Forms' files that hold sheets: which kinds there are, and what to do about those that can't be read."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from duheng.books.document import read_document
from duheng.books.model import Book
from duheng.books.reading import read_book
from duheng.books.separated import read_separated
from duheng.forms.model import WrittenForm
from duheng.importing.stated import stated
from duheng.problems.books import FileEmpty
from duheng.problems.problem import Problem
from duheng.problems.sheets import KindUnreadable, LockFile
from duheng.record import Record
from duheng.source import FileSpan

LARGEST_BOOK = 20_000_000

_READERS = {".xlsx": read_book, ".xlsm": read_book, ".docx": read_document, ".csv": read_separated}

_AS_SHEET = ("用 Excel 或 WPS 打开，另存为 .xlsx。", "Open it in a spreadsheet and save it as .xlsx.")
_AS_DOCUMENT = ("用 Word 或 WPS 打开，另存为 .docx。", "Open it in a word processor and save it as .docx.")
_AS_ORIGINAL = (
    "请向填报单位要 Excel（.xlsx）或 Word（.docx）文件；只有这一份的，用 duheng new 做一张空表，照着填。",
    "Ask for the .xlsx or .docx file; if there is none, make a blank form with duheng new and copy it by hand.",
)
_OTHERS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    **dict.fromkeys((".xls", ".et"), (("旧格式的表格", "a spreadsheet of an old kind"), _AS_SHEET)),
    **dict.fromkeys((".xlsb", ".ods", ".numbers"), (("别的格式的表格", "a spreadsheet of another kind"), _AS_SHEET)),
    **dict.fromkeys((".doc", ".wps", ".rtf"), (("旧格式的文档", "a document of an old kind"), _AS_DOCUMENT)),
    **dict.fromkeys((".odt", ".pages"), (("别的格式的文档", "a document of another kind"), _AS_DOCUMENT)),
    **dict.fromkeys((".pdf", ".ofd"), (("版式文件", "a file of fixed pages"), _AS_ORIGINAL)),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic"),
        (("图片", "a picture"), _AS_ORIGINAL),
    ),
}

SHEETS = tuple(_READERS)
CONVERTIBLE = tuple(ending for ending, (_, way) in _OTHERS.items() if way is not _AS_ORIGINAL)
_LOCK = "~$"


def holds_sheets(name: str) -> bool:
    """Whether a file's name says that it holds sheets."""
    return _ending(name) in _READERS


def unreadable_kind(name: str) -> Problem | None:
    """What to do about a file of a kind that isn't read; None where the kind is."""
    found = _OTHERS.get(_ending(name))
    if found is None:
        return None
    (kind, kind_en), (way, way_en) = found
    return KindUnreadable(name=name, kind=f"{kind}（{_ending(name)}）", kind_en=kind_en, way=way, way_en=way_en)


def lock_file(name: str) -> Problem | None:
    """What to do about a file that an office program only makes while it has another one open; None for others."""
    path = PurePath(name)
    if not path.name.startswith(_LOCK) or not holds_sheets(name):
        return None
    excel = _ending(name) in (".xlsx", ".xlsm")
    if not excel:
        return LockFile(name=name, program="Word", real="名称前面没有 ~$ 的那一个", real_en="the one without ~$")
    real = str(path.with_name(path.name.removeprefix(_LOCK)))
    return LockFile(name=name, program="Excel", real=real, real_en=real)


class OpenedForm(Record):
    """A form's file, opened: a written form, or a book whose sheets a template's labels make one of.

    ``ruleset``, ``region`` and ``year`` are what the file states itself.
    """

    file: str
    sha256: str
    ruleset: str
    region: str
    year: int | None
    written: WrittenForm | None = None
    book: Book | None = None


def opened_sheets(data: bytes, name: str) -> OpenedForm | Problem:
    """The bytes of a file whose name says that it holds sheets."""
    book = _READERS[_ending(name)](data, name)
    if isinstance(book, Problem):
        return book
    if not any(each.cells or each.problems for each in book.sheets):
        return FileEmpty(span=FileSpan(name))
    said = stated(book.sheets)
    return OpenedForm(name, hashlib.sha256(data).hexdigest(), said.ruleset, said.region, said.year, book=book)


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower()
