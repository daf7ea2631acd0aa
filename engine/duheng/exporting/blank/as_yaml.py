"""A blank form as YAML, with comments that say what belongs where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from duheng.exporting.blank.rows import BlankRows
from duheng.exporting.layout.columns import Column, beside, columns_of
from duheng.exporting.layout.head_plan import Seat
from duheng.exporting.layout.table import TableRow
from duheng.exporting.layout.values import BlankValues
from duheng.exporting.layout.wording import SheetWords, words
from duheng.forms.cells import choices_of
from duheng.forms.labels import MONEY_UNIT, ROWS, RULESET, TITLE, YEAR
from duheng.forms.yaml_writer import one_line, pairs
from duheng.language.builtins import CLAIMED, LEVELS, POINTS_OF
from duheng.language.decimal import decimal_text
from duheng.language.tree import Field, Ruleset
from duheng.source import display_width, pad

_COMMENTS = 24
_SOME = "593"


def blank_yaml(ruleset: Ruleset, rows: int, values: BlankValues) -> str:
    """The text of a blank form; it loads as it stands."""
    return "\n".join(_Writer(ruleset, values).lines(rows)) + "\n"


class _Writer:
    def __init__(self, ruleset: Ruleset, values: BlankValues) -> None:
        self.ruleset = ruleset
        self.template = ruleset.template
        self.values = values
        self.words: SheetWords = words(values.language)
        self.explained: set[str] = set()

    def lines(self, rows: int) -> Iterator[str]:
        """All lines of the file."""
        ruleset, said = self.ruleset, self.words
        title, named = one_line(self.template.name), one_line(ruleset.title)
        yield f"# {said.blank.format(title=title, id=ruleset.id, ruleset=named)}"
        for note in self.values.notes():
            yield f"# {one_line(note)}"
        yield f"# {said.how}"
        yield ""
        yield from self._head()
        yield ""
        yield f"# {said.several}"
        yield f"{ROWS}:"
        for seat in self.values.plan.seats:
            yield from self._seated(seat)
        making = BlankRows(ruleset, self.values.plan, rows)
        columns = columns_of(ruleset, making.levels())
        for row in making.rows(columns):
            yield from self._row(row, columns)

    def _head(self) -> Iterator[str]:
        for name, comment in ((RULESET, ""), (TITLE, ""), (YEAR, self.words.year), (MONEY_UNIT, "")):
            text = self.values.head(name).text
            if text or name == YEAR:
                yield _pair(name, text, "" if text else comment)
        for field in self.template.fields:
            if not field.level:
                yield _pair(field.name, "", self._comment(field))

    def _seated(self, seat: Seat) -> Iterator[str]:
        points = seat.node.points
        names = [(LEVELS[level], name) for level, name in enumerate(seat.path, 1)]
        cells = [(POINTS_OF, "" if points is None else decimal_text(points)), (CLAIMED, "")]
        yield from _item([_pair(label, text) for label, text in (*names, *cells)])

    def _row(self, row: TableRow, columns: Sequence[Column]) -> Iterator[str]:
        pairs = [_pair(LEVELS[level], name.text.replace("\n", "")) for level, name in sorted(row.names.items())]
        said_with_numbers = beside(self.template)
        fields = {field.name: field for field in self.template.fields if field.level}
        for column in columns:
            if column.meaning in row.cells and column.meaning not in said_with_numbers:
                field = fields.get(column.meaning)
                comment = self._once(field) if field is not None and row.cells[column.meaning].open else ""
                pairs.append(_pair(column.meaning, row.cells[column.meaning].content.text, comment))
        yield from _item(pairs)

    def _once(self, field: Field) -> str:
        """What explains a field, where its first row is."""
        if field.name in self.explained:
            return ""
        self.explained.add(field.name)
        return self._comment(field)

    def _comment(self, field: Field) -> str:
        said = [self.words.required] if field.required else []
        choices = choices_of(field, self.ruleset)
        if choices:
            said.append(self.words.one_of.format(self.words.listed.join(choices)))
        elif field.kind in self.words.kinds:
            said.append(self._example(field))
        return self.words.separated.join(said)

    def _example(self, field: Field) -> str:
        """A value as the field takes it, in its unit."""
        if field.unit is None or field.kind not in self.words.in_unit:
            return self.words.kinds[field.kind] + (field.unit.text if field.unit is not None else "")
        return self.words.in_unit[field.kind].format(measured=_SOME + field.unit.text)


def _pair(label: str, text: str, comment: str = "") -> str:
    (said,) = pairs([(label, " ".join(text.split()))], "") if text.strip() else (f"{label}:",)
    if not comment:
        return said
    line = one_line(comment)
    return f"{pad(said, _COMMENTS)} # {line}" if display_width(said) < _COMMENTS else f"{said}  # {line}"


def _item(pairs: Iterable[str]) -> Iterator[str]:
    for number, pair in enumerate(pairs):
        yield f"    {pair}" if number else f"  - {pair}"
