"""A finding about a cell of a sheet says the cell once, whatever report it stands in."""

from __future__ import annotations

import pytest
from tests.engine.importing.sheets import FILE, imported, sheet
from tests.engine.importing.test_layouts import HEAD, ROW

from duheng import api
from duheng.books.model import Cell, Sheet
from duheng.problems.books import CellFails, CellUnusable, DateImpossible, FormatMisleads, FormulaWithoutValue
from duheng.reports import filing, terminal
from duheng.reports.page import form_page
from duheng.source import CellSpan

PLACE = CellSpan(FILE, 3, 6, 7, "自评表")
CELL = "自评表!F3"


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (FormulaWithoutValue(span=PLACE, cell=CELL, formula="A1"), "公式没有保存过的结果：=A1"),
        (CellFails(span=PLACE, cell=CELL, shown="#REF!"), "是错误值 #REF!"),
        (FormatMisleads(span=PLACE, cell=CELL, held="5", format="甲"), "存的是 5，数字格式 甲 使它显示成别的样子"),
        (DateImpossible(span=PLACE, cell=CELL, held="-1"), "格式是日期，存的数 -1 却不是日期"),
    ],
)
def test_the_cell_is_said_once(problem: CellUnusable, said: str) -> None:
    drawn = sheet(f"| 项目名称 | 培训 |\n{HEAD}\n{ROW}")
    cells: dict[tuple[int, int], Cell] = {place: cell for place, cell in drawn.cells.items() if place != (3, 6)}
    form = imported(Sheet(drawn.name, False, cells, (), {}, (problem,))).form
    result = api.evaluate(form, api.load_ruleset("000000/2020"))
    assert problem.message("zh").startswith(CELL)
    shown = terminal.render(result, "zh", 200, colour=False, explain=False)
    assert f"{problem.code}  {CELL}：{said}\n" in shown
    for text in (filing.render(result, "zh"), form_page.render(result, "zh", {})):
        assert f"{CELL} {CELL}" not in text
        assert f"{CELL}：{CELL}" not in text
