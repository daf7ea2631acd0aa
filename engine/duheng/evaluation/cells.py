"""From a form's cells to the values that expressions compute with.

A number that was read is a ``Fraction`` in base units; one known only as a bound is a ``Range``; one that is missing,
or is words where a number belongs, is an unbounded ``Range`` that remembers the cell. A text that is missing is
``Unknown``. Nothing becomes zero.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from duheng.forms.cells import NO, YES
from duheng.forms.model import Cell
from duheng.language.edge import Edge
from duheng.language.ranges import Cause, Range, Unknown
from duheng.language.types import Direction, FieldKind, Nature
from duheng.language.values import Bounded, Empty, Quantity, Words

Causing = Callable[[], Cause]
"""Names the cell that would settle a value, where it is missing."""
Known = Fraction | Range | str | bool | Unknown


def number_of(cell: Cell | None, cause: Causing) -> Fraction | Range:
    """The number of a cell of a numeric field."""
    value = cell.value if cell else None
    if isinstance(value, Quantity):
        return value.number
    if isinstance(value, Bounded):
        return Range(value.low, value.high, value.low_open, value.high_open, frozenset((cause(),)))
    return Range(None, None, causes=frozenset((cause(),)))


def target_number(cell: Cell | None, cause: Causing) -> Fraction | Range:
    """``指标值.值``: the number written in a target, whatever its direction; an edge where the bound leaves it out."""
    value = cell.value if cell else None
    if isinstance(value, Quantity):
        return value.number
    if isinstance(value, Bounded) and value.written is not None:
        side = value.low_open - value.high_open
        return Edge(value.written, side) if side else value.written
    return Range(None, None, causes=frozenset((cause(),)))


def value_of(cell: Cell | None, kind: FieldKind, cause: Causing) -> Known:
    """A cell's value by the kind of its field."""
    if kind in (FieldKind.NUMBER, FieldKind.QUANTITY, FieldKind.MONEY, FieldKind.DATE):
        return number_of(cell, cause)
    if kind is FieldKind.TARGET:
        return target_number(cell, cause)
    if cell is None or isinstance(cell.value, Empty):
        return Unknown(frozenset((cause(),)))
    if kind is FieldKind.LABEL:
        return cell.value.text if isinstance(cell.value, Words) else Unknown(frozenset((cause(),)))
    if kind is FieldKind.TRUTH:
        word = cell.value.text if isinstance(cell.value, Words) else ""
        if word == YES:
            return True
        return False if word == NO else Unknown(frozenset((cause(),)))
    return cell.text


def attribute_of(cell: Cell | None, name: str, cause: Causing) -> Known:
    """``.性质``, ``.方向``, ``.值``, ``.下限``, ``.上限``, ``.单位``, ``.文字`` of a target or quantity."""
    value = cell.value if cell else Empty()
    if isinstance(value, Empty) or cell is None:
        return _of_nothing(name, cause)
    if isinstance(value, Words) and value.number and name in ("性质", "方向", "单位"):
        return Unknown(frozenset((cause(),)))
    match name:
        case "值":
            return target_number(cell, cause)
        case "下限" | "上限":
            return _end(value, name == "下限", cause)
        case "性质":
            return Nature.QUALITATIVE if isinstance(value, Words) else Nature.QUANTITATIVE
        case "方向":
            return _direction(value)
        case "单位":
            return value.unit.text if isinstance(value, Quantity | Bounded) else ""
        case _:
            return cell.text


def _of_nothing(name: str, cause: Causing) -> Known:
    """What an empty cell says of itself is known: it is 空, without direction or unit. Its numbers are not."""
    match name:
        case "性质":
            return Nature.EMPTY
        case "方向":
            return Direction.NONE
        case "单位" | "文字":
            return ""
        case _:
            return Range(None, None, causes=frozenset((cause(),)))


def _direction(value: Quantity | Bounded | Words) -> Direction:
    if isinstance(value, Words):
        return Direction.NONE
    if isinstance(value, Quantity) or value.direction is Direction.NONE:
        return Direction.EQUAL
    return value.direction


def _end(value: Quantity | Bounded | Words, low: bool, cause: Causing) -> Fraction | Range:
    if isinstance(value, Quantity):
        return value.number
    end = None
    if isinstance(value, Bounded):
        end = value.low if low else value.high
    return end if end is not None else Range(None, None, causes=frozenset((cause(),)))
