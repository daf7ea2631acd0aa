"""Text to the tree as written.

Each line is parsed by itself: a line that can't be read becomes ``Broken`` with one problem, and the rest of the file
is read as if it weren't there. So all syntax errors of a file come out in one run.
"""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.syntax import LineTooLong, MissingOperand, TooDeep, Unreadable
from duheng.record import Record, fields
from duheng.source import Source, Span
from duheng.syntax import written as w
from duheng.syntax.blocks import assemble
from duheng.syntax.forgive import forgiven, is_separator
from duheng.syntax.narrow import BLANKS, narrow, split_comment

LONGEST_LINE = 4000
DEEPEST = 60
_AS_DEMAND = "要求 "


def parse(source: Source) -> tuple[w.Document, tuple[Problem, ...]]:
    """Read a whole file. Returns its tree, which is complete whatever the problems."""
    lines = [_line(source.file, number, typed) for number, typed in enumerate(source.lines, start=1)]
    document, misplaced = assemble(source.file, tuple(line for line, _ in lines))
    return document, tuple(sorted((*_problems(lines), *misplaced), key=_place))


def _problems(lines: list[tuple[w.Line, list[Problem]]]) -> list[Problem]:
    if not any(found for _, found in lines):
        return []
    from duheng.syntax.continued import continued

    return continued(lines)


def _place(problem: Problem) -> tuple[int, int]:
    return (problem.span.line, problem.span.column) if problem.span else (0, 0)


def _line(file: str, number: int, typed: str) -> tuple[w.Line, list[Problem]]:
    if len(typed) > LONGEST_LINE:
        span = Span(file, number, 1, LONGEST_LINE)
        return w.Line(w.Broken(), typed, "", span), [LineTooLong(span=span, length=len(typed), limit=LONGEST_LINE)]
    code, comment = split_comment(typed)
    text = code.strip(BLANKS)
    start = code.find(text) + 1 if text else 1
    span = Span(file, number, start, start + len(text))
    if not text or is_separator(narrow(text)):
        return w.Line(w.Blank(), text, comment, span), []
    made = _read(code.rstrip(BLANKS), span, 0)
    if isinstance(made, Problem):
        return w.Line(w.Broken(), text, comment, span), [made]
    return w.Line(made, text, comment, span), []


def parse_expression(file: str, number: int, typed: str, column: int) -> w.Expression | Problem:
    """An expression that stands inside a text, at ``column`` (from 1) of its line.

    It is read as the demand of a check: a start of its own in the grammar would make the tables a quarter larger.
    """
    span = Span(file, number, column, column + len(typed))
    made = _read(_AS_DEMAND + typed, span, column - 1 - len(_AS_DEMAND))
    if isinstance(made, w.RequireLine):
        return made.condition
    if isinstance(made, MissingOperand) and made.after == _AS_DEMAND.strip():
        return MissingOperand(span=made.span, after="{")
    return made if isinstance(made, Problem) else Unreadable(span=span, found="", expected=(), expected_en=())


def _read(typed: str, span: Span, shift: int) -> w.Content | Problem:
    """What a line, or an expression in a text, says; its characters stand ``shift`` columns further on in the file."""
    from lark.exceptions import UnexpectedInput

    from duheng.syntax.build import Builder
    from duheng.syntax.parser import parser

    narrowed = forgiven(typed)
    try:
        made = Builder(span.file, span.line, typed, shift).content(parser().parse(narrowed))
    except UnexpectedInput as error:
        from duheng.syntax.diagnose import diagnose

        return diagnose(error, narrowed, typed, span, shift)
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
