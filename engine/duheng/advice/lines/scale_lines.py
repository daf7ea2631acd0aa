"""A line of a scale without its colon: 基本达成 80%～100%, 一档80以上, 「优」 100 至 90（含）.

What a line says can be taken more freely where it stands in a scale: there it is a label and its ends, whatever stands
between them, and whatever keyword the label is like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duheng.advice.lines.bands import Usage, band_of, numbers_in
from duheng.advice.prose.phrases import line_meant
from duheng.advice.prose.ranges_in_words import range_of_points
from duheng.advice.slips.starters import starters
from duheng.problems.problem import Problem
from duheng.problems.syntax import MissingWord
from duheng.source import Span
from duheng.syntax.narrow import QUOTED
from duheng.syntax.reach import reads
from duheng.syntax.words import NAME_RUN, spellings

_NUMBERED = r"\s*(?:\(?[一二三四五六七八九十\d]+[.、)]\s*)?"
_LINE = re.compile(rf"{_NUMBERED}(?P<label>{QUOTED.pattern}|{NAME_RUN})(?P<between>[\s=,-]*)(?P<ends>\S.*?)\s*$")
_RUN_IN = re.compile(rf"{_NUMBERED}(?P<label>[^\W\d_]{{1,40}})(?P<ends>[\d(\[<>≤≥].*?)\s*$")
"""A label and its ends with nothing between them; the letters may be a label and a word of comparison: 差低于60."""


def band_without_colon(narrowed: str, typed: str, line: Span) -> Problem | None:
    """That a colon is missing behind the label; None for a line that isn't a label and two ends."""
    if range_of_points(narrowed.strip()) is not None:
        return None
    for first, last, ends in _splits(narrowed):
        label = typed[first:last]
        usage = None if _begins_otherwise(label) else _usage(label, narrowed[slice(*ends)], typed[slice(*ends)])
        if usage is not None:
            place = line.at(first, last)
            return MissingWord(span=place, word="：", word_en=":", usage=usage.zh, usage_en=usage.en)
    return None


def _splits(narrowed: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Where the label begins and ends, and where its ends do."""
    found = _LINE.match(narrowed)
    if found is not None and (found["between"] or found["label"].startswith("「")):
        yield *found.span("label"), found.span("ends")
    run_in = _RUN_IN.match(narrowed)
    if run_in is not None and not run_in["label"].startswith(starters()):
        first, last = run_in.span("label")
        yield from ((first, cut, (cut, run_in.end("ends"))) for cut in range(first + 1, last + 1))


def _begins_otherwise(label: str) -> bool:
    return label in spellings() or line_meant(label) is not None


def _usage(label: str, ends: str, typed: str) -> Usage | None:
    """How the line reads with its colon; in English words as it was typed."""
    band = band_of(label, ends)
    if band is None and len(numbers_in(ends)) > 1 and reads(f"{label}: {typed}"):
        return Usage(f"{label}: {typed}", f"{label}: {typed}")
    return band
