"""Lines that ask after one number that is known only as a range: none counts that no number in the range would reach.

率 of 5～7件 to 10件 is 50 % to 70 %: 及格 or 不及格, never 优. That of 6～9件 is 60 % to 90 %: where a line for 80 % and
above doesn't hold, the next one for 60 % to 80 % surely does.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.evaluation.conftest import compile_text, score_text

from duheng.evaluation.result import NodeResult, Result
from duheng.language.among import Among, OneOf
from duheng.language.ranges import Range
from duheng.language.stretches import Stretches

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


@pytest.mark.parametrize(
    ("lines", "low", "high"),
    [
        # 60 % to 90 % in all of these
        ("若 率 ≥ 80% 则 10\n若 率 ≥ 60% 且 率 < 80% 则 6\n否则 0", 6, 10),
        ("若 80% ≤ 率 则 10\n若 80% > 率 则 6\n否则 0", 6, 10),
        ("若 率 属于 [0%, 60%) 则 0\n若 率 属于 [60%, 80%) 则 6\n若 率 属于 [80%, 100%] 则 10\n否则 1", 6, 10),
        ("若 率 不属于 [80%, 100%] 则 6\n若 率 属于 [80%, 100%] 则 10\n否则 1", 6, 10),
        ("若 率 > 80% 则 10\n若 率 < 80% 则 6\n否则 1", 1, 10),  # just 80 % is left to 否则
        ("若 率 > 80% 则 10\n若 率 < 80% 则 6\n若 率 = 80% 则 8\n否则 1", 6, 10),
        ("若 率 ≠ 80% 则 10\n若 率 ≥ 80% 则 6\n否则 1", 6, 10),
        ("若 率 ≥ 80% 则 10\n若 等次[率] = 「及格」 则 6\n否则 0", 6, 10),
        ("若 率 ≥ 80% 且 率 < 70% 则 10\n否则 2", 2, 2),
        ("若 率 ≥ 80% 或 率 < 85% 则 10\n否则 2", 10, 10),
        ("若 率 ≥ 80% 或 率 < 75% 则 10\n若 率 < 80% 则 6\n否则 2", 6, 10),
        ("若 非（率 ≥ 80%）则 6\n若 率 ≥ 80% 则 10\n否则 2", 6, 10),
        ("若 率 ≥ 80% 则 10\n若 实际值 ÷ 指标值 < 80% 则 6\n否则 0", 0, 10),  # said in other words
    ],
)
def test_numbers_beyond_what_was_passed_by_are_out(
    ends: Callable[..., object], lines: str, low: int, high: int
) -> None:
    assert ends(f"{RATE}{lines}", "6～9件") == (low, high)


def test_a_bound_as_actual_value(ends: Callable[..., object]) -> None:
    """At least 9 of 10: 90 % and above, so that 否则 is never reached."""
    lines = "若 率 属于 [0%, 90%) 则 0\n若 率 属于 [90%, 95%) 则 8\n若 率 ≥ 95% 则 10\n否则 1"
    assert ends(RATE + lines, "≥9件") == (8, 10)


def test_a_number_that_cannot_be_worked_out_is_some_number(row: Row) -> None:
    """Of a rate to a target of zero nothing is known: both ways to write that all others get 6 say the same."""
    for rest in ("否则 6", "若 率 < 60% 则 6\n否则 0"):
        found = row(f"{RATE}若 率 ≥ 60% 则 10\n{rest}", "指标值: 0件", "实际值: 3件")
        assert (found.low, found.high, found.score) == (6, 10, None)


def test_two_numbers_that_both_wait(row: Row) -> None:
    """A target that isn't there, too: a line may always hold."""
    lines = "若 实际值 ≥ 指标值 则 10\n若 实际值 < 指标值 则 6\n否则 0"
    found = row(lines, "实际值: 6～9件")
    assert (found.low, found.high) == (0, 10)


def test_labels_of_a_number_that_may_lie_beside_the_scale(ends: Callable[..., object]) -> None:
    """90 % to 120 %: above 100 % there is no label, and the method says nothing for certain, as at 12件."""
    assert ends(BY_LABEL, "12件") == (0, 10)
    assert ends(BY_LABEL, "9～12件") == (0, 10)
    lines = f"{RATE}若 等次[率] ≠ 「优」 则 6\n若 等次[率] = 「优」 则 10\n否则 2"
    assert ends(lines, "12件") == ends(lines, "9～12件") == (2, 10)


def test_an_end_that_a_band_leaves_out(row: Row) -> None:
    """80 % itself isn't 优 any more, so that it is left to 否则."""
    scale = SCALE.replace("80%（含）", "80%（不含）").replace("80% 至", "80%（含）至")
    lines = f"{RATE}若 等次[率] = 「优」 则 10\n若 率 < 80% 则 6\n否则 1"
    found = row(lines, "指标值: ≥10件", "实际值: 6～9件", more=scale)
    assert (found.low, found.high) == (1, 10)


def test_a_target_that_leaves_its_number_out(row: Row) -> None:
    """9件 doesn't meet 超过9件, and isn't below 9件 either."""
    lines = "若 实际值 ≥ 指标值 则 10\n若 实际值 < 9件 则 6\n否则 1"
    found = row(lines, "指标值: ＞9件", "实际值: 8～10件")
    assert (found.low, found.high) == (1, 10)
    at_least = row(lines, "指标值: ≥9件", "实际值: 8～10件")
    assert (at_least.low, at_least.high) == (6, 10)


