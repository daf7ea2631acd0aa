"""Every reading knows every kind of expression: what is found by a look-up isn't held by the type checker."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from duheng.evaluation.telling import phrases
from duheng.evaluation.values import functions
from duheng.exporting.live import expressions as live_expressions
from duheng.language import tree, walk

KINDS: tuple[Any, ...] = get_args(tree.Expression)


@pytest.mark.parametrize(
    ("table", "without"),
    [
        # a text with expressions in it is filled in by what tells it
        (functions._MAKERS, {tree.Template}),
        (live_expressions._MAKERS, {tree.Template}),
        (phrases._MAKERS, set()),
    ],
    ids=["evaluation", "formulas", "sentences"],
)
def test_a_table_has_all_kinds(table: dict[type, Any], without: set[type]) -> None:
    assert set(KINDS) - set(table) == without
    assert set(table) <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_inside_a_kind_is_walked(kind: type) -> None:
    """A kind with an expression among its fields has its parts; one without has none to miss."""
    holds = any("Expression" in said or said == "Template" for said in map(str, kind.__annotations__.values()))
    assert (kind in walk._INSIDE) is holds
