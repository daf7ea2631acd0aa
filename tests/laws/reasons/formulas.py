"""A formula or a condition as a sentence shows it, read with the values that stand in it.

``141人 ÷ 195人 × 1分``: numbers are numbers; a name before a value (``全年执行数 35万元``) has that value; a name alone
has what the sentence said of it before, or nobody knows what. A truth is True, False, or None where it can't be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from tests.laws.reasons.numbers import (
    NOTHING,
    Number,
    Senseless,
    add,
    alike,
    divide,
    exactly,
    multiply,
    negative,
    read_number,
    rounded,
    subtract,
)

TOKEN = re.compile(r"""\s*(「[^」]*」|"[^"]*"|[（(\[]|[）)\]]|[，,]|[^\s（(\[）)\]，,「"]+)(?=(\s*))""")
OPENING, CLOSING, COMMAS = "（([", "）)]", "，,"
COMPARING = ("=", "≠", ">", "≥", "<", "≤")
WORDS = {"and": "且", "or": "或", "not": "非", "in": "属于", "max": "最大", "min": "最小", "absolute": "绝对值"}
WORDS |= {"round_half_up": "四舍五入", "round_down": "舍去", "round_up": "进一", "round_half_even": "四舍六入五成双"}
WORDS |= {"sum": "合计", "average": "平均", "count": "个数", "any": "任一", "all": "全部"}
ROUNDING = ("四舍五入", "舍去", "进一", "四舍六入五成双")
AGGREGATES = ("合计", "平均", "最大", "最小", "个数")
OPERATORS = {"且", "或", "非", "属于", "不属于", "+", "-", "×", "÷", "≈", *COMPARING}


class Unread(Exception):
    """What the reader can't read."""


@dataclass(frozen=True)
class Words:
    """A text; one that may as well be a name isn't ``sure``. One that is ``quoted`` may stand where a number should, so
    that two of them aren't compared."""

    text: str
    sure: bool = True
    quoted: bool = False


@dataclass(frozen=True)
class Interval:
    low: Number
    high: Number
    low_in: bool
    high_in: bool


@dataclass(frozen=True)
class Nonsense:
    """What comes of numbers that don't go together; a condition may be decided without it all the same."""

    why: str


