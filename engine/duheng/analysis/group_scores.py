"""Groups whose own method can leave 0 to their points, though what is below them keeps to its own, or divide by zero.

A group's method looks at other nodes, so it is tried on a whole form: all rows at full points, at none, one of them;
and with no row that applies, where rows of the ruleset may not.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from duheng.analysis.inputs import Inputs
from duheng.analysis.whole_form import Scores, WholeForm, fully
from duheng.checking.lints.weights import allows_more
from duheng.evaluation.telling import figures
from duheng.forms.model import FormNode, all_nodes
from duheng.language import tree
from duheng.language.walk import nodes_of, own_limits
from duheng.problems.analysis import DivisorMayBeZero, LeavesPoints
from duheng.problems.evaluation import DivisionByZero
from duheng.problems.problem import Problem
from duheng.record import Record

_NOTHING = Fraction(0)


class _Way(Record):
    """A way in which what is below a group may have scored, in words."""

    zh: str
    en: str
    scores: Scores


def check_group_scores(ruleset: tree.Ruleset, own: str) -> Iterator[Problem]:
    """Methods of the file ``own`` that groups of the template name and that look at other nodes."""
    methods = {each.name: each for each in ruleset.methods if each.span.file == own and each.clauses}
    given = [node for node in nodes_of(ruleset.template.nodes) if node.method in methods]
    if not given:
        return
    form, done = WholeForm(ruleset), set[tuple[str, str]]()
    looks = (_beyond, _idle) if _may_not_apply(ruleset) else (_beyond,)
    for node, look in product(given, looks):
        method = methods[node.method or ""]
        found = look(form, method, form.groups[id(node)])
        if found is not None and (method.name, found.code) not in done:
            done.add((method.name, found.code))
            yield found


def _may_not_apply(ruleset: tree.Ruleset) -> bool:
    """Whether a row of the ruleset may turn out 不适用."""
    results = (clause.result for method in ruleset.methods for clause in method.clauses)
    lines = (line.method for line in ruleset.template.scoring)
    return any(isinstance(each, tree.NotApplicable) for each in results) or None in lines


def _idle(form: WholeForm, method: tree.Method, node: FormNode) -> Problem | None:
    """Whether a group's method divides by zero where no row below it applies."""
    if not node.children:
        return None
    trace = form.trace(method, node, lambda each: _NOTHING if each.children else None)
    if not any(isinstance(each, DivisionByZero) for each in trace.problems):
        return None
    case, case_en = f"「{node.name}」下各行都不适用", f'no row of "{node.name}" applies'
    return DivisorMayBeZero(span=method.span, name=method.name, case=case, case_en=case_en)


def _beyond(form: WholeForm, method: tree.Method, node: FormNode) -> Problem | None:
    points = node.points
    if points is None or not node.children or Inputs(form.ruleset, method).alone:
        return None
    more = allows_more(method, form.ruleset)
    for way in _ways(node):
        value = form.scored(method, node, way.scores)
        if value is not None and (value < 0 or (value > points and not more)):
            shown = figures.points(points)
            return LeavesPoints(
                span=method.span,
                score=figures.points(value),
                points=shown,
                case=f"「{node.name}」{way.zh}",
                case_en=f'Where in "{node.name}" {way.en}, it',
                clamped=bool(own_limits(method)),
            )
    return None


def _ways(group: FormNode) -> tuple[_Way, ...]:
    lowest = next(each for each in all_nodes([group]) if not each.children)

    def nothing(node: FormNode) -> Any:
        return _NOTHING

    def only_one(node: FormNode) -> Any:
        return fully(lowest) if any(each is lowest for each in all_nodes([node])) else _NOTHING

    return (
        _Way("下各行都得满分", "all rows score fully", fully),
        _Way("下各行都得 0 分", "no row scores anything", nothing),
        _Way("下只有一行得满分、其余得 0 分", "one row scores fully and the others nothing", only_one),
    )
