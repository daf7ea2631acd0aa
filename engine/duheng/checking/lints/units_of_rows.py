"""A number without a unit in the method of all rows: 若 实际值 ≥ 95, where rows are of people, days and percents.

A row of percents is never 95 (95% is 0.95), one of people may be: the number can't be meant for all of them. It is told
only of methods that look at nothing by which rows of one unit could be told from the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.checking.lints.percent import SUSPICIOUS
from duheng.language import tree
from duheng.language.builtins import NAME_OF
from duheng.language.decimal import decimal_text
from duheng.language.names import names_of
from duheng.language.operations.comparison import COMPARING
from duheng.language.printed import printed
from duheng.language.types import FieldKind
from duheng.language.walk import both_ways, of_method, walk
from duheng.problems.problem import Problem
from duheng.problems.types import UnitOfRowsForgotten

_MEASURED = (FieldKind.TARGET, FieldKind.QUANTITY)
_OF_ALL_ROWS = ("性质", "方向")
"""Attributes that say nothing of a row's unit."""


def check_units_of_rows(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Quantities of rows that are compared with a bare number of ``SUSPICIOUS`` or more."""
    methods, open_fields = names_of(ruleset).methods, _fields_of_any_unit(ruleset)
    for line in _for_all_rows(ruleset, open_fields):
        method = methods.get(line.method or "")
        read = [] if method is None else [inner for each in of_method(method) for inner in walk(each)]
        if _tells_rows_apart(read, open_fields):
            continue
        for each in read:
            if isinstance(each, tree.Call) and each.operation in COMPARING:
                for one, other in both_ways(each):
                    yield from _told(one, other, open_fields)


def _fields_of_any_unit(ruleset: tree.Ruleset) -> frozenset[str]:
    """The rows' own targets and quantities for which the template names no unit."""
    template = ruleset.template
    return frozenset(
        each.name
        for each in template.fields
        if each.level == template.row_level and each.kind in _MEASURED and each.unit is None
    )


def _for_all_rows(ruleset: tree.Ruleset, open_fields: frozenset[str]) -> Iterator[tree.Assignment]:
    """The lines of 计分 that take rows whatever their units, each method once."""
    lines = {each.method: each for each in reversed(ruleset.template.scoring) if each.method is not None}
    for line in lines.values():
        condition = [] if line.condition is None else list(walk(line.condition))
        if not _tells_rows_apart(condition, open_fields):
            yield line


def _tells_rows_apart(read: list[tree.Expression], open_fields: frozenset[str]) -> bool:
    """Whether something is read by which rows of one unit may be told from others: a name, a kind, a unit."""
    return any(
        (isinstance(each, tree.Attribute) and each.name == "单位")
        or (isinstance(each, tree.Built) and each.name == NAME_OF)
        or (isinstance(each, tree.Read) and each.field not in open_fields)
        or isinstance(each, tree.Named | tree.ScoreBy | tree.Aggregate)
        for each in read
    )


def _told(subject: tree.Expression, other: tree.Expression, open_fields: frozenset[str]) -> Iterator[Problem]:
    read = subject.target if isinstance(subject, tree.Attribute) else subject
    if not isinstance(read, tree.Read) or read.field not in open_fields:
        return
    for end in (other.low, other.high) if isinstance(other, tree.Between) else (other,):
        if isinstance(end, tree.Literal) and _is_large(end):
            share = decimal_text(Fraction(end.text) / 100)
            yield UnitOfRowsForgotten(span=end.span, subject=printed(subject), number=end.text, share=share)


def _is_large(literal: tree.Literal) -> bool:
    return not literal.text.strip("0123456789.") and Fraction(literal.text) >= SUSPICIOUS
