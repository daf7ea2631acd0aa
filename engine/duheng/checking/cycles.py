"""No method, parameter or derived field may lead back to itself: every evaluation ends."""

from __future__ import annotations

from collections.abc import Iterator

from duheng.language import builtins, tree
from duheng.language.walk import of_method, walk
from duheng.problems.meaning import Cycle
from duheng.problems.problem import Problem
from duheng.source import Span


def check_cycles(ruleset: tree.Ruleset, used: frozenset[str]) -> Iterator[Problem]:
    """One problem for each circle, told at the declaration where it is entered first."""
    edges: dict[str, list[str]] = {}
    spans: dict[str, Span] = {}
    for parameter in ruleset.parameters:
        edges[parameter.name] = _uses(tuple(value for _, value in parameter.values))
        spans[parameter.name] = parameter.span
    for derived in ruleset.template.derived:
        edges[derived.name] = _uses((derived.value,))
        spans[derived.name] = derived.span
    for method in ruleset.methods:
        edges[method.name] = _uses(tuple(of_method(method)))
        spans[method.name] = method.span
        yield from _own_score(method)
    told: set[frozenset[str]] = set()
    for name in edges:
        circle = _circle(name, edges)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            yield Cycle(span=spans[name], chain=" → ".join((*circle, circle[0])))


def _uses(expressions: tuple[tree.Expression, ...]) -> list[str]:
    found: list[str] = []
    for outer in expressions:
        for expression in walk(outer):
            if isinstance(expression, tree.Named):
                found.append(expression.name)
            elif isinstance(expression, tree.ScoreBy):
                found.append(expression.method)
    return found


def _own_score(method: tree.Method) -> Iterator[Problem]:
    for outer in of_method(method):
        for expression in walk(outer, into_aggregates=False):
            here = isinstance(expression, tree.Built) and expression.place.root is tree.Root.HERE
            if here and isinstance(expression, tree.Built) and expression.name == builtins.SCORE_OF:
                yield Cycle(span=expression.span, chain=f"{method.name} → {builtins.SCORE_OF} → {method.name}")


def _circle(start: str, edges: dict[str, list[str]]) -> list[str]:
    """A shortest way from ``start`` back to itself, empty where there is none."""
    ways: list[list[str]] = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for name in edges.get(way[-1], ()):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []
