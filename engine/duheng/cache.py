"""What may be computed once and kept between runs, in a folder of the user's.

A cache is never needed: a folder that can't be written, a file that holds garbage or a format of another version all
mean "not there". Each file begins with a checksum of the rest. Only plain data is kept, as JSON: reading a cache
must not run anything. A file is written beside its place and renamed, so that two processes never see half of one.

The folder is ``duheng`` in the platform's place for caches, or the one named by the environment variable
``DUHENG_CACHE``; ``DUHENG_CACHE=off`` keeps nothing.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from duheng.version import VERSION

VARIABLE = "DUHENG_CACHE"
OFF = "off"
MOST_FILES = 200
"""How many files of one kind are kept; the oldest go first."""


def key_of(*parts: bytes | str) -> str:
    """A key for what was computed from ``parts`` by this version of duheng on this version of Python."""
    digest = sha256()
    for part in (VERSION, f"{sys.version_info.major}.{sys.version_info.minor}", *parts):
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def load(kind: str, key: str) -> Any | None:
    """The data kept under ``key``, or None where there is none that can be read."""
    folder = _folder(kind)
    if folder is None:
        return None
    try:
        mark, _, content = (folder / f"{key}.json").read_bytes().partition(b"\n")
        return json.loads(content) if mark == _mark(content) else None
    except (OSError, ValueError, RecursionError):
        return None


def store(kind: str, key: str, data: Any) -> None:
    """Keep ``data`` under ``key``; where that fails, nothing is kept."""
    folder = _folder(kind)
    if folder is None:
        return
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    with suppress(OSError):
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        _write(folder / f"{key}.json", _mark(content) + b"\n" + content)
        _prune(folder)


def _mark(content: bytes) -> bytes:
    """The first line of a file: what a disk or a hand changed in the rest is found out by it."""
    return sha256(content).hexdigest().encode("ascii")


def _folder(kind: str) -> Path | None:
    named = os.environ.get(VARIABLE, "")
    if named == OFF:
        return None
    try:
        return (Path(named) if named else _platform_folder() / "duheng") / kind
    except RuntimeError:
        return None


def _platform_folder() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".cache"


def _write(place: Path, content: bytes) -> None:
    draft = place.with_name(f".{place.name}.{os.getpid()}.{os.urandom(8).hex()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        draft.replace(place)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _prune(folder: Path) -> None:
    with os.scandir(folder) as entries:
        aged = sorted((entry.stat().st_mtime_ns, entry.path) for entry in entries)
    for _, path in aged[: max(0, len(aged) - MOST_FILES)]:
        with suppress(OSError):
            Path(path).unlink()
