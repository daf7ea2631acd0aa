"""Drawn sheets written as documents: read back cell by cell, on A4, in Chinese typefaces."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO

import pytest

from duheng.books.document import read_document
from duheng.books.document_writing import write_document
from duheng.books.drawn import Align, DrawnCell, DrawnSheet, Face, Style
from duheng.books.model import Area, Book
from duheng.problems.problem import Problem
from duheng.record import replace

pytest.importorskip("docx")
LINE, TITLE = Style(), Style(face=Face.FANGSONG, size=16, border=False)
DRAWN = DrawnSheet(
    "表",
    {
        (1, 1): DrawnCell(TITLE, "自评表"),
        (2, 1): DrawnCell(LINE, "项目名称"),
        (2, 2): DrawnCell(LINE, "=1+1"),
        (3, 1): DrawnCell(Style(bold=True, fill="E9EEF4"), "一级指标"),
        (3, 2): DrawnCell(LINE, "三级指标"),
        (3, 3): DrawnCell(LINE, "分值"),
        (4, 1): DrawnCell(LINE, "产出\n（50分）"),
        (4, 2): DrawnCell(Style(align=Align.LEFT), "甲"),
        (4, 3): DrawnCell(LINE, "2"),
        (5, 2): DrawnCell(LINE, "乙\x07"),
        (6, 1): DrawnCell(TITLE, "注：依据某办法"),
    },
    (12.0, 30.0, 8.0),
    (Area(2, 2, 2, 3), Area(4, 1, 5, 1)),
    {4: 60.0},
    repeated=(3, 3),
    landscape=True,
)


def document(sheet: DrawnSheet = DRAWN) -> bytes:
    data = write_document([sheet], "题")
    assert isinstance(data, bytes)
    return data


def body(sheet: DrawnSheet = DRAWN) -> str:
    return zipfile.ZipFile(BytesIO(document(sheet))).read("word/document.xml").decode()


def test_it_is_read_back_cell_by_cell() -> None:
    book = read_document(document(), "甲.docx")
    assert isinstance(book, Book)
    (sheet,) = book.sheets
    assert {place: cell.text for place, cell in sheet.cells.items()} == {
        (1, 1): "自评表",
        (2, 1): "项目名称",
        (2, 2): "=1+1",
        (3, 1): "一级指标",
        (3, 2): "三级指标",
        (3, 3): "分值",
        (4, 1): "产出\n（50分）",
        (4, 2): "甲",
        (4, 3): "2",
        (5, 2): "乙\ufffd",
        (6, 1): "注：依据某办法",
    }
    assert {each.name for each in sheet.merged} == {"B2:C2", "A4:A5"}


def test_paper_typefaces_and_the_repeated_row() -> None:
    text = body()
    # 297 mm × 56.7 = 16840 twentieths of a point, 210 mm = 11907; Word itself writes A4 as 16838 × 11906.
    assert 'w:w="16838" w:h="11906"' in text
    assert 'w:orient="landscape"' in text
    assert 'w:eastAsia="仿宋"' in text
    assert 'w:eastAsia="宋体"' in text
    assert text.count("<w:tblHeader/>") == 1
    assert text.index("<w:tblHeader/>") < text.index("一级指标")
    assert text.count("<w:tbl>") == 2
    assert 'w:trHeight w:val="1200"' in text


@pytest.mark.parametrize(("height", "whole"), [(60.0, 4), (160.0, 4), (161.0, 3), (700.0, 3)])
def test_a_tall_row_may_go_on_on_the_next_page(height: float, whole: int) -> None:
    """Rows 2 to 5 are the tables'; the title and the note, without borders, are paragraphs."""
    assert body(replace(DRAWN, heights={4: height})).count("<w:cantSplit/>") == whole


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert document() == document()
    archive = zipfile.ZipFile(BytesIO(document()))
    assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.read("docProps/core.xml").decode().count("2000-01-01T00:00:00Z") == 2


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    problem = write_document([DRAWN])
    assert isinstance(problem, Problem)
    assert problem.message("zh") == "写 .docx 文件要用 python-docx，还没有装"
    assert problem.hint("zh") == f'运行 {sys.executable} -m pip install "duheng[docx]"。'


def test_each_further_sheet_begins_a_page_of_its_own() -> None:
    upright = DrawnSheet("清单", {(1, 1): DrawnCell(TITLE, "扣分清单"), (2, 1): DrawnCell(LINE, "甲")}, (20.0,))
    data = write_document([DRAWN, upright], "题")
    assert isinstance(data, bytes)
    book = read_document(data, "甲.docx")
    assert isinstance(book, Book)
    assert [cell.text for cell in book.sheets[0].cells.values()][-2:] == ["扣分清单", "甲"]
    main = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    # A4 is 297 × 210 mm: 16838 × 11906 twentieths of a point
    assert [size[:5] for size in main.split('w:w="')[1:] if size[:5] in ("16838", "11906")] == ["16838", "11906"]
    assert main.count("<w:sectPr") == 2
