"""A result for other programs: the JSON that ``grammar/result.schema.json`` describes.

Numbers are texts, so that no reader rounds them: the decimal where it ends, a fraction (``1/3``) where it doesn't.
Nothing but the form and the rulesets decides a byte of it: there is no time in it and no order but theirs. The
messages are Chinese unless English is asked for.
"""

from __future__ import annotations

import json

from duheng.evaluation.result import LedgerLine, NodeResult, Result
from duheng.language.decimal import decimal_text
from duheng.presentation.gathering import opening
from duheng.presentation.losses import reason
from duheng.presentation.numbers import exact
from duheng.presentation.words import Words, words_of
from duheng.problems.language import spoken
from duheng.problems.problem import Language, Problem
from duheng.record import wanted
from duheng.source import CellSpan, FileSpan, ParagraphSpan, Span


def render(result: Result, language: Language = "zh") -> str:
    """The result as JSON, with a line end after it."""
    return json.dumps(as_json(result, language), ensure_ascii=False, indent=2) + "\n"


def as_json(result: Result | Problem, language: Language = "zh") -> dict[str, object]:
    """A result as plain values, those of ``grammar/result.schema.json``; numbers are exact texts (``"1/3"``).

    ``language`` is that of the findings' messages; sentences are in that of the evaluation. A problem, as a
    ``DuhengError`` has them, gives those of ``grammar/problems.schema.json``.
    """
    spoken(language)
    if isinstance(result, Problem):
        from duheng.problems.render.json import as_json as problem_as_json

        return problem_as_json(result, language)
    wanted(result, Result, "evaluate")
    total = result.total
    return {
        "ruleset": {
            "id": result.ruleset.id,
            "title": result.ruleset.title,
            "status": result.ruleset.status or None,
            "chain": [{"id": each.id, "file": each.file, "sha256": each.sha256} for each in result.ruleset.chain],
        },
        "form": {
            "name": result.form.name,
            "sha256": result.form.sha256,
            "fields": {cell.label: cell.shown for cell in result.form.fields},
        },
        "total": {
            "score": exact(total.score),
            "low": exact(total.low),
            "high": exact(total.high),
            "full": exact(total.full),
            "claimed": exact(total.claimed),
        },
        "grade": total.grade or None,
        "voided_by": list(dict.fromkeys(each.code for each in opening(result.findings))),
        "nodes": [_node(each) for each in result.nodes],
        "ledger": [_ledger(each, words_of(language)) for each in result.ledger],
        "findings": [_finding(each, language) for each in result.findings],
    }


def _node(node: NodeResult) -> dict[str, object]:
    score = node.score
    return {
        "path": list(node.path),
        "level": node.level,
        "cells": {cell.label: cell.shown for cell in node.cells},
        "points": exact(node.points),
        "score": exact(score),
        "low": exact(node.low),
        "high": exact(node.high),
        "claimed": exact(node.claimed),
        "lost": None if score is None or node.points is None else decimal_text(node.points - score),
        "method": node.method or None,
        "state": node.state.value,
        "outside": node.outside,
        "because": node.because,
        "rule": _rule(node.rule),
        "authority": node.authority or None,
    }


def _ledger(line: LedgerLine, words: Words) -> dict[str, object]:
    return {
        "path": list(line.path),
        "kind": line.kind.value,
        "lost": decimal_text(line.lost),
        "open": decimal_text(line.open),
        "because": reason(line, words),
        "authority": line.authority or None,
        "rule": _rule(line.rule),
    }


def _finding(problem: Problem, language: Language) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.level().name.lower(),
        "path": list(problem.path),
        "place": _place(problem.span),
        "message": problem.message(language),
        "hint": problem.hint(language) or None,
    }


def _place(span: Span | None) -> dict[str, object] | None:
    if span is None:
        return None
    cell = span.inside if isinstance(span, CellSpan | ParagraphSpan) else None
    line = None if cell or isinstance(span, FileSpan) else span.line
    return {"file": span.file, "line": line, "cell": cell}


def _rule(span: Span | None) -> dict[str, object] | None:
    return {"file": span.file, "line": span.line} if span else None
