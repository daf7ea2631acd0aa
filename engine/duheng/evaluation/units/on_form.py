"""The types of expressions on a form: the static check's inference with the units that the cells really have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from duheng.checking.types.declared import Declared
from duheng.checking.types.infer import Report, literal_type
from duheng.evaluation.units.faults import decided, faults_in, inferred
from duheng.evaluation.units.kept import NUMBERS, kept_of
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import AggregateType, Interpreter
from duheng.evaluation.values.of_node import reads_score
from duheng.forms.model import Cell, FormNode
from duheng.language import tree
from duheng.language.operation import TypeFault
from duheng.language.types import OPEN_KINDS, Interval, Numeric, Plain, Type, Written
from duheng.language.units import DATE, RATIO, Dimension, unit_behind
from duheng.language.values import MEASURED, Bounded, Quantity
from duheng.language.walk import walk
from duheng.record import Record, replace

ZERO = Fraction(0)
MOST_IN_A_CELL, _MOST_IN_A_RULE = Fraction(1), Fraction(9)
"""Greater numbers without a unit are counts or percentages that lack their %, never ratios."""


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
        if name in NUMBERS and self.names.kinds[target.field] in OPEN_KINDS:
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
        value.unit.dimension, value.unit.bare, cell_written(value), text.removeprefix("个") or text, met=True
    )


def cell_written(value: Quantity | Bounded) -> Written:
    """How a cell writes a number: as a share, as one of a hundred or more parts, or as nobody can tell."""
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
