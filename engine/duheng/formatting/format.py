"""A ruleset file in its usual layout: the same tree, laid out so that people find their way.

Indentation follows the words (一级, 二级 …), table columns stand below each other as the screen shows them, comments keep
their lines. A line that can't be read stays as it was typed. What comes out is read again: it must give the same tree,
and laid out once more it must not change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duheng.formatting.layout import cells_of, laid_out
from duheng.formatting.sameness import essence
from duheng.formatting.spelling import Spelling
from duheng.record import Record
from duheng.source import Source, display_width, pad
from duheng.syntax import written as w
from duheng.syntax.parse import parse

STEP = 4
COMMENT_COLUMN = 44


class NotTheSame(Exception):
    """Laying a file out would change what it says: a fault of ours, never the file's."""


class _Row(Record):
    """A line on its way out: how deep it stands, its text, its comment; a table's cells until they are aligned."""

    depth: int
    text: str
    comment: str
    cells: tuple[str, ...] = ()
    kept: bool = False


def formatted(source: Source, *, chinese: bool = True) -> str:
    """The file's text in its usual layout and in one language, with LF line ends. Raises ``NotTheSame``."""
    once = _laid_out(source, chinese=chinese)
    again = Source.of(source.file, once)
    if essence(parse(source).document) != essence(parse(again).document) or _laid_out(again, chinese=chinese) != once:
        raise NotTheSame(source.file)
    return once


def _laid_out(source: Source, *, chinese: bool) -> str:
    document = parse(source).document
    spelling = Spelling(chinese)
    rows = list(_rows(document, source, spelling))
    lines = [_with_comment(row) for row in _spaced(_aligned(rows))]
    return "\n".join(lines).strip("\n") + "\n"


def _rows(document: w.Document, source: Source, spelling: Spelling) -> Iterator[_Row]:
    depths = _Depths()
    for line in document.lines:
        typed = source.line(line.span.line)
        content, depth = line.content, depths.of(line, at_margin=not typed[:1].isspace())
        comment = line.comment.rstrip()
        if isinstance(content, w.Blank):
            yield _Row(depth, line.text and typed.strip(), comment)
        elif isinstance(content, w.Broken):
            yield _Row(0, typed.rstrip(), "", kept=True)
        elif isinstance(content, w.TableLine):
            yield _Row(depth, "", comment, tuple(cells_of(line.text, spelling)))
        else:
            yield _Row(depth, laid_out(line.text, spelling), comment)


class _Depths:
    """How deep each line stands, by the words that went before it; lines come in order.

    A field behind a node is the form's own: it stays deeper than the node where it was typed so, which is told, and
    isn't moved there otherwise.
    """

    def __init__(self) -> None:
        self.inside = False
        self.template = False
        self.below = 1
        self.node: w.Line | None = None

    def of(self, line: w.Line, *, at_margin: bool) -> int:
        """The depth of the next line; a comment alone keeps the place that its writer gave it."""
        content = line.content
        match content:
            case w.RulesetLine() | w.ParameterLine() | w.DeclareLine():
                self.inside = isinstance(content, w.DeclareLine)
                self.template = isinstance(content, w.DeclareLine) and content.kind == "TEMPLATE"
                self.below, self.node = 1, None
                return 0
            case w.RemoveLine() if not self.inside:
                return 0
            case w.NodeLine():
                self.below, self.node = content.level + 1, line
                return content.level
            case w.RowsLine() | w.ScoringLine() | w.TotalLine() | w.GradeLine():
                self.below, self.node = 2, None
                return 1
            case w.TableLine():
                return 2 if self.template else 1
            case w.FieldLine() | w.DerivedLine() if self.node is not None:
                return self.below if line.span.column > self.node.span.column else 1
            case w.FieldLine() | w.DerivedLine():
                return self.below
            case w.Blank():
                return 0 if at_margin else 1
            case _:
                return 1


def _aligned(rows: Sequence[_Row]) -> list[_Row]:
    """The rows with the cells of each table padded to common columns."""
    found: list[_Row] = []
    table: list[_Row] = []
    for row in [*rows, None]:
        if row is not None and row.cells:
            table.append(row)
            continue
        found += _table(table)
        table = []
        if row is not None:
            found.append(row)
    return found


def _table(rows: Sequence[_Row]) -> list[_Row]:
    count = max((len(row.cells) for row in rows), default=0)
    widths = [max(display_width(row.cells[n]) for row in rows if n < len(row.cells)) for n in range(count)]
    return [
        _Row(row.depth, _bars([pad(cell, widths[n]) for n, cell in enumerate(row.cells)]), row.comment) for row in rows
    ]


def _bars(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _spaced(rows: Sequence[_Row]) -> list[_Row]:
    """The rows without repeated empty ones."""
    found: list[_Row] = []
    for row in rows:
        empty = not row.text and not row.comment
        if not empty or (found and (found[-1].text or found[-1].comment)):
            found.append(row)
    return found


def _with_comment(row: _Row) -> str:
    if row.kept:
        return row.text
    text = " " * (STEP * row.depth) + row.text if row.text else ""
    if not row.comment:
        return text
    if not text:
        return " " * (STEP * row.depth) + row.comment
    return f"{pad(text, COMMENT_COLUMN)}{'' if display_width(text) < COMMENT_COLUMN else '  '}{row.comment}"


def is_chinese(source: Source) -> bool:
    """Whether a file is written with Chinese keywords, by its first line that says anything."""
    document = parse(source).document
    first = next((line for line in document.lines if not isinstance(line.content, w.Blank)), None)
    return first is None or not first.text[:1].isascii()
