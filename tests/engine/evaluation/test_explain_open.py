"""Sentences of scores that stay open tell how their ranges came about. All are written by hand."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, compile_text, score_text
from tests.engine.evaluation.test_explain import Row, plain

from duheng.evaluation.result import NodeResult, Result
from duheng.problems.problem import Language

BETWEEN = "方法 乙\n得 待定 [1, 2]，「由人定」"


def between(node: NodeResult) -> tuple[Fraction, Fraction | None]:
    return node.low, node.high


def test_nothing_is_nothing_whatever_the_points(evaluated: Callable[..., Result]) -> None:
    """0 limited to points that nobody says is 0, since points are never below that."""
    result = evaluated("方法 甲\n得 0\n限于 0 至 分值\n", "指标:\n  - {一级: 效益指标, 三级: 行, 计分方法: 甲}\n")
    assert between(result.nodes[-1]) == (0, 0)
    assert [each.code for each in result.findings] == ["FRM-030"]
    unknown = evaluated(
        "方法 甲\n得 0\n限于 -5 至 实际值 ÷ 1件 × 1分\n",
        "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 5, 计分方法: 甲}\n",
    )
    assert between(unknown.nodes[-1]) == (-5, 0)


@pytest.mark.parametrize(
    ("lines", "cell", "language", "because"),
    [
        (
            "若 实际值 ≤ 2020-12-31 则 6\n否则 0",
            "实际值: 按时完成",
            "zh",
            "「按时完成」 ≤ 2020-12-31 不能判定，待定 0～6",
        ),
        (
            "若 实际值 < 0% 则 0\n否则 6",
            "实际值: 甲村96%，乙村93%",
            "zh",
            "「甲村96%，乙村93%」 < 0% 不能判定，待定 0～6",
        ),
        ("若 实际值 < 0% 则 0\n否则 6", "实际值: 全覆盖", "en", 'whether "全覆盖" < 0% can\'t be told, open, 0～6'),
        ("若 指标值.性质 = 定性 则 6\n否则 0", "指标值: 明显提升", "zh", "指标值.性质 = 定性，得 6 分"),
    ],
)
def test_words_where_a_number_should_stand_are_quoted(
    row: Row, lines: str, cell: str, language: Language, because: str
) -> None:
    """「甲村96%，乙村93%」 < 0 would be read as two clauses without the quotation marks."""
    assert plain(row(lines, cell, language=language).because) == because


def test_words_of_another_row_are_quoted_after_their_name(row: Row) -> None:
    found = row("若 年初预算数 = 0 则 0\n否则 6", head="年初预算数: 80（调整后）\n")
    assert plain(found.because) == "年初预算数 「80（调整后）」 = 0 不能判定，待定 0～6"


def test_a_range_that_is_rounded_is_told_before_it(row: Row) -> None:
    """A third of 1～2 is 0.3333…～0.6667…"""
    found = row("得 乙 ÷ 3\n修约 2 位小数", more=BETWEEN)
    assert plain(found.because) == "乙 1分～2分 ÷ 3，待定 ≈0.3333～≈0.6667，修约 2 位小数得 0.33～0.67"


def test_a_range_that_is_limited_is_told_before_it(row: Row) -> None:
    found = row("得 乙 × 6\n限于 0 至 分值", more=BETWEEN)
    assert plain(found.because) == "乙 1分～2分 × 6，待定 6～12，限于 0 至 10分，得 6～10"


def test_a_number_that_an_unknown_limit_holds_is_told_with_it(evaluated: Callable[..., Result]) -> None:
    """5 limited to points that nobody says is at most 5; that it is at least 0 is taken, not worked out."""
    rows = "指标:\n  - {一级: 效益指标, 三级: 行, 计分方法: 甲}\n"
    result = evaluated("方法 甲\n得 5\n限于 0 至 分值\n", rows)
    assert plain(result.nodes[-1].because) == "5，限于 0 至 分值，得 ？～5，按 0～5 计"
    english = evaluated("方法 甲\n得 5\n限于 0 至 分值\n", rows, language="en")
    assert plain(english.nodes[-1].because) == "5, held between 0 and 分值: ？～5, taken as 0～5"


def test_what_an_interval_without_ends_is_taken_as_is_told(row: Row) -> None:
    found = row("得 待定 完成情况[完成档次] × 分值，「看档」")
    assert plain(found.because) == "待定 完成情况[完成档次] × 10分 = ？，按 0～10 计：看档"


def test_limits_that_are_the_wrong_way_round_are_told_as_limits(row: Row) -> None:
    """-3 isn't below a limit of 0 that would give -1."""
    found = row("得 1 - 4\n限于 0 至 实际值", "实际值: -1")
    assert plain(found.because) == "1 - 4 = −3，限于 0 至 -1，得 −1"


