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
from duheng.language.units import DATE
from duheng.language.values import MEASURED, Bounded, Empty, Quantity, Words

_QUANTITATIVE, _QUALITATIVE, _EMPTY = Nature.QUANTITATIVE.value, Nature.QUALITATIVE.value, Nature.EMPTY.value
_EQUAL, _NO_DIRECTION = Direction.EQUAL.value, Direction.NONE.value

Known = Fraction | Range | str | bool | Unknown
Reader = Callable[[Cell | None, Cause], Known]
"""Reads a cell, of which is known what would settle its value where it is missing."""


def number_of(cell: Cell | None, cause: Cause) -> Fraction | Range:
    """The number of a cell of a numeric field."""
    value = cell.value if cell is not None else None
    if isinstance(value, Quantity):
        return value.number
    if isinstance(value, Bounded):
        return Range(value.low, value.high, value.low_open, value.high_open, frozenset((cause,)))
    return Range(None, None, causes=frozenset((cause,)))


def target_number(cell: Cell | None, cause: Cause) -> Fraction | Range:
    """``指标值.值``: the number written in a target, whatever its direction; an edge where the bound leaves it out.

    A target that is a month or a year is a deadline: its last day. Of an interval it may be any number in it.
    """
    value = cell.value if cell is not None else None
    if isinstance(value, Quantity):
        return value.number
    written = value.written if isinstance(value, Bounded) else None
    if isinstance(value, Bounded) and written is not None:
        side = value.low_open - value.high_open
        return Edge(written, side) if side else written
    if isinstance(value, Bounded) and value.unit.dimension == DATE and value.high is not None:
        return value.high
    return number_of(cell, cause)


def _text(cell: Cell | None, cause: Cause) -> Known:
    return Unknown(frozenset((cause,))) if cell is None or isinstance(cell.value, Empty) else cell.text


def _label(cell: Cell | None, cause: Cause) -> Known:
    value = cell.value if cell is not None else None
    return value.text if isinstance(value, Words) else Unknown(frozenset((cause,)))


def _truth(cell: Cell | None, cause: Cause) -> Known:
    value = cell.value if cell is not None else None
    word = value.text if isinstance(value, Words) else ""
    return True if word == YES else False if word == NO else Unknown(frozenset((cause,)))


_READERS: dict[FieldKind, Reader] = {
    FieldKind.NUMBER: number_of,
    FieldKind.QUANTITY: number_of,
    FieldKind.MONEY: number_of,
    FieldKind.DATE: number_of,
    FieldKind.TARGET: target_number,
    FieldKind.LABEL: _label,
    FieldKind.TRUTH: _truth,
    FieldKind.TEXT: _text,
}


def reader_of(kind: FieldKind) -> Reader:
    """How a cell's value is read in a field of a kind."""
    return _READERS[kind]


def _nature(cell: Cell | None, cause: Cause) -> Known:
    value = cell.value if cell is not None else None
    if isinstance(value, MEASURED):
        return _QUANTITATIVE
    if not isinstance(value, Words):
        return _EMPTY
    return Unknown(frozenset((cause,))) if value.number else _QUALITATIVE


def _direction(cell: Cell | None, cause: Cause) -> Known:
    value = cell.value if cell is not None else None
    if isinstance(value, Bounded) and value.direction is not Direction.NONE:
        return value.direction
    if isinstance(value, MEASURED):
        return _EQUAL
    number = isinstance(value, Words) and value.number
    return Unknown(frozenset((cause,))) if number else _NO_DIRECTION


def _unit(cell: Cell | None, cause: Cause) -> Known:
    value = cell.value if cell is not None else None
    if isinstance(value, MEASURED):
        return value.unit.text
    return Unknown(frozenset((cause,))) if isinstance(value, Words) and value.number else ""


def _low(cell: Cell | None, cause: Cause) -> Known:
    value = cell.value if cell is not None else None
    end = value.low if isinstance(value, Bounded) else value.number if isinstance(value, Quantity) else None
    return end if end is not None else Range(None, None, causes=frozenset((cause,)))


def _high(cell: Cell | None, cause: Cause) -> Known:
    value = cell.value if cell is not None else None
    end = value.high if isinstance(value, Bounded) else value.number if isinstance(value, Quantity) else None
    return end if end is not None else Range(None, None, causes=frozenset((cause,)))


def _interval(cell: Cell | None, cause: Cause) -> Known:
    """All numbers that the cell allows, its own ends as open as written."""
    value = cell.value if cell is not None else None
    if isinstance(value, Quantity):
        return Range(value.number, value.number)
    if isinstance(value, Bounded):
        return Range(value.low, value.high, value.low_open, value.high_open)
    return Unknown(frozenset((cause,)))


_ATTRIBUTES: dict[str, Reader] = {
    "性质": _nature,
    "方向": _direction,
    "值": target_number,
    "下限": _low,
    "上限": _high,
    "区间": _interval,
    "单位": _unit,
    "文字": _text,
}
"""What an empty cell is like is known: it is 空, without direction or unit. Its numbers and words are not."""


def attribute_reader(name: str) -> Reader:
    """How ``.性质``, ``.方向``, ``.值``, ``.下限``, ``.上限``, ``.区间``, ``.单位``, ``.文字`` of a target or quantity are read."""
    return _ATTRIBUTES[name]
