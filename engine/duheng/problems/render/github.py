"""Problems as GitHub's workflow commands, so that they appear beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable

from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_VALUE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(problems: Iterable[Problem], language: Language = "zh") -> str:
    """One command a line: ``::error file=…,line=…,col=…,endColumn=…,title=CODE::message``."""
    return "".join(f"{_command(each, language)}\n" for each in problems)


def _command(problem: Problem, language: Language) -> str:
    span = problem.span
    values = {} if span is None else {"file": span.file, "line": span.line, "col": span.column, "endColumn": span.end}
    told = {**values, "title": problem.code}
    shown = ",".join(f"{name}={str(value).translate(_IN_VALUE)}" for name, value in told.items())
    return f"::{_LEVELS[problem.level()]} {shown}::{problem.message(language).translate(_IN_TEXT)}"
