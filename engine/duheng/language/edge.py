"""A bound's number where the bound leaves that number out: the 95% of ``>95%``.

In arithmetic it is the number. In a comparison it lies just above the number (``>95%``) or just below it (``<10次``), so
that ``实际值 ≥ 指标值`` asks whether the bound is met, and 95% doesn't meet 超过95%.
"""

from __future__ import annotations

from fractions import Fraction


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
