"""Numbers between two lines of a method, or above its top band, that only its line without a condition takes.

Such a line may be meant for the middle (≥ 120% and < 80% lose points, 其他 doesn't), so what the lines give is looked at:
told is where the score falls between two lines and rises again, or leaps where the same line takes numbers elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from duheng.checking.cases.case_sets import CaseSets, numbers_of
from duheng.checking.cases.constant import constant
from duheng.checking.cases.questions import Question, Questions, as_number
from duheng.language import tree
from duheng.language.types import FieldKind
from duheng.language.walk import is_points
from duheng.record import Record, replace

_POINTS = Fraction(10)
_LONGEST = 3
"""Between two bands lie no more answers than both their ends and a number between these."""
_FULL = Fraction(1)


class Seam(Record):
    """Numbers that the line without a condition takes: between two lines, or above the line ``before``.

    ``answers`` are these numbers as far as they were tried; ``low`` and ``high`` the nearest ones that the lines
    ``before`` and ``after`` take, where there are such. ``lonely``: the line takes nothing else, and its score fits.
    """

    line: int
    before: int
    after: int
    question: Question
    answers: tuple[Fraction, ...]
    low: Fraction
    high: Fraction
    lonely: bool = False

    @property
    def one_number(self) -> bool:
        """Whether it is a single number at which two lines meet."""
        return len(self.answers) == 1 and self.answers[0] in self.question.marks

    @property
    def witness(self) -> Fraction:
        """A number in it, not at its ends where that can be."""
        return next((each for each in self.answers if each not in self.question.marks), self.answers[0])


class Seams:
    """The seams of a method, of which the cases that each line takes are known."""

    def __init__(self, method: tree.Method, cases: CaseSets, taken: Sequence[int], rest: int) -> None:
        self.method = method
        self.cases = cases
        self.taken = taken
        self.rest = rest

    def between(self) -> Iterator[Seam]:
        """The seams between two lines, each once."""
        lines = self.taken[: self.rest]
        for question in filter(_asks_for_number, self.cases.questions):
            for length in range(1, _LONGEST + 1):
                for start, found in self.cases.between(question, self.taken[self.rest], lines, length):
                    seam = next(self._told(question, start, length, found), None)
                    yield from (seam,) if seam is not None else ()

    def above(self) -> Iterator[Seam]:
        """What lies above a top band that stops at 100% of something that may well be more."""
        for question in self.cases.questions:
            if len(question.answers) > 1 and max(question.marks, default=None) == _FULL:
                if may_exceed(question.about, self.cases.asked):
                    yield from self._above(question)

    def _above(self, question: Question) -> Iterator[Seam]:
        top, beyond = (as_number(each) for each in question.answers[-2:])
        for case in numbers_of(self.cases.answered(question, frozenset((beyond,))) & self.taken[self.rest]):
            before = self._line(case - self.cases.width(question))
            if before == self.rest or before is None:
                continue
            values = self._worth(before, question, top), self._worth(self.rest, question, beyond)
            lowest = self._is_rest(question, case, 1 if question.answers[0] in question.unlikely else 0)
            if lowest and None not in values and _less(values[1], values[0]):
                yield Seam(self.rest, before, before, question, (beyond,), top, beyond)
                return

    def peaks(self, question: Question, mine: int) -> bool:
        """Whether a line is the top of what the lines give: less on one side, still less on the other."""
        width = self.cases.width(question)
        for case in numbers_of(mine):
            if not 0 < self._place(question, case) < len(question.answers) - 1:
                continue
            sides = [(self._line(case + step), self._at(question, case + step)) for step in (-width, width)]
            own, at = self._line(case), self._at(question, case)
            if (
                own is None
                or [line for line, _ in sides].count(self.rest) != 1
                or any(line is None for line, _ in sides)
            ):
                continue
            one, two = sorted(sides, key=lambda side: side[0] == self.rest)
            values = [self._worth(line or 0, question, number) for line, number in ((own, at), one, two)]
            if None not in values and _less(values[1], values[0]) and _less(values[2], values[1]):
                return True
        return False

    def _at(self, question: Question, case: int) -> Fraction:
        return as_number(question.answers[self._place(question, case)])

    def _place(self, question: Question, case: int) -> int:
        """Which of a question's answers a case has."""
        return case // self.cases.width(question) % len(question.answers)

    def _told(self, question: Question, start: int, length: int, found: int) -> Iterator[Seam]:
        low, *run, high = map(as_number, question.answers[start - 1 : start + length + 1])
        width = self.cases.width(question)
        for case in numbers_of(found):
            before, after = self._line(case), self._line(case + (length + 1) * width)
            if before is None or after is None:
                continue
            seam = Seam(self.rest, before, after, question, tuple(run), low, high)
            elsewhere = self._elsewhere(question, case, start, length)
            leap = self._leap(seam)
            if seam.one_number and (not seam.witness or seam.witness in question.unwritten):
                continue
            if seam.one_number:
                yield replace(seam, lonely=not elsewhere and leap != -1)
            elif leap == -1 or (leap == 1 and elsewhere):
                yield seam

    def _leap(self, seam: Seam) -> int:
        """Whether the score falls in the seam and rises after it (-1), or the other way round (1); 0 if neither."""
        inside = self._worth(seam.line, seam.question, seam.witness)
        around = (
            self._worth(seam.before, seam.question, seam.low),
            self._worth(seam.after, seam.question, seam.high),
        )
        known = [each for each in around if each is not None]
        if inside is None or not known or (len(known) < len(around) and inside):
            return 0
        if all(inside < each for each in known):
            return -1
        return int(len(known) == len(around) and all(inside > each for each in known))

    def _elsewhere(self, question: Question, case: int, start: int, length: int) -> bool:
        """Whether the line takes numbers away from the seam as well, all else being the same."""
        places = (place for place in range(len(question.answers)) if not start <= place < start + length)
        shift = case - (start - 1) * self.cases.width(question)
        return any(
            self.taken[self.rest] >> (shift + place * self.cases.width(question)) & 1
            for place in places
            if question.answers[place] not in question.unlikely
        )

    def _is_rest(self, question: Question, case: int, place: int) -> bool:
        """Whether the line takes another answer than the last, all else being as in a case with the last."""
        shift = (len(question.answers) - 1 - place) * self.cases.width(question)
        return bool(self.taken[self.rest] >> (case - shift) & 1)

    def _line(self, case: int) -> int | None:
        return next((number for number, mine in enumerate(self.taken) if mine >> case & 1), None)

    def _worth(self, line: int, question: Question, at: Fraction) -> Fraction | None:
        return worth(self.method.clauses[line].result, question.about, at, self.cases.asked)


