"""The first set of static checks: each kind of mistake gives its code on its line, and what is right gives nothing."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, codes, compiled

WRONG = [
    pytest.param("方法 甲\n    得 分植\n", (2, "NAM-001"), id="misspelt field"),
    pytest.param("方法 甲\n    得 方法乙\n", (2, "NAM-001"), id="unknown method read as a name"),
    pytest.param("方法 甲\n    若 分值 = 否 则 0\n    否则 1\n", (2, "NAM-015"), id="no, written as a name"),
    pytest.param("补充 模板 表\n    一级 产出 60分，按 没有\n", (2, "NAM-002"), id="unknown method of a node"),
    pytest.param("方法 甲\n    若 没有档[好] = 好 则 0\n    否则 1\n", (2, "NAM-003"), id="unknown scale"),
    pytest.param("补充 模板 表\n    字段 甲: 文木\n", (2, "NAM-004"), id="unknown kind of field"),
    pytest.param("方法 甲\n    得 分值\n    修约 2 位小数，四舍\n", (3, "NAM-004"), id="unknown rounding"),
    pytest.param("方法 甲\n    得 分值\n    修约 99 位小数\n", (3, "NAM-004"), id="too many places"),
    pytest.param("校验 甲\n    要求 总分 ≥ 0\n    级别 严重\n", (3, "NAM-004"), id="unknown severity"),
    pytest.param("方法 甲\n    若 实际值 ≥ 10万圆 则 分值\n    否则 0\n", (2, "NAM-005"), id="unknown unit"),
    pytest.param("方法 甲\n    若 指标值.走向 = 正向 则 0\n    否则 1\n", (2, "NAM-006"), id="unknown attribute"),
    pytest.param("参数 分值 = 10分\n", (1, "NAM-007"), id="a name of the language"),
    pytest.param("参数 总分 = 10分\n", (1, "NAM-007"), id="a name of the form"),
    pytest.param("参数 四舍五入 = 10分\n", (1, "NAM-007"), id="a name of an operation"),
    pytest.param("方法 positive\n    得 分值\n", (1, "NAM-007"), id="a name of the language in English"),
    pytest.param("方法 甲\n    令 分值 = 3分\n    得 分值\n", (2, "NAM-007"), id="a let that hides the language's"),
    *(
        pytest.param(f"方法 甲\n    令 {name} = 3分\n    得 {name}\n", (2, "NAM-033"), id=f"a let that hides {name}")
        for name in ("实际值", "预算数", "界限", "比例")
    ),
    pytest.param("方法 甲\n    得 四舍五入(分值)\n", (2, "NAM-008"), id="too few arguments"),
    pytest.param("校验 甲\n    要求 实际值 有值\n", (2, "NAM-009"), id="a row's field outside rows"),
    pytest.param("补充 模板 表\n    一级 产出 60分，按 比例\n", (2, "NAM-009"), id="a row's method on a group"),
    pytest.param("方法 甲\n    得 合计(分值)\n", (2, "NAM-010"), id="aggregate of no nodes"),
    pytest.param(
        "校验 甲\n    对每个 四级\n    要求 得分 = 分值\n", (3, "NAM-025"), id="a check of a level below the rows"
    ),
    pytest.param("校验 甲\n    要求 个数（四级）= 0\n", (2, "NAM-025"), id="an aggregate over a level below the rows"),
    pytest.param(
        "校验 甲\n    要求 合计（产出.一级.分值）= 0\n", (2, "NAM-026"), id="an aggregate above what it names"
    ),
    pytest.param(
        "方法 甲\n    得 合计（一级.得分）\n补充 模板 表\n    一级 产出 60分，按 甲\n",
        (2, "NAM-026"),
        id="a group of its own level",
    ),
    pytest.param("方法 甲\n    若 预算数 ≥ 95% 则 分值\n    否则 0\n", (2, "TYP-002"), id="money against a ratio"),
    pytest.param("方法 甲\n    若 分值 + 3万元 > 0 则 0\n    否则 1\n", (2, "TYP-002"), id="points plus money"),
    pytest.param("方法 甲\n    得 预算数 ÷ 预算数\n", (2, "TYP-003"), id="a ratio as score"),
    pytest.param("方法 甲\n    得 预算数\n", (2, "TYP-003"), id="money as score"),
    pytest.param("方法 甲\n    得 实际值 ÷ 指标值\n", (2, "TYP-003"), id="a completion rate as score"),
    pytest.param(
        "方法 甲\n    若 实际值 ÷ 指标值 ≥ 3件 则 0\n    否则 1\n", (2, "TYP-002"), id="a rate against a count"
    ),
    pytest.param("方法 甲\n    若 分值 则 0\n    否则 1\n", (2, "TYP-001"), id="a number as condition"),
    *(
        pytest.param(f"方法 甲\n    得 四舍五入（分值，{places}）\n", (2, "NAM-019"), id=f"{places} decimals")
        for places in ("2件", "2%", "1.5", "-1", "分值", "「2」")
    ),
    pytest.param("补充 模板 表\n    等级 总分\n", (2, "TYP-001"), id="a number as grade"),
    pytest.param("补充 模板 表\n    等级 总分 ≥ 60分\n", (2, "TYP-001"), id="a condition as grade"),
    pytest.param("校验 甲\n    当 预算数\n    要求 预算数 有值\n", (2, "TYP-001"), id="a number as 当"),
    pytest.param("方法 甲\n    得 「满分」\n", (2, "TYP-003"), id="a text as score"),
    pytest.param("方法 甲\n    得 乙\n方法 乙\n    得 甲\n", (1, "CYC-001"), id="methods in a circle"),
    pytest.param("参数 甲 = 乙\n参数 乙 = 甲\n", (1, "CYC-001"), id="parameters in a circle"),
    pytest.param(
        "方法 甲\n    得 乙 + 甲\n方法 乙\n    得 分值\n", (1, "CYC-001"), id="a method from another and itself"
    ),
    pytest.param("方法 甲\n    得 得分\n", (2, "CYC-001"), id="its own score"),
    pytest.param("补充 模板 表\n    总分 合计（一级.得分）+ 总分 × 1%\n", (2, "CYC-001"), id="a total of itself"),
    pytest.param(
        "补充 模板 表\n    字段 甲 = 总分 × 1%\n    总分 合计（一级.得分）+ 甲\n",
        (2, "CYC-001"),
        id="a total of a field of it",
    ),
    pytest.param("方法 甲\n    得 上级.得分\n", (2, "CYC-001"), id="the score of the node above"),
    pytest.param("补充 模板 表\n    三级\n        字段 甲 = 甲 + 1\n", (3, "CYC-001"), id="a field from itself"),
    pytest.param("档位 丁\n    好: 100% 至 80%\n    差: 80% 至 0%\n", (3, "GAP-001"), id="nobody has 80%"),
    pytest.param("档位 丁\n    好: 100% 至 80%（含）\n    差: 70% 至 0%\n", (3, "GAP-001"), id="a gap between"),
    pytest.param("档位 丁\n    好: 100% 至 80%（含）\n    差: 80%（含） 至 0%\n", (3, "GAP-002"), id="both have 80%"),
    pytest.param("档位 丁\n    好: 100% 至 70%（含）\n    差: 80% 至 0%\n", (3, "GAP-002"), id="bands overlap"),
    pytest.param("档位 丁\n    好: 分值 至 0\n", (2, "GAP-003"), id="an end that is no number"),
    pytest.param("档位 丁\n    好: 100 至 80（含）\n    好: 80 至 0\n", (3, "GAP-003"), id="a label twice"),
    pytest.param("参数 甲 = 50%，2022-01-01 起 60万元\n", (1, "TYP-002"), id="a dated value of another kind"),
    pytest.param("参数 甲 = 1，2022-01-01 起 2，2022-01-01 起 3\n", (1, "PRM-001"), id="a day twice"),
    pytest.param("方法 甲\n    得 分值\n    限于 分值 至 0\n", (3, "MET-006"), id="limits the wrong way round"),
    pytest.param("方法 甲\n    得 分值\n    限于 10 至 界限\n", (3, "MET-006"), id="limits that are constants"),
    pytest.param("方法 甲\n    得 分值 ÷ 0\n", (2, "MET-007"), id="divided by zero"),
    pytest.param("方法 甲\n    得 分值 ÷ （界限 - 60%）\n", (2, "MET-007"), id="divided by what is zero"),
    pytest.param("替换 方法 评定\n    若 总分 > 1 则 0\n    否则 1\n", (2, "CYC-001"), id="a row from the total"),
    pytest.param(
        "档位 丁\n    好: 120 至 110（含）\n    差: 110 至 0\n补充 模板 表\n    等级 丁[总分]\n",
        (2, "GRD-001"),
        id="a grade out of reach",
    ),
    pytest.param(
        "档位 丁\n    好: 100 至 90（含）\n    差: 90 至 0\n补充 模板 表\n    等级 丁[总分]\n补充 方法 比例\n    修约 0 位小数\n",
        (7, "RND-002"),
        id="rows in whole points",
    ),
    pytest.param("方法 甲\n    限于 0 至 分值\n", (1, "MET-001"), id="no clause"),
    pytest.param("方法 甲\n    若 分值 > 1分 则 0\n", (1, "MET-002"), id="no otherwise"),
    pytest.param("方法 甲\n    得 0\n    若 分值 > 1分 则 1\n", (3, "MET-003"), id="after a line that takes all"),
    pytest.param("方法 甲\n    得 分值 × 3 ÷ 分值\n", (1, "MET-004"), id="no clamp"),
    pytest.param("方法 甲\n    得 分值 ÷ 3\n    限于 0 至 分值\n", (1, "RND-001"), id="no rounding"),
    pytest.param(
        "方法 甲\n    令 率 = 1 ÷ 分值\n    得 3分 + 率 × 1分\n    限于 0 至 分值\n", (1, "RND-001"), id="none of a 令"
    ),
    pytest.param("参数 甲 = 3\n", (1, "USE-001"), id="an unused parameter"),
    pytest.param("档位 丁\n    好: 1 至 0\n", (1, "USE-001"), id="an unused scale"),
    pytest.param("方法 甲\n    得 0\n", (1, "USE-001"), id="an unused method"),
    pytest.param("替换 方法 评定\n    令 半 = 分值 × 50%\n    得 分值\n", (2, "USE-001"), id="an unused 令"),
    pytest.param(
        "替换 方法 评定\n    令 半 = 分值 × 50%\n    令 四成 = 半 × 80%\n    得 半\n",
        (3, "USE-001"),
        id="one of two 令",
    ),
    pytest.param(
        "补充 模板 表\n    一级 产出\n        二级 数量 10分\n        二级 质量 20分\n", (2, "WGT-002"), id="weights"
    ),
    pytest.param("方法 甲\n    | 分值 | 得分 |\n    | ≥ 1分 |\n", (3, "SYN-011"), id="a ragged table"),
    pytest.param("方法 甲\n    得 0\n    修约 1 位小数\n    修约 2 位小数\n", (4, "SYN-013"), id="rounded twice"),
    pytest.param("参数 甲 = 1，2021-02-30 起 2\n", (1, "SYN-014"), id="no such day"),
    pytest.param("校验 甲\n    级别 警告\n", (1, "CHK-010"), id="no demand"),
]


@pytest.mark.parametrize(("child", "expected"), WRONG)
def test_a_mistake_is_found_where_it_is(tmp_path: Path, child: str, expected: tuple[int, str]) -> None:
    assert expected in codes(compiled(tmp_path, child))


RIGHT = [
    pytest.param(
        "替换 方法 评定\n    若 实际值 ≥ 3件 且 指标值 ≤ 95% 则 分值\n    否则 0\n", id="a row's values beside units"
    ),
    pytest.param(
        "替换 方法 比例\n    得 最小（实际值 ÷ 指标值，1）× 分值\n    限于 0 至 分值\n    修约 2 位小数\n",
        id="bare one",
    ),
    pytest.param("替换 方法 评定\n    若 预算数 ≥ 3万元 则 分值\n    否则 0\n", id="money and money"),
    pytest.param("替换 方法 评定\n    若 预算数 > 0 则 分值 × 80%\n    否则 分值 - 1分\n", id="bare zero"),
    pytest.param(
        "替换 方法 评定\n    若 60% ≤ 实际值 ÷ 指标值 < 80% 则 分值\n    否则 不适用\n", id="a chain of comparisons"
    ),
    pytest.param(
        "替换 方法 评定\n    | 预算数 | 得分 |\n    | [1万元, 2万元) | 分值 |\n    | = 0 | 0 |\n    | 其他 | 1 |\n",
        id="table",
    ),
    pytest.param("替换 参数 界限 = 60%，2022-01-01 起 50%\n", id="a dated parameter"),
    pytest.param("校验 甲\n    对每个 三级\n    要求 个数（全表.三级，名称 = 本行.名称）≥ 0\n", id="aggregate"),
    pytest.param(
        "校验 甲\n    对每个 三级\n    要求 产出.得分 ≥ 0 且 非 自评得分 为空\n    提示 「{名称} {得分}」\n", id="reads"
    ),
    pytest.param(
        "替换 方法 评定\n    令 半 = 分值 × 50%\n    令 顶 = 半 × 80%\n    若 自评得分 > 0 则 分值\n    否则 0\n    限于 0 至 顶\n",
        id="a 令 that a limit reads by another",
    ),
    pytest.param("补充 模板 表\n    三级\n        字段 偏离 = （实际值 - 指标值）÷ 指标值\n", id="a derived field"),
]


@pytest.mark.parametrize("child", RIGHT)
def test_what_is_right_has_neither_error_nor_warning(tmp_path: Path, child: str) -> None:
    found = compiled(tmp_path, child)
    assert [(code, each.message("zh")) for each in found.problems if (code := each.code)] == []


def test_ends_without_a_mark(tmp_path: Path) -> None:
    child = "替换 档位 完成情况\n    好: 100% 至 80%（含）\n    中: 80% 至 60%（不含）\n    差: 60% 至 0%\n"
    found = compiled(tmp_path, child)
    assert found.ruleset is not None
    ends = [(band.low_open, band.high_open) for band in found.ruleset.scales[0].bands]
    # the outer ends belong to the scale; 80% is the first band's; 60% the last one's, since the second says 不含
    assert ends == [(False, False), (True, True), (False, False)]


def test_parents_hints_are_not_repeated(tmp_path: Path) -> None:
    noisy = PARENT.replace("参数 界限 = 60%", "参数 界限 = 60%\n参数 没用 = 1")
    assert codes(compiled(tmp_path, "", parent=noisy)) == []


def test_parents_errors_are_told(tmp_path: Path) -> None:
    broken = PARENT.replace("否则 完成率 × 分值", "否则 完成绿 × 分值")
    found = compiled(tmp_path, "", parent=broken)
    assert found.ruleset is None
    assert [(each.code, Path(each.span.file).name if each.span else "") for each in found.problems] == [
        ("NAM-001", "上级.rules")
    ]


@pytest.mark.parametrize(("places", "rows"), [(0, ("44.5", "44.5", "90", "89")), (1, ("44.95", "44.95", "90", "89.9"))])
def test_rows_whose_rounding_moves_the_grade(tmp_path: Path, places: int, rows: tuple[str, str, str, str]) -> None:
    """Two rows a half unit below: each rounds up, so their sum is a unit above what it was."""
    child = f"档位 丁\n    好: 100 至 90（含）\n    差: 90 至 0\n补充 模板 表\n    等级 丁[总分]\n补充 方法 比例\n    修约 {places} 位小数\n"
    (found,) = [each for each in compiled(tmp_path, child).problems if each.code == "RND-002"]
    assert (found.one, found.two, found.rounded, found.exact) == rows  # type: ignore[attr-defined]
    assert Fraction(rows[0]) + Fraction(rows[1]) == Fraction(rows[3])


@pytest.mark.parametrize(
    ("mode", "rows"),
    [
        ("舍去", ("44.6", "45.6", "89", "90")),  # 44 + 45, and 90.2
        ("进一", ("44.1", "44.1", "90", "89")),  # 45 + 45, and 88.2
        ("四舍六入五成双", ("44.6", "44.6", "90", "89")),  # 45 + 45, and 89.2
    ],
)
def test_rows_whose_rounding_in_another_way_moves_the_grade(
    tmp_path: Path, mode: str, rows: tuple[str, str, str, str]
) -> None:
    child = f"档位 丁\n    好: 100 至 90（含）\n    差: 90 至 0\n补充 模板 表\n    等级 丁[总分]\n补充 方法 比例\n    修约 0 位小数，{mode}\n"
    (found,) = [each for each in compiled(tmp_path, child).problems if each.code == "RND-002"]
    assert (found.one, found.two, found.rounded, found.exact) == rows  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("head", "told"),
    [("扣分", True), ("扣分值", True), ("减分", True), ("标准", True), ("档次", True)]
    + [
        (each, False)
        for each in ("得分", "得 分", "折算得分", "标准分", "计分", "分值", "分", "加分", "方法", "score", "结果")
    ],
)
def test_a_result_column_that_is_no_score(tmp_path: Path, head: str, told: bool) -> None:
    """0 of 扣分 would be a score of none, where the notice takes nothing off."""
    table = f"    | 实际值 | {head} |\n    | ≥ 1起 | 分值 - 2分 |\n    | 其他 | 分值 |\n    限于 0 至 分值\n"
    found = [each for each in compiled(tmp_path, f"方法 甲\n{table}").problems if each.code == "SYN-030"]
    assert [each.message("zh") for each in found] == [f"表的最后一列算作得分，列名写的是「{head}」"] * told
    assert all(each.span is not None and each.span.line == 4 for each in found)
