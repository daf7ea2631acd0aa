"""A line that can't be read: say why, in the officer's words.

Cheap certain causes come first (a quotation mark or bracket without partner, a first word that is no keyword, a
keyword run into a name); then what the parser would take is compared with the malformed snippets of
``grammar/mistakes.yaml``; what is left is told by what was found and what may stand there.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from duheng.problems.problem import Problem
from duheng.problems.syntax import (
    LINE_END,
    GluedKeyword,
    MissingOperand,
    MissingWord,
    UnbalancedBracket,
    Unquoted,
    Unreadable,
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
from duheng.syntax.parser import parser
from duheng.syntax.phrases import Phrase
from duheng.syntax.quotes import quotes_problem, without_quotes
from duheng.syntax.reach import error_place
from duheng.syntax.scales_in_words import scale_in_words
from duheng.syntax.sentences import formula_alone, points_when, worth_in_words
from duheng.syntax.shapes import shape_problem
from duheng.syntax.slips import slip_problem
from duheng.syntax.words import LEVELS, NAME_RUN, read_yaml_data, reserved, spellings, words

_NO_THEN = "condition without 则"
_LEVEL = re.compile(r"([一二三四]级)指标$")
_DECLARED = re.compile(r"\s*(\S+)\s+([^\s:：=＝「“\"]*[^\s:：=＝「“\",，.。;；])(?=$|\s|[:：=＝])")
_DECLARING = ("FIELD", "PARAMETER", "SCALE", "METHOD", "CHECK")
_RUN = re.compile(NAME_RUN)
_KINDS: dict[str, tuple[str, str]] = {
    "NAME": ("名称", "a name"),
    "NUMBER": ("数", "a number"),
    "TEXT": ("「文字」", "「text」"),
    "UNIT": ("单位", "a unit"),
    "UNIT_WORD": ("单位", "a unit"),
    "DATE": ("日期（如 2020-01-01）", "a date (such as 2020-01-01)"),
    "ID": ("规则集编号（如 640202/2020）", "a ruleset id (such as 640202/2020)"),
    "INFIX": ("运算符", "an operator"),
    "AGAINST": ("比较符号", "a sign of comparison"),
    "END": ("（含）或（不含）", "(inclusive) or (exclusive)"),
    "VALUE": ("值", "a value"),
    "LPAR": ("「（」", '"("'),
    "RPAR": ("「）」", '")"'),
    "LSQB": ("「[」", '"["'),
    "RSQB": ("「]」", '"]"'),
    "COMMA": ("「，」", '","'),
    "COLON": ("「：」", '":"'),
    "EQUAL": ("「＝」", '"="'),
    "VBAR": ("「|」", '"|"'),
    "DOT": ("「.」", '"."'),
    "$END": LINE_END,
}


_LONGEST = 600
"""Characters of a line that is looked at as a whole: no sentence is longer, and looking costs their square."""


def diagnose(error: UnexpectedInput, narrowed: str, typed: str, line: Span, shift: int = 0) -> Problem:
    """The problem of a line or expression that lark couldn't read; ``shift`` columns stand before its text."""
    start = error_place(error, narrowed)
    place = line.at(start + shift, start + shift + max(1, len(_found(error, typed))))
    certain = invisible_problem(start, narrowed, typed, line, shift) or quotes_problem(typed, line, shift)
    if certain is None and (certain := _brackets(narrowed, line, shift)) is None and len(narrowed) <= _LONGEST:
        certain = _likely(error, narrowed, typed, line, shift)
    return certain or _state(error, typed, place, shift)


