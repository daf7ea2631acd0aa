"""Scores that are fixed numbers beside points that aren't: 否则 80, 限于 0 至 10, 10分/8分/5分 for a node of 20 points.

A method for rows scores rows of all points, so that a number in it fits some of them at best.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.checking.cases.constant import constant
from duheng.checking.lints.weights import scale_of_points, worth_of
from duheng.language import tree
from duheng.language.builtins import FORM_GRADE
from duheng.language.decimal import decimal_text
from duheng.language.names import names_of
from duheng.language.totals import adds_up
from duheng.language.walk import inside_method, is_points, limits, nodes_of, walk
from duheng.problems.bands import FixedScore, LimitAbovePoints, NeverFull
from duheng.problems.checks import VetoAboveFull, VetoBelowZero, VetoWithoutGrades
from duheng.problems.problem import Problem
from duheng.source import Span

_USUAL = Fraction(10)
_SMALL = Fraction(2)


def check_ceilings(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Methods that can't give all the points of what they score, and vetoes to less than nothing."""
    parameters = names_of(ruleset).parameters
    tops = {each.name: top for each in ruleset.methods if (top := _top(each, parameters)) is not None}
    methods = names_of(ruleset).methods
    for node in nodes_of(ruleset.template.nodes):
        top = tops.get(node.method or "")
        if top is not None and node.points is not None and top < node.points:
            method = methods[node.method or ""]
            span, other = _own_first(method.span, node.span, ruleset)
            points = decimal_text(node.points)
            yield NeverFull(
                span=span,
                related=(other,),
                top=decimal_text(top),
                name=method.name,
                who=f"「{node.name}」有 {points} 分",
                who_en=f'"{node.name}" has {points} points',
            )
    yield from _limits(ruleset, methods, parameters)
    for name in dict.fromkeys(line.method for line in ruleset.template.scoring if line.method is not None):
        yield from _of_rows(methods.get(name), tops, ruleset)
        yield from _fixed(methods.get(name), ruleset)
    yield from _vetoes(ruleset, parameters)


def _vetoes(ruleset: tree.Ruleset, parameters: dict[str, tree.Parameter]) -> Iterator[Problem]:
    full = _full(ruleset)
    for veto in (each.veto for each in ruleset.checks if each.veto is not None):
        total = constant(veto.value, parameters)
        if total is not None and total < 0:
            yield VetoBelowZero(span=veto.span, total=decimal_text(total), less=decimal_text(-total))
        elif total is not None and full is not None and total > full:
            yield VetoAboveFull(span=veto.span, total=decimal_text(total), full=decimal_text(full))
        elif veto.kind == FORM_GRADE and ruleset.template.grade is None and isinstance(veto.value, tree.Literal):
            label = str(veto.value.value)
            yield VetoWithoutGrades(span=veto.span, label=label, scale=_scale_with(label, ruleset))


def _scale_with(label: str, ruleset: tree.Ruleset) -> str:
    """The scale of points, not of shares, that has the label: by it grades may well be meant."""
    having = (each for each in ruleset.scales if any(band.label == label for band in each.bands))
    return next((each.name for each in having if any(band.high > 1 for band in each.bands)), "评价等级")


def _full(ruleset: tree.Ruleset) -> Fraction | None:
    """The most points that the grades or the nodes know of; None where neither says it."""
    worth = [worth_of(node) for node in ruleset.template.nodes if not node.outside]
    known, scale = [each for each in worth if each is not None], scale_of_points(ruleset)
    summed = len(known) == len(worth) > 0 and adds_up(ruleset.template.total, rounded=True)
    highs = [band.high for band in scale.bands] if scale is not None else []
    return max([*highs, sum(known, Fraction(0))] if summed else highs, default=None)


def _limits(
    ruleset: tree.Ruleset, methods: dict[str, tree.Method], parameters: dict[str, tree.Parameter]
) -> Iterator[Problem]:
    """Limits of groups' methods that add up other nodes, where the limit is a number above the group's points."""
    for node in nodes_of(ruleset.template.nodes):
        method = methods.get(node.method or "")
        adds = method is not None and any(isinstance(each, tree.Aggregate) for each in inside_method(method))
        step = next(iter(limits(method)), None) if method is not None and adds else None
        top = constant(step.high, parameters) if step is not None else None
        if step is not None and top is not None and node.points is not None and top > node.points:
            shown = decimal_text(node.points)
            span, other = _own_first(step.span, node.span, ruleset)
            yield LimitAbovePoints(span=span, related=(other,), node=node.name, top=decimal_text(top), points=shown)


