"""The one exception of the public functions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from duheng.problems.problem import Problem
from duheng.source import Source

_T = TypeVar("_T")


class DuhengError(Exception):
    """Something can't be used. ``problems`` say what and where; ``sources`` are the texts they point into."""

    def __init__(self, problems: Iterable[Problem], sources: Iterable[Source] = ()) -> None:
        self.problems = tuple(problems)
        self.sources = {source.file: source for source in sources}
        super().__init__("; ".join(f"{each.code} {each.message('en')}" for each in self.problems))


def had(found: _T | Problem) -> _T:
    """What was found or made. Raises ``DuhengError`` where that is the problem which keeps it from being had."""
    if isinstance(found, Problem):
        raise DuhengError([found])
    return found
