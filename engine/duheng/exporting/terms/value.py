"""What a formula gives for given cells, exactly: with it a formula is held against the engine before it is written.

The sheet computes in binary fractions and guards against their noise (see ``term_text``); here numbers are fractions,
so a difference from the engine is a difference in meaning.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, overload

from duheng.exporting.terms import kinds as terms
from duheng.exporting.terms import truths
from duheng.exporting.terms.kinds import Number, Score, Truth, Value
from duheng.language.decimal import round_fraction

Cells = Mapping[str, Fraction | str]
"""What cells hold by their addresses: numbers or texts; a cell that isn't there is empty."""

_SIGNS: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "*": operator.mul,
    "/": operator.truediv,
}


@overload
def value_of(term: Truth, cells: Cells) -> bool | None: ...
@overload
def value_of(term: Number, cells: Cells) -> Fraction | None: ...
@overload
def value_of(term: Score, cells: Cells) -> Fraction | str | None: ...
@overload
def value_of(term: Value, cells: Cells) -> Fraction | bool | str | None: ...
def value_of(term: Value, cells: Cells) -> Fraction | bool | str | None:
    """A number, a truth or a word; None where the term has no value."""
    if not isinstance(term, terms.Term):
        return term
    return _OF[type(term)](term, cells)


def _reading(term: terms.Reading, cells: Cells) -> Fraction | None:
    held = cells.get(term.address, "")
    return held if isinstance(held, Fraction) else None


def _operation(term: terms.Operation, cells: Cells) -> Fraction | None:
    left, right = value_of(term.left, cells), value_of(term.right, cells)
    if left is None or right is None or (term.sign == "/" and right == 0):
        return None
    return _SIGNS[term.sign](left, right)


def _compared(term: truths.Compared, cells: Cells) -> bool | None:
    left, right = value_of(term.left, cells), value_of(term.right, cells)
    return None if left is None or right is None else truths.COMPARED[term.sign](left, right)


def _function(term: terms.Function, cells: Cells) -> Fraction | None:
    values = [value_of(each, cells) for each in term.arguments]
    numbers = [each for each in values if each is not None]
    if len(numbers) < len(values):
        return None
    if term.name == "ABS":
        return abs(numbers[0])
    return max(numbers) if term.name == "MAX" else min(numbers)


def _scaled(term: terms.Scaled, cells: Cells) -> Fraction | None:
    value = value_of(term.term, cells)
    return None if value is None else term.factor * value


def _rounded(term: terms.Rounded, cells: Cells) -> Fraction | None:
    value = value_of(term.term, cells)
    return None if value is None else round_fraction(value, term.places, term.mode)


def _total(term: terms.Total, cells: Cells) -> Fraction | None:
    total = terms.ZERO
    for address, word in term.cells:
        held = cells.get(address, "")
        if isinstance(held, Fraction):
            total += held
        elif not word or held != word:
            return None
    return total


def _chosen(term: terms.Chosen, cells: Cells) -> Fraction | bool | str | None:
    truth = value_of(term.truth, cells)
    return None if truth is None else value_of(term.then if truth else term.other, cells)


def _joined(term: truths.Every | truths.Some, cells: Cells) -> bool | None:
    every = isinstance(term, truths.Every)
    for part in term.parts:
        truth = value_of(part, cells)
        if truth is None:
            return None
        if truth is not every:
            return not every
    return every


def _denied(term: truths.Denied, cells: Cells) -> bool | None:
    truth = value_of(term.truth, cells)
    return None if truth is None else not truth


def _says(term: truths.Says, cells: Cells) -> bool:
    held = cells.get(term.address, "")
    return isinstance(held, str) and held.casefold() in [text.casefold() for text in term.texts]


_OF: dict[type[terms.Term], Callable[[Any, Cells], Fraction | bool | str | None]] = {
    terms.Unknown: lambda term, cells: None,
    terms.Beyond: lambda term, cells: None,
    terms.Said: lambda term, cells: term.text,
    terms.Reading: _reading,
    terms.Edged: lambda term, cells: value_of(term.term, cells),
    terms.Scaled: _scaled,
    terms.Operation: _operation,
    terms.Function: _function,
    terms.Rounded: _rounded,
    terms.Total: _total,
    terms.ChosenTruth: _chosen,
    terms.ChosenNumber: _chosen,
    terms.ChosenScore: _chosen,
    truths.Compared: _compared,
    truths.Every: _joined,
    truths.Some: _joined,
    truths.Denied: _denied,
    truths.Says: _says,
    truths.Numeric: lambda term, cells: isinstance(cells.get(term.address), Fraction),
    truths.Known: lambda term, cells: value_of(term.term, cells) is not None,
}
"""Each takes what it is found by, which no type says of a table."""
