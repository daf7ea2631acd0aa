"""Rows that name no group, or leave one out, aren't drawn as if they belonged to the group that happens to be above."""

from __future__ import annotations

import re

import pytest

from duheng import api
from duheng.evaluation.result import Result
from duheng.forms.yaml_reader import read_yaml
from duheng.reports import filing, terminal
from duheng.reports.page import form_page

FORM = """
项目名称: 培训
指标:
- {三级: 甲行, 分值: 5, 指标值: ≥1人, 实际值: 1人}
- {三级: 乙行, 分值: 5, 指标值: ≥1人, 实际值: 1人}
- {一级: 产出指标, 三级: 丙行, 分值: 5, 指标值: ≥1人, 实际值: 1人}
- {一级: 产出指标, 二级: 数量指标, 三级: 丁行, 分值: 5, 指标值: ≥1人, 实际值: 1人}
"""


@pytest.fixture(scope="module")
def result() -> Result:
    form, problems = read_yaml(FORM, "表.yaml", "0" * 64)
    assert form is not None, problems
    return api.evaluate(form, api.load_ruleset("000000/2020"))


def test_at_a_terminal(result: Result) -> None:
    shown = terminal.render(result, "zh", 100, colour=False, explain=False)
    lines = shown.partition("\n指标 ")[2].partition("\n总分")[0].splitlines()
    names = [re.split(r"(?<=\S)  ", line)[0].rstrip() for line in lines[1:]]
    assert names[-5:] == ["满意度指标", "  服务对象满意度指标", "", "甲行", "乙行"]
    assert {"    丁行", "  丙行"} <= set(names)


def test_in_markdown(result: Result) -> None:
    names = [line.split("|")[1] for line in filing.render(result, "zh").splitlines() if line.startswith("|")]
    set_in = {name.strip("\u3000 &emsp;"): len(name) - len(name.lstrip("\u3000 ")) for name in names}
    assert set_in["甲行"] == set_in["满意度指标"] < set_in["丙行"] == set_in["数量指标"] < set_in["丁行"]


def test_on_a_page(result: Result) -> None:
    page = form_page.render(result, "zh", {})
    rows = dict(reversed(found) for found in re.findall(r'class="(level-\d depth-\d)".*?class="name">([^<]+)', page))
    assert rows["甲行"] == rows["乙行"] == "level-3 depth-0"
    assert (rows["丙行"], rows["丁行"]) == ("level-3 depth-1", "level-3 depth-2")
    assert rows["数量指标"] == "level-2 depth-1"
