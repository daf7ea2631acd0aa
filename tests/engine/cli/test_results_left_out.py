"""Results of earlier runs in a folder of forms: known again, left out of the next run, read where named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duheng import api

Duheng = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path, dawukou: Path) -> Path:
    found = tmp_path / "套"
    (found / "乡").mkdir(parents=True)
    shutil.copy(dawukou, found / "甲.yaml")
    shutil.copy(dawukou, found / "乡" / "乙.yaml")
    return found


def scored(done: Any) -> list[str]:
    return [Path(each["file"]).name for each in json.loads(done.out)["forms"]]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_results_are_no_second_forms(duheng: Duheng, folder: Path, kind: str) -> None:
    words = ("eval", folder, "--format", kind, "-o", folder / "总览.html", "--each-to", folder / "结果")
    assert duheng(*words).code == 0
    done = duheng("eval", folder, "--format", "json")
    assert (done.code, scored(done)) == (0, ["乙.yaml", "甲.yaml"])
    names = f"{Path('结果', '乡', f'乙.{kind}')}、{Path('结果', f'甲.{kind}')}"
    assert done.err == f"没有算的文件 2 个，是 duheng 写的计分结果：{names}；要算的，写明它的文件名\n"
    english = duheng("eval", folder, "--lang", "en").err
    assert english.startswith("2 files not scored, being results that duheng wrote: ")
    again = duheng(*words)
    assert again.code == 0
    assert sorted(each.name for each in (folder / "结果").rglob("*.*")) == [f"乙.{kind}", f"甲.{kind}"]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_result_that_is_named_is_read(duheng: Duheng, folder: Path, kind: str) -> None:
    made = folder / f"甲.{kind}"
    assert duheng("eval", folder / "甲.yaml", "-o", made).code == 0
    assert "总分 97.72 / 100" in duheng("eval", made).out
    assert scored(duheng("eval", made, folder, "--format", "json")) == [f"甲.{kind}", "乙.yaml", "甲.yaml"]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_blank_form_that_was_made_here_is_a_form(duheng: Duheng, tmp_path: Path, kind: str) -> None:
    assert duheng("new", "640202/2020", "-o", tmp_path / f"空表.{kind}").code == 0
    assert scored(duheng("eval", tmp_path, "--format", "json")) == [f"空表.{kind}"]


def test_a_folder_of_results_alone_holds_no_forms(duheng: Duheng, folder: Path, tmp_path: Path) -> None:
    duheng("eval", folder, "--format", "xlsx", "--each-to", tmp_path / "结果")
    done = duheng("eval", tmp_path / "结果")
    assert (done.code, done.out) == (2, "")
    assert "是 duheng 写的计分结果：" in done.err
    assert "里没有自评表" in done.err


def test_the_folder_of_results_is_left_out_and_a_form_in_it_told(duheng: Duheng, folder: Path, dawukou: Path) -> None:
    results = folder / "结果"
    results.mkdir()
    shutil.copy(dawukou, results / "混进来的.yaml")
    (results / "旧的.txt").write_text("旧\n", encoding="utf-8")
    done = duheng(
        "eval", folder, "--format", "json", "-o", folder / "总.json", "--each-to", folder / "乡" / ".." / "结果"
    )
    assert done.code == 0
    assert f"没有看的文件 1 个：{Path('结果', '混进来的.yaml')}\n" in done.err
    assert sorted(each.name for each in results.iterdir()) == ["乡", "旧的.txt", "混进来的.yaml", "甲.json"]


def test_results_may_go_beside_the_forms(duheng: Duheng, folder: Path) -> None:
    """The folder itself, and one that it lies in, are no folders of results."""
    for beside in (folder, folder.parent):
        done = duheng("eval", folder, "--each-to", beside)
        assert done.code == 0
        assert "共 2 张表" in done.out


def test_the_overview_of_an_earlier_run_is_not_told(duheng: Duheng, folder: Path) -> None:
    for _ in range(2):
        done = duheng("eval", folder, "-o", folder / "总览.txt")
        assert (done.code, done.err) == (0, f"已写入 {folder / '总览.txt'}\n")


def test_a_form_that_is_named_and_in_the_folder_counts_once(duheng: Duheng, folder: Path) -> None:
    (folder / "乡" / "乙.yaml").unlink()
    assert scored(duheng("eval", folder / "甲.yaml", folder, "--format", "json")) == ["甲.yaml"]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_result_replaces_results_only(duheng: Duheng, folder: Path, dawukou: Path, tmp_path: Path, kind: str) -> None:
    """Somebody's workbook is no earlier result, although nothing of this run reads it."""
    made, others = tmp_path / f"计分.{kind}", folder / "结果" / f"甲.{kind}"
    assert duheng("new", "640202/2020", "-o", made).code == 0
    others.parent.mkdir()
    shutil.copy(made, others)
    before = made.read_bytes()
    for words in ((dawukou, "-o", made), (folder, "--format", kind, "--each-to", others.parent)):
        done = duheng("eval", *words)
        assert (done.code, done.out, "CMD-025" in done.err) == (1, "", True)
        assert made.read_bytes() == others.read_bytes() == before
    for _ in range(2):
        assert duheng("eval", dawukou, "-o", made, "--overwrite").code == 0
        assert duheng("eval", folder, "--format", kind, "--each-to", others.parent, "--overwrite").code == 0
        assert api.is_result(made)
        assert api.is_result(others)
    assert duheng("eval", dawukou, "-o", made).code == 0
    assert duheng("eval", folder, "--format", kind, "--each-to", others.parent).code == 0


def test_a_table_replaces_no_form(duheng: Duheng, dawukou: Path, tmp_path: Path) -> None:
    other = tmp_path / "别人的.yaml"
    other.write_text("项目名称: 甲\n", encoding="utf-8")
    done = duheng("eval", dawukou, "-o", other)
    assert (done.code, "CMD-025" in done.err) == (1, True)
    assert other.read_text(encoding="utf-8") == "项目名称: 甲\n"


def test_the_mark_is_in_the_properties_and_nowhere_else(tmp_path: Path) -> None:
    """What can't be read, isn't there or has the mark's words as its name is no result."""
    for name in ("坏.xlsx", "坏.docx", "度衡计分结果 (scored by duheng).xlsx"):
        (tmp_path / name).write_bytes(b"PK\x03\x04")
        assert not api.is_result(tmp_path / name)
    assert not api.is_result(tmp_path / "没有.xlsx")
    assert not api.is_result(tmp_path)
