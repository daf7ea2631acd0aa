"""例: the examples inside methods, run wherever a ruleset is checked.

An example is a form of one row (see ``one_row``). A child ruleset doesn't rerun its parent's examples, since it may
mean to change them.
"""

from __future__ import annotations

from collections.abc import Iterator

from duheng.language import builtins, tree
from duheng.language.ranges import Range
from duheng.problems.examples import ExampleFails, ExampleUnreadable
from duheng.problems.problem import Problem
from duheng.source import Span
from duheng.testing.expected import read_expected, shown
from duheng.testing.one_row import OneRow
from duheng.testing.rounding import told_exactly
from duheng.testing.said import Input


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
    expected, end = read_expected(example.expected), end_of(example)
    if expected is None:
        yield ExampleUnreadable(span=end, name=builtins.SCORE_OF, text=example.expected)
        return
    tried, problems = OneRow(ruleset, method, inputs_of(example)).judged(expected, end, example.span)
    if tried is None or problems is not None:
        yield from problems or ()
        return
    value = tried.trace.value
    exactly, exactly_en = tried.words_compared() if isinstance(value, Range) else told_exactly(value)
    yield ExampleFails(
        span=end,
        expected=example.expected,
        found=shown(value, "zh"),
        found_en=shown(value, "en"),
        because=tried.because("zh") + exactly,
        because_en=tried.because("en") + exactly_en,
    )


def inputs_of(example: tree.Example) -> tuple[Input, ...]:
    """An example's inputs with their places in its line."""
    return tuple(
        Input(builtins.chinese(name), text, _place_of(example, name, ""), _place_of(example, name, text))
        for name, text in example.inputs
    )


def end_of(example: tree.Example) -> Span:
    """Where the expected value stands."""
    return _part(example, example.text.rfind(example.expected), example.expected)


def _place_of(example: tree.Example, name: str, value: str) -> Span:
    """Where an input's value stands, or its name where it has none."""
    start = max(example.text.find(name), 0)
    return _part(example, example.text.find(value, start) if value else start, value or name)


def _part(example: tree.Example, start: int, text: str) -> Span:
    whole = example.span
    if start < 0 or not text:
        return whole
    return Span(whole.file, whole.line, whole.column + start, whole.column + start + len(text))
