"""The table of 计分 by what a row's cells are like: where its first line that may fit surely does, and where not."""

from __future__ import annotations

import pytest

import duheng
from duheng.evaluation.scoring.plans import plans_of
from duheng.evaluation.values.exact import Exact
from duheng.language.ranges import Unknown


@pytest.mark.parametrize(
    ("nature", "direction", "sure"),
    [
        ("定量", "正向", "定量正向"),
        ("定量", "反向", "定量反向"),
        ("定性", "无", "定性三档"),
        ("定量", "等于", None),  # whether it is a date is asked first
        ("空", "无", None),  # whether it is worth 0 is asked too
        (Unknown(), "无", None),
    ],
)
def test_the_line_that_surely_fits(nature: object, direction: object, sure: str | None) -> None:
    found = plans_of(duheng.load_ruleset("640202/2020")).table.fitting([nature, direction], Exact())
    assert (found.sure.method if found.sure is not None else None) == sure
