"""The rows of a blank form: the template's nodes, and empty rows where forms have indicators of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from duheng.exporting.layout.columns import Column
from duheng.exporting.layout.head_plan import HeadPlan
from duheng.exporting.layout.table import Name, Slot, TableRow
from duheng.exporting.layout.values import points_content, with_points
from duheng.language.builtins import CLAIMED, LEVELS, POINTS_OF
from duheng.language.names import names_of
from duheng.language.tree import Aggregate, Node, Root, Ruleset
from duheng.language.walk import applied, inside_method, nodes_of

_NOTHING = Slot()


class BlankRows:
    """Makes the rows of a ruleset's blank form: those of nodes that have no seat in its head."""

    def __init__(self, ruleset: Ruleset, plan: HeadPlan, count: int) -> None:
        self.template = ruleset.template
        self.methods = names_of(ruleset).methods
        self.seated = frozenset(seat.path for seat in plan.seats)
        self.count = count
        self.of_groups = {field.level for field in self.template.fields}
        self.bottom = self.template.row_level or _deepest(self.template.nodes)

    def levels(self) -> set[int]:
        """The levels whose names the rows have."""
        return {self.bottom} | set(self._levels(self.template.nodes, ()))

    def _levels(self, nodes: Iterable[Node], above: tuple[str, ...]) -> Iterator[int]:
        for node in nodes:
            path = (*above, node.name)
            if path not in self.seated:
                yield node.level
                yield from self._levels(node.children, path)

    def rows(self, columns: Iterable[Column]) -> list[TableRow]:
        """All rows, with a cell to be filled in for each column that a row has."""
        slots = {column.meaning: _NOTHING for column in columns if not column.level}
        found = list(self._of(self.template.nodes, {}, (), slots))
        return found or [self._empty({}, slots) for _ in range(max(1, self.count))]

    def _of(
        self, nodes: Iterable[Node], above: Mapping[int, Name], path: tuple[str, ...], slots: Mapping[str, Slot]
    ) -> Iterator[TableRow]:
        for node in nodes:
            own = (*path, node.name)
            if own in self.seated:
                continue
            names = {**above, node.level: self._name(node, own)}
            if node.level >= self.bottom:
                yield TableRow(names, self._cells(node, slots), own)
            elif self._alone(node):
                yield TableRow(names, self._cells(node, slots), own, wide=True)
            else:
                yield from self._group(node, names, own, slots)

    def _group(
        self, node: Node, names: Mapping[int, Name], path: tuple[str, ...], slots: Mapping[str, Slot]
    ) -> Iterator[TableRow]:
        if node.level in self.of_groups:
            own = {field.name for field in self.template.fields if field.level == node.level}
            cells = {meaning: slot for meaning, slot in slots.items() if meaning in own}
            yield TableRow(dict(names), cells, path, wide=True, counts=False)
        yield from self._of(node.children, names, path, slots)
        if any(child.level == self.bottom for child in node.children):
            more = min(1, self.count) if self.template.scoring else 0
        else:
            more = 0 if node.children else self.count
        yield from (self._empty(names, slots) for _ in range(more))

    def _empty(self, names: Mapping[int, Name], slots: Mapping[str, Slot]) -> TableRow:
        return TableRow({**names, self.bottom: Name("", open=True)}, dict(slots))

    def _name(self, node: Node, path: tuple[str, ...]) -> Name:
        leaf = node.level >= self.bottom
        text = node.name if leaf or self._alone(node) else with_points(node.name, node.points)
        return Name(text, None if leaf else path, open=node.repeated)

    def _cells(self, node: Node, slots: Mapping[str, Slot]) -> dict[str, Slot]:
        """The cells of a node that has a row to itself; points that the ruleset gives are printed."""
        own = {field.name for field in self.template.fields if field.level == node.level} | {POINTS_OF, CLAIMED}
        cells = {meaning: slot for meaning, slot in slots.items() if meaning in own or node.level >= self.bottom}
        if node.points is not None and POINTS_OF in cells:
            cells[POINTS_OF] = Slot(points_content(node.points), open=False)
        return cells

    def _alone(self, node: Node) -> bool:
        """Whether a node above the rows' level has a row to itself: it is scored, and not by rows below it."""
        if node.method is None or node.children:
            return False
        inside = (each for method in applied(self.methods[node.method], self.methods) for each in inside_method(method))
        return not any(isinstance(each, Aggregate) and each.place.root is Root.HERE for each in inside)


def _deepest(nodes: Iterable[Node]) -> int:
    return min(max((node.level for node in nodes_of(nodes)), default=1), len(LEVELS) - 1)
