"""Scoring nodes: which method, which clause, and what 限于 and 修约 make of it.

Each node is scored once, when something first asks for it: the total asks for the top level, a group's method for its
children. A node whose score is asked for while it is being worked out is a circle, and stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce

from duheng.evaluation.scoring.assign import Assigning
from duheng.evaluation.scoring.bounds import anything, assumed, bounded, limited, with_points
from duheng.evaluation.scoring.plans import Line, Plan, Unplanned, plans_of
from duheng.evaluation.telling.explain import Explainer
from duheng.evaluation.units.dimensions import Dimensions
from duheng.evaluation.units.faults import NO_FAULTS, told
from duheng.evaluation.units.kept import Faults
from duheng.evaluation.values.exact import NO_TROUBLES, Trouble, Troubles, causes_of
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.evaluation.values.trace import Step, Trace
from duheng.forms.model import FormNode
from duheng.language import builtins, tree
from duheng.language.among import Among
from duheng.language.edge import plain
from duheng.language.operation import TypeFault
from duheng.language.ranges import (
    ANYTHING,
    NO_CAUSE,
    Cause,
    Number,
    Range,
    Score,
    Truth,
    Unknown,
    as_range,
    hull,
    settled,
    total_of,
)
from duheng.problems.evaluation import (
    DivisionByZero,
    NoClauseApplies,
    NodeCycle,
    NothingToAggregate,
    NumberTooLong,
    RangeAssumed,
)
from duheng.problems.evidence import NegativeDivisor
from duheng.problems.problem import Language, Problem
from duheng.problems.unsettled import NothingBetween, OffScale
from duheng.record import replace
from duheng.source import Span


class Scoring:
    """Scores the nodes of one form; ``traces`` keeps how, by the node's identity."""

    def __init__(self, interpreter: Interpreter, language: Language = "zh") -> None:
        self.interpreter = interpreter
        self.language: Language = language
        self.ruleset = interpreter.ruleset
        self.plans = plans_of(self.ruleset)
        self.dimensions = Dimensions(interpreter)
        self.assigning = Assigning(interpreter, self.plans, self.dimensions)
        self.traces: dict[int, Trace] = {}
        self.lent: dict[tuple[str, int], Trace] = {}
        self.open: list[int] = []
        self.running: list[tuple[FormNode, Trace]] = []
        interpreter.score = self.score
        interpreter.method = self._in_expression

    def score(self, node: FormNode) -> Score:
        """The score of a node: a number, a range, or None for 不适用."""
        return (self.traces.get(id(node)) or self.trace(node)).value

    def trace(self, node: FormNode) -> Trace:
        """How the node is scored; worked out on the first call."""
        key = id(node)
        found = self.traces.get(key)
        if found is not None:
            return found
        if key in self.open:
            self.circle()
            return Trace(Frame.of(node), None, bounded(replace(ANYTHING, causes=_own(node)), node))
        self.open.append(key)
        try:
            frame = Frame.of(node)
            chosen = self._choose(node, frame)
            made = self._apply(chosen, node, frame) if isinstance(chosen, Plan) else chosen
        finally:
            self.open.pop()
        if isinstance(made.value, Range) and not made.value.causes:
            made.value = replace(made.value, causes=_own(node))
        self.traces[key] = made
        if made.perhaps_none:
            self.interpreter.perhaps_none.add(key)
        return made

    def circle(self) -> None:
        """Tell, where a method is at work, that it asks for something that waits for it."""
        if self.running:
            self._tell(NodeCycle(path=self.running[-1][0].path))

    def _tell(self, problem: Problem) -> None:
        _, trace = self.running[-1]
        if problem not in trace.problems:
            trace.problems += (problem,)

    # --- which method

    def _choose(self, node: FormNode, frame: Frame) -> Plan | Trace:
        """The method that scores a node, or how it stands without one."""
        chosen = self.plans.chosen(node)
        if isinstance(chosen, Plan):
            return chosen
        if chosen is Unplanned.BY_TABLE:
            sure = self.assigning.surely(frame)
            if sure is not None:
                return self._by_line(sure, frame)
            made, troubles = self.interpreter.kernel.apart(lambda: self._assigned(node, frame))
            if troubles and isinstance(made, Trace) and isinstance(made.value, Range):
                made.problems += tuple(self._troubles(troubles, "计分", node, made))
            found: Plan | Trace = made
            return found
        problems = (self.assigning.too_high(node),) if chosen is Unplanned.TOO_HIGH else ()
        return Trace(frame, None, anything(node), problems=problems)

    def _assigned(self, node: FormNode, frame: Frame) -> Plan | Trace:
        for number, line, truth in self.assigning.fits(frame):
            if isinstance(truth, TypeFault):
                found = Trace(frame, None, anything(node), rule=line.span, problems=(told(truth, node.path),))
                found.perhaps_none = self.assigning.perhaps_none(number)
                return found
            if isinstance(truth, Unknown):
                return self._by_any(node, frame, line.span, truth)
            return self._by_line(line, frame)
        return Trace(frame, None, anything(node), problems=(self.assigning.no_method(node),))

    def _by_line(self, line: tree.Assignment, frame: Frame) -> Plan | Trace:
        """What a line of the 计分 table gives a row that it surely fits."""
        return self.plans.named(line.method) if line.method else Trace(frame, None, None, rule=line.span, unscored=line)

    def _by_any(self, node: FormNode, frame: Frame, rule: Span, unknown: Unknown) -> Trace:
        """How a row stands of which nobody can tell which line of the 计分 table fits: it gets what one of their methods
        gives, or anything where a line makes no sense of its units, or none may fit."""
        found, results = Trace(frame, None, None, rule=rule), list[Score]()
        truth: Truth | TypeFault = unknown
        for number, line, truth in self.assigning.fits(frame):
            if isinstance(truth, TypeFault):
                results.append(bounded(ANYTHING, node))
                found.perhaps_none |= self.assigning.perhaps_none(number)
                break
            given = self._apply_named(line.method, node) if line.method else Trace(frame, None, None)
            results.append(given.value)
            found.problems += tuple(each for each in given.problems if isinstance(each, RangeAssumed))
            found.perhaps_none |= given.perhaps_none
        if truth is not True and not isinstance(truth, TypeFault):
            results.append(bounded(ANYTHING, node))
        if any(each is not None for each in results):
            scores = [bounded(ANYTHING, node) if each is None else each for each in results]
            found.value = settled(bounded(as_range(_hull_of(scores, unknown.causes)), node))
            found.perhaps_none |= None in results
        return found

    # --- one method

    def run(self, method: tree.Method, node: FormNode) -> Trace:
        """Apply a method to a node."""
        return self._apply(self.plans.of(method), node, Frame.of(node))

    def _apply_named(self, name: str, node: FormNode) -> Trace:
        return self._apply(self.plans.named(name), node, Frame.of(node))

    def _apply(self, plan: Plan, node: FormNode, frame: Frame) -> Trace:
        run, trace = self.interpreter, Trace(frame, plan.method, None)
        if plan.lets:
            frame.locals = plan.worked_out(run, frame)
        emptied, outer = len(run.empty_aggregates), run.kernel.troubles
        run.kernel.troubles = NO_TROUBLES
        self.running.append((node, trace))
        try:
            trace.raw = self._clauses(plan, frame, trace)
            trace.value = self._finish(plan, frame, trace, node)
        finally:
            self.running.pop()
            troubles, run.kernel.troubles = run.kernel.troubles, outer
        if len(run.empty_aggregates) > emptied:
            trace.problems += tuple(nothing_to_aggregate(node.path, each) for each in run.empty_aggregates[emptied:])
            del run.empty_aggregates[emptied:]
        if troubles and isinstance(trace.value, Range):
            trace.problems += tuple(self._troubles(troubles, plan.method.name, node, trace))
        return trace

    def _troubles(self, troubles: Troubles, method: str, node: FormNode, trace: Trace) -> Iterator[Problem]:
        if Trouble.OVERFLOW in troubles:
            yield NumberTooLong(path=node.path, span=node.span, method=method)
        kinds: list[type[DivisionByZero | NegativeDivisor | OffScale | NothingBetween]] = []
        if Trouble.ZERO_DIVISOR in troubles or Trouble.NEGATIVE_DIVISOR in troubles:
            kinds.append(DivisionByZero if Trouble.ZERO_DIVISOR in troubles else NegativeDivisor)
        kinds += [OffScale] if Trouble.OFF_SCALE in troubles else []
        kinds += [NothingBetween] if Trouble.EMPTY_INTERVAL in troubles else []
        if kinds:
            explainer = Explainer(self.interpreter, self.language)
            formula, _ = self.interpreter.kernel.apart(lambda: explainer.because(node, trace))
            yield from (kind(path=node.path, span=node.span, formula=formula) for kind in kinds)

    def _clauses(self, plan: Plan, frame: Frame, trace: Trace) -> Score:
        run, node = self.interpreter, frame.node
        results: list[Score] = []
        faults = self.dimensions.of_method(plan.method, node) if plan.computes and node is not None else NO_FAULTS
        causes = NO_CAUSE
        passed: list[Among] = []
        trace.rule = plan.method.span
        for number, line in enumerate(plan.lines):
            clause = line.clause
            if faults and id(clause.condition) in faults:
                truth: Truth | TypeFault = self.dimensions.decided(clause.condition, faults, frame)
                if isinstance(truth, TypeFault):
                    self._tell(told(truth, self._path(frame)))
                    trace.perhaps_none |= None in results or self.assigning.gives_none(plan.lines[number:])
                    return _joined([*results, ANYTHING], causes)
            else:
                truth = True if line.holds is None else line.holds(run, frame)
            if isinstance(truth, Among):
                truth = truth.unless(passed)
            trace.tried.append((clause, truth))
            if truth is False:
                continue
            if trace.deciding is None:
                trace.deciding, trace.sure, trace.rule = clause, truth is True, line.rule
            if truth is True and not results:
                return self._result(line, frame, trace, faults, sure=True)
            results.append(self._perhaps(line, frame, trace, faults))
            trace.perhaps_none |= len(results) > 1 and None in results
            if truth is True:
                return _joined(results, causes)
            causes |= causes_of(truth)
            if isinstance(truth, Among):
                passed.append(truth)
        if not results and node is not None:
            trace.problems += (NoClauseApplies(path=node.path, method=plan.method.name),)
        trace.perhaps_none |= None in results and not plan.whole
        return _joined(results if results and plan.whole else [*results, ANYTHING], causes)

    def _perhaps(self, line: Line, frame: Frame, trace: Trace, faults: Faults) -> Score:
        """What a line gives that may not apply: what goes wrong in it needn't be told."""
        value, _ = self.interpreter.kernel.apart(lambda: self._result(line, frame, trace, faults, sure=False))
        return value

    def _result(self, line: Line, frame: Frame, trace: Trace, faults: Faults, *, sure: bool) -> Score:
        """What a line gives. Where units keep it from making sense it's open, told if the line surely applies."""
        fault = faults.get(id(line.clause.result)) if faults else None
        if fault is not None:
            if sure:
                self._tell(told(fault, self._path(frame)))
            return ANYTHING
        if line.taken is not None and frame.node is not None:
            value = self._borrowed(line.taken, frame.node)
            lent = self.lent[line.taken, id(frame.node)]
            trace.perhaps_none |= lent.perhaps_none
            if sure:
                trace.borrowed = lent
            return value
        given: Score = line.gives(self.interpreter, frame)
        if sure and line.lenders:
            keys = [(name, id(frame.node)) for name in line.lenders]
            trace.lent = tuple(self.lent[key] for key in keys if key in self.lent)
        return given

    def _path(self, frame: Frame) -> tuple[str, ...]:
        return frame.node.path if frame.node is not None else ()

    def _finish(self, plan: Plan, frame: Frame, trace: Trace, node: FormNode) -> Score:
        value = trace.raw
        if value is None:
            return None
        for line, change in plan.changes:
            after = change(self.interpreter, frame, value)
            if after is not value and after != value:
                trace.steps += (Step(line, value, after),)
            value = after
        if trace.steps and trace.deciding is not None and trace.rule is not None:
            trace.rule = self.plans.nearest([trace.rule, *(step.line.span for step in trace.steps)])
        if type(value) is Fraction:
            return value
        value = plain(settled(value))
        if isinstance(value, Range) and (value.low is None or value.high is None):
            if not plan.method.name and node.points is not None:
                return settled(limited(value, node, self._most_of_parts(node, node.points)))
            within = bounded(value, node)
            if plan.method.name:
                trace.problems += tuple(assumed(plan, node, value, within))
            value = settled(within)
        return value

    def _most_of_parts(self, node: FormNode, points: Fraction) -> Fraction | None:
        """What a node's parts can score at most if they share its points: those that don't say theirs share what the
        others leave, and a group that doesn't just add up may make good what its rows lost. None where the others leave
        nothing."""
        without = self.interpreter.without
        if id(node) in without:
            without = frozenset()
        known = list(with_points(node.children, without))
        left = points - total_of([each.points for each in known if each.points is not None])
        if any(map(self._has_its_way, node.children)):
            return points if left > 0 else None
        highs = [as_range(score).high for each in known if (score := self.score(each)) is not None]
        limited = [high for high in highs if high is not None]
        return left + total_of(limited) if left > 0 and len(limited) == len(highs) else None

    def _has_its_way(self, group: FormNode) -> bool:
        """Whether a group that doesn't say its points, or one in it, does something else with its rows than add up."""
        if group.points is not None or not group.children:
            return False
        return not self.trace(group).adds_up or any(map(self._has_its_way, group.children))

    def _borrowed(self, name: str, node: FormNode) -> Score:
        """The result of another method for the same node; what it found wrong is the borrower's to tell."""
        key = (name, id(node))
        trace = self.lent[key] = self.lent.get(key) or self._apply_named(name, node)
        for problem in trace.problems if self.running else ():
            self._tell(problem)
        return trace.value

    def _in_expression(self, name: str, node: FormNode) -> Score:
        """The result of another method as a number to go on with; there may be none where it may be 不适用."""
        value = self._borrowed(name, node)
        return Range(None, None, causes=causes_of(value)) if self.lent[name, id(node)].perhaps_none else value


def nothing_to_aggregate(path: tuple[str, ...], function: str) -> Problem:
    """The finding that an aggregate has no rows to run over."""
    return NothingToAggregate(path=path, function=function, function_en=builtins.aggregate_en(function))


def _joined(results: Sequence[Score], causes: frozenset[Cause]) -> Score:
    """The hull of the results that may apply; 不适用 among others leaves everything open."""
    if len(results) == 1 and not causes:
        return results[0]
    return _hull_of([ANYTHING if each is None else each for each in results], causes)


def _hull_of(results: Sequence[Number | Range], causes: frozenset[Cause]) -> Number | Range:
    found = reduce(hull, results)
    return replace(found, causes=found.causes | causes) if isinstance(found, Range) else found


def _own(node: FormNode) -> frozenset[Cause]:
    """What others wait for whose scores depend on a node that is open though no cell is missing."""
    return frozenset(((node.path, ""),))
