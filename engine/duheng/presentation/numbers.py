"""Numbers for the eye. A minus is ``−`` everywhere; what doesn't end is rounded and says so (``≈``)."""

from __future__ import annotations

from fractions import Fraction

from duheng.evaluation.telling.figures import points
from duheng.language.decimal import decimal_text


def number(value: Fraction | None) -> str:
    """A number for the eye; empty where there is none."""
    return "" if value is None else points(value)


def exact(value: Fraction | None) -> str | None:
    """A number for programs: the decimal where it ends, else a fraction; None where there is none."""
    return None if value is None else decimal_text(value)


def spread(low: Fraction, high: Fraction | None) -> str:
    """A score or, where it isn't determined, its range."""
    if high is None:
        return f"≥{number(low)}"
    return number(low) if low == high else f"{number(low)}～{number(high)}"


def out_of(full: Fraction | None) -> str:
    """The full points as they stand behind a total; empty where they aren't known."""
    return "" if full is None else f" / {number(full)}"


def signed(value: Fraction) -> str:
    """A number with its sign."""
    return f"+{number(value)}" if value > 0 else number(value)
