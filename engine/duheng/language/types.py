"""The types an expression can have.

They are few on purpose. A number carries its dimension where it is known before a form is read (``分值`` is points,
``95%`` a ratio); the quantities of a row get theirs from the form, so their dimension is open (``None``) until then.
"""

from __future__ import annotations

from enum import Enum, StrEnum

from duheng.language.units import Dimension
from duheng.record import Record, field


class Written(Enum):
    """How a number is written, where that matters beside another: 95 and 95% don't go together, 0.95 and 95% do."""

    EITHER = "either"
    WHOLE = "whole"
    SHARE = "share"


class Numeric(Record):
    """A number. ``dimension`` None: only the form tells. ``bare``: a literal without unit, which fits beside any.

    How it is ``written``, in which ``unit``, and whether a cell says it (``met``), is known on a form only. ``one`` is
    what a rule divides by to get rid of a unit: 1小时.
    """

    dimension: Dimension | None
    bare: bool = False
    written: Written = Written.EITHER
    unit: str = field(default="", compare=False)
    met: bool = field(default=False, compare=False)
    one: bool = field(default=False, compare=False)

    @property
    def interval(self) -> Interval:
        """An interval between two such numbers."""
        return Interval(self.dimension, self.bare, self.written)


class Interval(Record):
    """A range of numbers of one dimension."""

    dimension: Dimension | None
    bare: bool = False
    written: Written = Written.EITHER

    @property
    def ends(self) -> Numeric:
        """The type of its ends."""
        return Numeric(self.dimension, self.bare, self.written)


class Label(Record):
    """A label of the named scale; empty for any."""

    scale: str


class Plain(Enum):
    """Types without parameters. ``TARGET`` is what 指标值 holds: a bound on a quantity, or words."""

    TEXT = "文本"
    TRUTH = "是否"
    DATE = "日期"
    TARGET = "目标"
    RESULT = "结果"
    UNKNOWN = "?"


Type = Numeric | Interval | Label | Plain

OPEN = Numeric(None)


class FieldKind(Enum):
    """What a template may say a field holds, by its Chinese name."""

    TEXT = "文本"
    NUMBER = "数"
    QUANTITY = "量"
    TARGET = "目标"
    MONEY = "金额"
    DATE = "日期"
    TRUTH = "是否"
    LABEL = "档位"


OPEN_KINDS = (FieldKind.QUANTITY, FieldKind.TARGET)
"""Kinds whose dimension only the form tells."""

TARGET_ATTRIBUTES: dict[str, Type] = {
    "性质": Plain.TEXT,
    "方向": Plain.TEXT,
    "值": OPEN,
    "下限": OPEN,
    "上限": OPEN,
    "区间": Interval(None),
    "单位": Plain.TEXT,
    "文字": Plain.TEXT,
}
"""What can be read of a target, and of a quantity (``.单位``, ``.文字``)."""


class Nature(StrEnum):
    """指标值.性质."""

    QUANTITATIVE = "定量"
    QUALITATIVE = "定性"
    EMPTY = "空"


class Direction(StrEnum):
    """指标值.方向: which way is better."""

    POSITIVE = "正向"
    NEGATIVE = "反向"
    EQUAL = "等于"
    BAND = "区间"
    NONE = "无"


ATTRIBUTE_WORDS = {"性质": tuple(map(str, Nature)), "方向": tuple(map(str, Direction))}
"""The words that ``.性质`` and ``.方向`` may be."""
