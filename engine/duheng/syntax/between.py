"""What is wrong between two values: a phrase of prose, or no sign at all."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Set

from duheng.problems.problem import Problem
from duheng.problems.prose import MissingSign, PhraseOfProse, WrongLine
from duheng.problems.syntax import MissingWord
from duheng.source import Span
from duheng.syntax.number_words import leading
from duheng.syntax.phrases import Phrase, condition_at
from duheng.syntax.words import words

_RUN = re.compile(r"[^\W\d][\w·]*")
_VALUE = re.compile(r"[^\W\d][\w·]*|\d+(?:\.\d+)?[%‰]?|\([^()]*\)")
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
    rf"(?P<from>{_QUANTITY})\s*{_MARK.format('low')}\s*(?:-|~|至|到)\s*"
    rf"(?P<to>{_QUANTITY}){_MARK.format('high')}(?![\w%‰])"
)
_AFTER_NAME = re.compile(r"(?<!属于)(?<!\bin)(?<=[\w)\]])\s*$")
_YEAR = re.compile(r"(?P<sign>[<>≤≥=]=?)?\s*(?P<year>(?:19|20)\d\d)\s*年度?\s*$")
_MONTH = re.compile(r"\s*(\d{1,2})月(?:份|底|末)?(?![\w])")
_MONTH_BEFORE = re.compile(r"(?<![\w.])(\d{1,2})月\s*$")
_DAY = re.compile(r"(\d{1,2})[日号](?!\w)")
_DASHED = re.compile(rf"({_QUANTITY})\s*[-~至到]\s*({_QUANTITY})(?=\s*,?\s*(?:则|then|且|and))")
_DECEMBER = 12
_CONDITION = re.compile(r"\s*(?:若|如果?|当|要求|if|when|require)(?!\w)")
_RESULT = re.compile(r"[得计记]\d")
_COMPARES = re.compile("[<>≤≥=≠]|属于")


def between_values(expected: Set[str], start: int, text: str, place: Span, shift: int) -> Problem | None:
    """The problem of a line that goes wrong where an operator may stand; ``expected`` may come at ``start``."""
    if text[:start].rstrip().endswith(",") and expected == {"THEN"} and words()["THEN"].zh in text[start:]:
        comma = text[:start].rindex(",")
        joined = words()["AND"].zh
        return _told(Phrase("，", joined, f"实际值 ≥ 80% {joined} 实际值 < 90%"), comma, place, shift)
    told = (
        _tail(expected, start, text, place)
        or _empty_cell(start, text, place)
        or _month(start, text, place, shift)
        or _no_year(start, text, place, shift)
        or _marked_interval(start, text, place, shift)
        or _dashed(expected, start, text, place, shift)
        or _interval(start, text, place, shift)
        or _bound(start, text, place, shift)
    )
    if told is not None:
        return told
    if expected & {"INFIX", "EQUAL"}:
        return _phrase(start, text, place, shift) or _no_sign(expected, start, text, place)
    return None


def _tail(expected: Set[str], start: int, text: str, place: Span) -> Problem | None:
    """A limit or another remark behind a comma where the sentence is over."""
    found = re.match(r",\s*([^|]*[^|\s。;；])", text[start:])
    if found is None or "$END" not in expected or "COMMA" in expected or not _says_result(text):
        return None
    span = Span(place.file, place.line, place.column, place.column + found.end())
    rule = "不能接在逗号后面：封顶、保底写进算式，用 最小（…，…）、最大（…，…）；只作说明的写在 # 后面"
    rule_en = (
        "can't follow a comma: a limit belongs into the formula, as min(…, …) or max(…, …); a remark stands after #"
    )
    return WrongLine(span=span, word=found[1], rule=rule, rule_en=rule_en)


def _says_result(text: str) -> bool:
    starts = (each for name in ("IF", "OTHERWISE", "GIVES", "LET", "TOTAL") for each in words()[name].spellings)
    return text.lstrip().startswith(("|", *starts))


def _empty_cell(start: int, text: str, place: Span) -> Problem | None:
    if text[start : start + 1] != "|" or not text[:start].rstrip().endswith("|"):
        return None
    return MissingWord(span=place, word="-", word_en="-", usage="| - | 0 |", usage_en="| - | 0 |")


def _interval(start: int, text: str, place: Span, shift: int) -> Problem | None:
    """``80% 至 95%`` and ``80%~95%`` in a table's cell or after 属于."""
    before, after = _FROM.search(text[:start]), _TO.match(text[start:])
    if before is None or after is None:
        return None
    found = text[before.start() : start + after.end()]
    low, high = (after[1], before[1]) if _is_falling(before[1], after[1]) else (before[1], after[1])
    return _told(interval_phrase(found, low, high), before.start(), place, shift)


def _marked_interval(start: int, text: str, place: Span, shift: int) -> Problem | None:
    """``80%（含）-90%`` and ``100%-80%（含）``, as bands are written in a scale."""
    found = next((each for each in _MARKED.finditer(text) if each.start() <= start <= each.end()), None)
    if found is None or not (found["low"] or found["high"]):
        return None
    first, second = found["from"].strip(), found["to"].strip()
    first += "%" if second.endswith("%") and first == _digits(first) else ""
    of_first = bool(found["high_of"]) and found["high_of"] == _digits(first)
    ends = [(first, found["high"] if of_first else found["low"]), (second, "" if of_first else found["high"])]
    (low, low_mark), (high, high_mark) = reversed(ends) if _is_falling(*(each for each, _ in ends)) else ends
    included = high_mark == "含" or (not high_mark and high == "100%")
    left_out = low_mark == "不含" or (high_mark == "含" and not low_mark and leading(low) > 0)
    write = f"{'(' if left_out else '['}{low}, {high}{']' if included else ')'}"
    usage = f"实际值 属于 {write}，方括号含端点，圆括号不含"
    write = f"属于 {write}" if _AFTER_NAME.search(text[: found.start()]) else write
    return _told(Phrase(found[0], write, usage), found.start(), place, shift)


