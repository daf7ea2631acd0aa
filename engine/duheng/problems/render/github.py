"""Problems as GitHub's workflow commands, so that they appear beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable

from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity
from duheng.source import CellSpan, FileSpan, Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_VALUE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(problems: Iterable[Problem], language: Language = "zh") -> str:
    """One command a line: ``::error file=…,line=…,col=…,endColumn=…,title=CODE::message``."""
    return "".join(f"{_command(each, language)}\n" for each in problems)


def _command(problem: Problem, language: Language) -> str:
    return command(_LEVELS[problem.level()], problem.location, problem.code, problem.message(language))


def command(level: str, span: Span | None, title: str, message: str) -> str:
    """One command; a cell of a book, which has no lines, is named in the message."""
    values: dict[str, object] = {}
    if isinstance(span, CellSpan):
        values = {"file": span.file}
        message = f"{span.inside} {message}"
    elif isinstance(span, FileSpan):
        values = {"file": span.file}
    elif span is not None:
        values = {"file": span.file, "line": span.line}
        values |= {"col": span.column, "endColumn": span.end} if span.end > span.column else {}
    told = {**values, "title": title}
    shown = ",".join(f"{name}={str(value).translate(_IN_VALUE)}" for name, value in told.items())
    return f"::{level} {shown}::{message.translate(_IN_TEXT)}"
