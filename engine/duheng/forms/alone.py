"""Nodes that are scored as they stand, by a method that looks at no rows, so that rows below don't count."""

from __future__ import annotations

from duheng.identity import once_for_each
from duheng.language import tree
from duheng.language.names import names_of
from duheng.language.walk import of_method, walk_fields


def alone(node: tree.Node | None, ruleset: tree.Ruleset) -> bool:
    """Whether a node of the template has no nodes below it and a method that can't look at rows."""
    if node is None or node.method is None or node.children:
        return False
    return node.method in _blind(ruleset)


@once_for_each
def _blind(ruleset: tree.Ruleset) -> frozenset[str]:
    """The methods that look at no other node's rows, for certain."""
    derived = names_of(ruleset).derived
    return frozenset(
        method.name
        for method in ruleset.methods
        if not any(isinstance(each, tree.Aggregate | tree.ScoreBy) for each in walk_fields(of_method(method), derived))
    )
