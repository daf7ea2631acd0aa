"""The form's tree of groups: the template's nodes, and what the rows say above and beside them.

A group is found by its name as forms write it (``一、产出指标（40分）``, ``names.py``). A name that the template doesn't
know becomes a group of its own, with a finding, so that its rows are still there to be looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import islice

from duheng.checking.reading.near import near
from duheng.forms.labels import read_label, without_points
from duheng.forms.model import FormNode, all_nodes
from duheng.forms.names import bare_name, meant_name
from duheng.language.builtins import LEVELS, LEVELS_EN
from duheng.language.ranges import total_of
from duheng.language.tree import FormTemplate, Node
from duheng.language.walk import nodes_of
from duheng.problems.form_rows import GroupEmpty, GroupMissing, GroupUnknown
from duheng.problems.problem import Problem
from duheng.source import Span, in_short

_CANDIDATES = 300
_SUGGESTED = 100
"""How many unknown groups of a form a name is suggested for; a form with more of them isn't this template's."""
_Key = tuple[tuple[str, ...], int, str]


class Groups:
    """The tree while rows are put into it. Nodes are found by their path and by their name under a parent.

    A group that the template lets forms repeat is there as often as the rows name it, each time with all below it; a
    row's name is one of it that begins as the template's does (年度绩效目标2).
    """

    def __init__(self, template: FormTemplate, findings: list[Problem]) -> None:
        self.template = template
        self.roots: list[FormNode] = []
        self.findings = findings
        self.by_path: dict[tuple[str, ...], FormNode] = {}
        self.numbers: dict[tuple[str, ...], int] = {}
        self.wholes: dict[_Key, FormNode] = {}
        self.stems: dict[_Key, FormNode] = {}
        self.homes: dict[tuple[int, str], list[FormNode | None]] = {}
        self.seated: dict[tuple[tuple[str, ...], int], tuple[str, ...]] = {}
        self.siblings: dict[tuple[tuple[str, ...], int], tuple[str, ...]] = {}
        self.repeatable: dict[tuple[tuple[str, ...], int], list[Node]] = {}
        self.own: list[FormNode] = []
        self.places: dict[int, list[tuple[FormNode, Node]]] = {}
        self.unknown = 0
        self._seat_all(template.nodes, None)

    def complete(self) -> None:
        """Seat once every group that forms may repeat, where no row named it."""
        for (above, _), nodes in list(self.repeatable.items()):
            parent = self.by_path.get(above)
            seated = self.roots if parent is None else parent.children
            for node in nodes:
                if all(each.template is not node for each in seated):
                    self._seat_beside(node, parent, node.name)

    def leave_out_empty(self) -> None:
        """Leave out the groups that only the form has and that say and hold nothing; the outermost are told."""
        gone: set[int] = set()
        for node in reversed(self.own):
            if _says_nothing(node) and all(id(child) in gone for child in node.children):
                gone.add(id(node))
        if not gone:
            return
        told = {node.path: node for node in self.own if id(node) in gone and id(self._parent(node)) not in gone}
        for parent in all_nodes(self.roots):
            parent.children = [child for child in parent.children if id(child) not in gone]
        self.roots[:] = [root for root in self.roots if id(root) not in gone]
        self.findings[:] = [_left_out(each, told) for each in self.findings]
        already = {each.path for each in self.findings if isinstance(each, GroupEmpty)}
        self.findings += [_empty_group(node) for path, node in told.items() if path not in already]

    def _parent(self, node: FormNode) -> FormNode | None:
        return self.by_path.get(node.path[:-1])

    def above(self, node: FormNode) -> list[FormNode]:
        """A node's ancestors from the root, and the node itself."""
        return [self.by_path[node.path[:length]] for length in range(1, len(node.path) + 1)]

    def find(self, names: dict[int, str], span: Span) -> FormNode | None:
        """The group that a row names by level, made where the template has none; None where it names none."""
        parent: FormNode | None = None
        for level, name in sorted(names.items()):
            if parent is None and level > 1:
                parent = self._parent_of(level, name, span)
            found = self.child(parent, level, name) or self._another(parent, level, name)
            parent = found or self._unknown(parent, level, name, span)
        return parent

    def child(self, parent: FormNode | None, level: int, name: str) -> FormNode | None:
        """The child of a name, compared as forms write names."""
        path, label = parent.path if parent else (), read_label(name)
        exact = self.wholes.get((path, level, label.whole)) or self.stems.get((path, level, label.stem))
        if exact is not None:
            return exact
        seated = self.seated.get((path, level))
        own = None if seated is None else meant_name(name, seated)
        return None if own is None else self.by_path[(*path, own)]

    def add(self, parent: FormNode | None, level: int, name: str, span: Span) -> FormNode:
        """A node that the template doesn't have; its path says 甲（2） where 甲 is taken."""
        path = self._unused((*(parent.path if parent else ()), name))
        node = FormNode(path, level, name, None, None, None, "", None, span=span)
        (self.roots if parent is None else parent.children).append(node)
        self._remember(parent, node)
        return node

    def _another(self, parent: FormNode | None, level: int, name: str) -> FormNode | None:
        """One more of a group that forms may repeat."""
        stem = read_label(name).stem
        place = (parent.path if parent else (), level)
        meant = [node for node in self.repeatable.get(place, ()) if stem.startswith(read_label(node.name).stem)]
        if not meant:
            return None
        return self._seat_beside(max(meant, key=lambda node: len(node.name)), parent, without_points(name))

    def _seat_all(self, nodes: tuple[Node, ...], parent: FormNode | None) -> None:
        above, seated = (parent.path, parent.children) if parent else ((), self.roots)
        for node in nodes:
            place = (above, node.level)
            self.siblings[place] = (*self.siblings.get(place, ()), node.name)
            if node.repeated:
                self.repeatable.setdefault(place, []).append(node)
            else:
                self.seated[place] = (*self.seated.get(place, ()), node.name)
                seated.append(self._seat(node, parent, node.name))

    def _seat_beside(self, node: Node, parent: FormNode | None, name: str) -> FormNode:
        """Put a node of the template, and all below it, among those that are there, in the template's order."""
        order = self.template.nodes if parent is None or parent.template is None else parent.template.children
        seated = self.roots if parent is None else parent.children
        places = {id(each): number for number, each in enumerate(order)}
        after = [each for each in seated if places.get(id(each.template), len(places)) > places[id(node)]]
        made = self._seat(node, parent, name)
        seated.insert(len(seated) - len(after), made)
        return made

    def _seat(self, node: Node, parent: FormNode | None, name: str) -> FormNode:
        """A node of the template for the tree, with all below it."""
        path = (*(parent.path if parent else ()), name)
        made = FormNode(path, node.level, name, node.points, None, None, "", node)
        self._remember(parent, made)
        self.homes.setdefault((node.level, read_label(node.name).stem), []).append(parent)
        self.places.setdefault(node.level, []).append((made, node))
        self._seat_all(node.children, made)
        return made

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
        """A node that the template doesn't have; where it names none of that level, forms name their own."""
        allowed = self.siblings.get((parent.path if parent else (), level), ())
        node = self.add(parent, level, name, span)
        self.own.append(node)
        if parent is not None and parent.template is None:
            return node
        shown = in_short(name)
        tier, parents = self._homes_of(level, read_label(name).stem, parent)
        homes = tuple(home.name for home in parents if home is not None)
        meant = self._meant(level, bare_name(shown), allowed, parent) if self.unknown < _SUGGESTED else ()
        if not (allowed or parents or meant):
            return node
        self.unknown += 1
        unknown = GroupUnknown(
            span=span,
            path=node.path,
            tier=LEVELS[level],
            tier_en=LEVELS_EN[level],
            name=shown,
            allowed=allowed,
            near=meant,
            homes=homes,
            other=LEVELS[tier] if tier != level else "",
            other_en=LEVELS_EN[tier] if tier != level else "",
        )
        self.findings.append(unknown)
        return node

    def _homes_of(self, level: int, stem: str, parent: FormNode | None) -> tuple[int, Sequence[FormNode | None]]:
        """The nodes below which the template has one of a name, at its level or else at another, and that level; a name
        that stands above already is meant at its level only."""
        above = {read_label(name).stem for name in parent.path} if parent is not None else set()
        others = range(1, len(LEVELS)) if stem not in above else ()
        tiers = (level, *others)
        return next(((tier, self.homes[tier, stem]) for tier in tiers if (tier, stem) in self.homes), (level, ()))

    def _meant(self, level: int, name: str, allowed: tuple[str, ...], parent: FormNode | None) -> tuple[str, ...]:
        """Which of the template's names may be meant: those that may stand there before the others, which are of the
        same level where forms name their own; and no group in which the node stands already."""
        above = (name, *(parent.path if parent else ()))
        nodes = islice(nodes_of(self.template.nodes), _CANDIDATES)
        others = (each.name for each in nodes if each.name not in above and (allowed or each.level == level))
        return near(name, allowed[:_CANDIDATES]) or near(name, others, most=1)

    def only_place(self, level: int) -> FormNode | None:
        """Where all nodes of a level that only the form has stand, if the template has one place only for them."""
        places = next(filter(None, map(self.places.get, range(level - 1, 0, -1))), [])
        takers = [made for made, node in places if _takes_rows(node)]
        return takers[0] if len(takers) == 1 else None

    def has(self, name: str) -> bool:
        """Whether the template has a node of a name, wherever."""
        stem = read_label(name).stem
        return any((level, stem) in self.homes for level in range(1, len(LEVELS)))

    def _parent_of(self, level: int, name: str, span: Span) -> FormNode | None:
        """The parent of the template's only group of this level and name, for a row that leaves it out.

        Where the template has one place only for rows, which no other node takes, nothing is told.
        """
        key = (level, read_label(name).stem)
        if key not in self.homes:
            self.complete()
        if (place := self.only_place(level)) is not None:
            return place
        if key not in self.homes:
            own = meant_name(name, [stem for tier, stem in self.homes if tier == level])
            key = (level, own or key[1])
        homes = self.homes.get(key, [])
        home = homes[0] if len(homes) == 1 else None
        missing = GroupMissing(
            span=span,
            path=(*(home.path if home else ()), name),
            name=in_short(name),
            tier=LEVELS[level - 1],
            tier_en=LEVELS_EN[level - 1],
            placed=f"归入「{home.name}」" if home else "另列",
            placed_en=f'it was put under "{home.name}"' if home else "it is kept apart",
        )
        self.findings.append(missing)
        return home


