"""Operations as phrases: ``141人 ÷ 195人``, and comparisons so that a reader sees why they hold."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from duheng.evaluation.telling.figures import equals, unknown
from duheng.evaluation.telling.phrase import SUM, Phrase, Phrasing, bracketed
from duheng.evaluation.values.frame import Frame
from duheng.language import tree
from duheng.language.edge import asks_for_number, side_of
from duheng.language.operation import Fixity, Operation
from duheng.language.operations import BY_KEY
from duheng.language.operations.comparison import COMPARING, COMPARISONS
from duheng.language.walk import is_constant

if TYPE_CHECKING:
    from duheng.evaluation.telling.formula import Formula

_MEANT_AT_EDGE = {
    ("at_least", 1): "greater",
    ("less", 1): "at_most",
    ("at_most", -1): "less",
    ("greater", -1): "at_least",
}
_ORDERING = frozenset(operation for operation, _ in _MEANT_AT_EDGE)


def told_call(make: Phrasing, call: tree.Call, floor: int) -> Phrase:
    """An operation with its arguments, in brackets where what stands around it binds more tightly."""
    row = BY_KEY[call.operation]
    if row.fixity is Fixity.FUNCTION:
        return _applied(make, call, row)
    inner = _prefix(make, call, row) if row.fixity is Fixity.PREFIX else _infix(make, call, row)
    return bracketed(inner) if row.binding < floor else inner


def _applied(make: Phrasing, call: tree.Call, row: Operation) -> Phrase:
    arguments = [make.text(each) for each in call.arguments]

    def applied(formula: Formula, frame: Frame) -> str:
        wording = formula.wording
        inner = wording.then.join([each(formula, frame) for each in arguments])
        return wording.operation(row) + wording.brackets.format(inner)

    return applied


def _prefix(make: Phrasing, call: tree.Call, row: Operation) -> Phrase:
    inner = make.text(call.arguments[0], row.binding)

    def prefix(formula: Formula, frame: Frame) -> str:
        word = formula.wording.operation(row)
        return f"{word}{' ' if word.isalpha() else ''}{inner(formula, frame)}"

    return prefix


def _infix(make: Phrasing, call: tree.Call, row: Operation) -> Phrase:
    one, two = call.arguments
    left, right = make.text(one, row.binding), make.text(two, row.binding + 1)
    if call.operation in COMPARING:
        left, right = _looked_up(make, one, left, right), _looked_up(make, two, right, left)
        left, right = _with_value(make, one, left, right), _with_value(make, two, right, left)
    at_edge = None if any(asks_for_number(call, make.derived)) else _at_edge(make, call, left, right)
    if call.operation == "equal" and isinstance(one, tree.Attribute):
        left = _unless_said(make, one, left, two)

    def infix(formula: Formula, frame: Frame) -> str:
        told = None if at_edge is None else at_edge(formula, frame)
        return told or f"{left(formula, frame)} {formula.wording.operation(row)} {right(formula, frame)}"

    return infix


def _looked_up(make: Phrasing, side: tree.Expression, shown: Phrase, other: Phrase) -> Phrase:
    """A side of a comparison; a label with the number that it is looked up by, ``名次档[名次 9] 三类``, and without
    itself beside itself: ``名次档[名次 9] = 三类``."""
    if not isinstance(side, tree.LabelOf):
        return shown
    number = _with_value(make, side.number, make.text(side.number), lambda formula, frame: "")

    def told(formula: Formula, frame: Frame) -> str:
        of, label = f"{side.scale}[{number(formula, frame)}]", shown(formula, frame)
        known = not unknown(formula.interpreter.value(side.number, frame)) and not label.startswith(f"{side.scale}[")
        return f"{of} {label}" if known and label != other(formula, frame) else of

    return told


def _with_value(make: Phrasing, side: tree.Expression, shown: Phrase, other: Phrase) -> Phrase:
    """A side of a comparison; one that is worked out with what it comes to: ``141人 ÷ 195人（≈ 72.31%）``, unless that
    is what it is held against: 79.4999% isn't told as ≈ 79.5% beside 79.5%."""
    row = BY_KEY[side.operation] if isinstance(side, tree.Call) else None
    works_out = row is not None and (row.fixity is Fixity.FUNCTION or row.binding >= SUM)
    if not works_out or is_constant(side, make.derived):
        return shown

    def told(formula: Formula, frame: Frame) -> str:
        text, value = shown(formula, frame), formula.interpreter.value(side, frame)
        number = formula.measured(value, side, frame) if type(value) is Fraction else ""
        if not number or number == f"≈{other(formula, frame)}":
            return text
        return text + formula.wording.worked_out.format(equals(number))

    return told


def _unless_said(make: Phrasing, read: tree.Expression, shown: Phrase, other: tree.Expression) -> Phrase:
    """A read beside its own value, which needn't be told twice: just its name."""
    bare, name, beside = make.bare(read), make.name(read), make.text(other)
    quoted = other.value if isinstance(other, tree.Literal) and isinstance(other.value, str) else None

    def told(formula: Formula, frame: Frame) -> str:
        said = bare(formula, frame)
        return (name if said in (quoted, beside(formula, frame)) else shown)(formula, frame)

    return told


def _at_edge(
    make: Phrasing, call: tree.Call, left: Phrase, right: Phrase
) -> Callable[[Formula, Frame], str | None] | None:
    """A comparison beside a bound that leaves its number out, where the numbers alone would say something else: by what
    is meant, ``95% > 95%`` for ``≥``, or by the bound as it is, ``95% ≠ 指标值 >95%``. None for others."""
    operation, bounds = call.operation, [each if _may_be_edge(each) else None for each in call.arguments]
    if operation not in COMPARISONS or bounds == [None, None]:
        return None
    low, high = [None if each is None else make.functions.of(each) for each in bounds]
    as_they_are = [left if bounds[0] is None else make.beside(bounds[0])]
    as_they_are += [right if bounds[1] is None else make.beside(bounds[1])]

    def told(formula: Formula, frame: Frame) -> str | None:
        one = 0 if low is None else side_of(low(formula.interpreter, frame))
        two = 0 if high is None else side_of(high(formula.interpreter, frame))
        if one == two:
            return None
        by_number = operation in _ORDERING and 0 in (one, two)
        meant = _MEANT_AT_EDGE.get((operation, two or -one), operation) if by_number else operation
        sides = [each(formula, frame) for each in ((left, right) if by_number else as_they_are)]
        return f" {formula.wording.operation(BY_KEY[meant])} ".join(sides)

    return told


def _may_be_edge(expression: tree.Expression) -> bool:
    """Whether a bound that leaves its number out may come from an expression as it is."""
    return isinstance(expression, tree.Local | tree.Named) or (
        isinstance(expression, tree.Attribute) and expression.name == "值"
    )


def beside_number(make: Phrasing, expression: tree.Expression) -> Phrase:
    """A bound that leaves its number out, and a label with the number that has it, so that a reader sees why."""
    if isinstance(expression, tree.LabelOf):
        return _looked_up(make, expression, make.text(expression), make.text(expression))
    text, name, bare = make.text(expression), make.name(expression), make.bare(expression)
    local = expression.name if isinstance(expression, tree.Local) else None

    def beside(formula: Formula, frame: Frame) -> str:
        side = side_of(formula.interpreter.value(expression, frame))
        if side == 0 or local in formula.told:
            return text(formula, frame)
        return f"{name(formula, frame)} {'>' if side > 0 else '<'}{bare(formula, frame)}"

    return beside
