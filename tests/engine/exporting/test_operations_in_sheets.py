"""The operations' own examples, in sheets: their numbers stand in cells, their results come from formulas."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.engine.exporting.sheet import Value, worked_out
from tests.engine.language.test_operations import resolved

from duheng.exporting.live.kernel import Case, SheetKernel, Spans
from duheng.exporting.terms.kinds import UNKNOWN, Reading, Term
from duheng.exporting.terms.text import formula_of
from duheng.exporting.terms.value import value_of
from duheng.language import tree
from duheng.language.decimal import decimal_text
from duheng.language.operation import Sample
from duheng.language.operations import BY_KEY, ROWS

SAMPLES = [pytest.param(sample, id=sample.expression) for row in ROWS for sample in row.samples]
OPEN = "待定"


class OnCells:
    """Makes terms of an example whose numbers are put into cells, but for the places of a rounding."""

    def __init__(self) -> None:
        self.cells: dict[str, Value] = {}

    def of(self, expression: tree.Expression) -> Any:
        match expression:
            case tree.Literal(value=Fraction() as number):
                address = f"$A${len(self.cells) + 1}"
                self.cells[address] = number
                return Reading(address)
            case tree.Literal():
                return expression.value
            case tree.Between():
                low, high = self.of(expression.low), self.of(expression.high)
                return Spans((Case(True, low, high, expression.low_open, expression.high_open),))
            case tree.Call(arguments=(number, tree.Literal() as places)) if "round" in expression.operation:
                return BY_KEY[expression.operation].apply(SheetKernel(), [self.of(number), places.value])
            case tree.Call():
                return BY_KEY[expression.operation].apply(
                    SheetKernel(), [self.of(each) for each in expression.arguments]
                )
        raise AssertionError(expression)

    def shown(self, value: Any) -> str:
        """A result as examples write it, by its formula; of an interval each end."""
        if isinstance(value, Spans):
            (case,) = (each for each in value.cases if self.shown(each.truth) == "是")
            left, right = "(" if case.low_open else "[", ")" if case.high_open else "]"
            return f"{left}{self.shown(case.low)}, {self.shown(case.high)}{right}"
        found = worked_out(formula_of(value, (), OPEN), self.cells) if isinstance(value, Term) else value
        if isinstance(value, Term):
            exact = value_of(value, {at: held for at, held in self.cells.items() if isinstance(held, Fraction)})
            assert exact == (None if found == OPEN else found)
        if isinstance(found, bool):
            return "是" if found else "否"
        return decimal_text(found) if isinstance(found, Fraction) else str(found)


@pytest.mark.parametrize("sample", SAMPLES)
def test_an_example_holds_in_a_sheet(sample: Sample) -> None:
    on_cells = OnCells()
    assert on_cells.shown(on_cells.of(resolved(sample.expression))) == sample.result


def test_what_no_cell_changes_is_folded() -> None:
    """The same examples without cells: fixed numbers stay fractions, a fixed zero divisor has no value."""
    kernel = SheetKernel()
    assert BY_KEY["divide"].apply(kernel, [Fraction(1), Fraction(3)]) == Fraction(1, 3)
    assert BY_KEY["divide"].apply(kernel, [Fraction(1), Fraction(0)]) is UNKNOWN
    assert BY_KEY["at_least"].apply(kernel, [Fraction(2), Fraction(2)]) is True
    assert BY_KEY["most"].apply(kernel, [Fraction(1), Fraction(3), Fraction(2)]) == 3
    assert BY_KEY["least"].apply(kernel, [Fraction(3), Fraction(1), Fraction(2)]) == 1
    assert BY_KEY["equal"].apply(kernel, ["有效化解矛盾。", "有效化解矛盾"]) is True


@pytest.mark.parametrize(
    ("operation", "text", "truths"),
    [
        ("less", "$A$1<5", (True, False, False)),
        ("at_most", "$A$1<=5", (True, True, False)),
        ("greater", "$A$1>5", (False, False, True)),
        ("at_least", "$A$1>=5", (False, True, True)),
        ("equal", "$A$1=5", (False, True, False)),
        ("unequal", "$A$1<>5", (True, False, True)),
    ],
)
def test_comparisons_below_on_and_above_a_number(operation: str, text: str, truths: tuple[bool, ...]) -> None:
    term = BY_KEY[operation].apply(SheetKernel(), [Reading("$A$1"), Fraction(5)])
    formula = formula_of(term, (), OPEN)
    assert formula == f'IF(COUNT($A$1)=1,{text},"待定")'
    assert tuple(worked_out(formula, {"$A$1": Fraction(number)}) for number in (4, 5, 6)) == truths


def test_factors_cancel() -> None:
    """Of two cells in 万元 the quotient needs no factor, the sum needs it once."""
    first, second, wan = Reading("$A$1"), Reading("$B$1"), Fraction(10000)
    rate = BY_KEY["divide"].apply(SheetKernel(), [first * wan, second * wan])
    above = "IF($B$1>0,$A$1/$B$1,NA())"
    assert formula_of(rate, (), OPEN) == f'IF(COUNT($A$1,$B$1)=2,IFERROR({above},"待定"),"待定")'
    rate = BY_KEY["divide"].apply(SheetKernel(), [first * wan, second * wan], signed=True)
    assert formula_of(rate, (), OPEN) == 'IF(COUNT($A$1,$B$1)=2,IFERROR($A$1/$B$1,"待定"),"待定")'
    assert formula_of(first * wan + second * wan, (), OPEN) == 'IF(COUNT($A$1,$B$1)=2,($A$1+$B$1)*10000,"待定")'
    assert formula_of(first * Fraction(1, 3), (), OPEN) == 'IF(COUNT($A$1)=1,$A$1/3,"待定")'
    assert formula_of(first - (second - first), (), OPEN) == 'IF(COUNT($A$1,$B$1)=2,$A$1-($B$1-$A$1),"待定")'


def test_brackets_stand_where_they_must() -> None:
    """8 ÷ (2 × 4) = 1 and 8 ÷ 2 × 4 = 16; 8 - (2 + 4) = 2."""
    eight, two, four = (Reading(f"$A${number}") for number in (1, 2, 3))
    kernel = SheetKernel().signed
    cells: dict[str, Value] = {"$A$1": Fraction(8), "$A$2": Fraction(2), "$A$3": Fraction(4)}
    for term, text, value in [
        (kernel.divide(eight, two * four), "$A$1/($A$2*$A$3)", 1),
        (kernel.divide(eight, two) * four, "$A$1/$A$2*$A$3", 16),
        (eight - (two + four), "$A$1-($A$2+$A$3)", 2),
        (eight + (two + four), "$A$1+$A$2+$A$3", 14),
        (eight + (-four + two), "$A$1+(-$A$3+$A$2)", 6),
        ((eight + two) * four, "($A$1+$A$2)*$A$3", 40),
        (-(eight + two), "-($A$1+$A$2)", -10),
    ]:
        formula = formula_of(term, (), OPEN)
        assert text in formula
        assert worked_out(formula, cells) == value
