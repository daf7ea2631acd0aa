"""扣分清单 for a terminal: each lost point with its reason, and the line that adds them up."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.evaluation.result import LedgerLine, Total
from duheng.reports.ink import BOLD, DIM, RED, Ink, hanging, joined
from duheng.reports.table import INDENT, number, signed
from duheng.reports.words import Words
from duheng.source import Span, display_width

PATH = " › "
_LAST_NAMES = 2
ZERO = Fraction(0)


def place_of(rule: Span | None) -> str:
    """The rule's file and line."""
    return f"{rule.file}:{rule.line}" if rule else ""


def ledger_lines(ledger: tuple[LedgerLine, ...], total: Total, words: Words, ink: Ink, width: int) -> Iterator[str]:
    """The ledger with its heading; the last line holds the sum."""
    yield ink.paint(words.ledger, BOLD)
    if not ledger:
        yield INDENT + words.nothing_lost
        return
    amounts = [_amount(line) for line in ledger]
    room = max(map(display_width, amounts))
    for line, amount in zip(ledger, amounts, strict=True):
        yield from _line(line, amount, room, words, ink, width)
    yield from hanging(INDENT, _sum(ledger, total, words), width)


def _amount(line: LedgerLine) -> str:
    certain = signed(-line.lost)
    return f"{certain}～{signed(-line.lost - line.open)}" if line.open else certain


def _line(line: LedgerLine, amount: str, room: int, words: Words, ink: Ink, width: int) -> Iterator[str]:
    label = INDENT + " " * (room - display_width(amount)) + amount + INDENT
    blank = " " * display_width(label)
    name = PATH.join(line.path[-_LAST_NAMES:]) or words.whole_form
    first, *rest = hanging(label, name, width)
    yield ink.paint(first[: len(label)], RED) + first[len(label) :]
    yield from rest
    if line.because:
        yield from hanging(blank, line.because, width)
    for each in joined(blank, (line.authority, place_of(line.rule)), width):
        yield ink.paint(each, DIM)


def _sum(ledger: tuple[LedgerLine, ...], total: Total, words: Words) -> str:
    lost = sum((line.lost for line in ledger), ZERO)
    still = sum((line.open for line in ledger), ZERO)
    high = total.low if total.high is None else total.high
    full = high + lost if total.full is None else total.full
    text = words.sum_lost.format(lost=number(lost), full=number(full), high=number(high))
    return text + (words.still_open.format(open=number(still), low=number(total.low)) if still else "")
