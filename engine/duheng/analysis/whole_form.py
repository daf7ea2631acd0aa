"""A form that has what the template fixes and nothing else: its groups, and below them rows that share their points.

What a total or a group's method gives where all of it scores fully, or nothing, is known before any form is read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from duheng.analysis.inputs import Inputs
from duheng.analysis.single import form_of
from duheng.checking.lints.weights import worth_of
from duheng.evaluation.scoring.score import Scoring
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.evaluation.values.points import outside_total
from duheng.evaluation.values.trace import Trace
from duheng.forms.model import FormNode
from duheng.language import tree
from duheng.language.names import names_of
from duheng.language.ranges import ANYTHING, settled
from duheng.source import NOWHERE

ROWS = 2
"""How many rows a group without groups has: enough that one of them can score and another not."""
_ROW = "例"

Scores = Callable[[FormNode], Any]


class WholeForm:
    """The form of a ruleset's template; ``groups`` are its nodes by the identity of the template's."""

    def __init__(self, ruleset: tree.Ruleset) -> None:
        self.ruleset = ruleset
        self.methods = names_of(ruleset).methods
        self.groups: dict[int, FormNode] = {}
        self.roots = [self._group(node, (), worth_of(node)) for node in ruleset.template.nodes]
        self.interpreter = Interpreter(form_of(self.roots, {}), ruleset)
        self.interpreter.without = frozenset(map(id, outside_total(self.interpreter.everything)))

    def value(self, expression: tree.Expression, scores: Scores) -> Fraction | None:
        """An expression of the whole form where its nodes score so; None where it isn't known for certain."""
        self.interpreter.empty_aggregates.clear()
        found = self.interpreter.value_where(scores, expression)
        found = settled(found) if not self.interpreter.empty_aggregates else None
        return found if isinstance(found, Fraction) else None

    def scored(self, method: tree.Method, node: FormNode, scores: Scores) -> Fraction | None:
        """What a method gives a group where the nodes below it score so; None where it isn't known for certain."""
        trace = self.trace(method, node, scores)
        return trace.value if isinstance(trace.value, Fraction) and not trace.problems else None

    def trace(self, method: tree.Method, node: FormNode, scores: Scores) -> Trace:
        """How a method scores a group where the nodes below it score so."""
        self.interpreter.forget()
        scoring = Scoring(self.interpreter)
        scoring.traces = {
            id(each): Trace(Frame.of(each), None, scores(each))
            for each in self.interpreter.everything
            if each is not node
        }
        return scoring.run(method, node)

    def _group(self, node: tree.Node, above: tuple[str, ...], points: Fraction | None) -> FormNode:
        path = (*above, node.name)
        made = FormNode(path, node.level, node.name, points, None, None, "", node, span=node.span)
        self.groups[id(node)] = made
        if node.children:
            shares = _shares(node.children, points)
            made.children = [
                self._group(child, path, share) for child, share in zip(node.children, shares, strict=True)
            ]
        elif self._has_rows(node):
            made.children = [self._row(path, number, points) for number in range(ROWS)]
        return made

    def _row(self, above: tuple[str, ...], number: int, points: Fraction | None) -> FormNode:
        name = f"{_ROW}{number + 1}"
        share = points / ROWS if points is not None else None
        level = self.ruleset.template.row_level
        return FormNode((*above, name), level, name, share, None, None, "", None, span=NOWHERE)

    def _has_rows(self, node: tree.Node) -> bool:
        """Whether rows stand below a node: not below one that its method scores by its own cells or the form's head."""
        method = self.methods.get(node.method or "")
        below = node.level < self.ruleset.template.row_level
        return below and (method is None or not Inputs(self.ruleset, method).alone)


def fully(node: FormNode) -> Any:
    """The score of a node that loses nothing."""
    return node.points if node.points is not None else ANYTHING


def _shares(children: Sequence[tree.Node], points: Fraction | None) -> list[Fraction | None]:
    """What each of a group's parts is worth: what the template says, else an equal share of what that leaves."""
    own = [worth_of(child) for child in children]
    open_ = [child for child, worth in zip(children, own, strict=True) if worth is None and not child.outside]
    said = sum((each for child, each in zip(children, own, strict=True) if each and not child.outside), Fraction(0))
    left = points - said if points is not None else None
    share = left / len(open_) if left is not None and left > 0 and open_ else None
    return [share if child in open_ else worth for child, worth in zip(children, own, strict=True)]
