"""Headings of an indicator table that weren't understood although the rows lack what stands below such headings.

A table may have columns that a ruleset knows nothing of. But where targets, actual values, points or the rows' own
names are in no column that is known, they stand in one of those: then the rows were read without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from duheng.checking.reading.near import near
from duheng.forms.labels import narrow
from duheng.importing.account import Left
from duheng.importing.columns import Columns
from duheng.importing.grid import Grid, Piece
from duheng.importing.places import places_named
from duheng.importing.printed import Lacking, Printed
from duheng.problems.problem import Problem
from duheng.problems.sheets import ColumnsNotUnderstood
from duheng.source import Span, in_short

_SHOWN = 3
_ENOUGH = 2
_NAMED = 8
_APART = (
    "若从这里起是另一张表，把它移到另一个文件里。",
    "If another table begins here, move it to a file of its own. ",
)


def not_understood(
    heads: Iterable[Columns], unknown: Sequence[Left], printed: Printed
) -> tuple[Problem | None, Sequence[Left]]:
    """One finding for the first head that lacks something, and the headings that it tells.

    ``unknown`` are headings with something below them.
    """
    for number, head in enumerate(heads):
        mine = [each for each in unknown if any(each.span == column.label.span for column in head.columns)]
        lacking = printed.lacking(head.meanings(printed))
        if mine and lacking:
            return _told(mine, lacking, _behind_the_names(head, printed), below=number > 0), mine
    return None, ()


def closest_head(grids: Iterable[Grid], printed: Printed) -> tuple[str, str]:
    """Which row is most like the head of a table, and what of it isn't known, in Chinese and English; else empty."""
    rows = (grid.fresh(row) for grid in grids for row in range(1, grid.rows + 1))
    best = max(rows, key=lambda pieces: _known(pieces, printed), default=())
    unknown = [piece for piece in best if printed.column(piece.text) is None][:_NAMED]
    if _known(best, printed) < _ENOUGH or not unknown:
        return "", ""
    zh = "、".join(f"「{in_short(each.text)}」（{each.span.inside}）" for each in unknown)
    en = ", ".join(f'"{in_short(each.text)}" ({each.span.inside})' for each in unknown)
    return f"最像表头的一行里不认得的是{zh}。", f"Not known in the row most like a head: {en}. "


def _known(pieces: Sequence[Piece], printed: Printed) -> int:
    """How many labels of a row are known, where a level's name is among them."""
    meanings = {meaning for piece in pieces if (meaning := printed.column(piece.text))}
    return len(meanings) if any(map(printed.is_name, meanings)) else 0


def _behind_the_names(head: Columns, printed: Printed) -> Span | None:
    """The heading of the column behind those of the levels, where rows have their own names."""
    names = max((column.right for column in head.columns if printed.is_name(column.meaning)), default=0)
    return next((column.label.span for column in head.columns if column.left == names + 1), None)


def _told(unknown: Sequence[Left], lacking: Sequence[Lacking], behind: Span | None, *, below: bool) -> Problem:
    places = places_named([each.span for each in unknown])
    headings = [(in_short(each.text), place) for each, place in zip(unknown, places, strict=True)]
    meant = _meant(unknown, lacking, behind)
    ways = [_way(each, meant.get(each.label, [])) for each in lacking]
    apart, apart_en = _APART if below else ("", "")
    return ColumnsNotUnderstood(
        span=unknown[0].span,
        missing="、".join(f"「{each.label}」" for each in lacking),
        missing_en=", ".join(f'"{each.label}"' for each in lacking),
        unknown="、".join(f"「{text}」（{cell}）" for text, cell in headings),
        unknown_en=", ".join(f'"{text}" ({cell})' for text, cell in headings),
        ways="；".join(zh for zh, _ in ways),
        ways_en="; ".join(en for _, en in ways),
        apart=apart,
        apart_en=apart_en,
    )


def _way(lacking: Lacking, close: Sequence[str]) -> tuple[str, str]:
    """What a column may be called, and which of the headings it perhaps is."""
    known = lacking.spellings[:_SHOWN]
    zh, en = "".join(f"「{each}」" for each in known), ", ".join(f'"{each}"' for each in known)
    if len(close) != 1:
        return f"{lacking.label}可以写作{zh}", f"the column may be called {en}"
    return f"「{in_short(close[0])}」改为「{lacking.label}」", f'rename "{in_short(close[0])}" to "{lacking.label}"'


def _meant(unknown: Sequence[Left], lacking: Sequence[Lacking], behind: Span | None) -> dict[str, list[str]]:
    """The headings that look like what is lacking, by its label; each looks like one thing only."""
    labels = {spelling: each.label for each in lacking for spelling in each.spellings}
    found: dict[str, list[str]] = {}
    for heading in unknown:
        if heading.span == behind and lacking[0].names:
            found.setdefault(lacking[0].label, []).append(heading.text)
            continue
        for close in near(narrow(heading.text), labels, most=1):
            found.setdefault(labels[close], []).append(heading.text)
    return found
