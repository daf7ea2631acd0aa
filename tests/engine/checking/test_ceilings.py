"""Scores that are fixed numbers: more than the points of some rows, or less than those of what is scored."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, compiled

USED = "补充 模板 表\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 甲 |\n"
TABLE = "方法 甲\n    | 合计（下级.得分） | 得分 |\n    | ≥ 9 | 10分 |\n    | ≥ 8 | 8分 |\n    | 其他 | 0 |\n"
RATIO = "    若 实际值 ≥ 指标值 则 分值\n    否则 实际值 ÷ 指标值 × 分值\n    修约 2 位小数\n"


def told(folder: Path, child: str) -> list[tuple[int, str]]:
    problems = compiled(folder, child).problems
    return [(each.span.line - 2, each.message("zh")) for each in problems if each.code == "MET-014" and each.span]


@pytest.mark.parametrize(
    ("points", "wanted"),
    [
        ("40分", [(1, "方法「甲」最高只给 10 分，「效益」有 40 分")]),
        ("10.5分", [(1, "方法「甲」最高只给 10 分，「效益」有 10.5 分")]),
        ("10分", []),
        ("8分", []),
    ],
)
def test_a_node_of_more_points_than_the_table_gives(tmp_path: Path, points: str, wanted: list[tuple[int, str]]) -> None:
    assert told(tmp_path, f"{TABLE}补充 模板 表\n    一级 效益 {points}，按 甲\n") == wanted


def test_a_node_of_more_points_than_an_inherited_table_gives(tmp_path: Path) -> None:
    parent = PARENT.replace("模板 表\n", f"{TABLE}模板 表\n").replace("一级 效益 40分", "一级 效益 10分，按 甲")
    child = "补充 模板 表\n    一级 产出 50分\n    一级 效益 20分\n"
    problems = compiled(tmp_path, child, parent=parent).problems
    assert [each.span.line - 2 for each in problems if each.code == "MET-014" and each.span] == [3]


def test_a_method_that_always_gives_the_same(tmp_path: Path) -> None:
    """No bands: it says what it gives, whatever the points."""
    assert told(tmp_path, "方法 甲\n    得 10分\n补充 模板 表\n    一级 效益 40分，按 甲\n") == []


@pytest.mark.parametrize(
    ("limit", "wanted"),
    [
        ("10", [(5, "方法「甲」最高只给 10 分，分值更多的行拿不到满分")]),
        ("59.9分", [(5, "方法「甲」最高只给 59.9 分，分值更多的行拿不到满分")]),
        # no group has more than 60
        ("60", []),
        ("100", []),
        ("分值", []),
        ("分值 × 120%", []),
    ],
)
def test_rows_capped_by_a_number(tmp_path: Path, limit: str, wanted: list[tuple[int, str]]) -> None:
    assert told(tmp_path, f"方法 甲\n{RATIO}    限于 0 至 {limit}\n{USED}") == wanted


@pytest.mark.parametrize(
    "lines",
    [
        # all rows of this kind may well be worth 10
        "    若 实际值 ≥ 指标值 则 10分\n    否则 5分\n",
        # what is left to a person may be more
        "    若 实际值 ≥ 指标值 则 5分\n    否则 待定 [0, 分值]，「由评价人定」\n",
        "    若 实际值 ≥ 指标值 则 5分\n    否则 比例\n",
    ],
)
def test_numbers_that_may_be_all_of_the_points(tmp_path: Path, lines: str) -> None:
    assert told(tmp_path, f"方法 甲\n{lines}{USED}") == []


@pytest.mark.parametrize(
    ("result", "points", "wanted"),
    [
        ("个数（分值 > 1分，分值 > 2分，分值 > 3分）× 1分", 5, "方法「甲」最高只给 3 分，「效益」有 5 分"),
        (
            "2分 × 个数（分值 > 1分，分值 > 2分）+ 个数（分值 > 3分）× 1分",
            6,
            "方法「甲」最高只给 5 分，「效益」有 6 分",
        ),
        ("个数（分值 > 1分，分值 > 2分，分值 > 3分）× 1分", 3, ""),
        ("个数（分值 > 1分，分值 > 2分）× 分值 ÷ 2", 5, ""),
    ],
)
def test_a_node_of_more_points_than_all_conditions_give(tmp_path: Path, result: str, points: int, wanted: str) -> None:
    found = told(tmp_path, f"方法 甲\n    得 {result}\n补充 模板 表\n    一级 效益 {points}分，按 甲\n")
    assert [message for _, message in found] == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("lines", "table", "points"),
    [
        ("若 实际值 ≥ 指标值 则 10\n    若 实际值 ≥ 0 则 5分\n    否则 0", USED, "10"),
        ("若 实际值 ≥ 指标值 则 10\n    否则 0\n    限于 0 至 10", USED, "10"),
        ("若 实际值 ≥ 指标值 则 分值\n    否则 0", USED, None),
        ("若 实际值 ≥ 指标值 则 10\n    否则 0\n    限于 0 至 分值", USED, None),
        (
            "若 实际值 ≥ 指标值 则 10\n    否则 0",
            USED.replace("方法 |", "分值 | 方法 |").replace("甲", "= 10 | 甲"),
            None,
        ),
        ("若 实际值 ≥ 指标值 则 0\n    否则 0", USED, None),
    ],
)
def test_rows_of_any_points_that_get_a_fixed_number(tmp_path: Path, lines: str, table: str, points: str | None) -> None:
    problems = compiled(tmp_path, f"方法 甲\n    {lines}\n{table}").problems
    message = f"方法「甲」给固定的 {points} 分：分值不是 {points} 的行也得 {points} 分"
    assert [each.message("zh") for each in problems if each.code == "MET-019"] == [message] * (points is not None)
