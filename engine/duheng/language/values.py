"""What a cell of a form says, once read.

A cell keeps its text as written beside what was understood of it. Numbers are in base units (万元 → 元, % → 1);
``unit`` says how they were written, so that an explanation can show them as the unit's people know them.

Nothing here is a guess: what the value notation can't read is ``Words``, and it is for the field's type to say
whether words may stand there.
"""

from __future__ import annotations

from fractions import Fraction

from duheng.language.types import Direction
from duheng.language.units import Unit
from duheng.record import Record


class Quantity(Record):
    """One number with its unit: ``593件``, ``98%``, ``22.17万元``; dates are day numbers of dimension 日期."""

    number: Fraction
    unit: Unit
    text: str


class Bounded(Record):
    """A bound or a band: ``≥400件``, ``不低于95%``, ``[90%, 95%]``, ``±10%``, ``2023年12月前``.

    ``low`` and ``high`` are in base units, None where unbounded. ``written`` is the number that was written (the bound
    itself; for a band None), ``direction`` which way is better.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool
    high_open: bool
    direction: Direction
    unit: Unit
    text: str

    @property
    def written(self) -> Fraction | None:
        """The one number that was written, None for a band of two different ends."""
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return self.low if self.low == self.high else None


class Words(Record):
    """Text that isn't a quantity: ``逐步减少``, ``两年内全部完成``, ``良好``.

    ``number``: it is one, though not one that can be computed with (``约300件``, ``2X``, composites), so that nobody can
    say how the row is to be scored.
    """

    text: str
    number: bool = False


class Empty(Record):
    """Nothing: an empty cell, ``无``, ``/``, ``—``, ``……``; ``inapplicable`` where it says 不适用."""

    text: str = ""
    inapplicable: bool = False


Value = Quantity | Bounded | Words | Empty
MEASURED = (Quantity, Bounded)
"""What numbers with a unit can be: a tuple, since ``isinstance`` asks a union several times as slowly."""
