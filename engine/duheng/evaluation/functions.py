"""A ruleset's expressions as functions, so that a tree walked for every row is looked at only once.

Which operation a call means, of what kind the field is that is read, whether an aggregate passes over nodes without a
score: the tree says so once, and no form changes it. What is left is the plain walk: a function of the run over one
form and of the frame in which the expression is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from duheng.evaluation.cells import Reader, attribute_reader, reader_of
from duheng.evaluation.exact import Trouble, causes_of
from duheng.evaluation.namesakes import asks_for_namesakes
from duheng.forms.model import Cell, FormNode
from duheng.identity import once_for_each
from duheng.language import among, builtins, tree
from duheng.language.among import OneOf, told_apart
from duheng.language.bands import numbers_of
from duheng.language.decimal import quotient
from duheng.language.divisors import signed_divisions
from duheng.language.edge import asks_for_number, leaves_out, plain, side_of
from duheng.language.names import names_of
from duheng.language.operations import BY_KEY
from duheng.language.operations.comparison import COMPARING, COMPARISONS
from duheng.language.ranges import NO_CAUSE, Cause, Range, Unknown, as_range, hull, settled, total_of
from duheng.language.stretches import Stretches
from duheng.language.units import usual_name
from duheng.language.values import Empty
from duheng.language.walk import asked_of_node, is_points
from duheng.record import replace

if TYPE_CHECKING:
    from duheng.evaluation.interpret import Interpreter

ZERO = Fraction(0)
NOTHING = Unknown()


@dataclass(slots=True)
class Frame:
    """Where an expression is read: the node (None: the form), the row a check is about, and the method's 令."""

    node: FormNode | None
    this: FormNode | None
    locals: dict[str, Any]


Function = Callable[["Interpreter", Frame], Any]


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


def reads_score(expression: tree.Expression, derived: Mapping[str, tree.Derived]) -> bool:
    """Whether an expression reads the score of its own node, so that it says nothing of a node without one."""
    return any(
        isinstance(each, tree.Built) and each.name == builtins.SCORE_OF and each.place.root is tree.Root.HERE
        for each in asked_of_node(expression, derived)
    )


# --- operations and truths


def _call(make: Functions, call: tree.Call) -> Function:
    meaning = BY_KEY[call.operation].meaning if call.operation != "divide" else _divided(make, call)
    arguments = [make.of(each) for each in call.arguments]
    if len(arguments) != 2:
        return lambda run, frame: run.kernel.held(meaning(run.kernel, *(each(run, frame) for each in arguments)))
    by_number = asks_for_number(call, make.derived)
    left, right = (
        _by_number(each) if asked and not _is_no_edge(argument) else each
        for each, argument, asked in zip(arguments, call.arguments, by_number, strict=True)
    )
    if any(map(_is_unit, call.arguments)):
        left, right = _by_usual_name(left), _by_usual_name(right)
    if call.operation not in COMPARING:
        return lambda run, frame: run.kernel.held(meaning(run.kernel, left(run, frame), right(run, frame)))
    return _comparison(call, meaning, left, right, literal=right is arguments[1])


def _comparison(
    call: tree.Call, meaning: Callable[..., Any], left: Function, right: Function, *, literal: bool
) -> Function:
    """A comparison, and of one that isn't known of which numbers it holds; with a ``literal`` as it stands."""
    one, other = call.arguments

    def apart(run: Interpreter, frame: Frame, truth: Any, left: Any, right: Any) -> Any:
        kernel, node = run.kernel, id(frame.node)
        if isinstance(left, Range):
            return told_apart(truth, (one, node), left, right, lambda each: meaning(kernel, each, right))
        if isinstance(right, Range) and call.operation in COMPARISONS:
            return told_apart(truth, (other, node), right, left, lambda each: meaning(kernel, left, each))
        return truth

    if literal and isinstance(other, tree.Literal):
        value = other.value

        def against(run: Interpreter, frame: Frame) -> Any:
            number = left(run, frame)
            truth = meaning(run.kernel, number, value)
            return truth if truth is True or truth is False else apart(run, frame, truth, number, value)

        return against

    def compared(run: Interpreter, frame: Frame) -> Any:
        number, second = left(run, frame), right(run, frame)
        truth = meaning(run.kernel, number, second)
        return truth if truth is True or truth is False else apart(run, frame, truth, number, second)

    return compared


def _divided(make: Functions, call: tree.Call) -> Callable[..., Any]:
    """The quotient, of a divisor that may have either sign where the rule says as much."""
    meaning = BY_KEY[call.operation].meaning
    return (lambda kernel, left, right: meaning(kernel.signed, left, right)) if make.is_signed(call) else meaning


def _is_unit(expression: tree.Expression) -> bool:
    return isinstance(expression, tree.Attribute) and expression.name == "单位"


def _by_usual_name(unit: Function) -> Function:
    """A unit's usual name, so that 30日 is in 天."""

    def named(run: Interpreter, frame: Frame) -> Any:
        found = unit(run, frame)
        return usual_name(found) if isinstance(found, str) else found

    return named


