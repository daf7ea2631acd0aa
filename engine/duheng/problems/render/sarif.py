"""Problems as SARIF 2.1.0, which code scanners and editors read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from duheng.problems.page import page_of
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity
from duheng.source import FileSpan
from duheng.version import VERSION

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(problems: Iterable[Problem], language: Language = "zh") -> str:
    """A SARIF log of one run; its rules are the problem classes that occur."""
    found = list(problems)
    kinds = sorted({type(each) for each in found}, key=lambda kind: kind.code)
    driver = {"name": "duheng", "version": VERSION, "rules": [_rule(kind, language) for kind in kinds]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_of(each, language) for each in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(kind: type[Problem], language: Language) -> dict[str, Any]:
    """A rule's id and what it means; the latter is a docstring, which ``python -OO`` drops."""
    if not kind.__doc__:
        return {"id": kind.code}
    page = page_of(kind)
    return {"id": kind.code, "shortDescription": {"text": page.zh if language == "zh" else page.en}}


def _of(problem: Problem, language: Language) -> dict[str, Any]:
    hint = problem.hint(language)
    text = f"{problem.message(language)}\n{hint}" if hint else problem.message(language)
    told: dict[str, Any] = {"ruleId": problem.code, "level": _LEVELS[problem.level()], "message": {"text": text}}
    span = problem.location
    if span is not None:
        place: dict[str, Any] = {"artifactLocation": {"uri": _address(PurePath(span.file))}}
        if not isinstance(span, FileSpan):
            end = max(span.end, span.column)
            place["region"] = {"startLine": span.line, "startColumn": span.column, "endColumn": end}
        told["locations"] = [{"physicalLocation": place}]
    return told


def _address(file: PurePath) -> str:
    """A whole path as ``file:///…``; one from the working folder is relative, as code scanners want it."""
    return file.as_uri() if file.is_absolute() else quote(file.as_posix())
