"""A method reads a row's fields only where it scores nodes of that level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from duheng.language import builtins, tree
from duheng.language.names import names_of
from duheng.language.walk import inside_method, nodes_of, parts, walk
from duheng.problems.places import NotHere, NothingBelowRows
from duheng.problems.problem import Problem


def check_levels(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Methods given to nodes whose fields they can't read."""
    names = names_of(ruleset)
    fields = {each.name: each.level for each in ruleset.template.fields}
    fields |= {each.name: each.level for each in ruleset.template.derived}
    for node in nodes_of(ruleset.template.nodes):
        if node.method in names.methods:
            yield from _misread(names.methods[node.method], node, fields)
            yield from _misread_below(names.methods[node.method], node, fields)
    yield from _below_rows(ruleset, names.methods)


def _below_rows(ruleset: tree.Ruleset, methods: Mapping[str, tree.Method]) -> Iterator[Problem]:
    """Aggregates of what is below rows in methods that the table of 计分 gives to rows, and that no group has."""
    level, of_groups = ruleset.template.row_level, {node.method for node in nodes_of(ruleset.template.nodes)}
    lines = {each.method: each for each in reversed(ruleset.template.scoring) if each.method is not None}
    for name, line in lines.items():
        if name not in methods or name in of_groups:
            continue
        for each in inside_method(methods[name], into_aggregates=False):
            if isinstance(each, tree.Aggregate) and each.place.root is tree.Root.HERE and each.over.value <= level:
                tier, tier_en = builtins.LEVELS[level], builtins.LEVELS_EN[level]
                yield NothingBelowRows(span=each.span, related=(line.span,), name=name, tier=tier, tier_en=tier_en)


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


def _misread_below(method: tree.Method, node: tree.Node, fields: dict[str, int]) -> Iterator[Problem]:
    """Fields that an aggregate reads of the groups right below a node, which have none of them."""
    below = {child.level for child in node.children}
    for aggregate in inside_method(method):
        if not isinstance(aggregate, tree.Aggregate) or aggregate.over is not tree.Over.CHILDREN:
            continue
        read = [_read_here(each) for part in parts(aggregate) for each in walk(part, into_aggregates=False)]
        wrong = next((name for name in read if below and fields.get(name, 0) and fields[name] not in below), None)
        if wrong is not None and aggregate.place.root is tree.Root.HERE:
            zh, en = builtins.LEVELS[fields[wrong]], builtins.LEVELS_EN[fields[wrong]]
            level = min(below)
            yield NotHere(
                span=aggregate.span,
                name=wrong,
                where=zh,
                where_en=en,
                tier=zh,
                tier_en=en,
                asked=builtins.LEVELS[level],
                asked_en=builtins.LEVELS_EN[level],
                children=True,
            )


def _read_here(expression: tree.Expression) -> str:
    if isinstance(expression, tree.Read) and expression.place.root is tree.Root.HERE:
        return expression.field
    if isinstance(expression, tree.Named) and expression.place.root is tree.Root.HERE:
        return expression.name
    return ""
