"""The one exception of the public functions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from duheng.problems.problem import Problem
from duheng.source import Source

_T = TypeVar("_T")


class DuhengError(Exception):
    """Something can't be used. ``problems`` say what and where; ``sources`` are the texts they point into.

    Each problem has a ``code``, a place (``span``; None where it has none), a ``level()``, and in ``"zh"`` and ``"en"``
    a ``message(language)`` and a ``hint(language)``.
    """

    def __init__(self, problems: Iterable[Problem], sources: Iterable[Source] = ()) -> None:
        self.problems = tuple(problems)
        self.sources = {source.file: source for source in sources}
        super().__init__("; ".join(map(_told, self.problems)))

    def __reduce__(self) -> tuple[type[DuhengError], tuple[tuple[Problem, ...], tuple[Source, ...]]]:
        return type(self), (self.problems, tuple(self.sources.values()))


def _told(problem: Problem) -> str:
    place = f"{problem.span.exact}: " if problem.span is not None else ""
    return f"{place}{problem.code} {problem.message('en')}"


def had(found: _T | Problem) -> _T:
    """What was found or made. Raises ``DuhengError`` where that is the problem which keeps it from being had."""
    if isinstance(found, Problem):
        raise DuhengError([found])
    return found