def _is_falling(first: str, second: str) -> bool:
    """Whether the greater end comes first, as in 100%-80%."""
    return leading(first) > leading(second)


def _digits(text: str) -> str:
    return text[: len(text) - len(text.lstrip("0123456789."))].rstrip(".")


def _dashed(expected: Set[str], start: int, text: str, place: Span, shift: int) -> Problem | None:
    """``若 实际值 80%-90% 则``, where a value is followed by a range without a word between them."""
    found = _DASHED.match(text[start:])
    if found is None or "THEN" not in expected:
        return None
    low, high = (found[2], found[1]) if _is_falling(found[1], found[2]) else (found[1], found[2])
    told = interval_phrase(found[0], low, high)
    return _told(Phrase(told.found, f"属于 {told.write}", told.usage), start, place, shift)


def _month(start: int, text: str, place: Span, shift: int) -> Problem | None:
    """``2024年12月底``, where a day must be said: the last of the month, or the first after ≥ and >."""
    before, after = _YEAR.search(text[:start]), _MONTH.match(text[start:])
    if before is None or after is None or not 1 <= int(after[1]) <= _DECEMBER:
        return None
    year, month = int(before["year"]), int(after[1])
    day = 1 if before["sign"] in (">", "≥", ">=") else monthrange(year, month)[1]
    write, found = f"{year}-{month:02d}-{day:02d}", text[before.start("year") : start + after.end()]
    return _told(Phrase(found, write, f"完成日期 {before['sign'] or '≤'} {write}"), before.start("year"), place, shift)


def _no_year(start: int, text: str, place: Span, shift: int) -> Problem | None:
    """``6月30日``, of which nobody knows the year."""
    before, after = _MONTH_BEFORE.search(text[:start]), _DAY.match(text[start:])
    if before is None or after is None:
        return None
    usage = f"2024-{int(before[1]):02d}-{int(after[1]):02d}"
    first = before.start() + 1 + shift
    span = Span(place.file, place.line, first, start + after.end() + 1 + shift)
    return MissingWord(span=span, word="年份", word_en="the year", usage=usage, usage_en=usage)


def interval_phrase(found: str, low: str, high: str) -> Phrase:
    """What to write for a range that is written with a dash or with 至."""
    write = f"[{low}, {high})"
    return Phrase(found, write, f"{write} 不含 {high}，[{low}, {high}] 含 {high}；原文没有写明的，要问清楚")


def _bound(start: int, text: str, place: Span, shift: int) -> Problem | None:
    """``80%以上``, also ``在 80% 以上`` and ``≥ 80%以上``; the error is told before the number or after it."""
    whole, behind = _BOUNDED.match(text, start), _BOUND.match(text, start)
    before = _BEFORE_BOUND.search(text[:start])
    if whole:
        first, end, quantity, bound = start, whole.end(), whole[1], whole[2]
    elif before and behind:
        first, end, quantity, bound = before.start(1), behind.end(), before[2], behind[1]
    else:
        return None
    write = f"{'≥' if bound == '以上' else '≤'} {quantity.strip()}"
    return _told(Phrase(text[first:end], write, f"实际值 {write}"), first, place, shift)


def _phrase(start: int, text: str, place: Span, shift: int) -> Problem | None:
    before = re.search(r"([^\W\d]+)\s*$", text[:start])
    of_percent = (_BEFORE_PERCENT, _WORD_BEFORE_PERCENT) if text[start : start + 1] in ("%", "‰") else ()
    for at in (before, *(each.search(text[:start]) for each in of_percent)):
        phrase = condition_at(at[1]) if at else None
        if at and phrase and phrase.found == at[1]:
            return _told(phrase, at.start(1), place, shift)
    phrase = condition_at(text[start:])
    return _told(phrase, start, place, shift) if phrase else None


def _told(phrase: Phrase, start: int, place: Span, shift: int) -> Problem:
    first = start + 1 + shift
    span = Span(place.file, place.line, first, first + len(phrase.found))
    return PhraseOfProse(span=span, found=phrase.found, write=phrase.write, usage=phrase.usage)


def _no_sign(expected: Set[str], start: int, text: str, place: Span) -> Problem | None:
    """A value straight after a value, where one of the two is a number or stands in brackets."""
    before, after = _OPERAND.search(text[:start]), _VALUE.match(text[start:])
    if "INFIX" not in expected or before is None or after is None:
        return None
    plain = _RUN.fullmatch(before[1]) is not None and _RUN.fullmatch(after[0]) is not None
    if plain:
        return None
    if "THEN" in expected and _RESULT.match(after[0]):
        word = words()["THEN"]
        usage, usage_en = f"若 条件 {word.zh} 结果", f"if condition {word.en} result"
        return MissingWord(span=place, word=word.zh, word_en=word.en, usage=usage, usage_en=usage_en)
    compares = _CONDITION.match(text) is not None and _COMPARES.search(text) is None
    span = Span(place.file, place.line, place.column, place.column + len(after[0]))
    return MissingSign(span=span, before=before[1], after=after[0], compares=compares)
