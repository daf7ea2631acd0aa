"""What a form says in place of a cell that holds no text one could use: ``#F3!`` for the cell F3.

Such a cell (an error, a formula without a result) was told where it stands; a form only mustn't take it for a value.
The text is words, no number, no description, and no other cell's text. A form that is exported says it in a sentence,
which is read back as the same.
"""

from __future__ import annotations

import re

from duheng.source import column_letters

_CELL = "([A-Z]{1,3}[0-9]{1,7})"
MARK = "#"
"""With which such a text begins, and hardly any other."""
_MARKED, _SENTENCE = re.compile(f"{MARK}{_CELL}!"), re.compile(f"[（(]原表 ?{_CELL} ?格用不了[)）]")


def unusable(column: int, row: int) -> str:
    """The text for a cell."""
    return f"{MARK}{column_letters(column)}{row}!"


def unusable_cell(text: str) -> str:
    """The cell that a text stands for (``F3``); empty for every other text."""
    found = _MARKED.fullmatch(text.strip()) if MARK in text else None
    return found[1] if found is not None else ""


def in_words(text: str) -> str:
    """A text as a sheet shows it: of what stands for a cell, that this can't be used."""
    cell = unusable_cell(text)
    return f"（原表 {cell} 格用不了）" if cell else text


def from_words(text: str) -> str:
    """A text that a sheet shows, read again."""
    found = _SENTENCE.fullmatch(text)
    return text if found is None else f"{MARK}{found[1]}!"
