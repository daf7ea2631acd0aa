"""Aggregates over the form's tree: functions, levels, named nodes, conditions, what isn't known, and nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from duheng.evaluation.result import NodeResult, Result

RULES = """
规则集 999999/2020 「汇总」
模板 表
    字段 年初预算数: 金额，单位 万元
    一级 产出 40分
        二级 数量
        二级 质量
    一级 效益 30分
        二级 社会
    一级 结果 30分，按 汇总
    三级
        字段 实际值: 量
        字段 已公开: 是否
    计分
        | 实际值 | 方法 |
        | -      | 评分 |
    总分 合计（一级.得分）
方法 评分
    若 实际值 为空 则 不适用
    否则 实际值
    限于 0 至 分值
方法 汇总
    {}
    限于 -100 至 100
"""

FORM = """
年初预算数: 5
指标:
  - {一级: 产出, 二级: 数量, 三级: 甲, 分值: 10, 实际值: 4, 已公开: 是}
  - {一级: 产出, 二级: 数量, 三级: 乙, 分值: 10, 实际值: 6, 已公开: 否}
  - {一级: 产出, 二级: 质量, 三级: 丙, 分值: 20, 实际值: 8, 已公开: 是}
  - {一级: 效益, 二级: 社会, 三级: 丁, 分值: 30, 实际值: 1, 已公开: 是}
"""

Aggregate = Callable[..., NodeResult]


@pytest.fixture
def scored_by(compiled: Callable[[str], object], scored: Callable[..., Result]) -> Aggregate:
    """The node 结果, scored by some lines; ``changes`` replace texts of the form."""

    def run(lines: str, *changes: tuple[str, str]) -> NodeResult:
        form = FORM
        for old, new in changes:
            assert old in form
            form = form.replace(old, new)
        return scored(compiled(RULES.replace("{}", lines)), form).nodes[-1]

    return run


@pytest.fixture
def aggregate(scored_by: Aggregate) -> Aggregate:
    """The node 结果, scored by one expression."""
    return lambda expression, *changes: scored_by(f"得 {expression}", *changes)


@pytest.fixture
def decided(scored_by: Aggregate) -> Callable[..., bool | None]:
    """Whether a condition holds, by what a line with it gives; None where it isn't known."""

    def run(condition: str, *changes: tuple[str, str]) -> bool | None:
        score = scored_by(f"若 {condition} 则 1\n    否则 0", *changes).score
        return None if score is None else score == 1

    return run


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("合计（全表.三级.得分）", "19"),
        ("合计（产出.三级.得分）", "18"),
        ("合计（产出.二级.得分）", "18"),
        ("合计（产出.下级.得分）", "18"),
        ("合计（数量.下级.得分）", "10"),
        ("合计（产出.三级.实际值）", "18"),
        ("平均（产出.三级.得分）", "6"),
        ("最大（产出.三级.得分）", "8"),
        ("最小（产出.三级.得分）", "4"),
        ("最大（产出.二级.得分）", "10"),
        ("个数（全表.三级）", "4"),
        ("个数（产出.二级）", "2"),
        ("个数（全表.一级）", "3"),
        ("个数（全表.下级）", "3"),
        ("个数（全表.四级）", "0"),
        ("合计（全表.三级.得分，已公开）", "13"),
        ("合计（全表.三级.得分，非 已公开）", "6"),
        ("个数（全表.三级，得分 < 分值）", "4"),
        ("个数（全表.三级，得分 ÷ 分值 ≥ 40%）", "3"),
        ("平均（全表.三级.分值，得分 ≥ 6）", "15"),
        ("产出.得分 + 效益.得分", "19"),
        ("产出.分值", "40"),
        ("合计（全表.三级.得分，名称 = 「乙」）", "6"),
        ("合计（全表.四级.得分）", "0"),
    ],
)
def test_functions_levels_and_conditions(aggregate: Aggregate, expression: str, value: str) -> None:
    assert aggregate(expression).score == Fraction(value)


def test_children_and_levels_mean_those_below_here(aggregate: Aggregate) -> None:
    assert aggregate("个数（三级）+ 个数（下级）").score == 0


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("任一（产出.三级，得分 ≥ 8）", True),
        ("任一（产出.三级，得分 > 8）", False),
        ("全部（产出.三级，得分 ≥ 4）", True),
        ("全部（产出.三级，得分 > 4）", False),
        ("任一（全表.四级，分值 > 0）", False),
        ("全部（全表.四级，分值 > 0）", True),
        ("任一（全表.三级，已公开）", True),
        ("全部（全表.三级，已公开）", False),
    ],
)
def test_any_and_all(decided: Callable[..., bool | None], condition: str, holds: bool) -> None:
    assert decided(condition) is holds


