"""The table of 计分, as rows are looked up in it: what most of its columns ask is what cells are like, which few answers
fit, so that rows alike in this are led to the same lines at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duheng.evaluation.values.calls import joined
from duheng.evaluation.values.exact import Exact
from duheng.evaluation.values.frame import Function
from duheng.evaluation.values.functions import Functions
from duheng.language import tree
from duheng.language.operations import BY_KEY
from duheng.language.ranges import Unknown

_FEW = ("性质", "方向")
"""The attributes that have but a few texts."""


class TableLine(NamedTuple):
    """A line of the table: the texts that it asks for, by the number of the fact, and whether the rest of its condition
    holds (None: there is no more)."""

    number: int
    line: tree.Assignment
    texts: Sequence[tuple[int, str]]
    rest: Function | None


class Asked(NamedTuple):
    """What a test asks of a cell, and the text that it asks for."""

    fact: tree.Expression
    text: str


class Fitting(NamedTuple):
    """The lines that may fit by what the facts are, each with those that keep it from being certain; ``sure`` is the
    first of them where none does and it asks nothing else."""

    lines: Sequence[tuple[TableLine, list[Unknown]]]
    sure: tree.Assignment | None


class Table:
    """The table of one ruleset. ``facts`` are what its lines ask of cells that only a few texts answer."""

    def __init__(self, scoring: Sequence[tree.Assignment], functions: Functions) -> None:
        self._functions = functions
        self._asked: dict[tree.Expression, int] = {}
        self.lines = [self._line(number, line) for number, line in enumerate(scoring)]
        self.facts: list[Function] = [functions.of(each) for each in self._asked]
        self._known: dict[tuple[object, ...], Fitting] = {}

    def _line(self, number: int, line: tree.Assignment) -> TableLine:
        texts, tests = list[tuple[int, str]](), list[Function]()
        for test in _tests(line.condition):
            asked = _asks_for_text(test)
            if asked is None:
                tests.append(self._functions.of(test))
            else:
                texts.append((self._asked.setdefault(asked.fact, len(self._asked)), asked.text))
        return TableLine(number, line, texts, joined(tests, wanted=True) if tests else None)

    def fitting(self, facts: list[object], kernel: Exact) -> Fitting:
        """The lines that may fit a row of which these are the facts, in the table's order."""
        found = self._known.get(tuple(facts))
        if found is None:
            found = _fitting(list(self._lines(facts, kernel)))
            if all(isinstance(each, str) for each in facts):
                self._known[tuple(facts)] = found
        return found

    def _lines(self, facts: list[object], kernel: Exact) -> Iterator[tuple[TableLine, list[Unknown]]]:
        equal = BY_KEY["equal"].meaning
        for line in self.lines:
            truths = [equal(kernel, facts[number], text) for number, text in line.texts]
            if not any(each is False for each in truths):
                yield line, [each for each in truths if each is not True]


def _fitting(lines: Sequence[tuple[TableLine, list[Unknown]]]) -> Fitting:
    first, doubts = lines[0] if lines else (None, [])
    return Fitting(lines, None if first is None or doubts or first.rest else first.line)


def _tests(condition: tree.Expression | None) -> Sequence[tree.Expression]:
    if isinstance(condition, tree.Every):
        return condition.parts
    return () if condition is None else (condition,)


def _asks_for_text(test: tree.Expression) -> Asked | None:
    """What a test asks where only few texts answer."""
    match test:
        case tree.Call(
            operation="equal", arguments=(tree.Attribute(target=tree.Read()) as fact, tree.Literal(value=str(text)))
        ) if fact.name in _FEW:
            return Asked(fact, text)
    return None
