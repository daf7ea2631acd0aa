"""Counting mutants: on a terminal alone, and gone at the end."""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from tests.engine.cli.conftest import Duheng
from tests.engine.testing.test_cases import RULES

from duheng.cli.progress import mutants_counted


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_each_percent_is_told_and_wiped_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 400, four are a percent: 0, 4, 8 … 400 are 101 lines."""
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with mutants_counted("zh") as counted:
        for done in range(401):
            counted(done, 400)
    told = [f"改错试用例：{done}/400" for done in range(0, 401, 4)]
    assert terminal.getvalue() == "".join(f"\x1b[K{line}\r" for line in [*told, ""])


def test_what_fails_is_wiped_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())

    def fail() -> None:
        with mutants_counted("en") as counted:
            counted(1, 2)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert terminal.getvalue() == "\x1b[KTrying mutants: 1/2\r\x1b[K\r"


def test_a_pipe_holds_no_trace(tmp_path: Path, duheng: Duheng) -> None:
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    done = duheng("test", tmp_path, "--mutate")
    assert "改错" not in done.err
    assert "\r" not in done.out + done.err


def test_a_terminal_shows_it_and_the_result_does_not(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "duheng", "test", str(tmp_path), "--mutate", "--lang", "zh"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "\x1b[K改错试用例：0/" in shown
    assert shown.endswith("\r\x1b[K\r")
    assert "改错试用例" not in done.stdout.decode()
