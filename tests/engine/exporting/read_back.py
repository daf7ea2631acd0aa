"""Exported files read again: as a grid, as a written form, as a bound form to be compared."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl

from duheng.books.document import read_document
from duheng.books.model import Book, Sheet
from duheng.books.reading import read_book
from duheng.forms.bind import bind
from duheng.forms.model import Cell, Form, FormNode, WrittenForm
from duheng.forms.yaml_reader import headed
from duheng.importing.grid import Grid
from duheng.importing.layout import Found, read_layout
from duheng.importing.printed import printed_labels
from duheng.importing.unmerged import put_together
from duheng.language.tree import Ruleset
from duheng.language.values import Bounded, Quantity


def sheets(data: bytes, kind: str = ".xlsx") -> tuple[Sheet, ...]:
    """The sheets of a book or a document; each cell of theirs can be used."""
    book = read_document(data, "x.docx") if kind == ".docx" else read_book(data, "x.xlsx")
    assert isinstance(book, Book)
    assert [each.problems for each in book.sheets] == [()] * len(book.sheets)
    return book.sheets


def found(sheet: Sheet, ruleset: Ruleset) -> Found:
    """What the reader of forms makes of a sheet."""
    printed = printed_labels(ruleset.template)
    return read_layout(Grid(put_together(sheet, printed)), printed)


def form_of(read: Found) -> WrittenForm:
    """The written form of a sheet."""
    return headed(WrittenForm("", "x", "", "", "", None, (), read.rows), read.head, [])


def bound(written: WrittenForm, ruleset: Ruleset) -> Form:
    """The form under a ruleset."""
    form, problems = bind(written, ruleset)
    assert form is not None, problems
    return form


def texts(sheet: Sheet) -> dict[str, str]:
    """The texts of a sheet by their places (``B12``)."""
    return {cell.span.inside.rpartition("!")[2]: cell.text for cell in sheet.cells.values()}


def loaded(data: bytes) -> Any:
    """The book as the library reads it, with its looks."""
    return openpyxl.load_workbook(BytesIO(data))


def plain(form: Form) -> dict[str, Any]:
    """All that scoring can see of a form: nodes, cells by their values, claims."""
    return {
        "head": {name: _value(cell) for name, cell in form.head.items() if cell.text.strip()},
        "nodes": dict(_nodes(form.roots)),
        "total": form.claimed_total,
        "grade": form.claimed_grade,
        "money": form.money_unit,
        "year": form.written.year,
        "region": form.written.region,
    }


def _nodes(nodes: list[FormNode]) -> list[tuple[tuple[str, ...], Any]]:
    made: list[tuple[tuple[str, ...], Any]] = []
    for node in nodes:
        cells = {name: _value(cell) for name, cell in node.cells.items() if cell.text.strip()}
        made.append((node.path, (node.points, node.own_points, node.claimed, node.method, cells)))
        made += _nodes(node.children)
    return made


def _value(cell: Cell) -> Any:
    """A number with its unit, however it is written (1.50, 1.5; a unit in the cell or in its label); else the text."""
    value = cell.value
    if isinstance(value, Quantity):
        return value.number, value.unit
    if isinstance(value, Bounded):
        return value.low, value.high, value.low_open, value.high_open, value.unit
    return cell.text.strip()
