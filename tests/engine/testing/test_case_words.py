"""What is told of mistaken cases: the words are those of cases, and the places are those of the mistaken entries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.engine.testing.test_cases import FORM, RULES

from duheng import api
from duheng.problems.problem import Problem
from duheng.testing.ran import Ran

WHOLE = f"  - 名称: 全表\n{FORM}    总分: 85\n"
METHOD = "  - 名称: 方法的\n    方法: 按比例\n    输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}\n    得: 2\n"
"""分值 60 × 3 ÷ 4 = 45 and 40: 85."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(folder: Path, text: str, name: str = "2020.tests.yaml") -> Ran:
    (folder / name).write_text(text, encoding="utf-8")
    (tested,) = api.run_tests([name])
    return tested


def problems(folder: Path, text: str, name: str = "2020.tests.yaml") -> list[Problem]:
    return list(run(folder, text, name).problems)


def said(text: str, problem: Problem) -> str:
    """The text at a problem's place."""
    assert problem.span is not None
    line = text.splitlines()[problem.span.line - 1]
    return line[problem.span.column - 1 : problem.span.end - 1]


# --- CAS-001: each place says what belongs there and how it is written


@pytest.mark.parametrize(
    ("text", "wanted", "how"),
    [
        ("", "「用例:」和下面的用例", "先写一行「用例:」"),
        ("# 还没写\n", "「用例:」和下面的用例", "先写一行「用例:」"),
        ("规则集: 990101/2020\n", "「用例:」和下面的用例", "先写一行「用例:」"),
        ("用例:\n", "一个一个的用例", "以「- 名称: …」开头"),
        ("用例:\n  - 达标\n", "一个用例", "以「- 名称: …」开头"),
        (f"用例:\n{WHOLE}    等级: [好]\n", "一句话或一个数", "写在冒号后面"),
        (f"用例:\n{WHOLE}    得分: 85\n", "「栏目: 值」", "每行写一个「栏目: 值」"),
        (f"用例:\n{WHOLE}  - {{名称: 改, 基于: 全表, 改: 三件, 总分: 1}}\n", "「栏目: 值」", "每行写一个「栏目: 值」"),
        (f"用例:\n{WHOLE}  - {{名称: 加, 基于: 全表, 加上: 一行, 总分: 1}}\n", "整行的指标", "每行写成 - {一级: "),
        ("用例:\n  - 名称: 甲\n    方法: 按比例\n    表: 一张\n", "一张表", "最后一栏是「得」"),
        ("用例:\n  - 名称: 甲\n    表单: [一, 二]\n    总分: 1\n", "一张表单", "每行一个「栏目: 内容」"),
        ("用例:\n  - 名称: 甲\n    表单:\n    总分: 1\n", "一张表单", "每行一个「栏目: 内容」"),
        ("用例:\n  - 名称: 甲\n    基于: ''\n    总分: 1\n", "前面一个用例的名称", "把「基于」改成「表单」"),
    ],
)
def test_what_belongs_at_a_place(folder: Path, text: str, wanted: str, how: str) -> None:
    (problem,) = problems(folder, text)
    assert problem.code == "CAS-001"
    assert problem.message("zh").startswith(f"这里应写{wanted}")
    assert how in problem.hint("zh")
    assert not re.search(r"[一-鿿]", problem.message("en") + problem.hint("en"))


def test_what_is_missing_at_the_end_is_told_behind_the_last_line(folder: Path) -> None:
    (problem,) = problems(folder, "规则集: 990101/2020\n")
    assert problem.span is not None
    assert problem.span.line == 2


def test_sheets_are_told_how_sheets_are_written(folder: Path) -> None:
    (problem,) = problems(folder, "说明\n", "2020.tests.md")
    assert problem.message("zh") == "这里应写标题（## 方法的名称）和下面的表"
    assert "「用例:」" not in problem.hint("zh")


# --- CAS-005 and CAS-009: why a case tries nothing, why it can't be based on what it names


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        ("得: 2", "没有写试什么：没有「方法」，也没有「表单」或「基于」"),
        ("方法: 按比例\n    基于: 全表\n    得: 2", "写了「方法」，又写了「基于」，不知道试哪一样"),
        ("表单: 一.yaml\n    基于: 全表\n    总分: 2", "写了「表单」，又写了「基于」，不知道试哪一样"),
    ],
)
def test_why_a_case_tries_nothing(folder: Path, keys: str, fault: str) -> None:
    (problem,) = problems(folder, f"用例:\n{WHOLE}  - 名称: 甲\n    {keys}\n")
    assert (problem.code, problem.message("zh")) == ("CAS-005", f"用例「甲」{fault}")


