"""The tree as a table: one line a node, every cell in its columns, whatever the characters' width.

The name takes what the other columns leave. Where that is too little, targets and actual values are shortened first,
then whatever is widest; a column that says nothing isn't there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duheng.evaluation.result import NodeResult, State
from duheng.presentation.numbers import number, signed, spread
from duheng.presentation.words import Words
from duheng.reports.ink import BOLD, DIM, RED, YELLOW, Ink
from duheng.source import display_width, pad, pad_before, shorten, visible

INDENT = "  "
_GAP = "  "
_NAME, _TARGET, _ACTUAL, _DIFFERENCE, _NOTES = 0, 2, 3, 6, 7
_TEXTS = frozenset((_NAME, _TARGET, _ACTUAL, _NOTES))
_SMALLEST_NAME = 28
_LEAST_NAME = 12
_SMALLEST_CELL = 8
_MOST_TEXT, _MOST = 14, 18


class Table:
    """The rows of a form's nodes, and the head above them, all of the same columns."""

    def __init__(self, nodes: Sequence[NodeResult], words: Words, width: int) -> None:
        self.nodes = nodes
        self.head = head_of(words)
        self.rows = _aligned([row_of(node, words) for node in nodes])
        self.widths = _widths(self.head, self.rows, width)

    def first_line(self, ink: Ink) -> str:
        """The columns' names."""
        return ink.paint(self._line(self.head), DIM)

    def lines(self, ink: Ink) -> Iterator[tuple[NodeResult, str]]:
        """Each node with its line."""
        for node, row in zip(self.nodes, self.rows, strict=True):
            yield node, self._painted(node, row, ink)

    def _line(self, row: Sequence[str]) -> str:
        return self._joined([self._cell(row, column) for column in range(len(row))])

    def _cell(self, row: Sequence[str], column: int) -> str:
        width = self.widths[column]
        text = shorten(row[column], width)
        return pad(text, width) if column in _TEXTS else pad_before(text, width)

    def _joined(self, cells: Sequence[str]) -> str:
        kept = [cell for cell, width in zip(cells, self.widths, strict=True) if width]
        return _GAP.join(kept).rstrip()

    def _painted(self, node: NodeResult, row: Sequence[str], ink: Ink) -> str:
        cells = [self._cell(row, column) for column in range(len(row))]
        cells[_NAME] = ink.paint(cells[_NAME], BOLD if node.level == 1 else "")
        cells[_DIFFERENCE] = ink.paint(cells[_DIFFERENCE], RED)
        cells[_NOTES] = ink.paint(cells[_NOTES], YELLOW if node.state is State.UNDETERMINED else DIM)
        return self._joined(cells)


def head_of(words: Words) -> tuple[str, ...]:
    """What stands above the columns."""
    told = (words.computed, words.claimed, words.difference, words.notes)
    return (words.name, words.points, words.target, words.actual, *told)


def row_of(node: NodeResult, words: Words) -> tuple[str, ...]:
    """A node in the columns of the head, its name set in below the node that it belongs to."""
    apart = node.difference
    notes = {State.NOT_APPLICABLE: words.not_applicable, State.UNDETERMINED: words.open}.get(node.state, "")
    outside = words.outside if node.outside else ""
    return (
        INDENT * node.depth + visible(node.path[-1]),
        number(node.points),
        visible(node.target),
        visible(node.actual),
        "" if node.state is State.NOT_APPLICABLE else spread(node.low, node.high),
        number(node.claimed),
        signed(apart) if apart else "",
        words.comma.join(filter(None, (notes, outside))),
    )


def _aligned(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows with blanks behind their numbers, so that decimal points stand below each other."""
    columns = list(zip(*rows, strict=True))
    for column in range(len(columns)):
        if column not in _TEXTS:
            longest = max(map(_decimals, columns[column]))
            columns[column] = tuple(
                text + " " * (longest - _decimals(text)) if text else "" for text in columns[column]
            )
    return tuple(zip(*columns, strict=True))


def _decimals(text: str) -> int:
    """How long what follows a number's units is, with its point."""
    _, point, decimals = text.rpartition("～")[2].partition(".")
    return len(point + decimals)


def _widths(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> tuple[int, ...]:
    """The columns' widths: as wide as their texts where there is room, none for an empty column."""
    widths = [_needed(column, head, rows) for column in range(len(head))]
    name = widths[_NAME]
    while _left(widths, width) < min(name, _SMALLEST_NAME):
        widest = max((_TARGET, _ACTUAL), key=lambda column: widths[column])
        if widths[widest] <= _SMALLEST_CELL:
            break
        widths[widest] -= 1
    while _left(widths, width) < min(name, _LEAST_NAME):
        widths[max(range(1, len(widths)), key=lambda column: widths[column])] -= 1
    widths[_NAME] = min(name, _left(widths, width))
    return tuple(widths)


def _needed(column: int, head: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    longest = max((display_width(row[column]) for row in rows), default=0)
    if not longest and column != _NAME:
        return 0
    if column in (_TARGET, _ACTUAL):
        longest = min(longest, _MOST_TEXT)
    return max(longest if column == _NAME else min(longest, _MOST), display_width(head[column]))


def _left(widths: Sequence[int], width: int) -> int:
    others = [each for column, each in enumerate(widths) if column != _NAME and each]
    return width - sum(others) - len(_GAP) * len(others)
