"""An input on which two methods give different points: found by trying, never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from duheng.analysis.inputs import Inputs, inputs_of
from duheng.analysis.single import Given, score
from duheng.language import tree
from duheng.language.decimal import rounded_text
from duheng.language.ranges import Range
from duheng.language.types import Direction
from duheng.record import Record

PLACES = 4
_DIRECTIONS = (Direction.POSITIVE, Direction.NEGATIVE, Direction.EQUAL)


class Witness(Record):
    """An input in words, and what each of the two makes of it."""

    case: str
    before: str
    after: str


def witness(one: tree.Ruleset, before: tree.Method, two: tree.Ruleset, after: tree.Method) -> Witness | None:
    """The first input tried on which ``before`` (of ``one``) and ``after`` (of ``two``) differ, if there is one."""
    found = found_input(one, before, two, after)
    return None if found is None else Witness(told(found.given), shown(found.before), shown(found.after))


def reads(ruleset: tree.Ruleset, method: tree.Method, name: str) -> bool:
    """Whether a method reads a parameter or a derived field, itself or by what it reads."""
    return any(isinstance(each, tree.Named) and each.name == name for each in Inputs(ruleset, method).read)


class Found(Record):
    """An input as values, and the two scores."""

    given: Given
    before: Fraction | Range | None
    after: Fraction | Range | None


def found_input(one: tree.Ruleset, before: tree.Method, two: tree.Ruleset, after: tree.Method) -> Found | None:
    """The same, for those who go on working with it."""
    return next(found_inputs(one, before, two, after), None)


def found_inputs(one: tree.Ruleset, before: tree.Method, two: tree.Ruleset, after: tree.Method) -> Iterator[Found]:
    """All inputs tried on which the two differ."""
    for given in _trials(one, before, two, after):
        first, second = score(one, before, given).value, score(two, after, given).value
        if first != second and shown(first) != shown(second):
            yield Found(given, first, second)


def _trials(one: tree.Ruleset, before: tree.Method, two: tree.Ruleset, after: tree.Method) -> Iterator[Given]:
    fields = [{field.name for field in ruleset.template.fields} for ruleset in (one, two)]
    for ruleset, method in ((one, before), (two, after)):
        ways = [each for each in inputs_of(ruleset, method) if each.alone]
        searches = (search for each in ways for search in (each.trials, each.worths, each.pairs, each.gaps))
        for search, direction in product(searches, _DIRECTIONS):
            yield from (given for given in search(direction) if all(given.cells.keys() <= each for each in fields))


def told(given: Given, without: str = "") -> str:
    """An input in words: 指标值 ≥100件，实际值 130件，分值 10."""
    cells = [f"{name} {value.text or '空'}" for name, value in given.cells.items() if name != without]
    numbers = [
        f"{name} {rounded_text(value, PLACES)}" for name, value in given.numbers.items() if name not in given.cells
    ]
    return "，".join((*cells, *numbers))


def shown(value: Fraction | Range | None) -> str:
    """A score for people: a number, a range, 不适用."""
    if value is None:
        return "不适用"
    if isinstance(value, Range):
        low = "？" if value.low is None else rounded_text(value.low, PLACES)
        high = "？" if value.high is None else rounded_text(value.high, PLACES)
        return f"待定（{low}～{high}）"
    return rounded_text(value, PLACES)
