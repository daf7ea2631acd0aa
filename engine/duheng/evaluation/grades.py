"""Which grades a total may have, and what is left of them after vetoes. None stands for no grade: a total may lie
beside its scale, or reach beyond it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import reduce

from duheng.evaluation.interpret import Interpreter
from duheng.evaluation.result import BESIDE
from duheng.language import tree
from duheng.language.ranges import Range, hull
from duheng.problems.evaluation import NoGrade

Grades = tuple[str | None, ...]
NOWHERE: Grades = (None,)


def grades_of(interpreter: Interpreter, scale: str, number: Fraction | Range) -> Grades:
    """The grades of a number that may lie beside the scale."""
    intervals: list[Fraction | Range] = [interval for _, interval in interpreter.names.intervals[scale]]
    ends = reduce(hull, intervals)
    inside = interpreter.kernel.within(number, ends) is True
    labels = interpreter.labels(scale, number)
    return (*labels, *(() if inside else NOWHERE)) or NOWHERE


def no_grade(score: str, *, certain: bool) -> NoGrade:
    """The finding that a total has no grade, or may have none."""
    return NoGrade(score=score, may="" if certain else "可能", may_en="falls" if certain else "may fall")


def shown(grades: Grades) -> str:
    """Grades as a finding tells them."""
    return "—" if grades == NOWHERE else "～".join(each or BESIDE for each in grades)


def lowered(grades: Grades, to: str, bands: Iterable[tree.Band], *, certain: bool) -> Grades:
    """The grades after a veto, or, where it isn't certain, with and without it: the worse of two counts."""
    lows = {band.label: band.low for band in bands}

    def worse(one: str | None) -> str:
        return one if one in lows and to in lows and lows[one] < lows[to] else to

    found = [worse(each) for each in grades]
    return tuple(dict.fromkeys(found if certain else (*grades, *found)))


def in_order(grades: Grades, bands: Iterable[tree.Band]) -> tuple[str, ...]:
    """The grades that there are, the best first."""
    best = sorted(bands, key=lambda band: band.low, reverse=True)
    place = {band.label: number for number, band in enumerate(best)}
    return tuple(sorted((each for each in grades if each), key=lambda label: place.get(label, len(place))))
