"""Units on the form: the static check's rules, run again with what the cells really say.

A template leaves the dimension of 指标值 and 实际值 open, so ``实际值 ≥ 指标值`` can only be checked row by row. The same
inference that checks rulesets does it, expression by expression: a row that meets its deadline is scored, though the
ratio of two dates in the next line would make no sense. Results are kept by the dimensions met, for all forms of a
ruleset, since most rows share a few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeGuard, TypeVar

from duheng.checking.infer import Report, infer, literal_type
from duheng.checking.types import Declared, type_name
from duheng.evaluation.frame import Frame
from duheng.evaluation.interpret import AggregateType, Interpreter
from duheng.evaluation.of_node import reads_score
from duheng.forms.model import Cell, FormNode
from duheng.identity import once_for_each
from duheng.language import tree
from duheng.language.names import names_of
from duheng.language.operation import TypeFault
from duheng.language.operations.typing import MIXED, PERCENT
from duheng.language.types import OPEN_KINDS, Interval, Numeric, Plain, Type, Written
from duheng.language.units import DATE, POINTS, RATIO, Dimension, unit_behind
from duheng.language.values import MEASURED, Bounded, Quantity
from duheng.language.walk import asked_by, of_method, parts, walk
from duheng.problems.evaluation import DatesCombined, PercentDoubtful, UnitsDiffer
from duheng.record import Record, replace

_NUMBERS = ("值", "下限", "上限", "区间")
ZERO = Fraction(0)
MOST_IN_A_CELL, _MOST_IN_A_RULE = Fraction(1), Fraction(9)
"""Greater numbers without a unit are counts or percentages that lack their %, never ratios."""
_DATES = ("是日期的写上年月日，如 2020年12月。", "Write a date as 2020-12. ")
_MONTHS = (
    "；天和月之间没有准确的换算，要在规则里写明一个月按几天算，如 ÷ 30天",
    "; a month is no fixed number of days: let the rule say how many, as ÷ 30天",
)
_OTHERS = (tree.Root.NAMED, tree.Root.THIS, tree.Root.PARENT)
_Reads = tuple[tuple[str, ...], bool]
_NOTHING_READ: _Reads = ((), False)
_MOST_KEPT = 10_000
_Key = tuple[object, ...]
_Found = TypeVar("_Found")
Rule = tree.Method | tree.Check | tree.Assignment
_R = TypeVar("_R", bound=Rule)


class Supposed(Record):
    """What a cell would be: that of a field in a node, or in the form's head where ``node`` is None."""

    node: FormNode | None
    field: str
    cell: Cell


