"""A line that can't be read: say why, in the officer's words.

Cheap certain causes come first (a quotation mark or bracket without partner, a first word that is no keyword, a
keyword run into a name); then what the parser would take is compared with the malformed snippets of
``grammar/mistakes.yaml``; what is left is told by what was found and what may stand there.
"""

from __future__ import annotations

import difflib
import re
from functools import cache

from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from duheng.problems.problem import Problem
from duheng.problems.syntax import (
    GluedKeyword,
    MissingOperand,
    MissingWord,
    UnbalancedBracket,
    UnclosedText,
    UnknownKeyword,
    Unquoted,
    Unreadable,
)
from duheng.source import Span
from duheng.syntax.parser import parser
from duheng.syntax.words import Word, read_yaml_data, reserved, words

_PAIRS = {")": "(", "]": "["}
_QUOTES = {"「": "」", "『": "』", "“": "”", '"': '"'}
_RUN = re.compile(r"[^\W\d][\w·]*")
_NUMBERED = re.compile(r"\(?\d+[.、)]|\(?[一二三四五六七八九十]+[、)]|[-•·①-⑳]")
_KINDS: dict[str, tuple[str, str]] = {
    "NAME": ("名称", "a name"),
    "NUMBER": ("数", "a number"),
    "TEXT": ("「文字」", "「text」"),
    "UNIT": ("单位", "a unit"),
    "DATE": ("日期", "a date"),
    "ID": ("规则集编号（如 640202/2020）", "a ruleset id (such as 640202/2020)"),
    "INFIX": ("运算符", "an operator"),
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
    "$END": ("行末", "the end of the line"),
}


def diagnose(error: UnexpectedInput, narrowed: str, typed: str, line: Span, shift: int = 0) -> Problem:
    """The problem of a line or expression that lark couldn't read; ``shift`` columns stand before its text."""
    start = _start(error, narrowed)
    place = Span(line.file, line.line, start + 1 + shift, start + 1 + shift + max(1, len(_found(error, typed))))
    certain = _quotes(typed, line, shift) or _brackets(narrowed, line, shift)
    return (
        certain
        or _first_word(narrowed, line, start, shift)
        or _glued(error, narrowed, place)
        or _state(error, typed, place, shift)
    )


def _start(error: UnexpectedInput, text: str) -> int:
    place = getattr(error, "pos_in_stream", None)
    if place is None or place < 0 or (isinstance(error, UnexpectedToken) and error.token.type == "$END"):
        return len(text.rstrip())
    return int(place)


def _found(error: UnexpectedInput, typed: str) -> str:
    if isinstance(error, UnexpectedToken):
        if error.token.type == "$END":
            return ""
        start = error.token.start_pos or 0
        return typed[start : start + len(error.token)]
    if isinstance(error, UnexpectedCharacters):
        rest = typed[error.pos_in_stream :]
        run = _RUN.match(rest)
        return run.group() if run else rest[:1]
    return ""


def _quotes(typed: str, line: Span, shift: int) -> Problem | None:
    closing, opened = "", 0
    for place, char in enumerate(typed):
        if closing:
            closing = "" if char == closing or (closing == "”" and char in "“”") else closing
        elif char in _QUOTES:
            closing, opened = _QUOTES[char], place
    if not closing:
        return None
    return UnclosedText(span=Span(line.file, line.line, opened + 1 + shift, len(typed) + 1 + shift), closing=closing)


def _brackets(text: str, line: Span, shift: int) -> Problem | None:
    opened: list[tuple[str, int]] = []
    bare = re.sub(r"「[^」]*」|『[^』]*』|[“”][^“”]*[“”]|\"[^\"]*\"", lambda found: " " * len(found.group()), text)
    for place, char in enumerate(bare):
        if char in "([":
            opened.append((char, place))
        elif char in ")]" and not opened:
            return _bracket(char, place, line, shift)
        elif char in ")]":
            opened.pop()
    return _bracket(*opened[-1], line, shift) if opened else None


