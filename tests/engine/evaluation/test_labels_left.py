"""A number that is known only as a range has one of a few labels of a scale; no other one is taken for possible.

率 of 5～7件 to 10件 is 50 % to 70 %: 及格 or 不及格, never 优.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.evaluation.conftest import compile_text, score_text

from duheng.evaluation.result import NodeResult, Result
from duheng.language.ranges import Among, OneOf, Unknown

SCALE = "档位 等次\n    优: 100% 至 80%（含）\n    及格: 80% 至 60%（含）\n    不及格: 60% 至 0%（含）\n"
RATE = "令 率 = 实际值 ÷ 指标值\n"
BY_LABEL = f"{RATE}若 等次[率] = 「优」 则 分值\n若 等次[率] = 「及格」 则 分值 × 60%\n否则 0"
Row = Callable[..., NodeResult]


@pytest.fixture
def ends(row: Row) -> Callable[[str, str], tuple[object, object]]:
    """The least and the most that a method gives a row of 10 points with a target of 10件."""

    def of(lines: str, actual: str) -> tuple[object, object]:
        found = row(lines, "指标值: ≥10件", f"实际值: {actual}", more=SCALE)
        return found.low, found.high

    return of


@pytest.mark.parametrize(
    ("actual", "low", "high"),
    [
        ("5～7件", 0, 6),  # 50 % to 70 %: 不及格 or 及格
        ("6～9件", 6, 10),  # 60 % to 90 %: 及格 or 优, so that 否则 is never reached
        ("1～3件", 0, 0),
        ("7～7.9件", 6, 6),
        ("3～9件", 0, 10),
    ],
)
def test_labels_beyond_the_range_are_out(ends: Callable[..., object], actual: str, low: int, high: int) -> None:
    assert ends(BY_LABEL, actual) == (low, high)


@pytest.mark.parametrize(
    ("condition", "low", "high"),
    [
        ("等次[率] ≠ 「不及格」", 2, 10),  # 50 % to 70 %: may be 不及格
        ("等次[率] ≠ 「优」", 10, 10),
        ("非（等次[率] = 「优」）", 10, 10),
        ("等次[率] = 「优」 或 等次[率] = 「及格」", 2, 10),
        ("等次[率] = 「优」 且 指标值 有值", 2, 2),
        ("「优」 = 等次[率]", 2, 2),
    ],
)
def test_conditions_on_a_label(ends: Callable[..., object], condition: str, low: int, high: int) -> None:
    assert ends(f"{RATE}若 {condition} 则 10\n否则 2", "5～7件") == (low, high)


@pytest.mark.parametrize(
    ("lines", "low", "high"),
    [
        # 60 % to 90 % is 及格 or 优; where it isn't 优 it is 及格
        ("若 档 ≠ 「优」 则 6\n若 档 = 「优」 则 10\n否则 0", 6, 10),
        ("若 档 = 「优」 且 指标值 有值 则 10\n若 档 = 「及格」 则 6\n否则 0", 6, 10),
        # 完成日 is empty: the first line may fail for another reason than the label
        ("若 档 = 「优」 且 完成日 > 2020-05-01 则 10\n若 档 = 「及格」 则 6\n否则 0", 0, 10),
        # another number's label says nothing of this one's
        ("若 等次[1.5 − 率] = 「优」 则 10\n若 档 = 「及格」 则 6\n否则 0", 0, 10),
    ],
)
def test_what_a_line_that_is_passed_by_leaves(ends: Callable[..., object], lines: str, low: int, high: int) -> None:
    assert ends(f"{RATE}令 档 = 等次[率]\n{lines}", "6～9件") == (low, high)


def test_labels_of_a_number_that_may_lie_beside_the_scale(ends: Callable[..., object]) -> None:
    """90 % to 120 %: above 100 % there is no label, and the method says nothing for certain, as at 12件."""
    assert ends(BY_LABEL, "12件") == (0, 10)
    assert ends(BY_LABEL, "9～12件") == (0, 10)


def test_the_interval_of_a_label_that_is_one_of_two(ends: Callable[..., object]) -> None:
    """60 % to 90 % is 及格 or 优, whose intervals reach from 60 % to 100 %; 50 % to 70 % from 0 % to 80 %."""
    lines = f"{RATE}得 待定 等次[等次[率]] × 分值，「档内的分由人定」"
    assert ends(lines, "6～9件") == (6, 10)
    assert ends(lines, "5～7件") == (0, 8)


def test_the_sentence_tells_what_is_left(row: Row) -> None:
    found = row(BY_LABEL, "指标值: ≥10件", "实际值: 6～9件", more=SCALE)
    assert found.because.endswith("待定 6～10")


LINES = st.lists(
    st.tuples(st.sampled_from(["=", "≠"]), st.sampled_from(["优", "及格", "不及格"]), st.integers(0, 10)),
    min_size=1,
    max_size=4,
)


@given(lines=LINES, ends=st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted))
def test_the_range_is_what_the_numbers_in_it_get(lines: list[tuple[str, str, int]], ends: list[int]) -> None:
    """Of every whole number in a range from 0 to 100件 the score lies in the range's, whose ends are such scores."""
    low, high = ends
    conditions = "".join(f"若 等次[率] {sign} 「{label}」 则 {given}\n" for sign, label, given in lines)
    ruleset = compile_text(f"{RULES}{SCALE}方法 甲\n{RATE}{conditions}否则 1\n")

    def score(actual: str) -> NodeResult:
        form = f"指标:\n  - {{一级: 产出, 三级: 行, 分值: 10, 指标值: ≥100件, 实际值: {actual}}}\n"
        result: Result = score_text(ruleset, form)
        return result.nodes[-1]

    scores = {score(f"{number}件").low for number in range(low, high + 1)}
    found = score(f"{low}～{high}件")
    assert (found.low, found.high) == (min(scores), max(scores))


