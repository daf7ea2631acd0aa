"""What a document's cells say: signs of other fonts, raised digits, formulas, choices, and what isn't seen."""

from __future__ import annotations

import pytest
from tests.engine.books.made import relations, zipped
from tests.engine.books.test_documents import W, document, p, sheet, tbl, texts

from duheng.books.document import read_document
from duheng.books.limits import Limits
from duheng.books.model import Book, Sheet
from duheng.books.raised import placed
from duheng.books.symbols import symbol
from duheng.forms.notation import read_value
from duheng.language.values import Words
from duheng.problems.problem import Problem


def r(inside: str, marks: str = "") -> str:
    return f"<w:r><w:rPr>{marks}</w:rPr>{inside}</w:r>"


def t(text: str) -> str:
    return f"<w:t>{text}</w:t>"


def field(inside: str) -> str:
    return r(f'<w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar>')


def maths(inside: str) -> str:
    return f"<w:oMath>{inside}</w:oMath>"


def said(paragraph: str) -> str | None:
    """The text of a cell with one paragraph."""
    found = texts(sheet(tbl(f"<w:tc><w:p>{paragraph}</w:p></w:tc>")))
    return found.get("表1!A1")


STRUCK_OFF = '<w:strike w:val="0"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'
GRADES = '<w:listEntry w:val="优"/><w:listEntry w:val="良"/>'
SYMBOL = '<w:sym w:font="{}" w:char="{}"/>'


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (r(SYMBOL.format("Symbol", "F0B3")) + r(t("100件")), "≥100件"),
        (r(SYMBOL.format("Symbol", "00A3")) + r(t("100件")), "≤100件"),
        (r(t("5") + SYMBOL.format("Symbol", "F0B1") + t("1")), "5±1"),
        (r(t("5") + SYMBOL.format("Symbol", "F061")), "5\ufffd"),
        (r(SYMBOL.format("Wingdings", "F0FE") + t("达成")), "☑达成"),
        (r(SYMBOL.format("Wingdings 2", "F052") + t("达成")), "☑达成"),
        (r(SYMBOL.format("Wingdings", "F0A8") + t("达成")), "□达成"),
        (r(t("9") + SYMBOL.format("Webdings", "F035")), "9\ufffd"),
        (r(SYMBOL.format("宋体", "2265") + t("9")), "≥9"),
        (r(t("9") + SYMBOL.format("宋体", "zz")), "9\ufffd"),
        (r(t("95")) + r(t("1"), RAISED), "95¹"),
        (r(t("10")) + r(t("-2"), RAISED), "10⁻²"),
        (r(t("95")) + r(t("2"), '<w:vertAlign w:val="subscript"/>'), "95₂"),
        (r(t("100m")) + r(t("2"), RAISED), "100m²"),
        (r(t("95"), '<w:vertAlign w:val="baseline"/>'), "95"),
        (r(t("95")) + r('<w:footnoteReference w:id="2"/>'), "95"),
        (r(t("95")) + r('<w:footnoteReference w:id="2" w:customMarkFollows="1"/>' + t("1")), "95¹"),
        ("<w:r><w:ruby><w:rt>" + r(t("1")) + "</w:rt><w:rubyBase>" + r(t("95")) + "</w:rubyBase></w:ruby></w:r>", "95"),
        (maths(f"<w:f><w:num>{r(t('3'))}</w:num><w:den>{r(t('4'))}</w:den></w:f>"), "3⁄4"),
        (maths(f"<w:sSup><w:e>{r(t('10'))}</w:e><w:sup>{r(t('2'))}</w:sup></w:sSup>"), "10²"),
        (maths(f"<w:rad><w:deg/><w:e>{r(t('9'))}</w:e></w:rad>"), "√9"),
        (maths(f"<w:m><w:mr><w:e>{r(t('9'))}</w:e><w:e>{r(t('5'))}</w:e></w:mr></w:m>"), "\ufffd95"),
        (maths(r(t("≥"))) + r(t("9")), "≥9"),
        (
            field(
                '<w:ddList><w:result w:val="1"/><w:default w:val="0"/>'
                '<w:listEntry w:val="优"/><w:listEntry w:val="良"/></w:ddList>'
            ),
            "良",
        ),
        (field('<w:ddList><w:listEntry w:val="优"/><w:listEntry w:val="良"/></w:ddList>'), "优"),
        (field('<w:ddList><w:result w:val="7"/><w:listEntry w:val="优"/></w:ddList>'), None),
        (field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>') + r(t("达成")), "☑达成"),
        (field('<w:checkBox><w:default w:val="0"/></w:checkBox>') + r(t("达成")), "□达成"),
        (r(t("9") + "<w:ptab/>" + t("5")), "9 5"),
    ],
)  # fmt: skip
def test_what_a_cell_says(paragraph: str, text: str | None) -> None:
    assert said(paragraph) == text


