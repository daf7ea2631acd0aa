"""The inputs at which a method's score changes its course: on every edge, just beside it, zero, missing, far above.

A rule owner reads down the table and ticks what is right; ticked lines are cases. So the table is kept short: an input
is there where the line that decides changes between it and its neighbour, or where it reaches a rule that no other
input of the table reaches. Methods that look at other rows have theirs set too (see ``group_boundaries``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, pairwise, product

from duheng.analysis.directions import likely_first
from duheng.analysis.single import Given, tried
from duheng.analysis.trials import Trials
from duheng.analysis.ways import trials_of
from duheng.language import builtins, tree
from duheng.language.decimal import decimal_text
from duheng.language.ranges import Range
from duheng.language.values import Empty
from duheng.record import Record
from duheng.source import Span
from duheng.testing.expected import as_expected
from duheng.testing.group_boundaries import group_points
from duheng.testing.hits import hits_of_tried
from duheng.testing.items import Item, Part, items_of_method
from duheng.testing.settings import deciding_lines

_LIMITS = (Part.LOW, Part.HIGH)


class Boundary(Record):
    """An input by its columns' names, and what the method gives."""

    cells: tuple[tuple[str, str], ...]
    gives: str


class Table(Record):
    """The boundaries of one method; ``reached`` are the parts of rules that its rows reach."""

    method: str
    columns: tuple[str, ...]
    rows: tuple[Boundary, ...]
    reached: frozenset[Item] = frozenset()


class _Point(Record):
    given: Given
    value: Fraction | Range | None
    lines: tuple[Span | None, ...]
    hits: frozenset[Item]

    @property
    def course(self) -> tuple[object, ...]:
        """What decides: the lines, and the limits that hold the score."""
        limits = frozenset(each for each in self.hits if each.part in _LIMITS)
        return self.lines, limits, self.value is None


def boundaries_of(ruleset: tree.Ruleset, method: tree.Method) -> Table:
    """The table of one method."""
    ways = trials_of(ruleset, method)
    if not ways:
        return _of_group(ruleset, method)
    inputs = ways[0].inputs
    names = [each.name for each in inputs.all if each.name != builtins.CLAIMED]
    claimed = (builtins.CLAIMED,) if len(names) < len(inputs.all) else ()
    columns = (*names, builtins.POINTS_OF, *claimed)
    chosen = list(_chosen(ruleset, method, ways))
    rows = [
        Boundary(tuple((name, _text(point.given, name)) for name in columns), as_expected(point.value))
        for point in chosen
    ]
    reached = frozenset(item for point in chosen for item in point.hits)
    if any(each not in reached for each in items_of_method(ruleset, method.name)):
        _, others = group_points(ruleset, method, reached)
        rows += [
            Boundary(tuple((name, dict(each.cells)[name]) for name in columns), as_expected(each.value))
            for each in others
        ]
        reached |= {item for each in others for item in each.hits}
    return Table(method.name, columns, tuple(dict.fromkeys(rows)), reached=reached)


def _of_group(ruleset: tree.Ruleset, method: tree.Method) -> Table:
    """The table of a method that looks at other nodes."""
    columns, points = group_points(ruleset, method)
    rows = dict.fromkeys(Boundary(each.cells, as_expected(each.value)) for each in points)
    return Table(method.name, columns, tuple(rows), frozenset(item for each in points for item in each.hits))


def _chosen(ruleset: tree.Ruleset, method: tree.Method, ways: Sequence[Trials]) -> Iterator[_Point]:
    """The points worth a line, in the order they are tried: what the 例 speak of first."""
    reached: set[Item] = set()
    likely, others = likely_first(ways[0].inputs)
    spoken = ways[:1] if ways[0].inputs.of_dates_alone else ways
    for trials, direction in product(spoken, likely):
        for series in trials.series(direction, sparing=trials is not ways[0]):
            points = _points(ruleset, method, series)
            for number in _turning(points):
                reached |= points[number].hits
                yield points[number]
    for trials, direction in chain(product(ways, likely), product(ways, others)):
        for given in chain(trials.worths(direction), trials.pairs(direction), trials.gaps(direction)):
            for point in _points(ruleset, method, (given,)):
                if not point.hits <= reached:
                    reached |= point.hits
                    yield point


def _turning(points: Sequence[_Point]) -> list[int]:
    """The ends of a series, and the points on both sides of every change of what decides."""
    kept = {0, len(points) - 1} if points else set[int]()
    for number, (one, two) in enumerate(pairwise(points)):
        if one.course != two.course:
            kept |= {number, number + 1}
    return sorted(kept)


def _points(ruleset: tree.Ruleset, method: tree.Method, series: Iterable[Given]) -> list[_Point]:
    """What the method gives; left out where units keep it from computing, which shows nothing of the rule."""
    found = ((given, tried(ruleset, method, given)) for given in series)
    return [
        _Point(
            given,
            each.trace.value,
            tuple(deciding_lines(each.trace)),
            hits_of_tried(each),
        )
        for given, each in found
        if each.computed
    ]


def _text(given: Given, name: str) -> str:
    number, value = given.numbers.get(name), given.cells.get(name)
    if number is not None:
        return decimal_text(number)
    return "" if value is None or isinstance(value, Empty) else value.text