def _own_first(span: Span, other: Span, ruleset: tree.Ruleset) -> tuple[Span, Span]:
    """Two places, the second one first where the first isn't in the ruleset's own file."""
    return (span, other) if span.file == ruleset.span.file else (other, span)


def _of_rows(method: tree.Method | None, tops: dict[str, Fraction], ruleset: tree.Ruleset) -> Iterator[Problem]:
    """A method for rows that reads their points and is capped by a number below those of some group."""
    if method is None or not limits(method) or method.name not in tops or not _reads_points(method):
        return
    if tops[method.name] < max(_of_groups(ruleset), default=_USUAL):
        yield NeverFull(
            span=limits(method)[0].span,
            top=decimal_text(tops[method.name]),
            name=method.name,
            who="分值更多的行拿不到满分",
            who_en="rows worth more never get all their points",
        )


def _fixed(method: tree.Method | None, ruleset: tree.Ruleset) -> Iterator[Problem]:
    """A method that gives rows of any points a number of its own."""
    lines = [each.condition for each in ruleset.template.scoring if method is not None and each.method == method.name]
    asked = (each for condition in lines if condition is not None for each in walk(condition))
    if method is None or _reads_points(method) or any(map(is_points, (*inside_method(method), *asked))):
        return
    numbers = [each for clause in method.clauses if (each := constant(clause.result, {})) is not None and each > 0]
    if numbers:
        yield FixedScore(span=method.span, name=method.name, points=decimal_text(max(numbers)))


def _top(method: tree.Method, parameters: dict[str, tree.Parameter]) -> Fraction | None:
    """The most that a method gives, where that is the greatest of several fixed numbers or a limit."""
    capped = next((constant(each.high, parameters) for each in limits(method)), None)
    given = [_most(clause.result, parameters) for clause in method.clauses]
    known = [each for each in given if each is not None]
    counts = any(_counts(each) for clause in method.clauses for each in walk(clause.result))
    fixed = max(known) if (len(set(known)) > 1 or counts) and len(known) == len(given) else None
    return min((each for each in (capped, fixed) if each is not None), default=None)


def _most(result: tree.Expression, parameters: dict[str, tree.Parameter]) -> Fraction | None:
    """A fixed number, or the most of 个数（甲，乙，丙）× 2分, which is where all conditions hold."""
    match result:
        case tree.Call("count", conditions):
            return Fraction(len(conditions))
        case tree.Call("multiply" | "add" as operation, (one, two)) if any(map(_counts, walk(result))):
            left, right = _most(one, parameters), _most(two, parameters)
            if left is None or right is None or min(left, right) < 0:
                return None
            return left * right if operation == "multiply" else left + right
        case _:
            return constant(result, parameters)


def _counts(expression: tree.Expression) -> bool:
    return isinstance(expression, tree.Call) and expression.operation == "count"


def unasked(ruleset: tree.Ruleset, method: tree.Method) -> bool:
    """Whether a method scores just nodes of the template that have no points, and doesn't ask for any: -1分 a fault."""
    nodes = [node for node in nodes_of(ruleset.template.nodes) if node.method == method.name]
    if not nodes or any(node.points is not None for node in nodes) or ruleset.template.free_methods:
        return False
    by_rows = any(line.method == method.name for line in ruleset.template.scoring)
    return not by_rows and not any(isinstance(each, tree.ScoreBy) or is_points(each) for each in inside_method(method))


def rows_worth(ruleset: tree.Ruleset, method: tree.Method) -> tuple[Fraction, ...]:
    """What to take for the points of rows that a method with fixed numbers scores: no more than any group has.

    Where it reads the points besides, rows of few points are worth trying too. Empty where anything will do.
    """
    numbers = [each for clause in method.clauses if (each := constant(clause.result, {})) is not None and each > 0]
    if not numbers:
        return ()
    if _reads_points(method):
        return _USUAL, _SMALL
    return (min(max(_USUAL, *numbers), max(_of_groups(ruleset), default=max(numbers))),)


def _of_groups(ruleset: tree.Ruleset) -> Iterator[Fraction]:
    return (node.points for node in nodes_of(ruleset.template.nodes) if node.points is not None)


def _reads_points(method: tree.Method) -> bool:
    """Whether what a method gives depends on the points; what another method gives does."""
    outermost = (*(clause.result for clause in method.clauses), *(let.value for let in method.lets))
    return any(isinstance(each, tree.ScoreBy) or is_points(each) for outer in outermost for each in walk(outer))
