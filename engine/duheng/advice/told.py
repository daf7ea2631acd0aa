"""The door of the room: what to say of lines that couldn't be read, or that stand where they may not.

Nothing behind it is imported where every line is right.
"""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.syntax import MissingOperand
from duheng.syntax import written as w
from duheng.syntax.parse import AS_DEMAND, Reading
from duheng.syntax.stop import Stop


def told_of(reading: Reading) -> tuple[Problem, ...]:
    """The problems of a file's lines, in their order."""
    return () if reading.is_whole else _told(reading)


def told_of_expression(stopped: Stop | Problem) -> Problem:
    """The problem of an expression inside a text."""
    told = _of(stopped)
    begins = isinstance(told, MissingOperand) and told.after == AS_DEMAND.strip()
    return MissingOperand(span=told.span, after="{") if begins else told


def _told(reading: Reading) -> tuple[Problem, ...]:
    from duheng.advice.continued import continued
    from duheng.advice.strays import stray_problem

    bands = _lines_of_scales(reading.document)
    alone = {number: _of(wrong, in_scale=number in bands) for number, wrong in reading.unread.items()}
    lines = [(line, alone.get(line.span.line)) for line in reading.document.lines]
    astray = [each if isinstance(each, Problem) else stray_problem(each) for each in reading.astray]
    return tuple(sorted((*continued(lines), *astray), key=_place))


def _lines_of_scales(document: w.Document) -> frozenset[int]:
    """The numbers of the lines that stand in scales."""
    heads = ((block.head.content, block.body) for block in document.blocks)
    scales = (body for head, body in heads if isinstance(head, w.DeclareLine) and head.kind == "SCALE")
    return frozenset(line.span.line for body in scales for line in body)


def _of(wrong: Stop | Problem, *, in_scale: bool = False) -> Problem:
    if isinstance(wrong, Problem):
        return wrong
    from duheng.advice.diagnose import diagnose

    return diagnose(wrong, in_scale=in_scale)


def _place(problem: Problem) -> tuple[int, int]:
    return (problem.span.line, problem.span.column) if problem.span else (0, 0)
