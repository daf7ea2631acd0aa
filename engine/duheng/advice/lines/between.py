"""What is wrong between two values: a phrase of prose, or no sign at all."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable

from duheng.advice.prose.number_words import leading
from duheng.advice.prose.phrases import Phrase, condition_at
from duheng.advice.prose.ranges_in_words import interval_phrase, range_meant
from duheng.advice.sentences.conditions_in_words import SIGN
from duheng.problems.problem import Problem
from duheng.problems.prose import MissingSign, WrongLine
from duheng.problems.syntax import MissingWord
from duheng.record import replace
from duheng.syntax.stop import Stop
from duheng.syntax.words import NAME_RUN, choice, spellings, words

_RUN = re.compile(NAME_RUN)
_VALUE = re.compile(rf"{NAME_RUN}|\d+(?:\.\d+)?[%‰]?|\([^()]*\)")
_OPERAND = re.compile(r"(\([^()]*\)|\[[^\[\]]*\]|[\w.·]+[%‰]?)\s*$")
_BEFORE_PERCENT = re.compile(r"(乘以|乘|的|为|是)\d+(?:\.\d+)?$")
_WORD_BEFORE_PERCENT = re.compile(r"(?<!\w)([^\W\d]+)\d+(?:\.\d+)?$")
_QUANTITY = r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])(?:\s*[%‰])?[^\W\d_]*?"
_BOUND = re.compile(r"\s*(?:\(含\)|及)?(以上|以下|以内)(?:\(含\))?")
_BOUNDED = re.compile(rf"在?\s*({_QUANTITY}){_BOUND.pattern}")
_BEFORE_BOUND = re.compile(rf"((?:(?:在|[≥≤<>=])\s*)?({_QUANTITY}))\s*$")
_FROM = re.compile(rf"({_QUANTITY})\s*$")
_TO = re.compile(rf"\s*(?:~|至|到)\s*({_QUANTITY})(?![\w%‰])")

_MARK = r"(?:\((?P<{0}>不?含)\s*(?P<{0}_of>[\d.]*)\s*[%‰]?[^\W\d_]*\))?"
_MARKED = re.compile(
    rf"{_QUANTITY}\s*{_MARK.format('low')}\s*(?:-|~|至|到)\s*"
    rf"{_QUANTITY}{_MARK.format('high')}(?![\w%‰])"
)
_AFTER_NAME = re.compile(r"(?<!属于)(?<!\bin)(?<=[\w)\]])\s*$")
_YEAR = re.compile(r"(?P<sign>[<>≤≥=]=?)?\s*(?P<year>(?:19|20)\d\d)\s*年度?\s*$")
_MONTH = re.compile(r"\s*(\d{1,2})月(?:份|底|末)?(?![\w])")
_MONTH_BEFORE = re.compile(r"(?<![\w.])(\d{1,2})月\s*$")
_DAY = re.compile(r"(\d{1,2})[日号](?!\w)")
_DASHED = re.compile(rf"({_QUANTITY})\s*[-~至到]\s*({_QUANTITY})(?=\s*,?\s*(?:则|then|且|and))")
_DECEMBER = 12
_CONDITION = re.compile(r"\s*(?:若|如果?|当|要求|if|when|require)(?!\w)")
_RESULT = re.compile(r"[得计记](?:\d|$)")


def between_values(stop: Stop) -> Problem | None:
    """The problem of a line that goes wrong where an operator may stand."""
    told = next((problem for look in _CERTAIN if (problem := look(stop)) is not None), None)
    if told is None and stop.expected & {"INFIX", "EQUAL"}:
        return _phrase(stop) or _no_sign(stop)
    return told


def _told(stop: Stop, phrase: Phrase, first: int) -> Problem:
    """That a phrase stands at a character."""
    return phrase.told(stop.at(first, first + len(phrase.found)))


def _joined(stop: Stop) -> Problem | None:
    """``若 甲 ≥ 80%，乙 < 90% 则``, where a comma joins two conditions."""
    if not stop.before.rstrip().endswith(",") or stop.expected != {"THEN"} or words()["THEN"].zh not in stop.behind:
        return None
    joined = words()["AND"].zh
    return _told(stop, Phrase("，", joined, f"实际值 ≥ 80% {joined} 实际值 < 90%"), stop.before.rindex(","))


def _tail(stop: Stop) -> Problem | None:
    """A limit or another remark behind a comma where the sentence is over."""
    found = re.match(r",\s*([^|]*[^|\s。;；])", stop.behind)
    if found is None or "$END" not in stop.expected or "COMMA" in stop.expected or not _says_result(stop.text):
        return None
    span = replace(stop.place, end=stop.place.column + found.end())
    rule = "不能接在逗号后面：封顶、保底写进算式，用 最小（…，…）、最大（…，…）；只作说明的写在 # 后面"
    rule_en = (
        "can't follow a comma: a limit belongs into the formula, as min(…, …) or max(…, …); a remark stands after #"
    )
    return WrongLine(span=span, word=found[1], rule=rule, rule_en=rule_en)


def _says_result(text: str) -> bool:
    return text.lstrip().startswith(("|", *spellings("IF", "OTHERWISE", "GIVES", "LET", "TOTAL")))


def _empty_cell(stop: Stop) -> Problem | None:
    if stop.behind[:1] != "|" or not stop.before.rstrip().endswith("|"):
        return None
    usage = re.sub(r"\|\s*(?=\|)", "| - ", stop.typed.strip())
    return MissingWord(span=stop.place, word="-", word_en="-", usage=usage, usage_en=usage)


def _interval(stop: Stop) -> Problem | None:
    """``80% 至 95%`` and ``80%~95%`` in a table's cell or after 属于."""
    before, after = _FROM.search(stop.before), _TO.match(stop.behind)
    if before is None or after is None:
        return None
    found = stop.text[before.start() : stop.start + after.end()]
    phrase = _left_open if _gives_points(stop.text, before.start(), stop.start + after.end()) else interval_phrase
    return _told(stop, phrase(found, before[1], after[1]), before.start())


