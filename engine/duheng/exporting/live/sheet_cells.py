"""A form's cells as they stand in a sheet: what a rule reads becomes the cell's address.

A field that the sheet doesn't show can't change, so it is taken as it is.
"""

from __future__ import annotations

from fractions import Fraction

from duheng.evaluation.values.cells import attribute_reader, reader_of
from duheng.exporting.live.cell_numbers import At, CellNumbers
from duheng.exporting.live.fixed import read_fixed
from duheng.exporting.live.kept_cells import Address, Holding, KeptCells, Stated
from duheng.exporting.live.kernel import CellText, SheetValue
from duheng.exporting.terms import kinds as terms
from duheng.exporting.terms import truths
from duheng.exporting.terms.kinds import UNKNOWN, Number, Truth
from duheng.exporting.terms.unlive import Unlive
from duheng.forms.cells import NO, YES, blank, choices_of
from duheng.forms.model import Cell, Form
from duheng.forms.tiers import tiers_of
from duheng.language import tree
from duheng.language.types import FieldKind
from duheng.language.values import Words

_WORDED = (FieldKind.TEXT, FieldKind.LABEL, FieldKind.TRUTH)
_ENDS = ("下限", "上限", "区间")


class SheetCells(KeptCells):
    """The cells of one form in a sheet, as rules read them."""

    def __init__(self, form: Form, ruleset: tree.Ruleset, address: Address, holding: Holding, stated: Stated) -> None:
        super().__init__(form, ruleset.template, address, holding, stated)
        self.fields = {field.name: field for field in ruleset.template.fields}
        self.choices = {field.name: choices_of(field, ruleset) for field in ruleset.template.fields}
        self.tiers = tiers_of(ruleset)
        self.numbers = CellNumbers(self, form, ruleset.template)

    def value(self, path: tuple[str, ...], field: str, cell: Cell | None) -> SheetValue:
        """What a rule reads that names a field."""
        address, kind = self.at(path, field, cell), self.fields[field].kind
        if address is None:
            return read_fixed(reader_of(kind), cell)
        if kind in _WORDED:
            words = self._words(address, field, cell)
            self._keep_tier(path, field, cell, words)
            return _truth(words, cell) if kind is FieldKind.TRUTH else words
        at = At(path, field, address)
        self.numbers.keep_besides(at)
        return self.numbers.number(at, cell)

    def given(self, path: tuple[str, ...], field: str, cell: Cell | None) -> Truth:
        """Whether the cell of a field says anything."""
        address = self.at(path, field, cell)
        if address is None:
            return cell is not None and cell.present
        words = self._words(address, field, cell)
        self._keep_tier(path, field, cell, words)
        return words.filled

    def attribute(self, path: tuple[str, ...], field: str, cell: Cell | None, name: str) -> SheetValue:
        """What a rule reads of a target or quantity: its nature, direction, unit, ends or wording."""
        address = self.at(path, field, cell)
        if address is None:
            return read_fixed(attribute_reader(name), cell)
        at = At(path, field, address)
        self.numbers.keep_besides(at)
        if name == "值":
            return self.numbers.number(at, cell)
        if name == "文字":
            return CellText(address, self.text(cell, present=True), self.blanks(cell))
        if name in _ENDS:
            return self.numbers.end(at, cell, name)
        self.numbers.keep_kind(at, cell)
        return read_fixed(attribute_reader(name), cell)

    def _words(self, address: str, field: str, cell: Cell | None) -> CellText:
        closed = self.fields[field].kind is FieldKind.LABEL
        words = CellText(address, self.text(cell, present=True), self.blanks(cell), self.choices[field], closed=closed)
        if closed:
            self.keep(truths.Says(address, (*words.blanks, *words.texts)))
        return words

    def _keep_tier(self, path: tuple[str, ...], field: str, cell: Cell | None, words: CellText) -> None:
        """Ask that a tier is filled in, or that the actual values from which a blank one is taken stay as they are."""
        node = self.nodes.get(path)
        if node is None or self.tiers.tier is None or self.tiers.tier.name != field:
            return
        for name in self.tiers.actual:
            actual = node.cells.get(name)
            address = self.at(path, name, actual)
            if cell is not None and actual is not None and cell.span == actual.span:
                raise Unlive("档次取自实际值", "the row's band is taken from its actual value")
            if address is not None:
                self.keep(truths.joined([words.filled, self.as_it_is(address, actual)], every=False))

    # --- points and claims

    def number_at(self, path: tuple[str, ...], name: str, number: Fraction | None) -> Number:
        """A number that every node has (points, claims), where it stands; else as it is."""
        found = self._stated_at(path, name, number)
        if found is None:
            return UNKNOWN if number is None else number
        address, said = found
        if isinstance(said, Fraction) or number is None:
            return terms.Reading(address)
        if not said:
            self.keep(truths.Says(address, ("",)))
            return number
        as_text = truths.chosen(truths.Says(address, (said,)), number, UNKNOWN)
        return truths.chosen(truths.Numeric(address), terms.Reading(address), as_text)

    def states(self, path: tuple[str, ...], name: str, number: Fraction | None) -> Truth:
        """Whether such a number is there."""
        found = self._stated_at(path, name, number)
        if found is None:
            return number is not None
        address, said = found
        words = CellText(address, said if isinstance(said, str) and number is not None else "", _blanks(said))
        return words.filled

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
        self.keep_shape(self.shape.of_cell(path))
        return address, said


def _blanks(said: Fraction | str) -> tuple[str, ...]:
    """The texts that say that there is no number: none, and one that stands there and says nothing (无, —)."""
    return ("", said) if isinstance(said, str) and said and blank(said) else ("",)


def _truth(words: CellText, cell: Cell | None) -> Truth:
    """是 or 否, or as it was written."""
    said = cell.value.text if cell is not None and isinstance(cell.value, Words) else ""
    yes, no = (
        truths.Says(words.address, (word, words.written) if said == word and words.written != word else (word,))
        for word in (YES, NO)
    )
    return truths.chosen(yes, True, truths.chosen(no, False, UNKNOWN))
