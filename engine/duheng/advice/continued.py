"""A sentence that goes on in the next line: told once, where it goes on, or where its quotation mark was opened."""

from __future__ import annotations

from collections.abc import Sequence

from duheng.advice.prose.phrases import line_meant
from duheng.problems.problem import Problem
from duheng.problems.prose import Continued, WrongLine
from duheng.problems.syntax import UnclosedText
from duheng.syntax import written as w
from duheng.syntax.narrow import narrow
from duheng.syntax.parse import LONGEST_LINE
from duheng.syntax.reach import reads

_MOST = 4
"""Lines that a sentence may go on for."""
_NO_BLANK_AFTER = ("，", "（", "、", "：")
Read = tuple[w.Line, Problem | None]


def continued(lines: Sequence[Read]) -> list[Problem]:
    """The problems of all lines; where some can be read as one line, the one problem of that."""
    told: list[Problem | None] = []
    place = 0
    while place < len(lines):
        more = _going_on(lines, place)
        told.append(_told(lines[place : place + more + 1]) if more else lines[place][1])
        place += more + 1
    return [each for each in told if each is not None]


def _going_on(lines: Sequence[Read], start: int) -> int:
    """For how many lines the sentence that begins at ``start`` goes on."""
    first = lines[start][0]
    if isinstance(first.content, w.Blank | w.TableLine | w.ExampleLine) or first.text.startswith(("|", "｜")):
        return 0
    for more in range(1, _MOST + 1):
        if start + more >= len(lines) or not isinstance(lines[start + more][0].content, w.Broken):
            return 0
        if _begins_anew(first, lines[start + more][0]):
            return 0
        joined = _joined(lines[start : start + more + 1])
        if len(joined) > LONGEST_LINE:
            return 0
        if reads(joined):
            return more
    return 0


def _begins_anew(first: w.Line, line: w.Line) -> bool:
    """Whether a line behind a whole one begins as prose begins a line of its own: 保留两位小数, 不超过 分值."""
    return not isinstance(first.content, w.Broken) and line_meant(narrow(line.text)) is not None


def _joined(lines: Sequence[Read]) -> str:
    within, joined = isinstance(lines[0][1], UnclosedText), lines[0][0].text
    for line, _ in lines[1:]:
        joined += line.text if within or joined.endswith(_NO_BLANK_AFTER) else f" {line.text}"
    return joined


def _told(lines: Sequence[Read]) -> Problem:
    (first, opening), (second, apart) = lines[:2]
    if isinstance(opening, UnclosedText):
        return opening
    if isinstance(apart, WrongLine):
        return apart
    return Continued(span=second.span, related=(first.span,), joined=_joined(lines))
