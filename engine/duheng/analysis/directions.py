"""The directions of targets with which rows come to a method, by the table of 计分; the others may be tried too.

Who is shown what a method for targets of ≤ gives for one of ≥ looks at a row that never is.
"""

from __future__ import annotations

from itertools import compress

from duheng.analysis.inputs import DIRECTIONS, Inputs
from duheng.analysis.single import assigned
from duheng.language.types import Direction, FieldKind


def given_by_targets(inputs: Inputs) -> tuple[Direction, ...]:
    """The directions with which the scoring table gives the method to a row, by the targets that it reads.

    Where it looks at the groups of rows, those groups count in which it goes by direction, and the rows of others.
    """
    ruleset = inputs.ruleset
    methods = [assigned(ruleset, inputs.given(inputs.usual, direction)) for direction in DIRECTIONS]
    told = [place == 0 or len(set(found)) > 1 for place, found in enumerate(zip(*methods, strict=True))]
    return tuple(
        direction
        for direction, found in zip(DIRECTIONS, methods, strict=True)
        if any(name == inputs.method.name for name in compress(found, told))
    )


def likely_first(inputs: Inputs) -> tuple[tuple[Direction, ...], tuple[Direction, ...]]:
    """The directions that rows of the method have, and those left that may be tried too; any one where it reads no
    target, all where the table doesn't say."""
    if not any(each.kind is FieldKind.TARGET for each in inputs.all):
        return DIRECTIONS[:1], ()
    likely = given_by_targets(inputs) or DIRECTIONS
    return likely, tuple(each for each in DIRECTIONS if each not in likely)
