"""若 实际值 ≥ 95 in the method of all rows, whose units differ: no such number can be meant for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, compiled

METHOD = "替换 方法 比例\n{}    否则 0\n    限于 0 至 分值\n    修约 2 位小数\n"


def told(tmp_path: Path, child: str, *, parent: str = PARENT) -> list[tuple[int, int, str]]:
    """Line, column and sentence of what is told of such numbers in the child's lines."""
    problems = compiled(tmp_path, child, parent=parent).problems
    found = [each for each in problems if each.code == "TYP-008" and each.span]
    return [(each.span.line - 2, each.span.column, each.message("zh")) for each in found if each.span]


@pytest.mark.parametrize(
    ("line", "column", "number", "share"),
    [
        ("    若 实际值 ≥ 95 则 分值\n", 13, "95", "0.95"),
        ("    若 95 ≤ 实际值 则 分值\n", 7, "95", "0.95"),
        ("    若 实际值 属于 [95, 100%] 则 分值\n", 15, "95", "0.95"),
        ("    若 指标值.方向 = 正向 且 实际值 > 10 则 分值\n", 27, "10", "0.1"),
    ],
)
def test_the_number_is_told(tmp_path: Path, line: str, column: int, number: str, share: str) -> None:
    assert told(tmp_path, METHOD.format(line)) == [
        (2, column, f"“实际值”的单位各行可以不同，{number} 没有单位：写成 {number}% 的行只是 {share}")
    ]


@pytest.mark.parametrize(
    "line",
    [
        # with a unit; a small number, which may well count things; the target; a share of it
        "    若 实际值 ≥ 95% 则 分值\n",
        "    若 实际值 ≥ 3 则 分值\n",
        "    若 实际值 ≥ 指标值 则 分值\n",
        "    若 实际值 ÷ 指标值 ≥ 95% 则 分值\n",
        # rows told apart by their unit, their name, a field of theirs
        "    若 指标值.单位 = 「人」 且 实际值 ≥ 95 则 分值\n",
        "    若 名称 = 「人数」 且 实际值 ≥ 95 则 分值\n",
        "    若 完成档次 = 好 且 实际值 ≥ 95 则 分值\n",
    ],
)
def test_what_may_be_meant_is_not(tmp_path: Path, line: str) -> None:
    assert told(tmp_path, METHOD.format(line)) == []


def test_nor_where_scoring_says_for_which_rows(tmp_path: Path) -> None:
    scoring = "补充 模板 表\n    计分\n        | 名称 | 方法 |\n        | 「人数」 | 比例 |\n        | - | 评定 |\n"
    assert told(tmp_path, METHOD.format("    若 实际值 ≥ 95 则 分值\n") + scoring) == []


def test_nor_where_the_field_has_a_unit(tmp_path: Path) -> None:
    parent = PARENT.replace("字段 实际值: 量", "字段 实际值: 量，单位 %")
    assert told(tmp_path, METHOD.format("    若 实际值 ≥ 95 则 分值\n"), parent=parent) == []


def test_nor_in_a_method_that_no_line_of_scoring_names(tmp_path: Path) -> None:
    assert told(tmp_path, METHOD.replace("替换 方法 比例", "方法 满意").format("    若 实际值 ≥ 95 则 分值\n")) == []
