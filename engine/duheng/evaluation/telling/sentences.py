"""A ruleset's lines as sentences: what of a line's sentence the line says by itself, looked at once for all rows."""

from __future__ import annotations

from duheng.evaluation.telling.phrase import LEAF
from duheng.evaluation.telling.phrases import Phrases, adds_scores, phrases_of
from duheng.identity import once_for_each
from duheng.language import tree
from duheng.language.walk import walk

_HERE = tree.Root.HERE


class Sentence:
    """A line: its condition where it holds (None without one), and what it gives.

    ``text`` is the result with its values put in, ``leaf`` whether that just reads something, ``own`` what of the row
    itself that is, its points or the score that it claims, ``local`` the 令; ``aggregate`` is the result where it is
    one, ``sums`` whether it is a plain sum of nodes' scores. ``alone``: where the line surely applies, nothing has to
    be told before it.
    """

    __slots__ = ("aggregate", "alone", "clause", "holds", "leaf", "local", "own", "sums", "text")

    def __init__(self, clause: tree.Clause, phrases: Phrases, *, alone: bool = True) -> None:
        condition, result = clause.condition, clause.result
        self.clause = clause
        self.alone = alone
        self.holds = None if condition is None else phrases.holds(condition)
        self.text = phrases.text(result)
        self.leaf = type(result) in LEAF
        self.own = _of_row(result)
        self.local = result.name if isinstance(result, tree.Local) else None
        self.aggregate = result if isinstance(result, tree.Aggregate) else None
        self.sums = self.aggregate is not None and adds_scores(self.aggregate)


class Sentences:
    """The sentences of one ruleset's lines, each made when it is first asked for, and that of its total."""

    def __init__(self, ruleset: tree.Ruleset) -> None:
        self._phrases = phrases_of(ruleset)
        self._made: dict[int, Sentence] = {}
        self.total = Sentence(tree.Clause(None, ruleset.template.total, "", ruleset.span), self._phrases)

    def of(self, method: tree.Method, clause: tree.Clause) -> Sentence:
        """The sentence of a method's line, which it keeps; groups without a method of their own share one."""
        key = id(clause if method.name else clause.result)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = Sentence(clause, self._phrases, alone=_stands_alone(method, clause))
        return found


sentences_of = once_for_each(Sentences)


def _stands_alone(method: tree.Method, clause: tree.Clause) -> bool:
    """Whether a line reads no 令 and no other method's score in a formula, nor stands for those above it that fail."""
    result = clause.result
    lends = any(isinstance(each, tree.ScoreBy) for each in walk(result)) and not isinstance(result, tree.ScoreBy)
    return not method.lets and not lends and (clause.condition is not None or clause is method.clauses[0])


def _of_row(result: tree.Expression) -> str:
    """What a line gives that the row itself says, its points or the score that it claims; empty for others."""
    if not isinstance(result, (tree.Built, tree.Read)) or result.place.root is not _HERE:
        return ""
    return result.name if isinstance(result, tree.Built) else result.field
