"""The examples on the problems' pages are true: what is called wrong has the problem, what is called right doesn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.problems.page import Example, page_of
from duheng.problems.problem import Problem
from duheng.problems.registry import all_classes, by_code
from duheng.problems.severity import Severity

HEAD = "规则集 999999/2020 「例」\n    继承 999999/2000\n\n"

PARENT = """\
规则集 999999/2000 「例的上级」

方法 记满分
    得 分值

模板 表
    字段 年初预算数: 金额，单位 万元
    字段 全年执行数: 金额，单位 万元
    一级 产出指标 50分
        二级 数量指标
        二级 质量指标
    一级 效益指标 50分
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 自评得分: 数
        字段 偏差原因: 文本
    计分
        | 指标值.性质 | 方法   |
        | -           | 记满分 |
    总分 合计（一级.得分）
"""


def check(folder: Path, text: str) -> tuple[Problem, ...]:
    (folder / "上级.rules").write_text(PARENT, encoding="utf-8")
    child = folder / "例.rules"
    child.write_text(text, encoding="utf-8")
    return api.check(child, folders=(folder,)).problems


def text_of(example: Example) -> str:
    return (HEAD if example.sort == "rules" else "") + example.text + "\n"


RULESETS = [
    pytest.param(each, example, id=f"{each.code}-{example.kind}-{number}")
    for each in all_classes()
    for number, example in enumerate(page_of(each).examples, start=1)
    if example.sort in ("rules", "whole")
]


def test_the_parent_of_the_examples_has_no_errors(tmp_path: Path) -> None:
    found = check(tmp_path, HEAD)
    assert [each for each in found if each.level() is Severity.ERROR] == []


@pytest.mark.parametrize(("cls", "example"), RULESETS)
def test_example(tmp_path: Path, cls: type[Problem], example: Example) -> None:
    found = check(tmp_path, text_of(example))
    codes = {each.code for each in found}
    if example.kind == "wrong":
        assert cls.code in codes
    else:
        assert cls.code not in codes
        assert [each for each in found if each.level() is Severity.ERROR] == []


@pytest.mark.parametrize("cls", all_classes(), ids=lambda cls: cls.code)
def test_what_examples_show_can_be_said_in_both_languages(tmp_path: Path, cls: type[Problem]) -> None:
    wrong = [each for each in page_of(cls).examples if each.kind == "wrong" and each.sort in ("rules", "whole")]
    for example in wrong:
        for problem in check(tmp_path, text_of(example)):
            for language in ("zh", "en"):
                assert problem.message(language)
                problem.hint(language)


def test_a_line_of_five_thousand_characters(tmp_path: Path) -> None:
    text = HEAD + "方法 甲\n    说明 「" + "长" * 5000 + "」\n    得 分值\n"
    assert by_code("SYN-004") in {type(each) for each in check(tmp_path, text)}
