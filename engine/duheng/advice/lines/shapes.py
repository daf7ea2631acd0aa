"""Whole lines whose shape says what was meant: two sentences on a line, a range without its word, digits as words."""

from __future__ import annotations

import re
from collections.abc import Callable

from duheng.advice.lines.bands import band_problem
from duheng.advice.lines.vetoes import veto_on_one_line
from duheng.advice.prose.phrases import Phrase, line_meant, name_meant
from duheng.advice.prose.steps import ONE_IN_WORDS, STEPS_IN_WORDS, steps_problem
from duheng.advice.slips.starters import near_starters
from duheng.language.types import FieldKind
from duheng.problems.names import PointsUnit
from duheng.problems.problem import Problem
from duheng.problems.prose import ChoicesAsKind, WrongLine
from duheng.problems.syntax import MissingWord
from duheng.source import Span
from duheng.syntax.narrow import without_texts
from duheng.syntax.words import LEVELS, choice, words

_CHINESE_DIGITS = {"零": "0", "一": "1", "两": "2", "二": "2", "三": "3", "四": "4"}


def shape_problem(narrowed: str, line: Span) -> Problem | None:
    """The first shape that the line has."""
    bare = without_texts(narrowed)
    return next((problem for look in _SHAPES if (problem := look(bare, line)) is not None), None)


def _span(line: Span, found: re.Match[str], group: int = 1) -> Span:
    return line.at(*found.span(group))


def _otherwise_if(text: str, line: Span) -> Problem | None:
    found = re.match(rf"\s*({choice('OTHERWISE')}\s*{choice('IF')}(?!\w))", text)
    if found is None:
        return None
    word = words()["IF"].zh
    return Phrase(found[1], word, f"{word} 实际值 ≥ 80% 则 分值 × 80%").told(_span(line, found))


def _two_sentences(text: str, line: Span) -> Problem | None:
    if re.match(rf"\s*{choice('IF')}(?!\w)", text) is None:
        return None
    then = rf"(?<!\w){choice('THEN')}"
    found = (
        re.search(rf"(?<=[\s,;])({choice('OTHERWISE')})", text)
        or re.search(rf"{then}.*?[,;。]\s*([^\s,;。]+)[^;。]*?{then}", text)
        or _if_after_then(text, re.compile(then))
    )
    if found is None:
        return None
    return WrongLine(span=_span(line, found), word=found[1], rule="要另起一行", rule_en="begins a line of its own")


def _if_after_then(text: str, then: re.Pattern[str]) -> re.Match[str] | None:
    """The second 若 of a line, behind a 则 and before another; each is looked for once, however long the line is."""
    first = then.search(text)
    found = re.compile(rf"(?<=\s)({choice('IF')})\s").search(text, first.end()) if first is not None else None
    return found if found is not None and then.search(text, found.end()) is not None else None


def _nodes_on_one_line(text: str, line: Span) -> Problem | None:
    """一级 产出指标 50分，效益指标 30分, 二级 数量指标、质量指标."""
    level = choice(*LEVELS)
    found = re.match(rf"\s*{level}\s+[^\W\d]\w*[^,、]*?(?:、\s*([^\W\d]\w*)|,\s*([^\W\d]\w*)\s*\(?\d+分)", text)
    if found is None:
        return None
    rule, rule_en = "要另起一行，一个指标一行", "begins a line of its own: an indicator a line"
    group = 1 if found[1] else 2
    return WrongLine(span=_span(line, found, group), word=found[group], rule=rule, rule_en=rule_en)


def _amended_alone(text: str, line: Span) -> Problem | None:
    """补充 一级 产出指标 40分, which is a line of what is amended: a template's."""
    inside = choice(*LEVELS, "FIELD", "TOTAL", "GRADE", "SCORING")
    found = re.match(rf"\s*({choice('AMEND', 'REPLACE')}\s+({inside}))(?:\s+(\S.*?))?\s*$", text)
    if found is None:
        return None
    amend, template = words()["AMEND"], words()["TEMPLATE"]
    write = f"{amend.zh} {template.zh} 项目支出绩效自评表"
    return Phrase(found[1], write, f"{write}；下一行 {' '.join(filter(None, found.group(2, 3)))}").told(
        _span(line, found)
    )


