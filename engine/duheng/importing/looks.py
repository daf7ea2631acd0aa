"""Findings of how a sheet looks: hidden rows and columns, struck-out text, comments. What is hidden is read
all the same, what is struck out or only a comment isn't."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from duheng.books.model import Sheet
from duheng.importing.places import places_named
from duheng.problems.problem import Problem
from duheng.problems.sheet_looks import CommentsUnread, HiddenRead, StruckOutLeft
from duheng.record import replace
from duheng.source import CellSpan, Span, column_letters

_NAMED = 6


def looks_of(sheet: Sheet, file: str) -> Iterator[Problem]:
    """The findings of one sheet, at most one of each kind."""
    marks = sheet.marks
    if marks.rows or marks.columns:
        first = marks.rows[0] if marks.rows else 1
        rows = _listed([_run(*each) for each in _runs(marks.rows)])
        columns = _listed([_run(*map(column_letters, each)) for each in _runs(marks.columns)])
        yield HiddenRead(
            span=CellSpan(file, first, marks.columns[0] if marks.columns else 1, sheet=sheet.name),
            what="、".join(f"第 {'、'.join(named)} {kind}" for named, kind in ((rows, "行"), (columns, "列")) if named),
            what_en=" and ".join(
                f"{kind}{'s' * _many(named)} {', '.join(named)}"
                for kind, named in (("row", rows), ("column", columns))
                if named
            ),
        )
    if marks.struck:
        spans = [_span(sheet, file, place) for place in marks.struck]
        yield StruckOutLeft(span=_place(spans[0]), cells=_listed(places_named(spans)))
    if marks.comments:
        cells = _listed(places_named(marks.comments))
        yield CommentsUnread(span=_place(marks.comments[0]), count=len(marks.comments), cells=cells)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of numbers that follow each other."""
    for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        inside = [number for _, number in run]
        yield inside[0], inside[-1]


def _run(first: object, last: object) -> str:
    return f"{first}" if first == last else f"{first}–{last}"


def _listed(runs: Sequence[str]) -> tuple[str, ...]:
    return tuple(runs) if len(runs) <= _NAMED else (*runs[: _NAMED - 1], f"{runs[_NAMED - 1]}…")


def _many(runs: Sequence[str]) -> bool:
    return len(runs) > 1 or "–" in runs[0]


def _span(sheet: Sheet, file: str, place: tuple[int, int]) -> Span:
    cell = sheet.cells.get(place)
    return cell.span if cell is not None else CellSpan(file, *place, sheet=sheet.name)


def _place(span: Span) -> Span:
    """Where a finding of several cells stands; its sentence names them, the first one too."""
    return replace(span, end=span.column)
