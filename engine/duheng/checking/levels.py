"""A method reads a row's fields only where it scores nodes of that level."""

from __future__ import annotations

from collections.abc import Iterator

from duheng.language import builtins, tree
from duheng.language.names import names_of
from duheng.language.walk import inside_method, nodes_of
from duheng.problems.places import NotHere
from duheng.problems.problem import Problem


def check_levels(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Methods given to nodes whose fields they can't read."""
    names = names_of(ruleset)
    fields = {each.name: each.level for each in ruleset.template.fields}
    fields |= {each.name: each.level for each in ruleset.template.derived}
    for node in nodes_of(ruleset.template.nodes):
        if node.method in names.methods:
            yield from _misread(names.methods[node.method], node, fields)


def _misread(method: tree.Method, node: tree.Node, fields: dict[str, int]) -> Iterator[Problem]:
    seen: set[str] = set()
    for expression in inside_method(method, into_aggregates=False):
        name = _read_here(expression)
        wanted = fields.get(name, 0)
        if wanted and wanted != node.level and name not in seen:
            seen.add(name)
            zh, en = builtins.LEVELS[wanted], builtins.LEVELS_EN[wanted]
            yield NotHere(
                span=node.span,
                related=(expression.span,),
                name=name,
                where=zh,
                where_en=en,
                tier=zh,
                tier_en=en,
                asked=builtins.LEVELS[node.level],
                asked_en=builtins.LEVELS_EN[node.level],
                node=node.name,
            )


def _read_here(expression: tree.Expression) -> str:
    if isinstance(expression, tree.Read) and expression.place.root is tree.Root.HERE:
        return expression.field
    if isinstance(expression, tree.Named) and expression.place.root is tree.Root.HERE:
        return expression.name
    return ""
