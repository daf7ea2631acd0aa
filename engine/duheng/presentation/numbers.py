"""Numbers for the eye. A minus is ``−`` everywhere; what doesn't end is rounded and says so (``≈``)."""

from __future__ import annotations

from fractions import Fraction

from duheng.language.decimal import rounded_text

PLACES = 4


def number(value: Fraction | None) -> str:
    """A number for the eye; empty where there is none."""
    return "" if value is None else rounded_text(value, PLACES)


def spread(low: Fraction, high: Fraction | None) -> str:
    """A score or, where it isn't determined, its range."""
    if high is None:
        return f"≥{number(low)}"
    return number(low) if low == high else f"{number(low)}～{number(high)}"


def signed(value: Fraction) -> str:
    """A number with its sign."""
    return f"+{number(value)}" if value > 0 else number(value)
