"""What is taken over from the form as it is, since no cell of the sheet changes it."""

from __future__ import annotations

from duheng.evaluation.values.cells import Reader
from duheng.exporting.live.kernel import Case, SheetValue, Spans
from duheng.exporting.terms import kinds as terms
from duheng.exporting.terms.kinds import UNKNOWN
from duheng.forms.model import Cell
from duheng.language.edge import Edge
from duheng.language.ranges import Range, Unknown


def read_fixed(reader: Reader, cell: Cell | None) -> SheetValue:
    """What a reader of cells makes of one, as a term; no cell changes it."""
    value = reader(cell, ((), ""))
    if isinstance(value, Edge):
        return value.number if not value.side else terms.Edged(value.number, value.side)
    if isinstance(value, Range) and not value.causes:
        return Spans((Case(True, value.low, value.high, value.low_open, value.high_open),))
    return UNKNOWN if isinstance(value, Range | Unknown) else value
