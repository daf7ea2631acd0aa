"""Where the cells of a form stand in a sheet, what they hold there, and what must stay so.

A formula takes over what no number says: the unit, the sign of a target, whether it is words or a number. It holds as
long as these stay, and asks for that: ``conditions`` are what must be so for the formula to mean what the rule means.
``holds`` keeps what every cell that was asked for holds now, ``scores`` are those that show computed scores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from duheng.exporting.layout.held import Held
from duheng.exporting.layout.shape import Shape
from duheng.exporting.layout.sketch import Key
from duheng.exporting.live.kernel import SheetValue
from duheng.exporting.terms import kinds as terms
from duheng.exporting.terms import truths
from duheng.exporting.terms.kinds import UNKNOWN, Term, Truth, TruthTerm
from duheng.exporting.terms.needs import needs_of
from duheng.forms.cells import blank
from duheng.forms.model import Cell, Form, all_nodes
from duheng.language import tree

Address = Callable[[tuple[str, ...], str], str | None]
"""The absolute address (``$G$12``, ``'自评表'!$G$12``) of a node's field, of its 分值, 自评得分 or computed 得分; path ``()``
is the form's head and its total. None: the sheet doesn't show it, and it is taken as it is."""
Holding = Callable[[Cell], Held | str | None]
"""How a cell stands in the sheet: as a number (``held``), or as a text; None: as the text that it has. It isn't always
the cell's own, since signs and units may have columns of theirs."""
Stated = Callable[[tuple[str, ...], str], Fraction | str | None]
"""What a cell holds that isn't a field's: points, claims, signs, units, methods, the unit of money; None: what the form
says of it, points and claims as bare numbers."""


class KeptCells:
    """The cells of one form in a sheet; ``keep`` asks that something stays."""

    def __init__(
        self, form: Form, template: tree.FormTemplate, address: Address, holding: Holding, stated: Stated
    ) -> None:
        self.shape = Shape(template, form.roots)
        self.nodes = {node.path: node for node in all_nodes(form.roots)}
        self.address = address
        self.holding = holding
        self.stated = stated
        self.holds: dict[str, Fraction | str] = {}
        self.scores: set[str] = set()
        self.conditions: list[Truth] = []
        stays = (truths.joined(list(map(self._stays, keys)), every=False) for keys in self.shape.unnamed())
        self.rows_stay = [each for each in stays if each is not True]

    def at(self, path: tuple[str, ...], field: str, cell: Cell | None) -> str | None:
        """Where a field's cell stands; None where the sheet doesn't show it."""
        address = self.address(path, field)
        if address is not None and address not in self.holds:
            found = self.standing(cell)
            self.holds[address] = found if isinstance(found, str) else found.number
        if address is not None:
            self.keep_shape(self.shape.of_cell(path))
        return address

    def standing(self, cell: Cell | None) -> Held | str:
        """How a cell stands there; as the empty text where there is none."""
        if cell is None:
            return ""
        found = self.holding(cell)
        return cell.text.strip() if found is None else found

    def beside(self, path: tuple[str, ...], name: str) -> str:
        """The text of a cell that no field reads; empty where the sheet doesn't show it."""
        said = self.stated(path, name) if self.address(path, name) is not None else ""
        return said if isinstance(said, str) else ""

    def text(self, cell: Cell | None, *, present: bool) -> str:
        """The text that stands for a cell that says something, or for one that says nothing; else empty."""
        standing = self.standing(cell) if cell is not None and cell.present is present else ""
        return standing if isinstance(standing, str) else ""

    def blanks(self, cell: Cell | None) -> tuple[str, ...]:
        """The texts by which a cell says nothing."""
        written = self.text(cell, present=False)
        return ("", written) if written else ("",)

    def has_value(self, term: Term) -> Truth:
        """Whether a term has a value: none for certain only where a cell is empty without which it has none."""
        places = sorted(need.address for need in needs_of(term) or ())
        texts = {place: self._text_at(place) for place in places}
        empty = [truths.Says(place, ("", text) if text and blank(text) else ("",)) for place, text in texts.items()]
        missing = truths.chosen(truths.joined(list(empty), every=False), False, UNKNOWN)
        return UNKNOWN if term is UNKNOWN else truths.chosen(truths.Known(term), True, missing)

    # --- what must stay as it is

    def keep(self, condition: Truth) -> None:
        """Ask that something holds."""
        if condition is not True and condition not in self.conditions:
            self.conditions.append(condition)

    def keep_text(self, path: tuple[str, ...], name: str) -> None:
        """Ask that a cell which no field reads (a sign, a unit, a method's name) holds the text that it holds now."""
        address = self.address(path, name)
        if address is not None:
            said = self.holds[address] = self.beside(path, name)
            self.keep(truths.Says(address, (said,)))

    def keep_blank(self, path: tuple[str, ...], name: str) -> None:
        """Ask that a cell from which nothing is read holds nothing, or what it holds now."""
        address, said = self.address(path, name), self.stated(path, name)
        if address is not None:
            said = self.holds[address] = "" if said is None else said
            if isinstance(said, str):
                self.keep(truths.Says(address, ("", said) if said else ("",)))
            else:
                self.keep(truths.Compared("=", terms.Reading(address), said))

    def keep_shape(self, keys: Iterable[Key]) -> None:
        """Ask that no cell adds a row to the form (``shape`` says which could)."""
        for key in keys:
            self.keep_blank(*key)

    def keep_numbers(self, term: Term) -> None:
        """Ask that the cells which a term reads hold numbers, nothing, or the texts that they hold now."""
        if isinstance(term, terms.Reading):
            self._keep_number(term.address, self._text_at(term.address))
        for part in terms.inside(term):
            self.keep_numbers(part)

    def keep_units(self, term: SheetValue | Term | None) -> None:
        """Ask that no cell of the form that a term reads comes to hold a text, which may have another unit."""
        if not isinstance(term, Term):
            return
        if isinstance(term, terms.Reading) and term.address not in self.scores:
            self._keep_number(term.address, self._text_at(term.address))
        if isinstance(term, terms.Chosen) and isinstance(term.truth, truths.Says) and term.other is UNKNOWN:
            self._keep_number(term.truth.address, *term.truth.texts)
        for part in terms.inside(term):
            self.keep_units(part)

    def _keep_number(self, address: str, *texts: str) -> None:
        said = tuple(dict.fromkeys(("", *texts)))
        self.keep(truths.Some((truths.Numeric(address), truths.Says(address, said))))

    def _text_at(self, address: str) -> str:
        held = self.holds.get(address, "")
        return held if isinstance(held, str) else ""

    def _stays(self, key: Key) -> Truth:
        """Whether a field's cell is as it is; of one that the sheet doesn't show that is sure."""
        path, name = key
        cell = self.nodes[path].cells.get(name)
        address = self.at(path, name, cell)
        return address is None or self.as_it_is(address, cell)

    def as_it_is(self, address: str, cell: Cell | None) -> TruthTerm:
        """Whether a cell still holds a number, or the text that it held."""
        if cell is None or not cell.present:
            return truths.Says(address, self.blanks(cell))
        standing = self.standing(cell)
        return truths.Says(address, (standing,)) if isinstance(standing, str) else truths.Numeric(address)
