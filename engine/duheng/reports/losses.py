"""扣分清单 for a terminal: each lost point with its reason, and the line that adds them up.

What may still be lost is only summed here: the table marks those rows, and the findings say what would settle them.
Points that a method gives above the sum of its parts, and points that the form doesn't share out as the ruleset does,
are no losses; they stand below, under their own headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from duheng.evaluation.result import Kind, LedgerLine, Total
from duheng.reports.ink import BOLD, DIM, RED, Ink, hanging, joined
from duheng.reports.numbers import number, signed
from duheng.reports.table import INDENT
from duheng.reports.words import Words
from duheng.source import Span, display_width

PATH = " › "
_LAST_NAMES = 2
ZERO = Fraction(0)


def place_of(rule: Span | None) -> str:
    """The rule's file and line."""
    return f"{rule.file}:{rule.line}" if rule else ""


def ledger_lines(ledger: tuple[LedgerLine, ...], total: Total, words: Words, ink: Ink, width: int) -> Iterator[str]:
    """The ledger with its heading; the last line of the losses holds the sum."""
    lost = [line for line in ledger if line.kind is Kind.LOST and line.lost > 0]
    given = [line for line in ledger if line.kind is Kind.LOST and line.lost < 0]
    apart = [line for line in ledger if line.kind is Kind.POINTS]
    yield ink.paint(words.ledger, BOLD)
    if not lost:
        yield INDENT + words.nothing_lost
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


def reason(line: LedgerLine, words: Words) -> str:
    """Why the line is there, also where it is about points that differ."""
    if line.parts is None:
        return line.because
    stated, text = line.lost + line.parts, words.of_form if line.rule is None else words.of_ruleset
    more = words.too_many if line.lost < 0 else words.too_few
    return text.format(stated=number(stated), parts=number(line.parts)) + more.format(number(abs(line.lost)))


def _lines(ledger: Sequence[LedgerLine], words: Words, ink: Ink, width: int) -> Iterator[str]:
    amounts = [_amount(line) for line in ledger]
    room = max(map(display_width, amounts), default=0)
    for line, amount in zip(ledger, amounts, strict=True):
        yield from _line(line, amount, room, words, ink, width)


def _amount(line: LedgerLine) -> str:
    certain = signed(-line.lost)
    return f"{certain}～{signed(-line.lost - line.open)}" if line.open else certain


def _line(line: LedgerLine, amount: str, room: int, words: Words, ink: Ink, width: int) -> Iterator[str]:
    label = INDENT + " " * (room - display_width(amount)) + amount + INDENT
    blank = " " * display_width(label)
    first, *rest = hanging(label, name_of(line, words), width)
    yield ink.paint(first[: len(label)], RED) + first[len(label) :]
    yield from rest
    if line.because:
        yield from hanging(blank, line.because, width)
    for each in joined(blank, (line.authority, place_of(line.rule)), width):
        yield ink.paint(each, DIM)


def name_of(line: LedgerLine, words: Words) -> str:
    """The last names of a line's path, which say enough beside a table."""
    return PATH.join(line.path[-_LAST_NAMES:]) or words.whole_form


def sum_of(ledger: Sequence[LedgerLine], total: Total, words: Words) -> str:
    """The sum of the losses as what is left of the full points: 0.28 = 100 + 10（表上多出的分值）− 109.72."""
    sums = {kind: sum((line.lost for line in ledger if line.kind is kind), ZERO) for kind in Kind}
    lost = sum((line.lost for line in ledger if line.kind is Kind.LOST and line.lost > 0), ZERO)
    still = sum((line.open for line in ledger), ZERO)
    high = total.low if total.high is None else total.high
    full = high + sum(sums.values()) if total.full is None else total.full
    start = number(full) + _apart(sums[Kind.POINTS], words) + _given(lost - sums[Kind.LOST], words)
    text = words.sum_lost.format(lost=number(lost), full=start, high=number(high))
    return text + (words.still_open.format(open=number(still), low=number(total.low)) if still else "")


def _apart(points: Fraction, words: Words) -> str:
    if points == 0:
        return ""
    return (words.less_points if points > 0 else words.more_points).format(number(abs(points)))


def _given(points: Fraction, words: Words) -> str:
    return words.plus_given.format(number(points)) if points else ""
