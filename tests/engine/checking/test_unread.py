"""One line in error is one problem: nothing is told that only follows from its absence."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, codes, compiled

from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity

NATIONAL = (Path(__file__).parents[3] / "rulesets" / "000000-national" / "2020.rules").read_text(encoding="utf-8")
LINES = NATIONAL.splitlines()
SAYING = [number for number, line in enumerate(LINES, 1) if line.split("#")[0].strip()]
STRAYED = [number for number in SAYING if not LINES[number - 1].lstrip().startswith("例")]
MISSPELT = [number for number in SAYING if ":" not in LINES[number - 1].replace("字段", "")]


def problems_of(text: str) -> list[Problem]:
    file = as_text(text.encode(), "甲.rules")
    assert isinstance(file, TextFile)
    return list(compile_ruleset(file, Library()).problems)


def with_line(number: int, line: str) -> str:
    return "\n".join([*LINES[: number - 1], line, *LINES[number:]])


def places(problems: list[Problem]) -> list[tuple[int, str]]:
    return [(each.span.line if each.span else 0, each.code[:3]) for each in problems]


@pytest.mark.parametrize("number", STRAYED)
def test_a_line_with_two_words_too_many_is_all_that_is_told(number: int) -> None:
    code = LINES[number - 1].split("#")[0].rstrip()
    assert places(problems_of(with_line(number, code + " 错 错"))) == [(number, "SYN")]


@pytest.mark.parametrize("number", MISSPELT)
def test_a_line_with_its_first_character_misspelt_is_all_that_is_told(number: int) -> None:
    line = LINES[number - 1]
    indent = len(line) - len(line.lstrip())
    assert places(problems_of(with_line(number, line[:indent] + "错" + line[indent + 1 :]))) == [(number, "SYN")]


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        # the name stands in no line in error
        ("方法 甲\n    得 分植\n    修约 二 位小数\n", [(2, "NAM-001"), (3, "SYN-018")]),
        # an unknown name beside a line in error that can't declare it
        ("方法 甲\n    若 分植 则\n    得 分植\n", [(2, "SYN-008"), (3, "NAM-001")]),
        # what a line in error may have declared: a parameter, a let, a field, a node, a method
        ("参数 高 130%\n方法 甲\n    得 高 × 分值\n", [(1, "SYN-018"), (2, "USE-001")]),
        ("方法 甲\n    令 率 实际值\n    得 率 × 分值\n", [(2, "SYN-001")]),
        ("补充 模板 表\n    字段 说法 文本\n校验 甲\n    要求 全表.说法 有值\n", [(2, "SYN-007")]),
        ("补充 模板 表\n    一级 效率 错 错\n校验 甲\n    要求 效率.得分 > 0\n", [(2, "SYN-001")]),
        ("方法 甲 错\n    得 1\n补充 模板 表\n    一级 效益 40分，按 甲\n", [(1, "SYN-001")]),
        # points below a level whose line can't be read
        ("补充 模板 表\n    三级，按 不适用\n        字段 分值 = 5分\n", [(2, "SYN-001")]),
        # what a line in error may have used
        ("方法 甲\n    得 1\n补充 模板 表\n    一级 效益 40分 错 甲\n", [(4, "SYN-001")]),
        ("参数 高 = 130%\n方法 甲\n    得 高 ×\n补充 模板 表\n    一级 效益 40分，按 甲\n", [(3, "SYN-008")]),
        # what seems unused while a name means nothing, or a row of a table is left out
        ("参数 高为130%\n方法 甲\n    得 高 × 分值\n补充 模板 表\n    一级 效益 40分，按 甲\n", [(1, "SYN-018")]),
        ("方法 甲\n    得 1\n补充 模板 表\n    一级 效益 40分，按 钾\n", [(4, "NAM-002")]),
        (
            "方法 甲\n    得 1\n补充 模板 表\n    计分\n    | 名称 | 方法 |\n    | 「某」 | 甲 | 甲 |\n",
            [(6, "SYN-011")],
        ),
        # a row with other bars is still the table's
        (
            "方法 甲\n    | 实际值 | 得分 |\n    │ ≥ 4件 │ 1 │\n    | 其他 | 0 |\n补充 模板 表\n    一级 效益 40分，按 甲\n",
            [(3, "SYN-018")],
        ),
        # two lines in error in a check aren't one line twice
        ("校验 甲\n    要求 1 ×\n    提示 错\n", [(2, "SYN-008"), (3, "SYN-015")]),
        # a declaration without a line in error keeps its warnings
        ("方法 甲\n    得 1 1\n方法 乙\n    得 1\n", [(2, "SYN-019"), (3, "USE-001")]),
        # a table keeps its head, and the types of its columns, past a line in error
        (
            "方法 甲\n    | 实际值 | 得分 |\n    | ≥ | 1 |\n    | 4件 | 2 |\n    | 其他 | 0 |\n"
            "补充 模板 表\n    一级 效益 40分，按 甲\n",
            [(3, "SYN-008"), (7, "NAM-009")],
        ),
        # a line of a table that is left out
        (
            "方法 甲\n    | 实际值 | 得分 |\n    | ≥ 4件 | 1 |\n    | 0 |\n补充 模板 表\n    三级 可自选方法\n",
            [(4, "SYN-011")],
        ),
        (
            "方法 甲\n    | 实际值 | 得分 |\n    | ≥ 4件 | 1 |\n    | 其他 | - |\n补充 模板 表\n    三级 可自选方法\n",
            [(4, "NAM-004")],
        ),
        # fields fall to the form's head where the line of their level can't be read
        (
            "补充 模板 表\n    字段 说法: 文本\n    三级 可自选 方法\n    字段 说法: 文本\n",
            [(3, "SYN-001")],
        ),
        # what is written twice beside a line in error is still told
        ("方法 甲\n    得 1\n    修约 2\n    限于 0 至 1\n    限于 0 至 1\n", [(3, "SYN-007"), (5, "SYN-013")]),
        # what was removed by a line that can't be read
        ("删除 方法 比例 错\n方法 比例\n    得 分值\n", [(1, "SYN-001")]),
    ],
)
def test_what_follows_from_a_line_in_error(tmp_path: Path, child: str, expected: list[tuple[int, str]]) -> None:
    assert codes(compiled(tmp_path, child)) == expected


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("    字段 预算数: 金额，单位 万元", "    字段 预算数 金额，单位 万元"),
        ("参数 界限 = 60%", "参数 界限 60%"),
        ("方法 比例", "方法 比例 一"),
        ("模板 表", "模板 表 一"),
        ("    好: 100% 至 80%（含）", "    好: 100% 至"),
    ],
)
def test_a_line_in_error_of_a_parent_brings_nothing_in_the_child(tmp_path: Path, good: str, bad: str) -> None:
    assert good in PARENT
    child = "方法 甲\n    若 全表.预算数 > 界限 × 1万元 则 比例\n    若 0.9 属于 完成情况[好] 则 1\n    否则 0\n"
    found = compiled(tmp_path, child, parent=PARENT.replace(good, bad)).problems
    assert [each.code[:3] for each in found if each.code != "USE-001"] == ["SYN"]


@pytest.mark.parametrize(("line", "code"), [("一级指标：效率 10分", "SYN-018"), ("一、效率（10分）", "SYN-007")])
def test_methods_of_nodes_below_a_line_in_error_are_used(line: str, code: str) -> None:
    head = "规则集 990101/2024 「试」\n    状态 试行\n方法 甲\n    得 分值\n模板 表\n"
    below = "        二级 数量 10分\n            三级 户数 10分，按 甲\n    总分 合计（一级.得分）\n"
    assert [each.code for each in problems_of(f"{head}    一级 效率 10分\n{below}")] == []
    assert [each.code for each in problems_of(f"{head}    {line}\n{below}")] == [code]


def test_without_a_template_no_field_of_it_is_told_as_unknown() -> None:
    """Whether nobody wrote one yet or a ruleset took its parent's away: that it lacks one says it."""
    methods = "\n".join(LINES[: LINES.index("模板 项目支出绩效自评表")])
    assert {each.code for each in problems_of(methods) if each.level() is Severity.ERROR} == {"TPL-001"}
    removed = "规则集 990101/2024\n    继承 000000/2020\n    删除 模板 项目支出绩效自评表\n"
    assert [each.code for each in problems_of(removed)] == ["TPL-001"]
