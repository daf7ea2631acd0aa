"""A part of a standard as a record: a condition and what it gives, 其余不得分, 每低1%扣1分, 扣完为止.

What a part leaves out is what the parts before it said: ``80%-90%得8分`` is about what the last of them compared.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from duheng.advice.prose.ranges_in_words import range_in_words, range_pattern
from duheng.advice.prose.steps import is_overdue, overdue_by
from duheng.advice.sentences.conditions_in_words import with_condition
from duheng.advice.sentences.standards.behind import says_steps, stepwise, with_said_of_steps
from duheng.advice.sentences.standards.records import (
    Compared,
    Limits,
    Otherwise,
    Part,
    When,
    condition_of,
    in_range,
    named_in,
)
from duheng.advice.sentences.standards.results import result_meant
from duheng.record import replace
from duheng.syntax.narrow import BLANKS, narrow, without_texts
from duheng.syntax.words import words

WORDY = re.compile(r"(?<![^\W\d_])(?!(?:未|没有)[^\W\d_]{1,6}(?![^\W\d_]))[^\W\d_]{7,}")
"""More letters on end than the names of a form's fields mostly have."""
_LIMITS = re.compile("直?至?扣完为止|满分为止|不得负分|不计负分|最低[得为]?0分|最高不?超?过?分值|最高得?满分")
_OTHERWISE = re.compile(r"(?:否则|其[余他它](?:情况|的)?)[的,: ]*")
_LEADING = re.compile(r"(?:(?:如果?|若|当|凡是?|对于?)\s*)?")
_WHEN = "(?:的情况下|的时候|的|(?<![及按准实定随])时)"
_THIS = "(?:[该本此](?:项|个|(?:项|个)?(?:三级)?指标))"
_BETWEEN = rf"{_WHEN}?\s*,?\s*{_THIS}?"
"""What may stand between a condition and what it gives: 的，该指标."""
_BORDER = re.compile(rf"{_BETWEEN}(?=(?<!不)[得计记给扣减加按酌]|不(?:[得计给扣]分|予))")
_BORDERS = 6
"""Places that are tried for where a condition ends."""
_BETWEEN_NUMBERS = re.compile(
    r"(?P<low>\d[\d.]*[^\W\d]*\s*[%‰]?)\s*(?P<least>[<≤])\s*(?P<name>[^\W\d]+)\s*(?=[<≤]\s*\d)"
)
"""10%＜结转结余率≤20%: its lower end and its name."""
_GOES_ON = re.compile(r"[\d<>≤≥±]|不?[大小高低多少]于|不?超过|不足|达到?|在(?!\w*前)")
"""How a part begins that compares what the part before it did."""
_ACHIEVED = re.compile(r"^完成(?=[^\W\d]{3,})(?![率比及进情程数值量时度额质])")
_DIGITS = re.compile(r"\d[\d.]*")
_NO_NAME = re.compile("[每的与和占等未不得扣计若如当凡且或]|完成$|达到?$|实现$|超过|超出|达到|[高低大小多少]于")
_OPERANDS = re.compile(r"[<>≤≥=]|不?属于")
_COMPARES = (
    r"[大小高低多少]于|超[过出]|达到|不[足满]|不到(?!位)|偏离(?![度率])|以[上下内外]|[比较](?:目标|指标|计划|预算)"
)
_WHEN_OR_WHERE = r"^(?:在\d|第)|^按[时期]$|(?<!提)[前后]$|(?<!存)在$"
_COUNTS = r"百分点|^[^\W\d].*[\d一两][次起件项处个人天]$"
_SAYS_MORE = re.compile(rf"{_COMPARES}|{_WHEN_OR_WHERE}|{_COUNTS}|[的每或/]|[①-⑳]|^[该本此]?项?最[高低多少]|^$")
"""What stands in a name only where more was taken for it: 超过目标值 ≥ 150%."""
_SHARE_OF_RANKS = re.compile(r"(?:排名|名次|位次) (?:[<>≤≥=]|属于) [\[(]?\d[\d.]*\s*%")


