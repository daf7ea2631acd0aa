"""A number without a unit beside one that has it: 100 beside 98%, 420 beside ≥400人次.

Forms often write the unit once. The bare number then takes it, and a finding says so. It doesn't where the number is
nearer to the other one as it stands: 0.98 beside ≥95% is hardly 0.98%, and 35000 beside 3万人 is hardly 35000万人. Nor
where only ten thousand times as much, or as little, comes near the other: 0.35 beside ≥3000元 is hardly 0.35元.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from duheng.forms.cells import scaled
from duheng.forms.model import Cell
from duheng.language.tree import Field
from duheng.language.types import FieldKind
from duheng.language.units import DATE, RATIO, Unit
from duheng.language.values import MEASURED, Bounded, Quantity, Words
from duheng.problems.form_cells import UnitDoubtful, UnitTaken
from duheng.problems.problem import Problem
from duheng.record import replace
from duheng.source import in_short

_SURELY, _HARDLY, _WAN = 10, 1000, 10_000
_MEASURED = (FieldKind.TARGET, FieldKind.QUANTITY)


def measured_fields(fields: Iterable[Field]) -> list[str]:
    """The names of the fields that hold targets and measured values."""
    return [field.name for field in fields if field.kind in _MEASURED]


def borrow(cells: dict[str, Cell], measured: list[str], path: tuple[str, ...]) -> list[Problem]:
    """Give bare numbers of a row the unit that its other cells agree on; the findings say where.

    ``measured`` are the names of the fields that hold targets and measured values.
    """
    loans = {name: lent(cells, measured, name) for name in measured if name in cells and _borrows(cells[name])}
    found: list[Problem] = []
    for name, loan in loans.items():
        if loan is not None and not _stands_alone(cells[name], *loan):
            cells[name], finding = _take(cells[name], *loan, path)
            found.append(finding)
    return found


def lent(cells: Mapping[str, Cell], measured: Iterable[str], name: str) -> tuple[Cell, Unit] | None:
    """The first cell that lends a unit to a bare number in the cell ``name``, and the unit; None where none does."""
    lenders = [cells[other] for other in measured if other != name and other in cells and _lends(cells[other])]
    units = {_measured(lender).unit for lender in lenders}
    return (lenders[0], units.pop()) if len(units) == 1 else None


def number_lent(cell: Cell) -> Fraction | None:
    """The number that a borrower is held against, in base units."""
    return _number(_measured(cell))


def _borrows(cell: Cell) -> bool:
    return isinstance(cell.value, MEASURED) and cell.value.unit.bare


def _take(cell: Cell, lender: Cell, measure: Unit, path: tuple[str, ...]) -> tuple[Cell, Problem]:
    value = scaled(_measured(cell), measure)
    kind: type[UnitTaken | UnitDoubtful] = UnitTaken
    taken = replace(cell, value=value, unit=measure)
    if _doubtful(number_lent(cell), _number(value), number_lent(lender), measure):
        kind, taken = UnitDoubtful, replace(cell, value=Words(cell.text.strip(), number=True))
    finding = kind(
        span=cell.span,
        path=path,
        label=cell.field,
        text=in_short(cell.text),
        source=lender.field,
        unit=measure.text,
    )
    return taken, finding


def _lends(cell: Cell) -> bool:
    """Whether a cell has a unit to lend; the share of 三分之二 has none."""
    value = cell.value
    return isinstance(value, MEASURED) and bool(value.unit.text) and value.unit.dimension != DATE


def _multiplies(measure: Unit) -> bool:
    """Whether a unit is just 万 or 亿, which is a part of the number."""
    return measure.dimension == RATIO and measure.factor > 1


def _stands_alone(cell: Cell, lender: Cell, measure: Unit) -> bool:
    """Whether a number beside one in 万 is meant as it stands: 2100 beside 2000万 isn't, 21000000 is."""
    if not _multiplies(measure):
        return False
    bare, other = number_lent(cell), number_lent(lender)
    return not bare or not other or _apart(bare, other) <= _apart(bare * measure.factor, other)


def _measured(cell: Cell) -> Quantity | Bounded:
    assert isinstance(cell.value, MEASURED)
    return cell.value


def _number(value: Quantity | Bounded) -> Fraction | None:
    if isinstance(value, Quantity):
        return value.number
    return value.written if value.written is not None else value.high


def _doubtful(bare: Fraction | None, taken: Fraction | None, other: Fraction | None, measure: Unit) -> bool:
    """Whether the number is nearer to the other one, by ratio, without the unit than with it.

    A number above 1 beside a percentage is a percentage, however far off; one up to 1 only where it is much nearer as
    one: 0.3 beside 0.5%, but not 0.95 beside 9%.
    """
    if not bare or not taken or not other:
        return False
    far = _apart(taken, other)
    if (
        measure.dimension != RATIO
        and far > _HARDLY
        and min(_apart(taken * _WAN, other), _apart(taken / _WAN, other)) < _SURELY
    ):
        return True
    if bare == taken or (measure.dimension == RATIO and abs(bare) > 1):
        return False
    margin = _SURELY if measure.dimension == RATIO else 1
    return _apart(bare, other) < margin * far


def _apart(left: Fraction, right: Fraction) -> Fraction:
    ratio = abs(left / right)
    return max(ratio, 1 / ratio)
