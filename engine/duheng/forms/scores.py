"""Points and claimed scores as forms write them: one number, with 分 or nothing after it."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from duheng.forms.cells import blank
from duheng.forms.model import Written
from duheng.forms.notation import read_number
from duheng.forms.unusable import unusable_cell
from duheng.language.units import BARE, POINTS
from duheng.problems.form_cells import ClaimUnreadable
from duheng.problems.form_rows import PointsMissing, PointsNegative, PointsUnreadable
from duheng.problems.problem import Problem
from duheng.source import Span, in_short

_REMEMBERED = 4096


@lru_cache(_REMEMBERED)
def read_score(text: str) -> Fraction | None:
    """The points that a text says: 2, 2.50, 2分; a percentage, 万 or 9/10, which may be 9 points of 10, isn't points."""
    found = read_number(text)
    return found.number if found and (found.unit == BARE or found.unit.dimension == POINTS) else None


def read_points(
    cell: Written | None, name: str, path: tuple[str, ...], row: Span, findings: list[Problem], *, needed: bool
) -> Fraction | None:
    """The points of a node by its 分值; None where there are none that can be read, which is a finding."""
    text = cell.text.strip() if cell else ""
    if cell is None or blank(text):
        if needed:
            findings.append(PointsMissing(span=cell.span if cell and cell.text else row, path=path, name=name))
        return None
    points = read_score(text)
    if points is None and not unusable_cell(text):
        findings.append(PointsUnreadable(span=cell.span, path=path, name=name, text=in_short(text)))
    elif points is not None and points.numerator < 0:
        findings.append(PointsNegative(span=cell.span, path=path, name=name, text=in_short(text)))
    return points


def read_claim(cell: Written | None, path: tuple[str, ...], findings: list[Problem]) -> Fraction | None:
    """A score that the form claims; None where it claims none, or none that can be read, which is a finding."""
    if cell is None or blank(cell.text):
        return None
    score = read_score(cell.text)
    if score is None and not unusable_cell(cell.text):
        text = in_short(cell.text)
        findings.append(ClaimUnreadable(span=cell.span, path=path, label=cell.label, text=text))
    return score