@pytest.mark.parametrize("shown", ["5\ufffd", "95¹", "10⁻²", "95₂", "3⁄4", "13⁄4", "10²", "√9", "\ufffd95"])
def test_what_is_no_plain_number_is_read_as_words(shown: str) -> None:
    assert isinstance(read_value(shown), Words)


def test_signs_without_a_character_are_lost_visibly() -> None:
    assert symbol("宋体", "F0B3") == symbol("宋体", "D800") == symbol("宋体", "9" * 5000) == "\ufffd"
    assert symbol(" SYMBOL ", "B3") == "≥"


def test_only_digits_and_signs_are_raised() -> None:
    assert placed("5（注）", "superscript") == "⁵（注）"
    assert placed("5", "") == placed("5", "baseline") == "5"


def hidden(read: Sheet) -> list[str]:
    return [each.message("zh") for each in read.problems]


@pytest.mark.parametrize("mark", ["vanish", "webHidden", "specVanish", "strike", "dstrike"])
def test_text_that_is_hidden_is_no_part_of_a_number_and_is_told(mark: str) -> None:
    cell = r(t("95")) + r(t("100"), f"<w:{mark}/>") + r(t("件"), f'<w:{mark} w:val="0"/>')
    found = sheet(tbl(f"<w:tc><w:p>{cell}</w:p></w:tc>"))
    assert texts(found) == {"表1!A1": "95件"}
    assert hidden(found) == ["有 1 处隐藏、划掉或修订时删去的文字，没有读：表1!A1「100」"]


def test_the_mark_of_a_paragraphs_end_may_be_hidden_without_its_text() -> None:
    found = sheet(f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{r(t('甲'))}</w:p>")
    assert (texts(found), hidden(found)) == ({"¶1": "甲"}, [])


def test_hidden_texts_are_told_together() -> None:
    each = f"<w:p>{r(t('密'), '<w:vanish/>')}</w:p>"
    assert hidden(sheet(each * 4)) == ["有 4 处隐藏、划掉或修订时删去的文字，没有读：¶1「密」、¶2「密」、¶3「密」…"]


def test_styles_of_runs_raise_and_hide() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="character" w:styleId="a"><w:rPr>{RAISED}</w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="b"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    runs = r(t("95")) + r(t("1"), '<w:rStyle w:val="a"/>') + r(t("7"), '<w:rStyle w:val="b"/>')
    found = whole(f"<w:p>{runs}</w:p>", ("styles", styles))
    assert texts(found) == {"¶1": "95¹"}
    assert hidden(found) == ["有 1 处隐藏、划掉或修订时删去的文字，没有读：¶1「7」"]


STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="character" w:styleId="a"><w:rPr>{RAISED}</w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="d"><w:basedOn w:val="c"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="e"><w:basedOn w:val="e"/></w:style></w:styles>'
)


