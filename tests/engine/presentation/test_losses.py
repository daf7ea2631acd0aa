"""The sum of the losses as what is left of the full points."""

from __future__ import annotations

from fractions import Fraction

import pytest

from duheng.evaluation.result import LedgerLine, Total
from duheng.presentation.losses import nothing_lost, sum_of
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


@pytest.mark.parametrize(
    ("low", "high", "told", "told_en"),
    [
        ("100", "100", "没有扣分。", "No points were lost."),
        ("90", "100", "能算定的各项没有扣分。", "No points were lost where the score is settled."),
        ("20", None, "能算定的各项没有扣分。", "No points were lost where the score is settled."),
    ],
)
def test_nothing_lost_is_said_of_what_is_settled(low: str, high: str | None, told: str, told_en: str) -> None:
    """Of 90～100 ten points may still be lost."""
    total = Total(Fraction(low), None if high is None else Fraction(high), None, None, (), "")
    assert nothing_lost(total, words_of("zh")) == told
    assert nothing_lost(total, words_of("en")) == told_en
