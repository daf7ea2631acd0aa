"""What a method reads, and which values of it are worth trying.

Rules change at the numbers they name: at 95%, at 130% of the target, at a budget of zero. For each such number the
values on it and just beside it are tried, one input at a time, with the others where they usually are; words are tried
each. Where a rule compares a rate (实际值 ÷ 指标值), its numbers are tried as rates of the other input's usual value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from duheng.analysis.measures import (
    Units,
    dates_said,
    known_unit,
    numbers_of,
    said,
    settled_units,
)
from duheng.analysis.single import Given
from duheng.checking.cases.questions import Question, Questions
from duheng.forms.cells import choices_of
from duheng.forms.notation_dates import DATE_UNIT
from duheng.language import builtins, tree
from duheng.language.decimal import decimal_text
from duheng.language.names import names_of
from duheng.language.types import OPEN_KINDS, Direction, FieldKind, Nature
from duheng.language.units import BARE, DATE, DAYS, MONEY, RATIO, Unit
from duheng.language.values import Bounded, Empty, Quantity, Value, Words
from duheng.language.walk import equated, of_method, walk
from duheng.record import Record, replace

DIRECTIONS = (Direction.POSITIVE, Direction.NEGATIVE, Direction.EQUAL)
USUAL = Fraction(100)
PART = Fraction(1, 5)
"""How much of what it is taken from an input is that a rule takes from its divisor."""
BASIC = tuple(map(Fraction, ("0", "1/2", "9/10", "1", "11/10", "3/2", "2", "3")))
_STEP = Fraction(1, 1000)
_IN_WORDS = "逐步提高"
_SIGNS = {Direction.POSITIVE: "≥", Direction.NEGATIVE: "≤", Direction.EQUAL: ""}
_NUMERIC = (*OPEN_KINDS, FieldKind.NUMBER, FieldKind.MONEY)
_TIMES = tuple(map(Fraction, (1, 2, 3)))
_DAYS_OFF = tuple(map(Fraction, (-1, 1, 2, 10, 30, 100, 365)))
_MIDSUMMER = (6, 30)
_LAST_YEAR, LAST_DAY = 9000, date.max.toordinal()


class Input(Record):
    """One input: its name, its usual value, the other values worth trying, how values of it are made,
    and what it may say in words though it is a number."""

    name: str
    kind: FieldKind | None
    unit: Unit
    usual: Fraction | str
    values: tuple[Fraction | str, ...]
    words: tuple[str, ...] = ()


class Inputs:
    """The inputs of one method under its ruleset; ``points`` is what its nodes are worth, ``dated``: quantities that
    its 例 know as dates are dates."""

    def __init__(
        self, ruleset: tree.Ruleset, method: tree.Method, points: Fraction | None = None, *, dated: bool = False
    ) -> None:
        self.ruleset = ruleset
        self.method = method
        self.fields = names_of(ruleset).fields
        self.asked = Questions(ruleset, {let.name: let.value for let in method.lets})
        for clause in method.clauses:
            if clause.condition is not None:
                self.asked.ask(clause.condition)
        self.questions = self.asked.all()
        self.read = [*self._read()]
        self.points = points or max(Fraction(10), *self._constants(), Fraction(0))
        self.numbers = numbers_of(self.read, names_of(ruleset).parameters)
        self.methods = (method, *self._taken())
        self.examples = said(self.methods)
        self.dated = self._dated() if dated else frozenset()
        self.units = self._units()
        self.deducted = frozenset(self._deducted())
        self.all = tuple(self._input(name) for name in self._names())

    @property
    def alone(self) -> bool:
        """Whether the method looks at its own node and the form's head alone, so that one node can be tried."""
        kinds = (tree.Aggregate, tree.LabelOf)
        return not any(
            isinstance(each, kinds) or (isinstance(each, tree.Built) and each.place.root is not tree.Root.HERE)
            for each in self.read
        )

    @property
    def usual(self) -> dict[str, Fraction | str]:
        """What each input usually is."""
        return {each.name: each.usual for each in self.all}

    def given(self, tried: dict[str, Fraction | str], direction: Direction, points: Fraction | None = None) -> Given:
        """Values by name as a node's points, claim and cells."""
        numbers = {builtins.POINTS_OF: self.points if points is None else points}
        cells: dict[str, Value] = {}
        for each in self.all:
            value = tried[each.name]
            if each.name == builtins.CLAIMED and isinstance(value, Fraction):
                numbers[builtins.CLAIMED] = value
            if each.kind is not None:
                cells[each.name] = value_of(each, value, direction)
        return Given(numbers, cells)

    @property
    def of_dates_alone(self) -> bool:
        """Whether the quantities that the 例 speak of are dates in all of them."""
        names = [name for name, each in self.fields.items() if each.kind in OPEN_KINDS]
        spoken = [each[name].unit.dimension == DATE for each in self.examples for name in names if name in each]
        return bool(spoken) and all(spoken)

    def take_up(self, more: Mapping[str, Iterable[Fraction]]) -> None:
        """Try more values of some inputs."""
        self.all = tuple(
            replace(each, values=tuple(sorted({*each.values, *more[each.name]} - {each.usual})))
            if each.name in more
            else each
            for each in self.all
        )

    # --- which inputs

    def _read(self) -> Iterator[tree.Expression]:
        """Everything inside the method, with methods that it uses and fields that it derives."""
        methods = names_of(self.ruleset).methods
        waiting, seen = [self.method], {self.method.name}
        while waiting:
            for each in self._inside(waiting.pop()):
                yield each
                if isinstance(each, tree.ScoreBy) and each.method not in seen and each.method in methods:
                    seen.add(each.method)
                    waiting.append(methods[each.method])

    def _inside(self, method: tree.Method) -> Iterator[tree.Expression]:
        yield from (each for outer in of_method(method) for each in self.asked.inside(outer))

    def _names(self) -> list[str]:
        read = {each.field for each in self.read if isinstance(each, tree.Read) and _is_here(each)}
        names = [name for name in self.fields if name in read]
        claimed = any(isinstance(each, tree.Built) and each.name == builtins.CLAIMED for each in self.read)
        return [*names, *([builtins.CLAIMED] if claimed and builtins.CLAIMED not in names else [])]

    def _constants(self) -> Iterator[Fraction]:
        """The points that the method's lines give outright."""
        for clause in self.method.clauses:
            if isinstance(clause.result, tree.Literal) and isinstance(clause.result.value, Fraction):
                yield clause.result.value

    def _dated(self) -> frozenset[str]:
        """The quantities that the 例 know as dates; all, where a rule asks whether one is a date."""
        asked = any(_asks_for_dates(each) for each in self.read)
        return frozenset(name for name in self._measured() if asked or dates_said(self.examples, name))

    def _measured(self) -> list[str]:
        """The inputs whose dimension only a form tells."""
        return [name for name in self._names() if name in self.fields and self.fields[name].kind in OPEN_KINDS]

    def _taken(self) -> Iterator[tree.Method]:
        """The methods whose results are taken."""
        names = {each.method for each in self.read if isinstance(each, tree.ScoreBy)}
        yield from (each for each in self.ruleset.methods if each.name in names and each is not self.method)

    # --- their values

    def _units(self) -> Units:
        """The units of the quantities that may have any."""
        guess = {name: self._guess(name) for name in self._measured()}
        if self.dated or not guess:
            return guess
        return settled_units(self.ruleset, self.methods, guess, self.examples, self.numbers)

    def _guess(self, name: str) -> Unit:
        """As the template says, as the rule compares it outright, as an example says it, else pieces."""
        if name in self.dated:
            return DATE_UNIT
        declared, compared = self.fields[name].unit, self._compared_with(name)
        if declared is not None:
            return declared
        if compared is not None and compared.dimension not in (MONEY, DATE) and compared.text:
            return compared
        spoken = (each[name] for each in self.examples if name in each)
        return next((each.unit for each in spoken if each.unit.dimension != DATE), known_unit("件"))

    def _input(self, name: str) -> Input:
        field = self.fields.get(name)
        if name == builtins.CLAIMED:
            return Input(name, field.kind if field else None, BARE, self.points, (Fraction(0), self.points * 7 / 10))
        assert field is not None
        if field.kind is FieldKind.LABEL:
            return Input(name, field.kind, BARE, "", (*choices_of(field, self.ruleset), ""))
        if field.kind is FieldKind.TRUTH:
            return Input(name, field.kind, BARE, "是", ("是", "否"))
        if field.kind is FieldKind.DATE or name in self.dated:
            return self._date(name, field.kind)
        if field.kind not in _NUMERIC:
            return Input(name, field.kind, BARE, "有", ("有", ""))
        measure, whole = self._measure(name, field.kind)
        usual = whole * PART if name in self.deducted else whole
        values = sorted({value for value in (whole, *self._values(name, measure, usual)) if value != usual})
        return Input(name, field.kind, measure, usual, tuple(values), tuple(self._words(name)))

    def _deducted(self) -> Iterator[str]:
        """The inputs that a rule takes from what it divides by: usually a part of it, so that something is left."""
        for each in self.read:
            divisor = each.arguments[1] if isinstance(each, tree.Call) and each.operation == "divide" else None
            for inner in self.asked.inside(divisor) if divisor is not None else ():
                if isinstance(inner, tree.Call) and inner.operation == "subtract":
                    whole, part = ({*self._fields_in(side)} for side in inner.arguments)
                    yield from part - whole if whole else ()

    def _fields_in(self, expression: tree.Expression) -> Iterator[str]:
        yield from (each.field for each in self.asked.inside(expression) if isinstance(each, tree.Read))

    def _date(self, name: str, kind: FieldKind) -> Input:
        """A day: those of the examples and of the rule, days beside them, and as many off as the rule reckons with."""
        spoken = dates_said(self.examples, name)
        marks = [mark for each in self.questions if _is_of(each, name) for mark in each.marks]
        usual = (*spoken, *marks, *self._days_elsewhere(name), self._some_day())[0]
        named = {usual, *spoken, *marks, *self._days_elsewhere(name)}
        reckoned = {each.value for each in (*self.numbers.divisors, *self.numbers.terms) if each.unit.dimension == DAYS}
        between = {mark for each in self.questions if _is_about(each, name, self.asked) for mark in each.marks}
        off = {*_DAYS_OFF, *(times * each for each in reckoned for times in _TIMES)}
        off |= {mark + step for mark in between - named if mark < LAST_DAY / 2 for step in (-1, 0, 1)}
        values = {day + step for day in named for step in (-1, 0, 1)} | {usual + int(each) for each in off}
        return Input(name, kind, DATE_UNIT, usual, tuple(sorted(values - {usual})), tuple(self._words(name)))

    def _days_elsewhere(self, name: str) -> tuple[Fraction, ...]:
        """The days that the examples say of the method's other dates."""
        others = (each for each in self._names() if each != name)
        return tuple(day for each in others for day in dates_said(self.examples, each))

    def _some_day(self) -> Fraction:
        return Fraction(date(min(self.ruleset.year, _LAST_YEAR), *_MIDSUMMER).toordinal())

    def _words(self, name: str) -> Iterator[str]:
        """Texts for a target or quantity of which a rule asks the nature, or what it says."""
        for one, two in equated(self.read):
            if not isinstance(one, tree.Attribute) or not isinstance(two, tree.Literal):
                continue
            if not isinstance(one.target, tree.Read) or one.target.field != name:
                continue
            if one.name == "文字" and isinstance(two.value, str):
                yield two.value
            elif one.name == "性质" and two.value == Nature.QUALITATIVE:
                yield _IN_WORDS

    def _measure(self, name: str, kind: FieldKind) -> tuple[Unit, Fraction]:
        """In which unit an input is written, and its usual value in base units."""
        if kind is FieldKind.MONEY:
            wan = known_unit("万元")
            return wan, USUAL * wan.factor
        if kind not in OPEN_KINDS:
            share = self._share(name)
            return (share, Fraction(1)) if share is not None else (BARE, USUAL)
        measure = self.units.get(name, BARE)
        if measure.dimension == RATIO and measure.text and measure.factor <= 1:
            return measure, Fraction(1)
        return measure, USUAL * measure.factor

    def _share(self, name: str) -> Unit | None:
        """The % in which a number is compared outright, or said by an example."""
        spoken = (each[name].unit for each in self.examples if name in each)
        found = (self._compared_with(name), *spoken)
        return next((each for each in found if each is not None and each.text and each.dimension == RATIO), None)

    def _compared_with(self, name: str) -> Unit | None:
        """The unit of the numbers with which an input is compared outright."""
        for question in self.questions:
            if _is_of(question, name) and question.marks:
                return question.unit
        return None

    def _values(self, name: str, measure: Unit, usual: Fraction) -> Iterator[Fraction]:
        for share in BASIC:
            yield share * usual
        if measure is BARE:
            yield from _TIMES
        yield from self._reckoned(measure, usual)
        for question in self.questions:
            if not _is_about(question, name, self.asked):
                continue
            if not question.marks:
                yield from (usual * (1 - _STEP), usual * (1 + _STEP))
            for mark in question.marks or _factors(question.about):
                yield from self._at(mark, usual, outright=_is_of(question, name))

    def _reckoned(self, measure: Unit, usual: Fraction) -> Iterator[Fraction]:
        """Values that differ by what a rule divides by, from nothing, from what is usual, and from what it adds to."""
        terms = [each.value for each in self.numbers.terms if _is_like(each.unit, measure)]
        yield from terms
        for each in self.numbers.divisors:
            if _is_like(each.unit, measure):
                places = (
                    start + sign * times * each.value
                    for start in (*terms, usual)
                    for times in _TIMES
                    for sign in (-1, 1)
                )
                yield from (place for place in (*places, *(times * each.value for times in _TIMES)) if place >= 0)

    def _at(self, mark: Fraction, usual: Fraction, *, outright: bool) -> Iterator[Fraction]:
        """The values on and beside a number of the rule: as it stands, or as a rate of what is usual."""
        places = (mark,) if outright else (mark * usual, (1 + mark) * usual, (1 - mark) * usual)
        step = (abs(mark) if outright and mark else usual) * _STEP
        for place in places:
            yield from (each for each in (place - step, place, place + step) if each >= 0 or mark < 0)