LATER = f"用例:\n  - {{名称: 甲, 基于: 全表, 总分: 85}}\n{WHOLE}{METHOD}"


@pytest.mark.parametrize(
    ("base", "why", "hint"),
    [
        ("全表", "用例「全表」写在后面，只能基于前面的用例", "把「全表」挪到前面。"),
        ("甲", "用例「甲」不能基于它自己", "写另一个用例的名称（要在它前面），或表单文件。"),
        ("方法的", "用例「方法的」试的是方法，没有表单可以改", "写一个试整张表的用例，或表单文件。"),
        ("全标", "没有叫「全标」的表单文件，也没有叫这个名称的用例", "是不是想写「全表」？"),
    ],
)
def test_why_a_case_cannot_be_based_on_what_it_names(folder: Path, base: str, why: str, hint: str) -> None:
    text = LATER.replace("基于: 全表", f"基于: {base}")
    (problem,) = problems(folder, text)
    assert (problem.code, problem.message("zh"), problem.hint("zh")) == ("CAS-009", why, hint)
    assert said(text, problem) == base


def test_where_the_later_base_stands(folder: Path) -> None:
    (problem,) = problems(folder, LATER)
    assert [each.line for each in problem.related] == [3]


# --- EXA-…: a case isn't called an example


@pytest.mark.parametrize(
    ("inputs", "code", "message"),
    [
        ("{实绩: 4件, 分值: 2}", "EXA-002", "用例里的「实绩」不是字段"),
        ("{指标值: ≥4件, 实际值: 3件, 分值: 两分}", "EXA-003", "用例里「分值」的值读不懂：两分"),
        ("{指标值: ≥4件, 实际值: 3件}", "EXA-004", "用例里没有写分值，算不出得分"),
        ("{分值: 2, 产值.得分: 3}", "EXA-002", "用例里的「产值」不是字段"),
        ("{分值: 2, 三级: 实绩 4件}", "EXA-002", "用例里的「实绩」不是字段"),
        ("{分值: 2, 三级: 得分 四分}", "EXA-003", "用例里「得分」的值读不懂：四分"),
    ],
)
def test_a_case_is_called_a_case(folder: Path, inputs: str, code: str, message: str) -> None:
    text = f"用例:\n  - {{名称: 甲, 方法: 按比例, 输入: {inputs}, 得: 2}}\n"
    (problem,) = problems(folder, text)
    assert (problem.code, problem.message("zh")) == (code, message)
    assert "例：" not in problem.hint("zh")
    assert "example" not in problem.message("en")


def test_a_field_that_takes_only_some_words_is_told_with_them(folder: Path) -> None:
    row = "        字段 指标值: 目标\n"
    rules = RULES.replace(row, f"{row}        字段 档: 评级\n        字段 公开: 是否\n")
    (folder / "2020.rules").write_text(rules, encoding="utf-8")
    for said, allowed in (("档: 中", ("好", "差")), ("公开: 也许", ("是", "否"))):
        inputs = f"{{指标值: ≥4件, 实际值: 4件, 分值: 2, {said}}}"
        (problem,) = problems(folder, f"用例:\n  - {{名称: 甲, 方法: 按比例, 输入: {inputs}, 得: 2}}\n")
        assert (problem.code, problem.hint("zh")) == ("EXA-003", f"可以写：{'、'.join(allowed)}")
        assert problem.hint("en") == f"Allowed here: {', '.join(allowed)}"


def test_an_example_is_called_an_example(folder: Path) -> None:
    text = RULES.replace("，分值 2 得 2", " 得 2")
    (problem,) = problems(folder, text, "2020.rules")
    assert (problem.code, problem.message("zh")) == ("EXA-004", "例子里没有写分值，算不出得分")


# --- places in 改 and 去掉