def test_an_interval_whose_ends_are_the_wrong_way_round_says_nothing(row: Row) -> None:
    found = row("得 待定 [实际值, 3]，「由人定」", "实际值: 5")
    assert between(found) == (0, 10)
    assert plain(found.because) == "待定 [5, 3] = ？，按 0～10 计：由人定"
    right = row("得 待定 [实际值, 3]，「由人定」", "实际值: 2")
    assert (between(right), plain(right.because)) == ((2, 3), "待定 [2, 3] = 2～3：由人定")


def test_what_is_none_of_an_unknown_number_is_known(row: Row) -> None:
    found = row("得 实际值 × 0")
    assert (found.score, plain(found.because)) == (0, "实际值 × 0 = 0")


def test_an_interval_whose_ends_are_known_is_known(row: Row) -> None:
    """Whatever the actual value is, nothing times it is nothing, and 10 lies in 0 to 10."""
    found = row("若 分值 属于 [实际值 × 0, 10] 则 5\n否则 3")
    assert (found.score, plain(found.because)) == (5, "10分 属于 [实际值 × 0, 10]，得 5 分")


def test_an_end_that_an_interval_leaves_out_is_left_out_whatever_its_other_end(row: Row) -> None:
    found = row("若 分值 属于 (10, 实际值) 则 5\n否则 3")
    assert (found.score, plain(found.because)) == (3, "10分 属于 (10, 实际值) 不成立，得 3 分")
    unsure = row("若 分值 属于 [10, 实际值) 则 5\n否则 3")
    assert (between(unsure), plain(unsure.because)) == ((3, 5), "10分 属于 [10, 实际值) 不能判定，待定 3～5")


@pytest.mark.parametrize(
    ("actual", "shown"),
    [("≥90%", "完成情况[≥90%]"), ("≥70%", "完成情况[≥70%] 达成～未达成")],
)
def test_a_tier_is_named_only_where_it_is_sure(row: Row, actual: str, shown: str) -> None:
    """What is 90% or more is 达成, or more than 100% and in none of the tiers."""
    found = row("若 完成情况[实际值] = 「达成」 则 5\n否则 2", f'实际值: "{actual}"')
    assert (between(found), plain(found.because)) == ((2, 5), f"{shown} = 「达成」 不能判定，待定 2～5")


def test_a_part_that_may_not_apply_is_told_as_one(evaluated: Callable[..., Result]) -> None:
    methods = "方法 甲\n若 实际值 > 3 则 不适用\n否则 2\n限于 0 至 分值\n"
    rows = [
        f"  - {{一级: 效益指标, 三级: 行{n}, 分值: 10, 计分方法: 甲{cell}}}\n"
        for n, cell in enumerate(["", ", 实际值: 1"])
    ]
    result = evaluated(methods, "指标:\n" + "".join(rows))
    told = {node.path[-1]: plain(node.because) for node in result.nodes}
    assert told["行0"] == "实际值 > 3 不能判定，待定 0～10（或不适用）"
    assert told["效益指标"] == "0～10（或不适用） + 2，待定 2～12"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "0 + 10 = 10；一票否决「执行」可能生效，待定 4～10"),
        ("en", '0 + 10 = 10; the veto "执行" may take effect, open, 4～10'),
    ],
)
def test_a_veto_that_may_take_effect_is_told(evaluated: Callable[..., Result], language: str, sentence: str) -> None:
    check = "校验 执行\n    要求 全年执行数 > 9万元\n    则 总分 4\n"
    result = evaluated(check, "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10}\n", language=language)
    assert (result.total.low, result.total.high) == (4, 10)
    assert plain(result.total.because) == sentence


@pytest.mark.parametrize(
    ("actual", "sentence"),
    [
        ("8.99999", "余下 7.99999 ≥ 8 不成立，得 3 分"),
        ("9.000001", "余下 8.000001 ≥ 8，得 5 分"),
        ("9.5", "余下 8.5 ≥ 8，得 5 分"),
        ("8.3333333", "余下 ≈7.3333 ≥ 8 不成立，得 3 分"),
    ],
)
def test_a_number_just_beside_a_whole_one_does_not_look_like_it(actual: str, sentence: str) -> None:
    fields = "        字段 实际值: 量\n        字段 余下 = 实际值 - 1\n"
    methods = "方法 甲\n若 余下 ≥ 8 则 5\n否则 3\n"
    ruleset = compile_text(HEAD + methods + TEMPLATE.replace("        字段 实际值: 量\n", fields))
    rows = f"指标:\n  - {{一级: 效益指标, 三级: 行, 分值: 10, 计分方法: 甲, 实际值: {actual}}}\n"
    assert plain(score_text(ruleset, rows).nodes[-1].because) == sentence
