"""扣分清单 on a page: the waterfall from full points to the total, a step a line, which is its own table.

A step's line holds its name, what it takes away, why, and what is left; the bars of all lines stand above each other on
one axis. So nothing overlaps however many steps there are, and a narrow screen only makes the bars shorter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from duheng.evaluation.result import LedgerLine, Result
from duheng.presentation.losses import name_of, nothing_lost, place_of, reason, sum_of
from duheng.presentation.numbers import number, signed, spread
from duheng.reports.page import bars
from duheng.reports.page.markup import LINE, NOTHING, Content, Markup, element, joined
from duheng.reports.page.words import PageWords
from duheng.reports.waterfall import Axis, Sort, Step, axis_of, steps_of

DOT = " · "
Path = tuple[str, ...]


class Chart:
    """Draws a result's waterfall; ``rows`` are the names of the rows on the page, by path."""

    def __init__(self, result: Result, words: PageWords, rows: Mapping[Path, str]) -> None:
        self.result = result
        self.words = words
        self.rows = rows
        self.steps = steps_of(result)

    def table(self) -> Markup:
        """The whole chart; one sentence where nothing was lost."""
        if not self.steps:
            return element("p", nothing_lost(self.result.total, self.words))
        total = self.result.total
        full = self.result.start
        ends = [end for step in self.steps for end in (step.start, step.end)]
        begin = self.words.from_full if total.full is not None else self.words.from_unknown
        axis = axis_of([full, *ends, total.low, total.most])
        lines = [
            self._level(begin, number(full), bars.of_level(full, full, axis, first=True)),
            *(self._step(step, axis) for step in self.steps),
            self._level(
                self.words.total, spread(total.low, total.high), bars.of_level(total.low, total.most, axis, first=False)
            ),
        ]
        cut = self.words.cut_axis.format(number(axis.low)) if axis.cut else ""
        table = element(
            "table",
            element("caption", self.words.chart, element("span", f" {cut}", class_="legend") if cut else NOTHING),
            element("thead", self._head(axis)),
            LINE,
            element("tbody", LINE, joined(lines, LINE)),
            class_="waterfall",
        )
        return joined((table, element("p", sum_of(self.result.ledger, total, self.words), class_="sum")), LINE)

    def _head(self, axis: Axis) -> Markup:
        labels = (
            (self.words.step, "name"),
            (self.words.change, "number"),
            (bars.ticks(axis), "bar"),
            (self.words.left, "number"),
        )
        return element("tr", *(element("th", label, scope="col", class_=style) for label, style in labels))

    def _level(self, name: str, value: str, bar: Markup) -> Markup:
        cells = (
            element("th", name, scope="row", class_="name"),
            _td("", "number"),
            _td(bar, "bar"),
            _td(value, "number"),
        )
        return element("tr", *cells, class_="level")

    def _step(self, step: Step, axis: Axis) -> Markup:
        first, *others = step.lines
        inside = self._together(step) if others else self._alone(step, first)
        left = _td(number(step.end), "number")
        bar = _td(bars.of_step(step, axis), "bar")
        cells = (
            element("th", *inside, scope="row", class_="name"),
            _td(signed(step.change), "number change"),
            bar,
            left,
        )
        return element("tr", *cells, class_=step.sort.value)

    def _alone(self, step: Step, line: LedgerLine) -> Iterator[Content]:
        yield self._link(line)
        if step.sort is not Sort.LOST:
            yield self._mark(step)
        yield from self._why(line)

    def _together(self, step: Step) -> Iterator[Content]:
        summary = element("summary", self.words.together.format(len(step.lines)), self._mark(step))
        items = (element("li", *self._item(step, line)) for line in step.lines)
        yield element("details", summary, element("ul", *items))

    def _item(self, step: Step, line: LedgerLine) -> Iterator[Content]:
        yield element("b", signed(-line.open if step.sort is Sort.OPEN else -line.lost))
        yield " "
        yield self._link(line)
        yield from self._why(line)

    def _mark(self, step: Step) -> Markup:
        return element("span", self.words.sorts[list(Sort).index(step.sort)], class_="mark")

    def _link(self, line: LedgerLine) -> Markup:
        row, name = self.rows.get(line.path), name_of(line, self.words)
        return element("a", name, href=f"#{row}") if row else element("span", name)

    def _why(self, line: LedgerLine) -> Iterator[Content]:
        """Why, and by which clause."""
        for said in (reason(line, self.words), DOT.join(filter(None, (line.authority, place_of(line.rule))))):
            if said:
                yield element("span", said, class_="why")


def _td(content: Content, style: str) -> Markup:
    return element("td", content, class_=style)
