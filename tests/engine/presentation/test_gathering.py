"""Findings that say the same of many rows are gathered at a pause of their sentence, never inside a quotation."""

from __future__ import annotations

import pytest

from duheng.evaluation.telling.wanted import SCORE_WANTED
from duheng.presentation.gathering import gathered, without_consequences
from duheng.presentation.placed import of_name
from duheng.presentation.words import words_of
from duheng.problems.books import FormulaWithoutValue
from duheng.problems.checks import CheckUndecided
from duheng.problems.evaluation import InputMissing, UnitsDiffer
from duheng.problems.evidence import NegativeDivisor, OnlyABound
from duheng.problems.form_cells import ValueSuspicious
from duheng.problems.form_rows import PointsMissing, PointsUnreadable, RowBlank, RowTwice
from duheng.problems.problem import Language, Problem
from duheng.problems.sheets import CellLeft
from duheng.source import Span


def left(line: int, row: str) -> CellLeft:
    why = f"规则集里没有「其中：{row}」"
    return CellLeft(
        span=Span("表.xlsx", line), cell=f"B{line}", text="20", why=why, why_en=f'the ruleset has no "{row}"'
    )


def test_a_quotation_is_not_cut() -> None:
    (group,) = gathered([left(3, "本年财政拨款"), left(4, "其他资金")], "zh")
    assert "「其中" not in group.heading
    assert all(own.count("「") == own.count("」") for own in group.own)
    assert [own.partition("「")[2].partition("」")[0] for own in group.own] == ["其中：本年财政拨款", "其中：其他资金"]


def test_a_check_that_waits_for_a_score_without_a_ratio_is_not_told_again() -> None:
    """What to do about the divisor is said already; there is nothing to fill in."""
    divisor = NegativeDivisor(path=("甲",), formula="-10% ÷ -5% × 10分")
    check = CheckUndecided(path=("甲",), name="否", fields=SCORE_WANTED[0], fields_en=SCORE_WANTED[1])
    assert without_consequences([divisor, check]) == [divisor]


@pytest.mark.parametrize("vetoes", [True, False])
def test_a_check_that_waits_for_an_open_row_is_told_where_the_total_waits_for_it(vetoes: bool) -> None:
    lacking = ("实际值",)
    missing = InputMissing(path=("甲",), low="0", high="10", fields=lacking, fields_en=lacking)
    check = CheckUndecided(path=("甲",), name="否", fields=lacking, fields_en=lacking, vetoes=vetoes)
    assert without_consequences([missing, check]) == ([missing, check] if vetoes else [missing])


@pytest.mark.parametrize(
    ("language", "heading", "own"),
    [
        ("zh", "公式没有保存过的结果", ("「=IF(A1=1,2,3)」", "「=IF(A2=1,2,3)」")),
        ("en", "The formula has no saved result", ('"=IF(A1=1,2,3)"', '"=IF(A2=1,2,3)"')),
    ],
)
def test_a_formula_is_not_cut(language: Language, heading: str, own: tuple[str, ...]) -> None:
    said = [FormulaWithoutValue(cell=f"B{row}", formula=f"IF(A{row}=1,2,3)") for row in (1, 2)]
    (group,) = gathered(said, language)
    assert (group.heading, group.own) == (heading, own)


def test_blank_rows_and_rows_of_one_name_are_each_told_once() -> None:
    blank = [RowBlank(span=Span("表.yaml", row), row=row) for row in (2, 3)]
    twice = [RowTwice(span=Span("表.yaml", row), path=(name,), name=name) for row, name in ((5, "甲"), (7, "乙"))]
    assert [(group.heading, group.own) for group in gathered([*blank, *twice], "zh")] == [
        ("空的，没有计入", ("指标第 2 项", "指标第 3 项")),
        ("写了不止一行，都计入", ("「甲」", "「乙」")),
    ]


@pytest.mark.parametrize(
    ("language", "heading"),
    [("zh", "缺 分值，得分待定：可能是 0～？ 分"), ("en", "分值 missing, the score is open: 0 to ？ points")],
)
def test_a_heading_says_what_the_rows_have_in_common_in_both_parts(language: Language, heading: str) -> None:
    lacking = ("分值",)
    said = [InputMissing(path=(name,), low="0", high="？", fields=lacking, fields_en=lacking) for name in "甲乙"]
    assert [group.heading for group in gathered(said, language)] == [heading]


