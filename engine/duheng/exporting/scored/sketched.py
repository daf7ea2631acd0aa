"""A scored form in the official layout: as it was filled in, with what was computed beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from duheng.exporting.blank.rows import BlankRows
from duheng.exporting.layout.columns import Column, beside, columns_of, grid_widths, widened
from duheng.exporting.layout.head import HeadDrawer
from duheng.exporting.layout.nearby import seen_from
from duheng.exporting.layout.sketch import Content, Role, Sketch
from duheng.exporting.layout.table import TableDrawer
from duheng.exporting.layout.values import points_content, score_written
from duheng.exporting.scored.values import DIFFERENCE, SIGNED, ScoredValues
from duheng.exporting.terms.text import number_text, quoted
from duheng.forms.labels import CLAIMED_GRADE, CLAIMED_TOTAL, NOTE, REGION, SOURCE, YEAR
from duheng.forms.scores import read_score
from duheng.language.builtins import CLAIMED, SCORE_OF
from duheng.record import replace

_SYSTEM_WIDTHS = (9.0, 10.5, 44.5)
_IS_NOTE = re.compile(r"附?注\s*[:：]")
_WORDS = (REGION, YEAR, SOURCE, CLAIMED_GRADE)


def scored_sketch(values: ScoredValues) -> Sketch:
    """The scored form as a drawing."""
    columns = _columns(values)
    sketch = Sketch(grid_widths(columns), _SYSTEM_WIDTHS)
    HeadDrawer(sketch, values).draw([word for word in _WORDS if word in values.said])
    table = TableDrawer(sketch, columns, values)
    table.head()
    table.rows(values.rows.table())
    claimed = values.said.get(CLAIMED_TOTAL)
    full = points_content(values.result.total.full)
    table.total(full, score_written(claimed.text if claimed is not None else ""), open=False)
    if NOTE in values.said:
        sketch.next()
        said = values.said[NOTE].text.strip()
        sketch.put(1, sketch.columns, Role.NOTE, said if _IS_NOTE.match(said) else f"{NOTE}：{said}")
    return sketch


def with_formulas(sketch: Sketch, formulas: Mapping[tuple[str, ...], Content]) -> None:
    """Let scores and differences be worked out in the sheet, by their nodes' paths; empty for the total."""
    for number, box in enumerate(sketch.boxes):
        path, name = box.key or (None, "")
        if path is None:
            continue
        if name == SCORE_OF and path in formulas:
            sketch.boxes[number] = replace(box, content=formulas[path])
        elif name == DIFFERENCE:
            formula = difference_formula(_claimed(sketch, path), sketch.address(path, SCORE_OF))
            said = box.content
            if formula:
                sketch.boxes[number] = replace(box, content=Content(said.text, said.number, SIGNED, formula))


def _claimed(sketch: Sketch, path: tuple[str, ...]) -> str | None:
    """A claimed score's cell; what it says, as long as it is a text that says a number."""
    box, place = sketch.box(path, CLAIMED), sketch.address(path, CLAIMED)
    text = box.content.text.strip() if box is not None and box.content.number is None else ""
    number = read_score(text) if text else None
    return place if number is None else f"IF({place}={quoted(text)},{number_text(number)[0]},{place})"


def difference_formula(claimed: str | None, score: str | None) -> str:
    """The claimed score less the computed one; nothing where either isn't a number, or they are the same."""
    if claimed is None or score is None:
        return ""
    same = f"ROUND({claimed}-{score},10)"
    return seen_from(score, f'IF(AND(ISNUMBER({claimed}),ISNUMBER({score})),IF({same}=0,"",{same}),"")')


def _columns(values: ScoredValues) -> tuple[Column, ...]:
    used, aside = values.rows.used(), beside(values.template)
    levels = BlankRows(values.ruleset, values.plan, 0).levels() | values.rows.levels()
    found = columns_of(values.ruleset, levels, used)
    kept = [column for column in found if column.meaning not in aside or column.meaning in used]
    return widened(tuple(kept), values.plan.least_columns)
