"""Characters that nobody sees, pasted with a text from a web page or a document."""

from __future__ import annotations

import unicodedata

from duheng.problems.problem import Problem
from duheng.problems.prose import Invisible
from duheng.syntax.reach import left_unread
from duheng.syntax.stop import Stop

_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u034f")


def is_invisible(char: str) -> bool:
    """Whether a character shows nothing and is no blank."""
    if char in "\t ":
        return False
    return char in _FILLERS or "\ufe00" <= char <= "\ufe0f" or unicodedata.category(char) in ("Cc", "Cf")


def invisible_problem(stop: Stop) -> Problem | None:
    """The line's invisible characters, where it can be read, or read on, without them."""
    typed = stop.typed
    places = [place for place, char in enumerate(typed) if is_invisible(char)]
    if not places:
        return None
    first, last = places[0], places[-1] + 1
    read: dict[str, int | None] = {}
    for blank in ("", " "):
        cleaned = "".join(blank if is_invisible(char) else char for char in typed[first:last])
        read[cleaned] = left_unread(typed[:first] + cleaned + typed[last:])
    best = min(read, key=lambda cleaned: -1 if read[cleaned] is None else read[cleaned] or 0)
    left = read[best]
    if left is not None and left >= len(stop.text.rstrip()) - stop.start:
        return None
    marks = tuple(dict.fromkeys(f"U+{ord(typed[place]):04X}" for place in places))
    return Invisible(span=stop.at(first, last), marks=marks, cleaned=best)
