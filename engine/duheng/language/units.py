"""Units: what a number counts, and how it converts inside its dimension.

A dimension is a product of base names with exponents, so that 元/亩 × 亩 is 元. Money, ratios, lengths and the like
convert; 件, 人, 户 … are nominal: each is a dimension of its own. Days and months are two dimensions, because no exact
number of days makes a month. Numbers are kept in base units once read; a unit only says how they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from duheng.record import Record

Dimension = tuple[tuple[str, int], ...]
"""Sorted pairs of base name and exponent; ``()`` is a plain ratio."""

RATIO: Dimension = ()
POINTS: Dimension = (("分", 1),)
MONEY: Dimension = (("元", 1),)
DAYS: Dimension = (("天", 1),)
WORKING_DAYS: Dimension = (("工作日", 1),)
MONTHS: Dimension = (("月", 1),)
DATE: Dimension = (("日期", 1),)
MEASURED: Dimension = (("?", 1),)
"""What a row's target and quantity measure: only the form tells, but it's one thing, so their quotient is a ratio."""


class Unit(Record):
    """A unit as written: ``text`` (empty for a bare number), its dimension and the size of one in base units."""

    text: str
    dimension: Dimension
    factor: Fraction = Fraction(1)
    share: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing was written after the number, and the number says no share by itself."""
        return not self.text and not self.share


BARE = Unit("", RATIO)
SHARE = Unit("", RATIO, share=True)
"""The unit of 三分之二 and 2/3: a ratio as it stands, that takes no other cell's unit."""


def _base(name: str) -> Dimension:
    return ((name, 1),)


_TABLE: tuple[tuple[Dimension, str], ...] = (
    (RATIO, "%=1/100 ％=1/100 百分之=1/100 百分比=1/100 ‰=1/1000 百分点=1/100 个百分点=1/100 倍=1"),
    (POINTS, "分=1 points=1"),
    (MONEY, "元=1 yuan=1 角=1/10 百元=100 千元=1000 万元=10000 百万元=1000000 千万元=10000000 亿元=100000000"),
    (DAYS, "天=1 日=1 周=7 个星期=7 星期=7 小时=1/24 个小时=1/24 分钟=1/1440"),
    (WORKING_DAYS, "工作日=1 个工作日=1"),
    (MONTHS, "月=1 个月=1 季度=3 个季度=3 年=12 年度=12"),
    (_base("米"), "米=1 m=1 毫米=1/1000 mm=1/1000 厘米=1/100 cm=1/100 分米=1/10 里=500 公里=1000 千米=1000 km=1000"),
    (_base("平方米"), "平方米=1 ㎡=1 m2=1 平米=1 亩=2000/3 公顷=10000 平方公里=1000000 平方千米=1000000"),
    (_base("立方米"), "立方米=1 m3=1 方=1 升=1/1000 毫升=1/1000000"),
    (_base("千克"), "千克=1 kg=1 公斤=1 克=1/1000 g=1/1000 斤=1/2 吨=1000"),
)

NOMINAL: tuple[str, ...] = tuple(
    (
        "件 人 户 个 次 起 例 种 套 座 台 场 人次 家 项 处 份 批 期 条 本 篇 幅 辆 部 把 张 支 间 栋 幢 所 名 位 头 只 羽 株 棵 "
        "口 村 镇 乡 县 区 市 校 班 组 队 站 点 段 盏 块 根 副 宗 笔 轮 届 门 节 课时 学时 户次 车次 班次 千瓦时 千瓦 度 册 "
        "人日 人月 对 艘 架 眼 孔 桩 单 页 字 粒 瓶 箱 袋 包 桶 具 樘 扇 层 院 床 床位 岗位 岗 行 企业 岁 年级"
    ).split()
)

_WRITTEN_OUT = 3
"""Up to which power a dimension is written out: 元·元, but 元^4."""
_PREFIXES = {"百": 100, "千": 1000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}


