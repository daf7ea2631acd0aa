"""The combinations of values with which a search tries a method.

Each number in turn and every word with every other, with the rest where they usually are; then nodes worth something
else, two numbers at a time, and numbers beside an empty cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, islice, permutations, product
from math import prod

from duheng.analysis.directions import likely_first
from duheng.analysis.inputs import Input, Inputs
from duheng.analysis.single import Given
from duheng.forms.notation_dates import DATE_UNIT
from duheng.language import builtins
from duheng.language.types import OPEN_KINDS, Direction, FieldKind
from duheng.language.units import POINTS
from duheng.language.walk import is_points, nodes_of

MOST_TRIALS = 400
MOST_PAIRS = 3000
MOST_WORTHS = 6
UNEVEN = Fraction("3.33")
"""Points whose shares don't end after two decimals, so that it shows where a rule rounds."""
_SMALL = tuple(map(Fraction, (1, 2, 5)))
_SHARES = tuple(map(Fraction, ("0", "1/5", "2/5", "1/2")))
_UNEVEN_SHARE = Fraction("1.00123")
"""So that it shows where a rule rounds, whatever the points are."""


class Trials:
    """The combinations of a method's inputs."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs

    def every(self) -> Iterator[Given]:
        """All combinations, those of two numbers and of gaps last, and last of all the directions that no row has."""
        searches = (self.singly, self.worths, self.pairs, self.gaps)
        for directions in likely_first(self.inputs):
            for search, direction in product(searches, directions):
                yield from search(direction)

    @property
    def tries(self) -> object:
        """All on which it depends what is tried."""
        return self.inputs.all, self.inputs.points, self.other_points, self._asks_for_points()

    def singly(self, direction: Direction, most: int = MOST_TRIALS) -> Iterator[Given]:
        """The values to try, each input in turn and every word with every other; targets are of a direction.

        Where there are more than ``most``, they are taken at even distances.
        """
        step = steps(self.count, most)
        yield from (self.inputs.given(tried, direction) for tried in islice(self._tried(), 0, None, step))

    def _tried(self) -> Iterator[dict[str, Fraction | str]]:
        _, numbers = self._words_and_numbers()
        numbers.sort(key=lambda each: each.kind is FieldKind.TARGET)
        for usual in self._usual():
            yield usual
            for varied in numbers:
                yield from (usual | {varied.name: value} for value in varied.values)

    @property
    def count(self) -> int:
        """How many trials there are, of which not all may be made."""
        words, numbers = self._words_and_numbers()
        return prod(len(each.values) for each in words) * (1 + sum(len(each.values) for each in numbers))

    def _words_and_numbers(self) -> tuple[list[Input], list[Input]]:
        words = [each for each in self.inputs.all if isinstance(each.usual, str)]
        return words, [each for each in self.inputs.all if not isinstance(each.usual, str)]

    def _usual(self, *, sparing: bool = False) -> Iterator[dict[str, Fraction | str]]:
        """All numbers as they usually are, for all words said, or (``sparing``) for the usual ones."""
        words, _ = self._words_and_numbers()
        for chosen in product(*((each.usual,) if sparing else each.values for each in words)):
            yield self.inputs.usual | {each.name: word for each, word in zip(words, chosen, strict=True)}

    def series(self, direction: Direction, *, sparing: bool) -> Iterator[list[Given]]:
        """The values of each number in turn, in order, with nothing said of it at the end; for all words said, or
        (``sparing``) for the usual ones."""
        _, numbers = self._words_and_numbers()
        for usual in self._usual(sparing=sparing):
            if not numbers:
                yield [self.inputs.given(usual, direction)]
            for varied in numbers:
                values = sorted(value for value in {varied.usual, *varied.values} if isinstance(value, Fraction))
                yield [self.inputs.given(usual | {varied.name: value}, direction) for value in values]
                yield from ([self.inputs.given(usual | {varied.name: word}, direction)] for word in varied.words)
                yield [self.inputs.given(usual, direction).without(varied.name)]

    def worths(self, direction: Direction) -> Iterator[Given]:
        """Each number in turn again, for nodes worth something else: what the template declares, what the rule names
        and twice that, and little."""
        usual = self.inputs.usual
        _, numbers = self._words_and_numbers()
        for points in self.other_points:
            yield self.inputs.given(usual, direction, points)
            for varied in numbers:
                values = varied.values if varied.name != builtins.CLAIMED else _more(varied, points)
                yield from (self.inputs.given(usual | {varied.name: value}, direction, points) for value in values)

    @property
    def other_points(self) -> tuple[Fraction, ...]:
        """Other points that nodes may be worth, smallest first."""
        declared = {node.points for node in nodes_of(self.inputs.ruleset.template.nodes) if node.points is not None}
        named = {each.value for each in self.inputs.numbers.others if each.unit.dimension == POINTS}
        found = {
            *_SMALL,
            *sorted(declared)[:MOST_WORTHS],
            *(times * each for each in sorted(named) for times in (1, 2)),
        }
        return tuple(sorted(each for each in found if each > 0 and each != self.inputs.points))[: 2 * MOST_WORTHS]

    def pairs(self, direction: Direction) -> Iterator[Given]:
        """More to try: two numbers at a time, below zero too, with uneven points."""
        count = 0
        usual = self.inputs.usual
        couples = list(combinations(self.inputs.all, 2)) or [(each, each) for each in self.inputs.all]
        worths = (
            self.inputs.points,
            UNEVEN,
            2 * self.inputs.points,
            *((Fraction(0),) if self._asks_for_points() else ()),
        )
        for points, (one, two) in product(worths, couples):
            for first, second in product(_more(one, points), _more(two, points)):
                yield self.inputs.given(usual | {one.name: first, two.name: second}, direction, points)
                count += 1
                if count == MOST_PAIRS:
                    return

    def gaps(self, direction: Direction) -> Iterator[Given]:
        """And more: one input left empty while another is varied."""
        usual = self.inputs.usual
        for one, two in permutations(self.inputs.all, 2):
            for second in _more(two, self.inputs.points):
                yield self.inputs.given(usual | {two.name: second}, direction).without(one.name)

    def _asks_for_points(self) -> bool:
        """Whether a condition compares the node's points with a number."""
        return any(is_points(each.about) and each.marks for each in self.inputs.questions)


def steps(count: int, most: int) -> int:
    """At which distance to take what there are ``count`` of, so that no more than ``most`` are taken."""
    return max(1, -(-count // most))


def _more(each: Input, points: Fraction) -> tuple[Fraction | str, ...]:
    """The values of an input when two are varied: of a claim shares of the points, of quantities some below zero."""
    if isinstance(each.usual, str):
        return each.values
    if each.name == builtins.CLAIMED:
        shares = (*_SHARES, *(1 - share for share in _SHARES), -_SHARES[-1], 1 + _SHARES[-1])
        return tuple(Fraction(round(points * share * 100), 100) for share in shares)
    if each.unit == DATE_UNIT:
        return (each.usual, *each.values, *each.words)
    below = (-each.usual, -each.usual / 2) if each.kind in (*OPEN_KINDS, FieldKind.MONEY) else ()
    uneven = (each.usual * _UNEVEN_SHARE,) if each.kind is not FieldKind.NUMBER else ()
    return (each.usual, *each.values, *below, *uneven, *each.words)
