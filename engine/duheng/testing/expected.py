"""What a case expects of a score: a number, a range (3 至 4), 待定 (any range), 不适用.

A number whose decimals don't end is said exactly as a fraction: 70/9.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from duheng.evaluation.result import NodeResult, State, Total
from duheng.evaluation.telling.figures import points
from duheng.evaluation.telling.wording import wording_of
from duheng.forms.notation import read_number
from duheng.language.decimal import decimal_text
from duheng.language.ranges import Range, settled
from duheng.language.units import BARE, POINTS
from duheng.language.values import Quantity
from duheng.problems.problem import Language
from duheng.record import Record

OPEN_WORDS = ("待定", "undetermined")
NOT_APPLICABLE_WORDS = ("不适用", "not applicable")
_BETWEEN = re.compile(r"\s*(?:至|到|～|~| to )\s*")
_FRACTION = re.compile(r"([-−]?)\s*([0-9]{1,40})\s*[/∕⁄]\s*([0-9]{1,40})\s*分?")


class Expected(Record):
    """``low`` and ``high`` are equal for a number, both None for any range; ``applies`` is False for 不适用."""

    low: Fraction | None
    high: Fraction | None
    applies: bool = True

    def holds(self, value: Fraction | Range | None) -> bool:
        """Whether a score (None: 不适用) is as expected."""
        if not self.applies or value is None:
            return not self.applies and value is None
        if isinstance(value, Range):
            return self.low is None or (self.low != self.high and (value.low, value.high) == (self.low, self.high))
        return self.low is not None and self.low == self.high == value


def read_expected(text: str) -> Expected | None:
    """What a text expects, None where it can't be read."""
    said = text.strip()
    if said in OPEN_WORDS:
        return Expected(None, None)
    if said in NOT_APPLICABLE_WORDS:
        return Expected(None, None, applies=False)
    numbers = [read_points(part) for part in _BETWEEN.split(said)]
    read = [each.number for each in numbers if each is not None]
    if len(read) != len(numbers) or len(read) not in (1, 2) or read[0] > read[-1]:
        return None
    return Expected(read[0], read[-1])


def read_points(text: str) -> Quantity | None:
    """A number of points: with the unit 分 or none, as a decimal or as a fraction (70/9)."""
    fraction = _FRACTION.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if fraction is not None and int(fraction[3]):
        number = Fraction(int(fraction[2]), int(fraction[3]))
        return Quantity(-number if fraction[1] else number, BARE, text)
    found = read_number(text)
    return found if found is not None and (found.unit == BARE or found.unit.dimension == POINTS) else None


def as_expected(value: Fraction | Range | None) -> str:
    """A score as cases write what they expect: 2, 70/9, 3 至 4, 待定, 不适用."""
    if value is None:
        return NOT_APPLICABLE_WORDS[0]
    if not isinstance(value, Range):
        return decimal_text(value)
    if value.low is None or value.high is None:
        return OPEN_WORDS[0]
    return f"{decimal_text(value.low)} 至 {decimal_text(value.high)}"


def given(score: NodeResult | Total) -> Fraction | Range | None:
    """What a form gives, at a node or as its total; None where a node doesn't apply."""
    if isinstance(score, NodeResult) and score.state is State.NOT_APPLICABLE:
        return None
    return settled(Range(score.low, score.high))


def shown(value: Fraction | Range | None, language: Language) -> str:
    """A score as failures tell it."""
    if value is None:
        return wording_of(language).not_applicable
    if not isinstance(value, Range):
        return points(value)
    return f"待定（{points(value)}）" if language == "zh" else f"undetermined ({points(value)})"
