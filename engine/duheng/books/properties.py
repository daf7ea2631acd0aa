"""What a book or a document says of itself, read from its archive without its sheets."""

from __future__ import annotations

from duheng.books.limits import Limits
from duheng.books.markup import Attributes, BrokenBook, Reader
from duheng.books.package import Package

_CORE = "core-properties"


def category_of(data: bytes, file: str, kind: str) -> str:
    """The category in the properties of an archive of a kind (``.xlsx``, ``.docx``); empty where none can be read."""
    reader = _Category()
    try:
        package = Package(data, file, Limits(), kind)
        part = next((each.part for each in package.relations("").values() if each.kind == _CORE), "")
        if part:
            package.read(part, reader)
    except BrokenBook:
        return ""
    return reader.found.strip()


class _Category(Reader):
    def __init__(self) -> None:
        self.inside = False
        self.found = ""

    def start(self, name: str, attributes: Attributes) -> None:
        self.inside = name == "category"

    def end(self, name: str) -> None:
        self.inside = False

    def text(self, text: str) -> None:
        if self.inside:
            self.found += text
