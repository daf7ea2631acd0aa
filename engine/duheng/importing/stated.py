"""What a sheet says of its own ruleset, before a ruleset's labels can be looked for.

Which labels a form has follows from its ruleset, and which ruleset it has may stand in the form. So the few words that
every form may say of itself are looked for alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest

from duheng.books.model import Sheet
from duheng.forms.labels import HEAD_ENGLISH, REGION, RULESET, TITLE, YEAR, narrow
from duheng.importing.grid import Grid, Piece
from duheng.importing.years import year_alone, year_beside, year_in
from duheng.record import Record

_WORDS = {word: name for name in (RULESET, REGION, YEAR) for word in (name, HEAD_ENGLISH[name])}
_MONEY = re.compile(r"(?:金额)?单位:")
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
    year = year_alone(said.get(YEAR, ""), bare=True) or year_in(said.get(TITLE, ""))
    return Stated(said.get(RULESET, ""), said.get(REGION, ""), int(year) if year else None)


def _pairs(grid: Grid) -> Iterable[tuple[str, str]]:
    for row in range(1, grid.rows + 1):
        pieces = [next(same) for _, same in groupby(grid.fresh(row), key=lambda piece: piece.text)]
        if len(pieces) == 1:
            yield from _alone(pieces[0])
        elif len(pieces) == 2:
            yield from _beside_money(pieces)
        for piece, value in zip_longest(pieces, pieces[1:]):
            label, divided, text = piece.text.partition(":" if ":" in piece.text else "：")
            name = _WORDS.get(narrow(label).casefold())
            if name and divided and text.strip():
                yield name, text
            elif name and value is not None:
                yield name, value.text


def _alone(piece: Piece) -> Iterable[tuple[str, str]]:
    beside = year_beside(piece.text)
    if year := year_alone(piece.text, bare=True):
        yield YEAR, year
    elif beside is not None and (beside.in_front or _MONEY.match(narrow(beside.rest))):
        yield YEAR, beside.year
    elif year_in(piece.text) and not _NAMES.search(piece.text):
        yield TITLE, piece.text


def _beside_money(pieces: Sequence[Piece]) -> Iterable[tuple[str, str]]:
    """（2020年度） in one cell, 单位：万元 in another."""
    for year, other in (pieces, reversed(pieces)):
        if _MONEY.match(narrow(other.text)) and (said := year_alone(year.text)):
            yield YEAR, said
