"""A spreadsheet for tests: formulas worked out exactly, as Excel's own pages say what its functions do.

It knows nothing of terms, so that what it gives says something of the text of a formula. A cell holds a ``Fraction``, a
text, or nothing; an error is ``ERROR``.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

Value = Fraction | str | bool | None
"""None is an empty cell."""


class Error(Exception):
    """#N/A, #DIV/0! or #VALUE!."""


ERROR = "#"
_TOKEN = re.compile(
    r'\s*("(?:[^"]|"")*"|(?:\'[^\']*\'!)?\$[A-Z]+\$[0-9]+(?::\$[A-Z]+\$[0-9]+)?|[0-9]+(?:\.[0-9]+)?'
    r"|[A-Z]+(?=\()|TRUE|FALSE|<=|>=|<>|[-+*/(),<>=])"
)
_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def worked_out(formula: str, cells: Mapping[str, Value]) -> Value | str:
    """The value of a formula (without ``=``); ``ERROR`` for an error."""
    tokens = _TOKEN.findall(formula)
    assert "".join(tokens) == formula, f"not all of it was read: {formula}"
    found, rest = _comparison(tokens)
    assert rest == [], f"something is left: {rest}"
    try:
        return _scalar(found(cells))
    except Error:
        return ERROR


Node = Callable[[Mapping[str, Value]], Any]


def _comparison(tokens: list[str]) -> tuple[Node, list[str]]:
    left, tokens = _sum(tokens)
    while tokens and tokens[0] in _COMPARED:
        sign, (right, tokens) = tokens[0], _sum(tokens[1:])
        left = _binary(left, right, lambda a, b, sign=sign: _compared(sign, a, b))
    return left, tokens


def _sum(tokens: list[str]) -> tuple[Node, list[str]]:
    left, tokens = _product(tokens)
    while tokens and tokens[0] in "+-":
        sign, (right, tokens) = tokens[0], _product(tokens[1:])
        work = operator.add if sign == "+" else operator.sub
        left = _binary(left, right, lambda a, b, work=work: work(_number(a), _number(b)))
    return left, tokens


def _product(tokens: list[str]) -> tuple[Node, list[str]]:
    left, tokens = _signed(tokens)
    while tokens and tokens[0] in "*/":
        sign, (right, tokens) = tokens[0], _signed(tokens[1:])
        left = _binary(left, right, _multiplied if sign == "*" else _divided)
    return left, tokens


def _signed(tokens: list[str]) -> tuple[Node, list[str]]:
    if tokens[0] == "-":
        inner, tokens = _signed(tokens[1:])
        return lambda cells: -_number(_scalar(inner(cells))), tokens
    return _atom(tokens)


def _atom(tokens: list[str]) -> tuple[Node, list[str]]:
    first, rest = tokens[0], tokens[1:]
    if first == "(":
        inner, rest = _comparison(rest)
        return inner, rest[1:]
    if first.startswith('"'):
        return lambda cells: first[1:-1].replace('""', '"'), rest
    if first in ("TRUE", "FALSE"):
        return lambda cells: first == "TRUE", rest
    if first[0].isdigit():
        return lambda cells: Fraction(first), rest
    if "$" in first:
        return lambda cells: _area(first, cells), rest
    arguments: list[Node] = []
    rest = rest[1:]
    while rest[0] != ")":
        argument, rest = _comparison(rest[1:] if rest[0] == "," else rest)
        arguments.append(argument)
    return lambda cells: _FUNCTIONS[first](cells, arguments), rest[1:]


def _binary(left: Node, right: Node, work: Callable[[Any, Any], Any]) -> Node:
    return lambda cells: work(_scalar(left(cells)), _scalar(right(cells)))


class Area(list[Value]):
    """The cells of a reference."""


def _area(reference: str, cells: Mapping[str, Value]) -> Area:
    sheet, _, places = reference.rpartition("!")
    first, _, last = places.partition(":")
    column, top = re.fullmatch(r"\$([A-Z]+)\$([0-9]+)", first).groups()  # type: ignore[union-attr]
    bottom = re.fullmatch(r"\$([A-Z]+)\$([0-9]+)", last).group(2) if last else top  # type: ignore[union-attr]
    before = f"{sheet}!" if sheet else ""
    return Area(cells.get(f"{before}${column}${row}") for row in range(int(top), int(bottom) + 1))


def _scalar(value: Any) -> Any:
    if not isinstance(value, Area):
        return value
    assert len(value) == 1, "an area where one value belongs"
    held = value[0]
    if held == ERROR:
        raise Error
    return held


