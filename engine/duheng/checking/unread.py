"""What the lines that couldn't be read leave in doubt.

A line in error is told once, and what only follows from its absence isn't told: a name that it may have declared, a use
that it may have made, a sum or a rounding that its declaration seems to lack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from duheng.checking.merged import grouped
from duheng.problems.inheritance import DeclaredTwice, NodeWithoutParent, NothingThere, StillUsed
from duheng.problems.meaning import (
    IncompleteTemplate,
    NeedsCondition,
    NoClause,
    NoTemplate,
    ScaleGap,
    Unused,
    WeightsDiffer,
    WeightsShort,
)
from duheng.problems.names import (
    Ambiguous,
    NotHere,
    UnknownAttribute,
    UnknownMethod,
    UnknownName,
    UnknownScale,
    UnknownWord,
)
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
from duheng.record import Record
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.narrow import narrow
from duheng.syntax.words import words

_LACKS = (NoClause, NeedsCondition, IncompleteTemplate, ScaleGap, NotHere, NodeWithoutParent, Ambiguous)
"""Errors of a declaration that a line of it that can't be read may explain."""
_SUMS = (WeightsShort, WeightsDiffer)
_NAMED = (UnknownName, UnknownMethod, UnknownScale, UnknownAttribute, NothingThere, DeclaredTwice, StillUsed, Unused)
_DECLARES_NOTHING = (
    "IF OTHERWISE GIVES CLAMP ROUND EXAMPLE TOTAL GRADE WHEN REQUIRE MESSAGE SEVERITY THEN NOTE AUTHORITY"
).split()
_RUN = re.compile(r"[^\W\d][\w·]*")


class Unread(Record):
    """What can't be relied on in a chain of files.

    ``declares`` are the texts that may have declared something, ``uses`` those that may have used something;
    ``maimed`` are the lines of declarations that hold a line in error, ``adds`` is whether a sum may be affected.
    """

    declares: tuple[str, ...]
    uses: tuple[str, ...]
    maimed: frozenset[tuple[str, int]]
    lost: bool
    adds: bool

    def explains(self, problem: Problem) -> bool:
        """Whether a problem may be there only because some line couldn't be read."""
        if isinstance(problem, NoTemplate):
            return self.lost
        if isinstance(problem, _SUMS):
            return self.adds
        if isinstance(problem, UnknownWord):
            return _mentioned(problem.word, self.declares)
        if isinstance(problem, _NAMED) and _mentioned(
            problem.name, self.uses if isinstance(problem, Unused) else self.declares
        ):
            return True
        hurt = _key(problem.span) in self.maimed
        return hurt and (problem.level() is not Severity.ERROR or isinstance(problem, _LACKS))


def unread_of(documents: Iterable[w.Document]) -> Unread:
    """What is in doubt in the files of a chain."""
    files = tuple(documents)
    broken = [line for file in files for line in file.lines if isinstance(line.content, w.Broken)]
    if not broken:
        return Unread((), (), frozenset(), lost=False, adds=False)
    lost = [line for file in files for line in file.lost]
    blocks = [block for file in files for block in file.blocks]
    hurt = {_declared(block) for block in blocks if any(isinstance(line.content, w.Broken) for line in block.body)}
    maimed = [line for block in blocks if _declared(block) in hurt for line in (block.head, *block.body)]
    headless = [line for block in blocks for group in grouped(block.body) if _is_headless(group) for line in group]
    return Unread(
        declares=tuple(narrow(line.text) for line in (*broken, *lost) if line in lost or _may_declare(line.text)),
        uses=tuple(narrow(line.text) for line in (*broken, *lost, *headless)),
        maimed=frozenset(_key(line.span) for line in maimed),
        lost=bool(lost),
        adds=bool(lost) or any(kind in ("TEMPLATE", "SCALE") for kind, _ in hurt),
    )


def _declared(block: w.Block) -> tuple[str, str]:
    content = block.head.content
    return (content.kind, content.name.text) if isinstance(content, w.DeclareLine) else ("", "")


def _is_headless(group: tuple[w.Line, ...]) -> bool:
    return isinstance(group[0].content, w.Broken)


def _key(span: Span | None) -> tuple[str, int]:
    return (span.file, span.line) if span else ("", 0)


def _may_declare(text: str) -> bool:
    nothing = tuple(spelling for name in _DECLARES_NOTHING for spelling in words()[name].spellings)
    return not narrow(text).startswith((*nothing, "|"))


def _mentioned(name: str, texts: tuple[str, ...]) -> bool:
    """Whether a name stands in one of the texts, perhaps run together with a keyword before it."""
    name = narrow(name)
    if _RUN.fullmatch(name) is None:
        return any(name in text for text in texts)
    return any(run.endswith(name) for text in texts for run in _RUN.findall(text))
