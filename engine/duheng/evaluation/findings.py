"""Findings that need no rule: open scores and what would settle them, claims that differ, scores out of bounds."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from fractions import Fraction

from duheng.evaluation.result import Kind, LedgerLine, NodeResult, State, Total
from duheng.evaluation.telling.explain import Explainer
from duheng.evaluation.telling.figures import ends, points
from duheng.evaluation.telling.wanted import NUMBER_WANTED, Wanted, named
from duheng.evaluation.values.exact import causes_of
from duheng.evaluation.values.points import without_rows
from duheng.evaluation.values.trace import Trace
from duheng.forms.model import Form, FormNode
from duheng.identity import once_for_each
from duheng.language import builtins, tree
from duheng.language.decimal import decimal_text, round_fraction
from duheng.language.ranges import Number, Range, Score, Unknown, less_than, minus, same, total_of
from duheng.language.reading import same_text
from duheng.language.totals import adds_up, is_total
from duheng.language.walk import inside_method, limits, walk
from duheng.problems.claims import (
    ClaimDiffers,
    ClaimInapplicable,
    ClaimOutside,
    ClaimsApart,
    GradeDiffers,
    TotalDiffers,
)
from duheng.problems.evaluation import DivisionByZero, InputMissing, LeftOpen, NoRows, OutOfBounds, RangeAssumed
from duheng.problems.evidence import NegativeDivisor
from duheng.problems.problem import Problem
from duheng.problems.unsettled import GradeOpen, Unsettled
from duheng.problems.worth import FullPointsApart, NotCounted, PointsApart, PointsInapplicable

_NAMED = 6
_NOT_APPLICABLE = State.NOT_APPLICABLE


def of_points(apart: Sequence[tuple[str, ...]], ruleset: str) -> Problem:
    """That the form doesn't share out the points that the ruleset gives; the paths are of the groups where it
    doesn't."""
    names, more, more_en = _first_of([path[-1] for path in apart])
    return PointsApart(names=names, ruleset=ruleset, more=more, more_en=more_en)


def of_uncounted(roots: Sequence[FormNode]) -> Problem:
    """That the total doesn't add these up."""
    names, more, more_en = _first_of([root.name for root in roots])
    known = [root.points for root in roots if root.points is not None]
    worth = points(total_of(known)) if known else "？"
    return NotCounted(names=names, more=more, more_en=more_en, points=worth)


def _first_of(names: Sequence[str]) -> tuple[tuple[str, ...], str, str]:
    """So many names as are told, and that there are more, in Chinese and in English."""
    left = len(names) - _NAMED
    return tuple(names[:_NAMED]), *((f"等 {len(names)} 项", f" and {left} more") if left > 0 else ("", ""))


def of_full(
    template: tree.FormTemplate, full: Fraction | None, bands: Sequence[tree.Band], *, idle: bool
) -> Iterator[Problem]:
    """Whether the points of a form that is graded by its plain total are those that the grades are made for; where a
    group of the first level is ``idle``, because it doesn't apply, whether those of any total are fewer."""
    by_total = isinstance(template.grade, tree.LabelOf) and is_total(template.grade.number)
    if full is None or not bands or not by_total:
        return
    wanted = max(band.high for band in bands)
    if full < wanted if idle else (full != wanted and adds_up(template.total, rounded=True)):
        yield FullPointsApart(full=points(full), wanted=decimal_text(wanted), idle=idle)


def of_inapplicable(
    nodes: Sequence[NodeResult], lines: Sequence[LedgerLine], made_up_for: Container[object]
) -> Iterator[Problem]:
    """The points of what doesn't apply, in groups that lose them because they just add up the rest, but not of the
    levels ``made_up_for`` in the total."""
    idle = [node for node in nodes if node.state is _NOT_APPLICABLE and node.points]
    idle = [node for node in idle if node.level not in made_up_for]
    added = {node.path for node in nodes if not node.method} if idle else ()
    for line in lines if idle else ():
        unscored = total_of([node.points or Fraction(0) for node in idle if node.path[:-1] == line.path])
        if line.path in added and line.kind is Kind.LOST and unscored and line.lost > 0:
            yield PointsInapplicable(path=line.path, name=line.path[-1], points=points(min(unscored, line.lost)))


