"""合计, 个数, 最大 and the like as functions: over which nodes, which of them count, and what becomes of these.

Nodes that may turn out not to count make a range: an aggregate holds what it comes to with them and without.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING, Any

from duheng.evaluation.values.frame import Frame, Function, Maker
from duheng.evaluation.values.namesakes import asks_for_namesakes
from duheng.evaluation.values.of_node import OF_NODE, WRITTEN, ZERO, OfNode, doubt, reads_score, score_of
from duheng.forms.model import FormNode
from duheng.language import tree
from duheng.language.decimal import quotient
from duheng.language.edge import plain
from duheng.language.ranges import ANYTHING, NO_CAUSE, Cause, Range, Unknown, as_range, hull, total_of

if TYPE_CHECKING:
    from duheng.evaluation.values.interpret import Interpreter


def aggregate_function(make: Maker, aggregate: tree.Aggregate) -> Function:
    """The function of an aggregate."""
    item, no_condition = aggregate.item, aggregate.condition is None
    if isinstance(item, tree.Built) and item.name in OF_NODE and item.place.root is tree.Root.HERE and no_condition:
        return _column(aggregate, OF_NODE[item.name])
    return _searched(make, aggregate)


def _column(aggregate: tree.Aggregate, of_node: OfNode) -> Function:
    """``合计（下级.得分）``: of all nodes, without a condition, what every node has."""
    function, of_score, written = aggregate.function, of_node is score_of, WRITTEN.get(of_node)

    def column(run: Interpreter, frame: Frame) -> Any:
        nodes = run.nodes(aggregate, frame)
        if written is not None:
            said = [each for each in map(written, nodes) if each is not None]
            if len(said) == len(nodes):
                return _fold(run, function, said)
        if not of_score:
            return _fold(run, function, [of_node(run, node) for node in nodes])
        scores = [run.score(node) for node in nodes]
        if run.perhaps_none:
            return _perhaps_fewer(run, function, nodes, scores)
        return _fold(run, function, [score for score in scores if score is not None])

    return column


def _perhaps_fewer(run: Interpreter, function: str, nodes: Sequence[FormNode], scores: Sequence[Any]) -> Any:
    """An aggregate of scores some of which may turn out not to be there."""
    found = [(node, score) for node, score in zip(nodes, scores, strict=True) if score is not None]
    doubtful = [doubt(node, score) for node, score in found if id(node) in run.perhaps_none]
    perhaps = [score for node, score in found if id(node) in run.perhaps_none]
    items = [score for node, score in found if id(node) not in run.perhaps_none]
    return _fold(run, function, items, doubtful, perhaps)


def _searched(make: Maker, aggregate: tree.Aggregate) -> Function:
    function, parts = aggregate.function, [each for each in (aggregate.item, aggregate.condition) if each is not None]
    holds = make.of(aggregate.condition) if aggregate.condition is not None else None
    of_item = make.of(aggregate.item) if aggregate.item is not None else None
    of_score = any(reads_score(each, make.derived) for each in parts)
    counts = function == "个数" and of_item is None
    passed_over = function == "全部"
    by_names = not passed_over and asks_for_namesakes(aggregate.condition)

    def aggregated(run: Interpreter, frame: Frame) -> Any:
        nodes, condition, this = run.nodes(aggregate, frame), holds, frame.this
        if by_names and this is not None:
            nodes, condition = run.namesakes.of(this, nodes), None
        if counts and condition is None:
            return quotient(len(nodes), 1)
        items: list[Any] = []
        doubtful: list[Unknown] = []
        perhaps: list[Any] = []
        for node in nodes:
            inner = Frame(node, this, frame.locals)
            truth = True if condition is None else condition(run, inner)
            if truth is passed_over or (of_score and run.score(node) is None):
                continue
            if of_score and id(node) in run.perhaps_none:
                truth = doubt(node, run.score(node))
            item = ZERO if of_item is None else of_item(run, inner)
            if isinstance(truth, Unknown):
                doubtful.append(truth)
                perhaps.append(item)
            else:
                items.append(item)
        return _fold(run, function, items, doubtful, perhaps)

    return aggregated


def _fold(
    run: Interpreter,
    function: str,
    items: list[Any],
    doubtful: Sequence[Unknown] = (),
    perhaps: Sequence[Any] = (),
) -> Any:
    """An aggregate of the ``items`` of nodes that count, and those of nodes that ``perhaps`` do; for 全部 a node counts
    where its condition fails."""
    causes = NO_CAUSE.union(*[truth.causes for truth in doubtful]) if doubtful else NO_CAUSE
    match function:
        case "合计":
            counted = [*items, *[hull(each, ZERO) for each in perhaps]] if perhaps else items
            return _with(total_of(counted), causes)
        case "个数":
            known = quotient(len(items), 1)
            return Range(known, known + len(doubtful), causes=causes) if doubtful else known
        case "任一" | "全部":
            found = function == "任一"
            return found if items else Unknown(causes) if doubtful else not found
        case _:
            return (
                _with(_perhaps_picked(run, function, items, perhaps), causes)
                if doubtful
                else _pick(run, function, items)
            )


def _pick(run: Interpreter, function: str, items: Sequence[Any]) -> Any:
    if not items:
        run.empty_aggregates.append(function)
        return ANYTHING
    return total_of(items) * Fraction(1, len(items)) if function == "平均" else _furthest(run, function, items)


def _furthest(run: Interpreter, function: str, items: Sequence[Any]) -> Any:
    return plain(reduce(run.kernel.most if function == "最大" else run.kernel.least, items))


def _perhaps_picked(run: Interpreter, function: str, items: Sequence[Any], perhaps: Sequence[Any]) -> Any:
    """最大, 最小 or 平均 of items and others that may not count; anything where perhaps none counts."""
    if not items:
        return ANYTHING
    if function == "平均":
        return reduce(hull, map(plain, [*items, *perhaps]))
    return hull(_furthest(run, function, items), _furthest(run, function, [*items, *perhaps]))


def _with(value: Any, causes: frozenset[Cause]) -> Any:
    if not causes:
        return value
    span = as_range(value)
    return Range(span.low, span.high, span.low_open, span.high_open, span.causes | causes)
