"""Divisions whose divisor may have either sign: by a difference, or by what the ruleset itself writes.

A ratio to a target or a budget below zero means nothing: -10% against ≥ -5% would score double. A rule that divides by
a difference means it, as （最差 - 实际值）÷（最差 - 最优） does, and one that divides by its own numbers knows them.
Points are told where they are negative (FRM-032), so their sign isn't asked again. Names are followed to what they
stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from duheng.identity import once_for_each
from duheng.language import tree
from duheng.language.walk import is_constant, is_points, of_method, of_ruleset, walk

_TURNING = ("subtract", "negate")


@once_for_each
def signed_divisions(ruleset: tree.Ruleset) -> frozenset[int]:
    """The identities of the divisions of a ruleset whose divisor may have either sign."""
    named: dict[str, tree.Expression] = {each.name: each.value for each in ruleset.template.derived}
    found = set(_signed(of_ruleset(ruleset, methods=False), named, {}))
    for method in ruleset.methods:
        found.update(_signed(of_method(method), named, {let.name: let.value for let in method.lets}))
    return frozenset(found)


def _signed(
    expressions: Iterator[tree.Expression],
    named: Mapping[str, tree.Expression],
    lets: Mapping[str, tree.Expression],
) -> Iterator[int]:
    for expression in expressions:
        for each in walk(expression):
            if isinstance(each, tree.Call) and each.operation == "divide":
                divisor = _meant(each.arguments[1], named, lets)
                if is_constant(divisor, named) or is_points(divisor) or _is_difference(divisor, named, lets):
                    yield id(each)


def _meant(
    expression: tree.Expression, named: Mapping[str, tree.Expression], lets: Mapping[str, tree.Expression]
) -> tree.Expression:
    """What a name stands for."""
    seen = set[str]()
    while isinstance(expression, (tree.Local, tree.Named)) and expression.name not in seen:
        seen.add(expression.name)
        known = lets if isinstance(expression, tree.Local) else named
        expression = known.get(expression.name, expression)
    return expression


def _is_difference(
    divisor: tree.Expression, named: Mapping[str, tree.Expression], lets: Mapping[str, tree.Expression]
) -> bool:
    """Whether something is taken off in a divisor that the form says, or turned: of ``指标值 ×（1 - 10%）`` nothing is."""
    waiting, seen = [divisor], set[str]()
    while waiting:
        for each in walk(waiting.pop()):
            if isinstance(each, tree.Call) and each.operation in _TURNING and not is_constant(each, named):
                return True
            if isinstance(each, (tree.Local, tree.Named)) and each.name not in seen:
                seen.add(each.name)
                waiting.append(_meant(each, named, lets))
    return False
