"""The cache is right or not there: never half a file, never an exception, never more than its bound."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from duheng import cache

KEY = "k"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUHENG_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def file_of(folder: Path) -> Path:
    return folder / "kind" / f"{KEY}.json"


def test_what_was_stored_is_loaded() -> None:
    data = {"甲": [1, None, "\ud800"], "b": {"c": True}}
    cache.store("kind", KEY, data)
    assert cache.load("kind", KEY) == data


def test_another_kind_or_key_is_not_there() -> None:
    cache.store("kind", KEY, 1)
    assert cache.load("other", KEY) is None
    assert cache.load("kind", "other") is None


def test_the_later_of_two_wins() -> None:
    cache.store("kind", KEY, 1)
    cache.store("kind", KEY, 2)
    assert cache.load("kind", KEY) == 2


@pytest.mark.parametrize("garbage", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b"\x80\x04K\x01."])
def test_garbage_is_not_there_and_is_overwritten(folder: Path, garbage: bytes) -> None:
    cache.store("kind", KEY, 1)
    file_of(folder).write_bytes(garbage)
    assert cache.load("kind", KEY) is None
    cache.store("kind", KEY, 3)
    assert cache.load("kind", KEY) == 3


def test_one_changed_digit_is_found_out(folder: Path) -> None:
    cache.store("kind", KEY, {"points": 40})
    place = file_of(folder)
    place.write_bytes(place.read_bytes().replace(b"40", b"41"))
    assert cache.load("kind", KEY) is None


def test_a_folder_where_the_file_should_be(folder: Path) -> None:
    file_of(folder).mkdir(parents=True)
    cache.store("kind", KEY, 1)
    assert cache.load("kind", KEY) is None
    assert [path.name for path in (folder / "kind").iterdir()] == [f"{KEY}.json"]


def test_a_file_where_the_folder_should_be(folder: Path) -> None:
    folder.write_text("not a folder")
    cache.store("kind", KEY, 1)
    assert cache.load("kind", KEY) is None
    assert folder.read_text() == "not a folder"


def test_a_folder_that_refuses(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError("read-only")

    monkeypatch.setattr(os, "open", refuse)
    cache.store("kind", KEY, 1)
    assert cache.load("kind", KEY) is None


def test_off_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUHENG_CACHE", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    cache.store("kind", KEY, 1)
    assert cache.load("kind", KEY) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the place on Linux")
@pytest.mark.parametrize(("xdg", "place"), [("xdg", "xdg/duheng"), (None, "home/.cache/duheng")])
def test_the_place_on_linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, xdg: str | None, place: str) -> None:
    monkeypatch.delenv("DUHENG_CACHE")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / xdg) if xdg else "not/absolute")
    cache.store("kind", KEY, 1)
    assert file_of(tmp_path / place).read_bytes().endswith(b"\n1")


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_only_the_user_may_look(folder: Path) -> None:
    cache.store("kind", KEY, 1)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "kind").stat().st_mode) == 0o700
    assert stat.S_IMODE(file_of(folder).stat().st_mode) == 0o600


def test_the_oldest_go_first(folder: Path) -> None:
    for number in range(200):
        cache.store("kind", f"old{number}", number)
        os.utime(folder / "kind" / f"old{number}.json", (1000 + number, 1000 + number))
    cache.store("kind", "new", "new")
    kept = {path.stem for path in (folder / "kind").iterdir()}
    assert len(kept) == 200
    assert "old0" not in kept
    assert {"old1", "new"} <= kept


def test_processes_that_store_at_once_leave_one_whole_file(folder: Path) -> None:
    script = (
        "from duheng import cache\n"
        "for round in range(50):\n"
        "    cache.store('kind', 'k', ['x' * 5000] * 20)\n"
        "    assert cache.load('kind', 'k') == ['x' * 5000] * 20\n"
    )
    engine = str(Path(cache.__file__).parents[1])
    started = [subprocess.Popen([sys.executable, "-c", script], env=os.environ | {"PYTHONPATH": engine}) for _ in "ab"]
    assert [process.wait() for process in started] == [0, 0]
    assert [path.name for path in (folder / "kind").iterdir()] == ["k.json"]


def test_keys_tell_parts_versions_and_pythons_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [cache.key_of("ab", "c"), cache.key_of("a", "bc"), cache.key_of("abc"), cache.key_of("abc", "")]
    monkeypatch.setattr(cache, "VERSION", "another")
    keys.append(cache.key_of("abc"))
    monkeypatch.setattr(sys, "version_info", _Version(3, 99))
    keys.append(cache.key_of("abc"))
    assert len(set(keys)) == 6
    assert cache.key_of("甲") == cache.key_of("甲".encode())


class _Version:
    def __init__(self, major: int, minor: int) -> None:
        self.major = major
        self.minor = minor
