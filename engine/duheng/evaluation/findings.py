"""Findings that need no rule: open scores and what would settle them, claims that differ, scores out of bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from duheng.evaluation.checks import named
from duheng.evaluation.exact import causes_of, same_text
from duheng.evaluation.explain import Explainer
from duheng.evaluation.points import without_rows
from duheng.evaluation.result import NodeResult
from duheng.evaluation.trace import Trace
from duheng.forms.model import Form, FormNode
from duheng.language import tree
from duheng.language.decimal import decimal_text, rounded_text
from duheng.language.ranges import Range
from duheng.problems.evaluation import (
    ClaimDiffers,
    ClaimOutside,
    GradeDiffers,
    InputMissing,
    LeftOpen,
    NoRows,
    OutOfBounds,
    PointsApart,
    TotalDiffers,
)
from duheng.problems.problem import Problem

PLACES = 4


def of_points(apart: Sequence[NodeResult], ruleset: str) -> Iterator[Problem]:
    """Whether the form shares out the points that the ruleset gives. ``apart`` are the groups where it doesn't."""
    if apart:
        yield PointsApart(names=tuple(node.path[-1] for node in apart), ruleset=ruleset)


def of_node(node: FormNode, trace: Trace, result: NodeResult, explainer: Explainer) -> Iterator[Problem]:
    """The findings of one node, besides those its scoring reported."""
    value = trace.value
    if node.points and without_rows(node):
        yield NoRows(path=node.path, name=node.name, points=decimal_text(node.points))
    if isinstance(value, Range):
        yield from _open(node, trace, value, explainer)
        yield from _claim_outside(node, value)
    elif isinstance(value, Fraction):
        if node.points is not None and not 0 <= value <= max(node.points, result.parts or node.points):
            points = decimal_text(node.points)
            yield OutOfBounds(path=node.path, span=node.span, score=decimal_text(value), points=points)
        if node.claimed is not None and node.claimed != value:
            yield ClaimDiffers(
                path=node.path,
                span=node.span,
                claimed=decimal_text(node.claimed),
                computed=rounded_text(value, PLACES),
                difference=signed(node.claimed - value),
                because=result.because,
            )


def signed(number: Fraction) -> str:
    """A difference with its sign: ``+0.28``, ``-5``."""
    text = rounded_text(number, PLACES)
    return text if number < 0 else f"+{text}"


def _open(node: FormNode, trace: Trace, value: Range, explainer: Explainer) -> Iterator[Problem]:
    low, high = _ends(value)
    scores = [explainer.interpreter.score(child) for child in node.children]
    fields = named(value.causes.difference(*map(causes_of, scores)), node.path, explainer.interpreter.form)
    if fields:
        yield InputMissing(path=node.path, span=node.span, low=low, high=high, fields=fields)
    reason = _reason(node, trace, explainer)
    if reason:
        yield LeftOpen(path=node.path, span=node.span, low=low, high=high, reason=reason)


def _reason(node: FormNode, trace: Trace, explainer: Explainer) -> str:
    from duheng.evaluation.interpret import Frame

    for clause, truth in trace.tried:
        if truth is not False and isinstance(clause.result, tree.Undetermined):
            return explainer.text(clause.result.reason, Frame(node, node, trace.locals))
    return ""


def _ends(value: Range) -> tuple[str, str]:
    low = "？" if value.low is None else rounded_text(value.low, PLACES)
    high = "？" if value.high is None else rounded_text(value.high, PLACES)
    return low, high


def _claim_outside(node: FormNode, value: Range) -> Iterator[Problem]:
    claimed = node.claimed
    if claimed is not None and not value.contains(claimed):
        low, high = _ends(value)
        yield ClaimOutside(path=node.path, span=node.span, claimed=decimal_text(claimed), low=low, high=high)


def of_total(claimed: Fraction | None, total: Fraction | Range, claims: Fraction) -> Iterator[Problem]:
    """Whether the claimed total is the computed one. ``claims`` is the sum of the claimed scores that count."""
    if claimed is None:
        return
    differs = not total.contains(claimed) if isinstance(total, Range) else claimed != total
    if differs:
        computed = "～".join(_ends(total)) if isinstance(total, Range) else rounded_text(total, PLACES)
        yield TotalDiffers(claimed=decimal_text(claimed), computed=computed, sum=rounded_text(claims, PLACES))


def of_open_total(total: Fraction | Range, roots: Iterable[Any], form: Form) -> Iterator[Problem]:
    """What would settle the total besides what its parts lack."""
    fields = named(causes_of(total).difference(*map(causes_of, roots)), (), form)
    if isinstance(total, Range) and fields:
        low, high = _ends(total)
        yield InputMissing(low=low, high=high, fields=fields)


def of_grade(claimed: str, grades: tuple[str, ...]) -> Iterator[Problem]:
    """Whether the claimed grade is one that the total allows."""
    if claimed and grades and not any(same_text(claimed, grade) for grade in grades):
        yield GradeDiffers(claimed=claimed, computed="～".join(grades))


def above_full(total: Fraction | Range, full: Fraction | None, more: Fraction) -> Iterator[Problem]:
    """Whether the total is, or may be, above the full points; the form's rows are worth ``more`` than those."""
    high = total.high if isinstance(total, Range) else total
    if full is not None and high is not None and high > full + max(more, Fraction(0)):
        shown = "～".join(_ends(total)) if isinstance(total, Range) else rounded_text(total, PLACES)
        yield OutOfBounds(score=shown, points=decimal_text(full))
