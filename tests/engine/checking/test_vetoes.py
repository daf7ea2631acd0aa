"""A veto that sets the grade of a form that has none: there is nothing that it could be worse than."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, compiled

GRADES = "档位 评级\n    优: 100 至 90（含）\n    差: 90 至 0\n"
GRADED = "补充 模板 表\n    等级 评级[总分]\n"
ADD = "模板里加一行，如 等级 {}[总分]；不评等级的，否决写：则 总分 0"
VETO = "校验 资料\n    要求 预算数 有值\n    则 等级 {}\n"


def told(tmp_path: Path, child: str, *, parent: str = PARENT) -> list[tuple[int, str]]:
    """The places of what is told of grades that nobody gives, in the child's lines, with the hint."""
    problems = compiled(tmp_path, child, parent=parent).problems
    return [(each.span.line - 2, each.hint("zh")) for each in problems if each.code == "CHK-014" and each.span]


@pytest.mark.parametrize("said", ["差", "「差」"])
def test_the_line_for_grades_is_missing(tmp_path: Path, said: str) -> None:
    # three lines of the scale, then 校验, 要求 and 则
    assert told(tmp_path, GRADES + VETO.format(said)) == [(6, ADD.format("评级"))]


@pytest.mark.parametrize("said", ["差", "「好」"])
def test_a_scale_of_shares_is_not_proposed(tmp_path: Path, said: str) -> None:
    # 差 and 好 are labels of 完成情况, whose ends are percentages
    assert told(tmp_path, VETO.format(said)) == [(3, ADD.format("评价等级"))]


def test_a_child_that_takes_the_grades_away_is_told(tmp_path: Path) -> None:
    parent = PARENT.replace("    总分 合计（一级.得分）\n", "    总分 合计（一级.得分）\n    等级 评级[总分]\n")
    child = "补充 模板 表\n    删除 等级\n" + VETO.format("差")
    assert told(tmp_path, child, parent=parent + GRADES) == [(5, ADD.format("评级"))]


def test_with_a_line_for_grades_nothing_is_told(tmp_path: Path) -> None:
    assert compiled(tmp_path, GRADES + GRADED + VETO.format("差")).problems == ()


def test_a_veto_of_the_total_needs_no_grades(tmp_path: Path) -> None:
    assert compiled(tmp_path, VETO.format("差").replace("等级 差", "总分 0")).problems == ()


@pytest.mark.parametrize("line", ["等第 评级[总分]", "等级 评级[总分"])
def test_a_line_for_grades_that_cannot_be_read_is_all_that_is_told(tmp_path: Path, line: str) -> None:
    problems = compiled(tmp_path, GRADES + GRADED.replace("等级 评级[总分]", line) + VETO.format("差")).problems
    assert [each.span.line - 2 for each in problems if each.span] == [5]


def test_a_word_that_no_scale_has_is_an_error_as_before(tmp_path: Path) -> None:
    (found,) = compiled(tmp_path, VETO.format("不及格")).problems
    assert (found.code, found.message("zh")) == ("TPL-002", "模板缺少「等级」一行")


def test_such_a_ruleset_can_be_scored_by(tmp_path: Path) -> None:
    assert compiled(tmp_path, VETO.format("差")).ruleset is not None
