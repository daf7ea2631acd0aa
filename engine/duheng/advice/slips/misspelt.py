"""Keywords that an input method or a hand has spoilt: 责 for 则, 记分 for 计分, 级一 for 一级, 为为空 for 为空.

A keyword is told only where the whole line reads with it and with no other one; so nobody is sent a wrong way.
"""

from __future__ import annotations

import re
from functools import lru_cache

from duheng.advice.slips.starters import starters
from duheng.problems.problem import Problem
from duheng.problems.prose import PhraseOfProse, WrongLine
from duheng.problems.slips import is_spoilt
from duheng.problems.syntax import GluedKeyword, UnknownKeyword
from duheng.syntax.narrow import BLANKS, without_texts
from duheng.syntax.reach import reads
from duheng.syntax.stop import Stop
from duheng.syntax.words import reserved, spellings, words

_RUN = re.compile("[\u4e00-\u9fff]+")
_LONGEST = 7
_MOST = 40
"""Words of a line that are tried."""


def misspelt_keyword(stop: Stop) -> Problem | None:
    """The one keyword with which the line reads in place of a word; those where it stops or before it are tried, the
    nearest first, and one behind a bracket there."""
    bare, typed = without_texts(stop.text, "\0"), stop.typed
    runs = [
        found for found in _RUN.finditer(bare) if found.start() <= stop.start + 1 and len(found.group()) <= _LONGEST
    ]
    for run in reversed(runs[-_MOST:]):
        lines = {keyword: typed[: run.start()] + keyword + typed[run.end() :] for keyword in _like(run.group())}
        meant = [keyword for keyword, mended in lines.items() if reads(mended)]
        if len(meant) == 1:
            usage = meant[0] if stop.shift else lines[meant[0]].strip(BLANKS)
            span = stop.at(*run.span())
            if not stop.shift and not typed[: run.start()].strip(BLANKS):
                return UnknownKeyword(span=span, word=run.group(), near=(meant[0],), sure=True)
            return PhraseOfProse(span=span, found=run.group(), write=meant[0], usage=usage, sure=True)
    return None


def glued_keyword(stop: Stop) -> Problem | None:
    """A keyword that may stand here and has run into one of the last two words before."""
    expected = {name for name in stop.expected if name in words() and words()[name].reserved} - {"GIVES"}
    runs = [run.group() for run in re.finditer(r"[^\W\d]\w*", stop.before)]
    for run in reversed(runs[-2:]):
        for name in sorted(expected):
            keyword = words()[name].zh
            if keyword in run and run not in reserved():
                before, _, after = run.partition(keyword)
                return GluedKeyword(span=stop.place, keyword=keyword, rest=after or before)
    return None


def two_lines(stop: Stop) -> Problem | None:
    """Where a line has run into the one before it: both read, each by itself."""
    bare, typed = without_texts(stop.text, "\0"), stop.typed
    for place in range(1, len(bare)):
        if bare.startswith(starters(), place) and reads(typed[:place]) and reads(typed[place:]):
            second = typed[place:].strip(BLANKS)
            rule, rule_en = "要另起一行", "belongs on a line of its own"
            return WrongLine(span=stop.at(place, len(typed)), word=second, rule=rule, rule_en=rule_en)
    return None


@lru_cache(1024)
def _like(word: str) -> tuple[str, ...]:
    """The keywords that a word, which is none, may be a slip of."""
    keywords = () if word in spellings() else tuple(each.zh for each in words().values())
    return tuple(each for each in keywords if abs(len(each) - len(word)) <= 1 and is_spoilt(word, each))
