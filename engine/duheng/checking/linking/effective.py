"""The effective ruleset as lines: what holds after inheritance, and which file and line set it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from duheng.checking.linking.merged import Declaration, Group, Merged, NodePart
from duheng.language.builtins import LEVELS
from duheng.language.printed import option
from duheng.record import Record
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.words import spellings

HEAD_ORDER = ("ruleset", "extends", "authority", "effective", "status", "note")


class EffectiveLine(Record):
    """A line that holds: its text, how deep it stands, and the places that set it (the nearest ruleset's first)."""

    text: str
    depth: int
    origins: tuple[Span, ...]


def effective_lines(merged: Merged) -> Iterator[EffectiveLine]:
    """All lines of an effective ruleset, in the order of the language page."""
    for key in HEAD_ORDER:
        line = merged.head.get(key)
        if line is None:
            continue
        yield _as_it_stands(line, 0 if isinstance(line.content, w.RulesetLine) else 1)
    for line in merged.parameters.values():
        yield EffectiveLine(_without_modifier(line.text), 0, (line.span,))
    for store in (merged.scales, merged.methods):
        for declaration in store.values():
            yield from _declaration(declaration)
    yield from _template(merged)
    for declaration in merged.checks.values():
        yield from _declaration(declaration)


def _as_it_stands(line: w.Line, depth: int) -> EffectiveLine:
    return EffectiveLine(line.text, depth, (line.span,))


def _without_modifier(text: str) -> str:
    found = next((each for each in spellings("REPLACE", "AMEND") if text.startswith(each)), "")
    return text.removeprefix(found).lstrip(" \t\u3000:：")


def _declaration(declaration: Declaration) -> Iterator[EffectiveLine]:
    yield EffectiveLine(_without_modifier(declaration.head.text), 0, (declaration.head.span,))
    yield from (_as_it_stands(line, 1) for line in declaration.lines)


def _template(merged: Merged) -> Iterator[EffectiveLine]:
    template = merged.template
    if template is None:
        return
    yield EffectiveLine(_without_modifier(template.head.text), 0, (template.head.span,))
    for (level, _), line in template.fields.items():
        if level == 0:
            yield _as_it_stands(line, 1)
    for node in template.nodes:
        yield from _node(node)
    for level, lines in template.rows.items():
        yield _rows(template.rows_of(level), lines)
        for (of_level, _), field in template.fields.items():
            if of_level == level:
                yield _as_it_stands(field, 2)
    yield from _scoring(template.scoring)
    for last in (template.total, template.grade):
        if last is not None:
            yield _as_it_stands(last, 1)


def _scoring(tables: Sequence[Group]) -> Iterator[EffectiveLine]:
    """The tables, the nearest ruleset's first; those with the same columns stand under one heading."""
    for _, alike in groupby(tables, lambda table: table[0].text.split()):
        together = list(alike)
        yield EffectiveLine("计分", 1, tuple(table[0].span for table in together))
        yield _as_it_stands(together[0][0], 2)
        for line in (line for table in together for line in table[1:]):
            yield _as_it_stands(line, 2)


def _rows(said: w.RowsLine, lines: Sequence[w.Line]) -> EffectiveLine:
    free, options = " 可自选方法" if said.free else "", option("列名", said.columns) + option("分值列", said.points)
    text = f"{LEVELS[said.level]}{free}{options}"
    own = ((line.span, each) for line in lines for each in w.contents([line], w.RowsLine))
    telling = (span for span, each in own if each.free or each.columns or each.points)
    return EffectiveLine(text, 1, tuple(telling) or (lines[-1].span,))


def _node(node: NodePart) -> Iterator[EffectiveLine]:
    said = node.said
    text = f"{LEVELS[node.level]} {_name(said.name)}"
    text += f" {said.points.digits}{said.points.unit}" if said.points else ""
    text += f"，按 {_name(said.method)}" if said.method else ""
    text += "，不计入总分" if said.outside else ""
    text += "，可重复" if said.repeated else ""
    text += option("行名", said.rows)
    yield EffectiveLine(text, node.level, tuple(line.span for line in node.lines))
    for child in node.children:
        yield from _node(child)


def _name(name: w.Name) -> str:
    """A name in quotation marks where it was written in them, as its place tells: there it is longer."""
    return f"「{name.text}」" if name.span.end - name.span.column > len(name.text) else name.text