def _gives_points(text: str, first: int, last: int) -> bool:
    """Whether a stretch of a line stands where it says its points: the last cell of a table's line, or behind 则."""
    if text.lstrip().startswith("|"):
        return text[:first].count("|") > 1 and text[last:].strip(" |\t") == ""
    return re.search(rf"(?<!\w){choice('THEN', 'GIVES', 'OTHERWISE')}\s*$", text[:first]) is not None


def _left_open(found: str, first: str, second: str) -> Phrase:
    """What to write for points from 8 to 9, within which somebody chooses."""
    low, high = (each.strip().removesuffix("分") for each in (first, second))
    low, high = (high, low) if _is_falling(low, high) else (low, high)
    write = f"{words()['UNDETERMINED'].zh} [{low}, {high}]，「原因」"
    return Phrase(found, write, f"{write}，由评价人在其间定；不由人定的，写明各得几分")


def _marked_interval(stop: Stop) -> Problem | None:
    """``80%（含）-90%`` and ``100%-80%（含）``, as bands are written in a scale."""
    found = next((each for each in _MARKED.finditer(stop.text) if each.start() <= stop.start <= each.end()), None)
    if found is None or not (found["low"] or found["high"]):
        return None
    write = range_meant(found[0].strip()).removeprefix("属于 ")
    if not write:
        return None
    usage = f"实际值 属于 {write}，方括号含端点，圆括号不含"
    write = f"属于 {write}" if _AFTER_NAME.search(stop.text[: found.start()]) else write
    return _told(stop, Phrase(found[0], write, usage), found.start())


def _is_falling(first: str, second: str) -> bool:
    """Whether the greater end comes first, as in 100%-80%."""
    return leading(first) > leading(second)


