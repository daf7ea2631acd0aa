"""依据 stands where a rule's line decided, with the document that the clause is of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import duheng
from duheng.evaluation.authority import cited
from duheng.evaluation.result import NodeResult, Result
from duheng.language.tree import Ruleset

DAWUKOU = Path(__file__).parents[3] / "examples" / "01-dawukou" / "form.yaml"
NOTES = "项目支出绩效自评表（2016、2017年式样）附注"

RULES = """
规则集 999999/2020 「试」
    依据 {document}
模板 表
    一级 甲 10分
    一级 乙 10分，按 看数
    三级 可自选方法
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.性质 | 方法   |
        | 空          | 不适用 |
        | 定量        | 看数   |
    总分 合计（一级.得分）
方法 看数
    依据 {clause}
    得 分值
"""
FORM = """
指标:
  - {一级: 甲, 三级: 定量的, 分值: 10, 指标值: ≥1件}
  - {一级: 甲, 三级: 没有值的, 分值: 0}
  - {一级: 甲, 三级: 文字的, 分值: 0, 指标值: 良好}
"""


@pytest.mark.parametrize(
    ("document", "clause", "whole"),
    [
        ("某表附注", "附注第3条", "某表附注第3条"),
        ("财政部《某办法》（财预〔2020〕10号）", "第十六条", "财政部《某办法》（财预〔2020〕10号）第十六条"),
        ("某表附注", "得分计算方法栏", "某表附注，得分计算方法栏"),
        ("某表附注", "《某细则》第三条", "《某细则》第三条"),
        ("某表附注", "财预〔2020〕10号第三条", "财预〔2020〕10号第三条"),
        ("", "附注第3条", "附注第3条"),
        ("附注第3条", "附注第3条", "附注第3条"),
    ],
)
def test_a_clause_stands_behind_its_document(document: str, clause: str, whole: str) -> None:
    assert cited(document, clause) == whole


def node(result: Result, name: str) -> NodeResult:
    (found,) = [each for each in result.nodes if each.path[-1] == name]
    return found


@pytest.fixture
def result(compiled: Callable[[str], Ruleset], scored: Callable[..., Result]) -> Result:
    return scored(compiled(RULES.format(document="「某办法」", clause="「第五条」")), FORM)


@pytest.mark.parametrize(
    ("name", "authority", "line"),
    [
        ("定量的", "某办法第五条", "得 分值"),
        ("乙", "某办法第五条", "得 分值"),
        ("没有值的", "某办法", "| 空          | 不适用 |"),
    ],
)
def test_a_line_that_decided_is_shown(result: Result, name: str, authority: str, line: str) -> None:
    found = node(result, name)
    assert found.authority == authority
    assert found.rule is not None
    assert RULES.splitlines()[found.rule.line - 1].strip() == line


@pytest.mark.parametrize("name", ["甲", "文字的"])
def test_sums_and_rows_that_no_rule_fits_rest_on_nothing(result: Result, name: str) -> None:
    assert (node(result, name).rule, node(result, name).authority) == (None, "")


def test_an_inherited_clause_is_of_the_parents_document() -> None:
    result = duheng.evaluate(duheng.load_form(DAWUKOU), duheng.load_ruleset("640202/2020"))
    assert node(result, "社区矫正人员").authority == f"{NOTES}第3条"
    assert node(result, "预算执行率").authority == f"{NOTES}，得分计算方法栏"
    assert node(result, "产出指标").authority == ""
