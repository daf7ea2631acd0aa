"""Bands that leave numbers to the last line: between two of them, above 100%, beside a number that stands alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import compiled

USED = "补充 模板 表\n    字段 执行数: 金额\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 甲 |\n"
CODES = ("GAP-006", "GAP-011", "GAP-012", "GAP-013")


def told(folder: Path, column: str, lines: str) -> list[tuple[int, str]]:
    """What is told of a table, by its lines from 1: 「≥ 90%: 分值；其他: 0」."""
    rows = "".join("    | " + each.replace(": ", " | ") + " |\n" for each in lines.split("；"))
    found = compiled(folder, f"方法 甲\n    | {column} | 得分 |\n{rows}{USED}")
    return [(each.span.line - 4, each.code) for each in found.problems if each.code in CODES and each.span]


@pytest.mark.parametrize(
    ("column", "lines", "wanted"),
    [
        # 89.5% gets 0, though 89% gets 80% and 90% all: told at the second line
        ("实际值", "≥ 90%: 分值；[80%, 89%]: 分值 × 80%；其他: 0", [(2, "GAP-012")]),
        ("实际值 ÷ 指标值", "≥ 90%: 分值；[80%, 89%]: 8；[60%, 79%]: 6；其他: 0", [(2, "GAP-012"), (3, "GAP-012")]),
        ("实际值", "[60%, 79%): 6；≥ 80%: 8；其他: 0", [(2, "GAP-012")]),
        ("实际值", "[60%, 79%): 6；> 80%: 8；其他: 0", [(2, "GAP-012")]),
        ("执行数", "≥ 100万元: 分值；[50万元, 99万元]: 6；其他: 0", [(2, "GAP-012")]),
        ("实际值 ÷ 指标值 × 100", "≥ 90: 分值；[80, 89]: 6；其他: 0", [(2, "GAP-012")]),
        # less is better: 10.5% gets 0 between 5 and 3
        ("实际值", "≤ 10%: 5；[11%, 20%]: 3；其他: 0", [(2, "GAP-012")]),
        # below 60% too the last line gives 6, but 89.5% lies between 8 and 10
        ("实际值", "≥ 90%: 分值；[80%, 89%]: 8；< 60%: 0；其他: 6", [(2, "GAP-012")]),
        # 10.5% isn't docked, though 10% and 11% are, and the last line is for less than 5% and more than 20%
        ("实际值", "[5%, 10%]: 8；[11%, 20%]: 5；其他: 分值", [(2, "GAP-012")]),
        # no number of things lies between 9 and 10; 9 itself does in the second one
        ("实际值", "≥ 10件: 分值；[5件, 9件]: 6；其他: 0", []),
        ("实际值", "≥ 10件: 分值；[5件, 8件]: 6；其他: 0", [(2, "GAP-012")]),
        ("实际值", "≥ 10: 分值；[5, 9]: 6；其他: 0", []),
        ("实际值", "≤ 8小时: 分值；[9小时, 12小时]: 6；其他: 0", []),
        # 95 000 people
        ("实际值", "≥ 10万人: 分值；[5万人, 9万人]: 6；其他: 0", [(2, "GAP-012")]),
        ("实际值", "≥ 2024-07-01: 分值；[2024-01-01, 2024-06-30]: 6；其他: 0", []),
        # the last line is for the middle: its score lies between, or is the best
        ("实际值", "≥ 90%: 分值；< 60%: 0；其他: 6", []),
        ("实际值", "≥ 120%: 5；< 80%: 5；其他: 分值", []),
        ("实际值", "> 120%: 0；= 100%: 分值；< 60%: 0；其他: 5", []),
        ("实际值 ÷ 指标值", "≥ 90%: 分值；< 60%: 0；其他: 实际值 ÷ 指标值 × 分值", []),
        # nobody can tell what the lines give
        ("实际值", "≥ 90%: 比例；[80%, 89%]: 比例；其他: 比例", []),
    ],
)
def test_numbers_between_two_bands(tmp_path: Path, column: str, lines: str, wanted: list[tuple[int, str]]) -> None:
    assert told(tmp_path, column, lines) == wanted


def test_a_gap_says_a_number_in_it(tmp_path: Path) -> None:
    lines = "    若 80% ≤ 实际值 ≤ 90% 则 8\n    若 60% ≤ 实际值 < 79% 则 6\n    否则 0\n"
    (found,) = (each for each in compiled(tmp_path, "方法 甲\n" + lines + USED).problems if each.code == "GAP-012")
    assert found.message("zh") == "第 4 行和第 5 行之间有空隙：实际值 79.5% 落入第 6 行"
    assert found.message("en") == "There is a gap between lines 4 and 5: 实际值 79.5% goes to line 6"


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        # who just meets it gets what the last line was written for
        ("> 100%: 8；< 100%: 5；其他: 分值", []),
        # 90% gets less than what is above and below
        ("> 90%: 分值；< 90%: 5；其他: 0", [(3, "GAP-006")]),
        # the last line is for below 60% and takes 90% by accident
        ("> 90%: 分值；[60%, 90%): 5；其他: 0", [(3, "GAP-006")]),
    ],
)
def test_one_number_between_two_lines(tmp_path: Path, lines: str, wanted: list[tuple[int, str]]) -> None:
    assert told(tmp_path, "实际值", lines) == wanted


@pytest.mark.parametrize(
    ("column", "lines", "wanted"),
    [
        ("执行数 ÷ 预算数", "[90%, 100%]: 分值；[60%, 90%): 5；其他: 0", [(1, "GAP-013")]),
        ("实际值 ÷ 指标值", "[90%, 100%]: 分值；[60%, 90%): 5；其他: 0", [(1, "GAP-013")]),
        ("执行数 ÷ 预算数", "≥ 90%: 分值；[60%, 90%): 5；其他: 0", []),
        # what is above 100% is what the last line is for
        ("执行数 ÷ 预算数", "[0%, 100%]: 分值；其他: 0", []),
        ("执行数 ÷ 预算数", "[90%, 100%]: 分值；< 90%: 5；其他: 0", []),
        ("执行数 ÷ 预算数", "[90%, 100%]: 分值；> 100%: 2；其他: 0", []),
        # a share of people that is no more than 100%
        ("实际值", "[90%, 100%]: 分值；[60%, 90%): 5；其他: 0", []),
        ("实际值 ÷ 分值", "[90%, 100%]: 分值；[60%, 90%): 5；其他: 0", []),
        # both ways off the mark are docked alike
        ("实际值 ÷ 指标值", "[90%, 110%]: 分值；其他: 0", []),
    ],
)
def test_a_top_band_that_stops_at_100(tmp_path: Path, column: str, lines: str, wanted: list[tuple[int, str]]) -> None:
    assert told(tmp_path, column, lines) == wanted


def test_what_is_above_the_top_band_is_named(tmp_path: Path) -> None:
    lines = "    令 率 = 执行数 ÷ 预算数\n    若 率 属于 [90%, 100%] 则 分值\n    否则 0\n"
    (found,) = (each for each in compiled(tmp_path, "方法 甲\n" + lines + USED).problems if each.code == "GAP-013")
    assert found.message("zh") == "这一行到 100% 为止，再多就落入第 6 行：率 105% 反而得分低"


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        # 96% gets 0 where 95% gets all and 94% gets 80%
        ("95%: 分值；[80%, 95%): 8；其他: 0", [(1, "GAP-011")]),
        ("5%: 分值；(5%, 10%]: 8；其他: 0", [(1, "GAP-011")]),
        # 95% is the lower end of what gets all
        ("> 95%: 分值；95%: 分值；其他: 0", []),
        ("> 95%: 分值；95%: 9；[80%, 95%): 8；其他: 0", []),
        ("= 95%: 分值；[80%, 95%): 8；其他: 0", []),
    ],
)
def test_a_number_above_the_next_band(tmp_path: Path, lines: str, wanted: list[tuple[int, str]]) -> None:
    assert told(tmp_path, "实际值", lines) == wanted


@pytest.mark.parametrize(
    ("second", "shared"),
    [
        ("80% ≤ 实际值 ≤ 90%", ["实际值 90%"]),
        ("80% ≤ 实际值 < 90%", []),
        ("实际值 ≥ 80% 且 实际值 ≤ 90%", ["实际值 90%"]),
    ],
)
def test_bands_of_two_comparisons_that_share_an_end(tmp_path: Path, second: str, shared: list[str]) -> None:
    lines = f"    若 90% ≤ 实际值 ≤ 100% 则 分值\n    若 {second} 则 8\n    否则 0\n"
    found = [each for each in compiled(tmp_path, "方法 甲\n" + lines + USED).problems if each.code == "GAP-007"]
    assert [each.witness for each in found] == shared  # type: ignore[attr-defined]


def test_a_cell_that_cannot_be_read_has_no_neighbours(tmp_path: Path) -> None:
    """只写 is no name, so that the cell is one number of which nothing lies below."""
    column, lines = "全年执行数 ÷ 全年预算数", "只写≥ 95%: 分值；[80%, 95%): 8；其他: 0"
    assert told(tmp_path, column, lines) == []


def test_between_words_there_is_no_number(tmp_path: Path) -> None:
    # 中 stands between 好 and 差, and only the last line takes it: that is what it is for
    used = USED.replace("补充 模板 表\n", "补充 模板 表\n    三级\n        字段 评定档: 完成情况\n")
    lines = "    | 评定档 | 得分 |\n    | 好 | 分值 |\n    | 差 | 0 |\n    | 其他 | 6 |\n    限于 0 至 分值\n"
    found = compiled(tmp_path, f"方法 甲\n{lines}{used}")
    assert [each.code for each in found.problems if each.code in CODES] == []


def test_a_let_of_another_let_is_a_rate_as_that_one(tmp_path: Path) -> None:
    lets = "    令 率 = 执行数 ÷ 预算数\n    令 进度 = 率\n"
    table = "    | 进度 | 得分 |\n    | 95% | 分值 |\n    | 80% | 8 |\n    | 其他 | 0 |\n"
    fields = USED.replace("金额\n", "金额\n    字段 预算数: 金额\n", 1)
    found = compiled(tmp_path, f"方法 甲\n{lets}{table}{fields}").problems
    alone = [each.span.line - 6 for each in found if each.code == "GAP-011" and each.span]
    assert alone == [1, 2]
