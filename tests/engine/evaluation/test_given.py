"""有值 and 为空 of what isn't a plain cell: a range is a value, and what can't be read is neither there nor missing."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from duheng.evaluation.result import NodeResult, Result
from duheng.language.tree import Ruleset

RULES = """
规则集 999999/2020 「有值」
模板 表
    一级 甲{points}{by}
    三级 可自选方法
        字段 指标值: 目标
        字段 实际值: 量
        字段 完成率 = 实际值 ÷ 指标值
        字段 足率 = 最小（实际值 ÷ 指标值，100%）
    计分
        | 指标值.性质 | 方法 |
        | -           | 按率 |
    总分 合计（一级.得分）
方法 按率
    若 完成率 为空 则 0
    否则 完成率 × 分值
    限于 0 至 分值
方法 有率
    若 完成率 有值 则 1分
    否则 3分
方法 有足率
    若 足率 有值 则 1分
    否则 3分
方法 按足率
    若 足率 为空 则 0
    否则 足率 × 分值
    限于 0 至 分值
方法 按自评
    若 自评得分 有值 则 自评得分
    否则 1分
    限于 0 至 分值
方法 有分值
    若 分值 为空 则 不适用
    否则 合计（下级.得分）
    限于 0 至 100分
方法 记五分
    得 5分
方法 有空
    若 任一（三级，得分 为空）则 0
    否则 合计（三级.得分）
"""

Run = Callable[..., Result]


@pytest.fixture
def run(compiled: Callable[[str], Ruleset], scored: Callable[..., Result]) -> Run:
    def run(*rows: str, points: str = " 10分", by: str = "") -> Result:
        text = "指标:\n" + "".join(f"  - {{一级: 甲, {row}}}\n" for row in rows)
        return scored(compiled(RULES.format(points=points, by=by)), text)

    return run


def row(result: Result) -> tuple[Fraction, Fraction | None]:
    found: NodeResult = result.nodes[-1]
    return found.low, found.high


@pytest.mark.parametrize(
    ("actual", "low", "high"),
    [
        ("8件", 8, 8),
        ("8-9件", 8, 9),  # 8 ÷ 10 and 9 ÷ 10 of 10 points
        ("约9件", 0, 10),  # something was done, nobody can compute with it
        ("''", 0, 0),  # nothing there: the rule gives 0
    ],
)
def test_a_field_worked_out_of_a_range_has_a_value(run: Run, actual: str, low: int, high: int) -> None:
    assert row(run(f"三级: 行, 分值: 10, 指标值: ≥10件, 实际值: {actual}")) == (low, high)


@pytest.mark.parametrize(
    ("actual", "low", "high"),
    [
        ("8件", 0, 10),  # 8 ÷ 0: something was done, no ratio can be told
        ("''", 0, 0),  # nothing to divide: the rule gives 0
    ],
)
def test_a_field_that_divides_by_zero_is_empty_only_without_its_input(
    run: Run, actual: str, low: int, high: int
) -> None:
    assert row(run(f"三级: 行, 分值: 10, 指标值: ≥0件, 实际值: {actual}")) == (low, high)


@pytest.mark.parametrize(
    ("target", "actual", "low", "high"),
    [
        ("≥0件", "8件", 1, 3),  # 8 ÷ 0 is neither there nor missing: 1 or 3 points
        ("≥-5件", "8件", 1, 3),  # nor is 8 ÷ -5, which means nothing
        ("≥4件", "8件", 1, 1),
        ("≥4件", "''", 3, 3),
    ],
)
def test_a_field_that_cannot_be_worked_out_has_no_value_for_certain(
    run: Run, target: str, actual: str, low: int, high: int
) -> None:
    assert row(run(f"三级: 行, 分值: 10, 指标值: {target}, 实际值: {actual}, 计分方法: 有率")) == (low, high)


@pytest.mark.parametrize(("actual", "low", "high"), [("8件", 1, 1), ("8人", 0, 10)])
def test_a_field_whose_units_do_not_go_together_leaves_the_score_open(
    run: Run, actual: str, low: int, high: int
) -> None:
    """8人 ÷ 10件 is no part of 100%."""
    found = run(f"三级: 行, 分值: 10, 指标值: ≥10件, 实际值: {actual}, 计分方法: 有足率")
    assert row(found) == (low, high)
    assert ("EVL-006" in [each.code for each in found.findings]) == (actual == "8人")


@pytest.mark.parametrize(
    ("claim", "low", "high"),
    [("3", 3, 3), ("''", 1, 1), ("3-5", 0, 10), ("约3分", 0, 10), ("9/10", 0, 10)],  # 9 points of 10 aren't 0.9
)
def test_a_claim_that_cannot_be_read_is_not_missing(run: Run, claim: str, low: int, high: int) -> None:
    result = run(f"三级: 行, 分值: 10, 计分方法: 按自评, 自评得分: {claim}")
    assert row(result) == (low, high)
    assert any(each.code in ("FRM-033", "FRM-050") for each in result.findings) is (high == 10)


@pytest.mark.parametrize("claim", ["", ", 自评得分: 3"])
@pytest.mark.parametrize(("points", "state"), [("约5", "undetermined"), ("''", "not_applicable"), ("5", "scored")])
def test_points_that_cannot_be_read_are_not_missing(run: Run, points: str, state: str, claim: str) -> None:
    group = f"分值: {points}{claim}", "三级: 行, 指标值: ≥10件, 实际值: 10件, 计分方法: 记五分"
    result = run(*group, points="", by="，按 有分值")
    assert result.nodes[0].state.value == state


def test_an_open_score_is_a_score(run: Run) -> None:
    """≥9件 of 10 is 9 to 10 points, not nothing."""
    result = run("三级: 行, 分值: 10, 指标值: ≥10件, 实际值: ≥9件", by="，按 有空")
    assert (result.nodes[0].low, result.nodes[0].high) == (9, 10)


@pytest.mark.parametrize(("actual", "low", "high"), [("''", 0, 0), ("8件", 8, 8), ("约8件", 0, 10), ("≥9件", 9, 10)])
def test_a_limited_field_without_its_input_is_empty(run: Run, actual: str, low: int, high: int) -> None:
    """That it can't be above 100% doesn't make a ratio of what isn't there."""
    result = run(f"三级: 行, 分值: 10, 指标值: ≥10件, 实际值: {actual}, 计分方法: 按足率")
    assert row(result) == (low, high)
