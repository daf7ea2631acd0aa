"""Binding: where each cell and row ends up, what it is there, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import duheng
from duheng.checking.reading.near import near
from duheng.forms import groups
from duheng.forms.bind import bind
from duheng.forms.labels import head_labels
from duheng.forms.model import Form, FormNode
from duheng.forms.names import meant_name
from duheng.forms.yaml_reader import read_yaml
from duheng.language import tree
from duheng.language.types import Direction, FieldKind
from duheng.language.values import Bounded, Empty, Quantity, Words
from duheng.problems.form_rows import GroupUnknown
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
from duheng.record import replace

Read = Callable[..., tuple[Form, list[Problem]]]
At = Callable[[Form, str], FormNode]
Make = Callable[..., Any]

ROW = "指标:\n- {一级: 产出指标, 二级: 数量指标, 三级: 培训, 分值: 5"
LEAF = "产出指标/数量指标/培训"
ALL = ("字段 项目名称: 文本，必填", "字段 上年结转: 金额", "字段 开始日期: 日期", "字段 已公开: 是否")


def row(cells: str) -> str:
    return f"{ROW}, {cells}}}\n" if cells else f"{ROW}}}\n"


def codes(findings: list[Problem]) -> list[str]:
    return [finding.code for finding in findings]


def value(node: FormNode, field: str) -> object:
    """A cell's value in short: number and unit, ends, words or empty."""
    found = node.cells[field].value
    match found:
        case Quantity():
            return found.number, found.unit.text
        case Bounded():
            return found.low, found.high, found.unit.text
        case Words():
            return found.text
        case Empty():
            return None


# --- the tree


EMPTY = "- {一级: 产出指标, 二级: 创新指标"


@pytest.mark.parametrize("twice", [False, True])
def test_a_group_that_is_only_named_is_told_and_counts_for_nothing(bound: Read, twice: bool) -> None:
    form, findings = bound(row("实际值: 3人") + f"{EMPTY}}}\n" * (1 + twice))
    output = next(root for root in form.roots if root.name == "产出指标")
    assert "创新指标" not in [child.name for child in output.children]
    [found] = [each for each in findings if each.code == "FRM-063"]
    assert found.message("zh") == "二级「创新指标」不在模板里，下面没有指标，也没有分值，没有计入"
    assert "FRM-041" not in codes(findings)


def test_of_empty_groups_inside_one_another_the_outermost_is_told(bound: Read) -> None:
    form, findings = bound(
        "指标:\n- {一级: 附加项, 二级: 甲}\n- {一级: 附加项, 二级: 乙}\n" + row("").partition("\n")[2]
    )
    assert [root.name for root in form.roots] == ["产出指标", "效益指标"]
    assert [each.path for each in findings if each.code in ("FRM-041", "FRM-063")] == [("附加项",)]


def test_an_empty_group_beside_rows_of_a_group_that_only_the_form_has_is_told(bound: Read) -> None:
    rows = "指标:\n- {一级: 附加项, 二级: 甲}\n- {一级: 附加项, 二级: 乙, 三级: 某某, 分值: 5}\n"
    form, findings = bound(rows)
    own = next(root for root in form.roots if root.name == "附加项")
    assert [child.name for child in own.children] == ["乙"]
    assert [each.path for each in findings if each.code == "FRM-041"] == [("附加项",)]
    [found] = [each for each in findings if each.code == "FRM-063"]
    assert found.path == ("附加项", "甲")
    assert found.message("zh") == "二级「甲」不在模板里，下面没有指标，也没有分值，没有计入"


@pytest.mark.parametrize("said", ["分值: 5", "得分: 5", "分值: 五", "二级: 创新指标（5分）"])
def test_a_group_that_says_something_is_none_that_is_only_named(bound: Read, said: str) -> None:
    line = f"- {{一级: 产出指标, {said}}}\n" if said.startswith("二级") else f"{EMPTY}, {said}}}\n"
    form, findings = bound(row("实际值: 3人") + line)
    output = next(root for root in form.roots if root.name == "产出指标")
    assert len(output.children) == 3
    assert "FRM-041" in codes(findings)
    assert "FRM-063" not in codes(findings)


@pytest.mark.parametrize(
    ("written", "name"), [("数量\\n指标", "数量指标"), ("New\\nones", "New ones"), ("新\\r\\n类 ", "新类")]
)
def test_a_line_break_in_a_name_is_none_of_its_letters(bound: Read, written: str, name: str) -> None:
    form, _ = bound(f'指标:\n- {{一级: 产出指标, 二级: "{written}", 三级: "{written}", 分值: 5}}\n')
    output = next(root for root in form.roots if root.name == "产出指标")
    group = next(child for child in output.children if child.name == name)
    assert [row.path for row in group.children] == [("产出指标", name, name)]


def test_template_nodes_are_there_without_rows(bound: Read, at: At) -> None:
    form, findings = bound(row(""))
    assert findings == []
    assert [(node.path, node.points) for node in form.roots] == [(("产出指标",), 50), (("效益指标",), 50)]
    assert [child.name for child in at(form, "产出指标").children] == ["数量指标", "质量指标"]
    leaf = at(form, LEAF)
    assert (leaf.level, leaf.name, leaf.points, leaf.own_points, leaf.template) == (3, "培训", 5, None, None)
    assert (leaf.claimed, leaf.method, leaf.cells, leaf.children) == (None, "", {}, [])
    assert leaf.span is not None
    assert leaf.span.line == 2
    assert at(form, "产出指标/质量指标").children == []


def test_group_points_add_up(bound: Read, at: At) -> None:
    form, _ = bound(row("") + "- {一级: 产出指标, 二级: 数量指标, 三级: 会议, 分值: 2.5分}\n")
    assert at(form, "产出指标/数量指标").points == Fraction(15, 2)
    assert at(form, "产出指标/质量指标").points is None
    assert at(form, "产出指标").points == 50


