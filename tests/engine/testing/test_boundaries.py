"""Tables of boundaries: short, on every edge, and cases once they are ticked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from duheng import api
from duheng.analysis.inputs import Inputs
from duheng.analysis.single import score
from duheng.language.types import Direction
from duheng.testing.boundaries import boundaries_of
from duheng.testing.boundary_sheets import as_sheets, tables_of
from duheng.testing.items import Part
from duheng.testing.workbooks import read_book

RULES = """\
规则集 990101/2020 「例」
    状态 试行
方法 阶梯
    若 实际值 ≥ 95% 则 分值
    若 实际值 ≥ 80% 则 分值 × 80%
    否则 0
模板 表
    一级 产出，按 合
    三级
        字段 实际值: 量
    计分
        | 方法 |
        | 阶梯 |
    总分 合计（一级.得分）
方法 合
    得 合计（下级.得分）
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    return tmp_path


def test_points_are_told_on_both_sides_of_every_change_of_line(folder: Path) -> None:
    ruleset = api.load_ruleset(folder / "2020.rules")
    table = boundaries_of(ruleset, ruleset.methods[0])
    told = {dict(row.cells)["实际值"]: row.gives for row in table.rows}
    # 95% and 80% begin a line; just below each the next line decides
    assert {each: told.get(each) for each in ("95%", "94.905%", "80%", "79.92%", "0%", "")} == {
        "95%": "10",
        "94.905%": "8",
        "80%": "8",
        "79.92%": "0",
        "0%": "0",
        "": "0 至 10",
    }
    assert table.columns == ("实际值", "分值")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        # a number that a rule compares with a percentage is a percentage, and so is one that an example says so
        ("    若 比率 ≥ 75% 则 5分\n    否则 0\n", {"75%": "5", "74.925%": "0", "100%": "5", "0%": "0"}),
        ("    得 比率 × 分值\n    限于 0 至 分值\n    例 比率 50%，分值 10 得 5\n", {"100%": "10", "0%": "0"}),
        # 10 points less one for each, of which there are one, two, three, or more than there are points
        ("    得 分值 - 比率 × 1分\n    限于 0 至 分值\n", {"0": "10", "1": "9", "100": "0"}),
    ],
)
def test_numbers_are_as_the_rule_says_them(tmp_path: Path, lines: str, told: dict[str, str]) -> None:
    field = "        字段 实际值: 量\n"
    text = RULES.replace(field, f"{field}        字段 比率: 数\n") + f"方法 甲\n{lines}"
    (tmp_path / "2020.rules").write_text(text, encoding="utf-8")
    ruleset = api.load_ruleset(tmp_path / "2020.rules")
    inputs = Inputs(ruleset, ruleset.methods[-1])
    (only,) = (each for each in inputs.all if each.name == "比率")
    given = [inputs.given({"比率": value}, Direction.NONE) for value in (only.usual, *only.values)]
    scores = {each.cells["比率"].text: score(ruleset, ruleset.methods[-1], each).value for each in given}
    assert {each: str(scores.get(each)) for each in told} == told


def test_every_method_has_a_table(folder: Path) -> None:
    ruleset = api.load_ruleset(folder / "2020.rules")
    assert [(table.method, bool(table.rows)) for table in tables_of(ruleset)] == [("阶梯", True), ("合", True)]
    assert [sheet.method.text for sheet in as_sheets(tables_of(ruleset))] == ["阶梯", "合"]


@pytest.mark.parametrize("kind", [".md", ".yaml"])
def test_what_is_ticked_becomes_a_case_and_what_is_not_does_not(folder: Path, kind: str) -> None:
    made, left = api.boundaries(api.load_ruleset(folder / "2020.rules"), kind=kind)
    # the line of 计分 is no method's
    assert ([each.part for each in left.forms], left.methods) == ([Part.SCORING], ())
    place = folder / f"2020.tests{kind}"
    lines = made.decode().splitlines()
    first = next(number for number, line in enumerate(lines) if "95%" in line and "94" not in line)
    blank, right, wrong = {
        ".md": ("|  |  |", "| 对 |  |", "| 不对 | 9 |"),
        ".yaml": ("'', '']", "对, '']", "不对, 9]"),
    }[kind]
    assert lines[first].endswith(blank)
    lines[first] = lines[first].replace(blank, right)
    lines[first + 1] = lines[first + 1].replace(blank, wrong)
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tested,) = api.run_tests([place])
    assert len(tested.outcomes) == 2
    assert [outcome.holds for outcome in tested.outcomes] == [True, False]
    assert tested.suite.unticked > 3


