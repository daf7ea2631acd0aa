"""The format of a result and the name of its file: one follows from the other, and they never differ."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Duheng = Callable[..., Any]

BEGINNINGS = {
    "table": "附件1 大武口区",
    "json": "{",
    "html": "<!DOCTYPE html>",
    "markdown": "# 附件1",
    "xlsx": "PK",
    "docx": "PK",
}
NAMES = [
    ("r.html", "html"),
    ("r.HTM", "html"),
    ("r.md", "markdown"),
    ("r.json", "json"),
    ("r.xlsx", "xlsx"),
    ("r.docx", "docx"),
    ("r.txt", "table"),
    ("r", "table"),
    ("r.结果", "table"),
]


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_the_ending_chooses_the_format(duheng: Duheng, dawukou: Path, tmp_path: Path, name: str, kind: str) -> None:
    assert duheng("eval", dawukou, "-o", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith(BEGINNINGS[kind].encode())


@pytest.mark.parametrize("asked", ["table", "json", "html", "markdown", "xlsx", "docx"])
@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_both_must_agree(duheng: Duheng, dawukou: Path, tmp_path: Path, name: str, kind: str, asked: str) -> None:
    """A name that says nothing takes any text; a workbook or a document also a name without an ending."""
    free = name == "r" or (name == "r.结果" and asked not in ("xlsx", "docx"))
    done = duheng("eval", dawukou, "--format", asked, "-o", tmp_path / name)
    if free or kind == asked:
        assert done.code == 0
        assert (tmp_path / name).read_bytes().startswith(BEGINNINGS[asked].encode())
    else:
        assert (done.code, done.out) == (2, "")
        assert (
            f"--output 写得不对：{tmp_path / name} 以 {Path(name).suffix.lower()} 结尾，--format {asked} 写的却是"
            in done.err
        )
        assert list(tmp_path.iterdir()) == []


def test_a_mismatch_is_told_in_english(duheng: Duheng, dawukou: Path, tmp_path: Path) -> None:
    told = duheng("eval", dawukou, "--format", "html", "-o", tmp_path / "r.docx", "--lang", "en").err
    assert told.endswith("r.docx ends in .docx, but --format html writes .html files: change one of the two\n")


@pytest.mark.parametrize("format_too", [False, True])
@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_an_overview_is_no_workbook(
    duheng: Duheng, dawukou: Path, tmp_path: Path, kind: str, beside: bool, format_too: bool
) -> None:
    words = ["--each-to", tmp_path / "各"] if beside else []
    words += ["--format", kind] if format_too else []
    done = duheng("eval", dawukou.parent, "-o", tmp_path / f"总览.{kind}", *words)
    assert (done.code, done.out) == (2, "")
    assert "总览不写成工作簿或文档" in done.err
    assert list(tmp_path.iterdir()) == []


def test_an_overview_beside_workbooks_is_what_its_name_says(duheng: Duheng, dawukou: Path, tmp_path: Path) -> None:
    words = ("eval", dawukou.parent, "--format", "xlsx", "--each-to", tmp_path / "各")
    assert duheng(*words, "-o", tmp_path / "总览.html").code == 0
    page = (tmp_path / "总览.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert 'href="%E5%90%84/form.xlsx"' in page
    assert duheng(*words, "-o", tmp_path / "总览.json").code == 0
    overview = json.loads((tmp_path / "总览.json").read_text(encoding="utf-8"))
    assert [each["report"] for each in overview["forms"]] == [str(tmp_path / "各" / "form.xlsx")]
    assert (tmp_path / "各" / "form.xlsx").read_bytes().startswith(b"PK")


def test_an_overviews_name_chooses_for_each_form_too(duheng: Duheng, dawukou: Path, tmp_path: Path) -> None:
    assert duheng("eval", dawukou.parent, "-o", tmp_path / "总览.html", "--each-to", tmp_path / "各").code == 0
    assert (tmp_path / "各" / "form.html").is_file()
    done = duheng("eval", dawukou.parent, "--format", "json", "-o", tmp_path / "总览.md")
    assert (done.code, "以 .md 结尾" in done.err) == (2, True)


@pytest.mark.parametrize("name", ["r.xls", "r.DOC", "r.pdf", "r.xlsm", "r.csv", "r.yaml"])
@pytest.mark.parametrize("asked", [(), ("--format", "table")])
def test_no_text_is_called_like_another_programs_file(
    duheng: Duheng, dawukou: Path, tmp_path: Path, name: str, asked: tuple[str, ...]
) -> None:
    done = duheng("eval", dawukou, *asked, "-o", tmp_path / name)
    assert (done.code, (tmp_path / name).exists()) == (2, False)
    assert f"不写 {Path(name).suffix.lower()} 文件" in done.err


@pytest.mark.parametrize("name", ["r.rules", "r.xlsx", "r.docx", "r.pdf", "r.csv", "r.yaml"])
@pytest.mark.parametrize(
    ("words", "endings"),
    [
        (("diff", "000000/2017", "000000/2020"), ".md、.json"),
        (("schema", "000000/2020"), ".json"),
        (("test", "640202/2020"), ".txt、.md、.json、.xml"),
        (("test", "640202/2020", "--html"), ".html"),
    ],
)
def test_what_is_always_a_text_is_called_like_one(
    duheng: Duheng, tmp_path: Path, words: tuple[str, ...], endings: str, name: str
) -> None:
    done = duheng(*words, *(() if words[-1] == "--html" else ("-o",)), tmp_path / name)
    assert (done.code, done.out, (tmp_path / name).exists()) == (2, "", False)
    assert done.err.endswith(f"不写 {Path(name).suffix} 文件；结果的文件名以 {endings} 结尾\n")
