"""What 限于 and 修约 made of a value, in words: ``高于上限 10分，得 10``, ``修约 2 位小数得 0.72``."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.evaluation.telling.figures import MORE_PLACES, points
from duheng.evaluation.telling.formula import Formula
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.trace import Step, Trace
from duheng.language import tree
from duheng.language.decimal import round_fraction, rounded_text
from duheng.language.operations import BY_KEY
from duheng.language.ranges import as_range


class Finish:
    """Tells the steps after a line's own result."""

    def __init__(self, formula: Formula) -> None:
        self.formula = formula
        self.wording = formula.wording

    def told(self, trace: Trace, frame: Frame, joiner: str = "") -> Iterator[str]:
        """What 限于 and 修约 made of a value, each with what came out of it."""
        for number, step in enumerate(trace.steps):
            if points(step.before) != points(step.after):
                following = trace.steps[number + 1 :]
                shown = before_step(following[0]) if following else points(step.after)
                yield (joiner or self.wording.then) + self._step(step, shown, frame)

    def _step(self, step: Step, shown: str, frame: Frame) -> str:
        line, wording = step.line, self.wording
        if isinstance(line, tree.Round):
            row = BY_KEY[line.operation]
            mode = "" if line.operation == "round_half_up" else wording.operation(row)
            return wording.rounded(line.places, mode, shown)
        low, high = self.formula.text(line.low, frame), self.formula.text(line.high, frame)
        if self._reaches(line, step, frame):
            return wording.above.format(high, shown)
        if self._falls_to(line, step, frame):
            return wording.below.format(low, shown)
        return wording.clamped.format(low, high, shown)

    def _reaches(self, line: tree.Clamp, step: Step, frame: Frame) -> bool:
        """Whether a value is certainly not below the upper limit."""
        limit, least = as_range(self.formula.interpreter.value(line.high, frame)).high, as_range(step.before).low
        return least is not None and limit is not None and least >= limit

    def _falls_to(self, line: tree.Clamp, step: Step, frame: Frame) -> bool:
        """Whether a value is certainly not above the lower limit, and got it: an upper limit below it holds too."""
        limit = as_range(self.formula.interpreter.value(line.low, frame)).low
        most, after = as_range(step.before).high, as_range(step.after).low
        return limit is not None and most is not None and after is not None and most <= limit <= after


def before_step(step: Step) -> str:
    """A value before a step, with so many places that rounding what is shown gives what rounding the value gave."""
    value, line = step.before, step.line
    if not isinstance(value, Fraction) or not isinstance(line, tree.Round):
        return points(value)
    mode = line.operation.removeprefix("round_")
    for places in MORE_PLACES:
        near = round_fraction(value, places, "half_up")
        if round_fraction(near, line.places, mode) == step.after:
            return rounded_text(value, places)
    return rounded_text(value, MORE_PLACES[-1])
