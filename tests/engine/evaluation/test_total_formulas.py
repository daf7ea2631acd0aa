"""A total's formula without what the form's own cells add to it or take from it: the form has 加分 and 扣分 at its head."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.engine.evaluation.conftest import compile_text, score_text

from duheng.language.printed import printed
from duheng.language.totals import adds_up, is_total, of_scores, untaken
from duheng.language.tree import Ruleset

RULES = """
规则集 999999/2020 「总分」
模板 表
    字段 加分: 数
    字段 扣分: 数
    字段 净加分 = 加分 - 扣分
    一级 产出
    三级
        字段 指标值: 目标
    计分
        | 指标值.性质 | 方法   |
        | -           | 记满分 |
    总分 {}
方法 记满分
    得 分值
"""
SUM = "合计（一级.得分）"


@pytest.mark.parametrize(
    ("total", "scores", "less"),
    [
        (SUM, SUM, SUM),
        (f"{SUM} + 加分", SUM, f"{SUM} + 加分"),
        (f"{SUM} - 扣分", SUM, SUM),
        (f"{SUM} + 加分 - 扣分", SUM, f"{SUM} + 加分"),
        (f"{SUM} + 净加分", SUM, f"{SUM} + 净加分"),
        (f"{SUM} + 最小（加分，扣分）", SUM, f"{SUM} + 最小（加分，扣分）"),
        (f"最小（{SUM} + 加分，100）", f"最小（{SUM}，100）", f"最小（{SUM} + 加分，100）"),
        (f"四舍五入（{SUM} - 扣分，1）", f"四舍五入（{SUM}，1）", f"四舍五入（{SUM}，1）"),
        # of what is taken off from a cell, the nodes' scores are no total
        (f"加分 - {SUM}", f"加分 - {SUM}", f"加分 - {SUM}"),
        (f"100 - {SUM}", f"100 - {SUM}", f"100 - {SUM}"),
        ("加分", None, "加分"),
    ],
)
def test_what_is_left_of_a_total(compiled: Callable[[str], Ruleset], total: str, scores: str | None, less: str) -> None:
    ruleset = compiled(RULES.format(total))
    found = [None if each is None else printed(each) for each in (of_scores(ruleset), untaken(ruleset))]
    assert found == [scores, less]


@pytest.mark.parametrize(
    ("total", "plain", "rounded"),
    [
        (SUM, True, True),
        (f"四舍五入（{SUM}，1）", False, True),
        (f"{SUM} + 加分", False, False),
        ("合计（一级.得分，得分 > 0）", False, False),
        ("合计（一级.分值）", False, False),
        ("最大（一级.得分）", False, False),
        ("合计（三级.得分）", False, False),
    ],
)
def test_a_total_that_just_adds_up(compiled: Callable[[str], Ruleset], total: str, plain: bool, rounded: bool) -> None:
    found = compiled(RULES.format(total)).template.total
    assert (adds_up(found), adds_up(found, rounded=True), is_total(found)) == (plain, rounded, False)


ABOVE = """
规则集 999999/2020 「高过满分」
方法 记二十
    得 20分
模板 表
    字段 逾期: 量，单位 天
    一级 甲 10分，按 记二十
    总分 合计（一级.得分）- 最小（逾期 ÷ 1天 × 0.5分，3分）
"""


@pytest.mark.parametrize(("late", "low", "high"), [("''", 17, None), ("8天", 17, 17), ("2天", 19, 19)])
def test_full_points_are_no_end_of_a_total_above_them(late: str, low: int, high: int | None) -> None:
    """20 less at most 3 is 17 at least, of 10 full points: these can't be the most that it may be."""
    total = score_text(compile_text(ABOVE), f"逾期: {late}\n指标:\n  - {{一级: 甲, 分值: 10}}\n").total
    assert (total.low, total.high) == (low, high)
