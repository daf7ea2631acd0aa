"""Ranges as the scoring standards of a document write them: 80%(含)-90%, 90%以上（含90%）, ±10%内, 低于60%.

What stands behind the name of what is compared is read as a ``Range`` by the first of a few forms, each an expression
made of named pieces.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from duheng.advice.prose.number_words import leading
from duheng.advice.prose.phrases import Phrase
from duheng.language.units import known_names
from duheng.record import Record
from duheng.syntax.words import words

_FULL = "100%"
_SIGNS = {
    "≥": "≥|>=|不低于|不少于|不小于|大于或?等于|高于或?等于|达到?",
    "≤": "≤|<=|不超过|不高于|不大于|不多于|小于或?等于|低于或?等于",
    "<": "<|低于|小于|少于|不足|不满|不到|达不到|未达到?|没有达到",
    ">": ">|超过|高于|大于|多于",
    "=": "=|等于",
}
_STRICT = {"≥": ">", "≤": "<"}
_WIDE = {strict: wide for wide, strict in _STRICT.items()}
_DIGITS = re.compile(r"\d[\d.]*")
_WRITTEN = re.compile(
    r"(?:(?P<sign>[≥≤<>=]) (?P<end>\d\S*)"
    r"|属于 (?P<from>[\[(])(?P<low>-?\d[^,]*), (?P<high>\d[^,]*)(?P<to>[\])]))(?P<more>(?: .*)?)"
)


_END = r"\d+(?:\.\d+)?\s*[%‰]?"
_LOW, _HIGH = rf"(?P<low>{_END})", rf"(?P<high>{_END})"
_LETTER = r"\s*[^\W\d]*\s*"
_OF_POINTS = tuple(
    map(
        re.compile,
        (
            rf"(?P<least>[\[(])\s*{_LOW}\s*[-,、~至到]\s*{_HIGH}\s*(?P<most>[\])])",
            rf"{_LOW}\s*(?P<least><=?|≤){_LETTER}(?P<most><=?|≤)\s*{_HIGH}",
            rf"{_HIGH}\s*(?P<most>>=?|≥){_LETTER}(?P<least>>=?|≥)\s*{_LOW}",
        ),
    )
)
"""[92, 100), 80<X≤90, 90≥X>80."""
_OPEN = ("(", ")", "<", ">")
_OTHERWISE_SAID = tuple(
    (re.compile(said), meant)
    for said, meant in (
        (r"^\s*|\s*$|(?<=[\d%])\s*分", ""),
        ("包含|inclusive", "含"),
        ("exclusive", "不含"),
        (r"(?<=[\d%])\s*(不?含)$", r"(\1)"),
        # a bracket without its partner, which stood around the whole of it
        (r"^[^()]*\([^()\]]*$", r"\g<0>)"),
        (r"^([^()\[]*)\)$", r"\1"),
        (r"^(\(不?含\s*\d[^)]*\))\s*(.+)", r"\2\1"),
        (rf"^({_END})\s*[ ,]\s*({_END})$", r"\1-\2"),
        ("above|over", ">"),
        ("below|under", "<"),
    )
)
"""What a scale's points are said by otherwise: 90分以上, （包含）, （含90）90-100, 100 90."""


class Range(Record):
    """Numbers between two ends, either of which may be missing (empty) or left out (``has_low``, ``has_high``).

    ``outside`` is all but these; a ``loose`` range doesn't say which of its ends it has.
    """

    low: str = ""
    high: str = ""
    has_low: bool = False
    has_high: bool = False
    outside: bool = False
    loose: bool = False

    @property
    def asked(self) -> str:
        """``≥ 80%``, ``属于 [80%, 90%)``: what a rule writes behind the name of what is compared."""
        if self.low == self.high:
            return f"= {self.low}"
        if not self.high:
            return f"{'≥' if self.has_low else '>'} {self.low}"
        if not self.low:
            return f"{'≤' if self.has_high else '<'} {self.high}"
        among = f"{'[' if self.has_low else '('}{self.low}, {self.high}{']' if self.has_high else ')'}"
        return f"{'不' if self.outside else ''}{words()['IN'].zh} {among}"


