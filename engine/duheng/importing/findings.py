"""What a person should know of how a sheet was read: cells that have no place in the form, or count once only."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby

from duheng.forms.beside import is_sign
from duheng.forms.names import in_one
from duheng.forms.notation import read_value
from duheng.forms.scores import read_score
from duheng.importing.account import Left, Why
from duheng.importing.grid import Piece
from duheng.importing.headings import not_understood
from duheng.importing.layout import Found
from duheng.importing.places import places_named
from duheng.importing.printed import Printed
from duheng.language.builtins import CLAIMED
from duheng.language.types import FieldKind, Nature
from duheng.language.values import Quantity
from duheng.problems.problem import Problem
from duheng.problems.sheet_looks import ValueAcross
from duheng.problems.sheets import CellLeft, ColumnLeft, SaidAgain, SignsLeft, ValueMerged
from duheng.source import Span, in_short

_NAMED = 3
_POINT = "分"


def findings_of(found: Found, printed: Printed) -> Iterator[Problem]:
    """The findings of one sheet, in the order of its cells for each kind.

    A document's text boxes have the place of the cell in which they are anchored, and come after it.
    """
    again = {piece.span for piece in found.again}
    yield from _columns(found, printed)
    for left in found.left:
        if left.why is Why.SUM and left.under:
            yield _left([left], *left.why.value)
        elif left.why is Why.AGAIN and (left.label or left.span in again):
            yield SaidAgain(span=left.span, cell=left.span.inside, text=in_short(left.text), label=left.under)
    yield from _not_wanted(found.left)
    yield from _unplaced(found.left)
    named = {entry.span: entry.of for entry in reversed(found.read)}
    for piece in found.shared:
        yield _merged(piece, named.get(piece.span, ""))
    for across in found.across:
        cell, text = across.piece.span.inside, in_short(across.piece.text)
        yield ValueAcross(span=across.piece.span, cell=cell, text=text, first=across.first, others=across.others)


def _columns(found: Found, printed: Printed) -> Iterator[Problem]:
    """Columns without a meaning that hold something, once each; those of a head whose rows lack some of it together."""
    labels: dict[str, Left] = {}
    cells: dict[str, list[Left]] = {}
    for each in found.left:
        if each.label and each.why is Why.COLUMN:
            labels.setdefault(each.text, each)
        elif each.why is Why.COLUMN:
            cells.setdefault(each.under, []).append(each)
    filled = [label for text, label in labels.items() if text in cells]
    needed, together = not_understood(found.heads, filled, printed)
    if needed is not None:
        yield needed
    unsigned = _unsigned(found, printed)
    claimed = any(head.named(CLAIMED) is not None for head in found.heads)
    for label in (each for each in filled if each not in together):
        below = cells[label.text]
        signs = _signs(below, unsigned)
        places = _cells([each.span for each in below])
        if signs:
            yield SignsLeft(span=label.span, label=in_short(label.text), signs=" ".join(signs))
        else:
            claims = () if claimed or not _are_scores(label.text, below) else printed.spellings(CLAIMED)
            yield ColumnLeft(span=label.span, label=in_short(label.text), count=len(below), cells=places, claims=claims)


def _are_scores(label: str, below: Iterable[Left]) -> bool:
    """Whether a column may hold scores, by its label and what stands in it."""
    return _POINT in label and all(read_score(each.text) is not None for each in below)


def _unsigned(found: Found, printed: Printed) -> set[tuple[str, int]]:
    """The rows that have a target which says no sign itself."""
    targets = {field.name for field in printed.template.fields if field.kind is FieldKind.TARGET}
    cells = (cell for row in found.rows for cell in row.cells if printed.column(cell.label) in targets)
    return {_row_of(cell.span) for cell in cells if isinstance(read_value(cell.text), Quantity)}


def _signs(column: Sequence[Left], unsigned: Container[tuple[str, int]]) -> tuple[str, ...]:
    """The signs that a column of signs and 定性 holds, each once; none where no target lacks one of them."""
    said = tuple(dict.fromkeys(each.text.strip() for each in column))
    signs = tuple(filter(is_sign, said))
    only = all(text in signs or text == Nature.QUALITATIVE.value for text in said)
    wanted = any(is_sign(each.text) and _row_of(each.span) in unsigned for each in column)
    return signs if only and wanted else ()


def _not_wanted(left: Iterable[Left]) -> Iterator[Problem]:
    """Cells whose row or column the ruleset doesn't ask for: 其中：财政拨款 · 年初预算数、全年执行数."""
    for cells in _by_rows(left, Why.ROW):
        beside = f"{in_one(cells[0].beside)} · " if cells[0].beside else ""
        zh, en = (beside + comma.join(in_one(each.under) for each in cells) for comma in ("、", ", "))
        yield _left(cells, f"规则集里没有「{zh}」", f'the ruleset has no "{en}"')


def _unplaced(left: Iterable[Left]) -> Iterator[Problem]:
    """Cells that nothing was made of."""
    for cells in _by_rows(left, Why.UNPLACED):
        yield _left(cells, *Why.UNPLACED.value)


def _by_rows(left: Iterable[Left], why: Why) -> Iterator[list[Left]]:
    """The cells that were left for a reason; those of one row together."""
    lost = [each for each in left if each.why is why]
    for _, row in groupby(lost, key=lambda each: (_row_of(each.span), each.beside)):
        yield list(row)


def _row_of(span: Span) -> tuple[str, int]:
    """The sheet, or the document's table, in which a cell stands, and its row there."""
    return span.inside.rpartition("!")[0], span.line


def _left(cells: Sequence[Left], why: str, why_en: str) -> Problem:
    span, text = cells[0].span, " | ".join(each.text for each in cells)
    return CellLeft(span=span, cell=span.inside, text=in_short(text), why=why, why_en=why_en)


def _merged(piece: Piece, of: str) -> Problem:
    rows = piece.bottom - piece.top + 1
    return ValueMerged(span=piece.span, cell=piece.span.inside, text=in_short(piece.text), rows=rows, of=in_short(of))


def _cells(spans: Sequence[Span]) -> tuple[str, ...]:
    """自评表!F11、F12、F13, or 自评表!F11…F30."""
    named = places_named(spans)
    return tuple(named) if len(named) <= _NAMED else (f"{named[0]}…{named[-1]}",)
