"""Which of several printed options is ticked: ``☑达成预期指标 □部分达成预期指标``.

Forms print the labels of a scale with boxes, and units tick one. More than one tick, or a tick beside no label, is no
answer.
"""

from __future__ import annotations

import re

TICKS = "☑✔✅√✓☒■●"
BOXES = "□☐○◻"
_TICKS = frozenset(TICKS)
_BEFORE = f"([{TICKS}{BOXES}])([^{TICKS}{BOXES}]*)"
_BEHIND = f"([^{TICKS}{BOXES}]+)([{TICKS}{BOXES}])"


def ticked(text: str) -> str:
    """The option that is ticked, without its mark; empty where it isn't exactly one."""
    said = text.strip()
    if _TICKS.isdisjoint(said):
        return ""
    first = said[0] in TICKS + BOXES
    options = re.findall(_BEFORE, said) if first else [(mark, label) for label, mark in re.findall(_BEHIND, said)]
    chosen = [label.strip(" ,，;；、/\t\r\n\u3000") for mark, label in options if mark in TICKS]
    return chosen[0] if len(chosen) == 1 else ""