def test_group_points_stay_unknown_with_an_unknown_row(bound: Read, at: At) -> None:
    form, _ = bound(row("") + "- {一级: 产出指标, 二级: 数量指标, 三级: 会议}\n")
    assert at(form, "产出指标/数量指标").points is None


def test_groups_without_points_of_their_own(
    bound: Read, at: At, ruleset: tree.Ruleset, nodes: Make, change_nodes: Make
) -> None:
    under = change_nodes(ruleset, nodes(1, "产出指标", None, nodes(2, "数量指标"), nodes(2, "质量指标")))
    form, findings = bound(row(""), under)
    assert findings == []
    assert at(form, "产出指标").points == 5


def test_a_row_of_a_group_is_the_group_s(bound: Read, at: At) -> None:
    text = row("") + "- {一级: 产出指标, 分值: 50, 自评得分: 45.5}\n- {一级: 产出指标, 二级: 数量指标, 得分: 4}\n"
    form, findings = bound(text)
    assert findings == []
    group = at(form, "产出指标")
    assert (group.points, group.own_points, group.claimed, len(group.children)) == (50, 50, Fraction(91, 2), 2)
    assert at(form, "产出指标/数量指标").claimed == 4
    assert group.span is not None
    assert group.span.line == 3


def test_points_of_a_group_that_differ(bound: Read, at: At) -> None:
    form, findings = bound(row("") + "- {一级: 产出指标, 分值: 40}\n")
    assert (at(form, "产出指标").points, at(form, "产出指标").own_points) == (50, 40)
    assert codes(findings) == ["FRM-047"]
    assert findings[0].path == ("产出指标",)


def test_points_that_differ_are_told_as_decimals(
    bound: Read, ruleset: tree.Ruleset, nodes: Make, change_nodes: Make
) -> None:
    under = change_nodes(ruleset, nodes(1, "产出指标", Fraction("7.50")))
    findings = bound("指标:\n- {一级: 产出指标, 分值: 8分}\n", under)[1]
    assert findings[0].message("zh") == "「产出指标」在模板里是 7.5 分，表单写的是「8分」，按模板计"


@pytest.mark.parametrize("name", ["产出指标（50分）", "产出 指标", "产出指标(A)", "产出指标： ", "产出指标（５０分）"])
def test_names_of_groups_as_forms_write_them(bound: Read, at: At, name: str) -> None:
    form, findings = bound(f'指标:\n- {{一级: "{name}", 二级: 数量指标, 三级: 培训, 分值: 5}}\n')
    assert findings == []
    assert at(form, LEAF).points == 5
    assert len(form.roots) == 2


def test_points_in_a_group_s_name(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {一级: 产出指标（40分）, 二级: 数量指标, 三级: 培训, 分值: 5}\n")
    assert at(form, "产出指标").own_points == 40
    assert codes(findings) == ["FRM-047"]


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("一、产出指标（40分）", 40),
        ("1.产出指标", None),
        ("1、产出指标", None),
        ("（一）产出指标", None),
        ("㈠ 产出指标", None),
        ("①产出指标", None),
        ("产出指标40分", 40),
        ("产出指标：40分", 40),
        ("产出指标(40)", 40),
        ("产出指标［40分］", 40),
        ("产出指标（分值：40）", 40),
        ("产出指标（权重40%）", None),
        ("产出", None),
        ("一、产出（40分）", 40),
    ],
)
def test_everyday_spellings_of_the_template_s_groups(bound: Read, at: At, name: str, points: int | None) -> None:
    form, findings = bound(f'指标:\n- {{一级: "{name}", 二级: "2.数量", 三级: 培训, 分值: 5}}\n')
    assert [node.name for node in form.roots] == ["产出指标", "效益指标"]
    assert at(form, LEAF).points == 5
    assert at(form, "产出指标").own_points == points
    assert codes(findings) == (["FRM-047"] if points else [])


@pytest.mark.parametrize("name", ["产出指标（2020）", "产出指标40", "产出指标二", "产"])
def test_what_isn_t_surely_a_group_of_the_template_isn_t_taken_for_one(bound: Read, name: str) -> None:
    form, findings = bound(f'指标:\n- {{一级: "{name}", 三级: 培训, 分值: 5}}\n')
    assert [node.name for node in form.roots] == ["产出指标", "效益指标", name]
    assert "FRM-041" in codes(findings)


def test_an_exact_name_goes_before_everyday_spellings(bound: Read) -> None:
    form, _ = bound(
        "指标:\n- {一级: 产出指标, 二级: 一、产出指标, 三级: 甲, 分值: 5}\n- {一级: 产出指标, 二级: 一、产出指标（3分）, 三级: 乙, 分值: 5}\n"
    )
    assert [child.name for child in form.roots[0].children if child.template is None] == ["一、产出指标"]


def test_a_spelling_that_could_be_two_names_is_neither() -> None:
    assert meant_name("一、成本指标", ("成本指标", "成本")) == "成本指标"
    assert meant_name("一、成本", ("成本指标", "成本")) == "成本"
    assert meant_name("2.1、成本", ("1.成本", "成本")) == "成本"
    assert meant_name("成本", ("成本指标（A）", "成本指标（B）")) is None


def test_a_name_that_is_almost_one_of_the_template_s(bound: Read) -> None:
    _, findings = bound("指标:\n- {一级: 一、产出类（40分）, 二级: 数量指标, 三级: 培训, 分值: 5}\n")
    assert "「产出指标」" in next(each for each in findings if each.code == "FRM-041").hint("zh")


