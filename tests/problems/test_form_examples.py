"""The form examples on the problems' pages are true under a real ruleset: only the wrong one is told of."""

from __future__ import annotations

import re
from functools import cache

import pytest

import duheng
from duheng.books.separated import read_separated
from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.forms.yaml_reader import read_yaml
from duheng.importing.read import read_form
from duheng.language.tree import Ruleset
from duheng.problems.page import Example, page_of
from duheng.problems.problem import Problem
from duheng.problems.registry import all_classes
from duheng.problems.severity import Severity

RULES = """\
规则集 999999/2020 「例」
    适用 2020-01-01 至 2023-12-31

档位 完成情况
    达成: 100% 至 80%（含）
    部分达成: 80% 至 60%（含）
    未达成: 60% 至 0%

档位 评价等级
    优: 100 至 90（含）
    良: 90 至 80（含）
    中: 80 至 60（含）
    差: 60 至 0

参数 封顶分 = 10，2022-01-01 起 5

模板 表
    字段 年初预算数: 金额，列名 「年初预算数(A)」，单位 万元
    字段 全年执行数: 金额，单位 万元
    字段 备案数: 量
    字段 投诉: 量，单位 次
    {head}
    一级 产出指标 50分
        二级 数量指标
        二级 质量指标
    一级 效益指标 50分
    三级 {rows}
        字段 指标值: 目标，列名 「年度指标值」
        字段 实际值: 量，列名 「全年实际值」
        字段 完成档次: 完成情况
        字段 自评得分: 数，列名 「得分」
        字段 偏差原因: 文本
        {fields}
    计分
        | 指标值.性质 | 指标值.方向 | 方法     |
        | 定性        | -           | 定性三档 |
        | 定量        | 反向        | 定量反向 |
        | 定量        | 正向        | 定量正向 |
    {total}
    {grade}

方法 定量正向
    若 实际值 ≥ 指标值 则 分值
    否则 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
    修约 2 位小数

方法 定量反向
    若 实际值 ≤ 指标值 则 分值
    否则 指标值 ÷ 实际值 × 分值
    限于 0 至 分值
    修约 2 位小数

方法 定性三档
    若 完成档次 为空 则 自评得分
    否则 待定 完成情况[完成档次] × 分值，「由评价人定」

方法 越乘越长
    令 甲0 = 实际值 ÷ 1人
    令 甲1 = 甲0 × 甲0 × 甲0
    令 甲2 = 甲1 × 甲1 × 甲1
    令 甲3 = 甲2 × 甲2 × 甲2
    令 甲4 = 甲3 × 甲3 × 甲3
    令 甲5 = 甲4 × 甲4 × 甲4
    令 甲6 = 甲5 × 甲5 × 甲5
    令 甲7 = 甲6 × 甲6 × 甲6
    令 甲8 = 甲7 × 甲7 × 甲7
    令 甲9 = 甲8 × 甲8 × 甲8
    令 甲10 = 甲9 × 甲9 × 甲9
    令 甲11 = 甲10 × 甲10 × 甲10
    得 甲11 × 分值
    限于 0 至 分值
    修约 2 位小数
方法 只有一行
    若 实际值 ≥ 指标值 则 分值

方法 过半满分
    若 实际值 ≥ 50% 则 分值
    否则 0

方法 没有上限
    得 实际值 ÷ 指标值 × 分值
    修约 2 位小数

方法 留待判断
    得 待定 [0, 分值]，「由评价人看材料定」

方法 半数起待定
    得 待定 [50%, 实际值] × 分值，「由评价人看材料定」

方法 判断打七折
    得 留待判断 × 70%
    限于 0 至 分值

方法 按所在档
    若 完成情况[实际值] = 「达成」 则 分值
    否则 0

方法 执行率得分
    得 全年执行数 ÷ 年初预算数 × 分值
    限于 0 至 分值
    修约 2 位小数

方法 取总分
    得 总分
    限于 0 至 分值

方法 取效益最高
    得 最大（效益指标.三级.得分）
    限于 0 至 分值

方法 满意度阶梯
    得 分值

方法 不适用的
    得 不适用

方法 按比例
    得 分值

校验 未达标须说明原因
    对每个 三级
    当 得分 < 分值
    要求 偏差原因 有值

校验 备案
    当 备案数 有值
    要求 备案数 ≤ 1000人

校验 有执行
    当 全年执行数 有值
    要求 全年执行数 > 0
    则 总分 0
"""

