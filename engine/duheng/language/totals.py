"""What a template's total is made of, as far as others need to know it."""

from __future__ import annotations

from duheng.language import builtins, tree


def adds_up(total: tree.Expression, *, rounded: bool = False) -> bool:
    """Whether a total is the plain sum of what the first level scores; ``rounded``: or that sum rounded."""
    if rounded and isinstance(total, tree.Call) and total.operation.startswith("round"):
        return adds_up(total.arguments[0], rounded=True)
    return (
        isinstance(total, tree.Aggregate)
        and total.function == "合计"
        and total.condition is None
        and total.over is tree.Over.LEVEL1
        and isinstance(total.item, tree.Built)
        and total.item.name == builtins.SCORE_OF
    )


def is_total(expression: tree.Expression) -> bool:
    """Whether an expression is the form's total itself."""
    return isinstance(expression, tree.Built) and expression.name == builtins.FORM_TOTAL
