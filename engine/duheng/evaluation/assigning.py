"""The lines of 计分, and which of them a row's words leave.

Nearly every line asks first for a few words that the row says: 指标值.性质, 指标值.方向. They are read once for a row, and
what they leave of the lines is found once for all rows that say the same words; what else a line asks is asked of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from duheng.evaluation.dimensions import kept_of
from duheng.evaluation.exact import same_text
from duheng.evaluation.functions import Frame, Function, functions_of
from duheng.language import tree

if TYPE_CHECKING:
    from duheng.evaluation.interpret import Interpreter

_MOST_KEPT = 1_000
_Words = tuple[str | None, ...]


class Line:
    """A line of 计分: ``holds`` is whether it gives a row its method (None: always), ``computes`` as ``Kept`` has it.

    ``words`` are the words that it asks for first, each with the read that gives it; ``rest`` is what it asks besides.
    """

    __slots__ = ("computes", "holds", "line", "rest", "words")

    def __init__(self, line: tree.Assignment, ruleset: tree.Ruleset) -> None:
        functions, condition = functions_of(ruleset), line.condition
        parts = condition.parts if isinstance(condition, tree.Every) else () if condition is None else (condition,)
        self.line = line
        self.holds = None if condition is None else functions.of(condition)
        self.computes = kept_of(ruleset).computes(line)
        self.words = [] if self.computes else list(_words(parts))
        others = parts[len(self.words) :]
        self.rest = functions.of(tree.Every(others, line.span)) if others else None


class Lines:
    """All lines of 计分 of one ruleset, in their order."""

    def __init__(self, ruleset: tree.Ruleset) -> None:
        functions = functions_of(ruleset)
        self.all = [Line(each, ruleset) for each in ruleset.template.scoring]
        reads = dict.fromkeys(read for each in self.all for read, _ in each.words)
        self._numbers = {read: number for number, read in enumerate(reads)}
        self._reads = [functions.of(read) for read in reads]
        self._left: dict[_Words, list[tuple[Line, Function | None]]] = {}

    def left(self, run: Interpreter, frame: Frame) -> list[tuple[Line, Function | None]]:
        """The lines that may give a row its method, each with what is still to be asked of the row."""
        values = [read(run, frame) for read in self._reads]
        words = tuple([value if isinstance(value, str) else None for value in values])
        found = self._left.get(words)
        if found is None:
            if len(self._left) >= _MOST_KEPT:
                self._left.clear()
            found = self._left[words] = list(self._left_by(words))
        return found

    def _left_by(self, words: _Words) -> Iterator[tuple[Line, Function | None]]:
        for each in self.all:
            said = [(words[self._numbers[read]], wanted) for read, wanted in each.words]
            if any(word is None for word, _ in said):
                yield each, each.holds
            elif all(word is not None and same_text(word, wanted) for word, wanted in said):
                yield each, each.rest


def _words(parts: tuple[tree.Expression, ...]) -> Iterator[tuple[tree.Expression, str]]:
    """The words that a condition asks of its own row before anything else, each with the read that gives it."""
    for part in parts:
        if not isinstance(part, tree.Call) or part.operation != "equal":
            return
        read, wanted = part.arguments
        cell = read.target if isinstance(read, tree.Attribute) else read
        if not isinstance(cell, tree.Read) or cell.place.root is not tree.Root.HERE:
            return
        if not isinstance(wanted, tree.Literal) or not isinstance(wanted.value, str):
            return
        yield read, wanted.value
