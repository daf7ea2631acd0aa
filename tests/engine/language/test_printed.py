"""Expressions in messages are written as an officer writes them: what is printed reads as the same expression."""

from __future__ import annotations

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, compile_text

from duheng.language.printed import printed


@pytest.mark.parametrize(
    "condition",
    [
        "偏差原因 有值",
        "偏差原因 为空",
        "非 已公开 且 实际值 > 0",
        "非 （已公开 或 实际值 > 0）",
        "已公开 且 （实际值 = 1 或 实际值 = 2）",
        "已公开 且 实际值 = 1 或 实际值 = 2",
        "实际值 属于 (60%, 80%]",
        "实际值 不属于 [60%, 80%)",
        "实际值 属于 指标值",
        "实际值 属于 完成情况[「达成」]",
        "完成情况[实际值] = 「达成」",
        "指标值.方向 = 「正向」",
        "实际值 - （指标值 - 1） > 0",
        "实际值 - 指标值 - 1 > 0",
        "（实际值 + 1） × 2 > 0",
        "-实际值 < 0",
        "四舍五入（实际值，2） = 0.5",
        "上级.分值 > 效益指标.分值",
        "个数（上级.三级，实际值 > 本行.实际值） = 0",
        "合计（全表.一级.分值） = 100",
        "最大（效益指标.三级.得分） > 0",
        "任一（下级，得分 < 分值）",
    ],
)
def test_an_expression_is_printed_as_it_is_written(condition: str) -> None:
    rules = compile_text(f"{HEAD}校验 甲\n    对每个 三级\n    要求 {condition}\n{TEMPLATE}")
    assert printed(rules.checks[0].demand) == condition
