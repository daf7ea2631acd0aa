"""A rule's expressions with the form's own values put in: ``141人 ÷ 195人 × 1分``.

Fields of the row itself stand in the row, so their values are bare; whatever is read elsewhere is named: ``全年执行数
35万元``. What is missing stands by its name alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from duheng.evaluation.telling.figures import measured, points, unknown
from duheng.evaluation.telling.phrase import LEAF
from duheng.evaluation.telling.phrases import phrases_of
from duheng.evaluation.telling.wanted import SCORE_WANTED, Wanted, named
from duheng.evaluation.telling.wording import Wording
from duheng.evaluation.units.faults import inferred
from duheng.evaluation.units.kept import kept_of
from duheng.evaluation.units.on_form import OnForm
from duheng.evaluation.values.exact import causes_of
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.forms.model import FormNode
from duheng.language import tree
from duheng.language.operation import TypeFault
from duheng.language.ranges import Range
from duheng.language.types import Numeric, Plain, Type
from duheng.language.units import MONEY, RATIO, Unit, unit_behind
from duheng.language.values import MEASURED
from duheng.language.walk import walk

_HUNDRED = 100
_AS_WRITTEN = (tree.Read, tree.Attribute, tree.IntervalOf, tree.Between)


class Formula:
    """Puts values into expressions, for one form.

    ``told`` are the 令 whose values the sentence gives beforehand, so that their names are enough; ``types`` are those
    of the method's other 令, ``faults`` what is wrong with some, ``aliases`` what those stand for that only give a
    field another name.
    """

    def __init__(self, interpreter: Interpreter, wording: Wording) -> None:
        self.interpreter = interpreter
        self.wording = wording
        self.phrases = phrases_of(interpreter.ruleset)
        self.kept = kept_of(interpreter.ruleset)
        self.told: frozenset[str] = frozenset()
        self.types: Mapping[str, Type] = {}
        self.faults: Mapping[str, TypeFault] = {}
        self.aliases: Mapping[str, tree.Expression] = {}

    def text(self, expression: tree.Expression, frame: Frame) -> str:
        """An expression with its values put in."""
        return self.phrases.text(expression)(self, frame)

    def bare(self, expression: tree.Expression, frame: Frame) -> str:
        """What is read, without its name; empty where it is missing."""
        return self.phrases.bare(expression)(self, frame)

    def name(self, expression: tree.Expression, frame: Frame) -> str:
        """What a read is called."""
        return self.phrases.name(expression)(self, frame)

    def holding(self, condition: tree.Expression, frame: Frame) -> str:
        """A condition with its values put in; one that is just a cell by its name and what it says."""
        return self.phrases.holds(condition)(self, frame)

    def beside(self, expression: tree.Expression, frame: Frame) -> str:
        """An expression with its values put in; a bound that leaves its number out as it is."""
        return self.phrases.beside(expression)(self, frame)

    def given(self, target: tree.Expression, frame: Frame, *, filled: bool) -> str:
        """``完成档次 为空``."""
        return f"{self.name(target, frame)} {self.wording.present if filled else self.wording.empty}"

    def shown(self, expression: tree.Expression, frame: Frame) -> str | Wanted:
        """What stands for ``{expression}`` in a message: a cell as written, points as a number, money with its unit.

        A missing text is shown by its name; a missing number is ``Wanted``.
        """
        value, leaf = self.interpreter.value(expression, frame), type(expression) in LEAF
        if isinstance(expression, tree.Built) and type(value) is Fraction:
            return points(value)
        if isinstance(value, Range) and unknown(value) and not (leaf and self.bare(expression, frame)):
            return self._missing(value, expression, frame)
        if isinstance(value, (Fraction, Range)) and type(expression) not in _AS_WRITTEN:
            number = self.number(value, expression, frame)
            if number:
                return number
        if leaf:
            return self.bare(expression, frame) or self.name(expression, frame)
        return self.text(expression, frame)

    def _missing(self, value: Range, expression: tree.Expression, frame: Frame) -> Wanted:
        """What a message has to do without."""
        if type(expression) in LEAF:
            name = (self.name(expression, frame),)
            return Wanted(name, name)
        path = frame.node.path if frame.node is not None else ()
        return named(causes_of(value), path, self.interpreter.form) or Wanted(*SCORE_WANTED)

    def number(self, value: Fraction | Range, expression: tree.Expression, frame: Frame) -> str:
        """A worked-out number: money with its unit, dates as dates, rates as percentages, others as points; empty where
        its units don't go together."""
        found = self.type_of(expression, frame)
        if found is None:
            return ""
        of_kind = found is Plain.DATE or (isinstance(found, Numeric) and found.dimension in (MONEY, RATIO))
        return self._of_type(value, found, expression, frame) if of_kind and not unknown(value) else points(value)

    def type_of(self, expression: tree.Expression, frame: Frame) -> Type | None:
        """The type of an expression with the units that the form has; None where these don't go together."""
        known = self.kept.type_of(expression)
        if known is not None:
            return known
        env = OnForm(self.interpreter, frame)
        env.locals = dict(self.types)
        found, fault = inferred(expression, env, self.faults)
        told = found if fault is None else None
        self.kept.keep_type(expression, told)
        return told

    def measured(self, value: Any, expression: tree.Expression, frame: Frame) -> str:
        """A worked-out value with its unit; empty where it isn't known, or its units don't go together."""
        if unknown(value):
            return ""
        if isinstance(value, bool):
            return self.wording.yes if value else self.wording.no
        if not isinstance(value, (Fraction, Range)):
            return str(value)
        found = self.type_of(expression, frame)
        return "" if found is None else self._of_type(value, found, expression, frame)

    def _of_type(self, value: Fraction | Range, found: Type, expression: tree.Expression, frame: Frame) -> str:
        """A number with the unit of its type."""
        if (
            (_in_hundredths(expression) or _counts(expression))
            and isinstance(found, Numeric)
            and found.dimension == RATIO
        ):
            return points(value)
        return measured(value, found, self._unit(expression, found, frame), ratio=self.kept.is_quotient(expression))

    def _unit(self, expression: tree.Expression, found: Type, frame: Frame) -> Unit | None:
        """The unit in which a formula is told: the one in which its own cells stand, or the form's unit of money."""
        money = self.interpreter.form.money_unit
        if not isinstance(found, Numeric) or found.dimension in (RATIO, None):
            return money
        read = (each for each in walk(expression, into_aggregates=False) if isinstance(each, tree.Read))
        values = (cell.value for each in read if (cell := self.interpreter.cell(each, frame)) is not None)
        units = {
            value.unit for value in values if isinstance(value, MEASURED) and value.unit.dimension == found.dimension
        }
        return units.pop() if len(units) == 1 else money if found.dimension == MONEY else None

    def scores(self, nodes: Sequence[FormNode]) -> list[str]:
        """The scores of nodes, of those that have one."""
        run = self.interpreter
        return [
            self.wording.or_none.format(points(score)) if id(node) in run.perhaps_none else points(score)
            for node in nodes
            if (score := run.score(node)) is not None
        ]


def _counts(expression: tree.Expression) -> bool:
    """Whether a quotient tells how many times a quantity is there: 3小时 ÷ 1小时 is 3, not 300%."""
    divisor = (
        expression.arguments[1] if isinstance(expression, tree.Call) and expression.operation == "divide" else None
    )
    named = unit_behind(divisor.text) if isinstance(divisor, tree.Literal) else None
    return named is not None and not named.bare and (named.dimension != RATIO or named.text.endswith("百分点"))


def _in_hundredths(expression: tree.Expression) -> bool:
    """Whether the rule makes a ratio into hundredths itself, to write its own % behind: ``{超额界限 × 100}%``."""
    return (
        isinstance(expression, tree.Call)
        and expression.operation == "multiply"
        and any(isinstance(each, tree.Literal) and each.value == _HUNDRED for each in expression.arguments)
    )