def _factors(comparison: tree.Expression) -> set[Fraction]:
    """The numbers inside a comparison of two quantities: 130% in 实际值 > 指标值 × 130%."""
    literals = (each for each in walk(comparison) if isinstance(each, tree.Literal))
    return {each.value for each in literals if isinstance(each.value, Fraction)}


def _is_here(read: tree.Read) -> bool:
    return read.where is tree.Where.FORM or read.place.root in (tree.Root.HERE, tree.Root.THIS)


def _is_of(question: Question, name: str) -> bool:
    about = question.about.target if isinstance(question.about, tree.Attribute) else question.about
    return isinstance(about, tree.Read) and about.field == name


def _asks_for_dates(each: tree.Expression) -> bool:
    """Whether a target's or quantity's unit is asked to be 日期."""
    sides = each.arguments if isinstance(each, tree.Call) and each.operation in ("equal", "unequal") else ()
    asked = any(isinstance(side, tree.Attribute) and side.name == "单位" for side in sides)
    return asked and any(isinstance(side, tree.Literal) and side.value == DATE_UNIT.text for side in sides)


def _is_about(question: Question, name: str, asked: Questions) -> bool:
    """Whether a question is about what is worked out of an input."""
    return any(isinstance(each, tree.Read) and each.field == name for each in asked.inside(question.about))


def _is_like(one: Unit, two: Unit) -> bool:
    """Whether a number of the rule is of an input's kind; a bare one isn't a share."""
    return one.dimension == two.dimension and bool(one.text) == bool(two.text)


def value_of(each: Input, value: Fraction | str, direction: Direction) -> Value:
    """What a form would say where an input has a value; targets are of a direction."""
    if isinstance(value, str):
        return Words(value) if value else Empty()
    if each.unit == DATE_UNIT:
        value = Fraction(min(max(int(value), 1), LAST_DAY))
        text = date.fromordinal(int(value)).isoformat()
    else:
        text = decimal_text(value / each.unit.factor) + each.unit.text
    if each.kind is FieldKind.TARGET and direction in (Direction.POSITIVE, Direction.NEGATIVE):
        low, high = (value, None) if direction is Direction.POSITIVE else (None, value)
        return Bounded(low, high, False, False, direction, each.unit, _SIGNS[direction] + text)
    return Quantity(value, each.unit, text)
