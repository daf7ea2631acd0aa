"""The scored workbook: the form in its official layout with what was computed, and the reasons on further sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from duheng.books.drawn import DrawnCell, DrawnSheet, address
from duheng.books.writing import write_book
from duheng.checking.linking.effective import EffectiveLine
from duheng.evaluation.result import NodeResult, Result
from duheng.exporting.layout.looks import drawn
from duheng.exporting.layout.result_mark import RESULT
from duheng.exporting.layout.sketch import Content, Role, Sketch
from duheng.exporting.layout.values import as_written
from duheng.exporting.layout.wording import words
from duheng.exporting.live.kept_cells import Address
from duheng.exporting.live.sheet import LiveSheet, Made, as_number
from duheng.exporting.scored.lists import sheets_of_reasons, summary_sheet
from duheng.exporting.scored.sketched import difference_formula, scored_sketch, with_formulas
from duheng.exporting.scored.values import SIGNED, ScoredValues
from duheng.exporting.terms.unlive import Unlive
from duheng.forms.labels import TITLE
from duheng.forms.model import Form
from duheng.language.builtins import CLAIMED, POINTS_OF, SCORE_OF
from duheng.language.tree import Ruleset
from duheng.problems.problem import Language, Problem
from duheng.record import replace

_SUMMARY_FIRST, _SUMMARY_SCORE = 3, 3


def scored_workbook(
    form: Form,
    result: Result,
    ruleset: Ruleset,
    effective: Sequence[EffectiveLine],
    *,
    language: Language = "zh",
    live: bool = True,
) -> bytes | Problem:
    """The bytes of the workbook, or why there are none.

    ``live``: values are numbers of the sheet wherever a number format shows them as they were written, and scores
    are formulas wherever one means the same as the rule. Otherwise both are as they stand in the form and the result.
    """
    making = LiveSheet(form, ruleset, result, language)
    values = ScoredValues(form, result, ruleset, as_number if live else as_written, language)
    sketch = scored_sketch(values)
    apart = [node for node in result.nodes if sketch.address(node.path, SCORE_OF) is None]
    made = _made_live(sketch, making, apart) if live else Made({}, {})
    name, summary_name, *_ = words(language).sheets
    summary = summary_sheet(values, apart, summary_name, made)
    if live:
        summary = _with_formulas(summary, apart, made, sketch, name)
    sheets = [drawn(sketch, name), summary, *sheets_of_reasons(result, effective, language)]
    return write_book(sheets, values.head(TITLE).text, RESULT)


def _made_live(sketch: Sketch, making: LiveSheet, apart: Sequence[NodeResult]) -> Made:
    """Let the scores of a drawing be worked out in the sheet, and a note below it say so."""
    sketch.next()
    sketch.put(1, sketch.columns, Role.NOTE, making.words.live)
    form, summary, *_ = making.words.sheets
    made = making.made(sketch, addresses(sketch, apart, form, summary))
    with_formulas(sketch, made.live)
    return made


def addresses(sketch: Sketch, apart: Sequence[NodeResult], form: str, summary: str) -> Address:
    """Where values and scores stand, by node and name, with the sheet's name.

    A number that stands in two rows of one group can't be followed: either may change (``Unlive``).
    """
    rows = {node.path: _SUMMARY_FIRST + number for number, node in enumerate(apart)}
    times = Counter(box.key for box in sketch.boxes if box.key is not None and box.key[1] in (POINTS_OF, CLAIMED))

    def found(path: tuple[str, ...], name: str) -> str | None:
        if name == SCORE_OF and path in rows:
            return address(rows[path], _SUMMARY_SCORE, summary)
        if times[path, name] > 1:
            raise Unlive("表上有几行都写这一类指标的数", "several rows of the form hold the group's number")
        return sketch.address(path, name, form)

    return found


def _with_formulas(sheet: DrawnSheet, apart: Sequence[NodeResult], made: Made, sketch: Sketch, form: str) -> DrawnSheet:
    """The sheet of groups' scores with their formulas; what stands on the form's sheet is taken over from there."""
    cells = dict(sheet.cells)
    for row, path in enumerate([*(node.path for node in apart), ()], _SUMMARY_FIRST):
        points, score, claimed, difference = ((row, column) for column in range(2, 6))
        for place, name in ((points, POINTS_OF), (claimed, CLAIMED)):
            box = sketch.box(path, name)
            if box is not None and _same(box.content, cells[place]):
                found = sketch.address(path, name, form)
                cells[place] = replace(cells[place], formula=f'IF({found}="","",{found})')
        said, total = made.live.get(path), sketch.address(path, SCORE_OF, form)
        if said is not None:
            formula = said.formula if path else total or said.formula
            cells[score] = replace(cells[score], text=said.text, number=said.number, formula=formula)
        shown = difference_formula(address(*claimed), address(*score))
        cells[difference] = replace(cells[difference], format=SIGNED, formula=shown)
    return replace(sheet, cells=cells)


def _same(content: Content, cell: DrawnCell) -> bool:
    """Whether a cell of the form's sheet says the number of a cell, or both say nothing."""
    return content.number == cell.number and (content.number is not None or not (content.text or cell.text))
