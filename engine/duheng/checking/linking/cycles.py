"""No method, parameter or derived field may lead back to itself: every evaluation ends."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from duheng.language import builtins, tree
from duheng.language.printed import printed
from duheng.language.walk import inside_method, of_method, parts, walk
from duheng.problems.circles import ChainTooLong, Cycle
from duheng.problems.problem import Problem
from duheng.source import Span

_Key = TypeVar("_Key", bound=Hashable)
MOST_STEPS = 50
"""The longest way from a name to what it rests on; every step costs the evaluator some of Python's stack."""


def check_cycles(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """One problem for each circle, told at the declaration where it is entered first."""
    edges: dict[str, list[str]] = {}
    spans: dict[str, Span] = {}
    counted = frozenset(_counted(ruleset.template))
    for parameter in ruleset.parameters:
        edges[parameter.name] = _uses(tuple(value for _, value in parameter.values))
        spans[parameter.name] = parameter.span
    for derived in ruleset.template.derived:
        edges[derived.name] = _uses((derived.value,))
        spans[derived.name] = derived.span
    for method in ruleset.methods:
        edges[method.name] = _uses(tuple(of_method(method)))
        spans[method.name] = method.span
        edges |= {_let(method, let.name): _lets(method, let.value) for let in method.lets}
        spans |= {_let(method, let.name): let.span for let in method.lets}
        yield from _own_score(method, counted)
    for rule in ruleset.template.worth:
        yield from _own_points(rule)
    yield from _own_total(ruleset.template)
    yield from _too_deep(edges, spans)
    for circle in circles(edges):
        yield Cycle(span=spans[circle[0]], chain=" → ".join((*circle, circle[0])))


def _let(method: tree.Method, name: str) -> str:
    return f"{method.name}.{name}"


def _lets(method: tree.Method, value: tree.Expression) -> list[str]:
    read = [_let(method, each.name) for each in walk(value) if isinstance(each, tree.Local)]
    return [*_uses((value,)), *read]


def _too_deep(edges: dict[str, list[str]], spans: dict[str, Span]) -> Iterator[Problem]:
    """The first name from which a way of more than ``MOST_STEPS`` names leads on."""
    depth: dict[str, int] = {}
    for start in edges:
        waiting = [start]
        while waiting:
            name = waiting[-1]
            ahead = [each for each in edges.get(name, ()) if each not in depth]
            if name not in depth and ahead:
                depth[name] = 0
                waiting += ahead
                continue
            depth[name] = 1 + max((depth.get(each, 0) for each in edges.get(name, ())), default=0)
            waiting.pop()
    deep = [name for name in edges if depth[name] > MOST_STEPS]
    if deep:
        yield ChainTooLong(span=spans[min(deep, key=lambda name: depth[name])], limit=MOST_STEPS)


def _uses(expressions: tuple[tree.Expression, ...]) -> list[str]:
    found: list[str] = []
    for outer in expressions:
        for expression in walk(outer):
            if isinstance(expression, tree.Named):
                found.append(expression.name)
            elif isinstance(expression, tree.ScoreBy):
                found.append(expression.method)
    return found


def _counted(template: tree.FormTemplate) -> Iterator[str]:
    """The methods that score nodes of which the total is made."""
    yield from (line.method for line in template.scoring if line.method is not None)
    waiting = list(template.nodes)
    while waiting:
        node = waiting.pop()
        if not node.outside:
            waiting += node.children
            if node.method is not None:
                yield node.method


def _own_score(method: tree.Method, counted: frozenset[str]) -> Iterator[Problem]:
    for expression in inside_method(method, into_aggregates=False):
        if not isinstance(expression, tree.Built):
            continue
        here = expression.place.root in (tree.Root.HERE, tree.Root.PARENT)
        if expression.name in builtins.OF_FORM and method.name in counted:
            yield Cycle(span=expression.span, chain=f"{method.name} → {expression.name} → {method.name}")
        if here and expression.name == builtins.SCORE_OF:
            yield Cycle(span=expression.span, chain=f"{method.name} → {printed(expression)} → {method.name}")


def _own_total(template: tree.FormTemplate) -> Iterator[Problem]:
    """The total can't rest on itself, nor on its grade, be it by a field that the ruleset works out."""
    derived = {each.name: each.value for each in template.derived}
    waiting: list[tuple[tuple[str, ...], tree.Expression]] = [((builtins.FORM_TOTAL,), template.total)]
    while waiting:
        chain, value = waiting.pop()
        for each in walk(value):
            if isinstance(each, tree.Built) and each.name in builtins.OF_FORM:
                ring = dict.fromkeys((*chain, each.name))
                yield Cycle(span=each.span, chain=" → ".join((*ring, builtins.FORM_TOTAL)))
            if isinstance(each, tree.Named) and each.name in derived and each.name not in chain:
                waiting.append(((*chain, each.name), derived[each.name]))


def _own_points(rule: tree.Derived) -> Iterator[Problem]:
    """What a node is worth can't rest on what nodes score, nor on itself."""
    own = {id(each) for each in walk(rule.value, into_aggregates=False)}
    for expression in walk(rule.value):
        if isinstance(expression, tree.Aggregate) and expression.over.value in (0, *range(rule.level, 5)):
            own |= {id(each) for part in parts(expression) for each in walk(part)}
    for expression in walk(rule.value):
        if isinstance(expression, tree.ScoreBy):
            yield Cycle(span=expression.span, chain=f"{rule.name} → {expression.method} → {rule.name}")
        if not isinstance(expression, tree.Built):
            continue
        of_score = expression.name in (builtins.SCORE_OF, builtins.APPLIES, *builtins.OF_FORM)
        itself = expression.name == builtins.POINTS_OF and expression.place.root is tree.Root.HERE
        if of_score or (itself and id(expression) in own):
            yield Cycle(span=expression.span, chain=f"{rule.name} → {printed(expression)} → {rule.name}")


def circles(edges: Mapping[_Key, Sequence[_Key]]) -> Iterator[list[_Key]]:
    """A shortest circle through each key that is on one, each circle once."""
    told: set[frozenset[_Key]] = set()
    for key in edges:
        circle = _circle_from(key, edges)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            yield circle


def _circle_from(start: _Key, edges: Mapping[_Key, Sequence[_Key]]) -> list[_Key]:
    """A shortest way from ``start`` back to itself, empty where there is none."""
    ways, seen = [[start]], set[_Key]()
    while ways:
        way = ways.pop(0)
        for name in edges.get(way[-1], ()):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []
