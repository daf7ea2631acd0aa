"""Ratios compared with 90 where 90% was meant: the numbers agree in kind, so the type rules let them pass."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.checking.infer import infer
from duheng.checking.types import Declared
from duheng.language import tree
from duheng.language.decimal import decimal_text
from duheng.language.printed import printed
from duheng.language.types import Numeric
from duheng.language.units import RATIO
from duheng.language.walk import of_method, of_ruleset, walk
from duheng.problems.cases import PercentForgotten
from duheng.problems.problem import Problem

SUSPICIOUS = 10
"""Nobody asks for ten times as much; from here on a bare number beside a ratio is a percentage that lost its sign."""
_COMPARING = frozenset(("equal", "unequal", "greater", "at_least", "less", "at_most", "within"))


def check_percent(ruleset: tree.Ruleset, used: frozenset[str]) -> Iterator[Problem]:
    """Comparisons of a ratio with a bare number of ``SUSPICIOUS`` or more."""
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
            if isinstance(expression, tree.Call) and expression.operation in _COMPARING:
                left, right = expression.arguments
                yield from _told(left, right, env)
                yield from _told(right, left, env)


def _told(subject: tree.Expression, other: tree.Expression, env: Declared) -> Iterator[Problem]:
    ends = (other.low, other.high) if isinstance(other, tree.Between) else (other,)
    large = [each for each in ends if isinstance(each, tree.Literal) and _is_large(each)]
    if not large:
        return
    found = infer(subject, env, lambda fault, at: None)
    if isinstance(found, Numeric) and found.dimension == RATIO and not found.bare:
        for each in large:
            percent = decimal_text(Fraction(each.text) * 100)
            yield PercentForgotten(span=each.span, subject=printed(subject), number=each.text, percent=percent)


def _is_large(literal: tree.Literal) -> bool:
    bare = not literal.text.strip("0123456789.")
    return bare and not isinstance(literal.value, str | bool) and literal.value >= SUSPICIOUS
