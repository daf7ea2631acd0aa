"""What a form's own ruleset and the one that scores it have different: one finding a difference, none for the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duheng.evaluation.compare import differences
from duheng.language.tree import Ruleset

RULES = """
规则集 999999/2020 「比较」
参数 系数 = 80%，2022-01-01 起 70%
档位 完成情况
    达成: 100% 至 80%（含）
    未达成: 80% 至 0%
档位 评价等级
    优: 100 至 90（含）
    差: 90 至 0
模板 表
    一级 执行 10分，不计入总分
    一级 产出 60分
        二级 数量 20分
        二级 质量 40分
    一级 效益 40分，按 打折
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 完成档次: 完成情况
        字段 完成率 = 实际值 ÷ 指标值
        字段 分值 = 上级.分值 ÷ 个数（上级.三级）
    计分
        | 指标值.方向 | 方法 |
        | 正向        | 正比 |
        | 反向        | 满分 |
    总分 合计（一级.得分）
    等级 评价等级[总分]
方法 满分
    得 分值
方法 正比
    令 率 = 完成率
    若 率 ≥ 1 则 分值
    否则 率 × 分值
    限于 0 至 分值
    修约 2 位小数
方法 打折
    说明 「打折」
    得 合计（下级.得分）× 系数
校验 满
    要求 总分 = 100
