"""What results say of claims and cells: differences where there are any, units once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from duheng.evaluation.findings import of_points
from duheng.evaluation.result import CellText, NodeResult, State, Total
from duheng.language.types import FieldKind


@pytest.mark.parametrize(
    ("claimed", "low", "high", "apart"),
    [
        (None, "8", "8", None),
        ("9", "8", "8", "1"),
        ("7", "8", "8", "-1"),
        ("8", "8", "8", "0"),
        ("8", "6", "9", None),
        ("5", "6", "9", "-1"),
        ("10", "6", "9", "1"),
        ("10", "6", None, None),
    ],
)
def test_a_claim_is_held_against_the_nearer_end(claimed: str | None, low: str, high: str | None, apart: str) -> None:
    said = None if claimed is None else Fraction(claimed)
    total = Total(Fraction(low), None if high is None else Fraction(high), Fraction(10), said, (), "")
    assert total.difference == (None if apart is None else Fraction(apart))


def test_what_does_not_apply_has_no_difference() -> None:
    def node(state: State) -> NodeResult:
        return NodeResult(
            ("甲",), 1, Fraction(5), Fraction(0), Fraction(0), Fraction(5), "", state, False, "", None, ""
        )

    assert node(State.SCORED).difference == 5
    assert node(State.NOT_APPLICABLE).difference is None


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [("64.22", "万元", "64.22万元"), ("64.22万", "万元", "64.22万元"), ("64.22万元", "", "64.22万元"), ("1", "", "1")],
)
def test_a_unit_is_not_shown_twice(text: str, unit: str, shown: str) -> None:
    assert CellText("年初预算数", text, FieldKind.MONEY, unit).shown == shown


@pytest.mark.parametrize(("count", "zh", "en"), [(6, "六的", "六 aren't"), (8, "六等 8 项的", "六 and 2 more aren't")])
def test_many_names_are_counted(count: int, zh: str, en: str) -> None:
    found = of_points([(name,) for name in "一二三四五六七八"[:count]], "000000/2020")
    assert found.message("zh").startswith(f"一、二、三、四、五、{zh}")
    assert en in found.message("en")
