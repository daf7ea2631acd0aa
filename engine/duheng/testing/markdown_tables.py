"""The tables of cases in a Markdown text: which method each tries, and what only looks like one.

A table stands under a heading that is its method's name; a line of its own that is the name of a method, in bold or
not, says it too, and one in bold that is nearly such a name is taken for a misspelt one. What looks like a heading
between the marks of code may be a remark of it; one that is no method's name, nor nearly, holds only up to the second
mark. Nothing that looks like a table of cases is passed over: what can't be read as one is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from duheng.checking.reading.near import near
from duheng.problems.case_tables import NotATable, TableWithoutMethod
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import Span
from duheng.testing.cases import Unmade
from duheng.testing.said import Said
from duheng.testing.sheets import Sheet, is_gives

_MARGIN = re.compile(r"[\s>]*")
_RULE = re.compile(r"[-:|\s]*-[-:|\s]*")
_UNDERLINE = re.compile(r"\s*(?:=+|-{2,})\s*")
_BULLET = re.compile(r"(?:[-*+]|[0-9]+[.)、])\s+")
_BOLD = re.compile(r"(\*\*|__)(.+?)\1")
_HTML = re.compile(r"<(?:/?table|tr)\b", re.IGNORECASE)
_FENCE = re.compile(r"\s*(`{3,}(?=[^`]*$)|~{3,})(.*)")
_BAR = re.compile(r"(?<!\\)\|")
_OTHERS = (
    ("\t", "各格之间是制表符", "its cells are divided by tabs"),
    (",", "各格之间是逗号", "its cells are divided by commas"),
    ("，", "各格之间是逗号", "its cells are divided by commas"),
)
_LEAST_CELLS = 2


class Tables(Record):
    """The sheets of a text, what is wrong with others, and the lines of these."""

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]
    unmade: tuple[Unmade, ...]


def tables_in_markdown(lines: Sequence[str], file: str, methods: Collection[str]) -> Tables:
    """All tables of a text; ``methods`` are the ruleset's."""
    reading = _Reading(
        [_MARGIN.sub(lambda margin: " " * len(margin[0]), line, count=1) for line in lines], file, methods
    )
    reading.run()
    return Tables(tuple(reading.sheets), tuple(reading.problems), tuple(reading.unmade))


