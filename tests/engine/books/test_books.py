"""Books as they come: sheets, merged cells, other kinds of files, and books that mean harm."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest
from tests.engine.books.made import MAIN, OFFICE, parts, relations, rows, zipped

from duheng.books.limits import Limits
from duheng.books.model import Area, Book, Cell, Sheet
from duheng.books.reading import read_book
from duheng.problems.problem import Problem

ONE = '<c r="A1" t="str"><v>甲</v></c>'


def opened(data: bytes, limits: Limits | None = None) -> Book:
    book = read_book(data, "甲.xlsx", limits)
    assert isinstance(book, Book)
    return book


def code(data: bytes, limits: Limits | None = None) -> str:
    found = read_book(data, "甲.xlsx", limits)
    assert isinstance(found, Problem)
    assert found.span is not None
    assert found.span.file == "甲.xlsx"
    for language in ("zh", "en"):
        assert found.message(language)
        assert found.hint(language)
    return found.code


def test_sheets_in_their_order_hidden_ones_too() -> None:
    made = parts(
        rows(ONE), rows(ONE), rows(ONE), names=["自评表", "说明", "备用"], states=["visible", "hidden", "veryHidden"]
    )
    found = opened(zipped(made))
    assert [(each.name, each.hidden) for each in found.sheets] == [("自评表", False), ("说明", True), ("备用", True)]
    assert found.sheets[1].cells[1, 1].place == "说明!A1"


def test_cells_without_references_follow_one_another() -> None:
    inside = "<sheetData><row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
    (sheet,) = opened(zipped(parts(inside))).sheets
    assert {place: cell.text for place, cell in sheet.cells.items()} == {(1, 1): "1", (1, 3): "2", (2, 1): "3"}
    assert (sheet.rows, sheet.columns) == (2, 3)


def test_merged_cells_show_their_corner() -> None:
    inside = rows(ONE, "", '<c r="C3"><v>5</v></c>') + '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    (sheet,) = opened(zipped(parts(inside))).sheets
    assert sheet.merged == (Area(1, 1, 2, 2),)
    assert sheet.merged[0].name == "A1:B2"
    corner = sheet.cells[1, 1]
    assert [sheet.at(row, column) for row in (1, 2, 3) for column in (1, 2)] == [corner] * 4 + [None] * 2
    assert isinstance(sheet.at(3, 3), Cell)


def test_a_whole_merged_column_ends_with_the_sheet() -> None:
    inside = rows(ONE, '<c r="B2"><v>5</v></c>') + '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>'
    (sheet,) = opened(zipped(parts(inside))).sheets
    assert set(sheet.corners) == {(2, 1)}


@pytest.mark.parametrize("prefix", ["x", "甲"])
def test_namespaces_are_called_as_anybody_likes(prefix: str) -> None:
    made = parts(rows(ONE))
    made["xl/worksheets/sheet1.xml"] = (
        f'<{prefix}:worksheet xmlns:{prefix}="http://purl.oclc.org/ooxml/spreadsheetml/main"><{prefix}:sheetData>'
        f'<{prefix}:row><{prefix}:c t="str"><{prefix}:v>甲</{prefix}:v></{prefix}:c></{prefix}:row>'
        f"</{prefix}:sheetData></{prefix}:worksheet>"
    )
    assert opened(zipped(made)).sheets[0].cells[1, 1].text == "甲"


def test_sheets_of_charts_are_no_sheets_of_cells() -> None:
    made = parts(rows(ONE), rows(ONE))
    made["xl/_rels/workbook.xml.rels"] = relations(
        ("rId1", "chartsheet", "chartsheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml")
    )
    assert [each.name for each in opened(zipped(made)).sheets] == ["表2"]


def test_what_a_usual_package_writes_is_read() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "自评表"
    book.active.append(["指标值", 0.95, True])
    book.active["B1"].number_format = "0.00%"
    book.active.merge_cells("A2:C2")
    book.active["A2"] = "=1+1"
    stream = BytesIO()
    book.save(stream)
    (sheet,) = opened(stream.getvalue()).sheets
    assert [sheet.cells[1, column].text for column in (1, 2, 3)] == ["指标值", "95%", "TRUE"]
    assert [each.code for each in sheet.problems] == ["XLS-007"]


# --- other files


def compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le") + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "XLS-012"),
        (b"%PDF-1.7 ...", "XLS-011"),
        (b"\r\n%PDF-1.4", "XLS-011"),
        (b"PK\x03\x04 no book", "XLS-001"),
        ("<table><tr><td>甲</td></tr></table>".encode(), "XLS-001"),
        (zipped({"甲.txt": "乙"}), "XLS-001"),
        (compound("EncryptedPackage"), "XLS-002"),
        (compound("Workbook"), "XLS-003"),
        (zipped({"xl/workbook.bin": b"\0"}), "XLS-003"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), "XLS-003"),
        (zipped({"word/document.xml": "<a/>"}), "XLS-003"),
    ],
)
def test_files_that_are_no_books(data: bytes, expected: str) -> None:
    assert code(data) == expected


def test_an_archive_with_a_password() -> None:
    data = bytearray(zipped(parts(rows(ONE))))
    first = data.index(b"PK\x01\x02")
    data[first + 8] |= 1
    assert code(bytes(data)) == "XLS-002"


@pytest.mark.parametrize(
    "cut", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"]
)
def test_half_a_part(cut: str) -> None:
    made = parts(rows(ONE))
    assert code(zipped(made | {cut: made[cut][: len(made[cut]) // 2]})) == "XLS-001"


@pytest.mark.parametrize("missing", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"])
def test_a_part_that_is_missing(missing: str) -> None:
    made = parts(rows(ONE))
    del made[missing]
    assert code(zipped(made)) == "XLS-001"


def test_a_part_that_two_sheets_name() -> None:
    made = parts(rows(ONE), rows(ONE))
    made["xl/_rels/workbook.xml.rels"] = relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/Sheet1.xml")
    )
    assert code(zipped(made)) == "XLS-001"


@pytest.mark.parametrize("encoding", ["无此编码", "gb2312"])
def test_an_encoding_that_no_book_has(encoding: str) -> None:
    made = parts(rows(ONE))
    made["xl/styles.xml"] = f'<?xml version="1.0" encoding="{encoding}"?>' + made["xl/styles.xml"]
    assert code(zipped(made)) == "XLS-001"


# --- harm


@pytest.mark.parametrize("part", ["_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(part: str, encoding: str) -> None:
    made: dict[str, str | bytes] = {**parts(rows(ONE))}
    declared = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + str(made[part])
    made[part] = f'<?xml version="1.0" encoding="{encoding}"?>{declared}'.encode(encoding)
    assert code(zipped(made)) == "XLS-006"


def test_a_bomb_is_refused_by_what_the_archive_says_of_itself() -> None:
    """Twenty million blanks, packed into some twenty thousand bytes; one part that nobody asks for is enough."""
    bomb = zipped({**parts(rows(ONE)), "xl/media/image1.png": b" " * 20_000_000})
    assert len(bomb) < 40_000
    assert code(bomb) == "XLS-004"
    found = read_book(bomb, "甲.xlsx")
    assert isinstance(found, Problem)
    assert found.message("zh") == "文件太大：解开以后最多 20 MB，没有读"


def test_a_bomb_that_lies_of_its_size_is_unpacked_no_further() -> None:
    """The directory says 1,000 bytes of a part that holds five million."""
    made = {**parts(rows(ONE)), "xl/worksheets/sheet1.xml": b" " * 5_000_000}
    data = zipped(made)
    assert data.count(struct.pack("<I", 5_000_000)) == 2
    assert code(data.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 1_000))) == "XLS-001"


def test_two_parts_of_one_name() -> None:
    stream = BytesIO(zipped(parts(rows(ONE))))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/Workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"/>')
    assert code(stream.getvalue()) == "XLS-001"


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (Limits(parts=5), "部件最多 5"),
        (Limits(sheets=1), "工作表最多 1"),
        (Limits(cells=2), "有内容的单元格最多 2"),
        (Limits(characters=5), "文字最多 5"),
        (Limits(elements=20), "单元格（只设了格式的空格也算）最多 20"),
        (Limits(unpacked=1_000), "解开以后最多 1 MB"),
    ],
)
def test_limits_of_the_book(limits: Limits, told: str) -> None:
    """Seven parts, two sheets, three cells of two characters each."""
    cell = '<c t="str"><v>甲乙</v></c>'
    data = zipped(parts(rows(cell * 2), rows(cell)))
    found = read_book(data, "甲.xlsx", limits)
    assert isinstance(found, Problem)
    assert found.code == "XLS-004"
    assert told in found.message("zh")
    opened(data, Limits(parts=7, sheets=2, cells=3, characters=6))


@pytest.mark.parametrize(
    ("inside", "limits", "told"),
    [
        (rows(ONE, ONE.replace("A1", "A4")), Limits(rows=3), "行最多 3"),
        (rows(ONE.replace("A1", "D1")), Limits(columns=3), "列最多 3"),
        (rows(ONE) + '<mergeCell ref="A1:B1"/><mergeCell ref="C1:D1"/>', Limits(merged=1), "处合并的单元格最多 1"),
        (rows(ONE, '<c r="D9"><v>1</v></c>') + '<mergeCell ref="A1:D9"/>', Limits(cells=20), "格合并的单元格最多 20"),
    ],
)
def test_limits_of_a_sheet_leave_the_other_sheets(inside: str, limits: Limits, told: str) -> None:
    large, small = opened(zipped(parts(inside, rows(ONE))), limits).sheets
    (problem,) = large.problems
    assert (problem.code, large.cells, large.name) == ("XLS-005", {}, "表1")
    assert told in problem.message("zh")
    assert small.cells[1, 1].text == "甲"


def test_a_far_cell_that_is_empty_counts_for_nothing() -> None:
    (sheet,) = opened(zipped(parts(rows(ONE, '<c r="XFD1048576" s="1"/>')))).sheets
    assert (sheet.problems, sheet.rows) == ((), 1)


# --- merged areas


def with_merges(cells: dict[str, str], *areas: str) -> Sheet:
    """A sheet of texts by their places, with merged areas."""
    inside = "".join(f'<c r="{place}" t="str"><v>{text}</v></c>' for place, text in cells.items())
    merged = "".join(f'<mergeCell ref="{each}"/>' for each in areas)
    (found,) = opened(zipped(parts(f"<sheetData><row>{inside}</row></sheetData>{merged}"))).sheets
    return found


def seen(found: Sheet) -> dict[str, str]:
    return {
        cell.place.partition("!")[2]: cell.text for place, cell in found.cells.items() if place not in found.corners
    }


def test_what_a_merged_area_covers_is_told() -> None:
    found = with_merges({"A1": "甲", "A2": "50", "A3": "甲", "B1": "乙"}, "A1:A3")
    assert seen(found) == {"A1": "甲", "B1": "乙"}
    assert [(each.code, each.message("zh")) for each in found.problems] == [
        ("XLS-013", "合并的单元格遮住了内容，没有读：表1!A2「50」")
    ]


def test_what_only_says_its_corner_again_is_not_told() -> None:
    assert with_merges({"A1": "甲", "A2": "甲", "A3": "甲"}, "A1:A3").problems == ()


@pytest.mark.parametrize("areas", [("A1:B1", "B1:B2"), ("B1:B2", "A1:B1"), ("B1:B2", "A1:B1", "B1:B2")])
def test_areas_that_overlap_merge_nothing(areas: tuple[str, ...]) -> None:
    cells = {"A1": "一", "B1": "二", "B2": "三", "C1": "四", "D1": ""}
    found = with_merges(cells, *areas, "C1:D1")
    assert seen(found) == {"A1": "一", "B1": "二", "B2": "三", "C1": "四"}
    assert [each.name for each in found.merged] == ["C1:D1"]
    assert [(each.code, each.message("zh")) for each in found.problems] == [
        ("XLS-014", "合并的区域互相重叠，按没有合并读的：A1:B1、B1:B2")
    ]


def test_an_area_that_is_named_twice_is_one() -> None:
    found = with_merges({"A1": "甲", "B2": "乙"}, "A1:A2", "A1:A2")
    assert ([each.name for each in found.merged], found.problems) == (["A1:A2"], ())


def test_merged_cells_are_limited_in_all_sheets_together() -> None:
    """Each sheet merges twelve cells, A1 to C4: two of them stay below thirty, a third doesn't; the fourth is small."""
    large = rows(ONE, '<c r="C4"><v>1</v></c>') + '<mergeCell ref="A1:C4"/>' * 50
    small = rows(ONE + '<c r="C1"><v>1</v></c>') + '<mergeCell ref="A1:B1"/>'
    found = opened(zipped(parts(large, large, large, small)), Limits(cells=30)).sheets
    assert [[each.code for each in sheet.problems] for sheet in found] == [["XLS-013"], ["XLS-013"], ["XLS-005"], []]
