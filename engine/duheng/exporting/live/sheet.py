"""Live formulas in the scored workbook: which cells are numbers of the sheet, and what each score is worked out from.

A formula reads a cell only where that holds what the engine computed with: points that the ruleset overrules, or that
nobody wrote into the form, are taken as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction

from duheng.evaluation.evaluate import Evaluation
from duheng.evaluation.result import NodeResult, Result, State
from duheng.exporting.layout.held import Held, held
from duheng.exporting.layout.nearby import seen_from
from duheng.exporting.layout.sketch import Content, Sketch
from duheng.exporting.layout.wording import words
from duheng.exporting.live.formulas import Live, NotLive, formulas_of
from duheng.exporting.live.kept_cells import Address, Stated
from duheng.exporting.live.sheet_cells import SheetCells
from duheng.exporting.live.standing import Standing
from duheng.forms.model import Cell, Form, all_nodes
from duheng.forms.unusable import unusable_cell
from duheng.language.builtins import SCORE_OF
from duheng.language.decimal import decimal_text
from duheng.language.tree import Ruleset
from duheng.problems.problem import Language
from duheng.record import Record

_SHEET_DIGITS = Context(prec=15)


class Made(Record):
    """The scores that are formulas, with their results, and why some aren't made of a rule; path () is the total."""

    live: Mapping[tuple[str, ...], Content]
    fixed: Mapping[tuple[str, ...], NotLive]


class LiveSheet:
    """Makes one form's cells and scores live."""

    def __init__(self, form: Form, ruleset: Ruleset, result: Result, language: Language = "zh") -> None:
        self.words = words(language)
        self.form = form
        self.ruleset = ruleset
        self.result = result

    def formulas(self, sketch: Sketch, address: Address) -> Mapping[tuple[str, ...], Live | NotLive]:
        """The formula of each node's score, or why it has none; path () is the total."""
        said, none, texts = self.words.open, self.words.not_applicable, self._texts(sketch)
        evaluation = Evaluation(self.form, self.ruleset, None, "zh")
        result = evaluation.run()
        cells = SheetCells(
            self.form, self.ruleset, address, lambda cell: _standing(cell, texts.get(id(cell))), _stated(sketch)
        )
        found = formulas_of(evaluation, result, cells, said, none)
        return Standing(evaluation, result, sketch, address, said, none).all(found)

    def _texts(self, sketch: Sketch) -> Mapping[int, str]:
        """What the drawing says in the form's cells, by their identity: signs and units may stand in other columns."""
        rows = [((), self.form.head), *((node.path, node.cells) for node in all_nodes(self.form.roots))]
        cells = ((cell, sketch.box(path, name)) for path, cells in rows for name, cell in cells.items())
        return {id(cell): box.content.text for cell, box in cells if box is not None}

    def made(self, sketch: Sketch, address: Address) -> Made:
        """The formulas with what they give now."""
        nodes = {node.path: node for node in self.result.nodes}
        total = self.result.total
        live: dict[tuple[str, ...], Content] = {}
        fixed: dict[tuple[str, ...], NotLive] = {}
        for path, each in self.formulas(sketch, address).items():
            if isinstance(each, NotLive):
                fixed[path] = each
                if each.unguarded:
                    live[path] = Content(self.words.open)
            if each.formula:
                place = address(path, SCORE_OF)
                formula = each.formula if place is None else seen_from(place, each.formula)
                live[path] = self._result(nodes[path].score if path else total.score, formula, nodes.get(path))
        return Made(live, fixed)

    def _result(self, score: Fraction | None, formula: str, node: NodeResult | None) -> Content:
        """A formula with the result that a sheet would show: a number, or the word for none."""
        if score is None:
            applies = node is None or node.state is not State.NOT_APPLICABLE
            return Content(self.words.open if applies else self.words.not_applicable, formula=formula)
        number = _SHEET_DIGITS.divide(Decimal(score.numerator), Decimal(score.denominator))
        return Content(decimal_text(score), number.normalize() if number else Decimal(0), formula=formula)


def as_number(cell: Cell, text: str) -> Content | None:
    """A cell as a number of the sheet; None where no number format shows its text."""
    made = held(cell, text)
    return None if made is None else Content(text, Decimal(decimal_text(made.number)), made.format)


def _standing(cell: Cell, text: str | None) -> Held | str | None:
    """How a cell stands in the drawing, by the text that this has for it."""
    return held(cell, text) or (text if unusable_cell(cell.text) else None)


def _stated(sketch: Sketch) -> Stated:
    """What the cells of a drawing hold."""

    def said(path: tuple[str, ...], name: str) -> Fraction | str | None:
        box = sketch.box(path, name)
        if box is None:
            return None
        number = box.content.number
        return box.content.text.strip() if number is None else Fraction(number)

    return said
