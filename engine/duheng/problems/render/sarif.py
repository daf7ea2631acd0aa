"""Problems as SARIF 2.1.0, which code scanners and editors read.

What is about no file is a notification of the run: GitHub's code scanning refuses a whole log for one result without a
place.
"""

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
    placed = [each for each in found if each.location is not None]
    driver = {"name": "duheng", "version": VERSION, "rules": _kinds(placed, language)}
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_of(each, language) for each in placed],
    }
    nowhere = [each for each in found if each.location is None]
    if nowhere:
        driver["notifications"] = _kinds(nowhere, language)
        told = [{"descriptor": {"id": each.code}, **_said(each, language)} for each in nowhere]
        run["invocations"] = [{"executionSuccessful": False, "toolConfigurationNotifications": told}]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _kinds(problems: Iterable[Problem], language: Language) -> list[dict[str, Any]]:
    kinds = sorted({type(each) for each in problems}, key=lambda kind: kind.code)
    return [_rule(kind, language) for kind in kinds]


def _rule(kind: type[Problem], language: Language) -> dict[str, Any]:
    """A rule's id and what it means; the latter is a docstring, which ``python -OO`` drops."""
    if not kind.__doc__:
        return {"id": kind.code}
    page = page_of(kind)
    return {"id": kind.code, "shortDescription": {"text": page.zh if language == "zh" else page.en}}


def _said(problem: Problem, language: Language) -> dict[str, Any]:
    hint = problem.hint(language)
    text = f"{problem.message(language)}\n{hint}" if hint else problem.message(language)
    return {"level": _LEVELS[problem.level()], "message": {"text": text}}


def _of(problem: Problem, language: Language) -> dict[str, Any]:
    told = {"ruleId": problem.code, **_said(problem, language)}
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
