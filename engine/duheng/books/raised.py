"""Characters that stand above or below the line: 10² is no 102, and 95 with the mark of a note no 951.

Digits are written as the raised and lowered characters that Unicode has, which the value notation knows as no digits of
the number before them (m² is a unit).
"""

from __future__ import annotations

RAISED = "superscript"
LOWERED = "subscript"
_PLACES = {
    RAISED: str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"),
    LOWERED: str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}


def placed(text: str, place: str) -> str:
    """A text that stands on the line, or at one of the two places."""
    table = _PLACES.get(place)
    return text if table is None else text.translate(table)
