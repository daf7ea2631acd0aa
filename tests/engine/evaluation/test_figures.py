"""Numbers as explanations show them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from duheng.evaluation.telling.figures import measured, percent, points
from duheng.language.ranges import Range
from duheng.language.types import OPEN, Numeric, Plain, Type
from duheng.language.units import DAYS, MEASURED, MONEY, POINTS, RATIO, Dimension

F = Fraction
YUAN_A_HEAD: Dimension = (("人", -1), ("元", 1))
A_DAY: Dimension = (("天", -1),)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (F(35, 64), "≈54.69%"),
        (F(1, 2), "50%"),
        (F(3, 2), "150%"),
        (F(-1, 4), "−25%"),
        (F("0.9499996"), "94.99996%"),
        (F(9_499_999, 10_000_001), "≈94.9999805%"),
        (F(284999, 300000), "≈94.9997%"),
        (F(1, 3), "≈33.33%"),
    ],
)
def test_a_ratio_never_looks_like_a_whole_percentage_that_it_is_not(value: F, shown: str) -> None:
    assert percent(value) == shown


@pytest.mark.parametrize(
    ("value", "type_", "ratio", "shown"),
    [
        (F(1, 2), Numeric(RATIO, bare=True), True, "50%"),
        (F(1, 2), Numeric(RATIO, bare=True), False, "0.5"),
        (F(1, 2), Numeric(RATIO), False, "50%"),
        (F(25_000), Numeric(MONEY), False, "2.5万元"),
        (F(9_999), Numeric(MONEY), False, "9999元"),
        (F(-10_000), Numeric(MONEY), False, "−1万元"),
        (F(99_990_000), Numeric(MONEY), False, "9999万元"),
        (F(100_000_000), Numeric(MONEY), False, "1亿元"),
        (F(8), Numeric(POINTS), False, "8分"),
        (F(3), Numeric(DAYS), False, "3天"),
        (F(3), Numeric(MEASURED), False, "3"),
        (F(500), Numeric(YUAN_A_HEAD), False, "500元/人"),
        (F(5), Numeric(A_DAY), False, "5/天"),
        (F(date(2023, 12, 1).toordinal()), Plain.DATE, False, "2023-12-01"),
        (F(-5), Plain.DATE, False, "−5"),
        (F(1, 3), OPEN, False, "≈0.3333"),
        ("优", Plain.TEXT, False, "优"),
        (Range(F(1, 5), F(2, 5)), Numeric(RATIO), False, "20%～40%"),
        (Range(None, F(2, 5)), Numeric(RATIO), False, "？～40%"),
    ],
)
def test_a_value_with_its_unit(value: object, type_: Type, ratio: bool, shown: str) -> None:
    assert measured(value, type_, None, ratio=ratio) == shown


def test_points() -> None:
    assert (points(F(2)), points(F(2, 3)), points(Range(F(1), None))) == ("2", "≈0.6667", "1～？")
