"""Demands in the words of a document, which a check writes with signs.

得分不能超过分值, 三级分值合计应为100分; and what has to be explained when: 实际值超过指标值130%的，须填写偏差原因.
"""

from __future__ import annotations

import re
from functools import cache

from duheng.language.operations import INFIX
from duheng.problems.problem import Problem
from duheng.problems.prose import Prose
from duheng.source import Span
from duheng.syntax.narrow import BLANKS, narrow
from duheng.syntax.phrases import conditions, likely_meant, name_meant
from duheng.syntax.reach import reads
from duheng.syntax.slips import mended
from duheng.syntax.words import spellings, words

_SIGNS = frozenset("= ≠ < > ≤ ≥ 有值 为空".split())
_MUST = "应当|应该|应|必须|须"
_MUST_BE = re.compile(f"不得|不能|不应|不可|{_MUST}")
_SUM = re.compile(r"([一二三四]级)(?:指标)?(?:各[行项])?的?([^\W\d]\w*?)的?(?:之和|合计|总和)")
_COUNT = re.compile(r"([一二三四]级)指标的?(?:个数|数量|总数)?")
_COUNTERS = ("个", "项", "条")
_EXPLAINED = re.compile(
    r"\s*(?:(?:如果?|若|当|凡是?|对于?)\s*)?(\S[^,;。]*?)(?:的情况下|的时候|[的时])?\s*,?\s*"
    rf"(?:{_MUST})(?:在\w+?[中里内栏])?\s*(?:填写|填报|说明|注明|写明|解释)\s*([^\W\d]\w*)[。;]?\s*"
)


def to_be_explained(typed: str, line: Span) -> Problem | None:
    """A sentence that says when something must be filled in, which a check says in two lines."""
    found = _EXPLAINED.fullmatch(narrow(typed))
    if found is None or found[1].split()[0] in spellings(*words()):
        return None
    when, require, present = (words()[each].zh for each in ("WHEN", "REQUIRE", "PRESENT"))
    condition = mended(f"{when} {likely_meant(found[1]) or typed[found.start(1) : found.end(1)]}")
    if not condition:
        return None
    demand = f"{require} {typed[found.start(2) : found.end(2)]} {present}"
    return Prose(span=line, text=typed.strip(BLANKS), condition=" ".join(condition.split()), comparison=demand)


def demanded(typed: str) -> str:
    """What a line demands, as a check writes it behind 要求; empty where it is no such line."""
    found = _demand().fullmatch(narrow(typed))
    if found is None:
        return ""
    left, right = (typed[found.start(each) : found.end(each)] for each in (1, 5))
    total, count = _SUM.fullmatch(left), _COUNT.fullmatch(left)
    if not (found[2] or found[3] or total or count):
        return ""
    if total is not None:
        left = f"合计（{total[1]}.{name_meant(total[2]) or total[2]}）"
    elif count is not None and right.endswith(_COUNTERS):
        left, right = f"个数（{count[1]}）", right[:-1].rstrip()
    return _comparison(left, found, right)


def compared(typed: str) -> str:
    """A comparison in words, as a rule writes it: 全年实际值小于年度指标值; empty where it is none."""
    found = _demand().fullmatch(narrow(typed))
    if found is None:
        return ""
    return _comparison(typed[found.start(1) : found.end(1)], found, typed[found.start(5) : found.end(5)])


def _comparison(left: str, found: re.Match[str], right: str) -> str:
    comparison = " ".join(filter(None, (left, _signs()[found[2] or found[4]], right)))
    return comparison if reads(f"{words()['REQUIRE'].zh} {comparison}") else ""


@cache
def _signs() -> dict[str, str]:
    """Words of comparison → the sign that a rule has for them."""
    rows = {each.found: each.write for each in conditions() if each.write in _SIGNS}
    return rows | {name: row.zh[0] for row in INFIX.values() for name in row.zh[1:] if row.zh[0] in _SIGNS}


@cache
def _demand() -> re.Pattern[str]:
    longest = sorted(_signs(), key=len, reverse=True)
    demands, plain = (
        "|".join(re.escape(each) for each in longest if bool(_MUST_BE.match(each)) is must) for must in (True, False)
    )
    return re.compile(rf"\s*(\S[^,;。]*?)\s*(?:({demands})|({_MUST})?\s*({plain}))\s*([^,;。]*?)[。;]?\s*")
