"""Which items a case covers, worked out again from what the evaluation knows once it is done.

A line whose result units keep from being worked out was come by, and not tried: it isn't covered.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.evaluation.interpret import Frame, Interpreter, reads_score
from duheng.evaluation.score import Scoring
from duheng.evaluation.trace import Trace
from duheng.forms.model import FormNode
from duheng.language import tree
from duheng.language.walk import walk
from duheng.testing.items import Item, Part, item
from duheng.testing.run import Outcome


def hits_of(outcome: Outcome) -> frozenset[Item]:
    """The items, of all files, that a case covers; none where it couldn't be run."""
    if outcome.tried is not None:
        return hits_of_trace(outcome.tried.trace, outcome.tried.row.node, outcome.tried.scoring)
    if outcome.evaluation is None:
        return frozenset()
    scoring, interpreter = outcome.evaluation.scoring, outcome.evaluation.interpreter
    found: list[Item] = [*_lent(scoring), *_checks(interpreter), *_bands(_of_form(interpreter), interpreter, _FORM)]
    for node in interpreter.everything:
        trace = scoring.trace(node)
        found += _trace(trace, node, scoring)
        found += _assigned(node, trace, interpreter)
    return frozenset(found)


def hits_of_trace(trace: Trace, node: FormNode, scoring: Scoring) -> frozenset[Item]:
    """The items that a method on one node covers, with those of the methods whose results it takes."""
    return frozenset((*_trace(trace, node, scoring), *_lent(scoring)))


_FORM = Frame(None, None, {})


def _of_form(interpreter: Interpreter) -> list[tree.Expression]:
    template = interpreter.ruleset.template
    return [template.total, *([template.grade] if template.grade is not None else [])]


def _lent(scoring: Scoring) -> Iterator[Item]:
    """What methods covered whose results others took."""
    nodes = {id(node): node for node in scoring.interpreter.everything}
    for (_, node), trace in scoring.lent.items():
        yield from _trace(trace, nodes[node], scoring)


def _trace(trace: Trace, node: FormNode, scoring: Scoring) -> Iterator[Item]:
    method, interpreter = trace.method, scoring.interpreter
    if method is None or not method.name:
        return
    frame = Frame(node, node, trace.locals)
    faults = scoring.dimensions.of_method(method, node)
    for clause, truth in trace.tried:
        read = [clause.condition] if clause.condition is not None else []
        if truth is not False and id(clause.result) not in faults:
            yield item(Part.CLAUSE, clause.span, method.name)
            read.append(clause.result)
        yield from _bands(read, interpreter, frame)
    for step in trace.steps:
        yield from _step(step.line, step.before, step.after, method.name)


def _step(line: tree.Clamp | tree.Round, before: object, after: object, method: str) -> Iterator[Item]:
    if not isinstance(before, Fraction) or not isinstance(after, Fraction):
        return
    part = Part.ROUND if isinstance(line, tree.Round) else Part.LOW if before < after else Part.HIGH
    yield item(part, line.span, method)


def _bands(read: list[tree.Expression], interpreter: Interpreter, frame: Frame) -> Iterator[Item]:
    """The tiers in which numbers fell, or whose intervals were asked for."""
    for expression in (inner for each in read for inner in walk(each, into_aggregates=False)):
        if isinstance(expression, tree.LabelOf | tree.IntervalOf):
            of_label = expression if isinstance(expression, tree.LabelOf) else expression.label
            label = interpreter.value(of_label, frame)
            band = interpreter.band(expression.scale, label) if isinstance(label, str) else None
            if band is not None:
                yield item(Part.BAND, band.span, expression.scale)


def _assigned(node: FormNode, trace: Trace, interpreter: Interpreter) -> Iterator[Item]:
    """The line of 计分 that gave a row its method."""
    template = interpreter.ruleset.template
    own = node.method or (node.template is not None and node.template.method)
    grouped = node.children or node.level != template.row_level or (trace.method is not None and not trace.method.name)
    for line in template.scoring if not own and not grouped else ():
        truth = True if line.condition is None else interpreter.value(line.condition, Frame(node, node, {}))
        if truth is True:
            yield item(Part.SCORING, line.span, "计分")
        if truth is not False:
            return


def _checks(interpreter: Interpreter) -> Iterator[Item]:
    for check in interpreter.ruleset.checks:
        for frame in _subjects(check, interpreter):
            when = True if check.when is None else interpreter.value(check.when, frame)
            holds = interpreter.value(check.demand, frame) if when is True else None
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
