"""Hints about what is probably not meant: for the file being checked only, and quiet where there is a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, codes, compiled

from duheng.problems.severity import Severity

RATIO = "方法 甲\n    得 实际值 ÷ 指标值 × 分值\n"
USED = "补充 模板 表\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 甲 |\n"


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        (RATIO + USED, [(1, "MET-004"), (1, "RND-001")]),
        (RATIO + "    限于 0 至 分值\n" + USED, [(1, "RND-001")]),
        (RATIO + "    修约 2 位小数\n" + USED, [(1, "MET-004")]),
        # a term of another method is no score of its own
        ("方法 甲\n    得 乙\n    限于 0 至 分值\n方法 乙\n    得 分值 ÷ 3\n    修约 2 位小数\n" + USED, []),
        (RATIO + "    限于 0 至 分值\n    修约 2 位小数\n" + USED, []),
        ("方法 甲\n    得 四舍五入（实际值 ÷ 指标值 × 分值，2）\n    限于 0 至 分值\n" + USED, []),
        ("方法 甲\n    得 分值 × 80%\n" + USED, []),
        # half the points are within them, a part of something else needn't be
        ("方法 甲\n    得 分值 ÷ 2\n" + USED, []),
        ("方法 甲\n    得 分值 ÷ 50%\n" + USED, [(1, "MET-004")]),
        ("方法 甲\n    若 分值 > 1 则 0\n" + USED, [(1, "MET-002")]),
        ("方法 甲\n    | 分值 | 得分 |\n    | > 1 | 0 |\n" + USED, [(1, "MET-002")]),
        ("方法 甲\n    | 分值 | 得分 |\n    | > 1 | 0 |\n    | 其他 | 1 |\n" + USED, []),
        ("方法 甲\n    | 分值 | 得分 |\n    | > 1 | 0 |\n    | - | 1 |\n" + USED, []),
        ("方法 甲\n    | 分值 | 得分 |\n    | 其他 | 1 |\n    | > 1 | 0 |\n" + USED, [(4, "MET-003")]),
        ("方法 甲\n    得 1\n    否则 0\n    若 分值 > 1 则 2\n" + USED, [(3, "MET-003"), (4, "MET-003")]),
        ("参数 乙 = 1\n", [(1, "USE-001")]),
        ("参数 乙 = 1\n参数 丙 = 乙\n", [(2, "USE-001")]),
        ("校验 丁\n    要求 总分 ≥ 乙\n参数 乙 = 1\n", []),
        ("校验 丁\n    要求 总分 ≥ 0\n    提示 「{乙}」\n参数 乙 = 1\n", []),
    ],
)
def test_hints(tmp_path: Path, child: str, expected: list[tuple[int, str]]) -> None:
    assert codes(compiled(tmp_path, child)) == expected


def test_hints_do_not_keep_a_ruleset_from_computing(tmp_path: Path) -> None:
    found = compiled(tmp_path, RATIO + USED)
    assert found.ruleset is not None
    assert [each.level() for each in found.problems] == [Severity.INFO, Severity.INFO]


def test_where_the_total_is_rounded_methods_need_not_be(tmp_path: Path) -> None:
    child = RATIO + "    限于 0 至 分值\n补充 模板 表\n    总分 四舍五入（合计（一级.得分），2）\n"
    found = codes(compiled(tmp_path, child + USED.removeprefix("补充 模板 表\n")))
    assert found == []


def test_where_rows_may_name_their_method_none_is_unused(tmp_path: Path) -> None:
    assert codes(compiled(tmp_path, "方法 甲\n    得 1\n补充 模板 表\n    三级 可自选方法\n")) == []


def test_the_line_that_takes_every_case_is_named(tmp_path: Path) -> None:
    problem = compiled(tmp_path, "方法 甲\n    得 1\n    若 分值 > 1 则 2\n" + USED).problems[0]
    assert "第 4 行" in problem.message("zh")
    assert [span.line for span in problem.related] == [4]


@pytest.mark.parametrize(
    "noise",
    [
        "参数 无用 = 1\n",
        "方法 无用\n    若 分值 > 1 则 0\n",
        "方法 无用\n    得 实际值 ÷ 指标值 × 分值\n",
    ],
)
def test_hints_about_a_parent_are_told_in_the_parent(tmp_path: Path, noise: str) -> None:
    parent = PARENT.replace("参数 界限", noise + "参数 界限")
    assert codes(compiled(tmp_path, "", parent=parent)) == []


def test_an_amendment_that_leaves_a_hole_is_the_childs(tmp_path: Path) -> None:
    parent = PARENT.replace("    否则 0\n", "    若 自评得分 > 1 则 0\n")
    assert codes(compiled(tmp_path, "", parent=parent)) == []
    assert codes(compiled(tmp_path, "补充 方法 评定\n    若 分值 = 0 则 0\n", parent=parent)) == [(1, "MET-002")]


WEIGHTS = """\
档位 等次
    优: 100 至 60（含）
    差: 60 至 0
