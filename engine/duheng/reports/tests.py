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
    covered: Sequence[Covered] = (),
    mutated: Sequence[Mutation] = (),
) -> str:
    """As ``table``, ``json``, ``junit``, ``github``, or ``markdown`` (what the cases are worth, ruleset by ruleset).

    Coverage and mutation, where asked for, are also in the first two.
    """
    if output_format == "github":
        from duheng.problems.render.github import render

        return render(
            [problem for each in tested for problem in (*each.problems, *each.suite.notes)], language
        ) + _unmade(tested, language, "::error::{}\n")
    if output_format == "markdown":
        from duheng.reports.scores_of_cases import as_markdown

        return as_markdown(covered, mutated, language) + _unmade(tested, language, "\n{}\n")
    if output_format != "table":
        from duheng.reports import tests_as_data

        if output_format == "json":
            return tests_as_data.as_json(tested, language, covered, mutated)
        return tests_as_data.as_junit(tested, language)
    from duheng.reports import coverage_told, mutation_told, tests_told

    parts = [tests_told.as_text(tested, sources, language, width, colour)]
    parts += [coverage_told.as_text(covered, sources, language)] if covered else []
    parts += [mutation_told.as_text(mutated, language)] if mutated else []
    return "\n".join(parts)


def _unmade(tested: Sequence[Ran], language: Language, line: str) -> str:
    from duheng.reports.tests_told import unmade_told

    told = unmade_told(tested, language)
    whole = f"用例：{told}" if language == "zh" else f"cases: {told}"
    return line.format(whole) if told else ""
