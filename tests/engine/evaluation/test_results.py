"""What results say of claims and cells: differences where there are any, units once."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, compile_text, score_text

from duheng.evaluation.findings import of_points
from duheng.evaluation.result import CellText, NodeResult, State, Total
from duheng.language.types import FieldKind


@pytest.mark.parametrize(
    ("claimed", "low", "high", "apart"),
    [
        (None, "8", "8", None),
        ("9", "8", "8", "1"),
        ("7", "8", "8", "-1"),
        ("8", "8", "8", "0"),
        ("8", "6", "9", None),
        ("5", "6", "9", "-1"),
        ("10", "6", "9", "1"),
        ("10", "6", None, None),
    ],
)
def test_a_claim_is_held_against_the_nearer_end(claimed: str | None, low: str, high: str | None, apart: str) -> None:
    said = None if claimed is None else Fraction(claimed)
    total = Total(Fraction(low), None if high is None else Fraction(high), Fraction(10), said, (), "")
    assert total.difference == (None if apart is None else Fraction(apart))


def test_what_does_not_apply_has_no_difference() -> None:
    def node(state: State) -> NodeResult:
        return NodeResult(
            ("甲",), 1, Fraction(5), Fraction(0), Fraction(0), Fraction(5), "", state, False, "", None, ""
        )

    assert node(State.SCORED).difference == 5
    assert node(State.NOT_APPLICABLE).difference is None


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [("64.22", "万元", "64.22万元"), ("64.22万", "万元", "64.22万元"), ("64.22万元", "", "64.22万元"), ("1", "", "1")],
)
def test_a_unit_is_not_shown_twice(text: str, unit: str, shown: str) -> None:
    assert CellText("年初预算数", text, FieldKind.MONEY, unit).shown == shown


@pytest.mark.parametrize(("count", "zh", "en"), [(6, "六的", "六 aren't"), (8, "六等 8 项的", "六 and 2 more aren't")])
def test_many_names_are_counted(count: int, zh: str, en: str) -> None:
    found = of_points([(name,) for name in "一二三四五六七八"[:count]], "000000/2020")
    assert found.message("zh").startswith(f"一、二、三、四、五、{zh}")
    assert en in found.message("en")


def test_of_two_quantities_without_a_target_none_is_the_actual_value() -> None:
    def node(*cells: tuple[str, FieldKind]) -> NodeResult:
        shown = tuple(CellText(label, f"{number}件", kind) for number, (label, kind) in enumerate(cells, 1))
        zero = Fraction(0)
        return NodeResult(("甲",), 1, None, zero, zero, None, "", State.SCORED, False, "", None, "", shown)

    planned, done = ("计划数", FieldKind.QUANTITY), ("完成数", FieldKind.QUANTITY)
    alone, both = node(done), node(planned, done)
    assert (alone.actual, alone.others) == ("1件", ())
    assert (both.actual, [each.label for each in both.others]) == ("", ["计划数", "完成数"])
    beside = node(("指标值", FieldKind.TARGET), done, ("上年数", FieldKind.QUANTITY))
    assert (beside.target, beside.actual, [each.label for each in beside.others]) == ("1件", "2件", ["上年数"])


def test_what_is_missing_is_told_in_the_order_of_the_form() -> None:
    """By their signs 全 comes before 年 and 实 before 指; on the form it is the other way round."""
    rules = "方法 甲\n    得 （实际值 ÷ 指标值 + 全年执行数 ÷ 年初预算数）× 分值\n    限于 0 至 分值\n"
    row = "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10, 计分方法: 甲}\n"
    told = [each.message("zh") for each in score_text(compile_text(HEAD + TEMPLATE + rules), row).findings]
    assert "得分待定，可能是 0～10 分：缺 年初预算数、全年执行数、指标值、实际值" in told


BY_AMOUNT = """
模板 表
    一级 签约项目，按 按额
    一级 开工率，按 {other}
    一级
        字段 签约额: 金额
        字段 自评得分: 数
    总分 合计（一级.得分）
方法 按额
    得 签约额 ÷ 1亿元 × 2分
方法 打分
    得 自评得分
{limit}"""


@pytest.mark.parametrize(
    ("other", "limit", "told"),
    [("打分", "", []), ("打分", "    限于 0 至 分值\n", ["开工率"]), ("转打", "方法 转打\n    得 打分\n", ["开工率"])],
)
def test_points_are_asked_for_where_a_method_asks_for_them(other: str, limit: str, told: list[str]) -> None:
    """2 points for each 亿元 are 7 for 3.5; what another method asks for isn't looked into."""
    form = "指标:\n  - {一级: 签约项目, 签约额: 3.5亿元}\n  - {一级: 开工率, 自评得分: -1}\n"
    result = score_text(compile_text(HEAD + BY_AMOUNT.format(other=other, limit=limit)), form)
    assert [each.path[-1] for each in result.findings if each.code == "FRM-030"] == told
    assert result.nodes[0].low == result.nodes[0].high == 7


def test_rows_are_the_same_that_say_the_same(row: Callable[..., NodeResult]) -> None:
    one, again, other = (row("得 分值", f"实际值: {said}").cells for said in ("5件", "5件", "6件"))
    assert (one == again, hash(one) == hash(again), one == other) == (True, True, False)
    assert one[-1:] == (CellText("实际值", "5件", FieldKind.QUANTITY),)
    assert repr(one[-1]) in repr(one)
