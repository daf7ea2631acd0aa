"""Word documents as sheets: tables with merged cells, paragraphs, tracked changes, and documents that are refused."""

from __future__ import annotations

import pytest
from tests.engine.books.made import zipped

from duheng.books.document import read_document
from duheng.books.limits import Limits
from duheng.books.model import Book, Sheet
from duheng.problems.problem import Problem

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(body: str) -> bytes:
    main = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": main})


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, span: int = 1, merge: str = "") -> str:
    below = {"": "", "begin": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{below}</w:tcPr>{p(text)}</w:tc>'


def tbl(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def sheet(body: str, limits: Limits | None = None) -> Sheet:
    book = read_document(document(body), "表.docx", limits)
    assert isinstance(book, Book), book
    (only,) = book.sheets
    return only


def texts(read: Sheet) -> dict[str, str]:
    return {cell.place: cell.text for cell in read.cells.values()}


def test_paragraphs_and_tables_below_each_other() -> None:
    read = sheet(p("自评表") + p("") + tbl(tc("甲") + tc("乙"), tc("丙") + tc("丁")) + p("注") + tbl(tc("戊")))
    assert texts(read) == {
        "¶1": "自评表", "表1!A1": "甲", "表1!B1": "乙", "表1!A2": "丙", "表1!B2": "丁", "¶3": "注", "表2!A1": "戊",
    }  # fmt: skip
    assert [row for row, _ in read.cells] == [1, 2, 2, 3, 3, 4, 5]


def test_a_table_of_one_cell_in_a_cell_is_that_cells_text() -> None:
    read = sheet(tbl(tc("甲") + f"<w:tc>{p('约')}{tbl(tc('95人'))}{p('')}</w:tc>"))
    assert texts(read) == {"表1!A1": "甲", "表1!B1": "约\n95人"}


def test_merged_cells_are_seen_at_every_place_they_cover() -> None:
    read = sheet(tbl(tc("甲", 2, "begin") + tc("乙"), tc("", 2, "on") + tc("丙"), tc("丁", 2) + tc("戊")))
    assert [area.name for area in read.merged] == ["A1:B2", "A3:B3"]
    seen = [[cell.text if (cell := read.at(row, column)) else "" for column in (1, 2, 3)] for row in (1, 2, 3)]
    assert seen == [["甲", "甲", "乙"], ["甲", "甲", "丙"], ["丁", "丁", "戊"]]


def test_a_cell_that_goes_on_from_nowhere_stands_for_itself() -> None:
    assert texts(sheet(tbl(tc("甲", 1, "on")))) == {"表1!A1": "甲"}


def test_a_row_that_begins_further_right() -> None:
    row = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>' + tc("甲")
    assert texts(sheet(tbl(row))) == {"表1!C1": "甲"}


def test_paragraphs_and_breaks_in_a_cell() -> None:
    cell = f"<w:tc>{p('一')}{p('')}<w:p><w:r><w:t>二</w:t><w:br/><w:t>三</w:t></w:r></w:p></w:tc>"
    assert texts(sheet(tbl(cell))) == {"表1!A1": "一\n二\n三"}


def test_what_was_struck_out_is_not_there_and_what_was_put_in_is() -> None:
    changed = (
        "<w:p><w:r><w:t>得</w:t></w:r><w:del><w:r><w:delText>8</w:delText><w:t>8</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>9</w:t></w:r></w:ins><w:r><w:t>分</w:t></w:r></w:p>"
    )
    found = sheet(tbl(f"<w:tc>{changed}</w:tc>"))
    assert texts(found) == {"表1!A1": "得9分"}
    assert [each.message("zh") for each in found.problems] == [
        "有 1 处隐藏、划掉或修订时删去的文字，没有读：表1!A1「8」"
    ]


def test_a_table_in_a_cell_comes_after_its_table() -> None:
    inner = f"<w:tc>{p('外')}{tbl(tc('内') + tc(''))}</w:tc>"
    assert texts(sheet(tbl(inner + tc("旁")))) == {"表1!A1": "外", "表1!B1": "旁", "表2!A1": "内"}


def code(data: bytes, limits: Limits | None = None) -> str:
    found = read_document(data, "表.docx", limits)
    assert isinstance(found, Problem)
    return found.code


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "XLS-012"),
        (b"%PDF-1.7 ...", "XLS-011"),
        (b"\r\n%PDF-1.4", "XLS-011"),
        (b"%PDX-1.7", "XLS-001"),
        (zipped({"xl/workbook.xml": "<a/>"}), "XLS-003"),
        (zipped({"other.xml": "<a/>"}), "XLS-001"),
        (zipped({"word/document.xml": "<w:document"}), "XLS-001"),
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "XLS-006"),
        (zipped({"word/document.xml": '<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>'}), "XLS-006"),
    ],
)
def test_what_is_no_document(data: bytes, expected: str) -> None:
    assert code(data) == expected


@pytest.mark.parametrize(
    ("body", "limits"),
    [
        (p("字") * 11, Limits(rows=10)),
        (tbl(*[tc("")] * 11), Limits(rows=10)),
        (tbl(tc("宽", 101)), Limits()),
        (tbl(tc("宽", 60) * 2), Limits()),
        (tbl('<w:trPr><w:gridBefore w:val="9999"/></w:trPr>' + tc("甲")), Limits()),
        (p("很长" * 10), Limits(characters=10)),
        (p("字") * 10, Limits(elements=20)),
    ],
)
def test_limits(body: str, limits: Limits) -> None:
    assert code(document(body), limits) == "XLS-004"


def test_as_many_columns_as_are_allowed() -> None:
    for row in (tc("窄") * 4, tc("宽", 4), '<w:trPr><w:gridBefore w:val="3"/></w:trPr>' + tc("末")):
        assert texts(sheet(tbl(row), Limits(columns=4)))
        assert code(document(tbl(row + tc("多"))), Limits(columns=4)) == "XLS-004"


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(cells=3), "文件太大：有内容的单元格最多 3，没有读"),
        (Limits(characters=3), "文件太大：文字最多 3，没有读"),
    ],
)
def test_what_there_is_too_much_of_is_told(limits: Limits, message: str) -> None:
    found = read_document(document(p("字") * 4), "表.docx", limits)
    assert isinstance(found, Problem)
    assert found.message("zh") == message


def test_a_number_that_is_none_widens_nothing() -> None:
    assert texts(sheet(tbl(tc("甲").replace('w:val="1"', 'w:val="-7"') + tc("乙")))) == {"表1!A1": "甲", "表1!B1": "乙"}


def test_what_stands_in_a_cell_that_goes_on_is_told() -> None:
    found = sheet(tbl(tc("甲", 1, "begin") + tc("乙"), tc("50", 1, "on") + tc("丙")))
    assert found.corners[2, 1] == (1, 1)
    assert [each.message("zh") for each in found.problems] == ["合并的单元格遮住了内容，没有读：表1!A2「50」"]
