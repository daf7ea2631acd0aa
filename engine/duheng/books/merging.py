"""Merged areas: what each hides, and what is told of them.

Programs that write books may leave contents in cells that a merged area hides, and areas that overlap, of which nobody
can say which of them is seen. Neither makes a text vanish: what is hidden is told, and areas that overlap don't merge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from duheng.books.model import Area, Cell
from duheng.problems.books import CellsCovered, MergesOverlap
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import CellSpan, in_short

_Place = tuple[int, int]
_NAMED = 3
_SHOWN = 15


class Merged(Record):
    """The areas that merge, the corner for every place that one hides, and those that overlap and so don't merge."""

    areas: tuple[Area, ...]
    corners: Mapping[_Place, _Place]
    overlapping: tuple[Area, ...]


def clipped(areas: Iterable[Area], places: Iterable[_Place]) -> dict[Area, Area]:
    """Each of some areas once, with what of it lies within the last row and column of the places."""
    last_row, last_column = 0, 0
    for row, column in places:
        last_row, last_column = max(last_row, row), max(last_column, column)
    return {area: Area(area.top, area.left, min(area.bottom, last_row), min(area.right, last_column)) for area in areas}


def merge(areas: Mapping[Area, Area]) -> Merged:
    """What areas hide, as far as they are ``clipped``; the work is that of going through their cells once or twice."""
    owners: dict[_Place, Area] = {}
    overlapping: set[Area] = set()
    for area, seen in areas.items():
        for place in seen.places():
            other = owners.setdefault(place, area)
            if other is not area:
                overlapping |= {area, other}
    corners = {
        place: (area.top, area.left)
        for place, area in owners.items()
        if area not in overlapping and place != (area.top, area.left)
    }
    return Merged(tuple(each for each in areas if each not in overlapping), corners, _in_order(overlapping))


def _in_order(areas: Iterable[Area]) -> tuple[Area, ...]:
    return tuple(sorted(areas, key=lambda each: (each.top, each.left, each.bottom, each.right)))


def overlaps_told(overlapping: tuple[Area, ...], file: str, sheet: str) -> Iterator[Problem]:
    """That areas overlap, once for a sheet."""
    if overlapping:
        first = overlapping[0]
        span = CellSpan(file, first.top, first.left, first.left + 1, sheet)
        more = ("…",) if len(overlapping) > _NAMED else ()
        yield MergesOverlap(span=span, areas=(*(each.name for each in overlapping[:_NAMED]), *more))


def covered_told(cells: Mapping[_Place, Cell], corners: Mapping[_Place, _Place]) -> Iterator[Problem]:
    """What merged areas hide, once for each of them, unless it is only what their corner says."""
    hidden: dict[_Place, list[Cell]] = {}
    for place in sorted(cells.keys() & corners.keys()):
        corner, cell = cells.get(corners[place]), cells[place]
        if cell.text.strip() and (corner is None or corner.text.strip() != cell.text.strip()):
            hidden.setdefault(corners[place], []).append(cell)
    for found in hidden.values():
        named, named_en = texts_named([(each.place, each.text) for each in found])
        yield CellsCovered(span=found[0].span, named=named, named_en=named_en)


def texts_named(texts: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The first of some texts with their places, in Chinese and English."""
    shown = [(place, in_short(text, _SHOWN)) for place, text in texts[:_NAMED]]
    more = "…" if len(texts) > _NAMED else ""
    zh, en = "、".join(f"{at}「{text}」" for at, text in shown), ", ".join(f'{at} "{text}"' for at, text in shown)
    return zh + more, en + more
