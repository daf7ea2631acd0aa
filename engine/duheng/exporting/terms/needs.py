"""Which cells a term reads whatever else holds, so that a formula asks once, in front, whether they hold numbers.

A formula that asks at every cell is right and can't be read; one that doesn't ask takes an empty cell for zero.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

from duheng.exporting.terms import kinds as terms
from duheng.exporting.terms import truths
from duheng.record import Record


class Need(Record):
    """A cell that must hold a number, or the word (where there is one)."""

    address: str
    word: str = ""


Needs = frozenset[Need] | None
"""None: of what has no value anyway everything may be asked."""

NOTHING: frozenset[Need] = frozenset()


def needs_of(term: terms.Value) -> Needs:
    """The cells without which a term has no value on any way through it; None where it never has one."""
    found = _OF.get(type(term))
    return found(term) if found is not None else NOTHING


def _both(one: Needs, two: Needs) -> Needs:
    """What is needed where two terms are needed."""
    return None if one is None or two is None else one | two


def _either(one: Needs, two: Needs) -> Needs:
    """What is needed whichever of two terms is taken."""
    if one is None:
        return two
    return one if two is None else one & two


def _all(*parts: terms.Value) -> Needs:
    start: Needs = NOTHING
    return reduce(_both, map(needs_of, parts), start)


def _chosen(term: terms.Chosen) -> Needs:
    return _both(needs_of(term.truth), _either(needs_of(term.then), needs_of(term.other)))


_OF: dict[type, Callable[[Any], Needs]] = {
    terms.Unknown: lambda term: None,
    terms.Beyond: lambda term: None,
    terms.Reading: lambda term: frozenset((Need(term.address),)),
    terms.Edged: lambda term: needs_of(term.term),
    terms.Scaled: lambda term: needs_of(term.term),
    terms.Operation: lambda term: _all(term.left, term.right),
    terms.Function: lambda term: _all(*term.arguments),
    terms.Rounded: lambda term: needs_of(term.term),
    terms.Total: lambda term: frozenset(Need(address, word) for address, word in term.cells),
    terms.ChosenTruth: _chosen,
    terms.ChosenNumber: _chosen,
    terms.ChosenScore: _chosen,
    truths.Compared: lambda term: _all(term.left, term.right),
    truths.Every: lambda term: needs_of(term.parts[0]),
    truths.Some: lambda term: needs_of(term.parts[0]),
    truths.Denied: lambda term: needs_of(term.truth),
}
"""Each takes what it is found by, which no type says of a table."""
