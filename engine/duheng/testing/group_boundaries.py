"""The boundaries of a method that looks at other rows: settings on and beside every edge, as few as will do.

One thing is varied at a time — how many rows there are, what the first of them or all of them say, what the node says
itself — and a setting is worth a line where the method's course changes, or where two sides of a rule are equal. What
no single change reaches is looked for by changing the node and its rows together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import chain, pairwise, product

from duheng.analysis.gaps import edges, gaps, near_edge
from duheng.analysis.inputs import DIRECTIONS
from duheng.analysis.inputs import Input as Slot
from duheng.language import builtins, tree
from duheng.language.names import names_of
from duheng.language.walk import applied
from duheng.record import Record
from duheng.testing.items import Item, items_of_method
from duheng.testing.looked_at import looked_at
from duheng.testing.settings import Point, Setting, Trying, Value

USUAL_ROWS = 2
SEVERAL, MANY = 5, 12
"""How many rows there are where some of them differ from the others, and how many at most."""
MOST_TRIED = 1500
NEAREST = 3
_STATES = ("不适用", "待定")
_COUNTING = ("个数", "任一", "全部")


class Way(Record):
    """One number that can be varied: of the node, of the first of some rows, or (``every``) of all of them alike."""

    word: str
    slot: Slot
    every: bool = False

    def set(self, setting: Setting, value: Value | None) -> Setting:
        """The setting with another value, None for nothing."""
        name = self.slot.name
        if not self.word:
            return setting.with_own(name, value)
        rows = setting.rows_at(self.word)
        for row in rows if self.every else rows[:1]:
            row.pop(name, None)
            if value is not None:
                row[name] = value
        return setting.with_rows(self.word, rows)


def group_points(
    ruleset: tree.Ruleset, method: tree.Method, known: frozenset[Item] | None = None
) -> tuple[tuple[str, ...], list[Point]]:
    """The columns of a method's table, and the points that are worth a line.

    Where parts of rules are ``known`` to be reached, only the points that reach others.
    """
    looked = looked_at(ruleset, method)
    directions = DIRECTIONS if looked.by_direction else DIRECTIONS[:1]
    chosen: dict[tuple[tuple[str, str], ...], Point] = {}
    reached: set[Item] = set(known or ())
    columns: tuple[str, ...] = ()
    for direction in directions:
        search = _Search(Trying(ruleset, method, looked, direction), reached)
        columns = search.trying.columns
        for point in search.chosen(sparing=known is not None):
            chosen.setdefault(point.cells, point)
    return columns, list(chosen.values())


class _Search:
    """The search in one direction of targets; ``reached`` are the parts of rules that chosen points reach."""

    def __init__(self, trying: Trying, reached: set[Item]) -> None:
        self.trying = trying
        self.reached = reached
        self.base = _usual(trying)
        self.methods = applied(trying.method, names_of(trying.ruleset).methods)
        self.found: dict[Way, list[Fraction]] = {}
        self.wanted = frozenset(items_of_method(trying.ruleset, trying.method.name))

    def chosen(self, *, sparing: bool) -> Iterator[Point]:
        """The points worth a line, single changes before those of two; ``sparing``: that reach something new."""
        for series in chain(self._counts(), self._values()):
            for point in series:
                if sparing and point.hits <= self.reached:
                    continue
                self.reached |= point.hits
                yield point
        for setting in self._together():
            if self.wanted <= self.reached or self.trying.count > MOST_TRIED:
                return
            found = self.trying.at(setting)
            if found is not None and not found.hits <= self.reached:
                self.reached |= found.hits
                yield found

    # --- one change

    def _counts(self) -> Iterator[list[Point]]:
        """How many rows there are, and how many of them are of another kind than the rest."""
        for word, inputs in self.trying.looked.rows:
            usual = self.base.rows_at(word)[0]
            counts = [self.base.with_rows(word, [usual] * count) for count in range(MANY + 1)]
            yield self._turning(counts, [counts[0], counts[USUAL_ROWS]])
            courses: set[tuple[object, ...]] = set()
            for kind in _kinds(usual, inputs, {}) if self._counted(word) else ():
                several = [[kind] * some + [usual] * (SEVERAL - some) for some in range(SEVERAL + 1)]
                settings = [self.base.with_rows(word, rows) for rows in several]
                course = tuple(point.course for each in settings if (point := self.trying.at(each)) is not None)
                if course not in courses:
                    courses.add(course)
                    yield self._turning(settings)

    def _counted(self, word: str) -> bool:
        """Whether a rule asks how many of some rows, or whether any or all, are of a kind."""
        return any(
            each.condition is not None and each.function in _COUNTING
            for each, other in self.trying.looked.aggregates
            if other == word
        )

    def _values(self) -> Iterator[list[Point]]:
        for base, way in self._ways():
            numbers = [value for value in way.slot.values if isinstance(value, Fraction)]
            if isinstance(way.slot.usual, Fraction):
                samples = sorted({*numbers, way.slot.usual})
                found = edges(partial(self._gaps, base, way), samples)
                self.found.setdefault(way, []).extend(found)
                beside = {near for edge in found for near in near_edge(way.slot, edge)}
                settings = [way.set(base, value) for value in sorted({*samples, *beside})]
                yield self._turning(settings, [way.set(base, value) for value in beside])
            else:
                yield self._turning([way.set(base, value) for value in (way.slot.usual, *way.slot.values)])
            states = _words_of(way.slot) if way.word else ()
            said = [way.set(base, word) for word in (*way.slot.words, *states)]
            yield from (self._turning([base, setting], [setting]) for setting in (*said, way.set(base, None)))

    def _ways(self) -> Iterator[tuple[Setting, Way]]:
        """What can be varied, and in which setting: the node's own inputs also where there are no rows."""
        for word, inputs in self.trying.looked.rows:
            yield from ((self.base, Way(word, each, every)) for each in inputs for every in (False, True))
        bare = [self.base.with_rows(word, ()) for word, _ in self.trying.looked.rows]
        yield from ((base, Way("", each)) for each in self.trying.looked.own for base in (self.base, *bare))

    def _gaps(self, base: Setting, way: Way, value: Fraction) -> list[Fraction | None]:
        found = self.trying.at(way.set(base, value))
        return gaps(found.tried, self.methods) if found is not None else []

    def _turning(self, series: Sequence[Setting], always: Sequence[Setting] = ()) -> list[Point]:
        """The points on both sides of every change of the course, and those kept always where any change is."""
        points = [point for each in series if (point := self.trying.at(each)) is not None]
        if len({(each.course, each.value) for each in points}) < 2:
            return []
        kept = {number for number, each in enumerate(points) if each.setting in always}
        for number, (one, two) in enumerate(pairwise(points)):
            if one.course != two.course:
                kept |= {number, number + 1}
        return [points[number] for number in sorted(kept)]

    # --- two changes

    def _together(self) -> Iterator[Setting]:
        """The node and its rows changed together, nearest first."""
        rows = [self.base, *self._other_rows((USUAL_ROWS, SEVERAL)), *self._other_rows((0, 1, 3, MANY))]
        own = list(self._own_changes())
        yield from rows
        for first, setting in product(own, rows):
            yield first(setting)
        for first, second, setting in product(own, own, rows[:NEAREST]):
            yield second(first(setting))

    def _other_rows(self, counts: Sequence[int]) -> Iterator[Setting]:
        for word, inputs in self.trying.looked.rows:
            usual = self.base.rows_at(word)[0]
            seen = {way.slot.name: found for way, found in self.found.items() if way.word == word}
            for count in counts:
                yield self.base.with_rows(word, [usual] * count)
                for kind in _kinds(usual, inputs, seen) if count else ():
                    for some in dict.fromkeys((1, count - 1, count)):
                        yield self.base.with_rows(word, [kind] * some + [usual] * (count - some))

    def _own_changes(self) -> Iterator[Callable[[Setting], Setting]]:
        for each in self.trying.looked.own:
            way = Way("", each)
            beside = [near for edge in self.found.get(way, ()) for near in near_edge(each, edge)]
            for value in (None, *each.values, *each.words, *beside):
                yield partial(way.set, value=value)


def _usual(trying: Trying) -> Setting:
    """Everything where it usually is, with two rows alike."""
    own = tuple((each.name, each.usual) for each in trying.looked.own if each.usual != "")
    rows = tuple(
        (word, (tuple((each.name, each.usual) for each in inputs if each.usual != ""),) * USUAL_ROWS)
        for word, inputs in trying.looked.rows
    )
    return Setting(own, rows)


def _kinds(usual: dict[str, Value], inputs: Sequence[Slot], found: dict[str, list[Fraction]]) -> list[dict[str, Value]]:
    """Rows that differ from the usual one in one cell."""
    kinds: list[dict[str, Value]] = []
    for each in inputs:
        without = {name: value for name, value in usual.items() if name != each.name}
        beside = [near for edge in found.get(each.name, ()) for near in near_edge(each, edge)]
        values = [*each.values, *each.words, *_words_of(each), *beside]
        kinds += [without, *(without | {each.name: value} for value in values if value != "")]
    return kinds


def _words_of(slot: Slot) -> tuple[str, ...]:
    return _STATES if slot.name == builtins.SCORE_OF else ()
