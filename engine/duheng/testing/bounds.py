"""Limits that nothing can reach: every line of a method gives a result that lies within them already.

A score is never below zero points where each line gives a number, the points, a share of them, or the score of a method
of which the same is true or that has limits of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from duheng.language import builtins, tree
from duheng.language.walk import both_ways

_ZERO = Fraction(0)
_ONE = Fraction(1)


def never_below(method: tree.Method, clamp: tree.Clamp, methods: Mapping[str, tree.Method]) -> bool:
    """Whether no result of the method's lines is below the limit's low end, which is 0."""
    return _is_first(method, clamp) and _is_zero(clamp.low) and _all_stay(method, methods, above_zero=True)


def never_above(method: tree.Method, clamp: tree.Clamp, methods: Mapping[str, tree.Method]) -> bool:
    """Whether no result of the method's lines is above the limit's high end, which is the node's points."""
    return _is_first(method, clamp) and _is_points(clamp.high) and _all_stay(method, methods, above_zero=False)


def never_rounds(method: tree.Method, step: tree.Round, methods: Mapping[str, tree.Method]) -> bool:
    """Whether every result has no more decimals than the rounding keeps: a number, or a score rounded before."""
    return all(_has_places(clause.result, step.places, methods) for clause in method.clauses)


def _has_places(result: tree.Expression, places: int, methods: Mapping[str, tree.Method]) -> bool:
    if isinstance(result, tree.NotApplicable):
        return True
    if isinstance(result, tree.Literal) and isinstance(result.value, Fraction):
        return bool((result.value * 10**places).denominator == 1)
    other = methods.get(result.method) if isinstance(result, tree.ScoreBy) else None
    last = other.finish[-1] if other is not None and other.finish else None
    return isinstance(last, tree.Round) and last.places <= places


def _is_first(method: tree.Method, clamp: tree.Clamp) -> bool:
    return bool(method.finish) and method.finish[0] is clamp


def _stays(result: tree.Expression, methods: Mapping[str, tree.Method], *, above_zero: bool) -> bool:
    """Whether a result is never below zero (``above_zero``), or never above the points."""
    if isinstance(result, tree.NotApplicable):
        return True
    if isinstance(result, tree.Undetermined):
        ends = result.interval
        if not isinstance(ends, tree.Between):
            return False
        return _stays(ends.low if above_zero else ends.high, methods, above_zero=above_zero)
    if isinstance(result, tree.ScoreBy):
        other = methods.get(result.method)
        if other is None or _is_limited(other):
            return other is not None
        return not other.finish and _all_stay(other, methods, above_zero=above_zero)
    share = _share(result)
    if above_zero:
        return _is_positive(result) or (share is not None and share >= _ZERO)
    return _is_zero(result) or (share is not None and share <= _ONE)


def _is_positive(result: tree.Expression) -> bool:
    return isinstance(result, tree.Literal) and isinstance(result.value, Fraction) and result.value >= 0


def _share(result: tree.Expression) -> Fraction | None:
    """Which share of the points a result is, None where it is something else."""
    if _is_points(result):
        return _ONE
    if isinstance(result, tree.Call) and result.operation == "multiply":
        for one, two in both_ways(result):
            if _is_points(one) and isinstance(two, tree.Literal) and isinstance(two.value, Fraction):
                return two.value
    return None


def _is_limited(method: tree.Method) -> bool:
    """Whether a method is held between 0 and the points."""
    return any(isinstance(step, tree.Clamp) and _is_zero(step.low) and _is_points(step.high) for step in method.finish)


def _all_stay(method: tree.Method, methods: Mapping[str, tree.Method], *, above_zero: bool) -> bool:
    """Whether every line of a method gives what stays there."""
    return all(_stays(each.result, methods, above_zero=above_zero) for each in method.clauses)


def _is_zero(expression: tree.Expression) -> bool:
    return isinstance(expression, tree.Literal) and expression.value == 0


def _is_points(expression: tree.Expression) -> bool:
    return (
        isinstance(expression, tree.Built)
        and expression.place.root is tree.Root.HERE
        and expression.name == builtins.POINTS_OF
    )
