"""An aggregate computes with the rows of which its condition speaks; what the others' cells are doesn't matter."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from duheng.evaluation.result import Result, State

RULES = """
规则集 999999/2020 「各行各的单位」
方法 甲
    若 实际值 ≥ 指标值 则 分值
    否则 0
    限于 0 至 分值
方法 组
    {}
    限于 0 至 分值
模板 表
    一级 产出 100分，按 组
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.性质 | 方法 |
        | -           | 甲   |
    总分 合计（一级.得分）
"""
FORM = """
指标:
  - {一级: 产出, 三级: 子, 分值: 40, 指标值: ≥50万元, 实际值: 120万元}
  - {一级: 产出, 三级: 丑, 分值: 30, 指标值: ≤5件, 实际值: 6件}
  - {一级: 产出, 三级: 寅, 分值: 20, 指标值: ≥9人, 实际值: 3公里}
  - {一级: 产出, 三级: 卯, 分值: 10, 指标值: 2024年6月30日前, 实际值: 9人}
"""
OPEN = (Fraction(0), Fraction(100))
MORE = "实际值 ＞ 指标值"


@pytest.mark.parametrize(
    ("line", "low", "high"),
    [
        # 120 of the one row in 万元
        ("若 合计（三级.实际值，指标值.单位 = 「万元」）> 100万元 则 60\n    否则 0", 60, 60),
        ("若 最大（三级.实际值，指标值.单位 = 「万元」）> 130万元 则 60\n    否则 0", 0, 0),
        # 丑 is the only one in pieces, and 6 are more than 5
        (f"得 个数（三级，指标值.单位 = 「件」 且 {MORE}）× 10分", 10, 10),
        (f"得 个数（三级，{MORE} 且 指标值.单位 = 「件」）× 10分", 10, 10),
        (f"若 任一（三级，指标值.单位 = 「万元」 且 {MORE}）则 7\n    否则 8", 7, 7),
        (f"若 全部（三级，指标值.单位 ≠ 「件」 或 {MORE}）则 7\n    否则 8", 7, 7),
        ("若 全部（三级，指标值.单位 ≠ 「万元」 或 实际值 ＜ 指标值）则 7\n    否则 8", 8, 8),
        # 寅 is asked, and 3公里 is neither more nor less than 9人
        (f"得 个数（三级，指标值.方向 = 正向 且 {MORE}）× 10分", *OPEN),
        (f"得 个数（三级，{MORE}）× 10分", *OPEN),
        # of two kinds there is no sum
        ("若 合计（三级.实际值，指标值.方向 = 正向）> 100万元 则 60\n    否则 0", *OPEN),
    ],
)
def test_rows_that_are_left_out_may_be_of_any_kind(
    compiled: Callable[[str], object], scored: Callable[..., Result], line: str, low: int, high: int
) -> None:
    result = scored(compiled(RULES.format(line)), FORM)
    group = next(node for node in result.nodes if node.path == ("产出",))
    assert (group.low, group.high) == (low, high)
    told = [each for each in result.findings if each.code == "EVL-006" and each.path == ("产出",)]
    assert len(told) == (0 if low == high else 1)


INDIRECT = "方法 间接\n    若 分值 > 50 则 分值\n    否则 不适用\n"
ONE_ROW = "指标:\n  - {一级: 产出, 三级: 寅, 分值: 20, 指标值: ≥9人, 实际值: 3公里}\n"


def of_one_row(result: Result) -> tuple[Fraction, Fraction | None, State]:
    group, row = result.nodes
    return group.low, group.high, row.state


@pytest.mark.parametrize(
    "lines",
    [
        "若 实际值 ≥ 指标值 则 分值\n    否则 不适用",
        "若 分值 > 50 则 不适用\n    若 实际值 ≥ 指标值 则 不适用\n    否则 分值",
        "若 实际值 ≥ 指标值 则 分值\n    否则 间接",
    ],
)
def test_a_row_whose_units_differ_may_be_not_applicable(
    compiled: Callable[[str], object], scored: Callable[..., Result], lines: str
) -> None:
    """Nobody knows which line 3公里 beside 9人 takes: the group may have one row, or none."""
    rules = RULES.format("得 个数（三级，适用）× 10分").replace(
        "    若 实际值 ≥ 指标值 则 分值\n    否则 0\n", f"    {lines}\n", 1
    )
    assert of_one_row(scored(compiled(rules + INDIRECT), ONE_ROW)) == (0, 10, State.UNDETERMINED)


def test_nor_is_known_which_line_of_the_table_it_takes(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    """3公里 is neither more nor less than 9元."""
    table = "| 实际值 | 方法   |\n        | ≥ 9元  | 甲     |\n        | -      | 不适用 |"
    rules = RULES.format("得 个数（三级，适用）× 10分")
    start = rules.index("| 指标值.性质")
    rules = rules[:start] + table + rules[rules.index("\n    总分") :]
    assert of_one_row(scored(compiled(rules), ONE_ROW)) == (0, 10, State.UNDETERMINED)


RATES = """
规则集 999999/2020 「与平均完成率相比」
方法 甲
    若 完成率 ≥ 平均（产出.三级.完成率）则 分值
    否则 0
    限于 0 至 分值