def of_node(node: FormNode, trace: Trace, result: NodeResult, explainer: Explainer) -> Iterator[Problem]:
    """The findings of one node, besides those its scoring reported."""
    value, worth, claimed = trace.value, node.points, node.claimed
    if node.template is not None and worth:
        yield from _rows(node, worth, trace)
    if value is None and claimed:
        yield ClaimInapplicable(path=node.path, span=node.span, claimed=points(claimed))
    elif isinstance(value, Range):
        yield from _open(node, trace, value, result.because, explainer)
    elif isinstance(value, Fraction):
        beyond = worth is not None and value is not worth and _is_outside(value, worth, result.parts or worth)
        if worth is not None and beyond and worth >= 0 and not _is_meant(trace, result):
            yield OutOfBounds(path=node.path, span=node.span, score=points(value), points=decimal_text(worth))
        if claimed is not None and not same(claimed, value):
            more = less_than(value, claimed)
            yield ClaimDiffers(
                path=node.path,
                span=node.span,
                claimed=points(claimed),
                computed=points(value),
                direction="多" if more else "少",
                direction_en="much" if more else "little",
                by=points(minus(claimed, value) if more else minus(value, claimed)),
                because=result.because,
            )


def _rows(node: FormNode, worth: Fraction, trace: Trace) -> Iterator[Problem]:
    """Whether a group of the template that is worth something has rows."""
    if without_rows(node):
        yield NoRows(path=node.path, name=node.name, points=decimal_text(worth))
    elif isinstance(trace.value, Fraction) and _lacks_rows(node, trace):
        yield NoRows(path=node.path, name=node.name, points=decimal_text(worth), score=points(trace.value))


def _lacks_rows(node: FormNode, trace: Trace) -> bool:
    """Whether a group has nothing below it, though its method aggregates what is."""
    return not node.children and trace.method is not None and _looks_below(trace.method)


@once_for_each
def _looks_below(method: tree.Method) -> bool:
    """Whether a method aggregates what is below a node."""
    aggregates = (each for each in inside_method(method) if isinstance(each, tree.Aggregate))
    return any(each.place.root is tree.Root.HERE for each in aggregates)


def _is_outside(value: Fraction, worth: Fraction, parts: Fraction) -> bool:
    """Whether a score is below zero, or above what its node and its node's parts are worth."""
    return value.numerator < 0 or (less_than(worth, value) and less_than(parts, value))


def _is_meant(trace: Trace, result: NodeResult) -> bool:
    """Whether a rule's own 限于 says how far beyond its points a row may go (限于 0 至 分值 × 120%), or a group just adds
    up such rows, or those of which that is told."""
    inside = (part for each in (limits(trace.method) if trace.method else ()) for part in walk(each.high))
    by_points = any(isinstance(part, tree.Built) and part.name == builtins.POINTS_OF for part in inside)
    return by_points or (trace.adds_up and result.parts is not None)


