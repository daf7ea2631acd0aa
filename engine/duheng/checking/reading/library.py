"""Where rulesets are: the shipped ones, and folders of the user's own.

A ruleset is known by its id (``640202/2020``, ``640202/2020-试行``) and lives at ``<code>-<pinyin>/<year>.rules`` below a
root. A user's folder may also hold ``.rules`` files of any name, found by their first line, so that an officer can
start with one file on the desktop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from duheng.checking.reading.files import RULES, Readable, TextFile, first_bytes, is_called, read_text, txt_added
from duheng.language.tree import Link
from duheng.problems.files import FileUnreadable, SameId
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.resources import rulesets_root
from duheng.source import Source
from duheng.syntax.narrow import narrow

MOST_GENERATIONS = 20
"""The longest chain of 继承."""
_HEADER_WITHIN = 4_000
_NAMED = 6
ID = r"\d{6}/\d{4}(?:-[^\W_]+)?"
"""How a ruleset's id is written."""
_HEADER = re.compile(rf"^\s*(?:规则集|ruleset)[\s:]+({ID})", re.MULTILINE)


class Entry(Record):
    """A ruleset file: its id, the name it is shown by, and where it is."""

    id: str
    file: str
    place: Readable


class Library(Record):
    """The user's folders, in order, then files ``given`` together, and behind them the shipped rulesets.

    Each folder is looked through once.
    """

    folders: tuple[Path, ...] = ()
    shipped: bool = True
    given: tuple[Entry, ...] = ()

    @cached_property
    def _loose(self) -> tuple[tuple[Entry, ...], ...]:
        return (*(tuple(_loose(folder)) for folder in self.folders), self.given)

    def find(self, identity: str) -> Entry | None:
        """The file of a ruleset; the user's folders and files win over the shipped ones."""
        for entries in self._loose:
            found = next((entry for entry in entries if entry.id == identity), None)
            if found is not None:
                return found
        return _shipped(identity) if self.shipped else None

    def entries(self) -> tuple[Entry, ...]:
        """Every ruleset, ordered by id; one in a user's folder hides a shipped one of the same id."""
        found = {entry.id: entry for entry in _all_shipped()} if self.shipped else {}
        for entries in reversed(self._loose):
            found |= {entry.id: entry for entry in reversed(entries)}
        return tuple(found[identity] for identity in sorted(found))

    def twins(self, identity: str) -> tuple[Problem, ...]:
        """Why an id doesn't name one ruleset: the folder that has it first has it in several files."""
        for entries in self._loose:
            files = [entry.file for entry in entries if entry.id == identity]
            if files:
                return (SameId(id=identity, files=_some(files)),) if len(files) > 1 else ()
        return ()

    def unopened(self, identity: str) -> tuple[Problem, ...]:
        """The ``.rules`` files in the user's folders that can't be opened, where none of the others has an id: one of
        them may, and the shipped ruleset isn't to stand in for it in silence."""
        if any(entry.id == identity for entries in self._loose for entry in entries):
            return ()
        places = [place for folder in self.folders for place in _files(folder)]
        return tuple(FileUnreadable.of(str(place), error) for place in places if (error := _refused(place)) is not None)

    def unread(self) -> tuple[Problem, ...]:
        """Why ``.rules`` files in the user's folders can't be read, so that no look-up passes over them in silence."""
        places = [place for folder in self.folders for place in _files(folder)]
        read = (read_text(place, str(place)) for place in places)
        return (*(each for each in read if isinstance(each, Problem)), *self.misnamed())

    def misnamed(self, identity: str = "") -> tuple[Problem, ...]:
        """The files in the user's folders, of an id or of any, to whose names Notepad has added .txt."""
        places = [place for folder in self.folders for place in _files(folder, f"{RULES}.txt")]
        wanted = (place for place in places if not identity or header_id(place) == identity)
        return tuple(found for place in wanted if (found := txt_added(place, str(place))) is not None)

    def with_folder(self, folder: Path) -> Library:
        """This library with one more folder in front."""
        return self if folder in self.folders else Library((folder, *self.folders), self.shipped, self.given)

    def with_files(self, places: Iterable[Path]) -> Library:
        """This library with files that are given together, as those of a folder and all below it, in place of those it
        was given before."""
        given = (Entry(identity, str(place), place) for place in places if (identity := header_id(place)))
        return Library(self.folders, self.shipped, tuple(given))


def _some(files: Sequence[str]) -> tuple[str, ...]:
    return tuple(files) if len(files) <= _NAMED else (*files[:_NAMED], "…")


def texts_of(links: Sequence[Link], library: Library) -> dict[str, Source]:
    """The texts of a chain's files by name, as far as they are still those that were read."""
    found = {}
    for link in links:
        entry = library.with_folder(Path(link.file).parent).find(link.id)
        file = read_text(entry.place, entry.file) if entry is not None else read_text(Path(link.file), link.file)
        if isinstance(file, TextFile) and file.sha256 == link.sha256:
            found[link.file] = file.source
    return found


def _shipped(identity: str) -> Entry | None:
    return next((each for each in _all_shipped(identity.partition("/")[0]) if each.id == identity), None)


def _all_shipped(region: str = "") -> Iterator[Entry]:
    """The shipped rulesets, all or those of a region."""
    for folder in sorted(rulesets_root().iterdir(), key=lambda each: each.name):
        if folder.name.startswith(region) and folder.is_dir():
            for place in folder.iterdir():
                if place.name.endswith(RULES):
                    identity = f"{folder.name.split('-')[0]}/{place.name.removesuffix(RULES)}"
                    yield Entry(identity, f"rulesets/{folder.name}/{place.name}", place)


def _loose(folder: Path) -> Iterator[Entry]:
    for place in _files(folder):
        identity = header_id(place)
        if identity:
            yield Entry(identity, str(place), place)


def _files(folder: Path, ending: str = RULES) -> list[Path]:
    if not folder.is_dir():
        return []
    within = (*folder.glob("*"), *folder.glob("*/*"))
    return sorted(place for place in within if is_called(place.name, ending) and place.is_file())


def _refused(place: Path) -> OSError | None:
    """Why a file can't be opened."""
    try:
        first_bytes(place, 1)
    except OSError as error:
        return error
    return None


def is_id(text: str) -> bool:
    """Whether a text is a ruleset's id, and so surely no path."""
    return re.fullmatch(ID, text) is not None


def header_id(place: Readable) -> str:
    """The id in a ruleset file's first lines, or an empty text."""
    try:
        start = narrow(first_bytes(place, _HEADER_WITHIN).decode("utf-8", "ignore"))
    except OSError:
        return ""
    found = _HEADER.search(start.replace("\r", "\n"))
    return found.group(1) if found else ""
