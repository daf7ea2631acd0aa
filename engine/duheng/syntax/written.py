"""The tree as written: what stands in a ruleset file, line by line, before anything is looked up.

It keeps what the formatter and an editor need — comments, brackets, the two ends' marks, quotation — and knows nothing
of inheritance, names or types. A line that can't be read is ``Broken`` and stays in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from duheng.record import Record, field
from duheng.source import Span

# --- expressions ---------------------------------------------------------------------------------------------------


class Number(Record):
    """``64.22万元``: digits as written, unit as written (empty for none)."""

    digits: str
    unit: str
    span: Span


class Text(Record):
    """A quoted text, without its quotation marks; ``span`` is that of the inside."""

    value: str
    span: Span


class Date(Record):
    """``2020-01-01`` or ``2020年1月1日``, as ISO text."""

    iso: str
    span: Span


class Name(Record):
    """A name, or one of the words 一级 … 四级 (``level`` 1 to 4, else 0)."""

    text: str
    level: int
    span: Span


class Member(Record):
    """``target.name``."""

    target: Expression
    name: Name
    span: Span


class Index(Record):
    """``target[key]``."""

    target: Expression
    key: Expression
    span: Span


class Apply(Record):
    """``name(arguments)``."""

    name: Name
    arguments: tuple[Expression, ...]
    span: Span


class Prefix(Record):
    """``-x``, ``非 x``; ``sign`` is the spelling, ``mark`` its span."""

    sign: str
    operand: Expression
    mark: Span
    span: Span


class Infix(Record):
    """``a + b``, ``a 且 b``."""

    sign: str
    left: Expression
    right: Expression
    mark: Span
    span: Span


class Presence(Record):
    """``x 有值`` (``wanted``), ``x 为空``."""

    target: Expression
    wanted: bool
    span: Span


class Bracketed(Record):
    """``(x)``."""

    inner: Expression
    span: Span


class Between(Record):
    """``[a, b)``."""

    low: Expression
    high: Expression
    low_open: bool
    high_open: bool
    span: Span


class Undetermined(Record):
    """``待定 range，「reason」``."""

    interval: Expression
    reason: Text
    span: Span


class NotApplicable(Record):
    """``不适用``."""

    span: Span


Expression = (
    Number
    | Text
    | Date
    | Name
    | Member
    | Index
    | Apply
    | Prefix
    | Infix
    | Presence
    | Bracketed
    | Between
    | Undetermined
    | NotApplicable
)

# --- cells of tables -----------------------------------------------------------------------------------------------


class Anything(Record):
    """``-``: any value."""

    span: Span


class Otherwise(Record):
    """``其他``: whatever no line above took."""

    span: Span


class Against(Record):
    """``≥ 95%``: the column's expression compared with this one."""

    sign: str
    right: Expression
    mark: Span
    span: Span


class IsPresent(Record):
    """``有值`` or ``为空`` of the column's expression."""

    wanted: bool
    span: Span


Condition = Anything | Otherwise | Against | IsPresent
"""What a cell may ask of its column without being a value of its own."""
Cell = Expression | Condition

# --- lines ---------------------------------------------------------------------------------------------------------


class Content(Record):
    """What a line says."""


class RulesetLine(Content):
    id: str
    title: str


class ExtendsLine(Content):
    id: str


class AuthorityLine(Content):
    text: str


class EffectiveLine(Content):
    start: str
    end: str


class StatusLine(Content):
    word: Name


class NoteLine(Content):
    text: str


class ParameterLine(Content):
    modifier: str
    name: Name
    first: Expression
    dated: tuple[tuple[str, Expression], ...]


class DeclareLine(Content):
    """档位, 方法, 模板 or 校验 (``kind`` is the terminal); ``modifier`` is empty, REPLACE or AMEND."""

    kind: str
    modifier: str
    name: Name


class RemoveLine(Content):
    """删除: ``kind`` is the terminal of what is removed, BAND for a name alone: a line of a scale, a 令 of a method."""

    kind: str
    name: Name | None


class BandLine(Content):
    """A line of a scale. An end's mark is True (含), False (不含) or None."""

    label: Name
    first: Expression
    first_included: bool | None
    second: Expression
    second_included: bool | None


class ClauseLine(Content):
    """若 (``condition``), 否则 (``keyword`` OTHERWISE) or 得 (GIVES)."""

    keyword: str
    condition: Expression | None
    result: Expression


class LetLine(Content):
    name: Name
    value: Expression


class ClampLine(Content):
    low: Expression
    high: Expression


class RoundLine(Content):
    places: str
    mode: Name | None


class ExampleLine(Content):
    inputs: tuple[tuple[Name, Text], ...]
    expected: Text


class RowsLine(Content):
    """一级 … 四级 without a name: what every node of that level carries."""

    level: int
    free: bool
    columns: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


class NodeLine(Content):
    level: int
    name: Name
    points: Number | None
    method: Name | None
    outside: bool
    unfixed: bool = False
    repeated: bool = False
    rows: tuple[str, ...] = ()


class FieldLine(Content):
    name: Name
    kind: Name
    required: bool
    columns: tuple[str, ...]
    unit: Name | None
    rows: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


class DerivedLine(Content):
    name: Name
    value: Expression


class ScoringLine(Content):
    pass


class TableLine(Content):
    cells: tuple[Cell, ...]


class TotalLine(Content):
    value: Expression


class GradeLine(Content):
    value: Expression


class ForEachLine(Content):
    level: int


class WhenLine(Content):
    condition: Expression


class RequireLine(Content):
    condition: Expression


class MessageLine(Content):
    text: Text


class SeverityLine(Content):
    word: Name


class VetoLine(Content):
    """则 总分 x (``kind`` TOTAL), 则 等级 x (GRADE)."""

    kind: str
    value: Expression


class Broken(Content):
    """A line that can't be read; its problem is reported apart."""


class Blank(Content):
    """An empty line, or one with only a comment."""


class Line(Record):
    """One line: what it says, its text without indentation and comment, and its comment."""

    content: Content
    text: str
    comment: str
    span: Span = field(compare=False)


_Content = TypeVar("_Content")


def contents(lines: Iterable[Line], kind: type[_Content]) -> Iterator[_Content]:
    """What the lines of a kind say."""
    return (line.content for line in lines if isinstance(line.content, kind))


def said(line: Line | None, kind: type[_Content]) -> _Content | None:
    """What a line says, where there is one and it is of a kind."""
    return line.content if line is not None and isinstance(line.content, kind) else None


class Block(Record):
    """A declaration with the lines that belong to it."""

    head: Line
    body: tuple[Line, ...]


class Document(Record):
    """A file: all its lines in order, and the same lines as head and blocks.

    ``lost`` are lines that open a declaration but can't be read, each with the lines that belong to it.
    """

    file: str
    lines: tuple[Line, ...]
    head: tuple[Line, ...]
    blocks: tuple[Block, ...]
    lost: tuple[Line, ...] = ()
