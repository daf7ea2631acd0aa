"""What happened when a method scored a node: enough to explain it, nothing rendered yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from duheng.evaluation.values.frame import Frame
from duheng.language import tree
from duheng.language.ranges import Number, Range, Score, Truth
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import Span


class Step(Record):
    """A 限于 or 修约 that changed the value: the line and the values before and after."""

    line: tree.Clamp | tree.Round
    before: Number | Range
    after: Number | Range


class Lets(dict[str, Any]):
    """The 令 of a method, each worked out when it is first read: one that no line needs can't go wrong."""

    def __init__(self, value: Callable[[str], Any]) -> None:
        super().__init__()
        self._value = value

    def __missing__(self, name: str) -> Any:
        found = self[name] = self._value(name)
        return found


@dataclass(slots=True)
class Trace:
    """How the node of a frame got its value. ``value`` is a number, a range, or None for 不适用.

    ``tried`` are the clauses that were looked at: each with the truth of its condition; the ones that count are those
    whose truth isn't False, and the first of these is ``deciding`` (``sure``: it certainly applies). ``raw`` is the
    value before 限于 and 修约. ``borrowed`` is how the method came by it whose result the deciding clause takes,
    ``lent`` how those did whose results its formula goes on with.
    ``unscored`` is the line of 计分 that left the node without a method. ``perhaps_none``: the node may turn out 不适用.
    """

    frame: Frame
    method: tree.Method | None
    value: Score
    raw: Score = None
    tried: list[tuple[tree.Clause, Truth]] = field(default_factory=list)
    steps: tuple[Step, ...] = ()
    problems: tuple[Problem, ...] = ()
    rule: Span | None = None
    borrowed: Trace | None = None
    lent: tuple[Trace, ...] = ()
    deciding: tree.Clause | None = None
    sure: bool = False
    unscored: tree.Assignment | None = None
    perhaps_none: bool = False

    @property
    def adds_up(self) -> bool:
        """Whether the node has what its parts add up to, without a method of its own."""
        return self.method is not None and not self.method.name

    @property
    def by_method(self) -> bool:
        """Whether a method of the ruleset scored the node."""
        return self.method is not None and bool(self.method.name)