def test_an_everyday_spelling_without_the_group_above_it(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {二级: （1）数量指标, 三级: 培训, 分值: 5}\n")
    assert at(form, LEAF).points == 5
    assert codes(findings) == ["FRM-042"]


def test_unknown_groups_are_kept(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {一级: 产出指标, 二级: 数目指标, 三级: 培训, 分值: 5}\n")
    assert codes(findings) == ["FRM-041"]
    assert findings[0].path == ("产出指标", "数目指标")
    assert "「数量指标」" in findings[0].hint("zh")
    extra = at(form, "产出指标/数目指标")
    assert (extra.template, extra.level, extra.points) == (None, 2, 5)
    assert at(form, "产出指标/数目指标/培训").points == 5


def test_a_group_under_the_wrong_one_is_told_where_it_belongs(bound: Read) -> None:
    _, findings = bound("指标:\n- {一级: 效益指标, 二级: 质量指标, 三级: 培训, 分值: 5}\n")
    assert codes(findings) == ["FRM-041"]
    assert findings[0].hint("zh") == "模板里它在「产出指标」下：核对上一级写得对不对。"
    assert findings[0].hint("en") == 'The template has it under "产出指标": check the level above.'


@pytest.mark.parametrize(
    ("row", "zh", "en"),
    [
        (
            "一级: 质量指标, 三级: 培训",
            "模板里它是二级，在「产出指标」下面：把它写到二级。",
            'The template has it as level2 below "产出指标": write it there.',
        ),
        (
            "一级: 产出指标, 二级: 效益指标, 三级: 培训",
            "模板里它是一级：把它写到一级。",
            "The template has it as level1: write it there.",
        ),
    ],
)
def test_a_group_at_another_level_is_told_where_it_stands(bound: Read, row: str, zh: str, en: str) -> None:
    _, findings = bound(f"指标:\n- {{{row}, 分值: 5}}\n")
    told = next(each for each in findings if each.code == "FRM-041")
    assert (told.hint("zh"), told.hint("en")) == (zh, en)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("社会效益", []),  # the template names no 二级 of 效益指标, so that forms name their own
        ("效益指标", []),  # nor is its own group meant, whatever the name
        ("质量指标", ["FRM-041"]),  # the template has it elsewhere
        ("质量类指标", ["FRM-041"]),
        ("产出类指标", []),  # a name like one of another level is as good a name as others
    ],
)
def test_groups_where_the_template_names_none(bound: Read, at: At, name: str, told: list[str]) -> None:
    form, findings = bound(f"指标:\n- {{一级: 效益指标, 二级: {name}, 三级: 培训, 分值: 5}}\n")
    assert codes(findings) == told
    assert at(form, f"效益指标/{name}/培训").points == 5


def test_an_empty_group_where_the_template_names_none_is_told(bound: Read) -> None:
    _, findings = bound(row("实际值: 3人") + "- {一级: 效益指标, 二级: 社会效益}\n")
    assert [each.path for each in findings if each.code == "FRM-063"] == [("效益指标", "社会效益")]


def test_a_trailing_word_is_not_dropped(bound: Read) -> None:
    form, findings = bound("指标:\n- {一级: 产出类, 二级: 数量指标, 三级: 培训, 分值: 5}\n")
    assert codes(findings) == ["FRM-041"]
    assert [root.name for root in form.roots] == ["产出指标", "效益指标", "产出类"]


def test_an_unknown_group_is_reported_once(bound: Read) -> None:
    _, findings = bound("指标:\n- {一级: 其他, 三级: 甲, 分值: 5}\n- {一级: 其他, 三级: 乙, 分值: 5}\n")
    assert codes(findings) == ["FRM-041"]


