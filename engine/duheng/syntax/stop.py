"""Where a line can't be read on: what stands there, and what may.

Nothing is guessed here: what an officer may have meant is for ``advice``, which sees the line as a whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from duheng.problems.problem import Problem
from duheng.problems.syntax import LINE_END, Unreadable
from duheng.record import Record
from duheng.source import Span
from duheng.syntax.reach import error_place, expected_by
from duheng.syntax.words import LEVELS, NAME_RUN, words

if TYPE_CHECKING:
    from lark.exceptions import UnexpectedInput

_RUN = re.compile(NAME_RUN)
_MOST = 8
"""Things that are told that may stand in one place."""
_NAME = ("名称", "a name")
_KINDS: dict[str, tuple[str, str]] = {
    "NAME": _NAME,
    "NUMBER": ("数", "a number"),
    "TEXT": ("「文字」", "「text」"),
    "UNIT": ("单位", "a unit"),
    "UNIT_WORD": ("单位", "a unit"),
    "DATE": ("日期（如 2020-01-01）", "a date (such as 2020-01-01)"),
    "ID": ("规则集编号（如 640202/2020）", "a ruleset id (such as 640202/2020)"),
    "INFIX": ("运算符", "an operator"),
    "AGAINST": ("比较符号", "a sign of comparison"),
    "END": ("（含）或（不含）", "(inclusive) or (exclusive)"),
    "VALUE": ("值", "a value"),
    "LPAR": ("「（」", '"("'),
    "RPAR": ("「）」", '")"'),
    "LSQB": ("「[」", '"["'),
    "RSQB": ("「]」", '"]"'),
    "COMMA": ("「，」", '","'),
    "COLON": ("「：」", '":"'),
    "EQUAL": ("「＝」", '"="'),
    "VBAR": ("「|」", '"|"'),
    "DOT": ("「.」", '"."'),
    "$END": LINE_END,
}


class Stop(Record):
    """A line, or an expression in a text, that can't be read on at its character ``start``.

    ``text`` is the line as it was parsed, ``typed`` the same as its author typed it, with ``shift`` columns before it;
    ``found`` is what stands there, ``expected`` the terminals that may. ``by_token`` is whether a whole word of the
    language stands there, rather than something that is none.
    """

    line: Span
    typed: str
    text: str
    shift: int
    start: int
    found: str
    expected: frozenset[str]
    by_token: bool

    @property
    def place(self) -> Span:
        """What stands there."""
        return self.at(self.start, self.start + max(1, len(self.found)))

    @property
    def before(self) -> str:
        """The text that was read."""
        return self.text[: self.start]

    @property
    def behind(self) -> str:
        """The text that wasn't."""
        return self.text[self.start :]

    def at(self, first: int, last: int) -> Span:
        """Where a stretch of the text stands in its file."""
        return self.line.at(first + self.shift, last + self.shift)

    def plainly(self) -> Problem:
        """That it can't be read here, and what may stand instead."""
        pairs = self._choices()
        zh, en = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
        if self.found[:1].isdigit():
            zh = tuple(each + "（不以数字开头）" * (each == _NAME[0]) for each in zh)
            en = tuple(each + " (not beginning with a digit)" * (each == _NAME[1]) for each in en)
        return Unreadable(span=self.place, found=self.found, expected=zh, expected_en=en)

    def _choices(self) -> list[tuple[str, str]]:
        expected = self.expected
        if {"NUMBER", "NAME", "LPAR"} <= expected:
            expected = expected - {"LPAR", "LSQB", "DATE", "PREFIX", "TEXT", *LEVELS}
        pairs: list[tuple[str, str]] = []
        for name in sorted(expected, key=lambda name: (name not in words(), name)):
            word = words().get(name)
            pair = (word.zh, word.en) if word else _KINDS.get(name)
            if pair is not None and pair not in pairs:
                pairs.append(pair)
        return pairs[:_MOST]


def stop_of(error: UnexpectedInput, text: str, typed: str, line: Span, shift: int = 0) -> Stop:
    """Where lark gave up on a text that its author typed so; ``shift`` columns stand before it."""
    from lark.exceptions import UnexpectedToken

    start, by_token = error_place(error, text), isinstance(error, UnexpectedToken)
    return Stop(line, typed, text, shift, start, _found(error, typed), expected_by(error), by_token)


def _found(error: UnexpectedInput, typed: str) -> str:
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    if isinstance(error, UnexpectedToken) and error.token.type != "$END":
        start = error.token.start_pos or 0
        return typed[start : start + len(error.token)]
    if isinstance(error, UnexpectedCharacters):
        rest = typed[error.pos_in_stream :]
        run = _RUN.match(rest)
        return run.group() if run else rest[:1]
    return ""
