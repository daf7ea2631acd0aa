"""How far a node is from the edges of its rules: the two sides of every comparison, a number and the ends of what it
must lie within, a result and its limits.

Where such a difference is zero, the rule's course changes. Its sign on both sides of a value brackets the place, and
the line through two points finds it, exactly where the difference is linear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import pairwise

from duheng.analysis.inputs import Input
from duheng.analysis.single import Tried
from duheng.evaluation.values.frame import Frame
from duheng.forms.notation_dates import DATE_UNIT
from duheng.language import builtins, tree
from duheng.language.decimal import is_decimal, round_fraction
from duheng.language.operations.comparison import COMPARISONS
from duheng.language.ranges import Range
from duheng.language.types import FieldKind
from duheng.language.units import BARE
from duheng.language.walk import limits, of_method, walk

_PICKS = ("least", "most")
_WITHIN = ("within", "outside")
_STEPS = 5
_STEP = Fraction(1, 100)
_RELATIVE = Fraction(1, 1000)
_PLACES = 4
Gap = Fraction | None
At = Callable[[Fraction], Sequence[Gap]]


def gaps(tried: Tried, methods: Sequence[tree.Method], *, of_limits: bool = True) -> list[Gap]:
    """All differences at a node, always in the same order; None where one can't be told. Those of results and their
    limits may be left out."""
    found: list[Gap] = []
    for method in methods:
        mine = method is tried.trace.method
        trace = tried.trace if mine else tried.scoring.lent.get((method.name, id(tried.node)))
        frame = trace.frame if trace is not None else Frame.of(tried.node)
        for outer in of_method(method) if trace is not None or not method.lets else ():
            found += _inside(tried, outer, frame)
        raw = trace.raw if trace is not None else None
        ends = [end for each in limits(method) for end in (each.low, each.high)] if of_limits else ()
        found += [_difference(raw, _value(tried, end, frame)) for end in ends]
    return found


def _inside(tried: Tried, outer: tree.Expression, frame: Frame) -> Iterator[Gap]:
    for each in walk(outer, into_aggregates=False):
        if isinstance(each, tree.Aggregate):
            yield from _of_rows(tried, each, frame)
        elif isinstance(each, tree.Call | tree.LabelOf):
            yield from _at(tried, each, frame)


def _of_rows(tried: Tried, aggregate: tree.Aggregate, frame: Frame) -> Iterator[Gap]:
    """The differences in the first of the rows that an aggregate runs over."""
    nodes = tried.scoring.interpreter.nodes(aggregate, frame)
    for outer in (aggregate.condition, aggregate.item):
        for each in walk(outer, into_aggregates=False) if outer is not None else ():
            if isinstance(each, tree.Call | tree.LabelOf):
                inner = Frame(nodes[0], frame.this, frame.locals) if nodes else None
                yield from _at(tried, each, inner)


def _at(tried: Tried, each: tree.Call | tree.LabelOf, frame: Frame | None) -> Iterator[Gap]:
    if isinstance(each, tree.LabelOf):
        number = _value(tried, each.number, frame)
        for band in tried.scoring.interpreter.scales[each.scale].bands:
            yield from (_difference(number, end) for end in (band.low, band.high))
    elif each.operation in COMPARISONS or (each.operation in _PICKS and len(each.arguments) == 2):
        yield _difference(*(_value(tried, side, frame) for side in each.arguments))
    elif each.operation in _WITHIN:
        number, interval = (_value(tried, side, frame) for side in each.arguments)
        ends = (interval.low, interval.high) if isinstance(interval, Range) else (None, None)
        yield from (_difference(number, end) for end in ends)


def _value(tried: Tried, expression: tree.Expression, frame: Frame | None) -> object:
    return None if frame is None else tried.scoring.interpreter.value(expression, frame)


def _difference(one: object, two: object) -> Gap:
    return one - two if isinstance(one, Fraction) and isinstance(two, Fraction) else None


def edges(at: At, samples: Sequence[Fraction]) -> list[Fraction]:
    """The values, found from some samples in order, at which a difference is zero."""
    known = [(value, at(value)) for value in samples]
    count = max((len(found) for _, found in known), default=0)
    roots: dict[Fraction, None] = {}
    for number in range(count):
        points = [(value, found[number]) for value, found in known if number < len(found)]
        told = [(value, gap) for value, gap in points if gap is not None]
        for root in _roots(partial(_one, at, number), told):
            roots.setdefault(root)
    return sorted(roots)


def _one(at: At, number: int, value: Fraction) -> Gap:
    found = at(value)
    return found[number] if number < len(found) else None


def _roots(gap: Callable[[Fraction], Gap], told: Sequence[tuple[Fraction, Fraction]]) -> Iterator[Fraction]:
    """Zeros among the samples, between two whose differences have other signs, or else beyond the ends.

    A difference that is the same at all samples isn't this number's to change, and one that is zero at several is a
    count, whose steps the samples show.
    """
    if len({each for _, each in told}) < 2:
        return
    zeros = [value for value, each in told if not each]
    yield from zeros if len(zeros) == 1 else ()
    between = [(one, two) for one, two in pairwise(told) if one[1] * two[1] < 0]
    beyond = [told[:2], told[-2:]] if not between and all(each for _, each in told) else []
    for one, two in (*between, *((pair[0], pair[1]) for pair in beyond if len(pair) > 1)):
        found = _along(gap, one, two)
        if found is not None:
            yield found


def _along(
    gap: Callable[[Fraction], Gap], one: tuple[Fraction, Fraction], two: tuple[Fraction, Fraction]
) -> Fraction | None:
    """The zero that is reached by following the line through two points, some steps far.

    Where a value whose decimals don't end can't be tried, as no form can say it, the line's own zero is as near as it
    gets.
    """
    for _ in range(_STEPS):
        (a, at_a), (b, at_b) = one, two
        if at_a == at_b:
            return None
        value = a - at_a * (b - a) / (at_b - at_a)
        found = gap(value)
        if found is None:
            return None if is_decimal(value) else value
        if not found:
            return value
        near = one if (at_a < 0) != (found < 0) else two
        one, two = near, (value, found)
    return None


def near_edge(slot: Input, edge: Fraction) -> list[Fraction]:
    """Just below an edge, on it where it can be written, and just above."""
    if slot.unit == DATE_UNIT:
        return [Fraction(round(edge) + step) for step in (-1, 0, 1)]
    bare = slot.unit == BARE
    size = abs(edge) or (abs(slot.usual) if isinstance(slot.usual, Fraction) else Fraction(1))
    step = _STEP if bare else size * _RELATIVE
    around = [edge - step, *([edge] if is_decimal(edge) else []), edge + step]
    near = [each if is_decimal(each) else _rounded(each, slot.unit.factor) for each in around]
    never_negative = slot.kind is FieldKind.MONEY or slot.name.endswith(builtins.POINTS_OF)
    return [each for each in near if each >= 0 or not never_negative]


def _rounded(number: Fraction, factor: Fraction) -> Fraction:
    return round_fraction(number / factor, _PLACES, "half_up") * factor
