"""Mending what has one sensible mend: a misspelt name that means just one other, limits the wrong way round.

A mend is a stretch of a line and what stands there instead. Whether the file is better for it is for the check to say
that runs afterwards: what doesn't lessen its problems is taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import Span


class Mended(Record):
    """A text with some mends applied, and the problems that they were for."""

    text: str
    mended: tuple[Problem, ...]


def mend(lines: Sequence[str], problems: Iterable[Problem], file: str) -> Mended:
    """Apply the mends of the problems in ``file``, from its end to its start; overlapping ones wait for another run."""
    changed = list(lines)
    done: list[Problem] = []
    last: Span | None = None
    for problem in sorted(problems, key=_from_the_end):
        text, span = problem.mend(), problem.span
        if text is None or span is None or span.file != file or not 0 < span.line <= len(changed):
            continue
        if last is not None and (span.line, span.end) > (last.line, last.column):
            continue
        line = changed[span.line - 1]
        changed[span.line - 1] = line[: span.column - 1] + text + line[span.end - 1 :]
        done.append(problem)
        last = span
    return Mended("\n".join(changed), tuple(reversed(done)))


def _from_the_end(problem: Problem) -> tuple[int, int]:
    return (-problem.span.line, -problem.span.column) if problem.span is not None else (0, 0)