RULES = """\
规则集 999999/2020 「试」
适用 2020-01-01 起
模板 表
    一级 产出
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 方法 |
        | 甲   |
    总分 合计（一级.得分）
"""


TWO_GROUPS = """\
规则集 999999/2020 「试」
适用 2020-01-01 起
模板 表
    一级 数量
    一级 质量
    一级 时效，按 看两组
    一级
        字段 等 = 等次[得分 ÷ 分值]
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 方法   |
        | 按比例 |
    总分 合计（一级.得分）
方法 按比例
    得 实际值 ÷ 指标值 × 分值
方法 看两组
    若 数量.等 = 「优」 则 10
    若 质量.等 = 「及格」 则 6
    否则 0
"""


def test_two_groups_each_have_a_label_of_their_own() -> None:
    """That 数量 isn't 优 says nothing of 质量, though the same field of both has the same range."""
    rows = "".join(
        f"  - {{一级: {group}, 三级: 行, 分值: 10, 指标值: ≥10件, 实际值: 6～9件}}\n"
        for group in ("数量", "质量", "时效")
    )
    result: Result = score_text(compile_text(TWO_GROUPS + SCALE), f"指标:\n{rows}")
    found = {node.path: (node.low, node.high) for node in result.nodes}
    assert found["时效",] == (0, 10)
    assert found["数量",] == found["质量",] == (6, 9)


def test_a_text_of_few() -> None:
    text = OneOf(frozenset({((), "甲")}), "甲", ("优", "良", "差"))
    good = text.where(lambda each: each in ("优", "良"))
    assert isinstance(good, Among)
    assert (text.where(lambda each: each == "中"), text.where(lambda each: True)) == (False, True)
    assert (good.texts, good.opposite.texts, good.causes) == (("优", "良"), ("差",), text.causes)
    assert (good.unless([good.opposite]), good.unless([good])) == (True, False)
    assert good.unless([]) is good
    best = text.where(lambda each: each == "优")
    assert isinstance(best, Among)
    assert isinstance(good.unless([best]), Unknown)
    other = Among(text.causes, OneOf(text.causes, "乙", text.texts), ("差",))
    assert good.unless([other]) is good