def _number(value: Any) -> Fraction:
    if value is None:
        return Fraction(0)
    if isinstance(value, str):
        raise Error
    return Fraction(value)


def _multiplied(left: Any, right: Any) -> Fraction:
    return _number(left) * _number(right)


def _divided(left: Any, right: Any) -> Fraction:
    one, two = _number(left), _number(right)
    if two == 0:
        raise Error
    return one / two


def _compared(sign: str, left: Any, right: Any) -> bool:
    """Numbers are less than texts; an empty cell is 0 beside a number and "" beside a text."""
    one, two = (_blank(left, right), _blank(right, left))
    return _COMPARED[sign](_ordered(one), _ordered(two))


def _blank(value: Any, beside: Any) -> Any:
    if value is not None:
        return value
    return "" if isinstance(beside, str) else Fraction(0)


def _ordered(value: Any) -> tuple[int, Any]:
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, value)


def _given(cells: Mapping[str, Value], arguments: list[Node]) -> list[Any]:
    """The numbers that MIN, MAX, SUM and COUNT take: of references only those that are numbers."""
    found = []
    for argument in arguments:
        value = argument(cells)
        if isinstance(value, Area):
            if ERROR in value:
                raise Error
            found += [each for each in value if isinstance(each, Fraction)]
        else:
            found.append(_number(value))
    return found


def _count(cells: Mapping[str, Value], arguments: list[Node]) -> Fraction:
    areas = [argument(cells) for argument in arguments]
    assert all(isinstance(area, Area) for area in areas)
    return Fraction(sum(isinstance(each, Fraction) for area in areas for each in area))


def _if(cells: Mapping[str, Value], arguments: list[Node]) -> Any:
    truth = _scalar(arguments[0](cells))
    return _scalar(arguments[1 if _truth(truth) else 2](cells))


def _truth(value: Any) -> bool:
    if isinstance(value, str):
        raise Error
    return bool(value)


def _if_error(cells: Mapping[str, Value], arguments: list[Node]) -> Any:
    try:
        return _scalar(arguments[0](cells))
    except Error:
        return _scalar(arguments[1](cells))


def _is_error(cells: Mapping[str, Value], arguments: list[Node]) -> bool:
    try:
        _scalar(arguments[0](cells))
    except Error:
        return True
    return False


def _na(cells: Mapping[str, Value], arguments: list[Node]) -> Any:
    raise Error


def _is(kind: type) -> Callable[[Mapping[str, Value], list[Node]], bool]:
    def asked(cells: Mapping[str, Value], arguments: list[Node]) -> bool:
        value = arguments[0](cells)
        return isinstance(value[0] if isinstance(value, Area) else value, kind)

    return asked


def _rounding(away: Callable[[Fraction], int]) -> Callable[[Mapping[str, Value], list[Node]], Fraction]:
    def rounded(cells: Mapping[str, Value], arguments: list[Node]) -> Fraction:
        number, places = (_number(_scalar(each(cells))) for each in arguments)
        shifted = abs(number) * 10 ** int(places)
        whole = Fraction(away(shifted), 10 ** int(places))
        return -whole if number < 0 else whole

    return rounded


def _scalars(cells: Mapping[str, Value], arguments: list[Node]) -> list[bool]:
    return [_truth(_scalar(each(cells))) for each in arguments]


_FUNCTIONS: dict[str, Callable[[Mapping[str, Value], list[Node]], Any]] = {
    "IF": _if,
    "IFERROR": _if_error,
    "ISERROR": _is_error,
    "NA": _na,
    "AND": lambda cells, arguments: all(_scalars(cells, arguments)),
    "OR": lambda cells, arguments: any(_scalars(cells, arguments)),
    "NOT": lambda cells, arguments: not _scalars(cells, arguments)[0],
    "ISNUMBER": _is(Fraction),
    "ISTEXT": _is(str),
    "COUNT": _count,
    "ROWS": lambda cells, arguments: Fraction(len(arguments[0](cells))),
    "SUM": lambda cells, arguments: sum(_given(cells, arguments), Fraction(0)),
    "MIN": lambda cells, arguments: min(_given(cells, arguments)),
    "MAX": lambda cells, arguments: max(_given(cells, arguments)),
    "ABS": lambda cells, arguments: abs(_number(_scalar(arguments[0](cells)))),
    "MOD": lambda cells, arguments: _number(_scalar(arguments[0](cells))) % _number(_scalar(arguments[1](cells))),
    "ROUND": _rounding(lambda shifted: int(shifted + Fraction(1, 2))),
    "ROUNDDOWN": _rounding(int),
    "ROUNDUP": _rounding(lambda shifted: -int(-shifted // 1)),
}
