"""Which files a command means by the words it was given: forms, or folders of forms.

What a folder holds besides is told, so that no form is missed without a word: old office files may well be forms and
count as such, pictures and the like are named. Results of earlier runs look like forms and are left out; one that is
named itself is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import typer

from duheng import api
from duheng.api.files import RULESETS
from duheng.cli.streams import remark
from duheng.problems.files import FileUnreadable
from duheng.problems.problem import Language, Problem
from duheng.record import Record

_HIDDEN = (".", "~$", "__macosx")
_OF_THE_SYSTEM = ("thumbs.db", "desktop.ini")
_OURS = (*RULESETS, *api.CASES, ".json", ".html", ".htm", ".md")
_MOST_NAMED = 5
_RESULTS = {
    "zh": "没有算的文件 {count} 个，是 duheng 写的计分结果：{names}；要算的，写明它的文件名",
    "en": "{count} file{s} not scored, being results that duheng wrote: {names}; name one to score it",
}
_OTHERS = {"zh": "没有看的文件 {count} 个：{names}", "en": "{count} file{s} not looked at: {names}"}


class FormFile(Record):
    """A form's file as it is called, and its place below the folder that was named (its own name, where none was).

    ``problem`` is why nothing can be read there, where that is known: of a folder that may not be looked into.
    """

    file: str
    below: str
    problem: Problem | None = None


def forms_in(
    words: Sequence[str], language: Language, *, beside: str | None = None, overview: str | None = None
) -> tuple[FormFile, ...]:
    """The files that were named and, in order, those that folders hold; none twice.

    A folder without any is wrong usage. In a folder, hidden files, rulesets, cases, reports and a spreadsheet's own
    marks of being open (``~$…``) are no forms; what else is none is told on standard error. ``beside`` is the folder
    for the forms' own results, ``overview`` the file of the overview: where they lie in a folder, they hold no forms.
    """
    walk = _Walk(beside, overview)
    for word in words:
        walk.see(word)
    for line in walk.told(language):
        remark(line)
    if walk.empty:
        word, endings = walk.empty[0], api.form_endings()
        raise typer.BadParameter(
            f"{word} 里没有自评表（{'、'.join(endings)}） / there is no form ({', '.join(endings)}) in {word}",
            param_hint="FORM",
        )
    return tuple(walk.forms.values())


def once(names: Iterable[str]) -> list[str]:
    """Each file once, however its name is spelt, under the first of its names."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(_whole(name), name)
    return list(found.values())


def _whole(name: str) -> str:
    return os.path.abspath(name)  # noqa: PTH100


def is_folder(word: str) -> bool:
    """Whether a word names a folder; a name that can't be one names none."""
    try:
        return Path(word).is_dir()
    except (OSError, ValueError):
        return False


class _Walk:
    """What words and folders have led to so far; ``empty`` are folders without a form."""

    def __init__(self, beside: str | None, overview: str | None) -> None:
        self.forms: dict[str, FormFile] = {}
        self.results: list[str] = []
        self.others: list[str] = []
        self.empty: list[str] = []
        self._beside = beside
        self._overview = overview
        self._endings = (*api.form_endings(), *api.convertible_endings())

    def see(self, word: str) -> None:
        """A file that was named is a form, whatever it holds; a folder is gone through."""
        if not is_folder(word):
            self.forms.setdefault(_whole(word), FormFile(word, Path(word).name))
            return
        folder = Path(word)
        beside, overview = _below(self._beside, folder), _below(self._overview, folder)
        known = len(self.forms)
        files = self._files(folder)
        empty = len(self.forms) == known
        for place in files:
            below = place.relative_to(folder)
            if not _in_sight(below):
                continue
            if not os.path.isfile(place):  # noqa: PTH113
                self.others.append(str(below))
                continue
            among_results = beside is not None and below.is_relative_to(beside)
            if not self._looks_like_a_form(place):
                self.others += [] if among_results or below == overview else [str(below)]
            elif api.is_result(place):
                self.results.append(str(below))
            elif among_results:
                self.others.append(str(below))
            else:
                self.forms.setdefault(_whole(str(place)), FormFile(str(place), below.as_posix()))
                empty = False
        if empty:
            self.empty.append(word)

    def _files(self, folder: Path) -> list[Path]:
        """All files below a folder, in order, and links to folders; folders that can't be read count as forms."""

        def closed(error: OSError) -> None:
            file = str(error.filename)
            below = Path(file).relative_to(folder).as_posix()
            self.forms.setdefault(_whole(file), FormFile(file, below, FileUnreadable.of(file, error)))

        found: list[Path] = []
        for root, folders, names in os.walk(folder, onerror=closed):
            found += (Path(root, name) for name in names)
            found += (Path(root, name) for name in folders if Path(root, name).is_symlink())
        return sorted(found)

    def _looks_like_a_form(self, place: Path) -> bool:
        return api.is_called(place.name, self._endings)

    def told(self, language: Language) -> Iterator[str]:
        """What was left out, a line each."""
        if self.results:
            yield _told(_RESULTS[language], self.results, language)
        if self.others:
            yield _told(_OTHERS[language], self.others, language)


def _below(name: str | None, folder: Path) -> Path | None:
    """Where in a folder something lies that is named from elsewhere; None where it doesn't, or is the folder itself."""
    try:
        below = Path(name).resolve().relative_to(folder.resolve()) if name is not None else Path()
    except (OSError, ValueError):
        return None
    return below if below.parts else None


def _in_sight(below: Path) -> bool:
    """Whether a file of a folder is a form or something that was put beside forms."""
    name = below.name.lower()
    hidden = any(part.lower().startswith(_HIDDEN) for part in below.parts)
    return not hidden and name not in _OF_THE_SYSTEM and not api.is_called(name, _OURS)


def _told(text: str, names: Sequence[str], language: Language) -> str:
    return text.format(count=len(names), s="s" * (len(names) != 1), names=_named(names, language))


def _named(names: Sequence[str], language: Language) -> str:
    from duheng.source import visible

    shown = ("、" if language == "zh" else ", ").join(map(visible, names[:_MOST_NAMED]))
    return shown + ("……" if language == "zh" else " …") if len(names) > _MOST_NAMED else shown