def _then_alone(text: str, line: Span) -> Problem | None:
    found = re.match(rf"\s*({choice('THEN')})(?!\s*{choice('TOTAL', 'GRADE')})", text)
    if found is None:
        return None
    rule, rule_en = "要和「若」写在同一行", "belongs on the line of its if"
    taken = re.match(rf"\s*{choice('THEN')}\s*(?:扣减?|减去?)\s*(\d[\d.]*)\s*分?\s*$", text)
    if taken is not None:
        then, total = words()["THEN"], words()["TOTAL"]
        rule += f"；校验里扣总分的，写成：{then.zh} {total.zh} {total.zh} - {taken[1]}分"
        rule_en += f"; a check takes points off the total as: {then.en} {total.en} {total.en} - {taken[1]}分"
    return WrongLine(span=_span(line, found), word=found[1], rule=rule, rule_en=rule_en)


def _when_then(text: str, line: Span) -> Problem | None:
    found = re.match(rf"\s*({choice('WHEN')})\s.*\s{choice('THEN')}(?:\s|\d)", text)
    if found is None:
        return None
    word = words()["IF"].zh
    return Phrase(found[1], word, f"{word} 实际值 ≥ 指标值 则 分值").told(_span(line, found))


def _range_without_word(text: str, line: Span) -> Problem | None:
    found = re.match(rf"\s*{choice('CLAMP')}\s*[^,\s~]+?\s*([~-]+)\s*\S", text)
    dates = re.match(rf"\s*{choice('EFFECTIVE')}\s+\d{{4}}\S\d{{1,2}}\S\d{{1,2}}日?\s*([^\w\s]+)\s*\d{{4}}", text)
    if any(each in text for each in words()["UNTIL"].spellings if not each.isascii()):
        return None
    usage = ("限于 0 至 分值", "clamp 0 to 分值") if found else ("适用 2020-01-01 至 2020-12-31",) * 2
    place = found or dates
    return words()["UNTIL"].missing(_span(line, place), *usage) if place is not None else None


def _places_in_words(text: str, line: Span) -> Problem | None:
    found = re.match(rf"\s*{choice('ROUND')}\s*([^\d,]*?([零一两二三四\d])\s*位(?:小数)?)", text)
    if found is None or re.match(r"\d", found[1]):
        return None
    write = f"{_CHINESE_DIGITS.get(found[2], found[2])} 位小数"
    return Phrase(found[1], write, f"{words()['ROUND'].zh} {write}").told(_span(line, found))


def _field_without_colon(text: str, line: Span) -> Problem | None:
    found = re.match(rf"\s*({choice('FIELD')})\s+([^\W\d][\w·]*)(\s*)((?:(?<=\s)[^\W\d][\w·]*\s*(?:,.*)?)?)$", text)
    if found is None:
        return None
    usage = usage_en = f"{found[1]} {found[2]}: {found[4].strip()}"
    if not found[4]:
        kinds = [kind for kind in FieldKind if kind is not FieldKind.LABEL]
        usage += f"文本；文本也可以是{'、'.join(kind.value for kind in kinds[1:])}，或档位的名称"
        usage_en += f"text, or {', '.join(kind.name.lower() for kind in kinds[1:])}, or a scale's name"
    span = line.at(found.start(3), max(found.end(3), found.start(3) + 1))
    return MissingWord(span=span, word="：", word_en=":", usage=usage, usage_en=usage_en)


_SHARE_OF_POINTS = re.compile(
    r"\s*([一二三四]级|level[1-4])\s+[^\W\d]\w*[\s,]*"
    r"(\(?\s*(?:权重|分值|满分|占比?|比重|比例)?\s*[为:=]?\s*([1-9][\d.]*)\s*%\s*\)?)"
)


def _points_as_share(text: str, line: Span) -> Problem | None:
    """一级 产出指标 权重60%."""
    found = _SHARE_OF_POINTS.match(text)
    if found is None:
        return None
    top = found[1] in words()["LEVEL1"].spellings
    return PointsUnit(span=_span(line, found, 2), found=found[2].strip("() "), digits=found[3], top=top)


_BELOW_ZERO = re.compile(r"\s*(?:[一二三四]级|level[1-4])\s+[^\W\d]\w*[\s,]*(-\s*(\d[\d.]*)\s*分?)(?!\w)")


def _points_below_zero(text: str, line: Span) -> Problem | None:
    """一级 违规违纪 -5分."""
    found = _BELOW_ZERO.match(text)
    return PointsUnit(span=_span(line, found), found=found[1], digits=found[2]) if found is not None else None


