"""Terms as Excel writes them, in functions that Excel 2010, WPS and LibreOffice share.

A sheet computes in doubles, which are off in the sixteenth digit: 29 ÷ 40 × 10 may come out as 7.249999999999999, and
would be rounded down. So what was computed is rounded at ``FINE`` places before it is rounded, and compared at an edge
by its distance from it, rounded at the twelfth digit: of an amount of millions the sixteenth digit may be the seventh
after the point. What cells hold as it stands is compared as it stands: equal decimals are equal doubles.

Where a term has no value its formula is an error, ``NA()`` where nothing else makes one, and what is worked out of an
error is one. The whole formula asks in front whether the cells that it needs hold numbers and turns what errors are
left into the word for an open score.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from duheng.exporting.terms import kinds as terms
from duheng.exporting.terms import truths
from duheng.exporting.terms.kinds import UNKNOWN, Number, Score, Truth, Value
from duheng.exporting.terms.needs import NOTHING, Need, needs_of
from duheng.language.decimal import decimal_text

FINE = 10
_MOST_PLACES = 12
_MOST_DIGITS = 15
_MOST_ARGUMENTS = 200
COMPARISON, SUM, PRODUCT, SIGN, ATOM = range(5)
_ADDRESS = re.compile(r"(.*)\$([A-Z]+)\$([0-9]+)")
_ROUNDINGS = {"half_up": "ROUND", "down": "ROUNDDOWN", "up": "ROUNDUP"}
Text = tuple[str, int]
"""A formula and how tightly its outermost operation binds."""
There = frozenset[Need]
"""The cells that are known to hold what they must."""


def formula_of(term: Score | Truth, conditions: Sequence[Truth], open_word: str) -> str:
    """The formula of a score, without the leading ``=``; ``open_word`` where it has no value or a condition fails."""
    numeric = frozenset(Need(each.address) for each in conditions if isinstance(each, truths.Numeric))
    others = [each for each in conditions if not isinstance(each, truths.Numeric)]
    computed = [each for each in others if not _is_sure(each, NOTHING)]
    term = truths.chosen(truths.joined(computed, every=True), term, UNKNOWN)
    needed = (needs_of(term) or NOTHING) | numeric
    writer = Writer()
    body = writer.text(term, needed)
    asked = [writer.text(each, needed) for each in others if each not in computed]
    if needed:
        asked.append(all_there(needed))
    if writer.fails:
        body = f"IFERROR({body},{quoted(open_word)})"
    if not asked:
        return body
    return f"IF({all_of(asked)},{body},{quoted(open_word)})"


def all_of(asked: Sequence[str]) -> str:
    """Whether all of some truths hold."""
    return asked[0] if len(asked) == 1 else _nested("AND", asked)


def all_there(needed: Iterable[Need]) -> str:
    """Whether all cells hold what they must."""
    ordered = sorted(needed, key=lambda need: _place(need.address))
    areas = _areas([need.address for need in ordered])
    counted = "+".join(f"COUNT({part})" for part in _lists(areas))
    words = "".join(f"+({need.address}={quoted(need.word)})" for need in ordered if need.word)
    return f"{counted}{words}={_number_of(areas)}"


def quoted(text: str) -> str:
    """A text as a formula writes it."""
    return '"' + text.replace('"', '""') + '"'


def number_text(number: Fraction) -> Text:
    """A fixed number: as a decimal where it ends within the digits of a double, else as a quotient."""
    text = decimal_text(number)
    if "/" not in text and len(text.lstrip("-0.").replace(".", "")) <= _MOST_DIGITS:
        return text, SIGN if number < 0 else ATOM
    return f"{number.numerator}/{number.denominator}", PRODUCT


class Writer:
    """Writes terms; ``fails`` says whether anything written may be an error though the needed cells are there."""

    def __init__(self) -> None:
        self.fails = False

    def text(self, term: Value, there: There, floor: int = COMPARISON) -> str:
        """A term's formula, in brackets where it binds less tightly than what stands around it."""
        text, level = self._of(term, there)
        return text if level >= floor else f"({text})"

    def _of(self, term: Value, there: There) -> Text:
        if isinstance(term, bool):
            return ("TRUE" if term else "FALSE"), ATOM
        if isinstance(term, Fraction):
            return number_text(term)
        return _WRITERS[type(term)](self, term, there)

    def call(self, name: str, arguments: Iterable[Value], there: There) -> Text:
        """A function of terms."""
        return _nested(name, [self.text(each, there) for each in arguments]), ATOM

    def unknown(self, term: terms.Unknown | terms.Beyond, there: There) -> Text:
        self.fails = True
        return "NA()", ATOM

    def reading(self, term: terms.Reading, there: There) -> Text:
        if Need(term.address) in there:
            return term.address, ATOM
        self.fails = True
        return f"IF(ISNUMBER({term.address}),{term.address},NA())", ATOM

    def scaled(self, term: terms.Scaled, there: There) -> Text:
        factor = term.factor
        if factor == -1:
            return "-" + self.text(term.term, there, SIGN), SIGN
        if abs(factor.numerator) == 1 and factor.denominator > 1 and "/" in decimal_text(factor):
            sign = "-" if factor < 0 else ""
            return f"{sign}{self.text(term.term, there, PRODUCT)}/{factor.denominator}", PRODUCT
        number, level = number_text(factor)
        shown = number if level == ATOM or (level == PRODUCT and factor > 0) else f"({number})"
        return f"{self.text(term.term, there, PRODUCT)}*{shown}", PRODUCT

    def operation(self, term: terms.Operation, there: There) -> Text:
        if term.sign == "+":
            return self._sum(term, there)
        if term.sign == "/":
            self.fails = True
        return self.text(term.left, there, PRODUCT) + term.sign + self.text(term.right, there, SIGN), PRODUCT

    def _sum(self, term: terms.Operation, there: There) -> Text:
        left, right = term.left, term.right
        factor, _ = terms.split(right)
        if factor < 0:
            return f"{self.text(left, there, SUM)}-{self.text(-right, there, PRODUCT)}", SUM
        more = self.text(right, there, SUM)
        return f"{self.text(left, there, SUM)}+" + (f"({more})" if more.startswith("-") else more), SUM

    def rounded(self, term: terms.Rounded, there: There) -> Text:
        places = term.places
        if term.mode == "half_even":
            near = self._near(terms.scaled(Fraction(10**places), term.term), there, FINE - places)
            even = f"IF(MOD(ABS({near}),2)=0.5,ROUNDDOWN({near},0),ROUND({near},0))"
            return (f"{even}/{10**places}", PRODUCT) if places else (even, ATOM)
        return f"{_ROUNDINGS[term.mode]}({self._near(term.term, there, FINE)},{places})", ATOM

    def _near(self, term: Number, there: There, places: int) -> str:
        """A term without the noise of doubles."""
        text = self.text(term, there)
        return text if _as_it_stands(term) else f"ROUND({text},{places})"

    def total(self, term: terms.Total, there: There) -> Text:
        addresses = [address for address, _ in term.cells]
        whole = "+".join(f"SUM({part})" for part in _lists(_areas(addresses)))
        level = SUM if "+" in whole else ATOM
        missing = frozenset(Need(*cell) for cell in term.cells) - there
        if not missing:
            return whole, level
        self.fails = True
        return f"IF({all_there(missing)},{whole},NA())", ATOM

    def chosen(self, term: terms.Chosen, there: There) -> Text:
        truth = self.text(term.truth, there)
        after = there | (needs_of(term.truth) or NOTHING)
        sure = frozenset((Need(term.truth.address),)) if isinstance(term.truth, truths.Numeric) else NOTHING
        then, other = self.text(term.then, after | sure), self.text(term.other, after)
        return f"IF({truth},{then},{other})", ATOM

    def compared(self, term: truths.Compared, there: There) -> Text:
        left, right = _evened(term.left, term.right)
        if _as_it_stands(left) and _as_it_stands(right):
            return f"{self.text(left, there, SUM)}{term.sign}{self.text(right, there, SUM)}", COMPARISON
        if isinstance(right, Fraction) and right != 0 and (right * 10**_MOST_PLACES).denominator == 1:
            places = _MOST_PLACES - len(str(int(abs(right))))
            return f"ROUND({self.text(left, there)},{places}){term.sign}{self.text(right, there, SUM)}", COMPARISON
        return f"ROUND({self._apart(left, right, there)},{_MOST_PLACES}){term.sign}0", COMPARISON

    def _apart(self, left: Number, right: Number, there: There) -> str:
        """By how much two numbers differ, in parts of one of them where that is above 1, as noise is."""
        difference = self.text(left - right, there)
        if right == 0:
            sides = [left.left, left.right] if isinstance(left, terms.Operation) and left.sign == "+" else []
        else:
            sides = [left, right]
        sides = [each for each in sides if not isinstance(each, Fraction) or abs(each) > 1]
        if not sides:
            return difference
        yard = min((self.text(each, there) for each in sides), key=len)
        return f"{self.text(left - right, there, PRODUCT)}/MAX(1,ABS({yard}))"

    def joined(self, term: truths.Every | truths.Some, there: There) -> Text:
        """AND and OR ask all their parts; where a later one may fail, IF asks it only when it counts."""
        every = isinstance(term, truths.Every)
        if _about_one(term, there) or all(_is_sure(part, there) for part in term.parts[1:]):
            return self.call("AND" if every else "OR", term.parts, there)
        first, *rest = term.parts
        others = truths.joined(rest, every=every)
        then, other = (others, False) if every else (True, others)
        return self._of(terms.ChosenTruth(first, then, other), there)

    def says(self, term: truths.Says, there: There) -> Text:
        asked = [f"{term.address}={quoted(text)}" for text in term.texts]
        return (asked[0], COMPARISON) if len(asked) == 1 else (_nested("OR", asked), ATOM)

    def denied(self, term: truths.Denied, there: There) -> Text:
        truth = term.truth
        if isinstance(truth, truths.Says) and len(truth.texts) == 1:
            return f"{truth.address}<>{quoted(truth.texts[0])}", COMPARISON
        return self.call("NOT", (truth,), there)

    def known(self, term: truths.Known, there: There) -> Text:
        kept = self.fails
        text = self.text(term.term, there)
        self.fails = kept
        return f"NOT(ISERROR({text}))", ATOM


