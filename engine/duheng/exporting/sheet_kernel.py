"""The kernel of formulas: what operations do with terms where Python's own operators don't.

The same acts as ``evaluation.exact`` for fixed numbers and fixed texts; where a cell decides, a longer term.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from duheng.exporting import terms, truths
from duheng.exporting.terms import UNKNOWN, Beyond
from duheng.exporting.truths import Compared
from duheng.exporting.unlive import Unlive
from duheng.language.decimal import round_fraction
from duheng.language.reading import same_text
from duheng.record import Record, replace

_MOST_PLACES = 9


class CellText(Record):
    """The text in a cell. ``written`` is what it holds now, ``blanks`` are the texts that say nothing, ``known`` those
    that surely say themselves; what another text says (无, 达成。) nobody knows before it is read.

    ``closed``: that it holds one of these texts is asked in front.
    """

    address: str
    written: str
    blanks: tuple[str, ...] = ("",)
    known: tuple[str, ...] = ()
    closed: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that say something for certain."""
        return tuple(dict.fromkeys([*self.known, *([self.written] if self.written else [])]))

    @property
    def filled(self) -> Any:
        """Whether the cell says anything."""
        empty = truths.Says(self.address, self.blanks)
        if self.closed:
            return truths.Denied(empty)
        something: list[Any] = [truths.Numeric(self.address)]
        if self.texts:
            something.append(truths.Says(self.address, self.texts))
        return truths.chosen(truths.joined(something, every=False), True, truths.chosen(empty, False, UNKNOWN))

    def says(self, text: str) -> Any:
        """Whether the cell holds a text, spelled so, or as it was written if that reads alike."""
        alike = (self.written,) if self.written and self.written != text and same_text(self.written, text) else ()
        same = truths.Says(self.address, (text, *alike))
        others = tuple(each for each in self.texts if each not in same.texts)
        if self.closed:
            return same
        apart: list[Any] = [truths.Says(self.address, others)] if others else []
        if not any(map(str.isdigit, text)):
            apart.append(truths.Numeric(self.address))
        return truths.chosen(same, True, truths.chosen(truths.joined(apart, every=False), False, UNKNOWN))


class Case(Record):
    """An interval that counts where a truth holds; ends that are None are unbounded."""

    truth: Any
    low: Any
    high: Any
    low_open: bool
    high_open: bool


class Spans(Record):
    """Intervals of which cells choose the one that counts; none of them, and there is no value."""

    cases: tuple[Case, ...]

    def __mul__(self, factor: Any) -> Spans:
        """The same times a number, the ends the other way round where it is negative; of zero there is no value."""
        signs = [(compared(sign, factor, terms.ZERO), sign == "<") for sign in (">", "<")]
        cases = [
            replace(_turned(case) if turned else case, truth=truths.joined([case.truth, truth], every=True))
            for case in self.cases
            for truth, turned in signs
        ]
        return Spans(tuple(_with_ends(case, lambda end: end * factor) for case in cases))

    __rmul__ = __mul__

    def rounded(self, change: Callable[[Any], Any]) -> Spans:
        """The same with both ends rounded; where it has only one end that counts, as in the engine."""
        cases = [
            replace(case, low_open=False, high_open=False) if None in (case.low, case.high) else case
            for case in self.cases
        ]
        return Spans(tuple(_with_ends(case, change) for case in cases))


class Labels(Record):
    """Labels of a scale, each where a truth holds."""

    cases: tuple[tuple[Any, str], ...]


class Signed:
    """Divides by what may well be negative."""

    def divide(self, left: Any, right: Any) -> Any:
        return terms.divided(left, right)


