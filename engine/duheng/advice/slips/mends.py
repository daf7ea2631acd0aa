"""Slips of the pen on a line that can't be read: a sign typed as another, a cap in the words of a document.

Each is a stretch of the line and what to write there. It is told only where the line can be read with it, or at least
read on, so that whoever does what a message says has a better line than before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from duheng.advice.prose.limits import line_of_its_own
from duheng.advice.prose.number_words import in_digits
from duheng.advice.prose.phrases import Slip, slips
from duheng.advice.slips.caps import capped
from duheng.advice.slips.dated import with_dates
from duheng.problems.problem import Problem
from duheng.problems.prose import PhraseOfProse
from duheng.record import Record
from duheng.syntax.forgive import forgiven
from duheng.syntax.narrow import without_texts
from duheng.syntax.reach import left_unread, reads
from duheng.syntax.stop import Stop

_SQUARE = re.compile(r"(?<![\w\s])\s*\[[^\[\],、]*\]")
_MOST = 90
"""Stretches of a line that are tried."""
_GROUPED = re.compile(r"(?<![\d.])[1-9]\d{0,2}(?:,\d{3})+(?!\d)")
_BLANKS = re.compile(r"(?<=\S) {2,}")
_APART = re.compile(r"(?<=\S)[ \t]{2,}(?=[^\s|])")
"""What stands before a remark that has lost its mark."""
_NEARLY_DIGITS = re.compile(r"(?<![\w.])[\dOo〇○lI][\dOo〇○lI.]*(?=[%‰分]|\W|$)")


class Stretch(Record):
    """A stretch of a line and what to write there, or on a line of its own where it stands ``apart``.

    ``usage`` is an example where the whole line isn't the best one, ``every`` that the stretch is several slips.
    """

    first: int
    last: int
    write: str
    sure: bool = False
    usage: str = ""
    apart: bool = False
    every: bool = False


def slip_problem(stop: Stop, *, whole: bool) -> Problem | None:
    """The first slip whose mend lets the line be read; without ``whole``, one at its stop with which it reads on."""
    start, typed = stop.start, stop.typed
    before = len(stop.text.rstrip()) - start
    for stretch in islice(_stretches(stop.text, typed), _MOST):
        write = "" if stretch.apart else stretch.write
        mended = typed[: stretch.first] + write + typed[stretch.last :]
        left = left_unread(mended)
        near = not stretch.every and stretch.first - 1 <= start <= stretch.last + 1
        if left is None or (not whole and near and left < before):
            return _problem(stretch, mended, stop, whole=left is None)
    return None


def mended(typed: str, *, anyway: bool = False) -> str:
    """A line as it can be read, with the first slip's mend that lets it; empty where there is none. ``anyway`` also
    where it can be read as it is, because a sentence was taken for a name."""
    if not anyway and reads(typed):
        return typed
    tried = islice(_stretches(forgiven(typed), typed), _MOST)
    lines = (typed[: each.first] + each.write + typed[each.last :] for each in tried if not each.apart)
    return next(filter(reads, lines), "")


def _problem(each: Stretch, mended: str, stop: Stop, *, whole: bool) -> Problem:
    """What is told of a slip, and of the line as it is mended, which may be read as a ``whole`` then."""
    span = stop.at(each.first, each.last)
    found, write = stop.typed[each.first : each.last].strip(), each.write.strip()
    if each.apart:
        return line_of_its_own(found.lstrip("，, "), each.write, span)
    usage = each.usage or (_BLANKS.sub(" ", mended.strip(" \t\u3000")) if whole and not stop.shift else write)
    return PhraseOfProse(span=span, found=found, write=write, usage=usage, sure=each.sure and whole)


def _stretches(narrowed: str, typed: str) -> Iterator[Stretch]:
    bare = without_texts(narrowed, "\0")
    yield from _other_brackets(bare, typed)
    yield from _grouped_digits(bare, typed)
    for slip in slips():
        yield from _every(slip, bare, typed) if slip.every else _each(slip, bare, typed)
    for found in _NEARLY_DIGITS.finditer(bare):
        if in_digits(found.group()) != found.group():
            yield Stretch(*found.span(), in_digits(found.group()))
    for first, write in with_dates(bare):
        yield Stretch(first, len(typed.rstrip()), write)
    for cap in capped(bare, typed):
        yield Stretch(cap.first, len(typed.rstrip()), cap.write, apart=cap.apart)
    for found in _APART.finditer(bare):
        yield Stretch(found.end(), len(typed.rstrip()), f"# {typed[found.end() :].strip()}")


def _other_brackets(bare: str, typed: str) -> Iterator[Stretch]:
    """Braces, and square brackets that are neither an interval nor read a scale, as round ones: 分值×{1-[(a-b)/c]}."""
    places = {place: "（" if bare[place] == "{" else "）" for place in range(len(bare)) if bare[place] in "{}"}
    for found in _SQUARE.finditer(bare):
        places |= {found.start(): "（", found.end() - 1: "）"}
    if places:
        first, last = min(places), max(places) + 1
        write = "".join(places.get(place, typed[place]) for place in range(first, last))
        yield Stretch(first, last, write, every=True)


def _grouped_digits(bare: str, typed: str) -> Iterator[Stretch]:
    """Numbers with commas after every three digits, as ledgers print them: 1,000,000元."""
    numbers = [found.span() for found in _GROUPED.finditer(bare)]
    if numbers:
        first, last = numbers[0][0], numbers[-1][1]
        commas = {place for number in numbers for place in range(*number) if bare[place] == ","}
        write = "".join(typed[place] for place in range(first, last) if place not in commas)
        yield Stretch(first, last, write, every=len(numbers) > 1)


def _each(slip: Slip, bare: str, typed: str) -> Iterator[Stretch]:
    for found in slip.pattern.finditer(bare):
        first, last = found.span("at" if "at" in found.re.groupindex else 0)
        groups = [typed[found.start(each) : found.end(each)].strip() for each in range(found.re.groups + 1)]
        for write in filter(None, (slip.write, slip.other)):
            yield Stretch(first, last, write.format(*groups), slip.sure, slip.usage)


def _every(slip: Slip, bare: str, typed: str) -> Iterator[Stretch]:
    """All places of the line at once, from the first to the last."""
    places = {place for found in slip.pattern.finditer(bare) for place in range(*found.span())}
    if places:
        first, last = min(places), max(places) + 1
        write = "".join(slip.write if place in places else typed[place] for place in range(first, last))
        yield Stretch(first, last, write, slip.sure, slip.usage, every=slip.every)
