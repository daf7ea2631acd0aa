"""Lines that ask whether a cell is empty behind a line that compares what stands in it.

With nothing in the cell nobody can tell whether that earlier line applies, so the later one never decides: the score is
open, as if it weren't there.
"""

from __future__ import annotations

from collections.abc import Iterator

from duheng.language import tree
from duheng.language.printed import printed
from duheng.language.walk import parts
from duheng.problems.bands import AskedLate
from duheng.source import Span


def asked_late(method: tree.Method) -> dict[int, AskedLate]:
    """What is told of a method's lines, by their places."""
    found: dict[int, AskedLate] = {}
    lets = {let.name: let.value for let in method.lets}
    for number, clause in enumerate(method.clauses):
        asked = [each.target for each in _conjuncts(clause.condition) if _asks_for_nothing(each)]
        for target in asked:
            places = (place for place, each in enumerate(method.clauses[:number]) if _compares(each, target, lets))
            first = next(places, number)
            if not any(_asks_no_more(each, clause) for each in method.clauses[:first]) and first < number:
                found.setdefault(number, _told(printed(target), method.clauses[first].span, clause.span))
    return found


def _told(what: str, line: Span, late: Span) -> AskedLate:
    """Told where the line stands that is too late; at the line before it where a parent's is too late by that."""
    if line.file == late.file:
        first, first_en = f"第 {line.line} 行", f"line {line.line}"
        return AskedLate(span=late, related=(line,), what=what, earlier=first, earlier_en=first_en)
    inherited, inherited_en = f"上级第 {late.line} 行", f"line {late.line} of its parent"
    return AskedLate(
        span=line,
        related=(late,),
        what=what,
        earlier="这一行",
        earlier_en="this line",
        late=inherited,
        late_en=inherited_en,
    )


def _tests(condition: tree.Expression | None) -> tuple[tree.Expression, ...]:
    return condition.parts if isinstance(condition, tree.Every) else () if condition is None else (condition,)


def _conjuncts(condition: tree.Expression | None) -> Iterator[tree.Given]:
    yield from (each for each in _tests(condition) if isinstance(each, tree.Given))


def _asks_no_more(earlier: tree.Clause, clause: tree.Clause) -> bool:
    """Whether an earlier line takes all that a line could: then nothing is left that is too late for it."""
    tests = _tests(clause.condition)
    return all(each in tests for each in _tests(earlier.condition))


def _asks_for_nothing(asked: tree.Given) -> bool:
    return not asked.wanted and isinstance(asked.target, tree.Read | tree.Built)


def _compares(line: tree.Clause, target: tree.Expression, lets: dict[str, tree.Expression]) -> bool:
    """Whether a line's condition is one comparison of what stands in a cell, or the cell itself."""
    return isinstance(line.condition, tree.Call | tree.Read) and target in _read(line.condition, lets)


def _read(expression: tree.Expression, lets: dict[str, tree.Expression]) -> Iterator[tree.Expression]:
    """The cells whose contents an expression computes with, also behind a 令."""
    yield expression
    if isinstance(expression, tree.Local) and expression.name in lets:
        others = {name: value for name, value in lets.items() if name != expression.name}
        yield from _read(lets[expression.name], others)
    elif not isinstance(expression, tree.Attribute | tree.Given | tree.Aggregate):
        for part in parts(expression):
            yield from _read(part, lets)