@dataclass
class Reader:
    """Reads one formula. ``known`` are the values that the sentence gave names before; every name that a value follows
    is handed to ``named``, every other number to ``bare``, and what a side of a comparison is said to come to to
    ``equal``."""

    known: dict[str, Any]
    named: Callable[[str, Any], None]
    bare: Callable[[str], None]
    equal: Callable[[Number, Number, str, str], None]
    tokens: list[tuple[str, bool]] = field(default_factory=list)
    at: int = 0

    def read(self, text: str) -> Any:
        """A number, a truth, a text or an interval."""
        self.tokens, self.at, place = [], 0, 0
        while place < len(text.rstrip()):
            found = TOKEN.match(text, place)
            if found is None:
                raise Unread(text)
            self.tokens.append((found[1], bool(found[2])))
            place = found.end()
        self._joined_words()
        value = self._any()
        if self.at < len(self.tokens):
            raise Unread(text)
        if isinstance(value, Nonsense):
            raise Senseless(value.why)
        return value

    def _joined_words(self) -> None:
        """``not in`` is one word."""
        tokens: list[tuple[str, bool]] = []
        for token, blank in self.tokens:
            if token == "in" and tokens and tokens[-1][0] == "not":
                tokens[-1] = ("不属于", blank)
            else:
                tokens.append((token, blank))
        self.tokens = [(WORDS.get(token, token), blank) for token, blank in tokens]

    def _peek(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def _next(self) -> str:
        token = self._peek()
        self.at += 1
        return token

    # --- truths

    def _any(self) -> Any:
        return self._joined("或", lambda: self._joined("且", self._not, all_of), any_of)

    def _joined(self, word: str, part: Callable[[], Any], of: Callable[[list[Any]], Any]) -> Any:
        parts = [part()]
        while self._peek() == word:
            self._next()
            parts.append(part())
        return parts[0] if len(parts) == 1 else of(list(map(as_truth, parts)))

    def _not(self) -> Any:
        if self._peek() == "非":
            self._next()
            truth = as_truth(self._not())
            return not truth if isinstance(truth, bool) else truth
        return self._compared()

    def _compared(self) -> Any:
        start, one = self.at, self._side()
        if self._peek() in ("属于", "不属于"):
            wanted = self._next() == "属于"
            truth = sensible(lies_in, one, self._atom())
            return truth is wanted if isinstance(truth, bool) else truth
        truths = []
        while self._peek() in COMPARING:
            end, sign = self.at, self._next()
            begun, two = self.at, self._side()
            itself = isinstance(one, Words) and self._said(start, end) == self._said(begun, self.at)
            truths.append(None if itself else sensible(compared, sign, one, two))
            start, one = begun, two
        return all_of(truths) if truths else one

    def _said(self, start: int, end: int) -> list[str]:
        return [token for token, _ in self.tokens[start:end]]

    # --- numbers

    def _side(self) -> Any:
        """``141人 ÷ 195人（≈ 72.31%）``: a formula, and what is said that it comes to."""
        one = self._sum()
        if not self._says_value():
            return one
        _, sign, said, closing = (self._next() for _ in range(4))
        shown = read_number(("≈" if sign == "≈" else "") + said)
        if shown is None or closing not in ("）", ")"):
            raise Unread(said)
        if not isinstance(one, Nonsense):
            self.equal(as_number(one), shown, sign, f"{said} is what a side comes to")
        return one

    def _says_value(self) -> bool:
        following = [token for token, _ in self.tokens[self.at : self.at + 2]]
        return len(following) == 2 and following[0] in ("（", "(") and following[1] in ("=", "≈")

    def _sum(self) -> Any:
        one = self._product()
        while self._peek() in ("+", "-"):
            one = sensible(add if self._next() == "+" else subtract, one, self._product(), of=as_number)
        return one

    def _product(self) -> Any:
        one = self._atom()
        while self._peek() in ("×", "÷"):
            one = sensible(multiply if self._next() == "×" else divide, one, self._atom(), of=as_number)
        return one

    def _atom(self) -> Any:
        token = self._peek()
        if not token or token in CLOSING or token in COMMAS or token in OPERATORS - {"-"}:
            raise Unread(token)
        if token in OPENING:
            return self._bracketed()
        token, blank = self._next(), self.tokens[self.at - 1][1]
        if token == "-" or (token[0] == "-" and read_number(token) is None):
            if len(token) > 1:
                self.at -= 1
                self.tokens[self.at] = (token[1:], blank)
            return sensible(negative, self._atom(), of=as_number)
        if token[0] in '「"':
            return Words(token[1:-1], quoted=True)
        if self._peek() in ("（", "(") and not blank and not self._says_value():
            return self._called(token)
        if self._peek() == "[" and not blank:
            self._skip()
            return self._label()
        number = read_number(token)
        if number is not None:
            self.bare(token)
            return number
        return self._named(token)

    def _label(self) -> Any:
        """The label that stands behind what it was looked up by; nobody knows it where there is none, or several."""
        following = self._peek()
        if (
            not following
            or following[0] in OPENING + CLOSING + COMMAS
            or following in OPERATORS | {"有值", "为空", "is"}
        ):
            return None
        self._next()
        return None if "～" in following else Words(following)

    def _named(self, name: str) -> Any:
        """A name, with its value if one follows."""
        following = self._peek()
        if following == "[":
            self._skip()
            return None
        if (
            following
            and following[0] not in OPENING + CLOSING + COMMAS
            and following not in OPERATORS | {"有值", "为空"}
        ):
            self._next()
            number = read_number(following)
            value = of_any_kind(number) if number is not None else Words(following.strip('「」"'))
            self.named(name, value)
            return value
        if following in ("有值", "为空") or following in ("is",):
            self._next()
            if following == "is":
                self._next()
            return None
        return self.known.get(name, Words(name, sure=False))

    def _bracketed(self) -> Any:
        opening = self._next()
        low = self._any()
        if self._peek() not in COMMAS or not self._peek():
            if self._next() not in ("）", ")"):
                raise Unread(opening)
            return low
        self._next()
        high, closing = self._any(), self._next()
        if not closing or closing not in CLOSING:
            raise Unread(opening)
        return sensible(lambda one, two: Interval(one, two, opening == "[", closing == "]"), low, high, of=as_number)

    def _called(self, function: str) -> Any:
        if function not in (*ROUNDING, *AGGREGATES, "绝对值"):
            self._skip()
            return self._given_value(None)
        start = self.at
        self._skip()
        given = self._given_value(None)
        if given is not None:
            return given
        self.at = start + 1
        sides = [self._any()]
        while self._peek() and self._peek() in COMMAS:
            self._next()
            sides.append(self._any())
        if self._next() not in ("）", ")"):
            raise Unread(function)
        conditional = function != "个数" and any(isinstance(each, bool) for each in sides)
        if function in ("合计", "平均") or conditional or (len(sides) == 1 and function in ("最大", "最小")):
            return NOTHING
        return sensible(called, function, sides)

    def _given_value(self, otherwise: Any) -> Any:
        """The value that stands behind an aggregate."""
        found = read_number(self._peek()) if self._peek() and self._peek() not in OPERATORS else None
        if found is None:
            return otherwise
        self.named(self.tokens[self.at - 1][0], found)
        self._next()
        return of_any_kind(found)

    def _skip(self) -> None:
        """Over what stands in brackets, which says what an aggregate looks at."""
        depth = 0
        while True:
            token = self._next()
            if not token:
                raise Unread("unclosed")
            depth += (token in OPENING) - (token in CLOSING)
            if depth == 0:
                return


def of_any_kind(number: Number) -> Number:
    """A bare 0 is one of whatever it is asked to be."""
    return replace(number, kind=None) if number.one == 0 and not number.kind else number


def sensible(make: Callable[..., Any], *parts: Any, of: Callable[[Any], Any] = lambda part: part) -> Any:
    """What is made of parts, each taken as ``of`` takes it; nonsense of what doesn't go together."""
    try:
        return make(*map(of, parts))
    except Senseless as senseless:
        return Nonsense(str(senseless))


def called(function: str, sides: list[Any]) -> Number:
    """What a function makes of its arguments."""
    if function == "个数":
        truths = list(map(as_truth, sides))
        if any(isinstance(each, Nonsense) for each in truths):
            raise Senseless(function)
        low, high = truths.count(True), len(truths) - truths.count(False)
        return Number(Fraction(low), Fraction(high), near=low < high)
    numbers = list(map(as_number, sides))
    if function == "绝对值":
        (one,) = numbers
        if one.low is None or one.high is None:
            return NOTHING
        least = Fraction(0) if one.low <= 0 <= one.high else min(abs(one.low), abs(one.high))
        return replace(one, low=least, high=max(abs(one.low), abs(one.high)), edge=0)
    if function in ROUNDING:
        one, places = numbers[0], numbers[1].one
        if one.low is None or one.high is None or places is None:
            return replace(NOTHING, kind=one.kind)
        low, high = (rounded(end, int(places), function) for end in (one.low, one.high))
        return replace(one, low=low, high=high, open_low=False, open_high=False, edge=0)
    return chosen(function == "最大", numbers)


def chosen(greatest: bool, numbers: list[Number]) -> Number:
    """最大 and 最小: an end that nobody knows keeps the result's end open, unless another number limits it."""
    for each in numbers[1:]:
        alike(numbers[0].kind, each.kind)
    kind = next((each.kind for each in numbers if each.kind), numbers[0].kind)
    pick = max if greatest else min
    lows, highs = [each.low for each in numbers], [each.high for each in numbers]
    known_lows, known_highs = [each for each in lows if each is not None], [each for each in highs if each is not None]
    whole_low = len(known_lows) == len(lows) or (greatest and known_lows)
    whole_high = len(known_highs) == len(highs) or (not greatest and known_highs)
    low = pick(known_lows) if whole_low and known_lows else None
    high = pick(known_highs) if whole_high and known_highs else None
    return Number(low, high, kind, any(each.near for each in numbers))


def as_number(value: Any) -> Number:
    """A value as a number; a truth isn't one."""
    if isinstance(value, Number):
        return value
    if isinstance(value, Interval):
        low, high = value.low, value.high
        if low.low is not None and high.high is not None:
            apart = high.high - low.low
            if apart < 0 or (apart == 0 and not (value.low_in and value.high_in)):
                return NOTHING
        near = low.near or high.near
        return Number(low.low, high.high, high.kind or low.kind, near, Fraction(0), not value.low_in, not value.high_in)
    if isinstance(value, Nonsense):
        raise Senseless(value.why)
    if isinstance(value, bool):
        raise Unread("a truth for a number")
    return NOTHING


def as_truth(value: Any) -> Any:
    """A value as a truth: a field of 是 and 否 is one that nobody shows."""
    if isinstance(value, Words):
        return {"是": True, "yes": True, "否": False, "no": False}.get(value.text) if value.sure else None
    if isinstance(value, Number) and value is not NOTHING:
        raise Unread("a number for a truth")
    return value if isinstance(value, bool | Nonsense) else None


def all_of(truths: list[Any]) -> Any:
    return False if False in truths else unsure(truths, otherwise=True)


def any_of(truths: list[Any]) -> Any:
    return True if True in truths else unsure(truths, otherwise=False)


def unsure(truths: list[Any], *, otherwise: bool) -> Any:
    """What is left where none decides: what can't be told, nonsense, or ``otherwise``."""
    return None if None in truths else next((each for each in truths if isinstance(each, Nonsense)), otherwise)


def compared(sign: str, one: Any, two: Any) -> Any:
    """Whether a comparison holds; texts are only the same or not."""
    if isinstance(one, Words) and isinstance(two, Words):
        same = one.text == two.text
        if not same and (not (one.sure and two.sure) or (one.quoted and two.quoted)):
            return None
        return {"=": same, "≠": not same}.get(sign)
    one, two = (as_number(each) if isinstance(each, Interval | Nonsense) else each for each in (one, two))
    if not isinstance(one, Number) or not isinstance(two, Number):
        return None
    alike(one.kind, two.kind)
    return _by_ends(sign, one, two) if one.edge == two.edge else _at_edge(sign, one, two)


def _at_edge(sign: str, one: Number, two: Number) -> Any:
    """A comparison with a bound that leaves its number out: it lies just beside the number."""
    if one.one is None or two.one is None:
        return None
    gap = (one.one, one.edge) > (two.one, two.edge)
    return {"=": False, "≠": True}.get(sign, gap if sign in (">", "≥") else not gap)


def _by_ends(sign: str, one: Number, two: Number) -> Any:
    if one.looks_like(two):
        return sign in ("=", "≥", "≤")
    if sign in ("<", "≤", "≠"):
        reverse = _by_ends({"<": "≥", "≤": ">", "≠": "="}[sign], one, two)
        return None if reverse is None else not reverse
    if sign == "=":
        if one.low is not None and one.low == one.high == two.low == two.high:
            return True
        return None if one.meets(two) else False
    gap = (lambda a, b: a >= b) if sign == "≥" else (lambda a, b: a > b)
    if one.low is not None and two.high is not None and gap(one.low, two.high):
        return True
    if one.high is not None and two.low is not None and not gap(one.high, two.low):
        return False
    return None


def lies_in(one: Any, interval: Any) -> Any:
    """Whether a number lies in an interval."""
    if isinstance(interval, Number):
        return compared({1: ">", -1: "<"}.get(interval.edge, "="), one, interval)
    if not isinstance(interval, Interval):
        return None
    low = compared("≥" if interval.low_in else ">", one, interval.low)
    return all_of([low, compared("≤" if interval.high_in else "<", one, interval.high)])


def points(number: Fraction) -> Number:
    return exactly(number, frozenset({("分", 1)}))
