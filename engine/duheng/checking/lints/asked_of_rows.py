"""Checks that are asked of every row (对每个 三级) but ask nothing about it: each row would tell the same again."""

from __future__ import annotations

from collections.abc import Iterator

from duheng.checking.names.scope import is_unresolved
from duheng.language import builtins, tree
from duheng.language.names import names_of
from duheng.language.walk import of_check, walk_fields
from duheng.problems.checks import AskedOfEveryRow
from duheng.problems.problem import Problem

_THERE = (tree.Root.HERE, tree.Root.THIS, tree.Root.PARENT)


def check_asked_of_rows(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """The checks that say 对每个 for nothing."""
    derived = names_of(ruleset).derived
    for check in ruleset.checks:
        if check.over is None:
            continue
        asked = list(of_check(check))
        every = list(walk_fields(asked, derived))
        if any(_reads(each, _THERE) for each in walk_fields(asked, derived, into_aggregates=False)):
            continue
        if not any(is_unresolved(each) or _reads(each, _THERE[1:2]) for each in every):
            level = check.over.value
            yield AskedOfEveryRow(
                span=check.span, name=check.name, rows=builtins.LEVELS[level], rows_en=builtins.LEVELS_EN[level]
            )


def _reads(expression: tree.Expression, roots: tuple[tree.Root, ...]) -> bool:
    """Whether an expression reads something of the row itself, or of what is above or below it."""
    match expression:
        case tree.Read():
            return expression.where is tree.Where.NODE and expression.place.root in roots
        case tree.Built():
            return expression.name not in builtins.OF_FORM and expression.place.root in roots
        case tree.Aggregate():
            return expression.place.root in roots
        case _:
            return False
