"""Constants: what a scale's ends and a parameter may be, worked out before any form is read."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from duheng.language import builtins, tree

_LONGEST = 10_000
"""Numbers of more binary digits than that aren't worked out: each line of 参数 may square the one before."""
WORTHS = tuple(map(Fraction, (1, 10, 100)))
"""Points of nodes worth little and much, for what must hold whatever 分值 is."""
_Known = dict[str, Fraction | None]


def constant(
    expression: tree.Expression, parameters: Mapping[str, tree.Parameter], points: Fraction | None = None
) -> Fraction | None:
    """The number of a constant expression, None where it isn't one; with ``points``, 分值 is that many.

    A parameter that changes with the date is none, and neither is a division by zero.
    """
    return _constant(expression, parameters, {builtins.POINTS_OF: points} if points is not None else {})


def _constant(expression: tree.Expression, parameters: Mapping[str, tree.Parameter], known: _Known) -> Fraction | None:
    match expression:
        case tree.Literal():
            return expression.value if isinstance(expression.value, Fraction) else None
        case tree.Named():
            return _named(expression.name, parameters, known)
        case tree.Built(name=builtins.POINTS_OF, place=tree.HERE):
            return known.get(builtins.POINTS_OF)
        case tree.Call():
            return _call(expression, parameters, known)
        case _:
            return None


def _named(name: str, parameters: Mapping[str, tree.Parameter], known: _Known) -> Fraction | None:
    """A parameter's number, worked out once; one that leads back to itself has none."""
    parameter = parameters.get(name)
    if parameter is None or len(parameter.values) > 1:
        return None
    if name not in known:
        known[name] = None
        known[name] = _constant(parameter.values[0][1], parameters, known)
    return known[name]


def _call(call: tree.Call, parameters: Mapping[str, tree.Parameter], seen: _Known) -> Fraction | None:
    values = [_constant(each, parameters, seen) for each in call.arguments]
    known = [each for each in values if each is not None]
    if len(known) < len(values) or any(each.numerator.bit_length() > _LONGEST for each in known):
        return None
    match call.operation, known:
        case "negate", [one]:
            return -one
        case "add", [one, two]:
            return one + two
        case "subtract", [one, two]:
            return one - two
        case "multiply", [one, two]:
            return one * two
        case "divide", [one, two] if two != 0:
            return one / two
        case "most", _:
            return max(known)
        case "least", _:
            return min(known)
        case _:
            return None
