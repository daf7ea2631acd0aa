"""Numbers that lost their sign: a ratio compared with 90 where 90% was meant, an amount with 80 where 80万元 was.

A bare number goes with numbers of every kind, so the type rules let these pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.checking.infer import infer
from duheng.checking.intervals import COMPARING
from duheng.checking.types import Declared
from duheng.language import tree
from duheng.language.decimal import decimal_text
from duheng.language.printed import printed
from duheng.language.types import Numeric
from duheng.language.units import POINTS, RATIO, dimension_name, unsettled
from duheng.language.walk import of_method, of_ruleset, walk
from duheng.problems.cases import PercentForgotten, UnitForgotten
from duheng.problems.problem import Problem

SUSPICIOUS = 10
"""Nobody asks for ten times as much; from here on a bare number beside a ratio is a percentage that lost its sign."""


def check_percent(ruleset: tree.Ruleset, used: frozenset[str]) -> Iterator[Problem]:
    """Comparisons of a ratio with a bare number of ``SUSPICIOUS`` or more, and of amounts with bare numbers."""
    env = Declared(ruleset)
    for method in ruleset.methods:
        env.locals = {}
        for let in method.lets:
            env.locals[let.name] = infer(let.value, env, lambda fault, at: None)
        yield from _inside(of_method(method), env)
    env.locals = {}
    yield from _inside(of_ruleset(ruleset, methods=False), env)


def _inside(outermost: Iterator[tree.Expression], env: Declared) -> Iterator[Problem]:
    for each in outermost:
        for expression in walk(each):
            if isinstance(expression, tree.Call) and expression.operation in COMPARING:
                left, right = expression.arguments
                yield from _told(left, right, env)
                yield from _told(right, left, env)


def _told(subject: tree.Expression, other: tree.Expression, env: Declared) -> Iterator[Problem]:
    ends = (other.low, other.high) if isinstance(other, tree.Between) else (other,)
    bare = [each for each in ends if isinstance(each, tree.Literal) and _is_bare(each)]
    if not bare:
        return
    found = infer(subject, env, lambda fault, at: None)
    if not isinstance(found, Numeric) or found.bare or unsettled(found.dimension):
        return
    for each in bare:
        if found.dimension == RATIO and Fraction(each.text) >= SUSPICIOUS:
            percent = decimal_text(Fraction(each.text) * 100)
            yield PercentForgotten(span=each.span, subject=printed(subject), number=each.text, percent=percent)
        elif found.dimension is not None and found.dimension not in (RATIO, POINTS):
            name = dimension_name(found.dimension)
            yield UnitForgotten(span=each.span, subject=printed(subject), number=each.text, unit=name)


def _is_bare(literal: tree.Literal) -> bool:
    bare = not literal.text.strip("0123456789.")
    return bare and not isinstance(literal.value, str | bool) and literal.value != 0
