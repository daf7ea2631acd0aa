"""What a template's total is made of, as far as others need to know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duheng.identity import once_for_each
from duheng.language import builtins, tree
from duheng.language.names import names_of
from duheng.language.walk import walk, walk_fields

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
    return _itself(ruleset.template.total, _Without(names_of(ruleset).derived).left_of(ruleset.template.total))


@once_for_each
def untaken(ruleset: tree.Ruleset) -> tree.Expression | None:
    """A ruleset's total without what the form's own cells take from it; what they add to it stays."""
    without = _Without(names_of(ruleset).derived, added_too=False)
    return _itself(ruleset.template.total, without.left_of(ruleset.template.total))


def _itself(total: tree.Expression, found: tree.Expression | None) -> tree.Expression | None:
    return total if found == total else found


@dataclass(frozen=True)
class _Without:
    """Leaves the terms of the form's own cells out of a total: those taken off, and those that are added too."""

    derived: Mapping[str, tree.Derived]
    added_too: bool = True

    def left_of(self, total: tree.Expression, *, taken: bool = False) -> tree.Expression | None:
        """What is left of a total or of a part of it, which may be taken off itself; None where nothing is."""
        match total:
            case tree.Call(operation, (first, second)) if operation in _SUMS:
                minus = operation == "subtract"
                left, right = self.left_of(first, taken=taken), self.left_of(second, taken=taken is not minus)
                if left is None and right is not None and minus:
                    return total
                if left is None or right is None:
                    return left if right is None else right
                return tree.Call(operation, (left, right), total.span)
            case tree.Call(operation, arguments) if operation in _CHOICES:
                if _is_the_forms(total, self.derived):
                    return self._leaf(total, taken)
                found = [self.left_of(each, taken=taken) for each in arguments]
                kept = [own if inner is None else inner for own, inner in zip(arguments, found, strict=True)]
                return None if all(inner is None for inner in found) else tree.Call(operation, tuple(kept), total.span)
            case tree.Call(operation, arguments) if _rounds(operation):
                first, *others = arguments
                inner = self.left_of(first, taken=taken)
                return None if inner is None else tree.Call(operation, (inner, *others), total.span)
            case _:
                return self._leaf(total, taken)

    def _leaf(self, term: tree.Expression, taken: bool) -> tree.Expression | None:
        return None if (taken or self.added_too) and _is_the_forms(term, self.derived) else term


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


@once_for_each
def made_up_for(ruleset: tree.Ruleset) -> frozenset[object]:
    """The levels whose 不适用 nodes the total itself leaves out of what it divides by: 合计（二级.分值，适用）."""
    inside = walk_fields([ruleset.template.total], names_of(ruleset).derived, into_aggregates=False)
    return frozenset(
        each.over.value
        for each in inside
        if isinstance(each, tree.Aggregate)
        and each.condition is not None
        and any(isinstance(part, tree.Built) and part.name == builtins.APPLIES for part in walk(each.condition))
    )


def is_total(expression: tree.Expression) -> bool:
    """Whether an expression is the form's total itself."""
    return isinstance(expression, tree.Built) and expression.name == builtins.FORM_TOTAL
