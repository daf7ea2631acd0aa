"""What a case says of a node, put into it: its cells, its points, the score it claims, and scores said outright."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from fractions import Fraction

from duheng.checking.reading.near import near
from duheng.forms.borrowing import borrow, measured_fields
from duheng.forms.cells import CellReader, choices_of
from duheng.forms.labels import head_labels, row_labels
from duheng.forms.model import Cell, Form, FormNode, Written
from duheng.forms.tiers import tiers_of
from duheng.language import builtins, tree
from duheng.language.ranges import Range
from duheng.problems.examples import ExampleInputUnknown, ExampleUnreadable
from duheng.problems.form_cells import UnitDoubtful, ValueNegative
from duheng.problems.problem import Problem
from duheng.source import Span
from duheng.testing.expected import read_expected, read_points
from duheng.testing.said import Input

Called = tuple[str, str]
"""What the messages call what says the cells, in both languages."""
EXAMPLE: Called = ("例子", "example")
CASE: Called = ("用例", "case")
_OF_NODE = (builtins.POINTS_OF, builtins.CLAIMED)


class NodeCells:
    """Fills in the nodes of one small form. ``scores`` are those that a case says, by node."""

    def __init__(self, ruleset: tree.Ruleset, form: Form, called: Called) -> None:
        self.ruleset = ruleset
        self.form = form
        self.called = called
        self.measured = measured_fields(ruleset.template.fields)
        self.labels = (row_labels(ruleset.template), head_labels(ruleset.template))
        self.fields = {field.name: field for field in ruleset.template.fields}
        self.reader = CellReader(None, {scale.name: scale for scale in ruleset.scales}, [])
        self.tiers = tiers_of(ruleset)
        self.scores: list[tuple[FormNode, Fraction | Range | None]] = []
        self.problems: list[Problem] = []

    def take(self, node: FormNode, given: Input, *, other: bool = False) -> None:
        """Put a value into a node; the form's head and a score said outright belong to one of the two kinds only."""
        name = builtins.chinese(given.name) if given.name not in self.fields else given.name
        field = self.fields.get(name)
        if name in _OF_NODE:
            number = self._number(given)
            if name == builtins.POINTS_OF:
                node.points = number
            else:
                node.claimed = number
        elif field is not None and not (other and not field.level):
            self._field(node, field, given)
        elif name == builtins.NAME_OF:
            node.name = given.text
        elif name == builtins.SCORE_OF and other:
            self._score(node, given)
        else:
            allowed = (*_OF_NODE, *((builtins.SCORE_OF,) if other else ()), *self.fields)
            self.unknown(given.name_span, name, allowed)

    def borrow(self, node: FormNode, inputs: Sequence[Input]) -> None:
        """Bare numbers take the other cell's unit, and a blank tier what the actual value says of it, as on a form."""
        deque(self.tiers.take(node), maxlen=0)
        places = {each.name: each.span for each in inputs}
        for finding in borrow(node.cells, self.measured, node.path):
            if isinstance(finding, UnitDoubtful):
                span = places.get(finding.label, finding.span)
                self._unreadable(span, finding.label, finding.text)

    def unknown(self, at: Span, name: str, allowed: Sequence[str]) -> None:
        """Tell of a name that means nothing here, with the field that forms print so."""
        what, what_en = self.called
        printed = next((each for labels in self.labels if (each := labels.find(name)) in allowed), None)
        likely = (printed,) if printed is not None else near(name, allowed)
        self.problems.append(ExampleInputUnknown(span=at, name=name, near=likely, what=what, what_en=what_en))

    def _unreadable(self, span: Span | None, name: str, text: str, allowed: tuple[str, ...] = ()) -> None:
        what, what_en = self.called
        found = ExampleUnreadable(span=span, name=name, text=text, allowed=allowed, what=what, what_en=what_en)
        self.problems.append(found)

    def _number(self, given: Input) -> Fraction | None:
        found = read_points(given.text)
        if found is None:
            self._unreadable(given.span, given.name, given.text)
        return found.number if found else None

    def _score(self, node: FormNode, given: Input) -> None:
        said = read_expected(given.text)
        if said is None:
            self._unreadable(given.span, given.name, given.text)
            return
        causes = frozenset({(node.path, builtins.SCORE_OF)})
        if not said.applies:
            self.scores.append((node, None))
        elif said.low is not None and said.low == said.high:
            self.scores.append((node, said.low))
        else:
            low, high = (said.low, said.high) if said.low is not None else (Fraction(0), node.points)
            self.scores.append((node, Range(low, high, causes=causes)))

    def _field(self, node: FormNode, field: tree.Field, given: Input) -> None:
        before = len(self.reader.findings)
        cell: Cell = self.reader.read(field, Written(field.name, given.text, given.span, given.span), node.path)
        if any(not isinstance(each, ValueNegative) for each in self.reader.findings[before:]):
            self._unreadable(given.span, field.name, given.text, choices_of(field, self.ruleset))
        (node.cells if field.level else self.form.head)[field.name] = cell
