"""A name that is none because blanks were left out: 实际值大于指标值 is three words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from duheng.advice.prose.phrases import conditions
from duheng.language.operations import INFIX
from duheng.syntax.words import spellings

_JOINING = ("AND", "OR", "NOT", "IN", "PRESENT", "ABSENT", "THEN", "GIVES", "UNTIL")
_BEFORE_VALUES = ("NOT", "THEN", "GIVES")
_BEHIND_VALUES = ("PRESENT", "ABSENT")
LONGEST = 60
_DIGITS = re.compile(r"\d+(?:\.\d+)?[^\W\d_]?")


def with_blanks(run: str, names: Iterable[str]) -> str:
    """The run with blanks between its names and words, prose put right; empty where it isn't made of such."""
    if len(run) > LONGEST:
        return ""
    known = {name: name for name in names if name}
    joining = {each: each for each in spellings(*_JOINING) if not each.isascii()}
    joining |= dict.fromkeys("xX·", "×")
    joining |= {each: each for each in INFIX if each[0].isalpha() and not each.isascii()}
    joining |= {each.found: each.write for each in conditions() if "[" not in each.write} | joining
    ways: list[tuple[str, ...] | None] = [(), *([None] * len(run))]
    for end in range(1, len(run) + 1):
        for start in range(end):
            before, piece = ways[start], run[start:end]
            meant = known.get(piece) or joining.get(piece) or (piece if _DIGITS.fullmatch(piece) else None)
            if before is not None and meant is not None and _shorter((*before, meant), ways[end]):
                ways[end] = (*before, meant)
    found = ways[len(run)]
    if found and _says_nothing(found, frozenset(joining.values())):
        return ""
    return " ".join(found) if found and len(found) > 1 and not known.keys() >= set(found) else ""


def with_blanks_at_sign(run: str) -> str:
    """A comparison of names that may not be known, with blanks around its word; empty where the run is none."""
    compares = (name for name in INFIX if len(name) > 1 and name.isalpha() and not name.isascii())
    found = re.fullmatch(rf"(\w+?)({'|'.join(sorted(compares, key=len, reverse=True))})(\w+)", run)
    return " ".join(found.groups()) if found is not None and len(run) <= LONGEST else ""


def _shorter(way: tuple[str, ...], other: tuple[str, ...] | None) -> bool:
    return other is None or len(way) < len(other)


def _says_nothing(pieces: tuple[str, ...], signs: frozenset[str]) -> bool:
    """Whether signs stand where only a value can: at an end, or two of them side by side."""
    before, behind = frozenset(spellings(*_BEFORE_VALUES)), frozenset(spellings(*_BEHIND_VALUES))
    beside = any(one in signs - behind and two in signs - before for one, two in pairwise(pieces))
    return pieces[0] in signs - before or pieces[-1] in signs - behind or beside
