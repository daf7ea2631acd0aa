"""Sentences of a document that say what is scored when, or what indicators are worth, as the lines of a ruleset.

预算执行率≥90%的得10分；80%≤预算执行率<90%的得8分；低于 …: each part of the sentence is a line of a method, 若 … 则 …, or
否则 …. 产出指标50分、效益指标30分: each is a line of the template.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from duheng.problems.problem import Problem
from duheng.problems.prose import Prose
from duheng.record import replace
from duheng.source import Span
from duheng.syntax.demands import compared
from duheng.syntax.narrow import BLANKS, narrow
from duheng.syntax.phrases import ONE_IN_WORDS, STEPS_IN_WORDS, Phrase, likely_meant, name_meant
from duheng.syntax.reach import reads
from duheng.syntax.slips import mended
from duheng.syntax.steps import steps_meant
from duheng.syntax.words import spellings, words

_PART = re.compile(r"[^;。]+")
_PHRASE = re.compile(r"[^,;。]+")
_NUMBERED = re.compile(
    r"\s*(?:\(?[\d一二三四五六七八九十]+\)|[\d一二三四五六七八九十]+[.、](?!\d)|第\w+?[条款项点]|[①-⑳])\s*"
)
_LEADING = re.compile(r"(?:(?:如果?|若|当|凡是?|对于?)\s*)?")
_OTHERWISE = re.compile(r"(?:否则|其[余他它](?:情况|的)?)[的,: ]*")
_BORDER = re.compile(
    r"(?:的情况下|的时候|[的时])?\s*,?\s*(?:[该本此](?:项|个|(?:项|个)?(?:三级)?指标))?"
    r"(?=(?<!不)[得计记给扣减加按酌]|不(?:[得计给扣]分|予))"
)
_OF_SENTENCES = re.compile(r"[的时]\s*,?\s*(?:[得计记给扣按]|不[得计给扣])")
_SHARE = re.compile(r"\d[\d.]*\s*%")
_GIVES = re.compile(r"[得计记给为按]?\s*(.*?\S)(?:计算?)?")
_SIGN = re.compile("[<>≤≥=≠]|属于")
_RESULT = re.compile(r"\d[\d.]*分?|扣[除减]?\d[\d.]*%|.*(?:分值|自评得分|待定).*")
_COMPARED = re.compile(r"\d|指标值|实际值|分值|得分|完成率|[为是在]|[大小高低多少]于|超过|不足|达到")
"""What is compared, or a word that compares: a name that has it says more than a rule would read of it."""
_OF_THE_SAME = re.compile(r"[\d<>≤≥±]|不?[大小高低少多]于|不?超过|不足|达到|在(?!\w*前)")
_SUBJECT = re.compile(r"([^\W\d]+?)(?:在|为|达到?|不?[大小高低少多]于|不?超过|不足)?\s*(?=[\d<>≤≥±])")
_WORTH = re.compile(
    r"(?!.*(?:满分|以[上下内]))(?:其中:?)?((?:(?![的为得是扣每占共])[^\W\d]){2,12}?)"
    r"(?:的?(?:权重|分值)|占|为|共|:|\()*\s*(\d[\d.]*)\s*分?\)?"
)
_INDICATOR = re.compile("指标|[率度]$")
_ONE_AFTER_ANOTHER = re.compile("[、,;]")
_FORMULA = re.compile(
    r"(?:[该本此]?(?:项|指标)*的?(?:得分|计分|评分|分数)(?:计算)?(?:公式|方法|办法)?\s*[=:为是]\s*|按照?\s*)?"
    r"(?P<formula>\S.*?)\s*(?:计算|计分|得分|计)?[。;]?"
)
_COMPUTES = re.compile(r"[值率数额分]\W*[×÷*/]|[×÷*/]\W*\w*[值率数额分]")
_NO_LESS = re.compile("直?至?扣完为止|不得负分|不计负分|最低[得为]?0分|最高不超过分值")
_THRESHOLD = re.compile(r"[≥≤<>]\s*(\d\S*)")
_SAYS_MORE = re.compile(r"[^\W\d](?:[大小高低多少]于|超过|达到)|(?:[大小高低多少]于|超过|达到)[^\W\d]")
"""A comparison inside what would be a name: 超过目标值 ≥ 150%."""
_GRADES = re.compile("[较很最]?[好差高低]|优秀?|良好?|中等?|一般|不?合格|[A-E]等?")
_WORDY = re.compile(r"[^\W\d_]{7,}")
"""More letters on end than the names of a form's fields mostly have."""
_MOST = 200
"""Characters of a sentence that is looked at."""