@pytest.mark.parametrize(
    ("entry", "code", "at"),
    [
        ("改: {预算数: 3, 调节.实际值: 3件}", "CAS-010", "调节.实际值"),
        ("改: {预算数: 3, 调解.实计值: 3件}", "CAS-010", "调解.实计值"),
        ("改: {预算数: 3, 调解: 3件}", "CAS-033", "调解"),
        ("改: {预算数: 3, 年度: 去年}", "FRM-025", "去年"),
        ("改: {调解.实际值: 3件, 调解.完成值: 4件}", "CAS-026", "调解.完成值"),
        ("去掉: [调解, 没有的]", "CAS-010", "没有的"),
        ("去掉: [调解, 合格率]", "CAS-014", "合格率"),
    ],
)
def test_the_mistaken_entry_is_pointed_at(folder: Path, entry: str, code: str, at: str) -> None:
    text = f"用例:\n{WHOLE}  - 名称: 甲\n    基于: 全表\n    {entry}\n    总分: 85\n"
    (problem,) = problems(folder, text)
    assert (problem.code, said(text, problem)) == (code, at)


def test_a_cell_is_changed_by_its_name_on_the_form(folder: Path) -> None:
    """完成值 is what the form calls 实际值: all 60 of 调解, and 40."""
    text = f"用例:\n{WHOLE}  - 名称: 甲\n    基于: 全表\n    改: {{调解.完成值: 4件}}\n    总分: 100\n"
    assert problems(folder, text) == []


# --- forms inside files of cases, and in files of their own


def test_a_misspelt_label_names_its_case(folder: Path) -> None:
    text = f"用例:\n{WHOLE.replace('预算数', '预算树')}"
    (problem,) = problems(folder, text)
    assert problem.message("zh") == "用例「全表」里「预算树」不是这张表的栏目，没有用它"
    assert said(text, problem) == "预算树"


def test_a_form_file_is_pointed_into(folder: Path) -> None:
    (folder / "坏.yaml").write_text("指标:\n  - 随便\n", encoding="utf-8")
    text = "用例:\n  - {名称: 甲, 表单: 坏.yaml, 总分: 1}\n"
    (problem,) = problems(folder, text)
    assert said(text, problem) == "坏.yaml"
    assert [(each.file, each.line) for each in problem.related] == [("坏.yaml", 2)]
    assert problem.first_zh == "问题在这里："


def test_a_reference_is_told_once_and_its_case_is_not_tried(folder: Path) -> None:
    """*a would be read as nothing, and the case would fail for a reason that isn't there."""
    method = METHOD.replace("实际值: 4件", "实际值: *a ").replace("得: 2", "得: &a 1")
    form = WHOLE.replace("实际值: 3件", "实际值: *a ").replace("全表", "乙")
    based = "  - {名称: 丙, 基于: 乙, 总分: 1}\n"
    tested = run(folder, f"用例:\n{method}{form}{based}{WHOLE}")
    assert [each.code for each in tested.problems] == [*["FRM-012"] * 3, "CAS-027"]
    assert all("表单" not in each.message("zh") for each in tested.problems)
    assert [each.name for each in tested.suite.unmade] == ["方法的", "乙", "丙"]
    assert [each.case.name for each in tested.outcomes] == ["全表"]


def test_what_cannot_be_read_is_not_called_a_form(folder: Path) -> None:
    for text in (
        "用例:\n  - 名称: 甲\n     方法: 按比例\n",
        "用例: []\n---\n用例: []\n",
        "用例: [[[[[[[[[[]]]]]]]]]]\n",
    ):
        (problem,) = problems(folder, text)
        assert problem.code in ("FRM-001", "FRM-010", "FRM-011")
        assert "表单" not in problem.message("zh")
        assert "form" not in problem.message("en").replace("one form, or one list of cases", "")


# --- expectations


def test_an_empty_expectation_is_called_empty(folder: Path) -> None:
    (problem,) = problems(folder, f"用例:\n{WHOLE.replace('总分: 85', '总分: ' + repr(''))}")
    assert (problem.code, problem.message("zh")) == ("CAS-008", "「总分」的值读不懂：空着")


def test_an_expectation_of_the_wrong_shape_is_told_once(folder: Path) -> None:
    assert [each.code for each in problems(folder, f"用例:\n{WHOLE.replace('85', '[85]')}")] == ["CAS-001"]
    assert [each.code for each in problems(folder, f"用例:\n{METHOD.replace('得: 2', '得: [2]')}")] == ["CAS-001"]


def test_the_key_of_a_methods_expectation_is_the_one_in_the_file(folder: Path) -> None:
    (problem,) = problems(folder, f"用例:\n{METHOD.replace('得: 2', '得: 两分')}")
    assert problem.message("zh") == "「得」的值读不懂：两分"
