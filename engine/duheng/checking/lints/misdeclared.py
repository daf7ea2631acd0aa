"""Names that nothing declares, told once: a slip where the name is declared is told there, and one that is like no
other where it is used first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from duheng.problems.meaning import Unused
from duheng.problems.names import DeclaredOtherwise, UnknownMethod, UnknownName, UnknownScale
from duheng.problems.problem import Problem
from duheng.problems.slips import is_slip
from duheng.record import replace
from duheng.source import Span
from duheng.syntax import written as w

_FEWEST = 2
"""Uses that must agree before the declaration is taken for the slip and not the use."""


def with_declarations_told(told: Sequence[Problem], document: w.Document, used: Set[str]) -> list[Problem]:
    """The problems, with those of a name that nothing declares put together where it is declared with a slip."""
    unknown: dict[str, list[Span]] = {}
    for each in told:
        if isinstance(each, UnknownName | UnknownMethod | UnknownScale) and each.span is not None:
            unknown.setdefault(each.name, []).append(each.span)
    idle = [name for name in _declared(document) if name.text not in used]
    kept = list(told)
    for meant, places in unknown.items():
        spans = sorted(set(places), key=lambda at: (at.file, at.line, at.column))
        slips = [name for name in idle if is_slip(name.text, meant)]
        if len(spans) < _FEWEST or len(slips) != 1:
            continue
        name = slips[0]
        kept = [each for each in kept if not _follows(each, meant, name.text)]
        kept.append(
            DeclaredOtherwise(span=name.span, related=(spans[0],), name=name.text, near=(meant,), count=len(spans))
        )
    return list(_each_name_once(kept))


def _each_name_once(told: Sequence[Problem]) -> Iterator[Problem]:
    """The problems with a single one for each name of a file that is like no other, with the number of its places: what
    is to be mended is one declaration."""
    places: dict[tuple[str, str], set[Span]] = {}
    for each in told:
        if isinstance(each, UnknownName) and each.span is not None and not each.near:
            places.setdefault((each.span.file, each.name), set()).add(each.span)
    for each in told:
        if not isinstance(each, UnknownName) or each.span is None or each.near:
            yield each
            continue
        spans = places[each.span.file, each.name]
        if each.span == min(spans, key=lambda at: (at.line, at.column)):
            yield replace(each, count=len(spans))


def _follows(problem: Problem, meant: str, declared: str) -> bool:
    if isinstance(problem, UnknownName | UnknownMethod | UnknownScale):
        return problem.name == meant
    return isinstance(problem, Unused) and problem.name == declared


def _declared(document: w.Document) -> Iterator[w.Name]:
    for block in document.blocks:
        for line in (block.head, *block.body):
            if isinstance(line.content, w.DeclareLine | w.ParameterLine | w.FieldLine | w.DerivedLine):
                yield line.content.name
