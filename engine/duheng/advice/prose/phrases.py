"""Words of prose where a rule has a sign or word of its own, from ``grammar/phrases.yaml``; for messages only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from duheng.advice.prose.number_words import number_meant, share_of
from duheng.problems.problem import Problem
from duheng.problems.prose import PhraseOfProse
from duheng.record import Record
from duheng.source import Span
from duheng.syntax.words import read_yaml_data

_MARK = r"\s*(?:\((不?含)[^)]*\))?"
_BETWEEN = re.compile(rf"\s*(.+?){_MARK}\s*(?:至|到|和|与|及|~|-)\s*(.+?){_MARK}\s*之间")


class Phrase(Record):
    """What was found, what a rule has instead, and an example of it."""

    found: str
    write: str
    usage: str

    def told(self, span: Span) -> Problem:
        """What is told where the phrase stands."""
        return PhraseOfProse(span=span, found=self.found, write=self.write, usage=self.usage)


class Slip(Record):
    """What may stand on a line that can't be read, as an expression, and what to write there."""

    pattern: re.Pattern[str]
    write: str
    sure: bool = False
    every: bool = False
    usage: str = ""
    other: str = ""


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_yaml_data("phrases.yaml")
    return data


@cache
def _rows(part: str) -> tuple[Phrase, ...]:
    """The phrases of a part of the file, the longest first."""
    rows = [Phrase(found, row["write"], row["usage"]) for row in _data()[part] for found in row["found"]]
    return tuple(sorted(rows, key=lambda each: -len(each.found)))


def conditions() -> tuple[Phrase, ...]:
    """All phrases between two values."""
    return _rows("conditions")


def condition_at(text: str) -> Phrase | None:
    """The phrase between two values that a text begins with; ``在 a 至 b 之间`` with its own two ends."""
    phrase = next((each for each in conditions() if text.startswith(each.found)), None)
    if phrase is None or not phrase.write.startswith("属于"):
        return phrase
    ends = _BETWEEN.match(text.removeprefix(phrase.found))
    if ends is None:
        return phrase
    left, right = "(" if ends[2] == "不含" else "[", ")" if ends[4] == "不含" or (ends[2] and not ends[4]) else "]"
    return Phrase(phrase.found, f"属于 {left}{ends[1]}, {ends[3]}{right}", phrase.usage)


@cache
def slips() -> tuple[Slip, ...]:
    """Slips of the pen, in the order in which they are tried."""
    return tuple(
        Slip(re.compile(row.pop("found")), other=row.pop("or", ""), **row) for row in map(dict, _data()["slips"])
    )


@cache
def caps() -> tuple[Slip, ...]:
    """What a document says after a comma to hold a result within limits."""
    return tuple(Slip(re.compile(row["found"]), row["write"]) for row in _data()["caps"])


def line_meant(word: str) -> Phrase | None:
    """The phrase that a line's first word begins with."""
    return next((each for each in _rows("lines") if word.startswith(each.found)), None)


def kind_meant(word: str) -> str:
    """The kind of field for another word of it; empty where nothing is known."""
    found: dict[str, str] = _data()["kinds"]
    return found.get(word, "")


def says_result(head: str) -> bool:
    """Whether a table's last column may be headed so: 得分, 折算得分, 方法; not 扣分."""
    found: dict[str, str] = _data()["results"]
    return re.search(found["not"], head) is None and re.search(found["heads"], head) is not None


def letter_meant(word: str) -> str:
    """What a letter stands for in the notes of a form; empty where nothing is known."""
    found: dict[str, str] = _data()["letters"]
    return found.get(word.upper(), "")


def name_meant(word: str) -> str:
    """What a rule has for a word of prose that stands for a value; empty where nothing is known."""
    found: dict[str, str] = _data()["names"]
    return found.get(word, "") or (found.get(word.upper(), "") if len(word) > 1 else "") or number_meant(word)


def likely_meant(word: str) -> str:
    """What a result or a condition in the words of a document may mean: 扣2分, 酌情给分; empty where nothing is known."""
    found = ((each.pattern.fullmatch(word), each.write) for each in _likely())
    numbers = (
        (match, [number_meant(each or "") or each for each in match.groups()], write) for match, write in found if match
    )
    return next((write.format(match[0], *groups) for match, groups, write in numbers), "")


@cache
def _likely() -> tuple[Slip, ...]:
    return tuple(Slip(re.compile(row["found"]), row["write"]) for row in _data()["likely"])


def share_meant(word: str, names: Iterable[str]) -> str:
    """``分值的八成``, ``半分值`` of known names as ``分值 × 80%``, ``分值 × 50%``; empty where it is no such share."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        before, found, after = word.partition(name)
        rest = before.removesuffix("的") or after.removeprefix("的")
        share = share_of(rest) if found and not (before and after) else ""
        if share:
            return f"{name} × {share}"
    return ""
