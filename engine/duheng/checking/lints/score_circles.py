"""Scores that wait for each other: 效益 is scored by what 满意度 has, and 满意度 by what 效益 has.

A form would leave both open, whoever fills it in, so that the ruleset is told. A node waits for the nodes whose scores
its method reads, one without a method for its parts; the rows of a group wait for what the methods of 计分 read, but
not those of lines for rows of another group (上级.名称).
"""

from __future__ import annotations

from collections.abc import Iterator

from duheng.checking.linking.cycles import circles
from duheng.checking.lints.groups import is_name_above
from duheng.language import builtins, tree
from duheng.language.names import names_of
from duheng.language.reading import same_text
from duheng.language.walk import asked_of_node, both_ways, of_method, parts, walk
from duheng.problems.circles import ScoreCircle
from duheng.problems.problem import Problem
from duheng.source import Span

_OF_SCORE = (builtins.SCORE_OF, builtins.APPLIES)
_Key = tuple[str, ...]
"""A node by its names from the top; the rows of a group by its names and an empty one."""


def check_score_circles(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """One problem for each circle of nodes, told at a line of the ruleset's own that closes it, if there is one."""
    nodes = _Nodes(ruleset)
    waits = {key: list(dict.fromkeys(nodes.waits(key))) for key in nodes.spans}
    for circle in circles(waits):
        chain = " → ".join(_name(each) for each in (*circle, circle[0]))
        yield ScoreCircle(span=nodes.closing(circle, ruleset.chain[0].file), chain=chain)


class _Nodes:
    """The nodes of a template, and whose scores each of them waits for."""

    def __init__(self, ruleset: tree.Ruleset) -> None:
        self.template = ruleset.template
        self.methods, self.derived = names_of(ruleset).methods, names_of(ruleset).derived
        self.nodes: dict[_Key, tree.Node] = {}
        self.spans: dict[_Key, Span] = {}
        for node in ruleset.template.nodes:
            self._take(node, ())

    def _take(self, node: tree.Node, above: _Key) -> None:
        key = (*above, node.name)
        self.nodes[key], self.spans[key] = node, node.span
        for child in node.children:
            self._take(child, key)
        if not node.children and node.level < self.template.row_level:
            self.spans[*key, ""] = node.span

    def waits(self, key: _Key) -> Iterator[_Key]:
        """The nodes whose scores one waits for."""
        node = self.nodes.get(key)
        if node is None:
            for line in self._lines(self.nodes[key[:-1]]):
                yield from self._read_by(line.method, key)
        elif node.method is not None:
            yield from self._read_by(node.method, key)
        else:
            yield from self._parts(key)

    def _lines(self, group: tree.Node) -> Iterator[tree.Assignment]:
        """The lines of 计分 that may fit a row of a group."""
        just_above = not group.repeated and group.level == self.template.row_level - 1
        for line in self.template.scoring:
            tests = line.condition.parts if isinstance(line.condition, tree.Every) else (line.condition,)
            asked = [self._asked_above(each) for each in tests if each is not None]
            if not group.repeated and not all(name is None or same_text(name, group.name) for name in asked):
                continue
            yield line
            if just_above and None not in asked:
                return

    @staticmethod
    def _asked_above(test: tree.Expression) -> str | None:
        """The name that a test wants the group above to have, where that is all it asks."""
        for subject, word in both_ways(test) if isinstance(test, tree.Call) and test.operation == "equal" else ():
            name = word.value if isinstance(word, tree.Literal) and is_name_above(subject) else None
            if isinstance(name, str):
                return name
        return None

    def closing(self, circle: list[_Key], file: str) -> Span:
        """The first line of a file that makes the circle, a node's or its method's; else the first node's."""
        lines = [span for key in circle for span in (self.spans[key], *self._methods_of(key))]
        return next((span for span in lines if span.file == file), lines[0])

    def _methods_of(self, key: _Key) -> Iterator[Span]:
        node = self.nodes.get(key)
        lines = self._lines(self.nodes[key[:-1]]) if node is None else ()
        names = [line.method for line in lines] if node is None else [node.method]
        yield from (self.methods[name].span for name in dict.fromkeys(names) if name in self.methods)

    def _parts(self, key: _Key) -> Iterator[_Key]:
        yield from (each for each in self.spans if each[:-1] == key)

    def _read_by(self, method: str | None, key: _Key) -> Iterator[_Key]:
        waiting: list[tree.Expression] = []
        names, seen = [method], set[str]()
        while names or waiting:
            if names:
                name = names.pop()
                if name is not None and name in self.methods and name not in seen:
                    seen.add(name)
                    waiting += of_method(self.methods[name])
                continue
            for each in walk(waiting.pop(), into_aggregates=False):
                if isinstance(each, tree.ScoreBy):
                    names.append(each.method)
                elif isinstance(each, tree.Built) and each.name in _OF_SCORE:
                    yield from self._named(each.place)
                elif isinstance(each, tree.Aggregate):
                    yield from self._read_in(each, key, key)
                elif isinstance(each, tree.Named) and each.name in self.derived and each.name not in seen:
                    seen.add(each.name)
                    waiting.append(self.derived[each.name].value)

    def _read_in(self, aggregate: tree.Aggregate, key: _Key, this: _Key) -> Iterator[_Key]:
        """The nodes whose scores an aggregate reads for ``key``: those it runs over, and those asked for each."""
        over = list(self._inside(aggregate, key))
        if self._reads_scores(aggregate):
            yield from over
        for each in (inner for part in parts(aggregate) for inner in asked_of_node(part, self.derived)):
            if isinstance(each, tree.Built) and each.name in _OF_SCORE:
                above = [node[:-1] for node in over] if each.place.root is tree.Root.PARENT else []
                yield from (this,) if each.place.root is tree.Root.THIS else (*self._named(each.place), *above)
            elif isinstance(each, tree.Aggregate):
                for node in over:
                    yield from self._read_in(each, node, this)

    def _named(self, place: tree.Place) -> Iterator[_Key]:
        if place.root is tree.Root.NAMED:
            yield from (key for key in self.nodes if key[-1] == place.name)

    def _inside(self, aggregate: tree.Aggregate, key: _Key) -> Iterator[_Key]:
        """The nodes over which an aggregate of scores runs."""
        root = aggregate.place.root
        near: dict[tree.Root, _Key] = {tree.Root.FORM: (), tree.Root.HERE: key, tree.Root.PARENT: key[:-1]}
        starts = [near[root]] if root in near else list(self._named(aggregate.place))
        for start in starts:
            yield from (
                each for each in self.spans if each[: len(start)] == start and self._is_over(aggregate, each, start)
            )

    def _reads_scores(self, aggregate: tree.Aggregate) -> bool:
        said = [each for each in (aggregate.item, aggregate.condition) if each is not None]
        return any(
            isinstance(each, tree.Built) and each.name in _OF_SCORE and each.place.root is tree.Root.HERE
            for part in said
            for each in asked_of_node(part, self.derived)
        )

    def _is_over(self, aggregate: tree.Aggregate, key: _Key, start: _Key) -> bool:
        if len(key) <= len(start):
            return False
        if aggregate.over is tree.Over.CHILDREN:
            return len(key) == len(start) + 1
        level = self.nodes[key].level if key in self.nodes else self.template.row_level
        return bool(level == aggregate.over.value)


def _name(key: _Key) -> str:
    return f"{key[-2]}的各行" if key[-1] == "" else key[-1]
