"""A ruleset's text written in other ways that mean the same: other order, width, blanks, comments, layout, words."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

from duheng import api

_WIDE = {ord(each): chr(ord(each) + 0xFEE0) for each in "0123456789|+-<>%="}
_QUOTED = re.compile(r"(「[^」]*」)")
_NARROW_ONLY = ("规则集", "继承", "-01-01")


def written_otherwise(path: Path, chance: Random) -> dict[str, str]:
    """Texts that mean what the file says, by how they were made of it."""
    text = path.read_text(encoding="utf-8")
    return {
        "order": _in_another_order(text, chance),
        "width": "".join(f"{_widened(line)}\n" for line in text.splitlines()),
        "blanks": "\r\n".join(_scattered(text, chance)) + "\r\n",
        "layout": api.layout(path).after,
        "english": api.layout(path, language="en").after,
        "shown": "".join(f"{line}\n" for line in _shown(path)),
    }


def _in_another_order(text: str, chance: Random) -> str:
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith(" "):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    head, *declarations = ["".join(f"{line}\n" for line in block) for block in blocks]
    chance.shuffle(declarations)
    return "".join([head, *declarations])


def _widened(line: str) -> str:
    if any(each in line for each in _NARROW_ONLY):
        return line
    return "".join(part if part.startswith("「") else part.translate(_WIDE) for part in _QUOTED.split(line))


def _scattered(text: str, chance: Random) -> list[str]:
    lines: list[str] = []
    for line in text.splitlines():
        if chance.random() < 0.3:
            lines.append(chance.choice(["", "   ", "# 注", "　　# 「"]))
        lines.append(chance.choice(["", "   "]) + line.strip() + chance.choice(["", " # 尾", "   "]))
    return lines


def _shown(path: Path) -> list[str]:
    lines = ["    " * each.depth + each.text.strip() for each in api.effective(path)]
    return [line for line in lines if not line.strip().startswith("继承")]
