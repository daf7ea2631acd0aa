"""Problems for other programs: one object each, the same text for the same problems."""

from __future__ import annotations

import json
from collections.abc import Iterable

from duheng.problems.problem import Language, Problem
from duheng.source import FileSpan


def as_json(problem: Problem, language: Language = "zh") -> dict[str, object]:
    """A problem as plain values; what belongs to a place in a file is None where there is no such place."""
    span = problem.location
    within = None if isinstance(span, FileSpan) else span
    return {
        "code": problem.code,
        "severity": problem.level().name.lower(),
        "file": span.file if span else None,
        "line": within.line if within else None,
        "column": within.column if within else None,
        "end": within.end if within else None,
        "path": list(problem.path),
        "message": problem.message(language),
        "hint": problem.hint(language),
    }


def render(problems: Iterable[Problem], language: Language = "zh") -> str:
    """A JSON array of the problems, in their order."""
    return json.dumps([as_json(each, language) for each in problems], ensure_ascii=False, indent=2) + "\n"


def instead_of_a_result(problems: Iterable[Problem], language: Language = "zh") -> str:
    """``{"problems": […]}`` as JSON: what keeps a command from the result that was asked for as JSON."""
    return json.dumps({"problems": [as_json(each, language) for each in problems]}, ensure_ascii=False, indent=2) + "\n"
