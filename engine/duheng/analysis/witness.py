"""An input on which two methods give different points: found by trying, never guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

from duheng.analysis.inputs import Inputs
from duheng.analysis.single import Given, score
from duheng.analysis.trials import Trials
from duheng.analysis.ways import trials_of
from duheng.evaluation.telling.figures import points
from duheng.language import tree
from duheng.language.names import names_of
from duheng.language.ranges import Range
from duheng.record import Record


class Witness(Record):
    """An input in words, and what each of the two makes of it."""

    case: str
    before: str
    after: str


def witness(one: tree.Ruleset, before: tree.Method, two: tree.Ruleset, after: tree.Method) -> Witness | None:
    """The first input tried on which ``before`` (of ``one``) and ``after`` (of ``two``) differ, if there is one."""
    found = next(Search(one, before).against(two, after), None)
    return None if found is None else Witness(told(found.given), shown(found.before), shown(found.after))


def reads(ruleset: tree.Ruleset, method: tree.Method, name: str) -> bool:
    """Whether a method reads a parameter or a derived field, itself or by what it reads."""
    return any(isinstance(each, tree.Named) and each.name == name for each in Inputs(ruleset, method).read)


def apart(one: tree.Ruleset, before: tree.Method, two: tree.Ruleset, after: tree.Method) -> tuple[str, ...]:
    """The fields that one of two methods reads and the other's forms don't have, so that no form with
    them suits both."""
    found = ((one, before, two), (two, after, one))
    return tuple(
        each.name
        for ruleset, method, other in found
        for each in Inputs(ruleset, method).all
        if each.kind is not None and each.name not in names_of(other).fields
    )


class Found(Record):
    """An input as values, and the two scores."""

    given: Given
    before: Fraction | Range | None
    after: Fraction | Range | None


class _Known(Record):
    """An input, and what the method that is searched for gives on it."""

    given: Given
    value: Fraction | Range | None


class Search:
    """Tries the inputs of a method on it and on other versions of it; what it gives itself is worked out once."""

    def __init__(self, ruleset: tree.Ruleset, method: tree.Method) -> None:
        self.ruleset = ruleset
        self.method = method
        self._fields = names_of(ruleset).fields.keys()
        self._ways = trials_of(ruleset, method)
        self._known: list[_Known] = []
        self._seen: set[object] = set()
        self._more = self._new(self._ways, self._seen)

    def against(self, ruleset: tree.Ruleset, method: tree.Method) -> Iterator[Found]:
        """All inputs tried on which another version gives another score; those of that version come last."""
        fields = names_of(ruleset).fields.keys()
        for known in chain(self._own(), self._of_version(ruleset, method)):
            if not known.given.cells.keys() <= fields:
                continue
            value = score(ruleset, method, known.given).value
            if known.value != value and shown(known.value) != shown(value):
                yield Found(known.given, known.value, value)

    def _own(self) -> Iterator[_Known]:
        """The method's own inputs: those tried before, then more."""
        yield from self._known
        for known in self._more:
            self._known.append(known)
            yield known

    def _of_version(self, ruleset: tree.Ruleset, method: tree.Method) -> Iterator[_Known]:
        ways = trials_of(ruleset, method)
        if [each.tries for each in ways] != [each.tries for each in self._ways]:
            yield from self._new(ways, set(self._seen))

    def _new(self, ways: Sequence[Trials], seen: set[object]) -> Iterator[_Known]:
        """What the method gives on inputs that weren't seen before and that a form of its ruleset can say."""
        for each in ways:
            for given in each.every():
                if given.key not in seen and given.cells.keys() <= self._fields:
                    seen.add(given.key)
                    yield _Known(given, score(self.ruleset, self.method, given).value)


def told(given: Given, without: str = "", comma: str = "，") -> str:
    """An input in words: 指标值 ≥100件，实际值 130件，分值 10."""
    cells = [f"{name} {value.text or '空'}" for name, value in given.cells.items() if name != without]
    numbers = [f"{name} {points(value)}" for name, value in given.numbers.items() if name not in given.cells]
    return comma.join((*cells, *numbers))


def shown(value: Fraction | Range | None) -> str:
    """A score for people: a number, a range, 不适用."""
    if value is None:
        return "不适用"
    if isinstance(value, Range):
        low, high = ("？" if end is None else points(end) for end in (value.low, value.high))
        return f"待定（{low}～{high}）"
    return points(value)
