"""The passes over a ruleset as meant, in the order they run. Each yields problems; none depends on another's result."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from duheng.checking.linking.cycles import check_cycles
from duheng.checking.lints.alike import check_alike
from duheng.checking.lints.asked_of_rows import check_asked_of_rows
from duheng.checking.lints.ceilings import check_ceilings
from duheng.checking.lints.doubts import check_methods, check_rounding, check_row_rounding, check_scoring
from duheng.checking.lints.groups import check_groups
from duheng.checking.lints.intervals import check_intervals
from duheng.checking.lints.levels import check_levels
from duheng.checking.lints.parameters import check_parameters
from duheng.checking.lints.percent import check_percent
from duheng.checking.lints.rows import check_rows
from duheng.checking.lints.scale_reads import check_scale_reads
from duheng.checking.lints.score_circles import check_score_circles
from duheng.checking.lints.tiers import check_tiers
from duheng.checking.lints.units_of_rows import check_units_of_rows
from duheng.checking.lints.unscored import check_unscored
from duheng.checking.lints.weights import check_weights
from duheng.checking.lints.word_checks import check_words
from duheng.checking.types.declared import check_types
from duheng.checking.types.quoted import check_quoted
from duheng.language import tree
from duheng.problems.problem import Problem

PASSES: tuple[Callable[[tree.Ruleset], Iterator[Problem]], ...] = (
    check_types,
    check_quoted,
    check_words,
    check_alike,
    check_groups,
    check_levels,
    check_tiers,
    check_cycles,
    check_score_circles,
    check_unscored,
    check_intervals,
    check_percent,
    check_units_of_rows,
    check_asked_of_rows,
    check_scale_reads,
    check_parameters,
    check_methods,
    check_scoring,
    check_rows,
    check_weights,
    check_ceilings,
    check_rounding,
    check_row_rounding,
)
