"""扣分清单: every lost point at the node that lost it, in lines that sum exactly.

A node's own loss is what it lost less what its children lost; the total's own loss likewise. So the lines telescope:
whatever the methods are, they sum to full points minus total. With the usual sums the groups' own losses are zero and
only rows appear; a cap, a weight or a missing row shows as a line of the group. Where the form's rows aren't worth what
the ruleset gives their group, that is a line of its own kind: nobody lost those points.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from duheng.evaluation.result import Kind, LedgerLine, NodeResult, State, Total
from duheng.language.ranges import total_of

ZERO = Fraction(0)
_NOTHING = (ZERO, ZERO)


def ledger(nodes: Sequence[NodeResult], total: Total, counted: frozenset[tuple[str, ...]]) -> tuple[LedgerLine, ...]:
    """The lines, greatest certain loss first, then those of points that differ.

    ``counted`` are the paths of the nodes that make up the total.
    """
    inside = [node for node in nodes if node.path in counted]
    losses = {node.path: _loss(node) for node in inside}
    below: dict[tuple[str, ...], list[tuple[Fraction, Fraction]]] = {}
    for path, loss in losses.items():
        below.setdefault(path[:-1], []).append(loss)
    told = [(node, losses[node.path], below.get(node.path, [])) for node in inside]
    lines = [_line(node, own, parts) for node, own, parts in told if parts or node.apart or own != _NOTHING]
    lines += [_apart(node) for node in inside if node.apart != 0]
    top = [losses[node.path] for node in inside if node.path[:-1] not in counted]
    lines.append(_total_line(total, top))
    kept = [line for line in lines if line.lost != 0 or line.open != 0]
    return tuple(sorted(kept, key=lambda line: (line.kind is Kind.POINTS, -line.lost, -line.open)))


def _loss(node: NodeResult) -> tuple[Fraction, Fraction]:
    """The certain and the possible loss of a node with its children; a node that doesn't apply loses nothing."""
    if node.state is State.NOT_APPLICABLE:
        return _NOTHING
    high = node.low if node.high is None else node.high
    points = node.points if node.points is not None else high
    return (ZERO if points is high else points - high), (ZERO if high is node.low else high - node.low)


def _line(node: NodeResult, own: tuple[Fraction, Fraction], below: Sequence[tuple[Fraction, Fraction]]) -> LedgerLine:
    lost = own[0] - node.apart - total_of([lost for lost, _ in below])
    open_ = own[1] - total_of([open_ for _, open_ in below])
    return LedgerLine(node.path, lost, open_, node.because, node.authority, node.rule)


def _apart(node: NodeResult) -> LedgerLine:
    return LedgerLine(node.path, node.apart, ZERO, "", "", node.worth_by, parts=node.parts)


def _total_line(total: Total, top: Sequence[tuple[Fraction, Fraction]]) -> LedgerLine:
    high = total.low if total.high is None else total.high
    full = total.full if total.full is not None else high
    lost = full - high - total_of([lost for lost, _ in top])
    open_ = high - total.low - total_of([open_ for _, open_ in top])
    return LedgerLine((), lost, open_, total.because, "", None)
