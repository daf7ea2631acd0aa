"""Which part of a form's head stands where: pairs of label and value, the table of amounts, long texts.

A template says it in its own way: a node or a field that names its row (行名) stands in a table, with the amounts above
it, and the numbers that it lists behind an amount (执行率); texts that come after the first amount are long ones (goals,
what was done) and stand below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from duheng.forms.labels import read_label
from duheng.importing.printed import Printed, printed_labels
from duheng.language.tree import Field, FormTemplate, Node
from duheng.language.types import FieldKind
from duheng.record import Record

_FEWEST_AMOUNTS = 2


class Amount(Record):
    """A column of the table of amounts: its label, and the field that stands in each line, by the line's label."""

    label: str
    fields: dict[str, Field]


class Seat(Record):
    """The line of the table of amounts in which a node's points and score stand: its label, the node, its path."""

    label: str
    path: tuple[str, ...]
    node: Node


class Funds(Record):
    """The table of amounts: its columns, and its lines by their labels, each with the seat that it is, if it is one."""

    amounts: tuple[Amount, ...]
    lines: Mapping[str, Seat | None]


class HeadPlan(Record):
    """A form's head: fields beside their labels, the table of amounts if there is one, long texts."""

    pairs: tuple[Field, ...]
    funds: Funds | None
    long: tuple[Field, ...]

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The lines of the table of amounts that belong to nodes."""
        return tuple(filter(None, self.funds.lines.values())) if self.funds else ()

    @property
    def least_columns(self) -> int:
        """How many columns the grid must have for the table of amounts: its caption, labels, amounts and scores."""
        return len(self.funds.amounts) + (4 if self.seats else 2) if self.funds else 1


def plan_head(template: FormTemplate) -> HeadPlan:
    """The parts of a template's head."""
    printed = printed_labels(template)
    fields = [field for field in template.fields if not field.level]
    funds = _funds(template, fields)
    placed = {field.name for amount in funds.amounts for field in amount.fields.values()} if funds else set()
    first = next((number for number, field in enumerate(fields) if field.kind is FieldKind.MONEY), len(fields))
    long = [field for field in fields[first:] if field.kind is FieldKind.TEXT and printed.fields(head_label(field))]
    taken = placed | {field.name for field in long}
    return HeadPlan(tuple(field for field in fields if field.name not in taken), funds, tuple(long))


def head_label(field: Field) -> str:
    """What is printed beside or above a field of the head."""
    return field.columns[0] if field.columns else field.name


def _seats(nodes: Iterable[Node], above: tuple[str, ...] = ()) -> Iterator[Seat]:
    """The lines of nodes that name their row."""
    for node in nodes:
        path = (*above, node.name)
        if node.rows and not node.children and not node.repeated:
            yield Seat(node.rows[0], path, node)
        yield from _seats(node.children, path)


def _funds(template: FormTemplate, fields: list[Field]) -> Funds | None:
    seats = {seat.label: seat for seat in _seats(template.nodes)}
    lines: dict[str, Seat | None] = {**seats}
    main = next(iter(lines), "")
    known = {text: seat.label for seat in seats.values() for text in seat.node.rows}
    places: dict[str, dict[str, Field]] = {}
    amount = False
    for field in fields:
        row = known.get(field.rows[0], field.rows[0]) if field.rows else main
        amount = field.kind is FieldKind.MONEY or (amount and field.kind is FieldKind.NUMBER)
        if row and (field.rows or amount):
            lines.setdefault(row, None)
            places.setdefault(_column(places, field), {}).setdefault(row, field)
    amounts = tuple(Amount(label, each) for label, each in places.items())
    printed = printed_labels(template)
    readable = all(_reads(printed, amount) for amount in amounts)
    return Funds(amounts, lines) if len(amounts) >= _FEWEST_AMOUNTS and readable else None


def _column(places: Iterable[str], field: Field) -> str:
    """The column of a field: that of another field with the same label, or one of its own."""
    label = head_label(field)
    return next((each for each in places if read_label(each).stem == read_label(label).stem), label)


def _reads(printed: Printed, amount: Amount) -> bool:
    """Whether each field of a column is found again by the labels above and before it."""
    found = printed.fields(amount.label)
    return all(printed.in_row(found, row, alone=False) == field for row, field in amount.fields.items())
