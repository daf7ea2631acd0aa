"""``duheng eval`` of several forms and of folders, and its formats."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Duheng = Callable[..., Any]

ROOT = Path(__file__).parents[3]
HUBEI = ROOT / "tests" / "rulesets" / "forms" / "09-hubei.yaml"


@pytest.fixture
def folder(tmp_path: Path, dawukou: Path) -> Path:
    """A folder with two forms that can be scored, one that can't, and files that are no forms."""
    found = tmp_path / "表"
    (found / "湖北").mkdir(parents=True)
    (found / ".旧").mkdir()
    shutil.copy(dawukou, found / "大武口.yaml")
    shutil.copy(HUBEI, found / "湖北" / "禁捕.yml")
    (found / "坏.yaml").write_text("指标: [1\n", encoding="utf-8")
    for name in ("用例.tests.yaml", "说明.txt", "~$大武口.xlsx", ".旧/旧.yaml"):
        (found / name).write_text("甲\n", encoding="utf-8")
    return found


def test_a_folder(duheng: Duheng, folder: Path) -> None:
    done = duheng("eval", folder)
    assert done.code == 1
    assert "共 3 张表：算出 2 张，其中待定 0 张；算不了 1 张。\n" in done.out
    assert "算不了 FRM-007" in done.out
    assert f"{folder / '坏.yaml'}：\n错误 FRM-007 " in done.err
    assert "\r" not in done.err
    assert "Traceback" not in done.err


def test_a_bad_form_keeps_nobody_from_being_scored(duheng: Duheng, folder: Path, dawukou: Path) -> None:
    done = duheng("eval", folder / "坏.yaml", "没有.yaml", dawukou, "--format", "json")
    forms = json.loads(done.out)["forms"]
    assert done.code == 1
    assert [(each["total"] or {}).get("score") for each in forms] == [None, None, "97.72"]
    assert [[problem["code"] for problem in each["problems"]] for each in forms] == [["FRM-007"], ["FIL-001"], []]


def test_all_scored(duheng: Duheng, dawukou: Path) -> None:
    done = duheng("eval", dawukou, HUBEI, "--format", "json")
    assert (done.code, done.err) == (0, "")
    data = json.loads(done.out)
    assert [(each["ruleset"], each["total"]["score"]) for each in data["forms"]] == [
        ("640202/2020", "97.72"),
        ("420000/2020", "100"),
    ]
    assert done.out == duheng("eval", dawukou, HUBEI, "--format", "json").out


def test_a_form_named_twice_counts_once(duheng: Duheng, dawukou: Path) -> None:
    done = duheng("eval", dawukou, dawukou, "--format", "json")
    assert json.loads(done.out)["summary"]["forms"] == 1
    spelt_otherwise = f"{dawukou.parent}/../{dawukou.parent.name}/{dawukou.name}"
    done = duheng("eval", spelt_otherwise, dawukou.parent, dawukou, "--format", "json")
    assert [each["file"] for each in json.loads(done.out)["forms"]] == [spelt_otherwise]


