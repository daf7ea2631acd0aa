"""Walking over expressions without knowing their kinds, and over a template's nodes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any

from duheng.identity import once_for_each
from duheng.language import builtins, tree


def parts(expression: tree.Expression) -> tuple[tree.Expression, ...]:
    """The expressions directly inside an expression."""
    inside = _INSIDE.get(type(expression))
    return inside(expression) if inside is not None else ()


_INSIDE: dict[type, Callable[[Any], tuple[tree.Expression, ...]]] = {
    tree.Call: lambda call: call.arguments,
    tree.Every: lambda every: every.parts,
    tree.Some: lambda some: some.parts,
    tree.Given: lambda given: (given.target,),
    tree.Attribute: lambda attribute: (attribute.target,),
    tree.Between: lambda interval: (interval.low, interval.high),
    tree.LabelOf: lambda label: (label.number,),
    tree.IntervalOf: lambda interval: (interval.label,),
    tree.Aggregate: lambda each: tuple(part for part in (each.item, each.condition) if part is not None),
    tree.Undetermined: lambda open_: (open_.interval, open_.reason),
    tree.Template: lambda text: tuple(part for part in text.parts if not isinstance(part, str)),
}
"""By type: a look-up is several times as quick as asking each class in turn whether the expression is one of it."""


def walk(expression: tree.Expression, *, into_aggregates: bool = True) -> Iterator[tree.Expression]:
    """The expression and all inside it, outermost first; aggregates' insides are other nodes' and can be left out."""
    yield expression
    if isinstance(expression, tree.Aggregate) and not into_aggregates:
        return
    for part in parts(expression):
        yield from walk(part, into_aggregates=into_aggregates)


def both_ways(call: tree.Call) -> Iterator[tuple[tree.Expression, tree.Expression]]:
    """The two sides of an operation, as they stand and the other way round."""
    left, right = call.arguments
    yield from ((left, right), (right, left))


def equated(expressions: Iterable[tree.Expression]) -> Iterator[tuple[tree.Expression, tree.Expression]]:
    """The two sides of each = and ≠ among expressions, as they stand and the other way round."""
    for each in expressions:
        if isinstance(each, tree.Call) and each.operation in ("equal", "unequal"):
            yield from both_ways(each)


def asked_of_node(expression: tree.Expression, derived: Mapping[str, tree.Derived]) -> Iterator[tree.Expression]:
    """What an expression asks of the node at which it is read, also in the fields that are worked out of that node."""
    waiting, seen = [expression], set[str]()
    while waiting:
        for each in walk(waiting.pop(), into_aggregates=False):
            yield each
            if isinstance(each, tree.Named) and each.place.root is tree.Root.HERE and each.name not in seen:
                seen.add(each.name)
                field = derived.get(each.name)
                waiting += [field.value] if field is not None and field.level else []


def walk_fields(
    outermost: Iterable[tree.Expression], derived: Mapping[str, tree.Derived], *, into_aggregates: bool = True
) -> Iterator[tree.Expression]:
    """Expressions and all inside them, derived fields followed once each."""
    waiting, seen = list(outermost), set[str]()
    while waiting:
        for each in walk(waiting.pop(), into_aggregates=into_aggregates):
            yield each
            if isinstance(each, tree.Named) and each.name in derived and each.name not in seen:
                seen.add(each.name)
                waiting.append(derived[each.name].value)


def is_constant(expression: tree.Expression, derived: Container[str]) -> bool:
    """Whether an expression is the ruleset's own number, whatever the form says; ``derived`` are the derived fields."""
    return all(
        isinstance(each, (tree.Literal, tree.Call)) or (isinstance(each, tree.Named) and each.name not in derived)
        for each in walk(expression)
    )


def is_points(expression: tree.Expression) -> bool:
    """Whether an expression is a node's points."""
    return isinstance(expression, tree.Built) and expression.name == builtins.POINTS_OF


