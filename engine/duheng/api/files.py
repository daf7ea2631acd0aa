"""Files as the public functions read and write them: found, decoded, and told of where that fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from duheng.api.error import DuhengError, had
from duheng.checking.reading.files import RULES, TextFile, is_called, read_text, shown, write_whole
from duheng.checking.reading.library import Entry, Library, is_id
from duheng.problems.problem import Problem
from duheng.source import Source

FORMS = (".yaml", ".yml")
RULESETS = (RULES, f"{RULES}.txt")
_OF_THE_SYSTEM = (".", "lost+found")
"""How folders begin in which nobody keeps rulesets, and that are often closed."""


def library_of(folders: Sequence[str | Path], together: Sequence[str | Path] = ()) -> Library:
    """The library with the given folders in front, then files given together; a single text or path is one.

    A folder that isn't there, or can't be looked into with those in it, is a ``DuhengError``.
    """
    paths = _paths(folders)
    closed = [problem for path in paths for problem in _closed(path)]
    if closed:
        raise DuhengError(closed)
    return Library(paths).with_files(each for each in _paths(together) if is_called(each, RULES))


def _paths(names: Sequence[str | Path]) -> tuple[Path, ...]:
    return tuple(Path(each) for each in ([names] if isinstance(names, (str, Path)) else names))


def _closed(path: Path) -> Iterator[Problem]:
    """That a folder isn't there, or that it or one in it can't be looked into: a ruleset of the same id elsewhere would
    stand in for what it holds."""
    from duheng.problems.files import FileMissing, FileUnreadable

    place = path
    try:
        if not path.is_dir():
            yield FileMissing(name=str(path))
            return
        for place in sorted(path.iterdir()):
            if place.is_dir() and not place.name.startswith(_OF_THE_SYSTEM):
                next(place.iterdir(), None)
    except OSError as error:
        yield FileUnreadable.of(str(place), error)


def ruleset_file(which: str | Path, library: Library) -> tuple[TextFile, Library]:
    """A ruleset's file by id or path, and the library with the file's own folder in front. Raises ``DuhengError``."""
    text = str(which)
    if isinstance(which, str) and not is_called(text, RULES):
        entry = _entry(text, library)
        if entry is not None:
            return had(read_text(entry.place, entry.file)), library
        if not _is_file(Path(text)):
            raise _no_ruleset(text, library)
    if is_called(text, FORMS):
        raise DuhengError([form_given(text)])
    path = Path(which)
    return had(read_text(path, shown(path))), library.with_folder(path.parent)


def path_of(identity: str, library: Library) -> str:
    """The path of a ruleset's file by its id. Raises ``DuhengError`` where none has it, or several."""
    entry = _entry(identity, library)
    if entry is None:
        raise _no_ruleset(identity, library)
    return str(entry.place)


def _entry(identity: str, library: Library) -> Entry | None:
    unsure = library.twins(identity) or (library.unopened(identity) if is_id(identity) else ())
    if unsure:
        raise DuhengError(unsure)
    return library.find(identity)


def _no_ruleset(identity: str, library: Library) -> DuhengError:
    return DuhengError(library.misnamed(identity) or [_unknown(identity, library)])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def sources_for(problems: Iterable[Problem], file: TextFile, library: Library) -> list[Source]:
    """The texts that problems of a file point into: its own, and those of the rulesets that it is made of."""
    wanted = {span.file for each in problems for span in (each.span, *each.related) if span is not None}
    found = [file.source]
    for entry in library.entries() if wanted - {file.source.file} else ():
        if entry.file in wanted:
            other = read_text(entry.place, entry.file)
            found += [other.source] if isinstance(other, TextFile) else []
    return found


def form_given(name: str) -> Problem:
    """What is said of a form that was given for a ruleset."""
    from duheng.problems.commands import FormGiven

    return FormGiven(name=name)


def _unknown(identity: str, library: Library) -> Problem:
    from duheng.checking.reading.near import ids_like
    from duheng.problems.commands import UnknownRuleset

    known = [entry.id for entry in library.entries()]
    return UnknownRuleset(id=identity, near=ids_like(identity, known, 3))


def write_text(place: Path, text: str) -> None:
    """Write a ruleset file, whose line ends and byte-order mark stay. Raises ``DuhengError``."""
    from duheng.formatting.files import write_text
    from duheng.problems.files import FileUnwritable

    try:
        write_text(place, text)
    except OSError as error:
        raise DuhengError([FileUnwritable.of(str(place), error)]) from None


def write_exactly(place: Path, text: str) -> None:
    """Write a text as it is, in UTF-8. Raises ``DuhengError``."""
    from duheng.problems.files import FileUnwritable

    try:
        write_whole(place, text.encode("utf-8"))
    except OSError as error:
        raise DuhengError([FileUnwritable.of(str(place), error)]) from None
