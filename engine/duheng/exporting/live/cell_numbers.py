"""The number of a cell in a sheet: what it means by its unit, and what it means that none stands there.

A number that is typed where none stood has the unit that the form would lend it, or no value. ``supposed`` keeps what
would be typed there, as great as numbers without a unit may not be where they are ratios.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from duheng.books.formats import read_format
from duheng.books.shown import shown_number
from duheng.evaluation.units.on_form import MOST_IN_A_CELL
from duheng.evaluation.values.cells import attribute_reader
from duheng.exporting.layout.held import Held
from duheng.exporting.live.fixed import read_fixed
from duheng.exporting.live.kept_cells import KeptCells
from duheng.exporting.live.kernel import Case, SheetValue, Spans, compared
from duheng.exporting.live.lending import surely_lent
from duheng.exporting.terms import kinds as terms
from duheng.exporting.terms import truths
from duheng.exporting.terms.kinds import UNKNOWN, Number, Truth
from duheng.exporting.terms.unlive import Unlive
from duheng.forms.borrowing import lent, measured_fields, number_lent
from duheng.forms.labels import MONEY_UNIT, row_labels
from duheng.forms.model import Cell, Form
from duheng.forms.notation import read_value
from duheng.forms.unusable import in_words
from duheng.language import tree
from duheng.language.types import FieldKind
from duheng.language.units import BARE, DATE, Unit
from duheng.language.values import MEASURED, Bounded, Quantity, Value, Words
from duheng.record import Record

_GREATER = Quantity(Fraction(2), BARE, "2")


class At(Record):
    """Where a cell is: in the form, and in the sheet."""

    path: tuple[str, ...]
    field: str
    address: str


class CellNumbers:
    """The numbers of one form's cells in a sheet."""

    def __init__(self, cells: KeptCells, form: Form, template: tree.FormTemplate) -> None:
        meant = row_labels(template).meant
        self.cells = cells
        self.fields = {field.name: field for field in template.fields}
        self.signs = {field.name: _meanings(field.signs, meant) for field in template.fields}
        self.units = {field.name: _meanings(field.units, meant) for field in template.fields}
        self.measured = measured_fields(template.fields)
        self.row_level = template.row_level or 1
        self.money = form.money_unit
        self.supposed: list[tuple[At, Quantity]] = []

    def number(self, at: At, cell: Cell | None) -> Number:
        """The number that a cell says, or would say."""
        value = _measured(cell)
        if value is None:
            return self._typed(at)
        if value.unit.dimension == DATE:
            raise Unlive(
                "日期在格里是文字，公式不能拿它计算", "a date is a text in its cell, which a formula can't compute with"
            )
        target = self.fields[at.field].kind is FieldKind.TARGET
        if isinstance(value, Bounded) and not target and value.low != value.high:
            return self._bound(at, cell, value)
        number = value.number if isinstance(value, Quantity) else value.written
        side = value.low_open - value.high_open if isinstance(value, Bounded) else 0
        found = self._reading(at, cell, number)
        return terms.Edged(found, side) if side and found is not UNKNOWN else found

    def _bound(self, at: At, cell: Cell | None, value: Bounded) -> Number:
        if value.written is None:
            raise Unlive(f"「{value.text}」是一个范围，不是一个数", f'"{value.text}" is a range, not one number')
        number = self._reading(at, cell, value.written)
        return terms.Beyond(number, value.high is None, value.low_open or value.high_open)

    def _reading(self, at: At, cell: Cell | None, number: Fraction | None) -> Number:
        """A cell's number; of one that stands there as a text, what the text says as long as it stands there."""
        made = self.cells.standing(cell)
        if not isinstance(made, str):
            reading = terms.Reading(at.address)
            self.cells.keep(self._surely(at, made, cell))
            if not isinstance(_read_as(-abs(made.number) or -terms.ONE, made.format), MEASURED):
                self.cells.keep(truths.Compared(">=", reading, terms.ZERO))
            return terms.scaled(made.factor, reading)
        if cell is None or number is None:
            return UNKNOWN
        as_text = truths.chosen(truths.Says(at.address, (made,)), number, UNKNOWN)
        if isinstance(cell.value, Bounded):
            self.keep_kind(at, cell)
            return number
        return truths.chosen(truths.Numeric(at.address), self._typed(at), as_text)

    def _typed(self, at: At) -> Number:
        """What a number means that is typed where none stood."""
        known, reading = self.fields[at.field], terms.Reading(at.address)
        if any(self.cells.beside(at.path, name) for name in self.signs[at.field]):
            return UNKNOWN
        beside = next(filter(None, (self.cells.beside(at.path, name) for name in self.units[at.field])), "")
        if beside:
            one = read_value(f"1{beside}")
            return self._in_unit(at, one.number, one.unit) if isinstance(one, Quantity) else UNKNOWN
        if known.unit is not None:
            return self._in_unit(at, known.unit.factor, known.unit)
        if known.kind is FieldKind.MONEY:
            return UNKNOWN if self.money is None else terms.scaled(self.money.factor, reading)
        if known.kind is FieldKind.NUMBER:
            return reading
        return self._borrowed(at) if at.field in self.measured else UNKNOWN

    def _in_unit(self, at: At, factor: Fraction, measure: Unit) -> Number:
        self.supposed.append((at, _two(measure)))
        return terms.scaled(factor, terms.Reading(at.address))

    def end(self, at: At, cell: Cell | None, name: str) -> SheetValue:
        """An end of what a target or quantity allows, or both (区间)."""
        value = _measured(cell)
        if value is None:
            return UNKNOWN
        made = self.cells.standing(cell)
        if isinstance(made, str):
            self.keep_kind(at, cell)
            return read_fixed(attribute_reader(name), cell)
        number = self._reading(at, cell, made.number)
        if isinstance(value, Quantity):
            case = Case(True, number, number, False, False)
        else:
            low, high = (None if end is None else number for end in (value.low, value.high))
            case = Case(True, low, high, value.low_open, value.high_open)
        if name == "区间":
            return Spans((case,))
        end = case.low if name == "下限" else case.high
        return UNKNOWN if end is None else end

    # --- units

    def _surely(self, at: At, made: Held, cell: Cell | None) -> Truth:
        """Whether the number that stands in a cell is surely in the unit that it was in, whatever number it becomes."""
        known = self.fields[at.field]
        if at.field not in self.measured or known.unit is not None or not _is_bare(made):
            return True
        beside = any(self.cells.beside(at.path, name) for name in self.units[at.field])
        if beside and cell is not None and cell.unit is None and _measured(cell) is not None:
            return True
        return self._loan(at)[0]

    def _borrowed(self, at: At) -> Number:
        surely, factor = self._loan(at)
        return truths.chosen(surely, terms.scaled(factor, terms.Reading(at.address)), UNKNOWN)

    def _loan(self, at: At) -> tuple[Truth, Fraction]:
        """Whether a bare number surely takes its unit from the row's other cells, and the unit's factor."""
        node = self.cells.nodes.get(at.path)
        if node is None:
            self.supposed.append((at, _GREATER))
            return True, terms.ONE
        self.keep_others(at)
        if any(_is_share(node.cells.get(name)) for name in self.measured):
            raise Unlive(
                "同一行写了几分之几，没有写单位的数不知道是不是漏写了 %", "a bare number beside a share may lack its %"
            )
        loan = lent(node.cells, self.measured, at.field) if node.level == self.row_level else None
        if loan is None:
            self.supposed.append((at, _GREATER))
            return True, terms.ONE
        lender, measure = loan
        self.supposed.append((at, _two(measure)))
        return surely_lent(terms.Reading(at.address), self._lender(at.path, lender, measure), measure), measure.factor

    def keep_others(self, at: At) -> None:
        """Ask that the cells which could lend a unit stay as they are."""
        node = self.cells.nodes[at.path]
        for name in self.measured:
            address = self.cells.at(at.path, name, node.cells.get(name)) if name != at.field else None
            if address is not None:
                self.cells.keep(self.cells.as_it_is(address, node.cells.get(name)))

    def _lender(self, path: tuple[str, ...], cell: Cell, measure: Unit) -> Number | None:
        """The number of a cell that lends its unit, in that unit; None where it has none."""
        address, made = self.cells.address(path, cell.field), self.cells.standing(cell)
        if address is not None and isinstance(made, Held):
            return terms.scaled(made.factor / measure.factor, terms.Reading(address))
        number = number_lent(cell)
        return None if number is None else number / measure.factor

    # --- what must stay as it is

    def keep_kind(self, at: At, cell: Cell | None) -> None:
        """Ask that the cell stays what it is: a number, words, empty, or a text that only itself says what it means."""
        value = cell.value if cell is not None else None
        if isinstance(value, Words) and value.number:
            said = in_words(value.text)
            raise Unlive(f"「{said}」不是一个能计算的数", f'"{said}" is no number to compute with')
        self.cells.keep(self.cells.as_it_is(at.address, cell))
        if at.path in self.cells.nodes and isinstance(value, Words) and isinstance(read_value(value.text), MEASURED):
            self.keep_others(at)
        standing = self.cells.standing(cell)
        if isinstance(standing, Held):
            self.cells.keep(self._surely(at, standing, cell))

    def keep_besides(self, at: At) -> None:
        """Ask that the cells of a number's sign and unit, and of the form's unit of money, stay as they are."""
        for name in (*self.signs[at.field], *self.units[at.field]):
            self.cells.keep_text(at.path, name)
        if self.fields[at.field].kind is FieldKind.MONEY and self.fields[at.field].unit is None:
            self.cells.keep_text((), MONEY_UNIT)

    def keep_sense(self, at: At, supposed: Quantity) -> None:
        """Ask for no number where one would make no sense; of one without a unit that it is none that may lack a %."""
        other = truths.Denied(truths.Numeric(at.address))
        small = compared("<=", abs(terms.Reading(at.address)), MOST_IN_A_CELL)
        self.cells.keep(truths.joined([other, small], every=False) if supposed.unit.bare else other)


def _measured(cell: Cell | None) -> Quantity | Bounded | None:
    """What a cell says with a unit."""
    return cell.value if cell is not None and isinstance(cell.value, MEASURED) else None


def _two(measure: Unit) -> Quantity:
    return Quantity(2 * measure.factor, measure, "")


def _is_share(cell: Cell | None) -> bool:
    """Whether a cell says a share, such as 2/3."""
    value = _measured(cell)
    return value is not None and value.unit.share


def _meanings(labels: tuple[str, ...], meant: Mapping[str, str]) -> tuple[str, ...]:
    """What the labels of columns beside a value mean, each once."""
    return tuple(dict.fromkeys(meant[each] for each in labels))


def _is_bare(made: Held) -> bool:
    """Whether a sheet's number shows no unit."""
    value = _read_as(made.number, made.format)
    return not isinstance(value, MEASURED) or value.unit.bare


def _read_as(number: Fraction, code: str) -> Value:
    """What a number in a format is read as."""
    return read_value(shown_number(Decimal(number.numerator) / Decimal(number.denominator), read_format(code)))
