"""Which 令 a sentence tells before the line that reads them."""

from __future__ import annotations

from collections.abc import Iterator

from duheng.evaluation.values.trace import Trace
from duheng.language import tree
from duheng.language.walk import walk

MOST_LETS = 3


def looked_at(clause: tree.Clause, trace: Trace) -> Iterator[tree.Expression]:
    """What a sentence shows of a line, with the limits that held its result."""
    if clause.condition is not None:
        yield clause.condition
    if trace.sure:
        yield clause.result
        for step in trace.steps:
            if isinstance(step.line, tree.Clamp):
                yield from (step.line.low, step.line.high)


def worth_telling(method: tree.Method, expressions: list[tree.Expression]) -> list[tree.Let]:
    """The 令 that expressions read, with those that these read unless they are too many together."""
    direct = {name for each in expressions for name in _locals(each)}
    read = set(direct)
    for let in reversed(method.lets):
        if let.name in read:
            read.update(_locals(let.value))
    named = aliases(method)
    read, direct = read - named.keys(), direct - named.keys()
    told = read if len(read) <= MOST_LETS else direct
    return [let for let in method.lets if let.name in told][:MOST_LETS]


def aliases(method: tree.Method) -> dict[str, tree.Expression]:
    """The 令 that only give a field another name; a sentence shows the field."""
    return {let.name: let.value for let in method.lets if isinstance(let.value, tree.Read)}


def _locals(expression: tree.Expression) -> Iterator[str]:
    return (each.name for each in walk(expression) if isinstance(each, tree.Local))
