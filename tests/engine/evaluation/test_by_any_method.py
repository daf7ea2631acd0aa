"""A row of which nobody can tell which line of the 计分 table fits gets what one of their methods gives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duheng.evaluation.result import NodeResult, Result, State

RULES = """
规则集 999999/2020 「按哪个方法」
档位 完成情况
    好: 100% 至 80%（含）
    差: 80% 至 0%
方法 加减
    若 实际值 ≥ 指标值 则 分值 + 2分
    否则 -5分
    限于 -5分 至 分值 × 120%
方法 折半
    得 分值 × 50%
    限于 0 至 分值
方法 减半
    得 分值 ÷ 2
    限于 0 至 分值
方法 除零
    得 分值 × 50% ÷ （实际值 - 实际值）× 1件
    限于 0 至 分值
方法 至少
    得 最大（分值，实际值 ÷ 指标值 × 分值）
方法 起码
    得 最大（分值，指标值 ÷ 实际值 × 分值）
模板 表
    一级 产出
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 完成档次: 完成情况
    计分
        | 完成档次 | 指标值.方向 | 方法 |
{}
    总分 合计（一级.得分）
"""

FORM = """
指标:
  - {{一级: 产出, 三级: 甲, 分值: 10, 指标值: {}, 实际值: 4件}}
"""

Row = Callable[..., NodeResult]


@pytest.fixture
def result(compiled: Callable[[str], object], scored: Callable[..., Result]) -> Callable[..., Result]:
    """A form whose row doesn't say its 完成档次."""

    def run(*lines: str, target: str = "≥4件", language: str = "zh") -> Result:
        table = "\n".join(f"        | {line} |" for line in lines)
        return scored(compiled(RULES.format(table)), FORM.format(target), language)

    return run


@pytest.mark.parametrize(
    ("lines", "target", "low", "high"),
    [
        # 10 + 2 by the first, half of 10 by the second
        (("好 | - | 加减", "- | - | 折半"), "≥4件", 5, 12),
        # 4 of 5: 5 taken off
        (("好 | - | 加减", "- | - | 折半"), "≥5件", -5, 5),
        # the second doesn't fit this target, the third always
        (("好 | - | 折半", "差 | 反向 | 加减", "- | - | 减半"), "≥4件", 5, 5),
        # not applicable by the first, which leaves it from 0 to its points; 10 + 2 by the second
        (("好 | - | 不适用", "- | - | 加减"), "≥4件", 0, 12),
        # -5 by the second
        (("好 | - | 不适用", "- | - | 加减"), "≥5件", -5, 10),
        # the second surely fits, so the third doesn't
        (("好 | - | 折半", "- | 正向 | 减半", "- | - | 加减"), "≥4件", 5, 5),
        # none may fit, or it doesn't apply: anything of 10
        (("好 | - | 折半", "差 | - | 减半"), "≥4件", 0, 10),
        (("好 | - | 折半", "- | - | 不适用"), "≥4件", 0, 10),
        # one of them can't be worked out
        (("好 | - | 折半", "- | - | 除零"), "≥4件", 0, 10),
    ],
)
def test_what_one_of_the_methods_gives(
    result: Callable[..., Result], lines: tuple[str, ...], target: str, low: int, high: int
) -> None:
    (_, row) = result(*lines, target=target).nodes
    assert (row.low, row.high) == (low, high)


def test_it_says_that_all_methods_give_the_same(result: Callable[..., Result]) -> None:
    lines = ("好 | - | 折半", "- | - | 减半")
    told = [result(*lines, language=language).nodes[1].because for language in ("zh", "en")]
    assert told == [
        "计分表要看的内容不确切，但按哪个方法都得 5 分",
        "what the scoring table looks at isn't clear, but every method that may fit gives 5",
    ]


def test_a_row_that_no_line_gives_a_score_does_not_apply(result: Callable[..., Result]) -> None:
    (_, row) = result("好 | - | 不适用", "- | - | 不适用").nodes
    assert row.state is State.NOT_APPLICABLE


def test_what_goes_wrong_in_a_method_that_may_fit_is_not_told(result: Callable[..., Result]) -> None:
    found = result("好 | - | 折半", "- | - | 除零")
    assert "EVL-003" not in {each.code for each in found.findings}


def test_limits_that_were_taken_are_told(result: Callable[..., Result]) -> None:
    """Without a target either method gives 10 or more; 10 are the row's points, which no 限于 says."""
    found = result("好 | - | 至少", "- | - | 起码", target="")
    assert (found.nodes[-1].score, found.nodes[-1].because) == (10, "计分表要看的内容不确切，但按哪个方法都得 10 分")
    assert [each.message("zh") for each in found.findings if each.code == "EVL-013"] == [
        "方法「至少」没有「限于」，待定的得分按 0 至 10 分算",
        "方法「起码」没有「限于」，待定的得分按 0 至 10 分算",
    ]


BY_RATE = """
规则集 999999/2020 「按完成率选方法」
方法 全得
    得 分值
    限于 0 至 分值
方法 折半
    得 分值 × 50%
    限于 0 至 分值
模板 表
    一级 产出
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 完成率 = 实际值 ÷ 指标值
    计分
        | 完成率 | 方法 |
        | ≥ 100% | 全得 |
        | -      | 折半 |
    总分 合计（一级.得分）
"""


def test_what_goes_wrong_in_the_table_is_told_of_the_row(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    """3 ÷ 0 has no rate: all of the row's 10 points or half of them. The other row, of 4 ÷ 4, has its 10."""
    rows = (
        "{一级: 产出, 三级: 甲, 分值: 10, 指标值: ≥0件, 实际值: 3件}",
        "{一级: 产出, 三级: 乙, 分值: 10, 指标值: ≥4件, 实际值: 4件}",
    )
    found = scored(compiled(BY_RATE), "指标:\n" + "".join(f"  - {each}\n" for each in rows))
    assert [(node.low, node.high) for node in found.nodes] == [(15, 20), (5, 10), (10, 10)]
    assert [(each.code, each.path) for each in found.findings] == [("EVL-003", ("产出", "甲"))]


BY_RATE_OR_NONE = BY_RATE.replace("| -      | 折半 |", "{}\n        | -      | 不适用 |")


@pytest.mark.parametrize(
    ("lines", "low", "high"),
    [
        # 80 % to 120 %: where it isn't 100 % or more it is less, so that the last line is never reached
        (("| < 100% | 折半 |",), 5, 10),
        (("| ≤ 100% | 折半 |",), 5, 10),
        # 80 % to 90 % is left to the last line
        (("| ≥ 90% | 折半 |",), 0, 10),
        # nothing is left to the second of these
        (("| ≥ 110% | 不适用 |", "| < 100% | 折半 |"), 5, 10),
    ],
)
def test_what_a_line_that_is_passed_by_leaves_to_those_below(
    compiled: Callable[[str], object], scored: Callable[..., Result], lines: tuple[str, ...], low: int, high: int
) -> None:
    """4～6件 to a target of 5件."""
    rules = BY_RATE_OR_NONE.format("\n        ".join(lines))
    found = scored(compiled(rules), "指标:\n  - {一级: 产出, 三级: 甲, 分值: 10, 指标值: ≥5件, 实际值: 4～6件}\n")
    assert (found.nodes[1].low, found.nodes[1].high) == (low, high)
