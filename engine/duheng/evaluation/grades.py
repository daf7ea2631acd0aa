"""Which grades a total may have, and what is left of them after vetoes.

A total may lie beside its scale, or reach beyond it: then it has no grade. A veto sets one above the scale, but raises
none below it.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from duheng.evaluation.result import BESIDE
from duheng.evaluation.values.interpret import Interpreter
from duheng.identity import once_for_each
from duheng.language import tree
from duheng.language.bands import stretch_of
from duheng.language.ranges import Range
from duheng.problems.evaluation import NoGrade

Grades = tuple[str | None, ...]
"""Labels, ``ABOVE`` for no grade above the scale, None for no grade below it or where there is no scale."""
NOWHERE: Grades = (None,)
ABOVE = ""


def grades_of(interpreter: Interpreter, scale: str, number: Fraction | Range) -> Grades:
    """The grades of a number that may lie beside the scale."""
    not_below, not_above = _sides_of(interpreter.scales[scale])
    below = interpreter.kernel.within(number, not_below) is not True
    above = interpreter.kernel.within(number, not_above) is not True
    found = (*interpreter.labels(scale, number), *([ABOVE] if above else []), *([None] if below else []))
    return found or NOWHERE


@once_for_each
def _sides_of(scale: tree.Scale) -> tuple[Range, Range]:
    """The numbers that don't lie below the tiers of a scale, and those that don't lie above them."""
    ends = stretch_of(scale)
    return Range(ends.low, None, ends.low_open), Range(None, ends.high, False, ends.high_open)


def ungraded(grades: Grades) -> bool:
    """Whether there may be no grade."""
    return not all(grades)


def no_grade(score: str, *, certain: bool) -> NoGrade:
    """The finding that a total has no grade, or may have none."""
    return NoGrade(score=score, may="" if certain else "可能", may_en="falls" if certain else "may fall")


def shown(grades: Grades) -> str:
    """Grades as a finding tells them."""
    return "—" if not any(grades) else "～".join(each or BESIDE for each in grades)


def lowered(grades: Grades, to: str, bands: Iterable[tree.Band], *, certain: bool) -> Grades:
    """The grades after a veto, or, where it isn't certain, with and without it: the worse of two counts."""
    lows = {band.label: band.low for band in bands}
    worst = min(lows, key=lambda label: lows[label], default=to)

    def worse(one: str | None) -> Grades:
        if not one:
            return (to,) if one == ABOVE or to == worst else NOWHERE
        if one not in lows or to not in lows:
            return (one, to)
        return (one,) if lows[one] < lows[to] else (to,)

    found = [grade for each in grades for grade in worse(each)]
    return tuple(dict.fromkeys(found if certain else (*grades, *found)))


def in_order(grades: Grades, bands: Iterable[tree.Band]) -> tuple[str, ...]:
    """The grades that there are, the best first."""
    best = sorted(bands, key=lambda band: band.low, reverse=True)
    place = {band.label: number for number, band in enumerate(best)}
    return tuple(sorted((each for each in grades if each), key=lambda label: place.get(label, len(place))))
