"""扣分清单: every lost point at the node that lost it, in lines that sum exactly.

A node's own loss is what it lost less what its children lost; the total's own loss likewise. So the lines telescope:
whatever the methods are, they sum to full points minus total, where these are known; where nobody knows the full
points, nothing is given back either. With the usual sums the groups'
own losses are zero and only rows appear; a cap, a weight or a missing row shows as a line of the group. Where the
form's rows aren't worth what the ruleset gives their group, that is a line of its own kind: nobody lost those points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from duheng.evaluation.result import ZERO, Kind, LedgerLine, NodeResult, State, Total
from duheng.language.ranges import left_of, minus, same, total_of

_Loss = tuple[Fraction, Fraction]
_NOTHING: _Loss = (ZERO, ZERO)
_NOT_APPLICABLE = State.NOT_APPLICABLE


def ledger(nodes: Sequence[NodeResult], total: Total) -> tuple[LedgerLine, ...]:
    """The lines, greatest certain loss first, then those of points that differ."""
    inside = [node for node in nodes if not node.outside]
    spared = _spared(inside)
    below: dict[tuple[str, ...], list[_Loss]] = {}
    lines: list[LedgerLine] = []
    for node in reversed(inside):
        parts = below.get(node.path, ())
        whole = node.low is node.high is node.points
        if whole and not parts and (node.parts is None or node.parts is node.points):
            continue
        own = _NOTHING if node.path in spared else _loss(node, parts)
        if own is not _NOTHING:
            below.setdefault(node.path[:-1], []).append(own)
        lines += _lines(node, own, parts)
    if total.full is not None or total.high is not None:
        lines += _total_line(total, below.get((), []))
    lines.reverse()
    return tuple(sorted(lines, key=lambda line: (line.kind is Kind.LOST, line.lost, line.open), reverse=True))


def _spared(nodes: Sequence[NodeResult]) -> frozenset[tuple[str, ...]]:
    """The nodes that lose nothing because they don't apply: rows, and groups of such rows alone.

    A group of them in a plain sum does lose its points; a method above it (折算) says itself what becomes of them.
    """
    if _NOT_APPLICABLE not in [node.state for node in nodes]:
        return frozenset()
    empty: set[tuple[str, ...]] = set()
    above_empty: set[tuple[str, ...]] = set()
    applies: set[tuple[str, ...]] = set()
    for node in reversed(nodes):
        of_none = node.path in above_empty and node.path not in applies and not node.method
        if of_none or node.state is _NOT_APPLICABLE:
            empty.add(node.path)
            above_empty.add(node.path[:-1])
        else:
            applies.add(node.path[:-1])
    methods = {node.path: node.method for node in nodes if node.path in above_empty}
    found: set[tuple[str, ...]] = set()
    for node in nodes:
        if node.path not in empty:
            continue
        above = node.path[:-1]
        if node.state is _NOT_APPLICABLE or methods.get(above) or above in found:
            found.add(node.path)
    return frozenset(found)


def _loss(node: NodeResult, parts: Sequence[_Loss]) -> _Loss:
    """The certain and the possible loss of a node with its children.

    What a group is worth whose parts don't all say their points nobody knows: it passes on what its parts lost.
    """
    if node.low is node.high is node.points:
        return _NOTHING
    most = node.most
    lost = total_of([lost for lost, _ in parts]) if node.points is None else _between(most, node.points)
    open_ = total_of([open_ for _, open_ in parts]) if node.points is node.high is None else _between(node.low, most)
    return (lost, open_) if lost or open_ else _NOTHING


def _between(low: Fraction, high: Fraction) -> Fraction:
    return ZERO if same(low, high) else minus(high, low)


def _lines(node: NodeResult, own: _Loss, parts: Sequence[_Loss]) -> Iterator[LedgerLine]:
    """A node's own loss, and what its form's rows can't have."""
    apart = node.apart
    if apart:
        yield LedgerLine(node.path, apart, ZERO, "", "", node.worth_by, parts=node.parts)
    if own is not _NOTHING or parts or apart:
        lost = left_of(own[0], [apart, *(lost for lost, _ in parts)])
        open_ = left_of(own[1], [open_ for _, open_ in parts])
        if lost or open_:
            yield LedgerLine(node.path, lost, open_, node.because, node.authority, node.rule)


def _total_line(total: Total, top: Sequence[_Loss]) -> Iterator[LedgerLine]:
    lost = ZERO if total.full is None else left_of(_between(total.most, total.full), [lost for lost, _ in top])
    open_ = left_of(_between(total.low, total.most), [open_ for _, open_ in top])
    if lost or open_:
        yield LedgerLine((), lost, open_, total.because, "", None)
