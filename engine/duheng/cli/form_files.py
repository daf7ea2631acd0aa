"""Which files a command means by the words it was given: forms, or folders of forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from duheng import api
from duheng.record import Record

_CASES = (".tests.yaml", ".tests.yml")
_HIDDEN = (".", "~$")


class FormFile(Record):
    """A form's file as it is called, and its place below the folder that was named (its own name, where none was)."""

    file: str
    below: str


def forms_in(words: Sequence[str]) -> tuple[FormFile, ...]:
    """The files that were named and, in order, those that folders hold; none twice.

    A folder without any is wrong usage. In a folder, files of cases, hidden ones and a spreadsheet's own marks of being
    open (``~$…``) are no forms.
    """
    found: dict[str, FormFile] = {}
    for word in words:
        for each in _meant(word):
            found.setdefault(each.file, each)
    return tuple(found.values())


def is_folder(word: str) -> bool:
    """Whether a word names a folder; a name that can't be one names none."""
    try:
        return Path(word).is_dir()
    except (OSError, ValueError):
        return False


def _meant(word: str) -> Iterator[FormFile]:
    if not is_folder(word):
        yield FormFile(word, Path(word).name)
        return
    folder, endings = Path(word), api.form_endings()
    places = [place for place in sorted(folder.rglob("*")) if _is_form(place, folder, endings)]
    if not places:
        raise typer.BadParameter(
            f"{word} 里没有自评表（{'、'.join(endings)}） / there is no form ({', '.join(endings)}) in {word}",
            param_hint="FORM",
        )
    yield from (FormFile(str(place), place.relative_to(folder).as_posix()) for place in places)


def _is_form(place: Path, folder: Path, endings: tuple[str, ...]) -> bool:
    name = place.name.lower()
    hidden = any(part.startswith(_HIDDEN) for part in place.relative_to(folder).parts)
    return name.endswith(endings) and not name.endswith(_CASES) and not hidden and place.is_file()
