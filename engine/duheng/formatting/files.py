"""Files laid out on the disk: the text changes, its line ends and its byte-order mark stay as Notepad wrote them."""

from __future__ import annotations

from pathlib import Path

from duheng.checking.reading.files import TextFile, read_text, write_whole
from duheng.formatting.format import formatted, is_chinese
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import Source

_MARK = b"\xef\xbb\xbf"


class Layout(Record):
    """A file and its usual layout: the text that is there and the one that should be, both with LF line ends."""

    file: str
    before: str
    after: str

    @property
    def changes(self) -> bool:
        """Whether the file isn't laid out that way yet."""
        return self.before != self.after


def layout_of(path: Path, language: str | None = None) -> Layout | Problem:
    """A file's layout, in its own language or in the one asked for (zh, en); a problem where it can't be read."""
    file = read_text(path, str(path))
    if not isinstance(file, TextFile):
        return file
    before = "\n".join(file.source.lines)
    chinese = is_chinese(file.source) if language is None else language == "zh"
    return Layout(str(path), before, formatted(Source.of(str(path), before), chinese=chinese))


def write_text(path: Path, text: str) -> None:
    """Write a text with the line ends and the mark that the file has; ``OSError`` where it can't be written."""
    data = path.read_bytes()
    mark = _MARK if data.startswith(_MARK) else b""
    ends = "\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else "\n"
    write_whole(path, mark + text.replace("\n", ends).encode("utf-8"))