@pytest.mark.parametrize(
    ("language", "heading", "own"),
    [
        (
            "zh",
            "缺 确切的指标值、自评得分，得分待定",
            ("表上写的是「约9（含）」，可能是 0～5 分", "表上写的是「2X」，可能是 0～5 分"),
        ),
        (
            "en",
            "an exact 指标值, 自评得分 missing, the score is open",
            ('the form says "约9（含）", 0 to 5 points', 'the form says "2X", 0 to 5 points'),
        ),
    ],
)
def test_what_cells_say_where_something_exact_is_wanted_is_each_rows_own(
    language: Language, heading: str, own: tuple[str, ...]
) -> None:
    said = [
        InputMissing(
            path=(text,),
            low="0",
            high="5",
            fields=(f"确切的指标值（表上写的是「{text}」）", "自评得分"),
            fields_en=(f'an exact 指标值 (the form says "{text}")', "自评得分"),
        )
        for text in ("约9（含）", "2X")
    ]
    (group,) = gathered(said, language)
    assert (group.heading, group.own) == (heading, own)


def test_findings_of_a_kind_with_hints_in_common_are_gathered_by_their_hints() -> None:
    """The date's hint is its own; a list of which each has its own hint stays one."""
    units = [("数", "日期", "写上年月日。"), ("人", "人次", ""), ("件", "个", "")]
    said = [
        UnitsDiffer(path=(f"行{at}",), left=left, left_en=left, right=right, right_en=right, dates=dates)
        for at, (left, right, dates) in enumerate(units)
    ]
    found = [[each.path[-1] for each in group.problems] for group in gathered(said, "zh")]
    assert found == [["行0"], ["行1", "行2"]]
    assert [group.hint("zh") is None for group in gathered(said[:2], "zh")] == [True]


@pytest.mark.parametrize(
    ("said", "heading", "own"),
    [
        (
            [ValueSuspicious(path=(each,), label="实际值", text=each) for each in ("近100件", "100+")],
            "不是能算的数，按文字保留",
            ("「实际值」里的「近100件」", "「实际值」里的「100+」"),
        ),
        ([PointsMissing(path=(each,), name=each) for each in "甲乙"], "缺分值", ("「甲」", "「乙」")),
        (
            [PointsUnreadable(path=("甲",), name="甲", text=each) for each in ("20%", "5%")],
            "分值不是分数，按缺分值处理",
            ("「20%」", "「5%」"),
        ),
        (
            [OnlyABound(path=("甲",), label="实际值", text=each, score="5") for each in ("≥9米", "≥8人")],
            "「实际值」不是确切的数，没有写实际完成多少",
            ("写的是“≥9米”；按它得 5 分", "写的是“≥8人”；按它得 5 分"),
        ),
    ],
)
def test_what_rows_say_each_in_its_own_words_has_one_heading(
    said: list[Problem], heading: str, own: tuple[str, ...]
) -> None:
    (group,) = gathered(said, "zh")
    assert (group.heading, group.own) == (heading, own)


def test_a_row_of_which_nothing_more_is_said_is_its_name() -> None:
    problem = RowBlank(path=("产出", "甲"), row=2)
    assert [of_name(problem, text, words_of("zh"), "zh") for text in ("", "没有写", "甲没有写", "（第 2 行）")] == [
        "甲",
        "甲：没有写",
        "甲没有写",
        "甲（第 2 行）",
    ]
    assert of_name(problem, "(达成), which is taken", words_of("en"), "en") == "甲 (达成), which is taken"


def test_what_is_said_of_a_cell_leaves_out_its_place_where_that_is_shown() -> None:
    problem = left(3, "其他资金")
    assert problem.brief("zh") == "「20」没有读：规则集里没有「其中：其他资金」"
    assert problem.brief("en") == '"20" wasn\'t read: the ruleset has no "其他资金"'
    assert problem.parted("en") == ("Contents that weren't read", '"20" (the ruleset has no "其他资金")')
