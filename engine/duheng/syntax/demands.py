"""A demand in the words of a document, which a check writes with a sign: 得分不能超过分值, 三级分值合计应为100分."""

from __future__ import annotations

import re
from functools import cache

from duheng.language.operations import INFIX
from duheng.syntax.narrow import narrow
from duheng.syntax.phrases import conditions
from duheng.syntax.reach import reads
from duheng.syntax.words import words

_SIGNS = frozenset("= ≠ < > ≤ ≥ 有值 为空".split())
_MUST = "应当|应该|应|必须|须"
_MUST_BE = re.compile(f"不得|不能|不应|不可|{_MUST}")
_SUM = re.compile(r"([一二三四]级)(?:指标)?(?:各[行项])?的?([^\W\d]\w*?)的?(?:之和|合计|总和)")


def demanded(typed: str) -> str:
    """What a line demands, as a check writes it behind 要求; empty where it is no such line."""
    found = _demand().fullmatch(narrow(typed))
    if found is None:
        return ""
    word = found[2] or found[3]
    left, right = (typed[found.start(each) : found.end(each)] for each in (1, 4))
    total = _SUM.fullmatch(left)
    left = f"合计（{total[1]}.{total[2]}）" if total else left
    comparison = " ".join(filter(None, (left, _signs()[word], right)))
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
    return re.compile(rf"\s*(\S[^,;。]*?)\s*(?:({demands})|(?:{_MUST})\s*({plain}))\s*([^,;。]*?)[。;]?\s*")
