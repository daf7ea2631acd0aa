"""Whether a comparison's edge matters: where both sides are equal, two versions of a method may give the same."""

from __future__ import annotations

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, compile_text

from duheng.language import tree
from duheng.testing.edges import same_on_edge


@pytest.mark.parametrize(
    ("line", "otherwise", "same"),
    [
        ("实际值 {} 指标值", "0", False),
        # below zero the ratio means nothing, so that the edge matters there
        ("实际值 {} 指标值", "实际值 ÷ 指标值 × 分值", False),
        # at the edge nothing is taken off
        ("实际值 {} 指标值", "分值 - （指标值 - 实际值） × 分值", True),
        # both sides read 实际值: they meet where it is 指标值
        ("实际值 {} 实际值 × 2 - 指标值", "0", False),
        ("率 {} 率 × 2 - 1", "0", False),
        ("实际值 × 2 - 实际值 {} 5", "0", False),
        # they meet where 实际值 is half, twice, or 2 more or less than 指标值
        ("实际值 × 2 {} 指标值", "分值 - （指标值 - 实际值 × 2） × 分值", True),
        ("实际值 ÷ 2 {} 指标值", "分值 - （指标值 - 实际值 ÷ 2） × 分值", True),
        ("实际值 - 2 {} 指标值", "分值 - （指标值 - 实际值 + 2） × 分值", True),
        ("实际值 + 2 {} 指标值", "分值 - （指标值 - 实际值 - 2） × 分值", True),
        ("实际值 + 2 {} 指标值", "分值 - （指标值 - 实际值） × 分值", False),
        # nothing is said where no value is known at which they meet, and of words and other rows
        ("最小（实际值，5） {} 2", "分值", False),
        ("个数（下级） {} 2", "分值", False),
        ("完成情况[完成档次].上限 {} 实际值", "分值", False),
    ],
)
def test_the_edge_of_a_comparison(line: str, otherwise: str, same: bool) -> None:
    text = f"{HEAD}方法 甲\n令 率 = 实际值 ÷ 指标值\n若 {line} 则 分值\n否则 {otherwise}\n限于 0 至 分值\n{TEMPLATE}"
    one, two = (compile_text(text.format(sign)) for sign in "≥>")
    before, after = (next(each for each in made.methods if each.name == "甲") for made in (one, two))
    edge = before.clauses[0].condition
    assert isinstance(edge, tree.Call)
    assert same_on_edge(one, before, two, after, edge) is same