def _choices(text: str, line: Span) -> Problem | None:
    """字段 等次: 优/良/中/差."""
    field, word = choice("FIELD"), r"[^\W\d]\w*"
    found = re.match(rf"\s*{field}\s+({word})\s*:\s*(?:\w+\s*\()?\s*(({word})(?:\s*[/、|,]\s*{word})+)\s*\)?\s*$", text)
    if found is None or "必填" in found[2]:
        return None
    return ChoicesAsKind(span=_span(line, found, 2), choices=found[2].strip(), name=found[1], first=found[3])


_SUBJECT = r"(?:[^\W\d的未达得扣每]{1,10})?"


_NO_MORE = re.compile(
    r"(?:\s*[,;]\s*(?:直?至?扣完为止|[^,;。]*(?:最[多高低]|至多|不超过|上限|封顶|满分|为止)[^,;。每]*|不[足满][^,;。]*|[^,;。]*负[^,;。]*))*\s*[。;]?\s*"
)
"""What may follow steps without giving or taking anything else."""


def _steps_in_words(text: str, line: Span) -> Problem | None:
    """得 分值 - 每低1个百分点扣0.5分."""
    begins = re.match(rf"\s*(?:{choice('GIVES', 'IF', 'OTHERWISE', 'LET', 'PARAMETER')}(?!\w)|\||{_SUBJECT}每)", text)
    found = re.search(rf"(?<!\w)({_SUBJECT}{STEPS_IN_WORDS.pattern})(?!\w)", text)
    found = found if begins else re.match(rf"\s*({ONE_IN_WORDS.pattern})(?!\w)", text)
    if found is None or (not begins and not _NO_MORE.fullmatch(text, found.end(1))):
        return None
    if (
        begins
        and begins[0].endswith("每")
        and (text[: found.start()].strip() or not _NO_MORE.fullmatch(text, found.end(1)))
    ):
        return None
    return steps_problem(found[1].strip().replace(",", "，"), _span(line, found), text[found.end(1) :])


_END = r"\d+(?:\.\d+)?\s*%?\s*分?\s*(?:\(不?含\))?"
_BAND = re.compile(
    rf"\s*([^\W\d]\w*)(?:\s+(?=\S)|\s*=\s*|\s*(?=\())"
    rf"\(?([\[(]?\s*{_END}\s*[-~,]\s*{_END}\s*[\])]?|(?:[<≤≥]|[<>]=)\s*{_END}|{_END}\s*及?以[上下])\s*\)?\s*$"
)
_BEHIND = re.compile(r"\s*(\S.*\d.*?)\s*的?\s*[为是]\s*([^\W\d]\w*)\s*$")
_ANY_BAND = re.compile(
    rf"[\[(]?\s*{_END}\s*(?:[-~,至到]\s*{_END}\s*[\])]?|及?以[上下]|(?:\(不?含\))?以[上下])|[<≤≥]\s*{_END}"
)


def _band_without_colon(text: str, line: Span) -> Problem | None:
    """优 90-100."""
    found = _BAND.match(text)
    if found is None or line_meant(found[1]) or near_starters(found[1]):
        return None
    return _as_band(found[1], found[2], line, _span(line, found))


def _label_behind(text: str, line: Span) -> Problem | None:
    """90(含)-100分为优."""
    found = _BEHIND.match(text)
    if found is None or not _ANY_BAND.fullmatch(found[1]) or name_meant(found[2]):
        return None
    return _as_band(found[2], found[1], line, line)


def _as_band(label: str, ends: str, line: Span, place: Span) -> Problem | None:
    """That a label and its ends are written with a colon between them, where that makes a band."""
    band = band_problem(f"{label}: {ends}", line, 0)
    if not isinstance(band, MissingWord):
        return None
    return MissingWord(span=place, word="：", word_en=":", usage=band.usage, usage_en=band.usage_en)


_SHAPES: tuple[Callable[[str, Span], Problem | None], ...] = (
    _amended_alone,
    _otherwise_if,
    veto_on_one_line,
    _two_sentences,
    _then_alone,
    _when_then,
    _range_without_word,
    _places_in_words,
    _field_without_colon,
    _points_as_share,
    _points_below_zero,
    _choices,
    _steps_in_words,
    _band_without_colon,
    _label_behind,
    _nodes_on_one_line,
)
