"""Forms as YAML: one label a line, and the rows of indicators after dashes.

Reading knows no template. It only sees that the file has the outline of a form, and keeps every label and every text
with its place. JSON is read by the same door.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from duheng.checking.reading.near import near
from duheng.forms.labels import HEAD_ENGLISH, REGION, ROWS, ROWS_ENGLISH, RULESET, TITLE, YEAR, narrow
from duheng.forms.model import Written, WrittenForm, WrittenRow
from duheng.forms.yaml_faults import missing_colon, odd_indent
from duheng.forms.yaml_nodes import Items, Node, Pairs, Scalar, read_nodes
from duheng.problems.form_outline import (
    CellNotText,
    CellTooLong,
    LabelTwice,
    NotAForm,
    RowNotCells,
    RowsNotList,
    TooManyRows,
    YearUnreadable,
)
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
from duheng.record import replace
from duheng.source import Source, Span, in_short

_YEAR = re.compile(r"([0-9]{4})(?: ?年度?)?")
_REMEMBERED = 4096
_LONGEST_CELL = 20_000
_MOST_ROWS = 10_000
"""As many as a worksheet may have."""


def read_yaml(text: str, file: str, sha256: str) -> tuple[WrittenForm | None, tuple[Problem, ...]]:
    """The form in a YAML text, None where it has none; and the problems."""
    source = Source.of(file, text)
    root, problems = read_nodes(source)
    return form_of(root, source, sha256, problems)


def form_of(
    root: Node | None, source: Source, sha256: str, before: Iterable[Problem] = ()
) -> tuple[WrittenForm | None, tuple[Problem, ...]]:
    """The form in the nodes of a YAML text, which may be a part of a longer one; ``before`` are the text's problems."""
    problems = list(before)
    reading = _Reading(source, problems)
    if isinstance(root, Pairs):
        reading.form(root)
    elif root is not None:
        problems.append(_instead(root, source) or NotAForm(span=root.span))
    if any(problem.level() is Severity.ERROR for problem in problems):
        return None, tuple(problems)
    return reading.written(sha256), tuple(problems)


def row_of(node: Node, number: int, source: Source) -> tuple[WrittenRow, tuple[Problem, ...]]:
    """One row in the nodes of a YAML text, and its problems."""
    problems: list[Problem] = []
    row = _Reading(source, problems).row(number, node)
    return row, tuple(problems)


def headed(form: WrittenForm, head: tuple[Written, ...], problems: list[Problem]) -> WrittenForm:
    """A form with another head, and what that says of the form itself: its name, ruleset, region and year."""
    said = {_word(cell.label): cell for cell in head}
    texts = {name: cell.text.strip() for name, cell in said.items()}
    return replace(
        form,
        name=texts.get(TITLE, ""),
        ruleset=narrow(texts.get(RULESET, "")),
        region=narrow(texts.get(REGION, "")),
        year=_year(said.get(YEAR), problems),
        head=head,
    )


def _year(cell: Written | None, problems: list[Problem]) -> int | None:
    if cell is None or not cell.text.strip():
        return None
    found = _YEAR.fullmatch(unicodedata.normalize("NFKC", cell.text).strip())
    if found is None:
        problems.append(YearUnreadable(span=cell.span, text=in_short(cell.text)))
        return None
    return int(found[1])


def is_rows(label: str) -> bool:
    """Whether a label of the head is that of the rows."""
    return _known_as(label) == ROWS


@lru_cache(_REMEMBERED)
def _known_as(label: str) -> str:
    """By what a label is told from others; that of the rows in either language is one."""
    plain = narrow(label).casefold()
    return ROWS if plain.rstrip(":") in (ROWS, ROWS_ENGLISH) else plain


class _Reading:
    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems
        self.head: tuple[Written, ...] = ()
        self.rows: list[WrittenRow] = []

    def form(self, root: Pairs) -> None:
        cells: list[Written] = []
        for label, value in self._labelled(root):
            if not is_rows(label.text):
                cells += self._cell(label, value)
            elif isinstance(value, Items) and len(value.items) > _MOST_ROWS:
                self.problems.append(TooManyRows(span=label.span, count=len(value.items), limit=_MOST_ROWS))
            elif isinstance(value, Items):
                self.rows += [self.row(number, item) for number, item in enumerate(value.items, 1)]
            elif not (isinstance(value, Scalar) and not value.text):
                self.problems.append(RowsNotList(span=label.span, label=label.text))
        self.head = tuple(cells)

    def written(self, sha256: str) -> WrittenForm:
        form = WrittenForm("", self.source.file, sha256, "", "", None, (), tuple(self.rows))
        return headed(form, self.head, self.problems)

    def row(self, number: int, node: Node) -> WrittenRow:
        """The cells of a row."""
        cells: list[Written] = []
        if isinstance(node, Pairs):
            for label, value in self._labelled(node):
                cells += self._cell(label, value)
        elif not isinstance(node, Scalar) or node.text:
            self.problems.append(_instead(node, self.source) or RowNotCells(span=node.span, row=number))
        return WrittenRow(tuple(cells), node.span)

    def _labelled(self, node: Pairs) -> list[tuple[Scalar, Node]]:
        """The labels with their values; what can't be a label, and a label that was there before, is a problem."""
        found: list[tuple[Scalar, Node]] = []
        seen: dict[str, Span] = {}
        for label, value in zip(node.parts[::2], node.parts[1::2], strict=True):
            if not isinstance(label, Scalar):
                self.problems.append(NotAForm(span=label.span))
                continue
            if isinstance(value, Scalar) and not value.text:
                mistaken = missing_colon(label.span, label.text)
                if mistaken:
                    self.problems.append(mistaken)
                    continue
            odd = odd_indent(self.source, label.span.line) if label.text[:1].isspace() else None
            if odd:
                self.problems.append(odd)
                continue
            first = seen.setdefault(_known_as(label.text), label.span)
            if first is not label.span:
                self.problems.append(LabelTwice(span=label.span, related=(first,), label=in_short(label.text)))
            found.append((label, value))
        return found

    def _cell(self, label: Scalar, value: Node) -> list[Written]:
        if isinstance(value, Scalar) and len(value.text) > _LONGEST_CELL:
            long = CellTooLong(span=label.span, label=in_short(label.text), count=len(value.text), limit=_LONGEST_CELL)
            self.problems.append(long)
            return []
        if isinstance(value, Scalar):
            return [Written(label.text.strip(), value.text, label.span, value.span)]
        meant = near(label.text, (ROWS,)) if isinstance(value, Items) else ()
        self.problems.append(CellNotText(span=label.span, label=in_short(label.text), near=meant))
        return []


def _instead(node: Node, source: Source) -> Problem | None:
    """The mistake by which a text stands where labels belong."""
    if not isinstance(node, Scalar):
        return None
    return odd_indent(source, node.span.line) or missing_colon(node.span, node.text)


def _word(label: str) -> str:
    plain = narrow(label).rstrip(":").casefold()
    return next((name for name, english in HEAD_ENGLISH.items() if plain == english), plain)
