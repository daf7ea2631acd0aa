"""Truths about cells, as terms: comparisons, what a cell holds, and choices that hang on them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import overload

from duheng.exporting.terms.kinds import (
    UNKNOWN,
    ChosenNumber,
    ChosenScore,
    ChosenTruth,
    Number,
    NumberTerm,
    Said,
    Score,
    Term,
    Truth,
    TruthTerm,
    Value,
    as_score,
)


class Compared(TruthTerm):
    """``<``, ``<=``, ``=``, ``<>``, ``>=`` or ``>`` of two numbers."""

    sign: str
    left: NumberTerm
    right: Number


class Every(TruthTerm):
    """All of some truths, asked in order until one doesn't hold."""

    parts: tuple[TruthTerm, ...]


class Some(TruthTerm):
    """Any of some truths, asked in order until one holds."""

    parts: tuple[TruthTerm, ...]


class Denied(TruthTerm):
    """Not."""

    truth: TruthTerm


class Says(TruthTerm):
    """Whether a cell holds one of some texts. Always known."""

    address: str
    texts: tuple[str, ...]


class Numeric(TruthTerm):
    """Whether a cell holds a number. Always known."""

    address: str


class Known(TruthTerm):
    """Whether a term has a value. Always known."""

    term: Term


@overload
def chosen(truth: Truth, then: Truth, other: Truth) -> Truth: ...
@overload
def chosen(truth: Truth, then: Number, other: Number) -> Number: ...
@overload
def chosen(truth: Truth, then: Score, other: Score) -> Score: ...
def chosen(truth: Truth, then: Value, other: Value) -> Value:
    """One of two values by a truth that may be fixed or a term."""
    return _chosen(truth, then, other)


def _chosen(truth: Truth, then: Value, other: Value) -> Value:
    if truth is UNKNOWN:
        return UNKNOWN
    if isinstance(truth, bool):
        return then if truth else other
    if type(then) is type(other) and then == other:
        return then
    if then is True and other is False:
        return truth
    if isinstance(truth, Denied):
        return _chosen(truth.truth, other, then)
    if isinstance(truth, ChosenTruth) and _is_plain(_ends(truth)):
        return _chosen(truth.truth, _chosen(truth.then, then, other), _chosen(truth.other, then, other))
    if isinstance(then, bool | TruthTerm) and isinstance(other, bool | TruthTerm):
        return ChosenTruth(truth, then, other)
    if isinstance(then, Fraction | NumberTerm) and isinstance(other, Fraction | NumberTerm):
        return ChosenNumber(truth, then, other)
    return ChosenScore(truth, as_score(then), as_score(other))


@overload
def first_of(cases: Iterable[tuple[Truth, Truth]]) -> Truth: ...
@overload
def first_of(cases: Iterable[tuple[Truth, Number]]) -> Number: ...
def first_of(cases: Iterable[tuple[Truth, Value]]) -> Value:
    """What stands beside the first truth that holds; none where none does."""
    found: Value = UNKNOWN
    for truth, value in reversed(list(cases)):
        found = _chosen(truth, value, found)
    return found


def words_as(instead: Number, score: Score) -> Number:
    """A score as a number, with another value where it is a word."""
    if isinstance(score, Said):
        return instead
    if isinstance(score, ChosenScore):
        return chosen(score.truth, words_as(instead, score.then), words_as(instead, score.other))
    return score


def may_say(score: Score) -> bool:
    """Whether a score may be a word instead of a number."""
    return isinstance(score, Said | ChosenScore)


def _ends(truth: Truth) -> list[Truth | None]:
    """What a chain of choices ends in: fixed truths, no value, or (None) something that cells decide."""
    if isinstance(truth, ChosenTruth):
        return [*_ends(truth.then), *_ends(truth.other)]
    return [truth if isinstance(truth, bool) or truth is UNKNOWN else None]


def _is_plain(ends: list[Truth | None]) -> bool:
    """Whether what hangs on a truth can be put in the places of yes and no without being written twice."""
    return None not in ends and ends.count(True) < 2 and ends.count(False) < 2


COMPARED: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "<>": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
"""What the signs of comparisons mean."""

_OPPOSITE = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "=": "<>", "<>": "="}


def denied(truth: Truth) -> Truth:
    """The opposite of a truth."""
    if isinstance(truth, bool):
        return not truth
    if truth is UNKNOWN:
        return UNKNOWN
    if isinstance(truth, Denied):
        return truth.truth
    if isinstance(truth, Compared):
        return Compared(_OPPOSITE[truth.sign], truth.left, truth.right)
    if isinstance(truth, ChosenTruth):
        return chosen(truth.truth, denied(truth.then), denied(truth.other))
    return Denied(truth)


def joined(parts: Sequence[Truth], *, every: bool) -> Truth:
    """All (``every``) or any of some truths; a part that has no value leaves the whole without one."""
    if any(part is (not every) for part in parts):
        return not every
    kept = [part for part in parts if isinstance(part, TruthTerm)]
    if not kept:
        return every
    if UNKNOWN in kept:
        return UNKNOWN
    return kept[0] if len(kept) == 1 else (Every if every else Some)(tuple(kept))