class _Reading:
    """A text while it is read, line by line; ``rows`` are those of the table that is open."""

    def __init__(self, lines: Sequence[str], file: str, methods: Collection[str]) -> None:
        self.lines = lines
        self.file = file
        self.methods = methods
        self.method: Said | None = None
        self.rows: list[tuple[Said, ...]] = []
        self.divider = ""
        self.fence = ""
        self.before_fence: Said | None = None
        self.html = False
        self.html_rows = 0
        self.sheets: list[Sheet] = []
        self.problems: list[Problem] = []
        self.unmade: list[Unmade] = []

    def run(self) -> None:
        """Read all lines."""
        for number, line in enumerate(self.lines, 1):
            following = self.lines[number] if number < len(self.lines) else ""
            if self.rows and "|" in line:
                self.rows.append(_cells(line, number, self.file))
                continue
            self._close()
            if self._is_fence(line):
                self.divider = ""
            elif _begins_table(line, following):
                self.divider = ""
                self.rows.append(_cells(line, number, self.file))
            elif not self._is_name(line, following, number):
                self._other_table(line, number)
        self._close()

    def _close(self) -> None:
        """End the table that is open."""
        rows, self.rows = self.rows, []
        lines = tuple(rows[2:] if len(rows) > 1 and _is_rule(rows[1]) else rows[1:])
        if rows and self.method is not None:
            self.sheets.append(Sheet(self.method, rows[0], lines))
        elif rows:
            self.problems.append(TableWithoutMethod(span=rows[0][0].span))
            self.unmade += [Unmade("", line[0].span.line) for line in lines]

    def _is_fence(self, line: str) -> bool:
        """Take a line that begins or ends code; ``fence`` is the mark of the code that is open."""
        found = _FENCE.match(line)
        if found is None:
            return False
        mark, rest = found.groups()
        if not self.fence:
            self.fence, self.before_fence = mark, self.method
        elif mark.startswith(self.fence) and not rest.strip():
            self.fence = ""
            if self.method is not None and not self._is_like(self.method.text):
                self.method = self.before_fence
        return True

    # --- which method

    def _is_name(self, line: str, following: str, number: int) -> bool:
        """Take a line that says which method the tables below it try."""
        text = line.strip()
        headed = text.startswith("#") or (bool(text) and _UNDERLINE.fullmatch(following) is not None)
        plain = _BULLET.sub("", text, count=1)
        bold = _BOLD.fullmatch(plain.rstrip(":："))
        name = (text.strip("#") if headed else bold[2] if bold else plain).strip().rstrip(":：").strip()
        meant = headed or name in self.methods or (bold and (self.method is None or self._is_like(name)))
        if not name or not meant:
            return False
        start = line.find(name) + 1
        self.method = Said(name, Span(self.file, number, start, start + len(name)))
        return True

    def _is_like(self, name: str) -> bool:
        """Whether a name is that of a method, or nearly."""
        return bool(near(name, self.methods))

    # --- what only looks like a table

    def _other_table(self, line: str, number: int) -> None:
        """Tell of a table in another notation; the lines below it that go on with it make no cases."""
        if self.divider and self.divider in line:
            self.unmade.append(Unmade("", number))
            return
        self.divider = ""
        tags = [tag.lower() for tag in _HTML.findall(line)]
        if tags:
            self._html_table(tags, line, number)
            return
        for sign, what, what_en in _OTHERS:
            cells = line.split(sign)
            if len(cells) >= _LEAST_CELLS and any(is_gives(cell) for cell in cells):
                self.divider = sign
                self._tell(line, number, what, what_en)
                return

    def _html_table(self, tags: Sequence[str], line: str, number: int) -> None:
        """Tell of each table of HTML that begins in a line; its rows after the first, its head, make no cases."""
        for tag in tags:
            if tag == "<table" or (tag == "<tr" and not self.html):
                self._tell(line, number, "是 HTML 的表", "it is a table of HTML")
                self.html_rows = 0
            self.html = tag != "</table"
            self.html_rows += tag == "<tr"
            if tag == "<tr" and self.html_rows > 1:
                self.unmade.append(Unmade("", number))

    def _tell(self, line: str, number: int, what: str, what_en: str) -> None:
        start = len(line) - len(line.lstrip()) + 1
        span = Span(self.file, number, start, len(line) + 1)
        self.problems.append(NotATable(span=span, what=what, what_en=what_en))


def _begins_table(line: str, following: str) -> bool:
    """Whether a table begins: with a bar, above a rule, or with a head that has a column 得."""
    text = line.strip()
    if "|" not in text:
        return False
    ruled = "|" in following and _RULE.fullmatch(following) is not None
    return text.startswith("|") or ruled or any(is_gives(cell) for cell in text.split("|"))


def _cells(line: str, number: int, file: str) -> tuple[Said, ...]:
    inner = line.strip().removeprefix("|")
    inner = inner.removesuffix("|") if not inner.endswith("\\|") else inner
    column = line.find("|") + 2 if line.strip().startswith("|") else len(line) - len(line.lstrip()) + 1
    found: list[Said] = []
    for part in _BAR.split(inner):
        text = part.strip()
        start = column + len(part) - len(part.lstrip())
        found.append(Said(text.replace("\\|", "|"), Span(file, number, start, start + max(len(text), 1))))
        column += len(part) + 1
    return tuple(found)


def _is_rule(row: Sequence[Said]) -> bool:
    return all(cell.text and not cell.text.strip("-: ") for cell in row)
