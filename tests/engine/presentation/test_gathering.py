"""Findings that say the same of many rows are gathered at a pause of their sentence, never inside a quotation."""

from __future__ import annotations

from duheng.presentation.gathering import gathered
from duheng.problems.sheets import CellLeft
from duheng.source import Span


def left(line: int, row: str) -> CellLeft:
    why = f"规则集里没有「其中：{row}」"
    return CellLeft(
        span=Span("表.xlsx", line), cell=f"B{line}", text="20", why=why, why_en=f'the ruleset has no "{row}"'
    )


def test_a_quotation_is_not_cut() -> None:
    (group,) = gathered([left(3, "本年财政拨款"), left(4, "其他资金")], "zh")
    assert "「其中" not in group.heading
    assert all(own.count("「") == own.count("」") for own in group.own)
    assert [own.partition("「")[2].partition("」")[0] for own in group.own] == ["其中：本年财政拨款", "其中：其他资金"]