def _dashed(stop: Stop) -> Problem | None:
    """``若 实际值 80%-90% 则``, where a value is followed by a range without a word between them."""
    found = _DASHED.match(stop.behind)
    if found is None or "THEN" not in stop.expected:
        return None
    told = interval_phrase(found[0], found[1], found[2])
    return _told(stop, Phrase(told.found, f"属于 {told.write}", told.usage), stop.start)


def _month(stop: Stop) -> Problem | None:
    """``2024年12月底``, where a day must be said: the last of the month, or the first after ≥ and >."""
    before, after = _YEAR.search(stop.before), _MONTH.match(stop.behind)
    if before is None or after is None or not 1 <= int(after[1]) <= _DECEMBER:
        return None
    year, month = int(before["year"]), int(after[1])
    day = 1 if before["sign"] in (">", "≥", ">=") else monthrange(year, month)[1]
    write, found = f"{year}-{month:02d}-{day:02d}", stop.text[before.start("year") : stop.start + after.end()]
    return _told(stop, Phrase(found, write, f"完成日期 {before['sign'] or '≤'} {write}"), before.start("year"))


def _no_year(stop: Stop) -> Problem | None:
    """``6月30日``, of which nobody knows the year."""
    before, after = _MONTH_BEFORE.search(stop.before), _DAY.match(stop.behind)
    if before is None or after is None:
        return None
    usage = f"2024-{int(before[1]):02d}-{int(after[1]):02d}"
    span = stop.place.at(before.start() + stop.shift, stop.start + after.end() + stop.shift)
    return MissingWord(span=span, word="年份", word_en="the year", usage=usage, usage_en=usage)


def _bound(stop: Stop) -> Problem | None:
    """``80%以上``, also ``在 80% 以上`` and ``≥ 80%以上``; the error is told before the number or after it."""
    whole, behind = _BOUNDED.match(stop.text, stop.start), _BOUND.match(stop.text, stop.start)
    before = _BEFORE_BOUND.search(stop.before)
    if whole:
        first, end, quantity, bound = stop.start, whole.end(), whole[1], whole[2]
    elif before and behind:
        first, end, quantity, bound = before.start(1), behind.end(), before[2], behind[1]
    else:
        return None
    write = f"{'≥' if bound == '以上' else '≤'} {quantity.strip()}"
    return _told(stop, Phrase(stop.text[first:end], write, f"实际值 {write}"), first)


def _phrase(stop: Stop) -> Problem | None:
    before = re.search(r"([^\W\d]+)\s*$", stop.before)
    of_percent = (_BEFORE_PERCENT, _WORD_BEFORE_PERCENT) if stop.behind[:1] in ("%", "‰") else ()
    for at in (before, *(each.search(stop.before) for each in of_percent)):
        phrase = condition_at(at[1]) if at else None
        if at and phrase and phrase.found == at[1]:
            return _told(stop, phrase, at.start(1))
    phrase = condition_at(stop.behind)
    return _told(stop, phrase, stop.start) if phrase else None


def _no_sign(stop: Stop) -> Problem | None:
    """A value straight after a value, where one of the two is a number or stands in brackets."""
    before, after = _OPERAND.search(stop.before), _VALUE.match(stop.behind)
    if "INFIX" not in stop.expected or before is None or after is None:
        return None
    if _RUN.fullmatch(before[1]) and _RUN.fullmatch(after[0]):
        return None
    if "THEN" in stop.expected and _RESULT.match(after[0]):
        word = words()["THEN"]
        return word.missing(stop.place, f"若 条件 {word.zh} 结果", f"if condition {word.en} result")
    compares = _CONDITION.match(stop.text) is not None and SIGN.search(stop.text) is None
    span = replace(stop.place, end=stop.place.column + len(after[0]))
    return MissingSign(span=span, before=before[1], after=after[0], compares=compares)


_CERTAIN: tuple[Callable[[Stop], Problem | None], ...] = (
    _joined,
    _tail,
    _empty_cell,
    _month,
    _no_year,
    _marked_interval,
    _dashed,
    _interval,
    _bound,
)
