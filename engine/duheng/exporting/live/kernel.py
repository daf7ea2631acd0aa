"""The kernel of formulas: what operations do with terms where Python's own operators don't.

The same acts as ``evaluation.exact`` for fixed numbers and fixed texts; where a cell decides, a longer term.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from duheng.exporting.terms import kinds as terms
from duheng.exporting.terms import truths
from duheng.exporting.terms.kinds import UNKNOWN, Beyond, Number, Score, Truth, TruthTerm, as_number
from duheng.exporting.terms.truths import Compared
from duheng.exporting.terms.unlive import Unlive
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
    def filled(self) -> Truth:
        """Whether the cell says anything."""
        empty = truths.Says(self.address, self.blanks)
        if self.closed:
            return truths.Denied(empty)
        something: list[Truth] = [truths.Numeric(self.address)]
        if self.texts:
            something.append(truths.Says(self.address, self.texts))
        return truths.chosen(truths.joined(something, every=False), True, truths.chosen(empty, False, UNKNOWN))

    def says(self, text: str) -> Truth:
        """Whether the cell holds a text, spelled so, or as it was written if that reads alike."""
        alike = (self.written,) if self.written and self.written != text and same_text(self.written, text) else ()
        same = truths.Says(self.address, (text, *alike))
        others = tuple(each for each in self.texts if each not in same.texts)
        if self.closed:
            return same
        apart: list[Truth] = [truths.Says(self.address, others)] if others else []
        if not any(map(str.isdigit, text)):
            apart.append(truths.Numeric(self.address))
        return truths.chosen(same, True, truths.chosen(truths.joined(apart, every=False), False, UNKNOWN))


class Case(Record):
    """An interval that counts where a truth holds; ends that are None are unbounded."""

    truth: Truth
    low: Number | None
    high: Number | None
    low_open: bool
    high_open: bool


class Spans(Record):
    """Intervals of which cells choose the one that counts; none of them, and there is no value."""

    cases: tuple[Case, ...]

    def __mul__(self, factor: Number) -> Spans:
        """The same times a number, the ends the other way round where it is negative; of zero there is no value."""
        signs = [(compared(sign, factor, terms.ZERO), sign == "<") for sign in (">", "<")]
        cases = [
            replace(_turned(case) if turned else case, truth=truths.joined([case.truth, truth], every=True))
            for case in self.cases
            for truth, turned in signs
        ]
        return Spans(tuple(_with_ends(case, lambda end: end * factor) for case in cases))

    __rmul__ = __mul__

    def rounded(self, change: Callable[[Number], Number]) -> Spans:
        """The same with both ends rounded; where it has only one end that counts, as in the engine."""
        cases = [
            replace(case, low_open=False, high_open=False) if None in (case.low, case.high) else case
            for case in self.cases
        ]
        return Spans(tuple(_with_ends(case, change) for case in cases))


class Labels(Record):
    """Labels of a scale, each where a truth holds."""

    cases: tuple[tuple[Truth, str], ...]


Wording = CellText | Labels | str
SheetValue = Score | Truth | Wording | Spans
"""What an expression of a rule is in a sheet."""


class Signed:
    """Divides by what may well be negative."""

    def divide(self, left: Number, right: Number) -> Number:
        return terms.divided(left, right)


class SheetKernel:
    """Acts on terms, fixed numbers, texts and intervals."""

    signed = Signed()

    def divide(self, left: Number, right: Number) -> Number:
        """A quotient, which has no value where the divisor isn't above zero."""
        quotient = terms.divided(left, right)
        above = self.less(terms.ZERO, right) if quotient is not UNKNOWN else False
        return truths.chosen(above, quotient, UNKNOWN)

    def less(self, left: Number, right: Number) -> Truth:
        return compared("<=" if side_of(left) < side_of(right) else "<", left, right)

    def equal(self, left: SheetValue, right: SheetValue) -> Truth:
        if UNKNOWN in (left, right):
            return UNKNOWN
        if isinstance(left, Wording) and isinstance(right, Wording):
            return self._same(left, right)
        if isinstance(left, Spans) or isinstance(right, Spans):
            raise Unlive("规则问两个区间是否相同，不能写成公式", "a rule asks whether two intervals are the same")
        if isinstance(left, bool | TruthTerm) and isinstance(right, bool | TruthTerm):
            one, other = (right, left) if isinstance(right, bool) else (left, right)
            return truths.chosen(one, other, truths.denied(other))
        first, second = as_number(left), as_number(right)
        return False if side_of(first) != side_of(second) else compared("=", first, second)

    def negate(self, truth: Truth) -> Truth:
        return truths.denied(truth)

    def counted(self, truth: Truth) -> Number:
        return truths.chosen(truth, terms.ONE, terms.ZERO)

    def within(self, number: Number, interval: Spans | terms.Unknown) -> Truth:
        if not isinstance(interval, Spans):
            return UNKNOWN
        return truths.first_of([(case.truth, self._inside(number, case)) for case in interval.cases])

    def most(self, left: Number, right: Number) -> Number:
        return terms.furthest("MAX", left, right)

    def least(self, left: Number, right: Number) -> Number:
        return terms.furthest("MIN", left, right)

    def round(self, number: Number | Spans, places: Fraction, mode: str) -> Number | Spans:
        if isinstance(number, Spans):
            return number.rounded(lambda end: rounded(end, places, mode))
        return rounded(number, places, mode)

    def _inside(self, number: Number, case: Case) -> Truth:
        if isinstance(case.low, Beyond) or isinstance(case.high, Beyond):
            return UNKNOWN
        asked = []
        if case.low is not None:
            asked.append(compared(">" if case.low_open else ">=", number, case.low))
        if case.high is not None:
            asked.append(compared("<" if case.high_open else "<=", number, case.high))
        return truths.joined(asked, every=True)

    def says(self, words: CellText | Labels, text: str) -> Truth:
        """Whether a cell, or a number's place on a scale, says a text."""
        if isinstance(words, CellText):
            return words.says(text)
        return truths.first_of([(truth, same_text(label, text)) for truth, label in words.cases])

    def _same(self, left: Wording, right: Wording) -> Truth:
        if isinstance(left, str) and isinstance(right, str):
            return same_text(left, right)
        said, text = (right, left) if isinstance(left, str) else (left, right)
        if isinstance(said, str) or not isinstance(text, str):
            raise Unlive("这一行的规则比较两个格里的文字", "the row's rule compares the texts of two cells")
        if isinstance(said, CellText) and said.closed:
            return truths.chosen(said.filled, said.says(text), UNKNOWN)
        return self.says(said, text)


