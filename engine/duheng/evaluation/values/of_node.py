"""What every node of a form has, with a method or without: points, a claimed score, a name, a score.

Where the form doesn't say it, it is open, and remembers that the form doesn't.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from duheng.evaluation.values.exact import causes_of
from duheng.forms.model import FormNode
from duheng.language import builtins, tree
from duheng.language.ranges import Range, Score, Unknown, hull
from duheng.language.walk import asked_of_node

if TYPE_CHECKING:
    from duheng.evaluation.values.interpret import Interpreter

ZERO = Fraction(0)

OfNode = Callable[["Interpreter", FormNode], Any]
"""Something of a node, in the run over its form."""


def reads_score(expression: tree.Expression, derived: Mapping[str, tree.Derived]) -> bool:
    """Whether an expression reads the score of its own node, so that it says nothing of a node without one."""
    return any(
        isinstance(each, tree.Built) and each.name == builtins.SCORE_OF and each.place.root is tree.Root.HERE
        for each in asked_of_node(expression, derived)
    )


def _points(run: Interpreter, node: FormNode) -> Fraction | Range:
    return node.points if node.points is not None else _missing(node, builtins.POINTS_OF)


def _claimed(run: Interpreter, node: FormNode) -> Fraction | Range:
    return node.claimed if node.claimed is not None else _missing(node, builtins.CLAIMED)


def score_of(run: Interpreter, node: FormNode) -> Fraction | Range:
    """得分 as rules read it: nothing of a node that doesn't apply, perhaps nothing of one that may not."""
    score = run.score(node)
    if score is None:
        return ZERO
    return hull(score, ZERO) if id(node) in run.perhaps_none else score


def _applies(run: Interpreter, node: FormNode) -> bool | Unknown:
    score = run.score(node)
    return doubt(node, score) if id(node) in run.perhaps_none else score is not None


def doubt(node: FormNode, score: Score) -> Unknown:
    """Whether a node counts that may turn out 不适用."""
    return Unknown(causes_of(score) or frozenset(((node.path, builtins.APPLIES),)))


def _missing(node: FormNode, name: str) -> Range:
    return Range(None, None, causes=frozenset(((node.path, name),)))


OF_NODE: dict[str, OfNode] = {
    builtins.POINTS_OF: _points,
    builtins.CLAIMED: _claimed,
    builtins.NAME_OF: lambda run, node: node.name,
    builtins.APPLIES: _applies,
    builtins.SCORE_OF: score_of,
}


WRITTEN: dict[OfNode, Callable[[FormNode], Fraction | None]] = {
    _points: attrgetter("points"),
    _claimed: attrgetter("claimed"),
}
"""Where a node has what most of them have."""
