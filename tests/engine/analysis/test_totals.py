"""Totals with weights: where they end, which grades they can't reach, what they leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api

RULES = """\
规则集 990101/2020 「试」
    状态 试行
档位 等级表
    优: 100 至 90（含）
    良: 90 至 60（含）
    差: 60 至 0
参数 权重 = 50%
方法 甲
    若 实际值 ≥ 指标值 则 分值
    否则 0
    {limit}
模板 表
    一级 投入 {first}分
    一级 产出 50分{outside}
        二级 数量 30分
        二级 质量 20分
    一级 效果 30分
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.方向 | 方法 |
        | 正向        | 甲   |
    总分 {total}
    等级 等级表[总分]
校验 权重
    要求 权重 = 50%
    提示 「没有」
"""


def told(
    folder: Path, total: str, *, first: int = 20, limit: str = "限于 0 至 分值", outside: str = ""
) -> list[tuple[str, str]]:
    file = folder / "试.rules"
    text = RULES.format(total=total, first=first, limit=limit, outside=outside)
    file.write_text(text, encoding="utf-8")
    found = api.check(file).problems
    return [(each.code, each.message("zh")) for each in found if each.code[:3] in ("WGT", "GRD")]


@pytest.mark.parametrize(
    ("total", "most"),
    [
        # 20 × 20% + 50 × 50% + 30 × 30% = 4 + 25 + 9
        ("投入.得分 × 20% + 产出.得分 × 50% + 效果.得分 × 30%", "38"),
        # 20 + 50 × 50% + 30 = 75
        ("投入.得分 + 产出.得分 × 权重 + 效果.得分", "75"),
        # 20 + 50 + 30 + 10% of 100
        ("合计（一级.得分）× 110%", "110"),
        ("四舍五入（合计（一级.得分）× 95%，0）", "95"),
        # the groups of the second level are those of 产出, 30 + 20
        ("合计（二级.得分）", "50"),
        ("合计（产出.下级.得分）+ 效果.得分 + 合计（投入.三级.得分）- 1分", "99"),
        # what is taken away counts least where it is nothing: 50 + 30
        ("产出.得分 + 效果.得分 - 投入.得分", "80"),
    ],
)
def test_where_a_total_ends(tmp_path: Path, total: str, most: str) -> None:
    assert ("WGT-003", f"总分最高 {most} 分，等级的最高分是 100 分") in told(tmp_path, total)


@pytest.mark.parametrize(
    "total",
    [
        "投入.得分 + 产出.得分 + 效果.得分",
        "最小（合计（一级.得分）× 2，100分）",
        "合计（三级.得分）",
        # how many rows there are only the form says
        "平均（三级.得分）",
        "合计（三级.得分，指标值.性质 = 定量）",
        "个数（三级，得分 = 分值）",
    ],
)
def test_a_total_that_ends_where_the_grades_do_or_nobody_knows_where(tmp_path: Path, total: str) -> None:
    assert told(tmp_path, total) == []


def test_grades_beyond_a_weighted_total(tmp_path: Path) -> None:
    found = told(tmp_path, "投入.得分 × 20% + 产出.得分 × 50% + 效果.得分 × 30%")
    assert [text for code, text in found if code == "GRD-001"] == [
        "等级「优」永远评不上：总分最高 38 分",
        "等级「良」永远评不上：总分最高 38 分",
    ]


def test_grades_below_the_least_total(tmp_path: Path) -> None:
    """20 points and more go to 差 (60 and less); below 60 nothing can be where 60 are given away."""
    assert told(tmp_path, "合计（一级.得分）× 40% + 60分") == [("GRD-001", "等级「差」永远评不上：总分最低 60 分")]


def test_a_bonus_may_lift_a_weighted_total(tmp_path: Path) -> None:
    assert told(tmp_path, "合计（一级.得分）× 90%", limit="限于 0 至 分值 × 120%") == []
    assert [code for code, _ in told(tmp_path, "合计（一级.得分）× 90%", limit="限于 0 至 分值 × 90%")] == ["WGT-003"]


def test_a_group_that_the_total_leaves_out(tmp_path: Path) -> None:
    found = told(tmp_path, "投入.得分 × 5 + 效果.得分 × 0")
    assert ("WGT-004", "总分没有用到「产出」") in found
    assert told(tmp_path, "投入.得分 × 4 + 效果.得分 × 2 ÷ 3", outside="，不计入总分") == []
    assert [code for code, _ in told(tmp_path, "投入.得分 + 数量.得分 + 质量.得分 + 效果.得分")] == []


@pytest.mark.parametrize(
    "total",
    ["100", "合计（一级.分值）", "个数（三级）", "投入.分值 + 产出.分值 + 效果.分值", "合计（三级.自评得分）"],
)
def test_a_total_that_is_the_same_whatever_the_rows_score(tmp_path: Path, total: str) -> None:
    assert told(tmp_path, total) == [("WGT-005", "总分没有用到得分：各行得多少分，总分都一样")]


@pytest.mark.parametrize(
    ("limit", "codes"),
    [
        ("限于 0 至 分值 × 90%", ["WGT-001"]),
        ("限于 0 至 分值 - 1分", ["WGT-001"]),
        ("限于 0 至 最小（分值，5分）", ["WGT-001"]),
        ("限于 0 至 分值 × 120%", []),
        ("限于 0 至 分值 + 2分", []),
        ("限于 0 至 最大（分值，5分）", []),
    ],
)
def test_only_a_limit_above_the_points_makes_up_for_too_few(tmp_path: Path, limit: str, codes: list[str]) -> None:
    """10 + 50 + 30 = 90 points are too few; only more than the points of a row could fill them up."""
    assert [code for code, _ in told(tmp_path, "合计（一级.得分）", first=10, limit=limit)] == codes


@pytest.mark.parametrize("total", ["合计（一级.得分）", "投入.得分 + 产出.得分 + 效果.得分"])
def test_a_grade_below_zero(tmp_path: Path, total: str) -> None:
    text = RULES.format(total=total, first=20, limit="{limit}", outside="")
    text = text.replace("    差: 60 至 0\n", "    差: 60 至 0（含）\n    极差: 0 至 -10\n")
    file = tmp_path / "试.rules"
    file.write_text(text.format(limit="限于 0 至 分值"), encoding="utf-8")
    assert "等级「极差」永远评不上：总分最低 0 分" in [each.message("zh") for each in api.check(file).problems]
    file.write_text(text.format(limit="限于 0 - 2分 至 分值"), encoding="utf-8")
    assert "GRD-001" not in [each.code for each in api.check(file).problems]


def test_a_grade_below_zero_may_be_reached_where_a_calculation_has_no_limit(tmp_path: Path) -> None:
    """Two accidents cost 120 of 100 points: the form of this ruleset is graded 负 at -20."""
    file = tmp_path / "试.rules"
    text = RULES.format(total="合计（一级.得分）", first=20, limit="", outside="")
    text = text.replace("    差: 60 至 0\n", "    差: 60 至 0（含）\n    负: 0 至 -50\n")
    file.write_text(text.replace("    否则 0\n", "    否则 分值 - 60分\n"), encoding="utf-8")
    assert "GRD-001" not in [each.code for each in api.check(file).problems]
    file.write_text(text, encoding="utf-8")
    assert "GRD-001" in [each.code for each in api.check(file).problems]


@pytest.mark.parametrize("own", ["+ 加分", "- 加分 × 2", "+ 最小（加分，10分）"])
def test_nobody_knows_where_a_total_ends_to_which_the_form_itself_adds(tmp_path: Path, own: str) -> None:
    """Grades above 100 and below 0 may be reached; that its groups give 100 is as it should be."""
    file = tmp_path / "试.rules"
    text = RULES.format(total=f"合计（一级.得分）{own}", first=20, limit="限于 0 至 分值", outside="")
    text = text.replace("    优: 100 至 90（含）", "    特优: 120 至 100（含）\n    优: 100 至 90（含）")
    text = text.replace("    差: 60 至 0", "    差: 60 至 0（含）\n    负: 0 至 -50").replace(
        "    一级 投入", "    字段 加分: 数，单位 分\n    一级 投入"
    )
    file.write_text(text, encoding="utf-8")
    assert [each for each in api.check(file).problems if each.code[:3] in ("WGT", "GRD")] == []


def test_nobody_knows_where_a_total_ends_that_the_form_says_itself(tmp_path: Path) -> None:
    file = tmp_path / "试.rules"
    text = RULES.format(total="加分", first=20, limit="限于 0 至 分值", outside="")
    file.write_text(text.replace("    一级 投入", "    字段 加分: 数，单位 分\n    一级 投入"), encoding="utf-8")
    codes = {each.code for each in api.check(file).problems if each.code[:3] in ("WGT", "GRD")}
    assert codes == set()


def test_what_the_template_says_of_the_level_of_rows_has_no_rows_below_it(tmp_path: Path) -> None:
    """20 + 50 + 30 of all rows, one of which the template names."""
    file = tmp_path / "试.rules"
    text = RULES.format(total="合计（三级.得分）× 90%", first=20, limit="限于 0 至 分值", outside="")
    named = "    一级 效果\n        二级 面\n            三级 点 30分\n"
    file.write_text(text.replace("    一级 效果 30分\n", named), encoding="utf-8")
    assert ("WGT-003", "总分最高 90 分，等级的最高分是 100 分") in [
        (each.code, each.message("zh")) for each in api.check(file).problems
    ]
