"""The template's lines as a tree, and what 补充 does to it.

A named line of 一级 … 四级 opens a node; a line of a level without a name opens the list of fields that all nodes of
that level carry. Amending a node changes what the line says and keeps the rest: points, method and children that the
child ruleset doesn't mention stay the parent's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from duheng.checking.linking.amend import nothing_to_remove
from duheng.checking.linking.merged import Group, NodePart, TemplatePart, grouped, repeated
from duheng.checking.reading.near import near
from duheng.language import builtins
from duheng.problems.inheritance import NodeWithoutParent, RemoveNotHere
from duheng.problems.names import Ambiguous
from duheng.problems.problem import Problem
from duheng.problems.syntax import FieldUnderNode, GluedKeyword, SetBack
from duheng.record import replace
from duheng.syntax import written as w
from duheng.syntax.words import LEVELS, keyword_of, spellings, words

_LAST_WORD = "指标"
_BEHIND = ("UNFIXED", "REPEATED", "OUTSIDE")
"""Words that stand behind a node's name, and run into it where the blank is left out."""
_POINTS = re.compile(r"(?<=\D)\d+(?:\.\d+)?分$")


def read_template(block: w.Block) -> tuple[TemplatePart, list[Problem]]:
    """A template declared anew."""
    empty = TemplatePart(block.head, {}, {}, (), (), None, None)
    return _Reading(empty, (block,), amending=False).run()


def amend_template(old: TemplatePart, blocks: tuple[w.Block, ...]) -> tuple[TemplatePart, list[Problem]]:
    """A template with a child's lines put in, which may stand in several 补充."""
    return _Reading(old, blocks, amending=True).run()


def _glued(content: w.NodeLine) -> str:
    """What ran into a node's name: 产出指标不定分值, 产出指标50分. In quotation marks a name may end as it likes."""
    name = content.name.text
    behind = (each for each in spellings(*_BEHIND) if not each.isascii())
    word = next((each for each in behind if name.endswith(each) and name != each), "")
    quoted = content.name.span.end - content.name.span.column > len(name)
    points = None if quoted or content.points is not None else _POINTS.search(name)
    return word or (points.group() if points is not None else "")


class _Reading:
    def __init__(self, start: TemplatePart, blocks: tuple[w.Block, ...], *, amending: bool) -> None:
        self.part = start
        self.blocks = blocks
        self.amending = amending
        self.fields = dict(start.fields)
        self.rows = dict(start.rows)
        self.nodes = list(start.nodes)
        self.scoring: list[Group] = list(start.scoring)
        self.own_scoring: list[Group] = []
        self.total, self.grade = start.total, start.grade
        self.seen: dict[object, w.Line] = {}
        self.problems: list[Problem] = []
        self._begin()

    def _begin(self) -> None:
        """Where a block begins: nothing is open, and it may name again what others named."""
        self.named: dict[object, w.Line] = {}
        self.level = 0
        self.level_line: w.Line | None = None
        self.set_in = False
        self.open: list[str] = []
        self.node_line: w.Line | None = None

    def run(self) -> tuple[TemplatePart, list[Problem]]:
        for block in self.blocks:
            self._begin()
            for group in grouped(block.body):
                if isinstance(group[0].content, w.TableLine):
                    self.own_scoring.append(group)
                else:
                    self._line(group[0])
        part = TemplatePart(
            self.blocks[-1].head,
            self.fields,
            self.rows,
            tuple(self.nodes),
            (*self.own_scoring, *self.scoring),
            self.total,
            self.grade,
            self.part.broken or any(isinstance(line.content, w.Broken) for block in self.blocks for line in block.body),
        )
        return part, self.problems

    def _line(self, line: w.Line) -> None:
        content = line.content
        match content:
            case w.FieldLine() | w.DerivedLine():
                key = (self.level, content.name.text)
                self._once(("field", key), line)
                self.fields[key] = line
                self._looks_inside(line, content.name)
            case w.RowsLine():
                again = repeated(self.named, content.level, line, _keyword(line))
                says = {"columns": content.columns, "points column": content.points}
                self.problems += again or self._stated(says, (content.level,), line)
                self.level, self.open = content.level, []
                self.level_line, self.set_in = line, False
                self.rows[content.level] = (line, *self.rows.get(content.level, ()))
            case w.NodeLine():
                self._node(line, content)
            case w.TotalLine():
                self._once("total", line)
                self.total = line
            case w.GradeLine():
                self._once("grade", line)
                self.grade = line
            case w.RemoveLine():
                self._remove(line, content)
            case _:
                pass

    def _looks_inside(self, line: w.Line, name: w.Name) -> None:
        """Tell a field that stands no deeper than its level's line, below others that do."""
        opened = self.level_line
        if opened is None:
            self._looks_below(line, name)
            return
        deeper = line.span.column > opened.span.column
        if self.set_in and not deeper:
            self.problems.append(SetBack(span=name.span, name=name.text, above=keyword_of(opened.text)))
        self.set_in = self.set_in or deeper

    def _looks_below(self, line: w.Line, name: w.Name) -> None:
        """Tell a field of the form's head that stands deeper than the node above it."""
        node = self.node_line
        if node is None or line.span.column <= node.span.column or not isinstance(node.content, w.NodeLine):
            return
        tier, tier_en = builtins.LEVELS[node.content.level], builtins.LEVELS_EN[node.content.level]
        above = node.content.name.text
        told = FieldUnderNode(span=name.span, name=name.text, above=above, tier=tier, tier_en=tier_en)
        self.problems.append(told)

    def _once(self, key: object, line: w.Line) -> None:
        self.problems += repeated(self.seen, key, line, _keyword(line))

    def _stated(self, says: Mapping[str, object], of: tuple[object, ...], line: w.Line) -> list[Problem]:
        """That a line says of a node or level what a line of another block says of it already."""
        found = [repeated(self.seen, (what, *of), line, _keyword(line)) for what, said in says.items() if said]
        return next(filter(None, found), [])

    def _node(self, line: w.Line, content: w.NodeLine) -> None:
        name, level = content.name.text, content.level
        if glued := _glued(content):
            self.problems.append(GluedKeyword(span=content.name.span, keyword=glued, rest=name.removesuffix(glued)))
        path = self.open[: level - 1]
        if len(path) < level - 1:
            found = _find(tuple(self.nodes), level, name)
            if not self.amending or len(found) != 1:
                tier, tier_en = builtins.LEVELS[level - 1], builtins.LEVELS_EN[level - 1]
                told = NodeWithoutParent(span=content.name.span, name=name, tier=tier, tier_en=tier_en)
                self.problems.append(told)
                return
            path = list(found[0][:-1])
        again = repeated(self.named, (*path, name), line, _keyword(line))
        says = {"points": content.points or content.unfixed, "method": content.method, "rows": content.rows}
        self.problems += again or self._stated(says, (*path, name), line)
        self.open, self.node_line = [*path, name], line
        self.nodes = _put(self.nodes, path, NodePart(level, name, (line,)))

    def _remove(self, line: w.Line, content: w.RemoveLine) -> None:
        if not self.amending:
            self.problems.append(RemoveNotHere(span=line.span))
        elif content.name is not None:
            self._remove_named(line, content, content.name)
        else:
            self._remove_line(line, content.kind)

    def _remove_line(self, line: w.Line, kind: str) -> None:
        lines = {"SCORING": self.scoring, "TOTAL": self.total, "GRADE": self.grade}
        if not lines[kind]:
            self.problems.append(nothing_to_remove(line, ("一行", "line"), words()[kind].zh))
        elif kind == "SCORING":
            self.scoring = []
        elif kind == "TOTAL":
            self.total = None
        else:
            self.grade = None

    def _remove_named(self, line: w.Line, content: w.RemoveLine, name: w.Name) -> None:
        if content.kind in LEVELS:
            found = _find(tuple(self.nodes), LEVELS[content.kind], name.text)
            within = [path for path in found if list(path[:-1]) == self.open[: len(path) - 1]]
            if len(found) > 1 and not within:
                self.problems.append(Ambiguous(span=name.span, name=name.text, count=len(found)))
                return
            if found:
                self.nodes = _drop(self.nodes, list((within or found)[0]))
                return
            likely = _nodes_like(name.text, LEVELS[content.kind], tuple(self.nodes))
        else:
            keys = [key for key in self.fields if key[1] == name.text]
            if keys:
                del self.fields[keys[0]]
                return
            likely = _nodes_like(name.text, 0, tuple(self.nodes)) if content.kind != "FIELD" else ()
            likely = likely or near(name.text, [key[1] for key in self.fields])
        level = LEVELS.get(content.kind)
        zh, en = (builtins.LEVELS[level], builtins.LEVELS_EN[level]) if level else ("", "")
        kind = (f"{zh}指标", f"{en} indicator") if level else ("字段", "field")
        self.problems.append(nothing_to_remove(line, kind, name.text, likely))


