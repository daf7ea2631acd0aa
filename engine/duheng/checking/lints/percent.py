"""Numbers that lost their sign: a ratio compared with 90 where 90% was meant, an amount with 80 where 80万元 was.

A bare number goes with numbers of every kind, so the type rules let these pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from duheng.checking.cases.constant import constant
from duheng.checking.types.declared import Declared, places
from duheng.checking.types.infer import infer
from duheng.language import tree
from duheng.language.decimal import decimal_text, round_fraction
from duheng.language.operations.comparison import COMPARING
from duheng.language.operations.rounding import MODES
from duheng.language.printed import printed
from duheng.language.types import Numeric, Plain, Type
from duheng.language.units import MEASURED, NOMINAL, POINTS, RATIO, Dimension, dimension_name, unsettled
from duheng.language.walk import both_ways, is_points, of_method, parts, walk
from duheng.problems.cases import PercentForgotten, RatioRounded, UnitForgotten
from duheng.problems.problem import Problem

_Lets = Mapping[str, tree.Expression]
SUSPICIOUS = 10
"""Nobody asks for ten times as much; from here on a bare number beside a ratio is a percentage that lost its sign."""
_MANY_TIMES = 20
"""From here on a target isn't multiplied on purpose, as the target of a month is by 12."""
_SIGNS = ("%", "％", "‰", "百分点")
_PERCENTS = 2
"""To so many places a ratio is one of whole percents."""
_EXAMPLE = Fraction(545, 1000)
_DAYS = frozenset(map(Fraction, (30, 31, 360, 365, 366)))
"""But by the days of a month or a year it may be."""


