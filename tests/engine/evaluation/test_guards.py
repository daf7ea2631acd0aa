"""A rule that says of which rows it speaks: where that part settles a condition, others need not make sense."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, Compile, Score

from duheng.evaluation.result import NodeResult, Result

Row = Callable[..., NodeResult]
Told = Callable[..., list[str]]

DATES = ("指标值: ≤2021-12-31", "实际值: 2021-11-30")
LATE = ("指标值: ≤2021-12-31", "实际值: 2022-01-15")
NUMBERS = ("指标值: ≤5件", "实际值: -3件")
NOT_OF_DATES = [
    "指标值.单位 ≠ 「日期」 且 实际值 < 0",
    "实际值 < 0 且 指标值.单位 ≠ 「日期」",
    "自评得分 为空 且 （指标值.单位 ≠ 「日期」 且 实际值 < 0）",
    "自评得分 为空 且 （自评得分 有值 或 指标值.单位 ≠ 「日期」 且 实际值 < 0）",
]


@pytest.mark.parametrize("condition", NOT_OF_DATES)
def test_a_line_that_does_not_speak_of_dates_leaves_them_to_the_next(row: Row, told: Told, condition: str) -> None:
    lines = f"若 {condition} 则 0\n若 实际值 ≤ 指标值 则 分值\n否则 1"
    assert [row(lines, *cells).score for cells in (DATES, LATE, NUMBERS)] == [10, 1, 0]
    assert told(lines, *DATES) == []


@pytest.mark.parametrize("condition", ["指标值.单位 = 「日期」 或 实际值 < 0", "实际值 < 0 或 指标值.单位 = 「日期」"])
def test_one_part_of_several_is_enough(row: Row, told: Told, condition: str) -> None:
    lines = f"若 {condition} 则 分值\n否则 1"
    assert [row(lines, *cells).score for cells in (DATES, NUMBERS)] == [10, 10]
    assert row(lines, "指标值: ≤5件", "实际值: 3件").score == 1
    assert told(lines, *DATES) == []


@pytest.mark.parametrize("condition", ["指标值.单位 = 「日期」 且 实际值 < 0", "已公开 且 实际值 < 0", "实际值 < 0"])
def test_a_part_that_settles_nothing_leaves_the_row_open(row: Row, told: Told, condition: str) -> None:
    lines = f"若 {condition} 则 0\n否则 分值"
    assert (row(lines, *DATES).low, row(lines, *DATES).high) == (0, 10)
    assert told(lines, *DATES)[0].startswith("EVL-006 单位不同")


def test_a_let_with_a_fault_counts_where_its_part_counts(row: Row) -> None:
    lines = "令 差 = 实际值 - 1\n若 指标值.单位 ≠ 「日期」 且 差 < 0 则 0\n否则 4"
    assert [row(lines, *cells).score for cells in (DATES, NUMBERS)] == [4, 0]


def codes(result: Result) -> list[str]:
    return [each.code for each in result.findings if each.code in ("EVL-006", "CHK-001", "CHK-004")]


CHECK = """
校验 不为负
    对每个 三级
{lines}
    提示 「为负」
    级别 警告
"""
ROWS = "指标:\n  - {{一级: 效益指标, 三级: 行, 分值: 10, 指标值: {0}, 实际值: {1}}}\n"


@pytest.mark.parametrize(
    ("lines", "of_dates", "of_numbers"),
    [
        ("    要求 实际值 ≥ 0", ["CHK-004"], ["CHK-001"]),
        ("    当 指标值.单位 ≠ 「日期」\n    要求 实际值 ≥ 0", [], ["CHK-001"]),
        ("    当 指标值.单位 ≠ 「日期」 且 实际值 < 0\n    要求 1 = 2", [], ["CHK-001"]),
        ("    当 指标值.单位 = 「日期」 或 实际值 < 0\n    要求 1 = 2", ["CHK-001"], ["CHK-001"]),
        ("    要求 指标值.单位 = 「日期」 或 实际值 ≥ 0", [], ["CHK-001"]),
        ("    要求 指标值.单位 ≠ 「日期」 且 实际值 ≥ 0", ["CHK-001"], ["CHK-001"]),
    ],
)
def test_a_check_speaks_of_the_rows_it_names(
    evaluated: Callable[..., Result], lines: str, of_dates: list[str], of_numbers: list[str]
) -> None:
    declarations = CHECK.format(lines=lines)
    assert codes(evaluated(declarations, ROWS.format("≤2021-12-31", "2021-11-30"))) == of_dates
    assert codes(evaluated(declarations, ROWS.format("≤5件", "-3件"))) == of_numbers


def test_a_line_of_the_scoring_table_speaks_of_the_rows_it_names(compiled: Compile, scored: Score) -> None:
    lines = (
        "    计分\n"
        "        | 指标值.单位 | 实际值 | 方法     |\n"
        "        | ≠ 「日期」  | < 0    | 不适用   |\n"
        "        | -           | -      | 记满分   |\n"
    )
    before = TEMPLATE.index("    计分")
    ruleset = compiled(HEAD + TEMPLATE[:before] + lines + TEMPLATE[TEMPLATE.index("    总分") :])
    result = scored(ruleset, ROWS.format("≤2021-12-31", "2021-11-30"))
    assert (result.nodes[-1].score, codes(result)) == (10, [])


@pytest.mark.parametrize(
    ("cell", "unit", "same"),
    [
        ("30天", "天", True),
        ("30日", "天", True),
        ("30天", "日", True),
        ("3个月", "月", True),
        ("30件", "件", True),
        ("30件", "个", False),
        ("30万元", "元", False),
        ("30工作日", "天", False),
        ("30趟", "趟", True),
    ],
)
@pytest.mark.parametrize("sides", ["实际值.单位 {} 「{}」", "实际值.单位 {} 「 {} 」", "「{1}」 {0} 实际值.单位"])
def test_a_unit_is_known_by_any_of_its_names(row: Row, sides: str, cell: str, unit: str, same: bool) -> None:
    found = row(f"若 {sides.format('=', unit)} 则 分值\n否则 1", f"实际值: {cell}")
    other = row(f"若 {sides.format('≠', unit)} 则 分值\n否则 1", f"实际值: {cell}")
    assert (found.score, other.score) == ((10, 1) if same else (1, 10))


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [("≥30天", "20日", 10), ("≤3周", "2个星期", 10), ("≤3周", "2天", 1), ("≥3趟", "2趟", 10)],
)
def test_the_units_of_two_cells_are_the_same_by_any_of_their_names(
    row: Row, target: str, actual: str, score: int
) -> None:
    assert row("若 指标值.单位 = 实际值.单位 则 分值\n否则 1", f"指标值: {target}", f"实际值: {actual}").score == score
