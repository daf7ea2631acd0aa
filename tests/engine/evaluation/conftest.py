"""A form scored in one call: the rulesets of these tests are a method or a template's lines, their forms a few rows."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import as_text
from duheng.checking.reading.library import Library
from duheng.evaluation.evaluate import evaluate_form
from duheng.evaluation.result import NodeResult, Result
from duheng.forms.bind import bind
from duheng.forms.yaml_reader import read_yaml
from duheng.language.tree import Ruleset
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity

HEAD = "规则集 999999/2020 「试」\n适用 2020-01-01 起\n\n"

TEMPLATE = """
模板 表
    字段 年初预算数: 金额，单位 万元
    字段 全年执行数: 金额，单位 万元
    一级 产出指标
        二级 数量指标
        二级 质量指标
    一级 效益指标
    三级 可自选方法
        字段 指标值: 目标
        字段 实际值: 量
        字段 完成档次: 完成情况
        字段 自评得分: 数
        字段 已公开: 是否
        字段 完成日: 日期
        字段 偏差原因: 文本
    计分
        | 指标值.性质 | 方法   |
        | -           | 记满分 |
    总分 合计（一级.得分）

档位 完成情况
    达成: 100% 至 80%（含）
    未达成: 80% 至 0%

方法 记满分
    得 分值
"""
"""What most tests share: rows name their own method."""

Compile = Callable[[str], Ruleset]
Score = Callable[[Ruleset, str], Result]


def compile_text(text: str) -> Ruleset:
    file = as_text(text.encode(), "试.rules")
    assert not isinstance(file, Problem)
    made = compile_ruleset(file, Library())
    errors = [f"{each.code} {each.span} {each.message('zh')}" for each in made.problems]
    assert made.ruleset is not None, errors
    return made.ruleset


def score_text(ruleset: Ruleset, form: str, language: Language = "zh") -> Result:
    written, problems = read_yaml(form, "form.yaml", "0" * 64)
    assert written is not None, [each.message("zh") for each in problems]
    bound, problems = bind(written, ruleset, language)
    assert bound is not None, [each.message("zh") for each in problems]
    return evaluate_form(bound, ruleset, language=language)


@pytest.fixture(scope="session")
def compiled() -> Compile:
    """A whole ruleset from its text."""
    return compile_text


@pytest.fixture(scope="session")
def scored() -> Score:
    """A form's text under a ruleset."""
    return score_text


@pytest.fixture(scope="session")
def evaluated() -> Callable[..., Result]:
    """A form's text under the shared template with some declarations added."""

    def run(declarations: str, form: str, total: str = "总分 合计（一级.得分）", language: Language = "zh") -> Result:
        template = TEMPLATE.replace("总分 合计（一级.得分）", total)
        return score_text(compile_text(HEAD + declarations + template), form, language)

    return run


@pytest.fixture(scope="session")
def row(evaluated: Callable[..., Result]) -> Callable[..., NodeResult]:
    """One row of 10 points, scored by a method 甲 given by its lines; its cells are written ``指标值: ≥1件``."""

    def run(
        lines: str, *cells: str, head: str = "", more: str = "", points: str = "10", language: Language = "zh"
    ) -> NodeResult:
        form = one_row(*cells, head=head, points=points)
        return last(evaluated(f"方法 甲\n{lines}\n{more}\n", form, language=language))

    return run


@pytest.fixture(scope="session")
def told(evaluated: Callable[..., Result]) -> Callable[..., list[str]]:
    """The findings of the same one row, written ``EVL-001 得分待定……``."""

    def run(lines: str, *cells: str, head: str = "", more: str = "", points: str = "10") -> list[str]:
        result = evaluated(f"方法 甲\n{lines}\n{more}\n", one_row(*cells, head=head, points=points))
        return [f"{each.code} {each.message('zh')}" for each in result.findings if each.level() is not Severity.INFO]

    return run


def one_row(*cells: str, head: str, points: str) -> str:
    said = "".join(f"    {cell}\n" for cell in (f"分值: {points}", "计分方法: 甲", *cells) if cell)
    return f"{head}\n指标:\n  - 一级: 效益指标\n    三级: 行\n{said}"


def last(result: Result) -> NodeResult:
    found = [node for node in result.nodes if node.level == 3]
    return found[-1]


def span(node: NodeResult) -> tuple[Fraction, Fraction | None]:
    return node.low, node.high
