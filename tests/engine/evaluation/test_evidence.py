"""What a row shows for its score: only a bound, nothing exact, a target missed at full points."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.engine.evaluation.conftest import HEAD, compile_text, score_text

from duheng.evaluation.result import Result

POSITIVE = (
    "方法 甲\n    若 实际值 ≥ 指标值 则 分值\n    否则 实际值 ÷ 指标值 × 分值\n    限于 0 至 分值\n    修约 2 位小数\n"
)
Evaluated = Callable[..., Result]


def findings(
    evaluated: Evaluated, target: str, actual: str, method: str = POSITIVE, points: int = 10
) -> dict[str, str]:
    form = f"指标:\n  - {{一级: 效益指标, 三级: 行, 分值: {points}, 计分方法: 甲, 指标值: '{target}', 实际值: '{actual}'}}\n"
    told = evaluated(method, form).findings
    return {each.code: each.message("zh") for each in told if each.code in ("EVL-021", "EVL-022", "EVL-040")}


def test_a_bound_repeated_as_the_actual_value(evaluated: Evaluated) -> None:
    assert findings(evaluated, "≥266米", "≥266米") == {
        "EVL-021": "「实际值」写的是“≥266米”，不是确切的数，没有写实际完成多少；按它得 10 分"
    }


def test_a_number_is_no_bound_and_neither_is_a_month(evaluated: Evaluated) -> None:
    assert findings(evaluated, "≥266米", "270米") == {}
    deadline = "方法 甲\n    若 实际值 ≤ 指标值 则 分值\n    否则 0\n"
    assert findings(evaluated, "2023年12月前", "2023年10月", deadline) == {}


def test_full_points_for_a_missed_target(evaluated: Evaluated) -> None:
    """89.996 ÷ 90 × 10 = 9.99955…, which rounds to 10.00."""
    assert findings(evaluated, "≥90%", "89.996%") == {
        "EVL-022": "实际值 89.996% 没有达到指标值 ≥90%，按规则仍得满分 10 分："
        "89.996% ≥ 90% 不成立；89.996% ÷ 90% × 10分 ≈ 9.9996，修约 2 位小数得 10"
    }
    assert set(findings(evaluated, ">90%", "90%")) == {"EVL-022"}


def test_less_than_full_points_for_a_target_that_was_met(evaluated: Evaluated) -> None:
    """A method for ≥ targets chosen for a ≤ one: 5 of at most 10 is half of 10 points, 10 of at most 10 all of them."""
    assert findings(evaluated, "≤10次", "5次") == {
        "EVL-040": "实际值 5次 达到了指标值 ≤10次，按规则只得 5 分（分值 10）：5次 ≥ 10次 不成立；5次 ÷ 10次 × 10分 = 5"
    }
    assert findings(evaluated, "≤10次", "10次") == {}
    assert set(findings(evaluated, "<10次", "9次")) == {"EVL-040"}
    strict = "方法 甲\n    若 实际值 > 指标值 则 分值\n    否则 0\n"
    assert set(findings(evaluated, "≥90%", "90%", strict)) == {"EVL-040"}


@pytest.mark.parametrize(
    ("target", "actual", "method"),
    [
        ("≤10次", "5人", "方法 甲\n    得 分值 × 50%\n"),  # of another kind: nobody knows whether it is met
        ("10次", "10次", "方法 甲\n    得 分值 × 50%\n"),  # no direction
        ("≤10次", "5次", "方法 甲\n    得 待定 [0, 分值]，「看材料」\n"),
        ("≤10次", "5次", "方法 甲\n    得 分值 × 150%\n"),
        ("≤10次", "5次", "方法 甲\n    得 不适用\n"),
    ],
)
def test_of_other_rows_nothing_is_told(evaluated: Evaluated, target: str, actual: str, method: str) -> None:
    assert findings(evaluated, target, actual, method) == {}


def test_a_row_of_no_points_has_no_full_points(evaluated: Evaluated) -> None:
    assert findings(evaluated, "≥90%", "45%", points=0) == {}


@pytest.mark.parametrize(("target", "actual"), [("≥90%", "90%"), ("≥90%", "45%"), ("90%", "89.996%"), ("≥90%", "")])
def test_nothing_is_told_otherwise(evaluated: Evaluated, target: str, actual: str) -> None:
    assert findings(evaluated, target, actual) == {}


def test_a_number_that_cannot_be_computed_with_leaves_the_row_open(evaluated: Evaluated) -> None:
    """About 300 is neither a quantity nor a description: no line of 计分 can be chosen, and the claim isn't taken."""
    rules = "方法 甲\n    得 分值\n方法 乙\n    得 自评得分\n"
    template = (
        "\n模板 表\n    一级 产出指标\n    三级\n        字段 指标值: 目标\n        字段 实际值: 量\n        字段 自评得分: 数\n"
        "    计分\n        | 指标值.性质 | 方法 |\n        | 定性 | 乙 |\n        | 定量 | 甲 |\n    总分 合计（一级.得分）\n"
    )

    ruleset = compile_text(HEAD + rules + template)
    form = "指标:\n  - {{一级: 产出指标, 三级: 行, 分值: 10, 指标值: '{}', 实际值: 280件, 自评得分: 9}}\n"
    for text in ("约300件", "854万(建设400万元,示范454万元)", "20台、30套"):
        result = score_text(ruleset, form.format(text))
        node = next(each for each in result.nodes if each.level == 3)
        assert (node.low, node.high) == (0, 10)
        assert node.because == "计分表要看的内容不确切，不知按哪个方法计分"
        told = [each.message("zh") for each in result.findings if each.code == "EVL-001"]
        assert told == [f"得分待定，可能是 0～10 分：缺 确切的指标值（表上写的是「{text}」）"]
    assert score_text(ruleset, form.format("逐步减少")).total.score == 9
