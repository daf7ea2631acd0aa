"""An overview for a terminal: a line a form, then how totals and grades lie and what is found most often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from duheng.presentation.numbers import number
from duheng.problems.problem import Language
from duheng.reports.ink import BOLD, DIM, RED, YELLOW, Ink, hanging
from duheng.reports.many.entries import Entries, Unread
from duheng.reports.many.rows import claim_and_total, head_of, off_by, row_of
from duheng.reports.many.summary import Summary, summary_of
from duheng.reports.many.words import ManyWords, counts, many_words
from duheng.source import display_width, pad, pad_before, shorten, visible

_NARROWEST, _LONGEST_BAR, _GAP = 72, 40, "  "
_TEXTS = frozenset((0, 1, 3))
_GIVING_WAY = ((0, 24), (1, 14), (0, 14), (3, 12), (0, 8), (1, 8), (3, 1), (0, 1), (1, 1))
"""Which columns are made narrower where there is no room, down to what, in this order."""


def render(entries: Entries, language: Language, width: int, colour: bool) -> str:
    """The overview, no line longer than the width."""
    words, ink, width, summary = many_words(language), Ink(colour), max(width, _NARROWEST), summary_of(entries)
    parts = [
        _forms(entries, words, ink, width),
        [line for said in counts(summary, words) for line in hanging("", said, width)],
        _totals(summary, words, ink, width),
        _grades(summary, words, ink),
        _common(summary, words, ink, width),
        _differences(summary, words, ink, width),
    ]
    told = ["\n".join(part) for part in parts]
    return "\n\n".join(part for part in told if part) + "\n"


def _forms(entries: Entries, words: ManyWords, ink: Ink, width: int) -> Iterator[str]:
    head = head_of(words)
    rows = [row_of(each, words, visible) for each in entries.all]
    widths = [max(map(display_width, column)) for column in zip(head, *rows, strict=True)]
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    for column, least in _GIVING_WAY:
        taken = min(max(over, 0), max(widths[column] - least, 0))
        widths[column], over = widths[column] - taken, over - taken
    yield ink.paint(_line(head, widths), DIM)
    for each, row in zip(entries.all, rows, strict=True):
        style = RED if isinstance(each, Unread) else YELLOW if each.score is None else ""
        yield ink.paint(_line(row, widths), style)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    row = (_end_of(row[0], widths[0]), *row[1:])
    cells = (_cell(text, width, column in _TEXTS) for column, (text, width) in enumerate(zip(row, widths, strict=True)))
    return _GAP.join(cells).rstrip()


def _end_of(path: str, width: int) -> str:
    """A path that fits: what is left out is its beginning, since folders are often shared."""
    return shorten(path[::-1], width)[::-1]


def _cell(text: str, width: int, left: bool) -> str:
    cut = shorten(text, width)
    return pad(cut, width) if left else pad_before(cut, width)


def _totals(summary: Summary, words: ManyWords, ink: Ink, width: int) -> Iterator[str]:
    yield ink.paint(words.distribution, BOLD)
    labels = [f"{number(each.low)}～{number(each.high)}" for each in summary.totals]
    room = max(map(display_width, labels), default=0)
    most = max((each.forms for each in summary.totals), default=1)
    for label, each in zip(labels, summary.totals, strict=True):
        bar = f"{'█' * _bar(each.forms, most)} {each.forms}" if each.forms else ""
        yield f"{_GAP}{pad_before(label, room)}{_GAP}{bar}".rstrip()
    if not summary.totals:
        yield _GAP + words.none_settled
    notes = [words.of_full] if summary.totals else []
    notes += [words.uncounted.format(summary.uncounted)] if summary.uncounted else []
    for note in notes:
        yield from (ink.paint(line, DIM) for line in hanging(_GAP, note, width))


def _bar(count: int, most: int) -> int:
    """How many blocks a count is: at least one where there is anything."""
    return 0 if not count else max(1, round(Fraction(count * _LONGEST_BAR, most)))


def _grades(summary: Summary, words: ManyWords, ink: Ink) -> Iterator[str]:
    if summary.grades:
        yield ink.paint(words.grades, BOLD)
    for grade, count in summary.grades:
        yield f"{_GAP}{visible(grade)}{_GAP}{words.number.format(count)}"


def _common(summary: Summary, words: ManyWords, ink: Ink, width: int) -> Iterator[str]:
    yield ink.paint(words.common, BOLD)
    if not summary.common:
        yield _GAP + words.none
    for each in summary.common:
        told = words.in_forms.format(forms=each.forms, findings=each.findings)
        yield from hanging(f"{_GAP}{each.code}{_GAP}", each.sentence + words.brackets.format(told), width)


def _differences(summary: Summary, words: ManyWords, ink: Ink, width: int) -> Iterator[str]:
    if summary.differences:
        yield ink.paint(words.differences, BOLD)
    room = max((display_width(off_by(each)) for each in summary.differences), default=0)
    for each in summary.differences:
        label = f"{_GAP}{pad_before(off_by(each), room)}{_GAP}"
        yield from hanging(label, f"{each.file} {each.subject}{claim_and_total(each, words)}", width)
