"""Nodes that are scored as they stand: their row given twice, rows below them, and rows that can only be elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.engine.rulesets import compiled

from duheng.forms.alone import alone
from duheng.forms.model import Form, FormNode
from duheng.language import tree
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity

Read = Callable[..., tuple[Form, list[Problem]]]
At = Callable[[Form, str], FormNode]
Make = Callable[..., Any]

LEAF = "产出指标/数量指标/培训"


def codes(findings: list[Problem]) -> list[str]:
    return [finding.code for finding in findings]


def executed(ruleset: tree.Ruleset, nodes: Make, change_nodes: Make) -> tree.Ruleset:
    """A template whose 预算执行率 is scored as it stands; only 产出指标 takes rows."""
    goods = nodes(1, "产出指标", 50, nodes(2, "数量指标"), nodes(2, "质量指标"))
    made = change_nodes(ruleset, nodes(1, "预算执行率", 10, method="按比例"), goods)
    assert isinstance(made, tree.Ruleset)
    return made


def test_rows_without_groups_stand_in_the_only_place_for_them(
    bound: Read, at: At, ruleset: tree.Ruleset, nodes: Make, change_nodes: Make
) -> None:
    """Not a row that is called as a node of the template's: it may be that node's."""
    under = change_nodes(ruleset, nodes(1, "预算执行率", 10, method="按比例"), nodes(1, "绩效指标", 90))
    assert isinstance(under, tree.Ruleset)
    form, findings = bound("指标:\n- {三级: 培训, 分值: 90}\n", under)
    assert at(form, "绩效指标/培训").points == 90
    assert codes(findings) == []
    _, findings = bound("指标:\n- {三级: 预算执行率, 分值: 10}\n", under)
    assert codes(findings) == ["FRM-044", "FRM-042"]
    two = change_nodes(ruleset, nodes(1, "产出指标", 50), nodes(1, "效益指标", 50))
    assert isinstance(two, tree.Ruleset)
    assert codes(bound("指标:\n- {三级: 培训, 分值: 90}\n", two)[1]) == ["FRM-042"]


def test_a_node_s_own_row_twice(bound: Read, at: At, ruleset: tree.Ruleset, nodes: Make, change_nodes: Make) -> None:
    under = executed(ruleset, nodes, change_nodes)
    again = "- {一级: 预算执行率, 分值: 10, 得分: 9.5}\n"
    form, findings = bound(f"指标:\n{again}{again}", under)
    assert at(form, "预算执行率").claimed == Fraction("9.5")
    assert [(each.code, each.severity) for each in findings] == [("FRM-057", Severity.INFO)]
    assert bound(f"指标:\n{again}- {{一级: 预算执行率, 分值: '-', 得分: '-'}}\n", under)[1] == []
    assert codes(bound(f"指标:\n{again}{again.replace('9.5', '8')}", under)[1]) == ["FRM-046"]
    measured = again.replace("}", ", 实际值: 95%}")
    assert codes(bound(f"指标:\n{again}{measured}", under)[1]) == ["FRM-052"]


def test_two_rows_of_a_node_that_say_different_things_both_count(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {一级: 产出指标, 分值: 60}\n- {一级: 产出指标, 得分: 45}\n")
    node = at(form, "产出指标")
    assert (node.own_points, node.claimed) == (60, 45)
    assert "FRM-057" not in codes(findings)


@pytest.mark.parametrize("cells", ["二级: 预算执行率指标, 三级: 1.预算执行率", "三级: 预算执行率"])
def test_names_below_a_node_that_repeat_it_mean_the_node(
    bound: Read, at: At, ruleset: tree.Ruleset, nodes: Make, change_nodes: Make, cells: str
) -> None:
    text = f"指标:\n- {{一级: 预算执行率, {cells}, 分值: 10, 得分: 9.5}}\n"
    form, findings = bound(text, executed(ruleset, nodes, change_nodes))
    node = at(form, "预算执行率")
    assert (node.own_points, node.claimed, node.children) == (10, Fraction("9.5"), [])
    assert findings == []


def test_names_below_a_node_inside_another_that_repeat_it_mean_the_node(
    bound: Read, at: At, ruleset: tree.Ruleset, nodes: Make, change_nodes: Make
) -> None:
    under = change_nodes(ruleset, nodes(1, "管理", 25, nodes(2, "预算执行率", 10, method="按比例")))
    form, findings = bound("指标:\n- {一级: 管理, 二级: 预算执行率, 三级: 预算执行率, 分值: 10, 得分: 9.5}\n", under)
    node = at(form, "管理/预算执行率")
    assert (node.own_points, node.claimed, node.children) == (10, Fraction("9.5"), [])
    assert findings == []


def test_rows_below_a_node_that_looks_at_none(
    bound: Read, at: At, ruleset: tree.Ruleset, nodes: Make, change_nodes: Make
) -> None:
    text = "指标:\n- {一级: 预算执行率, 三级: 到位率, 分值: 10}\n"
    form, findings = bound(text, executed(ruleset, nodes, change_nodes))
    assert at(form, "预算执行率/到位率").points == 10
    assert codes(findings) == ["FRM-058"]


def test_rows_that_only_one_node_takes_needn_t_name_it(
    bound: Read, at: At, ruleset: tree.Ruleset, nodes: Make, change_nodes: Make
) -> None:
    text = "指标:\n- {二级: 数量指标, 三级: 培训, 分值: 5}\n- {二级: 别的指标, 三级: 会议, 分值: 5}\n"
    form, findings = bound(text, executed(ruleset, nodes, change_nodes))
    assert (at(form, LEAF).points, at(form, "产出指标/别的指标/会议").points) == (5, 5)
    assert codes(findings) == ["FRM-041"]


def test_a_row_that_repeats_the_node_s_name_leaves_the_next_one_below_it(
    bound: Read, ruleset: tree.Ruleset, nodes: Make, change_nodes: Make
) -> None:
    own, below = (f"- {{一级: 预算执行率, 三级: {name}, 分值: 10, 得分: 9.5}}\n" for name in ("预算执行率", "培训"))
    under = executed(ruleset, nodes, change_nodes)
    form, findings = bound(f"指标:\n{own}{below}", under)
    assert [child.name for child in form.roots[0].children] == ["培训"]
    assert codes(findings) == ["FRM-058"]


@pytest.mark.parametrize(("budget", "looks"), [("预算数", False), ("合计（三级.实际值）", True)])
def test_a_field_that_a_method_reads_may_look_at_rows(tmp_path: Path, budget: str, looks: bool) -> None:
    made = compiled(
        tmp_path,
        "方法 执行\n    得 执行数 ÷ 预算 × 分值\n    限于 0 至 分值\n补充 模板 表\n    字段 执行数: 金额，单位 万元\n"
        f"    字段 预算 = {budget}\n    一级 执行率 10分，按 执行\n",
    ).ruleset
    assert made is not None
    node = next(each for each in made.template.nodes if each.name == "执行率")
    assert alone(node, made) is not looks
