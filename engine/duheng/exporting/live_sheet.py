"""Live formulas in the scored workbook: which cells are numbers of the sheet, and what each score is worked out from.

A formula is given the address of a cell only where that cell holds what the engine computed with: points that the
ruleset overrules, or that nobody wrote into the form, are taken as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Context, Decimal
from fractions import Fraction

from duheng.evaluation.result import NodeResult, Result, State
from duheng.exporting.held import Held, held
from duheng.exporting.live import INAPPLICABLE, OPEN, Live, NotLive, live_formulas
from duheng.exporting.sketch import Content, Sketch
from duheng.forms.model import Cell, Form
from duheng.language.builtins import CLAIMED, POINTS_OF
from duheng.language.decimal import decimal_text
from duheng.language.tree import Ruleset
from duheng.record import Record

Address = Callable[[tuple[str, ...], str], str | None]
"""The absolute address of a node's field, of its 分值, 自评得分 or computed 得分; path () for the form's head."""

_SHEET_DIGITS = Context(prec=15)


class Made(Record):
    """The scores that are formulas, with their results, and why the others are not; path () is the total."""

    live: Mapping[tuple[str, ...], Content]
    fixed: Mapping[tuple[str, ...], NotLive]


class LiveSheet:
    """Makes one form's cells and scores live. ``show`` must be asked for all cells before ``formulas``."""

    def __init__(self, form: Form, ruleset: Ruleset, result: Result) -> None:
        self.form = form
        self.ruleset = ruleset
        self.result = result
        self._texts: dict[int, str] = {}

    def show(self, cell: Cell, text: str) -> Content | None:
        """A cell as a number of the sheet; None where no number format shows its text."""
        self._texts[id(cell)] = text
        made = held(cell, text)
        return None if made is None else Content(text, Decimal(decimal_text(made.number)), made.format)

    def _holding(self, cell: Cell) -> Held | None:
        return held(cell, self._texts.get(id(cell)))

    def formulas(self, address: Address) -> Mapping[tuple[str, ...], Live | NotLive]:
        """The formula of each node's score, or why it has none; path () is the total."""
        return live_formulas(self.form, self.ruleset, address, holding=self._holding)

    def made(self, address: Address) -> Made:
        """The formulas with what they give now."""
        nodes = {node.path: node for node in self.result.nodes}
        total = self.result.total
        live: dict[tuple[str, ...], Content] = {}
        fixed: dict[tuple[str, ...], NotLive] = {}
        for path, each in self.formulas(address).items():
            if isinstance(each, NotLive):
                fixed[path] = each
            else:
                live[path] = _result(nodes[path].score if path else total.score, each.formula, nodes.get(path))
        return Made(live, fixed)


def honest(sketch: Sketch, result: Result, found: Address) -> Address:
    """Addresses of points and claims only where the cell says what was computed with."""
    nodes = {node.path: node for node in result.nodes}

    def checked(path: tuple[str, ...], name: str) -> str | None:
        node = nodes.get(path)
        if node is not None and name in (POINTS_OF, CLAIMED):
            wanted = node.points if name == POINTS_OF else node.claimed
            box = sketch.box(path, name)
            if box is None or _number(box.content) != wanted or (box.content.text and box.content.number is None):
                return None
        return found(path, name)

    return checked


def _number(content: Content) -> Fraction | None:
    return None if content.number is None else Fraction(content.number)


def _result(score: Fraction | None, formula: str, node: NodeResult | None) -> Content:
    """A formula with the result that a sheet would show: a number, or the word for none."""
    if score is None:
        applies = node is None or node.state is not State.NOT_APPLICABLE
        return Content(OPEN if applies else INAPPLICABLE, formula=formula)
    number = _SHEET_DIGITS.divide(Decimal(score.numerator), Decimal(score.denominator))
    return Content(decimal_text(score), number.normalize() if number else Decimal(0), formula=formula)