def _is_no_edge(expression: tree.Expression) -> bool:
    """Whether no bound that leaves its number out comes of an expression."""
    return is_points(expression) or isinstance(expression, tree.Aggregate)


def _by_number(value: Function) -> Function:
    return lambda run, frame: plain(value(run, frame))


def _every(make: Functions, every: tree.Every) -> Function:
    return _joined([make.of(part) for part in every.parts], wanted=True)


def _some(make: Functions, some: tree.Some) -> Function:
    return _joined([make.of(part) for part in some.parts], wanted=False)


def _joined(parts: list[Function], *, wanted: bool) -> Function:
    """且 (``wanted``) and, its mirror image, 或."""

    def joined(run: Interpreter, frame: Frame) -> bool | Unknown:
        open_: Unknown | None = None
        for part in parts:
            truth = part(run, frame)
            if truth is wanted:
                continue
            if not isinstance(truth, Unknown):
                return not wanted
            found = truth if open_ is None else among.joined(open_, truth, every=wanted)
            if not isinstance(found, Unknown):
                return found
            open_ = found
        return wanted if open_ is None else open_

    return joined


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


def _built(make: Functions, built: tree.Built) -> Function:
    name, place = built.name, built.place
    if name in builtins.OF_FORM:
        return lambda run, frame: run.total(name)
    of_node, here = _OF_NODE[name], place.root is tree.Root.HERE

    def read(run: Interpreter, frame: Frame) -> Any:
        node = frame.node if here else run.place(place, frame)
        if node is None:
            return Range(None, None, causes=frozenset((((place.name,), name),)))
        return of_node(run, node)

    return read


def _points(run: Interpreter, node: FormNode) -> Any:
    return node.points if node.points is not None else _missing(node, builtins.POINTS_OF)


def _claimed(run: Interpreter, node: FormNode) -> Any:
    return node.claimed if node.claimed is not None else _missing(node, builtins.CLAIMED)


def _score(run: Interpreter, node: FormNode) -> Any:
    score = run.score(node)
    if id(node) in run.perhaps_none:
        return hull(score, ZERO)
    return ZERO if score is None else score


def _applies(run: Interpreter, node: FormNode) -> bool | Unknown:
    score = run.score(node)
    return doubt(node, score) if id(node) in run.perhaps_none else score is not None


def doubt(node: FormNode, score: Any) -> Unknown:
    """Whether a node counts that may turn out 不适用."""
    return Unknown(causes_of(score) or frozenset(((node.path, builtins.APPLIES),)))


def _missing(node: FormNode, name: str) -> Range:
    return Range(None, None, causes=frozenset(((node.path, name),)))


_OF_NODE: dict[str, Callable[[Interpreter, FormNode], Any]] = {
    builtins.POINTS_OF: _points,
    builtins.CLAIMED: _claimed,
    builtins.NAME_OF: lambda run, node: node.name,
    builtins.APPLIES: _applies,
    builtins.SCORE_OF: _score,
}


_WRITTEN: dict[Callable[[Interpreter, FormNode], Any], Callable[[FormNode], Fraction | None]] = {
    _points: attrgetter("points"),
    _claimed: attrgetter("claimed"),
}
"""Where a node has what most of them have."""


def _named(make: Functions, named: tree.Named) -> Function:
    name, derived = named.name, make.derived.get(named.name)
    if derived is None:
        return lambda run, frame: run.once(name, make.of(run.parameter(name)), Frame(None, None, {}))
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
            return NOTHING
        if not isinstance(number, Range) or not run.is_on(scale, number):
            return Unknown(causes_of(number))
        return OneOf(number.causes, (expression.number, id(frame.node)), Stretches.of(number), run.intervals(scale))

    return label


def _interval(make: Functions, expression: tree.IntervalOf) -> Function:
    of_label = make.of(expression.label)

    def interval(run: Interpreter, frame: Frame) -> Range:
        label = of_label(run, frame)
        if isinstance(label, Unknown):
            reached = label.reached if isinstance(label, OneOf) else Range(None, None)
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


# --- aggregates


def _aggregate(make: Functions, aggregate: tree.Aggregate) -> Function:
    item, no_condition = aggregate.item, aggregate.condition is None
    if isinstance(item, tree.Built) and item.name in _OF_NODE and item.place.root is tree.Root.HERE and no_condition:
        return _column(aggregate, _OF_NODE[item.name])
    return _searched(make, aggregate)


def _column(aggregate: tree.Aggregate, of_node: Callable[[Interpreter, FormNode], Any]) -> Function:
    """``合计（下级.得分）``: of all nodes, without a condition, what every node has."""
    function, of_score, written = aggregate.function, of_node is _score, _WRITTEN.get(of_node)

    def column(run: Interpreter, frame: Frame) -> Any:
        nodes = run.nodes(aggregate, frame)
        if written is not None:
            said = [each for each in map(written, nodes) if each is not None]
            if len(said) == len(nodes):
                return _fold(run, function, said)
        if not of_score:
            return _fold(run, function, [of_node(run, node) for node in nodes])
        scores = [run.score(node) for node in nodes]
        if run.perhaps_none:
            return _perhaps_fewer(run, function, nodes, scores)
        return _fold(run, function, [score for score in scores if score is not None])

    return column