"""


def told(compiled: Callable[[str], Ruleset], *changes: tuple[str, str]) -> list[str]:
    text = RULES
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    found = list(differences(compiled(RULES), compiled(text)))
    assert {(each.code, each.stated, each.used) for each in found} <= {("EVL-015", "999999/2020", "999999/2020")}
    return [each.what for each in found]


def test_a_ruleset_does_not_differ_from_itself(compiled: Callable[[str], Ruleset]) -> None:
    assert told(compiled) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("一级 产出 60分", "一级 产出 50分", "「产出」分值 60 → 50"),
        ("二级 数量 20分", "二级 数量 22.5分", "「产出/数量」分值 20 → 22.5"),
        ("二级 数量 20分", "二级 数量", "「产出/数量」分值 20 → 未定"),
        ("一级 执行 10分，不计入总分", "一级 执行 10分", "「执行」不计入总分 → 计入总分"),
        ("一级 效益 40分，按 打折", "一级 效益 40分，按 满分", "「效益」按 打折 → 按 满分"),
        ("一级 执行 10分，不计入总分", "一级 执行 10分，按 满分，不计入总分", "「执行」不指定方法 → 按 满分"),
        ("一级 效益 40分，按 打折", "一级 效益 40分，按 打折，可重复", "「效益」只有一个 → 可重复"),
        ("        二级 质量 40分\n", "", "「产出/质量」现规则没有"),
        ("        二级 质量 40分\n", "        二级 质量 40分\n        二级 时效\n", "「产出/时效」原表没有"),
        ("参数 系数 = 80%", "参数 系数 = 90%", "参数「系数」不同"),
        ("2022-01-01 起 70%", "2023-01-01 起 70%", "参数「系数」不同"),
        (
            "    差: 90 至 0\n",
            "    良: 90 至 80（含）\n    差: 80 至 0\n",
            "档位「评价等级」优: 100 至 90（含）；差: 90 至 0 → 优: 100 至 90（含）；良: 90 至 80（含）；差: 80 至 0",
        ),
        ("档位 评价等级\n", "档位 信用\n    好: 100 至 0\n档位 评价等级\n", "新有档位「信用」"),
        ("令 率 = 完成率", "令 率 = 完成率 × 2", "方法「正比」不同"),
        ("字段 完成率 = 实际值 ÷ 指标值", "字段 完成率 = 1 - 实际值", "字段「完成率」实际值 ÷ 指标值 → 1 - 实际值"),
        (
            "字段 分值 = 上级.分值 ÷ 个数（上级.三级）",
            "字段 分值 = 上级.分值 ÷ 2",
            "三级分值 上级.分值 ÷ 个数（上级.三级） → 上级.分值 ÷ 2",
        ),
        (
            "        字段 分值 = 上级.分值 ÷ 个数（上级.三级）\n",
            "",
            "三级分值 上级.分值 ÷ 个数（上级.三级） → 按表上填的",
        ),
        ("若 率 ≥ 1 则 分值", "若 率 > 1 则 分值", "方法「正比」不同"),
        ("    限于 0 至 分值\n", "    限于 1 至 分值\n", "方法「正比」不同"),
        ("修约 2 位小数", "修约 1 位小数", "方法「正比」不同"),
        ("修约 2 位小数", "修约 2 位小数，舍去", "方法「正比」不同"),
        ("| 反向        | 满分 |", "| 反向        | 正比 |", "「计分」表不同"),
        ("总分 合计（一级.得分）", "总分 合计（一级.得分）× 系数", "总分的算法不同"),
        ("    等级 评价等级[总分]\n", "", "等级的算法不同"),
    ],
)
def test_one_difference_is_told_once(compiled: Callable[[str], Ruleset], old: str, new: str, what: str) -> None:
    assert told(compiled, (old, new)) == [what]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("说明 「打折」", "说明 「按八折」"),
        ("方法 满分\n", "\n\n方法 满分          # 一样的\n"),
        ("若 率 ≥ 1 则 分值", "若 率>=1 则 分值"),
        ("| 正向        | 正比 |", "|正向|正比|"),
        ("要求 总分 = 100", "要求 总分 ≥ 60"),
        ("「比较」", "「另一个名称」"),
    ],
)
def test_what_changes_no_score_is_not_told(compiled: Callable[[str], Ruleset], old: str, new: str) -> None:
    assert told(compiled, (old, new)) == []


def test_a_group_that_is_gone_is_told_without_its_parts(compiled: Callable[[str], Ruleset]) -> None:
    gone = ("    一级 产出 60分\n        二级 数量 20分\n        二级 质量 40分\n", "")
    assert told(compiled, gone) == ["「产出」现规则没有"]


def test_several_differences_come_in_the_templates_order(compiled: Callable[[str], Ruleset]) -> None:
    assert told(compiled, ("一级 产出 60分", "一级 产出 70分"), ("一级 效益 40分", "一级 效益 30分")) == [
        "「产出」分值 60 → 70",
        "「效益」分值 40 → 30",
    ]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("一级 产出 60分", "一级 产出 50分", 'points of "产出" 60 → 50'),
        ("二级 数量 20分", "二级 数量", 'points of "产出/数量" 20 → open'),
        ("一级 执行 10分，不计入总分", "一级 执行 10分", '"执行" outside the total → inside the total'),
        ("一级 效益 40分，按 打折", "一级 效益 40分", '"效益" by 打折 → by no method of its own'),
        ("        二级 质量 40分\n", "", '"产出/质量" is not in this one'),
        (
            "        二级 质量 40分\n",
            "        二级 质量 40分\n        二级 时效\n",
            '"产出/时效" is not in the form\'s',
        ),
        ("参数 系数 = 80%", "参数 系数 = 90%", 'parameter "系数" is another'),
        ("字段 完成率 = 实际值 ÷ 指标值", "字段 完成率 = 1 - 实际值", 'field "完成率" 实际值 ÷ 指标值 → 1 - 实际值'),
        (
            "        字段 分值 = 上级.分值 ÷ 个数（上级.三级）\n",
            "",
            "points of level3 上级.分值 ÷ 个数（上级.三级） → as the form says",
        ),
        ("    限于 0 至 分值\n", "    限于 1 至 分值\n", 'method "正比" is another'),
        ("| 反向        | 满分 |", "| 反向        | 正比 |", "the scoring table is another"),
        ("总分 合计（一级.得分）", "总分 合计（一级.得分）× 系数", "the total is worked out otherwise"),
        ("    等级 评价等级[总分]\n", "", "the grade is worked out otherwise"),
    ],
)
def test_in_english(compiled: Callable[[str], Ruleset], old: str, new: str, what: str) -> None:
    (found,) = differences(compiled(RULES), compiled(RULES.replace(old, new)))
    assert found.message("en").endswith(f"; they differ: {what}")


def test_points_that_only_the_newer_one_works_out(compiled: Callable[[str], Ruleset]) -> None:
    worth = "上级.分值 ÷ 个数（上级.三级）"
    (found,) = differences(compiled(RULES.replace(f"        字段 分值 = {worth}\n", "")), compiled(RULES))
    assert found.message("zh").endswith(f"三级分值 按表上填的 → {worth}")
    assert found.message("en").endswith(f"points of level3 as the form says → {worth}")
