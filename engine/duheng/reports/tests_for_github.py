"""The outcome of tests as GitHub's workflow commands: what fails, and beside the rules what no case reaches.

What fails is an error, and so is that cases couldn't be made; notes of files of cases are notices. Coverage and
mutation, where asked for, are a notice for each ruleset's file that sums up, a notice for each line with something
uncovered, and a warning for each mistake that no case would notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duheng.problems.problem import Language
from duheng.problems.render.github import command, render
from duheng.reports import coverage_told, mutation_told
from duheng.reports.tests_told import unmade_alone
from duheng.source import Span
from duheng.testing.coverage import Covered
from duheng.testing.mutation import Fate, Mutation
from duheng.testing.ran import Ran


def as_commands(
    tested: Sequence[Ran], language: Language, covered: Sequence[Covered], mutated: Sequence[Mutation]
) -> str:
    """One command a line; errors come first, since GitHub shows only the first few of each kind."""
    failed = render([problem for each in tested for problem in each.problems], language)
    unmade = unmade_alone(tested, language)
    notes = render([note for each in tested for note in each.suite.notes], language)
    beside = [*_coverage(covered, language), *_mutation(mutated, language)]
    return failed + (f"::error::{unmade}\n" if unmade else "") + notes + "".join(f"{each}\n" for each in beside)


def _coverage(covered: Sequence[Covered], language: Language) -> Iterator[str]:
    title = coverage_told.TITLE[language]
    for each in covered:
        yield command("notice", Span(each.file, 1), title, coverage_told.summed_up(each, language))
    for each in covered:
        for line in coverage_told.lines_of(each):
            if line.missing:
                yield command("notice", Span(each.file, line.line), title, coverage_told.sentence(line, language))


def _mutation(mutated: Sequence[Mutation], language: Language) -> Iterator[str]:
    title = mutation_told.TITLE[language]
    for each in mutated:
        yield command("notice", Span(each.file, 1), title, mutation_told.summed_up(each, language))
    for each in mutated:
        for verdict in each.verdicts:
            if verdict.fate is Fate.SURVIVED:
                told = mutation_told.sentence(verdict, each.cases, language)
                yield command("warning", verdict.mutant.span, title, told)
