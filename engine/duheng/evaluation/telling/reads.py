"""What is read as phrases: a cell as the form wrote it, by its name where it isn't the row's own."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from duheng.evaluation.telling.figures import measured, points, unknown
from duheng.evaluation.telling.phrase import LEAF, Phrase, Phrasing
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.functions import cell_of
from duheng.forms.model import Cell
from duheng.forms.unusable import unusable_cell
from duheng.language import builtins, tree
from duheng.language.decimal import ratio_text
from duheng.language.types import FieldKind, Plain
from duheng.language.units import DATE, Unit
from duheng.language.values import Bounded, Empty, Quantity

if TYPE_CHECKING:
    from duheng.evaluation.telling.formula import Formula

_COUNTED = frozenset((FieldKind.NUMBER, FieldKind.QUANTITY, FieldKind.TARGET, FieldKind.MONEY, FieldKind.DATE))
_ELSEWHERE = (tree.Root.NAMED, tree.Root.PARENT)
_AS_WRITTEN = ("值", "区间")


def told_leaf(make: Phrasing, leaf: tree.Expression, floor: int) -> Phrase:
    """A value read, after its name where it isn't the row's own."""
    name, said, own = make.name(leaf), make.bare(leaf), _is_own(leaf) and _is_plain(leaf, make)
    if isinstance(leaf, tree.Read) and make.kinds[leaf.field] is FieldKind.TRUTH:
        return name
    written = _as_written(leaf)
    if written is not None and make.kinds[written[0].field] in _COUNTED:
        said = _cell_text(*written, quoted=True)
    if own:
        return lambda formula, frame: said(formula, frame) or name(formula, frame)
    return beside_name(name, said)


def _as_written(leaf: tree.Expression) -> tuple[tree.Read, bool] | None:
    """The field whose cell is shown for a leaf as the form wrote it, and whether of a bound only the number is."""
    if isinstance(leaf, tree.Attribute) and leaf.name in _AS_WRITTEN and isinstance(leaf.target, tree.Read):
        return leaf.target, leaf.name == "值"
    return (leaf, False) if isinstance(leaf, tree.Read) else None


def told_named(make: Phrasing, named: tree.Named, floor: int) -> Phrase:
    """A parameter or derived field; one that only gives a field another name is told as that field."""
    derived = make.derived.get(named.name)
    if derived is None or not isinstance(derived.value, tree.Read) or (derived.level and named.place != tree.HERE):
        return told_leaf(make, named, floor)
    return make.text(derived.value, floor)


def told_local(make: Phrasing, local: tree.Local, floor: int) -> Phrase:
    """A 令: what it only gives another name, its name where its value was told before, else its value beside it."""
    name, told = local.name, told_leaf(make, local, floor)

    def shown(formula: Formula, frame: Frame) -> str:
        if name in formula.aliases:
            return formula.text(formula.aliases[name], frame)
        return name if name in formula.told else told(formula, frame)

    return shown


def name_of(make: Phrasing, expression: tree.Expression) -> Phrase:
    """What something read is called; anything else as it is told."""
    if isinstance(expression, tree.Attribute):
        own, name = make.name(expression.target), expression.name
        return own if name in _AS_WRITTEN else lambda formula, frame: f"{own(formula, frame)}.{name}"
    if type(expression) not in LEAF:
        return make.text(expression)
    called = _called(expression)
    return lambda formula, frame: called


def _called(leaf: tree.Expression) -> str:
    match leaf:
        case tree.Read():
            return _placed(leaf.place, leaf.field)
        case tree.Built() | tree.Named():
            return _placed(leaf.place, leaf.name)
        case tree.ScoreBy():
            return leaf.method
        case tree.Local():
            return leaf.name
        case _:
            raise AssertionError(leaf)


def _placed(place: tree.Place, name: str) -> str:
    return f"{place.name}.{name}" if place.name else name


def bare_of(make: Phrasing, expression: tree.Expression) -> Phrase:
    """What something read says: as the form or the ruleset writes it, else as a number with its unit."""
    written = _as_written(expression)
    if written is not None:
        return _cell_text(*written)
    if isinstance(expression, tree.Named) and expression.name in make.parameters:
        return _parameter(expression)
    if isinstance(expression, tree.Local):
        return _local_value(expression)
    read, is_built = make.functions.of(expression), isinstance(expression, tree.Built)

    def bare(formula: Formula, frame: Frame) -> str:
        value = read(formula.interpreter, frame)
        if is_built and type(value) is Fraction:
            return points(value) + "分"
        return formula.measured(value, expression, frame)

    return bare


def _cell_text(read: tree.Read, bound: bool, *, quoted: bool = False) -> Phrase:
    """A cell as the form wrote it, nothing where that can't be used; of a target's ``bound`` only the number.

    ``quoted``: in quotes where these are words and a number should stand, as in ``「按时完成」 ≤ 2020-12-31``.
    """
    cell = cell_of(read)

    def text(formula: Formula, frame: Frame) -> str:
        found = cell(formula.interpreter, frame)
        if found is None:
            return ""
        value = found.value
        if isinstance(value, Quantity):
            return found.text if found.unit is None else _in(found.unit, value.number)
        if isinstance(value, Bounded):
            return _number_of_bound(found, value) if bound else found.text
        said = "" if isinstance(value, Empty) or unusable_cell(found.text) else found.text
        return formula.wording.quoted.format(said) if quoted and said else said

    return text


def _parameter(named: tree.Named) -> Phrase:
    """What a parameter is declared to be; by what stands for it, so that a quotient is seen to be one."""

    def bare(formula: Formula, frame: Frame) -> str:
        declared = formula.interpreter.parameter(named.name)
        if isinstance(declared, tree.Literal):
            return declared.text
        return formula.measured(formula.interpreter.value(named, frame), declared, frame)

    return bare


def _local_value(local: tree.Local) -> Phrase:
    def bare(formula: Formula, frame: Frame) -> str:
        value, type_ = frame.locals[local.name], formula.types.get(local.name, Plain.UNKNOWN)
        unit = formula.interpreter.form.money_unit
        return "" if unknown(value) or local.name in formula.faults else measured(value, type_, unit, ratio=False)

    return bare


def _is_own(expression: tree.Expression) -> bool:
    """Whether a read is of the row itself, where a reader sees it."""
    match expression:
        case tree.Read():
            return expression.where is tree.Where.NODE and expression.place.root not in _ELSEWHERE
        case tree.Built():
            return expression.name not in builtins.OF_FORM and expression.place.root not in _ELSEWHERE
        case tree.Attribute():
            return expression.name in ("值", "下限", "上限", "区间") and _is_own(expression.target)
        case _:
            return False


def _is_plain(expression: tree.Expression, make: Phrasing) -> bool:
    """Whether a reader knows a row's value by itself: the target, the actual value, points; other cells are named."""
    read = expression.target if isinstance(expression, tree.Attribute) else expression
    if not isinstance(read, tree.Read) or read.field == builtins.CLAIMED:
        return True
    return make.kinds[read.field] in (FieldKind.TARGET, FieldKind.QUANTITY)


def _number_of_bound(cell: Cell, bound: Bounded) -> str:
    """The number that a bound writes, or its last day; the whole cell where there is none."""
    written = bound.written
    if bound.unit.dimension == DATE:
        day = written if written is not None else bound.high
        return cell.text if day is None else date.fromordinal(int(day)).isoformat()
    return _in(bound.unit, written) if written is not None and bound.unit.factor else cell.text


def _in(unit: Unit, number: Fraction) -> str:
    """A number of base units in a unit."""
    (top, bottom), (factor_top, factor_bottom) = number.as_integer_ratio(), unit.factor.as_integer_ratio()
    return ratio_text(top * factor_bottom, bottom * factor_top) + unit.text


def beside_name(name: Phrase, said: Phrase) -> Phrase:
    """A value after what it is called; just that where the value is missing."""

    def told(formula: Formula, frame: Frame) -> str:
        called, shown = name(formula, frame), said(formula, frame)
        return f"{called} {shown}" if shown else called

    return told
