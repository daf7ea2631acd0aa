"""One form under one ruleset: scores, total and grade, ledger, findings.

The order matters little, since nodes are scored when something asks for them; it is the order in which a person would
go: rows and groups, the total, the checks, then what the findings add up to.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.evaluation import about_form, findings
from duheng.evaluation.authority import authority_of, documents_of
from duheng.evaluation.checks import Checking, Vetoed
from duheng.evaluation.compare import differences
from duheng.evaluation.evidence import evidence_of
from duheng.evaluation.filled import Filled
from duheng.evaluation.full_points import FullPoints
from duheng.evaluation.grades import NOWHERE, Grades, grades_of, in_order, lowered, no_grade, shown, ungraded
from duheng.evaluation.ledger import ledger
from duheng.evaluation.result import FormInfo, NodeResult, Result, RulesetInfo, State, Total
from duheng.evaluation.scoring.score import Scoring, nothing_to_aggregate
from duheng.evaluation.scoring.worth import settle_points
from duheng.evaluation.telling.explain import Explainer
from duheng.evaluation.telling.figures import points
from duheng.evaluation.values.exact import Trouble, Troubles
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.evaluation.values.points import outside_total, parts_of, uncounted
from duheng.evaluation.values.trace import Trace
from duheng.forms.model import Form, FormNode, all_nodes
from duheng.language import builtins, tree
from duheng.language.ranges import (
    ANYTHING,
    UNKNOWN,
    Number,
    Range,
    Score,
    Unknown,
    as_range,
    hull,
    least,
    settled,
)
from duheng.language.totals import made_up_for, of_scores, untaken
from duheng.problems.evaluation import DivisionByZero
from duheng.problems.evidence import NegativeDivisor
from duheng.problems.problem import Language, Problem
from duheng.problems.unsettled import OffScale
from duheng.problems.worth import TotalRangeAssumed
from duheng.record import replace

ZERO = Fraction(0)
_SCORED, _UNDETERMINED = State.SCORED, State.UNDETERMINED
_NOT_APPLICABLE, _OUTSIDE_TOTAL = State.NOT_APPLICABLE, State.OUTSIDE_TOTAL
_ENDS = {
    (True, True): ("上下限", "limits"),
    (True, False): ("上限", "upper limit"),
    (False, True): ("下限", "lower limit"),
}


def evaluate_form(
    form: Form, ruleset: tree.Ruleset, made_for: tree.Ruleset | None = None, language: Language = "zh"
) -> Result:
    """Score a bound form, its scores explained in a language.

    ``made_for`` is the ruleset that the form names, where it is another one.
    """
    return Evaluation(form, ruleset, made_for, language).run()


class Evaluation:
    """One form under one ruleset, worked out by ``run``; then ``interpreter`` and ``scoring`` can be asked how."""

    def __init__(self, form: Form, ruleset: tree.Ruleset, made_for: tree.Ruleset | None, language: Language) -> None:
        self.language: Language = language
        self.form = form
        self.ruleset = ruleset
        self.made_for = made_for
        self.worked_out = frozenset(rule.level for rule in ruleset.template.worth)
        self.worth = settle_points(form, ruleset)
        self.interpreter = Interpreter(form, ruleset)
        self.scoring = Scoring(self.interpreter, language)
        self.explainer = Explainer(self.interpreter, language)
        self.documents = documents_of(ruleset)
        self.evidence = evidence_of(ruleset.template)
        self.uncounted = uncounted(form.roots, ruleset.template)
        self.outside = frozenset(map(id, (*outside_total(self.interpreter.everything), *all_nodes(self.uncounted))))
        self.full = FullPoints(self.scoring, self.outside)
        self.total: Number | Range = ANYTHING
        self.interpreter.total = self._not_yet

    def run(self) -> Result:
        """Everything that comes of the form."""
        template, run = self.ruleset.template, self.interpreter
        run.without = self.outside
        traces = [(node, self.scoring.trace(node)) for node in run.everything]
        value, troubles = run.kernel.apart(lambda: run.value(template.total, Frame.of(None)))
        self.total, run.total = settled(value), self._of_form
        about_total = [nothing_to_aggregate((), each) for each in run.empty_aggregates]
        full = self.full.of_form()
        assumed = list(self._bound())
        because = self.explainer.total(self.total)
        about_total += [*_undivided(troubles, because), *assumed]
        nodes = tuple([self._node(node, trace, self.explainer.because(node, trace)) for node, trace in traces])
        run.without = frozenset()
        checking = Checking(self.scoring)
        told = list(checking.run())
        vetoed, doubtful = self._veto_total(checking.vetoes)
        about_total += self._bound()
        if vetoed:
            because = vetoed[-1].message(self.language)
        if doubtful:
            because = self.explainer.doubted(because, doubtful, self.total)
        by_total, graded = self._grades()
        grades, set_to = self._veto_grade(checking.vetoes, by_total)
        total = self._total(grades, full, because)
        apart = [node for node in nodes if node.parts is not None and not node.outside and node.apart]
        beyond = findings.out_of_bounds(self.total, full, -sum((node.apart for node in apart), ZERO))
        losses = ledger(nodes, total)
        about_total += [*graded, *beyond, *vetoed, *set_to]
        told += findings.of_inapplicable(nodes, losses, made_up_for(self.ruleset))
        return Result(
            ruleset=RulesetInfo(self.ruleset.id, self.ruleset.title, self.ruleset.status, self.ruleset.chain),
            form=self._form(),
            total=total,
            nodes=nodes,
            ledger=losses,
            findings=(
                *about_form.void(self.scoring, self.uncounted, self.outside, apart, full),
                *self._findings(traces, nodes, told, about_total, total),
            ),
        )

    def _total(self, grades: Grades, full: Fraction | None, because: str) -> Total:
        span = as_range(self.total)
        return Total(
            low=span.low if span.low is not None else ZERO,
            high=span.high,
            full=full if span.high is not None else None,
            claimed=self.form.claimed_total,
            grades=in_order(grades, self.interpreter.grade_bands),
            because=because,
            graded=self.ruleset.template.grade is not None or grades != NOWHERE,
            beside=ungraded(grades),
        )

    # --- the form's own values

    def _form(self) -> FormInfo:
        written = self.form.written
        return FormInfo(
            written.name, written.file, written.sha256, Filled(self.form.head, self.interpreter.kinds, self.language)
        )

    def _not_yet(self, name: str) -> Range | Unknown:
        """The form's total or grade as a node reads it, that the total itself waits for."""
        self.scoring.circle()
        return ANYTHING if name == builtins.FORM_TOTAL else UNKNOWN

    def _of_form(self, name: str) -> Number | Range | str | Unknown:
        if name == builtins.FORM_TOTAL:
            return self.total
        grades, _ = self._grades()
        return grades[0] if len(grades) == 1 and grades[0] else UNKNOWN

    def _bound(self) -> Iterator[Problem]:
        """Take an open total that its formula doesn't limit as between 0 and the full points, with what the form's own
        cells add to these; where nobody knows how much that is, it has no end."""
        total = self.total
        if not isinstance(total, Range) or not total.causes:
            return
        adds_cells = of_scores(self.ruleset) is not self.ruleset.template.total
        full = self.full.of_total(untaken(self.ruleset)) if total.high is None and adds_cells else None
        endless, bottomless = full is not None and (total.low is None or full >= total.low), total.low is None
        if not endless and not bottomless:
            return
        high = full if endless else total.high
        low = total.low if total.low is not None else min(ZERO, high or ZERO)
        open_ends = total.low_open and not bottomless, total.high_open and not endless
        self.total = Range(low, high, *open_ends, total.causes)
        ends, ends_en = _ENDS[endless, bottomless]
        top = "？" if high is None else points(high)
        yield TotalRangeAssumed(low=points(low), high=top, ends=ends, ends_en=ends_en)

    def _grades(self) -> tuple[Grades, list[Problem]]:
        grade = self.ruleset.template.grade
        if grade is None:
            return NOWHERE, []
        frame = Frame.of(None)
        if not isinstance(grade, tree.LabelOf):
            value = self.interpreter.value(grade, frame)
            return ((value,), []) if isinstance(value, str) else (NOWHERE, [findings.of_no_grade(value, self.form)])
        number = self.interpreter.value(grade.number, frame)
        found = grades_of(self.interpreter, grade.scale, number)
        return found, [no_grade(points(number), certain=not any(found))] if ungraded(found) else []

    def _veto_total(self, vetoes: list[Vetoed]) -> tuple[list[Problem], list[str]]:
        """Lower the total to what failed checks set it to; one that is lower already stays. Returns what took effect,
        and the names of checks that may take more than that."""
        problems: list[Problem] = []
        doubtful: list[str] = []
        for each in vetoes:
            if each.kind != builtins.FORM_TOTAL or isinstance(each.value, str):
                continue
            before, less = self.total, settled(least(self.total, each.value))
            self.total = less if each.certain else settled(hull(self.total, less))
            if each.certain and less != before:
                problems.append(each.applied(points(before), points(less)))
                doubtful.clear()
            elif self.total != before:
                doubtful.append(each.check.name)
        return problems, doubtful

    def _veto_grade(self, vetoes: list[Vetoed], grades: Grades) -> tuple[Grades, list[Problem]]:
        """The grades that are left: of the total's and those that checks set, the worst counts."""
        problems: list[Problem] = []
        for each in vetoes:
            if each.kind != builtins.FORM_GRADE or not isinstance(each.value, str):
                continue
            before, grades = grades, lowered(grades, each.value, self.interpreter.grade_bands, certain=each.certain)
            if each.certain and grades != before:
                problems.append(each.applied(shown(before), shown(grades)))
        return grades, problems

    # --- nodes

    def _node(self, node: FormNode, trace: Trace, because: str) -> NodeResult:
        """A node's result; no rule decides a group that just adds up its parts, nor a row that none fits."""
        method, outside = trace.method, id(node) in self.outside
        name = "" if method is None else method.name
        rule = trace.rule if name or trace.value is None else None
        low, high, state = _standing(trace.value, outside=outside)
        return NodeResult(
            path=node.path,
            level=node.level,
            points=node.points if node.points is not None else self.full.shared(node),
            low=low,
            high=high,
            claimed=node.claimed,
            method=name,
            state=state,
            outside=outside,
            because=because,
            rule=rule,
            authority="" if rule is None else authority_of(self.documents, method, rule),
            cells=Filled(node.cells, self.interpreter.kinds, self.language) if node.cells else (),
            parts=parts_of(node, trace, self.outside, self.worked_out) if node.children else None,
            worth_by=node.template.span if node.template is not None and node.template.points is not None else None,
        )

    # --- findings

    def _findings(
        self,
        traces: list[tuple[FormNode, Trace]],
        nodes: tuple[NodeResult, ...],
        told: list[Problem],
        about_total: list[Problem],
        total: Total,
    ) -> Iterator[Problem]:
        yield from self.form.findings
        yield from self.worth
        yield from about_form.not_in_force(self.form, self.ruleset)
        yield from about_form.year_assumed(self.form, self.ruleset, self.interpreter.year)
        if self.made_for is not None:
            yield from differences(self.made_for, self.ruleset)
        for (node, trace), result in zip(traces, nodes, strict=True):
            for each in trace.problems:
                yield each if each.span else replace(each, span=node.span)
            yield from findings.of_node(node, trace, result, self.explainer)
            shown = self.evidence.of_row(node, result) if node.cells else None
            if shown is not None:
                yield shown
        yield from told
        yield from about_form.about_claimed_total(self.scoring, self.outside, self.total)
        if not any(isinstance(each, DivisionByZero | NegativeDivisor) for each in about_total):
            yield from findings.of_open_total(self.total, map(self.interpreter.score, self.form.roots), self.form)
        yield from findings.of_grade(self.form.claimed_grade, total)
        yield from about_total


def _standing(value: Score, *, outside: bool) -> tuple[Fraction, Fraction | None, State]:
    """The least and the most that a node can score, and how it stands."""
    if value is None:
        return ZERO, ZERO, _NOT_APPLICABLE
    if isinstance(value, Range):
        return ZERO if value.low is None else value.low, value.high, _UNDETERMINED
    return value, value, _OUTSIDE_TOTAL if outside else _SCORED


def _undivided(troubles: Troubles, formula: str) -> Iterator[Problem]:
    """Why a total can't be worked out whose own formula divides by zero, or by less, or leaves a scale."""
    if Trouble.ZERO_DIVISOR in troubles:
        yield DivisionByZero(path=(), formula=formula)
    elif Trouble.NEGATIVE_DIVISOR in troubles:
        yield NegativeDivisor(path=(), formula=formula)
    if Trouble.OFF_SCALE in troubles:
        yield OffScale(path=(), formula=formula)