def points_when(typed: str, line: Span) -> Problem | None:
    """What is told of a sentence all of whose parts say what is scored when; None for any other line."""
    text = typed.strip(BLANKS)
    if len(text) > _MOST or _begins_with_keyword(text):
        return None
    lines = _lines(text, _PART) or _lines(text, _PHRASE)
    order = [words()[each].zh for each in ("IF", "OTHERWISE", "CLAMP")]
    lines.sort(key=lambda each: order.index(each.split()[0]))
    lines, field = _asked_in_words(lines)
    told = lines_told(text, lines, line) if lines and not lines[0].startswith(order[2]) else None
    return told and replace(told, field=field)


def worth_in_words(typed: str, line: Span) -> Problem | None:
    """What is told of a sentence that says what several indicators are worth; None for any other line."""
    text, level = typed.strip(BLANKS), words()["LEVEL1"].zh
    said = narrow(text).rstrip("。;")
    for each in (said, said.partition(":")[2]):
        parts = [_WORTH.fullmatch(part.strip()) for part in _ONE_AFTER_ANOTHER.split(each)]
        lines = [f"{level} {part[1]} {part[2]}分" for part in parts if part]
        if len(lines) == len(parts) > 1 and any(part and _INDICATOR.search(part[1]) for part in parts):
            return lines_told(text, lines, line)
    return None


def formula_alone(typed: str, line: Span) -> Problem | None:
    """What is told of a formula without a keyword: 得分=实际值÷指标值×分值; None for any other line."""
    text, gives = typed.rstrip(BLANKS), words()["GIVES"].zh
    begins = len(text) - len(text.lstrip(BLANKS))
    found = _FORMULA.fullmatch(narrow(text), begins)
    if found is None or _begins_with_keyword(text) or not _COMPUTES.search(found["formula"]):
        return None
    write = mended(f"{gives} {text[found.start('formula') : found.end('formula')]}")
    if not write or _SIGN.search(narrow(write)) or _WORDY.search(write):
        return None
    return Phrase(text[begins:], write, write).told(line.at(begins, len(text)))


def lines_told(text: str, lines: Sequence[str], line: Span, english: Sequence[str] = ()) -> Prose | None:
    """That a sentence may be written as lines of a ruleset, with their ``english`` where it differs; None where one
    can't be read."""
    if not all(map(reads, lines)):
        return None
    return Prose(
        span=line, text=text, lines="；下一行 ".join(lines), lines_en="; in the next line: ".join(english or lines)
    )


def _begins_with_keyword(text: str) -> bool:
    """Whether a line is a rule's but for a slip; 若 begins a sentence too: 若执行率高于90%的，得10分."""
    first = _without_number(text).split()[:1]
    asks = bool(first) and first[0] in words()["IF"].spellings and _OF_SENTENCES.search(narrow(text)) is not None
    return not first or (not asks and first[0] in spellings(*words()))


def _without_number(text: str) -> str:
    numbered = _NUMBERED.match(narrow(text))
    return text[numbered.end() if numbered else 0 :].strip(BLANKS)


def _lines(text: str, part: re.Pattern[str]) -> list[str]:
    """The lines that a sentence's parts are, each of what the one before spoke of; empty where one of them is none."""
    lines, subject = list[str](), ""
    for found in part.finditer(narrow(text)):
        said = _without_number(text[found.start() : found.end()])
        line = ""
        if "每" in said:
            line = _step(subject, said, lines[0]) if lines else ""
        elif not ONE_IN_WORDS.match(narrow(said)):
            line = (_OF_THE_SAME.match(narrow(said)) and _line(subject + said)) or _line(said)
        if not line:
            return []
        lines.append(line)
        named = _SUBJECT.match(narrow(said))
        subject = said[: named.end(1)] if named and "每" not in said else subject
    return lines


