"""In which units the quantities of a method are tried, where the template leaves that to the form.

A rule says it where it compares or divides (``÷ 1天``), and its 例 say it. Where that isn't enough for the rule to
compute, other units of its numbers are tried until it does: inputs by which nothing can be computed show nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice, product

from duheng.analysis.single import Given, faults
from duheng.forms.notation import read_value
from duheng.language import builtins, tree
from duheng.language.units import BARE, DATE, POINTS, RATIO, Dimension, Unit, unit, unit_behind
from duheng.language.values import Bounded, Quantity, Value
from duheng.language.walk import walk
from duheng.record import Record

MOST_WAYS = 60
_PAIR = 2
Units = Mapping[str, Unit]
Measured = Quantity | Bounded
Examples = Sequence[Mapping[str, Measured]]


def known_unit(text: str) -> Unit:
    """A unit of the tables."""
    found = unit(text)
    assert found is not None
    return found


class Number(Record):
    """A number of the rule with its unit, as written."""

    value: Fraction
    unit: Unit


class Numbers(Record):
    """The numbers with which a rule reckons: those it divides by, and those it adds to or takes from."""

    divisors: tuple[Number, ...]
    terms: tuple[Number, ...]
    others: tuple[Number, ...]


def numbers_of(read: Iterable[tree.Expression], parameters: Mapping[str, tree.Parameter]) -> Numbers:
    """The numbers in what a method reads, those of its parameters too."""
    divisors: list[Number] = []
    terms: list[Number] = []
    others: list[Number] = []
    for each in read:
        others += _numbers(each, parameters)
        if isinstance(each, tree.Call) and len(each.arguments) == _PAIR:
            if each.operation == "divide":
                divisors += _numbers(each.arguments[1], parameters)
            elif each.operation in ("add", "subtract"):
                terms += [number for side in each.arguments for number in _numbers(side, parameters)]
    return Numbers(*(tuple(dict.fromkeys(each)) for each in (divisors, terms, others)))


def _numbers(expression: tree.Expression, parameters: Mapping[str, tree.Parameter]) -> Iterator[Number]:
    if isinstance(expression, tree.Named) and expression.name in parameters:
        for _, value in parameters[expression.name].values:
            yield from (number for each in walk(value) for number in _numbers(each, {}))
    if isinstance(expression, tree.Literal) and isinstance(expression.value, Fraction):
        measure = unit_behind(expression.text)
        if measure is not None:
            yield Number(expression.value, measure)


def said(methods: Iterable[tree.Method]) -> tuple[dict[str, Measured], ...]:
    """What the 例 of methods say in their cells, where it is a quantity or a date; a bare number takes no part."""
    found = []
    for example in (example for method in methods for example in method.examples):
        values = {builtins.chinese(name): read_value(text) for name, text in example.inputs}
        measured = {name: value for name, value in values.items() if isinstance(value, Measured)}
        found.append({name: value for name, value in measured.items() if not value.unit.bare})
    return tuple(each for each in found if each)


def dates_said(examples: Examples, name: str) -> tuple[Fraction, ...]:
    """The days that examples say under a name, as numbers."""
    days = (each[name] for each in examples if name in each)
    return tuple(dict.fromkeys(day for value in days if (day := day_of(value)) is not None))


def day_of(value: Measured) -> Fraction | None:
    """The day that a date or a deadline names, None for anything else."""
    if value.unit.dimension != DATE:
        return None
    return value.number if isinstance(value, Quantity) else value.high if value.high is not None else value.low


def settled_units(
    ruleset: tree.Ruleset,
    methods: Sequence[tree.Method],
    guess: Units,
    examples: Examples,
    numbers: Numbers,
) -> Units:
    """The units that let the methods compute: the guess where it does, else the nearest that has fewest faults."""
    least = _faults(ruleset, methods, guess)
    best = guess
    for units in islice(_ways(guess, examples, numbers), MOST_WAYS) if least else ():
        found = _faults(ruleset, methods, units)
        if found < least:
            least, best = found, units
        if not least:
            break
    return best


def _ways(guess: Units, examples: Examples, numbers: Numbers) -> Iterator[Units]:
    """Units to try: as each example says, then all alike, then each of its own."""
    for example in examples:
        spoken = {name: value.unit for name, value in example.items() if name in guess}
        if all(each.dimension != DATE for each in spoken.values()):
            yield {**guess, **spoken}
    candidates = _candidates(numbers)
    yield from (dict.fromkeys(guess, each) for each in candidates)
    names = tuple(guess)
    for chosen in product((None, *candidates), repeat=len(names)):
        yield {name: each or guess[name] for name, each in zip(names, chosen, strict=True)}


def _candidates(numbers: Numbers) -> tuple[Unit, ...]:
    """Units of the rule's own numbers, one for each dimension, and those of numbers that count or are shares."""
    found: dict[Dimension, Unit] = {}
    for each in (*numbers.divisors, *numbers.terms, *numbers.others):
        if not each.unit.bare and each.unit.dimension not in (POINTS, DATE):
            found.setdefault(each.unit.dimension, each.unit)
    percent = known_unit("%")
    share = found.pop(RATIO, None)
    if share is not None:
        return (*found.values(), percent if share.factor == percent.factor else share, BARE)
    rated = any(each.unit.dimension == POINTS for each in numbers.others)
    return (*found.values(), *((BARE, percent) if rated else (percent, BARE)))


def _faults(ruleset: tree.Ruleset, methods: Sequence[tree.Method], units: Units) -> int:
    cells: dict[str, Value] = {name: Quantity(each.factor, each, f"1{each.text}") for name, each in units.items()}
    return faults(ruleset, methods, Given({}, cells))
