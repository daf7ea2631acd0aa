"""Exact numbers as text: a decimal where it ends, a fraction where it doesn't. Never rounded here."""

from __future__ import annotations

from fractions import Fraction

LONGEST = 40
MINUS = "−"


def decimal_text(number: Fraction) -> str:
    """``5.45``, ``100``, ``-0.5``; ``1/3`` for a number whose decimals don't end (or run past 40 places)."""
    numerator, denominator = number.numerator, number.denominator
    if denominator == 1:
        return str(numerator)
    places = _places(denominator)
    if places is None:
        return f"{numerator}/{denominator}"
    scaled = abs(numerator) * (10**places // denominator)
    digits = str(scaled).rjust(places + 1, "0")
    sign = "-" if numerator < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def _places(denominator: int) -> int | None:
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    places = max(twos, fives)
    return places if denominator == 1 and places <= LONGEST else None


def rounded_text(number: Fraction, places: int) -> str:
    """A number for the eye, half away from zero at ``places``, with ≈ in front where that changed it.

    Its minus is ``−``, as in print: beside words and ranges a hyphen is easily overlooked.
    """
    exact = decimal_text(number)
    if "/" not in exact and len(exact.partition(".")[2]) <= places:
        return exact.replace("-", MINUS)
    scaled = abs(number) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    near = Fraction(whole, 10**places)
    return "≈" + decimal_text(-near if number < 0 else near).replace("-", MINUS)
