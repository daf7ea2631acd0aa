"""What many forms have in common: how totals and grades lie, what is found most often, whose claim is furthest off.

Everything is exact and in an order of its own, so that the same forms give the same summary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from duheng.record import Record
from duheng.reports.many.entries import Entries, Entry

_WIDTHS = (1, 2, 5, 10, 20)
_MOST_BINS = 10
_MOST_KINDS, _MOST_DIFFERENCES = 10, 10
HUNDRED = 100


class Bin(Record):
    """How many totals lie from ``low`` up to ``high``, in hundredths of full points; the last bin holds its end."""

    low: Fraction
    high: Fraction
    forms: int


class Common(Record):
    """A kind of finding: in how many forms it is, and how often in all."""

    code: str
    sentence: str
    forms: int
    findings: int


class Summary(Record):
    """The whole.

    ``apart`` are forms scored whose totals are no results: they are in no distribution, nor compared.
    ``uncounted`` are all that have no place among the totals: these, open ones, and those without full points.
    """

    forms: int
    scored: int
    unread: int
    open: int
    apart: int
    uncounted: int
    totals: tuple[Bin, ...]
    grades: tuple[tuple[str, int], ...]
    common: tuple[Common, ...]
    differences: tuple[Entry, ...]


def summary_of(entries: Entries) -> Summary:
    """The summary of all forms noted so far."""
    scored = entries.scored
    alike = [each for each in scored if not each.apart]
    shares = [each.score / each.full * HUNDRED for each in alike if each.score is not None and each.full]
    return Summary(
        forms=len(entries.all),
        scored=len(scored),
        unread=len(entries.unread),
        open=sum(each.score is None for each in scored),
        apart=len(scored) - len(alike),
        uncounted=len(scored) - len(shares),
        totals=bins(shares),
        grades=_grades(alike),
        common=_common(entries),
        differences=_differences(alike),
    )


def bins(shares: Sequence[Fraction]) -> tuple[Bin, ...]:
    """At most ten bins of a round width that hold all numbers; a number at an edge belongs to the upper bin."""
    if not shares:
        return ()
    least, most = min(shares), max(shares)
    width = next((each for each in _WIDTHS if _count(least, most, each) <= _MOST_BINS), _WIDTHS[-1])
    count, first = _count(least, most, width), _top(most, width) - width * _count(least, most, width)
    met = Counter(min(int((share - first) // width), count - 1) for share in shares)
    return tuple(Bin(first + width * at, first + width * (at + 1), met[at]) for at in range(count))


def _top(most: Fraction, width: int) -> Fraction:
    return Fraction(-(-most // width) * width)


def _count(least: Fraction, most: Fraction, width: int) -> int:
    return max(int((_top(most, width) - least // width * width) // width), 1)


def _grades(scored: Sequence[Entry]) -> tuple[tuple[str, int], ...]:
    """How often each grade was given, by the best total that has it."""
    counted = Counter(each.grade for each in scored if each.grade)
    best = {grade: max(each.low for each in scored if each.grade == grade) for grade in counted}
    return tuple((grade, counted[grade]) for grade in sorted(counted, key=lambda each: (-best[each], each)))


def _common(entries: Entries) -> tuple[Common, ...]:
    kinds = sorted(entries.forms, key=lambda kind: (-entries.forms[kind], -entries.findings[kind], kind))
    return tuple(
        Common(*kind, forms=entries.forms[kind], findings=entries.findings[kind]) for kind in kinds[:_MOST_KINDS]
    )


def _differences(scored: Sequence[Entry]) -> tuple[Entry, ...]:
    apart = [each for each in scored if each.difference]
    return tuple(sorted(apart, key=lambda each: (-abs(each.difference or 0), each.file))[:_MOST_DIFFERENCES])
