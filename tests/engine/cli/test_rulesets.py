"""``check``, ``list``, ``show``, ``schema`` and ``explain``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from duheng.problems.registry import all_classes
from duheng.source import display_width

Duheng = Callable[..., Any]
RULESETS = Path(__file__).parents[3] / "rulesets"

BROKEN = "规则集 999999/2021 「坏的」\n    继承 640202/2020\n    适用 2021-01-01 起\n方法 甲\n    得 分植\n"


def test_the_shipped_rulesets_are_clean(duheng: Duheng) -> None:
    done = duheng("check", RULESETS)
    assert (done.code, done.err) == (0, "")


def test_a_clean_file_says_so(duheng: Duheng, own_rules: Path) -> None:
    path = own_rules / "my.rules"
    assert duheng("check", path) == (0, "检查了 1 个规则集文件，没有问题。\n", "")
    assert duheng("check", path, own_rules, "--lang", "en").out == "Checked 1 ruleset file: nothing wrong.\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_broken_file(duheng: Duheng, own_rules: Path, ends: str) -> None:
    path = own_rules / "bad.rules"
    path.write_bytes(("\ufeff" + BROKEN.replace("\n", ends)).encode())
    done = duheng("check", path)
    assert (done.code, done.err) == (1, "")
    assert "错误 NAM-001 没有名为「分植」的字段、参数、方法或指标" in done.out
    assert f"{path}:5:7" in done.out.replace("\n   ", "")
    assert "~~~~" in done.out


def test_problems_as_json(duheng: Duheng, own_rules: Path) -> None:
    path = own_rules / "bad.rules"
    path.write_text(BROKEN, encoding="utf-8")
    done = duheng("check", path, "--format", "json")
    found = [(each["code"], each["file"], each["line"], each["column"]) for each in json.loads(done.out)]
    assert (done.code, done.err) == (1, "")
    assert ("NAM-001", str(path), 5, 7) in found
    path.unlink()
    assert duheng("check", own_rules / "my.rules", "--format", "json") == (0, "[]\n", "")


def test_two_files_of_one_id(duheng: Duheng, own_rules: Path, dawukou: Path) -> None:
    copy = own_rules / "副本.rules"
    copy.write_bytes((own_rules / "my.rules").read_bytes())
    done = duheng("check", own_rules / "my.rules")
    assert done.code == 1
    assert "FIL-008" in done.out
    assert "FIL-008 不止一个文件的编号是 999999/2021" in duheng("list", "--rules-dir", own_rules).err
    for choice in (("-r", "999999/2021"), ("--region", "999999", "--year", "2021")):
        done = duheng("eval", dawukou, *choice, "--rules-dir", own_rules)
        assert (done.code, done.out) == (1, "")
        assert "副本.rules" in done.err
    assert "FIL-008" not in duheng("eval", dawukou, "-r", copy).err
    for number in range(1, 9):
        copy.with_name(f"副本{number}.rules").write_bytes(copy.read_bytes())
    listed = duheng("list", "--rules-dir", own_rules).err
    assert (listed.count(".rules"), "、…" in listed) == (6, True)


@pytest.mark.parametrize(
    ("data", "code"), [(BROKEN.encode("gbk"), "FIL-002"), (BROKEN.encode("utf-16"), "FIL-003"), (b"\0", "FIL-004")]
)
def test_files_that_are_no_text(duheng: Duheng, tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "x.rules"
    path.write_bytes(data)
    done = duheng("check", path)
    assert done.code == 1
    assert f"错误 {code}" in done.out


def test_a_missing_file_and_an_empty_folder(duheng: Duheng, tmp_path: Path) -> None:
    assert duheng("check", tmp_path / "no.rules").code == 1
    assert duheng("check", tmp_path).code == 2
    assert duheng("check").code == 2


def test_list(duheng: Duheng, own_rules: Path) -> None:
    done = duheng("list", "--rules-dir", own_rules)
    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert lines[0].split() == ["编号", "适用", "状态", "继承", "名称"]
    assert "000000/2020 2020-01-01 起 待核 项目支出绩效自评（2020）" in [" ".join(line.split()) for line in lines]
    assert [line.split()[:6] for line in lines if line.startswith("640202/2020 ")] == [
        ["640202/2020", "2020-01-01", "至", "2020-12-31", "待核", "000000/2017"]
    ]
    assert any(line.startswith("999999/2021 ") and line.endswith("自己的") for line in lines)
    assert max(map(display_width, lines)) <= 100


def test_list_names_what_can_not_be_used(duheng: Duheng, own_rules: Path) -> None:
    (own_rules / "my.rules").write_text(BROKEN, encoding="utf-8")
    done = duheng("list", "--rules-dir", own_rules, "--lang", "en")
    assert done.code == 0
    assert "has errors, can't be used: duheng check" in " ".join(done.out.split())


def test_list_tells_of_files_that_can_not_be_read(duheng: Duheng, own_rules: Path) -> None:
    (own_rules / "gbk.rules").write_bytes("规则集 999999/2022 「旧」\n".encode("gbk"))
    done = duheng("list", "--rules-dir", own_rules)
    assert (done.code, done.err.startswith("FIL-002 文件不是 UTF-8 编码，看来是 GBK")) == (0, True)


def test_show(duheng: Duheng) -> None:
    done = duheng("show", "640202/2020")
    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert "方法 定量正向" + " " * 57 + "000000-national/2017.rules:18" in lines
    assert any(line.split() == ["一级", "产出指标", "40分", "640202-dawukou/2020.rules:21"] for line in lines)
    assert max(map(display_width, lines)) <= 100
    starts = {display_width(line[: line.rindex("000000-national/")]) for line in lines if "000000-national/" in line}
    assert len(starts) == 1


def test_show_indents_what_goes_on(duheng: Duheng, own_rules: Path) -> None:
    long = "每一级都要说明依据" * 8
    (own_rules / "my.rules").write_text(
        f"规则集 999999/2021 「自己的」\n    继承 640202/2020\n    适用 2021-01-01 起\n    说明 「{long}」\n",
        encoding="utf-8",
    )
    lines = duheng("show", "999999/2021", "--rules-dir", own_rules).out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("    说明 「"))
    assert lines[start].endswith("rules/my.rules:4")
    assert len(lines[start + 1]) - len(lines[start + 1].lstrip()) == len("    ") + display_width("说明 ")
    assert lines[start].split()[1] + lines[start + 1].strip() + lines[start + 2].strip() == f"「{long}」"


def test_show_of_a_broken_file(duheng: Duheng, own_rules: Path) -> None:
    (own_rules / "my.rules").write_text("规则集 999999/2021 「自己的」\n    继承 640202/1999\n", encoding="utf-8")
    done = duheng("show", own_rules / "my.rules")
    assert (done.code, done.out) == (1, "")
    assert "错误 INH-" in done.err


def test_show_what_is_not_there(duheng: Duheng) -> None:
    assert duheng("show", "640202/1999").code == 1


def test_schema(duheng: Duheng, tmp_path: Path) -> None:
    done = duheng("schema", "640202/2020")
    assert (done.code, done.err) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(done.out))
    assert '"项目名称"' in done.out
    assert duheng("schema", "640202/2020", "-o", tmp_path / "s.json").code == 0
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == done.out


def test_explain(duheng: Duheng) -> None:
    done = duheng("explain", "fil-002")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("错误 FIL-002 文件不是 UTF-8 编码")
    assert duheng("explain", "FIL-002", "--lang", "en").out.startswith("error FIL-002 The file isn't UTF-8")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("zh", "FIL-002  文件是 GBK（ANSI）编码，不是 UTF-8"),
        ("en", "FIL-002  The file is GBK-encoded (what Notepad calls ANSI), not UTF-8"),
    ],
)
def test_explain_without_a_code_lists_the_codes(duheng: Duheng, lang: str, line: str) -> None:
    done = duheng("explain", "--lang", lang)
    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert [each[:7] for each in lines if re.match("[A-Z]{3}-[0-9]{3}  ", each)] == [
        each.code for each in all_classes()
    ]
    assert line in lines
    assert max(map(display_width, lines)) <= 100
    parts = [part.splitlines() for part in done.out.split("\n\n")]
    families = [{each[:3] for each in part if each[:1] != " "} for part in parts]
    assert [len(each) for each in families] == [1] * len({each.code[:3] for each in all_classes()})


def test_explain_an_unknown_code(duheng: Duheng) -> None:
    done = duheng("explain", "FIL-02")
    assert (done.code, done.out) == (1, "")
    assert "错误 CMD-003 没有编号为「FIL-02」的问题" in done.err
    assert "「FIL-002」" in done.err


@pytest.mark.parametrize("typed", ["evl-1", "EVL 1", "evl1", "EVL-01", "EVL-0001"])
def test_explain_a_code_without_its_zeros(duheng: Duheng, typed: str) -> None:
    assert "是不是想写「EVL-001」？" in duheng("explain", typed).err


def test_a_form_where_a_ruleset_is_wanted(duheng: Duheng, dawukou: Path) -> None:
    for words in (["check", dawukou], ["show", dawukou], ["schema", dawukou], ["eval", dawukou, "--ruleset", dawukou]):
        done = duheng(*words)
        told = "".join((done.out + done.err).split())
        assert (done.code, "错误CMD-005" in told, f"duhengeval{dawukou}" in told) == (1, True, True)
        assert told.endswith("1个错误")


@pytest.mark.parametrize("name", ["my.rules", "my.rules.txt"])
def test_a_ruleset_where_a_form_is_wanted(duheng: Duheng, own_rules: Path, name: str) -> None:
    path = (own_rules / "my.rules").rename(own_rules / name)
    done = duheng("eval", path)
    assert (done.code, done.out) == (1, "")
    assert "错误 CMD-006" in done.err
    assert f"duhengcheck{path}" in "".join(done.err.split())


def test_the_txt_that_notepad_adds(duheng: Duheng, own_rules: Path) -> None:
    path = (own_rules / "my.rules").rename(own_rules / "my.rules.txt")
    done = duheng("check", own_rules / "my.rules")
    assert done.code == 1
    assert "错误 FIL-009" in done.out
    done = duheng("check", own_rules)
    assert (done.code, done.out) == (2, "")
    assert "里只有 .rules.txt 文件" in done.err
    for words in (["check", path], ["check", own_rules / "my.rules"]):
        done = duheng(*words)
        assert (done.code, "错误 FIL-009" in done.out) == (1, True)
    (own_rules / "别的.rules").write_text("规则集 990109/2020\n    继承 000000/2020\n", encoding="utf-8")
    assert "错误 FIL-009" in duheng("check", own_rules).out
    (own_rules / "my.rules").write_bytes(path.read_bytes())
    assert "FIL-009" not in duheng("check", path).out + duheng("check", own_rules).out


def test_a_look_up_tells_of_the_txt_that_notepad_added(duheng: Duheng, tmp_path: Path, dawukou: Path) -> None:
    (tmp_path / "乙区.rules.txt").write_text("规则集 330107/2025\n    继承 000000/2020\n", encoding="utf-8")
    (tmp_path / "丙镇.rules").write_text("规则集 330108/2025\n    继承 330107/2025\n", encoding="utf-8")
    done = duheng("eval", dawukou, "--ruleset", "330107/2025", "--rules-dir", tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "错误 FIL-009" in done.err
    assert "CMD-001" not in done.err
    assert "CMD-001" in duheng("eval", dawukou, "--ruleset", "330109/2025", "--rules-dir", tmp_path).err
    child = duheng("check", tmp_path / "丙镇.rules").out
    assert ("错误 INH-003" in child, "错误 FIL-009" in child) == (True, True)
    assert "FIL-009" in duheng("list", "--rules-dir", tmp_path).err


def test_diff_for_people_and_for_programs(duheng: Duheng, own_rules: Path) -> None:
    words = ("diff", "640202/2020", own_rules / "my.rules")
    assert duheng(*words).out.startswith("# ")
    told = {each["what"]: each for each in json.loads(duheng(*words, "--format", "json").out)["changes"]}
    assert (told["适用"]["before"], told["适用"]["after"]) == (["2020-01-01 至 2020-12-31"], ["2021-01-01 起"])


def test_fmt(duheng: Duheng, tmp_path: Path) -> None:
    place = tmp_path / "试.rules"
    place.write_text("规则集 990101/2020\n方法 甲\n得 分值\n", encoding="utf-8")
    checked = duheng("fmt", "--check", place)
    assert (checked.code, checked.out) == (1, f"要整理：{place}\n")
    shown = duheng("fmt", "--diff", place)
    assert shown.code == 0
    assert "-得 分值\n+    得 分值\n" in shown.out
    assert place.read_text(encoding="utf-8").endswith("\n得 分值\n")
    done = duheng("fmt", place)
    assert (done.code, done.err) == (0, f"已整理 {place}\n")
    assert duheng("fmt", "--check", place) == (0, "格式都已整齐。\n", "")
    duheng("fmt", "--lang", "en", place)
    assert place.read_text(encoding="utf-8") == "ruleset 990101/2020\nmethod 甲\n    gives points\n"
    assert duheng("fmt", "--lang", "fr", place).code == 2
    assert duheng("fmt", tmp_path / "没有.rules").code == 1


def test_fmt_wants_a_file(duheng: Duheng) -> None:
    """An id would have it rewrite a file that nobody named; the sentence names it."""
    done = duheng("fmt", "640202/2020")
    place = "rulesets/640202-dawukou/2020.rules"
    assert (done.code, "640202/2020 是规则集的编号；fmt 改写文件，写明文件名：" in done.err) == (2, True)
    assert done.err.rstrip().endswith(place)
    assert duheng("fmt", "990199/2020").code == 1


def test_a_file_by_two_names_is_one(duheng: Duheng, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "甲.rules").write_text("规则集 990101/2024\n继承 990100/2024\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = ("./甲.rules", "甲.rules", tmp_path)
    assert duheng("check", *names, "--format", "github").out.count("\n") == 1
    assert duheng("fmt", "--check", *names).out == "要整理：甲.rules\n"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("表.yaml", "指标:\n  - {一级:   产出指标,分值: 1}\n", "CMD-005"),
        ("说明.md", "# 说明\n\n  - 达到,超过\n\t规则集: 990101/2020\n", "SYN-012"),
        ("算.py", "def score():\n    return  1\n", "SYN-012"),
        ("空.txt", "", "SYN-012"),
    ],
)
def test_what_is_no_ruleset_is_rewritten_by_nobody(
    duheng: Duheng, tmp_path: Path, name: str, text: str, told: str
) -> None:
    place = tmp_path / name
    place.write_text(text, encoding="utf-8")
    laid_out = duheng("fmt", place)
    assert (laid_out.code, laid_out.out, told in laid_out.err) == (1, "", True)
    assert duheng("check", "--fix", place).code == 1
    assert place.read_text(encoding="utf-8") == text


def test_a_ruleset_called_otherwise_is_laid_out(duheng: Duheng, tmp_path: Path) -> None:
    place = tmp_path / "试.txt"
    place.write_text("# 草稿\n规则集 990101/2020\n方法 甲\n得 分值\n", encoding="utf-8")
    assert duheng("fmt", place).code == 0
    assert place.read_text(encoding="utf-8") == "# 草稿\n规则集 990101/2020\n方法 甲\n    得 分值\n"


def test_a_problem_s_page_fits_the_terminal(duheng: Duheng, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = duheng("explain", "EVL-020", "--lang", "en").out
    monkeypatch.setenv("COLUMNS", "60")
    lines = duheng("explain", "EVL-020", "--lang", "en").out.splitlines()
    assert max(len(line) for line in lines if not line.startswith(" ")) <= 60
    assert " ".join(lines).split() == whole.split()


def test_titles_stand_below_where_a_terminal_is_narrow(duheng: Duheng, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = duheng("list").out.splitlines()
    row = lines.index("000000/2020               2020-01-01 起             待核")
    assert lines[row + 1] == "    项目支出绩效自评（2020）"


def test_a_ruleset_beside_a_region_is_told_as_it_was_typed(duheng: Duheng, dawukou: Path) -> None:
    for words, named in ((["show"], "规则集"), (["new"], "规则集"), (["eval", dawukou, "--ruleset"], "--ruleset ")):
        done = duheng(*words, "640202/2020", "--region", "640202", "--year", "2020")
        assert (done.code, f"错误：{named}写得不对：已写明规则集" in done.err) == (2, True)


def test_show_and_list_by_region_and_year(duheng: Duheng) -> None:
    shown = duheng("show", "--region", "640202", "--year", "2020")
    assert shown.code == 0
    assert shown.out.startswith("规则集 640202/2020")
    assert "取 640202 在 2020 年适用的最近一个：640202/2020" in shown.err
    listed = duheng("list", "--region", "640202", "--year", "2021")
    assert any(line.startswith("640202/2020") for line in listed.out.splitlines())
    assert not any(line.startswith("420000/2020") for line in listed.out.splitlines())
    assert "640202、640200、640000 没有 2021 年适用的规则集；取 000000" in listed.err
    assert duheng("show", "640202/2020", "--year", "2020").code == 2
    assert duheng("show").code == 2
    assert duheng("list", "--region", "640202").code == 2


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A city and a district of it, each in a folder of its own."""
    for place, text in (
        (
            "640300-a/2023.rules",
            "规则集 640300/2023 「市」\n    继承 000000/2020\n    适用 2023-01-01 起\n    状态 试行\n",
        ),
        (
            "b/640302-b/2024.rules",
            "规则集 640302/2024 「区」\n    继承 640300/2023\n    适用 2024-01-01 起\n    状态 试行\n",
        ),
    ):
        (tmp_path / place).parent.mkdir(parents=True)
        (tmp_path / place).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_files_checked_together_are_a_library_for_each_other(duheng: Duheng, apart: Path) -> None:
    assert duheng("check", ".").out == "检查了 2 个规则集文件，没有问题。\n"
    assert duheng("check", "640300-a", "b/640302-b/2024.rules").out == "检查了 2 个规则集文件，没有问题。\n"
    alone = duheng("check", "b/640302-b/2024.rules")
    assert (alone.code, "INH-003" in alone.out, "640302" in alone.out.partition("提示")[2]) == (1, True, False)


def test_two_parents_of_one_id_among_the_files(duheng: Duheng, apart: Path) -> None:
    (apart / "c").mkdir()
    (apart / "c/2023.rules").write_bytes((apart / "640300-a/2023.rules").read_bytes())
    assert "FIL-008 不止一个文件的编号是 640300/2023" in duheng("check", ".").out.replace("\n             ", "")


def test_files_tested_together_are_a_library_for_each_other(duheng: Duheng, apart: Path) -> None:
    cases = "用例:\n  - {名称: 满分, 方法: 定量正向, 输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}, 得: 3}\n"
    (apart / "b/640302-b/2024.tests.yaml").write_text(cases, encoding="utf-8")
    done = duheng("test", ".")
    assert "应得 3，实得 2" in done.out
    assert "INH-003" not in done.out