def _likely(error: UnexpectedInput, narrowed: str, typed: str, line: Span, shift: int) -> Problem | None:
    """What is found by looking at the line as a whole, or at what stands around the error."""
    start = error_place(error, narrowed)
    place = line.at(start + shift, start + shift + max(1, len(_found(error, typed))))
    return (
        misspelt_keyword(start, narrowed, typed, line, shift)
        or slip_problem(start, narrowed, typed, line, shift, whole=True)
        or (None if shift else _whole_line(narrowed, typed, line, start) or two_lines(narrowed, typed, line))
        or _glued(error, narrowed, place)
        or slip_problem(start, narrowed, typed, line, shift, whole=False)
        or between_values(_expected(error), start, narrowed, place, shift)
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


def _found(error: UnexpectedInput, typed: str) -> str:
    if isinstance(error, UnexpectedToken) and error.token.type != "$END":
        start = error.token.start_pos or 0
        return typed[start : start + len(error.token)]
    if isinstance(error, UnexpectedCharacters):
        rest = typed[error.pos_in_stream :]
        run = _RUN.match(rest)
        return run.group() if run else rest[:1]
    return ""


def _brackets(text: str, line: Span, shift: int) -> Problem | None:
    opened: list[tuple[str, int]] = []
    for place, char in enumerate(without_texts(text)):
        if char in "([":
            opened.append((char, place))
        elif char in ")]" and not opened:
            return _bracket(char, place, line, shift)
        elif char in ")]":
            opened.pop()
    return _bracket(*opened[-1], line, shift) if opened else None


def _bracket(char: str, place: int, line: Span, shift: int) -> Problem:
    return UnbalancedBracket(span=line.at(place + shift, place + 1 + shift), bracket=char)


def _glued(error: UnexpectedInput, text: str, place: Span) -> Problem | None:
    expected = {name for name in _expected(error) if name in words() and words()[name].reserved} - {"GIVES"}
    runs = [run.group() for run in re.finditer(r"[^\W\d]\w*", text[: error_place(error, text)])]
    for run in reversed(runs[-2:]):
        for name in sorted(expected):
            keyword = words()[name].zh
            if keyword in run and run not in reserved():
                before, _, after = run.partition(keyword)
                return GluedKeyword(span=place, keyword=keyword, rest=after or before)
    return None


def _expected(error: UnexpectedInput) -> frozenset[str]:
    found = getattr(error, "accepts", None) or getattr(error, "expected", None) or getattr(error, "allowed", None)
    return frozenset(found or ())


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
            try:
                parser().parse(snippet)
            except UnexpectedToken as error:
                found.setdefault(frozenset(error.accepts or ()), name)
    return found


def _state(error: UnexpectedInput, typed: str, place: Span, shift: int) -> Problem:
    expected, found = _expected(error), _found(error, typed)
    name = _states().get(expected) if isinstance(error, UnexpectedToken) else None
    if name is not None and not _has_word(name, typed[place.column - 1 - shift :]):
        return _mistake(name, typed, place, shift)
    level = _LEVEL.match(found)
    if level and "LEVEL1" in expected:
        return Phrase(level.group(), level[1], f"对每个 {level[1]}").told(place)
    if expected == {"THEN"}:
        return _mistake(_NO_THEN, typed, place, shift)
    if expected == {"TEXT"}:
        return _unquoted(typed, place)
    keyword = _near_keyword(expected, found) or ("" if "NAME" in expected else number_meant(found))
    if keyword:
        return Phrase(found, keyword, typed.strip().replace(found, keyword, 1)).told(place)
    zh, en = _choices(expected)
    if found[:1].isdigit():
        zh = tuple(each + "（不以数字开头）" * (each == _KINDS["NAME"][0]) for each in zh)
        en = tuple(each + " (not beginning with a digit)" * (each == _KINDS["NAME"][1]) for each in en)
    return _marked_name(typed, place, shift) or Unreadable(span=place, found=found, expected=zh, expected_en=en)


def _unquoted(typed: str, place: Span) -> Problem:
    before = re.split(r"[\s,，]+", typed[: place.column - 1].strip())
    text, keyword = typed[place.column - 1 :].strip(" \t\u3000"), before[-1].rstrip(":：")
    inside = any(each in before for each in words()["UNDETERMINED"].spellings)
    bare = without_quotes(text, titles=not inside) or "……"
    return Unquoted(span=place, keyword="" if inside else f"{keyword} ", text=text, bare=bare)


def _marked_name(typed: str, place: Span, shift: int) -> Problem | None:
    """A declared name with punctuation in it, such as 完成率（%）, where the line can't be read past that."""
    declared = _DECLARED.match(typed)
    if declared is None or not declared.start(2) < place.column - 1 - shift < declared.end(2):
        return None
    keyword, name = declared.groups()
    if keyword not in spellings(*_DECLARING):
        return None
    return Unquoted(span=place, keyword=f"{keyword} ", text=name, bare=name)


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


def _mistake(name: str, typed: str, place: Span, shift: int) -> Problem:
    row = _mistakes()[name]
    if "word" not in row:
        before = typed[: place.column - 1 - shift].split()
        if before and before[-1] in words()["UNDETERMINED"].spellings:
            usage = f"{words()['UNDETERMINED'].zh} [0, 分值]，「原因」"
            return Phrase(before[-1], usage, usage).told(place)
        return MissingOperand(span=place, after=before[-1] if before else "")
    return MissingWord(
        span=place, word=row["word"], word_en=row["word_en"], usage=row["usage"], usage_en=row["usage_en"]
    )


def _choices(expected: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pairs: list[tuple[str, str]] = []
    if {"NUMBER", "NAME", "LPAR"} <= expected:
        expected = expected - {"LPAR", "LSQB", "DATE", "PREFIX", "TEXT", *LEVELS}
    for name in sorted(expected, key=lambda name: (name not in words(), name)):
        word = words().get(name)
        pair = (word.zh, word.en) if word else _KINDS.get(name)
        if pair is not None and pair not in pairs:
            pairs.append(pair)
    kept = pairs[:8]
    return tuple(zh for zh, _ in kept), tuple(en for _, en in kept)
