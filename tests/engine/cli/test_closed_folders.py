"""Folders that may not be looked into: what they may hold isn't passed over in silence."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.engine.cli.conftest import DAWUKOU, ROOT, Duheng

from duheng.checking.reading.files import first_bytes

RULES = ROOT / "rulesets" / "640202-dawukou" / "2020.rules"

CLOSED, OF_THE_SYSTEM = "关着", (".trash", "lost+found")


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the system doesn't let anybody look into, in one that holds a ruleset."""

    def refusing(look: Callable[..., Any]) -> Callable[..., Any]:
        def looked(path: Any = ".") -> Any:
            if Path(path).name in (CLOSED, *OF_THE_SYSTEM):
                raise PermissionError(13, "Permission denied", str(path))
            return look(path)

        return looked

    (tmp_path / "甲.rules").write_text("规则集 990101/2024\n    继承 000000/2020\n", encoding="utf-8")
    folder = tmp_path / CLOSED
    folder.mkdir()
    for name in ("scandir", "listdir"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))
    return folder


@pytest.mark.parametrize("words", [("eval",), ("eval", "--ruleset", "000000/2020"), ("list", "--rules-dir")])
def test_a_folder_that_was_named(duheng: Duheng, closed: Path, words: tuple[str, ...]) -> None:
    done = duheng(*words, closed)
    assert (done.code, f"FIL-006 读不了文件：{closed}" in done.err.replace("\n             ", "")) == (1, True)


@pytest.mark.parametrize("command", ["check", "test"])
def test_a_folder_below_the_one_that_was_named(duheng: Duheng, closed: Path, command: str) -> None:
    done = duheng(command, closed.parent)
    assert (done.code, f"FIL-006 读不了文件：{closed}" in done.out.replace("\n             ", "")) == (1, True)


@pytest.mark.parametrize("words", [("list",), ("check", RULES), ("show", "990101/2024"), ("eval", DAWUKOU)])
def test_a_folder_below_one_of_rulesets(duheng: Duheng, closed: Path, words: tuple[object, ...]) -> None:
    """What it holds may be the very ruleset that is looked for, for which the shipped one would stand in."""
    done = duheng(*words, "--rules-dir", closed.parent)
    assert (done.code, f"FIL-006 读不了文件：{closed}" in done.err.replace("\n             ", "")) == (1, True)


def test_a_file_that_may_be_the_ruleset(duheng: Duheng, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped ruleset doesn't stand in for a file that can't be opened; another one of the user's is what it is."""

    def refusing(place: Any, count: int) -> bytes:
        if place.name == "乙.rules":
            raise PermissionError(13, "Permission denied", str(place))
        return first_bytes(place, count)

    (tmp_path / "甲.rules").write_text("规则集 990101/2024\n    继承 000000/2020\n", encoding="utf-8")
    (tmp_path / "乙.rules").write_text("规则集 640202/2020\n    继承 000000/2020\n", encoding="utf-8")
    monkeypatch.setattr("duheng.checking.reading.library.first_bytes", refusing)
    done = duheng("eval", DAWUKOU, "--rules-dir", tmp_path)
    assert (done.code, f"FIL-006 读不了文件：{tmp_path}" in done.err) == (1, True)
    assert duheng("show", "990101/2024", "--rules-dir", tmp_path).code == 0


@pytest.mark.parametrize("name", OF_THE_SYSTEM)
def test_a_folder_of_the_system_holds_no_rulesets(duheng: Duheng, closed: Path, name: str) -> None:
    closed.rename(closed.with_name(name))
    assert duheng("show", "990101/2024", "--rules-dir", closed.parent).code == 0
