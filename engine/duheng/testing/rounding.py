"""What there is to say of decimals where a case fails: rounded otherwise it would hold, or the decimals have no end.

A score that nothing rounds may be a quotient without end; then the sentence says how a case writes it exactly.
"""

from __future__ import annotations

from fractions import Fraction

from duheng.evaluation.telling.figures import points
from duheng.language.decimal import decimal_text, round_fraction
from duheng.language.ranges import Range
from duheng.testing.expected import Expected, as_expected

_WAYS = (
    ("half_up", "四舍五入", "half away from zero"),
    ("down", "舍去", "cut"),
    ("up", "进一", "up"),
    ("half_even", "四舍六入五成双", "half to even"),
)
_MOST_PLACES = 4


def told_by_rounding(expected: Expected, raw: object, value: object) -> tuple[str, str]:
    """What a rounding would explain, to be put behind a sentence, in both languages; empty where none would."""
    wanted = expected.low
    if wanted is None or wanted != expected.high or not isinstance(raw, Fraction) or not isinstance(value, Fraction):
        return "", ""
    if raw == wanted:
        return f"。未修约的得分正是 {_exact(wanted)}", f". Before rounding the score is {_exact(wanted)}"
    for places in range(_MOST_PLACES + 1):
        for mode, zh, en in _WAYS:
            if round_fraction(raw, places, mode) == wanted:
                exact = points(raw)
                return (
                    f"。未修约的得分是 {exact}，{zh}到 {places} 位小数才是 {points(wanted)}",
                    f". Before rounding the score is {exact}; rounded {en} to {places} places it is {points(wanted)}",
                )
    return "", ""


def told_exactly(value: Fraction | Range | None) -> tuple[str, str]:
    """How a score whose decimals don't end is written in a case, in both languages; empty for other scores."""
    text = as_expected(value)
    if "/" not in text:
        return "", ""
    return (
        f"。除不尽，准确的得分是 {text}，可以就这样写",
        f". Its decimals don't end: exactly it is {text}, which a case may say",
    )


def _exact(number: Fraction) -> str:
    shown = points(number)
    return decimal_text(number) if shown.startswith("≈") else shown