class OnForm(Declared):
    """The environment of one frame; one cell may be ``supposed`` to be another, and all may be ``changing``, so that
    nothing follows from what they say now but their units."""

    def __init__(
        self, interpreter: Interpreter, frame: Frame, supposed: Supposed | None = None, *, changing: bool = False
    ) -> None:
        super().__init__(interpreter.ruleset)
        self.changing = changing
        self.interpreter = interpreter
        self.frame = frame
        self.supposed = supposed

    def literal(self, literal: tree.Literal) -> Type:
        found = literal_type(literal)
        if not isinstance(found, Numeric) or not isinstance(literal.value, Fraction):
            return found
        written = _written(found.dimension, found.bare, literal.value, _MOST_IN_A_RULE)
        named = None if found.bare else unit_behind(literal.text)
        one = named is not None and literal.value == named.factor
        return replace(found, written=written, unit=named.text if one and named else "", one=one)

    def read(self, read: tree.Read) -> Type:
        kind = self.names.kinds[read.field]
        return self._met(read) if kind in OPEN_KINDS else super().read(read)

    def attribute(self, target: tree.Read, name: str) -> Type:
        if name in _NUMBERS and self.names.kinds[target.field] in OPEN_KINDS:
            met = self._met(target)
            if name != "区间":
                return met
            if met is Plain.DATE:
                return Interval(DATE)
            return Interval(met.dimension, met.bare, met.written) if isinstance(met, Numeric) else met
        return super().attribute(target, name)

    def named(self, name: tree.Named) -> Type:
        derived = self.names.derived.get(name.name)
        if derived is None:
            return super().named(name)
        key = f"{name.place.root.value}.{name.place.name}.{name.name}"
        if key not in self.known:
            self.known[key] = self._derived(name, derived)
        return self.known[key]

    def _derived(self, name: tree.Named, derived: tree.Derived) -> Type:
        node = self.interpreter.place(name.place, self.frame) if derived.level else None
        found, fault = inferred(derived.value, self._at(node))
        if fault is not None:
            raise fault
        return found

    def inside(self, aggregate: tree.Aggregate) -> Sequence[OnForm]:
        nodes = self.interpreter.nodes(aggregate, self.frame)
        found = [self._at(node) for node in nodes]
        condition = aggregate.condition
        if condition is None or self.changing:
            return found
        if any(isinstance(each, tree.Aggregate | tree.Local) for each in walk(condition)):
            return found
        if reads_score(condition, self.names.derived):
            return found
        return [each for each in found if each.matters(condition, aggregate.item)]

    def aggregated(self, aggregate: tree.Aggregate, find: Callable[[Report], Type], report: Report) -> Type:
        """Found once for all rows that read an aggregate over the same nodes, unless it speaks of the reading row."""
        run = self.interpreter
        if self.supposed is not None or self.changing or not kept_of(run.ruleset).stands_alone(aggregate):
            return find(report)
        key = (id(aggregate), id(run.start(aggregate, self.frame)), id(run.without))
        known = run.aggregate_types.get(key)
        if known is None:
            known = run.aggregate_types[key] = _found_by(find, aggregate)
        for fault, at in known[1]:
            report(fault, at)
        return known[0]

    def matters(self, condition: tree.Expression, item: tree.Expression | None) -> bool:
        """Whether an aggregate computes with this node at all: not where its condition leaves the node out, nor where
        nothing but the condition is asked, and that holds."""
        faults = faults_in((condition,), self, {})
        run = self.interpreter
        if id(condition) in faults:
            truth: object = decided(run, condition, faults, self.frame)
        else:
            truth, _ = run.kernel.apart(lambda: run.value(condition, self.frame))
        return truth is not False and not (truth is True and item is None)

    def _at(self, node: FormNode | None) -> OnForm:
        there = OnForm(self.interpreter, Frame(node, self.frame.this, {}), self.supposed, changing=self.changing)
        there.locals = self.locals
        return there

    def _met(self, read: tree.Read) -> Type:
        supposed = self.supposed
        if supposed is not None and supposed.field == read.field and self._is_in(read, supposed.node):
            return cell_type(supposed.cell)
        return cell_type(self.interpreter.cell(read, self.frame))

    def _is_in(self, read: tree.Read, node: FormNode | None) -> bool:
        """Whether a field is read in a node, or in the form's head."""
        if read.where is tree.Where.FORM or node is None:
            return read.where is tree.Where.FORM and node is None
        return self.interpreter.place(read.place, self.frame) is node


def _found_by(find: Callable[[Report], Type], aggregate: tree.Aggregate) -> AggregateType:
    faults: list[tuple[TypeFault, tree.Expression]] = []
    try:
        found = find(lambda fault, at: faults.append((fault, at)))
    except TypeFault as fault:
        faults.append((fault, aggregate))
        found = Plain.UNKNOWN
    return found, faults


def cell_type(cell: Cell | None) -> Type:
    """The type of what a cell says, unknown where it says no quantity."""
    value = cell.value if cell else None
    if not isinstance(value, MEASURED):
        return Plain.UNKNOWN
    if value.unit.dimension == DATE:
        return Plain.DATE
    text = value.unit.text
    return Numeric(
        value.unit.dimension, value.unit.bare, _cell_written(value), text.removeprefix("个") or text, met=True
    )


