"""Values whose sign, number and unit stand in cells of their own below one label."""

from __future__ import annotations

import pytest
from tests.engine.importing.sheets import imported, rows_of, sheet, told

HEAD = "| 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | < | < | 全年实际值 | < | 得分 |"


@pytest.mark.parametrize(
    ("cells", "target", "actual"),
    [
        ("≥ | 1000 | 人次 | 950 | 人次", "≥1000人次", "950人次"),
        ("≥ | 1000人次 |  | 950人次 | <", "≥1000人次", "950人次"),
        ("≤ | 5% |  |  | 3%", "≤5%", "3%"),
        (" | = | 12次 | 12次 |", "=12次", "12次"),
        ("良好 | < | < | 良好 | <", "良好", "良好"),
    ],
)
def test_parts_of_a_value_are_joined(cells: str, target: str, actual: str) -> None:
    found = imported(sheet(f"{HEAD}\n| 产出指标 | 数量指标 | 甲 | 50 | {cells} | 45 |"))
    assert [(row["指标值"], row["实际值"], row["自评得分"]) for row in rows_of(found)] == [(target, actual, "45")]
    assert [cell.span.column for row in found.form.rows for cell in row.cells if cell.label == "自评得分"] == [10]
    assert told(found) == []
    assert found.left == ()


@pytest.mark.parametrize(
    ("cells", "target", "left"),
    [
        ("10人 | 20人 |  | 9人 |", "10人", "20人"),
        ("≥ | 良好 |  | 9人 |", "≥", "良好"),
        ("10 | 优 |  | 9人 |", "10", "优"),
        ("≥ | ≥10人 |  | 9人 |", "≥", "≥10人"),
    ],
)
def test_what_makes_no_value_together_is_left(cells: str, target: str, left: str) -> None:
    found = imported(sheet(f"{HEAD}\n| 产出指标 | 数量指标 | 甲 | 50 | {cells} | 45 |"))
    assert [row["指标值"] for row in rows_of(found)] == [target]
    assert [each.text for each in found.left] == [left]
    assert [code for code, _ in told(found)] == ["IMP-012"]
