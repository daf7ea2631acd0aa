"""A ruleset's expressions as functions, so that a tree walked for every row is looked at only once.

Which operation a call means, of what kind the field is that is read, whether an aggregate passes over nodes without a
score: the tree says so once, and no form changes it. What is left is the plain walk: a function of the run over one
form and of the frame in which the expression is read.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from duheng.evaluation.values.aggregates import aggregate_function
from duheng.evaluation.values.calls import call_function, every_function, some_function
from duheng.evaluation.values.cells import Reader, attribute_reader, reader_of
from duheng.evaluation.values.exact import Trouble, causes_of
from duheng.evaluation.values.frame import Frame, Function
from duheng.evaluation.values.of_node import OF_NODE
from duheng.forms.model import Cell
from duheng.identity import once_for_each
from duheng.language import builtins, tree
from duheng.language.among import OneOf
from duheng.language.bands import numbers_of
from duheng.language.divisors import signed_divisions
from duheng.language.edge import leaves_out, plain, side_of
from duheng.language.names import names_of
from duheng.language.ranges import ANYTHING, UNKNOWN, Cause, Range, Unknown, as_range, settled
from duheng.language.stretches import Stretches
from duheng.language.values import Empty
from duheng.record import replace

if TYPE_CHECKING:
    from duheng.evaluation.values.interpret import Interpreter


class Functions:
    """The functions of one ruleset's expressions, each made when it is first asked for."""

    def __init__(self, ruleset: tree.Ruleset) -> None:
        self.kinds, self.derived = names_of(ruleset).kinds, names_of(ruleset).derived
        self._made: dict[int, tuple[tree.Expression, Function]] = {}
        self._ruleset = ruleset

    def is_signed(self, call: tree.Call) -> bool:
        """Whether the divisor of a division may have either sign."""
        return id(call) in signed_divisions(self._ruleset)

    def of(self, expression: tree.Expression) -> Function:
        """The function of an expression. Texts with expressions in them have none: ``explain`` fills them in."""
        found = self._made.get(id(expression))
        if found is None:
            found = self._made[id(expression)] = expression, _MAKERS[type(expression)](self, expression)
        return found[1]


functions_of = once_for_each(Functions)


# --- reads


def cell_of(read: tree.Read) -> Callable[[Interpreter, Frame], Cell | None]:
    """How the cell is found that a field is read from."""
    field = read.field
    if read.where is tree.Where.FORM or read.place.root is not tree.Root.HERE:
        return lambda run, frame: run.cell(read, frame)
    return lambda run, frame: frame.node.cells.get(field) if frame.node is not None else None


def _of_cell(read: tree.Read, value: Reader) -> Function:
    field = read.field
    if read.where is tree.Where.FORM or read.place.root is not tree.Root.HERE:
        return lambda run, frame: value(run.cell(read, frame), run.cause(read, frame))

    def of_row(run: Interpreter, frame: Frame) -> Any:
        node = frame.node
        if node is None:
            return value(None, run.cause(read, frame))
        return value(node.cells.get(field), (node.path, field))

    return of_row


def _read(make: Functions, read: tree.Read) -> Function:
    return _of_cell(read, reader_of(make.kinds[read.field]))


def _attribute(make: Functions, attribute: tree.Attribute) -> Function:
    target = attribute.target
    if not isinstance(target, tree.Read):
        return _end_of(make.of(target), attribute.name)
    return _of_cell(target, attribute_reader(attribute.name))


def _end_of(interval: Function, name: str) -> Function:
    """An end of an interval, such as a scale's; open where the interval isn't known."""

    def end(run: Interpreter, frame: Frame) -> Fraction | Range:
        value = interval(run, frame)
        found = (value.low if name == "下限" else value.high) if isinstance(value, Range) else None
        return found if found is not None else Range(None, None, causes=causes_of(value))

    return end


def _given(make: Functions, given: tree.Given) -> Function:
    target, wanted = given.target, given.wanted
    if isinstance(target, tree.Read):
        cell = cell_of(target)
        return lambda run, frame: _says(cell(run, frame)) is wanted

    def asked(run: Interpreter, frame: Frame) -> bool | Unknown:
        found = run.given(target, frame)
        return found if isinstance(found, Unknown) else found is wanted

    return asked


def _says(cell: Cell | None) -> bool:
    return cell is not None and not isinstance(cell.value, Empty)


def _built(make: Functions, built: tree.Built) -> Function:
    name, place = built.name, built.place
    if name in builtins.OF_FORM:
        return lambda run, frame: run.total(name)
    of_node, here = OF_NODE[name], place.root is tree.Root.HERE

    def read(run: Interpreter, frame: Frame) -> Any:
        node = frame.node if here else run.place(place, frame)
        if node is None:
            return Range(None, None, causes=frozenset((((place.name,), name),)))
        return of_node(run, node)

    return read


