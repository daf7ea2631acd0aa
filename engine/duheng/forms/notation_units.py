"""Which words after a number are units.

Forms count in hundreds of words, far more than any table, so an unknown word may be a unit of its own. But what follows
a number is also often the rest of a sentence (``2年内完成``), and a word that is taken for a unit by mistake becomes a
number by mistake. Words that tell of time, state or degree are therefore not units, nor are Latin letters that nobody
counts in (``2X`` is what character recognition makes of ≥X).
"""

from __future__ import annotations

import re
from fractions import Fraction

from duheng.language.units import Unit, known_names, nominal, quotient, unit

_LONGEST = 6
_LATIN = frozenset("kW MW kWh t L mL ml h min GB TB MB Mbps dB ha mg °C".split())
_NEVER = frozenset("M G 月 季度 时 号 成 优 良 中 差 优秀 良好 一般".split())
"""Also words of the tables where they alone may mean something else: 12月 is a month's name, 4季度 the fourth."""

_PHRASE = (
    "^[十百千万亿]*[余多来几]|^[年月]|^岁.|[后等]$|[不未已的率]|完成|达成|建成|完工|竣工|全部|左右|上[下午旬升]|下[午旬降]|中旬|显著|明显|基本|正常|合格|达标"
    "|满意|有效|提[升高]|增[长加]|降低|减少|通过|按时|及时|如期"
)
_AFTER_NUMERAL = frozenset(
    "点 度 方 行 口 头 期 批 层 段 角 分 位 对 把 块 门 班 组 校 区 县 市 乡 镇 村 院 节 页 字 部 站 轮 届 起".split()
)
"""Units that make a figure of speech or an ordinal of a Chinese numeral: 一点, 十分, 二期."""

_SPLIT = re.compile(r"[/每]")


def read_unit(word: str, *, spelled: bool = False) -> Unit | None:
    """The unit that ``word`` names after a number; None where it isn't one.

    ``spelled``: the number is in Chinese words; then only units of the tables count, and not those that make a phrase.
    """
    name = "%" if word in ("%(百分比)", "百分比") else word
    if name in _NEVER or len(name) > 3 * _LONGEST:
        return None
    known = unit(name)
    if spelled:
        return None if name in _AFTER_NUMERAL else known
    return known or _composed(name)


def starts_with_unit(text: str) -> bool:
    """Whether ``text`` begins with a unit of the tables, though perhaps not one by itself."""
    return any(text.startswith(name) for name in known_names())


def _composed(name: str) -> Unit | None:
    """A unit with parts that the tables don't know: 趟, 元/床日."""
    said = _SPLIT.split(name)
    parts = [part for each in said if (part := _part(each)) is not None]
    return quotient(name, parts[0], parts[1:]) if len(parts) == len(said) else None


def _part(name: str) -> Unit | None:
    known = unit(name) if name else None
    if known is not None:
        return known
    counting = 0 < len(name) <= _LONGEST and all("㐀" <= char <= "鿿" for char in name) and not re.search(_PHRASE, name)
    return nominal(name) if counting or name in _LATIN else None


def counts_years(counted: Unit) -> bool:
    """Whether a unit is a kind of year (年, 年度, 学年), not something per year."""
    return counted.text.removesuffix("度").endswith("年") and not _SPLIT.search(counted.text)


def is_calendar_year(number: Fraction) -> bool:
    """Whether a number beside 年, or a bare one in a band, may be the name of a year."""
    return 1900 <= number < 2100
