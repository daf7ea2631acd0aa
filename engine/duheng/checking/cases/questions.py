"""The questions that conditions ask, each with the answers that tell inputs apart.

A condition compares a quantity with fixed numbers, a word with words, asks whether a cell is filled in, or which of two
quantities is greater. Between two neighbouring numbers no comparison changes, so a few samples stand for all inputs:
the numbers themselves, one between each two, one beyond each end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from duheng.checking.cases.constant import constant
from duheng.language import tree
from duheng.language.decimal import decimal_text
from duheng.language.names import names_of
from duheng.language.printed import printed
from duheng.language.types import ATTRIBUTE_WORDS, FieldKind
from duheng.language.units import Unit, unit_behind
from duheng.language.walk import both_ways, walk
from duheng.record import Record, replace

Answer = Fraction | str | bool

MIRRORED = {
    "equal": "equal",
    "unequal": "unequal",
    "greater": "less",
    "less": "greater",
    "at_least": "at_most",
    "at_most": "at_least",
}
"""The comparisons, each as it is read from right to left."""
_OTHER_WORD = "…"
_WHOLE = "100%"
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")


class Question(Record):
    """One question: its key, its answers in order, and how to say each of them.

    ``marks`` are the rule's numbers, ``unit`` that of the first of them; ``unlikely`` are answers that forms rarely
    give, as a count or a rate below zero; ``unwritten`` are marks that no line writes as a number: 实际值 > 指标值.
    """

    key: object
    answers: tuple[Answer, ...]
    told: Callable[[Answer], str]
    about: tree.Expression
    marks: frozenset[Fraction] = frozenset()
    unlikely: frozenset[Fraction] = frozenset()
    unit: Unit | None = None
    unwritten: frozenset[Fraction] = frozenset()


class Atom(Record):
    """That the answer to the question of a key is equal to another answer, or greater …: ``operation`` says which."""

    key: object
    operation: str
    answer: Answer


class _Share(Record):
    """That one quantity is so much of another, or more …: their quotient, the comparison, how much, and as written."""

    rate: tree.Call
    operation: str
    number: Fraction
    text: str


class Questions:
    """The questions of a ruleset's conditions."""

    def __init__(self, ruleset: tree.Ruleset, lets: Mapping[str, tree.Expression]) -> None:
        names = names_of(ruleset)
        self.parameters, self.scales = names.parameters, names.scales
        self.fields, self.derived = names.fields, names.derived
        self.lets = lets
        self._marks: dict[tree.Expression, dict[Fraction, str]] = {}
        self._words: dict[tree.Expression, dict[str, None]] = {}
        self._plain: dict[object, tree.Expression] = {}
        self._rates: frozenset[tree.Expression] = frozenset()
        self._unwritten: frozenset[tree.Expression] = frozenset()

    def ask(self, condition: tree.Expression) -> None:
        """Take up the questions of a condition."""
        match condition:
            case tree.Every() | tree.Some():
                for part in condition.parts:
                    self.ask(part)
            case tree.Call(operation="not"):
                self.ask(condition.arguments[0])
            case tree.Call() if condition.operation in MIRRORED:
                self._ask_comparison(condition)
            case tree.Call(operation="within" | "outside"):
                self._ask_within(replace(condition, operation="within"))
            case _:
                self._plain.setdefault(_plain_key(condition), condition)

    def _ask_comparison(self, call: tree.Call) -> None:
        left, right = call.arguments
        subject, number, text = self._against_number(left, right)
        if subject is not None:
            self._marks.setdefault(subject, {}).setdefault(number, text)
            return
        subject, word = _against_word(left, right)
        if subject is not None:
            self._words.setdefault(subject, dict.fromkeys(self._words_of(subject))).setdefault(word)
            return
        key, mirrored = _sign_key(left, right)
        self._plain.setdefault(key, replace(call, arguments=(right, left)) if mirrored else call)

    def _ask_within(self, call: tree.Call) -> None:
        interval = self._interval(call.arguments[1])
        if interval is None:
            self._plain.setdefault(call, call)
            return
        marks = self._marks.setdefault(call.arguments[0], {})
        for number, text in interval[0]:
            marks.setdefault(number, text)

    def all(self) -> list[Question]:
        """The questions with their answers."""
        self._join_shares()
        asked = [self._numbers(subject, marks) for subject, marks in self._marks.items()]
        asked += [self._of_words(subject, tuple(words)) for subject, words in self._words.items()]
        return asked + [_of_truth(key, about) for key, about in self._plain.items()]

    def _join_shares(self) -> None:
        """Let one question ask for all that is compared with shares of the same quantity: 指标值 × 80%, 指标值 × 60%."""
        shares: dict[tree.Expression, dict[Fraction, str]] = {}
        for about in self._plain.values():
            for each in self._shares(about):
                shares.setdefault(each.rate, {}).setdefault(each.number, each.text)
        several = (rate for rate, marks in shares.items() if len(marks) > 1 or rate in self._marks)
        self._rates = frozenset(several)
        self._unwritten = frozenset(
            rate for rate in self._rates if Fraction(1) in shares[rate] and Fraction(1) not in self._marks.get(rate, ())
        )
        for rate in self._rates:
            self._marks[rate] = self._marks.get(rate, {}) | shares[rate]
        self._plain = {key: about for key, about in self._plain.items() if self._shared(about) is None}

    def _shared(self, condition: tree.Expression) -> _Share | None:
        return next((each for each in self._shares(condition) if each.rate in self._rates), None)

    def _shares(self, condition: tree.Expression) -> Iterator[_Share]:
        """The shares that a comparison of two quantities asks for; whole ones either way round.

        What is shared is taken to be above zero, as what is counted, paid or achieved.
        """
        if not isinstance(condition, tree.Call) or condition.operation not in MIRRORED:
            return
        left, right = condition.arguments
        parts = [(left, right, condition.operation), (right, left, MIRRORED[condition.operation])]
        found = [(one, operation, *self._share_of(two)) for one, two, operation in parts]
        if any(text != _WHOLE for _, _, _, _, text in found):
            found = [each for each in found if each[-1] != _WHOLE]
        for one, operation, whole, number, text in found:
            if number > 0 and not self._may_be_negative(whole):
                yield _Share(tree.Call("divide", (one, whole), condition.span), operation, number, text)

    def _share_of(self, expression: tree.Expression) -> tuple[tree.Expression, Fraction, str]:
        """A quantity as so much of another: 80% of 指标值 where 指标值 × 80% stands, else all of itself."""
        if isinstance(expression, tree.Call) and expression.operation == "multiply":
            for whole, share in both_ways(expression):
                number = constant(share, self.parameters)
                if number is not None:
                    return whole, number, _text_of(share, number)
        return expression, Fraction(1), _WHOLE

    # --- what a condition asks of the answers

    def atoms(self, condition: tree.Expression) -> tuple[Atom, ...]:
        """What a condition without 且, 或 and 不是 asks of the answers, all of which must be so; of 不属于, as of 属于."""
        match condition:
            case tree.Call() if condition.operation in MIRRORED:
                return (self._compared(condition),)
            case tree.Call(operation="within" | "outside"):
                return self._within(replace(condition, operation="within"))
            case tree.Given():
                return (Atom(_plain_key(condition), "equal", condition.wanted),)
            case _:
                return (Atom(_plain_key(condition), "equal", True),)

    def _compared(self, call: tree.Call) -> Atom:
        left, right = call.arguments
        subject, number, _ = self._against_number(left, right)
        if subject is not None:
            return Atom(subject, call.operation if subject == left else MIRRORED[call.operation], number)
        subject, word = _against_word(left, right)
        if subject is not None:
            return Atom(_word_key(subject), "equal" if call.operation == "equal" else "unequal", word)
        shared = self._shared(call)
        if shared is not None:
            return Atom(shared.rate, shared.operation, shared.number)
        key, mirrored = _sign_key(left, right)
        return Atom(key, MIRRORED[call.operation] if mirrored else call.operation, Fraction(0))

    def _within(self, call: tree.Call) -> tuple[Atom, ...]:
        interval = self._interval(call.arguments[1])
        if interval is None:
            return (Atom(call, "equal", True),)
        ((low, _), (high, _)), (low_open, high_open) = interval
        subject = call.arguments[0]
        return (
            Atom(subject, "greater" if low_open else "at_least", low),
            Atom(subject, "less" if high_open else "at_most", high),
        )

    # --- what conditions compare with

    def _against_number(
        self, left: tree.Expression, right: tree.Expression
    ) -> tuple[tree.Expression | None, Fraction, str]:
        for subject, other in ((left, right), (right, left)):
            number = constant(other, self.parameters)
            if number is not None and constant(subject, self.parameters) is None and _is_number_like(subject):
                return subject, number, _text_of(other, number)
        return None, Fraction(0), ""

    def _interval(
        self, interval: tree.Expression
    ) -> tuple[tuple[tuple[Fraction, str], tuple[Fraction, str]], tuple[bool, bool]] | None:
        if isinstance(interval, tree.Between):
            low, high = constant(interval.low, self.parameters), constant(interval.high, self.parameters)
            if low is None or high is None:
                return None
            ends = (low, _text_of(interval.low, low)), (high, _text_of(interval.high, high))
            return ends, (interval.low_open, interval.high_open)
        if isinstance(interval, tree.IntervalOf) and isinstance(interval.label, tree.Literal):
            bands = self.scales[interval.scale].bands if interval.scale in self.scales else ()
            band = next((each for each in bands if each.label == interval.label.value), None)
            if band is not None:
                ends = (band.low, decimal_text(band.low)), (band.high, decimal_text(band.high))
                return ends, (band.low_open, band.high_open)
        return None

    def _words_of(self, subject: tree.Expression) -> tuple[str, ...]:
        if isinstance(subject, tree.Attribute) and subject.name in ATTRIBUTE_WORDS:
            return ATTRIBUTE_WORDS[subject.name]
        scale = ""
        if isinstance(subject, tree.Read) and subject.field in self.fields:
            field = self.fields[subject.field]
            scale = field.scale if field.kind is FieldKind.LABEL else ""
        elif isinstance(subject, tree.LabelOf):
            scale = subject.scale
        return self.scales[scale].labels if scale in self.scales else (_OTHER_WORD,)

    # --- answers

    def _numbers(self, subject: tree.Expression, marks: dict[Fraction, str]) -> Question:
        name, samples = printed(subject), _samples(sorted(marks))
        hardly = not self._may_be_negative(subject) and min(marks) >= 0

        def told(answer: Answer) -> str:
            found = as_number(answer)
            return f"{name} {marks.get(found) or _in_unit_of(found, next(iter(marks.values())))}"

        return Question(
            subject,
            samples,
            told,
            subject,
            frozenset(marks),
            frozenset(samples[:1] if hardly else ()),
            unit_behind(next(iter(marks.values()))),
            frozenset((Fraction(1),) if subject in self._unwritten else ()),
        )

    def _may_be_negative(self, expression: tree.Expression) -> bool:
        """Whether a quantity may lie below zero: what is counted, paid or achieved doesn't, a difference may."""
        return any(
            isinstance(each, tree.Call) and each.operation in ("subtract", "negate") for each in self.inside(expression)
        )

    def inside(self, expression: tree.Expression) -> Iterator[tree.Expression]:
        """An expression and all inside it, 令, derived fields and parameters followed."""
        waiting, seen = [expression], set[str]()
        while waiting:
            for each in walk(waiting.pop()):
                yield each
                name = each.name if isinstance(each, tree.Local | tree.Named) else ""
                if not name or name in seen:
                    continue
                seen.add(name)
                if isinstance(each, tree.Local) and name in self.lets:
                    waiting.append(self.lets[name])
                elif name in self.derived:
                    waiting.append(self.derived[name].value)

    def _of_words(self, subject: tree.Expression, words: tuple[str, ...]) -> Question:
        name, asked = printed(subject), [word for word in words if word != _OTHER_WORD]

        def told(answer: Answer) -> str:
            return f"{name} ≠ {'/'.join(asked)}" if answer == _OTHER_WORD else f"{name} = {answer}"

        return Question(_word_key(subject), words, told, subject)


