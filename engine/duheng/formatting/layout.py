"""One line in its usual layout: the tokens that the parser sees, each in its usual spelling, with the usual blanks.

Working on tokens rather than on the tree keeps whatever the writer wrote that the tree doesn't hold, and a new
construct of the grammar needs nothing here. Quoted texts and the values of an example's cells are never touched.
"""

from __future__ import annotations

from typing import Any

from duheng.formatting.spelling import Spelling
from duheng.record import Record
from duheng.syntax.forgive import forgiven
from duheng.syntax.parser import parser

_TIGHT_AFTER = frozenset(("LPAR", "LSQB", "DOT"))
_TIGHT_BEFORE = frozenset(("RPAR", "RSQB", "DOT", "COMMA", "COLON", "END", "UNIT"))


class Piece(Record):
    """A token: its terminal, its text as laid out, and whether brackets around it are those of an interval."""

    kind: str
    text: str
    interval: bool = False


def tokens_of(typed: str) -> list[Any]:
    """The tokens of a line; lark's error where it can't be read."""
    parsing = parser().parse_interactive(forgiven(typed))
    found = list(parsing.iter_parse())
    parsing.feed_eof(found[-1] if found else None)  # type: ignore[no-untyped-call]
    return found


def laid_out(typed: str, spelling: Spelling) -> str:
    """The line in its usual layout, without indentation."""
    pieces = _pieces(_without_noise(tokens_of(typed)), typed, spelling)
    text = ""
    for before, piece in zip([None, *pieces], pieces, strict=False):
        text += ("" if before is None or _tight(before, piece, spelling) else " ") + piece.text
    return text


def cells_of(typed: str, spelling: Spelling) -> list[str]:
    """The cells of a table's line, each laid out."""
    pieces = _pieces(_without_noise(tokens_of(typed)), typed, spelling)
    cells: list[str] = []
    before: Piece | None = None
    for piece in pieces:
        if piece.kind == "VBAR":
            cells.append("")
        else:
            cells[-1] += (
                "" if not cells[-1] or before is None or _tight(before, piece, spelling) else " "
            ) + piece.text
        before = piece
    return cells[:-1] if cells and not cells[-1] else cells


def _without_noise(tokens: list[Any]) -> list[Any]:
    """The tokens without those that only prose puts there: a comma before 则, 得 after it, brackets around points."""
    kept: list[Any] = []
    for token in tokens:
        before = kept[-1].type if kept else ""
        if token.type in ("THEN", "GIVES") and before == "COMMA":
            kept.pop()
        if token.type == "COMMA" and before == "OTHERWISE":
            continue
        if token.type == "GIVES" and kept and kept[-1].type in ("THEN", "OTHERWISE"):
            continue
        kept.append(token)
    return _without_brackets_of_points(kept)


def _without_brackets_of_points(tokens: list[Any]) -> list[Any]:
    kinds = [token.type for token in tokens]
    if kinds and kinds[0].startswith("LEVEL") and kinds[2:3] == ["LPAR"] and "RPAR" in kinds:
        end = kinds.index("RPAR")
        return [*tokens[:2], *tokens[3:end], *tokens[end + 1 :]]
    return tokens


def _pieces(tokens: list[Any], typed: str, spelling: Spelling) -> list[Piece]:
    intervals = _brackets_of_intervals(tokens)
    pieces: list[Piece] = []
    opened: list[bool] = []
    for number, token in enumerate(tokens):
        if token.type in ("LPAR", "LSQB"):
            opened.append(number in intervals)
        inside = opened[-1] if opened else False
        written = typed[token.start_pos : token.start_pos + len(token)]
        text = _bracket(token, inside, spelling) or spelling.of(token, written, tokens, number, in_interval=inside)
        pieces.append(Piece(token.type, text, inside))
        if token.type in ("RPAR", "RSQB") and opened:
            opened.pop()
    return pieces


def _bracket(token: Any, interval: bool, spelling: Spelling) -> str:
    if token.type in ("LPAR", "RPAR") and not interval and spelling.chinese:
        return {"(": "（", ")": "）"}[str(token)]
    return str(token) if token.type in ("LPAR", "RPAR", "LSQB", "RSQB") else ""


def _brackets_of_intervals(tokens: list[Any]) -> set[int]:
    """The opening brackets of intervals: they hold a comma, and no name stands right before them."""
    found: set[int] = set()
    opened: list[int] = []
    for number, token in enumerate(tokens):
        if token.type in ("LPAR", "LSQB"):
            opened.append(number)
        elif token.type in ("RPAR", "RSQB") and opened:
            opened.pop()
        elif token.type == "COMMA" and opened:
            start = opened[-1]
            called = tokens[start].type == "LPAR" and start and tokens[start - 1].type == "NAME"
            if not called:
                found.add(start)
    return found


def _tight(before: Piece, piece: Piece, spelling: Spelling) -> bool:
    """Whether no blank stands between two pieces."""
    if before.kind in _TIGHT_AFTER or (
        piece.kind in _TIGHT_BEFORE and not (piece.kind == "END" and not spelling.chinese)
    ):
        return True
    if before.kind == "COMMA":
        return spelling.chinese and not before.interval
    if piece.kind == "LSQB":
        return before.kind == "NAME" and not piece.interval
    if piece.kind == "LPAR":
        return (before.kind == "NAME" and not piece.interval) or before.kind == "RPAR"
    if before.kind == "PREFIX":
        return not before.text[-1].isalpha()
    if before.kind == "TEXT" and piece.kind == "TEXT":
        return True
    return (
        spelling.chinese
        and before.kind == "RPAR"
        and not before.interval
        and piece.kind == "INFIX"
        and not piece.text[0].isalpha()
    )
