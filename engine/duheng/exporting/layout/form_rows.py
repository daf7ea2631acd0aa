"""The rows of a form as they were written, each with the node that it became.

A form is exported as it stands: its rows in their order, its names and values letter by letter. A name holds for all
rows below it, so that a row which names no group after rows that do has a dash there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from duheng.exporting.layout.head_plan import HeadPlan
from duheng.exporting.layout.sketch import Content
from duheng.exporting.layout.table import Name, Slot, TableRow
from duheng.exporting.layout.values import Showing, cell_written, points_content, score_written
from duheng.forms.labels import read_label, row_labels
from duheng.forms.model import Form, FormNode, Written, WrittenRow
from duheng.forms.names import meant_name, stated_points
from duheng.language.builtins import CLAIMED, LEVELS, NAME_OF, POINTS_OF
from duheng.language.tree import Ruleset
from duheng.record import Record
from duheng.source import Span

_SCORES = frozenset((POINTS_OF, CLAIMED))
_NO_GROUP = "—"


class FormRow(Record):
    """A row: the names of its levels, its other cells by their meaning, and its node (None where it became none)."""

    names: dict[int, Written]
    cells: dict[str, Written]
    node: FormNode | None

    @property
    def path(self) -> tuple[str, ...] | None:
        """The node's path."""
        return self.node.path if self.node is not None else None


class FormRows:
    """The rows of one bound form; ``seated`` are those that stand in the table of amounts, by their nodes' paths."""

    def __init__(self, form: Form, ruleset: Ruleset, plan: HeadPlan, show: Showing) -> None:
        self.template = ruleset.template
        self.show = show
        self.meant = row_labels(self.template).meant
        self.kinds = {field.name: field.kind for field in self.template.fields if field.level}
        self.bottom = self.template.row_level or 1
        self.by_span = dict(_by_span(form.roots))
        self.roots = form.roots
        rows = [row for each in form.written.rows if (row := self._read(each)) is not None]
        self.seated = dict(self._seated(rows, {seat.path for seat in plan.seats}))
        self.rows = [row for row in rows if all(row is not each for each in self.seated.values())]

    def levels(self) -> set[int]:
        """The levels whose names the rows say."""
        return {level for row in self.rows for level in row.names}

    def used(self) -> list[str]:
        """What the rows' cells mean, each once."""
        return list(dict.fromkeys(meaning for row in self.rows for meaning in row.cells))

    def table(self) -> list[TableRow]:
        """The rows of the table."""
        return [self._drawn(row, ended) for row, ended in zip(self.rows, self._ended(), strict=True)]

    # --- reading

    def _read(self, row: WrittenRow) -> FormRow | None:
        said = {self.meant[cell.label]: cell for cell in row.cells if cell.text.strip()}
        if not said:
            return None
        names = {level: said[tier] for level, tier in enumerate(LEVELS[1:], 1) if tier in said}
        cells = {meaning: cell for meaning, cell in said.items() if meaning not in LEVELS}
        if NAME_OF in cells and self.bottom not in names:
            names[self.bottom] = cells.pop(NAME_OF)
        return FormRow(names, cells, self.by_span.get(row.span) or self._find(names))

    def _find(self, names: Mapping[int, Written]) -> FormNode | None:
        """The node that a further row of a group names."""
        found: FormNode | None = None
        for level, name in sorted(names.items()):
            children = self.roots if found is None else found.children
            found = _named(name.text, [each for each in children if each.level == level])
            if found is None:
                return None
        return found

    def _seated(
        self, rows: Iterable[FormRow], paths: set[tuple[str, ...]]
    ) -> Iterator[tuple[tuple[str, ...], FormRow]]:
        """For each node with a line in the table of amounts its first row, where that line can hold all of it."""
        seen: set[tuple[str, ...]] = set()
        for row in rows:
            if row.path in paths and row.path not in seen:
                seen.add(row.path)
                if set(row.cells) <= _SCORES and all(level <= len(row.path) for level in row.names):
                    yield row.path, row

    # --- drawing

    def _ended(self) -> Iterator[int]:
        """For each row the level whose name above it doesn't hold for it any more; 0 where there is none."""
        held: set[int] = set()
        for row in self.rows:
            first = min(row.names, default=self.bottom)
            ended = min((level for level in held if level < first), default=0)
            yield ended
            held = {ended, *row.names} - {0}

    def _drawn(self, row: FormRow, ended: int) -> TableRow:
        texts = {level: cell.text.strip() for level, cell in row.names.items()}
        texts |= {ended: _NO_GROUP} if ended else {}
        names = {
            level: Name(text, tuple(sorted(texts.items())[:number]) if level < self.bottom else None)
            for number, (level, text) in enumerate(sorted(texts.items()), 1)
        }
        cells = {meaning: Slot(self._content(row, meaning, cell)) for meaning, cell in row.cells.items()}
        stated = stated_points(row.names[max(row.names)].text) if row.names and not cells else None
        if stated is not None:
            cells[POINTS_OF] = Slot(points_content(stated))
        wide = row.node is not None and row.node.level < self.bottom and self.bottom not in names
        return TableRow(names, cells, row.path, wide=wide)

    def _content(self, row: FormRow, meaning: str, cell: Written) -> Content:
        bound = row.node.cells.get(meaning) if row.node is not None else None
        if meaning in _SCORES:
            return score_written(cell.text)
        return cell_written(cell, bound, self.kinds.get(meaning), self.show)


def _named(name: str, nodes: list[FormNode]) -> FormNode | None:
    """The node that a name means: as written, but for its brackets, or as a spelling of one of the template's own."""
    wanted = read_label(name)
    alike = [each for each in nodes if read_label(each.name).stem == wanted.stem]
    if alike:
        return next((each for each in alike if read_label(each.name).whole == wanted.whole), alike[0])
    own = meant_name(name, [each.name for each in nodes if each.template is not None and not each.template.repeated])
    return next((each for each in nodes if each.name == own), None)


def _by_span(nodes: Iterable[FormNode]) -> Iterator[tuple[Span, FormNode]]:
    """Nodes by the place of their row, groups first, so that a row's own node takes the place of a group's."""
    for node in nodes:
        if node.span is not None:
            yield node.span, node
        yield from _by_span(node.children)
