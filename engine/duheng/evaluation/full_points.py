"""What a form, and a node that doesn't say its points, would get if everything got its full points."""

from __future__ import annotations

from fractions import Fraction

from duheng.evaluation.scoring.score import Scoring
from duheng.evaluation.values.points import without_rows
from duheng.forms.model import FormNode
from duheng.language import tree
from duheng.language.ranges import ANYTHING, Range, settled, total_of
from duheng.language.totals import of_scores

ZERO = Fraction(0)


class FullPoints:
    """The full points of one scored form, whose nodes ``outside`` the total don't count."""

    def __init__(self, scoring: Scoring, outside: frozenset[int]) -> None:
        self._scoring = scoring
        self._interpreter = scoring.interpreter
        self._outside = outside

    def of_form(self) -> Fraction | None:
        """The total where every node has its full points and the form's own cells take nothing from it."""
        return self.of_total(of_scores(self._interpreter.ruleset))

    def of_total(self, total: tree.Expression | None) -> Fraction | None:
        """What a total comes to there; None where nobody knows."""
        scores = self._interpreter.score
        if total is None:
            return None
        full = settled(
            self._interpreter.value_where(lambda node: self._worth(node) if scores(node) is not None else None, total)
        )
        return full if isinstance(full, Fraction) else None

    def _worth(self, node: FormNode) -> Fraction | Range:
        """What a node is worth; where neither the form nor the ruleset says it of a group that just adds up, what those
        of its parts are worth that apply."""
        if node.points is not None:
            return node.points
        if without_rows(node):
            return ZERO
        if not node.children or not self._scoring.trace(node).adds_up:
            return ANYTHING
        score, inside = self._interpreter.score, id(node) not in self._outside
        counted = [each for each in node.children if each.points is not None or score(each) is not None]
        worth: Fraction | Range = total_of(
            [self._worth(each) for each in counted if not (inside and id(each) in self._outside)]
        )
        return worth

    def shared(self, node: FormNode) -> Fraction | None:
        """What a node without points of its own is worth, where its parts say it."""
        worth = None if without_rows(node) else self._worth(node)
        return worth if isinstance(worth, Fraction) else None
