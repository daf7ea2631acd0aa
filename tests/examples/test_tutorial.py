"""The tutorial, done from its first line to its last: its files are written, its commands run, and print what it shows.

The sentence before a block says what happens to a file: 新建 makes it, 加在 … 末尾 puts the block at its end, 改成 puts
the block in place of the one that was last put there. In what a command prints, a line …… stands for lines left out.
What comes of it all is kept as a lesson in ``examples/``.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "grammar" / "tutorial.md"
FENCE = re.compile(r"([^\n]*)\n\n```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
TOLD = re.compile("新建文件 `(.+?)`|加在 `(.+?)` 末尾|把 `(.+?)` .*改成")
LEFT_OUT = "……"
LESSON = Path(__file__).parents[2] / "examples" / "04-county"
KEPT = {"990201-2024.rules": "990201-2024.rules", "表.yaml": "form.yaml"}


class Desk:
    """A folder with the officer's files, and what was last put into each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last: dict[str, str] = {}

    def write(self, sentence: str, text: str) -> None:
        found = TOLD.search(sentence)
        assert found is not None, f"no file is named: {sentence}"
        made, longer, changed = found.groups()
        name = made or longer or changed
        place = self.folder / name
        assert place.exists() != bool(made), sentence
        old = "" if made else place.read_text(encoding="utf-8")
        kept = old.removesuffix(self.last[name]) if changed else old
        place.write_text(kept + text, encoding="utf-8")
        self.last[name] = text

    def run(self, command: str) -> list[str]:
        program, *arguments = shlex.split(command)
        assert program == "duheng"
        ran = subprocess.run(
            [sys.executable, "-m", "duheng", *arguments],
            cwd=self.folder,
            env=os.environ | {"COLUMNS": "90", "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return [line.rstrip() for line in ran.stdout.rstrip("\n").split("\n")]


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a block with the lines shown under it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        yield command, shown


def printed(shown: list[str], lines: list[str]) -> bool:
    """Whether the lines are what is shown, some left out where …… stands."""
    pattern = "".join(r"(?:.*\n)*" if line.strip() == LEFT_OUT else re.escape(line) + r"\n" for line in shown)
    return re.fullmatch(pattern, "\n".join(lines) + "\n") is not None


def test_the_tutorial(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    ran = 0
    page = PAGE.read_text(encoding="utf-8")
    found = FENCE.findall(page)
    assert 2 * len(found) == len(re.findall("^```", page, re.MULTILINE))
    for sentence, kind, text in found:
        if kind in ("rules", "yaml"):
            desk.write(sentence, text)
            continue
        assert kind == "console"
        for command, shown in commands(text):
            lines = desk.run(command)
            assert printed(shown, lines), f"$ {command}\n" + "\n".join(lines)
            ran += 1
    assert ran >= 8
    for name, lesson in KEPT.items():
        assert (tmp_path / name).read_text(encoding="utf-8") == (LESSON / lesson).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("shown", "lines", "same"),
    [
        (["甲", "乙"], ["甲", "乙"], True),
        (["甲"], ["甲", "乙"], False),
        (["甲", "……"], ["甲", "乙", "丙"], True),
        (["……", "丙"], ["甲", "乙", "丙"], True),
        (["……", "乙", "……"], ["甲", "乙丙"], False),
    ],
)
def test_what_is_shown_is_compared(shown: list[str], lines: list[str], same: bool) -> None:
    assert printed(shown, lines) is same
