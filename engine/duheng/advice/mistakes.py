"""What a line lacks where it stops, by what the parser would take there.

That is compared with the malformed snippets of ``grammar/mistakes.yaml``; what is like none of them is told by what was
found and what may stand there.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from duheng.advice.prose.number_words import number_meant
from duheng.advice.prose.phrases import Phrase
from duheng.advice.slips.quotes import without_quotes
from duheng.problems.problem import Problem
from duheng.problems.syntax import MissingOperand, MissingWord, Unquoted
from duheng.syntax.reach import expected_in
from duheng.syntax.stop import Stop
from duheng.syntax.words import read_yaml_data, spellings, words

_NO_THEN = "condition without 则"
_LEVEL = re.compile(r"([一二三四]级)指标$")
_DECLARED = re.compile(r"\s*(\S+)\s+([^\s:：=＝「“\"]*[^\s:：=＝「“\",，.。;；])(?=$|\s|[:：=＝])")
_DECLARING = ("FIELD", "PARAMETER", "SCALE", "METHOD", "CHECK")


@cache
def _mistakes() -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = read_yaml_data("mistakes.yaml")
    return rows


@cache
def _states() -> dict[frozenset[str], str]:
    """What the parser would take where each malformed snippet goes wrong → the mistake's name.

    lark's own ``match_examples`` compares stacks by their length, so that ``a × ×`` and ``a × b × ×`` would differ.
    """
    found: dict[frozenset[str], str] = {}
    for name, row in _mistakes().items():
        for snippet in row["snippets"]:
            expected = expected_in(snippet)
            if expected:
                found.setdefault(expected, name)
    return found


def mistake_at(stop: Stop) -> Problem:
    """The mistake that leaves the parser where it stops, else that the line can't be read on."""
    expected, found, typed, place = stop.expected, stop.found, stop.typed, stop.place
    name = _states().get(expected) if stop.by_token else None
    if name is not None and not _has_word(name, typed[stop.start :]):
        return _mistake(name, stop)
    level = _LEVEL.match(found)
    if level and "LEVEL1" in expected:
        return Phrase(level.group(), level[1], f"对每个 {level[1]}").told(place)
    if expected == {"THEN"}:
        return _mistake(_NO_THEN, stop)
    if expected == {"TEXT"}:
        return _unquoted(stop)
    keyword = _near_keyword(expected, found) or ("" if "NAME" in expected else number_meant(found))
    if keyword:
        return Phrase(found, keyword, typed.strip().replace(found, keyword, 1)).told(place)
    return _marked_name(stop) or stop.plainly()


def _unquoted(stop: Stop) -> Problem:
    before = re.split(r"[\s,，]+", stop.typed[: stop.start].strip())
    text, keyword = stop.typed[stop.start :].strip(" \t\u3000"), before[-1].rstrip(":：")
    inside = any(each in before for each in words()["UNDETERMINED"].spellings)
    bare = without_quotes(text, titles=not inside) or "……"
    return Unquoted(span=stop.place, keyword="" if inside else f"{keyword} ", text=text, bare=bare)


def _marked_name(stop: Stop) -> Problem | None:
    """A declared name with punctuation in it, such as 完成率（%）, where the line can't be read past that."""
    declared = _DECLARED.match(stop.typed)
    if declared is None or not declared.start(2) < stop.start < declared.end(2):
        return None
    keyword, name = declared.groups()
    if keyword not in spellings(*_DECLARING):
        return None
    return Unquoted(span=stop.place, keyword=f"{keyword} ", text=name, bare=name)


def _near_keyword(expected: frozenset[str], found: str) -> str:
    """The keyword that a word may be a misspelling of, where only keywords may stand."""
    if expected & {"NAME", "INFIX"}:
        return ""
    keywords = [words()[name].zh for name in sorted(expected) if name in words()]
    return next(iter(get_close_matches(found, keywords, 1, 0.5)), "")


def _has_word(name: str, rest: str) -> bool:
    """Whether the word that seems missing comes later on the line, so that something else is wrong."""
    word = _mistakes()[name].get("word", "")
    return bool(word) and word in rest


def _mistake(name: str, stop: Stop) -> Problem:
    row, place = _mistakes()[name], stop.place
    if "word" not in row:
        before = stop.typed[: stop.start].split()
        if before and before[-1] in words()["UNDETERMINED"].spellings:
            usage = f"{words()['UNDETERMINED'].zh} [0, 分值]，「原因」"
            return Phrase(before[-1], usage, usage).told(place)
        return MissingOperand(span=place, after=before[-1] if before else "")
    return MissingWord(
        span=place, word=row["word"], word_en=row["word_en"], usage=row["usage"], usage_en=row["usage_en"]
    )