def _asked_in_words(lines: Sequence[str]) -> tuple[list[str], str]:
    """Lines whose conditions may be mere words, and the fields that these are: 若 非 公开 for 若 未公开, which is
    answered by 是 or 否; of words for how good something is a form has one, 若 等次 = 「好」."""
    asked = {each: found for each in lines if (found := _in_words().fullmatch(each)) is not None}
    graded = any(_GRADES.fullmatch(found["name"]) for found in asked.values())
    told, fields = dict(zip(lines, lines, strict=True)), dict[str, None]()
    for each, found in asked.items():
        denied = f"{words()['NOT'].zh} {found['name']}" if found["denied"] else found["name"]
        told[each] = each.replace(found["said"], f"等次 = 「{found['said']}」" if graded else denied, 1)
        field, kind = ("等次", "文本") if graded else (found["name"], "是否")
        fields[f"{words()['FIELD'].zh} {field}: {kind}"] = None
    return [told[each] for each in lines], "、".join(fields)


@cache
def _in_words() -> re.Pattern[str]:
    begin, end = words()["IF"].zh, words()["THEN"].zh
    return re.compile(rf"{begin} (?P<said>(?P<denied>未|没有)?(?P<name>[^\W\d]+)) {end} .+")


def _step(subject: str, said: str, first: str) -> str:
    """``否则 分值 -（95% - 满意度）÷ 1% × 1分`` for 每低1%扣1分 behind a line that gives the points from 95% on."""
    if not _SIGN.search(narrow(first)) or not STEPS_IN_WORDS.fullmatch(narrow(said)):
        return ""
    formula, field = steps_meant(subject + narrow(said))
    threshold = _THRESHOLD.search(narrow(first))
    given = formula.replace("指标值", threshold[1]) if threshold else formula
    return "" if field else f"{words()['OTHERWISE'].zh} {given.removeprefix(words()['GIVES'].zh).strip()}"


def _line(part: str) -> str:
    """``若 执行率 ≥ 90% 则 10分`` for a part of a sentence; empty where it can't be told."""
    if _NO_LESS.fullmatch(part):
        return f"{words()['CLAMP'].zh} 0 {words()['UNTIL'].zh} 分值"
    otherwise = _OTHERWISE.match(narrow(part))
    if otherwise is not None:
        result = _result(part[otherwise.end() :])
        return f"{words()['OTHERWISE'].zh} {result}" if result else ""
    borders = list(_BORDER.finditer(narrow(part), 1))
    results = ((part[: each.start()], _result(part[each.end() :])) for each in borders)
    return next(filter(None, (_joined(said, result) for said, result in results if result)), "")


def _joined(said: str, result: str) -> str:
    """A condition and what it gives as a line."""
    leading = _LEADING.match(narrow(said))
    said = said[leading.end() if leading else 0 :].rstrip(BLANKS + "，,")
    meant = likely_meant(said) or said
    in_words = _COMPARED.search(meant) is not None and not _SIGN.search(narrow(meant))
    found = mended(_condition(meant, result), anyway=in_words)
    if in_words and not _SIGN.search(narrow(found)):
        comparison = compared(said)
        found = _condition(comparison, result) if comparison else ""
    unread = _WORDY.search(found) or _SAYS_MORE.search(found.removesuffix(result))
    return "" if unread else " ".join(found.split())


def _condition(condition: str, result: str) -> str:
    return f"{words()['IF'].zh} {condition} {words()['THEN'].zh} {result}"


def _result(said: str) -> str:
    """What is scored, as a rule has it; empty where it can't be told."""
    said = said.strip(BLANKS + "，,")
    given, gives = _GIVES.fullmatch(said), words()["GIVES"].zh
    bare = given[1] if given else said
    share = f"分值 × {bare}" if _SHARE.fullmatch(bare) else ""
    meanings = (share, name_meant(said), likely_meant(said), name_meant(bare), likely_meant(bare), bare)
    fit = (each for each in meanings if _RESULT.fullmatch(each) and not _SIGN.search(narrow(each)))
    lines = filter(None, (mended(f"{gives} {each}") for each in fit))
    return next(lines, "").removeprefix(gives).strip()
