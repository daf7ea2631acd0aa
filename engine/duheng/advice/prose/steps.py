"""Points taken off, or given, step by step, said in words: what formula says 每低1个百分点扣0.5分."""

from __future__ import annotations

import re

from duheng.advice.prose.number_words import number_meant
from duheng.language.units import known_names
from duheng.problems.prose import StepsInWords
from duheng.record import Record, replace
from duheng.source import Span

_COUNT = "一二两三四五六七八九十"
_NUMBER = rf"\d[\d.]*|[{_COUNT}]+|半"
_FEW = f"[{_COUNT}半]"


def _in_words(begin: str) -> re.Pattern[str]:
    """Steps that begin with a word: so much of something, and the points for it."""
    counted = r"[^\s|()每扣,;。\d一二两三四五十半]*(?!一[般定票])(?<!之)[\d一二两三四五十半][^\s|()每扣减加,;。]*"
    way = rf"(?:[扣减加]|[得计记](?=\s*(?:\d|{_FEW})))[^\s|()\d,;。{_COUNT}半]*"
    share, points = r"\s*%\s*的?(?:(?:权重|标准)?分值?|权重)?", r"\s*分(?:值)?"
    return re.compile(rf"{begin}{counted},?\s*{way}(?:\d[\d.]*|{_FEW})(?![\d.])(?:{share}|{points})?(?!\s*%)")


STEPS_IN_WORDS = _in_words("每")
"""每低1个百分点扣0.5分; 每少一件，扣半分; 每完成1项得2分."""
ONE_IN_WORDS = _in_words("(?:缺|少|漏报?|逾期|迟[到报]|缺席|发现|发生|出现|有|超(?![过出]))")
"""缺1项扣2分, which says the same."""
_PARTS = re.compile(
    rf"(?P<of>\w*?)每(?P<what>[^\d{_COUNT}半]*)"
    rf"(?:(?P<limit>\d[\d.]*\s*%)的?(?=\s*[\d{_COUNT}]))?"
    rf"(?P<number>{_NUMBER})(?P<unit>.*?)"
    rf"(?P<way>扣[除减]?|减|加|[得计记](?=\s*[\d{_COUNT}半]))"
    rf"[^\d{_COUNT}半]*(?P<points>\d[\d.]*|[{_COUNT}半])\s*(?P<share>%)?"
)
"""完成率每低于目标值一个百分点扣0.5分: of what, how it differs from which limit, how much of what, and the points."""
_CAP = re.compile(
    r"\s*,?\s*(?:累计|合计|总共|共)?(?:最多|至多|最高|不超过|上限为?|满分为?)(?:[扣减加得]分?)?\s*(\d[\d.]*)\s*分"
)
_NOT_BELOW_ZERO = re.compile(r"\s*[,，]?\s*(?:直?至?扣完|扣至0|最低为?[0零]|不[得计出]\S{0,2}负)")
_WHOLE = re.compile(r"不[足满](?!扣)(?P<step>[^,;。]*?)(?P<way>不[予再]?[扣计加]分?|[按以](?P<counts>\S*)[计算扣]分?)")
"""不足5%的不扣: what becomes of a step that isn't a whole one."""
_BELOW = re.compile("[低少降差落欠早]|不足|未达|提前")
_ABOVE = re.compile("[超高多增逾延晚迟推过]")
_OVERDUE = re.compile("逾期|延迟|延期|延误|推迟|超期|超时|迟延?[报交]?|晚")
_GIVES = ("得", "计", "记")
BELOW_LIMIT, ABOVE_LIMIT = "below", "above"
SHARES = ("%", "个百分点")
_RATIOS = ("%", "％", "百分点", "‰")
_LIMIT = re.compile(r"(?:[低高多少]于|超过|超出)((?!目标|计划|指标|预期|规定|要求)[^\W\d]{2,6})")
"""高于基准价: what it is compared with where that isn't the target."""
_AGAINST = re.compile("[比较](?:年度|年初|预期)?(?:目标|指标|计划)值?$")
"""完成率较目标值每低5%: what is compared with the target, as steps are anyway."""
_OF_RATIO, _OF_RATIO_EN = (
    "{0}是件数、人数的，差数先除以{0}；",
    "divide by {0} first where pieces are counted; ",
)
_REST = "不满一步不扣的，商写进 舍去（…，0），也扣的写进 进一（…，0）"
_REST_EN = "where only whole steps count, round the quotient down, where a part counts as one, up"
ROUND_DOWN, ROUND_UP = "舍去", "进一"


class StepFormula(Record):
    """A score that goes up or down step by step.

    ``full`` is the score without steps, ``counted`` what is counted in steps of a ``number`` of ``unit``, for
    ``points`` each; ``sign`` is empty where the steps are the whole score. ``share_of`` is what ``counted`` is a share
    of first, ``whole`` the operation that makes whole steps, ``most`` the most points that they take or give.
    """

    full: str
    sign: str
    counted: str
    number: str
    unit: str
    points: str
    share_of: str = ""
    whole: str = ""
    most: str = ""

    @property
    def text(self) -> str:
        """The formula, as a rule has it."""
        quotient = " ÷ ".join(filter(None, (self.counted, self.share_of, self.number + self.unit)))
        steps = f"{self.whole}（{quotient}，0）" if self.whole else quotient
        held = f"{steps} × {self.points}".replace("） ÷", "）÷").replace("） ×", "）×")
        held = f"最小（{held}，{self.most}分）" if self.most else held
        return f"{self.full} {self.sign} {held}".replace(" （", "（") if self.sign else held


