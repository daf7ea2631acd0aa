"""What nodes are worth where the ruleset works it out: 字段 分值 = 四舍五入（上级.分值 ÷ 个数（上级.下级），0）.

It is settled before anything is scored, from the top down, so that a level's rule may read the points above it. Points
that the template says itself stay. The ruleset's number holds where the form writes another one, with a finding; where
the rule can't tell (its group has no points), the form's number holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.evaluation.telling.formula import Formula
from duheng.evaluation.telling.wording import wording_of
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.evaluation.values.points import outside_total
from duheng.forms.groups import add_up
from duheng.forms.model import Form, FormNode
from duheng.language import tree
from duheng.language.decimal import decimal_text
from duheng.language.ranges import settled
from duheng.problems.problem import Problem
from duheng.problems.worth import PointsByRule, PointsOpen


def settle_points(form: Form, ruleset: tree.Ruleset) -> list[Problem]:
    """Set the nodes' points by the ruleset's rules; returns where the form says otherwise, or nobody says."""
    if not ruleset.template.worth:
        return []
    interpreter = Interpreter(form, ruleset)
    interpreter.without = frozenset(map(id, outside_total(interpreter.everything)))
    for node in interpreter.everything:
        if _is_sum(node):
            node.points = None
    found: list[Problem] = []
    for rule in sorted(ruleset.template.worth, key=lambda rule: rule.level):
        for node in interpreter.everything:
            if node.level == rule.level and (node.template is None or node.template.points is None):
                found += _settle(node, rule, interpreter)
    for root in form.roots:
        add_up(root)
    return found


def _is_sum(node: FormNode) -> bool:
    """Whether a node is worth what the rows below it say, and nothing that could be shared out among them."""
    by_template = node.template is not None and node.template.points is not None
    return bool(node.children) and not by_template and node.own_points is None


def _settle(node: FormNode, rule: tree.Derived, interpreter: Interpreter) -> Iterator[Problem]:
    frame = Frame.of(node)
    value = settled(interpreter.value(rule.value, frame))
    stated = node.own_points if node.own_points is not None else node.points
    zh, en = (Formula(interpreter, wording_of(language)).text(rule.value, frame) for language in ("zh", "en"))
    if isinstance(value, Fraction):
        node.own_points, node.points, node.worked_out = stated, value, True
        if stated is not None and stated != value:
            yield PointsByRule(
                path=node.path,
                span=node.span,
                name=node.name,
                stated=decimal_text(stated),
                points=decimal_text(value),
                formula=zh,
                formula_en=en,
            )
    elif stated is None:
        yield PointsOpen(path=node.path, span=node.span, name=node.name, formula=zh, formula_en=en)
