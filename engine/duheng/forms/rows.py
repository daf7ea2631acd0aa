"""The rows of a form, put into its tree.

A row that names only groups says something about the last of them (its points, the score it claims). A row with a name
of its own is a leaf of the level that the template says rows have. What a row leaves out or says twice is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from duheng.checking.reading.near import near
from duheng.forms.alone import alone
from duheng.forms.beside import Besides
from duheng.forms.borrowing import borrow, measured_fields
from duheng.forms.cells import CellReader, blank
from duheng.forms.groups import Groups
from duheng.forms.labels import METHOD, NOTE, SOURCE, Labels, read_label
from duheng.forms.model import FormNode, Written, WrittenRow
from duheng.forms.names import in_one, meant_name, stated_points
from duheng.forms.notation import read_value
from duheng.forms.scores import read_claim, read_points
from duheng.forms.tiers import tiers_of
from duheng.language.builtins import CLAIMED, LEVELS, LEVELS_EN, NAME_OF, POINTS_OF
from duheng.language.decimal import decimal_text
from duheng.language.names import names_of
from duheng.language.tree import Field, Ruleset, ScoreBy
from duheng.language.types import FieldKind
from duheng.language.values import MEASURED
from duheng.language.walk import inside_method, is_points
from duheng.problems.form_cells import CellNotHere
from duheng.problems.form_rows import (
    GroupAgain,
    GroupMissing,
    GroupTwice,
    MethodNotAllowed,
    MethodUnknown,
    NameTwice,
    PointsDiffer,
    RowBlank,
    RowNotCounted,
    RowTwice,
    RowUnnamed,
)
from duheng.problems.problem import Language, Problem
from duheng.record import Record, replace
from duheng.source import in_short

UNNAMED: Mapping[Language, str] = {"zh": "（未命名）", "en": "(unnamed)"}

_ORDINAL = re.compile(r"^(?:指标\s*[0-9０-９]+\s*[:：]\s*)+")
_BESIDES = frozenset((*LEVELS, SOURCE, NOTE))


def without_ordinal(name: str) -> str:
    """A row's name without the 指标1： that forms put before it."""
    return _ORDINAL.sub("", name)


_Names = list[tuple[str, Written]]
"""What a row calls itself, without 指标1：, and where it does."""


class Seat(Record):
    """Where rows stand: the last group that they name, those of its ancestors whose points the names say (with what
    they say of the tier's), and the node above it that is scored as it stands."""

    group: FormNode | None
    stated: tuple[tuple[int, FormNode, Fraction], ...]
    over: FormNode | None


