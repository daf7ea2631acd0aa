"""Limits and roundings that nothing can reach."""

from __future__ import annotations

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, compile_text

from duheng.language import tree
from duheng.testing.bounds import never_above, never_below, never_rounds

OTHERS = """
方法 修约的
    得 实际值 × 1分
    修约 1 位小数
方法 限定的
    得 实际值 × 1分
    限于 0 至 分值
"""


def method(lines: str) -> tuple[tree.Method, dict[str, tree.Method]]:
    made = {each.name: each for each in compile_text(f"{HEAD}方法 甲\n{lines}\n{OTHERS}{TEMPLATE}").methods}
    return made["甲"], made


@pytest.mark.parametrize(
    ("lines", "never"),
    [
        ("若 实际值 > 1 则 2.25分\n否则 不适用", True),
        ("若 实际值 > 1 则 2.255分\n否则 0", False),
        ("若 实际值 > 1 则 修约的\n否则 0", True),
        ("若 实际值 > 1 则 限定的\n否则 0", False),
        ("得 实际值 × 1分", False),
    ],
)
def test_a_rounding_to_two_places(lines: str, never: bool) -> None:
    made, methods = method(f"{lines}\n修约 2 位小数")
    (step,) = made.finish
    assert isinstance(step, tree.Round)
    assert never_rounds(made, step, methods) is never


@pytest.mark.parametrize(
    ("lines", "below", "above"),
    [
        ("若 实际值 > 1 则 分值\n否则 不适用", True, True),
        ("得 限定的", True, True),
        ("得 修约的", False, False),
        ("得 实际值 × 1分", False, False),
        ("得 待定 [0, 分值]，「看材料」", True, True),
        ("得 待定 [0 - 1分, 分值]，「看材料」", False, True),
        ("得 待定 [0, 分值 × 2]，「看材料」", True, False),
        ("得 待定 完成情况[完成档次] × 分值，「看材料」", False, False),
    ],
)
def test_a_limit_of_0_and_the_points(lines: str, below: bool, above: bool) -> None:
    made, methods = method(f"{lines}\n限于 0 至 分值")
    (step,) = made.finish
    assert isinstance(step, tree.Clamp)
    assert (never_below(made, step, methods), never_above(made, step, methods)) == (below, above)