def _units() -> dict[str, Unit]:
    found = {
        name: Unit(name, dimension, Fraction(size))
        for dimension, row in _TABLE
        for name, size in (entry.split("=") for entry in row.split())
    }
    found |= {name: Unit(name, _base(name)) for name in NOMINAL}
    found |= {name: Unit(name, RATIO, Fraction(size)) for name, size in _PREFIXES.items()}
    return found


_UNITS = _units()
_SPLIT = re.compile(r"[/／每]")


def families() -> tuple[tuple[Unit, ...], ...]:
    """The units that convert into one another, dimension by dimension, as the reference lists them."""
    return tuple(tuple(_UNITS[entry.split("=")[0]] for entry in row.split()) for _, row in _TABLE)


@cache
def usual_name(text: str) -> str:
    """A unit's first name in the tables (天 for 日, 月 for 个月); a text that is none of them as it is."""
    found = _UNITS.get(text.strip())
    alike = (name for name, each in _UNITS.items() if found and _size(each) == _size(found))
    return next(alike, text)


def _size(measure: Unit) -> tuple[Dimension, Fraction]:
    return measure.dimension, measure.factor


def known_names() -> tuple[str, ...]:
    """Every unit name of the tables, for suggestions."""
    return tuple(_UNITS)


@cache
def unit(text: str) -> Unit | None:
    """The unit written ``text`` (元, 万人, 元/亩, 元每月), or None where a part of it isn't in the tables."""
    name = text.strip()
    if not name:
        return BARE
    simple = _simple(name)
    if simple is not None:
        return simple
    over, *under = _SPLIT.split(name)
    parts = [part for each in under if (part := _simple(each.strip())) is not None and not part.bare]
    top = _simple(over.strip()) if over.strip() else BARE
    return quotient(name, top, parts) if top is not None and under and len(parts) == len(under) else None


def quotient(name: str, over: Unit, under: Iterable[Unit]) -> Unit:
    """The unit of a quotient, such as 元/亩, under its name."""
    dimension, factor = over.dimension, over.factor
    for part in under:
        dimension, factor = over_dimension(dimension, part.dimension), factor / part.factor
    return Unit(name, dimension, factor)


def unit_behind(number: str) -> Unit | None:
    """The unit behind a number as a rule writes it: % of 95%; BARE behind a date."""
    return unit(number.lstrip("-0123456789."))


def _simple(name: str) -> Unit | None:
    found = _UNITS.get(name) or _UNITS.get(name.lower())
    if found is not None:
        return found
    for prefix in sorted(_PREFIXES, key=len, reverse=True):
        rest = _UNITS.get(name.removeprefix(prefix)) if name.startswith(prefix) else None
        if rest is not None:
            return Unit(name, rest.dimension, rest.factor * _PREFIXES[prefix])
    return None


def nominal(text: str) -> Unit:
    """A unit of its own dimension for a counting word that the tables don't know (forms use hundreds)."""
    return Unit(text, _base(text))


_GRADED = ("度", "点")
_COUNTED = frozenset(_base(name) for name in NOMINAL if name not in _GRADED)


def counts_things(dimension: Dimension) -> bool:
    """Whether a dimension is a count of things (件, 人), of which there aren't less than none."""
    return dimension in _COUNTED


@cache
def times(left: Dimension, right: Dimension) -> Dimension:
    """The dimension of a product."""
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


@cache
def over_dimension(left: Dimension, right: Dimension) -> Dimension:
    """The dimension of a quotient."""
    return times(left, tuple((name, -power) for name, power in right))


def unsettled(dimension: Dimension | None) -> bool:
    """Whether only a form can tell a dimension."""
    return dimension is None or any(name == "?" for name, _ in dimension)


def _to_the(name: str, power: int) -> str:
    return "·".join([name] * power) if power <= _WRITTEN_OUT else f"{name}^{power}"


def dimension_name(dimension: Dimension) -> str:
    """A dimension for people: 元, 元/亩, 「无单位」 for a ratio."""
    over = "·".join(_to_the(name, power) for name, power in dimension if power > 0)
    under = "·".join(_to_the(name, -power) for name, power in dimension if power < 0)
    if not over and not under:
        return "无单位"
    return over if not under else f"{over or '1'}/{under}"
