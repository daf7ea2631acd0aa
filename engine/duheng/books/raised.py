"""Characters that stand above or below the line, or are struck out: 10² is no 102, 95 with the mark of a note no 951.

Digits are written as the raised and lowered characters that Unicode has, which the value notation knows as no digits of
the number before them (m² is a unit).
"""

from __future__ import annotations

from duheng.books.markup import Attributes, is_on

RAISED = "superscript"
LOWERED = "subscript"
_PLACES = {
    RAISED: str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"),
    LOWERED: str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}


def placed(text: str, place: str) -> str:
    """A text that stands on the line, or at one of the two places."""
    return text.translate(_PLACES[place]) if place in _PLACES else text


class Runs:
    """The runs of one cell's text: where the present one stands, and whether it is struck out.

    ``aside`` counts the readings of characters (phonetics) that are open, which are no part of the text.
    """

    def __init__(self) -> None:
        self.place, self.struck, self.aside = "", False, 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the text begins."""
        if name == "r":
            self.place, self.struck = "", False
        elif name == "vertAlign":
            self.place = attributes.get("val", "")
        elif name == "strike":
            self.struck = is_on(attributes.get("val", "1"))
        elif name == "rPh":
            self.aside += 1

    def end(self, name: str) -> None:
        """An element of the text ends."""
        self.aside -= name == "rPh" and self.aside > 0

    def seen(self, text: str) -> str:
        """What is seen of a text in the run."""
        return "" if self.struck else placed(text, self.place)
