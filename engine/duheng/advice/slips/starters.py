"""The keywords that a line may begin with, and those that its first word may be a misspelling of."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from duheng.syntax.words import DECLARED, spellings, words

_LONGEST_KEYWORD = 3
_INNER = (
    "UNTIL ONWARD PLACES AND OR NOT IN PRESENT ABSENT ELSE BY INCLUSIVE EXCLUSIVE REQUIRED COLUMN ROW "
    "SIGN_COLUMN UNIT_COLUMN POINTS_COLUMN UNIT_OF OUTSIDE FREE UNDETERMINED NOT_APPLICABLE"
).split()


def near_starters(word: str) -> tuple[str, ...]:
    """The keywords, and pairs of them, that a line's first word may be a misspelling of."""
    if len(word) <= _LONGEST_KEYWORD:
        return tuple(get_close_matches(word, starters(), 2, 0.5))
    pairs = [f"{words()[one].zh} {words()[two].zh}" for one in ("REPLACE", "AMEND", "REMOVE") for two in DECLARED]
    return tuple(get_close_matches(word, (*pairs, *starters()), 2, 0.6))


@cache
def starters() -> tuple[str, ...]:
    """The words that a line may begin with."""
    return tuple(each.split(" ")[0] for each in spellings(*(name for name in words() if name not in _INNER)))
