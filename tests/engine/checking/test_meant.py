"""What a name that isn't there may stand for, and signs and brackets that are missing around a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import codes, compiled

from duheng.checking.names.glued import with_blanks

PARENT_FIELDS = "补充 模板 表\n    字段 全年数: 金额，列名 「全年预算数（A）」「调整后预算」\n"
METHOD = "方法 甲\n    得 {}\n    限于 0 至 分值\n    修约 2 位小数\n补充 模板 表\n    三级 可自选方法\n"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("不得分", "「0」"),
        ("零分", "「0」"),
        ("满分", "「分值」"),
        ("向上取整（分值，0）", "「进一」"),
        ("最大值（分值，0）", "「最大」"),
        ("Round（分值，0）", "「四舍五入」"),
        ("ROUNDUP（分值，0）", "「进一」"),
        ("IF（实际值 ≥ 指标值，分值，0）", "「若 实际值 ≥ 指标值 则 分值；下一行 否则 0」"),
        ("A", "「指标值」或「全年数」"),
        ("B", "「实际值」"),
        ("百分之八十五", "「85%」"),
        ("百分之五", "「5%」"),
        ("百分之十", "「10%」"),
        ("百分之百", "「100%」"),
        ("分植", "「分值」或「得分」"),
        ("得分值", "「得 分值」"),
        ("得分值（实际值）", "「得 分值」"),
        ("完成率大于界限", "「完成率 大于 界限」"),
        ("实际值达到指标值且实际值有值", "「实际值 ≥ 指标值 且 实际值 有值」"),
        # what stands above a column, without the letter behind it, and with one
        ("全年预算数", "「全年数」"),
        ("调整后预算（A）", "「全年数」"),
        ("是定性指标的", "「指标值.性质 = 定性」"),
        # neither name is known, but what is compared can be told apart
        ("支出数不大于拨款数", "「支出数 不大于 拨款数」"),
    ],
)
def test_an_unknown_name_is_told_with_what_it_may_mean(tmp_path: Path, name: str, meant: str) -> None:
    text = METHOD.format(name).replace("    得", "    令 完成率 = 实际值 ÷ 指标值\n    得")
    if "完成率大" in name:
        text = text.replace("令 完成率", "令 完成比") + "    字段 完成率 = 实际值 ÷ 指标值\n"
    found = [each for each in compiled(tmp_path, PARENT_FIELDS + text).problems if each.code == "NAM-001"]
    assert [each.hint("zh") for each in found] == [f"是不是想写{meant}？"]


def test_a_name_like_no_other_is_told_once_with_the_number_of_its_places(tmp_path: Path) -> None:
    """A slip is told at each place, which is to be mended; what lacks its declaration is told where it's used first."""
    text = METHOD.format("巡查次数 ÷ 巡查天数") + "方法 乙\n    若 巡查次数 > 3 则 分植\n    否则 分植 × 50%\n"
    found = [each for each in compiled(tmp_path, text).problems if each.code == "NAM-001"]
    first, head = len("    得 "), 2  # lines that stand before the text
    assert [(each.span.line - head, each.span.column, each.message("zh")) for each in found if each.span] == [
        (2, first + 1, "没有名为「巡查次数」的字段、参数、方法或指标（用了 2 处）"),
        (2, first + len("巡查次数 ÷ ") + 1, "没有名为「巡查天数」的字段、参数、方法或指标"),
        (8, len("    若 巡查次数 > 3 则 ") + 1, "没有名为「分植」的字段、参数、方法或指标"),
        (9, len("    否则 ") + 1, "没有名为「分植」的字段、参数、方法或指标"),
    ]
    assert found[0].message("en").endswith('is called "巡查次数" (used in 2 places)')
    assert "在 三级 下写 字段 巡查次数: 量" in found[0].hint("zh")


@pytest.mark.parametrize("name", ["一百五", "百分之一百一", "两千五", "三百六分"])
def test_a_number_that_ears_and_machines_hear_otherwise_is_told_as_none(tmp_path: Path, name: str) -> None:
    """一百五 is 150, not 105; nobody is told to write the one where the other may be meant."""
    found = [each for each in compiled(tmp_path, METHOD.format(name)).problems if each.code == "NAM-001"]
    assert [each.hint("zh").count("是不是想写") for each in found] == [0]


