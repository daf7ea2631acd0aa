"""A tier that a form writes where the actual value belongs is the row's tier; and what forms say against themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duheng.evaluation.result import NodeResult, Result
from duheng.language.tree import Ruleset

Row = Callable[..., NodeResult]
Told = Callable[..., list[str]]

TIERS = (
    "若 完成档次 为空 则 自评得分\n若 自评得分 ÷ 分值 属于 完成情况[完成档次] 则 自评得分\n"
    "否则 待定 完成情况[完成档次] × 分值，「自评不在档内」"
)


@pytest.mark.parametrize("said", ["未达成", " 未达成。", "□达成 ☑未达成"])
def test_a_tier_under_actual_value_is_the_tier(row: Row, said: str) -> None:
    """未达成 is 0 to 80 % of 10 points: 7 is within, 10 isn't."""
    assert row(TIERS, f"实际值: {said}", "自评得分: 7").score == 7
    beyond = row(TIERS, f"实际值: {said}", "自评得分: 10")
    assert (beyond.low, beyond.high, beyond.score) == (0, 8, None)


def test_a_tier_in_its_own_cell_counts(row: Row, told: Told) -> None:
    cells = ("实际值: 未达成", "完成档次: 达成", "自评得分: 10")
    assert row(TIERS, *cells).score == 10
    assert told(TIERS, *cells) == []


def test_that_a_tier_was_taken_is_told(evaluated: Callable[..., Result]) -> None:
    form = "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10, 计分方法: 甲, 实际值: 达成, 自评得分: 9}\n"
    result = evaluated(f"方法 甲\n{TIERS}\n", form)
    assert [each.message("zh") for each in result.findings if each.code == "FRM-061"] == [
        "「完成档次」没有填，「实际值」写的是档次“达成”，按它计"
    ]


def test_the_tier_that_is_ticked_is_told(evaluated: Callable[..., Result]) -> None:
    form = "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10, 计分方法: 甲, 实际值: ☑达成□未达成, 自评得分: 9}\n"
    result = evaluated(f"方法 甲\n{TIERS}\n", form)
    assert [each.message("zh") for each in result.findings if each.code == "FRM-061"] == [
        "「完成档次」没有填，「实际值」写的是档次“达成”，按它计"
    ]


@pytest.mark.parametrize("said", ["基本达成", "□达成 □未达成", "☑达成 ☑未达成"])
def test_words_that_are_no_tier_are_none(row: Row, said: str) -> None:
    assert row(TIERS, f"实际值: {said}", "自评得分: 10").score == 10


@pytest.mark.parametrize(
    ("claims", "total", "told"),
    [
        ((4, 6), "10", []),
        ((4, 5), "10", ["自评总分 10，各行自评得分合计 9"]),
        ((4, "5.6"), "10", []),  # 9.6 is 10 without decimals
        ((4, "5.6"), "10.0", []),
        ((4, None), "10", []),  # one row claims nothing
    ],
)
def test_a_claimed_total_that_is_not_the_sum_of_the_claims(
    evaluated: Callable[..., Result], claims: tuple[object, object], total: str, told: list[str]
) -> None:
    """The rows score 4 and 6, so the claimed total is right, and the claims may not be."""
    rows = "".join(
        f"  - {{一级: 效益指标, 三级: 行{points}, 分值: {points}, 指标值: 做好"
        + ("" if claim is None else f", 自评得分: {claim}")
        + "}\n"
        for points, claim in zip((4, 6), claims, strict=True)
    )
    result = evaluated("", f"自评总分: {total}\n指标:\n{rows}")
    assert result.total.score == 10
    assert [each.message("zh") for each in result.findings if each.code == "EVL-034"] == told


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("合计（一级.得分）", True),
        ("产出指标.得分 × 50% + 效益指标.得分", False),
    ],
)
def test_claims_need_only_add_up_where_the_total_does(
    evaluated: Callable[..., Result], template: str, wanted: bool
) -> None:
    form = "自评总分: 10\n指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10, 指标值: 做好, 自评得分: 9}\n"
    result = evaluated("", form, total=f"总分 {template}")
    assert result.total.score == 10
    assert any(each.code == "EVL-034" for each in result.findings) is wanted


MORE = """
规则集 999999/2020 「一倍半」
模板 表
    一级 甲 10分{by}
    三级
        字段 指标值: 目标
        字段 自评得分: 数
    计分
        | 方法   |
        | 按自评 |
    总分 合计（一级.得分）
方法 按自评
    得 自评得分
    限于 0 至 分值
方法 一倍半
    得 合计（下级.得分）× 150%
    限于 0 至 分值
"""


@pytest.mark.parametrize(("by", "claimed", "told"), [("，按 一倍半", 9, False), ("", 6, False), ("", 9, True)])
def test_claims_need_not_add_up_where_a_group_does_more_than_add(
    compiled: Callable[[str], Ruleset], scored: Callable[..., Result], by: str, claimed: int, told: bool
) -> None:
    """6 × 150% = 9: the unit claims 9 in all and 6 for its row, and is right under the method; 9 is told without it."""
    row = "指标:\n  - {一级: 甲, 三级: 行, 分值: 10, 自评得分: 6}\n"
    result = scored(compiled(MORE.format(by=by)), f"自评总分: {claimed}\n{row}")
    assert any(each.code in ("EVL-034", "EVL-009") for each in result.findings) is told
