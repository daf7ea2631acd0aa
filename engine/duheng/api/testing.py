"""Tests of rulesets: run, measured, and the tables that new ones begin from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duheng.api.error import DuhengError, had
from duheng.api.files import library_of, write_exactly
from duheng.checking.reading.files import as_text, read_bytes, shown
from duheng.language.tree import Ruleset
from duheng.problems.problem import Problem
from duheng.source import Source

if TYPE_CHECKING:
    from duheng.testing.accepting import Amendment
    from duheng.testing.coverage import Covered
    from duheng.testing.mutation import Mutation
    from duheng.testing.ran import Ran
    from duheng.testing.untried import Untried


def run_tests(
    paths: Sequence[str | Path],
    *,
    folders: Sequence[str | Path] = (),
    named: str = "",
    fail_fast: bool = False,
) -> tuple[Ran, ...]:
    """Run the tests of rulesets: their 例, and the files of cases (``*.tests.yaml``) beside them.

    ``paths`` are ruleset files, files of cases, or folders of both; ``named`` chooses cases by their name or method.
    Nothing is raised for a file's sake: what can't be read or run is in ``problems``.
    """
    from duheng.testing.ran import by_name, run_suites
    from duheng.testing.suites import suites_of

    suites = suites_of([str(path) for path in paths], library_of(folders))
    return tuple(run_suites(suites, by_name(named), fail_fast=fail_fast))


def boundaries(ruleset: Ruleset, *, method: str = "", kind: str = ".md") -> tuple[bytes, Untried]:
    """The inputs at which methods change their course, with what they give, as a file to be ticked.

    ``kind`` is ``.md``, ``.yaml`` or ``.xlsx``. Also returns the parts of rules that no line of the file reaches;
    checks, 计分 and grades are no method's, so that only whole forms try them. Raises ``DuhengError`` where there is no
    such method, or the library for the kind isn't installed.
    """
    from duheng.testing.boundary_sheets import as_sheets, tables_of, written
    from duheng.testing.untried import untried

    tables = tables_of(ruleset, method)
    if not tables:
        raise DuhengError([_no_method(ruleset, method)])
    return had(written(as_sheets(tables), ruleset.id, kind)), untried(ruleset, tables)


def accept(tested: Sequence[Ran]) -> tuple[Amendment, ...]:
    """Rewrite what cases that differ expect by what came out, in their own files; returns what was rewritten.

    Every other byte of the files stays. Books (.xlsx) aren't rewritten. Raises ``DuhengError``.
    """
    from duheng.testing.accepting import amended, amendments_of

    found: list[Amendment] = []
    for each in tested:
        wanted = [amendment for outcome in each.outcomes for amendment in amendments_of(outcome)]
        if each.suite.file in each.suite.sources and wanted:
            place = Path(each.suite.file)
            text, made = amended(_text_of(place), wanted)
            if made:
                write_exactly(place, text)
            found += made
    return tuple(found)


def coverage(tested: Sequence[Ran]) -> tuple[Covered, ...]:
    """What of each tested ruleset's own file the cases reached, rule by rule."""
    from duheng.testing.coverage import coverage_of

    return tuple(coverage_of(tested))


def mutation(
    tested: Sequence[Ran], *, counted: Callable[[int, int], None] = lambda done, of: None
) -> tuple[Mutation, ...]:
    """Which small mistakes in each tested ruleset's own file its cases would notice, and what would notice the rest.

    ``counted`` is told how many mutants of a file have been tried, of how many.
    """
    from duheng.testing.mutation import mutation_of

    return tuple(mutation_of(tested, counted))


def sources_of(tested: Sequence[Ran], *, folders: Sequence[str | Path] = ()) -> dict[str, Source]:
    """The texts that the problems of tests point into, by file."""
    from duheng.testing.suites import texts_of

    return texts_of([each.suite for each in tested], library_of(folders))


def forms_of(tested: Sequence[Ran]) -> tuple[str, ...]:
    """The files of the forms that were scored for tests, each once."""
    results = (outcome.result for each in tested for outcome in each.outcomes)
    return tuple(dict.fromkeys(result.form.file for result in results if result is not None))


def _no_method(ruleset: Ruleset, name: str) -> Problem:
    from duheng.checking.reading.near import near
    from duheng.problems.commands import NoSuchMethod

    known = tuple(method.name for method in ruleset.methods)
    return NoSuchMethod(ruleset=ruleset.id, method=name, allowed=known, near=near(name, known))


def _text_of(place: Path) -> str:
    """A file's text with its mark and its line ends as they are."""
    data = had(read_bytes(place, shown(place)))
    had(as_text(data, shown(place)))
    return data.decode("utf-8")
