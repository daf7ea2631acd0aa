"""The smallest form: one row, by which a method is tried.

Inputs go through the value notation as a form's cells do, and the method is applied as it would be to a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from duheng.analysis.single import year_of
from duheng.checking.near import near
from duheng.evaluation.explain import Explainer
from duheng.evaluation.interpret import Interpreter
from duheng.evaluation.score import Scoring
from duheng.evaluation.trace import Trace
from duheng.evaluation.wording import wording_of
from duheng.forms.borrowing import borrow, measured_fields
from duheng.forms.cells import CellReader
from duheng.forms.model import Cell, Form, FormNode, Written, WrittenForm
from duheng.language import builtins, tree
from duheng.language.walk import of_method, walk
from duheng.problems.examples import ExampleInputUnknown, ExampleUnreadable, ExampleWithoutPoints
from duheng.problems.form_cells import UnitDoubtful
from duheng.problems.problem import Language, Problem
from duheng.record import Record
from duheng.source import Span
from duheng.testing.expected import read_points

NAME = "例"
EXAMPLE, CASE = ("例子", "example"), ("用例", "case")
"""What the messages call it, in both languages."""


class Input(Record):
    """A value that is given: the field's name, the text, and where both stand."""

    name: str
    text: str
    name_span: Span
    span: Span


class OneRow:
    """A form of one row under a ruleset; ``problems`` say which inputs can't be used."""

    def __init__(
        self, ruleset: tree.Ruleset, inputs: Sequence[Input], at: Span, called: tuple[str, str] = EXAMPLE
    ) -> None:
        self.ruleset = ruleset
        self.inputs = inputs
        self.called = called
        self.problems: list[Problem] = []
        self.fields = {field.name: field for field in ruleset.template.fields}
        self.reader = CellReader(None, {scale.name: scale for scale in ruleset.scales}, [])
        written = WrittenForm(NAME, at.file, "", "", "", None, (), ())
        self.form = Form(written, {}, [], None, "", None)
        self.node = FormNode((NAME,), ruleset.template.row_level or 1, NAME, None, None, None, "", None)
        self.form.roots.append(self.node)
        for each in inputs:
            self._take(each)
        self._borrow()

    def run(self, method: tree.Method) -> Tried:
        """Apply a method to the row."""
        interpreter = Interpreter(self.form, self.ruleset, year_of(self.ruleset))
        scoring = Scoring(interpreter)
        return Tried(self, method, scoring.run(method, self.node), scoring)

    def lacks_points(self, method: tree.Method) -> bool:
        """Whether the method asks for the row's points, and the inputs don't say them."""
        said = any(builtins.chinese(each.name) == builtins.POINTS_OF for each in self.inputs)
        parts = (each for outer in of_method(method) for each in walk(outer))
        return not said and any(isinstance(each, tree.Built) and each.name == builtins.POINTS_OF for each in parts)

    def without_points(self, at: Span) -> Problem:
        """The problem of inputs that don't say the points that they need."""
        what, what_en = self.called
        if self.called == EXAMPLE:
            return ExampleWithoutPoints(span=at)
        how, how_en = "在「输入」里加上分值，如 分值: 2；表里加一栏「分值」。", "Add the points to inputs: points: 2."
        return ExampleWithoutPoints(span=at, what=what, what_en=what_en, how=how, how_en=how_en)

    def _unreadable(self, span: Span | None, name: str, text: str) -> None:
        what, what_en = self.called
        self.problems.append(ExampleUnreadable(span=span, name=name, text=text, what=what, what_en=what_en))

    def _take(self, given: Input) -> None:
        name = builtins.chinese(given.name) if given.name not in self.fields else given.name
        if name in self.fields and name not in (builtins.POINTS_OF, builtins.CLAIMED):
            self._field(self.fields[name], given)
        elif name in (builtins.POINTS_OF, builtins.CLAIMED):
            number = self._number(given)
            if name == builtins.POINTS_OF:
                self.node.points = number
            else:
                self.node.claimed = number
        else:
            known = (builtins.POINTS_OF, builtins.CLAIMED, *self.fields)
            what, what_en = self.called
            likely = near(name, known)
            self.problems.append(
                ExampleInputUnknown(span=given.name_span, name=name, near=likely, what=what, what_en=what_en)
            )

    def _borrow(self) -> None:
        """Bare numbers take the other cell's unit, as on a form."""
        places = {each.name: each.span for each in self.inputs}
        for finding in borrow(self.node.cells, measured_fields(self.ruleset.template.fields), self.node.path):
            if isinstance(finding, UnitDoubtful):
                span = places.get(finding.label, finding.span)
                self._unreadable(span, finding.label, finding.text)

    def _number(self, given: Input) -> Fraction | None:
        found = read_points(given.text)
        if found is None:
            self._unreadable(given.span, given.name, given.text)
        return found.number if found else None

    def _field(self, field: tree.Field, given: Input) -> None:
        before = len(self.reader.findings)
        cell: Cell = self.reader.read(field, Written(field.name, given.text, given.span, given.span), self.node.path)
        if len(self.reader.findings) > before:
            self._unreadable(given.span, field.name, given.text)
        (self.node.cells if field.level else self.form.head)[field.name] = cell


class Tried:
    """What a method made of a row; ``scoring`` knows the methods that it borrowed from."""

    def __init__(self, row: OneRow, method: tree.Method, trace: Trace, scoring: Scoring) -> None:
        self.row = row
        self.method = method
        self.trace = trace
        self.scoring = scoring

    def because(self, language: Language) -> str:
        """The sentence that says why, with what the scoring found."""
        told = [Explainer(self.scoring.interpreter, language).because(self.row.node, self.trace)]
        told += [problem.message(language) for problem in self.trace.problems]
        told = [each for each in told if not any(other != each and other.startswith(each) for other in told)]
        return wording_of(language).next.join(told)
