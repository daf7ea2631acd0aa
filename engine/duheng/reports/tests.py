"""The outcome of tests in the format that was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from duheng.problems.problem import Language
from duheng.source import Source
from duheng.testing.ran import Ran


def rendered(
    tested: Sequence[Ran],
    output_format: str,
    language: Language,
    sources: Mapping[str, Source],
    width: int,
    colour: bool,
) -> str:
    """As ``table``, ``json``, ``junit`` or ``github``."""
    if output_format == "github":
        from duheng.problems.render.github import render

        return render([problem for each in tested for problem in each.problems], language)
    if output_format != "table":
        from duheng.reports import tests_as_data

        return (tests_as_data.as_json if output_format == "json" else tests_as_data.as_junit)(tested, language)
    from duheng.reports.tests_told import as_text

    return as_text(tested, sources, language, width, colour)
