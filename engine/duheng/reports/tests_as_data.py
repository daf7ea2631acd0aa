"""The outcome of tests for programs, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from duheng.problems.problem import Language, Problem
from duheng.problems.render.json import as_json as problem_as_json
from duheng.reports import coverage_told, mutation_told
from duheng.testing.coverage import Covered
from duheng.testing.mutation import Mutation
from duheng.testing.ran import Ran
from duheng.testing.run import Outcome


def as_json(
    tested: Sequence[Ran],
    language: Language,
    covered: Sequence[Covered],
    mutated: Sequence[Mutation],
) -> str:
    """The files with their cases, and how many of these there are, failed, or couldn't be made.

    ``{files: [{file, ruleset, problems, notes, cases: [{name, line, holds, problems}], unmade: [{name, line}], left}],
    cases, failed, unmade}``. Where they were asked for, also ``coverage: [{ruleset, file, items, reached, missing}]``
    and ``mutation`` (see ``mutation_told.as_data``).
    """
    data: dict[str, object] = {
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


def _file(tested: Ran, language: Language) -> dict[str, object]:
    return {
        "file": tested.suite.file,
        "ruleset": tested.suite.ruleset.id if tested.suite.ruleset is not None else None,
        "problems": [_problem(each, language) for each in tested.suite.problems],
        "notes": [_problem(each, language) for each in tested.suite.notes],
        "cases": [_case(each, language) for each in tested.outcomes],
        "unmade": [{"name": each.name, "line": each.line} for each in tested.suite.unmade],
        "left": tested.left,
    }


def _case(outcome: Outcome, language: Language) -> dict[str, object]:
    return {
        "name": outcome.case.name,
        "line": outcome.case.span.line,
        "holds": outcome.holds,
        "problems": [_problem(each, language) for each in outcome.problems],
    }


def _problem(problem: Problem, language: Language) -> dict[str, object]:
    """As ``check`` gives it, and its place as people write it."""
    return problem_as_json(problem, language) | {"place": problem.location.where if problem.location else None}