def test_this_row_inside_an_aggregate(compiled: Callable[[str], object], scored: Callable[..., Result]) -> None:
    # the rank of a row among all: 8, 6, 4, 1
    rules = RULES.replace("{}", "得 0").replace("否则 实际值\n", "否则 个数（全表.三级，实际值 > 本行.实际值）+ 1\n")
    result = scored(compiled(rules), FORM)
    assert {node.path[-1]: node.score for node in result.nodes if node.level == 3} == {
        "甲": 3,
        "乙": 2,
        "丙": 1,
        "丁": 4,
    }


# --- not known, not applicable, nothing


def test_a_sum_with_something_missing_is_a_range(aggregate: Aggregate) -> None:
    found = aggregate("合计（产出.三级.得分）", ("实际值: 6", "实际值: 若干"))
    assert (found.low, found.high) == (12, 22)  # 4 + 8, and 乙 anything of 10


def test_the_greatest_and_the_average_with_something_missing(aggregate: Aggregate) -> None:
    missing = ("实际值: 6", "实际值: 若干")
    assert (aggregate("最大（产出.三级.得分）", missing).low, aggregate("最大（产出.三级.得分）", missing).high) == (
        8,
        10,
    )
    assert (aggregate("最小（产出.三级.得分）", missing).low, aggregate("最小（产出.三级.得分）", missing).high) == (
        0,
        4,
    )
    found = aggregate("平均（产出.三级.得分）", missing)
    assert (found.low, found.high) == (4, Fraction(22, 3))


def test_a_condition_that_is_not_known_counts_both_ways(aggregate: Aggregate) -> None:
    unknown = ("实际值: 6, 已公开: 否", "实际值: 6")
    total = aggregate("合计（产出.三级.得分，已公开）", unknown)
    assert (total.low, total.high) == (12, 18)
    count = aggregate("个数（产出.三级，已公开）", unknown)
    assert (count.low, count.high) == (2, 3)


@pytest.mark.parametrize(
    ("expression", "low", "high"),
    [
        # 甲 has 4 and counts; 丙 has 8 and may
        ("最大（产出.三级.得分，已公开）", 4, 8),
        ("最小（产出.三级.得分，已公开）", 4, 4),
        ("平均（产出.三级.得分，已公开）", 4, 8),
        # where none may count there is nothing to pick from
        ("最大（质量.三级.得分，已公开）", -100, 100),
        ("平均（质量.三级.得分，已公开）", -100, 100),
    ],
)
def test_picking_under_an_unknown_condition(aggregate: Aggregate, expression: str, low: int, high: int) -> None:
    found = aggregate(expression, ("实际值: 8, 已公开: 是", "实际值: 8"))
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("任一（产出.三级，已公开）", True),
        ("全部（产出.三级，已公开）", None),
        ("全部（产出.三级，非 已公开）", False),
        ("任一（数量.三级，非 已公开）", None),
    ],
)
def test_any_and_all_with_something_unknown(
    decided: Callable[..., bool | None], condition: str, holds: bool | None
) -> None:
    assert decided(condition, ("实际值: 6, 已公开: 否", "实际值: 6")) is holds


def test_rows_that_do_not_apply_are_no_part_of_scores(aggregate: Aggregate) -> None:
    gone = ("实际值: 6", "实际值: 无")
    assert aggregate("合计（产出.三级.得分）", gone).score == 12
    assert aggregate("平均（产出.三级.得分）", gone).score == 6
    assert aggregate("最小（产出.三级.得分）", gone).score == 4
    assert aggregate("个数（产出.三级，得分 < 分值）", gone).score == 2
    assert aggregate("个数（产出.三级）", gone).score == 3
    assert aggregate("个数（产出.三级，适用）", gone).score == 2
    assert aggregate("合计（产出.三级.分值，适用）", gone).score == 30


