"""The sum of the losses as what is left of the full points."""

from __future__ import annotations

from fractions import Fraction

import pytest

from duheng.evaluation.result import LedgerLine, Total
from duheng.presentation.losses import sum_of
from duheng.presentation.words import words_of


@pytest.mark.parametrize(
    ("score", "told"),
    [(98, "合计扣分 2 = 100 − 98"), (0, "合计扣分 100 = 100 − 0"), (-3, "合计扣分 103 = 100 − (−3)")],
)
def test_a_score_below_zero_stands_in_brackets(score: int, told: str) -> None:
    lost = LedgerLine(("甲",), Fraction(100 - score), Fraction(0), "", "", None)
    total = Total(Fraction(score), Fraction(score), Fraction(100), None, (), "")
    assert sum_of([lost], total, words_of("zh")) == told
