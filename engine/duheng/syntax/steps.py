"""Points taken off step by step, said in words: what formula says 每低1个百分点扣0.5分."""

from __future__ import annotations

import re

from duheng.language.units import known_names
from duheng.problems.prose import StepsInWords
from duheng.record import Record
from duheng.source import Span
from duheng.syntax.number_words import number_meant

_COUNT = "一二两三四五六七八九十"
_PARTS = re.compile(
    rf"(?P<of>\w*?)每(?P<what>[^\d{_COUNT}半]*)(?:(?P<limit>\d[\d.]*\s*%)的?(?=\s*[\d{_COUNT}]))?"
    rf"(?P<number>\d[\d.]*|[{_COUNT}]+|半)(?P<unit>.*?)(?P<way>扣[除减]?|减|加|[得计记](?=\s*[\d{_COUNT}半]))"
    rf"[^\d{_COUNT}半]*(?P<points>\d[\d.]*|[{_COUNT}半])\s*(?P<share>%)?"
)
_CAP = re.compile(
    r"\s*,?\s*(?:累计|合计|总共|共)?(?:最多|至多|最高|不超过|上限为?|满分为?)(?:[扣减加得]分?)?\s*(\d[\d.]*)\s*分"
)
_BELOW = re.compile("[低少降差落欠早]|不足|未达|提前")
_ABOVE = re.compile("[超高多增逾延晚迟推过]")
_GIVES = ("得", "计", "记")
BELOW_LIMIT, ABOVE_LIMIT = "below", "above"
SHARES = ("%", "个百分点")
_RATIOS = ("%", "％", "百分点", "‰")
_OF_RATIO, _OF_RATIO_EN = (
    "{0}是件数、人数的，差数先除以{0}；",
    "divide by {0} first where pieces are counted; ",
)
_LIMIT = re.compile(r"(?:[低高多少]于|超过|超出)((?!目标|计划|指标|预期|规定|要求)[^\W\d]{2,6})")
"""高于基准价: what it is compared with where that isn't the target."""
_REST = "不满一步不扣的，商写进 舍去（…，0），也扣的写进 进一（…，0）"
_REST_EN = "where only whole steps count, round the quotient down, where a part counts as one, up"


_AGAINST = re.compile("[比较](?:年度|年初|预期)?(?:目标|指标|计划)值?$")
"""完成率较目标值每低5%: what is compared with the target, as steps are anyway."""
OVERDUE = re.compile("逾期|延迟|延期|延误|推迟|超期|超时|迟延?[报交]?|晚")
_TAKEN = re.compile(r"(?P<before>否则 [^-]*?) ?- ?(?P<taken>[^-].*)")


class Steps(Record):
    """So many points for so much of what is counted: for what lies below a limit, above it, or for each one.

    ``of`` is what the sentence names, ``unit`` what is counted, ``points`` a number of points or a share of them;
    ``sign`` says whether they are taken from the full score or added, or, where it is empty, are the whole score.
    """

    of: str
    side: str
    limit: str
    number: str
    unit: str
    points: str
    sign: str

    @property
    def field(self) -> str:
        """The template's line for what is counted by pieces; empty where it is a value of the form, or how far one lies
        from its limit."""
        return "" if self.side or not self.sign else f"字段 {self.unit}数: 量，单位 {self.unit}"

    def formula(self, full: str = "分值", limit: str = "指标值", of: str = "", most: str = "") -> str:
        """The score; ``of`` is the value that is counted where the sentence doesn't say it, from ``limit`` on, and
        ``most`` the most points that steps take or give."""
        counted = f"{self._counted(self.limit or limit, of)} ÷ {self.number}{self.unit} × {self.points}"
        counted = counted.replace("） ÷", "）÷")
        held = f"最小（{counted}，{most}分）" if most else counted
        return f"{full} {self.sign} {held}".replace(" （", "（") if self.sign else held

    def _counted(self, limit: str, of: str) -> str:
        value = of or self.of or "实际值"
        if self.field and not of:
            return f"{self.unit}数"
        if (of or not self.sign) and not self.side:
            return value if not of or limit.startswith("0") else f"（{value} - {limit}）"
        if limit == "0" and self.side == ABOVE_LIMIT:
            return value
        return f"（{limit} - {value}）" if self.side == BELOW_LIMIT else f"（{value} - {limit}）"