class RowBinder:
    """Puts rows into the tree, one after the other."""

    def __init__(self, ruleset: Ruleset, labels: Labels, groups: Groups, reader: CellReader, unnamed: str) -> None:
        self.ruleset = ruleset
        self.level = ruleset.template.row_level
        self.tiers = list(enumerate(LEVELS))[1 : self.level or len(LEVELS)]
        self.own = (LEVELS[self.level], NAME_OF)
        self.labels = labels
        self.groups = groups
        self.reader = reader
        self.unnamed = unnamed
        self.findings: list[Problem] = reader.findings
        self.worked_out = {rule.level for rule in ruleset.template.worth}
        self.methods = names_of(ruleset).methods
        self.besides = Besides(labels)
        self.measured = measured_fields(ruleset.template.fields)
        self.own_tiers = tiers_of(ruleset)
        self.named: set[int] = set()
        self.seats: dict[tuple[tuple[int, str], ...], Seat] = {}

    def bind(self, number: int, row: WrittenRow, said: dict[str, Written]) -> None:
        """Put one row into the tree, by what its cells say."""
        cells = self.besides.join(said, self.findings)
        names = self._group_names(cells)
        said_names = self._own_names(cells)
        named = said_names if self.level else []
        if (named or not names) and all(blank(name) for name, _ in named) and not _says_something(cells):
            place = replace(row.span, end=row.span.column + 1)
            self.findings.append(RowBlank(span=place, row=number))
            return
        seat, named = self._seat(names, named, row)
        group = seat.group
        for level, node, points in seat.stated:
            self._own_points(node, points, cells[LEVELS[level]])
        if group is not None and not (self.level and (named or self._is_leaf(group, cells))):
            self._of_group(group, row, cells)
        else:
            self._leaf(number, row, seat, cells, said_names)

    def _own_names(self, cells: dict[str, Written]) -> _Names:
        return [(without_ordinal(in_one(cells[key].text)).strip(), cells[key]) for key in self.own if key in cells]

    # --- groups

    def _seat(self, names: dict[int, str], named: _Names, row: WrittenRow) -> tuple[Seat, _Names]:
        """Where a row stands, and what is left of its own names; looked up once for rows that name the same groups."""
        place, before = tuple(names.items()), len(self.findings)
        known = self.seats.get(place)
        if known is not None:
            return known, named
        wanted, named = self._of_its_own(names, named)
        group = self.groups.find(wanted, row.span)
        above = self.groups.above(group) if group is not None else []
        over = next((each for each in above if alone(each.template, self.ruleset)), None)
        seat = Seat(group, tuple(_stated(above, wanted)), over)
        if over is None and len(self.findings) == before:
            self.seats[place] = seat
        return seat, named

    def _group_names(self, cells: dict[str, Written]) -> dict[int, str]:
        return {
            level: in_one(cells[tier].text)
            for level, tier in self.tiers
            if tier in cells and not blank(cells[tier].text)
        }

    def _of_its_own(self, names: dict[int, str], named: _Names) -> tuple[dict[int, str], _Names]:
        """The names of a row; those below a node that is scored as it stands say nothing where they repeat its name."""
        node, levels = None, sorted(names)
        for at, level in enumerate(levels if levels[:1] == [1] else (), 1):
            node = self.groups.child(node, level, names[level])
            if node is None:
                break
            if alone(node.template, self.ruleset):
                below = [*(names[each] for each in levels[at:]), *(cell.text for _, cell in named)]
                repeated = all(meant_name(name, [node.name]) or meant_name(node.name, [name]) for name in below)
                return ({each: names[each] for each in levels[:at]}, []) if repeated else (names, named)
        return names, named

    def _is_leaf(self, group: FormNode, cells: dict[str, Written]) -> bool:
        """Whether a row without a name measures something; a node with a method of its own is scored as it stands."""
        if group.template is not None and group.template.method is not None and not group.template.children:
            return False
        known = self.labels.fields(self.level)
        fields = [known[name] for name, cell in cells.items() if name in known and not blank(cell.text)]
        return any(
            field.level == self.level and field.kind is not FieldKind.TEXT and field.name != CLAIMED for field in fields
        )

    def _of_group(self, group: FormNode, row: WrittenRow, cells: dict[str, Written]) -> None:
        before, said = len(self.findings), _what_is_said(group)
        points = read_points(cells.get(POINTS_OF), group.name, group.path, row.span, self.findings, needed=False)
        if points is not None:
            self._own_points(group, points, cells[POINTS_OF])
        claimed = self._claim(group, cells)
        group.unread += _unread(cells, points, claimed)
        if claimed is not None and group.claimed not in (None, claimed):
            self._again(group, "自评得分", cells[CLAIMED])
        elif claimed is not None:
            group.claimed = claimed
        group.span = group.span or row.span
        self._method(group, cells)
        self._fill(group, cells)
        again = _says_something(cells) and _what_is_said(group) == said
        differs = any(isinstance(each, GroupTwice) for each in self.findings[before:])
        if again and not differs and id(group) in self.named:
            self.findings.append(GroupAgain(span=row.span, path=group.path, name=in_short(group.name)))
        self.named.add(id(group))

    def _own_points(self, node: FormNode, points: Fraction, cell: Written) -> None:
        if node.own_points is not None:
            if node.own_points != points:
                self._again(node, POINTS_OF, cell)
            return
        node.own_points = points
        worth = node.template.points if node.template else None
        if worth is not None and worth != points:
            text, stated = in_short(cell.text), decimal_text(worth)
            self.findings.append(PointsDiffer(span=cell.span, path=node.path, name=node.name, points=stated, text=text))

    def _again(self, node: FormNode, label: str, cell: Written) -> None:
        text = in_short(cell.text)
        self.findings.append(GroupTwice(span=cell.span, path=node.path, name=node.name, label=label, text=text))

    # --- leaves

    def _leaf(self, number: int, row: WrittenRow, seat: Seat, cells: dict[str, Written], names: _Names) -> None:
        level = self.level or 1
        group = seat.group or self._only_place(level, names)
        name = self._name(number, row, group, names)
        node = self._node_for(group, level, name, row)
        node.span = row.span
        self._homeless(group, node, level)
        if seat.over is not None:
            self.findings.append(
                RowNotCounted(span=node.span, path=node.path, name=in_short(node.name), group=in_short(seat.over.name))
            )
        needed = node.points is None and node.level not in self.worked_out and not self._needs_no_points(node)
        points = read_points(cells.get(POINTS_OF), node.name, node.path, row.span, self.findings, needed=needed)
        if node.template is None:
            node.points = points
        elif points is not None:
            self._own_points(node, points, cells[POINTS_OF])
        node.claimed = self._claim(node, cells)
        node.unread = _unread(cells, points, node.claimed)
        node.method = self._method(node, cells)
        self._fill(node, cells)
        self.findings += self.own_tiers.take(node)
        self.findings += borrow(node.cells, self.measured, node.path)

    def _only_place(self, level: int, names: _Names) -> FormNode | None:
        """Where a row that names no group stands all the same, unless it is called as a node of the template's."""
        return None if any(self.groups.has(name) for name, _ in names) else self.groups.only_place(level)

    def _needs_no_points(self, node: FormNode) -> bool:
        """Whether the template's own method scores a node without asking what it is worth: 2分 for each 亿元."""
        name = node.template.method if node.template is not None else None
        method = self.methods.get(name or "")
        return method is not None and not any(
            is_points(each) or isinstance(each, ScoreBy) for each in inside_method(method)
        )

    def _name(self, number: int, row: WrittenRow, group: FormNode | None, said: _Names) -> str:
        names = [(name, cell) for name, cell in said if name]
        above = group.path if group else ()
        if not names:
            tier, tier_en = LEVELS[self.level or 1], LEVELS_EN[self.level or 1]
            unnamed = RowUnnamed(span=row.span, path=(*above, self.unnamed), row=number, tier=tier, tier_en=tier_en)
            self.findings.append(unnamed)
            return self.unnamed
        name = names[0][0]
        for other, cell in names[1:]:
            if read_label(other).whole != read_label(name).whole:
                twice = NameTwice(span=cell.span, path=(*above, name), name=in_short(name), other=in_short(other))
                self.findings.append(twice)
        return name

    def _node_for(self, group: FormNode | None, level: int, name: str, row: WrittenRow) -> FormNode:
        """The template's own leaf of that name, or a new one."""
        own = self.groups.child(group, level, name)
        if own is not None and own.template is not None and id(own) not in self.named:
            self.named.add(id(own))
            return own
        node = self.groups.add(group, level, name, row.span)
        if node.path[-1] != name and name != self.unnamed:
            self.findings.append(RowTwice(span=row.span, path=node.path, name=in_short(name)))
        return node

    def _homeless(self, group: FormNode | None, node: FormNode, level: int) -> None:
        """A finding where a row doesn't name the group that the template wants it in."""
        wanted = 1 if group is None else group.level + 1
        if wanted >= level or (group is not None and not self._has_groups(group, level)):
            return
        missing = GroupMissing(
            span=node.span,
            path=node.path,
            name=in_short(node.name),
            tier=LEVELS[wanted],
            tier_en=LEVELS_EN[wanted],
            placed=f"直接列在「{group.name}」下" if group else "另列",
            placed_en=f'it was put right under "{group.name}"' if group else "it is kept apart",
        )
        self.findings.append(missing)

    def _has_groups(self, group: FormNode, level: int) -> bool:
        return any(child.level < level for child in group.children)

    # --- cells

    def _claim(self, node: FormNode, cells: dict[str, Written]) -> Fraction | None:
        """The claimed score; where a field of that name can't read the cell either, the field's finding is enough."""
        found: list[Problem] = []
        cell = cells.get(CLAIMED)
        claimed = read_claim(cell, node.path, found)
        if not found:
            return claimed
        field = self.labels.fields(node.level).get(CLAIMED)
        own = field is not None and field.kind is FieldKind.NUMBER and field.level == node.level
        number = cell is not None and isinstance(read_value(cell.text), MEASURED)
        if not own or number:
            self.findings += found
        return claimed

    def _method(self, node: FormNode, cells: dict[str, Written]) -> str:
        """The method that a row names for itself; a finding where there is none or it may not, as groups never may."""
        cell = cells.get(METHOD)
        if cell is None or blank(cell.text):
            return ""
        name = cell.text.strip()
        if not self.ruleset.template.free_methods or node.level != self.level:
            refused = MethodNotAllowed(span=cell.span, path=node.path, name=in_short(node.name), method=in_short(name))
            self.findings.append(refused)
            return ""
        if name in self.methods:
            return name
        close = near(in_short(name), self.methods)
        unknown = MethodUnknown(
            span=cell.span, path=node.path, name=in_short(node.name), method=in_short(name), near=close
        )
        self.findings.append(unknown)
        node.misnamed = True
        return ""

    def _fill(self, node: FormNode, cells: dict[str, Written]) -> None:
        fields, level, own = self.labels.fields(node.level), node.level, node.cells
        for name, cell in cells.items():
            field = fields.get(name)
            if field is None:
                continue
            if field.level != level:
                if name == CLAIMED or blank(cell.text):
                    continue
                self._not_here(node, field, cell)
            if name not in own:
                own[name] = self.reader.read(field, cell, node.path)
            elif own[name].text.strip() != cell.text.strip():
                self._again(node, f"「{cell.label}」", cell)

    def _not_here(self, node: FormNode, field: Field, cell: Written) -> None:
        found = CellNotHere(
            span=cell.label_span,
            path=node.path,
            label=cell.label,
            name=in_short(node.name),
            tier=LEVELS[node.level],
            tier_en=LEVELS_EN[node.level],
            wanted=LEVELS[field.level],
            wanted_en=LEVELS_EN[field.level],
        )
        self.findings.append(found)


def _stated(above: list[FormNode], names: dict[int, str]) -> Iterator[tuple[int, FormNode, Fraction]]:
    """The points that groups' names say (产出指标（40分）), by tier, with the group among those above that it is."""
    for node in above:
        points = stated_points(names.get(node.level, ""))
        if points is not None and (node.template is None or stated_points(node.name) is None):
            yield node.level, node, points


def _what_is_said(group: FormNode) -> tuple[object, ...]:
    """What a group's own rows have said so far."""
    return group.own_points, group.claimed, tuple(group.cells)


def _unread(cells: dict[str, Written], points: Fraction | None, claimed: Fraction | None) -> tuple[str, ...]:
    """What a row says of its points and its claim that is no number."""
    missing = [name for name, value in ((POINTS_OF, points), (CLAIMED, claimed)) if value is None and name in cells]
    return tuple([name for name in missing if not blank(cells[name].text)])


def _says_something(cells: dict[str, Written]) -> bool:
    """Whether a row says anything besides where it stands and where it comes from."""
    return any(name not in _BESIDES and not blank(cell.text) for name, cell in cells.items())
