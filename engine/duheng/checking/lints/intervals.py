"""Intervals that hold nothing, differences meant as intervals, limits the wrong way round, divisors that are zero."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TypeGuard

from duheng.checking.cases.constant import WORTHS, constant
from duheng.checking.cases.overlaps import overlaps
from duheng.checking.names.scope import is_unresolved
from duheng.language import tree
from duheng.language.decimal import decimal_text
from duheng.language.names import names_of
from duheng.language.operations.comparison import COMPARING, COMPARISONS
from duheng.language.printed import printed
from duheng.language.walk import inside_ruleset, limits, walk
from duheng.problems.cases import (
    ClampReversed,
    DifferenceCompared,
    DifferenceScored,
    DividesByZero,
    EmptyInterval,
)
from duheng.problems.comparisons import ComparedWithItself, ComparesFixedNumbers, RateEqualsQuotient
from duheng.problems.problem import Problem

_HOLDING = ("equal", "at_least", "at_most")
_MEANINGS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "equal": operator.eq,
    "unequal": operator.ne,
    "greater": operator.gt,
    "at_least": operator.ge,
    "less": operator.lt,
    "at_most": operator.le,
}
_ALWAYS, _NEVER = ("总是成立", "always holds"), ("总不成立", "never holds")


def check_intervals(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """The problems of every interval and comparison of a ruleset."""
    parameters = names_of(ruleset).parameters
    for each in inside_ruleset(ruleset):
        if isinstance(each, tree.Between) and is_empty(each, parameters):
            yield EmptyInterval(span=each.span, interval=printed(each))
        if isinstance(each, tree.Call) and each.operation in COMPARING:
            yield from _differences(each)
            yield from _always_the_same(each)
            yield from _rounded_quotient(each)
        if isinstance(each, tree.Call) and each.operation == "divide":
            if constant(each.arguments[1], parameters) == 0:
                yield DividesByZero(span=each.span)
    for method in ruleset.methods:
        yield from _scored(method)
        yield from overlaps(method, parameters)
        for limit in limits(method):
            if _is_reversed(limit, parameters):
                yield ClampReversed(span=limit.span, low=printed(limit.low), high=printed(limit.high))


def _is_reversed(clamp: tree.Clamp, parameters: dict[str, tree.Parameter]) -> bool:
    found = _ends(clamp.low, clamp.high, parameters)
    return bool(found) and all(low > high for low, high in found)


def is_empty(interval: tree.Between, parameters: dict[str, tree.Parameter]) -> bool:
    """Whether no number lies between the ends, whatever 分值 is, as far as they are constant otherwise."""
    open_ = interval.low_open or interval.high_open
    found = _ends(interval.low, interval.high, parameters)
    return bool(found) and all(low > high or (low == high and open_) for low, high in found)


def _ends(
    low: tree.Expression, high: tree.Expression, parameters: dict[str, tree.Parameter]
) -> list[tuple[Fraction, Fraction]]:
    """Two ends for nodes of few points and of many; none where more than 分值 isn't known."""
    ends = ((constant(low, parameters, worth), constant(high, parameters, worth)) for worth in WORTHS)
    return [(one, two) for one, two in ends if one is not None and two is not None]


def _differences(comparison: tree.Call) -> Iterator[Problem]:
    for each in comparison.arguments:
        told = _subtracted(each)
        if told is not None:
            text, value, low, high = told
            yield DifferenceCompared(span=each.span, text=text, value=value, low=low, high=high)


def _scored(method: tree.Method) -> Iterator[Problem]:
    for clause in method.clauses:
        told = _subtracted(clause.result)
        if told is not None:
            text, value, low, high = told
            ends = (low.removesuffix("分"), high.removesuffix("分"))
            yield DifferenceScored(span=clause.result.span, text=text, value=value, low=ends[0], high=ends[1])


def _subtracted(expression: tree.Expression) -> tuple[str, str, str, str] | None:
    """A difference of two fixed numbers: as it is written, what it gives, and its numbers, the smaller one first."""
    from duheng.advice.prose.number_words import leading

    value = constant(expression, {})
    if value is None or not _is_difference(expression):
        return None
    one, two = filter(None, map(_end, expression.arguments))
    low, high = sorted(_completed(one, two), key=leading)
    return f"{one}-{two}", decimal_text(value), low, high


def _end(expression: tree.Expression) -> str | None:
    """A number of the rule's own as it is written, with its sign; None for anything else."""
    match expression:
        case tree.Literal():
            return expression.text
        case tree.Call("negate", (tree.Literal() as number,)):
            return f"-{number.text}"
        case _:
            return None


def _always_the_same(comparison: tree.Call) -> Iterator[Problem]:
    """A comparison of something with itself, or of two numbers that no form changes."""
    if comparison.operation not in COMPARISONS:
        return
    one, two = comparison.arguments
    if one == two and not any(map(is_unresolved, walk(one))):
        always, always_en = _ALWAYS if comparison.operation in _HOLDING else _NEVER
        text = printed(comparison)
        yield ComparedWithItself(span=comparison.span, text=text, always=always, always_en=always_en)
        return
    left, right = constant(one, {}), constant(two, {})
    if left is not None and right is not None:
        always, always_en = _ALWAYS if _MEANINGS[comparison.operation](left, right) else _NEVER
        text = printed(comparison)
        yield ComparesFixedNumbers(span=comparison.span, text=text, always=always, always_en=always_en)


def _rounded_quotient(comparison: tree.Call) -> Iterator[Problem]:
    """A rate that a form says, most likely rounded, held equal to the quotient that it was worked out from."""
    if comparison.operation not in ("equal", "unequal"):
        return
    for one, two in (comparison.arguments, comparison.arguments[::-1]):
        if isinstance(one, tree.Read) and isinstance(two, tree.Call) and _divides(two):
            near = f"绝对值（{printed(one)} - {printed(two)}）< 1%"
            yield RateEqualsQuotient(span=comparison.span, near=near)


def _divides(call: tree.Call) -> bool:
    """Whether a calculation divides what the form says and doesn't round."""
    inside = [each for each in walk(call) if isinstance(each, tree.Call)]
    rounds = any(each.operation.startswith("round") for each in inside)
    return not rounds and any(each.operation == "divide" and constant(each.arguments[1], {}) is None for each in inside)


def compares_difference(expression: tree.Expression) -> bool:
    """Whether an expression compares something with the difference of two fixed numbers."""
    return (
        isinstance(expression, tree.Call)
        and expression.operation in COMPARING
        and any(map(_is_difference, expression.arguments))
    )


def _is_difference(expression: tree.Expression) -> TypeGuard[tree.Call]:
    return (
        isinstance(expression, tree.Call)
        and expression.operation == "subtract"
        and all(_end(each) is not None for each in expression.arguments)
    )


def _completed(low: str, high: str) -> tuple[str, str]:
    """The ends with the unit of the second one where the first has none: 80-90% is [80%, 90%)."""
    suffix = high.lstrip("-0123456789.")
    return (low + suffix if low.lstrip("-0123456789.") == "" else low), high