def steps_problem(text: str, span: Span, rest: str = "") -> StepsInWords:
    """What is told of a sentence that takes points off, or gives them, step by step, with the ``rest`` of its line."""
    steps, cap = steps_read(text), _CAP.match(rest)
    formula = steps.formula(most=cap[1] if cap else "")
    of = steps.limit or "指标值"
    ratio = of in formula and not of[0].isdigit() and any(f"{each} ×" in formula for each in _RATIOS)
    rest_zh = _REST if steps.sign == "-" else _REST.replace("扣", "计")
    more = f"没有这一栏的，模板里先写 {steps.field}" if steps.field else _OF_RATIO.format(of) * ratio + rest_zh
    more_en = (
        f"what is counted is a field of the template: {steps.field}"
        if steps.field
        else _OF_RATIO_EN.format(of if steps.limit else "the target") * ratio + _REST_EN
    )
    return StepsInWords(span=span, text=text, usage=f"得 {formula}", more=more, more_en=more_en)


def steps_read(text: str) -> Steps:
    """What such a sentence says; 缺1项 says 每1项, and one without a number what most of them say."""
    found = _PARTS.match(text if "每" in text else f"每{text}")
    if found is None:
        return Steps("", "", "", "1", "项", "0.5分", "-")
    taken, named = _number(found["points"]), _LIMIT.fullmatch(found["what"])
    sides = ((_BELOW, BELOW_LIMIT), (_ABOVE, ABOVE_LIMIT))
    gives = found["way"] in _GIVES
    return Steps(
        of=_AGAINST.sub("", found["of"]),
        side=next((side for words, side in sides if words.search(found["what"])), ""),
        limit=found["limit"] or (named[1] if named else ""),
        number=_number(found["number"]),
        unit=_unit(found["unit"].strip()),
        points=f"分值 × {taken}%" if found["share"] else f"{taken}分",
        sign="" if gives else "+" if found["way"] == "加" else "-",
    )


def overdue_read(text: str, full: str) -> str:
    """``分值 - 逾期天数 ÷ 1天 × 0.5分`` for 每逾期1天扣0.5分 where nothing says from when on; empty for other steps."""
    steps = steps_read(text)
    found = _PARTS.match(text)
    if found is None or steps.sign != "-" or not OVERDUE.fullmatch(found["what"]):
        return ""
    return f"{full} - {overdue(steps.unit)} ÷ {steps.number}{steps.unit} × {steps.points}"


def overdue(unit: str) -> str:
    """What a form has for how many days or months something is overdue."""
    return f"逾期{unit.removeprefix('个')}数"


def at_most(line: str, said: str) -> str:
    """A line that takes off steps with the most that they take: 最多扣10分; empty where it isn't said."""
    cap, taken = _CAP.fullmatch(said), _TAKEN.fullmatch(line)
    if cap is None or taken is None or "÷" not in taken["taken"]:
        return ""
    return f"{taken['before']} - 最小（{taken['taken']}，{cap[1]}分）"


def _number(word: str) -> str:
    """0.5 for 半, 2 for 两; a number as it is."""
    return "0.5" if word == "半" else number_meant(word) or word


def _unit(words: str) -> str:
    """The unit that words begin with: 起 of 起安全事故."""
    known = [each for each in known_names() if words.startswith(each)]
    if words[:1] in ("万", "亿") and max(known, key=len, default="") in ("万", "亿"):
        return words
    return max(known, key=len, default="次")
