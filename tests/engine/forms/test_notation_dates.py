"""Dates in cells: days, months and years as ranges, deadlines.

A deadline holds the whole period that it names.
"""

from __future__ import annotations

from datetime import date

import pytest

from duheng.forms.notation import read_date, read_value
from duheng.language.types import Direction
from duheng.language.values import Bounded, Quantity, Words

PERIODS = [
    ("2023年12月", Direction.NONE, date(2023, 12, 1), date(2023, 12, 31)),
    ("2023年2月", Direction.NONE, date(2023, 2, 1), date(2023, 2, 28)),
    ("2023年10月", Direction.NONE, date(2023, 10, 1), date(2023, 10, 31)),
    ("2023-12", Direction.NONE, date(2023, 12, 1), date(2023, 12, 31)),
    ("2023/12", Direction.NONE, date(2023, 12, 1), date(2023, 12, 31)),
    ("2023年", Direction.NONE, date(2023, 1, 1), date(2023, 12, 31)),
    ("2023年度", Direction.NONE, date(2023, 1, 1), date(2023, 12, 31)),
    ("2023年12月底", Direction.NONE, date(2023, 12, 1), date(2023, 12, 31)),
    ("2023年12月前", Direction.NEGATIVE, None, date(2023, 12, 31)),
    ("2023年12月底前", Direction.NEGATIVE, None, date(2023, 12, 31)),
    ("2023年12月31日前", Direction.NEGATIVE, None, date(2023, 12, 31)),
    ("2023年6月30日之前", Direction.NEGATIVE, None, date(2023, 6, 30)),
    ("2023年6月以前", Direction.NEGATIVE, None, date(2023, 6, 30)),
    ("2021年12月完成", Direction.NEGATIVE, None, date(2021, 12, 31)),
    ("2021年12月底之前完成", Direction.NEGATIVE, None, date(2021, 12, 31)),
    ("2023年底前完成", Direction.NEGATIVE, None, date(2023, 12, 31)),
    ("2023年内", Direction.NEGATIVE, None, date(2023, 12, 31)),
    ("≤2023年12月", Direction.NEGATIVE, None, date(2023, 12, 31)),
    ("不晚于2023年12月15日", Direction.NEGATIVE, None, date(2023, 12, 15)),
    ("=2023年12月", Direction.EQUAL, date(2023, 12, 1), date(2023, 12, 31)),
    ("≥2023年12月", Direction.POSITIVE, date(2023, 12, 1), None),
    ("2023年1月至2024年2月", Direction.BAND, date(2023, 1, 1), date(2024, 2, 29)),
]


@pytest.mark.parametrize(("text", "direction", "low", "high"), PERIODS)
def test_period(text: str, direction: Direction, low: date | None, high: date | None) -> None:
    value = read_value(text)
    assert isinstance(value, Bounded)
    assert value.direction is direction
    assert value.low == (None if low is None else low.toordinal())
    assert value.high == (None if high is None else high.toordinal())
    assert value.unit.text == "日期"


@pytest.mark.parametrize(
    "text", ["2023年2月24日", "2023-02-24", "２０２３／２／２４", "20230224", "2023-02-24 00:00:00", " 2023.2.24 "]
)
def test_date(text: str) -> None:
    value = read_date(text)
    assert isinstance(value, Quantity)
    assert value.number == date(2023, 2, 24).toordinal()
    assert value.text == text.strip()


def test_month_where_a_date_is_expected() -> None:
    value = read_date("2023.12")
    assert isinstance(value, Bounded)
    assert (value.low, value.high) == (date(2023, 12, 1).toordinal(), date(2023, 12, 31).toordinal())


@pytest.mark.parametrize("text", ["", "2023", "20231301", "2023年2月30日", "2023-2/24", "2023年12月前", "9" * 300])
def test_no_date(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize("text", ["2024年1月至2023年2月", "2023年至2023年6月", "2023年7月至2023年"])
def test_a_band_that_ends_before_it_begins_or_holds_its_own_end_is_words(text: str) -> None:
    assert isinstance(read_value(text), Words)
