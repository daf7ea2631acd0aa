"""A number without a unit beside a percentage: 95 may be 95% or 95 times, so that nothing is scored by a guess."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duheng.evaluation.result import NodeResult

Row = Callable[..., NodeResult]
Told = Callable[..., list[str]]

DOUBTFUL = "EVL-028 一边是百分数，一边是不带单位的数，不知道是不是漏写了 %，不能计算"


@pytest.mark.parametrize(
    ("lines", "cell"),
    [
        ("若 实际值 ≥ 90% 则 分值\n否则 0", "实际值: 95"),
        ("若 实际值 ≥ 90% 则 分值\n否则 0", "实际值: 1.5"),
        ("若 实际值 ≥ 90 则 分值\n否则 0", "实际值: 95%"),
        ("若 实际值 = 100% 则 分值\n否则 0", "实际值: 100"),
        ("若 实际值 属于 [80%, 100%] 则 分值\n否则 0", "实际值: 85"),
        ("若 实际值 属于 [80, 100] 则 分值\n否则 0", "实际值: 85%"),
        ("得 分值 - （100% - 实际值）÷ 1百分点 × 2分\n限于 0 至 分值", "实际值: 50"),
        ("得 分值 - （100 - 实际值）× 2分\n限于 0 至 分值", "实际值: 50%"),
        ("得 分值 - （100 - 实际值）÷ 1百分点 × 2分\n限于 0 至 分值", "实际值: 50"),
        ("得 最大（实际值，80%）× 分值\n限于 0 至 分值", "实际值: 95"),
        # 0 goes with either, and the greater of it and a percentage is one
        ("若 最大（0，实际值）≥ 90 则 分值\n否则 0", "实际值: 95%"),
        ("若 最大（0，实际值）≥ 90% 则 分值\n否则 0", "实际值: 95"),
    ],
)
def test_nothing_is_scored_by_a_guess(row: Row, told: Told, lines: str, cell: str) -> None:
    found = row(lines, cell)
    assert (found.low, found.high) == (0, 10)
    assert found.because.startswith("不知道是不是漏写了 %，不能计算")
    assert told(lines, cell)[0] == DOUBTFUL


@pytest.mark.parametrize(
    ("lines", "cells", "score"),
    [
        # one or less is a ratio
        ("若 实际值 ≥ 90% 则 分值\n否则 0", ("实际值: 0.95",), 10),
        ("若 实际值 ≥ 90% 则 分值\n否则 0", ("实际值: 1",), 10),
        # small numbers in a rule are ratios or counts
        ("若 实际值 ≥ 2 则 分值\n否则 0", ("实际值: 250%",), 10),
        # 130 ≥ 100 × 120%: a share of a number without a unit is such a number
        ("若 实际值 ≥ 指标值 × 120% 则 分值\n否则 0", ("指标值: ≥100", "实际值: 130"), 10),
        ("若 实际值 ≥ 指标值 × 120% 则 分值\n否则 0", ("指标值: ≥1", "实际值: 2"), 10),
        # hundredths made by the rule: 95% × 100 = 95
        ("若 实际值 × 100 ≥ 90 则 分值\n否则 0", ("实际值: 95%",), 10),
        # 95 ÷ 100 = 95%
        ("若 实际值 ÷ 指标值 ≥ 90% 则 分值\n否则 0", ("指标值: ≥100", "实际值: 95"), 10),
        # 3万 is a count
        ("若 实际值 ≥ 200 则 分值\n否则 0", ("实际值: 3万",), 10),
        # 10 - 2 × 3 = 4
        ("得 分值 - 实际值 × 2分\n限于 0 至 分值", ("实际值: 3",), 4),
    ],
)
def test_what_goes_together_is_scored(row: Row, lines: str, cells: tuple[str, ...], score: int) -> None:
    assert row(lines, *cells).score == score


def test_what_is_kept_of_95_does_not_decide_one_of_0_95(row: Row) -> None:
    lines = "若 实际值 ≥ 90% 则 分值\n否则 0"
    assert [row(lines, f"实际值: {cell}").score for cell in ("95", "0.95", "95%", "95")] == [None, 10, 10, None]
