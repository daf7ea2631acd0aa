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


def asked_late(method: tree.Method) -> dict[int, AskedLate]:
    """What is told of a method's lines, by their places."""
    found: dict[int, AskedLate] = {}
    lets = {let.name: let.value for let in method.lets}
    for number, clause in enumerate(method.clauses):
        asked = [each.target for each in _conjuncts(clause.condition) if _asks_for_nothing(each)]
        earlier = (
            (target, line) for line in method.clauses[:number] for target in asked if _compares(line, target, lets)
        )
        for target, line in earlier:
            what = printed(target)
            found.setdefault(number, AskedLate(span=clause.span, related=(line.span,), what=what, line=line.span.line))
    return found


def _conjuncts(condition: tree.Expression | None) -> Iterator[tree.Given]:
    inside = condition.parts if isinstance(condition, tree.Every) else (condition,)
    yield from (each for each in inside if isinstance(each, tree.Given))


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
