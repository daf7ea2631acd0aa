"""The ways in which a search tries a method: with numbers, with dates, and on the edges of its rules.

Which values of one input are worth trying follows from the rule's numbers as far as it compares with them outright.
Where a comparison works them out of several inputs (``执行数 ÷（预算数 - 结转数）≥ 80%``), the value at which its sides meet,
all else being usual, is found by following their difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from duheng.analysis.gaps import Gap, edges, gaps, near_edge
from duheng.analysis.inputs import BASIC, DIRECTIONS, Input, Inputs
from duheng.analysis.single import tried
from duheng.analysis.trials import Trials
from duheng.language import tree

NEAR = Fraction(1, 100)
"""How near to an edge, of what is usual, a value counts as one beside it."""


def trials_of(ruleset: tree.Ruleset, method: tree.Method) -> tuple[Trials, ...]:
    """The trials of a method: with numbers, and with dates where its 例 have dates for quantities; dates first where
    they have nothing else. None where it looks at other nodes, so that one alone can't be tried."""
    plain = Inputs(ruleset, method)
    if not plain.alone:
        return ()
    dated = Inputs(ruleset, method, dated=True)
    ways = (dated, plain) if plain.of_dates_alone else (plain, dated)
    found = ways if dated.dated else (plain,)
    for each in found:
        each.take_up({slot.name: _on_edges(each, slot) for slot in each.all if isinstance(slot.usual, Fraction)})
    return tuple(map(Trials, found))


def _on_edges(inputs: Inputs, slot: Input) -> list[Fraction]:
    """The values of an input on and beside the edges of the rules, all else being usual; below zero only where the
    edge is."""
    assert isinstance(slot.usual, Fraction)
    samples = sorted({share * slot.usual for share in BASIC})
    found = edges(partial(_gaps, inputs, slot), samples)
    known = {slot.usual, *(each for each in slot.values if isinstance(each, Fraction))}
    new = (edge for edge in found if not _is_tried(edge, known, abs(slot.usual)))
    return [near for edge in new for near in near_edge(slot, edge) if near >= 0 or edge < 0]


def _is_tried(edge: Fraction, known: set[Fraction], usual: Fraction) -> bool:
    """Whether an edge is tried already, with values on both sides of it."""
    near = [each - edge for each in known if abs(each - edge) <= usual * NEAR]
    return edge in known and any(each > 0 for each in near) and (not edge or any(each < 0 for each in near))


def _gaps(inputs: Inputs, slot: Input, value: Fraction) -> Sequence[Gap]:
    given = inputs.given(inputs.usual | {slot.name: value}, DIRECTIONS[0])
    return gaps(tried(inputs.ruleset, inputs.method, given), inputs.methods, of_limits=False)
