"""Which calculations make sense in a row whose cells are of different kinds: people and kilometres, a date, days.

A dimension counts how often each kind is a factor; ``None`` is a number that goes with any. Only rows are asked: what
stands elsewhere is generated so that it fits.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from tests.laws.meaning.written import Call, Label, Name, Num, Op, Rules

Dimension = tuple[tuple[str, int], ...] | None
PURE: Dimension = ()
DATE: Dimension = (("日期", 1),)
DAYS: Dimension = (("天", 1),)
MIXED: Dimension = (("?", 1),)
EMPTY = "空"
ANY: Dimension = ((EMPTY, 1),)
"""Of a cell that says nothing: nothing is senseless with it."""
OPEN: Dimension = (("*", 1),)
"""Of a 数 on the form: whatever its rule needs, also of what it is multiplied with."""
TOGETHER = ("+", "-", "最大", "最小")


class Units:
    """The dimensions of expressions in one row, whose target and actual value are of two kinds."""

    def __init__(self, rules: Rules, kinds: tuple[str, str]) -> None:
        self.rules = rules
        self.cells = dict(zip(("指标值", "实际值"), kinds, strict=True))

    def of(self, expression: Any, lets: dict[str, Any]) -> Dimension:
        """The dimension, MIXED where a part of it makes no sense."""
        match expression:
            case Num():
                return self._of_number(expression)
            case Name(name) if name in lets:
                return self.of(lets[name], lets)
            case Name(name) if name in self.cells:
                return ANY if self.cells[name] == EMPTY else ((self.cells[name], 1),) if self.cells[name] else PURE
            case Name(name):
                field = self.rules.field_named(name)
                if field is not None and field.kind == "数" and name != "自评得分":
                    return OPEN
                return self.of(field.rule, lets) if field is not None and field.rule is not None else PURE
            case Op(sign, sides) if sign in ("+", "-", "×", "÷", "neg"):
                return self._of_parts(sign, [self.of(each, lets) for each in sides])
            case Call(name, sides) if name != "个数":
                return self._of_parts(name, [self.of(each, lets) for each in sides])
        return PURE

    def _of_number(self, number: Num) -> Dimension:
        if number.text.endswith("天"):
            return DAYS
        return PURE if number.text.endswith(("%", "分")) else None

    def _of_parts(self, sign: str, parts: list[Dimension]) -> Dimension:
        if MIXED in parts:
            return MIXED
        if ANY in parts:
            return ANY
        if sign == "neg" or sign not in (*TOGETHER, "×", "÷"):
            return MIXED if parts[0] == DATE else parts[0]
        if sign in TOGETHER:
            return self._together(sign, parts)
        if DATE in parts:
            return MIXED
        if OPEN in parts:
            return OPEN
        counts = dict(parts[0] or ())
        for kind, count in parts[1] or ():
            counts[kind] = counts.get(kind, 0) + (count if sign == "×" else -count)
        return tuple(sorted((kind, count) for kind, count in counts.items() if count))

    def _together(self, sign: str, parts: list[Dimension]) -> Dimension:
        left, right = parts
        if left == DATE and right == DATE:
            return {"-": DAYS, "+": MIXED}.get(sign, DATE)
        other = left is None or (left == OPEN and right is not None)
        return (right if other else left) if fits(left, right) else MIXED

    def senseless(self, expression: Any, lets: dict[str, Any]) -> bool:
        """Whether a comparison, or a calculation, can't be done."""
        match expression:
            case Op(sign, (left, right)) if sign in ("属于", "不属于"):
                return not fits(self.of(left, lets), self.of(right, lets) if isinstance(right, Name) else PURE)
            case Op(sign, sides) if sign not in ("且", "或", "非", "+", "-", "×", "÷", "neg"):
                found = [self.of(each, lets) for each in sides]
                return not all(fits(one, two) for one, two in pairwise(found))
            case Label(_, of):
                return not fits(self.of(of, lets), PURE)
        return self.of(expression, lets) == MIXED


def fits(left: Dimension, right: Dimension) -> bool:
    """Whether two may be added or compared."""
    if MIXED in (left, right):
        return False
    if ANY in (left, right):
        return True
    if left in (None, OPEN) or right in (None, OPEN):
        return DATE not in (left, right)
    return left == right
