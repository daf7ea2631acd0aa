"""What is added up must be able to exist: a level below the template's rows, or above what is named, has no nodes.

``合计（四级.得分）`` in a template whose rows are 三级 would be zero on every form, and a check for each 四级 never asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duheng.language import tree
from duheng.language.builtins import LEVELS, LEVELS_EN
from duheng.language.walk import nodes_of, of_method, of_ruleset, walk
from duheng.problems.groups import NoSuchTier, NothingInside
from duheng.problems.problem import Problem
from duheng.source import Span


def check_tiers(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Aggregates and checks over levels where nothing can be."""
    deepest = ruleset.template.row_level
    nodes = list(nodes_of(ruleset.template.nodes))
    levels = {node.name: node.level for node in nodes}
    for check in ruleset.checks:
        if check.over is not None and check.over.value > deepest > 0:
            yield _no_such_tier(check.span, check.over.value)
    for each in _aggregates(of_ruleset(ruleset)):
        if each.over.value > deepest > 0:
            yield _no_such_tier(each.span, each.over.value)
        elif each.place.root is tree.Root.NAMED and 0 < each.over.value <= levels.get(each.place.name, 0):
            yield _nothing_inside(each, each.place.name)
    scored = {node.method: node for node in nodes if node.method is not None}
    for method in ruleset.methods:
        node = scored.get(method.name)
        for each in _aggregates(of_method(method)) if node is not None else ():
            if node is not None and each.place.root is tree.Root.HERE and 0 < each.over.value <= node.level:
                yield _nothing_inside(each, node.name)


def _aggregates(expressions: Iterable[tree.Expression]) -> Iterator[tree.Aggregate]:
    for outer in expressions:
        yield from (each for each in walk(outer, into_aggregates=False) if isinstance(each, tree.Aggregate))


def _no_such_tier(span: Span, level: int) -> Problem:
    return NoSuchTier(span=span, tier=LEVELS[level], tier_en=LEVELS_EN[level])


def _nothing_inside(aggregate: tree.Aggregate, name: str) -> Problem:
    level = aggregate.over.value
    return NothingInside(span=aggregate.span, name=name, tier=LEVELS[level], tier_en=LEVELS_EN[level])