def test_groups_are_looked_up_once_for_all_their_rows(bound: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, find = list[tuple[str, ...]](), groups.Groups.find
    monkeypatch.setattr(
        groups.Groups, "find", lambda self, names, span: asked.append((*names.values(),)) or find(self, names, span)
    )
    form, _ = bound(f"{row('')}{''.join(row('').removeprefix('指标:').replace('培训', name) for name in '甲乙')}")
    assert [child.name for child in form.roots[0].children[0].children] == ["培训", "甲", "乙"]
    assert asked == [("产出指标", "数量指标")]


def test_a_group_that_can_only_be_in_one_place(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {二级: 数量指标, 三级: 培训, 分值: 5}\n")
    assert at(form, LEAF).points == 5
    assert codes(findings) == ["FRM-042"]


def test_a_row_without_any_group(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {三级: 培训, 分值: 5}\n")
    assert codes(findings) == ["FRM-042"]
    assert at(form, "培训").level == 3


def test_a_row_right_under_a_group(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {一级: 效益指标, 三级: 就业, 分值: 5}\n- {一级: 产出指标, 三级: 培训, 分值: 5}\n")
    assert at(form, "效益指标/就业").points == 5
    assert [(finding.code, finding.path) for finding in findings] == [("FRM-042", ("产出指标", "培训"))]


@pytest.mark.parametrize("name", ["指标1：培训", "指标1: 指标1: 培训", "指标 12：培训", "培训"])
def test_numbers_before_a_name_are_dropped(bound: Read, at: At, name: str) -> None:
    form, findings = bound(f'指标:\n- {{一级: 产出指标, 二级: 数量指标, 三级: "{name}", 分值: 5}}\n')
    assert findings == []
    assert at(form, LEAF).name == "培训"


@pytest.mark.parametrize("cells", ["三级: , 分值: 5", '三级: "指标1：", 分值: 5', "分值: 5, 实际值: 3件"])
def test_a_row_without_a_name(bound: Read, at: At, cells: str) -> None:
    form, findings = bound(f"指标:\n- {{一级: 产出指标, 二级: 数量指标, {cells}}}\n")
    assert codes(findings) == ["FRM-043"]
    assert at(form, "产出指标/数量指标/（未命名）").points == 5


def test_a_number_inside_a_name_stays(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {一级: 效益指标, 三级: 完成指标1：甲, 分值: 5}\n")
    assert findings == []
    assert at(form, "效益指标/完成指标1：甲").points == 5


def test_two_rows_without_a_name(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n" + "- {一级: 产出指标, 二级: 数量指标, 三级: , 分值: 5}\n" * 2)
    assert codes(findings) == ["FRM-043", "FRM-043"]
    assert at(form, "产出指标/数量指标/（未命名）（2）").points == 5


def test_the_same_row_twice(bound: Read, at: At) -> None:
    again = "- {一级: 产出指标, 二级: 数量指标, 三级: 培训, 分值: 7}\n"
    form, findings = bound(row("") + again + again)
    assert at(form, LEAF).points == 5
    second = at(form, f"{LEAF}（2）")
    assert (second.name, second.points) == ("培训", 7)
    assert at(form, f"{LEAF}（3）").points == 7
    assert [(finding.code, finding.path) for finding in findings] == [
        ("FRM-044", ("产出指标", "数量指标", "培训（2）")),
        ("FRM-044", ("产出指标", "数量指标", "培训（3）")),
    ]


@pytest.mark.parametrize(
    "cells", ["三级: , 分值: , 指标值: ", "三级: '指标2：', 分值: ", "三级: ' ', 分值: —, 实际值: 无", "三级: "]
)
def test_blank_rows_are_left_out(bound: Read, at: At, cells: str) -> None:
    form, findings = bound(row("") + f"- {{一级: 产出指标, 二级: 质量指标, {cells}}}\n-\n")
    assert [(finding.code, finding.severity) for finding in findings] == [("FRM-045", Severity.INFO)] * 2
    assert all(finding.span and finding.span.end > finding.span.column for finding in findings)  # the place is told
    assert at(form, "产出指标/质量指标").children == []


@pytest.mark.parametrize("said", ["无", "/", "不适用"])
def test_a_row_that_says_only_that_there_is_nothing_is_left_out(bound: Read, said: str) -> None:
    cells = f"三级: {said}, 指标值: {said}, 实际值: {said}, 分值: '-', 自评得分: '-'"
    form, findings = bound(f"指标:\n- {{一级: 产出指标, 二级: 质量指标, {cells}}}\n")
    assert codes(findings) == ["FRM-045"]
    assert all(not node.children for root in form.roots for node in root.children)


def test_a_row_that_only_names_a_group_says_nothing(bound: Read, at: At) -> None:
    form, findings = bound(row("") + "- {一级: 产出指标, 二级: 质量指标}\n")
    assert findings == []
    assert at(form, "产出指标/质量指标").children == []


def test_a_row_named_wu_is_a_row(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {一级: 效益指标, 三级: 无, 分值: 0, 指标值: 无, 实际值: 无}\n")
    assert findings == []
    assert at(form, "效益指标/无").points == 0


def test_name_instead_of_the_level(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {level1: 产出指标, level2: 数量指标, name: 培训, points: 5}\n")
    assert findings == []
    assert at(form, LEAF).points == 5


def test_two_names(bound: Read, at: At) -> None:
    form, findings = bound(row("名称: 会议"))
    assert codes(findings) == ["FRM-053"]
    assert at(form, LEAF).name == "培训"


def test_a_group_s_score_given_twice(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {一级: 产出指标, 得分: 45}\n- {一级: 产出指标, 得分: 48}\n")
    assert at(form, "产出指标").claimed == 45
    assert codes(findings) == ["FRM-046"]


def test_a_node_with_its_own_method_takes_the_row(
    bound: Read, at: At, ruleset: tree.Ruleset, nodes: Make, change_nodes: Make
) -> None:
    under = change_nodes(ruleset, nodes(1, "预算执行率", 10, method="按比例"))
    text = "指标:\n- {一级: 预算执行率, 分值: 10, 得分: 5.45, 实际值: 54.5%, 偏差原因: 年底才下达}\n"
    form, findings = bound(text, under)
    node = at(form, "预算执行率")
    assert (node.claimed, node.children) == (Fraction("5.45"), [])
    assert value(node, "偏差原因") == "年底才下达"
    assert codes(findings) == ["FRM-052", "FRM-052"]


def test_a_leaf_of_the_template(bound: Read, at: At, ruleset: tree.Ruleset, nodes: Make, change_nodes: Make) -> None:
    under = change_nodes(ruleset, nodes(1, "产出指标", 50, nodes(2, "数量指标", None, nodes(3, "培训", 20))))
    form, findings = bound(row("实际值: 3件"), under)
    leaf = at(form, LEAF)
    assert leaf.template is not None
    assert (leaf.points, leaf.own_points, value(leaf, "实际值")) == (20, 5, (3, "件"))
    assert codes(findings) == ["FRM-047"]
    assert at(form, "产出指标/数量指标").points == 20
    assert bound("指标:\n- {一级: 产出指标, 二级: 数量指标, 三级: 培训}\n", under)[1] == []
    form, findings = bound("指标:\n" + "- {一级: 产出指标, 二级: 数量指标, 三级: 培训, 分值: 20}\n" * 2, under)
    assert codes(findings) == ["FRM-044"]
    assert at(form, f"{LEAF}（2）").template is None


# --- points and claims


@pytest.mark.parametrize(
    ("text", "points", "found"),
    [
        ("2", 2, []),
        ("2.50分", Fraction(5, 2), []),
        ("２", 2, []),
        ("0", 0, []),
        ("10％", None, ["FRM-031"]),
        ("两分左右", None, ["FRM-031"]),
        ("≥2", None, ["FRM-031"]),
        ("2万", None, ["FRM-031"]),
        ("3件", None, ["FRM-031"]),
        ("10/10", None, ["FRM-031"]),
        ("-2", -2, ["FRM-032"]),
        ("—", None, ["FRM-030"]),
        ("", None, ["FRM-030"]),
    ],
)
def test_points_of_rows(bound: Read, at: At, text: str, points: Fraction | None, found: list[str]) -> None:
    form, findings = bound(f"指标:\n- {{一级: 产出指标, 二级: 数量指标, 三级: 培训, 分值: '{text}'}}\n")
    assert at(form, LEAF).points == points
    assert codes(findings) == found
    assert all(finding.path == ("产出指标", "数量指标", "培训") for finding in findings)


def test_points_missing(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {一级: 产出指标, 二级: 数量指标, 三级: 培训}\n")
    assert at(form, LEAF).points is None
    assert [finding.message("zh") for finding in findings] == ["「培训」缺分值"]


def test_claims(bound: Read, at: At) -> None:
    form, findings = bound(f"自评总分: 91分\n自评等级: 优\n{row('得分: 4.5')}")
    assert findings == []
    assert (form.claimed_total, form.claimed_grade) == (91, "优")
    assert at(form, LEAF).claimed == Fraction(9, 2)
    assert value(at(form, LEAF), "自评得分") == (Fraction(9, 2), "")


@pytest.mark.parametrize("label", ["绩效等级", "评价等级", "等级", "评价结论"])
def test_what_stands_beside_a_claimed_grade_where_the_ruleset_gives_one(ruleset: tree.Ruleset, label: str) -> None:
    graded, ungraded = (replace(ruleset.template, grade_scale=scale) for scale in ("绩效等级", ""))
    assert head_labels(graded).find(label) == "自评等级"
    assert head_labels(ungraded).find(label) is None


@pytest.mark.parametrize(
    ("text", "found"), [("优秀", ["FRM-050"]), ("98%", ["FRM-050"]), ("91/100", ["FRM-050"]), ("—", [])]
)
def test_claims_that_are_none(bound: Read, text: str, found: list[str]) -> None:
    form, findings = bound(f"自评总分: {text}\n自评等级: /\n{row('')}")
    assert (form.claimed_total, form.claimed_grade) == (None, "")
    assert codes(findings) == found


def test_a_claim_is_complained_about_once(bound: Read, at: At) -> None:
    form, findings = bound(row("得分: 满分"))
    assert codes(findings) == ["FRM-033"]
    assert at(form, LEAF).claimed is None
    assert value(at(form, LEAF), "自评得分") == "满分"
    assert findings[0].hint("zh") == "可以写成：9.5 / 9.5分"
    for written in ("9.5", "9.5分"):
        assert at(bound(row(f"得分: {written}"))[0], LEAF).claimed == Fraction(19, 2)


# --- money, dates, truths, labels, texts


@pytest.mark.parametrize(
    ("head", "number", "unit", "found"),
    [
        ("年初预算数: 64.22", 642200, "万元", []),
        ("年初预算数(A): 64.22", 642200, "万元", []),
        ("年初预算数（Ａ）: 64.22", 642200, "万元", []),
        ("年初预算数（万元）: 64.22", 642200, "万元", []),
        ("年初预算数(A)(万元): 64.22", 642200, "万元", []),
        ("年 初预算数: 642200元", 642200, "元", []),
        ("年初预算数: 64.22万", 642200, "万元", []),
        ("年初预算数（元）: 642200", 642200, "元", ["FRM-036"]),
        ("金额单位: 元\n年初预算数: 64.22", 642200, "万元", ["FRM-036"]),
        ("上年结转（元）: 100", 100, "元", []),
        ("金额单位: 千元\n上年结转: 100", 100000, "千元", []),
        ("金额单位: 千元\n上年结转: 100元", 100, "元", []),
        ("上年结转: 0", 0, "元", []),
        ("年初预算数（元）: 0", 0, "元", []),
        ("金额单位: 千元\n年初预算数: 0.00", 0, "万元", []),
    ],
)
def test_money(bound: Read, builder: Make, head: str, number: int, unit: str, found: list[str]) -> None:
    form, findings = bound(f"项目名称: 甲\n{head}\n{row('')}", builder(*ALL))
    cell = form.head["上年结转" if "上年结转" in head else "年初预算数"]
    assert isinstance(cell.value, Quantity)
    assert (cell.value.number, cell.value.unit.text) == (number, unit)
    assert codes(findings) == found
    written_with_its_unit = cell.text.endswith("元")
    assert (cell.unit is None) == written_with_its_unit


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("上年结转: 100", ["FRM-034"]),
        ("金额单位: 件\n上年结转: 100", ["FRM-035", "FRM-034"]),
        ("上年结转: 约一百", ["FRM-033"]),
        ("上年结转: 100件", ["FRM-033"]),
        ("上年结转: 98%", ["FRM-033"]),
    ],
)
def test_money_that_is_none(bound: Read, builder: Make, head: str, found: list[str]) -> None:
    form, findings = bound(f"项目名称: 甲\n{head}\n{row('')}", builder(*ALL))
    cell = form.head["上年结转"]
    assert cell.value == Words(cell.text)
    assert codes(findings) == found


def test_money_written_as_a_bound(bound: Read) -> None:
    form, findings = bound(f"年初预算数: ≥2\n{row('')}")
    cell = form.head["年初预算数"].value
    assert isinstance(cell, Bounded)
    assert (cell.low, cell.high, cell.unit.text) == (20000, None, "万元")
    assert findings == []


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("已公开", "是", "是"),
        ("已公开", "有", "是"),
        ("已公开", "√", "是"),
        ("已公开", "TRUE", "是"),
        ("已公开", "否", "否"),
        ("已公开", "无", "否"),
        ("已公开", "×", "否"),
        ("已公开", "—", None),
        ("开始日期", "20200131", 737455),
        ("开始日期", "2020年1月31日", 737455),
        ("开始日期", "无", None),
        ("项目名称", "0", "0"),
        ("项目名称", " ≥3 ", "≥3"),
    ],
)
def test_other_kinds(bound: Read, builder: Make, field: str, text: str, said: object) -> None:
    name = "" if field == "项目名称" else "项目名称: 甲\n"
    form, findings = bound(f'{name}{field}: "{text}"\n{row("")}', builder(*ALL))
    found = form.head[field].value
    shown = found.number if isinstance(found, Quantity) else found.text if isinstance(found, Words) else None
    assert shown == said
    assert form.head[field].text == text
    assert findings == []


@pytest.mark.parametrize(("field", "text"), [("已公开", "大概"), ("开始日期", "年底"), ("开始日期", "5件")])
def test_other_kinds_that_cannot_be_read(bound: Read, builder: Make, field: str, text: str) -> None:
    form, findings = bound(f"项目名称: 甲\n{field}: {text}\n{row('')}", builder(*ALL))
    assert form.head[field].value == Words(text)
    assert codes(findings) == ["FRM-033"]


@pytest.mark.parametrize("text", ["无", "/", "——"])
def test_a_required_field_that_says_nothing(bound: Read, builder: Make, text: str) -> None:
    form, findings = bound(f"年度: 2020\n项目名称: {text}\n{row('')}", builder(*ALL))
    assert not form.head["项目名称"].present
    assert [(each.code, each.span.line) for each in findings] == [("FRM-051", 2)]


def test_a_required_field_of_rows(bound: Read, ruleset: tree.Ruleset, fields: Make, add_fields: Make) -> None:
    under = add_fields(ruleset, fields("佐证", 3, FieldKind.TEXT, required=True))
    _, findings = bound(row("佐证: /"), under)
    assert [(finding.code, finding.path) for finding in findings] == [("FRM-051", ("产出指标", "数量指标", "培训"))]
    _, findings = bound(row("佐证: 合同"), under)
    assert findings == []


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        ("达成", "达成", []),
        ("达 成。", "达成", []),
        ("未达成", "未达成", []),
        ("已达成", "已达成", ["FRM-037"]),
        ("/", None, []),
    ],
)
def test_labels(bound: Read, at: At, text: str, said: str | None, found: list[str]) -> None:
    form, findings = bound(row(f"完成档次: {text}"))
    assert value(at(form, LEAF), "完成档次") == said
    assert codes(findings) == found
    assert all("达成、未达成" in finding.hint("zh") or "「达成」" in finding.hint("zh") for finding in findings)


def test_labels_that_differ_by_punctuation_only(bound: Read, at: At, ruleset: tree.Ruleset) -> None:
    (scale,) = ruleset.scales
    bands = (replace(scale.bands[0], label="达成"), replace(scale.bands[1], label="达成！"))
    under = replace(ruleset, scales=(replace(scale, bands=bands),))
    for text, said, found in (("达成", "达成", []), ("达成!", "达成！", []), ("达成？", "达成？", ["FRM-037"])):
        form, findings = bound(row(f"完成档次: {text}"), under)
        assert value(at(form, LEAF), "完成档次") == said
        assert codes(findings) == found


# --- targets, quantities and units


@pytest.mark.parametrize(
    ("target", "actual", "values", "found"),
    [
        ("≥400件", "593件", ((400, None, "件"), (593, "件")), []),
        ("≥400件", "593", ((400, None, "件"), (593, "件")), ["FRM-039"]),
        ("≥400", "593件", ((400, None, "件"), (593, "件")), ["FRM-039"]),
        ("≥400", "593", ((400, None, ""), (593, "")), []),
        ("≥95%", "98", ((Fraction(19, 20), None, "%"), (Fraction(49, 50), "%")), ["FRM-039"]),
        ("98", "100%", ((Fraction(49, 50), "%"), (1, "%")), ["FRM-039"]),
        ("≥95%", "5", ((Fraction(19, 20), None, "%"), (Fraction(1, 20), "%")), ["FRM-039"]),
        ("≥95%", "0", ((Fraction(19, 20), None, "%"), (0, "%")), ["FRM-039"]),
        ("≥95%", "0.98", ((Fraction(19, 20), None, "%"), "0.98"), ["FRM-040"]),
        ("≥95%", "1", ((Fraction(19, 20), None, "%"), "1"), ["FRM-040"]),
        ("≤0.5%", "0.4", ((None, Fraction(1, 200), "%"), (Fraction(1, 250), "%")), ["FRM-039"]),
        ("20万元", "18.5", ((200000, "万元"), (185000, "万元")), ["FRM-039"]),
        ("20万元", "185000", ((200000, "万元"), "185000"), ["FRM-040"]),
        ("≥5公里", "4800", ((5000, None, "公里"), "4800"), ["FRM-040"]),
        ("≥5公里", "6", ((5000, None, "公里"), (6000, "公里")), ["FRM-039"]),
        ("3万", "28000", ((30000, "万"), (28000, "")), []),
        ("3万", "2.8", ((30000, "万"), (28000, "万")), ["FRM-039"]),
        ("≥3000元", "0.35", ((3000, None, "元"), "0.35"), ["FRM-040"]),
        ("100", "100/100", ((100, ""), (1, "")), []),
        ("≤10件", "-1件", ((None, 10, "件"), (-1, "件")), ["FRM-060"]),
        ("-5件", "-1件", ((-5, "件"), (-1, "件")), ["FRM-060"]),
        ("≤1600元", "-1700元", ((None, 1600, "元"), (-1700, "元")), ["FRM-060"]),
        ("≤2公里", "-1公里", ((None, 2000, "公里"), (-1000, "公里")), []),
        ("≤10%", "-1%", ((None, Fraction(1, 10), "%"), (Fraction(-1, 100), "%")), []),
        ("≥-5%", "-1%", ((Fraction(-1, 20), None, "%"), (Fraction(-1, 100), "%")), []),
        ("≥266米", "≥266米", ((266, None, "米"), (266, None, "米")), []),
        ("逐步减少", "减少", ("逐步减少", "减少"), []),
        ("逐步减少", "5", ("逐步减少", (5, "")), []),
        ("2X", "290件", ("2X", (290, "件")), ["FRM-038"]),
        ("无", "5件", (None, (5, "件")), []),
    ],
)
def test_targets_and_quantities(
    bound: Read, at: At, target: str, actual: str, values: tuple[object, object], found: list[str]
) -> None:
    form, findings = bound(row(f"指标值: '{target}', 实际值: '{actual}'"))
    leaf = at(form, LEAF)
    assert (value(leaf, "指标值"), value(leaf, "实际值")) == values
    assert codes(findings) == found
    taken = [name for name in ("指标值", "实际值") if leaf.cells[name].unit is not None]
    assert len(taken) == found.count("FRM-039")


def test_the_taken_unit_is_named(bound: Read, at: At) -> None:
    form, findings = bound(row("指标值: ≥400件, 实际值: 593"))
    taken = at(form, LEAF).cells["实际值"].unit
    assert taken is not None
    assert taken.text == "件"
    assert findings[0].severity is Severity.INFO
    assert "「指标值」的件" in findings[0].message("zh")


def test_a_bound_keeps_its_direction_when_it_takes_a_unit(bound: Read, at: At) -> None:
    form, _ = bound(row("指标值: ≤400, 实际值: 593件"))
    target = at(form, LEAF).cells["指标值"].value
    assert isinstance(target, Bounded)
    assert target.direction is Direction.NEGATIVE


def test_a_unit_in_the_label(bound: Read, at: At) -> None:
    form, findings = bound(row("实际值（件）: 593, 指标值: ≥400件"))
    assert value(at(form, LEAF), "实际值") == (593, "件")
    assert codes(findings) == []


@pytest.mark.parametrize("said", ["完成593件", "已完成593件", "完成 593（件）", "实际完成５９３件"])
def test_what_was_done_is_an_actual_value_and_no_target(bound: Read, at: At, said: str) -> None:
    form, findings = bound(row(f"实际值: {said}, 指标值: ≥400件"))
    assert value(at(form, LEAF), "实际值") == (593, "件")
    assert findings == []
    form, _ = bound(row(f"实际值: 593件, 指标值: {said}"))
    assert value(at(form, LEAF), "指标值") == said


@pytest.mark.parametrize("said", ["完成率95%", "完成12月", "完成593", "约完成593件", "完成2020年12月31日"])
def test_other_words_about_what_was_done_stay_words(bound: Read, at: At, said: str) -> None:
    form, _ = bound(row(f"实际值: {said}, 指标值: ≥400件"))
    assert value(at(form, LEAF), "实际值") == said


def test_units_that_do_not_agree_are_not_lent(
    bound: Read, at: At, ruleset: tree.Ruleset, fields: Make, add_fields: Make
) -> None:
    under = add_fields(ruleset, fields("上年值", 3, FieldKind.QUANTITY))
    form, findings = bound(row("指标值: ≥400件, 实际值: 500, 上年值: 300人"), under)
    assert value(at(form, LEAF), "实际值") == (500, "")
    assert findings == []


def test_not_applicable(bound: Read, at: At) -> None:
    form, _ = bound(row("指标值: 不适用, 实际值: /"))
    target = at(form, LEAF).cells["指标值"].value
    assert isinstance(target, Empty)
    assert target.inapplicable


# --- methods


@pytest.mark.parametrize(
    ("free", "name", "method", "found"),
    [
        (False, "按比例", "", ["FRM-048"]),
        (True, "按比例", "按比例", []),
        (True, "满意度阶", "", ["FRM-049"]),
        (True, "/", "", []),
    ],
)
def test_a_row_s_own_method(
    bound: Read, at: At, builder: Make, free: bool, name: str, method: str, found: list[str]
) -> None:
    form, findings = bound(row(f"计分方法: {name}"), builder(*(("三级 可自选方法",) if free else ())))
    assert at(form, LEAF).method == method
    assert codes(findings) == found


def test_an_unknown_method_is_suggested(bound: Read, builder: Make) -> None:
    _, findings = bound(row("计分方法: 满意度阶"), builder("三级 可自选方法"))
    assert "「满意度阶梯」" in findings[0].hint("zh")


def test_a_group_may_not_name_a_method(bound: Read, builder: Make) -> None:
    _, findings = bound("指标:\n- {一级: 产出指标, 计分方法: 按比例}\n", builder("三级 可自选方法"))
    assert codes(findings) == ["FRM-048"]


# --- the whole


def test_cells_of_another_level_are_kept_with_a_finding(bound: Read, at: At) -> None:
    form, findings = bound("指标:\n- {一级: 产出指标, 得分: 45, 偏差原因: 年底才下达}\n")
    assert value(at(form, "产出指标"), "偏差原因") == "年底才下达"
    assert [(each.code, each.path) for each in findings] == [("FRM-052", ("产出指标",))]


def test_what_cannot_be_scored_has_no_form(ruleset: tree.Ruleset) -> None:
    written, _ = read_yaml("年初预算数: 1\n", "f", "")
    assert written is not None
    form, problems = bind(written, ruleset)
    assert form is None
    assert codes(list(problems)) == ["FRM-022"]


def test_binding_does_not_depend_on_earlier_forms(bound: Read, at: At) -> None:
    first, _ = bound(row("得分: 3"))
    second, _ = bound(row("得分: 4"))
    assert (at(first, LEAF).claimed, at(second, LEAF).claimed) == (3, 4)
    assert len(at(second, "产出指标/数量指标").children) == 1


def test_what_reading_the_file_found_is_among_the_forms_findings(tmp_path: Path) -> None:
    """A year that can't be read, and a remark that YAML takes for no part of the cell."""
    place = tmp_path / "form.yaml"
    place.write_text("年度: 二〇二〇\n项目名称: 甲 #1号\n指标:\n- {一级: 产出指标, 分值: 40}\n", encoding="utf-8")
    form = duheng.load_form(place)
    result = duheng.evaluate(form, duheng.load_ruleset("640202/2020"))
    assert {"FRM-019", "FRM-025"} <= {each.code for each in result.findings}


def test_a_year_of_two_numbers_is_no_year(tmp_path: Path) -> None:
    place = tmp_path / "form.yaml"
    place.write_text("年度: 20 20\n指标:\n- {一级: 产出指标}\n", encoding="utf-8")
    assert duheng.load_form(place).year is None


def test_an_unknown_label_does_not_keep_a_form_from_being_scored(tmp_path: Path) -> None:
    """全年预算数 is a column of 2020; the form of 2017 has none, and is scored all the same."""
    place = tmp_path / "form.yaml"
    head = "项目名称: 甲\n年初预算数: 10万元\n全年预算数: 12万元\n全年执行数: 5万元\n"
    place.write_text(head + "指标:\n- {一级: 产出指标, 分值: 40}\n", encoding="utf-8")
    result = duheng.evaluate(duheng.load_form(place), duheng.load_ruleset("640202/2020"))
    told = [each.message("zh") for each in result.findings if each.code == "FRM-020"]
    assert told == ["表头「全年预算数」不是这张表的栏目，没有用它"]
    assert next(node for node in result.nodes if node.path == ("预算执行率",)).score == 5


@pytest.mark.parametrize("text", ["100%", "40%", "40元", "40件"])
def test_a_claim_that_is_no_score_is_told(tmp_path: Path, text: str) -> None:
    place = tmp_path / "form.yaml"
    row = f"{{一级: 产出指标, 二级: 数量指标, 三级: 甲, 分值: 40, 指标值: ≥1件, 实际值: 1件, 自评得分: {text}}}"
    place.write_text(f"项目名称: 甲\n指标:\n- {row}\n", encoding="utf-8")
    result = duheng.evaluate(duheng.load_form(place), duheng.load_ruleset("640202/2020"))
    assert [each.code for each in result.findings if each.path[-1:] == ("甲",) and "自评得分" in each.message("zh")]


@pytest.mark.parametrize(
    ("unit", "amount"), [("（万元）", "5"), ("万元", "￥50000"), ("元", "¥50,000元"), ("万元", "5")]
)
def test_amounts_as_forms_write_them(tmp_path: Path, unit: str, amount: str) -> None:
    place = tmp_path / "form.yaml"
    head = f"项目名称: 甲\n金额单位: {unit}\n年初预算数: 10万元\n全年执行数: {amount}\n"
    place.write_text(head + "指标:\n- {一级: 产出指标, 分值: 40}\n", encoding="utf-8")
    result = duheng.evaluate(duheng.load_form(place), duheng.load_ruleset("640202/2020"))
    assert next(node for node in result.nodes if node.path == ("预算执行率",)).score == 5


def test_a_cell_that_holds_a_book_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "form.yaml"
    place.write_text(f"项目名称: {'长' * 20_001}\n指标:\n- {{一级: 产出指标}}\n", encoding="utf-8")
    with pytest.raises(duheng.DuhengError) as caught:
        duheng.load_form(place)
    assert [each.code for each in caught.value.problems] == ["FRM-054"]


def test_names_are_suggested_from_the_template_for_so_many_groups(bound: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form of 400 groups that no template knows is compared with the template's names, for its first hundred."""
    compared: list[tuple[str, ...]] = []

    def counted(name: str, names: Iterable[str], most: int = 2) -> tuple[str, ...]:
        compared.append(tuple(names))
        return near(name, compared[-1], most)

    monkeypatch.setattr(groups, "near", counted)
    rows = "".join(f"  - {{一级: 产出指表{n}, 三级: 甲{n}, 分值: 1, 指标值: 1件, 实际值: 1件}}\n" for n in range(400))
    _, findings = bound(f"指标:\n{rows}")
    unknown = [each for each in findings if isinstance(each, GroupUnknown)]
    assert [each.near for each in unknown] == [("产出指标",)] * 100 + [()] * 300
    assert len(compared) <= 200
    assert {name for names in compared for name in names} <= {"产出指标", "数量指标", "质量指标", "效益指标"}


@pytest.mark.parametrize(
    ("year", "actual", "told"),
    [
        ("2022", "2022年12月20日", []),
        ("2022", "2024年1月20日", []),
        ("2022", "2025年1月20日", ["FRM-062"]),
        ("2022", "2012年12月", ["FRM-062"]),
        ("", "2012年12月", []),
        ("2022", "2012件", []),
    ],
)
def test_dates_years_away_from_the_forms_year(bound: Read, year: str, actual: str, told: list[str]) -> None:
    head = f"年度: {year}\n" if year else ""
    _, findings = bound(head + row(f"指标值: 2022年12月31日前, 实际值: {actual}"))
    assert codes(findings) == told
