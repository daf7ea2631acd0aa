"""How many small mistakes the cases of a ruleset would notice, and which they wouldn't.

A mutant is killed when a case that holds doesn't hold under it. One that survives is told with a case that would kill
it, found by trying; or it is *equivalent*: every case of its questions takes a line with the same result, which is a
proof and not a failed search. What is neither killed, nor settled by an input, nor proven stays open; whether anything
was tried is known, since a search that wasn't made says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from fractions import Fraction

from duheng.language import tree
from duheng.language.names import names_of
from duheng.record import Record
from duheng.testing.cases import MethodCase
from duheng.testing.edges import same_on_edge
from duheng.testing.equivalence import limits_nothing, same_methods, same_results
from duheng.testing.mutants import Mutant, mutants_of
from duheng.testing.ran import Ran, by_ruleset
from duheng.testing.run import Outcome, run_case
from duheng.testing.suggestions import Searches, Suggestion, by_form, by_reader, can_be_tried

Counted = Callable[[int, int], None]
"""Is told how many mutants of a file have been tried, of how many."""


class Fate(Enum):
    """What became of a mutant."""

    KILLED = "killed"
    EQUIVALENT = "equivalent"
    SURVIVED = "survived"


class Verdict(Record):
    """A mutant's fate. Of a survivor: the ``suggestion`` that would kill it, where one was found; ``searched``: whether
    inputs of methods were tried."""

    mutant: Mutant
    fate: Fate
    suggestion: Suggestion | None = None
    searched: bool = True


class Mutation(Record):
    """All verdicts on one ruleset's file, and how many cases there were."""

    ruleset: str
    file: str
    verdicts: tuple[Verdict, ...]
    cases: int

    def count(self, fate: Fate) -> int:
        """How many mutants had a fate."""
        return sum(each.fate is fate for each in self.verdicts)

    @property
    def wanted(self) -> int:
        """How many mutants there are to kill."""
        return len(self.verdicts) - self.count(Fate.EQUIVALENT)

    @property
    def score(self) -> Fraction:
        """Killed of those that can be; 1 where there is nothing to kill."""
        return Fraction(self.count(Fate.KILLED), self.wanted) if self.wanted else Fraction(1)


def mutation_of(ran: Sequence[Ran], counted: Counted) -> Iterator[Mutation]:
    """All mutants of every ruleset file that was tested, tried on the cases that hold, of all its suites."""
    for ruleset, file, mine in by_ruleset(ran):
        holding = [outcome for each in mine for outcome in each.outcomes if outcome.holds]
        methods = [_methods(each) for each in holding]
        mutants, verdicts, searches = list(mutants_of(ruleset, file)), [], Searches(ruleset)
        for number, mutant in enumerate(mutants):
            counted(number, len(mutants))
            verdicts.append(_verdict(searches, mutant, holding, methods))
        counted(len(mutants), len(mutants))
        yield Mutation(ruleset.id, file, tuple(verdicts), len(holding))


def _methods(outcome: Outcome) -> frozenset[str] | None:
    """The methods that a case applies; None for a form, which applies whatever its rows ask for."""
    if outcome.tried is None or not isinstance(outcome.case, MethodCase):
        return None
    return frozenset((outcome.case.method.text, *(name for name, _ in outcome.tried.scoring.lent)))


def _verdict(
    searches: Searches, mutant: Mutant, outcomes: Sequence[Outcome], methods: Sequence[frozenset[str] | None]
) -> Verdict:
    ruleset = searches.ruleset
    for outcome, applied in zip(outcomes, methods, strict=True):
        if applied is not None and mutant.method and mutant.method not in applied:
            continue
        if not run_case(mutant.ruleset, outcome.case).holds:
            return Verdict(mutant, Fate.KILLED)
    before, after = (names_of(each).methods.get(mutant.method) for each in (ruleset, mutant.ruleset))
    if before is None or after is None:
        if same_methods(ruleset, mutant.ruleset):
            return Verdict(mutant, Fate.EQUIVALENT)
        return _survived(ruleset, mutant, outcomes, by_reader(searches, mutant))
    same = same_results(before, after, ruleset) or limits_nothing(before, after, ruleset)
    if same or (mutant.edge is not None and same_on_edge(ruleset, before, mutant.ruleset, after, mutant.edge)):
        return Verdict(mutant, Fate.EQUIVALENT)
    return _survived(ruleset, mutant, outcomes, searches.noticing(before, mutant.ruleset))


def _survived(ruleset: tree.Ruleset, mutant: Mutant, outcomes: Sequence[Outcome], found: Suggestion | None) -> Verdict:
    """Where no case of a method was found: one more thing said of a form may show the mutant."""
    return Verdict(mutant, Fate.SURVIVED, found or by_form(mutant, outcomes), can_be_tried(ruleset, mutant))
