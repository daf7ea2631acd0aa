"""Rulesets with one small mistake in them, such as people make: ≥ written for >, an edge moved, a line forgotten.

Only what the ruleset's own file says is changed. Each mutant knows its line and says in both languages what was
changed, so that a survivor can be told as a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from duheng.checking.cases.constant import constant
from duheng.language import tree
from duheng.language.decimal import decimal_text
from duheng.language.names import names_of
from duheng.language.operations import BY_KEY
from duheng.language.operations.rounding import MODES
from duheng.language.replaced import replaced
from duheng.language.types import Numeric
from duheng.language.units import unit
from duheng.language.walk import nodes_of, of_check, of_method, walk
from duheng.problems.worth import PointsApart
from duheng.record import Record, replace
from duheng.source import Span
from duheng.testing.items import read_scales

_STRICT = {"at_least": "greater", "greater": "at_least", "at_most": "less", "less": "at_most"}
_SWAPPED = {"multiply": "divide", "divide": "multiply", "add": "subtract", "subtract": "add"}
_MODES = {"round_half_up": "round_down", "round_half_even": "round_half_up"}
_PLACES = frozenset(MODES.values())
_FAR = Fraction(10**9)


class Mutant(Record):
    """A changed ruleset. ``method`` is the name of the method that is changed, empty where it isn't one; ``wants``
    says what kind of case would notice, where that needs no search; ``edge`` is the comparison whose equality alone
    is treated otherwise; ``reads`` is the parameter or derived field that is changed, and ``beside_year`` says that
    methods tried in the ruleset's year don't read it."""

    ruleset: tree.Ruleset
    span: Span
    said: str
    said_en: str
    method: str = ""
    wants: str = ""
    wants_en: str = ""
    edge: tree.Call | None = None
    reads: str = ""
    beside_year: bool = False


class _Change(Record):
    old: object
    new: object
    said: str
    said_en: str


def mutants_of(ruleset: tree.Ruleset, own: str) -> Iterator[Mutant]:
    """All mutants of the file ``own``, in the order of the language page."""
    for parameter in ruleset.parameters:
        yield from _of_parameter(ruleset, parameter, own)
    for scale in read_scales(ruleset):
        yield from _bands(ruleset, scale, own)
    for method in ruleset.methods:
        for mutant in (*_of(ruleset, method, own, of_method(method)), *_lines(ruleset, method, own)):
            yield replace(mutant, method=method.name)
    template = ruleset.template
    for node in nodes_of(template.nodes):
        yield from _weights(ruleset, node, own)
    scoring = [line.condition for line in template.scoring if line.condition is not None]
    total = [template.total, *([template.grade] if template.grade is not None else [])]
    for each in (*template.derived, *template.worth):
        yield from (replace(mutant, reads=each.name) for mutant in _of(ruleset, template, own, [each.value]))
    yield from _of(ruleset, template, own, [*scoring, *total])
    yield from _assignments(ruleset, own)
    for check in ruleset.checks:
        yield from _of(ruleset, check, own, (each for each in of_check(check) if each is not check.message))
        yield from _dropped_check(ruleset, check, own)


def _of_parameter(ruleset: tree.Ruleset, parameter: tree.Parameter, own: str) -> Iterator[Mutant]:
    in_force = parameter.in_force(ruleset.year)
    for _, value in parameter.values:
        numbers = [value] if isinstance(value, tree.Literal) and value.span.file == own else []
        made = [_made(ruleset, parameter, change, each.span) for each in numbers for change in _moved(each)]
        for mutant in (*made, *_of(ruleset, parameter, own, [value])):
            yield replace(mutant, reads=parameter.name, beside_year=value is not in_force)


# --- expressions


def _of(
    ruleset: tree.Ruleset, part: Record, own: str, outermost: Iterator[tree.Expression] | list[tree.Expression]
) -> Iterator[Mutant]:
    parameters = names_of(ruleset).parameters
    every = [each for outer in outermost for each in walk(outer)]
    hidden = {id(each.interval) for each in every if isinstance(each, tree.Undetermined)}
    seen: list[tuple[Span, tree.Expression]] = []
    for expression in every:
        here = (expression.span, expression)
        if expression.span.file != own or id(expression) in hidden or here in seen:
            continue
        seen.append(here)
        for change in _changes(expression, parameters):
            yield _made(ruleset, part, change, expression.span, every)


def _made(
    ruleset: tree.Ruleset, part: Record, change: _Change, span: Span, every: Sequence[tree.Expression] = ()
) -> Mutant:
    """A mutant with a change wherever one place of the file stands in the tree: a table's head is in all its lines."""
    twins: list[object] = [each for each in every if _is_same_place(each, change.old)]
    new = part
    for old in twins or [change.old]:
        new = replaced(new, old, change.new)
    edge = change.old if isinstance(change.old, tree.Call) and change.old.operation in _STRICT else None
    return Mutant(replaced(ruleset, part, new), span, change.said, change.said_en, edge=edge)


