"""The form's total as a term, with what failed checks do to it (一票否决: 则 总分 0)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from duheng.evaluation.checks import Demand, demands_of
from duheng.evaluation.evaluate import Evaluation
from duheng.evaluation.values.frame import Frame
from duheng.exporting.live.scores import LiveScores, Scored
from duheng.exporting.terms import truths
from duheng.exporting.terms.kinds import UNKNOWN, Number, Truth
from duheng.exporting.terms.unlive import Unlive
from duheng.forms.model import FormNode
from duheng.language import builtins, tree


def total_of_form(evaluation: Evaluation, scores: LiveScores) -> Scored | Unlive:
    """The total, or why it can't be a formula."""
    run = evaluation.interpreter
    kept = run.without
    try:
        return scores.apart(lambda: _Total(evaluation, scores).lowered(), ("total", 0))
    finally:
        run.without = kept


class _Total:
    def __init__(self, evaluation: Evaluation, scores: LiveScores) -> None:
        self.run = evaluation.interpreter
        self.outside = evaluation.outside
        self.dimensions = scores.dimensions
        self.expression = evaluation.ruleset.template.total
        self.demands = demands_of(evaluation.ruleset)
        self.scores = scores
        self.expressions = scores.expressions

    def lowered(self) -> Number:
        """The total after vetoes. Checks see nodes outside the total too."""
        self.run.without = self.outside
        total = self.expressions.number(self.expression, Frame.of(None))
        self.run.without = frozenset()
        for demand, veto in self._vetoes():
            for node in self._subjects(demand):
                frame = Frame.of(node)
                with self.scores.sensible(partial(self.dimensions.of_check, demand.check, frame)):
                    failed = self._failed(demand, frame)
                if failed is not False:
                    least = self.expressions.kernel.least(total, self.expressions.number(veto, frame))
                    total = truths.chosen(failed, least, total)
        return total

    def _vetoes(self) -> Iterator[tuple[Demand, tree.Expression]]:
        for demand in self.demands:
            veto = demand.check.veto
            if veto is not None and veto.kind == builtins.FORM_TOTAL:
                yield demand, veto.value

    def _subjects(self, demand: Demand) -> list[FormNode | None]:
        over = demand.check.over
        return [None] if over is None else list(self.run.level(over.value))

    def _failed(self, demand: Demand, frame: Frame) -> Truth:
        """Whether a check's demand isn't met; unknown where units keep it from being asked."""
        check = demand.check
        faults = self.dimensions.of_check(check, frame)
        if id(check.when) in faults:
            return UNKNOWN
        asked = [self.scores.applies(frame.node)] if demand.of_score and frame.node is not None else []
        asked += [] if check.when is None else [self.expressions.truth(check.when, frame)]
        if any(each is False for each in asked):
            return False
        missed = UNKNOWN if id(check.demand) in faults else truths.denied(self.expressions.truth(check.demand, frame))
        return truths.joined([*asked, missed], every=True)
