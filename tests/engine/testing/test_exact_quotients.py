"""Scores whose decimals don't end: said as 70/9, told in messages, and accepted without touching another byte."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.engine.cli.conftest import Duheng, duheng  # noqa: F401

from duheng import api
from duheng.language.ranges import Range
from duheng.testing.expected import as_expected, read_expected
from duheng.testing.ran import Ran

RULES = """\
规则集 990101/2020 「例」
    状态 试行

方法 九分之七
    得 分值 × 7 ÷ 9
    例 分值 10 得 70/9

模板 表
    一级 产出
    三级
        字段 指标值: 目标
    计分
        | 方法     |
        | 九分之七 |
    总分 合计（一级.得分）
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(folder: Path, gives: str) -> Ran:
    case = f"用例:\n  - {{名称: 甲, 方法: 九分之七, 输入: {{分值: 10}}, 得: {gives}}}\n"
    (folder / "2020.tests.yaml").write_text(case, encoding="utf-8")
    (tested,) = api.run_tests([folder / "2020.tests.yaml"])
    return tested


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("70/9", Fraction(70, 9), Fraction(70, 9)),
        ("140/18", Fraction(70, 9), Fraction(70, 9)),
        ("70／9", Fraction(70, 9), Fraction(70, 9)),
        ("-1/3", Fraction(-1, 3), Fraction(-1, 3)),
        ("70/9分", Fraction(70, 9), Fraction(70, 9)),
        ("10/3 至 5", Fraction(10, 3), Fraction(5)),
    ],
)
def test_fractions_are_read_exactly(text: str, low: Fraction, high: Fraction) -> None:
    found = read_expected(text)
    assert found is not None
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("text", ["70/0", "7.5/9", "1/2/3", "/9", "70/", "70/9%", f"1/{'9' * 41}", "5 至 10/3"])
def test_what_is_no_fraction_is_not_read(text: str) -> None:
    assert read_expected(text) is None


@pytest.mark.parametrize("ends", [(None, Fraction(5)), (Fraction(5), None), (None, None)])
def test_what_has_no_end_is_open(ends: tuple[Fraction | None, Fraction | None]) -> None:
    assert as_expected(Range(*ends)) == "待定"


@pytest.mark.parametrize("value", [Fraction(70, 9), Fraction(-1, 3), Fraction(5, 2)])
def test_what_is_written_is_read_back(value: Fraction) -> None:
    found = read_expected(as_expected(value))
    assert found is not None
    assert (found.low, found.high) == (value, value)


def test_an_example_in_the_ruleset_says_it(folder: Path) -> None:
    assert [each.code for each in api.check(folder / "2020.rules").problems if each.code.startswith("EXA")] == []
    (folder / "2020.rules").write_text(RULES.replace("得 70/9", "得 7.78"), encoding="utf-8")
    (problem,) = [each for each in api.check(folder / "2020.rules").problems if each.code.startswith("EXA")]
    assert problem.hint("zh").endswith("除不尽，准确的得分是 70/9，可以就这样写")


@pytest.mark.parametrize("gives", ["70/9", "'70/9'", "70／9"])
def test_yaml(folder: Path, gives: str) -> None:
    assert run(folder, gives).holds


def test_markdown_and_books(folder: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    table = "## 九分之七\n\n| 分值 | 得 | 对/不对 | 应得 |\n| --- | --- | --- | --- |\n"
    (folder / "2020.tests.md").write_text(table + "| 10 | 70/9 | 对 | |\n| 10 | 1 | 不对 | 70/9 |\n", encoding="utf-8")
    book = openpyxl.Workbook()
    book.active.title = "九分之七"
    book.active.append(["分值", "得"])
    book.active.append(["10", "70/9"])
    book.save(folder / "2020.tests.xlsx")
    tested = api.run_tests([folder / "2020.tests.md", folder / "2020.tests.xlsx"])
    assert [(len(each.outcomes), each.holds) for each in tested] == [(2, True), (1, True)]


def test_a_failure_says_how_to_write_it(folder: Path) -> None:
    (problem,) = run(folder, "7.78").problems
    # 70 ÷ 9 = 7.777…
    assert problem.message("zh") == "用例「甲」：应得 7.78，实得 ≈7.7778（差 ≈−0.0022）"
    assert problem.hint("zh").endswith("除不尽，准确的得分是 70/9，可以就这样写")
    assert problem.hint("en").endswith("Its decimals don't end: exactly it is 70/9, which a case may say")


@pytest.mark.parametrize(
    ("gives", "by"),
    [("7.77", "≈+0.0078"), ("70/8", "≈−0.9722"), ("7.7777777", "7/90000000"), ("7.7777778", "−1/45000000")],
)
def test_by_how_much_it_is_off_is_never_nothing(folder: Path, gives: str, by: str) -> None:
    # 70/9 - 7.7777777 = 0.00000007777…; 70/9 - 7.7777778 = -0.0000000222…; to four places both are nothing
    sign = "+" if by == "7/90000000" else ""
    assert f"（差 {sign}{by}）" in run(folder, gives).problems[0].message("zh")


def test_a_score_with_an_end_says_nothing_of_fractions(folder: Path) -> None:
    (folder / "2020.rules").write_text(RULES.replace("× 7 ÷ 9", "÷ 4").replace("70/9", "2.5"), encoding="utf-8")
    (problem,) = run(folder, "2").problems
    assert "除不尽" not in problem.hint("zh")


MIXED = (
    "\ufeff用例:\r\n  - 名称: 甲\n    方法: 九分之七\r    输入: {分值: 10}   \r\n    得: 7.78   # 记着问\n\n\r\n"
    "  - 名称: 乙\r\n    方法: 九分之七\n    输入: {分值: 9}\r\n    得: '8'\t"
)


def test_accepting_changes_the_values_and_no_other_byte(folder: Path, duheng: Duheng) -> None:  # noqa: F811
    place = folder / "2020.tests.yaml"
    place.write_bytes(MIXED.encode())
    done = duheng("test", "2020.tests.yaml", "-k", "九分之七", "--accept")
    assert done.code == 0
    assert "已改 2020.tests.yaml:5 7.78 → 70/9\n" in done.err
    assert place.read_bytes() == MIXED.replace("得: 7.78", "得: 70/9").replace("得: '8'", "得: '7'").encode()


def test_accepting_in_a_table_of_markdown(folder: Path, duheng: Duheng) -> None:  # noqa: F811
    text = "## 九分之七\r\n\r\n| 分值 | 得 |\n| --- | --- |\r\n| 10 |  7.78 |\n| 9 | 7|"
    (folder / "2020.tests.md").write_bytes(text.encode())
    assert duheng("test", "2020.tests.md", "-k", "九分之七", "--accept").code == 0
    assert (folder / "2020.tests.md").read_bytes() == text.replace("7.78", "70/9").encode()
