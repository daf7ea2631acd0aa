"""Tables of boundaries as files to be ticked: Markdown, YAML, or an .xlsx book. Ticked, they are files of cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duheng.language import tree
from duheng.problems.problem import Problem
from duheng.testing import case_keys as keys
from duheng.testing.boundaries import Table, boundaries_of
from duheng.testing.said import Said, unplaced
from duheng.testing.sheets import GIVES, SHOULD, TICK, Sheet

YAML, XLSX = ".yaml", ".xlsx"
_SIGNS = frozenset("[]{}:,#&*!|>'\"%@`-?")


def tables_of(ruleset: tree.Ruleset, method: str = "") -> list[Table]:
    """The boundaries of a method, or of all methods of a ruleset."""
    return [boundaries_of(ruleset, each) for each in ruleset.methods if method in ("", each.name)]


def as_sheets(tables: Sequence[Table]) -> list[Sheet]:
    """Sheets with the columns to be ticked."""
    return [
        Sheet(
            unplaced(table.method),
            tuple(map(unplaced, (*table.columns, GIVES, TICK, SHOULD))),
            tuple(
                (*(unplaced(text) for _, text in row.cells), unplaced(row.gives), unplaced(""), unplaced(""))
                for row in table.rows
            ),
        )
        for table in tables
        if table.rows
    ]


def written(sheets: Sequence[Sheet], ruleset: str, kind: str) -> bytes | Problem:
    """The file of a kind (``.md``, ``.yaml``, ``.xlsx``)."""
    if kind == XLSX:
        from duheng.testing.workbooks import write_book

        return write_book(sheets)
    return "\n".join(_yaml(sheets, ruleset) if kind == YAML else _markdown(sheets)).encode() + b"\n"


def _markdown(sheets: Sequence[Sheet]) -> Iterator[str]:
    for number, sheet in enumerate(sheets):
        if number:
            yield ""
        yield f"## {sheet.method.text}"
        yield ""
        yield _bars(sheet.head)
        yield "|" + " --- |" * len(sheet.head)
        yield from map(_bars, sheet.lines)


def _bars(cells: Sequence[Said]) -> str:
    return "| " + " | ".join(cell.text.replace("|", "\\|") for cell in cells) + " |"


def _yaml(sheets: Sequence[Sheet], ruleset: str) -> Iterator[str]:
    yield f"{keys.RULESET}: {ruleset}"
    yield f"{keys.CASES}:"
    for sheet in sheets:
        yield f"  - {keys.NAME}: {quoted(sheet.method.text + '的边界')}"
        yield f"    {keys.METHOD}: {quoted(sheet.method.text)}"
        yield f"    {keys.TABLE}:"
        for line in (sheet.head, *sheet.lines):
            yield f"      - [{', '.join(quoted(cell.text) for cell in line)}]"


def quoted(text: str) -> str:
    """A text as YAML takes it for one."""
    plain = bool(text) and not set(text) & _SIGNS and text == text.strip()
    return text if plain else "'" + text.replace("'", "''") + "'"
