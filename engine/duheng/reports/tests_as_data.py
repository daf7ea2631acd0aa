"""The outcome of tests for programs: JSON, and the XML that build servers read (JUnit)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

from duheng.problems.problem import Language, Problem
from duheng.reports import coverage_told, mutation_told
from duheng.testing.coverage import Covered
from duheng.testing.mutation import Mutation
from duheng.testing.ran import Ran
from duheng.testing.run import Outcome


def as_json(
    tested: Sequence[Ran],
    language: Language,
    covered: Sequence[Covered] = (),
    mutated: Sequence[Mutation] = (),
) -> str:
    """The files with their cases, and how many of these there are, failed, or couldn't be made.

    ``{files: [{file, ruleset, problems, notes, cases: [{name, line, holds, problems}], unmade: [{name, line}], left}],
    cases, failed, unmade}``. Where they were asked for, also ``coverage: [{ruleset, file, items, reached, missing}]``
    and ``mutation`` (see ``mutation_told.as_data``).
    """
    data: dict[str, Any] = {
        "files": [_file(each, language) for each in tested],
        "cases": sum(len(each.outcomes) for each in tested),
        "failed": sum(not outcome.holds for each in tested for outcome in each.outcomes),
        "unmade": sum(len(each.suite.unmade) for each in tested),
    }
    if covered:
        data["coverage"] = coverage_told.as_data(covered, language)
    if mutated:
        data["mutation"] = mutation_told.as_data(mutated, language)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _file(tested: Ran, language: Language) -> dict[str, Any]:
    return {
        "file": tested.suite.file,
        "ruleset": tested.suite.ruleset.id if tested.suite.ruleset is not None else None,
        "problems": [_problem(each, language) for each in tested.suite.problems],
        "notes": [_problem(each, language) for each in tested.suite.notes],
        "cases": [_case(each, language) for each in tested.outcomes],
        "unmade": [{"name": each.name, "line": each.line} for each in tested.suite.unmade],
        "left": tested.left,
    }


def _case(outcome: Outcome, language: Language) -> dict[str, Any]:
    return {
        "name": outcome.case.name,
        "line": outcome.case.span.line,
        "holds": outcome.holds,
        "problems": [_problem(each, language) for each in outcome.problems],
    }


def _problem(problem: Problem, language: Language) -> dict[str, Any]:
    return {
        "code": problem.code,
        "line": problem.span.line if problem.span is not None else None,
        "place": problem.span.where if problem.span is not None else None,
        "message": problem.message(language),
        "hint": problem.hint(language),
    }


def as_junit(tested: Sequence[Ran], language: Language) -> str:
    """A ``testsuites`` element with a suite for each file; a file's own problems are a case that fails.

    Cases that couldn't be made are errors, as JUnit calls what was not run.
    """
    root = ElementTree.Element("testsuites", name="duheng")
    for each in tested:
        failed = sum(not outcome.holds for outcome in each.outcomes) + bool(each.suite.problems)
        unmade = each.suite.unmade
        counts = {
            "tests": len(each.outcomes) + bool(each.suite.problems) + len(unmade),
            "failures": failed,
            "errors": len(unmade),
            "skipped": each.left,
        }
        said = {key: str(count) for key, count in counts.items()}
        suite = ElementTree.SubElement(root, "testsuite", {"name": each.suite.file, **said})
        if each.suite.problems:
            _element(suite, each.suite.file, each.suite.problems, each.suite.file, language)
        for outcome in each.outcomes:
            _element(suite, outcome.case.name, outcome.problems, each.suite.file, language)
        for case in unmade:
            _error(suite, case.name or f"{each.suite.file}:{case.line}", each.suite.file, case.line, language)
        if each.suite.notes:
            told = ElementTree.SubElement(suite, "system-out")
            told.text = _clean("\n".join(f"{note.code} {note.message(language)}" for note in each.suite.notes))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _element(suite: ElementTree.Element, name: str, problems: Sequence[Problem], file: str, language: Language) -> None:
    case = ElementTree.SubElement(suite, "testcase", name=_clean(name), classname=_clean(file))
    for each in problems:
        failure = ElementTree.SubElement(case, "failure", type=each.code, message=_clean(each.message(language)))
        line = f"{each.span.where}\n" if each.span is not None else ""
        failure.text = _clean(line + each.hint(language))


def _error(suite: ElementTree.Element, name: str, file: str, line: int, language: Language) -> None:
    case = ElementTree.SubElement(suite, "testcase", name=_clean(name), classname=_clean(file))
    told = "没有做成，没有试" if language == "zh" else "couldn't be made and wasn't run"
    ElementTree.SubElement(case, "error", message=told).text = f"{_clean(file)}:{line}"


def _clean(text: str) -> str:
    """A text without the characters that XML can't hold."""
    return "".join(char if char >= " " or char in "\t\n\r" else "�" for char in text)
