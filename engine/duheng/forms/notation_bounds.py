"""What the signs and words of a bound mean: which side is open, and which way is better."""

from __future__ import annotations

from fractions import Fraction

from duheng.language.types import Direction
from duheng.language.units import Unit
from duheng.language.values import Bounded

SIGNS = {"≥": "AT_LEAST", ">": "MORE", "≤": "AT_MOST", "<": "LESS", "=": "EQUALS"}
_RISING = {"AT_LEAST": False, "MORE": True, "OR_MORE": False}
"""The words for a lower bound, and whether they leave the number itself out."""
_FALLING = {"AT_MOST": False, "LESS": True, "OR_LESS": False, "KEPT_IN": False}


def bound(kind: str, first: Fraction, last: Fraction, written: Unit) -> Bounded:
    """A bound at a number (``first`` = ``last``), or at a period: at least its first day, at most its last one.

    ``kind`` is the terminal of ``value.lark`` that the sign or word is.
    """
    if kind in _RISING:
        exclusive = _RISING[kind]
        return Bounded(last if exclusive else first, None, exclusive, False, Direction.POSITIVE, written, "")
    if kind in _FALLING:
        exclusive = _FALLING[kind]
        return Bounded(None, first if exclusive else last, False, exclusive, Direction.NEGATIVE, written, "")
    return Bounded(first, last, False, False, Direction.EQUAL, written, "")
