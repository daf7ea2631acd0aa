"""The nodes of a form: the template's groups, and the form's rows in them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tests.laws.meaning.written import Form, Group, Row, Rules

LEVELS = {"一级": 1, "二级": 2, "三级": 3, "四级": 4}


@dataclass(eq=False)
class Node:
    name: str
    level: int
    above: Node | None = None
    group: Group | None = None
    row: Row | None = None
    parts: list[Node] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        return (*self.above.path, self.name) if self.above is not None else ()

    @property
    def outside(self) -> bool:
        """不计入总分, itself or with its group."""
        return bool(self.group and self.group.outside) or bool(self.above and self.above.outside)

    def below(self) -> list[Node]:
        return [each for part in self.parts for each in (part, *part.below())]


def tree(rules: Rules, form: Form) -> Node:
    """The form itself, with everything below it."""
    top = Node("", 0)
    _grow(top, [copy for group in rules.groups for copy in _copies(group, form)])
    for row in form.rows:
        _put(top, row, LEVELS[rules.rows])
    return top


def _copies(group: Group, form: Form) -> list[Group]:
    """A group, or as many of it as the form names; one that nobody filled in is there once."""
    if not group.repeats:
        return [group]
    names = dict.fromkeys(row.path[0] for row in form.rows if row.path[0].startswith(group.name))
    return [replace(group, name=name) for name in names or {group.name: None}]


def _grow(above: Node, groups: list[Group]) -> None:
    for group in groups:
        node = Node(group.name, group.level, above, group)
        above.parts.append(node)
        _grow(node, group.parts)


def _put(top: Node, row: Row, level: int) -> None:
    """A row stands at the level of rows; a group that only the form knows, at the next below its own."""
    node = top
    for number, name in enumerate(row.path, 1):
        known = next((each for each in node.parts if each.name == name), None)
        if known is None:
            known = Node(name, level if number == len(row.path) else number, node)
            node.parts.append(known)
        node = known
    node.row = row
