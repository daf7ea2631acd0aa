"""Whether a form's labels are those of the template, before its cells are read.

The JSON Schema is the rule. Loading its library costs more than reading a form, so labels are first looked at without
it; whatever doesn't plainly fit goes to the library, whose findings become problems that name the row and the cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from duheng.checking.reading.near import near
from duheng.forms.labels import ROWS, Labels, Said, head_labels, narrow, row_labels
from duheng.forms.model import Written, WrittenForm
from duheng.forms.schema import form_schema, levels_of, required
from duheng.identity import once_for_each
from duheng.language.tree import FormTemplate, Ruleset
from duheng.problems.forms import FieldMissing, FieldTwice, LabelComputed, NoRows, UnknownLabel
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import FileSpan, Span


def validate(written: WrittenForm, said: Said, ruleset: Ruleset) -> tuple[Problem, ...]:
    """The problems of a form's labels; none where its cells can be read. ``said`` is what the form says by them."""
    head, rows = head_labels(ruleset.template), row_labels(ruleset.template)
    twice = [] if len(said.head) == len(written.head) else [*_twice(written.head, head, 0)]
    for number, (row, cells) in enumerate(zip(written.rows, said.rows, strict=True), 1):
        if len(cells) < len(row.cells):
            twice += _twice(row.cells, rows, number)
    if said.rows and _fit(said.head, said.rows, _shape(ruleset.template)):
        return tuple(twice)
    data = _texts(said.head) | {ROWS: [_texts(row) for row in said.rows]}
    faults = _Faults(written, ruleset, _places(written, head, rows), (head, rows))
    return (*twice, *(each for error in _errors(data, ruleset) for each in faults.of(error)))


class _Shape(Record):
    """What a form of a template may say: labels of the head and of rows, levels, and what each level must say.

    The deepest level comes first, since a row is of the deepest that it names.
    """

    head: frozenset[str]
    rows: frozenset[str]
    levels: tuple[tuple[int, tuple[str, ...]], ...]
    demands: dict[int, list[tuple[str, ...]]]


@once_for_each
def _shape(template: FormTemplate) -> _Shape:
    head, rows, levels = head_labels(template), row_labels(template), levels_of(template)
    demands = {level: [entry.spellings for entry in required(rows, level)] for level in levels}
    demands[0] = [entry.spellings for entry in required(head, 0)]
    return _Shape(
        frozenset(head.spellings()), frozenset(rows.spellings()), tuple(sorted(levels.items(), reverse=True)), demands
    )


def _fit(head: dict[str, Any], rows: Iterable[dict[str, Any]], shape: _Shape) -> bool:
    """Whether the labels of a head and of rows are the template's. Rows with the same labels fit alike."""
    alike = {tuple(row): row for row in rows}
    fits = shape.head.issuperset(head) and _has_all(head, shape.demands[0])
    return fits and all(_fits_row(row, shape) for row in alike.values())


def _fits_row(row: dict[str, Any], shape: _Shape) -> bool:
    if not shape.rows.issuperset(row):
        return False
    for level, names in shape.levels:
        if not row.keys().isdisjoint(names):
            return _has_all(row, shape.demands[level])
    return True


def _has_all(data: dict[str, Any], demands: list[tuple[str, ...]]) -> bool:
    return not demands or all(not data.keys().isdisjoint(names) for names in demands)


def _errors(data: object, ruleset: Ruleset) -> list[Any]:
    from jsonschema import Draft202012Validator

    return list(Draft202012Validator(form_schema(ruleset)).iter_errors(data))


def _texts(cells: dict[str, Written]) -> dict[str, Any]:
    return {name: cell.text for name, cell in cells.items()}


def _places(written: WrittenForm, head: Labels, rows: Labels) -> dict[tuple[Any, ...], Written]:
    """Where each cell is, by its path in the form's data."""
    places: dict[tuple[Any, ...], Written] = {(head.meant[cell.label],): cell for cell in written.head}
    for number, row in enumerate(written.rows):
        places |= {(ROWS, number, rows.meant[cell.label]): cell for cell in row.cells}
    return places


def _twice(cells: tuple[Written, ...], labels: Labels, number: int) -> Iterator[Problem]:
    seen: dict[str, Written] = {}
    for cell in cells:
        name = labels.meant[cell.label]
        first = seen.setdefault(name, cell)
        if first is not cell:
            yield FieldTwice(
                span=cell.label_span,
                related=(first.label_span,),
                where=_where(number),
                where_en=_where_en(number),
                first=first.label,
                second=cell.label,
            )


def _where(number: int) -> str:
    return f"指标第 {number} 项" if number else "表头"


def _where_en(number: int) -> str:
    return f"Row {number}" if number else "The header"


class _Faults:
    """The library's errors as problems."""

    def __init__(
        self,
        written: WrittenForm,
        ruleset: Ruleset,
        places: dict[tuple[Any, ...], Written],
        labels: tuple[Labels, Labels],
    ) -> None:
        self.written = written
        self.ruleset = ruleset
        self.places = places
        self.labels = labels

    def of(self, error: Any) -> Iterator[Problem]:
        """The problems of one error: labels that aren't known, one that is missing, or that there are no rows."""
        path = tuple(error.absolute_path)
        number = path[1] + 1 if len(path) > 1 else 0
        match error.validator:
            case "additionalProperties":
                for label in error.instance:
                    if label not in error.schema["properties"]:
                        yield self._unknown(path, number, label)
            case "anyOf":
                yield FieldMissing(
                    span=self._row_span(number),
                    where=_where(number),
                    where_en=_where_en(number),
                    label=error.schema["$comment"],
                )
            case _:
                yield NoRows(span=FileSpan(self.written.file))

    def _unknown(self, path: tuple[Any, ...], number: int, label: str) -> Problem:
        place = self.places.get((*path, label))
        labels, others = self.labels[bool(number)], self.labels[not number]
        if any(
            bool(each.level) == bool(number) and narrow(label) == each.name for each in self.ruleset.template.derived
        ):
            return LabelComputed(
                span=place.label_span if place else self._row_span(number),
                where=_where(number),
                where_en=_where_en(number),
                label=label,
            )
        return UnknownLabel(
            span=place.label_span if place else self._row_span(number),
            where=_where(number),
            where_en=_where_en(number),
            label=label,
            allowed=tuple(labels.entries),
            near=near(label, labels.spellings()),
            elsewhere=others.find(label) is not None,
        )

    def _row_span(self, number: int) -> Span:
        return self.written.rows[number - 1].span if number else FileSpan(self.written.file)
