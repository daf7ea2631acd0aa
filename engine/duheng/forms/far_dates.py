"""Dates that lie years away from the form's own: 2015年12月31日 on a form of 2025 is more often a slip than a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from duheng.forms.model import FormNode
from duheng.language.units import DATE
from duheng.language.values import MEASURED, Bounded, Quantity
from duheng.problems.form_cells import DateFar
from duheng.problems.problem import Problem
from duheng.source import in_short

_NEAR = 2
"""How many years a project may reach back or on before somebody should look."""


def far_dates(nodes: Iterable[FormNode], year: int | None) -> Iterator[Problem]:
    """The dates of a form that are further than ``_NEAR`` years from its own year; none where it doesn't say that."""
    if year is None:
        return
    for node in nodes:
        for cell in node.cells.values():
            value = cell.value
            if not isinstance(value, MEASURED) or value.unit.dimension != DATE:
                continue
            if any(abs(day.year - year) > _NEAR for day in _days(value)):
                text = in_short(cell.text.strip())
                yield DateFar(span=cell.span, path=node.path, label=cell.field, text=text, year=year)


def _days(value: Quantity | Bounded) -> Iterator[date]:
    ends: tuple[Fraction | None, ...] = (value.number,) if isinstance(value, Quantity) else (value.low, value.high)
    return (date.fromordinal(int(end)) for end in ends if end is not None and end >= 1)
