"""Fractions and shares carry their own scale: 三分之二 beside ≥1% is two thirds, not two thirds of a percent."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from duheng.evaluation.result import NodeResult

POSITIVE = "若 实际值 ≥ 指标值 则 分值\n否则 实际值 ÷ 指标值 × 分值\n限于 0 至 分值\n修约 2 位小数"
NEGATIVE = "若 实际值 ≤ 指标值 则 分值\n否则 指标值 ÷ 实际值 × 分值\n限于 0 至 分值\n修约 2 位小数"


@pytest.mark.parametrize(
    ("method", "target", "actual", "score"),
    [
        (POSITIVE, "≥1%", "三分之二", "10"),
        (POSITIVE, "≥60%", "三分之二", "10"),
        (POSITIVE, "≥60%", "2/3", "10"),
        (POSITIVE, "≥100%", "二分之一", "5"),
        (POSITIVE, "≥三分之二", "1/3", "5"),
        (NEGATIVE, "≤0.001%", "万分之五", "0.2"),  # 0.001% is 1/50 of 0.05%
        (NEGATIVE, "≤千分之一", "0.2%", "5"),
    ],
)
def test_shares(row: Callable[..., NodeResult], method: str, target: str, actual: str, score: str) -> None:
    assert row(method, f'指标值: "{target}"', f'实际值: "{actual}"').score == Fraction(score)


def test_a_share_is_no_count(row: Callable[..., NodeResult]) -> None:
    assert row(POSITIVE, "指标值: ≥3件", "实际值: 三分之二").because == "单位不同，不能计算"
