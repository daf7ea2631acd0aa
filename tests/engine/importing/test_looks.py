"""What a sheet hides, strikes out, notes and merges is told; the form is read all the same."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from tests.engine.books.made import MAIN, parts, relations, rows, zipped
from tests.engine.books.test_documents import document, tbl
from tests.engine.importing.sheets import imported, rows_of, sheet, told
from tests.engine.importing.test_layouts import HEAD, ROW, WHOLE

from duheng import api
from duheng.books.document import read_document
from duheng.books.limits import Limits
from duheng.books.model import Book, Marks
from duheng.books.reading import read_book
from duheng.importing.looks import looks_of
from duheng.importing.read import Imported, read_form
from duheng.source import CellSpan

STRUCK = '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
STYLES = (
    f'<styleSheet xmlns="{MAIN}">{STRUCK}<dxfs><dxf><font><strike/></font></dxf></dxfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/></cellXfs></styleSheet>'
)


def cells(line: str, row: int, style: str = "") -> str:
    return "".join(
        f'<c r="{chr(ord("A") + column)}{row}" t="inlineStr"{style}><is><t>{text.strip()}</t></is></c>'
        for column, text in enumerate(line.strip("| ").split("|"))
    )


def marks_of(made: dict[str, str], limits: Limits | None = None) -> Marks:
    book = read_book(zipped(made), "表.xlsx", limits)
    assert isinstance(book, Book), book
    return book.sheets[0].marks


def read(made: dict[str, str]) -> Imported:
    book = read_book(zipped(made), "表.xlsx")
    assert isinstance(book, Book), book
    found = read_form(book, api.load_ruleset("000000/2020").template, "0" * 64)
    assert isinstance(found, Imported), found
    return found


def hidden(columns: str = "", second: str = ' hidden="1"') -> dict[str, str]:
    return parts(
        f"<cols>{columns}</cols><sheetData><row r='1'>{cells(HEAD, 1)}</row><row r='2'{second}>{cells(ROW, 2)}</row>"
        "<row r='3' hidden='1'/></sheetData>"
    )


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    found = read(hidden('<col min="4" max="5" hidden="1"/><col min="7" max="7" hidden="true"/><col min="9" max="99"/>'))
    assert rows_of(found) == [WHOLE]
    assert told(found) == [("IMP-017", "隐藏的第 2 行、第 D–E、G 列照样读了，也照样计分")]
    assert [each.severity.name for each in found.form.findings] == ["WARNING"]


@pytest.mark.parametrize(
    ("columns", "second", "seen"),
    [
        ("", ' ht="0" customHeight="1"', Marks(rows=(2,))),
        ('<col min="4" max="4" width="0.0"/>', "", Marks(columns=(4,))),
    ],
)
def test_what_has_no_height_or_width_is_hidden(columns: str, second: str, seen: Marks) -> None:
    assert marks_of(hidden(columns, second)) == seen
    assert marks_of(hidden('<col min="4" max="4" width="0.5"/>', ' ht="10.5"')) == Marks()


def test_hidden_emptiness_is_no_matter() -> None:
    assert marks_of(hidden('<col min="8" max="16384" hidden="1"/>', second="")) == Marks()


def test_many_hidden_columns_cost_nothing() -> None:
    columns = '<col min="1" max="16384" hidden="1"/>' * 100_000
    assert marks_of(hidden(columns), Limits()).columns == (1, 2, 3, 4, 5, 6, 7)


@pytest.mark.parametrize(
    ("cell", "struck"),
    [
        ('<c r="A1" s="1" t="inlineStr"><is><t>甲</t></is></c>', True),
        ('<c r="A1" s="2" t="inlineStr"><is><t>甲</t></is></c>', False),
        ('<c r="A1" s="0" t="s"><v>0</v></c>', False),
        ('<c r="A1" s="0" t="s"><v>1</v></c>', True),
        ('<c r="A1" s="1"><v>5</v></c>', True),
        ('<c r="A1" s="1"/>', False),
        ('<c r="A1" t="inlineStr"><is><r><rPr><strike/></rPr><t>甲</t></r><r><t>乙</t></r></is></c>', True),
        ('<c r="A1" t="inlineStr"><is><r><rPr><strike val="0"/></rPr><t>甲</t></r></is></c>', False),
    ],
)
def test_text_that_is_struck_out(cell: str, struck: bool) -> None:
    texts = ("<t>甲</t>", "<r><rPr><b/></rPr><t>甲</t></r><r><rPr><strike/></rPr><t>乙</t></r>")
    made = parts(rows(cell), texts=texts) | {"xl/styles.xml": STYLES}
    assert marks_of(made).struck == (((1, 1),) if struck else ())


def test_struck_out_text_is_left_and_told() -> None:
    made = parts(rows(cells(HEAD, 1), cells(ROW, 2), cells(ROW, 3, ' s="1"'))) | {"xl/styles.xml": STYLES}
    found = read(made)
    assert rows_of(found) == [WHOLE]
    assert told(found) == [("IMP-018", "表1!A3、B3、C3、D3、E3、F3… 有划掉的字（删除线），没有读")]
    assert [(each.span.line, each.span.column) for each in found.form.findings if each.span] == [(3, 1)]


@pytest.mark.parametrize("shared", [True, False])
def test_only_the_struck_out_part_of_a_text_is_left(shared: bool) -> None:
    """95 corrected to 98: together they would be 9598."""
    runs = "<r><rPr><strike/></rPr><t>95</t></r><r><rPr><b/></rPr><t>98</t></r>"
    cell = '<c r="A1" t="s"><v>0</v></c>' if shared else f'<c r="A1" t="inlineStr"><is>{runs}</is></c>'
    book = read_book(zipped(parts(rows(cell), texts=(runs,))), "表.xlsx")
    assert isinstance(book, Book)
    assert [each.text for each in book.sheets[0].cells.values()] == ["98"]
    assert book.sheets[0].marks.struck == ((1, 1),)


def test_comments_are_told_together() -> None:
    made = parts(rows(cells(HEAD, 1), cells(ROW, 2)))
    made["xl/worksheets/_rels/sheet1.xml.rels"] = relations(("rId1", "comments", "../comments1.xml"))
    made["xl/comments1.xml"] = (
        f'<comments xmlns="{MAIN}"><commentList><comment ref="F2"><text><t>核对过</t></text></comment>'
        '<comment ref="H9"><text><t>请补</t></text></comment></commentList></comments>'
    )
    found = read(made)
    assert told(found) == [("IMP-019", "有 2 处批注没有读：表1!F2、H9")]
    assert [each.severity.name for each in found.form.findings] == ["INFO"]
    del made["xl/comments1.xml"]
    assert told(read(made)) == []


def test_documents_have_struck_out_text_and_comments_too() -> None:
    def cell(text: str, run: str = "") -> str:
        return f"<w:tc><w:p><w:r>{run}<w:t>{text}</w:t></w:r></w:p></w:tc>"

    line = [cell(each.strip()) for each in ROW.strip("| ").split("|")]
    line[3] = cell("10", "<w:rPr><w:strike/></w:rPr>")
    line[4] = cell("≥100人", '<w:rPr><w:strike w:val="0"/></w:rPr>')
    line[5] = cell("90人", '<w:commentReference w:id="0"/>')
    head = "".join(cell(each.strip()) for each in HEAD.strip("| ").split("|"))
    book = read_document(document(tbl(head, "".join(line))), "表.docx")
    assert isinstance(book, Book)
    found = read_form(book, api.load_ruleset("000000/2020").template, "0" * 64)
    assert isinstance(found, Imported)
    assert rows_of(found) == [{key: text for key, text in WHOLE.items() if key != "分值"}]
    assert sorted(told(found)) == [
        ("IMP-019", "有 1 处批注没有读：表1!F2"),
        ("XLS-016", "有 1 处隐藏、划掉或修订时删去的文字，没有读：表1!D2「10」"),
    ]


def test_places_in_other_tables_and_between_them_are_named_with_their_table() -> None:
    noted = '<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    table = tbl(f"<w:tc>{noted}</w:tc><w:tc>{noted}</w:tc>")
    for body, places in (
        (table + noted + table, "表1!A1、B1、¶1、表2!A1、表2!B1"),
        (noted + table, "¶1、表1!A1、表1!B1"),
    ):
        book = read_document(document(body), "表.docx")
        assert isinstance(book, Book)
        assert [each.message("zh") for each in looks_of(book.sheets[0], "表.docx")] == [
            f"有 {len(places.split('、'))} 处批注没有读：{places}"
        ]


def test_a_box_anchored_in_a_cell_is_not_taken_for_the_cell() -> None:
    def cell(text: str, inside: str = "", mark: str = "") -> str:
        return f"<w:tc><w:tcPr>{mark}</w:tcPr><w:p><w:r><w:t>{text}</w:t>{inside}</w:r></w:p></w:tc>"

    box = "<w:txbxContent><w:p><w:r><w:t>注：已核对</w:t></w:r></w:p></w:txbxContent>"
    head, first = ([each.strip() for each in line.strip("| ").split("|")] for line in (HEAD, ROW))
    second = [*first[:2], "天数", "", "2天", "2天", "1"]
    drawn = [[cell(text) for text in line] for line in (head, first, second)]
    drawn[1][3] = cell("10", box, '<w:vMerge w:val="restart"/>')
    drawn[2][3] = cell("", "", "<w:vMerge/>")
    book = read_document(document(tbl(*("".join(line) for line in drawn))), "表.docx")
    assert isinstance(book, Book)
    found = read_form(book, api.load_ruleset("000000/2020").template, "0" * 64)
    assert isinstance(found, Imported)
    assert told(found) == [("IMP-013", "表1!D2「10」合并了 2 行，只算第一行「培训人次」的，其余各行当作空着")]
    assert [(each.text, each.span.inside) for each in found.form.head if each.label == "备注"] == [
        ("注：已核对", "表1!D2")
    ]


def test_a_value_merged_across_columns_counts_for_the_first() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW.replace('≥100人 | 90人', '≥100人 | <')}"))
    assert rows_of(found) == [{key: text for key, text in WHOLE.items() if key != "实际值"}]
    assert told(found) == [("IMP-020", "自评表!E2「≥100人」合并了几栏，只算「年度指标值」的，没有算「全年实际值」的")]


def test_names_merged_across_levels_and_dashes_across_columns_are_nothing() -> None:
    found = imported(sheet(f"{HEAD}\n| 产出指标 | 数量指标 | < | 10 | - | < | 9 |\n{ROW}"))
    assert told(found) == []


def test_the_library_s_books_are_seen_alike() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    page = book.active
    page.append(["甲", "乙"])
    page["A1"].font = openpyxl.styles.Font(strike=True)
    page["B1"].comment = openpyxl.comments.Comment("看", "我")
    page.row_dimensions[1].hidden = True
    page.column_dimensions["B"].hidden = True
    stream = BytesIO()
    book.save(stream)
    assert zipfile.is_zipfile(stream)
    read_again = read_book(stream.getvalue(), "表.xlsx")
    assert isinstance(read_again, Book)
    noted = CellSpan("表.xlsx", 1, 2, 3, page.title)
    assert read_again.sheets[0].marks == Marks((1,), (2,), ((1, 1),), (noted,))