def _nodes_like(name: str, level: int, nodes: tuple[NodePart, ...]) -> tuple[str, ...]:
    """The node of that name at another level, with the level; else those of the level with names like it. 0: any."""
    paths = _paths(nodes)
    elsewhere = [f"{builtins.LEVELS[len(path)]} {name}" for path in paths if path[-1] == name]
    names = {path[-1].removesuffix(_LAST_WORD): path[-1] for path in paths if len(path) == level}
    return tuple(elsewhere) or tuple(names[each] for each in near(name.removesuffix(_LAST_WORD), names))


def _keyword(line: w.Line) -> str:
    return " ".join(line.text.replace("：", " ").replace(":", " ").split()[:2])


def _put(nodes: list[NodePart], path: list[str], new: NodePart) -> list[NodePart]:
    """``nodes`` with ``new`` at ``path``; a node of that name keeps its older lines and its children."""
    if path:
        return [
            replace(node, children=tuple(_put(list(node.children), path[1:], new))) if node.name == path[0] else node
            for node in nodes
        ]
    if all(node.name != new.name for node in nodes):
        return [*nodes, new]
    return [replace(node, lines=(*new.lines, *node.lines)) if node.name == new.name else node for node in nodes]


def _drop(nodes: list[NodePart], path: list[str]) -> list[NodePart]:
    if len(path) == 1:
        return [node for node in nodes if node.name != path[0]]
    return [
        replace(node, children=tuple(_drop(list(node.children), path[1:]))) if node.name == path[0] else node
        for node in nodes
    ]


def _paths(nodes: tuple[NodePart, ...], above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for node in nodes:
        found += [(*above, node.name), *_paths(node.children, (*above, node.name))]
    return found


def names_below(nodes: tuple[NodePart, ...], level: int, name: str) -> set[str]:
    """The names of all that stands below the nodes of a name at a level."""
    above = _find(nodes, level, name)
    return {each for path in _paths(nodes) if path[:level] in above for each in path[level:]}


def _find(nodes: tuple[NodePart, ...], level: int, name: str) -> list[tuple[str, ...]]:
    return [path for path in _paths(nodes) if len(path) == level and path[-1] == name]
