"""The tree as written: what stands in a ruleset file, line by line, before anything is looked up.

It keeps what the formatter and an editor need — comments, brackets, the two ends' marks, quotation — and knows nothing
of inheritance, names or types. A line that can't be read is ``Broken`` and stays in its place.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from duheng.source import Span

# --- expressions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number:
    """``64.22万元``: digits as written, unit as written (empty for none)."""

    digits: str
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Text:
    """A quoted text, without its quotation marks; ``span`` is that of the inside."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Date:
    """``2020-01-01`` or ``2020年1月1日``, as ISO text."""

    iso: str
    span: Span


@dataclass(frozen=True, slots=True)
class Name:
    """A name, or one of the words 一级 … 四级 (``level`` 1 to 4, else 0)."""

    text: str
    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class Member:
    """``target.name``."""

    target: Expression
    name: Name
    span: Span


@dataclass(frozen=True, slots=True)
class Index:
    """``target[key]``."""

    target: Expression
    key: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Apply:
    """``name(arguments)``."""

    name: Name
    arguments: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Prefix:
    """``-x``, ``非 x``; ``sign`` is the spelling, ``mark`` its span."""

    sign: str
    operand: Expression
    mark: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Infix:
    """``a + b``, ``a 且 b``."""

    sign: str
    left: Expression
    right: Expression
    mark: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Presence:
    """``x 有值`` (``wanted``), ``x 为空``."""

    target: Expression
    wanted: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Bracketed:
    """``(x)``."""

    inner: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Between:
    """``[a, b)``."""

    low: Expression
    high: Expression
    low_open: bool
    high_open: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Undetermined:
    """``待定 range，「reason」``."""

    interval: Expression
    reason: Text
    span: Span


@dataclass(frozen=True, slots=True)
class NotApplicable:
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


@dataclass(frozen=True, slots=True)
class Anything:
    """``-``: any value."""

    span: Span


@dataclass(frozen=True, slots=True)
class Otherwise:
    """``其他``: whatever no line above took."""

    span: Span


@dataclass(frozen=True, slots=True)
class Against:
    """``≥ 95%``: the column's expression compared with this one."""

    sign: str
    right: Expression
    mark: Span
    span: Span


@dataclass(frozen=True, slots=True)
class IsPresent:
    """``有值`` or ``为空`` of the column's expression."""

    wanted: bool
    span: Span


Cell = Expression | Anything | Otherwise | Against | IsPresent

# --- lines ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RulesetLine:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ExtendsLine:
    id: str


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    text: str


@dataclass(frozen=True, slots=True)
class EffectiveLine:
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class StatusLine:
    word: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    text: str


@dataclass(frozen=True, slots=True)
class ParameterLine:
    modifier: str
    name: Name
    first: Expression
    dated: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class DeclareLine:
    """档位, 方法, 模板 or 校验 (``kind`` is the terminal); ``modifier`` is empty, REPLACE or AMEND."""

    kind: str
    modifier: str
    name: Name


@dataclass(frozen=True, slots=True)
class RemoveLine:
    """删除: ``kind`` is the terminal of what is removed, BAND for a line of a scale."""

    kind: str
    name: Name | None


@dataclass(frozen=True, slots=True)
class BandLine:
    """A line of a scale. An end's mark is True (含), False (不含) or None."""

    label: Name
    first: Expression
    first_included: bool | None
    second: Expression
    second_included: bool | None


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """若 (``condition``), 否则 (``keyword`` OTHERWISE) or 得 (GIVES)."""

    keyword: str
    condition: Expression | None
    result: Expression


@dataclass(frozen=True, slots=True)
class LetLine:
    name: Name
    value: Expression


@dataclass(frozen=True, slots=True)
class ClampLine:
    low: Expression
    high: Expression


@dataclass(frozen=True, slots=True)
class RoundLine:
    places: str
    mode: Name | None


@dataclass(frozen=True, slots=True)
class ExampleLine:
    inputs: tuple[tuple[Name, Text], ...]
    expected: Text


@dataclass(frozen=True, slots=True)
class RowsLine:
    """一级 … 四级 without a name: what every node of that level carries."""

    level: int
    free: bool


@dataclass(frozen=True, slots=True)
class NodeLine:
    level: int
    name: Name
    points: Number | None
    method: Name | None
    outside: bool


@dataclass(frozen=True, slots=True)
class FieldLine:
    name: Name
    kind: Name
    required: bool
    columns: tuple[str, ...]
    unit: Name | None


@dataclass(frozen=True, slots=True)
class DerivedLine:
    name: Name
    value: Expression


@dataclass(frozen=True, slots=True)
class ScoringLine:
    pass


@dataclass(frozen=True, slots=True)
class TableLine:
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TotalLine:
    value: Expression


@dataclass(frozen=True, slots=True)
class GradeLine:
    value: Expression


@dataclass(frozen=True, slots=True)
class ForEachLine:
    level: int


@dataclass(frozen=True, slots=True)
class WhenLine:
    condition: Expression


@dataclass(frozen=True, slots=True)
class RequireLine:
    condition: Expression


@dataclass(frozen=True, slots=True)
class MessageLine:
    text: Text


@dataclass(frozen=True, slots=True)
class SeverityLine:
    word: Name


@dataclass(frozen=True, slots=True)
class VetoLine:
    """则 总分 x (``kind`` TOTAL), 则 等级 x (GRADE)."""

    kind: str
    value: Expression


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that can't be read; its problem is reported apart."""


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty line, or one with only a comment."""


Content = (
    RulesetLine
    | ExtendsLine
    | AuthorityLine
    | EffectiveLine
    | StatusLine
    | NoteLine
    | ParameterLine
    | DeclareLine
    | RemoveLine
    | BandLine
    | ClauseLine
    | LetLine
    | ClampLine
    | RoundLine
    | ExampleLine
    | RowsLine
    | NodeLine
    | FieldLine
    | DerivedLine
    | ScoringLine
    | TableLine
    | TotalLine
    | GradeLine
    | ForEachLine
    | WhenLine
    | RequireLine
    | MessageLine
    | SeverityLine
    | VetoLine
    | Broken
    | Blank
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it says, its text without indentation and comment, and its comment."""

    content: Content
    text: str
    comment: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Block:
    """A declaration with the lines that belong to it."""

    head: Line
    body: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file: all its lines in order, and the same lines as head and blocks."""

    file: str
    lines: tuple[Line, ...]
    head: tuple[Line, ...]
    blocks: tuple[Block, ...]
