"""Exact numbers made of whole ones, and as text: a decimal where it ends, a fraction where it doesn't."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import gcd

LONGEST = 40
MINUS = "−"
_REMEMBERED = 1024


def quotient(numerator: int, denominator: int) -> Fraction:
    """A quotient of whole numbers, the second above zero; of equal ones mostly the same object, which is seen to be
    equal at once."""
    common = 1 if denominator == 1 else gcd(numerator, denominator)
    return _lowest(numerator // common, denominator // common)


@lru_cache(_REMEMBERED)
def _lowest(numerator: int, denominator: int) -> Fraction:
    return Fraction(numerator, denominator)


def decimal_text(number: Fraction) -> str:
    """``5.45``, ``100``, ``-0.5``; ``1/3`` for a number whose decimals don't end (or run past 40 places)."""
    return _decimal(*number.as_integer_ratio())


def ratio_text(numerator: int, denominator: int) -> str:
    """The same of a quotient of whole numbers, the second above zero."""
    common = gcd(numerator, denominator)
    return _decimal(numerator // common, denominator // common)


@lru_cache(_REMEMBERED)
def _decimal(numerator: int, denominator: int) -> str:
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


def is_decimal(number: Fraction) -> bool:
    """Whether a number's decimals end, so that it can be written."""
    return _places(number.denominator) is not None


def round_fraction(number: Fraction, places: int, mode: str) -> Fraction:
    """A number at ``places`` decimals; modes as in ``operations.rounding``."""
    scale = 10**places
    numerator, denominator = number.as_integer_ratio()
    if scale % denominator == 0:
        return number
    whole, rest = divmod(abs(numerator) * scale, denominator)
    twice = 2 * rest
    if mode == "up":
        whole += rest > 0
    elif mode == "half_up":
        whole += twice >= denominator
    elif mode == "half_even":
        whole += twice > denominator or (twice == denominator and whole % 2 == 1)
    return quotient(-whole if numerator < 0 else whole, scale)


def rounded_text(number: Fraction, places: int) -> str:
    """A number for the eye, half away from zero at ``places``, with ≈ in front where that changed it.

    Its minus is ``−``, as in print: beside words and ranges a hyphen is easily overlooked.
    """
    return rounded_ratio(*number.as_integer_ratio(), places)


@lru_cache(_REMEMBERED)
def rounded_ratio(numerator: int, denominator: int, places: int) -> str:
    """The same of a numerator and a denominator in lowest terms."""
    exact = _decimal(numerator, denominator)
    if "/" not in exact and len(exact.partition(".")[2]) <= places:
        return exact.replace("-", MINUS)
    near = decimal_text(round_fraction(Fraction(numerator, denominator), places, "half_up"))
    return "≈" + near.replace("-", MINUS)
