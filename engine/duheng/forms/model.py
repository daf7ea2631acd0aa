"""A form: what was written, and what it is under a ruleset's template.

Reading has two steps, because one form may be scored by several rulesets. A *written* form is the file as a table of
cells, each with its place; it knows no template. *Binding* it to a ruleset (see ``bind``) puts the cells into the
template's fields and the rows into the template's tree. Nothing is dropped on the way: what has no place in the
template is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from duheng.language.tree import Node
from duheng.language.units import Unit
from duheng.language.values import Empty, Value
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import Span


class Written(Record):
    """A cell as written: the label it stands under, its text, and their places.

    ``contradicted``: what stands beside it says something else, so that nobody can tell which number is meant.
    """

    label: str
    text: str
    label_span: Span
    span: Span
    contradicted: bool = False


class WrittenRow(Record):
    """A row of the indicator table: its cells by label, in the order written."""

    cells: tuple[Written, ...]
    span: Span


class WrittenForm(Record):
    """A form file: its name, hash, head cells, rows. ``ruleset``, ``region`` and ``year`` are what it says itself."""

    name: str
    file: str
    sha256: str
    ruleset: str
    region: str
    year: int | None
    head: tuple[Written, ...]
    rows: tuple[WrittenRow, ...]
    findings: tuple[Problem, ...] = ()


class Cell(Record):
    """A cell in its field. ``value`` is what the value notation made of the text.

    ``unit`` is set where the cell had none of its own and took the other cell's or the form's (a finding says so):
    then ``value`` already is in that unit.
    """

    field: str
    text: str
    value: Value
    span: Span
    unit: Unit | None = None

    @property
    def present(self) -> bool:
        """Whether the cell says anything."""
        return not isinstance(self.value, Empty)


@dataclass(slots=True)
class FormNode:
    """A node of the form's tree: of the template, of the form's rows, or of both.

    ``points`` is what the node is worth: the template's for its own nodes, the row's for rows, None where neither
    says. ``own_points`` is what the form says where the template says something else too. ``method`` is the method the
    row names itself. ``template`` is the template's node, None for rows and for nodes the template doesn't know.
    ``worked_out`` is whether a rule of the ruleset gave the points, ``misnamed`` whether the row names a method that
    doesn't exist, so that nobody knows how to score it. ``unread`` are 分值 and 自评得分 where the form says something
    that is no such number.
    """

    path: tuple[str, ...]
    level: int
    name: str
    points: Fraction | None
    own_points: Fraction | None
    claimed: Fraction | None
    method: str
    template: Node | None
    cells: dict[str, Cell] = field(default_factory=dict)
    children: list[FormNode] = field(default_factory=list)
    span: Span | None = None
    worked_out: bool = False
    misnamed: bool = False
    unread: tuple[str, ...] = ()

    @property
    def outside_total(self) -> bool:
        """Whether the template says that the node doesn't count for the total (不计入总分)."""
        return self.template is not None and self.template.outside


@dataclass(slots=True)
class Form:
    """A form bound to a ruleset. ``findings`` are the questions that reading it raised; none keeps it from scoring.

    ``order`` are the names of the template's fields, as they come there.
    """

    written: WrittenForm
    head: dict[str, Cell]
    roots: list[FormNode]
    claimed_total: Fraction | None
    claimed_grade: str
    money_unit: Unit | None
    findings: list[Problem] = field(default_factory=list)
    order: tuple[str, ...] = ()
    _places: dict[tuple[str, ...], dict[str, Cell]] = field(default_factory=dict)

    def cells_at(self, where: tuple[str, ...]) -> dict[str, Cell]:
        """The cells of a node by its path, of the form's head where the path is empty."""
        if not self._places:
            self._places = {node.path: node.cells for node in reversed(all_nodes(self.roots))} | {(): self.head}
        return self._places.get(where, {})


def all_nodes(nodes: Iterable[FormNode]) -> list[FormNode]:
    """Nodes and all below them, parents first."""
    found: list[FormNode] = []
    _gather(nodes, found)
    return found


def _gather(nodes: Iterable[FormNode], found: list[FormNode]) -> None:
    for node in nodes:
        found.append(node)
        if node.children:
            _gather(node.children, found)
