"""Drawn sheets written as books: what a book holds is what was drawn, and nothing in it runs."""

from __future__ import annotations

import sys
import zipfile
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest

from duheng.books.drawn import Align, DrawnCell, DrawnSheet, Face, Style, address, height_of
from duheng.books.model import Area, Book, Sheet
from duheng.books.reading import read_book
from duheng.books.writing import sheet_names, write_book
from duheng.problems.problem import Problem

openpyxl = pytest.importorskip("openpyxl")
PLAIN = Style()
DANGEROUS = ["=1+1", "+1", "-1", "-", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A0", "＝1+1", "'=1"]


def written(*sheets: DrawnSheet) -> bytes:
    data = write_book(sheets)
    assert isinstance(data, bytes)
    return data


def sheet(*cells: DrawnCell, **more: Any) -> DrawnSheet:
    """A sheet whose cells stand below each other."""
    return DrawnSheet("表", {(row, 1): cell for row, cell in enumerate(cells, 1)}, (20.0,), **more)


def reopened(data: bytes) -> tuple[Sheet, ...]:
    book = read_book(data, "甲.xlsx")
    assert isinstance(book, Book)
    assert all(not each.problems for each in book.sheets)
    return book.sheets


def loaded(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    data = written(sheet(DrawnCell(PLAIN, text)))
    cell = reopened(data)[0].cells[1, 1]
    assert (cell.text, cell.formula) == (text, None)
    other = loaded(data)["表"]["A1"]
    assert other.data_type == "s"
    assert other.quotePrefix == (text[0] != "'")


@pytest.mark.parametrize("text", ["甲", "两\n行", " 有空格 ", "<b>&\"'", "_x0041_", "钟\x07", "a\rb"])
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    assert reopened(written(sheet(DrawnCell(PLAIN, text))))[0].cells[1, 1].text == text


def test_half_a_character_is_written_and_read_as_lost() -> None:
    assert reopened(written(sheet(DrawnCell(PLAIN, "甲\ud800"))))[0].cells[1, 1].text == "甲\ufffd"


@pytest.mark.parametrize("digits", ["9.95", "97.72", "0.1", "100", "-0.28", "123456789012.345", "0.000001"])
def test_numbers_are_written_with_their_own_digits(digits: str) -> None:
    data = written(sheet(DrawnCell(PLAIN, number=Decimal(digits))))
    assert reopened(data)[0].cells[1, 1].text == digits
    part = zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert f"<v>{digits}</v>" in part


def test_a_format_shows_a_number_as_it_was_written() -> None:
    data = written(sheet(DrawnCell(PLAIN, number=Decimal("0.95"), format='"≥"0%')))
    assert reopened(data)[0].cells[1, 1].text == "≥95%"


def test_a_formula_has_its_result_beside_it() -> None:
    cells = (
        DrawnCell(PLAIN, number=Decimal(1)),
        DrawnCell(PLAIN, number=Decimal("2.5"), formula="A1+1.5"),
        DrawnCell(PLAIN, "待定", formula='IF(A1<2,"待定","<&>")'),
        DrawnCell(PLAIN, formula='IF(A1=1,"",A1)'),
    )
    data = written(sheet(*cells))
    found = reopened(data)[0].cells
    assert [(found[row, 1].text, found[row, 1].formula) for row in (2, 3)] == [
        ("2.5", "A1+1.5"),
        ("待定", 'IF(A1<2,"待定","<&>")'),
    ]
    assert (4, 1) not in found
    assert loaded(data)["表"]["A4"].value == '=IF(A1=1,"",A1)'


def test_the_same_sheets_give_the_same_bytes_without_the_time() -> None:
    one = sheet(DrawnCell(PLAIN, "甲"), DrawnCell(PLAIN, number=Decimal("1.5"), formula="1+0.5"))
    data = written(one)
    assert data == written(one)
    archive = zipfile.ZipFile(BytesIO(data))
    assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = archive.read("docProps/core.xml").decode()
    assert core.count(">2000-01-01T00:00:00Z</dcterms:") == 2


def test_paper_protection_and_looks() -> None:
    style = Style(face=Face.HEI, size=16, bold=True, fill="E9EEF4", align=Align.LEFT, open=True)
    drawn = sheet(
        DrawnCell(style, "题目"),
        DrawnCell(PLAIN, "甲"),
        merged=(Area(1, 1, 1, 3),),
        heights={1: 40.0},
        repeated=(1, 1),
        frozen=1,
        landscape=True,
        protected=True,
    )
    found = loaded(written(drawn))["表"]
    assert [str(each) for each in found.merged_cells.ranges] == ["A1:C1"]
    assert (found["A1"].font.name, found["A1"].font.sz, found["A1"].font.b) == ("黑体", 16, True)
    assert (found["C1"].border.top.style, found["A1"].alignment.wrap_text) == ("thin", True)
    assert (found["A1"].protection.locked, found["A2"].protection.locked) == (False, True)
    assert (found.protection.sheet, found.protection.password) == (True, None)
    assert (found.page_setup.paperSize, found.page_setup.orientation, found.page_setup.fitToHeight) == (
        9,
        "landscape",
        0,
    )
    assert (found.print_title_rows, found.freeze_panes) == ("$1:$1", "A2")
    assert (found.row_dimensions[1].height, found.column_dimensions["A"].width) == (40, 20)


def test_choices_are_a_list_beside_the_cell_or_in_a_hidden_sheet() -> None:
    short, long = ("好", "差"), tuple(f"第{number}种，很长很长的一句话" for number in range(30))
    comma = ("一,二", "三")
    cells = [DrawnCell(PLAIN, choices=each) for each in (short, long, comma, long)]
    book = loaded(written(sheet(*cells)))
    rules = {str(each.sqref): each.formula1 for each in book["表"].data_validations.dataValidation}
    assert rules == {"A1": '"好,差"', "A2 A4": "'选项'!$A$1:$A$30", "A3": "'选项'!$B$1:$B$2"}
    assert book["选项"].sheet_state == "hidden"
    assert [book["选项"][place].value for place in ("A30", "B1")] == [long[29], "一,二"]


def test_names_of_sheets_are_mended_and_unique() -> None:
    assert sheet_names(["a/b", "a_b", "A_B", "x" * 40, "x" * 40, "'"]) == (
        "a_b",
        "a_b2",
        "A_B3",
        "x" * 31,
        "x" * 30 + "2",
        "_",
    )


def test_a_text_too_long_for_a_cell_is_told() -> None:
    problem = write_book([sheet(DrawnCell(PLAIN, "字" * 32_768))])
    assert isinstance(problem, Problem)
    assert problem.message("zh") == "表!A1 有 32768 个字，工作表的一格最多 32767 个"
    assert isinstance(write_book([sheet(DrawnCell(PLAIN, "字" * 32_767))]), bytes)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    problem = write_book([sheet(DrawnCell(PLAIN, "甲"))])
    assert isinstance(problem, Problem)
    assert problem.code == "CMD-010"
    assert problem.hint("en") == f'Run {sys.executable} -m pip install "duheng[xlsx]".'


def test_addresses() -> None:
    assert address(12, 7) == "$G$12"
    assert address(1, 28, "张三's 表") == "'张三''s 表'!$AB$1"


def test_heights_hold_wrapped_chinese_text() -> None:
    # 20 columns hold (20 − 3 of padding) / 2 = 8 whole Chinese characters; 9 of them need a second line of 13.5 points.
    one, two = height_of("八个汉字在这一行", 20, 10), height_of("九个汉字在这一行里", 20, 10)
    assert two - one == 13.5
    assert height_of("一\n二\n三", 20, 10) == one + 27
