"""Units on the form: the static check's rules, run again with what the cells really say.

A template leaves the dimension of 指标值 and 实际值 open, so ``实际值 ≥ 指标值`` can only be checked row by row. The same
inference that checks rulesets does it, expression by expression: a row that meets its deadline is scored, though the
ratio of two dates in the next line would make no sense. Results are kept by the dimensions met, for all forms of a
ruleset, since most rows share a few.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from duheng.evaluation.units.faults import NO_FAULTS, decided, faults_in, inferred
from duheng.evaluation.units.kept import NOTHING_READ, Faults, Key, Lets, Reads, Rule, kept_of
from duheng.evaluation.units.on_form import OnForm, Supposed, cell_written
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.forms.model import Cell, FormNode
from duheng.language import tree
from duheng.language.operation import TypeFault
from duheng.language.operations.typing import MIXED
from duheng.language.types import Numeric
from duheng.language.units import POINTS, RATIO
from duheng.language.values import MEASURED
from duheng.language.walk import of_method

_MOST_KEPT = 10_000
NO_LETS: Lets = ({}, {})
_Found = TypeVar("_Found")
_R = TypeVar("_R", bound=Rule)


class Dimensions:
    """Unit faults of methods and checks on one form, as it is or with cells that are ``changing``."""

    def __init__(self, interpreter: Interpreter, *, changing: bool = False) -> None:
        self.changing = changing
        self.interpreter = interpreter
        self.head = interpreter.form.head
        self.kept = kept_of(interpreter.ruleset)

    def of_method(self, method: tree.Method, node: FormNode, supposed: Supposed | None = None) -> Faults:
        """The outermost expressions of a method whose arithmetic makes no sense on a node."""
        return self._faults_of(method, node, supposed, _of_method)

    def of_check(self, check: tree.Check, frame: Frame, supposed: Supposed | None = None) -> Faults:
        """The same for what a check asks."""
        return self._faults_of(check, frame.node, supposed, self._of_check)

    def of_line(self, line: tree.Assignment, frame: Frame, supposed: Supposed | None = None) -> Faults:
        """The same for the condition of a line of 计分."""
        return self._faults_of(line, frame.node, supposed, _of_line)

    def of_lets(self, method: tree.Method, frame: Frame) -> Lets:
        """The types of a method's 令 on a node, and their faults."""
        reads = self.kept.reads.get(id(method), NOTHING_READ)
        return self._once(self.kept.lets, reads, method, frame.node, None, _lets)

    def decided(self, condition: tree.Expression | None, faults: Faults, frame: Frame) -> bool | TypeFault:
        """What a condition with a fault in it is all the same, or the fault."""
        return decided(self.interpreter, condition, faults, frame)

    def _of_check(self, check: tree.Check, env: OnForm) -> Faults:
        return faults_in(self.kept.computed[id(check)], env, {})

    def _faults_of(
        self, rule: _R, node: FormNode | None, supposed: Supposed | None, find: Callable[[_R, OnForm], Faults]
    ) -> Faults:
        reads = self.kept.reads.get(id(rule), NOTHING_READ)
        return self._once(self.kept.faults, reads, rule, node, supposed, find) if reads[0] else NO_FAULTS

    def _once(
        self,
        kept: dict[Key, _Found],
        reads: Reads,
        rule: _R,
        node: FormNode | None,
        supposed: Supposed | None,
        find: Callable[[_R, OnForm], _Found],
    ) -> _Found:
        """What is found of a rule where these dimensions are met; all is forgotten when it grows too much.

        A rule that reads quantities of other nodes is looked at each time.
        """
        names, elsewhere = reads
        if elsewhere:
            return find(rule, self._env(node, supposed))
        cells, head = node.cells if node is not None else {}, self.head
        if supposed is not None and supposed.node is None:
            head = head | {supposed.field: supposed.cell}
        elif supposed is not None and supposed.node is node:
            cells = cells | {supposed.field: supposed.cell}
        key = (id(rule), *[_met(cells.get(name) or head.get(name)) for name in names])
        found = kept.get(key)
        if found is None:
            if len(kept) >= _MOST_KEPT:
                kept.clear()
            found = kept[key] = find(rule, self._env(node, supposed))
        return found

    def _env(self, node: FormNode | None, supposed: Supposed | None) -> OnForm:
        return OnForm(self.interpreter, Frame.of(node), supposed, changing=self.changing)


def _lets(method: tree.Method, env: OnForm) -> Lets:
    """The types of a method's 令, and their faults; both are known to what stands after them."""
    faults: dict[str, TypeFault] = {}
    for let in method.lets:
        env.locals[let.name], fault = inferred(let.value, env, faults)
        if fault is not None:
            faults[let.name] = fault
    return env.locals, faults


def _of_line(line: tree.Assignment, env: OnForm) -> Faults:
    return faults_in(() if line.condition is None else (line.condition,), env, {})


def _of_method(method: tree.Method, env: OnForm) -> Faults:
    _, lets = _lets(method, env)
    faults = faults_in(of_method(method), env, lets)
    for clause in method.clauses:
        found, _ = inferred(clause.result, env)
        if isinstance(found, Numeric) and not found.bare and found.dimension not in (POINTS, None):
            faults.setdefault(id(clause.result), TypeFault(MIXED, found, Numeric(POINTS)))
    return faults


def _met(cell: Cell | None) -> object:
    """What decides the type of a cell met and its name, cheaper to look up than the type."""
    value = cell.value if cell is not None else None
    if not isinstance(value, MEASURED):
        return None
    unit = value.unit
    by_number = not unit.text and unit.dimension == RATIO
    return unit.dimension, unit.text, unit.share, cell_written(value) if by_number else None