模板 表
    一级 产出 100分
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 完成率 = 实际值 ÷ 指标值
    计分
        | 指标值.性质 | 方法 |
        | -           | 甲   |
    总分 合计（一级.得分）
"""


def test_units_of_other_rows_count_whatever_form_was_scored_before(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    """A field that a rule reads in its own row and, by the same name, in all others: 米 ÷ 件 is no rate, so that
    nobody knows the average."""
    ruleset = compiled(RATES)
    rows = "指标:\n  - {一级: 产出, 三级: 子, 分值: 40, 指标值: ≥50件, 实际值: 60件}\n"
    rows += "  - {一级: 产出, 三级: 丑, 分值: 60, 指标值: ≥5件, 实际值: 6件}\n"
    assert scored(ruleset, rows).total.score == 100
    total = scored(ruleset, rows.replace("6件}", "6公里}")).total
    assert (total.low, total.high) == (0, 100)


OF_ITS_KIND = """
规则集 999999/2020 「同类之中」
方法 甲
    若 实际值 ≥ {} 则 分值
    否则 0
    限于 0 至 分值
模板 表
    一级 产出 60分
    一级 效益 40分
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 类: 文本
        字段 同类最大 = 最大（全表.三级.实际值，类 = 本行.类）
    计分
        | 指标值.性质 | 方法 |
        | -           | 甲   |
    总分 合计（一级.得分）
"""
OF_TWO_KINDS = """
指标:
  - {一级: 产出, 三级: 子, 分值: 40, 指标值: ≥50件, 实际值: 60件, 类: 物}
  - {一级: 产出, 三级: 丑, 分值: 20, 指标值: ≥50件, 实际值: 70件, 类: 物}
  - {一级: 效益, 三级: 寅, 分值: 30, 指标值: ≥5人, 实际值: 9人, 类: 人}
  - {一级: 效益, 三级: 卯, 分值: 10, 指标值: ≥5人, 实际值: 8人, 类: 人}
"""


@pytest.mark.parametrize(
    "greatest",
    [
        "最大（全表.三级.实际值，类 = 本行.类）",
        "最大（上级.三级.实际值）",
        "同类最大",
    ],
)
def test_each_row_is_compared_with_those_of_its_own_kind(
    compiled: Callable[[str], object], scored: Callable[..., Result], greatest: str
) -> None:
    """Of pieces 70 are the most, of people 9: 丑 has its 20 points and 寅 its 30."""
    result = scored(compiled(OF_ITS_KIND.replace("{}", greatest)), OF_TWO_KINDS)
    assert {node.path[-1]: node.score for node in result.nodes if node.level == 3} == {
        "子": 0,
        "丑": 20,
        "寅": 30,
        "卯": 0,
    }


SPENT = """
规则集 999999/2020 「各组的支出」
方法 甲
    令 率 = 合计（上级.三级.支出，支出 ＞ 10万元） ÷ 预算
    得 率 × 10分
模板 表
    字段 预算: 金额
    一级 产出 20分
    一级 效益 20分
    三级
        字段 支出: 金额
    计分
        | 分值 | 方法 |
        | -    | 甲   |
    总分 合计（一级.得分）
"""


def test_a_sum_keeps_its_unit_though_another_groups_sum_has_nothing_to_add(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    """Of 产出 no row spent more than 10万元; of 效益 both did, 30万元 of 50万元."""
    form = """
预算: 50万元
指标:
  - {一级: 产出, 三级: 子, 分值: 20, 支出: 5万元}
  - {一级: 效益, 三级: 丑, 分值: 10, 支出: 12万元}
  - {一级: 效益, 三级: 寅, 分值: 10, 支出: 18万元}
"""
    result = scored(compiled(SPENT), form)
    said = [node.because for node in result.nodes if node.path[0] == "效益" and node.level == 3]
    assert all("30万元 ÷ 预算 50万元" in each for each in said), said
