"""Reading a text file so that every way it can fail is a problem in words."""

from __future__ import annotations

import hashlib
from pathlib import Path

from duheng.checking.library import LARGEST_FILE, Readable
from duheng.problems.files import (
    FileIsGbk,
    FileIsUtf16,
    FileMissing,
    FileNotText,
    FileTooLarge,
    FileUnreadable,
    TxtAdded,
)
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import Encoding, Source, decode


class TextFile(Record):
    """A file that was read: its lines, its whole text and the SHA-256 of its bytes."""

    source: Source
    text: str
    sha256: str


def read_bytes(place: Readable, file: str) -> bytes | Problem:
    """The bytes of a file, or why they can't be had."""
    try:
        if not place.is_file() and not place.is_dir():
            return TxtAdded(name=file) if _with_txt(place) else FileMissing(name=file)
        data = place.read_bytes()
    except OSError as error:
        return FileUnreadable.of(file, error)
    if len(data) > LARGEST_FILE:
        return FileTooLarge(name=file, size=len(data), limit=LARGEST_FILE)
    return data


def _with_txt(place: Readable) -> bool:
    return isinstance(place, Path) and place.with_name(f"{place.name}.txt").is_file()


def as_text(data: bytes, file: str) -> TextFile | Problem:
    """The text of a file's bytes, or what is wrong with its encoding."""
    text, encoding = decode(data)
    if encoding is Encoding.GBK:
        return FileIsGbk(name=file)
    if encoding is Encoding.UTF16:
        return FileIsUtf16(name=file)
    if encoding is Encoding.UNREADABLE:
        return FileNotText(name=file)
    return TextFile(Source.of(file, text), text.removeprefix("\ufeff"), hashlib.sha256(data).hexdigest())


def read_text(place: Readable, file: str) -> TextFile | Problem:
    """A text file, or the problem that keeps it from being read."""
    data = read_bytes(place, file)
    return data if isinstance(data, Problem) else as_text(data, file)
