"""例: the examples inside methods, run wherever a ruleset is checked.

An example is a form of one node: its inputs go through the value notation as a form's cells do, and the method is
applied as it would be to a row. A child ruleset doesn't rerun its parent's examples, since it may mean to change them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from duheng.analysis.single import year_of
from duheng.checking.near import near
from duheng.evaluation.explain import Explainer
from duheng.evaluation.figures import points
from duheng.evaluation.interpret import Interpreter
from duheng.evaluation.score import Scoring
from duheng.evaluation.trace import Trace
from duheng.evaluation.wording import wording_of
from duheng.forms.borrowing import borrow
from duheng.forms.cells import CellReader
from duheng.forms.model import Cell, Form, FormNode, Written, WrittenForm
from duheng.forms.notation import read_number
from duheng.language import builtins, tree
from duheng.language.ranges import Range
from duheng.language.units import BARE, POINTS
from duheng.language.values import Quantity
from duheng.language.walk import of_method, walk
from duheng.problems.examples import ExampleFails, ExampleInputUnknown, ExampleUnreadable, ExampleWithoutPoints
from duheng.problems.form_cells import UnitDoubtful
from duheng.problems.problem import Language, Problem
from duheng.source import Span

OPEN_WORDS = ("待定", "undetermined")
NOT_APPLICABLE_WORDS = ("不适用", "not applicable")
_BETWEEN = re.compile(r"\s*(?:至|到|～|~| to )\s*")
NAME = "例"


def run_examples(ruleset: tree.Ruleset, own: str) -> tuple[Problem, ...]:
    """Problems of the examples written in the file ``own``."""
    return tuple(
        problem
        for method in ruleset.methods
        for example in method.examples
        if example.span.file == own
        for problem in run_example(ruleset, method, example)
    )


def run_example(ruleset: tree.Ruleset, method: tree.Method, example: tree.Example) -> Iterator[Problem]:
    """What is wrong with one example; nothing where it holds."""
    running = _Example(ruleset, example)
    expected = _expected(example.expected)
    if expected is _UNREADABLE:
        yield ExampleUnreadable(span=_end_of(example), name=builtins.SCORE_OF, text=example.expected)
        return
    if running.problems:
        yield from running.problems
        return
    interpreter = Interpreter(running.form, ruleset, year_of(ruleset))
    trace = Scoring(interpreter).run(method, running.node)
    if (
        isinstance(trace.value, Range)
        and not _holds(expected, trace.value)
        and not running.has_points
        and _uses_points(method)
    ):
        yield ExampleWithoutPoints(span=example.span)
    elif not _holds(expected, trace.value):
        yield ExampleFails(
            span=_end_of(example),
            expected=example.expected,
            found=_found(trace.value, "zh"),
            found_en=_found(trace.value, "en"),
            because=_because(interpreter, running.node, trace, "zh"),
            because_en=_because(interpreter, running.node, trace, "en"),
        )


def _end_of(example: tree.Example) -> Span:
    """Where the expected value stands."""
    return _part(example, example.text.rfind(example.expected), example.expected)


def _place_of(example: tree.Example, name: str, value: str) -> Span:
    """Where an input's value stands, or its name where it has none."""
    names = [name, *(each for each, meant in builtins.ENGLISH.items() if meant == name)]
    start = next((found for each in names if (found := example.text.find(each)) >= 0), 0)
    return _part(example, example.text.find(value, start) if value else start, value or name)


def _part(example: tree.Example, start: int, text: str) -> Span:
    whole = example.span
    if start < 0 or not text:
        return whole
    return Span(whole.file, whole.line, whole.column + start, whole.column + start + len(text))


_UNREADABLE = object()


def _expected(text: str) -> Any:
    """A number, a pair for a range, OPEN for any range, None for 不适用."""
    if text in OPEN_WORDS:
        return Range
    if text in NOT_APPLICABLE_WORDS:
        return None
    numbers = [_points_in(part) for part in _BETWEEN.split(text)]
    read = [each.number for each in numbers if each is not None]
    if len(read) != len(numbers) or len(read) not in (1, 2):
        return _UNREADABLE
    return read[0] if len(read) == 1 else (read[0], read[1])


