"""Signs and units that forms print in columns of their own: ``指标性质 ≥ | 指标值 735 | 度量单位 人次``.

The template says which columns belong to which field (符号列, 单位列). What stands there is joined to the number, as
people write it in one cell; a number that says its sign or unit itself keeps them. A word such as 定性 in the column of
signs says nothing of a number.
"""

from __future__ import annotations

from duheng.forms.cells import blank
from duheng.forms.labels import Labels, narrow
from duheng.forms.model import Written
from duheng.forms.notation import read_value
from duheng.language.types import Direction
from duheng.language.values import MEASURED, Bounded, Quantity, Value, Words
from duheng.problems.form_cells import BesideUnused
from duheng.problems.problem import Problem
from duheng.record import Record, replace
from duheng.source import in_short

_WORDS = {Direction.POSITIVE.value: "≥", Direction.NEGATIVE.value: "≤", Direction.EQUAL.value: "="}


def is_sign(text: str) -> bool:
    """Whether a text is a sign that stands before a number, or the word for one: ≥, =, 反向."""
    mark = _WORDS.get(narrow(text), narrow(text))
    return mark == _WORDS[Direction.EQUAL.value] or (
        isinstance(read_value(mark), Words) and isinstance(read_value(f"{mark}1"), Bounded)
    )


class _Beside(Record):
    field: str
    signs: tuple[str, ...]
    units: tuple[str, ...]


class Besides:
    """The columns that stand beside the fields of a form's rows."""

    def __init__(self, labels: Labels) -> None:
        meant = labels.meant
        self._besides = [
            _Beside(field.name, tuple(meant[each] for each in field.signs), tuple(meant[each] for each in field.units))
            for entry in labels.entries.values()
            for field in entry.fields
            if field.signs or field.units
        ]

    def join(self, cells: dict[str, Written], findings: list[Problem]) -> dict[str, Written]:
        """A row's cells by what they mean, with signs and units joined to their numbers; findings where that fails."""
        joined = dict(cells)
        for beside in self._besides:
            cell = cells.get(beside.field)
            if cell is not None and not blank(cell.text):
                joined[beside.field] = _joined(cell, _said(beside.signs, cells), _said(beside.units, cells), findings)
        return joined


def _said(labels: tuple[str, ...], cells: dict[str, Written]) -> Written | None:
    found = (cells[label] for label in labels if label in cells)
    return next((cell for cell in found if not blank(cell.text)), None)


def _joined(cell: Written, sign: Written | None, unit: Written | None, findings: list[Problem]) -> Written:
    text = cell.text.strip()
    for beside, tried in ((unit, _with_unit), (sign, _with_sign)):
        if beside is None:
            continue
        longer = tried(text, beside.text.strip())
        text = longer or text
        if longer is None:
            findings.append(_unused(cell, beside))
    contradicted = sign is not None and _contradicts(text, sign.text.strip())
    return replace(cell, text=text, contradicted=contradicted) if contradicted or text != cell.text.strip() else cell


def _unused(cell: Written, beside: Written) -> Problem:
    return BesideUnused(
        span=beside.span,
        label=beside.label,
        said=in_short(beside.text),
        other=cell.label,
        text=in_short(cell.text),
    )


def _with_unit(text: str, unit: str) -> str | None:
    """The text with its unit; None where it is a number that the unit doesn't go with."""
    value = read_value(text)
    if not isinstance(value, MEASURED):
        return text
    if value.unit.bare:
        longer = read_value(text + unit)
        return text + unit if isinstance(longer, MEASURED) and not longer.unit.bare else None
    other = read_value(f"1{unit}")
    agrees = isinstance(other, Quantity) and other.unit.dimension == value.unit.dimension
    return text if agrees else None


def _with_sign(text: str, sign: str) -> str | None:
    """The text with its sign; None where it says another one itself, or is no number that could have one."""
    mark = _WORDS.get(narrow(sign), sign)
    meant = read_value(f"{mark}1")
    if isinstance(meant, Words):
        return text
    value = read_value(text)
    if isinstance(value, Bounded) and _alike(value, meant):
        return text
    signed = isinstance(value, MEASURED) and not isinstance(read_value(mark + text), Words)
    return mark + text if signed else None


def _contradicts(text: str, sign: str) -> bool:
    """Whether a bound says another direction than the sign beside it."""
    value, meant = read_value(text), read_value(f"{_WORDS.get(narrow(sign), sign)}1")
    return isinstance(value, Bounded) and isinstance(meant, Bounded) and not _alike(value, meant)


def _alike(value: Bounded, meant: Value) -> bool:
    return isinstance(meant, Bounded) and value.direction is meant.direction