def test_a_book_says_what_the_table_says_and_is_read_back(folder: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    ruleset = api.load_ruleset(folder / "2020.rules")
    made, _ = api.boundaries(ruleset, method="阶梯", kind=".xlsx")
    place = folder / "2020.tests.xlsx"
    place.write_bytes(made)
    (sheet,), problems = read_book(made, "2020.tests.xlsx")
    table = boundaries_of(ruleset, ruleset.methods[0])
    assert problems == []
    assert [cell.text for cell in sheet.head] == ["实际值", "分值", "得", "对/不对", "应得"]
    assert [[cell.text for cell in line[:3]] for line in sheet.lines] == [
        [*(text for _, text in row.cells), row.gives] for row in table.rows
    ]
    book = openpyxl.load_workbook(place)
    book["阶梯"]["D3"] = "对"
    book.save(place)
    (tested,) = api.run_tests([place])
    assert ([outcome.holds for outcome in tested.outcomes], tested.suite.unticked) == ([True], len(table.rows) - 1)


def test_a_book_that_is_none(folder: Path) -> None:
    (folder / "2020.tests.xlsx").write_bytes(b"PK\x03\x04 no book")
    _, tested = api.run_tests([folder])
    assert [each.code for each in tested.problems] == ["XLS-001"]


BUDGET = """\
规则集 990102/2024 「例」
    状态 试行
参数 线 = 80%，2025-01-01 起 85%
方法 进度
    若 执行数 ÷ 预算数 ≥ 线 则 分值
    否则 0
方法 扣结转
    令 分母 = 预算数 - 结转数
    若 分母 ≤ 0元 则 待定 [0, 分值]，「扣除结转后没有预算」
    若 执行数 ÷ 分母 ≥ 90% 则 分值
    若 执行数 ÷ 分母 < 60% 则 0
    否则 分值 × 50%
模板 表
    字段 预算数: 金额，单位 万元
    字段 结转数: 金额，单位 万元
    字段 执行数: 金额，单位 万元
    一级 甲 50分，按 进度
    一级 乙 50分，按 扣结转
    总分 合计（一级.得分）
"""


@pytest.fixture
def of_budget(tmp_path: Path) -> Callable[[str], list[tuple[str, ...]]]:
    (tmp_path / "2024.rules").write_text(BUDGET, encoding="utf-8")
    ruleset = api.load_ruleset(tmp_path / "2024.rules")

    def of(name: str) -> list[tuple[str, ...]]:
        method = next(each for each in ruleset.methods if each.name == name)
        return [(*(text for _, text in row.cells), row.gives) for row in boundaries_of(ruleset, method).rows]

    return of


def test_a_threshold_that_is_another_in_another_year_has_its_lines(
    of_budget: Callable[[str], list[tuple[str, ...]]],
) -> None:
    # 80% of 100 in 2024
    rows = of_budget("进度")
    assert ("100万元", "80万元", "10", "10") in rows
    assert ("100万元", "79.92万元", "10", "0") in rows


def test_a_rate_of_a_difference_has_lines_on_its_thresholds(
    of_budget: Callable[[str], list[tuple[str, ...]]],
) -> None:
    # 100 - 20 leaves 80, of which 90% is 72 and 60% is 48
    rows = of_budget("扣结转")
    assert [gives for *cells, gives in rows if cells == ["100万元", "20万元", "72万元", "10"]] == ["10"]
    assert [gives for *cells, gives in rows if cells == ["100万元", "20万元", "71.928万元", "10"]] == ["5"]
    assert [gives for *cells, gives in rows if cells == ["100万元", "20万元", "48万元", "10"]] == ["5"]
    assert [gives for *cells, gives in rows if cells == ["100万元", "20万元", "47.952万元", "10"]] == ["0"]
    assert not any(each.startswith("-") for cells in rows for each in cells)


def test_no_line_is_below_zero_for_an_edge_at_zero(tmp_path: Path) -> None:
    rules = RULES.replace("若 实际值 ≥ 95% 则 分值", "若 指标值 ≤ 0件 则 0\n    若 实际值 ÷ 指标值 ≥ 95% 则 分值")
    rules = rules.replace("若 实际值 ≥ 80%", "若 实际值 ÷ 指标值 ≥ 80%")
    rules = rules.replace("字段 实际值: 量\n", "字段 实际值: 量\n        字段 指标值: 目标\n")
    (tmp_path / "2020.rules").write_text(rules, encoding="utf-8")
    ruleset = api.load_ruleset(tmp_path / "2020.rules")
    texts = {text for row in boundaries_of(ruleset, ruleset.methods[0]).rows for _, text in row.cells}
    # nothing, and just above it, and no target of less than nothing
    assert {"≥0件", "≥0.1件", "95件"} <= texts
    assert not {text for text in texts if "-" in text}


BELOW = """\
规则集 990101/2020 「例」
    状态 试行
方法 越少越好
    {first}若 实际值 ≤ 指标值 则 分值
    否则 指标值 ÷ 实际值 × 分值
    限于 0 至 分值
模板 表
    一级 产出
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.方向 | 方法     |
        | 反向        | 越少越好 |
    总分 合计（一级.得分）
"""


@pytest.mark.parametrize(
    ("first", "bare"),
    [
        ("", []),
        # a line that no row of the method's reaches is still shown, with a row that does
        ("若 指标值.方向 = 等于 则 0\n    ", ["0"]),
    ],
)
def test_targets_have_the_sign_of_the_rows_that_come_to_the_method(tmp_path: Path, first: str, bare: list[str]) -> None:
    (tmp_path / "2020.rules").write_text(BELOW.format(first=first), encoding="utf-8")
    ruleset = api.load_ruleset(tmp_path / "2020.rules")
    rows = [(dict(row.cells)["指标值"], row.gives) for row in boundaries_of(ruleset, ruleset.methods[0]).rows]
    signed = [target for target, _ in rows if target.startswith("≤")]
    assert len(signed) > 5
    assert [gives for target, gives in rows if target not in signed and target] == bare