FREE = "可自选方法"
ADDED = re.compile(r"# 模板(三级)?另有：(.+)")
TOTAL = re.compile(r"# 规则集里有：(总分 .+)")
GRADE = re.compile(r"# 规则集里有：(等级 .+)")


@cache
def ruleset(head: str, rows: str, free: bool, total: str, grade: str) -> Ruleset:
    text = RULES.replace("{head}", head).replace("{fields}", rows)
    text = text.replace("{rows}", FREE if free else "").replace("{total}", total).replace("{grade}", grade)
    file = as_text(text.encode(), "例.rules")
    assert isinstance(file, TextFile)
    made = compile_ruleset(file, Library()).ruleset
    assert made is not None, (head, rows)
    return made


def found(example: Example, free: bool) -> list[Problem]:
    """Everything that is told of a form, from reading it to its score."""
    line = ADDED.search(example.text)
    in_rows, added = line.groups() if line else ("", "")
    other = TOTAL.search(example.text)
    total = other[1] if other else "总分 合计（一级.得分）"
    graded = GRADE.search(example.text)
    grade = graded[1] if graded else "等级 评价等级[总分]"
    fields = "" if FREE in added else added
    free = free or FREE in added
    rules = ruleset("" if in_rows else fields, fields if in_rows else "", free, total, grade)
    if example.sort == "sheet":
        return in_sheet(example.text, rules)
    written, problems = read_yaml(example.text, "form.yaml", "0" * 64)
    if written is None:
        return list(problems)
    made_for = duheng.load_ruleset(written.ruleset) if written.ruleset not in ("", rules.id) else None
    try:
        return [*problems, *duheng.evaluate(written, rules, made_for=made_for).findings]
    except duheng.DuhengError as error:
        return [*problems, *error.problems]


def in_sheet(text: str, rules: Ruleset) -> list[Problem]:
    """Everything that is told of reading a sheet, which an example draws as CSV."""
    book = read_separated(text.encode(), "form.csv")
    assert not isinstance(book, Problem)
    read = read_form(book, rules.template, "0" * 64)
    return list(read if isinstance(read, tuple) else read.form.findings)


EXAMPLES = [
    pytest.param(each, example, id=f"{each.code}-{example.kind}-{number}")
    for each in all_classes()
    for number, example in enumerate(page_of(each).examples, start=1)
    if example.sort in ("form", "sheet")
]


def may_choose(cls: type[Problem]) -> bool:
    """Findings of an evaluation are shown on rows that name their method; the template says so only where it must."""
    return cls.code.startswith(("EVL", "CHK"))


@pytest.mark.parametrize(("cls", "example"), EXAMPLES)
def test_example(cls: type[Problem], example: Example) -> None:
    codes = {each.code for each in found(example, may_choose(cls))}
    assert (cls.code in codes) == (example.kind == "wrong")


@pytest.mark.parametrize(("cls", "example"), [each for each in EXAMPLES if each.values[1].kind == "right"])
def test_what_is_right_is_no_error_of_another_kind(cls: type[Problem], example: Example) -> None:
    assert {each.code for each in found(example, may_choose(cls)) if each.level() is Severity.ERROR} <= {"FRM-030"}


@pytest.mark.parametrize(("cls", "example"), EXAMPLES)
def test_what_examples_show_can_be_said_in_both_languages(cls: type[Problem], example: Example) -> None:
    for problem in found(example, may_choose(cls)):
        for language in ("zh", "en"):
            assert problem.message(language)
            assert not re.search(r"\{[a-z_]+\}", problem.message(language))
            problem.hint(language)


def test_every_finding_of_an_evaluation_has_both_examples() -> None:
    kinds = {each.code: {example.kind for example in page_of(each).examples} for each in all_classes()}
    assert {code for code, found in kinds.items() if code.startswith(("EVL", "CHK")) and len(found) < 2} == set()