_WRITERS: dict[type, Callable[[Writer, Any, There], Text]] = {
    terms.Unknown: Writer.unknown,
    terms.Beyond: Writer.unknown,
    terms.Said: lambda writer, term, there: (quoted(term.text), ATOM),
    terms.Reading: Writer.reading,
    terms.Edged: lambda writer, term, there: writer._of(term.term, there),
    terms.Scaled: Writer.scaled,
    terms.Operation: Writer.operation,
    terms.Function: lambda writer, term, there: writer.call(term.name, term.arguments, there),
    terms.Rounded: Writer.rounded,
    terms.Total: Writer.total,
    terms.ChosenTruth: Writer.chosen,
    terms.ChosenNumber: Writer.chosen,
    terms.ChosenScore: Writer.chosen,
    truths.Compared: Writer.compared,
    truths.Every: Writer.joined,
    truths.Some: Writer.joined,
    truths.Denied: Writer.denied,
    truths.Says: Writer.says,
    truths.Numeric: lambda writer, term, there: (f"ISNUMBER({term.address})", ATOM),
    truths.Known: Writer.known,
}
"""Each takes what it is found by, which no type says of a table."""


def _as_it_stands(term: Number) -> bool:
    """Whether a value is a decimal as a cell or a rounding holds it, without noise."""
    if isinstance(term, Fraction):
        return number_text(term)[1] != PRODUCT
    return isinstance(term, terms.Reading | terms.Rounded)


