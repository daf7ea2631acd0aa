"""Why a node has its score: the deciding line with the form's own values put in.

``141人 ≥ 195人 不成立；141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.72``. Values are shown as the form wrote them;
worked-out numbers exactly, or marked ≈ where they don't end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import ParamSpec

from duheng.evaluation.telling.figures import equals, points, unknown
from duheng.evaluation.telling.finish import Finish, before_step
from duheng.evaluation.telling.formula import Formula
from duheng.evaluation.telling.lets import aliases, looked_at, worth_telling
from duheng.evaluation.telling.phrase import LEAF
from duheng.evaluation.telling.phrases import MOST_SUMMANDS
from duheng.evaluation.telling.sentences import Sentence, sentences_of
from duheng.evaluation.telling.wording import Wording, wording_of
from duheng.evaluation.units.dimensions import NO_LETS, Dimensions
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.evaluation.values.points import without_rows
from duheng.evaluation.values.trace import Trace
from duheng.forms.model import FormNode
from duheng.language import builtins, tree
from duheng.language.edge import side_of
from duheng.language.printed import printed
from duheng.language.ranges import Number, Range, settled
from duheng.problems.evaluation import DatesCombined, DivisionByZero, PercentDoubtful, UnitsDiffer
from duheng.problems.evidence import NegativeDivisor
from duheng.problems.problem import Language

LONGEST_STORY = 2

_What = ParamSpec("_What")

Outcome = tuple[str, bool]
"""What a line gives, and whether that is just a score, which follows a condition in the same breath."""


class Explainer:
    """Writes the sentences for one form, in one language."""

    def __init__(self, interpreter: Interpreter, language: Language) -> None:
        self.interpreter = interpreter
        self.dimensions = Dimensions(interpreter)
        self.wording = wording_of(language)
        self.formula = Formula(interpreter, self.wording)
        self.sentences = sentences_of(interpreter.ruleset)
        self.finish = Finish(self.formula)

    def because(self, node: FormNode, trace: Trace) -> str:
        """The sentence for a node."""
        clause, method = trace.deciding, trace.method
        if clause is None or method is None or (trace.value is None and not trace.sure):
            return self._without_line(node, trace)
        if not method.name and not node.children:
            return self.wording.no_rows
        line = self.sentences.of(method, clause)
        frame = trace.frame
        if not line.alone or not trace.sure:
            return self._apart(self._story, method, line, trace, frame)
        given, _ = self._outcome(line, frame, trace)
        return given if line.holds is None else f"{line.holds(self.formula, frame)}{self.wording.then}{given}"

    def reason(self, node: FormNode, trace: Trace) -> str:
        """Why the rule leaves the score open, where its line applies for certain; empty for others."""
        clause, method = trace.deciding, trace.method
        if clause is None or method is None or not trace.sure or not isinstance(clause.result, tree.Undetermined):
            return ""
        return self._apart(self._reason, method, clause.result, trace.frame)

    def _reason(self, method: tree.Method, left_open: tree.Undetermined, frame: Frame) -> str:
        self.formula.types, self.formula.faults = self.dimensions.of_lets(method, frame)
        return self.formula.text(left_open.reason, frame)

    def _apart(self, tell: Callable[_What, str], *what: _What.args, **more: _What.kwargs) -> str:
        """What is told with a method's own 令."""
        kept = self.formula.told, self.formula.types, self.formula.faults, self.formula.aliases
        try:
            return tell(*what, **more)
        finally:
            self.formula.told, self.formula.types, self.formula.faults, self.formula.aliases = kept

    def _story(self, method: tree.Method, line: Sentence, trace: Trace, frame: Frame) -> str:
        """What led to a line, with all that must be told before it, and what it gives."""
        wording = self.wording
        failing = [] if line.holds is not None else self._told_failing(trace, frame)
        failed = failing if len(failing) <= LONGEST_STORY else []
        lets = list(self._lets(method, [*failed, *looked_at(line.clause, trace)], frame)) if method.lets else []
        lead = [*self._lent(trace, frame), *lets]
        if line.holds is not None:
            told = line.holds(self.formula, frame)
            lead.append(told if trace.sure else wording.unsure.format(told))
        elif failing:
            lead += [self._failing(each, frame) for each in failed] or [wording.none_above]
        given, plain = self._outcome(line, frame, trace) if trace.sure else self._hull(trace)
        if not lead:
            return given
        flows = line.holds is not None or (bool(failing) and plain)
        return f"{wording.next.join(lead)}{wording.then if flows else wording.next}{given}"

    def total(self, value: Number | Range) -> str:
        """The sentence for the form's total."""
        told, _ = self._worked(self.sentences.total, value, points(value), Frame.of(None))
        return told

    def doubted(self, told: str, checks: list[str], value: Number | Range) -> str:
        """A sentence for the total, with the checks that may still lower it."""
        names = self.wording.listed.join(map(self.wording.quoted.format, dict.fromkeys(checks)))
        return self.wording.may_veto.format(told, names, points(value))

    def _unscored(self, line: tree.Assignment, frame: Frame) -> str:
        """What in the table of 计分 left a row without a score."""
        told = self.wording.not_applicable
        return (
            told if line.condition is None else self.formula.holding(line.condition, frame) + self.wording.then + told
        )

    def _without_line(self, node: FormNode, trace: Trace) -> str:
        """What to say where no line of a method gave the score."""
        if trace.unscored is not None:
            return self._unscored(trace.unscored, trace.frame)
        wording, hidden = self.wording, _hidden(trace, self.wording)
        if trace.value is None:
            return wording.not_applicable
        if trace.method is None:
            if hidden:
                return wording.units_hide_method
            if node.misnamed:
                return wording.no_such_method
            if trace.rule is None:
                return wording.no_method
            alike = isinstance(trace.value, Fraction) and node.points != 0
            return wording.facts_unclear_alike.format(points(trace.value)) if alike else wording.facts_unclear
        return hidden or wording.no_line

    # --- conditions

    def _told_failing(self, trace: Trace, frame: Frame) -> list[tree.Expression]:
        """The conditions that failed, but those that only guard against a zero, or against less, which there isn't."""
        return [
            clause.condition
            for clause, truth in trace.tried
            if truth is False and clause.condition is not None and not self._guards(clause.condition, frame)
        ]

    def _guards(self, condition: tree.Expression, frame: Frame) -> bool:
        if not isinstance(condition, tree.Every):
            return _asks_for_zero(condition)
        guards = [part for part in condition.parts if _asks_for_zero(part)]
        truths, _ = self.interpreter.kernel.apart(lambda: [self.interpreter.value(each, frame) for each in guards])
        return any(each is False for each in truths)

    def _failing(self, condition: tree.Expression, frame: Frame) -> str:
        """A condition that doesn't hold; of several that should hold together, the first that surely doesn't."""
        part = self._first_false(condition, frame) if isinstance(condition, tree.Every) else None
        if part is not None:
            return self._failing(part, frame)
        if isinstance(condition, tree.Given):
            return self.formula.given(condition.target, frame, filled=not condition.wanted)
        told = self.formula.holding(condition, frame)
        return told if type(condition) in LEAF else self.wording.fails.format(told)

    def _first_false(self, every: tree.Every, frame: Frame) -> tree.Expression | None:
        """The first part that is false; None where that can't be told because units don't go together."""
        for part in every.parts:
            truth, _ = self.interpreter.kernel.apart(partial(self.interpreter.value, part, frame))
            if self.formula.type_of(part, frame) is None:
                return None
            if truth is False:
                return part
        return None

    # --- 令

    def _lets(self, method: tree.Method, read: list[tree.Expression], frame: Frame) -> Iterator[str]:
        """``执行率 = 全年执行数 35万元 ÷ 年初预算数 64.22万元 ≈ 54.5%`` for the 令 that a sentence reads."""
        self.formula.told, self.formula.aliases = frozenset(), aliases(method)
        lets = worth_telling(method, read)
        self.formula.types, self.formula.faults = self.dimensions.of_lets(method, frame) if lets else NO_LETS
        for let in lets:
            yield self._let(let, frame)
            self.formula.told |= {let.name}

    def _let(self, let: tree.Let, frame: Frame) -> str:
        told = f"{let.name} = {self.formula.beside(let.value, frame)}"
        value = frame.locals[let.name]
        shown = "" if side_of(value) else self.formula.measured(value, let.value, frame)
        return f"{told} {equals(shown)}" if shown and not told.endswith(f" {shown}") else told

    # --- what a line gives

    def _lent(self, trace: Trace, frame: Frame) -> Iterator[str]:
        """``按 公式得分：9件 ÷ 10件 × 40分 = 36`` for the methods whose scores a formula goes on with."""
        assert frame.node is not None
        for each in trace.lent:
            if each.method is not None and isinstance(each.value, Fraction):
                yield self.wording.borrowed.format(each.method.name, self.because(frame.node, each))

    def _hull(self, trace: Trace) -> Outcome:
        """What lines give of which it isn't known whether they apply."""
        words = self.wording.open if isinstance(trace.value, Range) else self.wording.either_way
        shown = points(trace.value)
        return words.format(self.wording.or_none.format(shown) if trace.perhaps_none else shown), True

    def _outcome(self, line: Sentence, frame: Frame, trace: Trace) -> Outcome:
        if trace.borrowed is not None:
            return self._borrowed(trace.borrowed, trace, frame)
        raw = trace.raw
        if raw is None:
            return self.wording.not_applicable, True
        if type(raw) is Fraction and not trace.steps:
            return self._worked(line, raw, points(trace.value), frame)
        given, plain = self._given(line, raw, frame, trace)
        hidden = _hidden(trace, self.wording) if unknown(raw) else ""
        return (self.wording.reason.format(hidden, given), False) if hidden else (given, plain)

    def _given(self, line: Sentence, raw: Number | Range, frame: Frame, trace: Trace) -> Outcome:
        """What a line of the method itself gives, and what came of it."""
        if isinstance(line.clause.result, tree.Undetermined):
            interval = self.formula.text(line.clause.result.interval, frame)
            told = self.wording.open_between.format(interval, points(raw)) + self._finished(trace, frame)
            return self.wording.reason.format(told, self.formula.text(line.clause.result.reason, frame)), False
        raw, open_ = settled(raw), isinstance(trace.value, Range)
        taken = isinstance(raw, Range) and not open_
        in_steps = taken or (bool(trace.steps) and not unknown(raw))
        shown = points(trace.value) if not in_steps else before_step(trace.steps[0]) if trace.steps else points(raw)
        worked, plain = self._worked(line, raw, shown, frame, finished=not in_steps)
        return (worked + self._finished(trace, frame), False) if in_steps else (worked, plain)

    def _finished(self, trace: Trace, frame: Frame, joiner: str = "") -> str:
        """What 限于 and 修约 made of a value, and within what it is taken where they leave an end open."""
        told = "".join(self.finish.told(trace, frame, joiner))
        last = trace.steps[-1].after if trace.steps else trace.raw
        if last is trace.value or points(last) == points(trace.value):
            return told
        return told + self.wording.then + self.wording.taken.format(points(trace.value))

    def _worked(
        self, line: Sentence, value: Number | Range, shown: str, frame: Frame, *, finished: bool = True
    ) -> Outcome:
        """A formula with its value; a score that needs no formula just so."""
        wording, is_open = self.wording, isinstance(value, Range)
        if line.aggregate is not None:
            told = self._sum if line.sums else self._aggregate
            return told(line.aggregate, shown, frame, is_open=is_open), False
        if isinstance(value, Range):
            return self._left_open(line, value, shown, frame), False
        if line.own == builtins.CLAIMED:
            return wording.claim.format(shown), True
        if line.own == builtins.POINTS_OF and finished:
            return wording.scores.format(shown), True
        formula = line.text(self.formula, frame)
        if formula in (shown, f"{shown}分", line.local):
            return wording.scores.format(shown) if finished else formula, True
        if line.leaf:
            return f"{formula}{wording.then}{wording.scores.format(shown)}" if finished else formula, False
        return f"{formula} {equals(shown)}", False

    def _left_open(self, line: Sentence, value: Range, shown: str, frame: Frame) -> str:
        """A formula whose value isn't known."""
        wording, formula = self.wording, line.text(self.formula, frame)
        name = wording.lacks.format(formula) if line.leaf and unknown(value) else formula
        return f"{name}{wording.then}{wording.open.format(shown)}"

    def _aggregate(self, aggregate: tree.Aggregate, shown: str, frame: Frame, *, is_open: bool) -> str:
        """An aggregate by what it is of."""
        name = self.wording.aggregate(aggregate) + printed(aggregate).removeprefix(aggregate.function)
        return f"{name}{self.wording.then}{self.wording.open.format(shown)}" if is_open else f"{name} {equals(shown)}"

    def _sum(self, aggregate: tree.Aggregate, shown: str, frame: Frame, *, is_open: bool) -> str:
        """A sum of nodes' scores, of one, of none or of many."""
        wording, nodes = self.wording, self.interpreter.nodes(aggregate, frame)
        if nodes and all(map(without_rows, nodes)):
            return wording.no_rows
        parts = self.formula.scores(nodes)
        if not parts:
            return wording.no_part if nodes else wording.nothing
        if len(parts) == 1:
            told = (wording.one_open if is_open else wording.one_part).format(shown)
        else:
            told = " + ".join(parts)
            if len(parts) > MOST_SUMMANDS:
                told = wording.many_parts.format(wording.aggregate(aggregate), len(parts))
            told = f"{told}{wording.then}{wording.open.format(shown)}" if is_open else f"{told} {equals(shown)}"
        idle = len(nodes) - len(parts)
        return f"{told}{wording.then}{wording.inapplicable.format(idle)}" if idle else told

    def _borrowed(self, borrowed: Trace, trace: Trace, frame: Frame) -> Outcome:
        """``按 定量正向：……``, with what the method did to that result afterwards."""
        assert frame.node is not None
        name = borrowed.method.name if borrowed.method is not None else ""
        told = self.wording.borrowed.format(name, self.because(frame.node, borrowed))
        return told + self._finished(trace, frame, self.wording.next), False


def _hidden(trace: Trace, wording: Wording) -> str:
    """What keeps a formula from making sense on this form; empty where nothing does."""
    hiding = {
        DatesCombined: wording.dates_hide_score,
        PercentDoubtful: wording.percent_hides_score,
        UnitsDiffer: wording.units_hide_score,
        DivisionByZero: wording.zero_hides_score,
        NegativeDivisor: wording.negative_hides_score,
    }
    met = {type(each) for each in trace.problems}
    return next((told for kind, told in hiding.items() if kind in met), "")


def _asks_for_zero(condition: tree.Expression) -> bool:
    """Whether a condition only catches a zero, or what lies below it; that there was none needs no telling."""
    if not isinstance(condition, tree.Call):
        return False
    zeros = [isinstance(each, tree.Literal) and each.value == 0 for each in condition.arguments]
    return (condition.operation == "equal" and any(zeros)) or (condition.operation == "less" and zeros == [False, True])
