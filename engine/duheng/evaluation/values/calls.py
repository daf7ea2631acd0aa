"""Operations as functions, and 且 and 或.

Each has the one meaning of its row of operations. What its arguments are asks for more than that only here: a number's
edge that doesn't matter, a unit's usual name, and of a comparison that isn't known of which numbers it holds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from duheng.evaluation.values.frame import Frame, Function, Maker
from duheng.language import among, tree
from duheng.language.among import told_apart
from duheng.language.edge import asks_for_number, plain
from duheng.language.operations import BY_KEY
from duheng.language.operations.comparison import COMPARING, COMPARISONS
from duheng.language.ranges import Range, Unknown
from duheng.language.units import usual_name
from duheng.language.walk import is_points

if TYPE_CHECKING:
    from duheng.evaluation.values.interpret import Interpreter


def call_function(make: Maker, call: tree.Call) -> Function:
    """The function of an operation with its arguments."""
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


def _divided(make: Maker, call: tree.Call) -> Callable[..., Any]:
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


def every_function(make: Maker, every: tree.Every) -> Function:
    """The function of 且."""
    return joined([make.of(part) for part in every.parts], wanted=True)


def some_function(make: Maker, some: tree.Some) -> Function:
    """The function of 或."""
    return joined([make.of(part) for part in some.parts], wanted=False)


def joined(parts: list[Function], *, wanted: bool) -> Function:
    """且 (``wanted``) and its mirror image 或: the first part that decides it, else of which numbers it holds."""

    def decided(run: Interpreter, frame: Frame) -> bool | Unknown:
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

    return decided
