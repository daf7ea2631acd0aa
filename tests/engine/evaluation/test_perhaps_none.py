"""A row that may turn out 不适用 may be missing wherever rows are counted, and its score wherever it is read."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from tests.engine.evaluation.conftest import HEAD, Compile, Score

from duheng.evaluation.result import NodeResult, State

RULES = (
    HEAD
    + """
方法 看
    若 实际值 ≥ 5件 则 不适用
    否则 分值
    限于 1 至 分值
方法 借
    得 看
方法 减半
    得 看 ÷ 2
    限于 0 至 分值
方法 组
    {}
    限于 0 至 100
模板 表
    一级 产出 100分，按 组
    三级 可自选方法
        字段 实际值: 量
    计分
        | 实际值 | 方法   |
        | = 7件  | 不适用 |
        | -      | 看     |
    总分 合计（一级.得分）
"""
)
FORM = """指标:
  - {一级: 产出, 三级: 甲, 分值: 10, 实际值: , 计分方法: 看}
  - {一级: 产出, 三级: 乙, 分值: 20, 实际值: 1件}
"""


Group = Callable[..., NodeResult]


@pytest.fixture
def group(compiled: Compile, scored: Score) -> Group:
    """The group, scored by some lines: 甲 has 10 of 10 or doesn't apply, 乙 has 20."""

    def run(lines: str, form: str = FORM) -> NodeResult:
        return scored(compiled(RULES.format(lines)), form).nodes[0]

    return run


@pytest.mark.parametrize(
    ("lines", "low", "high"),
    [
        ("得 个数（三级，适用）× 1分", 1, 2),
        ("得 个数（三级，得分 ≥ 15）× 1分", 1, 1),
        # 20 alone, or 10 + 20
        ("得 合计（三级.得分）", 20, 30),
        # 20 alone is the least and the mean, or what 甲 has counts too
        ("得 最小（三级.得分，分值 > 0）", 0, 20),
        ("得 最大（三级.得分）", 20, 20),
        # all there are have 15, if 甲 isn't there
        ("若 全部（三级，得分 ≥ 15）则 5\n    否则 3", 3, 5),
        # 甲 alone has less than 15
        ("若 任一（三级，得分 < 15）则 5\n    否则 3", 3, 5),
        ("若 任一（三级，得分 ≥ 15）则 5\n    否则 3", 5, 5),
    ],
)
@pytest.mark.parametrize("how", ["计分方法: 看", "计分方法: 借", ""], ids=["by a line", "borrowed", "by the table"])
def test_rows_that_may_not_be_there(group: Group, lines: str, low: int, high: int, how: str) -> None:
    found = group(lines, FORM.replace("计分方法: 看", how))
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("function", ["最小", "平均"])
@pytest.mark.parametrize(("how", "low"), [("计分方法: 看", 1), ("计分方法: 借", 1), ("", 0)])
def test_the_least_of_rows_that_may_not_be_there(group: Group, function: str, how: str, low: int) -> None:
    """Where 甲 counts it has no less than 1, by the limits of its method, or anything of 10."""
    found = group(f"得 {function}（三级.得分）", FORM.replace("计分方法: 看", how))
    assert (found.low, found.high) == (low, 20)


def test_what_may_be_no_number_is_open_in_a_formula(compiled: Compile, scored: Score) -> None:
    # 10 ÷ 2 = 5 if 看 gives 10; nobody says what half of 不适用 is
    result = scored(compiled(RULES.format("得 合计（下级.得分）")), FORM.replace("计分方法: 看", "计分方法: 减半"))
    row = next(node for node in result.nodes if node.path[-1] == "甲")
    assert (row.low, row.high, row.state) == (Fraction(0), Fraction(10), State.UNDETERMINED)


def test_a_check_of_a_score_that_may_not_be_there_vetoes_nothing_for_certain(compiled: Compile, scored: Score) -> None:
    # 甲 has 10, which isn't more than 10, or isn't looked at; 乙 has 20
    check = "校验 过十分\n    对每个 三级\n    要求 得分 > 10\n    则 总分 0\n"
    result = scored(compiled(RULES.format("得 合计（下级.得分）") + check), FORM)
    assert (result.total.low, result.total.high) == (0, 30)
    assert [each.code for each in result.findings if each.code.startswith("CHK")] == ["CHK-002"]


@pytest.mark.parametrize(
    ("second", "low", "high"),
    [
        ("> 5人  | 记", 2, 2),  # 件 aren't 人, so that nobody knows which line fits; the first surely doesn't
        ("> 5人  | 看", 0, 2),  # this one may say 不适用
    ],
)
def test_a_line_of_the_table_that_surely_does_not_fit_leaves_no_doubt(
    compiled: Compile, scored: Score, second: str, low: int, high: int
) -> None:
    rules = RULES.format("得 个数（三级，适用）× 1分").replace("方法 借", "方法 记\n    得 分值\n方法 借")
    form = FORM.replace("实际值: , 计分方法: 看", "实际值: 3件")
    result = scored(compiled(rules.replace("-      | 看 ", second)), form).nodes[0]
    assert (result.low, result.high) == (low, high)
