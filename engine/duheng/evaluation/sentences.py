"""A ruleset's lines as sentences: what of a line's sentence the line says by itself, looked at once for all rows."""

from __future__ import annotations

from duheng.evaluation.phrases import LEAF, Phrases, adds_scores, phrases_of
from duheng.identity import once_for_each
from duheng.language import tree

_HERE = tree.Root.HERE


class Sentence:
    """A line of a method: its condition where it holds (None without one), and what it gives.

    ``text`` is the result with its values put in, ``leaf`` whether that just reads something, ``own`` what of the row
    itself that is, its points or the score that it claims, ``local`` the 令; ``aggregate`` is the result where it is
    one, ``sums`` whether it is a plain sum of nodes' scores.
    """

    __slots__ = ("_condition", "aggregate", "holds", "leaf", "local", "own", "result", "sums", "text")

    def __init__(self, condition: tree.Expression | None, result: tree.Expression, phrases: Phrases) -> None:
        self._condition = condition
        self.result = result
        self.holds = None if condition is None else phrases.holds(condition)
        self.text = phrases.text(result)
        self.leaf = type(result) in LEAF
        self.own = _of_row(result)
        self.local = result.name if isinstance(result, tree.Local) else None
        self.aggregate = result if isinstance(result, tree.Aggregate) else None
        self.sums = self.aggregate is not None and adds_scores(self.aggregate)


class Sentences:
    """The sentences of one ruleset's lines, each made when it is first asked for."""

    def __init__(self, ruleset: tree.Ruleset) -> None:
        self._phrases = phrases_of(ruleset)
        self._made: dict[tuple[int, int], Sentence] = {}

    def of(self, condition: tree.Expression | None, result: tree.Expression) -> Sentence:
        """The sentence of a line, which keeps what the line is made of."""
        found = self._made.get((id(condition), id(result)))
        if found is None:
            found = self._made[id(condition), id(result)] = Sentence(condition, result, self._phrases)
        return found


sentences_of = once_for_each(Sentences)


def _of_row(result: tree.Expression) -> str:
    """What a line gives that the row itself says, its points or the score that it claims; empty for others."""
    if not isinstance(result, (tree.Built, tree.Read)) or result.place.root is not _HERE:
        return ""
    return result.name if isinstance(result, tree.Built) else result.field
