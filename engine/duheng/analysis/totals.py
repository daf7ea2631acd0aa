"""Totals with weights or groups of their own: where they end, which grades they can't reach, and what they leave out.

A total that just adds up the first level is looked at by ``checking.weights``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from duheng.analysis.whole_form import WholeForm, fully
from duheng.checking.cases.questions import Questions
from duheng.checking.lints.weights import allows_less, allows_more, out_of_reach, scale_of_points
from duheng.evaluation.telling import figures
from duheng.forms.model import FormNode, all_nodes
from duheng.language import builtins, tree
from duheng.language.totals import adds_up, is_total, of_scores
from duheng.language.walk import inside_method, nodes_of
from duheng.problems.problem import Problem
from duheng.problems.totals import LeftOutOfTotal, TotalShort, TotalWithoutScores
from duheng.source import Span


def check_total(ruleset: tree.Ruleset, own: str) -> Iterator[Problem]:
    """What is wrong with a total that isn't the plain sum, as far as the template fixes the points."""
    template = ruleset.template
    span = next((each for each in (template.total.span, template.span) if each.file == own), None)
    if span is None or adds_up(template.total, rounded=True):
        return
    inside = list(Questions(ruleset, {}).inside(template.total))
    if not any(map(_is_scored, inside)):
        yield TotalWithoutScores(span=span)
        return
    yield from _left_out(ruleset, inside, span)
    scale = scale_of_points(ruleset)
    graded = isinstance(template.grade, tree.LabelOf) and is_total(template.grade.number)
    counted = of_scores(ruleset)
    if scale is None or counted is None or not graded or _counts_rows(ruleset, inside):
        return
    fixed = counted is template.total
    form = WholeForm(ruleset)
    most, least = _extreme(form, counted, max), _extreme(form, counted, min)
    if most is None or least is None:
        return
    more = any(allows_more(method, ruleset) for method in ruleset.methods)
    less = any(allows_less(method, ruleset) for method in ruleset.methods)
    top = max(band.high for band in scale.bands)
    grades = out_of_reach(scale, None if less or not fixed else least, None if more or not fixed else most)
    yield from (each for each in grades if each.span is not None and each.span.file == own)
    if most > top or (most < top and not more and fixed):
        yield TotalShort(span=span, found=figures.points(most), wanted=figures.points(top))


def _is_scored(expression: tree.Expression) -> bool:
    """Whether an expression is a score that was worked out, or a field of the form's own other than the claims."""
    if isinstance(expression, tree.Read):
        return expression.field != builtins.CLAIMED
    return isinstance(expression, tree.Built) and expression.name == builtins.SCORE_OF


def _extreme(
    form: WholeForm, total: tree.Expression, better: Callable[[Fraction, Fraction], Fraction]
) -> Fraction | None:
    """The most or least that a total can be: of each group nothing or everything counts, whichever leads further."""
    groups = [frozenset(map(id, all_nodes([root]))) for root in form.roots]
    found: Fraction | None = None
    for nothing in (frozenset[int](), frozenset[int]().union(*groups)):
        at = _total(form, total, nothing)
        for group in groups:
            other = _total(form, total, nothing ^ group)
            if at is None or other is None:
                return None
            at, nothing = (other, nothing ^ group) if better(at, other) != at else (at, nothing)
        found = at if found is None or at is None else better(found, at)
    return found


def _total(form: WholeForm, total: tree.Expression, nothing: frozenset[int]) -> Fraction | None:
    def score(node: FormNode) -> object:
        return Fraction(0) if id(node) in nothing else fully(node)

    return form.value(total, score)


def _counts_rows(ruleset: tree.Ruleset, inside: list[tree.Expression]) -> bool:
    """Whether a total looks at rows otherwise than by adding up their scores or points: how many there are, say."""
    leaves = {node.name for node in nodes_of(ruleset.template.nodes) if not node.children}
    rows = ruleset.template.row_level
    for each in inside:
        if isinstance(each, tree.Aggregate):
            of_rows = each.over.value == rows or (each.over is tree.Over.CHILDREN and each.place.name in leaves)
            simple = isinstance(each.item, tree.Built) and each.item.name in (builtins.SCORE_OF, builtins.POINTS_OF)
            if of_rows and not (each.function == "合计" and simple and each.condition is None):
                return True
    return False


def _left_out(ruleset: tree.Ruleset, inside: list[tree.Expression], span: Span) -> Iterator[Problem]:
    """The groups of the first level that count for the total and that no part of it reads."""
    places = [place for each in inside if (place := _place(each)) is not None]
    read = {place.name for place in places if place.root is tree.Root.NAMED}
    if not read or any(place.root is not tree.Root.NAMED for place in places):
        return
    read |= {
        place.name
        for method in ruleset.methods
        for each in inside_method(method)
        if (place := _place(each)) is not None
    }
    for node in ruleset.template.nodes:
        if not node.outside and not any(each.name in read for each in nodes_of((node,))):
            there = node.span if node.span.file == span.file else span
            yield LeftOutOfTotal(span=there, related=(span,) if there != span else (), name=node.name)


def _place(expression: tree.Expression) -> tree.Place | None:
    """The nodes of which an expression reads something."""
    match expression:
        case tree.Read(where=tree.Where.FORM):
            return None
        case (
            tree.Read(place=place)
            | tree.Aggregate(place=place)
            | tree.Built(place=tree.Place(tree.Root.NAMED) as place)
        ):
            return place
        case _:
            return None
