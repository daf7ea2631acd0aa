"""Aggregates over nodes as terms: sums of cells where the nodes' values stand in cells.

Which nodes an aggregate takes is the form's shape, which a sheet doesn't change; which of them a condition lets count
may be a cell's doing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from typing import Protocol

from duheng.evaluation.values.of_node import reads_score
from duheng.exporting.live.kernel import SheetValue
from duheng.exporting.terms import kinds as terms
from duheng.exporting.terms import truths
from duheng.exporting.terms.kinds import ONE, UNKNOWN, ZERO, Number, Truth, as_number, as_truth
from duheng.exporting.terms.unlive import Unlive
from duheng.forms.model import FormNode
from duheng.language import builtins, tree
from duheng.language.walk import walk

_OF_TRUTHS = ("个数", "任一", "全部")
"""What asks only which nodes count; an item says of which kind these are, and may be a text."""
Making = Callable[[tree.Expression, FormNode], SheetValue]


class Nodes(Protocol):
    """What aggregates ask of nodes."""

    def score(self, node: FormNode) -> Number:
        """The score of a node; zero where it doesn't apply."""

    def score_cell(self, node: FormNode) -> tuple[str, str] | None:
        """The cell of a node's score, and the word that it may hold instead; None where the sheet doesn't show it."""

    def applies(self, node: FormNode) -> Truth:
        """Whether a node has a score at all."""


def parts_asked(aggregate: tree.Aggregate, derived: Mapping[str, tree.Derived]) -> Sequence[tree.Expression]:
    """The parts of an aggregate whose units are asked of all nodes, though a sheet would leave some out.

    A node that doesn't apply is left out, one that a condition over other nodes or over scores rules out, and those
    behind the one that settles 任一 or 全部; and of a node that counts, the part of 或 behind the one that holds.
    """
    condition, item = aggregate.condition, aggregate.item
    said = [each for each in (condition, item) if each is not None]
    inside = [] if condition is None else list(walk(condition))
    if any(reads_score(each, derived) for each in said) or any(isinstance(each, tree.Aggregate) for each in inside):
        return [each for each in said if not _is_score(each)]
    either = item is not None and any(isinstance(each, tree.Some) for each in inside)
    return [condition] if condition is not None and (either or aggregate.function in ("任一", "全部")) else []


def aggregated(
    aggregate: tree.Aggregate,
    nodes: Sequence[FormNode],
    of: Making,
    scores: Nodes,
    derived: Mapping[str, tree.Derived],
) -> Number | Truth:
    """The term of an aggregate over nodes. Raises ``Unlive``."""
    item, condition, function = aggregate.item, aggregate.condition, aggregate.function
    if function == "合计" and condition is None and _is_score(item):
        return _sum_of_scores(nodes, scores)
    of_score = any(reads_score(each, derived) for each in (item, condition) if each is not None)
    taken: list[tuple[Truth, Number]] = []
    for node in nodes:
        truth = True if condition is None else as_truth(of(condition, node))
        if truth is False and function != "全部":
            continue
        applies = scores.applies(node) if of_score else True
        if applies is False:
            continue
        value = ZERO if item is None else of(item, node)
        number = ZERO if function in _OF_TRUTHS else as_number(value)
        taken.append((truths.chosen(applies, truth, function == "全部"), number))
    return _folded(function, taken)


def _is_score(item: tree.Expression | None) -> bool:
    return isinstance(item, tree.Built) and item.name == builtins.SCORE_OF and item.place.root is tree.Root.HERE


def _sum_of_scores(nodes: Sequence[FormNode], scores: Nodes) -> Number:
    cells: list[tuple[str, str]] = []
    found: list[Number] = []
    for node in nodes:
        if scores.applies(node) is False:
            continue
        cell = scores.score_cell(node)
        if cell is None:
            found.append(scores.score(node))
        else:
            cells.append(cell)
    return terms.total_of([_of_cells(cells), *found])


def _of_cells(cells: Sequence[tuple[str, str]]) -> Number:
    if len(cells) == 1 and not cells[0][1]:
        return terms.Reading(cells[0][0])
    return terms.Total(tuple(cells)) if cells else ZERO


def _folded(function: str, taken: Sequence[tuple[Truth, Number]]) -> Number | Truth:
    asked = [truth for truth, _ in taken]
    match function:
        case "合计":
            return _sum(taken)
        case "个数":
            return _count(asked)
        case "任一" | "全部":
            return truths.joined(asked, every=function == "全部")
        case "平均":
            return terms.divided(_sum(taken), _count(asked))
        case _:
            return _furthest(function, taken)


def _count(asked: Sequence[Truth]) -> Number:
    return terms.total_of([truths.chosen(truth, ONE, ZERO) for truth in asked])


def sum_of(items: Sequence[Number]) -> Number:
    """The sum of items that all count."""
    return _sum([(True, item) for item in items])


def _sum(taken: Sequence[tuple[Truth, Number]]) -> Number:
    """A sum; cells that surely count and share a unit are added up as areas."""
    cells: dict[Fraction, list[tuple[str, str]]] = {}
    rest: list[Number] = []
    for truth, item in taken:
        factor, inner = terms.split(item)
        if truth is True and isinstance(inner, terms.Reading):
            cells.setdefault(factor, []).append((inner.address, ""))
        else:
            rest.append(truths.chosen(truth, item, ZERO))
    return terms.total_of([*(terms.scaled(factor, _of_cells(found)) for factor, found in cells.items()), *rest])


def _furthest(function: str, taken: Sequence[tuple[Truth, Number]]) -> Number:
    if not taken:
        return UNKNOWN
    if any(truth is not True for truth, _ in taken):
        raise Unlive(
            f"「{function}」取哪几行要看格里的内容，不能写成公式",
            f"which rows {builtins.aggregate_en(function)} takes depends on cells",
        )
    name = "MAX" if function == "最大" else "MIN"
    return reduce(lambda one, two: terms.furthest(name, one, two), [item for _, item in taken])