def _cell_written(value: Quantity | Bounded) -> Written:
    unit = value.unit
    if unit.factor.numerator > unit.factor.denominator:
        return Written.EITHER
    ends = (value.number,) if isinstance(value, Quantity) else (value.written, value.low, value.high)
    most = max((abs(end) for end in ends if end is not None), default=ZERO) if unit.bare else ZERO
    return _written(unit.dimension, unit.bare, most, MOST_IN_A_CELL)


def _written(dimension: Dimension | None, bare: bool, number: Fraction, most: Fraction) -> Written:
    """Whether a number is one of a hundred or more parts; of a bare one up to ``most`` nobody would think so."""
    if dimension != RATIO:
        return Written.EITHER
    if not bare:
        return Written.SHARE
    return Written.WHOLE if abs(number) > most else Written.EITHER


def inferred(
    expression: tree.Expression, env: OnForm, lets: Mapping[str, TypeFault] | None = None
) -> tuple[Type, TypeFault | None]:
    """The type of an expression on the form, and the first fault between things that are known, or of a 令 it reads."""
    faults: list[TypeFault] = []
    found = infer(expression, env, lambda fault, at: faults.append(fault))
    own = next((each for each in faults if Plain.UNKNOWN not in (each.left, each.right)), None)
    return found, own or _of_locals(expression, lets or {})


Faults = Mapping[int, TypeFault]
"""What is wrong with expressions of a method or check, by their identity."""
NO_FAULTS: Faults = {}
Lets = tuple[Mapping[str, Type], Mapping[str, TypeFault]]
"""The types of a method's 令, and what is wrong with some."""
NO_LETS: Lets = ({}, {})


