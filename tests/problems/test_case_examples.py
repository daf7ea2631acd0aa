"""The files of cases on the problems' pages: the wrong ones have their problem, the right ones hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.problems.page import Example, page_of
from duheng.problems.problem import Problem
from duheng.problems.registry import all_classes

RULES = """\
规则集 990101/2020 「例」
    状态 试行

方法 甲
    若 实际值 ≥ 指标值 则 分值
    否则 0

档位 评级
    合格: 100 至 60（含）
    差: 60 至 0

模板 表
    一级 产出
    一级 效益
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.性质 | 方法 |
        | 定量        | 甲   |
    总分 合计（一级.得分）
    等级 评级[总分]
"""

EXAMPLES = [
    pytest.param(each, example, id=f"{each.code}-{example.kind}-{number}")
    for each in all_classes()
    for number, example in enumerate(page_of(each).examples, start=1)
    if example.sort in ("cases", "tables")
]
OLD_FORM = """\
规则集: 000000/2017
指标:
  - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
"""


def found(folder: Path, example: Example) -> list[Problem]:
    (folder / "2020.rules").write_text(RULES, encoding="utf-8")
    (folder / "按2017年填的表.yaml").write_text(OLD_FORM, encoding="utf-8")
    cases = folder / ("2020.tests.yaml" if example.sort == "cases" else "2020.tests.md")
    cases.write_text(example.text + "\n", encoding="utf-8")
    return [problem for each in api.run_tests([cases]) for problem in (*each.problems, *each.suite.notes)]


@pytest.mark.parametrize(("cls", "example"), EXAMPLES)
def test_example(tmp_path: Path, cls: type[Problem], example: Example) -> None:
    problems = found(tmp_path, example)
    if example.kind == "right":
        assert problems == []
    else:
        assert cls.code in {each.code for each in problems}
        assert all(each.span is not None and ".tests." in each.span.file for each in problems)
    for problem in problems:
        for language in ("zh", "en"):
            assert problem.message(language)
            problem.hint(language)


def test_every_kind_has_both_examples() -> None:
    pages = {each.code: page_of(each).examples for each in all_classes() if each.code.startswith("CAS")}
    in_files = {code: examples for code, examples in pages.items() if examples[0].sort in ("cases", "tables")}
    assert {
        code for code, examples in in_files.items() if {each.kind for each in examples} != {"wrong", "right"}
    } == set()
    assert len(in_files) >= len(pages) - 2
