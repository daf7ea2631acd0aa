"""Whether ≥ and > come to the same: what both versions give where the two sides are equal, and only there.

Off the edge the two versions take the same line. On it their formulas are compared by their values at many points that
have nothing else in common, with all other inputs varied: formulas of a few operations that agree there are the same
formula. Where an input can't be set so that both sides are equal, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.analysis.inputs import LAST_DAY, Input, Inputs
from duheng.analysis.single import Given, tried
from duheng.forms.notation_dates import DATE_UNIT
from duheng.language import tree
from duheng.language.types import Direction
from duheng.language.walk import walk

POINTS = 60
_PRIMES = (7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
Values = dict[str, Fraction | str]


def same_on_edge(
    ruleset: tree.Ruleset, before: tree.Method, changed: tree.Ruleset, after: tree.Method, edge: tree.Call
) -> bool:
    """Whether two versions of a method that differ in one comparison give the same where its sides are equal."""
    inputs = Inputs(ruleset, before)
    if not inputs.alone or any(isinstance(each.usual, str) for each in inputs.all):
        return False
    found = 0
    for given in _on_edge(ruleset, before, inputs, edge):
        one, two = tried(ruleset, before, given).trace.value, tried(changed, after, given).trace.value
        if one != two:
            return False
        found += 1
    return found >= POINTS // 2


def _on_edge(ruleset: tree.Ruleset, method: tree.Method, inputs: Inputs, edge: tree.Call) -> Iterator[Given]:
    """Inputs at which both sides are equal: all but one vary freely, and that one is set."""
    for number in range(POINTS):
        values: Values = {each.name: _some(each, number + place) for place, each in enumerate(inputs.all)}
        worth = Fraction(_PRIMES[number % len(_PRIMES)], 3)
        solved = _Solving(ruleset, method, inputs, values, worth).solve(edge.arguments[0], edge.arguments[1])
        if solved is not None and all(_is_value(each, solved[each.name]) for each in inputs.all):
            yield inputs.given(solved, Direction.POSITIVE, worth)


def _is_value(each: Input, value: Fraction | str) -> bool:
    """Whether an input can have a value as it stands: a date is a whole day."""
    return each.unit != DATE_UNIT or (isinstance(value, Fraction) and value.denominator == 1 and 0 < value < LAST_DAY)


def _some(each: Input, number: int) -> Fraction | str:
    """A value of its own for each point, below zero at every fifth and zero at every ninth; of dates days around."""
    usual = each.usual
    if isinstance(usual, str):
        return usual
    if each.unit == DATE_UNIT:
        return usual + (-1 if number % 2 else 1) * _PRIMES[number % len(_PRIMES)] * (number % 7)
    if number % 9 == 8:
        return Fraction(0)
    sign = -1 if number % 5 == 4 else 1
    return sign * usual * Fraction(_PRIMES[number % len(_PRIMES)], _PRIMES[(number * 5 + 3) % len(_PRIMES)])


class _Solving:
    """Sets one input so that a side has a value, through ratios, products and differences."""

    def __init__(
        self, ruleset: tree.Ruleset, method: tree.Method, inputs: Inputs, values: Values, worth: Fraction
    ) -> None:
        self.values = values
        self.names = {each.name for each in inputs.all}
        self.lets = {let.name: let.value for let in method.lets}
        self.tried = tried(ruleset, method, inputs.given(values, Direction.POSITIVE, worth))

    def solve(self, left: tree.Expression, right: tree.Expression) -> Values | None:
        """The values at which both sides are equal, None where no input can be set for that."""
        for side, other in ((left, right), (right, left)):
            wanted = self._value(other)
            if wanted is not None and not _shared(side, other, self.lets):
                found = self._set(side, wanted)
                if found is not None:
                    return found
        return None

    def _value(self, expression: tree.Expression) -> Fraction | None:
        value = self.tried.scoring.interpreter.value(expression, self.tried.trace.frame)
        return value if isinstance(value, Fraction) else None

    def _set(self, side: tree.Expression, wanted: Fraction) -> Values | None:
        read = side.target if isinstance(side, tree.Attribute) and side.name == "值" else side
        if isinstance(read, tree.Read):
            return self.values | {read.field: wanted} if read.field in self.names else None
        if isinstance(side, tree.Local):
            return self._set(self.lets[side.name], wanted) if side.name in self.lets else None
        if isinstance(side, tree.Call) and len(side.arguments) > 1:
            first, second = side.arguments[:2]
            other = self._value(second)
            if other is not None and not _shared(first, second, self.lets):
                return self._through(side, wanted, other)
        return None

    def _through(self, side: tree.Call, wanted: Fraction, other: Fraction) -> Values | None:
        whole = {
            "divide": wanted * other,
            "multiply": wanted / other if other else None,
            "subtract": wanted + other,
            "add": wanted - other,
        }.get(side.operation)
        return None if whole is None else self._set(side.arguments[0], whole)


def _shared(one: tree.Expression, two: tree.Expression, lets: dict[str, tree.Expression]) -> bool:
    return bool(_reads(one, lets) & _reads(two, lets))


def _reads(expression: tree.Expression, lets: dict[str, tree.Expression]) -> set[str]:
    found: set[str] = set()
    waiting = [expression]
    while waiting:
        for each in walk(waiting.pop()):
            if isinstance(each, tree.Read):
                found.add(each.field)
            elif isinstance(each, tree.Local) and each.name in lets:
                waiting.append(lets[each.name])
    return found
