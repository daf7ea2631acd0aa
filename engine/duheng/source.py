"""Where a text came from, and where in it something stands.

Every message of duheng points at a place. A place is a file, a line and a column counted in characters, because that
is what an editor shows. All constructs of the language end with their line, so a span never crosses lines.

Decoding lives here as well: the people who edit rulesets save from Notepad, so a byte-order mark and CRLF are normal,
and a file saved as GBK must be told from a broken one.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import lru_cache

from duheng.record import Record

TAB_WIDTH = 4
NO_BREAK = "\u00a0"
"""A blank at which no line is broken."""
_REMEMBERED = 4096


class Span(Record):
    """A stretch of one line: ``line`` and ``column`` from 1, ``end`` the column after the last character."""

    file: str
    line: int
    column: int = 1
    end: int = 1

    def to(self, other: Span) -> Span:
        """The span from the start of this one to the end of ``other`` (same line)."""
        return Span(self.file, self.line, self.column, max(self.end, other.end))

    def at(self, first: int, last: int) -> Span:
        """The stretch of the same line from a character to the one before another, both counted from 0."""
        return Span(self.file, self.line, first + 1, last + 1)

    @property
    def inside(self) -> str:
        """Where in its file it is, as people write it: ``12:5``."""
        return f"{self.line}:{self.column}"

    @property
    def where(self) -> str:
        """The file and the line: ``2020.rules:12``."""
        return f"{self.file}:{self.line}"

    @property
    def exact(self) -> str:
        """The file and all that is known of the place in it: ``2020.rules:12:5``."""
        return f"{self.file}:{self.inside}" if self.inside else self.file


class CellSpan(Span):
    """A cell of a worksheet: its row as ``line``, its ``column``, and the sheet's name."""

    sheet: str = ""

    @property
    def inside(self) -> str:
        """``自评表!B12``, as spreadsheets write it."""
        cell = f"{column_letters(self.column)}{self.line}"
        return f"{self.sheet}!{cell}" if self.sheet else cell

    @property
    def where(self) -> str:
        """The file and the cell: ``2020.xlsx:自评表!B12``."""
        return f"{self.file}:{self.inside}"


class ParagraphSpan(Span):
    """A paragraph of a document, its number as ``line``."""

    @property
    def inside(self) -> str:
        """``¶3``."""
        return f"¶{self.line}"


class FileSpan(Span):
    """A file as a whole, where there is no place in it to point at. ``line`` and ``column`` say nothing."""

    line: int = 1

    @property
    def inside(self) -> str:
        """Empty."""
        return ""

    @property
    def where(self) -> str:
        """The file alone."""
        return self.file


NOWHERE = Span("", 1)
"""The place of what stands in no file."""


def column_letters(column: int) -> str:
    """What a spreadsheet calls a column: A for 1, Z for 26, AA for 27."""
    letters = ""
    while column > 0:
        column, last = divmod(column - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


class Encoding(Enum):
    """How a file's bytes were read."""

    UTF8 = "utf-8"
    GBK = "gbk"
    UTF16 = "utf-16"
    UNREADABLE = "unreadable"


class Source(Record):
    """A text with its name; ``lines`` have neither line ends nor the byte-order mark."""

    file: str
    lines: tuple[str, ...]

    @staticmethod
    def of(file: str, text: str) -> Source:
        """Split ``text`` at LF, CRLF and CR only: form feeds and other separators stay inside their line."""
        unified = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        return Source(file, tuple(unified.split("\n")))

    def line(self, number: int) -> str:
        """The text of line ``number`` (from 1), or an empty text past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def decode(data: bytes) -> tuple[str, Encoding]:
    """Read bytes as UTF-8; otherwise say what they look like.

    Returns the text and the encoding found. Only ``UTF8`` text may be used: for ``GBK`` and ``UTF16`` the text is
    given so that a message can show it, for ``UNREADABLE`` it is empty.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _utf16(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return (text, Encoding.UTF8) if "\0" not in text else ("", Encoding.UNREADABLE)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return "", Encoding.UNREADABLE
    return (text, Encoding.GBK) if "\0" not in text else ("", Encoding.UNREADABLE)


def _utf16(data: bytes) -> tuple[str, Encoding]:
    try:
        return data.decode("utf-16"), Encoding.UTF16
    except UnicodeDecodeError:
        return "", Encoding.UNREADABLE


def display_width(text: str) -> int:
    """Columns a terminal needs for ``text``: two for wide East Asian characters, none for combining marks."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_cell_width, text))


@lru_cache(_REMEMBERED)
def _cell_width(char: str) -> int:
    if char == "\t":
        return TAB_WIDTH
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cc", "Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, width: int) -> str:
    """``text`` with blanks up to ``width`` terminal columns."""
    return text + " " * max(0, width - display_width(text))


def pad_before(text: str, width: int) -> str:
    """``text`` with blanks before it up to ``width`` terminal columns."""
    return " " * (width - display_width(text)) + text


def shorten(text: str, width: int) -> str:
    """``text`` cut to ``width`` terminal columns, its loss marked by an ellipsis."""
    if display_width(text) <= width:
        return text
    if width < 1:
        return ""
    taken, used = [], 0
    for char in text:
        used += _cell_width(char)
        if used > width - 1:
            break
        taken.append(char)
    return "".join(taken) + "…"


def visible(text: str, kept: str = "") -> str:
    """``text`` on one line, without anything that a terminal would obey; characters that are ``kept`` stay."""
    return "".join(char if char.isprintable() or char in kept else " " if char.isspace() else "�" for char in text)


def in_short(text: str, longest: int = 30) -> str:
    """A text on one line, cut to so many characters, its loss marked by an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
