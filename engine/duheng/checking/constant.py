"""Constants: what a scale's ends and a parameter may be, worked out before any form is read."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from duheng.language import tree


def constant(expression: tree.Expression, parameters: Mapping[str, tree.Parameter]) -> Fraction | None:
    """The number of a constant expression, None where it isn't one.

    A parameter that changes with the date is none, and neither is a division by zero.
    """
    match expression:
        case tree.Literal():
            return expression.value if isinstance(expression.value, Fraction) else None
        case tree.Named():
            parameter = parameters.get(expression.name)
            if parameter is None or len(parameter.values) > 1:
                return None
            others = {name: each for name, each in parameters.items() if name != expression.name}
            return constant(parameter.values[0][1], others)
        case tree.Call():
            return _call(expression, parameters)
        case _:
            return None


def _call(call: tree.Call, parameters: Mapping[str, tree.Parameter]) -> Fraction | None:
    values = [constant(each, parameters) for each in call.arguments]
    known = [each for each in values if each is not None]
    if len(known) < len(values):
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
        case _:
            return None
