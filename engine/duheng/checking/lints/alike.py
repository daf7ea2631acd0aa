"""Names that read alike, so that a form which says one of them may as well mean the other: A1 and a1.

Forms are read without case, width and blanks, labels without punctuation as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from duheng.checking.names.taken import by_language
from duheng.language import tree
from duheng.language.builtins import CLAIMED, POINTS_OF
from duheng.language.reading import name_reading, reading_of
from duheng.language.walk import nodes_of
from duheng.problems.names import ColumnShared, ReadsAlike
from duheng.problems.problem import Problem
from duheng.source import Span


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def span(self) -> Span: ...


def check_alike(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Labels of a scale, fields of the head or of the rows, and groups side by side that a form can't tell apart."""
    template = ruleset.template
    for scale in ruleset.scales:
        yield from _alike(((band.label, band.span) for band in scale.bands), reading_of)
    for of_rows in (False, True):
        yield from _names([field for field in template.fields if bool(field.level) is of_rows])
    yield from _columns(template.fields, ruleset.span.file)
    yield from _points_columns(template)
    for beside in (template.nodes, *(node.children for node in nodes_of(template.nodes))):
        yield from _names(beside)


def _columns(fields: Iterable[tree.Field], own: str) -> Iterator[Problem]:
    """Columns' labels of one level that two fields have, or one as its name, where no row tells them apart.

    They are told in the file ``own``. A field that has a name of the language's is told as such.
    """
    plain = [each for each in fields if not each.rows and (each.name == CLAIMED or by_language(each.name) is None)]
    first = {(each.level, name_reading(each.name)): each for each in plain}
    for field in plain:
        for column in field.columns:
            other = first.setdefault((field.level, name_reading(column)), field)
            if other is not field:
                span, place = sorted((field.span, other.span), key=lambda each: each.file != own)
                yield ColumnShared(span=span, related=(place,), column=column, other=other.name, name=field.name)


def _points_columns(template: tree.FormTemplate) -> Iterator[Problem]:
    """Fields of rows whose column is said to hold the points too."""
    points = set(map(name_reading, template.points_columns))
    for field in template.fields:
        for column in (each for each in (field.name, *field.columns) if field.level and name_reading(each) in points):
            yield ColumnShared(span=field.span, column=column, other=POINTS_OF, name=field.name)


def _names(named: Iterable[_Named]) -> Iterator[Problem]:
    return _alike(((each.name, each.span) for each in named), name_reading)


def _alike(named: Iterable[tuple[str, Span]], reading: Callable[[str], str]) -> Iterator[Problem]:
    first: dict[str, tuple[str, Span]] = {}
    for name, span in named:
        other, place = first.setdefault(reading(name), (name, span))
        if other != name:
            yield ReadsAlike(span=span, related=(place,), name=name, other=other)
