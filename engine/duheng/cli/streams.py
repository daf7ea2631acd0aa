"""What goes to the screen, to a file and to the error stream.

Results go to standard output and nothing else does, so that they can be piped; problems and remarks go to standard
error. Both are UTF-8 whatever the system thinks, because a Chinese character must not stop a program.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from errno import EBADF, EINVAL
from io import BufferedWriter, RawIOBase, TextIOWrapper, UnsupportedOperation
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from duheng.source import shorten, visible

if TYPE_CHECKING:
    from duheng.api import DuhengError
    from duheng.problems.problem import Language, Problem
    from duheng.source import Source

STDIN = "-"
"""A file's name that means standard input, as it does for other programs."""
LARGEST_PIPED = 4_000_001
"""In bytes: one more than a form in YAML may have."""
USUAL_WIDTH = 100
PROBLEMS = 1
PIPE_CLOSED = 141
_PROGRESS = 40


def speak_utf8() -> None:
    """UTF-8 on both streams; what even that can't say is escaped.

    Remarks to a closed stream are swallowed; a result for one can't be written, which is told like any file's.
    """
    sys.stdout = sys.stdout or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout = _whole(sys.stdout)


def _whole(stream: TextIO) -> TextIO:
    """A stream that writes all it is given or fails: an unbuffered one (``python -u``, ``PYTHONUNBUFFERED``) takes what
    a disk has room for, and says nothing of the rest."""
    if not isinstance(stream, TextIOWrapper) or not isinstance(stream.buffer, RawIOBase):
        return stream
    return TextIOWrapper(BufferedWriter(stream.detach()), encoding="utf-8", errors="backslashreplace")


def piped() -> bytes:
    """What stands on standard input, as far as a form may be long; nothing where it is closed."""
    return sys.stdin.buffer.read(LARGEST_PIPED) if sys.stdin is not None else b""


def width() -> int:
    """The terminal's columns; ``COLUMNS`` wins, and where there is no terminal there are 100."""
    return shutil.get_terminal_size((USUAL_WIDTH, 0)).columns


def width_of_file() -> int:
    """The columns of a text that is written to a file: those of ``COLUMNS``, or 100."""
    named = os.environ.get("COLUMNS", "")
    return int(named) if named.isascii() and named.isdigit() and int(named) else USUAL_WIDTH


def colours(stream: TextIO) -> bool:
    """Whether to paint: on terminals that know how, unless somebody asked for none."""
    from duheng.problems.render.terminal import wants_colour

    knows = os.name != "nt" or "WT_SESSION" in os.environ or "TERM" in os.environ
    return knows and wants_colour(stream, os.environ)


def say(text: str, language: Language) -> None:
    """Print a result. A reader that has gone away ends the program quietly."""
    code = printed(text, language)
    if code:
        raise typer.Exit(code)


def printed(text: str, language: Language) -> int:
    """Print a text; returns the exit code that it ends with where that fails, else 0."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        return unprinted(error, language)
    return 0


def unprinted(error: OSError, language: Language) -> int:
    """Tell why a result couldn't be printed, unless its reader has gone away; returns the exit code."""
    silence()
    if isinstance(error, BrokenPipeError):
        return PIPE_CLOSED
    closed = isinstance(error, UnsupportedOperation)
    failed = _unwritable("stdout", OSError(EBADF, "closed") if closed else error)
    tell(failed.problems, {}, language, width(), colours(sys.stderr))
    return PROBLEMS


def write(path: str, made: str | bytes, language: Language) -> None:
    """Write a result to a file, a text as UTF-8 with LF, and say so. Raises ``DuhengError`` where it can't be."""
    error = unwritten(path, made)
    if error is not None:
        raise _unwritable(path, error)
    remark(f"已写入 {path}" if language == "zh" else f"Written to {path}")


def unwritten(path: str, made: str | bytes) -> OSError | None:
    """Write a file, a text as UTF-8 with LF; why it couldn't be, None where it was."""
    from duheng import api

    data = made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")
    return _tried(lambda: api.write_whole(Path(path), data))


def make_folder(path: str) -> None:
    """Make a folder, and those that it lies in, unless it is there. Raises ``DuhengError`` where it can't be made."""
    error = unmade(path)
    if error is not None:
        raise _unwritable(path, error)


def unmade(path: str) -> OSError | None:
    """Make a folder, and those that it lies in; why it couldn't be, None where it is there."""
    return _tried(lambda: Path(path).mkdir(parents=True, exist_ok=True))


def _tried(act: Callable[[], object]) -> OSError | None:
    try:
        act()
    except ValueError:
        return OSError(EINVAL, "not a name")
    except OSError as error:
        return error
    return None


def progress(told: str) -> None:
    """How far something long has come: a line on the error stream that the next one writes over; empty, it is gone.

    Where the stream is no terminal nothing is written, so that files and pipes hold no trace of it.
    """
    if sys.stderr.isatty():
        sys.stderr.write(f"\x1b[K{shorten(visible(told), _PROGRESS)}\r")
        sys.stderr.flush()


def deliver(text: str, path: str | None, language: Language) -> None:
    """Write a result to the file that was named, or print it."""
    if path is None:
        say(text, language)
    else:
        write(path, text, language)


def remark(text: str) -> None:
    """A line beside the result, without anything in it that a terminal would obey."""
    tell_text(visible(text) + "\n")


def tell_text(text: str) -> None:
    """Write to standard error; where that takes nothing, the result is worth more than what is said beside it."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def tell(
    problems: Sequence[Problem], sources: Mapping[str, Source], language: Language, columns: int, colour: bool
) -> None:
    """Show problems on standard error."""
    from duheng.problems.render.terminal import render

    tell_text(render(problems, sources, language, columns, colour))


def _unwritable(name: str, error: OSError) -> DuhengError:
    from duheng.api import DuhengError
    from duheng.problems.files import FileUnwritable

    return DuhengError([FileUnwritable.of(name, error)])


def silence() -> None:
    """What is still buffered goes nowhere, so that leaving doesn't fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
