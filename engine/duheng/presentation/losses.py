"""A line of the 扣分清单 in words: where points were lost, why, and the sum that leads from full points to the total."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from duheng.evaluation.result import Kind, LedgerLine, Total
from duheng.presentation.numbers import number, signed
from duheng.presentation.words import Words
from duheng.source import Span

PATH = " › "
_LAST_NAMES = 2
ZERO = Fraction(0)


def place_of(rule: Span | None) -> str:
    """The rule's file and line."""
    return f"{rule.file}:{rule.line}" if rule else ""


def parted(ledger: Sequence[LedgerLine]) -> tuple[list[LedgerLine], list[LedgerLine], list[LedgerLine]]:
    """The ledger's lines by what they are: losses (also possible ones), points given back, points that differ."""
    lost = [line for line in ledger if line.kind is Kind.LOST and line.lost >= 0]
    given = [line for line in ledger if line.kind is Kind.LOST and line.lost < 0]
    return lost, given, [line for line in ledger if line.kind is Kind.POINTS]


def nothing_lost(total: Total, words: Words) -> str:
    """What stands in place of lost points where there are none; of an open total only what is settled is known."""
    return words.nothing_lost if total.score is not None else words.nothing_lost_yet


def name_of(line: LedgerLine, words: Words) -> str:
    """The last names of a line's path, which say enough beside a table."""
    return PATH.join(line.path[-_LAST_NAMES:]) or words.whole_form


def reason(line: LedgerLine, words: Words) -> str:
    """Why the line is there, also where it is about points that differ."""
    if line.parts is None:
        return line.because
    stated, text = line.lost + line.parts, words.of_form if line.rule is None else words.of_ruleset
    more = words.too_many if line.lost < 0 else words.too_few
    return text.format(stated=number(stated), parts=number(line.parts)) + more.format(number(abs(line.lost)))


def amount_of(line: LedgerLine) -> str:
    """What a line takes away: −2, or −1～−3 where more of it is open."""
    certain = signed(-line.lost)
    return f"{certain}～{signed(-line.lost - line.open)}" if line.open else certain


def sum_of(ledger: Sequence[LedgerLine], total: Total, words: Words) -> str:
    """The sum of the losses as what is left of the full points: 0.28 = 100 + 10（表上多出的分值）− 109.72."""
    sums = {kind: sum((line.lost for line in ledger if line.kind is kind), ZERO) for kind in Kind}
    lost = sum((line.lost for line in parted(ledger)[0]), ZERO)
    still = sum((line.open for line in ledger), ZERO)
    more = words.still_open.format(open=number(still), low=number(total.low)) if still else ""
    if total.full is None:
        return words.sum_without_full.format(lost=number(lost)) + ("" if total.high is None else more)
    start = number(total.full) + _apart(sums[Kind.POINTS], words) + _given(lost - sums[Kind.LOST], words)
    high = f"({number(total.most)})" if total.most < 0 else number(total.most)
    return words.sum_lost.format(lost=number(lost), full=start, high=high) + more


def _apart(points: Fraction, words: Words) -> str:
    if points == 0:
        return ""
    return (words.less_points if points > 0 else words.more_points).format(number(abs(points)))


def _given(points: Fraction, words: Words) -> str:
    return words.plus_given.format(number(points)) if points else ""
