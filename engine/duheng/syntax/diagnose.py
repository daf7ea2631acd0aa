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
from duheng.problems.prose import MissingSign, Numbered, PhraseOfProse, Prose
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
from duheng.syntax.bands import band_problem
from duheng.syntax.example_parts import example_problem
from duheng.syntax.narrow import narrow
from duheng.syntax.parser import parser
from duheng.syntax.phrases import Phrase, condition_at, name_meant
from duheng.syntax.words import Word, read_yaml_data, reserved, words

_PAIRS = {")": "(", "]": "["}
_QUOTES = {"「": "」", "『": "』", "“": "”", '"': '"'}
_RUN = re.compile(r"[^\W\d][\w·]*")
_NUMBERED = re.compile(
    r"\(?\d+[.、)]|\(?[一二三四五六七八九十]+[、)]|第[一二三四五六七八九十百\d]+[条款项点]|[-•·*]\s|[①-⑳]"
)
_COMMENTS = ("//", "--", ";", "'")
_LONG_WORD = 5
_ENDS = re.compile(r"\s\d+(?:\.\d+)?[%‰]?\s*(?:至|到|to\b)\s*\d")
_SENTENCE = re.compile(r"[，。；]")
_VALUE = re.compile(r"[^\W\d][\w·]*|\d+(?:\.\d+)?[%‰]?|\([^()]*\)")
_OPERAND = re.compile(r"(\([^()]*\)|\[[^\[\]]*\]|[\w.·]+[%‰]?)\s*$")
_KINDS: dict[str, tuple[str, str]] = {
    "NAME": ("名称", "a name"),
    "NUMBER": ("数", "a number"),
    "TEXT": ("「文字」", "「text」"),
    "UNIT": ("单位", "a unit"),
    "DATE": ("日期", "a date"),
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
    "$END": ("行末", "the end of the line"),
}


def diagnose(error: UnexpectedInput, narrowed: str, typed: str, line: Span, shift: int = 0) -> Problem:
    """The problem of a line or expression that lark couldn't read; ``shift`` columns stand before its text."""
    start = _start(error, narrowed)
    place = Span(line.file, line.line, start + 1 + shift, start + 1 + shift + max(1, len(_found(error, typed))))
    certain = _quotes(typed, line, shift) or _brackets(narrowed, line, shift)
    meant = None if shift else band_problem(narrowed, line, start) or example_problem(narrowed, typed, line)
    return (
        certain
        or meant
        or _first_word(narrowed, typed, line, start, shift)
        or _glued(error, narrowed, place)
        or _phrase(error, narrowed, place, shift)
        or _no_sign(error, narrowed, place, shift)
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


def _first_word(text: str, typed: str, line: Span, start: int, shift: int) -> Problem | None:
    stripped = text.lstrip()
    indent = len(text) - len(stripped)
    if shift:
        return None
    numbered = _NUMBERED.match(stripped)
    if numbered is not None:
        place = Span(line.file, line.line, indent + 1, indent + 1 + len(numbered.group()))
        return Numbered(span=place, number=numbered.group().strip())
    run = _RUN.match(stripped)
    if run is None:
        return Prose(span=line, text=typed.strip()) if stripped.startswith(_COMMENTS) else None
    if start > indent + len(run.group()) + 1 or run.group() in _starters():
        return None
    word = run.group()
    place = Span(line.file, line.line, indent + 1, indent + 1 + len(word))
    return _unknown_start(word, typed, place, line)


def _unknown_start(word: str, typed: str, place: Span, line: Span) -> Problem:
    starters, gives = _starters(), words()["GIVES"].zh
    meant, by = name_meant(word), words()["BY"].zh
    if meant:
        return UnknownKeyword(span=place, word=word, near=(f"{gives} {meant}",))
    for keyword in sorted(starters, key=len, reverse=True):
        if keyword.isascii() is False and word.startswith(keyword):
            return GluedKeyword(span=place, keyword=keyword, rest=word.removeprefix(keyword))
    if word.startswith(by) and word != by:
        write = f"{gives} {word.removeprefix(by)}"
        return PhraseOfProse(span=place, found=word, write=write, usage=write)
    near = difflib.get_close_matches(word, starters, 2, 0.5)
    if not near and _ENDS.search(narrow(typed)):
        usage = typed.strip().replace(word, f"{word}:", 1)
        return MissingWord(span=place, word="：", word_en=":", usage=usage, usage_en=usage)
    if not near and (len(word) >= _LONG_WORD or _SENTENCE.search(typed)):
        return Prose(span=line, text=typed.strip(" \t\u3000"))
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


def _phrase(error: UnexpectedInput, text: str, place: Span, shift: int) -> Problem | None:
    """A phrase of prose where an operator may stand, at the error or just before it."""
    expected, start = _expected(error), _start(error, text)
    if text[:start].rstrip().endswith(",") and expected == {"THEN"}:
        comma = text[:start].rindex(",") + 1 + shift
        span = Span(place.file, place.line, comma, comma + 1)
        joined = words()["AND"].zh
        return PhraseOfProse(span=span, found="，", write=joined, usage=f"实际值 ≥ 80% {joined} 实际值 < 90%")
    if not expected & {"INFIX", "EQUAL"}:
        return None
    before = re.search(r"([^\W\d]+)\s*$", text[:start])
    earlier = condition_at(before[1]) if before else None
    if before and earlier and earlier.found == before[1]:
        return _told(earlier, before.start(1), place, shift)
    phrase = condition_at(text[start:])
    return _told(phrase, start, place, shift) if phrase else None


def _told(phrase: Phrase, start: int, place: Span, shift: int) -> Problem:
    first = start + 1 + shift
    span = Span(place.file, place.line, first, first + len(phrase.found))
    return PhraseOfProse(span=span, found=phrase.found, write=phrase.write, usage=phrase.usage)


def _no_sign(error: UnexpectedInput, text: str, place: Span, shift: int) -> Problem | None:
    """A value straight after a value, where one of the two is a number or stands in brackets."""
    start = _start(error, text)
    before, after = _OPERAND.search(text[:start]), _VALUE.match(text[start:])
    if "INFIX" not in _expected(error) or before is None or after is None:
        return None
    plain = _RUN.fullmatch(before[1]) is not None and _RUN.fullmatch(after[0]) is not None
    return None if plain else MissingSign(span=place, before=before[1], after=after[0])


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
    if name is not None and not _has_word(name, typed[place.column - 1 - shift :]):
        return _mistake(name, typed, place, shift)
    if _expected(error) == {"TEXT"}:
        before, text = typed[: place.column - 1].split(), typed[place.column - 1 :].strip(" \t\u3000")
        return Unquoted(span=place, keyword=before[-1] if before else "", text=text)
    zh, en = _choices(_expected(error))
    return Unreadable(span=place, found=_found(error, typed), expected=zh, expected_en=en)


def _has_word(name: str, rest: str) -> bool:
    """Whether the word that seems missing comes later on the line, so that something else is wrong."""
    word = _mistakes()[name].get("word", "")
    return bool(word) and word in rest


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
