"""Findings for a terminal: by severity, each with its code, its row and its sentence.

Findings that say the same of many rows stand under one heading: what their sentences share is said once, and each row
keeps what is its own, so that nothing is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from duheng.evaluation.result import Result
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity
from duheng.reports.ink import BOLD, CYAN, DIM, RED, YELLOW, Ink, hanging, visible
from duheng.reports.table import INDENT
from duheng.reports.words import Words
from duheng.source import display_width

_STYLES = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: CYAN}
_PAUSE = re.compile(r"[，：；。]\s*|[,:;]\s+|(?=[（(])")
_DIGIT = re.compile(r"\d")
_LONG = 24


def finding_lines(result: Result, words: Words, language: Language, ink: Ink, width: int, hints: bool) -> Iterator[str]:
    """All findings, errors first; with ``hints``, what to do about them."""
    if not result.findings:
        yield words.no_findings
        return
    teller = _Teller(result.form.file, words, language, ink, width, hints)
    yield ink.paint(words.findings, BOLD)
    for severity in Severity:
        mine = [each for each in result.findings if each.level() is severity]
        if mine:
            heading = f"{words.severities[severity]} {len(mine)}"
            yield INDENT + ink.paint(heading, _STYLES[severity])
        for group in _groups(mine, language):
            yield from teller.group(group)


def _groups(problems: Sequence[Problem], language: Language) -> list[list[Problem]]:
    """Findings of a kind together, in the order of their first ones; those of no kind alone."""
    groups: dict[object, list[Problem]] = {}
    for number, each in enumerate(problems):
        message = each.message(language)
        pauses = [pause.end() for pause in _PAUSE.finditer(message)]
        kind = message[: next((end for end in pauses if _says_enough(message[:end])), 0)]
        key = (each.code, kind) if kind else number
        groups.setdefault(key, []).append(each)
    return list(groups.values())


def _says_enough(start: str) -> bool:
    """Whether a sentence's start names a kind: numbers in it are one row's own, unless much else is said."""
    return not _DIGIT.search(start) or display_width(start) >= _LONG


def _shared(messages: Sequence[str]) -> str:
    """What the messages begin with alike, up to a pause; all of it where they are the same."""
    first, last = min(messages), max(messages)
    if first == last:
        return first
    alike = next(at for at in range(len(last)) if first[at : at + 1] != last[at])
    pauses = list(_PAUSE.finditer(last[:alike]))
    return messages[0][: pauses[-1].end()] if pauses else ""


class _Teller:
    def __init__(self, file: str, words: Words, language: Language, ink: Ink, width: int, hints: bool) -> None:
        self.file = file
        self.words = words
        self.language = language
        self.ink = ink
        self.width = width
        self.hints = hints

    def group(self, group: Sequence[Problem]) -> Iterator[str]:
        messages = [each.message(self.language) for each in group]
        shared = _shared(messages) if len(group) > 1 else ""
        if not shared:
            for each, message in zip(group, messages, strict=True):
                yield from self._alone(each, message)
            return
        heading = shared.rstrip("，：；,:; ")
        count = (self.words.rows if group[0].path else self.words.items).format(len(group))
        yield from self._told(group[0].code, heading + self.words.brackets.format(count))
        blank = " " * self._indent(group[0].code)
        own_hints = len({each.hint(self.language) for each in group}) > 1
        for each, message in zip(group, messages, strict=True):
            own = message[len(shared) :]
            yield from hanging(f"{blank}- ", self._of_row(each, own), self.width)
            yield from self._hint(each, blank + INDENT) if own_hints else ()
        if not own_hints:
            yield from self._hint(group[0], blank)

    def _alone(self, problem: Problem, message: str) -> Iterator[str]:
        yield from self._told(problem.code, self._of_row(problem, message))
        yield from self._hint(problem, " " * self._indent(problem.code))

    def _of_row(self, problem: Problem, message: str) -> str:
        """The message, after the row that it is about: its line in the form and its name."""
        if not problem.path:
            return message
        name, span = problem.path[-1], problem.span
        place = f"{self.words.line.format(span.line)} " if span and span.file == self.file else ""
        apart = " " if name.endswith(("。", ".", "；", ";")) else self.words.colon
        apart = "" if message.startswith(("（", "(")) else apart
        return f"{place}{name}{apart}{message}" if message else place + name

    def _told(self, code: str, text: str) -> Iterator[str]:
        first, *rest = hanging(f"{INDENT * 2}{code}{INDENT}", text, self.width)
        start = len(INDENT * 2 + code)
        yield self.ink.paint(first[:start], DIM) + first[start:]
        yield from rest

    def _hint(self, problem: Problem, blank: str) -> Iterator[str]:
        hint = problem.hint(self.language) if self.hints else ""
        if hint:
            yield from (self.ink.paint(line, DIM) for line in hanging(blank + self.words.hint, hint, self.width))

    def _indent(self, code: str) -> int:
        return display_width(f"{INDENT * 2}{visible(code)}{INDENT}")
