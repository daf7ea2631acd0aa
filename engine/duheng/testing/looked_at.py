"""What a method looks at besides the fields of its own row: rows of the form, nodes above and elsewhere.

Each is an input that a case can set: ``三级`` with the cells that the rule reads in them, ``上级.分值``, ``产出指标.得分``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from duheng.analysis.inputs import USUAL, Input, Inputs
from duheng.language import builtins, tree
from duheng.language.types import OPEN_KINDS, FieldKind
from duheng.language.units import BARE, POINTS, RATIO, Unit, unit, unit_behind
from duheng.language.walk import both_ways, equated, of_method, walk, walk_fields
from duheng.record import Record, replace

_NUMBERS = (builtins.POINTS_OF, builtins.SCORE_OF, builtins.CLAIMED)
_PREFIXES = {tree.Root.PARENT: "上级", tree.Root.FORM: "全表"}
_PAIR = 2
_OTHER_NAME = "别的"
SHARES = (Fraction(0), Fraction(1, 2), Fraction(1), Fraction(3, 2))


class LookedAt(Record):
    """The inputs of the node itself and of nodes by their names, and those of rows, by the word that means them.

    ``aggregates`` are the rule's, by the same words; ``by_direction``: the rule asks what kind of target it has.
    """

    own: tuple[Input, ...]
    rows: tuple[tuple[str, tuple[Input, ...]], ...]
    aggregates: tuple[tuple[tree.Aggregate, str], ...]
    by_direction: bool


def looked_at(ruleset: tree.Ruleset, method: tree.Method) -> LookedAt:
    """All that a method looks at."""
    own = _Own(ruleset, method)
    found = [each for each in own.read if isinstance(each, tree.Aggregate)]
    places: dict[str, set[int]] = {}
    for each in found:
        places.setdefault(_prefix(each.place), set()).add(each.over.value)
    words = {place: _word(place, levels) for place, levels in places.items()}
    named = [(each, words[_prefix(each.place)]) for each in found]
    inputs = [
        (word, _of_rows(ruleset, method, [each for each, other in named if other == word], own.points))
        for word in dict.fromkeys(words.values())
    ]
    everything = [*own.read, *(each for aggregate in found for each in walk(aggregate))]
    asks = any(isinstance(each, tree.Attribute) and each.name != "值" for each in everything)
    return LookedAt(tuple(own.inputs()), tuple(inputs), tuple(named), asks)


def _word(place: str, levels: set[int]) -> str:
    """One word for the rows below a place: the highest level that is named, else 下级."""
    level = min((each for each in levels if each), default=0)
    word = builtins.LEVELS[level] if level else "下级"
    return f"{place}.{word}" if place else word


def _prefix(place: tree.Place) -> str:
    return place.name if place.root is tree.Root.NAMED else _PREFIXES.get(place.root, "")


class _Own(Inputs):
    """The inputs of the node itself, for methods whose results it takes too: inside aggregates other nodes are read."""

    def inputs(self) -> Iterator[Input]:
        """The node's own inputs, and values of nodes that are named."""
        yield from (each for each in self.all if each.name != builtins.CLAIMED)
        yield from dict.fromkeys(each for each in map(self._elsewhere, self.read) if each is not None)
        yield Input(builtins.POINTS_OF, None, BARE, self.points, self._points())
        yield from (each for each in self.all if each.name == builtins.CLAIMED)

    def _points(self) -> tuple[Fraction, ...]:
        """What the node may be worth besides: more, little that divides badly, nothing, more than the rule names."""
        named = [each.value * 2 for each in self.numbers.others if each.unit.dimension == POINTS and each.value > 0]
        return tuple(dict.fromkeys((self.points * 2, Fraction("3.33"), Fraction(0), *named)))

    def _inside(self, method: tree.Method) -> Iterator[tree.Expression]:
        for each in walk_fields(of_method(method), self.asked.derived, into_aggregates=False):
            yield each
            if isinstance(each, tree.Aggregate):
                yield from (inner for inner in walk(each) if _is_outer(inner))

    def _measure(self, name: str, kind: FieldKind) -> tuple[Unit, Fraction]:
        """As the rules' comparisons say it, else as the arithmetic does: 100% - 实际值, 权值 × 100分."""
        if kind in OPEN_KINDS and self._compared_with(name) is None:
            for each in self.read:
                found = _reckoned_with(each, name)
                if found is not None and found.dimension == RATIO:
                    return found, Fraction(1)
                if found is not None:
                    return found, USUAL * found.factor
        return super()._measure(name, kind)

    def _elsewhere(self, each: tree.Expression) -> Input | None:
        if not isinstance(each, tree.Built | tree.Read) or each.place.root not in (tree.Root.PARENT, tree.Root.NAMED):
            return self._own_name(each)
        place = _prefix(each.place)
        if isinstance(each, tree.Read):
            return replace(self._input(each.field), name=f"{place}.{each.field}")
        if each.name in _NUMBERS:
            return _number(f"{place}.{each.name}", self.points)
        return _name(f"{place}.{each.name}", each, self.read) if each.name == builtins.NAME_OF else None

    def _own_name(self, each: tree.Expression) -> Input | None:
        here = isinstance(each, tree.Built) and each.name == builtins.NAME_OF and each.place.root is tree.Root.HERE
        return _name(builtins.NAME_OF, each, self.read) if here else None


