"""Why a node has its score: the deciding line with the form's own values put in.

``141人 ≥ 195人 不成立；141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数，得 0.72 分``. Values are shown as the form wrote them;
worked-out numbers exactly, or marked ≈ where they don't end.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, TypeGuard

from duheng.checking.infer import infer
from duheng.evaluation.dimensions import OnForm
from duheng.evaluation.interpret import Frame, Interpreter
from duheng.evaluation.trace import Trace
from duheng.forms.model import Cell, FormNode
from duheng.language import builtins, tree
from duheng.language.decimal import decimal_text, rounded_text
from duheng.language.edge import Edge
from duheng.language.operation import Fixity
from duheng.language.operations import BY_KEY
from duheng.language.ranges import Range, Unknown
from duheng.language.types import Numeric
from duheng.language.units import DATE, MONEY
from duheng.language.values import Bounded, Empty, Quantity
from duheng.problems.evaluation import UnitsDiffer

PLACES = 4
LONGEST_STORY = 2
MOST_SUMMANDS = 8
_MEANT_AT_EDGE = {
    ("at_least", 1): "greater",
    ("less", 1): "at_most",
    ("at_most", -1): "less",
    ("greater", -1): "at_least",
}
_COMPARISONS = frozenset(operation for operation, _ in _MEANT_AT_EDGE)
WAN, YI = Fraction(10_000), Fraction(100_000_000)


class Explainer:
    """Puts values into formulas, for one form."""

    def __init__(self, interpreter: Interpreter) -> None:
        self.interpreter = interpreter
        self.definitions: dict[str, tree.Expression] = {}

    # --- numbers

    def points(self, value: Any) -> str:
        """A score: exact where it ends, ``3～4`` for a range."""
        if isinstance(value, Range):
            low = "？" if value.low is None else rounded_text(value.low, PLACES)
            high = "？" if value.high is None else rounded_text(value.high, PLACES)
            return low if low == high else f"{low}～{high}"
        return rounded_text(value, PLACES) if isinstance(value, Fraction) else str(value)

    def amount(self, value: Fraction) -> str:
        """An amount of money in the form's unit, else in the largest that suits."""
        unit = self.interpreter.form.money_unit
        if unit is not None and unit.factor:
            return rounded_text(value / unit.factor, PLACES) + unit.text
        for size, name in ((YI, "亿元"), (WAN, "万元")):
            if abs(value) >= size:
                return rounded_text(value / size, PLACES) + name
        return rounded_text(value, PLACES) + "元"

    # --- why

    def because(self, node: FormNode, trace: Trace) -> str:
        """The sentence for a node."""
        if trace.method is None:
            if trace.value is None:
                return "不适用"
            if any(isinstance(each, UnitsDiffer) for each in trace.problems):
                return "单位不同，不能选定计分方法"
            return "计分表要看的内容不确切，不知按哪个方法计分" if trace.rule is not None else "规则没有说怎样计分"
        if not trace.method.name and not node.children:
            return "没有填写这一类指标"
        frame = Frame(node, node, trace.locals)
        clause = trace.deciding
        if clause is None:
            units = any(isinstance(each, UnitsDiffer) for each in trace.problems)
            return "单位不同，不能计算" if units else "没有一行适用"
        self.definitions = {let.name: let.value for let in trace.method.lets}
        parts = [f"{self.text(each, frame)} 不成立" for each in self._failed(clause, trace)]
        parts.append(self._result(clause, frame, trace))
        return "；".join(parts)

    def _failed(self, deciding: tree.Clause, trace: Trace) -> list[tree.Expression]:
        """The conditions whose failing led to 否则; a clause with a condition explains itself."""
        if deciding.condition is not None:
            return []
        failed = [clause.condition for clause, truth in trace.tried if truth is False and clause.condition is not None]
        return failed if len(failed) <= LONGEST_STORY else []

    def _result(self, clause: tree.Clause, frame: Frame, trace: Trace) -> str:
        if trace.value is None:
            return "不适用"
        told = f"若 {self.text(clause.condition, frame)} 则 " if clause.condition is not None else ""
        if isinstance(clause.result, tree.Undetermined):
            interval, reason = self.text(clause.result.interval, frame), self.text(clause.result.reason, frame)
            return f"{told}待定 {interval} = {self.points(trace.value)}：{reason}"
        if trace.borrowed is not None:
            return told + self._borrowed(trace.borrowed, trace, frame)
        formula = self.text(clause.result, frame)
        told += formula
        if isinstance(trace.value, Range):
            return f"{told}，待定 {self.points(trace.value)}"
        shown = self.points(trace.raw)
        if not isinstance(clause.result, tree.Built) and formula not in (shown, f"{shown}分"):
            told += f" {equals(shown)}"
        for step in trace.steps:
            told += f"，{self._step(step.line, frame)}"
        if trace.steps:
            told += f"得 {self.points(trace.value)}"
        return told

    def _borrowed(self, borrowed: Trace, trace: Trace, frame: Frame) -> str:
        """``按 定量正向：……``, with what the method did to that result afterwards."""
        assert frame.node is not None
        name = borrowed.method.name if borrowed.method is not None else ""
        kept = self.definitions
        told = f"按 {name}：{self.because(frame.node, borrowed)}"
        self.definitions = kept
        for step in trace.steps:
            told += f"；再{self._step(step.line, frame)}"
        return f"{told}得 {self.points(trace.value)}" if trace.steps else told

    def _step(self, line: tree.Clamp | tree.Round, frame: Frame) -> str:
        if isinstance(line, tree.Clamp):
            return f"限于 {self.text(line.low, frame)} 至 {self.text(line.high, frame)}"
        mode = "" if line.operation == "round_half_up" else f"（{BY_KEY[line.operation].zh[0]}）"
        return f"修约 {line.places} 位小数{mode}"

    def shown(self, expression: tree.Expression, frame: Frame) -> str:
        """What stands for ``{expression}`` in a message: a cell as written, points as a number, money with its unit."""
        value = self.interpreter.value(expression, frame)
        as_written = tree.Read | tree.Attribute | tree.IntervalOf | tree.Between
        if isinstance(value, Fraction | Range) and not isinstance(expression, as_written):
            if self._is_amount(value, expression, frame):
                return self.amount(value)
            return self.points(value)
        return self.text(expression, frame)

    def _is_amount(self, value: Any, expression: tree.Expression, frame: Frame) -> TypeGuard[Fraction]:
        env = OnForm(self.interpreter, [frame])
        found = infer(expression, env, lambda fault, at: None)
        return isinstance(value, Fraction) and isinstance(found, Numeric) and found.dimension == MONEY

    # --- formulas

    def text(self, expression: tree.Expression | None, frame: Frame, floor: int = 0) -> str:
        """An expression with its values put in; ``floor`` is how tightly what stands around it binds."""
        match expression:
            case None:
                return ""
            case tree.Literal():
                return expression.text
            case tree.Call():
                return self._call(expression, frame, floor)
            case tree.Every() | tree.Some():
                word = " 且 " if isinstance(expression, tree.Every) else " 或 "
                inner = word.join(self.text(part, frame, 30) for part in expression.parts)
                return f"（{inner}）" if floor > 10 else inner
            case tree.Given():
                word = "有值" if expression.wanted else "为空"
                return f"{self._name(expression.target, frame)} {word}"
            case tree.Between():
                left, right = "(" if expression.low_open else "[", ")" if expression.high_open else "]"
                return f"{left}{self.text(expression.low, frame)}, {self.text(expression.high, frame)}{right}"
            case tree.IntervalOf():
                return self._interval(expression, frame)
            case tree.LabelOf():
                return self._label(expression, frame)
            case tree.Aggregate():
                return self._aggregate(expression, frame)
            case tree.Template():
                return "".join(part if isinstance(part, str) else self.shown(part, frame) for part in expression.parts)
            case tree.Local() if expression.name in self.definitions:
                return self._spelled_out(self.definitions[expression.name], frame, floor)
            case tree.Undetermined():
                return f"待定 {self.text(expression.interval, frame)}，{self.text(expression.reason, frame)}"
            case tree.NotApplicable():
                return "不适用"
            case _:
                return self._read(expression, frame, floor)

    def _spelled_out(self, definition: tree.Expression, frame: Frame, floor: int) -> str:
        """What a 令 stands for; the 令 inside it are shown by their values, or a sentence could grow without end."""
        kept, self.definitions = self.definitions, {}
        told = self.text(definition, frame, floor)
        self.definitions = kept
        return told

    def _call(self, call: tree.Call, frame: Frame, floor: int) -> str:
        row = BY_KEY[call.operation]
        if row.fixity is Fixity.FUNCTION:
            inner = "，".join(self.text(each, frame) for each in call.arguments)
            return f"{row.zh[0]}（{inner}）"
        if row.fixity is Fixity.PREFIX:
            blank = " " if row.zh[0].isalpha() else ""
            inner = row.zh[0] + blank + self.text(call.arguments[0], frame, row.binding)
        else:
            left, right = call.arguments
            row = BY_KEY[self._at_edge(call, frame)]
            inner = f"{self.text(left, frame, row.binding)} {row.zh[0]} {self.text(right, frame, row.binding + 1)}"
        return f"（{inner}）" if row.binding < floor else inner

    def _at_edge(self, call: tree.Call, frame: Frame) -> str:
        """The comparison that is meant beside a bound that leaves its number out: ``95% > 95%``, not ``≥``."""
        if call.operation not in _COMPARISONS:
            return call.operation
        left, right = (
            self.interpreter.value(each, frame) if isinstance(each, tree.Attribute) else None for each in call.arguments
        )
        side = right.side if isinstance(right, Edge) else -left.side if isinstance(left, Edge) else 0
        return _MEANT_AT_EDGE.get((call.operation, side), call.operation)

    def _read(self, expression: tree.Expression, frame: Frame, floor: int) -> str:
        target = expression.target if isinstance(expression, tree.Attribute) else expression
        if isinstance(target, tree.Read):
            cell = self.interpreter.cell(target, frame)
            if not isinstance(expression, tree.Attribute) or expression.name == "值":
                return self._cell(cell, target.field, isinstance(expression, tree.Attribute))
        value = self.interpreter.value(expression, frame)
        if isinstance(value, Unknown) or (isinstance(value, Range) and value.low is None and value.high is None):
            return self._name(expression, frame)
        if isinstance(expression, tree.Built) and isinstance(value, Fraction | Range):
            claimed = f"{builtins.CLAIMED} " if expression.name == builtins.CLAIMED and not floor else ""
            return claimed + self.points(value) + "分"
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(expression, tree.Named) and expression.name in self.interpreter.parameters:
            declared = self.interpreter.parameter(expression.name)
            if isinstance(declared, tree.Literal):
                return declared.text
        return self.points(value)

    def _cell(self, cell: Cell | None, field: str, bound: bool) -> str:
        if cell is None or isinstance(cell.value, Empty):
            return field
        value = cell.value
        if isinstance(value, Bounded) and bound and value.written is not None:
            if value.unit.dimension == DATE:
                return date.fromordinal(int(value.written)).isoformat()
            return decimal_text(value.written / value.unit.factor) + value.unit.text if value.unit.factor else cell.text
        if isinstance(value, Quantity) and cell.unit is not None:
            return decimal_text(value.number / cell.unit.factor) + cell.unit.text
        return cell.text

    def _name(self, expression: tree.Expression, frame: Frame) -> str:
        match expression:
            case tree.Read():
                return expression.field
            case tree.Attribute():
                return f"{self._name(expression.target, frame)}.{expression.name}"
            case tree.Built() | tree.Named() | tree.Local():
                where = (
                    f"{expression.place.name}." if isinstance(expression, tree.Built) and expression.place.name else ""
                )
                return where + expression.name
            case tree.ScoreBy():
                return expression.method
            case _:
                return self.text(expression, frame)

    def _label(self, expression: tree.LabelOf, frame: Frame) -> str:
        number = self.interpreter.value(expression.number, frame)
        labels = self.interpreter.labels(expression.scale, number) if isinstance(number, Fraction | Range) else []
        return "～".join(labels) or f"{expression.scale}[{self.text(expression.number, frame)}]"

    def _interval(self, expression: tree.IntervalOf, frame: Frame) -> str:
        value = self.interpreter.value(expression, frame)
        if not isinstance(value, Range) or value.low is None or value.high is None:
            return f"{expression.scale}[{self._name(expression.label, frame)}]"
        for band in self.interpreter.scales[expression.scale].bands:
            if (band.low, band.high) == (value.low, value.high):
                low, high = "(" if band.low_open else "[", ")" if band.high_open else "]"
                return f"{low}{_percent(band.low)}, {_percent(band.high)}{high}"
        return expression.scale

    def _aggregate(self, aggregate: tree.Aggregate, frame: Frame) -> str:
        value = self.interpreter.value(aggregate, frame)
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, Unknown):
            return aggregate.function
        if isinstance(value, Fraction) and self._is_amount(value, aggregate, frame):
            return self.amount(value)
        return self._summands(aggregate, frame) or self.points(value)

    def _summands(self, aggregate: tree.Aggregate, frame: Frame) -> str:
        """``9.72 + 10 + 8`` for a sum of a few nodes' scores, empty otherwise."""
        item = aggregate.item
        of_score = isinstance(item, tree.Built) and item.name == builtins.SCORE_OF
        nodes = self.interpreter.nodes(aggregate, frame)
        if (
            aggregate.function != "合计"
            or not of_score
            or aggregate.condition is not None
            or len(nodes) > MOST_SUMMANDS
        ):
            return ""
        scores = [self.interpreter.score(node) for node in nodes]
        return " + ".join(self.points(score) for score in scores if score is not None)


def equals(shown: str) -> str:
    """``= 2`` or ``≈ 0.7231``."""
    return f"≈ {shown[1:]}" if shown.startswith("≈") else f"= {shown}"


def _percent(number: Fraction) -> str:
    return f"{decimal_text(number * 100)}%" if abs(number) <= 1 else decimal_text(number)
