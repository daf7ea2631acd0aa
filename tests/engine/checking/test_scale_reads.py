"""Scales whose ends and what is looked up in them are a hundred times apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, compiled

BARE = "替换 档位 完成情况\n    好: 100 至 80（含）\n    中: 80 至 60（含）\n    差: 60 至 0\n"
GRADES = (
    "档位 评价等级\n    优: {high} 至 {low}（含）\n    差: {low} 至 {end}\n补充 模板 表\n    等级 评价等级[{read}]\n"
)
METHOD = "替换 方法 评定\n    令 率 = {rate}\n    若 率 属于 完成情况[完成档次] 则 自评得分\n    否则 0\n    限于 0 至 分值\n"


def told(folder: Path, child: str) -> list[tuple[str, int, str]]:
    codes = ("GAP-014", "TYP-002", "WGT-001", "GRD-001")
    problems = compiled(folder, child, parent=PARENT).problems
    return [
        (each.code, each.span.line - 2, each.message("zh")) for each in problems if each.code in codes and each.span
    ]


def test_tiers_without_percent_signs_for_a_rate(tmp_path: Path) -> None:
    """The parent's method asks whether 自评得分 ÷ 分值, at most 1, lies from 80 to 100."""
    message = "档位「完成情况」的端点没有写 %，“自评得分 ÷ 分值”却是比率，100 就是 10000%"
    assert told(tmp_path, BARE) == [("GAP-014", 1, message)]
    (found,) = (each for each in compiled(tmp_path, BARE).problems if each.code == "GAP-014")
    assert found.hint("zh") == "每个端点都写 %：100%。"
    assert found.hint("en") == "Write % after every end: 100%."


@pytest.mark.parametrize(
    ("rate", "codes"),
    [
        ("自评得分 ÷ 分值", ["GAP-014"]),
        ("自评得分 ÷ 分值 × 100", []),
        ("实际值 ÷ 指标值", ["GAP-014"]),
        ("实际值", []),
        ("自评得分", []),
    ],
)
def test_what_is_a_rate(tmp_path: Path, rate: str, codes: list[str]) -> None:
    assert [code for code, _, _ in told(tmp_path, BARE + METHOD.format(rate=rate))] == codes


def test_tiers_up_to_1_are_rates(tmp_path: Path) -> None:
    assert (
        told(tmp_path, "替换 档位 完成情况\n    好: 1 至 0.8（含）\n    中: 0.8 至 0.6（含）\n    差: 0.6 至 0\n") == []
    )


@pytest.mark.parametrize("end", ["0", "0%"])
def test_grades_in_percent_for_points(tmp_path: Path, end: str) -> None:
    """Nothing else is told: the grades' points don't say anything while they are percentages."""
    child = GRADES.format(high="100%", low="90%", end=end, read="总分")
    message = "档位「评价等级」的端点写了 %，“总分”却是分数，100% 就是 1 分"
    assert told(tmp_path, child) == [("GAP-014", 1, message)]


@pytest.mark.parametrize(
    ("high", "low", "read"), [("100", "90", "总分"), ("100分", "90分", "总分"), ("100%", "90%", "总分 ÷ 100分")]
)
def test_grades_and_what_they_grade_alike(tmp_path: Path, high: str, low: str, read: str) -> None:
    assert told(tmp_path, GRADES.format(high=high, low=low, end="0", read=read)) == []
