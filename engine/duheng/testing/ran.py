"""A whole run: every suite with what became of its cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from duheng.language.tree import Ruleset
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.testing.cases import Case, MethodCase
from duheng.testing.run import Outcome, run_case
from duheng.testing.suites import Suite


class Ran(Record):
    """A suite and its outcomes; ``left`` cases weren't run, because of a choice or an earlier failure."""

    suite: Suite
    outcomes: tuple[Outcome, ...]
    left: int = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that keeps the suite from holding."""
        return (*self.suite.problems, *(each for outcome in self.outcomes for each in outcome.problems))

    @property
    def holds(self) -> bool:
        """Whether the file could be read, every case could be made, and every case holds."""
        return not self.problems and not self.suite.unmade


def by_ruleset(ran: Sequence[Ran]) -> Iterator[tuple[Ruleset, str, list[Ran]]]:
    """Every ruleset that was tested, its file, and all the suites that tested it."""
    for file in dict.fromkeys(each.suite.ruleset_file for each in ran if each.suite.ruleset is not None):
        mine = [each for each in ran if each.suite.ruleset_file == file]
        yield next(each.suite.ruleset for each in mine if each.suite.ruleset is not None), file, mine


def run_suites(suites: Iterable[Suite], chosen: Callable[[Case], bool], *, fail_fast: bool) -> Iterator[Ran]:
    """Run the chosen cases, suite by suite; with ``fail_fast`` nothing is run after the first that fails."""
    stopped = False
    for suite in suites:
        outcomes: list[Outcome] = []
        for case in suite.cases if suite.ruleset is not None else ():
            if stopped or suite.ruleset is None or not chosen(case):
                continue
            outcomes.append(run_case(suite.ruleset, case))
            stopped = fail_fast and not outcomes[-1].holds
        yield Ran(suite, tuple(outcomes), len(suite.cases) - len(outcomes))
        stopped = stopped or (fail_fast and bool(suite.problems))


def by_name(wanted: str) -> Callable[[Case], bool]:
    """Cases whose name, or whose method's, holds a text."""

    def chosen(case: Case) -> bool:
        return wanted in case.name or (isinstance(case, MethodCase) and wanted in case.method.text)

    return chosen
