"""Conditions in the words of a document, which a rule writes with signs: 全年实际值小于年度指标值, 超过指标值130%的."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from duheng.advice.prose.phrases import conditions, likely_meant
from duheng.advice.slips.mends import mended
from duheng.language.operations import INFIX
from duheng.record import Record
from duheng.syntax.narrow import narrow
from duheng.syntax.reach import reads
from duheng.syntax.words import words

_SIGNS = frozenset("= ≠ < > ≤ ≥ 有值 为空".split())
SIGN = re.compile("[<>≤≥=≠]|属于")
_COMPARED = re.compile(r"\d|指标值|实际值|分值|得分|完成率|[为是在]|[大小高低多少]于|超过|不足|达到")
"""What is compared, or a word that compares: a name that has it says more than a rule would read of it."""
MUST = "应当|应该|应|必须|须|需要?"
_MUST_BE = re.compile(f"不得|不能|不应|不可|{MUST}")


class Sides(Record):
    """What a text compares: the ``word`` between its two sides, and whether it says that it must be so."""

    left: str
    word: str
    right: str
    is_demand: bool

    @property
    def comparison(self) -> str:
        """The comparison, as a rule writes it; empty where it can't be read."""
        found = " ".join(filter(None, (self.left, _signs()[self.word], self.right)))
        return found if reads(f"{words()['REQUIRE'].zh} {found}") else ""


def sides_of(typed: str) -> Sides | None:
    """The two sides of a comparison in words; None for what is none."""
    found = _comparing().fullmatch(narrow(typed))
    if found is None:
        return None
    left, right = (typed[found.start(each) : found.end(each)] for each in ("left", "right"))
    return Sides(left, found["demand"] or found["word"], right, bool(found["demand"] or found["must"]))


def with_condition(said: str, line: Callable[[str], str]) -> str:
    """A line with a condition that is said in words, as it can be read; empty where it can't."""
    meant = likely_meant(said) or said
    in_words = _COMPARED.search(meant) is not None and not SIGN.search(narrow(meant))
    found = mended(line(meant), anyway=in_words)
    if in_words and not SIGN.search(narrow(found)):
        sides = sides_of(said)
        found = line(sides.comparison) if sides is not None and sides.comparison else ""
    return " ".join(found.split())


@cache
def _signs() -> dict[str, str]:
    """Words of comparison → the sign that a rule has for them."""
    rows = {each.found: each.write for each in conditions() if each.write in _SIGNS}
    return rows | {name: row.zh[0] for row in INFIX.values() for name in row.zh[1:] if row.zh[0] in _SIGNS}


@cache
def _comparing() -> re.Pattern[str]:
    longest = sorted(_signs(), key=len, reverse=True)
    demands, plain = (
        "|".join(re.escape(each) for each in longest if bool(_MUST_BE.match(each)) is must) for must in (True, False)
    )
    word = rf"(?:(?P<demand>{demands})|(?P<must>{MUST})?\s*(?P<word>{plain}))"
    return re.compile(rf"\s*(?P<left>\S[^,;。]*?)\s*{word}\s*(?P<right>[^,;。]*?)[。;]?\s*")