def worth(expression: tree.Expression, subject: tree.Expression, at: Fraction, asked: Questions) -> Fraction | None:
    """What a line gives where a quantity has a value, as far as nothing else decides it; None where it does."""
    number = at if expression == subject else constant(expression, asked.parameters)
    if number is not None:
        return number
    if isinstance(expression, tree.Built) and is_points(expression):
        return _POINTS if expression.place == tree.HERE else None
    if isinstance(expression, tree.Local) and expression.name in asked.lets:
        return worth(asked.lets[expression.name], subject, at, asked)
    if not isinstance(expression, tree.Call):
        return None
    values = [worth(each, subject, at, asked) for each in expression.arguments]
    literals = [tree.Literal(each, "", expression.span) for each in values if each is not None]
    whole = tree.Call(expression.operation, tuple(literals), expression.span)
    return constant(whole, {}) if len(literals) == len(values) else None


def may_exceed(expression: tree.Expression, asked: Questions) -> bool:
    """Whether a quotient may be more than 1: of two amounts of money, or of anything and a target."""
    found = _followed(expression, asked)
    if not isinstance(found, tree.Call) or found.operation != "divide":
        return False
    one, two = (_field(each, asked) for each in found.arguments)
    return (one is two is FieldKind.MONEY) or (
        one in (FieldKind.QUANTITY, FieldKind.TARGET) and two is FieldKind.TARGET
    )


def _followed(expression: tree.Expression, asked: Questions) -> tree.Expression:
    for _ in range(len(asked.lets) + len(asked.derived) + 1):
        if isinstance(expression, tree.Local) and expression.name in asked.lets:
            expression = asked.lets[expression.name]
        elif isinstance(expression, tree.Named) and expression.name in asked.derived:
            expression = asked.derived[expression.name].value
    return expression


def _field(expression: tree.Expression, asked: Questions) -> FieldKind | None:
    """The kind of the field that an expression reads."""
    read = _followed(expression, asked)
    read = read.target if isinstance(read, tree.Attribute) else read
    return asked.fields[read.field].kind if isinstance(read, tree.Read) and read.field in asked.fields else None


def _less(one: Fraction | None, two: Fraction | None) -> bool:
    return one is not None and two is not None and one < two


def _asks_for_number(question: Question) -> bool:
    return isinstance(question.answers[0], Fraction)
