"""The outcome of tests in the format that was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from duheng.problems.problem import Language
from duheng.source import Source
from duheng.testing.coverage import Covered
from duheng.testing.mutation import Mutation
from duheng.testing.ran import Ran


def rendered(
    tested: Sequence[Ran],
    output_format: str,
    language: Language,
    sources: Mapping[str, Source],
    width: int,
    colour: bool,
    covered: Sequence[Covered],
    mutated: Sequence[Mutation],
) -> str:
    """As ``table``, ``json``, ``junit``, ``github``, or ``markdown`` (what the cases are worth, ruleset by ruleset).

    Coverage and mutation, where asked for, are in all of them.
    """
    if output_format == "github":
        from duheng.reports.tests_for_github import as_commands

        return as_commands(tested, language, covered, mutated)
    if output_format == "junit":
        from duheng.reports.tests_as_junit import as_junit

        return as_junit(tested, language, covered, mutated)
    if output_format == "markdown":
        from duheng.reports.scores_of_cases import as_markdown

        return as_markdown(tested, covered, mutated, language)
    if output_format == "json":
        from duheng.reports.tests_as_data import as_json

        return as_json(tested, language, covered, mutated)
    from duheng.reports import coverage_told, mutation_told, tests_told

    parts = [tests_told.as_text(tested, sources, language, width, colour)]
    parts += [coverage_told.as_text(covered, sources, language)] if covered else []
    parts += [mutation_told.as_text(mutated, language)] if mutated else []
    return "\n".join(parts)
