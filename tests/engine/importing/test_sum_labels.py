"""What rows of sums are called: with remarks in brackets, and of which rows they say that they are the sums."""

from __future__ import annotations

import pytest
from tests.engine.importing.sheets import imported, rows_of, sheet, told

HEAD = "| 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 |"
FIRST = "| 产出指标 | 数量指标 | 甲 | 50 | ≥10人 | 9人 | 45 |"


@pytest.mark.parametrize(
    "label",
    [
        "总分（100分）",
        "总分（满分100分）",
        "总分（含预算执行率）",
        "合计（含预算执行率10分）",
        "合计得分(分)",
        "得分合计",
        "综合得分",
        "项目总分：",
        "自评总得分",
    ],
)
def test_the_sums_of_the_whole_form(label: str) -> None:
    found = imported(sheet(f"{HEAD}\n{FIRST}\n| {label} | < | < | 50 |  |  | 45 |"))
    assert [row["三级"] for row in rows_of(found)] == ["甲"]
    assert [(cell.label, cell.text) for cell in found.form.head] == [("自评总分", "45")]
    assert told(found) == []


@pytest.mark.parametrize("label", ["指标得分合计", "各项指标得分合计", "绩效指标得分小计", "产出指标得分小计"])
def test_the_sums_of_some_rows(label: str) -> None:
    total = "| 总分（100分） | < | < | 50 |  |  | 55 |"
    found = imported(sheet(f"{HEAD}\n{FIRST}\n| {label} | < | < | 50 |  |  | 45 |\n{total}"))
    assert [row["三级"] for row in rows_of(found)] == ["甲"]
    assert [(cell.label, cell.text) for cell in found.form.head] == [("自评总分", "55")]
    assert told(found) == []


def test_a_remark_before_which_no_sums_are_named_makes_none() -> None:
    found = imported(sheet(f"{HEAD}\n{FIRST}\n| 其他指标（总分） | 其他 | 乙 | 5 | ≥1项 | 1项 | 5 |"))
    assert [row["三级"] for row in rows_of(found)] == ["甲", "乙"]


@pytest.mark.parametrize(
    "line", ["| 总分：45分 | < | < | < | < | < | < |", "| 总得分:45 |", "| 合计：45 |  |  |  | 自评等级 | 良 |"]
)
def test_the_sum_of_the_whole_form_in_the_cell_of_its_label(line: str) -> None:
    found = imported(sheet(f"{HEAD}\n{FIRST}\n{line}"))
    assert [row["三级"] for row in rows_of(found)] == ["甲"]
    said = {cell.label: cell.text for cell in found.form.head}
    assert said["自评总分"].removesuffix("分") == "45"
    assert said.get("自评等级", "良") == "良"
    assert told(found) == []


def test_the_sums_of_the_whole_form_above_its_rows() -> None:
    found = imported(sheet(f"{HEAD}\n| 总分 | < | < | 50 |  |  | 45 |\n{FIRST}"))
    assert [row["三级"] for row in rows_of(found)] == ["甲"]
    assert [(cell.label, cell.text) for cell in found.form.head] == [("自评总分", "45")]
    assert told(found) == []


def test_sums_above_the_rows_and_others_below_them() -> None:
    found = imported(sheet(f"{HEAD}\n| 总分 | < | < | 50 |  |  | 45 |\n{FIRST}\n| 总分 | < | < | 50 |  |  | 46 |"))
    assert [row["三级"] for row in rows_of(found)] == ["甲"]
    assert [(cell.label, cell.text) for cell in found.form.head] == [("自评总分", "45")]
    assert [code for code, _ in told(found)] == ["IMP-012"]


def test_a_number_may_stand_before_the_sums_of_the_whole_form() -> None:
    """That of the row, or the sums themselves where the columns run the other way; a group's name may not."""
    for head, first, total in (
        (f"| 序号 {HEAD}", f"| 1 {FIRST}", "| 2 | 总分 |  |  | 50 |  |  | 45 |"),
        (
            "| 得分 | 全年实际值 | 年度指标值 | 分值 | 三级指标 | 二级指标 | 一级指标 |",
            "| 45 | 9人 | ≥10人 | 50 | 甲 | 数量指标 | 产出指标 |",
            "| 45 |  |  | 50 |  |  | 总分 |",
        ),
    ):
        found = imported(sheet(f"{head}\n{first}\n{total}"))
        assert [row["三级"] for row in rows_of(found)] == ["甲"]
        assert [(cell.label, cell.text) for cell in found.form.head] == [("自评总分", "45")]
    below = imported(sheet(f"{HEAD}\n{FIRST}\n| 产出指标 | 合计 |  | 50 |  |  | 45 |"))
    assert below.form.head == ()
