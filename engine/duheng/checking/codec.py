"""A checked ruleset as plain data and back, for the cache.

The tree is records, tuples, fractions, dates and enums; each becomes a list that begins with a tag. Reading
it back builds objects of these known classes only and runs nothing else; data that doesn't fit is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from duheng.language import tree, types, units
from duheng.language.decimal import quotient
from duheng.problems.severity import Severity
from duheng.record import Record, fields
from duheng.source import Span

_MODULES = (tree, types, units)
_CLASSES: tuple[type, ...] = (
    Span,
    *sorted(
        (
            each
            for module in _MODULES
            for each in vars(module).values()
            if isinstance(each, type) and issubclass(each, Record) and each.__module__ == module.__name__
        ),
        key=lambda each: each.__qualname__,
    ),
)
_ENUMS: dict[str, type[Enum]] = {
    each.__name__: each
    for each in (
        tree.Where,
        tree.Root,
        tree.Over,
        types.Plain,
        types.Written,
        types.FieldKind,
        Severity,
    )
}
_NUMBER = {each: place for place, each in enumerate(_CLASSES)}
_FIELDS = {each: fields(each) for each in _CLASSES}
FORMAT = ";".join(f"{each.__name__}({','.join(_FIELDS[each])})" for each in _CLASSES)
"""What the data's shape depends on: part of the cache's key."""


def encode(value: Any) -> Any:
    """Plain data for a tree."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple):
        return ["T", *map(encode, value)]
    if isinstance(value, Fraction):
        return ["F", str(value)]
    if isinstance(value, Enum):
        return ["E", type(value).__name__, value.value]
    if isinstance(value, date):
        return ["D", value.isoformat()]
    fields = _FIELDS[type(value)]
    return [_NUMBER[type(value)], *(encode(getattr(value, name)) for name in fields)]


def _fraction(data: list[Any]) -> Fraction:
    over, _, under = data[1].partition("/")
    return quotient(int(over), int(under or 1))


_TAGS: dict[str, Callable[[list[Any]], Any]] = {
    "T": lambda data: tuple([decode(each) for each in data[1:]]),
    "F": _fraction,
    "E": lambda data: _ENUMS[data[1]](data[2]),
    "D": lambda data: date.fromisoformat(data[1]),
}


def decode(data: Any) -> Any:
    """The tree of plain data; ``ValueError``, ``KeyError``, ``TypeError`` or ``IndexError`` where it isn't one."""
    if type(data) is not list:
        return data
    tag = data[0]
    if type(tag) is int:
        return _CLASSES[tag](*[each if type(each) is not list else decode(each) for each in data[1:]])
    return _TAGS[tag](data)
