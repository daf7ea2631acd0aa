"""Points that must add up: below a node to its own, and at the top to where the grades end."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.checking.cases.constant import WORTHS, constant
from duheng.language import tree
from duheng.language.decimal import decimal_text
from duheng.language.names import names_of
from duheng.language.totals import adds_up, is_total
from duheng.language.types import Numeric
from duheng.language.units import RATIO
from duheng.language.walk import inside_method, is_points, limits, nodes_of, walk
from duheng.problems.bands import NoGradeBelow
from duheng.problems.cases import GradeOutOfReach
from duheng.problems.problem import Problem
from duheng.problems.templates import WeightsDiffer, WeightsShort
from duheng.source import Span

_ARITHMETIC = frozenset(("add", "subtract", "multiply", "divide", "negate"))


def check_weights(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Sums of points that the template itself fixes."""
    template = ruleset.template
    yield from _top(ruleset)
    for node in nodes_of(template.nodes):
        points = [worth_of(child) for child in node.children if not child.outside]
        known = [each for each in points if each is not None]
        if node.points is None or not points or not _sums(node, ruleset):
            continue
        found = sum(known, Fraction(0))
        short = found < node.points and len(known) == len(points)
        if short or (found > node.points and node.method is None):
            shown, wanted = decimal_text(found), decimal_text(node.points)
            place = _place_of_points(node, ruleset.span.file)
            yield WeightsDiffer(span=place, name=node.name, found=shown, wanted=wanted)


def _place_of_points(node: tree.Node, own: str) -> Span:
    """Where the file being checked says points of a node or below it; the node's own place where it says none."""
    written = (each.span for each in (node, *node.children) if each.span.file == own)
    return next(written, node.span)


def _sums(node: tree.Node, ruleset: tree.Ruleset) -> bool:
    """Whether a node scores the sum of what stands below it; by a method of its own, which may hold it to the points.

    One that takes the best of them, or spreads the points, needs no sum.
    """
    method = names_of(ruleset).methods.get(node.method or "")
    results = [clause.result for clause in method.clauses] if method is not None else []
    return all(isinstance(each, tree.Aggregate) and each.function == "合计" for each in results)


def allows_more(method: tree.Method, ruleset: tree.Ruleset) -> bool:
    """Whether a method says itself that it may give more than the points: 限于 0 至 分值 × 120%, but not × 90%."""
    parameters = names_of(ruleset).parameters
    shares = [each.high for each in limits(method) if any(map(is_points, walk(each.high)))]
    most = [(points, constant(high, parameters, points)) for high in shares for points in WORTHS]
    return any(limit is None or limit > points for points, limit in most)


def allows_less(method: tree.Method, ruleset: tree.Ruleset) -> bool:
    """Whether a method may give less than nothing: 限于 -5分 至 分值, or a calculation without a limit."""
    if not limits(method):
        return any(isinstance(each, tree.Call) and each.operation in _ARITHMETIC for each in inside_method(method))
    parameters = names_of(ruleset).parameters
    lows = [constant(each.low, parameters, WORTHS[0]) for each in limits(method)]
    return any(each is None or each < 0 for each in lows)


def scale_of_points(ruleset: tree.Ruleset) -> tree.Scale | None:
    """The scale that grades the total, where there is one and it isn't one of ratios."""
    scale = names_of(ruleset).scales.get(ruleset.template.grade_scale)
    return scale if scale is not None and scale.bands and scale.type != Numeric(RATIO) else None


def _top(ruleset: tree.Ruleset) -> Iterator[Problem]:
    template = ruleset.template
    more = any(allows_more(method, ruleset) for method in ruleset.methods)
    scale = scale_of_points(ruleset)
    inside = [worth_of(node) for node in template.nodes if not node.outside]
    known = [each for each in inside if each is not None]
    told = len(known) == len(inside) > 0 and template.row_level != 1
    graded = isinstance(template.grade, tree.LabelOf) and is_total(template.grade.number)
    if scale is None or not told or not graded or not adds_up(template.total, rounded=True):
        return
    top, found = max(band.high for band in scale.bands), sum(known, Fraction(0))
    less = any(allows_less(method, ruleset) for method in ruleset.methods)
    yield from out_of_reach(scale, None if less else Fraction(0), None if more else found)
    lowest = min(scale.bands, key=lambda band: (band.low, band.low_open))
    if lowest.low > 0 or (lowest.low == 0 and lowest.low_open):
        out, out_en = ("，不含", ", exclusive") if lowest.low_open else ("", "")
        low = decimal_text(lowest.low)
        yield NoGradeBelow(
            span=_own(ruleset, lowest.span, scale.span), label=lowest.label, low=low, out=out, out_en=out_en
        )
    if found != top and not (more and found < top):
        yield WeightsShort(
            span=_own(ruleset, template.span, scale.span), found=decimal_text(found), wanted=decimal_text(top)
        )


def _own(ruleset: tree.Ruleset, span: Span, other: Span) -> Span:
    """Of two places the one in the ruleset's own file, the first of such."""
    return other if span.file != ruleset.span.file == other.file else span


def worth_of(node: tree.Node) -> Fraction | None:
    """What a node adds; of one that forms may repeat nobody knows."""
    if node.repeated or node.points is not None or not node.children:
        return None if node.repeated else node.points
    inside = [worth_of(child) for child in node.children if not child.outside]
    known = [each for each in inside if each is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(inside) else None


def out_of_reach(scale: tree.Scale, least: Fraction | None, most: Fraction | None) -> Iterator[Problem]:
    """The grades that begin above the most that a total can be, or end below the least; None: anything can be."""
    for band in scale.bands:
        if most is not None and (band.low > most or (band.low == most and band.low_open)):
            yield GradeOutOfReach(span=band.span, label=band.label, full=decimal_text(most))
        elif least is not None and (band.high < least or (band.high == least and band.high_open)):
            full = decimal_text(least)
            yield GradeOutOfReach(span=band.span, label=band.label, full=full, end="低", end_en="least")