def of_method(method: tree.Method) -> Iterator[tree.Expression]:
    """The outermost expressions of a method."""
    for let in method.lets:
        yield let.value
    for clause in method.clauses:
        if clause.condition is not None:
            yield clause.condition
        yield clause.result
    for limit in limits(method):
        yield limit.low
        yield limit.high


def limits(method: tree.Method) -> list[tree.Clamp]:
    """The lines of a method that hold its score within limits."""
    return [step for step in method.finish if isinstance(step, tree.Clamp)]


def own_limits(method: tree.Method) -> list[tree.Clamp]:
    """Those of them that stand in the file in which the method does."""
    return [each for each in limits(method) if each.span.file == method.span.file]


@once_for_each
def serving(ruleset: tree.Ruleset) -> frozenset[str]:
    """The methods that score nothing themselves and are terms of others: a sum of what they deduct."""
    template = ruleset.template
    if template.free_methods:
        return frozenset()
    given = {node.method for node in nodes_of(template.nodes)} | {line.method for line in template.scoring}
    inside = (each for method in ruleset.methods for each in inside_method(method))
    return frozenset(each.method for each in inside if isinstance(each, tree.ScoreBy)) - given


def inside_method(method: tree.Method, *, into_aggregates: bool = True) -> Iterator[tree.Expression]:
    """All expressions of a method, whatever they stand in."""
    for outermost in of_method(method):
        yield from walk(outermost, into_aggregates=into_aggregates)


def applied(method: tree.Method, methods: Mapping[str, tree.Method]) -> list[tree.Method]:
    """A method and those whose results it takes, itself or by one of them."""
    found = {method.name: method}
    waiting = [method]
    for each in waiting:
        taken = (inner.method for inner in inside_method(each) if isinstance(inner, tree.ScoreBy))
        new = {name: methods[name] for name in taken if name in methods and name not in found}
        found |= new
        waiting += new.values()
    return waiting


def lets_read(method: tree.Method, clause: tree.Clause) -> Iterator[tree.Let]:
    """The 令 that a clause reads, and those that these read."""
    if not method.lets:
        return
    lets = {let.name: let for let in method.lets}
    waiting, seen = [each for each in (clause.condition, clause.result) if each is not None], set[str]()
    while waiting:
        for each in walk(waiting.pop()):
            if isinstance(each, tree.Local) and each.name in lets and each.name not in seen:
                seen.add(each.name)
                yield lets[each.name]
                waiting.append(lets[each.name].value)


def of_ruleset(ruleset: tree.Ruleset, *, methods: bool = True) -> Iterator[tree.Expression]:
    """The outermost expressions of a ruleset, those of its methods left out where asked."""
    for parameter in ruleset.parameters:
        yield from (value for _, value in parameter.values)
    for method in ruleset.methods if methods else ():
        yield from of_method(method)
    template = ruleset.template
    yield from (derived.value for derived in (*template.derived, *template.worth))
    yield from (line.condition for line in template.scoring if line.condition is not None)
    yield template.total
    if template.grade is not None:
        yield template.grade
    for check in ruleset.checks:
        yield from of_check(check)


def inside_ruleset(ruleset: tree.Ruleset) -> Iterator[tree.Expression]:
    """All expressions of a ruleset, whatever they stand in."""
    for outermost in of_ruleset(ruleset):
        yield from walk(outermost)


def of_check(check: tree.Check) -> Iterator[tree.Expression]:
    """The outermost expressions of a check."""
    yield from asked_by(check)
    for each in (check.message, check.veto.value if check.veto else None):
        if each is not None:
            yield each


def asked_by(check: tree.Check) -> list[tree.Expression]:
    """What a check asks, without what it says then."""
    return [check.demand] if check.when is None else [check.when, check.demand]


def nodes_of(nodes: Iterable[tree.Node]) -> Iterator[tree.Node]:
    """All nodes of a template, or of some of its nodes, parents first."""
    for node in nodes:
        yield node
        yield from nodes_of(node.children)
