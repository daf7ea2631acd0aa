"""Types of expressions, by the rules in the operations' rows.

The same walk serves twice. Before any form is read, the environment answers with what the template declares, so that
``全年执行数 ≥ 95%`` is an error in the ruleset. When a form is scored, it answers with the units that the row's cells
really have, so that 141人 against 195件 is a finding on that row and not a score.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from duheng.language import tree
from duheng.language.builtins import OF_FORM, OF_NODE
from duheng.language.operation import TypeFault
from duheng.language.operations import BY_KEY
from duheng.language.operations.typing import KIND, MIXED, alike
from duheng.language.types import OPEN, Interval, Label, Numeric, Plain, Type
from duheng.language.units import DATE, POINTS, RATIO, unit

Report = Callable[[TypeFault, tree.Expression], None]


class Environment(Protocol):
    """What an expression's reads are."""

    def literal(self, literal: tree.Literal) -> Type:
        """The type of what the rule writes itself."""

    def read(self, read: tree.Read) -> Type:
        """The type of a field."""

    def attribute(self, target: tree.Read, name: str) -> Type:
        """The type of ``.值`` and the like."""

    def named(self, name: tree.Named) -> Type:
        """The type of a parameter or derived field."""

    def local(self, name: str) -> Type:
        """The type of a 令."""

    def scale(self, name: str) -> Type:
        """The type of the numbers of a scale."""

    def inside(self, aggregate: tree.Aggregate) -> Sequence[Environment]:
        """The environments of an aggregate's item and condition, which are read in other nodes."""

    def aggregated(self, aggregate: tree.Aggregate, find: Callable[[Report], Type], report: Report) -> Type:
        """The type that ``find`` finds of an aggregate, or that was found of it before."""


def untold(fault: TypeFault, at: tree.Expression) -> None:
    """Somebody else tells of the fault."""


def infer(expression: tree.Expression, env: Environment, report: Report = untold) -> Type:
    """The type of an expression. Faults go to ``report``; the type is then ``Plain.UNKNOWN``."""
    try:
        return _infer(expression, env, report)
    except TypeFault as fault:
        report(fault, expression)
        return Plain.UNKNOWN


def _infer(expression: tree.Expression, env: Environment, report: Report) -> Type:
    match expression:
        case tree.Literal():
            return env.literal(expression)
        case tree.Read():
            return env.read(expression)
        case tree.Built():
            return OF_NODE.get(expression.name) or OF_FORM[expression.name]
        case tree.Local():
            return env.local(expression.name)
        case tree.Named():
            return env.named(expression)
        case tree.ScoreBy():
            return Numeric(POINTS)
        case tree.Attribute():
            if isinstance(expression.target, tree.Read):
                return env.attribute(expression.target, expression.name)
            interval = infer(expression.target, env, report)
            return interval.ends if isinstance(interval, Interval) else Plain.UNKNOWN
        case tree.Call():
            types = [infer(each, env, report) for each in expression.arguments]
            return BY_KEY[expression.operation].typing(types)
        case tree.Every() | tree.Some():
            for part in expression.parts:
                demand_truth(infer(part, env, report), part, report)
            return Plain.TRUTH
        case tree.Given():
            infer(expression.target, env, report)
            return Plain.TRUTH
        case tree.Between():
            low, high = infer(expression.low, env, report), infer(expression.high, env, report)
            if low is high is Plain.DATE:
                return Interval(DATE)
            return alike(low, high).interval
        case tree.LabelOf():
            numbers = env.scale(expression.scale)
            alike(infer(expression.number, env, report), numbers)
            return Label(expression.scale)
        case tree.IntervalOf():
            return _interval_of(expression, env, report)
        case tree.Aggregate():
            return env.aggregated(expression, partial(_aggregate, expression, env), report)
        case tree.Undetermined():
            found = infer(expression.interval, env, report)
            infer(expression.reason, env, report)
            if not isinstance(found, Interval):
                raise TypeFault(KIND, found, Interval(POINTS))
            return Numeric(found.dimension, found.bare)
        case tree.NotApplicable():
            return Plain.RESULT
        case tree.Template():
            for inner in expression.parts:
                if not isinstance(inner, str):
                    infer(inner, env, report)
            return Plain.TEXT


def literal_type(literal: tree.Literal) -> Type:
    """The type of a literal: a number without a unit is ``bare``."""
    if isinstance(literal.value, bool):
        return Plain.TRUTH
    if isinstance(literal.value, str):
        return Plain.TEXT
    written = literal.text.lstrip("0123456789.")
    if written.startswith("-"):
        return Plain.DATE
    found = unit(written)
    return Numeric(found.dimension, found.bare) if found else Numeric(RATIO, bare=True)


def _interval_of(expression: tree.IntervalOf, env: Environment, report: Report) -> Type:
    label = infer(expression.label, env, report)
    if label not in (Plain.TEXT, Plain.UNKNOWN) and not isinstance(label, Label):
        raise TypeFault(KIND, label, Label(expression.scale))
    numbers = env.scale(expression.scale)
    return numbers.interval if isinstance(numbers, Numeric) else Interval(None)


def _aggregate(expression: tree.Aggregate, env: Environment, report: Report) -> Type:
    nodes = env.inside(expression)
    if expression.condition is not None:
        for inner in nodes:
            demand_truth(infer(expression.condition, inner, report), expression.condition, report)
    if expression.function in ("任一", "全部"):
        return Plain.TRUTH
    if expression.function == "个数":
        return Numeric(RATIO, bare=True)
    if expression.item is None:
        return OPEN
    found: Type = Plain.UNKNOWN
    for inner in nodes:
        item = infer(expression.item, inner, report)
        if not isinstance(item, Numeric) and item not in (Plain.DATE, Plain.UNKNOWN):
            raise TypeFault(KIND, item, OPEN)
        found = _together(found, item)
    return found


def _together(left: Type, right: Type) -> Type:
    """The common type of what is added up; a number without unit doesn't go with 万元 there."""
    if Plain.UNKNOWN in (left, right):
        return right if left is Plain.UNKNOWN else left
    if not isinstance(left, Numeric) or not isinstance(right, Numeric):
        if left is right:
            return left
        raise TypeFault(KIND, left, right)
    if left.bare != right.bare and (right if left.bare else left).dimension != RATIO:
        raise TypeFault(MIXED, left, right)
    return alike(left, right)


def demand_truth(found: Type, at: tree.Expression, report: Report) -> None:
    """A condition must be a truth."""
    if found not in (Plain.TRUTH, Plain.UNKNOWN):
        report(TypeFault(KIND, found, Plain.TRUTH), at)