补充 模板 表
    一级 产出 {0}分
        二级 数量 {1}分
        二级 质量 {2}分
    一级 效益 {3}分{4}
    总分 {5}
    等级 等次[总分]
"""


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((60, 20, 40, 40, "", "合计（一级.得分）"), []),
        ((50, 20, 30, 40, "", "合计（一级.得分）"), [(4, "WGT-001")]),
        ((60, 20, 30, 40, "", "合计（一级.得分）"), [(5, "WGT-002")]),
        ((60, 20, 50, 40, "", "合计（一级.得分）"), [(5, "WGT-002")]),
        ((100, 50, 50, 10, "，不计入总分", "合计（一级.得分）"), []),
        ((60, 20, 40, 40, "，不计入总分", "合计（一级.得分）"), [(4, "WGT-001")]),
        ((60, 20, 40, 40, "", "四舍五入（合计（一级.得分），1）"), []),
        ((50, 20, 30, 40, "", "四舍五入（合计（一级.得分），1）"), [(4, "WGT-001")]),
        ((50, 20, 30, 40, "", "产出.得分 × 60% + 效益.得分"), []),
    ],
)
def test_weights(tmp_path: Path, numbers: tuple[object, ...], expected: list[tuple[int, str]]) -> None:
    assert codes(compiled(tmp_path, WEIGHTS.format(*numbers))) == expected


@pytest.mark.parametrize(
    ("lowest", "grade", "expected"),
    [
        ("60 至 0", "总分", []),
        ("60 至 10", "总分", [(3, "GRD-002", "总分 0 分没有等级：最低的「差」到 10 分为止")]),
        ("60 至 0（不含）", "总分", [(3, "GRD-002", "总分 0 分没有等级：最低的「差」到 0 分为止，不含")]),
        ("60 至 10", "总分 ÷ 100分 × 90分 + 10分", []),  # 10 at least: the grades are of something else
        ("60 至 0", "总分 ÷ 200分 × 100分", []),
    ],
)
def test_the_lowest_totals_have_a_grade(
    tmp_path: Path, lowest: str, grade: str, expected: list[tuple[int, str, str]]
) -> None:
    text = WEIGHTS.format(60, 20, 40, 40, "", "合计（一级.得分）").replace("60 至 0", lowest)
    found = compiled(tmp_path, text.replace("等级 等次[总分]", f"等级 等次[{grade}]")).problems
    assert [(each.span.line - 2, each.code, each.message("zh")) for each in found if each.span] == expected


def test_grades_of_a_share_of_the_total_are_not_held_against_the_points(tmp_path: Path) -> None:
    text = WEIGHTS.format(60, 20, 40, 60, "", "合计（一级.得分）")
    assert codes(compiled(tmp_path, text.replace("等级 等次[总分]", "等级 等次[总分 ÷ 120分 × 100分]"))) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("    二级 数量 20分\n    二级 质量 30分\n", [(2, "WGT-002")]),  # 50 of the parent's 60
        ("    二级 数量 20分\n    二级 质量 40分\n", []),
        ("    二级 数量 70分\n", [(2, "WGT-002")]),  # 70 alone are more than 60
        ("    二级 数量 50分\n", []),  # the form says what 质量 is worth
    ],
)
def test_points_that_a_child_changes_below_its_parents(
    tmp_path: Path, lines: str, expected: list[tuple[int, str]]
) -> None:
    assert codes(compiled(tmp_path, f"补充 模板 表\n{lines}")) == expected


@pytest.mark.parametrize(
    ("lines", "parts", "expected"),
    [
        ("得 最大（下级.得分）", (60, 60), []),  # the best of two
        ("得 个数（下级，得分 = 分值）÷ 2 × 分值", (1, 1), []),  # a share for each that is met
        ("得 合计（下级.得分）", (60, 40), []),  # 100 held to 60
        ("得 合计（下级.得分）", (20, 30), [(5, "WGT-002")]),  # 50 of 60 at best
    ],
)
def test_what_stands_below_a_node_that_has_a_method(
    tmp_path: Path, lines: str, parts: tuple[int, int], expected: list[tuple[int, str]]
) -> None:
    text = WEIGHTS.replace("一级 产出 {0}分", "一级 产出 {0}分，按 甲").format(60, *parts, 40, "", "合计（一级.得分）")
    found = codes(compiled(tmp_path, f"{text}方法 甲\n    {lines}\n    限于 0 至 分值\n    修约 2 位小数\n"))
    assert [each for each in found if each[1] == "WGT-002"] == expected


def test_grades_above_the_points_where_a_bonus_reaches_them(tmp_path: Path) -> None:
    """50 + 30 points and a fifth more are 96, so that grades up to 100 are no slip; 120 points for 100 are one."""
    bonus = "方法 加分\n    得 分值 × 120%\n    限于 0 至 分值 × 120%\n"
    text = WEIGHTS.replace("二级 数量 {1}分", "二级 数量 {1}分，按 加分")
    for numbers, expected in (((50, 20, 30, 30), []), ((80, 20, 60, 40), ["WGT-001"])):
        made = compiled(tmp_path, text.format(*numbers, "", "合计（一级.得分）") + bonus)
        assert [code for _, code in codes(made) if code in ("WGT-001", "GRD-001")] == expected


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["    一级 甲组 10分", "        字段 甲: 数", "        二级 乙组", "            字段 乙 = 1"], [4, 6]),
        (["    一级 甲组 10分", "    字段 甲: 数"], []),
        (["    字段 甲: 数", "    一级 甲组 10分"], []),
        (["    一级 甲组 10分", "    三级", "        字段 甲: 数"], []),
    ],
)
def test_a_field_that_looks_as_if_it_were_an_indicators(tmp_path: Path, lines: list[str], told: list[int]) -> None:
    """Below an indicator stand its indicators; a field there is filled in at the head of the form."""
    problems = compiled(tmp_path, "\n".join(["补充 模板 表", *lines, ""])).problems
    assert [each.span.line - 1 for each in problems if each.code == "SYN-033" and each.span] == told


@pytest.mark.parametrize(
    ("level", "fields", "told"),
    [
        ("    三级", ["        字段 甲: 数", "    字段 乙: 数"], [4]),
        ("    三级", ["        字段 甲: 数", "      字段 乙 = 分值", "  字段 丙: 数", "字段 丁: 数"], [5, 6]),
        ("\t三级", ["\t\t字段 甲: 数", "\t字段 乙: 数"], [4]),
        ("    三级", ["    字段 甲: 数", "    字段 乙: 数"], []),
        ("三级", ["字段 甲: 数", "字段 乙: 数"], []),
        ("    三级", ["  字段 甲: 数", "        字段 乙: 数"], []),
        ("    三级", ["        字段 甲: 数", "    二级", "        字段 乙: 数"], []),
    ],
)
def test_a_field_that_looks_as_if_it_were_the_forms(
    tmp_path: Path, level: str, fields: list[str], told: list[int]
) -> None:
    """Indentation means nothing, so a field set back to the template's own lines stays one of the level above it."""
    problems = compiled(tmp_path, "\n".join(["补充 模板 表", level, *fields, ""])).problems
    found = [each for each in problems if each.code == "SYN-032"]
    assert [each.span.line - 2 for each in found if each.span] == told
    assert all(each.message("zh").endswith("的缩进比三级的其他字段浅，但仍算三级的字段") for each in found)


