"""参数 with dates: each day stands once, and every value is of one kind with the first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from duheng.checking.types.declared import Declared, mixed_units
from duheng.checking.types.infer import infer
from duheng.language import tree
from duheng.language.operation import TypeFault
from duheng.language.operations.typing import alike
from duheng.language.types import Type
from duheng.problems.cases import DateTwice
from duheng.problems.heads import ValueNeverHolds
from duheng.problems.problem import Problem
from duheng.source import Span


def check_parameters(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """The problems of parameters that change with the date."""
    env = Declared(ruleset)
    for parameter in ruleset.parameters:
        days = [day for day, _ in parameter.values]
        for number, (day, value) in enumerate(parameter.values):
            if day in days[:number]:
                yield DateTwice(span=value.span, name=parameter.name, date=str(day))
            yield from _outside(parameter.name, day, value.span, ruleset)
        types = [(infer(value, env), value.span) for _, value in parameter.values]
        for found, span in types[1:]:
            yield from _differs(types[0][0], found, span)


def _outside(name: str, day: date | None, span: Span, ruleset: tree.Ruleset) -> Iterator[Problem]:
    """A value from a day on which the ruleset isn't in force any more, or not yet."""
    start, end = ruleset.effective_from, ruleset.effective_to
    if day is None or (start and end and start > end):
        return
    if end is not None and day > end:
        why, why_en = f"规则集到 {end} 为止，用不上", f"the ruleset ends on {end}, so that it never holds"
        yield ValueNeverHolds(span=span, name=name, date=str(day), why=why, why_en=why_en)
    elif start is not None and day < start:
        why = f"在规则集 {start} 开始适用之前，前面的值用不上"
        why_en = f"the ruleset begins on {start}, so that the value before it never holds"
        yield ValueNeverHolds(span=span, name=name, date=str(day), why=why, why_en=why_en)


def _differs(first: Type, found: Type, span: Span) -> Iterator[Problem]:
    if first == found:
        return
    try:
        alike(first, found)
    except TypeFault:
        yield mixed_units(span, first, found)
