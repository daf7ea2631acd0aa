"""Dates written like numbers in rows that say no unit: 2020.12 beside 2021.03 is hardly a matter of hundredths."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from duheng.forms.model import Cell, FormNode
from duheng.forms.notation import read_date
from duheng.language.values import Quantity
from duheng.problems.form_cells import DateAsNumber
from duheng.problems.problem import Problem
from duheng.source import in_short


def bare_dates(nodes: Iterable[FormNode], measured: Collection[str]) -> Iterator[Problem]:
    """The rows whose targets and actual values are all numbers without a unit that may be dates."""
    for node in nodes:
        cells = [cell for name in measured if (cell := node.cells.get(name)) is not None and cell.present]
        if len(cells) > 1 and all(map(_may_be_date, cells)):
            texts = tuple(in_short(cell.text.strip()) for cell in cells)
            yield DateAsNumber(span=cells[0].span, path=node.path, texts=texts)


def _may_be_date(cell: Cell) -> bool:
    bare = isinstance(cell.value, Quantity) and cell.value.unit.bare
    return bare and read_date(cell.text) is not None
