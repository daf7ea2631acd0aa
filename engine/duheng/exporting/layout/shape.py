"""Where a changed cell would make a row of a form: a group's own row that measures something is read as an indicator.

``forms.rows`` decides that; here is which cells must stay empty, and which mustn't become so, for a group to have the
rows that it has.
"""

from __future__ import annotations

from collections.abc import Iterator

from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.exporting.layout.sketch import Key
from duheng.forms.cells import blank
from duheng.forms.model import FormNode, all_nodes
from duheng.forms.rows import UNNAMED
from duheng.language import tree
from duheng.language.builtins import CLAIMED
from duheng.language.types import FieldKind


class Shape:
    """The cells that would add rows to the groups of forms of one template."""

    def __init__(self, template: tree.FormTemplate, roots: list[FormNode]) -> None:
        self.level = template.row_level
        self.roots = roots
        self.nodes = {node.path: node for node in all_nodes(roots)}
        own = (field for field in template.fields if field.level == self.level and self.level)
        self.fields = [field.name for field in own if field.kind is not FieldKind.TEXT and field.name != CLAIMED]

    def of_aggregate(self, aggregate: tree.Aggregate, run: Interpreter, frame: Frame) -> Iterator[Key]:
        """The cells that would add to the nodes that an aggregate takes."""
        place, over = aggregate.place, aggregate.over
        start = None if place.root is tree.Root.FORM else run.place(place, frame)
        nowhere = start is None and place.root in (tree.Root.NAMED, tree.Root.PARENT)
        if over is tree.Over.CHILDREN:
            yield from self.of_group(start) if start is not None else ()
        elif over.value == self.level and not nowhere:
            for group in all_nodes(self.roots if start is None else [start]):
                yield from self.of_group(group)

    def of_cell(self, path: tuple[str, ...]) -> Iterator[Key]:
        """The cells that would make a group's own row an indicator's, to whom its other cells would belong then."""
        if path in self.nodes:
            yield from self.of_group(self.nodes[path])

    def of_group(self, group: FormNode) -> Iterator[Key]:
        """The cells that would add a row to a group."""
        scored = group.template is not None and group.template.method is not None and not group.template.children
        if group.level < self.level and not scored:
            yield from ((group.path, name) for name in self.fields)

    def unnamed(self) -> Iterator[tuple[Key, ...]]:
        """For each indicator without a name the cells that make it one; were all empty the row would be its group's."""
        for node in self.nodes.values():
            if node.level == self.level and node.name in UNNAMED.values():
                said = {name for name, cell in node.cells.items() if not blank(cell.text)}
                keys = tuple((node.path, name) for name in self.fields if name in said)
                yield from [keys] if keys else []
