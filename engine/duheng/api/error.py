"""The one exception of the public functions."""

from __future__ import annotations

from collections.abc import Iterable

from duheng.problems.problem import Problem
from duheng.source import Source


class DuhengError(Exception):
    """Something can't be used. ``problems`` say what and where; ``sources`` are the texts they point into."""

    def __init__(self, problems: Iterable[Problem], sources: Iterable[Source] = ()) -> None:
        self.problems = tuple(problems)
        self.sources = {source.file: source for source in sources}
        super().__init__("; ".join(f"{each.code} {each.message('en')}" for each in self.problems))