@pytest.mark.parametrize(
    ("lines", "unused"),
    [
        ("    令 率 = 预算数 ÷ 1万元\n    得 分值\n", ["令「率」没有用到"]),
        ("    令 率 = 预算数 ÷ 1万元\n    得 分值\n    限于 0 至 分值 × 率\n", []),
        ("    令 率 = 预算数 ÷ 1万元\n    令 倍 = 率 × 2\n    若 倍 > 1 则 分值\n    否则 0\n", []),
        # the line that reads it can't be read itself
        ("    令 率 = 预算数 ÷ 1万元\n    若 率 达到 1 则 分值\n    否则 0\n", []),
    ],
)
def test_a_let_that_its_method_does_not_read(tmp_path: Path, lines: str, unused: list[str]) -> None:
    found = compiled(tmp_path, f"方法 甲\n{lines}{USED}").problems
    assert [each.message("zh") for each in found if each.code == "USE-001"] == unused


def test_a_let_of_another_name_changes_nothing_of_the_parent(tmp_path: Path) -> None:
    """The parent's method reads 完成率; a child that writes 率 instead is told so."""
    found = compiled(tmp_path, "补充 方法 比例\n    令 率 = 最小（实际值 ÷ 指标值，1）\n").problems
    assert [each.message("zh") for each in found if each.code == "USE-001"] == ["令「率」没有用到"]
    same = compiled(tmp_path, "补充 方法 比例\n    令 完成率 = 最小（实际值 ÷ 指标值，1）\n").problems
    assert [each.code for each in same if each.code == "USE-001"] == []
