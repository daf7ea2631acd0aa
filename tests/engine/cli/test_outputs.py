"""Where results may go: over no file that a command reads, and over no other unless that is said."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Duheng = Callable[..., Any]

SHEET = "规则集,000000/2020\n项目名称,培训\n三级指标,分值,年度指标值,全年实际值\n培训人次,10,100人,100人\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A form that somebody has filled in, in a folder of its own."""
    place = tmp_path / "套" / "甲.csv"
    place.parent.mkdir()
    place.write_text(SHEET, encoding="utf-8")
    return place


def spelled(place: Path, how: str) -> Path:
    """Another name of a file."""
    if how == "roundabout":
        return Path(f"{place.parent}/../{place.parent.name}/./{place.name}")
    if how == "folder link":
        (place.parent.parent / "另").symlink_to(place.parent, target_is_directory=True)
        return place.parent.parent / "另" / place.name
    made = place.parent.parent / f"另{place.suffix}"
    if how == "link":
        made.symlink_to(place)
    elif how == "hard link":
        os.link(place, made)
    return made if how != "itself" else place


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("how", ["itself", "roundabout", "link", "folder link", "hard link"])
@pytest.mark.parametrize("words", [["eval"], ["import"], ["import", "--overwrite"]])
def test_no_form_is_written_over(duheng: Duheng, sheet: Path, how: str, words: list[str]) -> None:
    done = duheng(*words, sheet, "-o", spelled(sheet, how))
    assert (done.code, done.out) == (1, "")
    assert "错误 CMD-023 结果不能写在" in done.err
    assert "换一个文件名" in done.err
    assert sheet.read_text(encoding="utf-8") == SHEET


def test_it_is_told_in_english(duheng: Duheng, sheet: Path) -> None:
    told = " ".join(duheng("eval", sheet, "-o", sheet, "--lang", "en").err.split())
    assert "CMD-023 A result can't be written over" in told


@pytest.mark.parametrize("also", [[], ["--overwrite"]])
def test_no_form_is_replaced_by_a_blank_one(duheng: Duheng, tmp_path: Path, also: list[str]) -> None:
    filled = tmp_path / "已填的表.yaml"
    filled.write_text("填好的\n", encoding="utf-8")
    done = duheng("new", "640202/2020", "-o", filled, *also)
    assert (done.code, "CMD-025" in done.err) == ((0, False) if also else (1, True))
    assert (filled.read_text(encoding="utf-8") == "填好的\n") is not bool(also)


def test_import_replaces_nothing_unless_asked_to(duheng: Duheng, sheet: Path, tmp_path: Path) -> None:
    other = tmp_path / "表.yaml"
    other.write_text("别的\n", encoding="utf-8")
    done = duheng("import", sheet, "-o", other)
    assert (done.code, done.out) == (1, "")
    assert f"{other}已经有了，没有动它" in "".join(done.err.split())
    assert "换一个文件名；确实要换掉它的，加--overwrite。" in "".join(done.err.split())
    assert other.read_text(encoding="utf-8") == "别的\n"
    assert duheng("import", sheet, "-o", other, "--overwrite").code == 0
    assert "三级: 培训人次" in other.read_text(encoding="utf-8")


def test_a_table_with_ticks_is_kept_in_the_same_way(duheng: Duheng, own_rules: Path, tmp_path: Path) -> None:
    table = tmp_path / "表.md"
    table.write_text("勾好的\n", encoding="utf-8")
    words = ("test", "--boundaries", own_rules / "my.rules", "-o", table)
    done = duheng(*words)
    assert (done.code, "CMD-025" in done.err) == (1, True)
    assert table.read_text(encoding="utf-8") == "勾好的\n"
    assert duheng(*words, "--overwrite").code == 0
    assert table.read_text(encoding="utf-8").startswith("## ")


def test_an_earlier_report_is_written_again(duheng: Duheng, sheet: Path, tmp_path: Path) -> None:
    report = tmp_path / "报告.txt"
    for _ in range(2):
        assert duheng("eval", sheet, "-o", report).code == 0
    each = tmp_path / "各"
    for _ in range(2):
        assert duheng("eval", sheet.parent, "--format", "json", "-o", tmp_path / "总.json", "--each-to", each).code == 0
    assert [place.name for place in each.iterdir()] == ["甲.json"]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_reports_of_many_replace_no_form(duheng: Duheng, dawukou: Path, tmp_path: Path, kind: str) -> None:
    """Nothing at all is written, not even the results whose names are free."""
    folder = tmp_path / "同"
    folder.mkdir()
    shutil.copy(dawukou, folder / "一.yaml")
    made = tmp_path / f"二.{kind}"
    assert duheng("eval", dawukou, "--format", kind, "-o", made).code == 0
    shutil.copy(made, folder / f"二.{kind}")
    before = (folder / f"二.{kind}").read_bytes()
    done = duheng("eval", folder / "一.yaml", folder / f"二.{kind}", "--format", kind, "--each-to", folder)
    assert (done.code, done.out) == (1, "")
    assert "CMD-023" in done.err
    assert sorted(each.name for each in folder.iterdir()) == ["一.yaml", f"二.{kind}"]
    assert (folder / f"二.{kind}").read_bytes() == before


