"""A blank form of a ruleset: as a sheet, as a document, or as YAML."""

from __future__ import annotations

from pathlib import PurePath

from duheng.books.document_writing import write_document
from duheng.books.writing import write_book
from duheng.exporting.blank.as_yaml import blank_yaml
from duheng.exporting.blank.rows import BlankRows
from duheng.exporting.layout.columns import columns_of, grid_widths, widened
from duheng.exporting.layout.head import HeadDrawer
from duheng.exporting.layout.looks import drawn
from duheng.exporting.layout.sketch import EMPTY, Content, Role, Sketch
from duheng.exporting.layout.table import TableDrawer, sum_of
from duheng.exporting.layout.values import BlankValues
from duheng.exporting.layout.wording import words
from duheng.forms.labels import YEAR
from duheng.language.builtins import CLAIMED, POINTS_OF
from duheng.language.totals import adds_up
from duheng.language.tree import Ruleset
from duheng.language.types import FieldKind
from duheng.problems.commands import NotABlankForm
from duheng.problems.problem import Language, Problem

KINDS = (".xlsx", ".docx", ".yaml")
_OTHER_SPELLING = ".yml"
ROWS = 3
_USUAL_MONEY = "万元"


def kind_of(name: str) -> str | Problem:
    """The kind of blank form that a file's name asks for by its ending; or that there is none of that kind."""
    path = PurePath(name)
    kind = path.suffix.lower()
    return kind if kind in (*KINDS, _OTHER_SPELLING) else NotABlankForm(name=kind or path.name, allowed=KINDS)


def blank_form(
    ruleset: Ruleset, kind: str, *, rows: int = ROWS, year: int | None = None, language: Language = "zh"
) -> bytes | Problem:
    """The bytes of a blank form, ``kind`` being one of ``KINDS``; or why there are none.

    ``rows`` empty rows stand under each group whose indicators forms choose themselves. ``year`` is printed where it is
    given, or where the ruleset holds for one year only. Notes are in the language; the form's own words are the
    ruleset's.
    """
    if rows < 1:
        raise ValueError("a group has one row at least")
    known = year if year is not None else _only_year(ruleset)
    unitless = any(field.kind is FieldKind.MONEY and field.unit is None for field in ruleset.template.fields)
    values = BlankValues(ruleset, known, _USUAL_MONEY if unitless else "", language)
    if kind in (".yaml", _OTHER_SPELLING):
        return blank_yaml(ruleset, rows, values).encode()
    write = {".xlsx": write_book, ".docx": write_document}.get(kind)
    if write is None:
        return NotABlankForm(name=kind, allowed=KINDS)
    sheet = drawn(_sketch(ruleset, rows, values), words(language).sheets[0], protected=True)
    return write([sheet], ruleset.template.name)


def _sketch(ruleset: Ruleset, rows: int, values: BlankValues) -> Sketch:
    """The blank form as a drawing."""
    plan = values.plan
    making = BlankRows(ruleset, plan, rows)
    columns = widened(columns_of(ruleset, making.levels()), plan.least_columns)
    sketch = Sketch(grid_widths(columns))
    HeadDrawer(sketch, values).draw((YEAR,))
    table = TableDrawer(sketch, columns, values)
    table.head()
    first = sketch.row + 1
    made = making.rows(columns)
    table.rows(made)
    inside = [seat.path for seat in plan.seats if not seat.node.outside]
    counted = [first + number for number, row in enumerate(made) if row.counts]

    def summed(name: str) -> Content:
        """The points or scores of rows, and of nodes with a line in the table of amounts."""
        above = {(box.top, box.left) for path in inside if (box := sketch.box(path, name)) is not None}
        return sum_of(sketch, above | {(row, table.place(name)[0]) for row in counted})

    points, claimed = map(summed, (POINTS_OF, CLAIMED)) if adds_up(ruleset.template.total) else (EMPTY, EMPTY)
    table.total(points, claimed, open=True)
    for note in values.notes():
        sketch.next()
        sketch.put(1, sketch.columns, Role.NOTE, words(values.language).note + note)
    return sketch


def _only_year(ruleset: Ruleset) -> int | None:
    start, end = ruleset.effective_from, ruleset.effective_to
    return start.year if start is not None and end is not None and start.year == end.year else None
