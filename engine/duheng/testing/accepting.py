"""Taking what came out for what is expected: the file's own texts are replaced, everything else in it stays.

Only cases that were run and differ are rewritten, at the very places where they say what they expect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from duheng.evaluation.result import Result
from duheng.language.ranges import Range
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import Span
from duheng.testing.cases import Asked, Expectation, MethodCase
from duheng.testing.expected import as_expected, given, read_expected
from duheng.testing.places import chosen
from duheng.testing.run import Outcome
from duheng.testing.said import Said

_SIGNS = frozenset("[]{}:,#&*!|>'\"%@`")
_LINE_END = re.compile(r"(\r\n|\r|\n)")
_MARK = "\ufeff"


class Amendment(Record):
    """A text of a file of cases, and what is to stand there instead."""

    span: Span
    before: str
    after: str


def amendments_of(outcome: Outcome) -> Iterator[Amendment]:
    """What a case would have to say to hold; nothing where it wasn't run, where no number is at fault,
    or where a person has ticked the number."""
    case = outcome.case
    if isinstance(case, MethodCase):
        if outcome.tried is not None and not case.ticked:
            yield from _number(case.expected, outcome.tried.trace.value)
        return
    if outcome.result is not None:
        for each in case.expectations:
            yield from _of_form(each, outcome.result)


def _of_form(expectation: Expectation, result: Result) -> Iterator[Amendment]:
    if expectation.asked is Asked.TOTAL:
        yield from _number(expectation.said, given(result.total))
    elif expectation.asked is Asked.GRADE and expectation.said.text != result.total.grade:
        yield Amendment(expectation.said.span, expectation.said.text, result.total.grade)
    elif expectation.asked is Asked.SCORE:
        place = Said(expectation.node, expectation.node_span or expectation.said.span)
        number = chosen(place, [node.path for node in result.nodes])
        if not isinstance(number, Problem):
            yield from _number(expectation.said, given(result.nodes[number]))


def _number(said: Said, value: Fraction | Range | None) -> Iterator[Amendment]:
    expected = read_expected(said.text)
    if expected is not None and not expected.holds(value):
        yield Amendment(said.span, said.text, as_expected(value))


def amended(text: str, amendments: Iterable[Amendment]) -> tuple[str, tuple[Amendment, ...]]:
    """A file's text with the amendments made, and those that were; every line keeps its own end.

    One isn't made where what is expected doesn't stand on its line as one text, or where the file can't say the new
    one: no grade at all, a grade that YAML would read otherwise.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    lines = _LINE_END.split(text.removeprefix(_MARK))
    made: list[Amendment] = []
    for each in sorted(amendments, key=lambda each: (each.span.line, each.span.column), reverse=True):
        place = 2 * (each.span.line - 1)
        line = lines[place] if place < len(lines) else ""
        start, end = each.span.column - 1, each.span.end - 1
        written = line[start:end]
        if written not in (each.before, f"'{each.before}'", f'"{each.before}"') or not _sayable(each.after):
            continue
        quote = written[0] if written != each.before else ""
        lines[place] = line[:start] + quote + each.after + quote + line[end:]
        made.append(each)
    return mark + "".join(lines), tuple(reversed(made))


def _sayable(text: str) -> bool:
    return bool(text) and not set(text) & _SIGNS and text == text.strip()