def range_in_words(said: str) -> Range | None:
    """The range that a text is, as narrowed; None for what is no range."""
    tried = ((form.fullmatch(said), read) for form, read in _forms())
    return next((read(found) for found, read in tried if found is not None), None)


def range_of_points(said: str) -> Range | None:
    """The range of points, or shares of them, that a band of a scale is, as narrowed; None for other texts."""
    for written, meant in _OTHERWISE_SAID:
        said = written.sub(meant, said)
    signed = next(filter(None, (form.fullmatch(said) for form in _OF_POINTS)), None)
    if signed is not None:
        ends = ((signed[end], signed[sign] not in _OPEN) for end, sign in (("low", "least"), ("high", "most")))
        (low, has_low), (high, has_high) = sorted(ends, key=lambda end: leading(end[0]))
        return Range(*ends_alike(low, high), has_low, has_high)
    found = range_in_words(said)
    of_points = found is not None and all(not end or re.fullmatch(_END, end) for end in (found.low, found.high))
    return found if of_points else None


def range_meant(said: str) -> str:
    """``属于 [80%, 90%)`` for 80%(含)-90%, as narrowed; empty for what is no range."""
    found = range_in_words(said)
    return found.asked if found is not None else ""


def range_written(asked: str) -> tuple[Range, str] | None:
    """The range that a rule asks for, and what it asks besides: ``≥ 80% 且 …``; None where it asks for none."""
    found = _WRITTEN.fullmatch(asked)
    if found is None:
        return None
    sign, end = found["sign"] or "", found["end"] or ""
    return Range(
        low=found["low"] or (end if sign in ("≥", ">", "=") else ""),
        high=found["high"] or (end if sign in ("≤", "<", "=") else ""),
        has_low=sign in ("≥", "=") or found["from"] == "[",
        has_high=sign in ("≤", "=") or found["to"] == "]",
    ), found["more"]


@cache
def range_pattern() -> str:
    """What a range looks like, without groups."""
    return "|".join(re.sub(r"\(\?P<\w+>", "(?:", form.pattern) for form, _ in _forms())


def ends_alike(low: str, high: str) -> tuple[str, str]:
    """Both ends of a range with their unit where only one has it: 80-90%."""
    units = [_DIGITS.sub("", end).strip() for end in (low, high)]
    return (low if units[0] else low + units[1]), (high if units[1] else high + units[0])


def interval_phrase(found: str, first: str, second: str) -> Phrase:
    """What to write for a range that is written with a dash or with 至, whichever of its ends comes first."""
    low, high = ends_alike(*sorted((first.strip(), second.strip()), key=leading))
    write = f"[{low}, {high})"
    return Phrase(found, write, f"{write} 不含 {high}，[{low}, {high}] 含 {high}；原文没有写明的，要问清楚")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Range]], ...]:
    """The forms in which a range is said, in the order in which they are tried, and what reads each."""
    low, high = (_number(end) + _mark(f"{end}_mark") for end in ("low", "high"))
    low_behind, high_behind, behind = (_mark(each) for each in ("low_behind", "high_behind", "behind"))
    least, most = _words("least", "≥>") + _number("low"), _words("most", "≤<") + _number("high")
    around = rf"±\s*{_number('high')}{_mark('mark')}"
    then, to, inside = r"\s*[,且、]?\s*", r"\s*[-~至到]\s*", "(?:之间|以内|之内|范围内|内)?"
    forms: dict[str, Callable[[re.Match[str]], Range]] = {
        least + then + most: _between_signs,
        most + then + least: _between_signs,
        _words("sign", "≥≤<>=") + low: _compared,
        rf"[在为]?{low}及?以上{low_behind}[,、]?{high}以下{high_behind}": _between,
        rf"(?:[在为]|达到?)?{low}及?(?P<way>以上|以下|以内|之内){low_behind}": _to_the_end,
        rf"[在为]?{low}{to}{high}{inside}": _between,
        rf"在?{low}[和与]\s*{high}之间": _between,
        rf"在?±\s*{low}{to}±?\s*{_number('high')}{_mark('mark')}{inside}{behind}": _around,
        rf"在?{around}{inside}{behind}(?!以?外)": _around,
        rf"在?{around}(?P<outside>以?外){behind}": _around,
        rf"为?{_number('low', '0')}(?![\d.])": lambda found: Range(found["low"], found["low"], True, True),
        f"[在为]?(?P<low>{_FULL})": lambda found: Range(found["low"], has_low=True),
    }
    return tuple((re.compile(form), read) for form, read in forms.items())


