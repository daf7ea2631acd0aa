"""Findings that say the same of many rows, gathered: what they share is said once, each row keeps what is its own.

Most problems say themselves what they share (``parted``); of the others, sentences that begin alike belong together.
Nothing is dropped, but what has been told already: a check that can't be decided because the score of its row is open,
where a finding says what would settle that score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from duheng.evaluation.telling.wanted import SCORE_WANTED
from duheng.presentation.words import Words
from duheng.problems.checks import CheckUndecided, says_already
from duheng.problems.evaluation import InputMissing
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity
from duheng.record import Record
from duheng.source import display_width

_PAUSE = re.compile(r"[，：；。]\s*|[,:;]\s+|(?=[（(])")
_ENDS = "，：；,:; "
_DIGIT = re.compile(r"\d")
_LONG = 24
_COLON = {"zh": "：", "en": ": "}


class Group(Record):
    """Findings under one heading, each with what is its own; a finding alone has no heading."""

    heading: str
    problems: tuple[Problem, ...]
    own: tuple[str, ...]

    def headed(self, words: Words) -> str:
        """The heading, with how many rows or findings stand below it."""
        counted = words.rows if self.problems[0].path else words.items
        return self.heading + words.brackets.format(counted.format(len(self.problems)))

    def hint(self, language: Language) -> str | None:
        """What to do about all of them, empty where there is nothing to do; None where each has a hint of its own."""
        hints = {each.hint(language) for each in self.problems}
        return hints.pop() if len(hints) == 1 else None


def by_severity(problems: Sequence[Problem]) -> Iterator[tuple[Severity, list[Problem]]]:
    """Findings in the order in which reports tell them, errors first; a severity of none isn't told."""
    for severity in Severity:
        mine = [each for each in problems if each.level() is severity]
        if mine:
            yield severity, mine


def opening(problems: Sequence[Problem]) -> list[Problem]:
    """The findings that a report begins with, because the total is no result while they stand.

    Those of a place in the form come before those of all of it, which may follow from them.
    """
    return sorted((each for each in problems if each.voids_zh), key=lambda each: each.span is None)


def no_result(problems: Sequence[Problem], words: Words, language: Language) -> str:
    """That the total is no result, and why; empty where it is one."""
    reasons = list(dict.fromkeys(each.voids(language) for each in opening(problems)))
    return words.no_result.format(words.comma.join(reasons)) if reasons else ""


def listed(problems: Sequence[Problem]) -> list[Problem]:
    """The findings that a report lists: those that it doesn't begin with, without consequences."""
    return [each for each in without_consequences(problems) if not each.voids_zh]


def without_consequences(problems: Sequence[Problem]) -> list[Problem]:
    """The findings without checks that wait for a score of which another finding says why it is open.

    A check for which the total or the grade waits stays.
    """
    missing: dict[tuple[str, ...], set[str]] = {}
    for each in problems:
        if each.opens:
            missing.setdefault(each.path, set(SCORE_WANTED[0])).update(
                each.fields if isinstance(each, InputMissing) else ()
            )
    return [
        each
        for each in problems
        if not (
            isinstance(each, CheckUndecided) and not each.vetoes and set(each.fields) <= missing.get(each.path, set())
        )
    ]


def gathered(problems: Sequence[Problem], language: Language) -> Iterator[Group]:
    """The findings in groups, in the order of the groups' first ones; those with a hint in common by their hints."""
    groups: dict[object, list[Problem]] = {}
    for number, each in enumerate(problems):
        kind = each.parted(language)[0] or _beginning(each.brief(language))
        groups.setdefault((each.code, kind) if kind else number, []).append(each)
    for group in groups.values():
        hints: dict[str, list[Problem]] = {}
        for each in group:
            hints.setdefault(each.hint(language), []).append(each)
        for part in hints.values() if len(hints) < len(group) else (group,):
            yield from _grouped(part, language)


def _grouped(group: Sequence[Problem], language: Language) -> Iterator[Group]:
    if len(group) > 1:
        kind = group[0].parted(language)[0]
        texts = [each.parted(language)[1] for each in group]
        shared = _shared(texts)
        if kind or shared:
            own = tuple(text[len(shared) :] for text in texts)
            yield Group(_heading(kind, shared.rstrip(_ENDS), language), tuple(group), own)
            return
    for each in group:
        yield Group("", (each,), (each.brief(language),))


def _heading(kind: str, shared: str, language: Language) -> str:
    if not kind or not shared:
        return kind or shared
    return shared if says_already(shared, kind) else f"{kind}{_COLON[language]}{shared}"


def _beginning(message: str) -> str:
    """How a sentence begins, up to the first pause that says enough."""
    pauses = [pause.end() for pause in _PAUSE.finditer(message)]
    told = (end for end in pauses if _says_enough(message[:end]) and not _inside_quotes(message[:end]))
    return message[: next(told, 0)]


def _says_enough(start: str) -> bool:
    """Whether a sentence's start names a kind: numbers in it are one row's own, unless much else is said."""
    return not _DIGIT.search(start) or display_width(start) >= _LONG


def _shared(messages: Sequence[str]) -> str:
    """What the messages begin with alike, up to a pause; all of it where they are the same."""
    first, last = min(messages), max(messages)
    if first == last:
        return first
    alike = next(at for at in range(len(last)) if first[at : at + 1] != last[at])
    pauses = [each.end() for each in _PAUSE.finditer(last[:alike]) if not _inside_quotes(last[: each.end()])]
    return messages[0][: pauses[-1]] if pauses else ""


def _inside_quotes(start: str) -> bool:
    """Whether a sentence's start ends inside a quotation or a bracket."""
    quoted = start.count('"') % 2 == 1
    return quoted or any(
        start.count(opening) > start.count(closing) for opening, closing in ("「」", "“”", "（）", "()")
    )
