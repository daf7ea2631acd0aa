"""Grades of a total that lies, or may lie, beside all of them, and what vetoes leave of these."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duheng.evaluation.result import Result

RULES = """
规则集 999999/2020 「等级之外」
档位 评级
    优: 100 至 80（含）
    良: 80 至 70（含）
    合格: 70 至 60（含）
方法 自评
    得 自评得分
    限于 0 至 分值
模板 表
    字段 事故: 量，单位 次
    一级 产出 110分
    三级
        字段 自评得分: 数
    计分
        | 分值 | 方法 |
        | -    | 自评 |
    总分 合计（一级.得分）
    等级 评级[总分]
校验 平安
    要求 事故 = 0次
    则 等级 良
"""

FORM = """
事故: {incidents}
指标:
  - {{一级: 产出, 三级: 甲, 分值: 90, 自评得分: {sure}}}
  - {{一级: 产出, 三级: 乙, 分值: 20{claimed}}}
"""

NONE, MAY, SURE = "0", "约1", "1"


@pytest.mark.parametrize(
    ("sure", "claimed", "incidents", "grade", "told"),
    [
        # 55 has no grade; 90 is 优, 90 and what 乙 may have reaches beyond 100
        (55, 0, NONE, "", "总分 55 不落在任何一个等级里"),
        (90, 0, NONE, "优", ""),
        (90, None, NONE, "优～？", "总分 90～110 可能不落在任何一个等级里"),
        (55, None, NONE, "良～合格～？", "总分 55～75 可能不落在任何一个等级里"),
        (60, None, NONE, "优～良～合格", ""),
        # an incident allows 良 at best, and 合格 where the total says so; it raises no total that is below all grades
        (55, None, SURE, "良～合格～？", "总分 55～75 可能不落在任何一个等级里"),
        (55, 0, SURE, "", "总分 55 不落在任何一个等级里"),
        (60, None, SURE, "良～合格", ""),
        (90, 20, SURE, "良", "总分 110 不落在任何一个等级里"),
        (90, None, SURE, "良", "总分 90～110 可能不落在任何一个等级里"),
        # nobody can tell whether there was an incident
        (55, 0, MAY, "", "总分 55 不落在任何一个等级里"),
        (90, 20, MAY, "良～？", "总分 110 不落在任何一个等级里"),
        (55, None, MAY, "良～合格～？", "总分 55～75 可能不落在任何一个等级里"),
        (90, 0, MAY, "优～良", ""),
    ],
)
def test_a_total_that_may_have_no_grade_says_so(
    compiled: Callable[[str], object],
    scored: Callable[..., Result],
    sure: int,
    claimed: int | None,
    incidents: str,
    grade: str,
    told: str,
) -> None:
    cell = "" if claimed is None else f", 自评得分: {claimed}"
    result = scored(compiled(RULES), FORM.format(sure=sure, claimed=cell, incidents=incidents))
    assert result.total.grade == grade
    assert [each.message("zh") for each in result.findings if each.code == "EVL-012"] == ([told] if told else [])


def test_a_veto_without_other_grades(compiled: Callable[[str], object], scored: Callable[..., Result]) -> None:
    rules = RULES.replace("    等级 评级[总分]\n", "")
    grades = [
        scored(compiled(rules), FORM.format(sure=90, claimed=", 自评得分: 0", incidents=each)).total.grade
        for each in (NONE, MAY, SURE)
    ]
    assert grades == ["", "良～？", "良"]


def test_the_worst_grade_is_given_to_a_total_below_all_grades_too(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    rules = RULES.replace("则 等级 良", "则 等级 合格")
    grades = [
        scored(compiled(rules), FORM.format(sure=55, claimed=", 自评得分: 0", incidents=each)).total.grade
        for each in (NONE, MAY, SURE)
    ]
    assert grades == ["", "合格～？", "合格"]


def test_of_two_vetoes_neither_is_the_worse_where_no_scale_says_so(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    rules = RULES.replace("    等级 评级[总分]\n", "") + "校验 再查\n    要求 事故 = 0次\n    则 等级 合格\n"
    result = scored(compiled(rules), FORM.format(sure=90, claimed=", 自评得分: 0", incidents=SURE))
    assert sorted(result.total.grades) == ["合格", "良"]


def test_in_english(compiled: Callable[[str], object], scored: Callable[..., Result]) -> None:
    forms = [FORM.format(sure=90, claimed=each, incidents=SURE) for each in ("", ", 自评得分: 20")]
    results = [scored(compiled(RULES), form, "en") for form in forms]
    told = [
        [each.message("en") for each in result.findings if each.code in ("EVL-012", "CHK-003")] for result in results
    ]
    assert told == [
        [
            "The total 90～110 may fall into no grade",
            'The veto "平安" takes effect: the grade is set to 良 (was 优～？)',
        ],
        ["The total 110 falls into no grade", 'The veto "平安" takes effect: the grade is set to 良 (was —)'],
    ]
