"""A sheet that holds two forms is told so, also where they are copies of one another."""

from __future__ import annotations

import pytest
from tests.engine.importing.sheets import LABELS, ROW, read, rows_of, sheet

from duheng.importing.read import Imported
from duheng.problems.problem import Problem
from duheng.problems.sheets import SecondForm

TABLE = "\n".join("| " + " | ".join(cells) + " |" for cells in (LABELS, ROW))
TOTAL = "| 总分 |  |  | 10 |  |  | 9.5 |"


def second(text: str) -> SecondForm | None:
    """That another form begins; None where the sheet is read as one."""
    found = read(sheet(text))
    problems: tuple[Problem, ...] = () if isinstance(found, Imported) else found
    return next((each for each in problems if isinstance(each, SecondForm)), None)


@pytest.mark.parametrize(
    ("between", "label"),
    [
        (f"{TOTAL}\n| 项目名称 | 甲 |\n| 实施单位 | 丙 |", "项目名称"),
        (f"{TOTAL}\n| 注：无 |\n| 项目名称：甲 |", "项目名称"),
        ("| 项目名称 | 乙 |", "项目名称"),
    ],
)
def test_a_form_below_the_first(between: str, label: str) -> None:
    told = second(f"| 项目名称 | 甲 |\n{TABLE}\n{between}\n{TABLE}")
    assert told is not None
    assert told.label == label


def test_a_head_that_comes_again_on_the_next_page_is_no_form() -> None:
    assert second(f"| 项目名称 | 甲 |\n{TABLE}\n| 项目名称 | 甲 |\n{TABLE}") is None
    assert second(f"| 项目名称 | 甲 |\n{TABLE}\n{TOTAL}\n{TABLE}") is None
    assert second(f"| 单位：万元 |\n{TABLE}\n{TOTAL}\n| 单位：万元 |\n{TABLE}") is None


def test_a_form_right_of_the_first() -> None:
    told = second("\n".join(f"{line}  {line}" for line in TABLE.splitlines()))
    assert told is not None
    assert told.span is not None
    assert told.span.column > len(LABELS)


def test_single_labels_may_come_again() -> None:
    found = read(sheet("\n".join(f"{line} 9 | 8 |" for line in TABLE.splitlines()).replace("9 | 8", "得分 | 分值", 1)))
    assert isinstance(found, Imported)
    assert rows_of(found)[0]["自评得分"] == "9.5"