def test_a_field_worked_out_of_scores_says_nothing_of_rows_that_do_not_apply(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    """Without 乙 the rates are 4 of 10 and 8 of 20, 0.4 each; read through a second field too."""

    def of(expression: str) -> NodeResult:
        rules = RULES.replace("{}", f"得 {expression}")
        rules = rules.replace(
            "已公开: 是否", "已公开: 是否\n        字段 得分率 = 得分 ÷ 分值\n        字段 低 = 1 - 得分率"
        )
        return scored(compiled(rules), FORM.replace("实际值: 6", "实际值: 无")).nodes[-1]

    assert of("平均（产出.三级.得分率）× 分值").score == 12
    assert of("最小（产出.三级.得分率）× 分值").score == 12
    assert of("合计（产出.三级.低）× 10分").score == 12
    assert of("个数（产出.三级，得分率 < 50%）× 1分").score == 2
    assert of("个数（产出.三级，得分率 < 50% 或 适用）× 1分").score == 2


@pytest.mark.parametrize("function", ["最大", "最小", "平均"])
def test_nothing_to_pick_from_is_open_and_told_once(
    compiled: Callable[[str], object], scored: Callable[..., Result], function: str
) -> None:
    result = scored(compiled(RULES.replace("{}", f"得 {function}（全表.四级.分值）")), FORM)
    assert result.nodes[-1].score is None
    assert [(each.path, each.message("zh")) for each in result.findings if each.code == "EVL-014"] == [
        (("结果",), f"「{function}」没有可以汇总的行")
    ]


def test_nodes_that_wait_for_each_other_stay_open_and_are_told(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    result = scored(compiled(RULES.replace("{}", "得 合计（全表.一级.得分）")), FORM)
    assert result.nodes[-1].score is None
    assert "EVL-011" in {each.code for each in result.findings}


@pytest.mark.parametrize("name", ["总分", "全表.总分"])
def test_the_total_read_through_a_field_is_not_zero_while_its_parts_are_worked_out(
    compiled: Callable[[str], object], scored: Callable[..., Result], name: str
) -> None:
    rules = RULES.replace("{}", "得 全分").replace("模板 表\n", f"模板 表\n    字段 全分 = {name}\n")
    result = scored(compiled(rules), FORM)
    assert (result.nodes[-1].low, result.nodes[-1].high) == (-100, 100)
    assert [each.path for each in result.findings if each.code == "EVL-011"] == [("结果",)]


def test_a_row_with_the_name_of_a_group_is_not_taken_for_it(aggregate: Aggregate) -> None:
    # the first row now is called 效益, which as a name means the group with 1 point
    assert aggregate("效益.得分", ("三级: 甲", "三级: 效益")).score == 1


@pytest.mark.parametrize(("function", "low"), [("最小", 4), ("最大", 6), ("平均", 4)])
def test_a_condition_that_divides_by_zero_leaves_the_aggregate_open(
    aggregate: Aggregate, function: str, low: int
) -> None:
    # 6 ÷ (4 − 4) says nothing of 甲, so it may be 6 of 乙 alone, or 甲's 4 too
    found = aggregate(f"{function}（全表.三级.得分，6 ÷ （实际值 - 4）> 2）")
    assert (found.low, found.high) == (low, 6)


def test_a_divisor_of_zero_that_nothing_hangs_on_is_not_told(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    """甲, of which nobody can tell whether it counts, has 4, and 乙 counts with 6."""
    lines = "得 最大（全表.三级.得分，6 ÷ （实际值 - 4）> 2）"
    result = scored(compiled(RULES.replace("{}", lines)), FORM)
    assert result.nodes[-1].score == 6
    assert "EVL-003" not in {each.code for each in result.findings}


@pytest.mark.parametrize(
    ("lines", "score"),
    [
        ("令 线 = 5\n得 个数（全表.三级，实际值 > 线）", 2),
        ("令 线 = 平均（全表.三级.实际值）\n得 合计（全表.三级.实际值，实际值 < 线）", 5),
        ("令 线 = 分值 ÷ 5分\n得 合计（全表.三级.实际值，实际值 ≥ 线 且 已公开）", 8),
        ("令 线 = 5\n令 多的 = 个数（全表.三级，实际值 > 线）\n若 多的 = 2 则 7\n否则 1", 7),
        ("令 线 = 5\n若 任一（全表.二级，个数（三级，实际值 < 线） > 0）则 3\n否则 1", 3),
    ],
)
def test_a_let_is_the_same_in_all_rows(scored_by: Aggregate, lines: str, score: int) -> None:
    """Of 4, 6, 8 and 1 the mean is 4.75; a fifth of 30 points is 6, and of 6 and 8 the second is public."""
    assert scored_by(lines).score == score
