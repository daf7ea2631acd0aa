"""Intervals that hold nothing, differences meant as intervals, limits the wrong way round, divisors that are zero."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.checking.constant import constant
from duheng.language import builtins, tree
from duheng.language.decimal import decimal_text
from duheng.language.printed import printed
from duheng.language.ranges import Range
from duheng.language.walk import of_ruleset, walk
from duheng.problems.cases import ClampReversed, DifferenceCompared, DividesByZero, EmptyInterval, LinesOverlap
from duheng.problems.problem import Problem

_FAR = Fraction(10**40)
"""Beyond every number of a rule: the end of what has none."""
_TWO = 2
_ENDS = {"at_least": (True, False), "greater": (True, True), "at_most": (False, False), "less": (False, True)}
"""Comparisons that take all numbers above or below one, and whether they leave that one out."""
COMPARING = frozenset(("equal", "unequal", "greater", "at_least", "less", "at_most", "within", "outside"))


def check_intervals(ruleset: tree.Ruleset, used: frozenset[str]) -> Iterator[Problem]:
    """The problems of every interval and comparison of a ruleset."""
    parameters = {each.name: each for each in ruleset.parameters}
    for outermost in of_ruleset(ruleset):
        for each in walk(outermost):
            if isinstance(each, tree.Between) and is_empty(each, parameters):
                yield EmptyInterval(span=each.span, interval=printed(each))
            if isinstance(each, tree.Call) and each.operation in COMPARING:
                yield from _differences(each)
            if isinstance(each, tree.Call) and each.operation == "divide":
                if constant(each.arguments[1], parameters) == 0:
                    yield DividesByZero(span=each.span)
    for method in ruleset.methods:
        yield from _overlaps(method, parameters)
        for step in method.finish:
            if isinstance(step, tree.Clamp) and _is_reversed(step, parameters):
                yield ClampReversed(span=step.span, low=printed(step.low), high=printed(step.high))


def _overlaps(method: tree.Method, parameters: dict[str, tree.Parameter]) -> Iterator[Problem]:
    """Lines whose interval shares numbers with that of an earlier line, of the same quantity."""
    seen: list[tuple[tree.Expression, Range, tree.Clause]] = []
    for clause in method.clauses:
        found = _taken(clause.condition, parameters)
        if found is None:
            continue
        subject, span, bounded = found
        for earlier, other, line in seen:
            shared = _shared(other, span) if earlier == subject else None
            both_open_ended = not bounded and not _is_bounded(other)
            meant = both_open_ended or _holds(other, span) or (not bounded and _holds(span, other))
            if shared is not None and not meant:
                witness = f"{printed(subject)} {_as_written(shared, clause.condition)}"
                yield LinesOverlap(span=clause.span, related=(line.span,), witness=witness, line=line.span.line)
                break
        seen.append((subject, span, clause))


def _taken(
    condition: tree.Expression | None, parameters: dict[str, tree.Parameter]
) -> tuple[tree.Expression, Range, bool] | None:
    """The quantity that a condition asks for, the numbers it takes, and whether they lie between two ends."""
    if not isinstance(condition, tree.Call) or len(condition.arguments) != _TWO:
        return None
    subject, other = condition.arguments
    if condition.operation == "within" and isinstance(other, tree.Between):
        low, high = constant(other.low, parameters), constant(other.high, parameters)
        if low is None or high is None:
            return None
        return subject, Range(low, high, other.low_open, other.high_open), True
    number = constant(other, parameters)
    if number is None or condition.operation not in _ENDS:
        return None
    rises, is_open = _ENDS[condition.operation]
    span = Range(number, _FAR, is_open) if rises else Range(-_FAR, number, high_open=is_open)
    return subject, span, False


def _is_bounded(span: Range) -> bool:
    return abs(_low(span)) < _FAR and abs(_high(span)) < _FAR


def _shared(one: Range, two: Range) -> Fraction | None:
    """A number in both, None where there is none: their common end, else one between."""
    low, high = max(_low(one), _low(two)), min(_high(one), _high(two))
    found = low if low == high else (low + high) / 2
    return found if low <= high and one.contains(found) and two.contains(found) else None


def _holds(outer: Range, inner: Range) -> bool:
    """Whether every number of ``inner`` is in ``outer``, so that its line is dead, which is told elsewhere."""
    low = _low(outer) < _low(inner) or (_low(outer) == _low(inner) and (inner.low_open or not outer.low_open))
    high = _high(outer) > _high(inner) or (_high(outer) == _high(inner) and (inner.high_open or not outer.high_open))
    return low and high


def _low(span: Range) -> Fraction:
    assert span.low is not None
    return span.low


def _high(span: Range) -> Fraction:
    assert span.high is not None
    return span.high


def _as_written(number: Fraction, condition: tree.Expression | None) -> str:
    parts = walk(condition) if condition is not None else ()
    percent = any(isinstance(each, tree.Literal) and each.text.endswith("%") for each in parts)
    return f"{decimal_text(number * 100)}%" if percent else decimal_text(number)


def _is_reversed(clamp: tree.Clamp, parameters: dict[str, tree.Parameter]) -> bool:
    low, high = constant(clamp.low, parameters), constant(clamp.high, parameters)
    of_points = isinstance(clamp.low, tree.Built) and clamp.low.name == builtins.POINTS_OF
    return high is not None and ((of_points and high <= 0) or (low is not None and low > high))


def is_empty(interval: tree.Between, parameters: dict[str, tree.Parameter]) -> bool:
    """Whether no number lies between the ends, as far as they are constant."""
    low, high = constant(interval.low, parameters), constant(interval.high, parameters)
    if low is None or high is None:
        return False
    return low > high or (low == high and (interval.low_open or interval.high_open))


def _differences(comparison: tree.Call) -> Iterator[Problem]:
    for each in comparison.arguments:
        value = constant(each, {}) if _is_difference(each) else None
        if value is not None and isinstance(each, tree.Call):
            low, high = each.arguments
            assert isinstance(low, tree.Literal)
            assert isinstance(high, tree.Literal)
            ends = _completed(low.text, high.text)
            yield DifferenceCompared(
                span=each.span, text=f"{low.text}-{high.text}", value=decimal_text(value), low=ends[0], high=ends[1]
            )


def compares_difference(expression: tree.Expression) -> bool:
    """Whether an expression compares something with the difference of two fixed numbers."""
    return (
        isinstance(expression, tree.Call)
        and expression.operation in COMPARING
        and any(map(_is_difference, expression.arguments))
    )


def _is_difference(expression: tree.Expression) -> bool:
    return (
        isinstance(expression, tree.Call)
        and expression.operation == "subtract"
        and all(isinstance(each, tree.Literal) for each in expression.arguments)
    )


def _completed(low: str, high: str) -> tuple[str, str]:
    """The ends with the unit of the second one where the first has none: 80-90% is [80%, 90%)."""
    suffix = high.lstrip("0123456789.")
    return (low + suffix if low.lstrip("0123456789.") == "" else low), high
