"""Names in quotation marks: ``「实际值」 ≥ 指标值`` holds a text against a number, ``「偏差原因」 有值`` holds of every form."""

from __future__ import annotations

from collections.abc import Iterator

from duheng.language import builtins, tree
from duheng.language.names import Names, names_of
from duheng.language.walk import inside_ruleset, parts
from duheng.problems.problem import Problem
from duheng.problems.types import EmptyText, QuotedName


def check_quoted(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Texts of which a rule asks whether they are there, names held against another text, and empty texts."""
    names = names_of(ruleset)
    for each in inside_ruleset(ruleset):
        sides = each.arguments if isinstance(each, tree.Call) else ()
        if sides and all(isinstance(side, tree.Literal) for side in sides):
            yield from quoted_in(each, names)
        yield from (EmptyText(span=each.span) for side in sides if isinstance(side, tree.Literal) and side.value == "")
        target = each.target if isinstance(each, tree.Given) else None
        if isinstance(target, tree.Literal) and isinstance(target.value, str):
            yield QuotedName(span=target.span, name=target.value)


def quoted_in(expression: tree.Expression, names: Names) -> list[Problem]:
    """The texts in an expression, or in its arguments, that are names of the ruleset."""
    own = (names.kinds, names.derived, names.parameters, names.methods, builtins.OF_NODE, builtins.OF_FORM)
    texts = [(each.value, each.span) for each in (expression, *parts(expression)) if isinstance(each, tree.Literal)]
    return [
        QuotedName(span=span, name=text)
        for text, span in texts
        if isinstance(text, str) and any(text in each for each in own)
    ]