def faults_in(
    expressions: Iterable[tree.Expression], env: OnForm, lets: Mapping[str, TypeFault]
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


class Kept:
    """What holds of a ruleset on every form: the quantities that its methods and checks read, and faults met before."""

    def __init__(self, ruleset: tree.Ruleset) -> None:
        self.open = frozenset(field.name for field in ruleset.template.fields if field.kind in OPEN_KINDS)
        self.derived = names_of(ruleset).derived
        self.faults: dict[_Key, Faults] = {}
        self.lets: dict[_Key, Lets] = {}
        self._types: dict[int, tuple[tree.Expression, Type | None]] = {}
        self._alone: dict[int, tuple[tree.Aggregate, bool]] = {}
        self._fields_ask_row = any(map(_asks_row, (each.value for each in self.derived.values())))
        self.reads: dict[int, _Reads] = {id(each): self._reads(of_method(each)) for each in ruleset.methods}
        self.reads |= {id(each): self._reads(asked_by(each)) for each in ruleset.checks}
        self.computed = {id(each): list(filter(self.reads_quantities, asked_by(each))) for each in ruleset.checks}
        lines = ruleset.template.scoring
        self.reads |= {id(each): self._reads((each.condition,)) for each in lines if each.condition is not None}

    def type_of(self, expression: tree.Expression) -> Type | None:
        """The type that an expression has on all forms; None where that isn't known."""
        known = self._types.get(id(expression))
        return known[1] if known is not None else None

    def keep_type(self, expression: tree.Expression, found: Type | None) -> None:
        """Keep the type that an expression has on a form: it is the same on all where the expression reads no 令 and no
        quantity, and its aggregates find something."""
        if id(expression) not in self._types:
            varies = self._reads([expression])[0] or any(isinstance(each, tree.Local) for each in walk(expression))
            self._types[id(expression)] = expression, None if varies or found is Plain.UNKNOWN else found

    def stands_alone(self, aggregate: tree.Aggregate) -> bool:
        """Whether an aggregate is the same for every row that reads it over the same nodes: no 本行, no 令."""
        known = self._alone.get(id(aggregate))
        if known is None:
            by_field = self._fields_ask_row and any(isinstance(each, tree.Named) for each in walk(aggregate))
            known = self._alone[id(aggregate)] = aggregate, not by_field and not _asks_row(aggregate)
        return known[1]

    def is_quotient(self, expression: tree.Expression) -> bool:
        """Whether an expression is a quotient, or a field that the ruleset works out as one."""
        derived = self.derived.get(expression.name) if isinstance(expression, tree.Named) else None
        found = expression if derived is None else derived.value
        return isinstance(found, tree.Call) and found.operation == "divide"

    def computes(self, rule: Rule) -> bool:
        """Whether a method, a check or a line of 计分 computes with quantities at all."""
        return bool(self.reads.get(id(rule), _NOTHING_READ)[0])

    def reads_quantities(self, expression: tree.Expression) -> bool:
        """Whether an expression computes with quantities."""
        return bool(self._reads((expression,))[0])

    def _reads(self, outermost: Iterable[tree.Expression]) -> _Reads:
        """The fields of quantities that expressions read, and whether they read any in other nodes than their own."""
        expressions = list(outermost)
        own = list(self._all_inside(expressions, into_aggregates=False))
        every = list(self._all_inside(expressions))
        names = dict.fromkeys(each.field for each in every if isinstance(each, tree.Read) and self._is_open(each))
        others = any(isinstance(each, tree.Read | tree.Named) and each.place.root in _OTHERS for each in own)
        aggregated = [part for each in own if isinstance(each, tree.Aggregate) for part in parts(each)]
        return tuple(names), others or any(map(self._is_open, self._all_inside(aggregated)))

    def _all_inside(
        self, expressions: Iterable[tree.Expression], *, into_aggregates: bool = True
    ) -> Iterator[tree.Expression]:
        """The expressions and all inside them whose numbers matter, derived fields followed."""
        waiting, seen = list(expressions), set[str]()
        while waiting:
            each = waiting.pop()
            yield each
            if isinstance(each, tree.Aggregate) and not into_aggregates:
                continue
            if not _about_the_cell(each):
                waiting += parts(each)
            if isinstance(each, tree.Named) and each.name in self.derived and each.name not in seen:
                seen.add(each.name)
                waiting.append(self.derived[each.name].value)

    def _is_open(self, expression: tree.Expression) -> bool:
        return isinstance(expression, tree.Read) and expression.field in self.open


kept_of = once_for_each(Kept)


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
        reads = self.kept.reads.get(id(method), _NOTHING_READ)
        return self._once(self.kept.lets, reads, method, frame.node, None, _lets)

    def decided(self, condition: tree.Expression | None, faults: Faults, frame: Frame) -> bool | TypeFault:
        """What a condition with a fault in it is all the same, or the fault."""
        return decided(self.interpreter, condition, faults, frame)

    def _of_check(self, check: tree.Check, env: OnForm) -> Faults:
        return faults_in(self.kept.computed[id(check)], env, {})

    def _faults_of(
        self, rule: _R, node: FormNode | None, supposed: Supposed | None, find: Callable[[_R, OnForm], Faults]
    ) -> Faults:
        reads = self.kept.reads.get(id(rule), _NOTHING_READ)
        return self._once(self.kept.faults, reads, rule, node, supposed, find) if reads[0] else NO_FAULTS

    def _once(
        self,
        kept: dict[_Key, _Found],
        reads: _Reads,
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
    return unit.dimension, unit.text, unit.share, _cell_written(value) if by_number else None


def _asks_row(expression: tree.Expression) -> bool:
    """Whether an expression asks something of the row that is being scored: by 本行, or by a 令 of its method."""
    return any(
        isinstance(each, tree.Local)
        or (
            isinstance(each, tree.Read | tree.Built | tree.Named | tree.Aggregate) and each.place.root is tree.Root.THIS
        )
        for each in walk(expression)
    )


def _about_the_cell(expression: tree.Expression) -> bool:
    """Whether an expression asks what a cell is like (有值, .性质), so that its number has no part in it."""
    if isinstance(expression, tree.Given):
        return isinstance(expression.target, tree.Read)
    return isinstance(expression, tree.Attribute) and expression.name not in _NUMBERS


def _of_locals(expression: tree.Expression, lets: Mapping[str, TypeFault]) -> TypeFault | None:
    """The fault of a 令 that an expression reads."""
    if not lets:
        return None
    read = (each.name for each in walk(expression) if isinstance(each, tree.Local))
    return next((lets[name] for name in read if name in lets), None)


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