class SheetKernel:
    """Acts on terms, fixed numbers, texts and intervals."""

    signed = Signed()

    def divide(self, left: Any, right: Any) -> Any:
        """A quotient, which has no value where the divisor isn't above zero."""
        quotient = terms.divided(left, right)
        above = self.less(terms.ZERO, right) if quotient is not UNKNOWN else False
        return truths.chosen(above, quotient, UNKNOWN)

    def less(self, left: Any, right: Any) -> Any:
        return compared("<=" if side_of(left) < side_of(right) else "<", left, right)

    def equal(self, left: Any, right: Any) -> Any:
        if UNKNOWN in (left, right):
            return UNKNOWN
        if isinstance(left, CellText | str | Labels) and isinstance(right, CellText | str | Labels):
            return self._same(left, right)
        if isinstance(left, bool) or isinstance(right, bool):
            fixed, other = (left, right) if isinstance(left, bool) else (right, left)
            return other if fixed else truths.denied(other)
        return False if side_of(left) != side_of(right) else compared("=", left, right)

    def negate(self, truth: Any) -> Any:
        return truths.denied(truth)

    def counted(self, truth: Any) -> Any:
        return truths.chosen(truth, terms.ONE, terms.ZERO)

    def within(self, number: Any, interval: Any) -> Any:
        if not isinstance(interval, Spans):
            return UNKNOWN
        return truths.first_of([(case.truth, self._inside(number, case)) for case in interval.cases])

    def most(self, left: Any, right: Any) -> Any:
        return terms.furthest("MAX", left, right)

    def least(self, left: Any, right: Any) -> Any:
        return terms.furthest("MIN", left, right)

    def round(self, number: Any, places: Fraction, mode: str) -> Any:
        if isinstance(number, Spans):
            return number.rounded(lambda end: self.round(end, places, mode))
        digits = max(0, min(int(places), 30))
        if isinstance(number, Fraction):
            return round_fraction(number, digits, mode)
        if digits > _MOST_PLACES:
            raise Unlive("修约的位数多于表格算得准的", "more places are kept than a sheet computes")
        return UNKNOWN if terms.split(number)[1] is UNKNOWN else terms.Rounded(number, digits, mode)

    def _inside(self, number: Any, case: Case) -> Any:
        if isinstance(case.low, Beyond) or isinstance(case.high, Beyond):
            return UNKNOWN
        asked = []
        if case.low is not None:
            asked.append(compared(">" if case.low_open else ">=", number, case.low))
        if case.high is not None:
            asked.append(compared("<" if case.high_open else "<=", number, case.high))
        return truths.joined(asked, every=True)

    def says(self, words: CellText | Labels, text: str) -> Any:
        """Whether a cell, or a number's place on a scale, says a text."""
        if isinstance(words, CellText):
            return words.says(text)
        return truths.first_of([(truth, same_text(label, text)) for truth, label in words.cases])

    def _same(self, left: CellText | str | Labels, right: CellText | str | Labels) -> Any:
        if isinstance(left, str) and isinstance(right, str):
            return same_text(left, right)
        said, text = (right, left) if isinstance(left, str) else (left, right)
        if isinstance(said, str) or not isinstance(text, str):
            raise Unlive("这一行的规则比较两个格里的文字", "the row's rule compares the texts of two cells")
        if isinstance(said, CellText) and said.closed:
            return truths.chosen(said.filled, said.says(text), UNKNOWN)
        return self.says(said, text)


def compared(sign: str, left: Any, right: Any) -> Any:
    """A comparison of two numbers, which may be fixed, terms, or known only as bounds."""
    left, right = _plain(left), _plain(right)
    if UNKNOWN in (left, right):
        return UNKNOWN
    if isinstance(left, Beyond) or isinstance(right, Beyond):
        return _beyond(sign, left, right)
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return truths.COMPARED[sign](left, right)
    if isinstance(left, Fraction):
        return Compared(_TURNED[sign], right, left)
    return Compared(sign, left, right)


def _beyond(sign: str, left: Any, right: Any) -> Any:
    """What is certain of a comparison with a number that is known only as a bound."""
    match sign:
        case "<":
            return _surely_less(left, right)
        case ">":
            return _surely_less(right, left)
        case ">=":
            return truths.denied(_surely_less(left, right))
        case "<=":
            return truths.denied(_surely_less(right, left))
    bound, number = (left, right) if isinstance(left, Beyond) else (right, left)
    apart = _surely_less(number, bound) if bound.upwards else _surely_less(bound, number)
    return truths.chosen(apart, False, UNKNOWN)


def _surely_less(left: Any, right: Any) -> Any:
    if isinstance(left, Beyond) and isinstance(right, Beyond):
        return UNKNOWN
    bound, number = (left, right) if isinstance(left, Beyond) else (right, left)
    if bound.upwards is (bound is left):
        sign = ">=" if bound is left else "<="
        return truths.chosen(compared(sign, bound.term, number), False, UNKNOWN)
    sure = ("<=" if bound.open else "<") if bound is left else (">=" if bound.open else ">")
    return truths.chosen(compared(sure, bound.term, number), True, UNKNOWN)


def _turned(case: Case) -> Case:
    return Case(case.truth, case.high, case.low, case.high_open, case.low_open)


def _with_ends(case: Case, change: Callable[[Any], Any]) -> Case:
    low, high = (None if end is None else change(end) for end in (case.low, case.high))
    return replace(case, low=low, high=high)


_TURNED = {"<": ">", "<=": ">=", "=": "=", ">=": "<=", ">": "<"}


def side_of(value: Any) -> int:
    """On which side of its number a term lies; 0 for one that is no edge."""
    return value.side if isinstance(value, terms.Edged) else 0


def _plain(value: Any) -> Any:
    return value.term if isinstance(value, terms.Edged) else value
