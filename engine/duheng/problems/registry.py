"""Every problem that duheng can tell of, by its code.

The family modules are imported when somebody asks for all of them: a run that finds nothing wrong needs none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from duheng.problems.problem import Problem

FAMILIES = (
    "files",
    "books",
    "sheets",
    "sheet_looks",
    "syntax",
    "prose",
    "heads",
    "names",
    "places",
    "groups",
    "inheritance",
    "circles",
    "types",
    "meaning",
    "templates",
    "cases",
    "bands",
    "totals",
    "analysis",
    "examples",
    "form_files",
    "form_outline",
    "form_rows",
    "form_cells",
    "forms",
    "evaluation",
    "claims",
    "evidence",
    "worth",
    "unsettled",
    "checks",
    "comparisons",
    "commands",
    "case_files",
    "case_forms",
    "case_tables",
    "case_places",
    "case_results",
)


@cache
def all_classes() -> tuple[type[Problem], ...]:
    """The problem classes, ordered by code."""
    return tuple(sorted((each for family in FAMILIES for each in _classes(family)), key=lambda each: each.code))


def by_code(code: str) -> type[Problem] | None:
    """The class of a code, typed in capitals or not."""
    return next((each for each in all_classes() if each.code == code.strip().upper()), None)


def _classes(family: str) -> Iterator[type[Problem]]:
    module = import_module(f"duheng.problems.{family}")
    for each in vars(module).values():
        if isinstance(each, type) and issubclass(each, Problem) and each.__module__ == module.__name__ and each.code:
            yield each
