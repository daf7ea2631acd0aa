"""Text to the tree as written.

Each line is parsed by itself: a line that can't be read becomes ``Broken`` and says where it stops, and the rest of the
file is read as if it weren't there. So all syntax errors of a file come out in one run. What is told of them is for
``advice``; whoever only wants the tree asks nobody.
"""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.syntax import LineTooLong, TooDeep, Unreadable
from duheng.record import Record, fields
from duheng.source import Source, Span
from duheng.syntax import written as w
from duheng.syntax.blocks import Stray, assemble
from duheng.syntax.forgive import forgiven, is_separator
from duheng.syntax.narrow import BLANKS, narrow, split_comment
from duheng.syntax.stop import Stop, stop_of

LONGEST_LINE = 4000
DEEPEST = 60
AS_DEMAND = "要求 "


class Reading(Record):
    """A file as it was read: its tree, which is complete whatever is wrong.

    ``unread`` says of each line that is ``Broken``, by its number, where it stops or what is wrong with it; ``astray``
    are the lines that can be read, but not where they stand.
    """

    document: w.Document
    unread: dict[int, Stop | Problem]
    astray: tuple[Stray | Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every line could be read, where it stands."""
        return not (self.unread or self.astray)


def parse(source: Source) -> Reading:
    """Read a whole file."""
    read = [_line(source.file, number, typed) for number, typed in enumerate(source.lines, start=1)]
    document, astray = assemble(source.file, tuple(line for line, _ in read))
    return Reading(document, {line.span.line: wrong for line, wrong in read if wrong is not None}, astray)


def _line(file: str, number: int, typed: str) -> tuple[w.Line, Stop | Problem | None]:
    if len(typed) > LONGEST_LINE:
        span = Span(file, number, 1, LONGEST_LINE)
        return w.Line(w.Broken(), typed, "", span), LineTooLong(span=span, length=len(typed), limit=LONGEST_LINE)
    code, comment = split_comment(typed)
    text = code.strip(BLANKS)
    start = code.find(text) + 1 if text else 1
    span = Span(file, number, start, start + len(text))
    if not text or is_separator(narrow(text)):
        return w.Line(w.Blank(), text, comment, span), None
    made = _read(code.rstrip(BLANKS), span, 0)
    if isinstance(made, Stop | Problem):
        return w.Line(w.Broken(), text, comment, span), made
    return w.Line(made, text, comment, span), None


def parse_expression(file: str, number: int, typed: str, column: int) -> w.Expression | Stop | Problem:
    """An expression that stands inside a text, at ``column`` (from 1) of its line.

    It is read as the demand of a check: a start of its own in the grammar would make the tables a quarter larger.
    """
    span = Span(file, number, column, column + len(typed))
    made = _read(AS_DEMAND + typed, span, column - 1 - len(AS_DEMAND))
    if isinstance(made, w.RequireLine):
        return made.condition
    return made if isinstance(made, Stop | Problem) else Unreadable(span=span, found="", expected=(), expected_en=())


def _read(typed: str, span: Span, shift: int) -> w.Content | Stop | Problem:
    """What a line, or an expression in a text, says; its characters stand ``shift`` columns further on in the file."""
    from lark.exceptions import UnexpectedInput

    from duheng.syntax.build import Builder
    from duheng.syntax.parser import parser

    narrowed = forgiven(typed)
    try:
        made = Builder(span.file, span.line, typed, shift).content(parser().parse(narrowed))
    except UnexpectedInput as error:
        return stop_of(error, narrowed, typed, span, shift)
    except RecursionError:
        return TooDeep(span=span, limit=DEEPEST)
    return TooDeep(span=span, limit=DEEPEST) if _depth(made) > DEEPEST else made


def _depth(made: object) -> int:
    """How deeply a construct nests, counted without recursion."""
    deepest, waiting = 0, [(made, 0)]
    while waiting:
        item, depth = waiting.pop()
        deepest = max(deepest, depth)
        if isinstance(item, tuple):
            waiting += [(each, depth) for each in item]
        elif isinstance(item, Record) and not isinstance(item, Span):
            waiting += [(getattr(item, name), depth + 1) for name in fields(item)]
    return deepest
