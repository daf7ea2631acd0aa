"""Bounds that leave their own number out: 超过, 不满, > and < aren't met by the number itself (民法典 第一千二百五十九条)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from duheng.evaluation.result import NodeResult, Result
from duheng.evaluation.values.exact import Exact
from duheng.language.edge import Edge
from duheng.language.ranges import Range

Row = Callable[..., NodeResult]

ALL_OR_NOTHING = "若 实际值 ≥ 指标值 则 分值\n否则 0"
AT_MOST = "若 实际值 ≤ 指标值 则 分值\n否则 0"
F = Fraction


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [
        (">95%", "95%", 0),
        (">95%", "95.01%", 10),
        ("超过100人", "100人", 0),
        ("超过100人", "101人", 10),
        ("高于100人", "100人", 0),
        ("≥100人", "100人", 10),
        ("100人以上", "100人", 10),
    ],
)
def test_a_lower_bound(row: Row, target: str, actual: str, score: int) -> None:
    assert row(ALL_OR_NOTHING, f'指标值: "{target}"', f'实际值: "{actual}"').score == score


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [
        ("<10次", "10次", 0),
        ("<10次", "9次", 10),
        ("不满10次", "10次", 0),
        ("低于10次", "10次", 0),
        ("≤10次", "10次", 10),
        ("10次以下", "10次", 10),
    ],
)
def test_an_upper_bound(row: Row, target: str, actual: str, score: int) -> None:
    assert row(AT_MOST, f'指标值: "{target}"', f'实际值: "{actual}"').score == score


def test_the_explanation_says_which_comparison_was_meant(row: Row) -> None:
    assert row(ALL_OR_NOTHING, '指标值: ">95%"', '实际值: "95%"').because == "95% > 95% 不成立，得 0 分"
    assert row(AT_MOST, '指标值: "<10次"', '实际值: "10次"').because == "10次 < 10次 不成立，得 0 分"
    assert row(AT_MOST, '指标值: "<10次"', '实际值: "9次"').because == "9次 < 10次，得 10 分"
    below = row("若 指标值 > 实际值 则 0\n否则 分值", '指标值: ">95%"', '实际值: "95%"')
    assert (below.because, below.score) == ("95% ≥ 95%，得 0 分", 0)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("若 实际值 = 指标值 则 分值\n否则 0", "95% = 指标值 >95% 不成立，得 0 分"),
        ("若 实际值 ≠ 指标值 则 分值\n否则 0", "95% ≠ 指标值 >95%，得 10 分"),
        ("令 目标 = 指标值\n若 实际值 ≥ 目标 则 分值\n否则 0", "目标 = 指标值 >95%；95% > 目标 不成立，得 0 分"),
        ("令 目标 = 指标值\n若 实际值 = 目标 则 分值\n否则 0", "目标 = 指标值 >95%；95% = 目标 不成立，得 0 分"),
    ],
)
def test_no_sentence_takes_the_number_for_the_bound(row: Row, lines: str, sentence: str) -> None:
    """95% isn't over 95%, so that 95% = 95% 不成立 would be untrue."""
    assert row(lines, '指标值: ">95%"', '实际值: "95%"').because.replace("\xa0", " ") == sentence


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("指标值 ≥ 上年", "指标值 >95% ≥ 上年 <95%，得 10 分"),
        ("指标值 = 上年", "指标值 >95% = 上年 <95% 不成立，得 0 分"),
        ("指标值 ≥ 指标值", "95% ≥ 95%，得 10 分"),
        ("实际值 ≥ 目标", "95% > 目标 95% 不成立，得 0 分"),
        ("实际值 ≠ 目标", "95% ≠ 目标 >95%，得 10 分"),
        ("实际值 > 上年", "95% ≥ 95%，得 10 分"),
    ],
)
def test_two_bounds_and_a_field_that_is_one(
    compiled: Callable[..., object], scored: Callable[..., Result], condition: str, sentence: str
) -> None:
    """What lies just over 95% is more than what lies just under it, and 95% is more than the latter too."""
    text = (
        f"规则集 999999/2020 「试」\n方法 甲\n    若 {condition} 则 分值\n    否则 0\n"
        "模板 表\n    一级 甲类 10分\n    三级\n        字段 指标值: 目标\n        字段 上年: 目标\n        字段 实际值: 量\n"
        "        字段 目标 = 指标值\n    计分\n        | 指标值.性质 | 方法 |\n        | - | 甲 |\n    总分 合计（一级.得分）\n"
    )
    form = '指标:\n  - {一级: 甲类, 三级: 行, 分值: 10, 指标值: ">95%", 上年: "<95%", 实际值: "95%"}\n'
    assert scored(compiled(text), form).nodes[-1].because.replace("\xa0", " ") == sentence


