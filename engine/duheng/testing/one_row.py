"""The smallest form: one node, by which a method is tried, with the other rows that it looks at.

Inputs go through the value notation as a form's cells do, and the method is applied as it would be to a row. Rows below
a group and nodes elsewhere are there only as far as a case says them (see ``other_rows``).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from duheng.analysis.single import Tried, form_of
from duheng.evaluation.scoring.score import Scoring
from duheng.evaluation.telling.explain import Explainer
from duheng.evaluation.telling.wording import wording_of
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.evaluation.values.trace import Trace
from duheng.forms.model import FormNode
from duheng.language import builtins, tree
from duheng.language.ranges import Range
from duheng.language.values import Words
from duheng.language.walk import inside_method, nodes_of, walk
from duheng.problems.evaluation import DivisionByZero, UnitsDiffer
from duheng.problems.evidence import NegativeDivisor
from duheng.problems.examples import ExampleNotComputed, ExampleWithoutPoints
from duheng.problems.problem import Language, Problem
from duheng.source import Span
from duheng.testing.expected import Expected
from duheng.testing.neighbours import Neighbours
from duheng.testing.node_cells import EXAMPLE, Called, NodeCells
from duheng.testing.other_rows import OtherRows
from duheng.testing.said import Input

NAME = "例"


class OneRow:
    """One node and its neighbours, on which a method is tried; ``problems`` say which inputs can't be used."""

    def __init__(
        self,
        ruleset: tree.Ruleset,
        method: tree.Method,
        inputs: Sequence[Input],
        others: Sequence[OtherRows] = (),
        called: Called = EXAMPLE,
    ) -> None:
        self.ruleset = ruleset
        self.method = method
        self.inputs = inputs
        self.called = called
        self.node = FormNode((NAME,), _level(ruleset, others, method), NAME, None, None, None, "", None)
        self.form = form_of([self.node], {})
        self.cells = NodeCells(ruleset, self.form, called)
        neighbours = Neighbours(ruleset, self.form, self.node, self.cells)
        for each in inputs:
            if not neighbours.take(each):
                self.cells.take(self.node, each)
        self.cells.borrow(self.node, inputs)
        for rows in others:
            neighbours.add(rows)

    @property
    def problems(self) -> list[Problem]:
        """What keeps the inputs from being used."""
        return self.cells.problems

    def run(self) -> TriedRow:
        """Apply the method to the node."""
        interpreter = Interpreter(self.form, self.ruleset)
        scoring = Scoring(interpreter)
        scoring.traces.update((id(node), Trace(Frame.of(node), None, score)) for node, score in self.cells.scores)
        return TriedRow(scoring.run(self.method, self.node), self.node, scoring, self.called)

    def judged(self, expected: Expected, at: Span, whole: Span) -> tuple[TriedRow | None, tuple[Problem, ...] | None]:
        """What the method makes of the node, where that can be tried, and what is wrong; None: only what comes of it.

        The problems stand at the place of what is expected or, where the inputs lack something, of the ``whole`` case.
        """
        if self.problems:
            return None, tuple(self.problems)
        tried = self.run()
        if expected.holds(tried.trace.value):
            idle = tried.not_computed(at)
            return tried, () if idle is None else (idle,)
        lacking = isinstance(tried.trace.value, Range) and self._lacks_points()
        return tried, (self._without_points(whole),) if lacking else None

    def _lacks_points(self) -> bool:
        """Whether the method asks for the node's points, and the inputs don't say them."""
        said = any(builtins.chinese(each.name) == builtins.POINTS_OF for each in self.inputs)
        parts = inside_method(self.method, into_aggregates=False)
        return not said and any(isinstance(each, tree.Built) and each.name == builtins.POINTS_OF for each in parts)

    def _without_points(self, at: Span) -> Problem:
        """The problem of inputs that don't say the points that they need."""
        what, what_en = self.called
        if self.called == EXAMPLE:
            return ExampleWithoutPoints(span=at)
        how, how_en = "在「输入」里加上分值，如 分值: 2；表里加一栏「分值」。", "Add the points to inputs: points: 2."
        return ExampleWithoutPoints(span=at, what=what, what_en=what_en, how=how, how_en=how_en)


def _level(ruleset: tree.Ruleset, others: Sequence[OtherRows], method: tree.Method) -> int:
    """At which level the node stands: where the template has the method, above rows below it, or that of the rows."""
    rows = ruleset.template.row_level or 1
    below = [(each.level or rows) - 1 for each in others if not each.place]
    named = [node.level for node in nodes_of(ruleset.template.nodes) if node.method == method.name]
    return max(1, min([*named, *below], default=rows))


class TriedRow(Tried):
    """What a method made of a case's node; ``scoring`` knows the methods that it borrowed from."""

    called: Called

    @property
    def fault(self) -> UnitsDiffer | None:
        """The first place where units kept the method, or the method of a row that it looks at, from computing."""
        traces = (self.trace, *self.scoring.traces.values())
        found = (each for trace in traces for each in trace.problems if isinstance(each, UnitsDiffer))
        return next(found, None)

    def not_computed(self, at: Span) -> Problem | None:
        """The problem of an open score that says nothing of the rule, since units kept it from computing."""
        fault = self.fault if isinstance(self.trace.value, Range) else None
        if fault is None:
            return None
        what, what_en = self.called
        return ExampleNotComputed(span=at, what=what, what_en=what_en, why=fault.why("zh"), why_en=fault.why("en"))

    def words_compared(self) -> tuple[str, str]:
        """What to write for a comparison of two cells that hold words, as a remark behind a sentence in both languages.

        A target or a quantity by its name is its number, so that 否 = 否 is undecided. Empty where nothing is compared.
        """
        signs = {"equal": "=", "unequal": "≠"}
        conditions = (clause.condition for clause, _ in self.trace.tried if clause.condition is not None)
        for each in chain.from_iterable(map(walk, conditions)):
            if isinstance(each, tree.Call) and each.operation in signs:
                one, two = map(self._of_words, each.arguments)
                if one and two:
                    write = f"{one}.文字 {signs[each.operation]} {two}.文字"
                    return f"；比的是文字，要写 {write}", f'; to compare words, write "{write}"'
        return "", ""

    def _of_words(self, side: tree.Expression) -> str:
        """The field whose number is read though its cell holds words."""
        read = side.target if isinstance(side, tree.Attribute) and side.name == "值" else side
        cell = self.node.cells.get(read.field) if isinstance(read, tree.Read) else None
        return cell.field if cell is not None and isinstance(cell.value, Words) else ""

    def because(self, language: Language) -> str:
        """The sentence that says why, with what the scoring found besides."""
        wording = wording_of(language)
        why = Explainer(self.scoring.interpreter, language).because(self.node, self.trace)
        hiding = {DivisionByZero: wording.zero_hides_score, NegativeDivisor: wording.negative_hides_score}
        besides = [each for each in self.trace.problems if (said := hiding.get(type(each))) is None or said not in why]
        told = [why, *[problem.message(language) for problem in besides]]
        told = [each for each in told if not any(other != each and other.startswith(each) for other in told)]
        return wording.next.join(told)