def _says_nothing(node: FormNode) -> bool:
    said = (node.own_points, node.claimed)
    return said == (None, None) and not node.unread and not any(cell.present for cell in node.cells.values())


def _left_out(found: Problem, empty: Mapping[tuple[str, ...], FormNode]) -> Problem:
    """What is told of an unknown group; of one that is left out that it is empty."""
    if not isinstance(found, GroupUnknown) or found.path not in empty:
        return found
    return _empty_group(empty[found.path], found.near)


def _empty_group(node: FormNode, near: tuple[str, ...] = ()) -> GroupEmpty:
    tier, tier_en = LEVELS[node.level], LEVELS_EN[node.level]
    return GroupEmpty(span=node.span, path=node.path, tier=tier, tier_en=tier_en, name=in_short(node.name), near=near)


def _takes_rows(node: Node) -> bool:
    return bool(node.children) or node.method is None


def add_up(node: FormNode, *, outside: bool = False) -> None:
    """Give groups without points of their own what their children are worth; one without rows counts for nothing.

    Nor does one that doesn't count for the total, unless the group itself is ``outside`` it.
    """
    if node.points is None:
        node.points = node.own_points
    if not node.children:
        return
    outside = outside or node.outside_total
    counted = [child for child in node.children if not _empty(child)]
    for child in counted:
        add_up(child, outside=outside)
    if node.points is None and counted:
        found = [child.points if outside or not child.outside_total else Fraction(0) for child in counted]
        known = [points for points in found if points is not None]
        node.points = total_of(known) if len(known) == len(found) else None


def _empty(node: FormNode) -> bool:
    return (
        node.points is None
        and node.own_points is None
        and node.template is not None
        and node.template.method is None
        and all(_empty(child) for child in node.children)
    )
