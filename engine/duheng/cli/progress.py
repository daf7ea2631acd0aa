"""How many mutants have been tried, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from duheng.cli.streams import progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from duheng.problems.problem import Language

_SAID = {"zh": "改错试用例：{done}/{of}", "en": "Trying mutants: {done}/{of}"}
_PERCENT = 100


@contextmanager
def mutants_counted(language: Language) -> Iterator[Callable[[int, int], None]]:
    """Tells how many of how many mutants have been tried; a line that changes where a percent does, gone at the end."""

    def tell(done: int, of: int) -> None:
        if not 0 < done < of or done * _PERCENT // of != (done - 1) * _PERCENT // of:
            progress(_SAID[language].format(done=done, of=of))

    try:
        yield tell
    finally:
        progress("")
