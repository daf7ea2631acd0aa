"""How far a line can be read; what a message proposes is read before it is told."""

from __future__ import annotations

from duheng.syntax.forgive import forgiven
from duheng.syntax.narrow import split_comment
from duheng.syntax.parser import parser


def error_place(error: Exception, text: str) -> int:
    """The character at which lark gave up; the text's end where more was wanted."""
    place = getattr(error, "pos_in_stream", None)
    if place is None or place < 0 or getattr(getattr(error, "token", None), "type", "") == "$END":
        return len(text.rstrip())
    return int(place)


def expected_by(error: Exception) -> frozenset[str]:
    """The terminals that the parser would take where lark gave up."""
    found = getattr(error, "accepts", None) or getattr(error, "expected", None) or getattr(error, "allowed", None)
    return frozenset(found or ())


def expected_in(text: str) -> frozenset[str]:
    """The terminals that the parser would take where a text can't be read on; none where all of it can."""
    from lark.exceptions import UnexpectedInput

    try:
        parser().parse(text)
    except UnexpectedInput as error:
        return expected_by(error)
    return frozenset()


def left_unread(typed: str) -> int | None:
    """How many characters at a line's end can't be read; None where the whole line can."""
    from lark.exceptions import UnexpectedInput

    text = forgiven(split_comment(typed)[0])
    try:
        parser().parse(text)
    except UnexpectedInput as error:
        return max(0, len(text.rstrip()) - error_place(error, text))
    except RecursionError:
        return 0
    return None


def reads(typed: str) -> bool:
    """Whether a line can be read."""
    return left_unread(typed) is None
