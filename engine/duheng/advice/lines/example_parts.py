"""An example's line that can't be read: which of its parts is not a name and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duheng.problems.problem import Problem
from duheng.problems.prose import ExamplePart, OthersInExample
from duheng.source import Span
from duheng.syntax.words import LEVELS, choice

_PART = re.compile(r"[^\W\d][\w·]*(?:\s+\S|[^\w\s])")
_GLUED = re.compile(r"([^\W\d_]+)(\d.*)")
USAGE = "指标值 ≥400件，实际值 593件，分值 2"


def example_problem(narrowed: str, typed: str, line: Span) -> Problem | None:
    """The first part that can't be read; None for other lines and where 得 is missing."""
    body = _body(narrowed)
    if body is None:
        return None
    for first, last in _parts(narrowed, *body):
        part, span = narrowed[first:last], line.at(first, last)
        if begins := re.match(rf"{choice(*LEVELS)}(?!\w)", part):
            tier = begins.group()
            usage = f"输入: {{{tier}: {typed[first + len(tier) : last].strip()}, 分值: 5}}"
            return OthersInExample(span=span, tier=tier, usage=usage)
        if _PART.match(part) is None:
            return ExamplePart(span=span, part=typed[first:last], usage=_usage(part))
    return None


def _body(text: str) -> tuple[int, int] | None:
    """Where the inputs stand: after 例, before 得."""
    start = re.match(rf"\s*{choice('EXAMPLE')}(?!\w)\s*", text)
    ends = list(re.finditer(rf"[\s,]{choice('GIVES')}(?![^\W\d])", text))
    return (start.end(), ends[-1].start()) if start and ends and ends[-1].start() >= start.end() else None


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas that stand in no brackets and quotation marks."""
    depth, first = 0, start
    for place in range(start, end + 1):
        char = text[place] if place < end else ","
        depth += (char in "([「") - (char in ")]」")
        if char == "," and (depth <= 0 or place == end):
            part = text[first:place]
            inside = first + len(part) - len(part.lstrip())
            if part.strip():
                yield inside, inside + len(part.strip())
            first = place + 1


def _usage(part: str) -> str:
    glued = _GLUED.fullmatch(part)
    if glued is not None:
        return f"{glued[1]} {glued[2]}"
    return f"分值 {part}" if part.replace(".", "").isdigit() else USAGE
