"""``duheng new`` and ``duheng eval --format xlsx``: files that are written, and what is told where they can't be."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Duheng = Callable[..., Any]


@pytest.mark.parametrize("kind", ["xlsx", "docx", "yaml"])
def test_a_blank_form_is_written(duheng: Duheng, tmp_path: Path, kind: str) -> None:
    pytest.importorskip("openpyxl")
    pytest.importorskip("docx")
    path = tmp_path / f"空表.{kind}"
    done = duheng("new", "640202/2020", "-o", path)
    assert (done.code, done.out, done.err) == (0, "", f"已写入 {path}\n")
    assert path.read_bytes()[:2] == (b"# " if kind == "yaml" else b"PK")


def test_without_a_file_yaml_is_shown_and_can_be_scored(duheng: Duheng, tmp_path: Path) -> None:
    done = duheng("new", "640202/2020", "--rows", "1")
    assert done.code == 0
    assert done.out.count("二级: 数量指标") == 1
    path = tmp_path / "表.yaml"
    path.write_text(done.out.replace("项目名称:", "项目名称: 甲"), encoding="utf-8")
    scored = duheng("eval", path)
    assert scored.code == 0
    assert "规则集 640202/2020" in scored.out


def test_by_region_and_year_the_year_is_printed(duheng: Duheng) -> None:
    done = duheng("new", "--region", "640202", "--year", "2021", "--lang", "en")
    assert done.code == 0
    assert "\n年度: 2021\n" in done.out
    assert "\n规则集: 000000/2020\n" in done.out


@pytest.mark.parametrize(("words", "code"), [([], 2), (["640202/2020", "--rows", "0"], 2), (["没有"], 1)])
def test_wrong_usage(duheng: Duheng, words: list[str], code: int) -> None:
    done = duheng("new", *words)
    assert (done.code, done.out) == (code, "")
    assert "Traceback" not in done.err


@pytest.mark.parametrize(("name", "said"), [("空表.pdf", ".pdf"), ("空表", "空表")])
def test_another_kind_of_file(duheng: Duheng, tmp_path: Path, name: str, said: str) -> None:
    done = duheng("new", "640202/2020", "-o", tmp_path / name)
    assert done.code == 2
    assert f"CMD-022 空表不能是 {said}，只能是这几种文件：.xlsx、.docx、.yaml" in " ".join(done.err.split())
    assert not (tmp_path / name).exists()


def test_a_scored_workbook_is_written(duheng: Duheng, dawukou: Path, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    path = tmp_path / "计分.xlsx"
    done = duheng("eval", dawukou, "--format", "xlsx", "-o", path)
    assert (done.code, done.out, done.err) == (0, "", f"已写入 {path}\n")
    assert path.read_bytes()[:2] == b"PK"


def test_a_workbook_is_not_shown_on_the_screen(duheng: Duheng, dawukou: Path) -> None:
    done = duheng("eval", dawukou, "--format", "xlsx")
    assert (done.code, done.out) == (2, "")
    assert "CMD-021" in done.err
    assert "-o 计分.xlsx" in done.err


def test_a_ruleset_given_by_its_file_is_shown_in_the_workbook(duheng: Duheng, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    lesson = Path(__file__).parents[3] / "examples" / "02-new-district"
    path = tmp_path / "计分.xlsx"
    rules = lesson / "990101-2023.rules"
    assert duheng("eval", lesson / "form.yaml", "--ruleset", rules, "--format", "xlsx", "-o", path).code == 0
    places = [row[0].value for row in openpyxl.load_workbook(path)["规则"].iter_rows() if row[0].value]
    assert any(place.endswith("02-new-district/990101-2023.rules:1") for place in places)


def test_a_scored_document_is_read_again_as_the_same_form(duheng: Duheng, dawukou: Path, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    path = tmp_path / "存档.docx"
    done = duheng("eval", dawukou, "--format", "docx", "-o", path)
    assert (done.code, done.out, done.err) == (0, "", f"已写入 {path}\n")
    assert "总分 97.72 / 100（自评 91）    等级 优\n" in duheng("eval", path).out
    said = {cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells}
    digests = [
        each["sha256"] for each in json.loads(duheng("eval", dawukou, "--format", "json").out)["ruleset"]["chain"]
    ]
    assert len(digests) == 2
    assert all(any(digest in text for text in said) for digest in digests)
    refused = duheng("eval", dawukou, "--format", "docx")
    assert refused.code == 2
    assert "-o 计分.docx" in refused.err


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_many_forms_each_in_a_file_of_its_own(duheng: Duheng, dawukou: Path, tmp_path: Path, kind: str) -> None:
    done = duheng("eval", dawukou, dawukou, "--format", kind)
    assert done.code == 2
    assert "--each-to" in done.err
    done = duheng("eval", dawukou.parent, "--format", kind, "--each-to", tmp_path)
    assert done.code == 0
    assert "97.72" in done.out
    (made,) = tmp_path.iterdir()
    assert made.suffix == f".{kind}"
    assert "总分 97.72 / 100（自评 91）    等级 优\n" in duheng("eval", made).out
