"""A ruleset between written and meant: declarations after inheritance, still as the lines that were written.

Because a line carries its span, provenance needs no bookkeeping: every effective line says which file and which line
set it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

from duheng.language.tree import Link
from duheng.problems.problem import Problem
from duheng.problems.syntax import Repeated
from duheng.record import Record, replace
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.words import keyword_of

_Key = TypeVar("_Key")
Group = tuple[w.Line, ...]
"""A run of table lines that belong together, or one line of another kind."""


class Declaration(Record):
    """A scale, method or check: the line that declares it and the groups of lines that hold."""

    name: str
    head: w.Line
    groups: tuple[Group, ...]

    @property
    def lines(self) -> Iterator[w.Line]:
        """All lines but the one that declares it."""
        return chain.from_iterable(self.groups)

    @property
    def broken(self) -> bool:
        """Whether a line of it couldn't be read, so that what seems missing may only be misspelt."""
        return bool(self.of(w.Broken))

    def of(self, kind: type) -> list[w.Line]:
        """The lines whose content is of a kind."""
        return [line for line in self.lines if isinstance(line.content, kind)]


class NodePart(Record):
    """A node of the template. ``lines`` are those that set it, the nearest ruleset's first."""

    level: int
    name: str
    lines: tuple[w.Line, ...]
    children: tuple[NodePart, ...] = ()

    @property
    def said(self) -> w.NodeLine:
        """What its lines say together; of two that say the same thing, the nearest ruleset's."""
        lines = list(w.contents(self.lines, w.NodeLine))
        return replace(
            lines[0],
            points=next((each.points for each in lines if each.points is not None or each.unfixed), None),
            method=next((each.method for each in lines if each.method is not None), None),
            outside=any(each.outside for each in lines),
            repeated=any(each.repeated for each in lines),
            rows=next((each.rows for each in lines if each.rows), ()),
        )


def _names_of(nodes: Iterable[NodePart]) -> Iterator[str]:
    for node in nodes:
        yield node.name
        yield from _names_of(node.children)


class TemplatePart(Record):
    """A template: fields by level and name, nodes, tables of 计分, and the lines of total and grade."""

    head: w.Line
    fields: dict[tuple[int, str], w.Line]
    rows: dict[int, tuple[w.Line, ...]]
    nodes: tuple[NodePart, ...]
    scoring: tuple[Group, ...]
    total: w.Line | None
    grade: w.Line | None
    broken: bool = False

    def names(self) -> set[str]:
        """The names of its fields and nodes."""
        return {*(name for _, name in self.fields), *_names_of(self.nodes)}

    def rows_of(self, level: int) -> w.RowsLine:
        """What the lines of a level say of its nodes together; of two 列名 or 分值列, the nearest ruleset's."""
        lines = list(w.contents(self.rows.get(level, ()), w.RowsLine))
        free = any(each.free for each in lines)
        columns, points = ((each.columns for each in lines), (each.points for each in lines))
        return w.RowsLine(level, free, next(filter(None, columns), ()), next(filter(None, points), ()))


@dataclass(slots=True)
class Merged:
    """An effective ruleset as lines.

    ``removed`` remembers where a name was removed; ``whole`` is False where the chain breaks off before its root;
    ``documents`` are the files of the chain as written.
    """

    id: str
    head: dict[str, w.Line]
    chain: tuple[Link, ...]
    parameters: dict[str, w.Line] = field(default_factory=dict)
    scales: dict[str, Declaration] = field(default_factory=dict)
    methods: dict[str, Declaration] = field(default_factory=dict)
    checks: dict[str, Declaration] = field(default_factory=dict)
    template: TemplatePart | None = None
    template_name: str = ""
    removed: dict[str, Span] = field(default_factory=dict)
    whole: bool = True
    documents: tuple[w.Document, ...] = ()

    def copy(self) -> Merged:
        """A copy to which a child's changes can be applied."""
        stores = ("head", "parameters", "scales", "methods", "checks", "removed")
        copied: dict[str, Any] = {name: dict(getattr(self, name)) for name in stores}
        return dataclasses.replace(self, **copied)


_BARS = "|｜│┃∣¦║┆┊丨\t"
"""What divides the cells of a table, rightly or wrongly."""


def grouped(lines: tuple[w.Line, ...]) -> tuple[Group, ...]:
    """Lines in groups: table lines that follow each other stay together.

    A line of a table that can't be read keeps its place, so that the line after it isn't taken for a table's head.
    """
    groups: list[list[w.Line]] = []
    for line in lines:
        if _in_table(line) and groups and _in_table(groups[-1][-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(tuple(group) for group in groups)


def prose_of(line: w.Line | None) -> str:
    """What a line of 说明 or 依据 says; empty where there is none."""
    match line.content if line else None:
        case w.AuthorityLine(text) | w.NoteLine(text):
            return text
        case _:
            return ""


def repeated(first: dict[_Key, w.Line], key: _Key, line: w.Line, keyword: str = "") -> list[Problem]:
    """That a line stands there again of which there may be one of a key; ``first`` are the first of each."""
    before = first.setdefault(key, line)
    if before is line:
        return []
    return [Repeated(span=line.span, related=(before.span,), keyword=keyword or keyword_of(line.text))]


def _in_table(line: w.Line) -> bool:
    broken = isinstance(line.content, w.Broken) and any(each in line.text for each in _BARS)
    return broken or isinstance(line.content, w.TableLine)