def test_the_interval_of_a_label_that_is_one_of_two(ends: Callable[..., object]) -> None:
    """60 % to 90 % is 及格 or 优, whose intervals reach from 60 % to 100 %; 50 % to 70 % from 0 % to 80 %."""
    lines = f"{RATE}得 待定 等次[等次[率]] × 分值，「档内的分由人定」"
    assert ends(lines, "6～9件") == (6, 10)
    assert ends(lines, "5～7件") == (0, 8)


def test_the_sentence_tells_what_is_left(row: Row) -> None:
    found = row(BY_LABEL, "指标值: ≥10件", "实际值: 6～9件", more=SCALE)
    assert found.because.endswith("待定 6～10")


SIGNS = st.sampled_from(["=", "≠", "<", "≤", "≥", ">"])
COMPARED = st.builds("率 {} {}%".format, SIGNS, st.integers(0, 10).map(lambda each: 10 * each))
LABELS = st.sampled_from(["优", "及格", "不及格"])
LABELLED = st.builds("等次[率] {} 「{}」".format, st.sampled_from(["=", "≠"]), LABELS)
WITHIN = st.builds(
    "率 {} [{}%, {}%{}".format,
    st.sampled_from(["属于", "不属于"]),
    st.sampled_from([0, 30, 40]),
    st.sampled_from([50, 60, 80]),
    st.sampled_from([")", "]"]),
)
ATOMS = COMPARED | LABELLED | WITHIN | COMPARED.map("非（{}）".format)
CONDITIONS = ATOMS | st.builds("{} {} {}".format, ATOMS, st.sampled_from(["且", "或"]), ATOMS)


@given(
    lines=st.lists(st.tuples(CONDITIONS, st.integers(0, 10)), min_size=1, max_size=4),
    ends=st.tuples(st.integers(0, 10), st.integers(0, 10)).map(sorted),
)
def test_the_range_is_what_the_numbers_in_it_get(lines: list[tuple[str, int]], ends: list[int]) -> None:
    """The ends that the lines name are multiples of 10 %, so numbers there and half-way between stand for all: the
    score of a range reaches from the least to the greatest of theirs."""
    low, high = (10 * each for each in ends)
    conditions = "".join(f"若 {condition} 则 {given}\n" for condition, given in lines)
    ruleset = compile_text(f"{RULES}{SCALE}方法 甲\n{RATE}{conditions}否则 1\n")

    def score(actual: str) -> NodeResult:
        form = f"指标:\n  - {{一级: 产出, 三级: 行, 分值: 10, 指标值: ≥100件, 实际值: {actual}}}\n"
        result: Result = score_text(ruleset, form)
        return result.nodes[-1]

    scores = {score(f"{number}件").low for number in range(low, high + 1, 5)}
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
        字段 {field}
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
    若 {first} 则 10
    若 {second} 则 6
    否则 0
"""


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("等 = 等次[得分 ÷ 分值]", "数量.等 = 「优」", "质量.等 = 「及格」"),
        ("够 = 得分 ÷ 分值 ≥ 80%", "数量.够", "非 质量.够"),
    ],
)
def test_two_groups_each_have_a_number_of_their_own(field: str, first: str, second: str) -> None:
    """That 数量 isn't 优 says nothing of 质量, though the same field of both has the same range."""
    rules = TWO_GROUPS.format(field=field, first=first, second=second)
    rows = "".join(
        f"  - {{一级: {group}, 三级: 行, 分值: 10, 指标值: ≥10件, 实际值: 6～9件}}\n"
        for group in ("数量", "质量", "时效")
    )
    result: Result = score_text(compile_text(rules + SCALE), f"指标:\n{rows}")
    found = {node.path: (node.low, node.high) for node in result.nodes}
    assert found["时效",] == (0, 10)
    assert found["数量",] == found["质量",] == (6, 9)


CAUSES = frozenset({((), "甲")})


def test_what_is_left_of_numbers() -> None:
    tens = Stretches.of(Range(Fraction(10), Fraction(20)))
    within = Among(CAUSES, "数", tens, Stretches.of(Range(Fraction(10), Fraction(15), high_open=True)))
    assert within.opposite.holding == Stretches.of(Range(Fraction(15), Fraction(20)))
    assert (within.unless([within.opposite]), within.unless([within])) == (True, False)
    assert within.unless([]) == within
    of_another = Among(CAUSES, "别的数", tens, within.opposite.holding)
    assert within.unless([of_another]) == within


def test_a_label_of_a_few() -> None:
    """12 to 20 is 中 or 高, 15 to 20 is 高 for certain."""
    bands = (("高", Range(Fraction(15), Fraction(20))), ("中", Range(Fraction(5), Fraction(15), high_open=True)))
    label = OneOf(CAUSES, "数", Stretches.of(Range(Fraction(12), Fraction(20))), bands)
    assert label.where(lambda each: each == "低") is False
    assert label.where(lambda each: True) is True
    assert isinstance(label.where(lambda each: each == "高"), Among)
    assert label.reached == Range(Fraction(5), Fraction(20))
    high = OneOf(CAUSES, "数", Stretches.of(Range(Fraction(15), Fraction(20))), bands)
    assert high.where(lambda each: each == "高") is True


def test_numbers_cut_into_cells() -> None:
    """Two ends part all numbers into five cells, each with a number in it: below 1, 1, between, 3, above 3."""
    cells = Stretches.cells([Fraction(3), Fraction(1), Fraction(3)])
    assert [inner for _, inner in cells] == [0, 1, 2, 3, 4]
    assert all(cell & Stretches.of(Range(inner, inner)) for cell, inner in cells)
    everything = Stretches.of(Range(None, None))
    for cell, _ in cells:
        everything -= cell
    assert not everything
    assert [inner for _, inner in Stretches.cells([])] == [0]
