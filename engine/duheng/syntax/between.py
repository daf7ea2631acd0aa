"""What is wrong between two values: a phrase of prose, or no sign at all."""

from __future__ import annotations

import re
from collections.abc import Set

from duheng.problems.problem import Problem
from duheng.problems.prose import MissingSign, PhraseOfProse
from duheng.source import Span
from duheng.syntax.phrases import Phrase, condition_at
from duheng.syntax.words import words

_RUN = re.compile(r"[^\W\d][\w·]*")
_VALUE = re.compile(r"[^\W\d][\w·]*|\d+(?:\.\d+)?[%‰]?|\([^()]*\)")
_OPERAND = re.compile(r"(\([^()]*\)|\[[^\[\]]*\]|[\w.·]+[%‰]?)\s*$")
_BEFORE_PERCENT = re.compile(r"(乘以|乘|的|为|是)\d+(?:\.\d+)?$")


def between_values(expected: Set[str], start: int, text: str, place: Span, shift: int) -> Problem | None:
    """The problem of a line that goes wrong where an operator may stand; ``expected`` may come at ``start``."""
    if text[:start].rstrip().endswith(",") and expected == {"THEN"} and words()["THEN"].zh in text[start:]:
        comma = text[:start].rindex(",")
        joined = words()["AND"].zh
        return _told(Phrase("，", joined, f"实际值 ≥ 80% {joined} 实际值 < 90%"), comma, place, shift)
    if expected & {"INFIX", "EQUAL"}:
        return _phrase(start, text, place, shift) or _no_sign(expected, start, text, place)
    return None


def _phrase(start: int, text: str, place: Span, shift: int) -> Problem | None:
    before = re.search(r"([^\W\d]+)\s*$", text[:start])
    run_into = _BEFORE_PERCENT.search(text[:start]) if text[start : start + 1] in ("%", "‰") else None
    for at in (before, run_into):
        phrase = condition_at(at[1]) if at else None
        if at and phrase and phrase.found == at[1]:
            return _told(phrase, at.start(1), place, shift)
    phrase = condition_at(text[start:])
    return _told(phrase, start, place, shift) if phrase else None


def _told(phrase: Phrase, start: int, place: Span, shift: int) -> Problem:
    first = start + 1 + shift
    span = Span(place.file, place.line, first, first + len(phrase.found))
    return PhraseOfProse(span=span, found=phrase.found, write=phrase.write, usage=phrase.usage)


def _no_sign(expected: Set[str], start: int, text: str, place: Span) -> Problem | None:
    """A value straight after a value, where one of the two is a number or stands in brackets."""
    before, after = _OPERAND.search(text[:start]), _VALUE.match(text[start:])
    if "INFIX" not in expected or before is None or after is None:
        return None
    plain = _RUN.fullmatch(before[1]) is not None and _RUN.fullmatch(after[0]) is not None
    return None if plain else MissingSign(span=place, before=before[1], after=after[0])
