"""Indicators that nothing can score: no method, nothing below them that has one, and no table of 计分."""

from __future__ import annotations

from collections.abc import Iterator

from duheng.language import tree
from duheng.problems.groups import NeverScored
from duheng.problems.problem import Problem


def check_unscored(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """The last nodes of a template without a method, where its rows get none either."""
    template = ruleset.template
    if template.scoring or template.free_methods:
        return
    yield from (NeverScored(span=node.span, name=node.name) for node in _unscored(template.nodes))


def _unscored(nodes: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
    """Leaves without a method, but not those below a method, which may do without them."""
    for node in nodes:
        if node.method is None and node.points != 0:
            yield from _unscored(node.children) if node.children else (node,)
