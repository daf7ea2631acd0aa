"""Names that a form can't tell apart are told in the ruleset; those that it can are free."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, codes, compiled

from duheng.problems.names import ColumnShared

SCALE = "档位 等次\n    {}: 100 至 60（含）\n    {}: 60 至 0\n方法 甲\n    若 等次[分值] = {} 则 分值\n    否则 0\n"
USED = "补充 模板 表\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 甲 |\n"


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("A1", "a1", True),
        ("「优 秀」", "优秀", True),
        ("「合格。」", "合格", True),
        ("「A+」", "A", False),
        ("「A+」", "「A-」", False),
        ("「Ａ级」", "a级", True),
    ],
)
def test_labels_that_read_alike(tmp_path: Path, first: str, second: str, alike: bool) -> None:
    found = codes(compiled(tmp_path, SCALE.format(first, second, first) + USED))
    assert [each for each in found if each[1] == "NAM-029"] == ([(3, "NAM-029")] if alike else [])


def test_a_label_is_no_other_one_that_has_a_sign_more(tmp_path: Path) -> None:
    """The scale has A+ and A-, and no A: the line would never apply."""
    assert (5, "NAM-004") in codes(compiled(tmp_path, SCALE.format("「A+」", "「A-」", "「A」") + USED))


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("    字段 P1: 数\n    字段 p1: 数\n", [3]),
        ("    字段 P1: 数\n    三级\n        字段 p1: 数\n", []),
        ("    三级\n        字段 P1: 数\n        字段 p1: 数\n", [4]),
        ("    一级 产出\n        二级 P1\n        二级 p1\n", [4]),
        ("    一级 产出\n        二级 P1\n    一级 效益\n        二级 p1\n", []),
        ("    字段 「P 1」: 数\n    字段 P1: 数\n", [3]),
        ("    字段 「预算（元）」: 数\n    字段 预算元: 数\n", []),
    ],
)
def test_fields_and_groups_that_read_alike(tmp_path: Path, lines: str, found: list[int]) -> None:
    told = codes(compiled(tmp_path, f"补充 模板 表\n{lines}"))
    assert [line for line, code in told if code == "NAM-029"] == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("    字段 甲: 数，列名 「金额」\n    字段 乙: 数，列名 「金额」\n", [(3, "金额", "甲")]),
        ("    字段 甲: 数，列名 「乙」\n    字段 乙: 数\n", [(2, "乙", "乙")]),
        ("    字段 甲: 数，列名 「金额 A」\n    字段 乙: 数，列名 「支出」「金额a」\n", [(3, "金额a", "甲")]),
        ("    字段 甲: 数，列名 「金额」，行名 「甲」\n    字段 乙: 数，列名 「金额」，行名 「乙」\n", []),
        ("    字段 甲: 数，列名 「金额(A)」\n    字段 乙: 数，列名 「金额(B)」\n", []),
        ("    字段 甲: 数，列名 「金额」\n    三级\n        字段 乙: 数，列名 「金额」\n", []),
        ("    字段 甲: 数，列名 「金额」「金额」\n", []),
    ],
)
def test_a_column_of_two_fields(tmp_path: Path, lines: str, found: list[tuple[int, str, str]]) -> None:
    problems = compiled(tmp_path, f"补充 模板 表\n{lines}").problems
    told = [each for each in problems if isinstance(each, ColumnShared)]
    assert [(each.span.line - 2, each.column, each.other) for each in told if each.span] == found


def test_a_column_of_a_parents_field_is_told_in_the_file_that_is_checked(tmp_path: Path) -> None:
    parent = PARENT.replace("字段 预算数: 金额，单位 万元", "字段 预算数: 金额，单位 万元，列名 「金额」")
    found = compiled(tmp_path, "补充 模板 表\n    字段 金额: 数\n", parent=parent)
    assert (2, "NAM-030") in codes(found)
    claims = PARENT.replace(
        "        字段 实际值: 量\n", "        字段 实际值: 量\n        字段 自评得分: 数，列名 「得分」\n"
    )
    taken = codes(compiled(tmp_path, "补充 模板 表\n    三级\n        字段 得分: 数\n", parent=claims))
    assert [code for _, code in taken] == ["NAM-007"]
