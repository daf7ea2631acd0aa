"""A line of a scale that can't be read: what its officer meant, written as a scale wants it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from duheng.advice.prose.number_words import leading
from duheng.advice.prose.phrases import line_meant
from duheng.advice.prose.ranges_in_words import range_of_points
from duheng.advice.slips.starters import near_starters
from duheng.problems.problem import Problem
from duheng.problems.prose import Prose
from duheng.problems.syntax import MissingWord, UnknownKeyword
from duheng.record import Record
from duheng.source import Span
from duheng.syntax.words import spellings, words

_LABEL = re.compile(r"\s*([^\W\d][\w·]*|「[^」]*」)\s*:\s*")
_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])\s*[%‰]?")
_INCLUDED = re.compile(r"\(?\s*(不?包?含|inclusive|exclusive)[^)]*\)?")
_MARKED = re.compile(r"\([^()]*含[^()]*\)")
_CLAUSE = re.compile(r"[^\W\d_]{7,}")
"""More letters on end than the words around a number have, such as 大于或等于."""
_LEVEL = re.compile("[一二三四]级(?:指标)?")


class Usage(Record):
    """How the line should read, in Chinese and English."""

    zh: str
    en: str

    def told(self, place: tuple[int, int], line: Span) -> Problem:
        """That a band has two ends with a word between them."""
        return words()["UNTIL"].missing(line.at(*place), self.zh, self.en)


def band_problem(narrowed: str, line: Span, start: int) -> Problem | None:
    """What is wrong with a line that begins with a label and a colon; None where that can't be told."""
    label = _LABEL.match(narrowed)
    if label is None or _begins_otherwise(label[1]):
        return None
    phrase = line_meant(label[1])
    if phrase is not None and phrase.found == label[1]:
        return phrase.told(line.at(*label.span(1)))
    rest = narrowed[label.end() :].rstrip()
    numbers = [(first + label.end(), last + label.end()) for first, last in numbers_in(rest)]
    if not numbers or _CLAUSE.search(rest):
        return _no_band(label, narrowed, rest, line)
    between = narrowed[numbers[0][1] : numbers[1][0]] if len(numbers) > 1 else rest
    if any(each in between for each in words()["UNTIL"].spellings):
        return _mark(label[1], narrowed, numbers, line, start) if len(numbers) > 1 else None
    if rest == narrowed[slice(*numbers[0])]:
        return _alone(label[1], rest).told((numbers[0][1], numbers[0][1] + 1), line)
    band = band_of(label[1], rest)
    if band is None:
        return _no_band(label, narrowed, rest, line)
    return band.told(_of_the_gap(between, numbers) if len(numbers) > 1 else (label.end(), len(narrowed.rstrip())), line)


def _of_the_gap(between: str, numbers: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The place of what stands between two numbers, but for the mark of the first; of the second where nothing does."""
    marked = _INCLUDED.match(between)
    gap = between[marked.end() :] if marked else between
    first = numbers[1][0] - len(gap.lstrip())
    return (first, first + len(gap.strip())) if gap.strip() else numbers[1]


def _begins_otherwise(label: str) -> bool:
    """Whether what stands before a colon is a keyword, or a level's with 指标 behind it."""
    return label in spellings() or _LEVEL.fullmatch(label) is not None


def band_of(label: str, said: str, top: str = "") -> Usage | None:
    """[92, 100], 60-80, 80—90（含）, 90以上: the greater end first, and the end marked that the officer includes.

    A band of which one end is told goes from there to 0 or to ``top``, else to 100. None for other texts.
    """
    found = range_of_points(said)
    if found is None or found.low == found.high or found.outside:
        return None
    sign = _sign_of(found.low or found.high)
    low, high = found.low or f"0{sign}", found.high or top or f"100{sign}"
    if not found.has_low and not found.high:
        return Usage(f"{label}: {high} 至 {low}（不含）", f"{label}: {high} to {low} (exclusive)")
    has_high_only = found.has_high and not found.loose and not (found.has_low and leading(low))
    return _first_included(label, high, low) if has_high_only else _usage(label, high, low)


def _named(mark: re.Match[str]) -> str:
    """The number that a mark speaks of itself, as （含90） does; empty where it is that of the number before it."""
    found = _NUMBER.search(mark.group())
    return found.group().rstrip("%‰ ") if found else ""


def _says_yes(mark: re.Match[str]) -> bool:
    return not mark[1].startswith(("不", "ex"))


def _no_band(label: re.Match[str], text: str, rest: str, line: Span) -> Problem | None:
    """A line with a colon that is no band: a misspelt keyword before it, or a sentence."""
    near = near_starters(label[1])
    if near:
        return UnknownKeyword(span=line.at(*label.span(1)), word=label[1], near=near)
    return Prose(span=line, text=text.strip()) if rest else None


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found.group())


def numbers_in(text: str) -> list[tuple[int, int]]:
    """Where the numbers of a band stand in a text, but those of a mark such as （含90）."""
    found = _NUMBER.finditer(_MARKED.sub(_blanks, text))
    return [(each.start(), each.start() + len(each.group().rstrip())) for each in found]


def _sign_of(digits: str) -> str:
    return digits[-1] if digits[-1] in "%‰" else ""


def _alone(label: str, number: str) -> Usage:
    """What is told of a label with one number: a band has two ends, and a share for a label belongs into a table."""
    usage = _usage(label, number, f"0{_sign_of(number)}")
    return Usage(
        f"{usage.zh}，写明这一档的上下两头；一档只合一个数的，不用档位，在方法里列表",
        f"{usage.en}, with both ends; where a label stands for one number, write a table in a method instead",
    )


def _mark(label: str, text: str, numbers: list[tuple[int, int]], line: Span, start: int) -> Problem | None:
    """（包含）, （含90）, 含 without brackets: an end is marked otherwise than it can be."""
    found = _INCLUDED.match(text, start) or _INCLUDED.match(text, start + 1)
    if found is None:
        return None
    ends = [text[first:last] for first, last in numbers[:2]]
    word = words()["INCLUSIVE" if _says_yes(found) else "EXCLUSIVE"]
    of_first = _named(found) == ends[0].rstrip("%‰ ") != ends[1].rstrip("%‰ ")
    marks = (f"（{word.zh}） 至 {ends[1]}", f" ({word.en}) to {ends[1]}")
    if not of_first:
        marks = (f" 至 {ends[1]}（{word.zh}）", f" to {ends[1]} ({word.en})")
    return MissingWord(
        span=line.at(start, found.end()),
        word=f"（{word.zh}）",
        word_en=f"({word.en})",
        usage=f"{label}: {ends[0]}{marks[0]}",
        usage_en=f"{label}: {ends[0]}{marks[1]}",
    )


def _first_included(label: str, first: str, second: str) -> Usage:
    return Usage(f"{label}: {first}（含） 至 {second}", f"{label}: {first} (inclusive) to {second}")


def _usage(label: str, first: str, second: str) -> Usage:
    if second.rstrip("%‰ ") == "0":
        return Usage(f"{label}: {first} 至 {second}", f"{label}: {first} to {second}")
    return Usage(f"{label}: {first} 至 {second}（含）", f"{label}: {first} to {second} (inclusive)")