@pytest.mark.parametrize(
    ("paragraph", "seen"),
    [
        (r(t("95")) + r(t("1"), '<w:rStyle w:val="b"/>'), "95¹"),
        (r(t("95")) + r(t("1"), '<w:position w:val="12"/>'), "95¹"),
        (r(t("95")) + r(t("1"), '<w:position w:val="0"/>'), "951"),
        (f'<w:pPr><w:pStyle w:val="d"/></w:pPr>{r(t("950"))}', ""),
        (f'<w:pPr><w:pStyle w:val="d"/></w:pPr>{r(t("950"))}{r(t("95"), STRUCK_OFF)}', "95"),
        (f'<w:pPr><w:pStyle w:val="e"/></w:pPr>{r(t("95"))}', "95"),
        (r(t("1")) + r(r"<w:instrText> EQ \f(3,4) </w:instrText>") + r(t("件")), "1\ufffd件"),
        (r(t("1")) + r("<w:instrText> PAGE </w:instrText>") + r(t("件")), "1件"),
        (r(t("95")) + r("<w:object/>"), "95\ufffd"),
    ],
)
def test_styles_are_followed_and_what_is_drawn_is_no_text(paragraph: str, seen: str) -> None:
    assert texts(whole(f"<w:p>{paragraph}</w:p>", ("styles", STYLES))) == ({"¶1": seen} if seen else {})


def whole(body: str, *parts: tuple[str, str]) -> Sheet:
    """The sheet of a document with other parts, each by its kind."""
    made = {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": relations(
            *((f"rId{number}", kind, f"{kind}{number}.xml") for number, (kind, _) in enumerate(parts))
        ),
        **{f"word/{kind}{number}.xml": text for number, (kind, text) in enumerate(parts)},
    }
    book = read_document(zipped(made), "表.docx")
    assert isinstance(book, Book), book
    return book.sheets[0]


def part(inside: str) -> str:
    return f'<w:part xmlns:w="{W}">{inside}</w:part>'


def test_parts_that_are_not_read_are_told_once() -> None:
    table, notes = part(tbl(f"<w:tc>{p('单位')}</w:tc>")), part(p("说明"))
    parts = [("header", table), ("header", table), ("footnotes", notes), ("endnotes", notes)]
    found = whole(p("甲") + '<w:altChunk w:id="rId1"/>', *parts)
    assert hidden(found) == ["文档里没有读的部分：嵌入的文档、页眉里的表格、脚注、尾注"]


def test_parts_without_content_are_not_told() -> None:
    empty = part("<w:footnote><w:p><w:r><w:separator/></w:r></w:p></w:footnote>")
    blank = part(tbl(f"<w:tc>{p(' ')}</w:tc>") + p("第 1 页"))
    assert hidden(whole(p("甲"), ("footnotes", empty), ("header", blank), ("footer", part(p("第 1 页"))))) == []


BOX = "<w:pict><w:textbox><w:txbxContent>{}</w:txbxContent></w:textbox></w:pict>"


def test_text_boxes_come_after_what_holds_them() -> None:
    cell = f"<w:tc><w:p>{r(t('9'))}{r(BOX.format(p('7') + p('8')))}{r(t('5'))}</w:p></w:tc>"
    found = sheet(tbl(cell + f"<w:tc>{p('旁')}</w:tc>") + p("后"))
    assert [cell.text for _, cell in sorted(found.cells.items())] == ["95", "旁", "7", "8", "后"]
    assert texts(found)["¶1"] == "后"
    found = sheet(f"<w:p>{r(t('甲'))}{r(BOX.format(p('盒')))}{r(t('乙'))}</w:p>")
    assert [cell.text for _, cell in sorted(found.cells.items())] == ["甲乙", "盒"]


def test_text_boxes_in_text_boxes_are_read_with_them() -> None:
    inner = f"<w:p>{r(t('外'))}{r(BOX.format(p('内')))}</w:p>"
    found = sheet(tbl(f"<w:tc><w:p>{r(t('9'))}{r(BOX.format(inner))}{r(t('5'))}</w:p></w:tc>") + p("后"))
    assert [cell.text for _, cell in sorted(found.cells.items())] == ["95", "外", "内", "后"]


def test_a_table_in_a_text_box_comes_after_its_table() -> None:
    cell = f"<w:tc><w:p>{r(t('外'))}{r(BOX.format(tbl('<w:tc>' + p('内') + '</w:tc>')))}</w:p></w:tc>"
    assert texts(sheet(tbl(cell))) == {"表1!A1": "外", "表2!A1": "内"}


NOTED = r('<w:commentReference w:id="0"/>')
ANCHOR = "<w:p>" + r(BOX.format(f"<w:p>{r(t('盒'))}{NOTED}</w:p>")) + "</w:p>"


