"""Intervals in live formulas: times a number of either sign, rounded, with ends that are known only as bounds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.engine.evaluation.conftest import compile_text
from tests.engine.exporting.edited import EditedSheet, Key
from tests.engine.exporting.plain_sheet import OPEN
from tests.engine.exporting.random_forms import Texts

from duheng.exporting.live.formulas import Live, NotLive

RULES = """规则集 999999/2020 「试」
    状态 待核

方法 逐行
    若 {condition} 则 10分
    否则 0

模板 表
    字段 项目名称: 文本
    一级 产出
        二级 数量组
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 甲: 数
        字段 乙: 数
    计分
        | 方法 |
        | 逐行 |
    总分 合计（一级.得分）
"""
ROW = ("产出", "数量组", "子")
SAID = {"指标值": ">3.4次", "实际值": "9次", "甲": "7", "乙": "2"}


def sheet_of(condition: str, **cells: str) -> EditedSheet:
    names = {"一级": "产出", "二级": "数量组", "三级": "子", "分值": "10"}
    return EditedSheet(
        compile_text(RULES.replace("{condition}", condition)), Texts({"项目名称": "某"}, [names | SAID | cells])
    )


def score(sheet: EditedSheet, **edits: str) -> object:
    """What the row's score shows once cells are changed to numbers, if none is another than the engine's."""
    found: dict[Key, Fraction | str] = {(ROW, name): Fraction(text) for name, text in edits.items()}
    assert isinstance(sheet.live[ROW], Live)
    assert sheet.differences(found) == []
    return sheet._worked_out(found)[ROW]


@pytest.mark.parametrize(
    ("factor", "number", "points"),
    [
        ("2", "2", 10),
        ("2", "4", 0),
        ("2", "-3", 0),
        ("-2", "-2", 10),
        ("-2", "-3.99", 10),
        ("-2", "-4", 0),
        ("-2", "-1", 0),
        ("-2", "3", 0),
        ("0", "0", OPEN),
    ],
)
def test_an_interval_times_a_number_of_either_sign(factor: str, number: str, points: object) -> None:
    """[1, 2) × 2 is [2, 4), × -2 it is (-4, -2]; the engine takes it times 0 as 0 alone, a formula asks nobody."""
    assert score(sheet_of("甲 属于 [1, 2) × 乙"), 甲=number, 乙=factor) == points


@pytest.mark.parametrize(("number", "points"), [("-2", 0), ("-1.5", 10), ("-1", 10), ("1.5", 0)])
def test_an_interval_times_a_negative_number_of_the_rule(number: str, points: object) -> None:
    assert score(sheet_of("甲 属于 [1, 2) × -1"), 甲=number) == points


@pytest.mark.parametrize(
    ("factor", "number", "points"), [("2", "7", 10), ("2", "6", 0), ("-1", "-4", 10), ("-1", "9", 0)]
)
def test_what_a_target_allows_times_a_number_of_either_sign(factor: str, number: str, points: object) -> None:
    """More than 3.4, times 2, is more than 6.8; times -1 it is less than -3.4."""
    assert score(sheet_of("实际值 属于 指标值.区间 × 乙"), 实际值=number, 乙=factor) == points


@pytest.mark.parametrize(("number", "points"), [("2", 0), ("3", 10), ("4", 10)])
def test_a_rounded_interval_with_one_end(number: str, points: object) -> None:
    """More than 3.4, rounded, is 3 or more."""
    assert score(sheet_of("实际值 属于 四舍五入(指标值.区间, 0)"), 实际值=number) == points


@pytest.mark.parametrize(
    ("condition", "bound", "number", "points"),
    [
        ("乙 属于 [甲, 100]", "≤5", "150", 0),
        ("乙 不属于 [0, 甲]", "≥5", "-3", 10),
    ],
)
def test_an_end_that_is_known_only_as_a_bound_is_in_no_formula(
    condition: str, bound: str, number: str, points: int
) -> None:
    """150 is more than 100, and -3 less than 0; but nobody knows whether 7 is at least what is at most 5."""
    sheet = sheet_of(condition, 甲=bound, 乙=number)
    key: Key = (ROW, "乙")
    assert isinstance(sheet.live[ROW], NotLive)
    assert sheet.shows(ROW, key, Fraction(number)) == points
    assert sheet.shows(ROW, key, Fraction(7)) == OPEN
    assert sheet.differences({key: Fraction(7)}) == []
