"""What the language itself gives to every node and every form, by its Chinese and English name."""

from __future__ import annotations

from duheng.language.types import Numeric, Plain, Type
from duheng.language.units import POINTS

POINTS_OF = "分值"
SCORE_OF = "得分"
CLAIMED = "自评得分"
NAME_OF = "名称"
APPLIES = "适用"
FORM_TOTAL = "总分"
FORM_GRADE = "等级"

OF_NODE: dict[str, Type] = {
    POINTS_OF: Numeric(POINTS),
    SCORE_OF: Numeric(POINTS),
    CLAIMED: Numeric(POINTS),
    NAME_OF: Plain.TEXT,
    APPLIES: Plain.TRUTH,
}

OF_FORM: dict[str, Type] = {FORM_TOTAL: Numeric(POINTS), FORM_GRADE: Plain.TEXT}

ENGLISH: dict[str, str] = {
    "points": POINTS_OF,
    "score": SCORE_OF,
    "claimed": CLAIMED,
    "name": NAME_OF,
    "applies": APPLIES,
    "total": FORM_TOTAL,
    "grade": FORM_GRADE,
    "children": "下级",
    "form": "全表",
    "this": "本行",
    "parent": "上级",
    "quantitative": "定量",
    "qualitative": "定性",
    "positive": "正向",
    "negative": "反向",
    "equal": "等于",
    "band": "区间",
    "none": "无",
    "empty": "空",
}

WORDS = ("定量", "定性", "空", "正向", "反向", "等于", "区间", "无")
"""Words that stand for themselves beside 指标值.性质 and 指标值.方向."""

STATUSES: dict[str, str] = {
    "待核": "pending",
    "已核": "verified",
    "试行": "trial",
    "正式": "final",
    "废止": "repealed",
}
"""How far a ruleset's text can be relied on, by its Chinese and English word."""

PLACES = ("下级", "全表", "本行", "上级")

_AGGREGATES_EN = {
    "合计": "sum",
    "平均": "average",
    "最大": "max",
    "最小": "min",
    "个数": "count",
    "任一": "any",
    "全部": "all",
}
AGGREGATES: dict[str, str] = {name: zh for zh, en in _AGGREGATES_EN.items() for name in (zh, en)}
"""The aggregates by their Chinese and English names."""

LEVELS = ("", "一级", "二级", "三级", "四级")
LEVELS_EN = ("", "level1", "level2", "level3", "level4")


def aggregate_en(function: str) -> str:
    """The English name of an aggregate."""
    return _AGGREGATES_EN[function]


def chinese(name: str) -> str:
    """A built-in name by its Chinese spelling; other names stay."""
    return ENGLISH.get(name, name)
