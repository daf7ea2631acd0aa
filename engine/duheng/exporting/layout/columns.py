"""The columns of the indicator table, as a template's forms print them.

Levels first, then what the template says of a row, a value's sign before it and its unit behind it, the points before
the claimed score. A column's label is the first of the template's that is read back as the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duheng.forms.cells import choices_of
from duheng.forms.labels import METHOD, row_labels
from duheng.importing.printed import Printed, printed_labels
from duheng.language.builtins import CLAIMED, LEVELS, POINTS_OF
from duheng.language.tree import Field, FormTemplate, Ruleset
from duheng.language.types import FieldKind, Nature
from duheng.record import Record, replace

_WIDTHS = {
    FieldKind.TEXT: 20.0,
    FieldKind.NUMBER: 9.0,
    FieldKind.QUANTITY: 15.0,
    FieldKind.TARGET: 15.0,
    FieldKind.MONEY: 13.0,
    FieldKind.DATE: 13.0,
    FieldKind.TRUTH: 8.0,
    FieldKind.LABEL: 18.0,
}
_GROUP, _NAME, _POINTS, _SIGN, _UNIT, _WORD = 13.0, 28.0, 7.5, 9.0, 9.0, 14.0
_SIGNS = ("≥", "≤", "＝", Nature.QUALITATIVE.value)
_LEAST_WIDTH = 84.0


class Column(Record):
    """A column: what its cells mean (a level, a field, 分值 …), its label, width, and what may be chosen in it.

    ``span`` is how many columns of the grid it takes, ``long`` whether its texts may run over lines.
    """

    meaning: str
    label: str
    width: float
    choices: tuple[str, ...] = ()
    span: int = 1
    long: bool = False

    @property
    def level(self) -> int:
        """The level whose names it holds, 0 where it holds something else."""
        return LEVELS.index(self.meaning) if self.meaning in LEVELS else 0


def columns_of(ruleset: Ruleset, levels: Iterable[int], more: Iterable[str] = ()) -> tuple[Column, ...]:
    """The columns of a ruleset's forms with these levels; ``more`` are words of rows that the form uses besides."""
    template = ruleset.template
    printed = printed_labels(template)
    bottom = max(levels, default=1)
    named = [
        Column(LEVELS[level], level_label(printed, level), _NAME if level == bottom else _GROUP)
        for level in sorted(levels)
    ]
    found = {column.meaning: column for column in (*named, *_others(ruleset, printed))}
    for word in more:
        found.setdefault(word, Column(word, word, _WORD, long=True))
    return tuple(found.values())


def level_label(printed: Printed, level: int) -> str:
    """What is printed above the names of a level."""
    said = printed.template.level_columns
    own = said[level] if level < len(said) else ()
    tier = LEVELS[level]
    tried = (*own, f"{tier}指标", f"{tier}名称", tier)
    return next(label for label in tried if label == tier or printed.column(label) == tier)


def column_label(printed: Printed, field: Field) -> str:
    """What is printed above a field of the rows."""
    return next((each for each in field.columns if printed.column(each) == field.name), field.name)


def points_label(template: FormTemplate) -> str:
    """What is printed above points."""
    printed = printed_labels(template)
    return next((each for each in template.points_columns if printed.column(each) == POINTS_OF), POINTS_OF)


def claimed_label(template: FormTemplate) -> str:
    """What is printed above claimed scores."""
    field = next((each for each in _fields(template) if each.name == CLAIMED), None)
    return CLAIMED if field is None else column_label(printed_labels(template), field)


def beside(template: FormTemplate) -> set[str]:
    """The columns of signs and units, which a cell may say with its number instead."""
    meant = row_labels(template).meant
    return {meant[labels[0]] for field in template.fields for labels in (field.signs, field.units) if labels}


def widened(columns: tuple[Column, ...], least: int) -> tuple[Column, ...]:
    """The columns so that the grid has at least so many; the widest are divided."""
    found = list(columns)
    while sum(column.span for column in found) < least:
        widest = max(range(len(found)), key=lambda number: found[number].width / found[number].span)
        found[widest] = replace(found[widest], span=found[widest].span + 1)
    return tuple(found)


def grid_widths(columns: tuple[Column, ...]) -> list[float]:
    """The widths of the grid's columns; narrow tables are widened as a whole."""
    factor = max(1.0, _LEAST_WIDTH / sum(column.width for column in columns))
    return [factor * column.width / column.span for column in columns for _ in range(column.span)]


def _others(ruleset: Ruleset, printed: Printed) -> Iterator[Column]:
    """The columns besides those of levels, in their order."""
    template = ruleset.template
    if template.free_methods:
        yield Column(METHOD, METHOD, _WORD, tuple(method.name for method in ruleset.methods))
    fields = _fields(template)
    said = [number for number, field in enumerate(fields) if field.name == CLAIMED]
    valued = [number for number, field in enumerate(fields, 1) if field.kind is not FieldKind.TEXT]
    at = said[0] if said else max(valued, default=0)
    for field in fields[:at]:
        yield from _field(field, ruleset, printed)
    yield Column(POINTS_OF, points_label(template), _POINTS)
    yield Column(CLAIMED, claimed_label(template), _POINTS)
    for field in fields[at + len(said) :]:
        yield from _field(field, ruleset, printed)


def _fields(template: FormTemplate) -> list[Field]:
    """The fields of rows, those of the rows' own level before others of the same name."""
    own = {field.name: field for field in template.fields if field.level == template.row_level}
    return list({field.name: own.get(field.name, field) for field in template.fields if field.level}.values())


def _field(field: Field, ruleset: Ruleset, printed: Printed) -> Iterator[Column]:
    meant = row_labels(ruleset.template).meant
    if field.signs:
        yield Column(meant[field.signs[0]], field.signs[0], _SIGN, _SIGNS)
    label = column_label(printed, field)
    yield Column(field.name, label, _WIDTHS[field.kind], choices_of(field, ruleset), long=field.kind is FieldKind.TEXT)
    if field.units:
        yield Column(meant[field.units[0]], field.units[0], _UNIT)
