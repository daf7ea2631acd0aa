"""Reading a text file so that every way it can fail is a problem in words, and writing one whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

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

LARGEST_FILE = 4_000_000
RULES = ".rules"
CASE_TABLES = (".tests.md", ".tests.xlsx")
CASES = (".tests.yaml", ".tests.yml", *CASE_TABLES)
"""How the names of rulesets end, of tables of cases to be ticked, and of all files of cases."""
_TXT = ".txt"
_OTHER_ENCODINGS = {Encoding.GBK: FileIsGbk, Encoding.UTF16: FileIsUtf16, Encoding.UNREADABLE: FileNotText}


def is_called(name: str | Path, endings: str | tuple[str, ...]) -> bool:
    """Whether a file's name ends so, in small letters or capitals, which Windows doesn't tell apart."""
    return str(name).lower().endswith(endings)


class Readable(Protocol):
    """A file or folder: a path, or a resource inside a package."""

    @property
    def name(self) -> str: ...
    def is_dir(self) -> bool: ...
    def is_file(self) -> bool: ...
    def read_bytes(self) -> bytes: ...
    def iterdir(self) -> Iterator[Readable]: ...


class TextFile(Record):
    """A file that was read: its lines, its whole text and the SHA-256 of its bytes."""

    source: Source
    text: str
    sha256: str


def read_bytes(place: Readable, file: str, largest: int = LARGEST_FILE) -> bytes | Problem:
    """The bytes of a file, or why they can't be had."""
    try:
        if not place.is_file() and not place.is_dir():
            return _not_there(place, file)
        size = place.stat().st_size if isinstance(place, Path) else 0
        data = b"" if size > largest else place.read_bytes()
    except OSError as error:
        return FileUnreadable.of(file, error)
    if max(size, len(data)) > largest:
        return FileTooLarge(name=file, size=max(size, len(data)), limit=largest)
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Write a file. Where that fails or is broken off, what was there is put back, and nothing is left where nothing
    was, as far as the disk lets us. Raises ``OSError``."""
    new = not os.path.lexists(path)
    before = path.read_bytes() if path.is_file() else None
    try:
        path.write_bytes(data)
    except (OSError, KeyboardInterrupt):
        with suppress(OSError):
            if before is not None:
                path.write_bytes(before)
            elif new:
                path.unlink()
        raise


def _not_there(place: Readable, file: str) -> Problem:
    if isinstance(place, Path) and place.exists():
        return FileUnreadable.of(file, OSError(errno.ESPIPE, "no file"))
    added = isinstance(place, Path) and place.with_name(f"{place.name}{_TXT}").is_file()
    return TxtAdded(name=file) if added else FileMissing(name=file)


def txt_added(place: Path, file: str) -> Problem | None:
    """That a file's name ends with .rules.txt, where no file has the name without .txt."""
    if not is_called(place.name, f"{RULES}{_TXT}") or place.with_name(place.name[: -len(_TXT)]).exists():
        return None
    return TxtAdded(name=file[: -len(_TXT)])


def first_bytes(place: Readable, count: int) -> bytes:
    """The beginning of a file, without reading the rest of one on the disk; ``OSError`` where it can't be read."""
    if not isinstance(place, Path):
        return place.read_bytes()[:count]
    with place.open("rb") as file:
        return file.read(count)


def shown(path: Path) -> str:
    """How a file is called in results: from the working folder where it lies below it, however it was typed."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100
    here = Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def files_below(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    """The files below a folder whose names end so, in order; a folder that may not be looked into stands for its own,
    so that reading it tells why."""
    closed: list[Path] = []
    walk = os.walk(folder, onerror=lambda error: closed.append(Path(error.filename)))
    return sorted([Path(root, name) for root, _, names in walk for name in names if is_called(name, endings)] + closed)


def beside(place: Path, name: str) -> Path:
    """The file of this name in the folder of another one, however its letters are written there."""
    exact = place.with_name(name)
    if exact.is_file():
        return exact
    return next((each for each in place.parent.glob("*") if each.name.lower() == name.lower()), exact)


def as_text(data: bytes, file: str) -> TextFile | Problem:
    """The text of a file's bytes, or what is wrong with its encoding."""
    text, encoding = decode(data)
    if encoding is not Encoding.UTF8:
        return _OTHER_ENCODINGS[encoding](name=file)
    return TextFile(Source.of(file, text), text.removeprefix("\ufeff"), hashlib.sha256(data).hexdigest())


def read_text(place: Readable, file: str) -> TextFile | Problem:
    """A text file, or the problem that keeps it from being read."""
    data = read_bytes(place, file)
    return data if isinstance(data, Problem) else as_text(data, file)