def _evened(left: terms.NumberTerm, right: Number) -> tuple[Number, Number]:
    """Both sides of a comparison without their common factor."""
    (one, first), (two, second) = terms.split(left), terms.split(right)
    if first is not None and one > 0 and (second is None or one == two):
        return first, terms.scaled(two / one, second)
    return left, right


def _about_one(term: truths.Every | truths.Some, there: There) -> bool:
    """Whether a truth compares one number with others that are sure, so that all its parts are errors or none is."""
    parts = [each for each in term.parts if isinstance(each, truths.Compared)]
    alike = len(parts) == len(term.parts) and all(each.left == parts[0].left for each in parts)
    return alike and all(_is_sure(each.right, there) for each in parts)


def _is_sure(truth: Value, there: There) -> bool:
    """Whether a truth can't be an error where these cells are there."""
    writer = Writer()
    writer.text(truth, there)
    return not writer.fails


def _place(address: str) -> tuple[str, int, str, int]:
    found = _ADDRESS.fullmatch(address)
    assert found is not None, address
    sheet, column, row = found.groups()
    return sheet, len(column), column, int(row)


def _areas(addresses: Sequence[str]) -> list[str]:
    """Cells, those below one another as areas."""
    places = sorted(map(_place, addresses))
    runs = groupby(enumerate(places), key=lambda each: (*each[1][:3], each[1][3] - each[0]))
    return [_area([place for _, place in run]) for _, run in runs]


def _nested(name: str, arguments: Sequence[str]) -> str:
    """A function (AND, OR, MIN, MAX or of one argument) of no more arguments than it takes: more go in by parts."""
    parts = list(arguments)
    while len(parts) > _MOST_ARGUMENTS:
        shares = [parts[at : at + _MOST_ARGUMENTS] for at in range(0, len(parts), _MOST_ARGUMENTS)]
        parts = [f"{name}({','.join(share)})" for share in shares]
    return f"{name}({','.join(parts)})"


def _lists(areas: Sequence[str]) -> list[str]:
    """Arguments for SUM and COUNT, no more than a function takes."""
    return [",".join(areas[at : at + _MOST_ARGUMENTS]) for at in range(0, len(areas), _MOST_ARGUMENTS)]


def _number_of(areas: Sequence[str]) -> str:
    """How many cells areas have, of those of several by their rows: a row put in later is counted too."""
    several = [f"ROWS({area})" for area in areas if ":" in area]
    single = len(areas) - len(several)
    return "+".join([*several, *([str(single)] if single or not several else [])])


def _area(run: list[tuple[str, int, str, int]]) -> str:
    (sheet, _, column, first), last = run[0], run[-1][3]
    return f"{sheet}${column}${first}" + (f":${column}${last}" if last != first else "")
