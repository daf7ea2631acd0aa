"""A method reads a row's fields only where it scores nodes of that level."""

from __future__ import annotations

from collections.abc import Iterator

from duheng.language import builtins, tree
from duheng.language.walk import inside_method, nodes_of
from duheng.problems.places import NotHere
from duheng.problems.problem import Problem
from duheng.source import Span


def check_levels(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Methods given to nodes whose fields they can't read."""
    template = ruleset.template
    fields = {field.name: field.level for field in template.fields} | {
        each.name: each.level for each in template.derived
    }
    methods = {method.name: method for method in ruleset.methods}
    for node in nodes_of(template.nodes):
        if node.method in methods:
            yield from _misread(methods[node.method], node.level, node.span, fields)


def _misread(method: tree.Method, level: int, span: Span, fields: dict[str, int]) -> Iterator[Problem]:
    seen: set[str] = set()
    for expression in inside_method(method, into_aggregates=False):
        name = _read_here(expression)
        wanted = fields.get(name, 0)
        if wanted and wanted != level and name not in seen:
            seen.add(name)
            zh, en = builtins.LEVELS[wanted], builtins.LEVELS_EN[wanted]
            yield NotHere(span=span, related=(expression.span,), name=name, where=zh, where_en=en)


def _read_here(expression: tree.Expression) -> str:
    if isinstance(expression, tree.Read) and expression.place.root is tree.Root.HERE:
        return expression.field
    if isinstance(expression, tree.Named) and expression.place.root is tree.Root.HERE:
        return expression.name
    return ""
