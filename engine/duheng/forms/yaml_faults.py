"""Why a YAML text can't be read, in the words of the people who write forms.

The library says what its scanner expected. The same few mistakes lie behind nearly all of it: a full-width colon, a
sign such as > at the start of a text, a quotation mark or bracket without partner, lines that don't align.
"""

from __future__ import annotations

import re

from duheng.problems.form_files import (
    BackslashInQuotes,
    BracketUnclosed,
    ColonMissing,
    ColonTwice,
    FormUnreadable,
    IndentNotSpaces,
    NeedsQuotes,
    NothingBetweenCommas,
    QuoteUnclosed,
    SignFullWidth,
    TextAfterQuote,
)
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import Source, Span

_ODD_INDENT = {
    "\t": ("制表符（Tab）", "a tab"),
    "\u3000": ("全角空格", "a full-width blank"),
    "\u00a0": ("不换行空格", "a no-break space"),
}
_LEADING = re.compile(r"[\s-]*")
_HAS_COLON = re.compile(r""":(\s|$)""")
_WANTS_COLON = re.compile(r"[\s-]*([^：:\s][^：:]*[：:].*)")
_SIGNED = (
    "cannot start any token",
    "block scalar",
    "an anchor",
    "an alias",
    "a tag",
    "a directive",
    "block sequence entries",
    "sequence entries",
    "mapping keys are not allowed",
)
_SHOWN = 20
_PLAIN = {"｛": "{", "｝": "}", "，": ",", "－": "-", "—": "-", "–": "-", "一": "-"}
_FULL_WIDTH = re.compile(
    r"""\s*([－—–一])\s+[{｛]|\s*-\s*(｛)|(?=\s*-?\s*\{)[^"']*?(?:(，)\s*[^\s,，:：{}]+:\s|(｝)\s*$)"""
)
"""A sign of the form's own: the dash before a row, braces around it, a comma before the next label."""


class Fault(Record):
    """What the library says of an error: its two sentences, and where what it read began and where it stopped."""

    context: str
    problem: str
    start: tuple[int, int]
    place: tuple[int, int]


def diagnose(source: Source, fault: Fault) -> Problem:
    """The problem behind a fault."""
    said = f"{fault.context}; {fault.problem}"
    for line, _ in (fault.place, fault.start):
        odd = odd_indent(source, line)
        if odd:
            return odd
    if "quoted scalar" in fault.context:
        kind = BackslashInQuotes if "escape" in fault.problem else QuoteUnclosed
        return kind(span=_mark(source, fault.start))
    if "simple key" in fault.context:
        return _colon(source, fault.start[0]) or FormUnreadable(span=_mark(source, fault.start))
    if "flow" in fault.context:
        no_content = "node content" in fault.problem and _char(source, fault.place) == ","
        return NothingBetweenCommas(span=_mark(source, fault.place)) if no_content else _bracket(source, fault)
    if any(words in said for words in _SIGNED):
        place = fault.start if any(words in fault.context for words in _SIGNED) else fault.place
        return NeedsQuotes(span=_mark(source, place), sign=_char(source, place))
    if "mapping values are not allowed" in fault.problem:
        return _values(source, fault.place)
    if source.line(fault.place[0])[: fault.place[1] - 1].rstrip().endswith(("'", '"')):
        return TextAfterQuote(span=_mark(source, fault.place))
    if _char(source, fault.place) in tuple("]},"):
        return NeedsQuotes(span=_mark(source, fault.place), sign=_char(source, fault.place))
    return _colon(source, fault.place[0] - 1) or FormUnreadable(span=_mark(source, fault.place))


def odd_indent(source: Source, number: int) -> Problem | None:
    """The problem of a line that isn't indented by plain spaces."""
    line = source.line(number)
    leading = _LEADING.match(line)
    for column, char in enumerate(leading[0] if leading else "", 1):
        if char in _ODD_INDENT:
            zh, en = _ODD_INDENT[char]
            return IndentNotSpaces(span=Span(source.file, number, column, column + 1), char=zh, char_en=en)
    return None


def missing_colon(span: Span, text: str) -> Problem | None:
    """The problem of a text that should have been a label and its text: ``三级：培训``, ``分值:5``."""
    found = _WANTS_COLON.fullmatch(text.split("\n", maxsplit=1)[0])
    return ColonMissing(span=span, text=found[1][:_SHOWN]) if found and not _HAS_COLON.search(text) else None


def _colon(source: Source, number: int) -> Problem | None:
    line = source.line(number).split(" #")[0].rstrip()
    leading = _LEADING.match(line)
    start = leading.end() if leading else 0
    return missing_colon(Span(source.file, number, start + 1, len(line) + 1), line[start:])


def _values(source: Source, place: tuple[int, int]) -> Problem:
    number, column = place
    full_width = _full_width(source, number)
    if full_width is not None:
        return full_width
    if _HAS_COLON.search(source.line(number)[: column - 1]):
        return ColonTwice(span=_mark(source, place))
    return _colon(source, number - 1) or FormUnreadable(span=_mark(source, place))


def _bracket(source: Source, fault: Fault) -> Problem:
    """The bracket that isn't closed: the last one before the place where the reading stopped."""
    for number in range(min(fault.start[0], len(source.lines)), 0, -1):
        line = source.line(number)
        before = line[: fault.start[1]] if number == fault.start[0] else line
        opening = max(before.rfind("["), before.rfind("{"))
        if opening >= 0:
            full_width = _full_width(source, number)
            if full_width is not None:
                return full_width
            return BracketUnclosed(span=_mark(source, (number, opening + 1)), sign=before[opening])
    return FormUnreadable(span=_mark(source, fault.place))


def _full_width(source: Source, number: int) -> Problem | None:
    """A brace, comma or dash of the form's own that is full-width."""
    found = _FULL_WIDTH.match(source.line(number))
    group = found.lastindex if found is not None else None
    if found is None or group is None:
        return None
    first, last = found.span(group)
    span = Span(source.file, number, first + 1, last + 1)
    return SignFullWidth(span=span, sign=found[group], plain=_PLAIN[found[group]])


def _char(source: Source, place: tuple[int, int]) -> str:
    return source.line(place[0])[max(place[1] - 1, 0) :][:1]


def _mark(source: Source, place: tuple[int, int]) -> Span:
    number = min(place[0], len(source.lines))
    column = place[1] if number == place[0] else len(source.line(number)) + 1
    return Span(source.file, number, column, column + 1)
