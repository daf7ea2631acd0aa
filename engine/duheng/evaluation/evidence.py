"""What a scored row shows for its score, by its target and its actual value alone, whatever its method says."""

from __future__ import annotations

from duheng.evaluation.result import NodeResult
from duheng.evaluation.telling.figures import points
from duheng.forms.model import Cell, FormNode
from duheng.identity import once_for_each
from duheng.language.ranges import is_within, less_than, same
from duheng.language.tree import FormTemplate
from duheng.language.types import Direction, FieldKind
from duheng.language.units import DATE
from duheng.language.values import Bounded, Quantity, Value
from duheng.problems.evidence import FullThoughMissed, LessThoughMet, OnlyABound
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

    def of_row(self, node: FormNode, result: NodeResult) -> Problem | None:
        """The finding of a row whose score is determined."""
        actual = _first(node, self.actuals)
        if actual is None:
            return None
        value = actual.value
        if isinstance(value, Bounded):
            return _bound(node, result, actual, value)
        if not isinstance(value, Quantity):
            return None
        target = _first(node, self.targets)
        met = None if target is None else _meets(value, target.value)
        if target is None or met is None:
            return None
        return (_met if met else _missed)(node, result, actual, target)


evidence_of = once_for_each(Evidence)


def _first(node: FormNode, names: list[str]) -> Cell | None:
    for name in names:
        cell = node.cells.get(name)
        if cell is not None:
            return cell
    return None


def _bound(node: FormNode, result: NodeResult, actual: Cell, value: Bounded) -> Problem | None:
    """That a row is scored though its actual value isn't an exact one."""
    exact, score = value.low is not None and value.low == value.high, result.score
    if exact or score is None or value.unit.dimension == DATE:
        return None
    return OnlyABound(path=node.path, span=node.span, label=actual.field, text=actual.text.strip(), score=points(score))


def _missed(node: FormNode, result: NodeResult, actual: Cell, target: Cell) -> Problem | None:
    """That a row has its full points though it missed its target."""
    score = result.score
    if score is None or not node.points or not same(score, node.points):
        return None
    return FullThoughMissed(
        path=node.path,
        span=node.span,
        actual=actual.text.strip(),
        target=target.text.strip(),
        score=points(score),
        because=result.because,
    )


def _met(node: FormNode, result: NodeResult, actual: Cell, target: Cell) -> Problem | None:
    """That a row has less than its points though it met its target."""
    score = result.score
    if score is None or not node.points or not less_than(score, node.points):
        return None
    return LessThoughMet(
        path=node.path,
        span=node.span,
        actual=actual.text.strip(),
        target=target.text.strip(),
        score=points(score),
        points=points(node.points),
        because=result.because,
    )


def _meets(number: Quantity, bound: Value) -> bool | None:
    """Whether a number lies within a bound; None where that isn't one of the same dimension."""
    if not isinstance(bound, Bounded) or bound.direction not in _BOUNDS:
        return None
    return is_within(number.number, bound) if number.unit.dimension == bound.unit.dimension else None
