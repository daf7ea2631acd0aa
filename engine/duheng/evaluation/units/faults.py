"""What makes no sense of a form's units: where in a rule's expressions, what follows all the same, how it is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeGuard

from duheng.checking.types.declared import type_name
from duheng.checking.types.infer import Environment, infer
from duheng.evaluation.units.kept import Faults
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.language import tree
from duheng.language.operation import TypeFault
from duheng.language.operations.typing import PERCENT
from duheng.language.types import Numeric, Plain, Type
from duheng.language.units import RATIO
from duheng.language.walk import parts, walk
from duheng.problems.evaluation import DatesCombined, PercentDoubtful, UnitsDiffer

_DATES = ("是日期的写上年月日，如 2020年12月。", "Write a date as 2020-12. ")
_MONTHS = (
    "；天和月之间没有准确的换算，要在规则里写明一个月按几天算，如 ÷ 30天",
    "; a month is no fixed number of days: let the rule say how many, as ÷ 30天",
)

NO_FAULTS: Faults = {}


def inferred(
    expression: tree.Expression, env: Environment, lets: Mapping[str, TypeFault] | None = None
) -> tuple[Type, TypeFault | None]:
    """The type of an expression on the form, and the first fault between things that are known, or of a 令 it reads."""
    faults: list[TypeFault] = []
    found = infer(expression, env, lambda fault, at: faults.append(fault))
    own = next((each for each in faults if Plain.UNKNOWN not in (each.left, each.right)), None)
    return found, own or _of_locals(expression, lets or {})


def _of_locals(expression: tree.Expression, lets: Mapping[str, TypeFault]) -> TypeFault | None:
    """The fault of a 令 that an expression reads."""
    if not lets:
        return None
    read = (each.name for each in walk(expression) if isinstance(each, tree.Local))
    return next((lets[name] for name in read if name in lets), None)


def faults_in(
    expressions: Iterable[tree.Expression], env: Environment, lets: Mapping[str, TypeFault]
) -> dict[int, TypeFault]:
    """The faults of expressions; of 且, 或 and 非 also those of the parts, of 待定 only those of its interval."""
    found: dict[int, TypeFault] = {}
    for expression in expressions:
        asked = expression.interval if isinstance(expression, tree.Undetermined) else expression
        _, fault = inferred(asked, env, lets)
        if fault is not None:
            found[id(expression)] = fault
            if isinstance(expression, tree.Every | tree.Some):
                found |= faults_in(expression.parts, env, lets)
            elif _is_denial(expression):
                found |= faults_in(parts(expression), env, lets)
    return found


def _is_denial(expression: tree.Expression | None) -> TypeGuard[tree.Call]:
    return isinstance(expression, tree.Call) and expression.operation == "not"


def decided(
    interpreter: Interpreter, condition: tree.Expression | None, faults: Faults, frame: Frame
) -> bool | TypeFault:
    """What a condition with a fault in it is all the same, or the fault: 且 fails with any part that makes sense and
    fails, 或 holds with any that holds, so that a rule can say of which rows it speaks."""

    def truth(part: tree.Expression) -> object:
        return decided(interpreter, part, faults, frame) if id(part) in faults else interpreter.value(part, frame)

    if isinstance(condition, tree.Every | tree.Some):
        settling = isinstance(condition, tree.Some)
        truths = [truth(part) for part in condition.parts]
        if any(each is settling for each in truths):
            return settling
        if all(isinstance(each, bool) for each in truths):
            return not settling
    if _is_denial(condition):
        denied = truth(condition.arguments[0])
        if isinstance(denied, bool):
            return not denied
    return faults[id(condition)]


def told(fault: TypeFault, path: tuple[str, ...]) -> DatesCombined | PercentDoubtful | UnitsDiffer:
    """A fault as a finding."""
    if fault.reason == PERCENT:
        return PercentDoubtful(path=path)
    if fault.left is fault.right is Plain.DATE:
        return DatesCombined(path=path)
    right, right_en = type_name(fault.right, "zh"), type_name(fault.right, "en")
    left, left_en = type_name(fault.left, "zh"), type_name(fault.left, "en")
    apart, apart_en = _MONTHS if _counts_months_as_days(fault) else ("", "")
    dates, dates_en = _DATES if _may_be_date(fault) else ("", "")
    return UnitsDiffer(
        path=path,
        left=left,
        left_en=left_en,
        right=right,
        right_en=right_en,
        apart=apart,
        apart_en=apart_en,
        dates=dates,
        dates_en=dates_en,
    )


def _may_be_date(fault: TypeFault) -> bool:
    """Whether a date meets a number without a unit, which may be one too: 2021.11."""
    sides = (fault.left, fault.right)
    return Plain.DATE in sides and any(isinstance(each, Numeric) and each.dimension == RATIO for each in sides)


def _counts_months_as_days(fault: TypeFault) -> bool:
    """Whether a side works with days and months at once (two dates' difference ÷ 1个月), which a rule does, no form."""
    sides = (each.dimension or () for each in (fault.left, fault.right) if isinstance(each, Numeric))
    return any({"天", "月"} <= {name for name, _ in side} for side in sides)