def _is_same_place(one: tree.Expression, two: object) -> bool:
    return one is two or (isinstance(two, Record) and one == two and one.span == getattr(two, "span", None))


def _changes(expression: tree.Expression, parameters: Mapping[str, tree.Parameter]) -> Iterator[_Change]:
    if isinstance(expression, tree.Call):
        yield from _operation(expression, parameters)
    elif isinstance(expression, tree.Between):
        yield from _interval(expression)


def _operation(call: tree.Call, parameters: Mapping[str, tree.Parameter]) -> Iterator[_Change]:
    other = _STRICT.get(call.operation) or _SWAPPED.get(call.operation)
    if other is not None and not _by_one(call, parameters):
        one, two = BY_KEY[call.operation].zh[0], BY_KEY[other].zh[0]
        yield _Change(call, replace(call, operation=other), f"{one} 写成 {two}", f"{one} were {two}")
    for each in call.arguments if call.operation not in _PLACES else ():
        if isinstance(each, tree.Literal):
            yield from _moved(each)


def _by_one(call: tree.Call, parameters: Mapping[str, tree.Parameter]) -> bool:
    """Whether a number is multiplied or divided by 1, which is the same."""
    return call.operation in ("multiply", "divide") and constant(call.arguments[1], parameters) == 1


def _interval(between: tree.Between) -> Iterator[_Change]:
    for name, open_, mark in (("low_open", between.low_open, "[("), ("high_open", between.high_open, "])")):
        one, two = (mark[1], mark[0]) if open_ else (mark[0], mark[1])
        yield _Change(between, replace(between, **{name: not open_}), f"{one} 写成 {two}", f"{one} were {two}")
    for end in (between.low, between.high):
        if isinstance(end, tree.Literal):
            yield from _moved(end)


def _moved(literal: tree.Literal) -> Iterator[_Change]:
    """A number one unit of its last place higher: 95% → 96%, 0.5 → 0.6."""
    number = literal.value
    if isinstance(number, bool) or not isinstance(number, Fraction):
        return
    digits = literal.text.lstrip("-")
    figure = digits[: len(digits) - len(digits.lstrip("0123456789."))]
    measure = unit(digits.removeprefix(figure))
    if measure is None or not figure or digits.count("-"):
        return
    step = Fraction(1, 10 ** len(figure.partition(".")[2])) * measure.factor
    moved = number + step
    shown = decimal_text(moved / measure.factor) + measure.text if measure.factor else literal.text
    yield _Change(
        literal,
        replace(literal, value=moved, text=shown),
        f"{literal.text} 写成 {shown}",
        f"{literal.text} were {shown}",
    )


# --- lines of methods


def _lines(ruleset: tree.Ruleset, method: tree.Method, own: str) -> Iterator[Mutant]:
    clauses = method.clauses
    for clause in clauses:
        if clause.span.file == own and isinstance(clause.result, tree.Literal):
            yield from (_made(ruleset, method, change, clause.span) for change in _moved(clause.result))
    for number, clause in enumerate(clauses):
        if clause.span.file == own and len(clauses) > 1:
            rest = (*clauses[:number], *clauses[number + 1 :])
            yield _method(ruleset, method, clause.span, "漏写", "were left out", clauses=rest)
    for number, (one, two) in enumerate(pairwise(clauses)):
        if one.span.file == own == two.span.file and two.condition is not None:
            swapped = (*clauses[:number], two, one, *clauses[number + 2 :])
            zh, en = f"与第 {two.span.line} 行对调", f"changed places with line {two.span.line}"
            yield _method(ruleset, method, one.span, zh, en, clauses=swapped)
    for number, step in enumerate(method.finish):
        if step.span.file == own:
            for new, zh, en in _steps(step):
                finish = (*method.finish[:number], *((new,) if new is not None else ()), *method.finish[number + 1 :])
                yield _method(ruleset, method, step.span, zh, en, finish=finish)


