"""A form in one line of an overview: in the table of forms, and among those whose claim is far off."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from duheng.presentation.numbers import number, signed, spread
from duheng.reports.many.entries import Entry, Unread
from duheng.reports.many.words import ManyWords


def head_of(words: ManyWords) -> tuple[str, ...]:
    """What stands above the columns."""
    return (words.file, words.form, words.total, words.grade, words.claimed, words.difference, words.short_counts)


def row_of(entry: Entry | Unread, words: ManyWords, written: Callable[[str], str]) -> tuple[str, ...]:
    """The line of a form; ``written`` is how the form's own texts are written there."""
    if isinstance(entry, Unread):
        codes = " ".join(dict.fromkeys(each.code for each in entry.problems))
        return (written(entry.file), f"{words.unreadable} {codes}", "", "", "", "", "")
    return (
        written(entry.file),
        written(entry.subject),
        spread(entry.low, entry.high),
        written(entry.grade) + (words.brackets.format(words.apart) if entry.apart else ""),
        number(entry.claimed),
        "" if entry.difference is None else signed(entry.difference),
        "/".join(map(str, entry.counts)),
    )


def off_by(entry: Entry) -> str:
    """By how much the claim is off the score."""
    return signed(entry.difference or Fraction(0))


def claim_and_total(entry: Entry, words: ManyWords) -> str:
    """The claim and the score, in brackets."""
    total = spread(entry.low, entry.high)
    return words.brackets.format(f"{words.claimed} {number(entry.claimed)}{words.comma}{words.total} {total}")