def _samples(marks: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Some numbers in order, one between each two of them, and some beyond: below zero, half the first, above all."""
    first, last = marks[0], marks[-1]
    below = (Fraction(-1), *((first / 2,) if first else ())) if first >= 0 else (2 * first,)
    between = (each for one, two in pairwise(marks) for each in (one, (one + two) / 2))
    return (*below, *between, last, 2 * last if last > 0 else last + 1)


def _of_truth(key: object, about: tree.Expression) -> Question:
    if isinstance(about, tree.Given):
        shown = printed(about.target)
        return Question(key, (True, False), lambda yes: f"{shown} {'有值' if yes else '为空'}", about)
    if isinstance(about, tree.Call) and about.operation in MIRRORED:
        left, right = map(printed, about.arguments)
        signs = {Fraction(-1): "<", Fraction(0): "=", Fraction(1): ">"}
        return Question(key, tuple(signs), lambda sign: f"{left} {signs[as_number(sign)]} {right}", about)
    shown = printed(about)
    return Question(key, (True, False), lambda yes: f"{shown} {'成立' if yes else '不成立'}", about)


def _word_key(subject: tree.Expression) -> object:
    """The key of what a quantity says in words, which is another question than which number it is."""
    return "word", subject


def _plain_key(condition: tree.Expression) -> object:
    return ("given", condition.target) if isinstance(condition, tree.Given) else condition


def _sign_key(left: tree.Expression, right: tree.Expression) -> tuple[object, bool]:
    """One key for both ways to write a comparison, and whether this is the other way."""
    mirrored = printed(left) > printed(right)
    return (("sign", right, left) if mirrored else ("sign", left, right)), mirrored


def _against_word(left: tree.Expression, right: tree.Expression) -> tuple[tree.Expression | None, str]:
    for subject, other in ((left, right), (right, left)):
        if isinstance(other, tree.Literal) and isinstance(other.value, str) and not isinstance(subject, tree.Literal):
            return subject, other.value
    return None, ""


def _is_number_like(expression: tree.Expression) -> bool:
    return not isinstance(expression, tree.Literal | tree.LabelOf)


def as_number(answer: Answer) -> Fraction:
    """An answer that is a number."""
    assert isinstance(answer, Fraction)
    return answer


def _text_of(expression: tree.Expression, number: Fraction) -> str:
    return expression.text if isinstance(expression, tree.Literal) else decimal_text(number)


def _in_unit_of(number: Fraction, text: str) -> str:
    """A number in the unit in which another one was written."""
    if _DATE.fullmatch(text):
        return date.fromordinal(int(number)).isoformat()
    measure = unit_behind(text)
    return decimal_text(number / measure.factor) + measure.text if measure is not None else decimal_text(number)