def test_in_arithmetic_it_is_the_number(row: Row) -> None:
    """95% ÷ 95% × 10 = 10."""
    assert row("得 实际值 ÷ 指标值 × 分值\n限于 0 至 分值", '指标值: ">95%"', '实际值: "95%"').score == 10


@pytest.mark.parametrize(
    "bound",
    ["最大（指标值，96%）", "最大（96%，指标值）", "最小（指标值，96%）", "四舍五入（指标值，2）", "绝对值（指标值）"],
)
def test_chosen_and_rounded_it_is_the_number(row: Row, bound: str) -> None:
    assert row(f"若 实际值 ≥ {bound} 则 分值\n否则 0", '指标值: ">96%"', "实际值: 96%").score == 10


def test_of_several_rows_it_is_the_number(row: Row) -> None:
    lines = "若 实际值 ≥ 最大（上级.三级.指标值）则 分值\n否则 0"
    assert row(lines, '指标值: ">96%"', "实际值: 96%").score == 10


@pytest.mark.parametrize("limits", ["", "限于 0 至 分值", "限于 0 至 指标值", "修约 2 位小数"])
def test_as_a_score_it_is_the_number(told: Callable[..., list[str]], limits: str) -> None:
    """A score of 8 is at most 10 - 2."""
    more = "校验 查\n    对每个 三级\n    要求 得分 ≤ 分值 - 2"
    assert told(f"得 指标值\n{limits}", '指标值: ">8"', more=more) == []


@pytest.mark.parametrize(
    ("interval", "target", "sentence"),
    [
        ("[指标值, 200%]", ">95%", "95% 属于 (95%, 200%] 不成立，得 0 分"),
        ("[指标值, 200%]", "≥95%", "95% 属于 [95%, 200%]，得 10 分"),
        ("(指标值, 200%]", "<95%", "95% 属于 [95%, 200%]，得 10 分"),
        ("(指标值, 200%]", "≤95%", "95% 属于 (95%, 200%] 不成立，得 0 分"),
        ("[60%, 指标值]", "<95%", "95% 属于 [60%, 95%) 不成立，得 0 分"),
        ("[60%, 指标值)", ">95%", "95% 属于 [60%, 95%]，得 10 分"),
    ],
)
def test_an_interval_that_ends_at_it(row: Row, interval: str, target: str, sentence: str) -> None:
    """95% isn't over 95%, and what lies below a bound over 95% holds 95%: as ``实际值 ≥ 指标值`` and ``<`` say."""
    found = row(f"若 实际值 属于 {interval} 则 分值\n否则 0", f'指标值: "{target}"', "实际值: 95%")
    assert found.because.replace("\xa0", " ") == sentence


ABOVE, BELOW = Edge(F(5), 1), Edge(F(5), -1)


@pytest.mark.parametrize(
    ("left", "right", "less"),
    [
        (F(5), ABOVE, True),
        (F(6), ABOVE, False),
        (ABOVE, F(5), False),
        (ABOVE, F(6), True),
        (F(5), BELOW, False),
        (F(4), BELOW, True),
        (BELOW, F(5), True),
        (BELOW, F(4), False),
        (BELOW, ABOVE, True),
        (ABOVE, BELOW, False),
        (ABOVE, ABOVE, False),
        (Range(F(6), None), ABOVE, False),
        (Range(F(5), None, low_open=True), ABOVE, False),
        (Range(None, F(5)), ABOVE, True),
        (Range(F(5), None), BELOW, False),
        (Range(None, F(5), high_open=True), BELOW, True),
    ],
)
def test_order(left: object, right: object, less: bool) -> None:
    assert Exact().less(left, right) is less


def test_a_range_that_holds_the_number_and_more_is_not_decided() -> None:
    assert Exact().less(Range(F(5), None), ABOVE) not in (True, False)


def test_equality() -> None:
    kernel = Exact()
    assert kernel.equal(ABOVE, Edge(F(5), 1)) is True
    assert kernel.equal(ABOVE, BELOW) is False
    assert kernel.equal(F(5), ABOVE) is False
    assert kernel.equal(Range(F(4), F(6)), ABOVE) is False


def test_arithmetic_gives_plain_fractions() -> None:
    assert [type(each) for each in (ABOVE + 1, ABOVE * F(1), -ABOVE, ABOVE.number)] == [Fraction] * 4
