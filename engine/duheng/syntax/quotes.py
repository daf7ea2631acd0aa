"""Quotation marks on a line that can't be read: without a partner, inside each other, or of another kind."""

from __future__ import annotations

import re

from duheng.problems.problem import Problem
from duheng.problems.prose import QuotesInside
from duheng.problems.syntax import UnclosedText
from duheng.source import Span
from duheng.syntax.reach import reads

_QUOTES = {"「": "」", "『": "』", "“": "”", '"': '"'}
_NESTED = re.compile(r"「[^「」]*(?:「[^「」]*」[^「」]*)+」|“[^“”]*(?:“[^“”]*”[^“”]*)+”")
_TWICE = re.compile("「「([^「」]*)」|「([^「」]*)」」")
_INNER = str.maketrans("「」", "“”")
_OTHERS = (("‘", "’"), ("'", "'"), ("`", "`"), ("‹", "›"))


def quotes_problem(typed: str, line: Span, shift: int) -> Problem | None:
    """What is wrong with the line's quotation marks, where that is certain."""
    return _nested(typed, line, shift) or _doubled(typed, line, shift) or _unclosed(typed, line, shift)


def _nested(typed: str, line: Span, shift: int) -> Problem | None:
    for found in _NESTED.finditer(typed):
        write = f"「{found.group()[1:-1].translate(_INNER)}」"
        if reads(typed[: found.start()] + write + typed[found.end() :]):
            span = line.at(found.start() + shift, found.end() + shift)
            return QuotesInside(span=span, write=write)
    return None


def _doubled(typed: str, line: Span, shift: int) -> Problem | None:
    for found in _TWICE.finditer(typed):
        write = f"「{found[1] or found[2]}」"
        if reads(typed[: found.start()] + write + typed[found.end() :]):
            return QuotesInside(span=line.at(found.start() + shift, found.end() + shift), write=write)
    return None


def _unclosed(typed: str, line: Span, shift: int) -> Problem | None:
    closing, opened = "", 0
    for place, char in enumerate(typed):
        if closing:
            if char in "「『" and _QUOTES[char] == closing:
                return UnclosedText(span=line.at(opened + shift, place + shift), closing=closing)
            closing = "" if char == closing or (closing == "”" and char in "“”") else closing
        elif char in _QUOTES:
            closing, opened = _QUOTES[char], place
    if not closing:
        return None
    return UnclosedText(span=line.at(opened + shift, len(typed) + shift), closing=closing)


def without_quotes(text: str, *, titles: bool) -> str:
    """A text without marks around it that aren't those of rules; ``titles`` keeps the marks of a document's title."""
    for opening, closing in (*_OTHERS, *(() if titles else (("《", "》"),))):
        if len(text) > 1 and text.startswith(opening) and text.endswith(closing):
            return text[1:-1]
    return text
