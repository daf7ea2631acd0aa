"""What a template's total is made of, as far as others need to know it."""

from __future__ import annotations

from collections.abc import Mapping

from duheng.identity import once_for_each
from duheng.language import builtins, tree
from duheng.language.names import names_of
from duheng.language.walk import walk

_SUMS, _CHOICES = ("add", "subtract"), ("least", "most")


def adds_up(total: tree.Expression, *, rounded: bool = False) -> bool:
    """Whether a total is the plain sum of what the first level scores; ``rounded``: or that sum rounded."""
    if rounded and isinstance(total, tree.Call) and _rounds(total.operation):
        return adds_up(total.arguments[0], rounded=True)
    return (
        isinstance(total, tree.Aggregate)
        and total.function == "合计"
        and total.condition is None
        and total.over is tree.Over.LEVEL1
        and isinstance(total.item, tree.Built)
        and total.item.name == builtins.SCORE_OF
    )


@once_for_each
def of_scores(ruleset: tree.Ruleset) -> tree.Expression | None:
    """A ruleset's total without what the form's own cells add to it or take from it, which no node is worth: of
    ``合计（一级.得分）- 投诉 × 5分`` the sum. The total itself where nothing is added so, None where that is all."""
    total = ruleset.template.total
    found = _of_scores(total, names_of(ruleset).derived)
    return total if found == total else found


def _of_scores(total: tree.Expression, derived: Mapping[str, tree.Derived]) -> tree.Expression | None:
    match total:
        case tree.Call(operation, arguments) if operation in _SUMS:
            left, right = (_of_scores(each, derived) for each in arguments)
            if left is None and right is not None and operation == "subtract":
                return total
            if left is None or right is None:
                return left if right is None else right
            return tree.Call(operation, (left, right), total.span)
        case tree.Call(operation, arguments) if operation in _CHOICES:
            if _is_the_forms(total, derived):
                return None
            found = [_of_scores(each, derived) for each in arguments]
            kept = [own if inner is None else inner for own, inner in zip(arguments, found, strict=True)]
            return None if all(inner is None for inner in found) else tree.Call(operation, tuple(kept), total.span)
        case tree.Call(operation, arguments) if _rounds(operation):
            first, *others = arguments
            inner = _of_scores(first, derived)
            return None if inner is None else tree.Call(operation, (inner, *others), total.span)
        case _:
            return None if _is_the_forms(total, derived) else total


def _rounds(operation: str) -> bool:
    return operation.startswith("round")


def _is_the_forms(term: tree.Expression, derived: Mapping[str, tree.Derived]) -> bool:
    """Whether a term reads cells of the form and nothing that a node is worth or scores."""
    inside = list(walk(term))
    for each in inside:
        if isinstance(each, tree.Named) and each.name in derived:
            inside += walk(derived[each.name].value)
    scores = (tree.Built, tree.ScoreBy)
    return any(isinstance(each, tree.Read) for each in inside) and not any(isinstance(each, scores) for each in inside)


def is_total(expression: tree.Expression) -> bool:
    """Whether an expression is the form's total itself."""
    return isinstance(expression, tree.Built) and expression.name == builtins.FORM_TOTAL