def test_an_empty_folder_is_wrong_usage(duheng: Duheng, tmp_path: Path) -> None:
    done = duheng("eval", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "里没有自评表（.yaml、" in done.err


OLD = (".xls", ".et", ".xlsb", ".ods", ".numbers", ".doc", ".wps", ".rtf", ".odt", ".pages")


@pytest.mark.parametrize("ending", OLD)
def test_an_old_office_file_counts_as_a_form_that_can_not_be_scored(
    duheng: Duheng, folder: Path, dawukou: Path, ending: str
) -> None:
    (folder / "坏.yaml").unlink()
    (folder / f"老{ending.upper()}").write_bytes(b"\xd0\xcf\x11\xe0")
    done = duheng("eval", folder, "--format", "json")
    data = json.loads(done.out)
    assert done.code == 1
    assert (data["summary"]["forms"], data["summary"]["unread"]) == (3, 1)
    (old,) = [each for each in data["forms"] if each["problems"]]
    assert (Path(old["file"]).name, old["problems"][0]["code"]) == (f"老{ending.upper()}", "IMP-001")


def test_a_folder_with_an_old_file_alone_is_not_empty(duheng: Duheng, tmp_path: Path) -> None:
    (tmp_path / "自评表.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    done = duheng("eval", tmp_path)
    assert done.code == 1
    assert "IMP-001" in done.err
    assert "另存为 .xlsx" in done.err
    assert "里没有自评表" not in done.err


def test_files_that_are_no_forms_are_told_in_a_line(duheng: Duheng, folder: Path) -> None:
    (folder / "说明.txt").unlink()
    (folder / "坏.yaml").unlink()
    for name in ("a.json", "b.html", "c.HTM", "d.md", "e.rules", "f.tests.xlsx", "~$g.xls", ".h.pdf", "Thumbs.db"):
        (folder / name).write_text("甲\n", encoding="utf-8")
    quiet = duheng("eval", folder)
    assert (quiet.code, quiet.err) == (0, "")
    (folder / "湖北" / "扫描.pdf").write_bytes(b"%PDF")
    (folder / "照片.JPG").write_bytes(b"\xff\xd8")
    done = duheng("eval", folder)
    assert (done.code, done.err) == (0, f"没有看的文件 2 个：{Path('湖北', '扫描.pdf')}、照片.JPG\n")
    assert done.out == quiet.out
    for number in range(4):
        (folder / f"{number}.txt").write_text("甲\n", encoding="utf-8")
    told = duheng("eval", folder).err
    assert told == f"没有看的文件 6 个：0.txt、1.txt、2.txt、3.txt、{Path('湖北', '扫描.pdf')}……\n"
    english = duheng("eval", folder, "--lang", "en").err
    assert english == f"6 files not looked at: 0.txt, 1.txt, 2.txt, 3.txt, {Path('湖北', '扫描.pdf')} …\n"


def test_a_folder_of_scans_says_what_it_holds(duheng: Duheng, tmp_path: Path) -> None:
    (tmp_path / "扫描.pdf").write_bytes(b"%PDF")
    done = duheng("eval", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("没有看的文件 1 个：扫描.pdf\n")
    assert "里没有自评表" in done.err


def test_each_form_beside(duheng: Duheng, folder: Path, tmp_path: Path) -> None:
    out, page = tmp_path / "结果" / "各表", tmp_path / "结果" / "总览.html"
    out.parent.mkdir()
    done = duheng("eval", folder, "--format", "html", "-o", page, "--each-to", out)
    assert done.code == 1
    assert f"已写入 2 份结果，在 {out}\n" in done.err
    assert sorted(each.relative_to(out).as_posix() for each in out.rglob("*.html")) == ["大武口.html", "湖北/禁捕.html"]
    overview = page.read_text(encoding="utf-8")
    assert 'href="%E5%90%84%E8%A1%A8/%E6%B9%96%E5%8C%97/%E7%A6%81%E6%8D%95.html"' in overview
    alone = duheng("eval", folder / "大武口.yaml", "--format", "html")
    assert (out / "大武口.html").read_text(encoding="utf-8") == alone.out


def test_a_result_in_a_file_has_no_colours(
    duheng: Duheng, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duheng.cli.streams.colours", lambda stream: True)
    duheng("eval", folder, "--format", "table", "--each-to", tmp_path / "结果")
    results = [each.read_text(encoding="utf-8") for each in (tmp_path / "结果").rglob("*.txt")]
    assert len(results) == 2
    assert not any("\x1b" in text for text in results)


def test_names_that_are_taken(duheng: Duheng, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "另" / "大武口.yaml"
    other.parent.mkdir()
    shutil.copy(folder / "大武口.yaml", other)
    duheng("eval", folder / "大武口.yaml", other, "--format", "markdown", "--each-to", tmp_path / "各")
    assert sorted(each.name for each in (tmp_path / "各").iterdir()) == ["大武口-2.md", "大武口.md"]


def test_the_overview_is_not_written_over_a_form(duheng: Duheng, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "各"
    out.mkdir()
    duheng("eval", folder, "--format", "markdown", "-o", out / "大武口.md", "--each-to", out)
    assert sorted(each.relative_to(out).as_posix() for each in out.rglob("*.md")) == [
        "大武口-2.md",
        "大武口.md",
        "湖北/禁捕.md",
    ]
    assert (out / "大武口.md").read_text(encoding="utf-8").startswith("# 计分总览")


def test_explain_is_for_each_form(duheng: Duheng, folder: Path, tmp_path: Path) -> None:
    done = duheng("eval", folder, "--explain")
    assert (done.code, done.out) == (2, "")
    assert "--each-to" in done.err
    duheng("eval", folder, "--explain", "--each-to", tmp_path / "各")
    assert "└ 141人 ≥ 195人 不成立" in (tmp_path / "各" / "大武口.txt").read_text(encoding="utf-8")


def test_results_that_can_not_be_written(duheng: Duheng, folder: Path, dawukou: Path) -> None:
    for place in (dawukou, "a\0b"):
        done = duheng("eval", folder, "--each-to", place)
        assert (done.code, done.out) == (1, "")
        assert "错误 FIL-007" in done.err


def test_rulesets_are_read_once(duheng: Duheng, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from duheng import api

    asked: list[object] = []
    load = api.load_ruleset

    def counted(which: str, **named: Any) -> Any:
        asked.append(which)
        return load(which, **named)

    for number in range(5):
        shutil.copy(folder / "大武口.yaml", folder / f"{number}.yaml")
    monkeypatch.setattr(api, "load_ruleset", counted)
    assert duheng("eval", folder).code == 1
    assert sorted(map(str, asked)) == ["420000/2020", "640202/2020"]


def test_a_reason_is_told_once(duheng: Duheng, folder: Path) -> None:
    done = duheng("eval", folder / "大武口.yaml", folder / "湖北" / "禁捕.yml", "--region", "640202", "--year", "2020")
    assert done.err.count("取 640202 在 2020 年适用的最近一个") == 1


def test_a_fault_of_our_own_in_one_form(duheng: Duheng, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from duheng import api

    evaluate = api.evaluate

    def failing(form: Any, *others: Any, **named: Any) -> Any:
        if "禁捕" in form.file:
            raise KeyError("x")
        return evaluate(form, *others, **named)

    monkeypatch.setattr(api, "evaluate", failing)
    done = duheng("eval", folder)
    assert done.code == 3
    assert "算出 1 张" in done.out
    assert "CMD-009" in done.err
    assert "Traceback" not in done.err


def test_progress_on_a_terminal(duheng: Duheng, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    done = duheng("eval", folder / "大武口.yaml", folder / "湖北")
    assert done.err == "\x1b[K0/2 大武口.yaml\r\x1b[K1/2 禁捕.yml\r\x1b[K\r"


def test_what_fails_is_told_on_a_line_of_its_own(
    duheng: Duheng, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """坏.yaml： is shorter than 0/1 坏.yaml, of which nothing may be left behind it."""
    monkeypatch.chdir(tmp_path)
    Path("坏.yaml").write_text("{", encoding="utf-8")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    done = duheng("eval", ".")
    assert done.err.startswith("\x1b[K0/1 坏.yaml\r\x1b[K\r坏.yaml：\n")


def test_one_form_as_a_page_and_as_a_filing_text(duheng: Duheng, dawukou: Path, tmp_path: Path) -> None:
    page = duheng("eval", dawukou, "--format", "html")
    assert (page.code, page.err) == (0, "")
    assert page.out.startswith("<!DOCTYPE html>\n")
    assert "否则 实际值 ÷ 指标值 × 分值" in page.out
    assert "Score report" in duheng("eval", dawukou, "--format", "html", "--lang", "en").out
    text = duheng("eval", dawukou, "--format", "markdown", "-o", tmp_path / "报告.md")
    assert (text.code, text.out) == (0, "")
    assert (tmp_path / "报告.md").read_text(encoding="utf-8").startswith("# 附件1 大武口区本级项目支出绩效自评表")


def test_a_ruleset_of_ones_own_is_quoted(duheng: Duheng, dawukou: Path, own_rules: Path) -> None:
    path = own_rules / "my.rules"
    path.write_text(
        path.read_text(encoding="utf-8") + "补充 方法 定量正向\n    若 实际值 = 593件 则 分值\n", encoding="utf-8"
    )
    done = duheng("eval", dawukou, "-r", path, "--format", "html")
    assert done.code == 0
    assert f'<code>若 实际值 = 593件 则 分值</code> <span class="place">{path}:5</span>' in done.out


def _summary(out: str) -> str:
    return next(line for line in out.splitlines() if line.startswith("共 "))


@pytest.mark.parametrize("in_the_way", ["a folder called like the result", "a name too long for a result"])
def test_a_result_that_cannot_be_written_keeps_nobody_from_being_scored(
    duheng: Duheng, tmp_path: Path, dawukou: Path, in_the_way: str
) -> None:
    forms, results = tmp_path / "表", tmp_path / "果"
    forms.mkdir()
    results.mkdir()
    if in_the_way.startswith("a folder"):
        (results / "甲.html").mkdir()
        bad = forms / "甲.yaml"
    else:
        bad = forms / ("x" * 251 + ".yml")
    shutil.copy(dawukou, bad)
    shutil.copy(dawukou, forms / "乙.yaml")
    done = duheng("eval", forms, "--format", "html", "--each-to", results)
    assert done.code == 1
    assert _summary(duheng("eval", forms).out) == "共 2 张表：算出 2 张，其中待定 0 张；算不了 0 张。"
    assert "FIL-007" in done.err
    assert "已写入 1 份结果" in done.err
    assert (results / "乙.html").is_file()
    assert "算出 1 张" in done.out


def test_results_are_not_written_through_links(duheng: Duheng, tmp_path: Path, dawukou: Path) -> None:
    forms, results, outside = (tmp_path / name for name in ("表", "果", "外"))
    for each in (forms / "里", results, outside):
        each.mkdir(parents=True)
    for name in ("甲.yaml", "里/乙.yaml"):
        shutil.copy(dawukou, forms / name)
    (outside / "t.txt").write_text("原来的", encoding="utf-8")
    (results / "甲.txt").symlink_to(outside / "t.txt")
    (results / "里").symlink_to(outside, target_is_directory=True)
    done = duheng("eval", forms, "--each-to", results, "-o", tmp_path / "总览.txt")
    assert (done.code, "FIL-007" in done.err) == (1, True)
    assert (outside / "t.txt").read_text(encoding="utf-8") == "原来的"
    assert not (outside / "乙.txt").exists()
    assert "97.72" in (results / "甲.txt").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_looked_into_is_told(
    duheng: Duheng, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refusing(path: Any) -> Any:
        if Path(path).name == "湖北":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    done = duheng("eval", folder)
    assert done.code == 1
    assert f"FIL-006 读不了文件：{folder / '湖北'}（没有权限）" in done.err.replace("\n             ", "")
    assert _summary(done.out) == "共 3 张表：算出 1 张，其中待定 0 张；算不了 2 张。"


def test_links_to_nowhere_and_pipes_are_told(duheng: Duheng, folder: Path) -> None:
    (folder / "断.yaml").symlink_to(folder / "没有.yaml")
    os.mkfifo(folder / "管.yaml")
    done = duheng("eval", folder)
    assert all(f"没有看的文件 3 个：{names}" in done.err for names in ["断.yaml、管.yaml、说明.txt"])


def test_a_folder_for_results_that_is_a_file(duheng: Duheng, folder: Path, dawukou: Path) -> None:
    done = duheng("eval", folder, "--each-to", dawukou)
    assert (done.code, done.out) == (1, "")
    assert "FIL-007 写不了文件" in done.err
    assert "（已有同名的文件）" in "".join(done.err.split())


def test_an_earlier_result_of_a_form_that_is_broken_now_is_told(
    duheng: Duheng, tmp_path: Path, form: Callable[..., Path]
) -> None:
    place = form("规则集: 000000/2020\n")
    words = ("eval", place, "--each-to", tmp_path / "各", "--format", "json")
    assert "以前的结果" not in duheng(*words).err
    place.write_text("指标: [", encoding="utf-8")
    done = duheng(*words)
    assert (done.code, json.loads(done.out)["forms"][0]["report"]) == (1, None)
    assert f"   以前的结果还在，没有动它：{tmp_path / '各' / place.stem}.json\n" in done.err
