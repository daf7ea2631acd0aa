"""Which items a case covers, worked out again from what the evaluation knows once it is done.

A line whose result units keep from being worked out was come by, and not tried: it isn't covered. Neither is one that
only perhaps counts, because its condition is open or that of a line before it, nor what only such a line reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.analysis.single import Tried
from duheng.evaluation.checks import Checking
from duheng.evaluation.scoring.plans import Unplanned
from duheng.evaluation.scoring.score import Scoring
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.trace import Trace
from duheng.forms.model import FormNode
from duheng.language import tree
from duheng.testing.items import Item, Part, item
from duheng.testing.met import Met
from duheng.testing.run import Outcome


def hits_of(outcome: Outcome) -> frozenset[Item]:
    """The items, of all files, that a case covers; none where it couldn't be run."""
    if outcome.tried is not None:
        return hits_of_tried(outcome.tried)
    if outcome.evaluation is None:
        return frozenset()
    return frozenset(_Hits(outcome.evaluation.scoring).of_form())


def hits_of_tried(tried: Tried) -> frozenset[Item]:
    """The items that a method on one node covers, with those of the methods whose results it takes."""
    return frozenset(_Hits(tried.scoring).of_trace(tried.trace, tried.node))


_FORM = Frame.of(None)


class _Hits:
    """Looks through one scored form; at a method whose result is taken for a node once, however often it is."""

    def __init__(self, scoring: Scoring) -> None:
        self.scoring = scoring
        self.interpreter = scoring.interpreter
        self.met = Met(self.interpreter, self.lent)
        self.taken: set[tuple[str, int]] = set()

    def of_form(self) -> Iterator[Item]:
        """What the nodes, the checks, the total and the grade cover."""
        template = self.interpreter.ruleset.template
        yield from self.met.of((template.total, template.grade), _FORM)
        yield from self._checks()
        for node in self.interpreter.everything:
            yield from self.of_trace(self.scoring.trace(node), node)
            yield from self._assigned(node)

    def of_trace(self, trace: Trace, node: FormNode) -> Iterator[Item]:
        """What a method covers on a node."""
        method = trace.method
        if method is None or not method.name:
            return
        frame, met = trace.frame, Met(self.interpreter, self.lent, method.lets)
        faults = self.scoring.dimensions.of_method(method, node)
        for clause, truth in trace.tried:
            decides = truth is True and id(clause.result) not in faults
            if decides:
                yield item(Part.CLAUSE, clause.span, method.name)
            yield from met.of((clause.condition, clause.result if decides else None), frame)
            if truth is not False:
                break
        for line in method.finish if trace.raw is not None else ():
            yield from met.of((line.low, line.high) if isinstance(line, tree.Clamp) else (), frame)
        for step in trace.steps:
            if isinstance(step.before, Fraction) and isinstance(step.after, Fraction):
                limit = Part.LOW if step.before < step.after else Part.HIGH
                yield item(Part.ROUND if isinstance(step.line, tree.Round) else limit, step.line.span, method.name)

    def lent(self, name: str, node: FormNode) -> Iterator[Item]:
        """What a method covers whose result is taken for a node."""
        key = (name, id(node))
        if key in self.scoring.lent and key not in self.taken:
            self.taken.add(key)
            yield from self.of_trace(self.scoring.lent[key], node)

    def _assigned(self, node: FormNode) -> Iterator[Item]:
        """The line of 计分 that gave a row its method, and what it and those before it came by."""
        if self.scoring.plans.chosen(node) is not Unplanned.BY_TABLE:
            return
        lines = self.interpreter.ruleset.template.scoring
        number, truth = next(
            ((number, truth) for number, _, truth in self.scoring.assigning.fits(Frame.of(node))), (len(lines), None)
        )
        for line in lines[: number + 1]:
            yield from self.met.of((line.condition,), Frame.of(node))
        if truth is True:
            yield item(Part.SCORING, lines[number].span, "计分")

    def _checks(self) -> Iterator[Item]:
        for demand, frame, when, holds in Checking(self.scoring).answers():
            check = demand.check
            yield from self.met.of((check.when, check.demand if when is True else None), frame)
            if when is True and isinstance(holds, bool):
                yield item(Part.HOLDS if holds else Part.FAILS, check.span, check.name)
