"""Expressions of rules as terms: the walk of ``evaluation.values.functions``, over cells instead of their values.

The operations' meanings are the engine's own rows; only what isn't an operation (reads, scales, 有值) is walked here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.exporting.live.aggregates import Nodes, aggregated, parts_asked
from duheng.exporting.live.kernel import Case, CellText, Labels, SheetKernel, SheetValue, Spans, side_of
from duheng.exporting.live.sheet_cells import SheetCells
from duheng.exporting.terms import kinds as terms
from duheng.exporting.terms import truths
from duheng.exporting.terms.kinds import UNKNOWN, Number, Score, Term, Truth, as_number, as_score, as_truth
from duheng.exporting.terms.unlive import Unlive
from duheng.forms.labels import TITLE, YEAR
from duheng.forms.model import FormNode
from duheng.language import builtins, tree
from duheng.language.edge import asks_for_number, leaves_out
from duheng.language.operations import BY_KEY
from duheng.language.reading import reading_of


class Scores(Nodes, Protocol):
    """What expressions ask of nodes besides what aggregates do."""

    inapplicable: str

    def points(self, node: FormNode) -> Number:
        """What a node is worth."""

    def claimed(self, node: FormNode) -> Number:
        """The score that the form claims for a node."""

    def states(self, name: str, node: FormNode) -> Truth:
        """Whether the points or the claimed score of a node are there."""

    def by(self, method: str, node: FormNode) -> Score:
        """The result of a method for a node."""


class Expressions:
    """Makes terms of the expressions of one ruleset on one form."""

    def __init__(self, run: Interpreter, cells: SheetCells, scores: Scores) -> None:
        self.run = run
        self.cells = cells
        self.scores = scores
        self.kernel = SheetKernel()

    def of(self, expression: tree.Expression, frame: Frame) -> SheetValue:
        """A fixed number, text or truth, a term, an interval, or ``UNKNOWN``. Raises ``Unlive``."""
        make = _MAKERS.get(type(expression))
        if make is None:
            raise Unlive("规则里有文字模板，不能写成公式", "a rule holds a text with expressions in it")
        return make(self, expression, frame)

    def truth(self, condition: tree.Expression | None, frame: Frame) -> Truth:
        """Whether a condition holds; none always does."""
        return True if condition is None else as_truth(self.of(condition, frame))

    def number(self, expression: tree.Expression, frame: Frame) -> Number:
        """A number."""
        return as_number(self.of(expression, frame))

    def given(self, result: tree.Expression, frame: Frame) -> Score:
        """What a line gives: another method's result also where that says that the node doesn't apply."""
        if isinstance(result, tree.ScoreBy):
            return UNKNOWN if frame.node is None else self.scores.by(result.method, frame.node)
        return as_score(self.of(result, frame))

    def _named(self, named: tree.Named, frame: Frame) -> SheetValue:
        derived = self.run.functions.derived.get(named.name)
        if derived is None:
            if len(self.run.parameters[named.name].values) > 1:
                self.cells.keep_text((), YEAR)
                self.cells.keep_text((), TITLE)
            return self.of(self.run.parameter(named.name), Frame.of(None))
        node = self.run.place(named.place, frame) if derived.level else None
        return self.of(derived.value, Frame(node, frame.this, {}))

    def _score_by(self, other: tree.ScoreBy, frame: Frame) -> Number:
        """Another method's result as a number; where that method gives none there is no value."""
        return truths.words_as(UNKNOWN, self.given(other, frame))

    def _call(self, call: tree.Call, frame: Frame) -> SheetValue:
        found = [self.of(each, frame) for each in call.arguments]
        for each in found:
            if isinstance(each, truths.Every | truths.Some):
                self.cells.keep_units(each)
            for case in each.cases if isinstance(each, Spans) else ():
                self.cells.keep_units(case.high)
        if any(asks_for_number(call, self.run.functions.derived)):
            found = [each.term if isinstance(each, terms.Edged) else each for each in found]
        made: SheetValue = BY_KEY[call.operation].apply(self.kernel, found, signed=self.run.functions.is_signed(call))
        return made

    def _joined(self, joined: tree.Every | tree.Some, frame: Frame) -> Truth:
        found: list[Truth] = []
        every = isinstance(joined, tree.Every)
        for part in joined.parts:
            truth = self.truth(part, frame)
            if truth is (not every):
                return not every
            found.append(truth)
        return truths.joined(found, every=every)

    # --- cells

    def _path(self, read: tree.Read, frame: Frame) -> tuple[str, ...] | None:
        """The path of the node that a field is read in, () for the form's head; None where there is no such node."""
        if read.where is tree.Where.FORM:
            return ()
        node = self.run.place(read.place, frame)
        return None if node is None else node.path

    def _read(self, read: tree.Read, frame: Frame) -> SheetValue:
        path = self._path(read, frame)
        return UNKNOWN if path is None else self.cells.value(path, read.field, self.run.cell(read, frame))

    def _attribute(self, attribute: tree.Attribute, frame: Frame) -> SheetValue:
        target, name = attribute.target, attribute.name
        if isinstance(target, tree.Read):
            path, cell = self._path(target, frame), self.run.cell(target, frame)
            return UNKNOWN if path is None else self.cells.attribute(path, target.field, cell, name)
        interval = self.of(target, frame)
        if not isinstance(interval, Spans):
            return UNKNOWN
        ends = [(case.truth, case.low if name == "下限" else case.high) for case in interval.cases]
        numbers: list[tuple[Truth, Number]] = [(truth, UNKNOWN if end is None else end) for truth, end in ends]
        return truths.first_of(numbers)

    def _given(self, given: tree.Given, frame: Frame) -> Truth:
        there = self._is_there(given.target, frame)
        return there if given.wanted else truths.denied(there)

    def _is_there(self, target: tree.Expression, frame: Frame) -> Truth:
        if isinstance(target, tree.Read):
            path = self._path(target, frame)
            return False if path is None else self.cells.given(path, target.field, self.run.cell(target, frame))
        if isinstance(target, tree.Built) and target.name in (builtins.POINTS_OF, builtins.CLAIMED):
            node = self.run.place(target.place, frame)
            return False if node is None else self.scores.states(target.name, node)
        value = self.of(target, frame)
        if not isinstance(value, Term | CellText | Labels | Spans):
            return True
        if not isinstance(value, Term):
            raise Unlive(
                "规则问一段文字或区间有没有值，不能写成公式", "a rule asks whether a text or an interval is known"
            )
        self.cells.keep_numbers(value)
        return self.cells.has_value(value)

    def _built(self, built: tree.Built, frame: Frame) -> SheetValue:
        if built.name in builtins.OF_FORM:
            name = built.name
            raise Unlive(f"这一行的规则用到全表的「{name}」", f"the row's rule asks for the form's \"{name}\"")
        node = self.run.place(built.place, frame)
        return UNKNOWN if node is None else self._of_node(built.name, node)

    def _of_node(self, name: str, node: FormNode) -> SheetValue:
        match name:
            case builtins.POINTS_OF:
                return self.scores.points(node)
            case builtins.CLAIMED:
                return self.scores.claimed(node)
            case builtins.SCORE_OF:
                return self.scores.score(node)
            case builtins.APPLIES:
                return self.scores.applies(node)
            case _:
                return node.name

    # --- intervals and scales

    def _between(self, interval: tree.Between, frame: Frame) -> SheetValue:
        low, high = self.number(interval.low, frame), self.number(interval.high, frame)
        if UNKNOWN in (low, high):
            return UNKNOWN
        low_open = leaves_out(side_of(low), interval.low_open)
        high_open = leaves_out(-side_of(high), interval.high_open)
        return Spans((Case(True, low, high, low_open, high_open),))

    def _label(self, label: tree.LabelOf, frame: Frame) -> SheetValue:
        number = self.number(label.number, frame)
        if number is UNKNOWN:
            return UNKNOWN
        bands = self.run.scales[label.scale].bands
        return Labels(tuple((self.kernel.within(number, Spans((_case(True, band),))), band.label) for band in bands))

    def _interval(self, interval: tree.IntervalOf, frame: Frame) -> SheetValue:
        label = self.of(interval.label, frame)
        if isinstance(label, str):
            band = self.run.band(interval.scale, label)
            return UNKNOWN if band is None else Spans((_case(True, band),))
        if not isinstance(label, CellText | Labels):
            return UNKNOWN
        bands = {reading_of(band.label): band for band in reversed(self.run.scales[interval.scale].bands)}
        ordered = [band for band in self.run.scales[interval.scale].bands if bands[reading_of(band.label)] is band]
        return Spans(tuple(_case(self.kernel.says(label, band.label), band) for band in ordered))

    def _aggregate(self, aggregate: tree.Aggregate, frame: Frame) -> SheetValue:
        nodes = self.run.nodes(aggregate, frame)
        self.cells.keep_shape(self.cells.shape.of_aggregate(aggregate, self.run, frame))

        def of(each: tree.Expression, node: FormNode) -> SheetValue:
            return self.of(each, Frame(node, frame.this, frame.locals))

        derived = self.run.functions.derived
        for part in parts_asked(aggregate, derived):
            for node in nodes:
                self._keep_units(part, Frame(node, frame.this, frame.locals))
        return aggregated(aggregate, nodes, of, self.scores, derived)

    def _keep_units(self, expression: tree.Expression, frame: Frame) -> None:
        """Ask that the units of what an expression reads stay, all parts of 或 looked into; not where it never holds."""
        found = self.of(expression, frame)
        if found is not False and isinstance(expression, tree.Every | tree.Some):
            for part in expression.parts:
                self._keep_units(part, frame)
        self.cells.keep_units(found)


def _case(truth: Truth, band: tree.Band) -> Case:
    return Case(truth, band.low, band.high, band.low_open, band.high_open)


Maker = Callable[[Expressions, Any, Frame], SheetValue]
_MAKERS: dict[type, Maker] = {
    tree.Literal: lambda making, literal, frame: literal.value,
    tree.Read: Expressions._read,
    tree.Built: Expressions._built,
    tree.Local: lambda making, local, frame: frame.locals[local.name],
    tree.Named: Expressions._named,
    tree.ScoreBy: Expressions._score_by,
    tree.Attribute: Expressions._attribute,
    tree.Call: Expressions._call,
    tree.Every: Expressions._joined,
    tree.Some: Expressions._joined,
    tree.Given: Expressions._given,
    tree.Between: Expressions._between,
    tree.LabelOf: Expressions._label,
    tree.IntervalOf: Expressions._interval,
    tree.Aggregate: Expressions._aggregate,
    tree.Undetermined: lambda making, undetermined, frame: UNKNOWN,
    tree.NotApplicable: lambda making, nothing, frame: terms.Said(making.scores.inapplicable),
}
"""Each takes what it is found by, which no type says of a table."""
