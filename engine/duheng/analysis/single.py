"""One method on one node whose cells are given: the smallest form there is.

Analyses ask what a method gives for many inputs. The inputs are values, not texts, so that nothing is read twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from duheng.evaluation.scoring.score import Scoring
from duheng.evaluation.values.interpret import Interpreter
from duheng.evaluation.values.trace import Trace
from duheng.forms.model import Cell, Form, FormNode, WrittenForm
from duheng.language import builtins, tree
from duheng.language.names import names_of
from duheng.language.values import Value
from duheng.language.walk import walk
from duheng.problems.evaluation import UnitsDiffer
from duheng.record import Record
from duheng.source import NOWHERE

_NAME = "例"


class Given:
    """What a node and its form say: points, a claim, and cells by their fields."""

    def __init__(self, numbers: Mapping[str, Fraction], cells: Mapping[str, Value]) -> None:
        self.numbers = dict(numbers)
        self.cells = dict(cells)

    @property
    def key(self) -> object:
        """What it says, to know it again."""
        return tuple(self.numbers.items()), tuple((name, type(each), each.text) for name, each in self.cells.items())

    def without(self, name: str) -> Given:
        """The same with nothing said under a name."""
        numbers = {each: number for each, number in self.numbers.items() if each != name}
        return Given(numbers, {each: value for each, value in self.cells.items() if each != name})

    def worth(self, points: Fraction) -> Given:
        """The same of a node of other points."""
        return Given(self.numbers | {builtins.POINTS_OF: points}, self.cells)


class Tried(Record):
    """A method's way on one node, and what can be asked about it."""

    trace: Trace
    node: FormNode
    scoring: Scoring

    @property
    def computed(self) -> bool:
        """Whether units didn't keep the method from computing."""
        return not any(isinstance(each, UnitsDiffer) for each in self.trace.problems)


def score(ruleset: tree.Ruleset, method: tree.Method, given: Given) -> Trace:
    """How a method scores a node of the rows' level that says what is given."""
    return tried(ruleset, method, given).trace


def tried(ruleset: tree.Ruleset, method: tree.Method, given: Given) -> Tried:
    """The same, with the node and the scoring for whoever asks more."""
    node, scoring = _alone(ruleset, given)
    return Tried(scoring.run(method, node), node, scoring)


def faults(ruleset: tree.Ruleset, methods: Iterable[tree.Method], given: Given) -> int:
    """In how many places methods can't compute with the units of what is given."""
    node, scoring = _alone(ruleset, given)
    return sum(len(scoring.dimensions.of_method(each, node)) for each in methods)


def _alone(ruleset: tree.Ruleset, given: Given) -> tuple[FormNode, Scoring]:
    """A node of the rows' level that says what is given, and the scoring of its form."""
    node = FormNode((_NAME,), ruleset.template.row_level or 1, _NAME, None, None, None, "", None)
    node.points = given.numbers.get(builtins.POINTS_OF)
    node.claimed = given.numbers.get(builtins.CLAIMED)
    node.cells = _cells(ruleset, given, of_rows=True)
    form = form_of([node], _cells(ruleset, given, of_rows=False))
    return node, Scoring(Interpreter(form, ruleset))


def _cells(ruleset: tree.Ruleset, given: Given, *, of_rows: bool) -> dict[str, Cell]:
    """What is given for the fields of rows, or for those of the form's head."""
    fields = names_of(ruleset).fields
    return {
        name: Cell(name, value.text, value, NOWHERE)
        for name, value in given.cells.items()
        if bool(fields[name].level) is of_rows
    }


def form_of(roots: list[FormNode], head: dict[str, Cell]) -> Form:
    """A form of some nodes and cells, which nobody has written."""
    return Form(WrittenForm(_NAME, "", "", "", "", None, (), ()), head, roots, None, "", None)


def assigned(ruleset: tree.Ruleset, given: Given) -> tuple[str | None, ...]:
    """The methods that the scoring table gives to rows that say what is given; None where it can't be told.

    The first is that of a row below nodes of no known name, the others of one below each of the template's nodes.
    """
    cells = _cells(ruleset, given, of_rows=True)
    level = ruleset.template.row_level or 1
    nowhere = tuple(_node((_NAME,) * depth, None) for depth in range(1, level))
    places = [nowhere, *(_above(ruleset.template.nodes, level) if _asks_above(ruleset.template) else ())]
    rows, roots = [], []
    for above in places:
        row = _node((*(above[-1].path if above else ()), _NAME), None)
        row.cells, row.points = cells, given.numbers.get(builtins.POINTS_OF)
        chain = (*above, row)
        for upper, lower in pairwise(chain):
            upper.children = [lower]
        rows.append(row)
        roots.append(chain[0])
    scoring = Scoring(Interpreter(form_of(roots, {}), ruleset))
    methods = [scoring.trace(row).method for row in rows]
    return tuple(method.name if method is not None else None for method in methods)


def _asks_above(template: tree.FormTemplate) -> bool:
    """Whether the scoring table looks at more than the row."""
    conditions = (line.condition for line in template.scoring if line.condition is not None)
    inside = (each for condition in conditions for each in walk(condition))
    return any(isinstance(each, tree.Built | tree.Read | tree.Named) and each.place != tree.HERE for each in inside)


def _above(nodes: Sequence[tree.Node], level: int, path: tuple[FormNode, ...] = ()) -> Iterator[tuple[FormNode, ...]]:
    """The nodes below which rows of a level stand, each with those above it."""
    for node in nodes:
        names = (*(each.name for each in path), node.name)
        if node.level == level - 1:
            yield (*(_node(each.path, each.template) for each in path), _node(names, node))
        yield from _above(node.children, level, (*path, _node(names, node)))


def _node(path: tuple[str, ...], template: tree.Node | None) -> FormNode:
    points = template.points if template is not None else None
    return FormNode(path, len(path), path[-1], points, None, None, "", template)