def _open(node: FormNode, trace: Trace, value: Range, because: str, explainer: Explainer) -> Iterator[Problem]:
    low, high = ends(value)
    scores = [explainer.interpreter.score(child) for child in node.children]
    wanted = named(value.causes.difference(*map(causes_of, scores)), node.path, explainer.interpreter.form)
    undivided = trace.sure and any(isinstance(each, DivisionByZero | NegativeDivisor) for each in trace.problems)
    if wanted and not undivided:
        yield InputMissing(
            path=node.path, span=node.span, low=low, high=high, fields=wanted.fields, fields_en=wanted.fields_en
        )
    claimed = points(node.claimed) if node.claimed is not None and not value.contains(node.claimed) else ""
    reason = explainer.reason(node, trace)
    about_claim = bool(claimed and reason) and _reads_claim(trace)
    if reason:
        yield LeftOpen(
            path=node.path,
            span=node.span,
            low=low,
            high=high,
            reason=reason,
            claim=f"（自评\u00a0{claimed}\u00a0分）" if about_claim else "",
            claim_en=f" (claimed {claimed})" if about_claim else "",
        )
    explained = bool(wanted) or bool(reason) or node.misnamed or any(isinstance(each, Range) for each in scores)
    if not explained and all(isinstance(each, RangeAssumed) for each in trace.problems):
        yield Unsettled(path=node.path, span=node.span, low=low, high=high, because=because)
    if claimed and not about_claim:
        yield ClaimOutside(path=node.path, span=node.span, claimed=claimed, low=low, high=high)


def _reads_claim(trace: Trace) -> bool:
    """Whether the lines that led here look at the claimed score, so that the reason is about it."""
    conditions = [clause.condition for clause, _ in trace.tried if clause.condition is not None]
    return any(
        (isinstance(each, tree.Built) and each.name == builtins.CLAIMED)
        or (isinstance(each, tree.Read) and each.field == builtins.CLAIMED)
        for condition in conditions
        for each in walk(condition)
    )


def of_total(
    claimed: Fraction,
    total: Fraction | Range,
    claims: Fraction | None,
    *,
    adding: bool,
    outside: bool,
    partly: bool,
) -> Iterator[Problem]:
    """Whether the claimed total is the computed one. ``claims`` is the sum of the claimed scores that count, if any,
    which the claimed total should be, rounded or not, where they are ``adding`` up to it; ``outside``: others claim;
    ``partly``: some rows that count claim none."""
    differs = not total.contains(claimed) if isinstance(total, Range) else not same(claimed, total)
    if differs:
        added = None if claims is None else points(claims)
        yield TotalDiffers(claimed=points(claimed), computed=points(total), sum=added, outside=outside, partly=partly)
    elif adding and claims is not None and round_fraction(claims, _places(claimed), "half_up") != claimed:
        yield ClaimsApart(claimed=points(claimed), sum=points(claims), outside=outside)


def _places(number: Fraction) -> int:
    """How many decimals a number is written with."""
    return len(decimal_text(number).partition(".")[2])


def of_open_total(total: Fraction | Range, roots: Iterable[Score], form: Form) -> Iterator[Problem]:
    """What would settle the total besides what its parts lack."""
    if not isinstance(total, Range):
        return
    wanted = named(total.causes.difference(*map(causes_of, roots)), (), form)
    if wanted:
        low, high = ends(total)
        yield InputMissing(low=low, high=high, fields=wanted.fields, fields_en=wanted.fields_en)


def of_no_grade(value: Number | Range | Unknown, form: Form) -> Problem:
    """What a grade lacks that isn't the total's."""
    wanted = named(causes_of(value), (), form) or Wanted(*NUMBER_WANTED)
    return GradeOpen(fields=wanted.fields, fields_en=wanted.fields_en)


def of_grade(claimed: str, total: Total) -> Iterator[Problem]:
    """Whether the claimed grade is one that the total allows."""
    if claimed and total.grades and not any(same_text(claimed, grade) for grade in total.grades):
        yield GradeDiffers(claimed=claimed, computed=total.grade)


def out_of_bounds(total: Fraction | Range, full: Fraction | None, more: Fraction) -> Iterator[Problem]:
    """Whether the total is, or may be, above the full points or below zero.

    The form's rows are worth ``more`` than the full points.
    """
    low, high = (total.low, total.high) if isinstance(total, Range) else (total, total)
    below = low is not None and low < 0
    if full is not None and (below or (high is not None and high > full + max(more, Fraction(0)))):
        yield OutOfBounds(score=points(total), points=decimal_text(full))
