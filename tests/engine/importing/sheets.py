"""Sheets for tests, from rows of texts with | between the cells; < and ^ are merged with the cell before and above."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from tests.engine.books.made import parts, rows, zipped

from duheng import api
from duheng.books.document import read_document
from duheng.books.model import Area, Book, Cell, Sheet
from duheng.books.reading import read_book
from duheng.importing.read import Imported, read_form
from duheng.problems.problem import Problem
from duheng.source import CellSpan

FILE = "表.xlsx"
LABELS = ("一级指标", "二级指标", "三级指标", "分值", "年度指标值", "全年实际值", "得分")
ROW = ("产出指标", "数量指标", "培训人次", "10", "≥100件", "95件", "9.5")


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


def inline(text: str) -> str:
    """A cell of a worksheet's part that holds a text."""
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def row_with(actual: str, target: str = inline("≥100件"), name: str = "培训人次") -> str:
    """The cells of a row of the usual table, with the parts of its target and its actual value."""
    before = "".join(map(inline, (*ROW[:2], name, ROW[3])))
    return f"{before}{target}{actual}{inline(ROW[6])}"


def book(*lines: str, below: str = "", more: Sequence[str] = (), **said: Any) -> Book:
    """The book of a file with a table of these rows in its first worksheet; the first of them is the third row."""
    head = (inline("项目名称") + inline("甲"), "".join(map(inline, LABELS)))
    found = read_book(zipped(parts(rows(*head, *lines) + below, *more, **said)), FILE)
    assert isinstance(found, Book), found
    return found


def from_book(*lines: str, **said: Any) -> Imported:
    """The same, read as a form."""
    return _imported(book(*lines, **said))


def from_document(data: bytes) -> Imported:
    """A form out of the bytes of a document."""
    found = read_document(data, "表.docx")
    assert isinstance(found, Book), found
    return _imported(found)


def _imported(opened: Book) -> Imported:
    found = read_form(opened, api.load_ruleset("000000/2020").template, "0" * 64)
    assert isinstance(found, Imported), found
    return found


def score(found: Imported, name: str = "培训人次") -> tuple[Fraction | None, Fraction | None]:
    """What the row of a name scores at least and at most."""
    result = api.evaluate(found.form, api.load_ruleset("000000/2020"))
    return next((node.low, node.high) for node in result.nodes if node.path[-1] == name)