def _points_in(text: str) -> Quantity | None:
    """A number of points: with the unit 分 or none."""
    found = read_number(text)
    return found if found is not None and (found.unit == BARE or found.unit.dimension == POINTS) else None


def _uses_points(method: tree.Method) -> bool:
    parts = (each for outer in of_method(method) for each in walk(outer))
    return any(isinstance(each, tree.Built) and each.name == builtins.POINTS_OF for each in parts)


def _found(value: Any, language: Language) -> str:
    if value is None:
        return wording_of(language).not_applicable
    if not isinstance(value, Range):
        return points(value)
    return f"待定（{points(value)}）" if language == "zh" else f"undetermined ({points(value)})"


def _because(interpreter: Interpreter, node: FormNode, trace: Trace, language: Language) -> str:
    told = [Explainer(interpreter, language).because(node, trace)]
    told += [problem.message(language) for problem in trace.problems]
    return wording_of(language).next.join(told)


def _holds(expected: Any, value: Any) -> bool:
    if expected is Range:
        return isinstance(value, Range)
    if isinstance(expected, tuple):
        return isinstance(value, Range) and (value.low, value.high) == expected
    return bool(expected == value) and not isinstance(value, Range)


class _Example:
    """The one-node form of an example."""

    def __init__(self, ruleset: tree.Ruleset, example: tree.Example) -> None:
        self.ruleset = ruleset
        self.example = example
        self.problems: list[Problem] = []
        self.fields = {field.name: field for field in ruleset.template.fields}
        self.reader = CellReader(None, {scale.name: scale for scale in ruleset.scales}, [])
        written = WrittenForm(NAME, example.span.file, "", "", "", None, (), ())
        self.form = Form(written, {}, [], None, "", None)
        level = ruleset.template.row_level or 1
        self.node = FormNode((NAME,), level, NAME, None, None, None, "", None)
        self.form.roots.append(self.node)
        for name, text in example.inputs:
            self._input(builtins.chinese(name), text)
        self._borrow()

    @property
    def has_points(self) -> bool:
        """Whether the example says how many points its row has."""
        return any(builtins.chinese(name) == builtins.POINTS_OF for name, _ in self.example.inputs)

    def _input(self, name: str, text: str) -> None:
        if name in (builtins.POINTS_OF, builtins.CLAIMED):
            number = self._number(name, text)
            if name == builtins.POINTS_OF:
                self.node.points = number
            else:
                self.node.claimed = number
        elif name in self.fields:
            self._field(self.fields[name], text)
        else:
            known = (builtins.POINTS_OF, builtins.CLAIMED, *self.fields)
            self.problems.append(
                ExampleInputUnknown(span=_place_of(self.example, name, ""), name=name, near=near(name, known))
            )

    def _borrow(self) -> None:
        """Bare numbers take the other cell's unit, as on a form."""
        for finding in borrow(self.node.cells, self.ruleset.template.fields, self.node.path):
            if isinstance(finding, UnitDoubtful):
                span = _place_of(self.example, finding.label, finding.text)
                unreadable = ExampleUnreadable(span=span, name=finding.label, text=finding.text)
                self.problems.append(unreadable)

    def _number(self, name: str, text: str) -> Fraction | None:
        found = _points_in(text)
        if found is None:
            self.problems.append(ExampleUnreadable(span=_place_of(self.example, name, text), name=name, text=text))
        return found.number if found else None

    def _field(self, field: tree.Field, text: str) -> None:
        written = Written(field.name, text, self.example.span, self.example.span)
        before = len(self.reader.findings)
        cell: Cell = self.reader.read(field, written, self.node.path)
        if len(self.reader.findings) > before:
            span = _place_of(self.example, field.name, text)
            self.problems.append(ExampleUnreadable(span=span, name=field.name, text=text))
        (self.node.cells if field.level else self.form.head)[field.name] = cell
