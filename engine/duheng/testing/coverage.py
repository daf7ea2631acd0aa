"""How much of a ruleset's file its cases cover, and what they don't."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from duheng.record import Record
from duheng.testing.hits import hits_of
from duheng.testing.items import Item, items_of
from duheng.testing.ran import Ran, by_ruleset
from duheng.testing.reach import beyond_reach


class Covered(Record):
    """A ruleset's file: its items, each with the names of the cases that cover it.

    ``beyond`` are limits and roundings that no case and no input tried reaches; they don't count.
    """

    ruleset: str
    file: str
    hits: tuple[tuple[Item, tuple[str, ...]], ...]
    beyond: tuple[Item, ...] = ()

    @property
    def missing(self) -> tuple[Item, ...]:
        """The items that no case covers."""
        return tuple(each for each, cases in self.hits if not cases)

    @property
    def reached(self) -> int:
        """How many items cases cover."""
        return len(self.hits) - len(self.missing)

    @property
    def share(self) -> Fraction:
        """The share of items that are covered; 1 where there is nothing to cover."""
        return Fraction(self.reached, len(self.hits)) if self.hits else Fraction(1)


def coverage_of(ran: Sequence[Ran]) -> Iterator[Covered]:
    """The coverage of every ruleset file that was tested, by all the suites that tested it."""
    for ruleset, file, mine in by_ruleset(ran):
        found: dict[Item, list[str]] = {each: [] for each in items_of(ruleset, file)}
        for outcome in (outcome for each in mine for outcome in each.outcomes):
            for item in hits_of(outcome) & found.keys():
                found[item].append(outcome.case.name)
        beyond = beyond_reach(ruleset, [each for each, cases in found.items() if not cases])
        counted = tuple((each, tuple(cases)) for each, cases in found.items() if each not in beyond)
        yield Covered(ruleset.id, file, counted, tuple(sorted(beyond, key=lambda each: (each.line, each.part.value))))
