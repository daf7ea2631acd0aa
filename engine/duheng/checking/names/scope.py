"""What names mean in an effective ruleset, gathered once before any expression is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from duheng.checking.linking.merged import Merged, NodePart
from duheng.language import builtins, tree
from duheng.language.types import FieldKind
from duheng.record import Record
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.narrow import narrow

UNRESOLVED = "?"
"""The name of a 令 that stands for what couldn't be resolved, whose problem is told already."""
_LETTER = re.compile(r"\(([A-Z])\)")
_BRACKETED = re.compile(r"\([^()]*\)$")
KINDS = {name: kind for kind in FieldKind for name in (kind.value, kind.name.lower()) if kind is not FieldKind.LABEL}
"""Kinds by their Chinese and English names."""


class FieldEntry(Record):
    """A declared field: its level (0: the form's head), and its kind, None for a derived one."""

    name: str
    level: int
    kind: FieldKind | None


@dataclass(slots=True)
class Vocabulary:
    """Everything a name can refer to."""

    fields: dict[str, FieldEntry] = field(default_factory=dict)
    parameters: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    labels: frozenset[str] = frozenset()
    bands: tuple[tuple[str, ...], ...] = ()
    """The labels of each scale, in its order."""
    nodes: dict[str, int] = field(default_factory=dict)
    repeated: set[str] = field(default_factory=set)
    removed: dict[str, Span] = field(default_factory=dict)
    lettered: dict[str, str] = field(default_factory=dict)
    headed: dict[str, str] = field(default_factory=dict)
    """What stands above one field's column, or before its row, on a form, without what is in brackets behind it."""

    def everything(self) -> list[str]:
        """All names that an expression may use, for suggestions."""
        return [
            *builtins.OF_NODE,
            *builtins.OF_FORM,
            *builtins.PLACES,
            *self.fields,
            *self.parameters,
            *self.methods,
            *self.nodes,
            *self.labels,
        ]


class Context(Record):
    """Where an expression stands. ``level``: of the node it is read for; None where any, 0 for the form's head.

    ``aggregates`` is how many aggregates it stands in; ``below_form``: the outermost of them is read for the head.
    """

    level: int | None
    locals: frozenset[str] = frozenset()
    aggregates: int = 0
    below_form: bool = False

    @property
    def of_form(self) -> bool:
        """Whether nothing around it is read for a row, so that there is none for 本行."""
        return self.below_form or self.level == 0

    def inside(self, level: int | None) -> Context:
        """The context of an aggregate's item and condition."""
        return Context(level, self.locals, self.aggregates + 1, self.of_form)


def is_unresolved(expression: tree.Expression) -> bool:
    """Whether an expression stands for what couldn't be resolved."""
    return isinstance(expression, tree.Local) and expression.name == UNRESOLVED


def vocabulary_of(merged: Merged) -> Vocabulary:
    """Gather the names of an effective ruleset."""
    bands = tuple(
        tuple(band.label.text for band in w.contents(scale.lines, w.BandLine)) for scale in merged.scales.values()
    )
    names = Vocabulary(
        parameters=tuple(merged.parameters),
        methods=tuple(merged.methods),
        scales=tuple(merged.scales),
        labels=frozenset(label for labels in bands for label in labels),
        bands=bands,
        removed=merged.removed,
    )
    if merged.template is not None:
        for (level, name), line in merged.template.fields.items():
            if says_points(line):
                continue
            names.fields[name] = _entry(level, name, line)
            names.lettered |= dict.fromkeys(_letters(line), name)
        names.headed |= _headed(merged.template.fields)
        names.nodes = Counter(_every(merged.template.nodes))
        names.repeated.update(_repeated(merged.template.nodes))
    return names


def says_points(line: w.Line) -> bool:
    """Whether a line is 字段 分值 …, which declares no field: with = it says what nodes of its level are worth."""
    content = line.content
    return (
        isinstance(content, w.FieldLine | w.DerivedLine) and builtins.chinese(content.name.text) == builtins.POINTS_OF
    )


def _entry(level: int, name: str, line: w.Line) -> FieldEntry:
    content = line.content
    return FieldEntry(name, level, field_kind(content.kind.text) if isinstance(content, w.FieldLine) else None)


def _letters(line: w.Line) -> list[str]:
    """The letters by which a form's columns call a field: 全年预算数(A)."""
    return [each for printed in _printed(line) for each in _LETTER.findall(narrow(printed))]


def _headed(fields: Mapping[tuple[int, str], w.Line]) -> dict[str, str]:
    meant: dict[str, set[str]] = {}
    for (_, name), line in fields.items():
        for printed in _printed(line):
            meant.setdefault(_BRACKETED.sub("", narrow(printed)), set()).add(name)
    return {head: names.pop() for head, names in meant.items() if len(names) == 1}


def _printed(line: w.Line) -> tuple[str, ...]:
    """How a form may print a field's label."""
    return (*line.content.columns, *line.content.rows) if isinstance(line.content, w.FieldLine) else ()


def field_kind(word: str) -> FieldKind:
    """What a field of this kind holds; a word that is no kind names a scale."""
    return KINDS.get(word, FieldKind.LABEL)


def _repeated(nodes: tuple[NodePart, ...], *, within: bool = False) -> Iterator[str]:
    """The names of nodes of which a form may have several: those it may repeat, and all below them."""
    for node in nodes:
        several = within or node.said.repeated
        yield from (node.name,) if several else ()
        yield from _repeated(node.children, within=several)


def _every(nodes: tuple[NodePart, ...]) -> Iterator[str]:
    for node in nodes:
        yield from (node.name, *_every(node.children))
