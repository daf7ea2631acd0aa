"""Where rulesets are: the shipped ones, and folders of the user's own.

A ruleset is known by its id (``640202/2020``, ``640202/2020-试行``) and lives at ``<code>-<pinyin>/<year>.rules`` below a
root. A user's folder may also hold ``.rules`` files of any name, found by their first line, so that an officer can
start with one file on the desktop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from duheng.record import Record
from duheng.resources import rulesets_root
from duheng.syntax.narrow import narrow

LARGEST_FILE = 4_000_000
_HEADER = re.compile(r"^\s*(?:规则集|ruleset)[\s:]+(\d{6}/\d{4}(?:-[^\W_]+)?)", re.MULTILINE)


class Readable(Protocol):
    """A file or folder: a path, or a resource inside a package."""

    @property
    def name(self) -> str: ...
    def is_dir(self) -> bool: ...
    def is_file(self) -> bool: ...
    def read_bytes(self) -> bytes: ...
    def iterdir(self) -> Iterator[Readable]: ...


class Entry(Record):
    """A ruleset file: its id, the name it is shown by, and where it is."""

    id: str
    file: str
    place: Readable


class Library(Record):
    """The user's folders, in order, and behind them the shipped rulesets."""

    folders: tuple[Path, ...] = ()
    shipped: bool = True

    def find(self, identity: str) -> Entry | None:
        """The file of a ruleset; the user's folders win over the shipped ones."""
        for folder in self.folders:
            found = next((entry for entry in _loose(folder) if entry.id == identity), None)
            if found is not None:
                return found
        return _shipped(identity) if self.shipped else None

    def entries(self) -> tuple[Entry, ...]:
        """Every ruleset, ordered by id; one in a user's folder hides a shipped one of the same id."""
        found = {entry.id: entry for entry in _all_shipped()} if self.shipped else {}
        for folder in reversed(self.folders):
            found |= {entry.id: entry for entry in _loose(folder)}
        return tuple(found[identity] for identity in sorted(found))

    def with_folder(self, folder: Path) -> Library:
        """This library with one more folder in front."""
        return self if folder in self.folders else Library((folder, *self.folders), self.shipped)


def _shipped(identity: str) -> Entry | None:
    code, _, year = identity.partition("/")
    for folder in sorted(rulesets_root().iterdir(), key=lambda each: each.name):
        if folder.name.split("-")[0] == code and folder.is_dir():
            place = folder / f"{year}.rules"
            if place.is_file():
                return Entry(identity, f"rulesets/{folder.name}/{place.name}", place)
    return None


def _all_shipped() -> Iterator[Entry]:
    for folder in rulesets_root().iterdir():
        if folder.is_dir():
            for place in folder.iterdir():
                if place.name.endswith(".rules"):
                    identity = f"{folder.name.split('-')[0]}/{place.name.removesuffix('.rules')}"
                    yield Entry(identity, f"rulesets/{folder.name}/{place.name}", place)


def _loose(folder: Path) -> Iterator[Entry]:
    if not folder.is_dir():
        return
    for place in sorted((*folder.glob("*.rules"), *folder.glob("*/*.rules"))):
        identity = header_id(place)
        if identity:
            yield Entry(identity, str(place), place)


def header_id(place: Readable) -> str:
    """The id in a ruleset file's first lines, or an empty text."""
    try:
        start = narrow(place.read_bytes()[:4000].decode("utf-8", "ignore"))
    except OSError:
        return ""
    found = _HEADER.search(start.replace("\r", "\n"))
    return found.group(1) if found else ""