@pytest.mark.parametrize(
    ("body", "places"),
    [
        (f"<w:p>{r(t('甲'))}{NOTED}{NOTED}</w:p>", ["¶1"]),
        (p("甲") + f"<w:p>{NOTED}</w:p>" + p("乙"), ["¶2"]),
        (p("甲") + ANCHOR + p("乙"), ["¶2"]),
        (p("甲") + ANCHOR.replace("盒", "") + p("乙"), ["¶2"]),
        (tbl(f"<w:tc>{p('甲')}</w:tc><w:tc><w:p>{NOTED}</w:p></w:tc>"), ["表1!B1"]),
        (p("甲") + tbl(f"<w:tc>{p('甲')}</w:tc>", f"<w:tc>{ANCHOR}</w:tc>"), ["表1!A2"]),
        (f"<w:p>{r(BOX.format(tbl(f'<w:tc><w:p>{NOTED}</w:p></w:tc>')))}</w:p>", ["表1!A1"]),
        (f"<w:p>{r(t('甲'))}<w:del>{NOTED}</w:del></w:p>", []),
    ],
)
def test_comments_are_kept_wherever_they_stand(body: str, places: list[str]) -> None:
    assert [each.inside for each in sheet(body).marks.comments] == places


def test_what_lies_in_a_box_has_the_place_of_its_anchor() -> None:
    box = r(BOX.format(f"<w:p>{r(t('密'), '<w:vanish/>')}{r(t('盒'))}</w:p>"))
    found = sheet(tbl(f"<w:tc>{p('甲')}</w:tc><w:tc><w:p>{box}</w:p></w:tc>"))
    assert hidden(found) == ["有 1 处隐藏、划掉或修订时删去的文字，没有读：表1!B1「密」"]
    assert texts(found) == {"表1!A1": "甲", "表1!B1": "盒"}
    found = sheet(p("甲") + f"<w:p>{box}</w:p>")
    assert hidden(found) == ["有 1 处隐藏、划掉或修订时删去的文字，没有读：¶2「密」"]
    assert texts(found) == {"¶1": "甲", "¶2": "盒"}


def test_of_alternatives_the_first_is_read() -> None:
    choices = "".join(f"<w:Choice>{r(t(each))}</w:Choice>" for each in "95")
    assert said(f"<w:AlternateContent>{choices}<w:Fallback>{r(t('7'))}</w:Fallback></w:AlternateContent>") == "9"


def test_rows_and_cells_that_tracked_changes_took_out_are_not_there() -> None:
    gone = '<w:trPr><w:del w:id="1"/></w:trPr>'
    cells = [f"<w:tc>{p(each)}</w:tc>" for each in "甲乙丙"]
    found = sheet(tbl(cells[0], gone + cells[1] + f"<w:tc>{tbl(cells[1])}</w:tc>", cells[2]))
    assert texts(found) == {"表1!A1": "甲", "表1!A3": "丙"}
    taken = f'<w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr>{p("乙")}{tbl(cells[1])}</w:tc>'
    assert texts(sheet(tbl(cells[0] + taken + cells[2]))) == {"表1!A1": "甲", "表1!C1": "丙"}
    struck = [f"<w:tc><w:p><w:del><w:r><w:delText>{each}</w:delText></w:r></w:del></w:p></w:tc>" for each in "乙丁"]
    assert hidden(sheet(tbl(cells[0], gone + "".join(struck)))) == [
        "有 2 处隐藏、划掉或修订时删去的文字，没有读：表1!A2「乙」、表1!B2「丁」"
    ]


def test_text_straight_in_a_cell_stays_there() -> None:
    assert texts(sheet(tbl(f"<w:tc>{r(t('9'))}</w:tc><w:tc>{p('5')}</w:tc>"))) == {"表1!A1": "9", "表1!B1": "5"}


def test_the_places_that_merged_cells_hide_are_limited() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="50"/></w:tcPr><w:p/></w:tc>'
    found = read_document(document(tbl(*[wide] * 9)), "表.docx", Limits(cells=400))
    assert isinstance(found, Problem)
    assert found.message("zh") == "文件太大：格合并的单元格最多 400，没有读"
    assert isinstance(read_document(document(tbl(*[wide] * 8)), "表.docx", Limits(cells=400)), Book)
