"""Every command in the lessons' READMEs runs and prints what the lesson shows."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
LESSONS = sorted(EXAMPLES.glob("*/README.md"))
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(readme: Path) -> list[tuple[str, list[str]]]:
    """Each command with the lines that the lesson shows under it."""
    found: list[tuple[str, list[str]]] = []
    for block in CONSOLE.findall(readme.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line.removeprefix("$ "), []))
            elif line.strip():
                found[-1][1].append(line)
    return found


CASES = [
    pytest.param(readme.parent, command, shown, id=f"{readme.parent.name}: {command}")
    for readme in LESSONS
    for command, shown in commands(readme)
]


def test_every_folder_is_a_lesson() -> None:
    assert [each.parent for each in LESSONS] == sorted(path for path in EXAMPLES.iterdir() if path.is_dir())
    assert len(CASES) >= len(LESSONS)


@pytest.mark.parametrize(("folder", "command", "shown"), CASES)
def test_command(folder: Path, command: str, shown: list[str]) -> None:
    program, *arguments = shlex.split(command)
    assert program == "duheng"
    ran = subprocess.run(
        [sys.executable, "-m", "duheng", *arguments],
        cwd=folder,
        env=os.environ | {"COLUMNS": "160", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert [line for line in shown if line not in ran.stdout] == []
