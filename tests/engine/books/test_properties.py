"""The category in the properties of what is written, by which a result is known again, and titles of any length."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from duheng.books.document_writing import write_document
from duheng.books.drawn import DrawnCell, DrawnSheet, Style
from duheng.books.properties import category_of
from duheng.books.writing import write_book

pytest.importorskip("openpyxl")
pytest.importorskip("docx")
SHEETS = [DrawnSheet("表", {(1, 1): DrawnCell(Style(), "甲")}, (10.0,))]
WRITERS = pytest.mark.parametrize(
    ("write", "kind", "other"), [(write_book, ".xlsx", ".docx"), (write_document, ".docx", ".xlsx")]
)
Write = Callable[..., bytes]


@WRITERS
@pytest.mark.parametrize("category", ["", "结果 <甲>"])
def test_the_category_is_read_without_the_sheets(write: Write, kind: str, other: str, category: str) -> None:
    data = write(SHEETS, category=category)
    assert data == write(SHEETS, category=category)
    assert category_of(data, f"甲{kind}", kind) == category
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in ("_rels/.rels", "docProps/core.xml"):
            made.writestr(name, zipfile.ZipFile(BytesIO(data)).read(name))
    assert category_of(stream.getvalue(), f"甲{kind}", kind) == category
    assert category_of(data[: len(data) // 2], f"甲{kind}", kind) == ""
    assert category_of(data, f"甲{kind}", other) == ""


@WRITERS
def test_a_title_may_be_long(write: Write, kind: str, other: str) -> None:
    """A document's own title holds 255 characters."""
    core = zipfile.ZipFile(BytesIO(write(SHEETS, "长" * 300))).read("docProps/core.xml").decode()
    assert core.count("长") == (300 if kind == ".xlsx" else 255)
