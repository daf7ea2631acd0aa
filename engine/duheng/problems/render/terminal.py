"""Problems for people at a terminal: the sentence, the line with the place marked, and what to do.

Marks stand under their text because everything is measured in the columns that a terminal uses. Control characters
are shown as pictures, so that no file can move the cursor or recolour the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import IO
from unicodedata import category

from duheng.problems.language import severity_word
from duheng.problems.problem import Language, Problem
from duheng.problems.render.wrapping import wrap
from duheng.problems.severity import Severity
from duheng.source import TAB_WIDTH, FileSpan, Source, Span, display_width

_INDENT = "   "
_NARROWEST = 40
_RESET = "\x1b[0m"
_BOLD, _DIM, _CYAN = "\x1b[1m", "\x1b[2m", "\x1b[36m"
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}

_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "infos"}
_HINT = {"zh": "提示：", "en": "hint: "}
_ALSO = {"zh": "还有这里：", "en": "also here: "}

_PICTURES = {code: chr(0x2400 + code) for code in range(32)} | {0x7F: "␡", 0x09: " " * TAB_WIDTH}
_NEAR = 4000
"""How many characters of a line are looked at on each side of a mark."""


def wants_colour(stream: IO[str], environ: Mapping[str, str]) -> bool:
    """Colours are for terminals that know them, and for people who haven't asked for none (https://no-color.org)."""
    return stream.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def render(
    problems: Sequence[Problem], sources: Mapping[str, Source], language: Language, width: int, colour: bool
) -> str:
    """All problems and a line that counts them; ``sources`` are the texts that spans point into, by file."""
    if not problems:
        return ""
    picture = _Picture(sources, language, max(width, _NARROWEST), colour)
    shown = ["\n".join(picture.lines(each)) + "\n" for each in problems]
    return "\n".join([*shown, count(problems, language) + "\n"])


def count(problems: Sequence[Problem], language: Language) -> str:
    """3 个错误，1 个警告; 3 errors, 1 warning."""
    parts = []
    for severity in Severity:
        number = sum(each.level() is severity for each in problems)
        if number and language == "zh":
            parts.append(f"{number} 个{severity.value}")
        elif number:
            parts.append(f"{number} {severity_word(severity, language) if number == 1 else _PLURALS[severity]}")
    return ("，" if language == "zh" else ", ").join(parts)


class _Picture:
    def __init__(self, sources: Mapping[str, Source], language: Language, width: int, colour: bool) -> None:
        self.sources = sources
        self.language = language
        self.width = width
        self.colour = colour

    def lines(self, problem: Problem) -> Iterator[str]:
        yield from self._head(problem)
        if problem.span and not isinstance(problem.span, FileSpan):
            yield from self._excerpt(problem.span, _COLOURS[problem.level()])
        for number, span in enumerate(problem.related):
            first = problem.first_zh if self.language == "zh" else problem.first_en
            label = _ALSO[self.language] if number else first
            yield f"{_INDENT}{self._paint(label, _CYAN)}{self._paint(_where(span), _DIM)}"
            yield from self._excerpt(span, _CYAN)
        yield from self._hint(problem)

    def _head(self, problem: Problem) -> Iterator[str]:
        level = severity_word(problem.level(), self.language)
        label = f"{level} {problem.code} "
        first, *rest = self._hanging(label, problem.message(self.language))
        location = _where(problem.span) if problem.span else _visible(" › ".join(problem.path))
        painted = self._paint(level, _COLOURS[problem.level()]) + self._paint(first[len(level) :], _BOLD)
        gap = self.width - display_width(first) - display_width(location)
        if location and not rest and gap >= 2:
            yield painted + " " * gap + self._paint(location, _DIM)
            return
        yield painted
        yield from (self._paint(line, _BOLD) for line in rest)
        if location:
            yield _INDENT + self._paint(location, _DIM)

    def _hint(self, problem: Problem) -> Iterator[str]:
        """What to do; several lines to write each stand on their own, so that they can be copied."""
        hint, (lines, between) = problem.hint(self.language), problem.proposed(self.language)
        if not hint:
            return
        label = _HINT[self.language]
        before, apart, behind = hint.partition(lines) if between and between in lines else (hint, "", "")
        first, *rest = self._hanging(_INDENT + label, before.rstrip())
        yield _INDENT + self._paint(label, _CYAN) + first[len(_INDENT + label) :]
        yield from rest
        blank = " " * display_width(_INDENT + label)
        for line in apart.split(between) if apart else ():
            yield from self._hanging(f"{blank}  ", line)
        if behind.strip("。. "):
            yield from self._hanging(blank, behind.lstrip("。. "))

    def _hanging(self, label: str, text: str) -> list[str]:
        """``text`` after ``label``, its later lines below its first."""
        indent = display_width(label)
        first, *rest = wrap(_visible(text), self.width - indent) or [""]
        return [label + first, *(" " * indent + line for line in rest)]

    def _excerpt(self, span: Span, style: str) -> Iterator[str]:
        source = self.sources.get(span.file)
        line = source.line(span.line) if source else ""
        if not line.strip():
            return
        number = str(span.line).rjust(2)
        text, offset, length = _window(line, span, self.width - len(f"{_INDENT}{number} │ "))
        yield f"{_INDENT}{self._paint(f'{number} │', _DIM)} {text}"
        bar = self._paint(f"{' ' * len(number)} │", _DIM)
        yield f"{_INDENT}{bar} {' ' * offset}{self._paint('~' * length, style)}"

    def _paint(self, text: str, style: str) -> str:
        return f"{style}{text}{_RESET}" if self.colour and text else text


def _where(span: Span) -> str:
    return _visible(span.exact)


def _visible(text: str) -> str:
    """A text without anything that a terminal would obey or that moves or hides others; blanks stay blanks."""
    return "".join(_PICTURES.get(ord(char)) or _shown(char) for char in text)


def _shown(char: str) -> str:
    return char if char.isprintable() or category(char) == "Zs" else "�"


def _window(line: str, span: Span, room: int) -> tuple[str, int, int]:
    """The part of ``line`` that is shown, and where and how long the mark below it is, in columns."""
    skipped = max(0, min(span.column - 1, len(line)) - _NEAR)
    cells = [_visible(char) for char in line[skipped : min(span.end, span.column + _NEAR) + _NEAR]]
    widths = [display_width(cell) for cell in cells]
    start = min(max(span.column - 1 - skipped, 0), len(cells))
    end = min(max(span.end - 1 - skipped, start), len(cells))
    left, right = 0, len(cells)
    if sum(widths) + (start == len(cells)) > room:
        left, right = _around(widths, start, end, room - 2)
    before, after = "…" * (left > 0), "…" * (right < len(cells))
    offset = len(before) + sum(widths[left:start])
    length = max(sum(widths[start : min(end, right)]), 1)
    return before + "".join(cells[left:right]).rstrip() + after, offset, length


def _around(widths: Sequence[int], start: int, end: int, room: int) -> tuple[int, int]:
    """The stretch from ``start`` to ``end`` with as much on both sides as ``room`` columns hold."""
    left = right = start
    room -= start == len(widths)
    while right < end and widths[right] <= room:
        room -= widths[right]
        right += 1
    grown = right == end
    while grown:
        grown = False
        if left > 0 and widths[left - 1] <= room:
            left, room, grown = left - 1, room - widths[left - 1], True
        if right < len(widths) and widths[right] <= room:
            right, room, grown = right + 1, room - widths[right], True
    return left, right
