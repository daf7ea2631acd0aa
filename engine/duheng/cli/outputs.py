"""Where results may go: over no file that a command reads, and over nobody's work unless that is asked for.

Files are compared by what they are to the system, so that links and other spellings of a name lead nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import stat_result
from pathlib import Path
from stat import S_ISREG

from duheng import api
from duheng.api import DuhengError


def keep_inputs(outputs: Iterable[str | None], inputs: Iterable[str | None]) -> None:
    """Raises ``DuhengError`` where a file to be written is one that is read, or any ruleset."""
    there = [(each, told) for each in outputs if each is not None and (told := _file(each)) is not None]
    if not there:
        return
    read = {_identity(told): each for each in inputs if each is not None and (told := _file(each)) is not None}
    for name, told in there:
        _keep(name, read.get(_identity(told)))


def keep_existing(output: str | None, *, overwrite: bool) -> None:
    """Raises ``DuhengError`` where a file to be written is there and isn't to be replaced."""
    if output is not None and not overwrite and _file(output) is not None:
        from duheng.problems.commands import OutputExists

        raise DuhengError([OutputExists(name=output)])


def keep_forms(outputs: Iterable[str | None], *, overwrite: bool) -> None:
    """Raises ``DuhengError`` where a result would replace what may be a form or cases, and that isn't said.

    Whatever is called as they are and is no earlier result may be one; other files are reports.
    """
    endings = (*api.form_endings(), *api.convertible_endings(), *api.CASES)
    for each in outputs:
        if each is not None and api.is_called(each, endings) and not api.is_result(each):
            keep_existing(each, overwrite=overwrite)


def _keep(name: str, read: str | None) -> None:
    from duheng.problems.commands import OutputIsInput, OutputIsRuleset

    if read is not None:
        raise DuhengError([OutputIsInput(name=name, read=read)])
    if api.is_called(Path(name).resolve(), api.RULES):
        raise DuhengError([OutputIsRuleset(name=name)])


def _file(name: str) -> stat_result | None:
    """What the system says of a file; None where there is none, or the name can't be one."""
    try:
        told = Path(name).stat()
    except (OSError, ValueError):
        return None
    return told if S_ISREG(told.st_mode) else None


def _identity(told: stat_result) -> tuple[int, int]:
    return told.st_dev, told.st_ino