def check_percent(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Ratios, points and targets beside bare numbers of ``SUSPICIOUS`` or more, and amounts beside bare numbers."""
    env = Declared(ruleset)
    for method in ruleset.methods:
        env.enter(method)
        yield from _of_a_share(method, env)
    for outermost, env, lets in places(ruleset):
        yield from _of_points(outermost, env)
        for each in walk(outermost):
            yield from _rounded(each, env, lets)
            if isinstance(each, tree.Call) and each.operation in COMPARING:
                for one, other in both_ways(each):
                    yield from () if in_hundredths(one, env, lets) else _told(one, other, env)
                    yield from _of_target(one, other, env)


def _of_a_share(method: tree.Method, env: Declared) -> Iterator[Problem]:
    """Bare numbers in one line of a value of no known kind that other lines of the method compare with percents."""
    compared = [
        (subject, end)
        for outermost in of_method(method)
        for each in walk(outermost)
        if isinstance(each, tree.Call) and each.operation in COMPARING
        for subject, other in both_ways(each)
        if isinstance(subject, tree.Read | tree.Local) and not _is_settled(infer(subject, env))
        for end in _ends(other)
        if isinstance(end, tree.Literal)
    ]
    shares = {printed(subject) for subject, end in compared if end.text.endswith(_SIGNS)}
    for subject, end in compared:
        if printed(subject) in shares and _is_bare(end) and Fraction(end.text) >= SUSPICIOUS:
            times = f"{decimal_text(Fraction(end.text) * 100)}%"
            found = f"“{printed(subject)}”也和百分数比较，不带百分号的 {end.text} 就是 {times}"
            found_en = f"{printed(subject)} is compared with percents too, and {end.text} without a sign is {times}"
            yield PercentForgotten(span=end.span, found=found, found_en=found_en, number=end.text)


def _rounded(call: tree.Expression, env: Declared, lets: _Lets) -> Iterator[Problem]:
    """A ratio rounded to whole percents, or to tenths; to whole numbers, steps are counted."""
    if not isinstance(call, tree.Call) or call.operation not in MODES.values():
        return
    ratio, places = call.arguments[0], constant(call.arguments[1], {})
    found = infer(ratio, env)
    is_ratio = isinstance(found, Numeric) and not found.bare and found.dimension == RATIO
    if places == 0 and is_ratio and not in_hundredths(ratio, env, lets):
        yield from _steps(ratio, env)
    if places is None or not 0 < places <= _PERCENTS or not is_ratio or in_hundredths(ratio, env, lets):
        return
    rounded = round_fraction(_EXAMPLE, int(places), call.operation.removeprefix("round_"))
    yield RatioRounded(
        span=call.span,
        places=int(places),
        wanted=int(places) + _PERCENTS,
        example=f"{decimal_text(_EXAMPLE * 100)}%",
        rounded=f"{decimal_text(rounded * 100)}%",
    )


def _steps(ratio: tree.Expression, env: Declared) -> Iterator[Problem]:
    """A ratio divided by a bare number and rounded: its steps are whole hundreds of percents, of which it has none."""
    if isinstance(ratio, tree.Call) and ratio.operation == "divide":
        whole, step = ratio.arguments
        yield from (_forgotten(each, whole) for each in _bare(step, env) if Fraction(each.text) >= 1)


def in_hundredths(ratio: tree.Expression, env: Declared, lets: _Lets) -> bool:
    """Whether a ratio is multiplied by 100 already: 实际值 ÷ 指标值 × 100, also as a 令 or a field worked out."""
    waiting, seen = [ratio], set[str]()
    while waiting:
        each = waiting.pop()
        if any(Fraction(literal.text) >= SUSPICIOUS for _, literal in _multiplied(each, env)):
            return True
        waiting += parts(each)
        if isinstance(each, tree.Local | tree.Named) and each.name not in seen:
            seen.add(each.name)
            derived = env.names.derived.get(each.name)
            waiting += [lets[each.name]] if each.name in lets else [derived.value] if derived is not None else []
    return False


def _told(subject: tree.Expression, other: tree.Expression, env: Declared) -> Iterator[Problem]:
    bare = [literal for each in _ends(other) for literal in _bare(each, env)]
    if not bare:
        return
    found = infer(subject, env)
    if not isinstance(found, Numeric) or not _is_settled(found):
        return
    for each in bare:
        if found.dimension == RATIO and Fraction(each.text) >= SUSPICIOUS:
            yield _forgotten(each, subject)
        elif found.dimension is not None and found.dimension not in (RATIO, POINTS) and not _counts(found.dimension):
            name = dimension_name(found.dimension)
            yield UnitForgotten(span=each.span, subject=printed(subject), number=each.text, unit=name)


def _is_settled(found: Type) -> bool:
    """Whether it is known what a value measures."""
    return isinstance(found, Numeric) and not found.bare and not unsettled(found.dimension)


def _ends(other: tree.Expression) -> tuple[tree.Expression, ...]:
    """What a value is compared with: both ends of an interval, or all of it."""
    return (other.low, other.high) if isinstance(other, tree.Between) else (other,)


def _counts(dimension: Dimension) -> bool:
    """Whether numbers of a dimension count things, of which there is one unit only: 3 is 3起."""
    return all(name in NOMINAL for name, _ in dimension)


def _of_points(outermost: tree.Expression, env: Declared) -> Iterator[Problem]:
    """Points multiplied by a bare number, which isn't divided by another one afterwards."""
    waiting = [outermost]
    while waiting:
        each = waiting.pop()
        if isinstance(each, tree.Call) and each.operation == "divide":
            waiting += each.arguments[1:]
            continue
        waiting += parts(each)
        for subject, literal in _multiplied(each, env):
            if is_points(subject):
                yield from [_forgotten(literal, subject, each)] if Fraction(literal.text) >= SUSPICIOUS else ()


def _of_target(whole: tree.Expression, product: tree.Expression, env: Declared) -> Iterator[Problem]:
    """A quantity compared with so many times another of its kind; both sides may be turned into percentages."""
    if constant(product, env.names.parameters) is not None or any(_multiplied(whole, env)):
        return
    for subject, literal in _multiplied(product, env):
        if Fraction(literal.text) < _MANY_TIMES or Fraction(literal.text) in _DAYS:
            continue
        one, two = (infer(each, env) for each in (whole, product))
        alike = isinstance(one, Numeric | Plain) and _dimension(one) == _dimension(two) is not None
        if alike and not (isinstance(one, Numeric) and one.bare):
            yield _forgotten(literal, subject, product)


def _dimension(type_: Type) -> Dimension | None:
    return type_.dimension if isinstance(type_, Numeric) else MEASURED if type_ is Plain.TARGET else None


def _multiplied(product: tree.Expression, env: Declared) -> Iterator[tuple[tree.Expression, tree.Literal]]:
    """What a multiplication multiplies by a bare number, and the number."""
    if isinstance(product, tree.Call) and product.operation == "multiply":
        for subject, factor in both_ways(product):
            yield from ((subject, each) for each in _bare(factor, env))


def _forgotten(number: tree.Literal, subject: tree.Expression, product: tree.Expression | None = None) -> Problem:
    what, times = printed(subject), f"{decimal_text(Fraction(number.text) * 100)}%"
    found = f"“{what}”是比率，不带百分号的 {number.text} 就是 {times}"
    found_en = f"{what} is a ratio, and {number.text} without a sign is {times}"
    if product is not None:
        found, found_en = f"{printed(product)} 是{what}的 {times}", f"{printed(product)} is {times} of {what}"
    return PercentForgotten(span=number.span, found=found, found_en=found_en, number=number.text)


def _bare(expression: tree.Expression, env: Declared) -> list[tree.Literal]:
    """The number that stands there without a sign or unit, or those that the parameter has which stands there."""
    found = [expression]
    if isinstance(expression, tree.Named) and expression.name in env.names.parameters:
        found = [value for _, value in env.names.parameters[expression.name].values]
    return [each for each in found if isinstance(each, tree.Literal) and _is_bare(each)]


def _is_bare(literal: tree.Literal) -> bool:
    bare = not literal.text.strip("0123456789.")
    return bare and not isinstance(literal.value, str | bool) and literal.value != 0
