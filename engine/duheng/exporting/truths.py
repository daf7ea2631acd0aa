"""Truths about cells, as terms: comparisons, what a cell holds, and choices that hang on them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from duheng.exporting.terms import UNKNOWN, Chosen, Said, Term


class Compared(Term):
    """``<``, ``<=``, ``=``, ``<>``, ``>=`` or ``>`` of two numbers."""

    sign: str
    left: Any
    right: Any


class Every(Term):
    """All of some truths, asked in order until one doesn't hold."""

    parts: tuple[Any, ...]


class Some(Term):
    """Any of some truths, asked in order until one holds."""

    parts: tuple[Any, ...]


class Denied(Term):
    """Not."""

    truth: Any


class Says(Term):
    """Whether a cell holds one of some texts. Always known."""

    address: str
    texts: tuple[str, ...]


class Numeric(Term):
    """Whether a cell holds a number. Always known."""

    address: str


class Known(Term):
    """Whether a term has a value. Always known."""

    term: Any


def chosen(truth: Any, then: Any, other: Any) -> Any:
    """One of two values by a truth that may be fixed or a term."""
    if truth is UNKNOWN:
        return UNKNOWN
    if isinstance(truth, bool):
        return then if truth else other
    if type(then) is type(other) and then == other:
        return then
    if then is True and other is False:
        return truth
    if isinstance(truth, Denied):
        return chosen(truth.truth, other, then)
    if isinstance(truth, Chosen) and _is_plain(_ends(truth)):
        return chosen(truth.truth, chosen(truth.then, then, other), chosen(truth.other, then, other))
    return Chosen(truth, then, other)


def first_of(cases: Iterable[tuple[Any, Any]]) -> Any:
    """What stands beside the first truth that holds; none where none does."""
    found: Any = UNKNOWN
    for truth, value in reversed(list(cases)):
        found = chosen(truth, value, found)
    return found


def words_as(instead: Any, term: Any) -> Any:
    """A term that may be a word instead of a number, with another value where it is one."""
    if isinstance(term, Said):
        return instead
    if isinstance(term, Chosen) and may_say(term):
        return chosen(term.truth, words_as(instead, term.then), words_as(instead, term.other))
    return term


def may_say(term: Any) -> bool:
    """Whether a term may be a word instead of a number."""
    if isinstance(term, Chosen):
        return may_say(term.then) or may_say(term.other)
    return isinstance(term, Said)


def _ends(truth: Any) -> list[Any]:
    """What a chain of choices ends in: fixed truths, no value, or (None) something that cells decide."""
    if isinstance(truth, Chosen):
        return [*_ends(truth.then), *_ends(truth.other)]
    return [truth if isinstance(truth, bool) or truth is UNKNOWN else None]


def _is_plain(ends: list[Any]) -> bool:
    """Whether what hangs on a truth can be put in the places of yes and no without being written twice."""
    return None not in ends and ends.count(True) < 2 and ends.count(False) < 2


COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "<>": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
"""What the signs of comparisons mean."""

_OPPOSITE = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "=": "<>", "<>": "="}


def denied(truth: Any) -> Any:
    """The opposite of a truth."""
    if isinstance(truth, bool):
        return not truth
    if truth is UNKNOWN:
        return UNKNOWN
    if isinstance(truth, Denied):
        return truth.truth
    if isinstance(truth, Compared):
        return Compared(_OPPOSITE[truth.sign], truth.left, truth.right)
    if isinstance(truth, Chosen):
        return chosen(truth.truth, denied(truth.then), denied(truth.other))
    return Denied(truth)


def joined(parts: list[Any], *, every: bool) -> Any:
    """All (``every``) or any of some truths; a part that has no value leaves the whole without one."""
    kept = [part for part in parts if part is not every]
    if any(part is (not every) for part in kept):
        return not every
    if not kept:
        return every
    if UNKNOWN in kept:
        return UNKNOWN
    return kept[0] if len(kept) == 1 else (Every if every else Some)(tuple(kept))
