"""Within what an open score lies: never below 0, never above the points that a node can have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from duheng.evaluation.scoring.plans import Plan
from duheng.forms.model import FormNode
from duheng.language import builtins
from duheng.language.decimal import decimal_text
from duheng.language.ranges import ANYTHING, Number, Range, settled
from duheng.problems.evaluation import RangeAssumed
from duheng.problems.problem import Problem

_UNKNOWN, _UNKNOWN_EN = "的「限于」要看的内容不确切", "has a clamp that isn't known on this form"


def anything(node: FormNode) -> Number | Range:
    """Whatever a node can score; where it is worth nothing that is 0."""
    return settled(bounded(ANYTHING, node))


def bounded(value: Range, node: FormNode) -> Range:
    """A range without limits within 0 and the points, unless it is known to lie outside them."""
    return limited(value, node, node.points)


def limited(value: Range, node: FormNode, limit: Fraction | None) -> Range:
    """A range without limits within 0 and a limit (None: nobody knows it), unless it is known to lie outside them."""
    low = value.low if value.low is not None else min(Fraction(0), value.high or Fraction(0))
    within = value.low is not None or value.high is None or value.high >= 0
    high = value.high if within else None
    if high is None and limit is not None and limit >= low:
        high = limit
    causes = value.causes
    if high is None and node.points is None:
        causes |= {(node.path, builtins.POINTS_OF)}
    return Range(low, high, causes=causes)


def assumed(plan: Plan, node: FormNode, value: Range, within: Range) -> Iterator[Problem]:
    """That a method leaves a score without a limit, for which 0 or the points were taken; where it has a 限于 that isn't
    known itself, only if that made a highest score, or a single one. Points are never below 0."""
    points = "？" if node.points is None else decimal_text(node.points)
    if not plan.limited and (within.high is not None or node.points is None):
        yield RangeAssumed(path=node.path, method=plan.method.name, points=points)
    if within.low == within.high == 0 and value.causes <= {(node.path, builtins.POINTS_OF)}:
        return
    ended = value.high is None and within.high is not None
    if plan.limited and (ended or within.low == within.high):
        yield RangeAssumed(path=node.path, method=plan.method.name, points=points, lack=_UNKNOWN, lack_en=_UNKNOWN_EN)


def with_points(nodes: Iterable[FormNode], without: frozenset[int]) -> Iterator[FormNode]:
    """The nodes that count and say what they are worth; of a group that doesn't say it those in it."""
    for node in nodes:
        if id(node) in without:
            continue
        if node.points is not None:
            yield node
        else:
            yield from with_points(node.children, without)
