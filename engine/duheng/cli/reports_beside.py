"""The files of forms' own results: named before anything is scored, so that a run can be refused as a whole.

A result lies below ``--each-to`` as its form lies below its folder. No two are called alike, on a system that doesn't
tell capitals apart either, and none like the overview.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from duheng.cli.form_files import FormFile


def reports_of(files: Sequence[FormFile], folder: str, ending: str, overview: str | None) -> dict[str, str]:
    """The place of each form's own result, by the form's file."""
    taken = {_whole(Path(overview))} if overview is not None else set()
    found: dict[str, str] = {}
    for form in files:
        place = next(
            each for each in _names(Path(folder), PurePosixPath(form.below), ending) if _whole(each) not in taken
        )
        taken.add(_whole(place))
        found[form.file] = str(place)
    return found


def _names(folder: Path, below: PurePosixPath, ending: str) -> Iterator[Path]:
    name, number = below.with_suffix(ending), 1
    while True:
        yield Path(folder, *name.parts)
        number += 1
        name = name.with_name(f"{below.stem}-{number}{ending}")


def _whole(place: Path) -> str:
    return os.path.abspath(place).casefold()  # noqa: PTH100
