"""An open score that only units cause shows nothing of the rule: no example holds by it, and no line is covered."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api

HEAD = """\
规则集 990101/2024 「例」
    状态 试行
模板 表
    一级 产出 10分，按 合
    三级 可自选方法
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.方向 | 方法   |
        | 正向        | 按比例 |
        | -           | 扣分   |
    总分 合计（一级.得分）
方法 合
    得 合计（下级.得分）
    限于 0 至 分值
方法 按比例
    若 实际值 ≥ 指标值 则 分值
    否则 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
    修约 2 位小数
"""
COUNTED = "方法 扣分\n    得 分值 - 实际值 × 0.5分\n    限于 0 至 分值\n"
DIVIDED = "方法 扣分\n    得 分值 - 实际值 ÷ 1次 × 0.5分\n    限于 0 至 分值\n"


def codes(folder: Path, rules: str, cases: str = "") -> list[str]:
    """What is told of a ruleset's own 例 and of the cases beside it."""
    (folder / "2024.rules").write_text(HEAD + rules, encoding="utf-8")
    if cases:
        (folder / "2024.tests.yaml").write_text(f"用例:\n{cases}", encoding="utf-8")
    return [problem.code for each in api.run_tests([folder]) for problem in each.problems]


@pytest.mark.parametrize("gives", ["0 至 10", "待定"])
def test_an_example_open_by_units_does_not_hold(tmp_path: Path, gives: str) -> None:
    # 分 - 次·分: nothing can be computed, whatever the number is
    assert codes(tmp_path, f"{COUNTED}    例 实际值 3次，分值 10 得 {gives}\n") == ["EXA-005"]


def test_with_its_unit_in_the_rule_it_is_computed(tmp_path: Path) -> None:
    # 10 - 3 × 0.5 = 8.5
    assert codes(tmp_path, f"{DIVIDED}    例 实际值 3次，分值 10 得 8.5\n") == []


def test_a_case_is_told_as_a_case(tmp_path: Path) -> None:
    case = "  - {名称: 三次, 方法: 扣分, 输入: {实际值: 3次, 分值: 10}, 得: 0 至 10}\n"
    assert codes(tmp_path, COUNTED, case) == ["EXA-005"]
    (problem,) = (problem for each in api.run_tests([tmp_path]) for problem in each.problems)
    assert problem.message("zh").startswith("用例待定，只是因为规则算不了：单位不同")
    assert problem.message("en").startswith("The case is open only because the rule couldn't be worked out: units")


def test_rows_that_a_method_looks_at_count_too(tmp_path: Path) -> None:
    of = "  - {名称: 合, 方法: 合, 输入: {下级: '分值 5，指标值 ≥4件，实际值 %s', 分值: 10}, 得: %s}\n"
    assert codes(tmp_path, DIVIDED, of % ("3人", "0 至 5")) == ["EXA-005"]
    assert codes(tmp_path, DIVIDED, of % ("3件", "3.75")) == []  # 3 ÷ 4 × 5


def test_open_for_another_reason_it_holds(tmp_path: Path) -> None:
    missing = "  - {名称: 没有填, 方法: 按比例, 输入: {指标值: ≥4件, 分值: 10}, 得: 0 至 10}\n"
    late = "  - {名称: 晚了, 方法: 按比例, 输入: {指标值: ≥2024-06-30, 实际值: 2024-06-01, 分值: 10}, 得: 待定}\n"
    assert codes(tmp_path, DIVIDED, missing + late) == []


def test_a_form_says_that_units_are_meant_to_differ(tmp_path: Path) -> None:
    case = """\
  - 名称: 单位不同
    表单:
      指标: [{一级: 产出, 三级: 甲, 分值: 10, 指标值: ≥4件, 实际值: 3人}]
    得分: {甲: 0 至 10}
    必有: [EVL-006 甲]
"""
    assert codes(tmp_path, DIVIDED, case) == []


def test_a_line_that_units_kept_from_computing_is_not_covered(tmp_path: Path) -> None:
    of = "  - {名称: 三, 方法: 扣分, 输入: {实际值: 3次, 分值: 10}, 得: 8.5}\n"

    def missing(rules: str) -> set[int]:
        codes(tmp_path, rules, of)
        (covered,) = api.coverage(api.run_tests([tmp_path]))
        return {each.line for each in covered.missing if each.owner == "扣分"}

    line = HEAD.count("\n") + 2
    assert line in missing(COUNTED)
    assert line not in missing(DIVIDED)


FORM = """\
  - 名称: 全表
    表单:
      指标:
        - {{一级: 产出, 三级: 甲, 分值: 5, 计分方法: 按比例, 指标值: ≥3次, 实际值: 98%}}
        - {{一级: 产出, 三级: 乙, 分值: 5, 计分方法: 按比例, 指标值: ≥3次{actual}}}
    {expected}
"""


@pytest.mark.parametrize("expected", ["总分: 待定", "总分: 5 至 10", "得分: {甲: 0 至 5}"])
def test_a_form_open_by_units_alone_does_not_hold(tmp_path: Path, expected: str) -> None:
    assert codes(tmp_path, DIVIDED, FORM.format(expected=expected, actual=", 实际值: 3次")) == ["EXA-005"]
    (problem,) = (problem for each in api.run_tests([tmp_path]) for problem in each.problems)
    assert "加写「必有: [EVL-006]」" in problem.hint("zh")
    assert "add finds: [EVL-006]" in problem.hint("en")
    assert problem.message("en").startswith("The case is open only because the rule couldn't be worked out")


@pytest.mark.parametrize("code", ["EVL-006", "evl-006 甲"])
def test_a_form_that_tries_units_on_purpose_holds(tmp_path: Path, code: str) -> None:
    asked = FORM.format(expected=f"总分: 5 至 10\n    必有: [{code}]", actual=", 实际值: 3次")
    assert codes(tmp_path, DIVIDED, asked) == []


def test_a_form_that_is_open_besides_holds(tmp_path: Path) -> None:
    # 乙 says nothing of what was achieved; where it does, its own score is computed
    assert codes(tmp_path, DIVIDED, FORM.format(expected="总分: 待定", actual="")) == []
    assert codes(tmp_path, DIVIDED, FORM.format(expected="得分: {乙: 5}", actual=", 实际值: 3次")) == []
