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


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ("0.5", "合计扣分 2 = 100 − 0.5（表上缺少的分值） − 97.5"),
        ("-0.5", "合计扣分 2 = 100 + 0.5（表上多出的分值） − 98.5"),
    ],
)
def test_half_a_point_more_or_less_than_the_rulesets(points: str, told: str) -> None:
    lines = [
        LedgerLine(("甲",), Fraction(2), Fraction(0), "", "", None),
        LedgerLine(("乙",), Fraction(points), Fraction(0), "", "", None, parts=Fraction(10)),
    ]
    score = 100 - 2 - Fraction(points)
    assert sum_of(lines, Total(score, score, Fraction(100), None, (), ""), words_of("zh")) == told