class Steps(Record):
    """So many points for so much of what is counted: for what lies below a limit, above it, or for each one.

    ``of`` is what the sentence names, ``unit`` what is counted, ``points`` a number of points or a share of them;
    ``sign`` says whether they are taken from the full score or added, or, where it is empty, are the whole score.
    ``overdue`` steps are of time that has run out, wherever from.
    """

    of: str
    side: str
    limit: str
    number: str
    unit: str
    points: str
    sign: str
    overdue: bool = False

    @property
    def of_pieces(self) -> bool:
        """Whether pieces are counted, rather than a value of the form, or how far one lies from its limit."""
        return not self.side and bool(self.sign)

    @property
    def field(self) -> str:
        """The template's line for what is counted by pieces; empty for other steps."""
        return f"字段 {self.unit}数: 量，单位 {self.unit}" if self.of_pieces else ""

    def formula(self, full: str = "分值", limit: str = "指标值", of: str = "") -> StepFormula:
        """The score; ``of`` is the value that is counted where the sentence doesn't say it, from ``limit`` on."""
        return self._formula(full, self._counted(self.limit or limit, of))

    def when_overdue(self, full: str) -> StepFormula:
        """The score where what is counted is how long, or how often, something is overdue."""
        return self._formula(full, overdue_by(self.unit))

    def _formula(self, full: str, counted: str) -> StepFormula:
        return StepFormula(full, self.sign, counted, self.number, self.unit, self.points)

    def _counted(self, limit: str, of: str) -> str:
        value = of or self.of or "实际值"
        if self.of_pieces and not of:
            return f"{self.unit}数"
        if (of or not self.sign) and not self.side:
            return value if not of or limit.startswith("0") else f"（{value} - {limit}）"
        if limit == "0" and self.side == ABOVE_LIMIT:
            return value
        return f"（{limit} - {value}）" if self.side == BELOW_LIMIT else f"（{value} - {limit}）"


def steps_problem(text: str, span: Span, rest: str = "") -> StepsInWords:
    """What is told of a sentence that takes points off, or gives them, step by step, with the ``rest`` of its line."""
    steps = steps_read(text)
    formula = replace(steps.formula(), most=most_said(rest, whole=False)).text
    of = steps.limit or "指标值"
    ratio = of in formula and not of[0].isdigit() and any(f"{each} ×" in formula for each in _RATIOS)
    rest_zh = _REST if steps.sign == "-" else _REST.replace("扣", "计")
    more = (
        f"没有这一栏的，先在模板的 三级 下写 {steps.field}" if steps.field else _OF_RATIO.format(of) * ratio + rest_zh
    )
    if (held := _NOT_BELOW_ZERO.match(rest)) is not None:
        more = f"下一行 限于 0 至 分值；{more}"
    more_en = (
        f"what is counted is a field below level3 of the template: {steps.field}"
        if steps.field
        else _OF_RATIO_EN.format(of if steps.limit else "the target") * ratio + _REST_EN
    )
    more_en = f"and in the next line: clamp 0 to points; {more_en}" if held is not None else more_en
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
        overdue=is_overdue(found["what"]),
    )


def is_overdue(word: str) -> bool:
    """Whether a word says that time has run out."""
    return _OVERDUE.fullmatch(word) is not None


def overdue_by(unit: str) -> str:
    """What a form has for how many days or months something is overdue."""
    return f"逾期{unit.removeprefix('个')}数"


def most_said(said: str, *, whole: bool = True) -> str:
    """The most points that steps take or give: 10 for 最多扣10分; empty for other texts. What isn't ``whole`` goes on."""
    cap = _CAP.fullmatch(said) if whole else _CAP.match(said)
    return cap[1] if cap is not None else ""


def whole_steps_said(said: str, number: str) -> str | None:
    """The operation that makes whole steps of a ``number`` of units: 舍去 for 不足5%的不扣, 进一 for 不足1%的按1%计算.

    None where a text doesn't say what becomes of such a step, empty where it speaks of another number.
    """
    found = _WHOLE.fullmatch(said)
    if found is None:
        return None
    named = re.findall(_NUMBER, found["step"] + (found["counts"] or ""))
    if any(_number(each) != number for each in named):
        return ""
    return ROUND_DOWN if found["way"].startswith("不") else ROUND_UP


def _number(word: str) -> str:
    """0.5 for 半, 2 for 两; a number as it is."""
    return "0.5" if word == "半" else number_meant(word) or word


def _unit(words: str) -> str:
    """The unit that words begin with: 起 of 起安全事故."""
    longest = max((each for each in known_names() if words.startswith(each)), key=len, default="")
    return words if longest in ("万", "亿") else longest or "次"