def _bracket(char: str, place: int, line: Span, shift: int) -> Problem:
    return UnbalancedBracket(span=Span(line.file, line.line, place + 1 + shift, place + 2 + shift), bracket=char)


def _first_word(text: str, line: Span, start: int, shift: int) -> Problem | None:
    stripped = text.lstrip()
    indent = len(text) - len(stripped)
    numbered = _NUMBERED.match(stripped)
    if numbered is not None and not shift:
        word = numbered.group()
        return UnknownKeyword(span=Span(line.file, line.line, indent + 1, indent + 1 + len(word)), word=word)
    run = _RUN.match(stripped)
    if run is None or shift or start > indent + len(run.group()) + 1:
        return None
    word = run.group()
    starters = _starters()
    if word in starters:
        return None
    place = Span(line.file, line.line, indent + 1, indent + 1 + len(word))
    for keyword in sorted(starters, key=len, reverse=True):
        if keyword.isascii() is False and word.startswith(keyword):
            return GluedKeyword(span=place, keyword=keyword, rest=word.removeprefix(keyword))
    near = difflib.get_close_matches(word, starters, 2, 0.5)
    return UnknownKeyword(span=place, word=word, near=tuple(near))


@cache
def _starters() -> tuple[str, ...]:
    inner = {"THEN", "UNTIL", "ONWARD", "PLACES", "AND", "OR", "NOT", "IN", "PRESENT", "ABSENT", "ELSE", "BY"}
    inner |= {"INCLUSIVE", "EXCLUSIVE", "REQUIRED", "COLUMN", "UNIT_OF", "OUTSIDE", "FREE", "UNDETERMINED"}
    inner |= {"NOT_APPLICABLE"}
    return tuple(
        spelling.split(" ")[0]
        for word in words().values()
        if word.terminal not in inner or word.terminal == "THEN"
        for spelling in word.spellings
    )


def _glued(error: UnexpectedInput, text: str, place: Span) -> Problem | None:
    expected = {name for name in _expected(error) if name in words() and words()[name].reserved} - {"GIVES"}
    runs = [run.group() for run in re.finditer(r"[^\W\d]\w*", text[: _start(error, text)])]
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
    name = _states().get(_expected(error)) if isinstance(error, UnexpectedToken) else None
    if name is not None:
        return _mistake(name, typed, place, shift)
    if _expected(error) == {"TEXT"}:
        before, text = typed[: place.column - 1].split(), typed[place.column - 1 :].strip(" \t\u3000")
        return Unquoted(span=place, keyword=before[-1] if before else "", text=text)
    zh, en = _choices(_expected(error))
    return Unreadable(span=place, found=_found(error, typed), expected=zh, expected_en=en)


def _mistake(name: str, typed: str, place: Span, shift: int) -> Problem:
    row = _mistakes()[name]
    if "word" not in row:
        before = typed[: place.column - 1 - shift].split()
        return MissingOperand(span=place, after=before[-1] if before else "")
    return MissingWord(
        span=place, word=row["word"], word_en=row["word_en"], usage=row["usage"], usage_en=row["usage_en"]
    )


def _choices(expected: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pairs: list[tuple[str, str]] = []
    if {"NUMBER", "NAME", "LPAR"} <= expected:
        expected = expected - {"LPAR", "LSQB", "DATE", "PREFIX", "TEXT", "LEVEL1", "LEVEL2", "LEVEL3", "LEVEL4"}
    for name in sorted(expected, key=_rank):
        word: Word | None = words().get(name)
        pair = (word.zh, word.en) if word else _KINDS.get(name)
        if pair is not None and pair not in pairs:
            pairs.append(pair)
    kept = pairs[:8]
    return tuple(zh for zh, _ in kept), tuple(en for _, en in kept)


def _rank(name: str) -> tuple[bool, str]:
    return (name not in words(), name)
