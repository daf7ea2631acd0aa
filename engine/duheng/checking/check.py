"""The only door between a ruleset as written and a ruleset as meant.

``compile_ruleset`` parses, links, resolves names and runs all passes over one file. It returns the ruleset only where
nothing is wrong enough to keep it from computing, and every problem either way.
"""

from __future__ import annotations

from collections.abc import Set

from duheng.checking.linking.cycles import check_cycles
from duheng.checking.linking.link import link, parsed
from duheng.checking.linking.unread import unread_of
from duheng.checking.lints.doubts import check_unused
from duheng.checking.lints.misdeclared import with_declarations_told
from duheng.checking.lints.passes import PASSES
from duheng.checking.meaning.ruleset import Meaning
from duheng.checking.reading.files import TextFile
from duheng.checking.reading.library import Library
from duheng.language import tree
from duheng.problems.circles import ChainTooLong
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
from duheng.record import Record


class Compiled(Record):
    """A ruleset file after checking. ``ruleset`` is None where a problem is an error."""

    ruleset: tree.Ruleset | None
    problems: tuple[Problem, ...]


def compile_ruleset(file: TextFile, library: Library) -> Compiled:
    """Check one ruleset text. Hints about parents' files are left to the check of those files."""
    start, problems = parsed(file)
    merged, found = link(start, library)
    if not merged.whole:
        return Compiled(None, tuple(sorted(_distinct([*problems, *found], file.source.file), key=place_of)))
    meaning = Meaning(merged)
    ruleset = meaning.build()
    told: list[Problem] = [*problems, *found, *meaning.problems]
    if ruleset is not None:
        told += _passed(ruleset, meaning.used)
    unread = unread_of(merged.documents, told)
    told = [each for each in told if not unread.explains(each)]
    told = with_declarations_told(told, start.document, meaning.used)
    kept = tuple(sorted(_distinct(told, file.source.file), key=place_of))
    usable = ruleset if not any(each.level() is Severity.ERROR for each in kept) else None
    return Compiled(usable, kept)


def _passed(ruleset: tree.Ruleset, used: Set[str]) -> list[Problem]:
    """What the passes say; nothing else is looked at where names lead on without end."""
    deep: list[Problem] = [each for each in check_cycles(ruleset) if isinstance(each, ChainTooLong)]
    return deep or [*(each for run in PASSES for each in run(ruleset)), *check_unused(ruleset, used)]


def _distinct(problems: list[Problem], own: str) -> list[Problem]:
    kept: dict[object, Problem] = {}
    for problem in problems:
        foreign = problem.span is not None and problem.span.file != own
        if foreign and problem.level() is not Severity.ERROR:
            continue
        kept.setdefault((problem.code, problem.span, problem.message("zh")), problem)
    return list(kept.values())


def place_of(problem: Problem) -> tuple[str, int, int, str]:
    """Where a problem comes in a list: by file, line and column."""
    span = problem.span
    return (span.file, span.line, span.column, problem.code) if span else ("", 0, 0, problem.code)
