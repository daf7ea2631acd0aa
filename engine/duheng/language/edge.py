"""A bound's number where the bound leaves that number out: the 95% of ``>95%``.

In arithmetic it is the number, also where it is chosen or rounded, and as a score. In a comparison it lies just above
the number (``>95%``) or just below it (``<10次``), so that ``实际值 ≥ 指标值`` asks whether the bound is met, and 95% doesn't
meet 超过95%. Where a rule compares it with a number of its own, it asks after the number itself: ``指标值 = 0`` holds of
``>0件``.
"""

from __future__ import annotations

from collections.abc import Container
from fractions import Fraction
from typing import Any

from duheng.language import tree
from duheng.language.operations.comparison import COMPARISONS
from duheng.language.walk import is_constant


class Edge(Fraction):
    """``side`` is 1 just above the number, -1 just below it. Arithmetic gives plain fractions."""

    side: int

    def __new__(cls, number: Fraction, side: int) -> Edge:
        made = super().__new__(cls, number)
        made.side = side
        return made

    @property
    def number(self) -> Fraction:
        """The number itself."""
        return Fraction(self.numerator, self.denominator)


def plain(value: Any) -> Any:
    """A value; of a bound that leaves its number out that number."""
    return value.number if type(value) is Edge else value


def side_of(value: Any) -> int:
    """On which side of its number a value lies; 0 for one that is no edge."""
    return value.side if type(value) is Edge else 0


def leaves_out(inwards: int, written_open: bool) -> bool:
    """Whether an interval leaves out its end, which lies ``inwards`` of its number (1), beyond it (-1) or on it (0)."""
    return inwards > 0 or (inwards == 0 and written_open)


def asks_for_number(call: tree.Call, derived: Container[str]) -> tuple[bool, bool]:
    """Which of a comparison's two sides is held against the ruleset's own number, so that it counts by its number."""
    if call.operation not in COMPARISONS:
        return False, False
    left, right = (is_constant(each, derived) and not _is_text(each) for each in call.arguments)
    return right and not left, left and not right


def _is_text(expression: tree.Expression) -> bool:
    return isinstance(expression, tree.Literal) and isinstance(expression.value, str)