def with_part(parts: tuple[Part, ...], said: str) -> tuple[Part, ...]:
    """Some parts with what the next one says; none where it can't be told."""
    of_steps = with_said_of_steps(parts, narrow(said))
    if of_steps is not None:
        return of_steps
    part = stepwise(parts, narrow(said)) if says_steps(said) else _part(said, named_in(parts))
    if part is None:
        return ()
    return parts if isinstance(part, Limits) and part in parts else (*parts, part)


def _part(said: str, named: str) -> Part | None:
    """A part that speaks of ``named`` where it has no name of its own."""
    said = _name_first(said)
    when = _in_range(said, named)
    if when is None and _LIMITS.fullmatch(said):
        return Limits()
    otherwise = _OTHERWISE.match(narrow(said)) if when is None else None
    if otherwise is not None:
        result = result_meant(said[otherwise.end() :])
        return Otherwise(result) if result else None
    if when is None and _GOES_ON.match(narrow(said)):
        when = _in_words(named + said)
    when = when or _in_words(said)
    return _by_name(when, named) if when is not None and _is_sound(when) else None


def _name_first(said: str) -> str:
    """预算偏差率>10%≤20% for 10%＜预算偏差率≤20%."""
    found = _BETWEEN_NUMBERS.match(narrow(said))
    if found is None:
        return said
    name = "" if found["name"] in ("X", "x") else found["name"]
    return f"{name}{'>' if found['least'] == '<' else '≥'}{found['low']}{said[found.end() :]}"


def _in_range(said: str, named: str) -> When | None:
    """``若 执行率 属于 [80%, 90%) 则 8分`` for a name, a range and what it gives."""
    found = _of_range().fullmatch(narrow(said))
    if found is None or _NO_NAME.search(found["name"]):
        return None
    numbers, result = range_in_words(found["range"]), result_meant(said[found.start("result") :])
    if numbers is None or not result:
        return None
    return When(in_range(found["name"] or named or "实际值", numbers), result)


@cache
def _of_range() -> re.Pattern[str]:
    name, gives = r"(?P<name>[^\W\d]{0,12}?)\s*", r"(?P<result>(?![~±(-]|以[上下内外]|[之及内外])\S.*)"
    return re.compile(rf"{name}(?P<range>{range_pattern()}){_BETWEEN}{gives}")


def _in_words(said: str) -> When | None:
    """``若 执行率 ≥ 指标值 则 10分`` for a condition in words and what it gives, wherever the one ends."""
    borders = islice(_BORDER.finditer(narrow(said), 1), _BORDERS)
    results = ((said[: each.start()], result_meant(said[each.end() :])) for each in borders)
    found = (_joined(asked, result) for asked, result in results if result)
    return next(filter(None, found), None)


def _joined(asked: str, result: str) -> When | None:
    """A condition in words and what it gives, as they can be read."""
    begin, then = f"{words()['IF'].zh} ", f" {words()['THEN'].zh} "
    leading = _LEADING.match(narrow(asked))
    asked = asked[leading.end() if leading else 0 :].rstrip(BLANKS + "，,")
    line = with_condition(asked, lambda condition: f"{begin}{condition}{then}{result}")
    if not line.startswith(begin) or then not in line or WORDY.search(line):
        return None
    condition, _, result = line.removeprefix(begin).partition(then)
    return When(condition_of(condition), result)


def _is_sound(when: When) -> bool:
    """Whether a condition's names, and what is given, say no more than a name or a result."""
    asked = without_texts(narrow(when.condition.text))
    operands = [each.strip() for each in _OPERANDS.split(asked)]
    if _SHARE_OF_RANKS.search(asked) or any(map(_SAYS_MORE.search, operands)):
        return False
    letters = len(operands) > 1 and any(len(each) == 1 and each.isalpha() for each in operands)
    return not letters and not re.search("[或的]|属于", without_texts(narrow(when.result)))


def _by_name(when: When, named: str) -> When:
    """What compares under the name that the parts before it used, where its own is the end of that."""
    condition = when.condition
    if not isinstance(condition, Compared):
        return when
    own = _ACHIEVED.sub("", condition.left)
    if is_overdue(condition.left):
        end = condition.right if condition.range is None else condition.range.low or condition.range.high
        own = overdue_by(_DIGITS.sub("", end))
    return replace(when, condition=replace(condition, left=named if named.endswith(own) else own))
