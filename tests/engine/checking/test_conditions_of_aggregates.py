"""What stands inside 个数, 任一, 全部 and the conditions of sums is held to the types that it is held to elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, compiled

FIELDS = """\
        字段 说明栏: 文本
        字段 完成日期: 日期
        字段 人数: 量，单位 人
        字段 费用: 金额
        字段 已办: 是否
"""
ROWS = PARENT.replace("        字段 完成档次: 完成情况\n", "        字段 完成档次: 完成情况\n" + FIELDS)
METHOD = "方法 乙\n{}    限于 0 至 分值\n    修约 2 位小数\n替换 方法 评定\n    得 乙\n"

CONDITIONS = [
    # a text or a truth with a number, a number with a text, a date with a number
    ("说明栏 > 3", "TYP-001"),
    ("说明栏 = 3", "TYP-001"),
    ("已办 > 1", "TYP-001"),
    ("得分 = 「好」", "TYP-001"),
    ("完成日期 ≥ 3", "TYP-001"),
    ("完成档次 = 3", "TYP-001"),
    # a text as a condition, alone and beside another
    ("说明栏", "TYP-001"),
    ("得分 < 分值 且 说明栏", "TYP-001"),
    # amounts of money with shares, people with pieces
    ("费用 ≥ 95%", "TYP-002"),
    ("人数 ≥ 3件", "TYP-002"),
    ("费用 > 人数", "TYP-002"),
]
PLACES = [
    "校验 甲\n    对每个 三级\n    要求 {}\n",
    "校验 甲\n    要求 全部（三级，{}）\n",
    "校验 甲\n    要求 任一（三级，{}）\n",
    "校验 甲\n    要求 非 任一（产出.三级，{}）\n",
    "校验 甲\n    要求 个数（三级，{}）= 0\n",
    "校验 甲\n    要求 合计（三级.分值，{}）= 0\n",
    "校验 甲\n    当 任一（三级，{}）\n    要求 预算数 有值\n",
    METHOD.format("    若 任一（全表.三级，{}） 则 0\n    否则 分值\n"),
    METHOD.format("    令 多少 = 个数（全表.三级，{}）\n    若 多少 > 2 则 0\n    否则 分值\n"),
    "补充 模板 表\n    总分 合计（一级.得分）- 个数（三级，{}）× 1分\n",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("condition", "code"), CONDITIONS)
def test_it_is_told_once_wherever_it_stands(tmp_path: Path, place: str, condition: str, code: str) -> None:
    told = [each.code for each in compiled(tmp_path, place.format(condition), parent=ROWS).problems]
    assert [each for each in told if each.startswith("TYP")] == [code]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("condition", ["得分 < 分值", "说明栏 = 「无」", "费用 ≥ 3万元", "人数 > 2人", "非 已办"])
def test_what_can_be_compared_is_no_fault(tmp_path: Path, place: str, condition: str) -> None:
    told = [each.code for each in compiled(tmp_path, place.format(condition), parent=ROWS).problems]
    assert not [each for each in told if each.startswith("TYP")]
