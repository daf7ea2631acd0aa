"""Cases in .xlsx books as officers make them: shares, days, merged cells, formulas, hidden sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.books.made import parts, rows, zipped
from tests.engine.cli.conftest import Duheng, duheng  # noqa: F401

from duheng import api

RULES = """\
规则集 990101/2020 「例」
    状态 试行

方法 按比例
    若 实际值 ≥ 指标值 则 分值
    否则 实际值 ÷ 指标值 × 分值

方法 按期
    若 完成日期 ≤ 计划日期 则 分值
    否则 0

模板 自评表
    一级 产出指标 100分
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 计划日期: 日期
        字段 完成日期: 日期
    计分
        | 名称   | 方法   |
        | 「完工」 | 按期 |
        | -      | 按比例 |
    总分 合计（一级.得分）
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    assert [each for each in api.check(tmp_path / "2020.rules").problems if each.level().name == "ERROR"] == []
    return tmp_path


def text(place: str, words: str) -> str:
    return f'<c r="{place}" t="str"><v>{words}</v></c>'


def number(place: str, held: str, style: int = 0) -> str:
    return f'<c r="{place}" s="{style}"><v>{held}</v></c>'


HEAD = text("A1", "方法") + text("B1", "按比例")
COLUMNS = text("A2", "指标值") + text("B2", "实际值") + text("C2", "分值") + text("D2", "得")


def codes(folder: Path, data: bytes) -> tuple[list[str], int]:
    (folder / "2020.tests.xlsx").write_bytes(data)
    (tested,) = api.run_tests([folder / "2020.tests.xlsx"])
    return [each.code for each in tested.problems], len(tested.outcomes)


def test_shares_are_read_as_shares(folder: Path) -> None:
    """47.5% ÷ 95% × 10 = 5; a bare 0.475 against 95% would be another unit and no score at all."""
    line = number("A3", "0.95", 1) + number("B3", "0.47499999999999998", 1) + number("C3", "10") + number("D3", "5")
    data = zipped(parts(rows(HEAD, COLUMNS, line), formats=["0.00%"]))
    assert codes(folder, data) == ([], 1)
    wrong = zipped(parts(rows(HEAD, COLUMNS, line.replace(number("D3", "5"), number("D3", "4.9"))), formats=["0.00%"]))
    assert codes(folder, wrong) == (["CAS-020"], 1)


def test_days_are_read_as_days(folder: Path) -> None:
    """44196 is 31 December 2020, 44197 the day after."""
    head = text("A2", "计划日期") + text("B2", "完成日期") + text("C2", "分值") + text("D2", "得")
    due = number("A3", "44196", 1) + number("B3", "44196", 1) + number("C3", "10") + number("D3", "10")
    late = number("A4", "44196", 1) + number("B4", "44197", 1) + number("C4", "10") + number("D4", "0")
    data = zipped(parts(rows(HEAD.replace("按比例", "按期"), head, due, late), formats=["yyyy/m/d"]))
    assert codes(folder, data) == ([], 2)


def test_units_in_a_format_count(folder: Path) -> None:
    line = text("A3", "≥4件") + number("B3", "3", 1) + number("C3", "10", 2) + number("D3", "7.5")
    data = zipped(parts(rows(HEAD, COLUMNS, line), formats=['0"件"', '0.0"分"']))
    assert codes(folder, data) == ([], 1)


def test_a_merged_cell_says_the_same_for_each_line(folder: Path) -> None:
    lines = [
        text("A3", "≥4件") + text("B3", "3件") + number("C3", "10") + number("D3", "7.5"),
        text("B4", "2件") + number("C4", "10") + number("D4", "5"),
    ]
    inside = rows(HEAD, COLUMNS, *lines) + '<mergeCells><mergeCell ref="A3:A4"/><mergeCell ref="B1:D1"/></mergeCells>'
    assert codes(folder, zipped(parts(inside))) == ([], 2)


def test_a_formula_without_its_result_is_told_and_nothing_else(folder: Path, duheng: Duheng) -> None:  # noqa: F811
    line = text("A3", "≥4件") + text("B3", "3件") + number("C3", "10") + '<c r="D3"><f>C3*0.75</f></c>'
    data = zipped(parts(rows(HEAD, COLUMNS, line), names=["按比例的例子"]))
    assert codes(folder, data) == (["XLS-007"], 0)
    done = duheng("test", "2020.tests.xlsx")
    assert done.code == 1
    assert "2020.tests.xlsx:按比例的例子!D3" in done.out
    assert "按比例的例子!D3 的公式没有保存过的结果：=C3*0.75" in done.out
    again = codes(folder, zipped(parts(rows(HEAD, COLUMNS, line.replace("</f>", "</f><v>7.5</v>")))))
    assert again == ([], 1)


def test_a_case_that_fails_names_its_sheet(folder: Path, duheng: Duheng) -> None:  # noqa: F811
    line = text("A3", "≥4件") + text("B3", "3件") + number("C3", "10") + number("D3", "8")
    (folder / "2020.tests.xlsx").write_bytes(zipped(parts(rows(HEAD, COLUMNS, line), names=["甲"])))
    assert "2020.tests.xlsx:甲!D3" in duheng("test", "2020.tests.xlsx").out
    told = duheng("test", "2020.tests.xlsx", "--format", "github").out
    assert told.startswith("::error file=2020.tests.xlsx,title=CAS-020::甲!D3 用例")
    assert '"place": "2020.tests.xlsx:甲!D3"' in duheng("test", "2020.tests.xlsx", "--format", "json").out
    assert "2020.tests.xlsx:甲!D3" in duheng("test", "2020.tests.xlsx", "--format", "junit").out


def test_hidden_sheets_hold_cases_only_where_they_say_so(folder: Path) -> None:
    """The hidden case is wrong, 10 for 7.5; the other hidden sheet is what a program keeps for itself."""
    line = text("A3", "≥4件") + text("B3", "3件") + number("C3", "10") + number("D3", "10")
    kept = rows(text("A1", "DISPIMG") + text("B1", "1"), text("A2", "甲"))
    data = zipped(parts(kept, rows(HEAD, COLUMNS, line), states=["veryHidden", "hidden"]))
    assert codes(folder, data) == (["CAS-020"], 1)


@pytest.mark.parametrize("name", ["按比例", "别的"])
def test_a_sheet_may_be_called_after_its_method(folder: Path, name: str) -> None:
    head = "".join(
        text(f"{letter}1", words) for letter, words in zip("ABCD", ["指标值", "实际值", "分值", "得"], strict=True)
    )
    line = text("A2", "≥4件") + text("B2", "3件") + number("C2", "10") + number("D2", "7.5")
    data = zipped(parts(rows(head, line), names=[name]))
    assert codes(folder, data) == ([] if name == "按比例" else ["CAS-007"], 1)
