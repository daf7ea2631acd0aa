"""Findings that say the same of many rows are gathered at a pause of their sentence, never inside a quotation."""

from __future__ import annotations

import pytest

from duheng.presentation.gathering import gathered, without_consequences
from duheng.problems.checks import CheckUndecided
from duheng.problems.evaluation import InputMissing
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


@pytest.mark.parametrize("vetoes", [True, False])
def test_a_check_that_waits_for_an_open_row_is_told_where_the_total_waits_for_it(vetoes: bool) -> None:
    lacking = ("实际值",)
    missing = InputMissing(path=("甲",), low="0", high="10", fields=lacking, fields_en=lacking)
    check = CheckUndecided(path=("甲",), name="否", fields=lacking, fields_en=lacking, vetoes=vetoes)
    assert without_consequences([missing, check]) == ([missing, check] if vetoes else [missing])
