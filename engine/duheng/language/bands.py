"""Bands of scales as people read them: ``[80%, 95%)`` where the ruleset writes percentages, ``[0, 60)`` elsewhere."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce

from duheng.language.decimal import decimal_text
from duheng.language.ranges import Range, as_range, hull
from duheng.language.tree import Band, Scale

_PERCENT = ("%", "％")


def numbers_of(band: Band) -> Range:
    """The numbers of a band."""
    return Range(band.low, band.high, band.low_open, band.high_open)


def stretch_of(scale: Scale) -> Range:
    """All numbers that have a label of a scale: its bands leave none out between them."""
    intervals: list[Fraction | Range] = [numbers_of(band) for band in scale.bands]
    return as_range(reduce(hull, intervals))


def interval_text(band: Band) -> str:
    """A band's interval."""
    low, high = "(" if band.low_open else "[", ")" if band.high_open else "]"
    return f"{low}{number_text(band.low, band)}, {number_text(band.high, band)}{high}"


def number_text(number: Fraction, *bands: Band) -> str:
    """A number as one of some bands has it."""
    percent = any(sign in band.text for band in bands for sign in _PERCENT)
    return f"{decimal_text(number * 100)}%" if percent else decimal_text(number)