def _steps(step: tree.Clamp | tree.Round) -> Iterator[tuple[tree.Clamp | tree.Round | None, str, str]]:
    if isinstance(step, tree.Clamp):
        below = tree.Literal(-_FAR, decimal_text(-_FAR), step.span)
        above = tree.Literal(_FAR, decimal_text(_FAR), step.span)
        yield replace(step, low=below), "不写下限", "had no lower limit"
        yield replace(step, high=above), "不写上限", "had no upper limit"
        return
    yield None, "漏写", "were left out"
    more = step.places + 1
    yield replace(step, places=more), f"写成 {more} 位", f"rounded to {more} places"
    if step.places:
        less = step.places - 1
        yield replace(step, places=less), f"写成 {less} 位", f"rounded to {less} places"
    other = _MODES.get(step.operation, "round_half_up")
    zh, en = BY_KEY[other].zh[0], BY_KEY[other].en[0]
    yield replace(step, operation=other), f"写成{zh}", f"rounded by {en}"


def _method(ruleset: tree.Ruleset, method: tree.Method, span: Span, zh: str, en: str, **changes: object) -> Mutant:
    return Mutant(replaced(ruleset, method, replace(method, **changes)), span, zh, en)


# --- scales, weights, 计分, checks


def _bands(ruleset: tree.Ruleset, scale: tree.Scale, own: str) -> Iterator[Mutant]:
    """Two neighbouring bands, whichever is written first: their common end in the other one, or moved by one."""
    downwards = sorted(scale.bands, key=lambda band: (band.low, band.low_open, band.high), reverse=True)
    for upper, lower in pairwise(downwards):
        if own not in (upper.span.file, lower.span.file):
            continue
        span = upper.span if upper.span.file == own else lower.span
        swapped = (replace(upper, low_open=not upper.low_open), replace(lower, high_open=not lower.high_open))
        step = Fraction(1, 100) if isinstance(scale.type, Numeric) and upper.high <= 1 else Fraction(1)
        moved = (replace(upper, low=upper.low + step), replace(lower, high=lower.high + step))
        shown = [
            decimal_text(each * 100) + "%" if step < 1 else decimal_text(each) for each in (upper.low, upper.low + step)
        ]
        for (one, two), zh, en in (
            (swapped, f"「{upper.label}」的含、不含写反", f'"{upper.label}" took the end the other way'),
            (moved, f"{shown[0]} 写成 {shown[1]}", f"{shown[0]} were {shown[1]}"),
        ):
            bands = tuple(one if each is upper else two if each is lower else each for each in scale.bands)
            wants = f"{scale.name}恰为 {shown[0]} 的用例", f"a case with {scale.name} at exactly {shown[0]}"
            yield Mutant(replaced(ruleset, scale, replace(scale, bands=bands)), span, zh, en, "", *wants)


def _weights(ruleset: tree.Ruleset, node: tree.Node, own: str) -> Iterator[Mutant]:
    if node.points is None or node.points_at is None or node.points_at.file != own:
        return
    more = node.points + 1
    zh, en = (
        f"{decimal_text(node.points)}分 写成 {decimal_text(more)}分",
        f"{decimal_text(node.points)} were {decimal_text(more)}",
    )
    wants = (
        f"整张表的用例，写明「{node.name}」的得分或总分",
        f'a case of a whole form with the score of "{node.name}" or the total',
    )
    if node.method is None:
        code = PointsApart.code
        wants = f"整张表的用例，写「必无: [{code}]」", f"a case of a whole form with finds_not: [{code}]"
    yield Mutant(replaced(ruleset, node, replace(node, points=more)), node.points_at, zh, en, "", *wants)


def _assignments(ruleset: tree.Ruleset, own: str) -> Iterator[Mutant]:
    template = ruleset.template
    lines = template.scoring
    for number, line in enumerate(lines):
        if line.span.file == own:
            rest = replace(template, scoring=(*lines[:number], *lines[number + 1 :]))
            wants = "有一行按这一行计分的整表用例", "a case of a form with a row scored by this line"
            yield Mutant(replace(ruleset, template=rest), line.span, "漏写", "were left out", "", *wants)
    for number, (one, two) in enumerate(pairwise(lines)):
        if one.span.file == own == two.span.file:
            swapped = replace(template, scoring=(*lines[:number], two, one, *lines[number + 2 :]))
            zh, en = f"与第 {two.span.line} 行对调", f"changed places with line {two.span.line}"
            yield Mutant(replace(ruleset, template=swapped), one.span, zh, en)


def _dropped_check(ruleset: tree.Ruleset, check: tree.Check, own: str) -> Iterator[Mutant]:
    if check.span.file == own:
        checks = tuple(each for each in ruleset.checks if each is not check)
        wants = f"「必有: [{check.name}]」的整表用例", f"a case of a form with finds: [{check.name}]"
        yield Mutant(
            replace(ruleset, checks=checks), check.span, "所在的校验漏写", "belonged to a check left out", "", *wants
        )
