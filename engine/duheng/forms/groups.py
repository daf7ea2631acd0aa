"""The form's tree of groups: the template's nodes, and what the rows say above and beside them.

A group is found by its name as forms write it (``产出指标（40分）``). A name that the template doesn't know becomes a
group of its own, with a finding, so that its rows are still there to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from duheng.checking.near import near
from duheng.forms.labels import read_label
from duheng.forms.model import FormNode
from duheng.language.builtins import LEVELS, LEVELS_EN
from duheng.language.tree import FormTemplate, Node
from duheng.problems.form_rows import GroupMissing, GroupUnknown
from duheng.problems.problem import Problem
from duheng.source import Span

_SHOWN = 30


@dataclass(slots=True)
class Groups:
    """The tree while rows are put into it. ``paths`` are those in use."""

    roots: list[FormNode]
    findings: list[Problem]
    paths: set[tuple[str, ...]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.paths |= {node.path for node in self.all()}

    def all(self) -> Iterator[FormNode]:
        """Every node, parents first."""
        waiting = list(reversed(self.roots))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def under(self, parent: FormNode | None) -> list[FormNode]:
        """The list that holds the children of a node, or the roots."""
        return self.roots if parent is None else parent.children

    def find(self, names: dict[int, str], span: Span) -> FormNode | None:
        """The group that a row names by level, made where the template has none; None where it names none."""
        parent: FormNode | None = None
        for level, name in sorted(names.items()):
            if parent is None and level > 1:
                parent = self._parent_of(level, name, span)
            parent = self._child(parent, level, name, span)
        return parent

    def child(self, parent: FormNode | None, level: int, name: str) -> FormNode | None:
        """The child of a name, compared as forms write names."""
        wanted = read_label(name)
        for match in ("whole", "stem"):
            for node in self.under(parent):
                if node.level == level and getattr(read_label(node.name), match) == getattr(wanted, match):
                    return node
        return None

    def unused(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """A path like ``path`` that no node has: 甲, 甲（2）, 甲（3）. It is then in use."""
        found, number = path, 1
        while found in self.paths:
            number += 1
            found = (*path[:-1], f"{path[-1]}（{number}）")
        self.paths.add(found)
        return found

    def add(self, parent: FormNode | None, level: int, name: str, span: Span) -> FormNode:
        """A node that the template doesn't have."""
        path = self.unused((*(parent.path if parent else ()), name))
        node = FormNode(path, level, name, None, None, None, "", None, span=span)
        self.under(parent).append(node)
        return node

    def _child(self, parent: FormNode | None, level: int, name: str, span: Span) -> FormNode:
        found = self.child(parent, level, name)
        if found is not None:
            return found
        known = [node.name for node in self.under(parent) if node.level == level and node.template]
        node = self.add(parent, level, name, span)
        elsewhere = [each.name for each in self.all() if each.template is not None]
        unknown = GroupUnknown(
            span=span,
            path=node.path,
            tier=LEVELS[level],
            tier_en=LEVELS_EN[level],
            name=name[:_SHOWN],
            allowed=tuple(known),
            near=near(name[:_SHOWN], known) or near(name[:_SHOWN], elsewhere, most=1),
        )
        self.findings.append(unknown)
        return node

    def _parent_of(self, level: int, name: str, span: Span) -> FormNode | None:
        """The parent of the template's only group of this level and name, for a row that leaves it out."""
        homes = [
            node
            for node in self.all()
            if node.template is not None and node.level == level - 1 and self.child(node, level, name) is not None
        ]
        home = homes[0] if len(homes) == 1 else None
        missing = GroupMissing(
            span=span,
            path=(*(home.path if home else ()), name),
            name=name[:_SHOWN],
            tier=LEVELS[level - 1],
            tier_en=LEVELS_EN[level - 1],
            placed=f"归入「{home.name}」" if home else "另列",
            placed_en=f'it was put under "{home.name}"' if home else "it is kept apart",
        )
        self.findings.append(missing)
        return home


def of_template(template: FormTemplate) -> list[FormNode]:
    """The template's nodes as the form's, without anything that the form says."""
    return [_node(node, ()) for node in template.nodes]


def _node(node: Node, above: tuple[str, ...]) -> FormNode:
    path = (*above, node.name)
    return FormNode(
        path,
        node.level,
        node.name,
        node.points,
        None,
        None,
        "",
        node,
        children=[_node(child, path) for child in node.children],
    )


def add_up(node: FormNode) -> Fraction | None:
    """Give groups that are worth what their children are that sum; a group without rows or points counts for nothing."""
    found = [add_up(child) for child in node.children if not _empty(child)]
    if node.points is None:
        stated = node.own_points
        known = [points for points in found if points is not None]
        complete = bool(known) and len(known) == len(found)
        node.points = stated if stated is not None else (sum(known, Fraction(0)) if complete else None)
    return node.points


def _empty(node: FormNode) -> bool:
    return (
        node.points is None
        and node.own_points is None
        and node.template is not None
        and node.template.method is None
        and all(_empty(child) for child in node.children)
    )
