"""Findings for a terminal: by severity, each with its code, its row and its sentence.

What to do about them is said with ``--explain``; what would settle an open score is always said, once for all rows of
a kind. How a score is worked out stands in the table already.
"""

from __future__ import annotations

from collections.abc import Iterator

from duheng.evaluation.result import Result
from duheng.presentation.gathering import Group, by_severity, gathered, listed
from duheng.presentation.placed import of_row
from duheng.presentation.words import Words
from duheng.problems.checks import CheckFailed
from duheng.problems.claims import ClaimDiffers
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity
from duheng.reports.ink import BOLD, CYAN, DIM, RED, YELLOW, Ink, hanging
from duheng.reports.table import INDENT
from duheng.source import display_width, visible

_STYLES = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: CYAN}


def finding_lines(result: Result, words: Words, language: Language, ink: Ink, width: int, hints: bool) -> Iterator[str]:
    """All findings but those that the report begins with, errors first.

    What to do about errors and warnings stands below them; with ``hints`` also what else hints explain.
    """
    shown = listed(result.findings)
    if not shown:
        yield words.no_findings
        return
    teller = _Teller(result.form.file, words, language, ink, width, hints)
    yield ink.paint(words.findings, BOLD)
    for severity, mine in by_severity(shown):
        yield INDENT + ink.paint(f"{words.severities[severity]} {len(mine)}", _STYLES[severity])
        for group in gathered(mine, language):
            yield from teller.group(group)


class _Teller:
    def __init__(self, file: str, words: Words, language: Language, ink: Ink, width: int, hints: bool) -> None:
        self.file = file
        self.words = words
        self.language = language
        self.ink = ink
        self.width = width
        self.hints = hints

    def group(self, group: Group) -> Iterator[str]:
        first = group.problems[0]
        blank = " " * self._indent(first.code)
        if not group.heading:
            yield from self._told(first.code, self._of_row(first, group.own[0]))
            yield from self._hint(first, blank)
            return
        yield from self._told(first.code, group.headed(self.words))
        own_hints = group.hint(self.language) is None
        for each, own in zip(group.problems, group.own, strict=True):
            yield from hanging(f"{blank}- ", self._of_row(each, own), self.width)
            yield from self._hint(each, blank + INDENT) if own_hints else ()
        if not own_hints:
            yield from self._hint(first, blank)

    def _of_row(self, problem: Problem, message: str) -> str:
        return of_row(problem, message, self.file, self.words, self.language)

    def _told(self, code: str, text: str) -> Iterator[str]:
        first, *rest = hanging(f"{INDENT * 2}{code}{INDENT}", text, self.width)
        start = len(INDENT * 2 + code)
        yield self.ink.paint(first[:start], DIM) + first[start:]
        yield from rest

    def _hint(self, problem: Problem, blank: str) -> Iterator[str]:
        explains = isinstance(problem, CheckFailed | ClaimDiffers)
        wanted = (self.hints and not isinstance(problem, ClaimDiffers)) or problem.opens
        wanted = wanted or (problem.level() is not Severity.INFO and not explains)
        hint = problem.hint(self.language) if wanted else ""
        if hint:
            yield from (self.ink.paint(line, DIM) for line in hanging(blank + self.words.hint, hint, self.width))

    def _indent(self, code: str) -> int:
        return display_width(f"{INDENT * 2}{visible(code)}{INDENT}")
