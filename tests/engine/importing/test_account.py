"""Nothing is dropped in silence: every cell with a text is read or left, once, and what matters of it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.books.test_documents import document, tbl, tc
from tests.engine.importing.sheets import from_book, imported, read, row_with, rows_of, sheet, told
from tests.engine.importing.test_layouts import HEAD, ROW

from duheng import api
from duheng.books.document import read_document
from duheng.books.model import Area, Book, Cell, Sheet
from duheng.importing.account import Why
from duheng.importing.as_yaml import as_yaml
from duheng.importing.grid import Grid
from duheng.importing.layout import read_layout
from duheng.importing.printed import printed_labels
from duheng.importing.read import Imported, read_form
from duheng.source import CellSpan

LABELS = "一级指标 二级指标 三级指标 分值 年度指标值 全年实际值 得分 项目名称 项目资金（万元） 年初预算数 全年执行数"
TEXTS = "年度资金总额 其中：财政拨款 总分 小计 产出指标合计 产出指标 产出指标（50分） 数量指标 10 ≥90% …… 无 注：1.说明 单位：万元 （2020年度） 随便"
NOTES = "备注 备注：甲 说明：乙 2.丙"
WORDS = st.sampled_from([*LABELS.split(), *TEXTS.split(), *NOTES.split()])
WITH_NOTES = WORDS | st.sampled_from(NOTES.split())
PLACES = st.tuples(st.integers(1, 9), st.integers(1, 8))


@st.composite
def sheets(draw: st.DrawFn, words: st.SearchStrategy[str] = WORDS) -> Sheet:
    texts = draw(st.dictionaries(PLACES, words, max_size=50))
    corners: dict[tuple[int, int], tuple[int, int]] = {}
    areas = []
    for _ in range(draw(st.integers(0, 4))):
        (top, left), height, width = draw(PLACES), draw(st.integers(1, 3)), draw(st.integers(1, 4))
        covered = [(row, column) for row in range(top, top + height) for column in range(left, left + width)]
        taken = set(corners) | set(corners.values())
        if height * width > 1 and not taken & set(covered):
            areas.append(Area(top, left, top + height - 1, left + width - 1))
            corners |= dict.fromkeys(covered[1:], (top, left))
    cells = {place: Cell(CellSpan("表.xlsx", *place, place[1] + 1, "甲"), text) for place, text in texts.items()}
    return Sheet("甲", False, cells, tuple(areas), corners)


@given(sheets())
def test_every_cell_is_accounted_for_once(drawn: Sheet) -> None:
    found = read_layout(Grid(drawn), printed_labels(api.load_ruleset("000000/2020").template))
    spans = [each.span for each in (*found.read, *found.left)]
    assert sorted(spans, key=lambda span: (span.line, span.column)) == [
        cell.span for _, cell in sorted(drawn.cells.items(), key=lambda each: each[0])
    ]


@given(sheets(WITH_NOTES))
def test_what_is_told_as_read_stands_in_the_form(drawn: Sheet) -> None:
    """At its own place, or with the other notes in 备注, where one place stands for all of them."""
    found = read_layout(Grid(drawn), printed_labels(api.load_ruleset("000000/2020").template))
    places = {cell.span for cell in (*found.head, *(cell for row in found.rows for cell in row.cells))}
    others = [entry for entry in found.read if not entry.label and entry.span not in places]
    notes = [line for cell in found.head if cell.label == "备注" for line in cell.text.split("\n")]
    assert {entry.meaning for entry in others} <= {"备注"}
    assert Counter(entry.text for entry in others) <= Counter(notes)


@given(sheets())
def test_what_merged_cells_cover_is_left(drawn: Sheet) -> None:
    found = read_layout(Grid(drawn), printed_labels(api.load_ruleset("000000/2020").template))
    covered = [drawn.cells[place].span for place in sorted(drawn.cells.keys() & drawn.corners.keys())]
    assert [each.span for each in found.left if each.why is Why.COVERED] == covered
    assert not {each.span for each in found.read} & set(covered)


def test_notes_below_the_table_stand_behind_what_the_head_notes() -> None:
    below = f"{HEAD}\n{ROW}\n| 注：数据来自财务处 |\n| 2.已核对 |"
    for said, whole in (("头上的", "头上的\n注：数据来自财务处\n2.已核对"), ("", "注：数据来自财务处\n2.已核对")):
        found = imported(sheet(f"| 项目名称 | 培训 |\n| 备注 | {said} |\n{below}"))
        assert [cell.text for cell in found.form.head if cell.label == "备注"] == [whole]
        assert told(found) == []


def test_a_column_that_nobody_knows_is_told_once() -> None:
    found = imported(sheet(f"{HEAD} 评分依据 |\n{ROW} 签到表 |\n{ROW.replace('培训人次', '天数')} 照片 |"))
    assert told(found) == [("IMP-010", "「评分依据」一栏规则集里没有，没有读（有内容的 2 格：自评表!H2、H3）")]
    assert [each.message("en") for each in found.form.findings] == [
        'The ruleset has no column "评分依据"; it wasn\'t read (2 filled: 自评表!H2, H3)'
    ]


def from_document(*tables: Sequence[Sequence[str]], ruleset: str = "000000/2020") -> Imported:
    drawn = (tbl(*("".join(map(tc, line)) for line in lines)) for lines in tables)
    book = read_document(document("".join(drawn)), "表.docx")
    assert isinstance(book, Book), book
    found = read_form(book, api.load_ruleset(ruleset).template, "0" * 64)
    assert isinstance(found, Imported), found
    return found


def test_cells_of_a_document_are_named_with_the_table_in_which_they_stand() -> None:
    head = [*HEAD.strip("| ").split("|"), "评分依据"]
    one, two = (
        ["产出指标", "数量指标", name, "10", "≥100人", "90人", "9", "文件"] for name in ("培训人次", "演出场次")
    )
    found = from_document((head, one), (head, two))
    assert told(found) == [("IMP-010", "「评分依据」一栏规则集里没有，没有读（有内容的 2 格：表1!H2、表2!H2）")]


def test_a_sign_in_one_table_is_not_missing_in_another() -> None:
    """The second row of the first table lacks a sign, that of the second table has its own."""
    head = HEAD.strip("| ").split("|")
    one = ["产出指标", "数量指标", "培训人次", "10", "100人", "90人", "9"]
    two = ["产出指标", "数量指标", "演出场次", "10", "≥100场", "90场", "9", "≥"]
    found = from_document((head, one), ([*head, "指标性质"], two), ruleset="000000/2017")
    assert told(found) == [("IMP-010", "「指标性质」一栏规则集里没有，没有读（有内容的 1 格：表2!H2）")]


def test_a_column_without_texts_is_not_told() -> None:
    assert told(imported(sheet(f"{HEAD} 评分依据 |\n{ROW}  |"))) == []


def test_stray_texts_of_a_row_are_told_together() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n| 总分 |\n| 填表人 | 张三 | 电话 | 010 |"))
    assert ("IMP-011", "自评表!A4「填表人 | 张三 | 电话 | 010」没有读：旁边、上面都没有认得的栏目") in told(found)
    of_a_text_file = imported(sheet(f"{HEAD}\n{ROW}\n| 总分 |\n| 填表人 | 张三 |\n| 电话 | 010 |", name=""))
    assert [text for _, text in told(of_a_text_file)] == [
        "A4「填表人 | 张三」没有读：旁边、上面都没有认得的栏目",
        "A5「电话 | 010」没有读：旁边、上面都没有认得的栏目",
    ]


@pytest.mark.parametrize("unit", ["单位：万元", "（单位：万元）", "金额单位: 万元"])
def test_the_unit_of_money_behind_a_pair_that_is_not_known(unit: str) -> None:
    found = imported(sheet(f"| 填报单位：某校（盖章）　　　{unit} |\n{HEAD}\n{ROW}"))
    assert [(cell.label, cell.text) for cell in found.form.head] == [("金额单位", "万元")]
    assert told(found) == [("IMP-011", "自评表!A1「填报单位：某校（盖章）」没有读：旁边、上面都没有认得的栏目")]
    assert "#   自评表!A1  填报单位：某校（盖章）\n" in as_yaml(found, "000000/2020")


@pytest.mark.parametrize("text", ["填报单位：某校　单位：所", "某校　单位：万元"])
def test_what_is_no_unit_of_money_behind_a_pair(text: str) -> None:
    found = imported(sheet(f"| {text} |\n{HEAD}\n{ROW}"))
    assert "万元" not in [cell.text for cell in found.form.head if cell.label == "金额单位"]


def test_what_is_said_twice_with_other_words_is_a_warning() -> None:
    twice = "| 项目名称 | 甲 |\n| 项目名称 | {} |\n"
    assert told(imported(sheet(f"{twice.format('乙')}{HEAD}\n{ROW}"))) == [
        ("IMP-012", "自评表!B2「乙」没有用：「项目名称」前面已经有了")
    ]
    assert told(imported(sheet(f"{twice.format('甲')}{HEAD}\n{ROW}"))) == []


def test_two_columns_of_one_meaning_are_a_warning() -> None:
    found = imported(sheet(f"{HEAD} 自评得分 |\n{ROW} 8 |"))
    assert told(found) == [("IMP-012", "自评表!H1「自评得分」没有用：「自评得分」前面已经有了")]


def test_points_merged_over_rows_count_for_the_first() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n|  |  | 天数 | ^ | 2天 | 2天 | 1 |"))
    assert told(found) == [("IMP-013", "自评表!D2「10」合并了 2 行，只算第一行「培训人次」的，其余各行当作空着")]
    assert [row.cells[-1].text for row in found.form.rows] == ["9", "1"]


def test_a_reason_merged_over_rows_is_said_of_each() -> None:
    found = imported(sheet(f"{HEAD} 偏差原因分析及改进措施 |\n{ROW} 疫情 |\n|  |  | 天数 | 5 | 2天 | 1天 | 1 | ^ |"))
    assert [row.cells[-1].text for row in found.form.rows] == ["疫情", "疫情"]
    assert told(found) == []


def test_other_sheets_are_named() -> None:
    table = f"{HEAD}\n{ROW}"
    found = imported(sheet("| 填报说明 |", "说明"), sheet(table), sheet(table, "旧表", hidden=True))
    assert found.sheet == "自评表"
    assert told(found) == [("IMP-014", "读的是工作表「自评表」，没有读：说明、旧表（隐藏）")]


def problems(*sheets: Sheet, wanted: str = "") -> list[tuple[str, str]]:
    found = read(*sheets, wanted=wanted)
    assert isinstance(found, tuple)
    return [(each.code, each.message("zh")) for each in found]


def test_two_sheets_with_tables_must_be_chosen_from() -> None:
    table = f"{HEAD}\n{ROW}"
    both = (sheet(table, "甲"), sheet(table, "乙"))
    assert problems(*both) == [("IMP-003", "2 张工作表里都有指标表：甲、乙")]
    chosen = read(*both, wanted="乙")
    assert not isinstance(chosen, tuple)
    assert chosen.sheet == "乙"
    assert problems(*both, wanted="丙") == [("IMP-004", "没有工作表「丙」")]


@pytest.mark.parametrize(
    "other",
    [
        "{head}\n| 产出指标 | 数量指标 | 指标1： |  |  |  |  |",
        "{head}\n| 产出指标 | 数量指标 | 培训人次 | 10 | ≥100人 | / |  |",
        "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 |\n| 产出指标 | 数量指标 | 培训人次 | ≥100人 |",
    ],
    ids=["blank", "not-achieved", "targets-alone"],
)
def test_the_one_sheet_that_is_filled_in_is_read(other: str) -> None:
    table, blank = f"{HEAD}\n{ROW}", other.format(head=HEAD)
    for both in ((sheet(blank, "空表"), sheet(table)), (sheet(table), sheet(blank, "空表"))):
        found = imported(*both)
        assert found.sheet == "自评表"
        assert told(found) == [("IMP-014", "读的是工作表「自评表」，没有读：空表")]
    again = read(sheet(blank, "空表"), sheet(table, "甲"), sheet(table, "乙"))
    assert isinstance(again, tuple)
    assert again[0].message("zh") == "3 张工作表里都有指标表：空表、甲、乙"
    assert again[0].hint("zh") == "用 --sheet 写明要哪一张，如 --sheet 甲；一张表分写在几张工作表里的，先并到一张里。"
    assert problems(sheet(blank, "空表"), sheet(blank, "另一张")) == [
        ("IMP-003", "2 张工作表里都有指标表：空表、另一张")
    ]


def test_a_sheet_whose_only_filled_cell_is_a_score_is_filled_in() -> None:
    scored = f"{HEAD}\n| 产出指标 | 数量指标 | 培训人次 | 10 | ≥100人 |  | 0 |"
    assert problems(sheet(scored, "甲"), sheet(f"{HEAD}\n{ROW}")) == [("IMP-003", "2 张工作表里都有指标表：甲、自评表")]


def test_a_hidden_sheet_is_read_when_it_is_named() -> None:
    found = read(sheet(f"{HEAD}\n{ROW}", "旧表", hidden=True), wanted="旧表")
    assert not isinstance(found, tuple)


def test_a_book_without_a_table_says_what_one_looks_like() -> None:
    assert problems(sheet("| 项目名称 | 培训 |")) == [
        ("IMP-002", "没有找到指标表：没有哪一行既有「三级指标」，又有两个以上别的栏目")
    ]


def test_two_forms_in_a_sheet_are_refused_at_the_second() -> None:
    one = "| 项目名称 | {} |\n" + f"{HEAD}\n{ROW}\n"
    found = read(sheet(one.format("甲") + one.format("乙")))
    assert isinstance(found, tuple)
    assert [(each.code, each.span and each.span.inside) for each in found] == [("IMP-005", "自评表!B4")]
    assert not isinstance(read(sheet(one.format("甲") + one.format("甲"))), tuple)


def test_what_merged_cells_cover_is_told_and_written_down() -> None:
    below = '<mergeCells><mergeCell ref="F3:F4"/></mergeCells>'
    found = from_book(row_with("<c><v>95</v></c>"), row_with("<c><v>50</v></c>", name="天数"), below=below)
    assert [(each.span.inside, each.text, each.why) for each in found.left] == [("表1!F4", "50", Why.COVERED)]
    assert [code for code, _ in told(found)] == ["XLS-013", "IMP-013"]
    assert "#   表1!F4  50" in as_yaml(found, "000000/2020")


def test_an_error_that_a_merged_area_covers_is_not_the_areas_value() -> None:
    below = '<mergeCells><mergeCell ref="F3:F4"/></mergeCells>'
    found = from_book(row_with("<c/>"), row_with('<c t="e"><v>#N/A</v></c>', name="天数"), below=below)
    assert [(each.text, each.why) for each in found.left] == [("#N/A", Why.COVERED)]


def test_of_areas_that_overlap_no_value_vanishes() -> None:
    below = '<mergeCells><mergeCell ref="E3:F3"/><mergeCell ref="F3:F4"/></mergeCells>'
    found = from_book(row_with("<c><v>95</v></c>"), row_with("<c><v>50</v></c>", name="天数"), below=below)
    assert [row["实际值"] for row in rows_of(found)] == ["95", "50"]
    assert [code for code, _ in told(found)] == ["XLS-014"]
