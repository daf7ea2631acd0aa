"""``duheng eval``: which ruleset it takes, what it prints where, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duheng.source import display_width

Duheng = Callable[..., Any]
Form = Callable[..., Path]


def test_the_table(duheng: Duheng, dawukou: Path) -> None:
    done = duheng("eval", dawukou)
    assert (done.code, done.err) == (0, "")
    assert "总分 97.72 / 100（自评 91）    等级 优\n" in done.out
    assert "  合计扣分 2.28 = 100 − 97.72\n" in done.out
    assert "└" not in done.out
    assert max(map(display_width, done.out.splitlines())) <= 100
    assert "\x1b" not in done.out


def test_explained(duheng: Duheng, dawukou: Path) -> None:
    done = duheng("eval", dawukou, "--explain")
    assert "└ 141人 ≥ 195人 不成立；141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.72\n" in done.out


def test_json(duheng: Duheng, dawukou: Path) -> None:
    done = duheng("eval", dawukou, "--format", "json")
    result = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert result["total"] == {"score": "97.72", "low": "97.72", "high": "97.72", "full": "100", "claimed": "91"}
    assert result["grade"] == "优"
    assert done.out == duheng("eval", dawukou, "--format", "json").out


def test_json_does_not_follow_the_locale(duheng: Duheng, dawukou: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chinese = duheng("eval", dawukou, "--format", "json").out
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert duheng("eval", dawukou, "--format", "json").out == chinese
    assert "Claimed 1, by the rules 0.72" in duheng("eval", dawukou, "--format", "json", "--lang", "en").out


def test_the_sentences_of_a_score_are_in_the_language_asked_for(duheng: Duheng, dawukou: Path) -> None:
    ratio = "└ 141人 ≥ 195人 doesn't hold; 141人 ÷ 195人 × 1分 ≈ 0.7231, rounded to 2 places: 0.72\n"
    assert ratio in duheng("eval", dawukou, "--explain", "--lang", "en").out
    english = json.loads(duheng("eval", dawukou, "--format", "json", "--lang", "en").out)
    assert english["nodes"][0]["because"].endswith("执行率 × 10分 ≈ 5.45, rounded to 2 places: 5.45")
    chinese = json.loads(duheng("eval", dawukou, "--format", "json").out)
    assert chinese["nodes"][0]["because"].endswith("执行率 × 10分 ≈ 5.45，修约 2 位小数得 5.45")


def test_in_english(duheng: Duheng, dawukou: Path) -> None:
    assert "Total 97.72 / 100 (claimed 91)    Grade 优\n" in duheng("eval", dawukou, "--lang", "en").out


def test_the_width_of_the_terminal(duheng: Duheng, dawukou: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(display_width, duheng("eval", dawukou).out.splitlines())) <= 80


def test_named_ruleset_beats_the_form(duheng: Duheng, dawukou: Path) -> None:
    done = duheng("eval", dawukou, "-r", "000000/2020")
    assert done.code == 0
    assert "规则集 000000/2020" in done.out
    assert "EVL-015" in done.out
    assert "「产出指标」分值 40 → 50" in done.out


def test_a_file_as_ruleset(duheng: Duheng, dawukou: Path, own_rules: Path) -> None:
    done = duheng("eval", dawukou, "--ruleset", own_rules / "my.rules")
    assert done.code == 0
    assert "规则集 999999/2021 自己的\n继承 640202/2020 → 000000/2017\n" in done.out


def test_by_region_and_year(duheng: Duheng, dawukou: Path) -> None:
    done = duheng("eval", dawukou, "--region", "640202", "--year", "2020", "--format", "json")
    assert json.loads(done.out)["ruleset"]["id"] == "640202/2020"
    assert "640202/2020" in done.err


def test_a_region_without_rules_takes_the_nations(duheng: Duheng, dawukou: Path) -> None:
    done = duheng("eval", dawukou, "--region", "110105", "--year", "2018")
    assert done.code == 0
    assert "规则集 000000/2017" in done.out
    assert "110105、110100、110000 没有 2018 年适用的规则集；取 000000" in done.err


def test_the_form_fills_in_the_region(duheng: Duheng, dawukou: Path) -> None:
    assert "规则集 640202/2020" in duheng("eval", dawukou, "--year", "2020").out


def test_a_year_that_is_none_is_not_passed_over(duheng: Duheng, dawukou: Path) -> None:
    """The form says 2020, whoever scores it 0000, in which nothing is in force."""
    done = duheng("eval", dawukou, "--region", "640202", "--year", "0000")
    assert (done.code, done.out) == (1, "")
    assert "错误 CMD-004 地区 640202 在 0 年没有适用的规则集" in done.err


def test_the_form_states_region_and_year(duheng: Duheng, form: Form) -> None:
    done = duheng("eval", form('地区: "640202"\n年度: 2020\n'))
    assert done.code == 0
    assert "规则集 640202/2020" in done.out


def test_no_ruleset_chosen(duheng: Duheng, form: Form) -> None:
    done = duheng("eval", form())
    assert (done.code, done.out) == (1, "")
    assert "错误 CMD-002 没有说明用哪个规则集" in done.err


@pytest.mark.parametrize(
    ("said", "options", "missing"),
    [
        ("", ["--region", "640202"], "只有地区，没有年度"),
        ("", ["--year", "2020"], "只有年度，没有地区"),
        ('地区: "640202"\n', [], "只有地区，没有年度"),
        ("年度: 2020\n", [], "只有年度，没有地区"),
        ("地区: 大武口区\n年度: 2020\n", [], "「大武口区」不是六位数字的行政区划代码"),
    ],
)
def test_a_region_without_a_year_and_the_other_way_round(
    duheng: Duheng, form: Form, said: str, options: list[str], missing: str
) -> None:
    done = duheng("eval", form(said), *options)
    assert f"CMD-002 没有说明用哪个规则集：{missing}" in done.err


def test_none_in_force(duheng: Duheng, form: Form) -> None:
    done = duheng("eval", form(), "--region", "640202", "--year", "1999")
    assert (done.code, done.out) == (1, "")
    assert "错误 CMD-004" in done.err


def test_unknown_ruleset_suggests_near_ones(duheng: Duheng, dawukou: Path) -> None:
    done = duheng("eval", dawukou, "--ruleset", "640202/2202")
    assert (done.code, done.out) == (1, "")
    assert "错误 CMD-001 没有规则集 640202/2202" in done.err
    assert "「640202/2020」" in done.err


def test_unknown_ruleset_of_the_form_is_a_remark(duheng: Duheng, form: Form) -> None:
    path = form("规则集: 640202/2202\n")
    done = duheng("eval", path, "-r", "640202/2020")
    assert done.code == 0
    assert "表单写的规则集 640202/2202 用不了，没有与它比较：没有规则集 640202/2202\n" in done.err
    assert "can't be used" in duheng("eval", path, "-r", "640202/2020", "--lang", "en").err
    assert duheng("eval", path).code == 1


def test_own_folder_by_option_and_variable(
    duheng: Duheng, dawukou: Path, own_rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert duheng("eval", dawukou, "-r", "999999/2021").code == 1
    assert duheng("eval", dawukou, "-r", "999999/2021", "--rules-dir", own_rules).code == 0
    monkeypatch.setenv("DUHENG_RULES", str(own_rules))
    assert "97.72" in duheng("eval", dawukou, "-r", "999999/2021").out


def test_a_folder_that_is_not_there(duheng: Duheng, dawukou: Path, tmp_path: Path) -> None:
    done = duheng("eval", dawukou, "--rules-dir", tmp_path / "no")
    assert done.code == 1
    assert "FIL-001" in done.err


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_bom_and_crlf(duheng: Duheng, dawukou: Path, form: Form, ends: str, mark: bytes) -> None:
    text = dawukou.read_text(encoding="utf-8").replace("\n", ends)
    assert "总分 97.72 / 100" in duheng("eval", form(data=mark + text.encode())).out


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("项目名称: 培训项目\n".encode("gbk"), "FIL-002"),
        ("项目名称: 培训\n".encode("utf-16"), "FIL-003"),
        (b"\x00\x01\x02", "FIL-004"),
        ("指标:\n  - 一级: 产出指标\n    三级: 培训人次\n   分值: 50\n".encode(), "FRM-001"),
        (b"", "FRM-018"),
    ],
)
def test_a_form_that_can_not_be_read(duheng: Duheng, form: Form, data: bytes, code: str) -> None:
    done = duheng("eval", form(data=data), "-r", "640202/2020")
    assert (done.code, done.out) == (1, "")
    assert f"错误 {code}" in done.err
    assert "Traceback" not in done.err


def test_a_missing_form(duheng: Duheng, tmp_path: Path) -> None:
    done = duheng("eval", tmp_path / "no.yaml", "--lang", "en")
    assert (done.code, done.out) == (1, "")
    assert "error FIL-001 No such file" in done.err


def test_to_a_file(duheng: Duheng, dawukou: Path, tmp_path: Path) -> None:
    path = tmp_path / "结果.json"
    done = duheng("eval", dawukou, "--format", "json", "-o", path)
    assert (done.code, done.out, done.err) == (0, "", f"已写入 {path}\n")
    assert path.read_bytes().decode() == duheng("eval", dawukou, "--format", "json").out
    assert b"\r" not in path.read_bytes()


def test_to_a_file_that_can_not_be(duheng: Duheng, dawukou: Path, tmp_path: Path) -> None:
    for name in (tmp_path / "no" / "x", tmp_path, "a\0b"):
        done = duheng("eval", dawukou, "-o", name)
        assert (done.code, done.out) == (1, "")
        assert "错误 FIL-007" in done.err


@pytest.mark.parametrize(
    "words",
    [
        ["--format", "xml"],
        ["--year", "20x0", "--region", "640202"],
        ["--region", "6402"],
        ["--ruleset", "640202/2020", "--region", "640202"],
        ["--lang", "fr"],
        ["--no-such-option"],
        ["--each-to"],
        ["--ruleset"],
    ],
)
def test_wrong_usage(duheng: Duheng, dawukou: Path, words: list[str]) -> None:
    done = duheng("eval", dawukou, *words)
    assert (done.code, done.out) == (2, "")
    assert "错误：" in done.err
