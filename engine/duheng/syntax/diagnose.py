"""A line that can't be read: say why, in the officer's words.

Cheap certain causes come first (a quotation mark or bracket without partner, a first word that is no keyword, a
keyword run into a name); then what the parser would take is compared with the malformed snippets of
``grammar/mistakes.yaml``; what is left is told by what was found and what may stand there.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from duheng.problems.problem import Problem
from duheng.problems.syntax import (
    GluedKeyword,
    MissingOperand,
    MissingWord,
    UnbalancedBracket,
    Unquoted,
)
from duheng.source import Span
from duheng.syntax.bands import band_problem
from duheng.syntax.between import between_values
from duheng.syntax.demands import for_each, to_be_explained
from duheng.syntax.example_parts import example_problem
from duheng.syntax.first_words import first_word_problem
from duheng.syntax.invisible import invisible_problem
from duheng.syntax.misspelt import misspelt_keyword, two_lines
from duheng.syntax.narrow import without_texts
from duheng.syntax.number_words import number_meant
from duheng.syntax.phrases import Phrase
from duheng.syntax.quotes import quotes_problem, without_quotes
from duheng.syntax.reach import expected_in
from duheng.syntax.scales_in_words import scale_in_words
from duheng.syntax.sentences import formula_alone, points_when, worth_in_words
from duheng.syntax.shapes import shape_problem
from duheng.syntax.slips import slip_problem
from duheng.syntax.stop import Stop
from duheng.syntax.words import read_yaml_data, reserved, spellings, words

_NO_THEN = "condition without 则"
_LEVEL = re.compile(r"([一二三四]级)指标$")
_DECLARED = re.compile(r"\s*(\S+)\s+([^\s:：=＝「“\"]*[^\s:：=＝「“\",，.。;；])(?=$|\s|[:：=＝])")
_DECLARING = ("FIELD", "PARAMETER", "SCALE", "METHOD", "CHECK")
_LONGEST = 600
"""Characters of a line that is looked at as a whole: no sentence is longer, and looking costs their square."""


def diagnose(stop: Stop) -> Problem:
    """The problem of a line or expression that can't be read on."""
    certain = invisible_problem(stop) or quotes_problem(stop) or _brackets(stop)
    if certain is None and len(stop.text) <= _LONGEST:
        certain = _likely(stop)
    return certain or _state(stop)


def _likely(stop: Stop) -> Problem | None:
    """What is found by looking at the line as a whole, or at what stands around the place."""
    return (
        misspelt_keyword(stop)
        or slip_problem(stop, whole=True)
        or (None if stop.shift else _whole_line(stop.text, stop.typed, stop.line, stop.start) or two_lines(stop))
        or _glued(stop)
        or slip_problem(stop, whole=False)
        or between_values(stop)
    )


def _whole_line(narrowed: str, typed: str, line: Span, start: int) -> Problem | None:
    return (
        to_be_explained(typed, line)
        or for_each(typed, line)
        or points_when(typed, line)
        or scale_in_words(typed, line)
        or worth_in_words(typed, line)
        or formula_alone(typed, line)
        or band_problem(narrowed, line, start)
        or example_problem(narrowed, typed, line)
        or shape_problem(narrowed, line)
        or first_word_problem(narrowed, typed, line, start)
    )


def _brackets(stop: Stop) -> Problem | None:
    opened: list[tuple[str, int]] = []
    for place, char in enumerate(without_texts(stop.text)):
        if char in "([":
            opened.append((char, place))
        elif char in ")]" and not opened:
            return _bracket(char, place, stop)
        elif char in ")]":
            opened.pop()
    return _bracket(*opened[-1], stop) if opened else None


def _bracket(char: str, place: int, stop: Stop) -> Problem:
    return UnbalancedBracket(span=stop.at(place, place + 1), bracket=char)


def _glued(stop: Stop) -> Problem | None:
    expected = {name for name in stop.expected if name in words() and words()[name].reserved} - {"GIVES"}
    runs = [run.group() for run in re.finditer(r"[^\W\d]\w*", stop.before)]
    for run in reversed(runs[-2:]):
        for name in sorted(expected):
            keyword = words()[name].zh
            if keyword in run and run not in reserved():
                before, _, after = run.partition(keyword)
                return GluedKeyword(span=stop.place, keyword=keyword, rest=after or before)
    return None


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


def _state(stop: Stop) -> Problem:
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
        return _unquoted(typed, place)
    keyword = _near_keyword(expected, found) or ("" if "NAME" in expected else number_meant(found))
    if keyword:
        return Phrase(found, keyword, typed.strip().replace(found, keyword, 1)).told(place)
    return _marked_name(stop) or stop.plainly()


def _unquoted(typed: str, place: Span) -> Problem:
    before = re.split(r"[\s,，]+", typed[: place.column - 1].strip())
    text, keyword = typed[place.column - 1 :].strip(" \t\u3000"), before[-1].rstrip(":：")
    inside = any(each in before for each in words()["UNDETERMINED"].spellings)
    bare = without_quotes(text, titles=not inside) or "……"
    return Unquoted(span=place, keyword="" if inside else f"{keyword} ", text=text, bare=bare)


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
