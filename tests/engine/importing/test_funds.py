"""The small table of amounts: which row counts, in which unit, whatever columns stand in front."""

from __future__ import annotations

import pytest
from tests.engine.importing.sheets import LABELS, ROW, imported, rows_of, sheet, told

from duheng.importing.read import Imported

BELOW = "\n".join("| " + " | ".join(cells) + " |" for cells in (LABELS, ROW))


def funds(*lines: str, above: str = "", ruleset: str = "000000/2020") -> Imported:
    """A form with this table of amounts; its first line is the table's head."""
    return imported(sheet("\n".join([*([above] if above else []), *lines, BELOW])), ruleset=ruleset)


def head_of(found: Imported) -> dict[str, str]:
    return {cell.label: cell.text for cell in found.form.head}


@pytest.mark.parametrize("before", ["上年结转", "上年结转 | 其他来源"])
def test_unknown_amounts_in_front_are_no_labels(before: str) -> None:
    blanks = " | 7" * (before.count("|") + 1)
    found = funds(
        f"| 项目资金 |  | {before} | 全年预算数(A) | 全年执行数(B) | 分值 | 得分 |",
        f"|  | 年度资金总额{blanks} | 100 | 95 | 10 | 9.5 |",
        f"|  | 其中：财政拨款{blanks} | 80 | 75 |  |  |",
    )
    assert head_of(found) == {"全年预算数": "100", "全年执行数": "95"}
    assert rows_of(found)[0] == {"一级": "预算执行率", "分值": "10", "自评得分": "9.5"}
    assert [(each.text, each.why.name) for each in found.left if each.why.name == "ROW"] == [
        ("80", "ROW"),
        ("75", "ROW"),
    ]
    assert [text for code, text in told(found) if code == "IMP-010" and "「上年结转」" in text]


def test_fields_that_name_no_rows_stand_in_the_one_row_that_there_is() -> None:
    """The label of the row is none of the template's; of two such rows nobody knows which is meant."""
    lines = ("| 项目资金 |  | 预算数 | 执行数 |", "|  | 县级配套 | 100 | 95 |", "|  | 其他来源 | 10 | 9 |")
    found = funds(*lines[:2], ruleset="420000/2020")
    assert head_of(found) == {"调整后预算数": "100", "全年执行数": "95"}
    assert head_of(funds(*lines, ruleset="420000/2020")) == {}


def test_the_unit_above_a_table_is_one_of_money() -> None:
    found = funds("| 培训（人） |  | 全年预算数 | 全年执行数 |", "|  | 年度资金总额 | 100 | 95 |")
    assert head_of(found) == {"全年预算数": "100", "全年执行数": "95"}


def test_a_label_is_a_row_of_the_template_before_other_words() -> None:
    found = funds(
        "| 项目资金 |  | 资金来源 | 全年预算数 | 全年执行数 |",
        "|  | 年度资金总额 | 财政 | 100 | 95 |",
        "|  | 其他资金 | 自筹 | 1 | 1 |",
    )
    assert head_of(found) == {"全年预算数": "100", "全年执行数": "95"}


def test_a_row_s_label_may_say_a_unit_or_points() -> None:
    lines = (
        "| 项目资金 |  | 全年预算数 | 全年执行数（元） | 得分 |",
        "|  | 资金总额（10分） | 100 | 95 | 9.5 |",
        "|  | 其他资金 | 1 | 1 |  |",
    )
    found = funds(*lines)
    assert rows_of(found)[0]["一级"] == "预算执行率（10分）"
    found = funds(*(line.replace("10分", "万元") for line in lines))
    assert head_of(found) == {"全年预算数（万元）": "100"}
    assert [text for _, text in told(found) if "「95」" in text and "资金总额（万元） · 全年执行数（元）" in text]


def test_the_unit_above_a_table_holds_for_its_amounts() -> None:
    found = funds(
        "| 项目资金（元） |  | 全年预算数 | 全年执行数 |",
        "|  | 年度资金总额 | 100 | 95 |",
        above="|  |  |  | 单位：万元 |",
    )
    assert head_of(found) == {"金额单位": "万元", "全年预算数（元）": "100", "全年执行数（元）": "95"}


def test_an_amount_that_is_not_filled_in_is_an_empty_cell_of_the_form() -> None:
    """It has its place, at which what it lacks is told."""
    found = funds("| 项目资金 |  | 全年预算数 | 全年执行数 |", "|  | 年度资金总额 | 100 |  |")
    assert head_of(found) == {"全年预算数": "100", "全年执行数": ""}


@pytest.mark.parametrize("row", ["年度资金总额", "年度资金总额（万元）"])
def test_a_rate_among_amounts_is_no_amount(row: str) -> None:
    """The unit that the title of the table says, or the label of its row, is that of the amounts."""
    found = funds(
        "| 项目资金（万元） |  | 全年预算数 | 全年执行数 | 执行率 |",
        f"|  | {row} | 1.56 | 1.56 | 1 |",
        above="| 单位：万元 |",
    )
    assert head_of(found) == {
        "金额单位": "万元",
        "全年预算数（万元）": "1.56",
        "全年执行数（万元）": "1.56",
        "表上执行率": "1",
    }


def test_a_label_beside_a_label_is_no_value() -> None:
    """预算数 and 执行数 aren't the template's, so that the row is no head of a table; 得分 is none the less no rate."""
    found = funds("| 项目资金 |  | 预算数 | 执行数 | 执行率 | 得分 |", "|  | 年度资金总额 | 100 | 95 | 95% | 9.5 |")
    assert head_of(found) == {"表上执行率": ""}
    assert [text for code, text in told(found) if "项目资金 | 预算数 | 执行数 | 得分" in text]