def _named(make: Functions, named: tree.Named) -> Function:
    name, derived = named.name, make.derived.get(named.name)
    if derived is None:
        return lambda run, frame: run.once(name, make.of(run.parameter(name)), Frame.of(None))
    value, level = make.of(derived.value), derived.level

    def read(run: Interpreter, frame: Frame) -> Any:
        node = run.place(named.place, frame) if level else None
        return run.once(name, value, Frame(node, frame.this, {}))

    return read


def _score_by(make: Functions, other: tree.ScoreBy) -> Function:
    def by(run: Interpreter, frame: Frame) -> Any:
        score = run.method(other.method, frame.node) if frame.node is not None else None
        return score if score is not None else Range(None, None, causes=_left_by_rule(frame))

    return by


def _left_by_rule(frame: Frame) -> frozenset[Cause]:
    """What a rule leaves open, so that nothing on the form would settle it."""
    return frozenset(((frame.node.path if frame.node else (), ""),))


# --- intervals and scales


def _between(make: Functions, interval: tree.Between) -> Function:
    of_low, of_high = make.of(interval.low), make.of(interval.high)

    def between(run: Interpreter, frame: Frame) -> Range:
        low, high = settled(of_low(run, frame)), settled(of_high(run, frame))
        one, two = as_range(plain(low)), as_range(plain(high))
        low_open = leaves_out(side_of(low), interval.low_open or one.low_open)
        high_open = leaves_out(-side_of(high), interval.high_open or two.high_open)
        return Range(one.low, two.high, low_open, high_open, one.causes | two.causes)

    return between


def _label(make: Functions, expression: tree.LabelOf) -> Function:
    scale, of_number = expression.scale, make.of(expression.number)

    def label(run: Interpreter, frame: Frame) -> str | Unknown:
        number = of_number(run, frame)
        if not isinstance(number, Fraction | Range):
            return Unknown(causes_of(number))
        found = run.label(scale, number)
        if found is not None:
            return found
        if not run.labels(scale, number):
            run.kernel.troubles |= {Trouble.OFF_SCALE}
            return UNKNOWN
        if not isinstance(number, Range) or not run.is_on(scale, number):
            return Unknown(causes_of(number))
        return OneOf(number.causes, (expression.number, id(frame.node)), Stretches.of(number), run.intervals(scale))

    return label


def _interval(make: Functions, expression: tree.IntervalOf) -> Function:
    of_label = make.of(expression.label)

    def interval(run: Interpreter, frame: Frame) -> Range:
        label = of_label(run, frame)
        if isinstance(label, Unknown):
            reached = label.reached if isinstance(label, OneOf) else ANYTHING
            return replace(reached, causes=label.causes or _left_by_rule(frame))
        found = run.band(expression.scale, label)
        if found is not None:
            return numbers_of(found)
        if isinstance(expression.label, tree.Read):
            return Range(None, None, causes=frozenset((run.cause(expression.label, frame),)))
        return Range(None, None, causes=_left_by_rule(frame))

    return interval


def _undetermined(make: Functions, expression: tree.Undetermined) -> Function:
    """The interval that a rule leaves to a person; one that holds no number here leaves the score quite open."""
    of_interval = make.of(expression.interval)

    def undetermined(run: Interpreter, frame: Frame) -> Range:
        interval, mine = of_interval(run, frame), _left_by_rule(frame)
        if isinstance(interval, Unknown):
            return Range(None, None, causes=interval.causes | mine)
        span = as_range(interval)
        if span.empty:
            run.kernel.troubles |= {Trouble.EMPTY_INTERVAL}
            return Range(None, None, causes=span.causes | mine)
        return Range(span.low, span.high, span.low_open, span.high_open, span.causes | mine)

    return undetermined


def _literal(make: Functions, literal: tree.Literal) -> Function:
    value = literal.value
    return lambda run, frame: value


def _local(make: Functions, local: tree.Local) -> Function:
    name = local.name
    return lambda run, frame: frame.locals[name]


_MAKERS: dict[type, Callable[[Functions, Any], Function]] = {
    tree.Literal: _literal,
    tree.Read: _read,
    tree.Built: _built,
    tree.Local: _local,
    tree.Named: _named,
    tree.ScoreBy: _score_by,
    tree.Attribute: _attribute,
    tree.Call: call_function,
    tree.Every: every_function,
    tree.Some: some_function,
    tree.Given: _given,
    tree.Between: _between,
    tree.LabelOf: _label,
    tree.IntervalOf: _interval,
    tree.Aggregate: aggregate_function,
    tree.Undetermined: _undetermined,
    tree.NotApplicable: lambda make, nothing: lambda run, frame: None,
}
