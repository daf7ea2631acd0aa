"""The tree of scores: a line a node with its bar, each unfolding to how its score came about.

A table of one column, so that its head comes again on every printed page and a row can be unfolded as a whole. What
stands in a row has its label with it, for narrow screens and for those who listen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from duheng.evaluation.result import NodeResult, State
from duheng.presentation.losses import place_of
from duheng.presentation.numbers import number, signed, spread
from duheng.reports.page import bars
from duheng.reports.page.frame import cell, pair
from duheng.reports.page.markup import LINE, NOTHING, Markup, element, joined
from duheng.reports.page.words import PageWords
from duheng.source import Source, Span

Path = tuple[str, ...]


def identities(nodes: tuple[NodeResult, ...]) -> dict[Path, str]:
    """The names by which rows can be linked to; of nodes with the same path, the first is meant."""
    found: dict[Path, str] = {}
    for position, node in enumerate(nodes, 1):
        found.setdefault(node.path, f"row-{position}")
    return found


class Rows:
    """Draws the rows of a form; ``sources`` hold the texts that rules are quoted from."""

    def __init__(self, words: PageWords, sources: Mapping[str, Source]) -> None:
        self.words = words
        self.sources = sources

    def table(self, nodes: tuple[NodeResult, ...]) -> Markup:
        """All rows under their head."""
        body = joined((self._row(node, f"row-{at}") for at, node in enumerate(nodes, 1)), LINE)
        head = element("thead", element("tr", element("td", self._head())))
        return joined(
            (
                element("p", self.words.legend, class_="legend"),
                element("table", head, LINE, element("tbody", LINE, body), class_="tree"),
            ),
            LINE,
        )

    def _head(self) -> Markup:
        words = self.words
        labels = (words.name, words.target, words.actual, words.points, words.computed, words.claimed, words.difference)
        styles = ("name", "text", "text", "number", "number", "number", "number")
        cells = (element("span", label, class_=style) for label, style in zip(labels, styles, strict=True))
        return element("div", *cells, element("span", self.words.bar, class_="bar"), class_="line", aria_hidden="true")

    def _row(self, node: NodeResult, identity: str) -> Markup:
        summary = element("summary", *self._cells(node), class_="line")
        inside = element("dl", *self._inside(node), class_="inside")
        unfolded = element("details", summary, LINE, inside)
        return element("tr", element("td", unfolded), id=identity, class_=f"level-{node.level} depth-{node.depth}")

    def _cells(self, node: NodeResult) -> Iterator[Markup]:
        words, apart = self.words, node.difference
        none = node.state is State.NOT_APPLICABLE
        yield element("span", node.path[-1], *self._marks(node), class_="name")
        yield cell(words.target, node.target, "text")
        yield cell(words.actual, node.actual, "text")
        yield cell(words.points, number(node.points), "number")
        yield cell(words.computed, "" if none else spread(node.low, node.high), "number score")
        yield cell(words.claimed, number(node.claimed), "number")
        yield cell(words.difference, signed(apart) if apart else "", "number apart" if apart else "number")
        yield element("span", NOTHING if none else bars.of_node(node), class_="bar")

    def _marks(self, node: NodeResult) -> Iterator[Markup]:
        words = self.words
        if node.state is State.NOT_APPLICABLE:
            yield element("span", words.not_applicable, class_="mark")
        if node.state is State.UNDETERMINED:
            yield element("span", words.open, class_="mark open")
        if node.outside:
            yield element("span", words.outside, class_="mark")

    def _inside(self, node: NodeResult) -> Iterator[Markup]:
        words = self.words
        yield pair(words.target, node.target, "again")
        yield pair(words.actual, node.actual, "again")
        yield pair(words.formula, node.because or words.nothing_else, "formula")
        yield pair(words.method, node.method)
        yield pair(words.authority, node.authority)
        yield self._rule(node.rule)
        for other in node.others:
            yield pair(other.label, other.shown)

    def _rule(self, rule: Span | None) -> Markup:
        if rule is None:
            return NOTHING
        place = element("span", place_of(rule), class_="place")
        source = self.sources.get(rule.file)
        lines = source.lines if source is not None else ()
        quoted = lines[rule.line - 1].strip() if 0 < rule.line <= len(lines) else ""
        return pair(self.words.rule, joined((element("code", quoted), Markup(" "), place)) if quoted else place)
