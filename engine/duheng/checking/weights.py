"""Points that must add up: below a node to its own, and at the top to where the grades end."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.checking.levels import nodes_of
from duheng.language import builtins, tree
from duheng.language.decimal import decimal_text
from duheng.language.totals import adds_up
from duheng.language.types import Numeric
from duheng.language.units import RATIO
from duheng.language.walk import walk
from duheng.problems.cases import GradeOutOfReach
from duheng.problems.meaning import WeightsDiffer, WeightsShort
from duheng.problems.problem import Problem


def check_weights(ruleset: tree.Ruleset, used: frozenset[str]) -> Iterator[Problem]:
    """Sums of points that the template itself fixes."""
    template = ruleset.template
    yield from _top(ruleset)
    for node in nodes_of(template.nodes):
        points = [_worth(child) for child in node.children if not child.outside]
        known = [each for each in points if each is not None]
        if node.points is not None and points and len(known) == len(points) and sum(known) != node.points:
            found, wanted = decimal_text(sum(known, Fraction(0))), decimal_text(node.points)
            yield WeightsDiffer(span=node.span, name=node.name, found=found, wanted=wanted)


def allows_more(method: tree.Method) -> bool:
    """Whether a method says itself that it may give more than the points: 限于 0 至 分值 × 120%."""
    return any(
        isinstance(step, tree.Clamp) and not _is_points(step.high) and any(map(_is_points, walk(step.high)))
        for step in method.finish
    )


def _is_points(expression: tree.Expression) -> bool:
    return isinstance(expression, tree.Built) and expression.name == builtins.POINTS_OF


def _top(ruleset: tree.Ruleset) -> Iterator[Problem]:
    template = ruleset.template
    more = any(map(allows_more, ruleset.methods))
    scale = next((each for each in ruleset.scales if each.name == template.grade_scale), None)
    inside = [_worth(node) for node in template.nodes if not node.outside]
    known = [each for each in inside if each is not None]
    if (
        scale is None
        or not scale.bands
        or scale.type == Numeric(RATIO)
        or not inside
        or len(known) < len(inside)
        or not adds_up(template.total, rounded=True)
    ):
        return
    top, found = max(band.high for band in scale.bands), sum(known, Fraction(0))
    if not more:
        yield from _out_of_reach(scale, found)
    if found != top and not (more and found < top):
        yield WeightsShort(span=template.span, found=decimal_text(found), wanted=decimal_text(top))


def _worth(node: tree.Node) -> Fraction | None:
    """What a node adds; of one that forms may repeat nobody knows."""
    if node.repeated or node.points is not None or not node.children:
        return None if node.repeated else node.points
    inside = [_worth(child) for child in node.children if not child.outside]
    known = [each for each in inside if each is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(inside) else None


def _out_of_reach(scale: tree.Scale, full: Fraction) -> Iterator[Problem]:
    for band in scale.bands:
        if band.low > full or (band.low == full and band.low_open):
            yield GradeOutOfReach(span=band.span, label=band.label, full=decimal_text(full))
