"""The form's tree of groups: the template's nodes, and what the rows say above and beside them.

A group is found by its name as forms write it (``产出指标（40分）``). A name that the template doesn't know becomes a
group of its own, with a finding, so that its rows are still there to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
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
_Key = tuple[tuple[str, ...], int, str]


class Groups:
    """The tree while rows are put into it. Nodes are found by their path and by their name under a parent."""

    def __init__(self, roots: list[FormNode], findings: list[Problem]) -> None:
        self.roots = roots
        self.findings = findings
        self.by_path: dict[tuple[str, ...], FormNode] = {}
        self.numbers: dict[tuple[str, ...], int] = {}
        self.wholes: dict[_Key, FormNode] = {}
        self.stems: dict[_Key, FormNode] = {}
        self.homes: dict[tuple[int, str], list[FormNode | None]] = {}
        self.siblings: dict[tuple[tuple[str, ...], int], tuple[str, ...]] = {}
        for node in self.all():
            parent = self.by_path.get(node.path[:-1])
            self._remember(parent, node)
            self.homes.setdefault((node.level, read_label(node.name).stem), []).append(parent)
            place = (node.path[:-1], node.level)
            self.siblings[place] = (*self.siblings.get(place, ()), node.name)
        self.known = tuple(node.name for node in self.all())

    def all(self) -> Iterator[FormNode]:
        """Every node, parents first."""
        waiting = list(reversed(self.roots))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def above(self, node: FormNode) -> list[FormNode]:
        """A node's ancestors from the root, and the node itself."""
        return [self.by_path[node.path[:length]] for length in range(1, len(node.path) + 1)]

    def find(self, names: dict[int, str], span: Span) -> FormNode | None:
        """The group that a row names by level, made where the template has none; None where it names none."""
        parent: FormNode | None = None
        for level, name in sorted(names.items()):
            if parent is None and level > 1:
                parent = self._parent_of(level, name, span)
            parent = self.child(parent, level, name) or self._unknown(parent, level, name, span)
        return parent

    def child(self, parent: FormNode | None, level: int, name: str) -> FormNode | None:
        """The child of a name, compared as forms write names."""
        path, label = parent.path if parent else (), read_label(name)
        return self.wholes.get((path, level, label.whole)) or self.stems.get((path, level, label.stem))

    def add(self, parent: FormNode | None, level: int, name: str, span: Span) -> FormNode:
        """A node that the template doesn't have; its path says 甲（2） where 甲 is taken."""
        path = self._unused((*(parent.path if parent else ()), name))
        node = FormNode(path, level, name, None, None, None, "", None, span=span)
        (self.roots if parent is None else parent.children).append(node)
        self._remember(parent, node)
        return node

    def _remember(self, parent: FormNode | None, node: FormNode) -> None:
        above, label = parent.path if parent else (), read_label(node.name)
        self.by_path[node.path] = node
        self.wholes.setdefault((above, node.level, label.whole), node)
        self.stems.setdefault((above, node.level, label.stem), node)

    def _unused(self, path: tuple[str, ...]) -> tuple[str, ...]:
        found, number = path, self.numbers.get(path, 1)
        while found in self.by_path:
            number += 1
            found = (*path[:-1], f"{path[-1]}（{number}）")
        self.numbers[path] = number
        return found

    def _unknown(self, parent: FormNode | None, level: int, name: str, span: Span) -> FormNode:
        allowed = self.siblings.get((parent.path if parent else (), level), ())
        node = self.add(parent, level, name, span)
        shown = name[:_SHOWN]
        unknown = GroupUnknown(
            span=span,
            path=node.path,
            tier=LEVELS[level],
            tier_en=LEVELS_EN[level],
            name=shown,
            allowed=allowed,
            near=near(shown, allowed) or near(shown, self.known, most=1),
        )
        self.findings.append(unknown)
        return node

    def _parent_of(self, level: int, name: str, span: Span) -> FormNode | None:
        """The parent of the template's only group of this level and name, for a row that leaves it out."""
        homes = self.homes.get((level, read_label(name).stem), [])
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
    """Give groups without points of their own what their children are worth; one without rows counts for nothing."""
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