def rounded(number: Number, places: Fraction, mode: str) -> Number:
    """A number at ``places`` decimals."""
    digits = max(0, min(int(places), 30))
    if isinstance(number, Fraction):
        return round_fraction(number, digits, mode)
    if digits > _MOST_PLACES:
        raise Unlive("修约的位数多于表格算得准的", "more places are kept than a sheet computes")
    return UNKNOWN if terms.split(number)[1] is UNKNOWN else terms.Rounded(number, digits, mode)


def compared(sign: str, left: Number, right: Number) -> Truth:
    """A comparison of two numbers, which may be fixed, terms, or known only as bounds."""
    left, right = _plain(left), _plain(right)
    if UNKNOWN in (left, right):
        return UNKNOWN
    if isinstance(left, Beyond):
        return _beyond(sign, left, right)
    if isinstance(right, Beyond):
        return _beyond(_TURNED[sign], right, left)
    if not isinstance(left, Fraction):
        return Compared(sign, left, right)
    return truths.COMPARED[sign](left, right) if isinstance(right, Fraction) else Compared(_TURNED[sign], right, left)


def _beyond(sign: str, bound: Beyond, number: Number) -> Truth:
    """What is certain of a comparison of a number that is known only as a bound."""
    if isinstance(number, Beyond):
        return UNKNOWN
    match sign:
        case "<" | ">=":
            below = _surely(bound, number, above=False)
            return below if sign == "<" else truths.denied(below)
        case ">" | "<=":
            above = _surely(bound, number, above=True)
            return above if sign == ">" else truths.denied(above)
    return truths.chosen(_surely(bound, number, above=bound.upwards), False, UNKNOWN)


def _surely(bound: Beyond, number: Number, *, above: bool) -> Truth:
    """Whether what is known only as a bound surely lies above another number, or below it."""
    if bound.upwards is not above:
        return truths.chosen(compared("<=" if above else ">=", bound.term, number), False, UNKNOWN)
    sign = ">" if above else "<"
    return truths.chosen(compared(f"{sign}=" if bound.open else sign, bound.term, number), True, UNKNOWN)


def _turned(case: Case) -> Case:
    return Case(case.truth, case.high, case.low, case.high_open, case.low_open)


def _with_ends(case: Case, change: Callable[[Number], Number]) -> Case:
    low, high = (None if end is None else change(end) for end in (case.low, case.high))
    return replace(case, low=low, high=high)


_TURNED = {"<": ">", "<=": ">=", "=": "=", ">=": "<=", ">": "<"}


def side_of(value: Number) -> int:
    """On which side of its number a term lies; 0 for one that is no edge."""
    return value.side if isinstance(value, terms.Edged) else 0


def _plain(value: Number) -> Number:
    return value.term if isinstance(value, terms.Edged) else value
