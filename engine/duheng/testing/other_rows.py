"""The other rows that a case of one method needs: those below a group, beside a row, or anywhere on the form.

A method that adds up 三级 needs some of them. A case says them under the words by which the rule reads them: ``三级``,
``下级``, ``上级.三级``, ``产出指标.三级``; row after row as 例 writes cells, ``扣分 3；扣分 4，分值 5``, or in YAML as a list of
rows. What a row scores may be said outright: ``得分 4``. A row that says nothing is 空, and no text at all means no rows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from duheng.language import builtins
from duheng.problems.case_tables import RowsUnreadable
from duheng.record import Record
from duheng.testing.said import Input, Said

BLANK_ROW = "空"
BETWEEN_ROWS, BETWEEN_CELLS = "；", "，"
_BLANK_ROWS = (BLANK_ROW, "empty")
_CHILDREN = ("下级", "children")
_LEVELS = {name: level for names in (builtins.LEVELS, builtins.LEVELS_EN) for level, name in enumerate(names) if name}
_OPENING, _CLOSING = "「“([（【", "」”)]）】"
_CELL = re.compile(r"([^\s:：]+)(?:\s*[:：]\s*|\s+)(\S.*)", re.DOTALL)
_ROW_SIGNS, _CELL_SIGNS = ";；", ",，"


class OtherRows(Record):
    """Some rows of a case: of a ``level`` (0: that of the form's rows) below a node.

    ``place`` is empty for those below the node that is scored, 上级, 全表, or a node's name.
    """

    said: Said
    place: str
    level: int
    rows: tuple[tuple[Input, ...], ...]


def names_rows(label: str) -> bool:
    """Whether a label means other rows."""
    return _parted(label)[1] is not None


def rows_of(label: Said, rows: Iterable[Sequence[Input]]) -> OtherRows:
    """Rows whose cells are known."""
    place, level = _parted(label.text)
    return OtherRows(label, place, level or 0, tuple(map(tuple, rows)))


def inputs_and_rows(
    said: Iterable[tuple[Said, Said]],
) -> tuple[tuple[Input, ...], tuple[OtherRows, ...]] | RowsUnreadable:
    """What labels with their texts say: inputs, empty ones left out, and other rows; or what can't be read in these."""
    inputs: list[Input] = []
    others: list[OtherRows] = []
    for label, text in said:
        if not names_rows(label.text):
            inputs += [Input(label.text, text.text, label.span, text.span)] if text.text else []
            continue
        found = read_rows(label, text)
        if not isinstance(found, OtherRows):
            return found
        others.append(found)
    return tuple(inputs), tuple(others)


def read_rows(label: Said, text: Said) -> OtherRows | RowsUnreadable:
    """Rows as one text, or what can't be read in it."""
    rows: list[list[Input]] = []
    for row in _cut(text.text, _ROW_SIGNS) if text.text.strip() else ():
        cells: list[Input] = []
        for cell in _cut(row, _CELL_SIGNS) if row.strip() not in _BLANK_ROWS else ():
            found = _CELL.fullmatch(cell.strip())
            if found is None:
                return RowsUnreadable(span=text.span, label=label.text, text=cell.strip())
            cells.append(Input(found[1], _unquoted(found[2]), text.span, text.span))
        rows.append(cells)
    return rows_of(label, rows)


def written_rows(rows: Iterable[Sequence[tuple[str, str]]]) -> str:
    """Rows as one text."""
    return BETWEEN_ROWS.join(
        BETWEEN_CELLS.join(f"{name} {_quoted(value)}" for name, value in row if value) or BLANK_ROW for row in rows
    )


def _parted(label: str) -> tuple[str, int | None]:
    """The place and the level that a label names; no level where it doesn't mean rows."""
    place, _, last = unicodedata.normalize("NFKC", label).strip().rpartition(".")
    place = builtins.chinese(place.strip())
    if last in _CHILDREN:
        return place, 0
    return place, _LEVELS.get(last)


def _cut(text: str, signs: str) -> Iterator[str]:
    """The stretches between signs that stand in no brackets and quotation marks."""
    depth, start = 0, 0
    for place, char in enumerate(text):
        depth += (char in _OPENING) - (char in _CLOSING)
        if char in signs and depth <= 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _quoted(value: str) -> str:
    return f"「{value}」" if set(value) & set(_ROW_SIGNS + _CELL_SIGNS) and _OPENING[0] not in value else value


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and (text[0], text[-1]) in (("「", "」"), ("“", "”"))
    return text[1:-1] if quoted else text.strip()
