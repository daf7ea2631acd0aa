"""Points taken off step by step, said in words: what formula says 每低1个百分点扣0.5分."""

from __future__ import annotations

import re

from duheng.language.units import known_names
from duheng.problems.prose import StepsInWords
from duheng.record import Record
from duheng.source import Span
from duheng.syntax.number_words import number_meant

_PARTS = re.compile(
    r"(?P<of>\w*?)每(?P<what>[^\d一二两三四五六七八九十半]*)(?P<number>\d[\d.]*|[一二两三四五六七八九十]+|半)"
    r"(?P<unit>.*?)(?P<way>扣[除减]?|减|加)[^\d一二两三四五六七八九十半]*"
    r"(?P<points>\d[\d.]*|[一二两三四五六七八九十半])\s*(?P<share>%)?"
)
_BELOW = re.compile("[低少降差落欠早]|不足|未达|提前")
_ABOVE = re.compile("[超高多增逾延晚迟推过]")
_BELOW_LIMIT, _ABOVE_LIMIT = "below", "above"
_RATIOS = ("%", "％", "百分点", "‰")
_OF_RATIO, _OF_RATIO_EN = (
    "指标值是件数、人数的，差数先除以指标值；",
    "divide by the target first where pieces are counted; ",
)
_REST = "不满一步不扣的，商写进 舍去（…，0），也扣的写进 进一（…，0）"
_REST_EN = "where only whole steps count, round the quotient down, where a part counts as one, up"


class Steps(Record):
    """So many points for so much of what is counted: for what lies below a limit, above it, or for each one.

    ``of`` is what the sentence names, ``unit`` what is counted, ``points`` a number of points or a share of them.
    """

    of: str
    side: str
    number: str
    unit: str
    points: str
    sign: str

    @property
    def field(self) -> str:
        """The template's line for what is counted by pieces; empty where it is how far a value lies from its limit."""
        return "" if self.side else f"字段 {self.unit}数: 量，单位 {self.unit}"

    def formula(self, full: str = "分值", limit: str = "指标值", of: str = "") -> str:
        """The score that is left of the full one; ``of`` is the value whose pieces above the limit count."""
        value, side = of or self.of or "实际值", self.side or (_ABOVE_LIMIT if of else "")
        counted = f" {self.unit}数 "
        if side:
            counted = f"（{limit} - {value}）" if side == _BELOW_LIMIT else f"（{value} - {limit}）"
        if of and limit.startswith("0"):
            counted = f" {value} "
        return f"{full} {self.sign}{counted}÷ {self.number}{self.unit} × {self.points}"


def steps_problem(text: str, span: Span) -> StepsInWords:
    """What is told of a sentence that takes points off, or gives them, step by step."""
    steps = steps_read(text)
    ratio = any(f"{each} ×" in steps.formula() for each in _RATIOS)
    more = f"没有这一栏的，模板里先写 {steps.field}" if steps.field else (_OF_RATIO if ratio else "") + _REST
    more_en = (
        f"what is counted is a field of the template: {steps.field}"
        if steps.field
        else (_OF_RATIO_EN if ratio else "") + _REST_EN
    )
    return StepsInWords(span=span, text=text, usage=f"得 {steps.formula()}", more=more, more_en=more_en)


def steps_read(text: str) -> Steps:
    """What such a sentence says; 缺1项 says 每1项, and one without a number what most of them say."""
    found = _PARTS.match(text if "每" in text else f"每{text}")
    if found is None:
        return Steps("", "", "1", "项", "0.5分", "-")
    taken = _number(found["points"])
    sides = ((_BELOW, _BELOW_LIMIT), (_ABOVE, _ABOVE_LIMIT))
    return Steps(
        of=found["of"],
        side=next((side for words, side in sides if words.search(found["what"])), ""),
        number=_number(found["number"]),
        unit=_unit(found["unit"].strip()),
        points=f"分值 × {taken}%" if found["share"] else f"{taken}分",
        sign="+" if found["way"] == "加" else "-",
    )


def _number(word: str) -> str:
    """0.5 for 半, 2 for 两; a number as it is."""
    return "0.5" if word == "半" else number_meant(word) or word


def _unit(words: str) -> str:
    """The unit that words begin with: 起 of 起安全事故."""
    known = (each for each in known_names() if words.startswith(each))
    return max(known, key=len, default="次")
