"""The unit that a sheet's bare number takes from the other cells of its row, as ``forms.borrowing`` lends it.

A reviewer types 79 beside ≥80公里, and means 79公里. Where the engine would doubt that, the number has no value: what
it doubts is a comparison of the two numbers, so the formula makes it too.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from duheng.exporting.live.kernel import SheetKernel
from duheng.exporting.terms import kinds as terms
from duheng.exporting.terms import truths
from duheng.exporting.terms.kinds import Number, Truth
from duheng.language.units import RATIO, Unit

_FAR = Fraction(1000)
_NEAR = 1000
"""Square roots are taken to so many parts of one, to the cautious side."""


def surely_lent(number: Number, lender: Number | None, measure: Unit) -> Truth:
    """Whether a bare number takes the unit for certain; ``lender`` is the other cell's number in that unit, or None.

    It does where the number is nearer, by ratio, to the other one with the unit than without it: b² · u ≤ l² · u² for a
    unit u > 1, which is b ≤ l · √u. Nor may it be a thousand times the other or a thousandth of it.
    """
    kernel, size, factor = SheetKernel(), abs(number), measure.factor
    if measure.dimension == RATIO and factor <= 1:
        if factor == 1:
            return True
        return truths.joined([kernel.less(terms.ONE, size), kernel.equal(number, terms.ZERO)], every=False)
    if lender is None:
        return True
    other = abs(lender)
    edge = other * _root(factor)
    nearer = True if factor == 1 else truths.denied(kernel.less(edge, size) if factor > 1 else kernel.less(size, edge))
    close = [truths.denied(kernel.less(size * _FAR, other)), truths.denied(kernel.less(other * _FAR, size))]
    nothing = [kernel.equal(number, terms.ZERO), kernel.equal(lender, terms.ZERO)]
    near = truths.joined([*nothing, truths.joined(close, every=True)], every=False)
    return truths.joined([nearer, near], every=True)


def _root(factor: Fraction) -> Fraction:
    """The square root, rounded towards 1."""
    squared = factor * _NEAR**2
    down = isqrt(squared.numerator // squared.denominator)
    exact = down * down == squared
    return Fraction(down if factor > 1 or exact else down + 1, _NEAR)
