"""What a scored row shows for its score, by its target and its actual value alone, whatever its method says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.evaluation.figures import points
from duheng.forms.model import Cell, FormNode
from duheng.identity import once_for_each
from duheng.language.ranges import is_within, same
from duheng.language.tree import FormTemplate
from duheng.language.types import Direction, FieldKind
from duheng.language.units import DATE
from duheng.language.values import Bounded, Quantity
from duheng.problems.evidence import FullThoughMissed, OnlyABound
from duheng.problems.problem import Problem

_BOUNDS = (Direction.POSITIVE, Direction.NEGATIVE)


class Evidence:
    """Looks at the rows of one template: which fields hold targets, which hold actual values.

    Of several quantities, where none has a target beside it, nobody knows which is the actual value.
    """

    def __init__(self, template: FormTemplate) -> None:
        self.targets = [field.name for field in template.fields if field.kind is FieldKind.TARGET]
        self.actuals = [field.name for field in template.fields if field.kind is FieldKind.QUANTITY and field.level]
        if len(self.actuals) > 1 and not self.targets:
            self.actuals = []

    def of_scored(self, node: FormNode, score: Fraction, because: str) -> Iterator[Problem]:
        """The findings of a row whose score is determined."""
        actual, target = _first(node, self.actuals), _first(node, self.targets)
        if actual is None:
            return
        if isinstance(actual.value, Bounded) and actual.value.unit.dimension != DATE and not _is_exact(actual.value):
            text = actual.text.strip()
            yield OnlyABound(path=node.path, span=node.span, label=actual.field, text=text, score=points(score))
        if target is not None and same(score, node.points) and node.points and _misses(actual, target):
            yield FullThoughMissed(
                path=node.path,
                span=node.span,
                actual=actual.text.strip(),
                target=target.text.strip(),
                score=points(score),
                because=because,
            )


evidence_of = once_for_each(Evidence)


def _first(node: FormNode, names: list[str]) -> Cell | None:
    for name in names:
        cell = node.cells.get(name)
        if cell is not None:
            return cell
    return None


def _is_exact(value: Bounded) -> bool:
    return value.low is not None and value.low == value.high


def _misses(actual: Cell, target: Cell) -> bool:
    """Whether a number lies outside a bound of the same dimension."""
    number, bound = actual.value, target.value
    if not isinstance(number, Quantity) or not isinstance(bound, Bounded) or bound.direction not in _BOUNDS:
        return False
    if number.unit.dimension != bound.unit.dimension:
        return False
    return not is_within(number.number, bound)
