"""360000/2017: rows that carry their own rule, cost within ±10/15/20 % and satisfaction by steps (facts §2 row 3a)."""

from __future__ import annotations

import pytest
from tests.rulesets.published import form, score, scored, total


def test_rows_name_their_rules() -> None:
    # 8.8 + 45 + 3 (12 % under the budget) + 24 + 8 (79 % is two whole steps of 5 below 90 %)
    result = scored("360000/2017", form("24-jiangxi"))
    assert (score(result, "成本控制率"), score(result, "满意率")) == ("3", "8")
    assert total(result) == "88.8"


@pytest.mark.parametrize(
    ("spent", "expected"),
    [("100", "5"), ("90", "5"), ("110", "5"), ("89.9", "3"), ("85", "3"), ("84.9", "1"), ("120", "1"), ("79.9", "0")],
)
def test_cost_within_bands(spent: str, expected: str) -> None:
    # “±10%内5分，±10–15%内3分，±15–20%内1分，±20%外0”
    text = form("24-jiangxi").replace("实际值: 88万元", f"实际值: {spent}万元")
    assert score(scored("360000/2017", text), "成本控制率") == expected


@pytest.mark.parametrize(
    ("rate", "expected"), [("95", "10"), ("90", "10"), ("85.1", "10"), ("85", "9"), ("40", "0"), ("0", "0")]
)
def test_one_point_for_every_five_percent(rate: str, expected: str) -> None:
    # “满意率≥90%得10分，每降5%扣1分，扣完为止”
    text = form("24-jiangxi").replace('实际值: "79%"', f'实际值: "{rate}%"')
    assert score(scored("360000/2017", text), "满意率") == expected


def test_five_points_whatever_the_row_is_worth() -> None:
    text = form("24-jiangxi").replace("成本控制率, 分值: 5", "成本控制率, 分值: 10")
    assert score(scored("360000/2017", text.replace("实际值: 88万元", "实际值: 95万元")), "成本控制率") == "5"


def test_ten_points_whatever_the_row_is_worth() -> None:
    text = form("24-jiangxi").replace("满意率, 分值: 10", "满意率, 分值: 20")
    assert score(scored("360000/2017", text.replace('实际值: "79%"', '实际值: "90%"')), "满意率") == "10"
