"""Sheets for tests, from rows of texts with | between the cells; < and ^ are merged with the cell before and above."""

from __future__ import annotations

from duheng import api
from duheng.books.model import Area, Book, Cell, Sheet
from duheng.importing.read import Imported, read_form
from duheng.problems.problem import Problem
from duheng.source import CellSpan

FILE = "表.xlsx"


def sheet(text: str, name: str = "自评表", hidden: bool = False) -> Sheet:
    """The sheet that a text draws."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.strip().splitlines()]
    at = {(row, column): shown for row, cells in enumerate(rows, 1) for column, shown in enumerate(cells, 1)}
    corners: dict[tuple[int, int], tuple[int, int]] = {}
    for (row, column), shown in at.items():
        if shown in ("<", "^"):
            before = (row, column - 1) if shown == "<" else (row - 1, column)
            corners[row, column] = corners.get(before, before)
    areas: dict[tuple[int, int], tuple[int, int]] = {}
    for place, corner in corners.items():
        bottom, right = areas.get(corner, corner)
        areas[corner] = (max(bottom, place[0]), max(right, place[1]))
    cells = {
        (row, column): Cell(CellSpan(FILE, row, column, column + 1, name), shown)
        for (row, column), shown in at.items()
        if shown and (row, column) not in corners
    }
    merged = tuple(Area(*corner, *end) for corner, end in areas.items())
    whole = dict(corners) | {corner: corner for corner in areas}
    return Sheet(name, hidden, cells, merged, {place: corner for place, corner in whole.items() if place != corner})


def read(*sheets: Sheet, ruleset: str = "000000/2020", wanted: str = "") -> Imported | tuple[Problem, ...]:
    """A book of sheets read as a form."""
    return read_form(Book(FILE, sheets), api.load_ruleset(ruleset).template, "0" * 64, wanted)


def imported(*sheets: Sheet, ruleset: str = "000000/2020") -> Imported:
    """The same where a form must be found."""
    found = read(*sheets, ruleset=ruleset)
    assert isinstance(found, Imported), found
    return found


def rows_of(found: Imported) -> list[dict[str, str]]:
    """The cells of each row by their labels."""
    return [{cell.label: cell.text for cell in row.cells} for row in found.form.rows]


def told(found: Imported) -> list[tuple[str, str]]:
    """The findings: codes and messages."""
    return [(each.code, each.message("zh")) for each in found.form.findings]
