"""The outside of a book or a document: a ZIP archive of XML parts, opened so that a hostile one costs nothing.

Nothing is unpacked before the sizes in the archive's directory are added up, and no part is unpacked further than the
directory says: an archive that lies about a size is a damaged one. Only parts that are asked for are unpacked.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from posixpath import join, normpath

from duheng.books.limits import Limits
from duheng.books.markup import Attributes, BrokenBook, NotMarkup, Reader, TooManyElements
from duheng.problems.books import BookIsPdf, BookLocked, BookOfOtherKind, BookTooLarge, BookUnreadable, FileEmpty
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import FileSpan

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_FLAG = 0x1
_PDF_WITHIN = 1024
_CHUNK = 65_536
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MEGABYTE = 1_000_000
_MAIN_PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".pptx": "ppt/presentation.xml"}
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)
_OLD_KINDS = {".docx": ".doc", ".xlsx": ".xls"}
_ELEMENTS = ("单元格（只设了格式的空格也算）", "cells, counting empty ones that have a format")


class Relation(Record):
    """What a part says of another: the last word of the relation's kind, and the other part's name."""

    kind: str
    part: str


class Package:
    """An opened archive of the kind wanted (its ending); ``BrokenBook`` is raised by whatever can't be had."""

    def __init__(self, data: bytes, file: str, limits: Limits, wanted: str = ".xlsx") -> None:
        self.file = file
        self.wanted = wanted
        self.limits = limits
        self.unpacked = self.elements = 0
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise BrokenBook(_not_an_archive(data, file, wanted)) from error
        parts = [each for each in self._archive.infolist() if not each.is_dir()]
        self._parts = {_name(each.filename): each for each in parts}
        self._refuse(parts)

    def _refuse(self, parts: list[zipfile.ZipInfo]) -> None:
        span = FileSpan(self.file)
        if any(each.flag_bits & _ENCRYPTED_FLAG for each in parts):
            raise BrokenBook(BookLocked(span=span))
        if len(parts) > self.limits.parts:
            raise self.too_large("部件", "parts", self.limits.parts)
        if sum(each.file_size for each in parts) > self.limits.unpacked:
            raise self._too_heavy()
        if len(self._parts) != len(parts):
            raise self.unreadable()
        other = self._other_kind()
        if other:
            raise BrokenBook(BookOfOtherKind(span=span, kind=other, wanted=self.wanted))

    def _other_kind(self) -> str:
        if "xl/workbook.bin" in self._parts:
            return ".xlsb"
        for kind, part in _MAIN_PARTS.items():
            if part in self._parts and kind != self.wanted:
                return kind
        if "mimetype" in self._parts and "content.xml" in self._parts:
            return ".ods"
        return ""

    def __contains__(self, part: str) -> bool:
        return _name(part) in self._parts

    def unpack(self, part: str) -> bytes:
        """The bytes of a part."""
        info = self._parts.get(_name(part))
        if info is None or info.compress_type not in _METHODS:
            raise self.unreadable()
        found = bytearray()
        try:
            with self._archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    found += chunk
                    self.unpacked += len(chunk)
                    if self.unpacked > self.limits.unpacked:
                        raise self._too_heavy()
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError) as error:
            raise self.unreadable() from error
        return bytes(found)

    def read(self, part: str, reader: Reader) -> None:
        """Let a reader see the elements of a part."""
        most = self.limits.elements
        try:
            self.elements += reader.parse(self.unpack(part), part, self.file, most - self.elements)
        except NotMarkup as error:
            raise self.unreadable() from error
        except TooManyElements as error:
            raise self.too_large(*_ELEMENTS, most) from error

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part says of others, by the names that it uses; ``""`` is the archive itself."""
        folder, _, name = part.rpartition("/")
        found = _Relations(folder)
        where = join(folder, "_rels", f"{name}.rels")
        if where in self:
            self.read(where, found)
        return found.found

    def main(self) -> str:
        """The part that the archive is about, from which its relations lead to the others."""
        said = (each.part for each in self.relations("").values() if each.kind == "officeDocument")
        return next(said, _MAIN_PARTS[self.wanted])

    def unreadable(self) -> BrokenBook:
        """The error of a book that is damaged."""
        return BrokenBook(BookUnreadable(span=FileSpan(self.file), wanted=self.wanted))

    def too_large(self, what: str, what_en: str, limit: int | str) -> BrokenBook:
        """The error of a book with too much of something."""
        return BrokenBook(BookTooLarge(span=FileSpan(self.file), what=what, what_en=what_en, limit=str(limit)))

    def _too_heavy(self) -> BrokenBook:
        megabytes = max(1, self.limits.unpacked // _MEGABYTE)
        return self.too_large("解开以后", "when unpacked", f"{megabytes} MB")


def repacked(data: bytes, mend: Callable[[str, bytes], bytes]) -> bytes:
    """An archive of our own with each part passed through ``mend`` by its name, and without the time of writing."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as written, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for part in written.infolist():
            info = zipfile.ZipInfo(part.filename, _FIRST_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            made.writestr(info, mend(part.filename, written.read(part)))
    return stream.getvalue()


class _Relations(Reader):
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: dict[str, Relation] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = attributes.get("Target", "").replace("\\", "/")
            whole = target if target.startswith("/") else join(self.folder, target)
            self.found[attributes.get("Id", "")] = Relation(kind, normpath(whole).lstrip("/"))


def _name(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").casefold()


def is_pdf(data: bytes) -> bool:
    """Whether bytes are those of a PDF, which may begin a little after the file."""
    return b"%PDF" in data[:_PDF_WITHIN]


def _not_an_archive(data: bytes, file: str, wanted: str) -> Problem:
    """What bytes are that are no ZIP archive."""
    span = FileSpan(file)
    if not data:
        return FileEmpty(span=span)
    if is_pdf(data):
        return BookIsPdf(span=span, wanted=wanted)
    if data.startswith(_COMPOUND):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        return BookLocked(span=span) if locked else BookOfOtherKind(span=span, kind=_OLD_KINDS[wanted], wanted=wanted)
    return BookUnreadable(span=span, wanted=wanted)
