"""Which items a case covers, worked out again from what the evaluation knows once it is done.

A line whose result units keep from being worked out was come by, and not tried: it isn't covered. Neither is one that
only perhaps counts, because its condition is open or that of a line before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.evaluation.interpret import Frame, Interpreter, reads_score
from duheng.evaluation.score import Scoring
from duheng.evaluation.trace import Trace
from duheng.forms.model import FormNode
from duheng.language import tree
from duheng.testing.items import Item, Part, item
from duheng.testing.run import Outcome
from duheng.testing.tiers_met import TiersMet


def hits_of(outcome: Outcome) -> frozenset[Item]:
    """The items, of all files, that a case covers; none where it couldn't be run."""
    if outcome.tried is not None:
        return hits_of_trace(outcome.tried.trace, outcome.tried.row.node, outcome.tried.scoring)
    if outcome.evaluation is None:
        return frozenset()
    scoring, interpreter = outcome.evaluation.scoring, outcome.evaluation.interpreter
    tiers = TiersMet(interpreter)
    found: list[Item] = [*_lent(scoring), *_checks(interpreter, tiers), *tiers.of(_of_form(interpreter), _FORM)]
    for node in interpreter.everything:
        trace = scoring.trace(node)
        found += _trace(trace, node, scoring)
        found += _assigned(node, trace, interpreter, tiers)
    return frozenset(found)


def hits_of_trace(trace: Trace, node: FormNode, scoring: Scoring) -> frozenset[Item]:
    """The items that a method on one node covers, with those of the methods whose results it takes."""
    return frozenset((*_trace(trace, node, scoring), *_lent(scoring)))


_FORM = Frame(None, None, {})


def _of_form(interpreter: Interpreter) -> tuple[tree.Expression | None, ...]:
    template = interpreter.ruleset.template
    return template.total, template.grade


def _lent(scoring: Scoring) -> Iterator[Item]:
    """What methods covered whose results others took."""
    nodes = {id(node): node for node in scoring.interpreter.everything}
    for (_, node), trace in scoring.lent.items():
        yield from _trace(trace, nodes[node], scoring)


def _trace(trace: Trace, node: FormNode, scoring: Scoring) -> Iterator[Item]:
    method = trace.method
    if method is None or not method.name:
        return
    frame = Frame(node, node, trace.locals)
    faults, tiers = scoring.dimensions.of_method(method, node), TiersMet(scoring.interpreter, method.lets)
    for clause, truth in trace.tried:
        decides = truth is True and id(clause.result) not in faults
        if decides:
            yield item(Part.CLAUSE, clause.span, method.name)
        yield from tiers.of((clause.condition, clause.result if decides else None), frame)
        if truth is not False:
            break
    for step in trace.steps:
        yield from _step(step.line, step.before, step.after, method.name)


def _step(line: tree.Clamp | tree.Round, before: object, after: object, method: str) -> Iterator[Item]:
    if not isinstance(before, Fraction) or not isinstance(after, Fraction):
        return
    part = Part.ROUND if isinstance(line, tree.Round) else Part.LOW if before < after else Part.HIGH
    yield item(part, line.span, method)


def _assigned(node: FormNode, trace: Trace, interpreter: Interpreter, tiers: TiersMet) -> Iterator[Item]:
    """The line of 计分 that gave a row its method, and the tiers that it and those before it read."""
    template = interpreter.ruleset.template
    own = node.method or (node.template is not None and node.template.method)
    grouped = node.children or node.level != template.row_level or (trace.method is not None and not trace.method.name)
    for line in template.scoring if not own and not grouped else ():
        frame = Frame(node, node, {})
        truth = True if line.condition is None else interpreter.value(line.condition, frame)
        yield from tiers.of((line.condition,), frame)
        if truth is True:
            yield item(Part.SCORING, line.span, "计分")
        if truth is not False:
            return


def _checks(interpreter: Interpreter, tiers: TiersMet) -> Iterator[Item]:
    for check in interpreter.ruleset.checks:
        for frame in _subjects(check, interpreter):
            when = True if check.when is None else interpreter.value(check.when, frame)
            holds = interpreter.value(check.demand, frame) if when is True else None
            yield from tiers.of((check.when, check.demand if when is True else None), frame)
            if holds is True or holds is False:
                yield item(Part.HOLDS if holds else Part.FAILS, check.span, check.name)


def _subjects(check: tree.Check, interpreter: Interpreter) -> Iterator[Frame]:
    if check.over is None:
        yield _FORM
        return
    of_score = any(reads_score(each, interpreter.names.derived) for each in (check.when, check.demand) if each)
    for node in interpreter.everything:
        if node.level == check.over.value and not (of_score and interpreter.score(node) is None):
            yield Frame(node, node, {})
