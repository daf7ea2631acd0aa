"""Exact numbers as texts: for programs as they are, for the eye rounded, with a printed minus."""

from __future__ import annotations

from fractions import Fraction

import pytest

from duheng.language.decimal import decimal_text, quotient, rounded_text


@pytest.mark.parametrize(
    ("number", "exact", "shown"),
    [
        (Fraction(-5), "-5", "−5"),
        (Fraction("-0.28"), "-0.28", "−0.28"),
        (Fraction(-1, 3), "-1/3", "≈−0.3333"),
        (Fraction("-0.00005"), "-0.00005", "≈−0.0001"),
        (Fraction("0.00004"), "0.00004", "≈0"),
        (Fraction(2443, 25), "97.72", "97.72"),
    ],
)
def test_numbers(number: Fraction, exact: str, shown: str) -> None:
    assert decimal_text(number) == exact
    assert rounded_text(number, 4) == shown


@pytest.mark.parametrize(
    ("over", "under", "number"),
    [(6, 4, Fraction("1.5")), (-6, 4, Fraction("-1.5")), (0, 5, Fraction(0)), (7, 1, Fraction(7))],
)
def test_equal_quotients_are_one_number(over: int, under: int, number: Fraction) -> None:
    found = quotient(over, under)
    assert (found, type(found)) == (number, Fraction)
    assert found is quotient(3 * over, 3 * under)
