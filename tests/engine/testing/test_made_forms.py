"""Cases whose forms can't be made aren't run and are counted; forms for another ruleset are told."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.engine.cli.conftest import Duheng, duheng  # noqa: F401
from tests.engine.testing.test_cases import FORM, RULES

from duheng import api
from duheng.testing.ran import Ran

WHOLE = f"  - 名称: 全表\n{FORM}    总分: 85\n"
BROKEN = "  - {名称: 改错, 基于: 全表, 改: {调节.实际值: 1件}, 总分: 55}\n"
OLD = """\
规则集: 000000/2017
指标:
  - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
"""
INLINE = "    表单:\n      规则集: {}\n      指标:\n        - {{一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    (tmp_path / "旧表.yaml").write_text(OLD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(folder: Path, cases: str) -> Ran:
    (folder / "2020.tests.yaml").write_text("用例:\n" + cases, encoding="utf-8")
    (tested,) = api.run_tests([folder / "2020.tests.yaml"])
    return tested


def told(tested: Ran) -> list[str]:
    return [each.code for each in tested.problems]


def ran(tested: Ran) -> list[str]:
    return [each.case.name for each in tested.outcomes]


# --- what couldn't be made


def test_what_builds_on_a_case_that_could_not_be_made_is_not_run(folder: Path) -> None:
    last = "  - {名称: 再改, 基于: 改错, 改: {调解.实际值: 2件}, 总分: 70}\n"
    tested = run(folder, WHOLE + BROKEN + last)
    assert told(tested) == ["CAS-010", "CAS-027"]
    assert ran(tested) == ["全表"]
    assert [(each.name, each.line) for each in tested.suite.unmade] == [("改错", 9), ("再改", 10)]
    assert tested.problems[1].message("zh") == "用例「再改」没有试：它基于的「改错」没有做成"


@pytest.mark.parametrize(
    "base",
    [
        "  - {名称: 改错, 基于: 全表, 改: {调解.实际值: [1件]}, 总分: 55}\n",
        "  - {名称: 改错, 基于: 全表, 去掉: [没有这行], 总分: 55}\n",
        "  - {名称: 改错, 基于: 全表, 改: {调解.实际值: 1件}}\n",
        "  - {名称: 改错, 基于: 全表, 去掉: [调解, 合格率], 总分: 55}\n",
        "  - {名称: 改错, 基于: 全表, 改: {调解: 1件}, 总分: 55}\n",
        "  - {名称: 改错, 基于: 全表, 改一下: {调解.实际值: 1件}, 总分: 55}\n",
        "  - {名称: 改错, 基于: 没有的表.yaml, 总分: 55}\n",
        "  - {名称: 改错, 基于: 后面的, 总分: 55}\n",
        "  - {名称: 改错, 方法: 按比例, 表单: 旧表.yaml, 总分: 55}\n",
    ],
)
def test_whatever_keeps_a_base_from_being_made(folder: Path, base: str) -> None:
    tested = run(folder, WHOLE + base + "  - {名称: 再改, 基于: 改错, 总分: 70}\n")
    assert told(tested)[-1] == "CAS-027"
    assert ran(tested) == ["全表"]
    assert {each.name for each in tested.suite.unmade} == {"改错", "再改"}


def test_a_case_that_builds_on_a_later_one_is_not_made(folder: Path) -> None:
    tested = run(folder, "  - {名称: 早了, 基于: 全表, 总分: 85}\n" + WHOLE)
    assert told(tested) == ["CAS-009"]
    assert (ran(tested), [each.name for each in tested.suite.unmade]) == (["全表"], ["早了"])


def test_a_name_that_stands_twice_keeps_neither_case_from_being_run(folder: Path) -> None:
    tested = run(folder, WHOLE + WHOLE)
    assert (told(tested), ran(tested)) == (["CAS-003"], ["全表", "全表"])


def test_a_base_that_gives_something_else_than_it_says_is_still_a_base(folder: Path) -> None:
    wrong = WHOLE.replace("总分: 85", "总分: 80")
    # 60 × 2 ÷ 4 + 40
    tested = run(folder, wrong + "  - {名称: 再改, 基于: 全表, 改: {调解.实际值: 2件}, 总分: 70}\n")
    assert told(tested) == ["CAS-022"]
    assert ran(tested) == ["全表", "再改"]


def test_lines_of_tables_that_cannot_be_read_are_counted_one_by_one(folder: Path) -> None:
    table = "  - 名称: 表\n    方法: 按比例\n    表:\n      - [指标值, 实际值, 分值, 得]\n"
    tested = run(folder, table + "      - [≥4件, 3件, 2, 1.5]\n      - [≥4件, 3件, 2]\n      - [≥4件, 4件, 2, '']\n")
    assert told(tested) == ["CAS-012", "CAS-006"]
    assert [each.name for each in tested.suite.unmade] == ["表/2", "表/3"]


def test_without_a_ruleset_no_case_is_made(folder: Path) -> None:
    (folder / "2020.rules").write_text(RULES.replace("方法 按比例", "方法 按比"), encoding="utf-8")
    assert [each.name for each in run(folder, WHOLE + BROKEN).suite.unmade] == ["全表", "改错"]


def test_every_format_says_how_many_and_the_exit_code_is_1(folder: Path, duheng: Duheng) -> None:  # noqa: F811
    run(folder, WHOLE + BROKEN)
    table = duheng("test", "2020.tests.yaml")
    assert table.out.splitlines()[0] == "✗ 2020.tests.yaml  1 个用例，1 个没有做成，文件有 1 处问题"
    assert table.out.splitlines()[-1] == "1 个文件，1 个用例，1 个没有做成，1 个文件有问题。"
    english = duheng("test", "2020.tests.yaml", "--lang", "en")
    assert english.out.splitlines()[0] == "✗ 2020.tests.yaml  1 case, 1 couldn't be made, 1 problem in the file"
    assert english.out.splitlines()[-1] == "1 file, 1 case, 1 couldn't be made, 1 with problems."
    told = {
        kind: duheng("test", "2020.tests.yaml", "--format", kind) for kind in ("json", "junit", "github", "markdown")
    }
    data = json.loads(told["json"].out)
    assert (data["unmade"], data["files"][0]["unmade"]) == (1, [{"name": "改错", "line": 9}])
    (suite,) = ElementTree.fromstring(told["junit"].out)
    assert (suite.get("tests"), suite.get("errors")) == ("3", "1")
    assert [each.get("name") for each in suite if each.find("error") is not None] == ["改错"]
    assert "::error::用例：1 个没有做成" in told["github"].out.splitlines()
    assert told["markdown"].out.splitlines()[-1] == "用例：1 个没有做成"
    assert {each.code for each in (table, english, *told.values())} == {1}


# --- forms for another ruleset


@pytest.mark.parametrize("named", ["000000/2017", "2021.rules"])
def test_a_form_in_the_file_of_cases_that_names_another_ruleset_is_an_error(folder: Path, named: str) -> None:
    tested = run(folder, f"  - 名称: 甲\n{INLINE.format(named)}    总分: 100\n")
    (problem,) = tested.problems
    assert (problem.code, problem.span.line if problem.span else 0) == ("CAS-028", 4)
    assert problem.message("zh") == f"用例「甲」的表单写明按 {named}，这个文件试的是 990101/2020"
    assert ran(tested) == []


@pytest.mark.parametrize("named", ["990101/2020", "2020.rules", "./2020.rules", "''"])
def test_a_form_may_name_the_ruleset_that_is_tested(folder: Path, named: str) -> None:
    tested = run(folder, f"  - 名称: 甲\n{INLINE.format(named)}    总分: 100\n")
    assert (told(tested), tested.suite.notes, ran(tested)) == ([], (), ["甲"])


def test_a_form_file_for_another_ruleset_is_run_and_noted_once(folder: Path, duheng: Duheng) -> None:  # noqa: F811
    second = "  - {名称: 乙, 基于: 旧表.yaml, 改: {调解.实际值: 1件}, 总分: 25}\n"
    tested = run(folder, "  - {名称: 甲, 表单: 旧表.yaml, 总分: 100}\n" + second)
    assert (told(tested), ran(tested), tested.holds) == ([], ["甲", "乙"], True)
    (note,) = tested.suite.notes
    assert (note.code, note.span.line if note.span else 0) == ("CAS-029", 2)
    assert [(Path(each.file).name, each.line) for each in note.related] == [("旧表.yaml", 1)]
    done = duheng("test", "2020.tests.yaml")
    assert (done.code, "提示 CAS-029" in done.out) == (0, True)
    assert "::notice file=2020.tests.yaml,line=2," in duheng("test", "2020.tests.yaml", "--format", "github").out
    data = json.loads(duheng("test", "2020.tests.yaml", "--format", "json").out)
    assert [each["code"] for each in data["files"][0]["notes"]] == ["CAS-029"]


def test_github_and_junit_tell_everything(folder: Path, duheng: Duheng) -> None:  # noqa: F811
    """What fails, what couldn't be made, notes, coverage, mutants: none of them keeps another from being told."""
    wrong = WHOLE.replace("总分: 85", "总分: 80")
    run(folder, wrong + BROKEN + "  - {名称: 甲, 表单: 旧表.yaml, 总分: 100}\n")
    asked = ("test", "2020.tests.yaml", "--coverage", "--mutate", "--format")
    lines = duheng(*asked, "github").out.splitlines()
    kinds = ["title=CAS-010", "title=CAS-022", "::error::用例", "title=CAS-029", "title=覆盖", "title=变异"]
    places = [next(number for number, line in enumerate(lines) if kind in line) for kind in kinds]
    assert places == sorted(places)
    assert [line.startswith("::error") for line in lines] == [True] * 3 + [False] * (len(lines) - 3)
    suite, *others = ElementTree.fromstring(duheng(*asked, "junit").out)
    assert [suite.get(key) for key in ("tests", "failures", "errors")] == ["4", "2", "1"]
    assert [each.find("failure") is not None for each in suite.findall("testcase")] == [True, True, False, False]
    assert suite.findtext("system-out", "").startswith("CAS-029 ")
    assert [each.get("name") for each in others] == ["2020.rules 覆盖", "2020.rules 变异"]


def test_a_change_settles_which_ruleset_a_form_is_for(folder: Path) -> None:
    case = "  - {{名称: 甲, 基于: 旧表.yaml, 改: {{规则集: {}}}, 总分: 100}}\n"
    tested = run(folder, case.format("990101/2020"))
    assert (told(tested), tested.suite.notes, ran(tested)) == ([], (), ["甲"])
    assert told(run(folder, case.format("990101/2019"))) == ["CAS-028"]
