"""Points taken off step by step, said in words: what formula says 每低1个百分点扣0.5分."""

from __future__ import annotations

import re

from duheng.language.units import known_names
from duheng.problems.prose import StepsInWords
from duheng.source import Span
from duheng.syntax.number_words import number_meant

_PARTS = re.compile(
    r"(?P<of>\w*?)每(?P<what>[^\d一二两三四五六七八九十半]*)(?P<number>\d[\d.]*|[一二两三四五六七八九十]+|半)"
    r"(?P<unit>.*?)(?P<way>扣[除减]?|减|加)[^\d一二两三四五六七八九十半]*"
    r"(?P<points>\d[\d.]*|[一二两三四五六七八九十半])\s*(?P<share>%)?"
)
_BELOW = re.compile("[低少降差落欠早]|不足|未达|提前")
_ABOVE = re.compile("[超高多增逾延晚迟推过]")
_RATIOS = ("%", "％", "百分点", "‰")
_OF_RATIO, _OF_RATIO_EN = (
    "指标值是件数、人数的，差数先除以指标值；",
    "divide by the target first where pieces are counted; ",
)
_REST = "不满一步不扣的，商写进 舍去（…，0），也扣的写进 进一（…，0）"
_REST_EN = "where only whole steps count, round the quotient down, where a part counts as one, up"


def steps_problem(text: str, span: Span) -> StepsInWords:
    """What is told of a sentence that takes points off, or gives them, step by step."""
    usage, field = steps_meant(text)
    ratio = any(f"{each} ×" in usage for each in _RATIOS)
    more = f"没有这一栏的，模板里先写 {field}" if field else (_OF_RATIO if ratio else "") + _REST
    more_en = (
        f"what is counted is a field of the template: {field}" if field else (_OF_RATIO_EN if ratio else "") + _REST_EN
    )
    return StepsInWords(span=span, text=text, usage=usage, more=more, more_en=more_en)


def steps_meant(text: str) -> tuple[str, str]:
    """The formula for such a sentence, and the field of the form that it counts, where it counts one."""
    found = _PARTS.match(text if "每" in text else f"每{text}")
    if found is None:
        return "得 分值 - 项数 ÷ 1项 × 0.5分", "字段 项数: 量，单位 项"
    of = found["of"] or "实际值"
    unit = _unit(found["unit"].strip())
    number, taken = _number(found["number"]), _number(found["points"])
    points = f"分值 × {taken}%" if found["share"] else f"{taken}分"
    sign, counted, field = "+" if found["way"] == "加" else "-", f" {unit}数 ", f"字段 {unit}数: 量，单位 {unit}"
    if _BELOW.search(found["what"]):
        counted, field = f"（指标值 - {of}）", ""
    elif _ABOVE.search(found["what"]):
        counted, field = f"（{of} - 指标值）", ""
    return f"得 分值 {sign}{counted}÷ {number}{unit} × {points}", field


def _number(word: str) -> str:
    """0.5 for 半, 2 for 两; a number as it is."""
    return "0.5" if word == "半" else number_meant(word) or word


def _unit(words: str) -> str:
    """The unit that words begin with: 起 of 起安全事故."""
    known = (each for each in known_names() if words.startswith(each))
    return max(known, key=len, default="次")
