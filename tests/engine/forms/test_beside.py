"""Signs and units in columns of their own: what is joined, what is left, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duheng.forms.model import Form, FormNode
from duheng.language import tree
from duheng.language.values import Words
from duheng.problems.problem import Problem
from duheng.record import replace

Read = Callable[..., tuple[Form, list[Problem]]]
At = Callable[[Form, str], FormNode]

BESIDE = "字段 指标值: 目标，列名 「年度指标值」，符号列 「指标性质」，单位列 「度量单位」"
ROW = "指标:\n- {{一级: 产出指标, 二级: 数量指标, 三级: 培训, 分值: 5, {}}}\n"
LEAF = "产出指标/数量指标/培训"


@pytest.fixture
def under(builder: Callable[..., tree.Ruleset]) -> tree.Ruleset:
    return builder(BESIDE)


JOINED = {
    "指标性质: ≧, 指标值: 735, 度量单位: 人次": ("≧735人次", ""),
    "指标性质: ═, 指标值: 100, 度量单位: '%', 实际值: 98": ("═100%", "98%"),
    "指标性质: ═, 指标值: 100, 度量单位: '%', 实际值: 98%": ("═100%", "98%"),
    "指标性质: 定性, 指标值: 有效, 度量单位: /, 实际值: 有效": ("有效", "有效"),
    "指标性质: 正向, 年度指标值: 20, 计量单位: 万元": ("≥20万元", ""),
    "指标性质: 反向, 指标值: 20万元, 度量单位: 元, 实际值: 21万元": ("≤20万元", "21万元"),
    "指标性质: ≤, 指标值: 2023年12月": ("≤2023年12月", ""),
    "指标性质: 反向, 指标值: 2023年12月底前": ("2023年12月底前", ""),
    "指标性质: '=', 指标值: 2023年": ("=2023年", ""),
    "指标性质: ≥, 指标值: 95%以上": ("95%以上", ""),
    "指标性质: ≥, 指标值: ≥95%, 度量单位: '%'": ("≥95%", ""),
    "指标性质: '', 指标值: 735, 度量单位: ''": ("735", ""),
    "指标值: ≥735人": ("≥735人", ""),
    "指标性质: ≥, 指标值: '', 度量单位: 人": ("", ""),
}


@pytest.mark.parametrize(("cells", "texts"), JOINED.items())
def test_joined(bound: Read, at: At, under: tree.Ruleset, cells: str, texts: tuple[str, str]) -> None:
    form, findings = bound(ROW.format(cells), under)
    node = at(form, LEAF)
    assert tuple(node.cells[name].text if name in node.cells else "" for name in ("指标值", "实际值")) == texts
    assert [each.code for each in findings] == []


@pytest.mark.parametrize(
    ("column", "cells", "text"),
    [("signs", "指标性质: ≥, 指标值: 9件", "≥9件"), ("units", "指标值: ≥9, 度量单位: 件", "≥9件")],
)
def test_a_column_alone(bound: Read, at: At, under: tree.Ruleset, column: str, cells: str, text: str) -> None:
    other = {"signs": "units", "units": "signs"}[column]
    fields = tuple(replace(each, **{other: ()}) for each in under.template.fields if each.name != "实际值")
    form, findings = bound(ROW.format(cells), replace(under, template=replace(under.template, fields=fields)))
    assert (at(form, LEAF).cells["指标值"].text, findings) == (text, [])


UNUSED = {
    "指标性质: ≤, 指标值: ≥95%": ("≥95%", "「指标性质」写的是「≤」，和「指标值」的「≥95%」接不上，没有用它"),
    "指标性质: ≥, 指标值: 2023年12月前": (
        "2023年12月前",
        "「指标性质」写的是「≥」，和「指标值」的「2023年12月前」接不上，没有用它",
    ),
    "指标性质: ≥, 指标值: '90%-95%'": ("90%-95%", "「指标性质」写的是「≥」，和「指标值」的「90%-95%」接不上，没有用它"),
    "指标值: 400人次, 度量单位: 万元": (
        "400人次",
        "「度量单位」写的是「万元」，和「指标值」的「400人次」接不上，没有用它",
    ),
    "指标性质: ≥, 指标值: 明显提升": (
        "明显提升",
        "「指标性质」写的是「≥」，和「指标值」的「明显提升」接不上，没有用它",
    ),
}


@pytest.mark.parametrize(("cells", "told"), UNUSED.items())
def test_unused(bound: Read, at: At, under: tree.Ruleset, cells: str, told: tuple[str, str]) -> None:
    form, findings = bound(ROW.format(cells), under)
    assert at(form, LEAF).cells["指标值"].text == told[0]
    assert [(each.code, each.message("zh")) for each in findings] == [("FRM-055", told[1])]


def test_a_sign_that_says_the_opposite_leaves_the_target_unread(bound: Read, at: At, under: tree.Ruleset) -> None:
    """≤ and ≥ would score an actual 9 differently: nobody can tell which is meant."""
    form, findings = bound(ROW.format("指标性质: ≥, 指标值: ≤10"), under)
    assert at(form, LEAF).cells["指标值"].value == Words("≤10", number=True)
    assert [each.code for each in findings] == ["FRM-055"]
