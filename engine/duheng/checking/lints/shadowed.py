"""Inherited lines that can't apply any more because of what a ruleset writes itself: a line before them, a 参数, a 令.

That may well be meant, as where a district is stricter; who didn't mean it sees nothing of it in their own file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duheng.checking.cases.coverage import coverage
from duheng.language import tree
from duheng.language.walk import inside_method
from duheng.problems.inheritance import ParentsLinesDead
from duheng.problems.problem import Problem
from duheng.record import replace
from duheng.source import Span


def shadowed(
    method: tree.Method, ruleset: tree.Ruleset, dead: Sequence[tree.Clause], *, scoring: bool = False
) -> Iterator[Problem]:
    """What makes the dead lines of a method (or the table of 计分, as one) dead that its parents wrote."""
    own = ruleset.span.file
    inherited = tuple(each for each in method.clauses if each.span.file != own)
    lost = [each for each in dead if each.span.file != own]
    if not lost:
        return
    before = tuple(each for each in method.clauses if each.span.file == own)
    causes: dict[tuple[Span, str], list[tree.Clause]] = {}
    for count in range(len(before) + 1):
        lines = (*before[:count], *inherited)
        dying = {id(lines[number]) for number in coverage(replace(method, clauses=lines), ruleset).dead}
        cause = before[count - 1].span if count else _declared(method, ruleset, own)
        for clause in lost:
            if id(clause) in dying and cause is not None:
                causes.setdefault((cause, clause.span.file), []).append(clause)
        lost = [each for each in lost if id(each) not in dying]
        if not lost:
            break
    for (span, _), clauses in causes.items():
        related = tuple(each.span for each in clauses)
        numbers = "、".join(str(each.line) for each in related)
        yield ParentsLinesDead(
            span=span,
            related=related,
            where="上级的计分表" if scoring else f"上级方法「{method.name}」",
            where_en="the parent's table of methods" if scoring else f'the parent\'s method "{method.name}"',
            lines=numbers,
            lines_en=numbers.replace("、", ", "),
        )


def _declared(method: tree.Method, ruleset: tree.Ruleset, own: str) -> Span | None:
    """The 令 or 参数 of the ruleset's own file that a method reads."""
    read = {each.name for each in inside_method(method) if isinstance(each, tree.Named)}
    named = (each for each in ruleset.parameters if each.name in read)
    spans = (*(each.span for each in method.lets), *(each.span for each in named))
    return next((each for each in spans if each.file == own), None)
