"""A rule's expressions with the form's own values put in: ``141人 ÷ 195人 × 1分``.

Fields of the row itself stand in the row, so their values are bare; whatever is read elsewhere is named: ``全年执行数
35万元``. What is missing stands by its name alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from duheng.checking.infer import infer
from duheng.evaluation.dimensions import OnForm
from duheng.evaluation.exact import causes_of
from duheng.evaluation.figures import amount, end_of_band, measured, points
from duheng.evaluation.interpret import Frame, Interpreter
from duheng.evaluation.message import Part, filled
from duheng.evaluation.wanted import SCORE_WANTED, Wanted, named
from duheng.evaluation.wording import Wording
from duheng.forms.model import Cell
from duheng.language import builtins, tree
from duheng.language.decimal import decimal_text
from duheng.language.edge import Edge
from duheng.language.operation import Fixity, Operation
from duheng.language.operations import BY_KEY
from duheng.language.printed import printed
from duheng.language.ranges import Range, Unknown
from duheng.language.types import FieldKind, Numeric, Plain, Type
from duheng.language.units import DATE, MONEY
from duheng.language.values import Bounded, Empty, Quantity

MOST_SUMMANDS = 8
LEAF = frozenset((tree.Read, tree.Built, tree.Named, tree.Local, tree.ScoreBy, tree.Attribute))
_MEANT_AT_EDGE = {
    ("at_least", 1): "greater",
    ("less", 1): "at_most",
    ("at_most", -1): "less",
    ("greater", -1): "at_least",
}
_COMPARISONS = frozenset(operation for operation, _ in _MEANT_AT_EDGE)
_TIGHT = 30
_ELSEWHERE = (tree.Root.NAMED, tree.Root.PARENT)
_SUM = BY_KEY["add"].binding


class Formula:
    """Puts values into expressions, for one form.

    ``told`` are the 令 whose values the sentence gives beforehand, so that their names are enough; ``types`` are those
    of the method's other 令, ``aliases`` what those stand for that only give a field another name.
    """

    def __init__(self, interpreter: Interpreter, wording: Wording) -> None:
        self.interpreter = interpreter
        self.wording = wording
        self.told: frozenset[str] = frozenset()
        self.types: Mapping[str, Type] = {}
        self.aliases: Mapping[str, tree.Expression] = {}

    def text(self, expression: tree.Expression, frame: Frame, floor: int = 0) -> str:
        """An expression with its values put in; ``floor`` is how tightly what stands around it binds."""
        wording = self.wording
        if type(expression) in LEAF:
            return self._named(expression, frame)
        match expression:
            case tree.Literal():
                return expression.text
            case tree.Call():
                return self._call(expression, frame, floor)
            case tree.Every() | tree.Some():
                word = wording.all_of if isinstance(expression, tree.Every) else wording.any_of
                inner = word.join(self.text(part, frame, _TIGHT) for part in expression.parts)
                return wording.brackets.format(inner) if floor else inner
            case tree.Given():
                return self.given(expression.target, frame, filled=expression.wanted)
            case tree.Between():
                left, right = "(" if expression.low_open else "[", ")" if expression.high_open else "]"
                return f"{left}{self.text(expression.low, frame)}, {self.text(expression.high, frame)}{right}"
            case tree.IntervalOf():
                return self._interval(expression, frame)
            case tree.LabelOf():
                return self._label(expression, frame)
            case tree.Aggregate():
                return self._aggregate(expression, frame, floor)
            case tree.Template():
                return filled(self.said(expression, frame), wording)
            case tree.Undetermined() | tree.NotApplicable():
                return printed(expression)
            case _:
                return self._named(expression, frame)

    def given(self, target: tree.Expression, frame: Frame, *, filled: bool) -> str:
        """``完成档次 为空``."""
        return f"{self.name(target, frame)} {self.wording.present if filled else self.wording.empty}"

    def said(self, message: tree.Template, frame: Frame) -> list[Part]:
        """The parts of a message, its ``{…}`` filled in."""
        return [(part, True) if isinstance(part, str) else (self.shown(part, frame), False) for part in message.parts]

    def shown(self, expression: tree.Expression, frame: Frame) -> str | Wanted:
        """What stands for ``{expression}`` in a message: a cell as written, points as a number, money with its unit.

        A missing text is shown by its name; a missing number is ``Wanted``.
        """
        value = self.interpreter.value(expression, frame)
        as_written = tree.Read | tree.Attribute | tree.IntervalOf | tree.Between
        bare = self.bare(expression, frame) if type(expression) in LEAF else ""
        if isinstance(value, Range) and unknown(value) and not bare:
            return self._missing(value, expression, frame)
        if isinstance(value, Fraction | Range) and not isinstance(expression, as_written):
            return self._number(value, expression, frame)
        if type(expression) in LEAF:
            return bare or self.name(expression, frame)
        return self.text(expression, frame)

    def _missing(self, value: Range, expression: tree.Expression, frame: Frame) -> Wanted:
        """What a message has to do without."""
        if type(expression) in LEAF:
            name = (self.name(expression, frame),)
            return Wanted(name, name)
        path = frame.node.path if frame.node is not None else ()
        return named(causes_of(value), path, self.interpreter.form) or Wanted(*SCORE_WANTED)

    def _number(self, value: Fraction | Range, expression: tree.Expression, frame: Frame) -> str:
        if isinstance(value, Fraction):
            found = self.type_of(expression, frame)
            if isinstance(found, Numeric) and found.dimension == MONEY:
                return amount(value, self.interpreter.form.money_unit)
        return points(value)

    def type_of(self, expression: tree.Expression, frame: Frame) -> Type:
        """The type of an expression with the units that the form has."""
        env = OnForm(self.interpreter, [frame])
        env.locals = dict(self.types)
        return infer(expression, env, lambda fault, at: None)

    def measured(self, value: Any, expression: tree.Expression, frame: Frame) -> str:
        """A worked-out value with its unit; empty where it isn't known."""
        if unknown(value):
            return ""
        if isinstance(value, bool):
            return self.wording.yes if value else self.wording.no
        ratio = isinstance(expression, tree.Call) and expression.operation == "divide"
        unit = self.interpreter.form.money_unit
        return measured(value, self.type_of(expression, frame), unit, ratio=ratio)

    # --- operations

    def _call(self, call: tree.Call, frame: Frame, floor: int) -> str:
        row, wording = BY_KEY[call.operation], self.wording
        if row.fixity is Fixity.FUNCTION:
            inner = wording.then.join(self.text(each, frame) for each in call.arguments)
            return wording.operation(row) + wording.brackets.format(inner)
        if row.fixity is Fixity.PREFIX:
            word = wording.operation(row)
            blank = " " if word.isalpha() else ""
            inner = word + blank + self.text(call.arguments[0], frame, row.binding)
        else:
            inner = self._infix(call, frame)
        return wording.brackets.format(inner) if row.binding < floor else inner

    def _infix(self, call: tree.Call, frame: Frame) -> str:
        left, right = call.arguments
        row = self._at_edge(call, frame)
        word = self.wording.operation(row)
        shown, other = self.text(left, frame, row.binding), self.text(right, frame, row.binding + 1)
        if call.operation == "equal" and isinstance(left, tree.Attribute) and self.bare(left, frame) == other:
            shown = self.name(left, frame)
        return f"{shown} {word} {other}"

    def _at_edge(self, call: tree.Call, frame: Frame) -> Operation:
        """The comparison that is meant beside a bound that leaves its number out: ``95% > 95%``, not ``≥``."""
        if call.operation not in _COMPARISONS:
            return BY_KEY[call.operation]
        left, right = (
            self.interpreter.value(each, frame) if isinstance(each, tree.Attribute) else None for each in call.arguments
        )
        side = right.side if isinstance(right, Edge) else -left.side if isinstance(left, Edge) else 0
        return BY_KEY[_MEANT_AT_EDGE.get((call.operation, side), call.operation)]

    # --- reads

    def _named(self, expression: tree.Expression, frame: Frame) -> str:
        """A value read, after its name where it isn't the row's own."""
        if isinstance(expression, tree.Local) and expression.name in self.aliases:
            return self._named(self.aliases[expression.name], frame)
        if isinstance(expression, tree.Local) and expression.name in self.told:
            return expression.name
        bare = "" if self._is_truth(expression) else self.bare(expression, frame)
        if not bare:
            return self.name(expression, frame)
        return bare if _is_own(expression) else f"{self.name(expression, frame)} {bare}"

    def _is_truth(self, expression: tree.Expression) -> bool:
        """Whether a read is of a cell that says yes or no, which makes a condition by its name alone."""
        return isinstance(expression, tree.Read) and self.interpreter.kinds[expression.field] is FieldKind.TRUTH

    def bare(self, expression: tree.Expression, frame: Frame) -> str:
        """What is read, without its name; empty where it is missing."""
        target = expression.target if isinstance(expression, tree.Attribute) else expression
        if isinstance(target, tree.Read):
            cell = self.interpreter.cell(target, frame)
            if not isinstance(expression, tree.Attribute) or expression.name in ("值", "区间"):
                return _written(cell, bound=isinstance(expression, tree.Attribute) and expression.name == "值")
        if isinstance(expression, tree.Named) and expression.name in self.interpreter.parameters:
            declared = self.interpreter.parameter(expression.name)
            if isinstance(declared, tree.Literal):
                return declared.text
        value = self.interpreter.value(expression, frame)
        if isinstance(expression, tree.Built) and isinstance(value, Fraction):
            return points(value) + "分"
        if isinstance(expression, tree.Local):
            unit, type_ = self.interpreter.form.money_unit, self.types.get(expression.name, Plain.UNKNOWN)
            return "" if unknown(value) else measured(value, type_, unit, ratio=False)
        return self.measured(value, self._behind(expression), frame)

    def _behind(self, expression: tree.Expression) -> tree.Expression:
        """What a parameter stands for, so that a quotient is seen to be one; other reads as they are."""
        if isinstance(expression, tree.Named) and expression.name in self.interpreter.parameters:
            return self.interpreter.parameter(expression.name)
        return expression

    def name(self, expression: tree.Expression, frame: Frame) -> str:
        """What a read is called."""
        match expression:
            case tree.Read():
                return _placed(expression.place, expression.field)
            case tree.Attribute():
                own = self.name(expression.target, frame)
                return own if expression.name in ("值", "区间") else f"{own}.{expression.name}"
            case tree.Built() | tree.Named():
                return _placed(expression.place, expression.name)
            case tree.Local():
                return expression.name
            case tree.ScoreBy():
                return expression.method
            case _:
                return self.text(expression, frame)

    # --- scales and sums

    def _label(self, expression: tree.LabelOf, frame: Frame) -> str:
        number = self.interpreter.value(expression.number, frame)
        labels = self.interpreter.labels(expression.scale, number) if isinstance(number, Fraction | Range) else []
        return "～".join(labels) or f"{expression.scale}[{self.text(expression.number, frame)}]"

    def _interval(self, expression: tree.IntervalOf, frame: Frame) -> str:
        value = self.interpreter.value(expression, frame)
        if not isinstance(value, Range) or value.low is None or value.high is None:
            return f"{expression.scale}[{self.name(expression.label, frame)}]"
        for band in self.interpreter.scales[expression.scale].bands:
            if (band.low, band.high) == (value.low, value.high):
                low, high = "(" if band.low_open else "[", ")" if band.high_open else "]"
                return f"{low}{end_of_band(band.low)}, {end_of_band(band.high)}{high}"
        return expression.scale

    def _aggregate(self, aggregate: tree.Aggregate, frame: Frame, floor: int) -> str:
        parts = self.summands(aggregate, frame)
        if parts is not None and 0 < len(parts) <= MOST_SUMMANDS:
            inner = " + ".join(parts)
            return self.wording.brackets.format(inner) if len(parts) > 1 and floor > _SUM else inner
        value = self.interpreter.value(aggregate, frame)
        if isinstance(value, bool) or unknown(value):
            return printed(aggregate)
        return f"{self.wording.aggregate(aggregate)} {self._number(value, aggregate, frame)}"

    def summands(self, aggregate: tree.Aggregate, frame: Frame) -> list[str] | None:
        """The scores that a plain sum of nodes' scores adds up; None where it is no such sum."""
        item = aggregate.item
        of_score = isinstance(item, tree.Built) and item.name == builtins.SCORE_OF
        if aggregate.function != "合计" or not of_score or aggregate.condition is not None:
            return None
        scores = [self.interpreter.score(node) for node in self.interpreter.nodes(aggregate, frame)]
        return [points(score) for score in scores if score is not None]


def unknown(value: Any) -> bool:
    """Whether nothing at all is known of a value."""
    return isinstance(value, Unknown) or (isinstance(value, Range) and value.low is None and value.high is None)


def _placed(place: tree.Place, name: str) -> str:
    return f"{place.name}.{name}" if place.name else name


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


def _written(cell: Cell | None, *, bound: bool) -> str:
    """A cell as the form wrote it; of a target's ``bound`` only the number."""
    if cell is None or isinstance(cell.value, Empty):
        return ""
    value = cell.value
    if isinstance(value, Bounded) and bound and value.written is not None:
        if value.unit.dimension == DATE:
            return date.fromordinal(int(value.written)).isoformat()
        return decimal_text(value.written / value.unit.factor) + value.unit.text if value.unit.factor else cell.text
    if isinstance(value, Quantity) and cell.unit is not None:
        return decimal_text(value.number / cell.unit.factor) + cell.unit.text
    return cell.text
