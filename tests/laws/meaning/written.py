"""Rulesets and forms as plain data, for the second reading of the language: what a generator makes and a reader reads.

Nothing here comes from duheng. An expression is one of a dozen records; a ruleset is what it declares; a form is its
cells, each with what it shows, whether it says anything, and what it means.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Any


@dataclass(frozen=True)
class Num:
    """A number in base units, and as written: 4/5, 80%."""

    value: Fraction
    text: str


@dataclass(frozen=True)
class Name:
    """A field, 令, 参数, 方法, or what every node has: 分值, 得分, 适用."""

    name: str


@dataclass(frozen=True)
class Words:
    """A text."""

    text: str


@dataclass(frozen=True)
class Op:
    """``+ - × ÷``, a sign in front (``neg``, 非), 且, 或, 属于, and comparisons, chained ones as ``≤ <``."""

    sign: str
    sides: tuple[Any, ...]


@dataclass(frozen=True)
class Call:
    """最大（a，b）, 四舍五入（x，2）, 个数（条件，条件）."""

    name: str
    sides: tuple[Any, ...]


@dataclass(frozen=True)
class Member:
    """指标值.方向, 上级.分值, 产出指标.得分."""

    of: str
    what: str


@dataclass(frozen=True)
class Over:
    """合计（start.scope.column，condition）; 个数, 任一 and 全部 have no column."""

    name: str
    start: str
    scope: str
    column: str
    condition: Any = None


@dataclass(frozen=True)
class Given:
    """有值, 为空."""

    of: str
    empty: bool


@dataclass(frozen=True)
class Label:
    """评级[总分]: the label of a number."""

    scale: str
    of: Any


@dataclass(frozen=True)
class Tier:
    """完成情况[好]: the interval of a label."""

    scale: str
    of: Any


@dataclass(frozen=True)
class Band:
    """[80%, 95%)."""

    low: Any
    high: Any
    low_in: bool = True
    high_in: bool = True

    def holds(self, number: Fraction) -> bool:
        """Whether a number lies in it, once its ends are numbers."""
        above = number > self.low or (self.low_in and number == self.low)
        return bool(above and (number < self.high or (self.high_in and number == self.high)))


@dataclass(frozen=True)
class Open:
    """待定 band，「原因」."""

    band: Any


@dataclass(frozen=True)
class NotApplicable:
    """不适用."""


NONE = NotApplicable()


@dataclass(frozen=True)
class Clause:
    """若 … 则 …; without a condition 否则 or 得; with cells a line of a table."""

    condition: Any
    result: Any
    cells: tuple[str, ...] = ()


@dataclass
class Method:
    """方法: 令, lines in their order, then 限于 and 修约 in the order written."""

    name: str
    clauses: list[Clause] = field(default_factory=list)
    lets: list[tuple[str, Any]] = field(default_factory=list)
    clamp: tuple[Any, Any] | None = None
    round: tuple[int, str] | None = None
    round_first: bool = False
    head: tuple[str, ...] = ()


@dataclass
class Group:
    """一级, 二级."""

    name: str
    level: int
    points: Fraction | None = None
    method: str = ""
    outside: bool = False
    repeats: bool = False
    parts: list[Group] = field(default_factory=list)

    def with_parts(self) -> list[Group]:
        return [self, *(each for part in self.parts for each in part.with_parts())]


@dataclass
class Field:
    """字段; with a rule it is worked out."""

    name: str
    kind: str
    rule: Any = None


@dataclass
class Check:
    """校验, with 则 总分 or 则 等级 a veto."""

    name: str
    level: int
    when: Any
    require: Any
    total: Any = None
    grade: str = ""


@dataclass
class Rules:
    """A ruleset. Parameters by the year from which they hold; scoring lines are condition, method, cells; ``rows`` is
    the level of the form's rows."""

    params: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)
    scales: dict[str, list[tuple[str, Band]]] = field(default_factory=dict)
    methods: dict[str, Method] = field(default_factory=dict)
    head: list[Field] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    score_head: tuple[str, ...] = ()
    scoring: list[tuple[Any, str, tuple[str, ...]]] = field(default_factory=list)
    total: Any = None
    grade: str = ""
    rows: str = "三级"
    checks: dict[str, Check] = field(default_factory=dict)

    def all_groups(self) -> list[Group]:
        """The template's groups, each before its parts."""
        return [each for group in self.groups for each in group.with_parts()]

    def field_named(self, name: str) -> Field | None:
        """A field of the head or of the rows."""
        return next((each for each in (*self.head, *self.fields) if each.name == name), None)


@dataclass(frozen=True)
class Target:
    """A target: ``≥ > ≤ < =`` a number, or ``区间``."""

    sign: str
    band: Band

    @property
    def number(self) -> Fraction:
        """What 指标值 is in a formula, of a month its last day; of an interval see the reader."""
        return Fraction(self.band.high)

    @property
    def direction(self) -> str:
        return {"≥": "正向", ">": "正向", "≤": "反向", "<": "反向", "=": "等于"}.get(self.sign, "区间")

    def allows(self, number: Fraction) -> bool:
        """实际值 属于 指标值."""
        bound = self.number
        signs = {"≥": number >= bound, ">": number > bound, "≤": number <= bound, "<": number < bound}
        return signs.get(self.sign, self.band.holds(number))


@dataclass(frozen=True)
class Cell:
    """What a cell shows, whether it says anything, its value (None: unknown), and what an unknown one may be."""

    text: str
    present: bool
    value: Any
    worlds: Callable[[Random], Any] | None = None


EMPTY = Cell("", False, None)


@dataclass
class Row:
    """A line of the form, under its groups. ``kinds`` are those of 指标值 and 实际值, none where no cell has any."""

    path: tuple[str, ...]
    points: Fraction | None
    cells: dict[str, Cell]
    method: str = ""
    kinds: tuple[str, str] | None = None


@dataclass
class Form:
    year: int
    head: dict[str, Cell]
    rows: list[Row]
    level: str = "三级"
