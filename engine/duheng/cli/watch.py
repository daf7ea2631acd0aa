"""``--watch``: doing something again whenever a file changes, until somebody presses Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ENDINGS = (".rules", ".yaml", ".yml", ".md", ".xlsx")
PAUSE = 0.5
Snapshot = dict[str, tuple[int, int]]


def snapshot(paths: Sequence[str]) -> Snapshot:
    """The time and the size of every file that tests may read, in the folders of the paths."""
    folders = {path if path.is_dir() else path.parent for path in map(Path, paths)}
    found: Snapshot = {}
    for place in (file for folder in folders for file in folder.rglob("*") if file.name.lower().endswith(ENDINGS)):
        try:
            told = place.stat()
        except OSError:
            continue
        found[str(place)] = (told.st_mtime_ns, told.st_size)
    return found


def changes(paths: Sequence[str], pause: Callable[[], None] = lambda: time.sleep(PAUSE)) -> Iterator[list[str]]:
    """The files that changed, appeared or went, each time any did."""
    before = snapshot(paths)
    while True:
        pause()
        after = snapshot(paths)
        if after != before:
            yield sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
            before = after
