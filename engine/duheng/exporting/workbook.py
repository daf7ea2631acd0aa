"""The scored workbook: the form in its official layout with what was computed, and the reasons on further sheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from duheng.books.drawn import DrawnSheet, address
from duheng.books.writing import write_book
from duheng.checking.effective import EffectiveLine
from duheng.evaluation.result import NodeResult, Result
from duheng.exporting.lists import findings_sheet, ledger_sheet, rules_sheet, summary_sheet
from duheng.exporting.looks import drawn
from duheng.exporting.scored import scored_sketch, with_formulas
from duheng.exporting.scored_values import ScoredValues
from duheng.exporting.sketch import Sketch
from duheng.exporting.values import Showing, as_written
from duheng.exporting.wording import words
from duheng.forms.labels import TITLE
from duheng.forms.model import Form
from duheng.language.builtins import SCORE_OF
from duheng.language.tree import Ruleset
from duheng.problems.problem import Language, Problem
from duheng.record import replace

Address = Callable[[tuple[str, ...], str], str | None]
"""The absolute address of a node's field, of its 分值, 自评得分 or computed 得分; path () for the form's head."""
Formulas = Callable[[Address], Mapping[tuple[str, ...], str]]
"""For each node whose score can be worked out in the sheet its formula, without ``=``; path () for the total."""

_SUMMARY_FIRST, _SUMMARY_SCORE = 3, 3


def scored_workbook(
    form: Form,
    result: Result,
    ruleset: Ruleset,
    effective: Sequence[EffectiveLine],
    *,
    language: Language = "zh",
    show: Showing = as_written,
    formulas: Formulas | None = None,
) -> bytes | Problem:
    """The bytes of the workbook, or why there are none.

    ``show`` says which cells are numbers of the sheet instead of the texts that were written; ``formulas`` lets scores
    be worked out in the sheet. Without it they are values.
    """
    sketch = scored_sketch(form, result, ruleset, show=show, language=language)
    values = ScoredValues(form, result, ruleset, show, language)
    names = words(language).sheets
    apart = [node for node in result.nodes if sketch.address(node.path, SCORE_OF) is None]
    summary = summary_sheet(result, values, apart, names[1])
    if formulas is not None:
        made = formulas(addresses(sketch, apart, names[0], names[1]))
        with_formulas(sketch, made)
        summary = _with_formulas(summary, apart, made)
    sheets = [
        drawn(sketch, names[0]),
        summary,
        ledger_sheet(result, names[2], language),
        findings_sheet(result.findings, names[3], language),
        rules_sheet(result, effective, names[4], language),
    ]
    return write_book(sheets, values.head(TITLE).text)


def addresses(sketch: Sketch, apart: Sequence[NodeResult], form: str, summary: str) -> Address:
    """Where values and scores stand, by node and name, with the sheet's name."""
    rows = {node.path: _SUMMARY_FIRST + number for number, node in enumerate(apart)}

    def found(path: tuple[str, ...], name: str) -> str | None:
        if name == SCORE_OF and path in rows:
            return address(rows[path], _SUMMARY_SCORE, summary)
        return sketch.address(path, name, form)

    return found


def _with_formulas(
    sheet: DrawnSheet, apart: Sequence[NodeResult], formulas: Mapping[tuple[str, ...], str]
) -> DrawnSheet:
    cells = dict(sheet.cells)
    for row, node in enumerate(apart, _SUMMARY_FIRST):
        if node.path in formulas:
            place = (row, _SUMMARY_SCORE)
            cells[place] = replace(cells[place], formula=formulas[node.path])
    return replace(sheet, cells=cells)
