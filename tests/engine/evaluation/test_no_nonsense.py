"""What comes of units that don't go together is no number, so that no sentence and no message shows one.

20万元 less 3件 would be 199997 of nothing.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duheng.evaluation.result import NodeResult, Result
from duheng.presentation.gathering import no_result
from duheng.presentation.words import words_of

CELLS = ("指标值: ≥20万元", "实际值: 3件")
DIFFERENCE = "令 差 = 指标值 - 实际值\n"


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (f"{DIFFERENCE}得 差 ÷ 1件 × 分值", "差 = 20万元 - 3件；单位不同，不能计算：差 ÷ 1件 × 10分，待定 0～10"),
        (
            f"{DIFFERENCE}若 分值 > 20分 或 差 > 3件 或 分值 > 9分 则 4\n否则 5",
            "差 = 20万元 - 3件；10分 > 20分 或 差 > 3件 或 10分 > 9分，得 4 分",
        ),
        (
            "若 分值 > 9分 或 个数（上级.三级，指标值 > 实际值） > 3 则 4\n否则 5",
            "10分 > 9分 或 个数（上级.三级，指标值 > 实际值） > 3，得 4 分",
        ),
        ("得 待定 [5, 10]，「差 {指标值 - 实际值}」", "待定 [5, 10] = 5～10：差 20万元 - 3件"),
        (f"{DIFFERENCE}得 待定 [5, 10]，「差 {{差}}」", "差 = 20万元 - 3件；待定 [5, 10] = 5～10：差 差"),
    ],
)
def test_no_sentence_has_a_number_for_it(row: Callable[..., NodeResult], lines: str, sentence: str) -> None:
    assert row(lines, *CELLS).because.replace("\xa0", " ") == sentence


@pytest.mark.parametrize(
    ("cells", "zh", "en"),
    [
        (
            ("指标值: ≤-5%", "实际值: 0%"),
            "除数为零，不能计算：-5% ÷ 0% × 10分，待定 0～10",
            "a divisor is zero, so there is no score: -5% ÷ 0% × 10分, open, 0～10",
        ),
        (
            ("指标值: ≤-5%", "实际值: -3%"),
            "除数是负数，比例没有意义：-5% ÷ -3% × 10分，待定 0～10",
            "a divisor is negative, so the ratio means nothing: -5% ÷ -3% × 10分, open, 0～10",
        ),
    ],
)
def test_a_sentence_says_why_a_ratio_gives_nothing(
    row: Callable[..., NodeResult], cells: tuple[str, str], zh: str, en: str
) -> None:
    """-5 ÷ -3 × 10 would be 16.67, and a reader who works that out would ask why it isn't there."""
    lines = "得 指标值 ÷ 实际值 × 分值\n限于 0 至 分值"
    quoted = [each.replace(": ", ': "') + '"' for each in cells]
    assert row(lines, *quoted).because.replace("\xa0", " ") == zh
    assert row(lines, *quoted, language="en").because.replace("\xa0", " ") == en


def test_what_a_reason_says_does_not_open_the_score(told: Callable[..., list[str]]) -> None:
    """The rule leaves 5 to 10, whatever is wrong with its words."""
    assert told(f"{DIFFERENCE}得 待定 [5, 10]，「差 {{差}}」", *CELLS) == ["EVL-002 得分待定，可能是 5～10 分：差 差"]


def test_an_interval_that_units_forbid_says_so(row: Callable[..., NodeResult]) -> None:
    found = row("得 待定 [0, 实际值 ÷ 指标值] × 分值，「由人定」\n限于 0 至 分值", *CELLS)
    assert found.because.replace("\xa0", " ") == (
        "单位不同，不能计算：待定 [0, 3件 ÷ 20万元] × 10分 = ？，限于 0 至 10分，得 0～10：由人定"
    )


def test_a_reason_has_the_units_of_what_it_names(told: Callable[..., list[str]]) -> None:
    """Three times 3万元 are 9万元."""
    found = told("令 差 = 年初预算数 × 3\n得 待定 [5, 10]，「差 {差}」", head="年初预算数: 3万元\n")
    assert found == ["EVL-002 得分待定，可能是 5～10 分：差 9万元"]


def test_no_check_says_it(evaluated: Callable[..., Result]) -> None:
    check = "校验 查\n    对每个 三级\n    要求 得分 < 10\n    提示 「差 {指标值 - 实际值}，{分值 - 4}」\n"
    form = "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10, 指标值: ≥20万元, 实际值: 3件}\n"
    said = [each.message("zh") for each in evaluated(check, form).findings if each.code == "CHK-001"]
    assert [each.replace("\xa0", " ") for each in said] == ["查：差 20万元 - 3件，6"]


def test_negative_points_keep_the_total_from_being_a_result(evaluated: Callable[..., Result]) -> None:
    """-5 and 15 make 10, of which nothing is lost: as if a row that is met took 5 points away."""
    rows = "指标:\n  - {一级: 产出指标, 三级: 扣分, 分值: -5}\n  - {一级: 产出指标, 三级: 人数, 分值: 15}\n"
    result = evaluated("", rows)
    assert (result.total.score, result.total.full) == (10, 10)
    assert no_result(result.findings, words_of("zh"), "zh") == "有的行分值是负数，不能当作评定结果"
    assert no_result(result.findings, words_of("en"), "en").startswith("some rows have negative points, ")
