"""Slips in files of cases: what follows from one isn't told beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.reports.tests_told import as_text

NATION = Path("rulesets/000000-national")


def _told(folder: Path, was: str, typed: str) -> list[tuple[str, int]]:
    """The problems of the shipped cases of 2020 with a slip, as the command tells them: code and line. Cases that
    have their form in another folder are left out."""
    whole = (NATION / "2020.tests.yaml").read_text(encoding="utf-8")
    text = whole.partition("表单: ../..")[0].rpartition("  - 名称")[0]
    assert was in text
    (folder / "2020.rules").write_bytes((NATION / "2020.rules").read_bytes())
    (folder / "2020.tests.yaml").write_text(text.replace(was, typed, 1), encoding="utf-8")
    ran = api.run_tests([str(folder / "2020.tests.yaml")])
    lines = as_text(ran, {}, "zh", 100, colour=False).splitlines()
    codes = [line.split()[1] for line in lines if line.startswith(("错误 ", "警告 "))]
    problems = {each.code: each for ran_ in ran for each in reversed(ran_.problems)}
    return [(code, span.line if (span := problems[code].span) is not None else 0) for code in codes]


def _line(text: str) -> int:
    return (NATION / "2020.tests.yaml").read_text(encoding="utf-8").split(text)[0].count("\n") + 1


@pytest.mark.parametrize(
    ("was", "typed", "code"),
    [
        ("- 名称: 正向指标缺指标值或实际值", "- 名名称: 正向指标缺指标值或实际值", "CAS-002"),
        ("用例:", "用例例:", "CAS-002"),
        ("方法: 定量正向", "方发: 定量正向", "CAS-002"),
        ("[指标值, 实际值, 分值, 得]", "[指标值, 实际值, 分值值, 得]", "EXA-002"),
        ("项目名称: 乡村道路养护", "项木名称: 乡村道路养护", "FRM-020"),
    ],
)
def test_one_slip_is_one_problem(tmp_path: Path, was: str, typed: str, code: str) -> None:
    assert _told(tmp_path, was, typed) == [(code, _line(was))]


@pytest.mark.parametrize(
    ("key", "meant"),
    [("得分", "得"), ("应该得", "得"), ("期望", None), ("得", None)],
)
def test_what_a_methods_case_gives_under_another_name(tmp_path: Path, key: str, meant: str | None) -> None:
    """Of a case that tries a method only its own keys can be meant, and that it asserts nothing isn't told as well."""
    (tmp_path / "甲.rules").write_bytes((NATION / "2020.rules").read_bytes())
    case = f"  - 名称: 一\n    方法: 定量正向\n    输入: {{指标值: ≥4件, 实际值: 4件, 分值: 2}}\n    {key}: 2\n"
    (tmp_path / "甲.tests.yaml").write_text(f"规则集: 甲.rules\n用例:\n{case}", encoding="utf-8")
    (ran,) = [each for each in api.run_tests([str(tmp_path / "甲.tests.yaml")]) if each.problems] or [None]
    told = [(each.code, each.hint("zh")) for each in ran.problems] if ran is not None else []
    allowed = "可以写：名称、方法、输入、得、表；一行的栏目写在「输入」里：输入: {指标值: ≥4件, 分值: 2}"
    wanted = [("CAS-002", f"是不是想写「{meant}」？" if meant else allowed)]
    assert told == ([] if key == "得" else wanted)


def test_a_forms_case_whose_result_stands_under_another_name(tmp_path: Path) -> None:
    (tmp_path / "甲.rules").write_bytes((NATION / "2020.rules").read_bytes())
    case = "  - 名称: 一\n    表单: {项目名称: 修路, 指标: []}\n    总得分数: 2\n"
    (tmp_path / "甲.tests.yaml").write_text(f"规则集: 甲.rules\n用例:\n{case}", encoding="utf-8")
    problems = [each.code for ran in api.run_tests([str(tmp_path / "甲.tests.yaml")]) for each in ran.problems]
    assert problems.count("CAS-002") == 1
    assert "CAS-006" not in problems