def _perhaps_fewer(run: Interpreter, function: str, nodes: Sequence[FormNode], scores: Sequence[Any]) -> Any:
    """An aggregate of scores some of which may turn out not to be there."""
    found = [(node, score) for node, score in zip(nodes, scores, strict=True) if score is not None]
    doubtful = [doubt(node, score) for node, score in found if id(node) in run.perhaps_none]
    perhaps = [score for node, score in found if id(node) in run.perhaps_none]
    items = [score for node, score in found if id(node) not in run.perhaps_none]
    return _fold(run, function, items, doubtful, perhaps)


def _searched(make: Functions, aggregate: tree.Aggregate) -> Function:
    function, parts = aggregate.function, [each for each in (aggregate.item, aggregate.condition) if each is not None]
    holds = make.of(aggregate.condition) if aggregate.condition is not None else None
    of_item = make.of(aggregate.item) if aggregate.item is not None else None
    of_score = any(reads_score(each, make.derived) for each in parts)
    counts = function == "个数" and of_item is None
    passed_over = function == "全部"
    by_names = not passed_over and asks_for_namesakes(aggregate.condition)

    def aggregated(run: Interpreter, frame: Frame) -> Any:
        nodes, condition, this = run.nodes(aggregate, frame), holds, frame.this
        if by_names and this is not None:
            nodes, condition = run.namesakes.of(this, nodes), None
        if counts and condition is None:
            return quotient(len(nodes), 1)
        items: list[Any] = []
        doubtful: list[Unknown] = []
        perhaps: list[Any] = []
        for node in nodes:
            inner = Frame(node, this, frame.locals)
            truth = True if condition is None else condition(run, inner)
            if truth is passed_over or (of_score and run.score(node) is None):
                continue
            if of_score and id(node) in run.perhaps_none:
                truth = doubt(node, run.score(node))
            item = ZERO if of_item is None else of_item(run, inner)
            if isinstance(truth, Unknown):
                doubtful.append(truth)
                perhaps.append(item)
            else:
                items.append(item)
        return _fold(run, function, items, doubtful, perhaps)

    return aggregated


def _fold(
    run: Interpreter,
    function: str,
    items: list[Any],
    doubtful: Sequence[Unknown] = (),
    perhaps: Sequence[Any] = (),
) -> Any:
    """An aggregate of the ``items`` of nodes that count, and those of nodes that ``perhaps`` do; for 全部 a node counts
    where its condition fails."""
    causes = NO_CAUSE.union(*[truth.causes for truth in doubtful]) if doubtful else NO_CAUSE
    match function:
        case "合计":
            counted = [*items, *[hull(each, ZERO) for each in perhaps]] if perhaps else items
            return _with(total_of(counted), causes)
        case "个数":
            known = quotient(len(items), 1)
            return Range(known, known + len(doubtful), causes=causes) if doubtful else known
        case "任一" | "全部":
            found = function == "任一"
            return found if items else Unknown(causes) if doubtful else not found
        case _:
            return (
                _with(_perhaps_picked(run, function, items, perhaps), causes)
                if doubtful
                else _pick(run, function, items)
            )


def _pick(run: Interpreter, function: str, items: Sequence[Any]) -> Any:
    if not items:
        run.empty_aggregates.append(function)
        return Range(None, None)
    return total_of(items) * Fraction(1, len(items)) if function == "平均" else _furthest(run, function, items)


def _furthest(run: Interpreter, function: str, items: Sequence[Any]) -> Any:
    return plain(reduce(run.kernel.most if function == "最大" else run.kernel.least, items))


def _perhaps_picked(run: Interpreter, function: str, items: Sequence[Any], perhaps: Sequence[Any]) -> Any:
    """最大, 最小 or 平均 of items and others that may not count; anything where perhaps none counts."""
    if not items:
        return Range(None, None)
    if function == "平均":
        return reduce(hull, map(plain, [*items, *perhaps]))
    return hull(_furthest(run, function, items), _furthest(run, function, [*items, *perhaps]))


def _with(value: Any, causes: frozenset[Cause]) -> Any:
    if not causes:
        return value
    span = as_range(value)
    return Range(span.low, span.high, span.low_open, span.high_open, span.causes | causes)


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
    tree.Call: _call,
    tree.Every: _every,
    tree.Some: _some,
    tree.Given: _given,
    tree.Between: _between,
    tree.LabelOf: _label,
    tree.IntervalOf: _interval,
    tree.Aggregate: _aggregate,
    tree.Undetermined: _undetermined,
    tree.NotApplicable: lambda make, nothing: lambda run, frame: None,
}
