"""The nodes around the one that a case tries: rows below it, the node above, others by their names."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from duheng.forms.model import Form, FormNode
from duheng.language import builtins, tree
from duheng.language.walk import nodes_of
from duheng.source import Span
from duheng.testing.node_cells import NodeCells
from duheng.testing.other_rows import OtherRows
from duheng.testing.said import Input

ABOVE, ALL = "上级", "全表"
_NAMED = "行{}"


class Neighbours:
    """Builds the other nodes of one small form, each when it is first spoken of."""

    def __init__(self, ruleset: tree.Ruleset, form: Form, node: FormNode, cells: NodeCells) -> None:
        self.template = ruleset.template
        self.form = form
        self.node = node
        self.cells = cells
        self.nodes = {each.name: each for each in nodes_of(ruleset.template.nodes)}
        self.made: dict[str, FormNode] = {}
        self.count = 0

    def take(self, given: Input) -> bool:
        """Take an input that speaks of another node (``上级.分值``, ``产出指标.得分``); whether it did."""
        place, dot, name = unicodedata.normalize("NFKC", given.name).rpartition(".")
        if not dot:
            return False
        found = self._place(builtins.chinese(place), given.name_span)
        if found is not None:
            self.cells.take(found, Input(name, given.text, given.name_span, given.span), other=True)
        return True

    def add(self, rows: OtherRows) -> None:
        """Put rows below a node, or anywhere on the form."""
        place = rows.place
        home = self.node if not place else None if place == ALL else self._place(place, rows.said.span)
        if home is None and place != ALL:
            return
        for each in rows.rows:
            self._row(home, rows.level, each)

    def _row(self, home: FormNode | None, level: int, inputs: Sequence[Input]) -> None:
        own = self.template.row_level or 1
        if home is not None:
            level = level or (own if own > home.level else home.level + 1)
            home = next((each for each in home.children if home.level < each.level < level), home)
        self.count += 1
        name = _NAMED.format(self.count)
        path = (*(home.path if home is not None else ()), name)
        node = FormNode(path, level or own, name, None, None, None, "", None)
        (self.form.roots if home is None else home.children).append(node)
        for each in sorted(inputs, key=lambda each: builtins.chinese(each.name) != builtins.POINTS_OF):
            self.cells.take(node, each, other=True)
        self.cells.borrow(node, inputs)

    def _place(self, place: str, at: Span) -> FormNode | None:
        """The node of a name, made when it is first spoken of; None where the template has none."""
        if place in self.made:
            return self.made[place]
        if place == ABOVE:
            above = FormNode((ABOVE,), max(1, self.node.level - 1), ABOVE, None, None, None, "", None)
            above.children.append(self.node)
            self.form.roots.remove(self.node)
        else:
            named = self.nodes.get(place)
            if named is None:
                self.cells.unknown(at, place, (ABOVE, *self.nodes))
                return None
            above = FormNode((place,), named.level, place, named.points, None, None, "", named)
        self.form.roots.append(above)
        self.made[place] = above
        return above
