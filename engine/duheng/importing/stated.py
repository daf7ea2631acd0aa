"""What a sheet says of its own ruleset, before a ruleset's labels can be looked for.

Which labels a form has follows from its ruleset, and which ruleset it has may stand in the form. So the few words that
every form may say of itself are looked for alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

from duheng.books.model import Sheet
from duheng.forms.labels import HEAD_ENGLISH, REGION, RULESET, TITLE, YEAR, narrow
from duheng.importing.grid import Grid, Piece
from duheng.record import Record

_WORDS = {word: name for name in (RULESET, REGION, YEAR) for word in (name, HEAD_ENGLISH[name])}
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_YEAR_ALONE = re.compile(r"\(?((?:19|20)[0-9]{2})(?:年度?)?\)?")
_NAMES = re.compile(r"[:：]")


class Stated(Record):
    """The ruleset's id, the region's code and the year that a form states; empty or None where it doesn't."""

    ruleset: str
    region: str
    year: int | None


def stated(sheets: Iterable[Sheet]) -> Stated:
    """What the visible sheets say, the first of them before the others."""
    said: dict[str, str] = {}
    for sheet in sheets:
        if not sheet.hidden:
            for name, text in _pairs(Grid(sheet)):
                said.setdefault(name, narrow(text))
    year = _YEAR_ALONE.fullmatch(said.get(YEAR, ""))
    title = _YEAR.search(said.get(TITLE, ""))
    found = year or title
    return Stated(said.get(RULESET, ""), said.get(REGION, ""), int(found[1]) if found else None)


def _pairs(grid: Grid) -> Iterable[tuple[str, str]]:
    for row in range(1, grid.rows + 1):
        pieces = grid.fresh(row)
        if len(pieces) == 1:
            yield from _alone(pieces[0])
        for piece, value in zip_longest(pieces, pieces[1:]):
            label, divided, text = piece.text.partition(":" if ":" in piece.text else "：")
            name = _WORDS.get(narrow(label).casefold())
            if name and divided and text.strip():
                yield name, text
            elif name and value is not None:
                yield name, value.text


def _alone(piece: Piece) -> Iterable[tuple[str, str]]:
    plain = narrow(piece.text)
    if _YEAR_ALONE.fullmatch(plain):
        yield YEAR, plain
    elif _YEAR.search(plain) and not _NAMES.search(piece.text):
        yield TITLE, plain