class _OfRows(Inputs):
    """The inputs of the rows that some aggregates run over: the method is made of the aggregates' own expressions."""

    def _read(self) -> Iterator[tree.Expression]:
        inside = walk_fields(of_method(self.method), self.asked.derived, into_aggregates=False)
        yield from (each for each in inside if not _is_outer(each))


def _of_rows(
    ruleset: tree.Ruleset, method: tree.Method, aggregates: list[tree.Aggregate], points: Fraction
) -> tuple[Input, ...]:
    nothing = tree.NotApplicable(method.span)
    clauses = tuple(tree.Clause(each.condition, each.item or nothing, "", method.span) for each in aggregates)
    inputs = _OfRows(ruleset, replace(method, lets=(), clauses=clauses, finish=()), points)
    built = {each.name for each in inputs.read if isinstance(each, tree.Built) and each.place.root is tree.Root.HERE}
    numbers = [_number(name, points / 2) for name in _NUMBERS if name in built]
    named = next((each for each in inputs.read if isinstance(each, tree.Built) and each.name == builtins.NAME_OF), None)
    name = [_name(builtins.NAME_OF, named, inputs.read)] if named is not None else []
    taken = {each.name for each in (*numbers, *name)}
    return (*name, *(_small(each, points) for each in inputs.all if each.name not in taken), *numbers)


def _name(label: str, about: tree.Expression, everything: Iterable[tree.Expression]) -> Input:
    """A name: those that the rule compares it with, and another."""
    words = tuple(dict.fromkeys((*_compared(about, everything), _OTHER_NAME)))
    return Input(label, None, BARE, words[0], words)


def _number(name: str, usual: Fraction) -> Input:
    return Input(name, None, BARE, usual, tuple(usual * share for share in SHARES if share != 1))


def _small(each: Input, points: Fraction) -> Input:
    """A bare number of a row counts points or times, so that it is no hundred."""
    if isinstance(each.usual, str) or each.unit != BARE or each.unit.text:
        return each
    usual = points / 5
    return replace(each, usual=usual, values=tuple(usual * share for share in SHARES if share != 1))


def _compared(about: tree.Expression, everything: Iterable[tree.Expression]) -> Iterator[str]:
    """The texts with which something is compared."""
    for one, two in equated(everything):
        if one == about and isinstance(two, tree.Literal) and isinstance(two.value, str):
            yield two.value


def _reckoned_with(each: tree.Expression, name: str) -> Unit | None:
    """The unit that a cell must have where it is added to a number of the rule, or is a factor."""
    if not isinstance(each, tree.Call) or len(each.arguments) != _PAIR:
        return None
    for one, two in both_ways(each):
        if not isinstance(one, tree.Read) or one.field != name:
            continue
        if each.operation == "multiply":
            return unit("%")
        if each.operation in ("add", "subtract") and isinstance(two, tree.Literal):
            return unit_behind(two.text)
    return None


def _is_outer(each: tree.Expression) -> bool:
    """Whether what is read inside an aggregate isn't the rows': 本行, or the form's head."""
    if isinstance(each, tree.Read) and each.where is tree.Where.FORM:
        return True
    return isinstance(each, tree.Read | tree.Built) and each.place.root is tree.Root.THIS
