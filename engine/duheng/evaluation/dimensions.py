"""Units on the form: the static check's rules, run again with what the cells really say.

A template leaves the dimension of 指标值 and 实际值 open, so ``实际值 ≥ 指标值`` can only be checked row by row. The same
inference that checks rulesets does it; results are kept by the dimensions met, since most rows share a few.
"""

from __future__ import annotations

from typing import Any

from duheng.checking.infer import infer
from duheng.checking.types import Declared, type_name
from duheng.evaluation.interpret import Frame, Interpreter
from duheng.forms.model import Cell, FormNode
from duheng.language import tree
from duheng.language.operation import TypeFault
from duheng.language.operations.typing import MIXED, alike
from duheng.language.types import OPEN, FieldKind, Numeric, Plain, Type
from duheng.language.units import DATE
from duheng.language.values import Bounded, Quantity
from duheng.language.walk import of_check, of_method, walk
from duheng.problems.evaluation import UnitsDiffer
from duheng.problems.problem import Problem

_OPEN_KINDS = (FieldKind.QUANTITY, FieldKind.TARGET)


class OnForm(Declared):
    """The environment of one frame, or of the nodes an aggregate runs over."""

    def __init__(self, interpreter: Interpreter, frames: list[Frame]) -> None:
        super().__init__(interpreter.ruleset)
        self.interpreter = interpreter
        self.frames = frames

    def read(self, read: tree.Read) -> Type:
        kind = self.interpreter.kinds[read.field]
        return self._met(read) if kind in _OPEN_KINDS else super().read(read)

    def attribute(self, target: tree.Read, name: str) -> Type:
        if name in ("值", "下限", "上限") and self.interpreter.kinds[target.field] in _OPEN_KINDS:
            return self._met(target)
        return super().attribute(target, name)

    def _met(self, read: tree.Read) -> Type:
        found: Type = OPEN
        for frame in self.frames:
            cell, _ = self.interpreter.cell(read, frame)
            mine = cell_type(cell)
            if mine is Plain.DATE or found is Plain.DATE:
                found = mine if found in (OPEN, mine) or mine is Plain.DATE else found
            else:
                found = alike(found, mine)
        return found

    def inside(self, aggregate: tree.Aggregate) -> OnForm:
        nodes = [node for frame in self.frames for node in self.interpreter.nodes(aggregate, frame)]
        this = self.frames[0].this if self.frames else None
        return OnForm(self.interpreter, [Frame(node, this, {}) for node in nodes])


def cell_type(cell: Cell | None) -> Type:
    """The type of what a cell says, open where it says no quantity."""
    value = cell.value if cell else None
    if not isinstance(value, Quantity | Bounded):
        return OPEN
    if value.unit.dimension == DATE:
        return Plain.DATE
    return Numeric(value.unit.dimension, value.unit.bare)


class Dimensions:
    """Unit faults of methods and checks on one form."""

    def __init__(self, interpreter: Interpreter) -> None:
        self.interpreter = interpreter
        self._reads: dict[str, tuple[str, ...]] = {}
        self._open_checks: dict[str, bool] = {}
        self._known: dict[Any, tuple[TypeFault, ...]] = {}

    def of_method(self, method: tree.Method, node: FormNode) -> list[Problem]:
        """What keeps a method's arithmetic from making sense on a node."""
        names = self._reads.get(method.name)
        if names is None:
            names = self._reads[method.name] = self._open_fields(method)
        if not names:
            return []
        key = (method.name, *(cell_type(node.cells.get(name)) for name in names))
        if key not in self._known:
            self._known[key] = self._faults(list(of_method(method)), method.lets, Frame(node, node, {}))
        return _told(self._known[key], node.path)

    def of_check(self, check: tree.Check, frame: Frame) -> list[Problem]:
        """What keeps a check's arithmetic from making sense; only for checks that read rows' quantities."""
        expressions = list(of_check(check))
        if check.name not in self._open_checks:
            self._open_checks[check.name] = any(self._is_open(each) for outer in expressions for each in walk(outer))
        if not self._open_checks[check.name]:
            return []
        path = frame.node.path if frame.node else ()
        return _told(self._faults(expressions, (), frame), path)

    def _faults(
        self, expressions: list[tree.Expression], lets: tuple[tree.Let, ...], frame: Frame
    ) -> tuple[TypeFault, ...]:
        found: list[TypeFault] = []

        def report(fault: TypeFault, at: tree.Expression) -> None:
            if fault.reason == MIXED:
                found.append(fault)

        env = OnForm(self.interpreter, [frame])
        for let in lets:
            env.locals[let.name] = infer(let.value, env, report)
        for expression in expressions:
            infer(expression, env, report)
        return tuple(found)

    def _open_fields(self, method: tree.Method) -> tuple[str, ...]:
        found: dict[str, None] = {}
        waiting, seen = [*of_method(method)], set[str]()
        while waiting:
            for each in walk(waiting.pop(), into_aggregates=False):
                if isinstance(each, tree.Read) and self._is_open(each):
                    found[each.field] = None
                elif isinstance(each, tree.Named) and each.name in self.interpreter.derived and each.name not in seen:
                    seen.add(each.name)
                    waiting.append(self.interpreter.derived[each.name].value)
        return tuple(found)

    def _is_open(self, expression: tree.Expression) -> bool:
        return isinstance(expression, tree.Read) and self.interpreter.kinds[expression.field] in _OPEN_KINDS


def _told(faults: tuple[TypeFault, ...], path: tuple[str, ...]) -> list[Problem]:
    return [
        UnitsDiffer(path=path, left=type_name(fault.left, "zh"), right=type_name(fault.right, "zh"))
        for fault in faults[:1]
    ]
