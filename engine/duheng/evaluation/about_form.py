"""Findings of a form as a whole: whether the ruleset is the one for it, whether its points are, and what it claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from duheng.evaluation import findings
from duheng.evaluation.result import NodeResult
from duheng.evaluation.scoring.score import Scoring
from duheng.evaluation.values.points import strangers, without_rows
from duheng.forms.model import Form, FormNode
from duheng.language import tree
from duheng.language.ranges import Number, Range, total_of
from duheng.language.totals import adds_up
from duheng.problems.evaluation import NotInForce, YearAssumed
from duheng.problems.problem import Problem


def void(
    scoring: Scoring,
    uncounted: Sequence[FormNode],
    outside: frozenset[int],
    apart: Sequence[NodeResult],
    full: Fraction | None,
) -> Iterator[Problem]:
    """What keeps the total from being a result. Groups whose points the form itself says are named only where no
    others are: their points aren't the ruleset's anyway."""
    run = scoring.interpreter
    roots, template = run.form.roots, run.ruleset.template
    strange = {root.path for root in strangers(roots, template)}
    strange -= {root.path for root in uncounted}
    if uncounted:
        yield findings.of_uncounted(uncounted)
    if apart or strange:
        ruled = [node for node in apart if node.worth_by is not None]
        paths = (*(node.path for node in (ruled if ruled or strange else apart)), *sorted(strange))
        yield findings.of_points(tuple(dict.fromkeys(paths)), run.ruleset.id)
    elif not uncounted:
        idle = any(root.points and run.score(root) is None for root in roots if id(root) not in outside)
        if idle or any(node.template is None and node.points is not None for node in run.everything):
            yield from findings.of_full(template, full, run.grade_bands, idle=idle)


def year_assumed(form: Form, ruleset: tree.Ruleset, year: int) -> Iterator[Problem]:
    """Which year was taken for what changes by the year, where the form doesn't say its own."""
    dated = tuple(each.name for each in ruleset.parameters if len(each.values) > 1)
    if form.written.year is None and dated:
        yield YearAssumed(names=dated, year=year)


def not_in_force(form: Form, ruleset: tree.Ruleset) -> Iterator[Problem]:
    """That the form is of a year in which the ruleset doesn't hold."""
    year, start, end = form.written.year, ruleset.effective_from, ruleset.effective_to
    early = year is not None and start is not None and year < start.year
    late = year is not None and end is not None and year > end.year
    if year is not None and (early or late):
        told = str(start or "…"), str(end or "…")
        yield NotInForce(year=year, ruleset=ruleset.id, start=told[0], end=told[1])


def about_claimed_total(scoring: Scoring, outside: frozenset[int], total: Number | Range) -> Iterator[Problem]:
    """The claimed total beside the computed one, and beside the sum of the claimed scores that count, of rows and
    of nodes without rows; it should be that sum where all of them claim a score, and the total just adds up."""
    run = scoring.interpreter
    claimed = run.form.claimed_total
    if claimed is None:
        return
    leaves = [node for node in run.everything if not node.children and id(node) not in outside]
    claims = [node.claimed for node in leaves if node.claimed is not None]
    silent = any(node.claimed is None and node.points and not without_rows(node) for node in leaves)
    adding = not silent and adds_up(run.ruleset.template.total, rounded=True)
    groups = (node for node in run.everything if node.children and id(node) not in outside)
    adding = adding and not any(scoring.trace(group).by_method for group in groups)
    yield from findings.of_total(
        claimed,
        total,
        total_of(claims) if claims else None,
        adding=adding,
        outside=any(node.claimed is not None and id(node) in outside for node in run.everything),
        partly=silent,
    )
