"""A form's cells as they stand in a sheet: what a rule reads becomes the cell's address.

A formula takes over what no number says: the unit, the sign of a target, whether it is words or a number. It holds as
long as these stay, and asks for that: ``conditions`` are what must be so for the formula to mean what the rule means. A
field that the sheet doesn't show can't change, so it is taken as it is. ``holds`` keeps what every cell that was
asked for holds now, ``bare`` the cells in which a number has no unit at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from duheng.books.formats import read_format
from duheng.books.shown import shown_number
from duheng.evaluation.cells import attribute_reader, reader_of
from duheng.evaluation.dimensions import MOST_IN_A_CELL
from duheng.evaluation.interpret import all_nodes
from duheng.exporting import terms, truths
from duheng.exporting.held import Held
from duheng.exporting.lending import surely_lent
from duheng.exporting.shape import Shape
from duheng.exporting.sheet_kernel import Case, Spans, Words
from duheng.exporting.terms import UNKNOWN
from duheng.exporting.unlive import Unlive
from duheng.forms.borrowing import lent, measured_fields, number_lent
from duheng.forms.cells import NO, YES
from duheng.forms.labels import MONEY_UNIT, row_labels
from duheng.forms.model import Cell, Form, FormNode
from duheng.forms.notation import read_value
from duheng.forms.tiers import tiers_of
from duheng.language import tree
from duheng.language.edge import Edge
from duheng.language.ranges import Range
from duheng.language.ranges import Unknown as NotKnown
from duheng.language.types import FieldKind
from duheng.language.units import DATE, Unit
from duheng.language.values import Bounded, Quantity, Value
from duheng.language.values import Words as InWords
from duheng.record import Record

Address = Callable[[tuple[str, ...], str], str | None]
Holding = Callable[[Cell], Held | str | None]
"""How a cell stands in the sheet: as a number, or as a text; None: as the text that it has."""
Stated = Callable[[tuple[str, ...], str], Fraction | str | None]
"""What a cell holds that isn't a field's: points, claims, signs, units, methods; None: what the form says of it."""
_WORDED = (FieldKind.TEXT, FieldKind.LABEL, FieldKind.TRUTH)
_ENDS = ("下限", "上限", "区间")


class At(Record):
    """Where a cell is: in the form, and in the sheet."""

    path: tuple[str, ...]
    field: str
    address: str


def as_said(path: tuple[str, ...], name: str) -> None:
    """What the form says: points and claims as numbers."""


class SheetCells:
    """The cells of one form in a sheet."""

    def __init__(
        self, form: Form, ruleset: tree.Ruleset, address: Address, holding: Holding, stated: Stated = as_said
    ) -> None:
        template = ruleset.template
        meant = row_labels(template).meant
        self.fields = {field.name: field for field in template.fields}
        self.signs = {field.name: _meanings(field.signs, meant) for field in template.fields}
        self.units = {field.name: _meanings(field.units, meant) for field in template.fields}
        self.measured = measured_fields(template.fields)
        self.labels = {scale.name: tuple(band.label for band in scale.bands) for scale in ruleset.scales}
        self.row_level = template.row_level or 1
        self.tiers = tiers_of(ruleset)
        self.shape = Shape(template, form.roots)
        self.nodes = {node.path: node for node in all_nodes(form.roots)}
        self.money = form.money_unit
        self.address = address
        self.holding = holding
        self.stated = stated
        self.holds: dict[str, Fraction | str] = {}
        self.bare: list[At] = []
        self.conditions: list[Any] = []

    def number_at(self, path: tuple[str, ...], name: str, number: Fraction | None) -> Any:
        """A number that every node has (points, claims), where it stands; else as it is."""
        found = self._stated_at(path, name, number)
        if found is None:
            return UNKNOWN if number is None else number
        address, said = found
        if isinstance(said, Fraction) or number is None:
            return terms.Reading(address)
        if not said:
            self._keep(truths.Says(address, ("",)))
            return number
        as_text = truths.chosen(truths.Says(address, (said,)), number, UNKNOWN)
        return truths.chosen(truths.Numeric(address), terms.Reading(address), as_text)

    def states(self, path: tuple[str, ...], name: str, number: Fraction | None) -> Any:
        """Whether such a number is there."""
        found = self._stated_at(path, name, number)
        if found is None:
            return number is not None
        address, said = found
        words = Words(address, said if isinstance(said, str) and number is not None else "", _blanks(said, number))
        return words.filled

    def keep_text(self, path: tuple[str, ...], name: str) -> None:
        """Ask that a cell which no field reads (a sign, a unit, a method's name) holds the text that it holds now."""
        address = self.address(path, name)
        if address is not None:
            said = self.holds[address] = self._beside(path, name)
            self._keep(truths.Says(address, (said,)))

    def keep_blank(self, path: tuple[str, ...], name: str) -> None:
        """Ask that a cell from which nothing is read holds nothing, or what it holds now."""
        address, said = self.address(path, name), self.stated(path, name)
        if address is not None:
            said = self.holds[address] = "" if said is None else said
            same = truths.Says(address, ("", said) if said else ("",)) if isinstance(said, str) else None
            self._keep(same or truths.Compared("=", terms.Reading(address), said))

    def keep_shape(self, over: tree.Over, start: FormNode | None) -> None:
        """Ask that no cell adds to the nodes that an aggregate takes."""
        for path, name in self.shape.of_nodes(over, start):
            self.keep_blank(path, name)

    def _keep_group(self, path: tuple[str, ...]) -> None:
        """Ask that the row in which a group's cell stands stays the group's."""
        for key in self.shape.of_cell(path):
            self.keep_blank(*key)

    def keep_ratio(self, at: At) -> None:
        """Ask that a number without a unit is none that may lack its %."""
        small = truths.Compared("<=", abs(terms.Reading(at.address)), MOST_IN_A_CELL)
        self._keep(truths.Some((truths.Denied(truths.Numeric(at.address)), small)))

    def keep_numbers(self, term: Any) -> None:
        """Ask that the cells which a term reads hold numbers, nothing, or the texts that they hold now."""
        if isinstance(term, terms.Reading):
            held = self.holds.get(term.address, "")
            texts = ("", held) if isinstance(held, str) and held else ("",)
            self._keep(truths.Some((truths.Numeric(term.address), truths.Says(term.address, texts))))
        for part in terms.inside(term):
            self.keep_numbers(part)

    def value(self, path: tuple[str, ...], field: str, cell: Cell | None) -> Any:
        """What a rule reads that names a field."""
        address, kind = self._at(path, field, cell), self.fields[field].kind
        if address is None:
            return _fixed(reader_of(kind)(cell, _nobody))
        if kind in _WORDED:
            words = self._words(address, field, cell)
            self._keep_tier(path, field, cell, words)
            return _truth(words, cell) if kind is FieldKind.TRUTH else words
        at = At(path, field, address)
        self._keep_besides(at)
        return self._number(at, cell)

    def given(self, path: tuple[str, ...], field: str, cell: Cell | None) -> Any:
        """Whether the cell of a field says anything."""
        address = self._at(path, field, cell)
        if address is None:
            return cell is not None and cell.present
        words = self._words(address, field, cell)
        self._keep_tier(path, field, cell, words)
        return words.filled

    def _keep_tier(self, path: tuple[str, ...], field: str, cell: Cell | None, words: Words) -> None:
        """Ask that a tier is filled in, or that the actual values from which a blank one is taken stay as they are."""
        node = self.nodes.get(path)
        if node is None or self.tiers.tier is None or self.tiers.tier.name != field:
            return
        for name in self.tiers.actual:
            actual = node.cells.get(name)
            address = self._at(path, name, actual)
            if cell is not None and actual is not None and cell.span == actual.span:
                raise Unlive("档次取自实际值", "the row's tier is taken from its actual value")
            if address is not None:
                self._keep(truths.joined([words.filled, self._as_it_is(address, actual)], every=False))

    def attribute(self, path: tuple[str, ...], field: str, cell: Cell | None, name: str) -> Any:
        """What a rule reads of a target or quantity: its nature, direction, unit, ends or wording."""
        address = self._at(path, field, cell)
        if address is None:
            return _fixed(attribute_reader(name)(cell, _nobody))
        at = At(path, field, address)
        self._keep_besides(at)
        if name == "值":
            return self._number(at, cell)
        if name == "文字":
            return Words(address, self._text(cell, present=True), self._blanks(cell), known_empty=True)
        if name in _ENDS:
            return self._end(at, cell, name)
        self._keep_kind(at, cell)
        return _fixed(attribute_reader(name)(cell, _nobody))

    # --- addresses

    def _at(self, path: tuple[str, ...], field: str, cell: Cell | None) -> str | None:
        address = self.address(path, field)
        if address is not None and address not in self.holds:
            found = self._standing(cell) if cell is not None else ""
            self.holds[address] = found if isinstance(found, str) else found.number
        if address is not None:
            self._keep_group(path)
        return address

    def _standing(self, cell: Cell) -> Held | str:
        found = self.holding(cell)
        return cell.text.strip() if found is None else found

    def _words(self, address: str, field: str, cell: Cell | None) -> Words:
        known, kind = self.fields[field], self.fields[field].kind
        labels = (YES, NO) if kind is FieldKind.TRUTH else self.labels.get(known.scale, ())
        closed = kind is FieldKind.LABEL
        words = Words(address, self._text(cell, present=True), self._blanks(cell), labels, closed=closed)
        if closed:
            self._keep(truths.Says(address, (*words.blanks, *words.texts)))
        return words

    def _stated_at(
        self, path: tuple[str, ...], name: str, number: Fraction | None
    ) -> tuple[str, Fraction | str] | None:
        """The cell of points or claims and what it holds; None where the engine's number isn't the cell's."""
        address, said = self.address(path, name), self.stated(path, name)
        if said is None:
            said = "" if number is None else number
        if address is None or (isinstance(said, Fraction) and said != number):
            return None
        self.holds[address] = said
        self._keep_group(path)
        return address, said

    def _beside(self, path: tuple[str, ...], name: str) -> str:
        said = self.stated(path, name) if self.address(path, name) is not None else ""
        return said if isinstance(said, str) else ""

    def _keep_besides(self, at: At) -> None:
        """Ask that the cells of a number's sign and unit, and of the form's unit of money, stay as they are."""
        for name in (*self.signs[at.field], *self.units[at.field]):
            self.keep_text(at.path, name)
        if self.fields[at.field].kind is FieldKind.MONEY and self.fields[at.field].unit is None:
            self.keep_text((), MONEY_UNIT)

    def _text(self, cell: Cell | None, *, present: bool) -> str:
        """The text that stands for a cell that says something, or for one that says nothing; else empty."""
        standing = self._standing(cell) if cell is not None and cell.present is present else ""
        return standing if isinstance(standing, str) else ""

    def _blanks(self, cell: Cell | None) -> tuple[str, ...]:
        written = self._text(cell, present=False)
        return ("", written) if written else ("",)

    # --- numbers

    def _number(self, at: At, cell: Cell | None) -> Any:
        value = cell.value if cell is not None else None
        if not isinstance(value, Quantity | Bounded):
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

    def _bound(self, at: At, cell: Cell | None, value: Bounded) -> Any:
        if value.written is None:
            raise Unlive(f"「{value.text}」是一个范围，不是一个数", f'"{value.text}" is a range, not one number')
        number = self._reading(at, cell, value.written)
        return terms.Beyond(number, value.high is None, value.low_open or value.high_open)

    def _reading(self, at: At, cell: Cell | None, number: Fraction | None) -> Any:
        """A cell's number; of one that stands there as a text, what the text says as long as it stands there."""
        made = self._standing(cell) if cell is not None else ""
        if not isinstance(made, str):
            reading = terms.Reading(at.address)
            self._keep(self._surely(at, made, cell))
            if not isinstance(_read_as(-abs(made.number) or -terms.ONE, made.format), Quantity | Bounded):
                self._keep(truths.Compared(">=", reading, terms.ZERO))
            return terms.scaled(made.factor, reading)
        if cell is None or number is None:
            return UNKNOWN
        as_text = truths.chosen(truths.Says(at.address, (made,)), number, UNKNOWN)
        if isinstance(cell.value, Bounded):
            self._keep_kind(at, cell)
            return number
        return truths.chosen(truths.Numeric(at.address), self._typed(at), as_text)

    def _typed(self, at: At) -> Any:
        """What a number means that is typed where none stood."""
        known, reading = self.fields[at.field], terms.Reading(at.address)
        if any(self._beside(at.path, name) for name in self.signs[at.field]):
            return UNKNOWN
        beside = next(filter(None, (self._beside(at.path, name) for name in self.units[at.field])), "")
        if beside:
            one = read_value(f"1{beside}")
            return UNKNOWN if not isinstance(one, Quantity) else terms.scaled(one.number, reading)
        if known.unit is not None:
            return terms.scaled(known.unit.factor, reading)
        if known.kind is FieldKind.MONEY:
            return UNKNOWN if self.money is None else terms.scaled(self.money.factor, reading)
        if known.kind is FieldKind.NUMBER:
            return reading
        return self._borrowed(at) if at.field in self.measured else UNKNOWN

    def _surely(self, at: At, made: Held, cell: Cell | None) -> Any:
        """Whether the number that stands in a cell is surely in the unit that it was in, whatever number it becomes."""
        known = self.fields[at.field]
        if at.field not in self.measured or known.unit is not None or not _is_bare(made):
            return True
        value = cell.value if cell is not None else None
        beside = any(self._beside(at.path, name) for name in self.units[at.field])
        if beside and cell is not None and cell.unit is None and isinstance(value, Quantity | Bounded):
            return True
        return self._loan(at)[0]

    def _borrowed(self, at: At) -> Any:
        surely, factor = self._loan(at)
        return truths.chosen(surely, terms.scaled(factor, terms.Reading(at.address)), UNKNOWN)

    def _loan(self, at: At) -> tuple[Any, Fraction]:
        """Whether a bare number surely takes its unit from the row's other cells, and the unit's factor."""
        node = self.nodes.get(at.path)
        if node is None:
            self.bare.append(at)
            return True, terms.ONE
        self._keep_others(at)
        if any(_is_share(node.cells.get(name)) for name in self.measured):
            raise Unlive(
                "同一行写了几分之几，没有写单位的数不知道是不是漏写了 %", "a bare number beside a share may lack its %"
            )
        loan = lent(node.cells, self.measured, at.field) if node.level == self.row_level else None
        if loan is None:
            self.bare.append(at)
            return True, terms.ONE
        lender, measure = loan
        return surely_lent(terms.Reading(at.address), self._lender(at.path, lender, measure), measure), measure.factor

    def _keep_others(self, at: At) -> None:
        """Ask that the cells which could lend a unit stay as they are."""
        node = self.nodes[at.path]
        for name in self.measured:
            address = self._at(at.path, name, node.cells.get(name)) if name != at.field else None
            if address is not None:
                self._keep(self._as_it_is(address, node.cells.get(name)))

    def _lender(self, path: tuple[str, ...], cell: Cell, measure: Unit) -> Any:
        """The number of a cell that lends its unit, in that unit; None where it has none."""
        address, made = self.address(path, cell.field), self._standing(cell)
        if address is not None and isinstance(made, Held):
            return terms.scaled(made.factor / measure.factor, terms.Reading(address))
        number = number_lent(cell)
        return None if number is None else number / measure.factor

    def _end(self, at: At, cell: Cell | None, name: str) -> Any:
        value = cell.value if cell is not None else None
        if not isinstance(value, Quantity | Bounded):
            return UNKNOWN
        made = self._standing(cell) if cell is not None else ""
        if isinstance(made, str):
            self._keep_kind(at, cell)
            return _fixed(attribute_reader(name)(cell, _nobody))
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

    # --- what must stay as it is

    def _keep(self, condition: Any) -> None:
        """Ask that something holds."""
        if condition is not True and condition not in self.conditions:
            self.conditions.append(condition)

    def _keep_kind(self, at: At, cell: Cell | None) -> None:
        """Ask that the cell stays what it is: a number, words, empty, or a text that only itself says what it means."""
        value = cell.value if cell is not None else None
        if isinstance(value, InWords) and value.number:
            raise Unlive(f"「{value.text}」不是一个能计算的数", f'"{value.text}" is no number to compute with')
        self._keep(self._as_it_is(at.address, cell))
        if (
            isinstance(value, InWords)
            and at.path in self.nodes
            and isinstance(read_value(value.text), Quantity | Bounded)
        ):
            self._keep_others(at)
        standing = self._standing(cell) if cell is not None else ""
        if isinstance(standing, Held):
            self._keep(self._surely(at, standing, cell))

    def _as_it_is(self, address: str, cell: Cell | None) -> Any:
        """Whether a cell still holds a number, or the text that it held."""
        if cell is None or not cell.present:
            return truths.Says(address, self._blanks(cell))
        standing = self._standing(cell)
        return truths.Says(address, (standing,)) if isinstance(standing, str) else truths.Numeric(address)


def _is_share(cell: Cell | None) -> bool:
    """Whether a cell says a share, such as 2/3."""
    return cell is not None and isinstance(cell.value, Quantity | Bounded) and cell.value.unit.share


def _meanings(labels: tuple[str, ...], meant: Mapping[str, str]) -> tuple[str, ...]:
    """What the labels of columns beside a value mean, each once."""
    return tuple(dict.fromkeys(meant[each] for each in labels))


def _blanks(said: Fraction | str, number: Fraction | None) -> tuple[str, ...]:
    """The texts that say that there is no number: none, and what stands there and is none."""
    return ("", said) if isinstance(said, str) and said and number is None else ("",)


def _is_bare(made: Held) -> bool:
    """Whether a sheet's number shows no unit."""
    value = _read_as(made.number, made.format)
    return not isinstance(value, Quantity | Bounded) or value.unit.bare


def _read_as(number: Fraction, code: str) -> Value:
    """What a number in a format is read as."""
    return read_value(shown_number(Decimal(number.numerator) / Decimal(number.denominator), read_format(code)))


def _nobody() -> tuple[str, str]:
    return "", ""


def _fixed(value: Any) -> Any:
    """A value of the engine that no cell changes."""
    if isinstance(value, Edge):
        return value.number if not value.side else terms.Edged(value.number, value.side)
    if isinstance(value, NotKnown):
        return UNKNOWN
    if not isinstance(value, Range):
        return value
    if value.causes:
        return UNKNOWN
    return Spans((Case(True, value.low, value.high, value.low_open, value.high_open),))


def _truth(words: Words, cell: Cell | None) -> Any:
    """是 or 否, or as it was written."""
    said = cell.value.text if cell is not None and isinstance(cell.value, InWords) else ""
    yes, no = (
        truths.Says(words.address, (word, words.written) if said == word and words.written != word else (word,))
        for word in (YES, NO)
    )
    return truths.chosen(yes, True, truths.chosen(no, False, UNKNOWN))
