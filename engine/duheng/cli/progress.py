"""How far something long has come: one line on a terminal that is written over, and gone at the end.

Where the stream is no terminal nothing is written, so that files and pipes hold no trace of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from duheng.problems.problem import Language

_SAID = {"zh": "改错试用例：{done}/{of}", "en": "Trying mutants: {done}/{of}"}
_PERCENT = 100


@contextmanager
def mutants_counted(stream: TextIO, language: Language) -> Iterator[Callable[[int, int], None]]:
    """Tells on a terminal how many of how many mutants have been tried; a line changes where a percent does."""
    shown = ""

    def wipe() -> None:
        nonlocal shown
        if shown:
            stream.write("\r" + " " * 2 * len(shown) + "\r")
            stream.flush()
        shown = ""

    def tell(done: int, of: int) -> None:
        nonlocal shown
        if done and done < of and done * _PERCENT // of == (done - 1) * _PERCENT // of:
            return
        text = _SAID[language].format(done=done, of=of)
        if len(text) < len(shown):
            wipe()
        stream.write("\r" + text)
        stream.flush()
        shown = text

    def nothing(done: int, of: int) -> None:
        """There is nobody to tell."""

    try:
        yield tell if stream.isatty() else nothing
    finally:
        wipe()