def test_a_heading_after_a_node_is_told_with_its_field(tmp_path: Path) -> None:
    row = "补充 模板 表\n    三级\n        字段 完成量: 量，列名 「完成数」\n"
    asked = "校验 丁\n    对每个 三级\n    要求 本行.完成数 > 0\n    提示 「未完成」\n"
    (found,) = (each for each in compiled(tmp_path, row + asked).problems if each.code == "NAM-006")
    assert found.hint("zh") == "是不是想写「完成量」？"


@pytest.mark.parametrize(
    ("run", "names", "meant"),
    [
        ("甲且乙", ["甲", "乙"], "甲 且 乙"),
        ("甲不为空", ["甲"], "甲 有值"),
        ("甲为0", ["甲"], "甲 = 0"),
        ("甲大于等于乙", ["甲", "乙"], "甲 大于等于 乙"),
        # two names side by side say nothing, and what is left over can't be guessed
        ("甲乙", ["甲", "乙"], ""),
        ("甲且丙", ["甲", "乙"], ""),
        ("且" * 61, ["甲"], ""),
    ],
)
def test_blanks_between_names_and_words(run: str, names: list[str], meant: str) -> None:
    assert with_blanks(run, names) == meant


@pytest.mark.parametrize(
    ("result", "code", "says", "hint"),
    [
        ("分值（实际值 ÷ 指标值）", "SYN-019", "「分值」和「(…)」之间缺少运算符", "相乘写成：分值 × (…)"),
        ("2倍分值", "SYN-019", "「2」和「分值」之间缺少运算符", "相乘写成：2 × 分值"),
        ("0.5分值", "SYN-019", "「0.5」和「分值」之间缺少运算符", "相乘写成：0.5 × 分值"),
        ("3圆", "NAM-005", "不认识的单位「圆」", ""),
        ("评定（分值）", "SYN-019", "「评定」和「(分值)」之间缺少运算符", "相乘写成：评定 × (分值)"),
        ("完成情况（分值）", "NAM-013", "「完成情况」是档位", "写成：完成情况[分值]"),
        ("完成情况", "NAM-013", "「完成情况」是档位", "写成：完成情况[…]"),
    ],
)
def test_signs_and_brackets_around_a_name(tmp_path: Path, result: str, code: str, says: str, hint: str) -> None:
    problem, *more = compiled(tmp_path, METHOD.format(result)).problems
    assert more == []
    assert (problem.code, problem.span.line if problem.span else 0) == (code, 4)
    assert says in problem.message("zh")
    assert hint in problem.hint("zh")


@pytest.mark.parametrize(("result", "usage"), [("40%", "40% × 分值"), ("实际值 ÷ 指标值", "… × 分值")])
def test_a_rate_is_told_how_to_become_points(tmp_path: Path, result: str, usage: str) -> None:
    (problem,) = [each for each in compiled(tmp_path, METHOD.format(result)).problems if each.code == "TYP-003"]
    assert problem.hint("zh") == f"乘上 分值：{usage}；或写明 10分。"


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        ("补充 模板 表\n    一级 效益 40%\n", [(2, "NAM-014")]),
        ("方法 甲\n    | ≥ 95% | 分值 |\n    | 其他 | 0 |\n补充 模板 表\n    三级 可自选方法\n", [(2, "SYN-020")]),
        ("方法 甲\n    得 1\n    例 指标值 ≥4件、分值 2 得 1\n补充 模板 表\n    三级 可自选方法\n", [(3, "SYN-021")]),
        (
            "方法 甲\n    得 1\n    例 指标值 ≥4件 实际值=3件 得 1\n补充 模板 表\n    三级 可自选方法\n",
            [(3, "SYN-021")],
        ),
        ("校验 甲\n    对每个 三级\n    要求 实际值 属于 80% - 90%\n", [(3, "SYN-018")]),
        ("方法 甲\n    得 1\n    例 指标值 数量、质量 得 1\n补充 模板 表\n    三级 可自选方法\n", []),
    ],
)
def test_told_once_and_nothing_else(tmp_path: Path, child: str, expected: list[tuple[int, str]]) -> None:
    assert codes(compiled(tmp_path, child)) == expected