def _number(name: str, digits: str = r"\d[\d.]*") -> str:
    """A number with its unit."""
    units = "|".join(map(re.escape, sorted(known_names(), key=len, reverse=True)))
    return rf"(?P<{name}>(?>{digits}\s*(?:{units})?))"


def _mark(name: str) -> str:
    """（含）, （不含90）, or nothing."""
    return rf"\s*(?:\((?P<{name}>不?含[^)]*)\))?\s*"


def _words(name: str, signs: str) -> str:
    """Words for some signs."""
    return rf"(?P<{name}>{'|'.join(_SIGNS[sign] for sign in signs)})\s*"


def _sign(word: str, mark: str | None = None) -> str:
    """The sign for a word of comparison; 不含 and 含 behind its number change it."""
    sign = next(sign for sign, spelt in _SIGNS.items() if re.fullmatch(spelt, word))
    if mark is None:
        return sign
    return (_STRICT if mark.startswith("不") else _WIDE).get(sign, sign)


def _from_sign(sign: str, end: str, *, loose: bool = False) -> Range:
    if sign == "=":
        return Range(end, end, has_low=True, has_high=True)
    if sign in "≥>":
        return Range(low=end, has_low=sign == "≥", loose=loose)
    return Range(high=end, has_high=sign == "≤", loose=loose)


def _compared(found: re.Match[str]) -> Range:
    return _from_sign(_sign(found["sign"], found["low_mark"]), found["low"])


def _to_the_end(found: re.Match[str]) -> Range:
    """90%以上（含90%）."""
    sign, marks = "≥" if found["way"] == "以上" else "≤", (found["low_mark"] or "") + (found["low_behind"] or "")
    return _from_sign(_STRICT[sign] if "不" in marks else sign, found["low"], loose=not marks)


def _between_signs(found: re.Match[str]) -> Range:
    """≥50%且<80%."""
    has_low, has_high = _sign(found["least"]) == "≥", _sign(found["most"]) == "≤"
    return Range(found["low"], found["high"], has_low, has_high)


def _around(found: re.Match[str]) -> Range:
    """±10%内, ±20%以外."""
    high, outside = found["high"], found.groupdict().get("outside") is not None
    return Range(f"-{high}", high, has_low=True, has_high=True, outside=outside)


def _between(found: re.Match[str]) -> Range:
    """80%(含)-90%, 80%（含）以上90%以下.

    Of two ends the one that is marked is 含 or 不含, the other the contrary; without marks the lower one is 含, as are 0
    and 100%, beyond which there is nothing.
    """
    marks = found.groupdict()
    one, two = found["low"], found["high"]
    said = dict[str, bool]()
    for end, other, name in ((one, two, "low"), (two, one, "high")):
        mark = marks[f"{name}_mark"] or marks.get(f"{name}_behind") or ""
        named = _DIGITS.search(mark)
        if mark:
            said[other if named and leading(named[0]) != leading(end) else end] = not mark.startswith("不")
    low, high = sorted((one, two), key=leading)
    lowest, highest = ends_alike(low, high)
    has_low = said.get(low, not said.get(high, False) or not leading(low))
    has_high = said.get(high, not said.get(low, True) or highest == _FULL)
    return Range(lowest, highest, has_low, has_high, loose=not said)