def test_the_overview_replaces_no_form(duheng: Duheng, sheet: Path) -> None:
    done = duheng("eval", sheet.parent, "-o", sheet)
    assert (done.code, "CMD-023" in done.err) == (1, True)
    assert sheet.read_text(encoding="utf-8") == SHEET


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_ruleset_is_written_over(duheng: Duheng, dawukou: Path, own_rules: Path, tmp_path: Path) -> None:
    """Also not one that a ruleset extends or that another command would read, and through no link."""
    rules = own_rules / "my.rules"
    before = rules.read_bytes()
    (tmp_path / "报告.txt").symlink_to(rules)
    for words in (
        ["eval", dawukou, "-r", rules, "-o", rules],
        ["eval", dawukou, "-r", rules, "-o", tmp_path / "报告.txt"],
        ["eval", dawukou, "-r", "999999/2021", "--rules-dir", own_rules, "-o", tmp_path / "报告.txt"],
        ["eval", dawukou.parent, "-o", rules],
        ["diff", "000000/2020", rules, "-o", rules],
        ["diff", "000000/2020", "640202/2020", "-o", rules],
        ["schema", rules, "-o", rules],
        ["test", rules, "-o", rules],
        ["test", rules, "--html", rules],
        ["test", "--boundaries", rules, "-o", tmp_path / "报告.txt", "--overwrite"],
    ):
        done = duheng(*words)
        assert done.code in (1, 2), words
        assert done.out == "", words
        assert "CMD-023" in done.err or "CMD-024" in done.err or "文件名要以" in done.err, words
        assert rules.read_bytes() == before


CASES = """\
规则集: 640202/2020
用例:
  - {名称: 一, 表单: 表.yaml, 总分: 97.72}
"""


@pytest.mark.parametrize("name", ["我的.tests.yaml", "表.yaml"])
@pytest.mark.parametrize("option", ["-o", "--html"])
def test_no_case_and_no_form_of_a_case_is_written_over(
    duheng: Duheng, dawukou: Path, tmp_path: Path, name: str, option: str
) -> None:
    shutil.copy(dawukou, tmp_path / "表.yaml")
    (tmp_path / "我的.tests.yaml").write_text(CASES, encoding="utf-8")
    before = (tmp_path / name).read_bytes()
    assert duheng("test", tmp_path).code == 0
    done = duheng("test", tmp_path, option, tmp_path / name)
    assert (done.code, done.out, "CMD-023" in done.err) == (1, "", True)
    assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize("name", ["某单位.xlsx", "某单位.yaml", "旧.xls", "勾好.tests.md"])
@pytest.mark.parametrize(
    "words",
    [
        ["diff", "000000/2020", "000000/2017", "-o"],
        ["schema", "000000/2020", "-o"],
        ["test", "我的.tests.yaml", "-o"],
        ["test", "我的.tests.yaml", "--html"],
        ["eval", "表.yaml", "--format", "table", "-o"],
    ],
    ids=lambda words: " ".join((words[0], words[-1])),
)
def test_no_command_writes_over_what_may_be_a_form_or_cases(
    duheng: Duheng, dawukou: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(dawukou, "表.yaml")
    Path("我的.tests.yaml").write_text(CASES, encoding="utf-8")
    Path(name).write_text("填好的\n", encoding="utf-8")
    # a text is called no workbook at all, and a table not .md: wrong usage, whatever is there
    usage = Path(name).suffix in (".xlsx", ".xls") or (words[0], name) == ("eval", "勾好.tests.md")
    done = duheng(*words, name)
    assert (done.code, "CMD-025" in done.err) == ((2, False) if usage else (1, True))
    assert Path(name).read_text(encoding="utf-8") == "填好的\n"
    if words[0] != "eval":
        assert duheng(*words, name, "--overwrite").code == (2 if usage else 0)
        assert (Path(name).read_text(encoding="utf-8") == "填好的\n") is usage


def test_overwrite_needs_a_file(duheng: Duheng) -> None:
    done = duheng("test", "--overwrite")
    assert (done.code, "同 -o 或 --html 一起用" in done.err) == (2, True)


@pytest.mark.parametrize(
    "command", [["eval", "{sheet}"], ["new", "640202/2020"], ["diff", "000000/2017", "000000/2020"]]
)
def test_a_dash_is_the_screen(duheng: Duheng, sheet: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.chdir(sheet.parent)
    words = [str(sheet) if each == "{sheet}" else each for each in command]
    assert duheng(*words, "-o", "-").out == duheng(*words).out != ""
    assert not Path("-").exists()
