"""扣分清单 for a terminal: each lost point with its reason, and the line that adds them up.

What may still be lost is only summed here: the table marks those rows, and the findings say what would settle them.
Points that a method gives above the sum of its parts, and points that the form doesn't share out as the ruleset does,
are no losses; they stand below, under their own headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duheng.evaluation.result import LedgerLine, Total
from duheng.presentation.losses import amount_of, name_of, nothing_lost, parted, place_of, reason, sum_of
from duheng.presentation.words import Words
from duheng.reports.ink import BOLD, DIM, RED, Ink, hanging, joined
from duheng.reports.table import INDENT
from duheng.source import display_width, pad_before


def ledger_lines(ledger: tuple[LedgerLine, ...], total: Total, words: Words, ink: Ink, width: int) -> Iterator[str]:
    """The ledger with its heading; the last line of the losses holds the sum."""
    losses, given, apart = parted(ledger)
    lost = [line for line in losses if line.lost]
    yield ink.paint(words.ledger, BOLD)
    if not lost:
        yield INDENT + nothing_lost(total, words)
    yield from _lines(lost, words, ink, width)
    if ledger:
        yield from hanging(INDENT, sum_of(ledger, total, words), width)
    if given:
        yield from ("", ink.paint(words.given, BOLD))
        yield from _lines(given, words, ink, width)
    if apart:
        yield from ("", ink.paint(words.apart, BOLD))
        for line in apart:
            yield from hanging(INDENT, f"{name_of(line, words)}{words.colon}{reason(line, words)}", width)


def _lines(ledger: Sequence[LedgerLine], words: Words, ink: Ink, width: int) -> Iterator[str]:
    amounts = [amount_of(line) for line in ledger]
    room = max(map(display_width, amounts), default=0)
    for line, amount in zip(ledger, amounts, strict=True):
        yield from _line(line, amount, room, words, ink, width)


def _line(line: LedgerLine, amount: str, room: int, words: Words, ink: Ink, width: int) -> Iterator[str]:
    label = INDENT + pad_before(amount, room) + INDENT
    blank = " " * display_width(label)
    first, *rest = hanging(label, name_of(line, words), width)
    yield ink.paint(first[: len(label)], RED) + first[len(label) :]
    yield from rest
    if line.because:
        yield from hanging(blank, line.because, width)
    for each in joined(blank, (line.authority, place_of(line.rule)), width):
        yield ink.paint(each, DIM)
