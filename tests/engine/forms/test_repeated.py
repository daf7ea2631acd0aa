"""Groups that a form may have several of: 一级 年度目标，可重复."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import duheng
from duheng.evaluation.result import Result

RULES = """\
规则集 990101/2020 「例」
    状态 试行

方法 达标
    若 实际值 ≥ 指标值 则 分值
    否则 0

模板 表
    一级 执行 20分，按 报数
    一级 年度目标，可重复
        二级 产出
        二级 效益
    一级 满意度
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.性质 | 方法 |
        | 定量        | 达标 |
    总分 合计（一级.得分）

方法 报数
    得 分值
"""
Evaluate = Callable[..., Result]


@pytest.fixture
def evaluate(tmp_path: Path) -> Evaluate:
    def of(*rows: str, rules: str = RULES) -> Result:
        (tmp_path / "例.rules").write_text(rules, encoding="utf-8")
        form = tmp_path / "表.yaml"
        form.write_text("指标:\n" + "".join(f"  - {{{row}}}\n" for row in rows), encoding="utf-8")
        return duheng.evaluate(duheng.load_form(form), duheng.load_ruleset(tmp_path / "例.rules"))

    return of


def row(goal: str, group: str, name: str, points: int) -> str:
    return f"一级: {goal}, 二级: {group}, 三级: {name}, 分值: {points}, 指标值: ≥1件, 实际值: 1件"


def outline(result: Result) -> list[tuple[str, object]]:
    return [("/".join(node.path), node.points) for node in result.nodes]


def codes(result: Result) -> set[str]:
    return {each.code for each in result.findings}


def test_each_name_is_a_group_of_its_own_with_all_below_it(evaluate: Evaluate) -> None:
    result = evaluate(row("年度目标1", "产出", "甲", 40), row("年度目标2", "效益", "甲", 30))
    assert outline(result) == [
        ("执行", 20),
        ("年度目标1", 40),
        ("年度目标1/产出", 40),
        ("年度目标1/产出/甲", 40),
        ("年度目标1/效益", None),
        ("年度目标2", 30),
        ("年度目标2/产出", None),
        ("年度目标2/效益", 30),
        ("年度目标2/效益/甲", 30),
        ("满意度", None),
    ]
    assert result.total.score == 90  # 20 + 40 + 30
    assert codes(result) == set()


def test_rows_of_one_name_share_a_group_and_points_in_brackets_are_its_own(evaluate: Evaluate) -> None:
    result = evaluate(row("年度目标（80分）", "产出", "甲", 50), row("年度目标（80分）", "产出", "乙", 30))
    assert [each for each in outline(result) if each[0].startswith("年度目标")][:2] == [
        ("年度目标", 80),
        ("年度目标/产出", 80),
    ]


def test_a_name_in_words_is_one_of_it(evaluate: Evaluate) -> None:
    result = evaluate(row("年度目标二：绿化", "产出", "甲", 50))
    assert outline(result)[1] == ("年度目标二：绿化", 50)


def test_other_names_are_unknown_and_the_template_name_is_suggested(evaluate: Evaluate) -> None:
    result = evaluate(row("总体目标", "产出", "甲", 50))
    told = next(each for each in result.findings if each.code == "FRM-041")
    assert "年度目标" in told.hint("zh")


def test_a_form_without_any_still_shows_the_group_once(evaluate: Evaluate) -> None:
    result = evaluate("一级: 满意度, 三级: 甲, 分值: 10, 指标值: ≥1件, 实际值: 1件")
    assert [path for path, _ in outline(result)] == [
        "执行",
        "年度目标",
        "年度目标/产出",
        "年度目标/效益",
        "满意度",
        "满意度/甲",
    ]


def test_a_row_that_leaves_its_goal_out_goes_to_the_only_one(evaluate: Evaluate) -> None:
    result = evaluate("二级: 产出, 三级: 甲, 分值: 10, 指标值: ≥1件, 实际值: 1件")
    assert ("年度目标/产出/甲", 10) in outline(result)


def test_of_several_goals_none_is_guessed(evaluate: Evaluate) -> None:
    left_out = "二级: 产出, 三级: 丙, 分值: 10, 指标值: ≥1件, 实际值: 1件"
    result = evaluate(row("年度目标1", "产出", "甲", 40), row("年度目标2", "产出", "乙", 30), left_out)
    assert ("产出/丙", 10) in outline(result)


def test_a_row_that_leaves_out_another_group_takes_no_place_of_theirs(evaluate: Evaluate) -> None:
    rules = RULES.replace("    一级 满意度\n", "    一级 满意度\n        二级 群众\n")
    left_out = row("", "群众", "乙", 10).removeprefix("一级: , ")
    result = evaluate(left_out, row("年度目标1", "产出", "甲", 40), rules=rules)
    assert [path for path, _ in outline(result) if "/" not in path] == ["执行", "年度目标1", "满意度"]
