"""A book read as a written form of a template: which sheet holds it, what its cells say, and what was left."""

from __future__ import annotations

from collections.abc import Sequence

from duheng.books.model import Book, Sheet
from duheng.checking.reading.near import near
from duheng.forms.cells import blank
from duheng.forms.model import WrittenForm
from duheng.forms.yaml_reader import headed
from duheng.importing.account import Entry, Left
from duheng.importing.findings import findings_of
from duheng.importing.grid import Grid
from duheng.importing.headings import closest_head
from duheng.importing.layout import Found, read_layout
from duheng.importing.looks import looks_of
from duheng.importing.printed import Printed, printed_labels
from duheng.importing.unmerged import put_together
from duheng.language.builtins import CLAIMED
from duheng.language.tree import FormTemplate
from duheng.language.types import FieldKind
from duheng.problems.books import SheetTooLarge
from duheng.problems.problem import Problem
from duheng.problems.sheets import NoSuchSheet, NoTable, SecondForm, SeveralTables, SheetsLeft
from duheng.record import Record, replace
from duheng.source import FileSpan

_ALLOWED = 12


class Imported(Record):
    """A form that was read from a sheet, with what became of each of the sheet's cells."""

    form: WrittenForm
    sheet: str
    read: tuple[Entry, ...]
    left: tuple[Left, ...]


def read_form(book: Book, template: FormTemplate, sha256: str, sheet: str = "") -> Imported | tuple[Problem, ...]:
    """The form in a book, or why there is none. ``sheet`` names the worksheet; empty: the one that holds a form.

    Blank forms and targets alone, without anything achieved, are no form beside one that is filled in.
    """
    printed = printed_labels(template)
    held = _choose(book, printed, sheet)
    if isinstance(held, tuple):
        return held
    chosen, found = held.sheet, held.found
    if found.second is not None:
        span = found.second.span
        return (SecondForm(span=span, label=next((each.under for each in found.left if each.span == span), "")),)
    looks = looks_of(chosen, book.file)
    problems: list[Problem] = [*chosen.problems, *findings_of(found, printed), *looks, *_others(book, chosen)]
    form = headed(WrittenForm("", book.file, sha256, "", "", None, (), found.rows), found.head, problems)
    return Imported(replace(form, findings=tuple(problems)), chosen.name, found.read, found.left)


class _Held(Record):
    """A sheet that holds a form, and what was found in it."""

    sheet: Sheet
    found: Found


def _choose(book: Book, printed: Printed, wanted: str) -> _Held | tuple[Problem, ...]:
    names = tuple(each.name for each in book.sheets if each.name)
    if wanted:
        named = next((each for each in book.sheets if each.name == wanted), None)
        if named is None:
            return (NoSuchSheet(name=wanted, names=names, near=near(wanted, names)),)
        sheets: Sequence[Sheet] = (named,)
    else:
        sheets = [each for each in book.sheets if not each.hidden]
    closed = tuple(each for sheet in sheets for each in sheet.problems if isinstance(each, SheetTooLarge))
    read = (_Held(each, read_layout(Grid(put_together(each, printed)), printed)) for each in sheets)
    with_table = [each for each in read if each.found.heads]
    filled = [each for each in with_table if _filled(each.found, printed)] or with_table
    if len(filled) == 1:
        return filled[0]
    if filled:
        holding = tuple(each.sheet.name for each in with_table)
        first = filled[0].sheet.name
        return (SeveralTables(span=FileSpan(book.file), names=holding, count=len(holding), first=first),)
    return closed or (_no_table(book, sheets, printed),)


def _filled(found: Found, printed: Printed) -> bool:
    """Whether rows say what was achieved, or a score for it."""
    actual = {field.name for field in printed.template.fields if field.kind is FieldKind.QUANTITY}
    return any(entry.meaning in {*actual, CLAIMED} and not blank(entry.text) for entry in found.read if not entry.label)


def _no_table(book: Book, sheets: Sequence[Sheet], printed: Printed) -> Problem:
    names, others = printed.columns_wanted()
    closest, closest_en = closest_head([Grid(each) for each in sheets], printed)
    return NoTable(
        span=FileSpan(book.file),
        names=names,
        allowed=(*names, *others)[:_ALLOWED],
        closest=closest,
        closest_en=closest_en,
    )


def _others(book: Book, chosen: Sheet) -> list[Problem]:
    others = [each for each in book.sheets if each is not chosen and (each.cells or each.problems)]
    if not others:
        return []
    named = "、".join(each.name + "（隐藏）" * each.hidden + "（太大）" * _closed(each) for each in others)
    named_en = ", ".join(each.name + " (hidden)" * each.hidden + " (too large)" * _closed(each) for each in others)
    return [SheetsLeft(span=FileSpan(book.file), sheet=chosen.name, named=named, named_en=named_en)]


def _closed(sheet: Sheet) -> bool:
    return any(isinstance(each, SheetTooLarge) for each in sheet.problems)
