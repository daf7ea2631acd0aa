"""Places of a form as cases name them: ``社区矫正人员``, ``数量指标/社区矫正人员``, ``社区矫正人员.实际值``, ``全年执行数``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from duheng.checking.reading.near import near
from duheng.forms.labels import Labels, head_labels, narrow, row_labels, without_points
from duheng.forms.model import Written, WrittenForm, WrittenRow
from duheng.forms.rows import without_ordinal
from duheng.forms.yaml_reader import headed
from duheng.language.builtins import LEVELS, NAME_OF
from duheng.language.tree import FormTemplate
from duheng.problems.case_files import KeyTwice, PlaceAmbiguous, PlaceUnknown
from duheng.problems.case_places import CellNotNamed
from duheng.problems.problem import Problem
from duheng.record import Record, replace
from duheng.source import Span
from duheng.testing.said import Said

_MOST_LIKELY = 3


class Change(Record):
    """A cell's new text, and where the cell is."""

    place: Said
    text: Said


def changed(
    form: WrittenForm, changes: Sequence[Change], template: FormTemplate
) -> tuple[WrittenForm, tuple[Problem, ...]]:
    """A form with cells changed, or added where the row or the head hasn't got them."""
    head, rows = head_labels(template), row_labels(template)
    problems: list[Problem] = []
    seen: dict[tuple[int | None, str | None], Span] = {}

    def twice(row: int | None, label: str | None, place: Said) -> bool:
        first = seen.setdefault((row, label), place.span)
        if first is not place.span:
            problems.append(KeyTwice(span=place.span, related=(first,), key=place.text))
        return first is not place.span

    for each in changes:
        if head.find(each.place.text) is not None:
            if not twice(None, head.find(each.place.text), each.place):
                form = headed(form, _with(form.head, each.place.text, each, head), problems)
            continue
        place, _, label = unicodedata.normalize("NFKC", each.place.text).rpartition(".")
        found = _row(form, Said(place, each.place.span), rows) if rows.find(label) is not None else None
        if found is None or isinstance(found, Problem):
            problems.append(found or _no_cell(form, each.place, label, rows))
            continue
        if twice(found, rows.find(label), each.place):
            continue
        row = form.rows[found]
        new = replace(row, cells=_with(row.cells, label, each, rows))
        form = replace(form, rows=(*form.rows[:found], new, *form.rows[found + 1 :]))
    return form, tuple(problems)


def _no_cell(form: WrittenForm, place: Said, label: str, rows: Labels) -> Problem:
    """What is told of a change that names no cell: it names a node and no label, or nothing that is there."""
    if isinstance(_row(form, place, rows), int):
        return CellNotNamed(span=place.span, place=place.text, allowed=tuple(rows.entries))
    return PlaceUnknown(span=place.span, place=place.text, near=near(label, rows.spellings()))


def dropped(
    form: WrittenForm, names: Sequence[Said], template: FormTemplate
) -> tuple[WrittenForm, tuple[Problem, ...]]:
    """A form without some of its rows."""
    problems: list[Problem] = []
    for each in names:
        found = _row(form, each, row_labels(template))
        if isinstance(found, Problem):
            problems.append(found)
        else:
            form = replace(form, rows=(*form.rows[:found], *form.rows[found + 1 :]))
    return form, tuple(problems)


def chosen(place: Said, paths: Sequence[Sequence[str]]) -> int | Problem:
    """Which of some paths a place names, by its last name and any of those above."""
    found = [number for number, path in enumerate(paths) if names(path, place.text)]
    exact = [number for number in found if _parts("/".join(paths[number])) == _parts(place.text)]
    found = exact if len(exact) == 1 else found
    if len(found) == 1:
        return found[0]
    if found:
        return PlaceAmbiguous(span=place.span, place=place.text, count=len(found))
    last = [path[-1] for path in paths if path]
    likely = tuple(name for name in last if place.text and place.text in name)[:_MOST_LIKELY]
    likely = likely or near(place.text, last)
    return PlaceUnknown(span=place.span, place=place.text, near=likely)


def names(path: Sequence[str], place: str) -> bool:
    """Whether a place names a path by its last name, whole, and any of those above; names may have strokes in them."""
    wanted, own = _parts(place), _parts(path[-1]) if path else []
    if not own or wanted[-len(own) :] != own:
        return False
    above = iter(_parts("/".join(path[:-1])))
    return all(name in above for name in wanted[: -len(own)])


def _parts(place: str) -> list[str]:
    """What stands between the strokes of a place, as it is compared."""
    return [narrow(without_points(without_ordinal(part))).casefold() for part in re.split("[/／]", place)]


def _row(form: WrittenForm, place: Said, labels: Labels) -> int | Problem:
    return chosen(place, [_path(row, labels) for row in form.rows])


def _path(row: WrittenRow, labels: Labels) -> list[str]:
    """The names that a row says, from the top down; its own name comes last."""
    said = {labels.find(cell.label): cell.text.strip() for cell in row.cells}
    names = [said[level] for level in LEVELS if said.get(level)]
    own = said.get(NAME_OF)
    return [*names, own] if own else names


def _with(cells: Sequence[Written], label: str, change: Change, labels: Labels) -> tuple[Written, ...]:
    meant = labels.find(label)
    spelled = next((cell.label for cell in cells if labels.find(cell.label) == meant), label)
    here = Written(spelled, change.text.text, change.place.span, change.text.span)
    new = [here if labels.find(cell.label) == meant else cell for cell in cells]
    return tuple(new) if here in new else (*new, here)
