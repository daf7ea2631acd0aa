"""无 under the actual value is no number: whoever means that nothing happened is told to write 0."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duheng.forms.model import Form
from duheng.problems.problem import Problem

Read = Callable[..., tuple[Form, list[Problem]]]
ROW = "指标:\n- {{一级: 产出指标, 二级: 数量指标, 三级: 事故, 分值: 5, 指标值: {}, 实际值: {}}}\n"


@pytest.mark.parametrize("target", ["≤0起", "0起", "≥90%", "2020年12月31日前"])
def test_none_beside_a_numeric_target(bound: Read, target: str) -> None:
    _, findings = bound(ROW.format(target, "无 "))
    assert [(each.code, each.message("zh"), each.hint("zh")) for each in findings] == [
        ("FRM-065", "「实际值」写的是「无」，当作没有填", "没有发生的写 0，如 0起。")
    ]


@pytest.mark.parametrize(
    ("target", "actual"), [("≤0起", "/"), ("≤0起", "''"), ("≤0起", "0"), ("无", "无"), ("''", "无"), ("良好", "无")]
)
def test_what_is_left_blank_or_beside_words_is_none(bound: Read, target: str, actual: str) -> None:
    _, findings = bound(ROW.format(target, actual))
    assert "FRM-065" not in {each.code for each in findings}
