"""One form under one ruleset: scores, total and grade, ledger, findings.

The order matters little, since nodes are scored when something asks for them; it is the order in which a person would
go: rows and groups, the total, the checks, then what the findings add up to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from duheng.evaluation import findings
from duheng.evaluation.authority import authority_of, deciding_line
from duheng.evaluation.checks import Checking, Vetoed
from duheng.evaluation.compare import differences
from duheng.evaluation.explain import Explainer, equals
from duheng.evaluation.interpret import Frame, Interpreter, all_nodes
from duheng.evaluation.ledger import ledger
from duheng.evaluation.points import parts_of, strangers
from duheng.evaluation.result import CellText, FormInfo, NodeResult, Result, RulesetInfo, State, Total
from duheng.evaluation.score import Scoring
from duheng.evaluation.trace import Trace
from duheng.forms.model import Cell, Form, FormNode
from duheng.language import builtins, tree
from duheng.language.ranges import Range, Unknown, as_range, hull, least, settled
from duheng.problems.checks import VetoApplied
from duheng.problems.evaluation import NoGrade, NotInForce
from duheng.problems.problem import Problem
from duheng.record import replace

ZERO = Fraction(0)


def evaluate_form(form: Form, ruleset: tree.Ruleset, made_for: tree.Ruleset | None = None) -> Result:
    """Score a bound form. ``made_for`` is the ruleset that the form names, where it is another one."""
    return _Evaluation(form, ruleset, made_for).run()


class _Evaluation:
    def __init__(self, form: Form, ruleset: tree.Ruleset, made_for: tree.Ruleset | None) -> None:
        self.form = form
        self.ruleset = ruleset
        self.made_for = made_for
        self.interpreter = Interpreter(form, ruleset, _year(form, ruleset))
        self.scoring = Scoring(self.interpreter)
        self.explainer = Explainer(self.interpreter)
        self.outside = frozenset(id(node) for node in _outside(form.roots))
        self.total: Any = None
        self.interpreter.total = self._of_form

    def run(self) -> Result:
        self.interpreter.without = self.outside
        traces = [(node, self.scoring.trace(node)) for node in all_nodes(self.form.roots)]
        template = self.ruleset.template
        here = Frame(None, None, {})
        self.total = settled(self.interpreter.value(template.total, here))
        because = f"{self.explainer.text(template.total, here)} {equals(self.explainer.points(self.total))}"
        full = self._full()
        nodes = tuple(self._node(node, trace) for node, trace in traces)
        self.interpreter.without = frozenset()
        checking = Checking(self.interpreter, self.scoring, self.explainer)
        told = list(checking.run())
        grades, graded = self._grades()
        vetoed = list(self._veto(checking.vetoes, grades))
        grades = self._vetoed_grades(checking.vetoes)
        span = as_range(self.total)
        total = Total(
            low=span.low if span.low is not None else ZERO,
            high=span.high,
            full=full,
            claimed=self.form.claimed_total,
            grades=grades,
            because=because if not vetoed else vetoed[-1].message("zh"),
        )
        counted = frozenset(node.path for node, _ in traces if id(node) not in self.outside)
        apart = [node for node in nodes if node.path in counted and node.apart]
        strange = {root.path for root in strangers(self.form.roots, self.ruleset.template)} & counted
        graded += findings.above_full(self.total, full, -sum((node.apart for node in apart), ZERO))
        return Result(
            ruleset=RulesetInfo(self.ruleset.id, self.ruleset.title, self.ruleset.status, self.ruleset.chain),
            form=self._form(),
            total=total,
            nodes=nodes,
            ledger=ledger(nodes, total, counted),
            findings=(
                *findings.of_points([*(node.path for node in apart), *sorted(strange)], self.ruleset.id),
                *self._findings(traces, nodes, told, [*graded, *vetoed], grades),
            ),
        )

    # --- the form's own values

    def _form(self) -> FormInfo:
        written = self.form.written
        return FormInfo(written.name, written.file, written.sha256, self._cells(self.form.head))

    def _of_form(self, name: str) -> Any:
        if self.total is None:
            self.scoring.circle()
            return Range(None, None) if name == builtins.FORM_TOTAL else Unknown()
        if name == builtins.FORM_TOTAL:
            return self.total
        grades, _ = self._grades()
        return grades[0] if len(grades) == 1 else Unknown()

    def _full(self) -> Fraction | None:
        """The total where every node has its full points."""
        scores = self.interpreter.score
        self.interpreter.score = lambda node: _worth(node) if scores(node) is not None else None
        full = settled(self.interpreter.value(self.ruleset.template.total, Frame(None, None, {})))
        self.interpreter.score = scores
        return full if isinstance(full, Fraction) else None

    def _grades(self) -> tuple[tuple[str, ...], list[Problem]]:
        grade = self.ruleset.template.grade
        if grade is None:
            return (), []
        frame = Frame(None, None, {})
        if not isinstance(grade, tree.LabelOf):
            value = self.interpreter.value(grade, frame)
            return ((value,) if isinstance(value, str) else ()), []
        number = self.interpreter.value(grade.number, frame)
        labels = self.interpreter.labels(grade.scale, number)
        if labels:
            return tuple(labels), []
        return (), [NoGrade(score=self.explainer.points(number))]

    def _veto(self, vetoes: list[Vetoed], grades: tuple[str, ...]) -> Iterator[Problem]:
        for each in vetoes:
            veto = each.check.veto
            if veto is None:
                continue
            before = self.explainer.points(self.total) if veto.kind == builtins.FORM_TOTAL else "～".join(grades)
            value = self.explainer.points(each.value)
            if veto.kind == builtins.FORM_TOTAL and not isinstance(each.value, str):
                lowered = least(self.total, each.value)
                self.total = settled(lowered if each.certain else hull(self.total, lowered))
            if not each.certain:
                continue
            yield VetoApplied(
                related=(each.check.span,),
                name=each.check.name,
                what=veto.kind,
                what_en="total" if veto.kind == builtins.FORM_TOTAL else "grade",
                value=value,
                before=before,
                file=veto.span.file,
                line=veto.span.line,
            )

    def _vetoed_grades(self, vetoes: list[Vetoed]) -> tuple[str, ...]:
        """The grades that are left, with those that a check may still set."""
        set_to = [
            each
            for each in vetoes
            if each.check.veto is not None
            and each.check.veto.kind == builtins.FORM_GRADE
            and isinstance(each.value, str)
        ]
        grades = next(((each.value,) for each in set_to if each.certain), self._grades()[0])
        possible = {*grades, *(each.value for each in set_to if not each.certain)}
        scale = self.interpreter.scales.get(self.ruleset.template.grade_scale)
        ordered = [band.label for band in scale.bands] if scale is not None else []
        return tuple(sorted(possible, key=lambda label: ordered.index(label) if label in ordered else len(ordered)))

    # --- nodes

    def _node(self, node: FormNode, trace: Trace) -> NodeResult:
        value = trace.value
        span = as_range(value) if value is not None else Range(ZERO, ZERO)
        method, rule = trace.method, deciding_line(trace)
        return NodeResult(
            path=node.path,
            level=node.level,
            points=node.points,
            low=span.low if span.low is not None else ZERO,
            high=span.high,
            claimed=node.claimed,
            method=method.name if method else "",
            state=self._state(node, value),
            outside=id(node) in self.outside,
            because=self.explainer.because(node, trace),
            rule=rule,
            authority=authority_of(self.ruleset, method, rule),
            cells=self._cells(node.cells),
            parts=parts_of(node, trace, self.outside),
            worth_by=node.template.span if node.template and node.template.points is not None else None,
        )

    def _state(self, node: FormNode, value: Any) -> State:
        if value is None:
            return State.NOT_APPLICABLE
        if isinstance(value, Range):
            return State.UNDETERMINED
        return State.OUTSIDE_TOTAL if id(node) in self.outside else State.SCORED

    def _cells(self, cells: Mapping[str, Cell]) -> tuple[CellText, ...]:
        """The cells as written, in the order of the template's fields."""
        kinds = {field.name: field.kind for field in self.ruleset.template.fields}
        return tuple(
            CellText(name, cell.text.strip(), kind, cell.unit.text if cell.unit else "", not cell.present)
            for name, kind in kinds.items()
            if (cell := cells.get(name)) is not None
        )

    # --- findings

    def _findings(
        self,
        traces: list[tuple[FormNode, Trace]],
        nodes: tuple[NodeResult, ...],
        told: list[Problem],
        about_total: list[Problem],
        grades: tuple[str, ...],
    ) -> Iterator[Problem]:
        yield from self.form.findings
        yield from self._not_in_force()
        if self.made_for is not None:
            yield from differences(self.made_for, self.ruleset)
        for (node, trace), result in zip(traces, nodes, strict=True):
            yield from (each if each.span else replace(each, span=node.span) for each in trace.problems)
            yield from findings.of_node(node, trace, result, self.explainer)
        yield from told
        yield from findings.of_total(self.form.claimed_total, self.total, self._claims())
        yield from findings.of_open_total(self.total, map(self.interpreter.score, self.form.roots), self.form)
        yield from findings.of_grade(self.form.claimed_grade, grades)
        yield from about_total

    def _not_in_force(self) -> Iterator[Problem]:
        year, start, end = self.form.written.year, self.ruleset.effective_from, self.ruleset.effective_to
        early = year is not None and start is not None and year < start.year
        late = year is not None and end is not None and year > end.year
        if year is not None and (early or late):
            told = str(start or "…"), str(end or "…")
            yield NotInForce(year=year, ruleset=self.ruleset.id, start=told[0], end=told[1])

    def _claims(self) -> Fraction:
        """The sum of the claimed scores that count: of rows, and of nodes without rows."""
        return sum(
            (
                node.claimed
                for node in all_nodes(self.form.roots)
                if not node.children and node.claimed is not None and id(node) not in self.outside
            ),
            ZERO,
        )


def _worth(node: FormNode) -> Fraction | Range:
    return node.points if node.points is not None else Range(None, None)


def _year(form: Form, ruleset: tree.Ruleset) -> int:
    if form.written.year is not None:
        return form.written.year
    year = ruleset.id.partition("/")[2][:4]
    return int(year) if year.isdigit() else 9999


def _outside(nodes: list[FormNode]) -> Iterator[FormNode]:
    for node in nodes:
        if node.template is not None and node.template.outside:
            yield from all_nodes([node])
        else:
            yield from _outside(node.children)
