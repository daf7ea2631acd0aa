"""A bracket without its partner on a line that can't be read."""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.syntax import UnbalancedBracket
from duheng.syntax.narrow import without_texts
from duheng.syntax.stop import Stop


def bracket_problem(stop: Stop) -> Problem | None:
    """The first bracket that closes none, else the last one that is still open."""
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
