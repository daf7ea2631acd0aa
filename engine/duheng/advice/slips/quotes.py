"""Quotation marks on a line that can't be read: without a partner, inside each other, or of another kind."""

from __future__ import annotations

import re

from duheng.problems.problem import Problem
from duheng.problems.prose import QuotesInside
from duheng.problems.syntax import UnclosedText
from duheng.syntax.reach import reads
from duheng.syntax.stop import Stop

_QUOTES = {"「": "」", "『": "』", "“": "”", '"': '"'}
_NESTED = re.compile(r"「[^「」]*(?:「[^「」]*」[^「」]*)+」|“[^“”]*(?:“[^“”]*”[^“”]*)+”")
_TWICE = re.compile("「「([^「」]*)」|「([^「」]*)」」")
_INNER = str.maketrans("「」", "“”")
_OTHERS = (("‘", "’"), ("'", "'"), ("`", "`"), ("‹", "›"))


def quotes_problem(stop: Stop) -> Problem | None:
    """What is wrong with the line's quotation marks, where that is certain."""
    return _nested(stop) or _doubled(stop) or _unclosed(stop)


def _nested(stop: Stop) -> Problem | None:
    typed = stop.typed
    for found in _NESTED.finditer(typed):
        write = f"「{found.group()[1:-1].translate(_INNER)}」"
        if reads(typed[: found.start()] + write + typed[found.end() :]):
            return QuotesInside(span=stop.at(*found.span()), write=write)
    return None


def _doubled(stop: Stop) -> Problem | None:
    typed = stop.typed
    for found in _TWICE.finditer(typed):
        write = f"「{found[1] or found[2]}」"
        if reads(typed[: found.start()] + write + typed[found.end() :]):
            return QuotesInside(span=stop.at(*found.span()), write=write)
    return None


def _unclosed(stop: Stop) -> Problem | None:
    typed = stop.typed
    closing, opened = "", 0
    for place, char in enumerate(typed):
        if closing:
            if char in "「『" and _QUOTES[char] == closing:
                return UnclosedText(span=stop.at(opened, place), closing=closing)
            closing = "" if char == closing or (closing == "”" and char in "“”") else closing
        elif char in _QUOTES:
            closing, opened = _QUOTES[char], place
    if not closing:
        return None
    return UnclosedText(span=stop.at(opened, len(typed)), closing=closing)


def without_quotes(text: str, *, titles: bool) -> str:
    """A text without marks around it that aren't those of rules; ``titles`` keeps the marks of a document's title."""
    for opening, closing in (*_OTHERS, *(() if titles else (("《", "》"),))):
        if len(text) > 1 and text.startswith(opening) and text.endswith(closing):
            return text[1:-1]
    return text
