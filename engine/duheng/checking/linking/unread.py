"""What the lines that couldn't be read leave in doubt.

A line in error is told once, and what only follows from its absence isn't told: a name that it may have declared, a use
that it may have made, a sum or a rounding that its declaration seems to lack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from duheng.checking.linking.merged import grouped
from duheng.language.builtins import FORM_GRADE
from duheng.problems.bands import NoBands, NoGradeBelow
from duheng.problems.cases import GradeOutOfReach, NeverApplies
from duheng.problems.checks import AskedOfEveryRow, VetoWithoutGrades
from duheng.problems.groups import NearlyTheSame, NoRowHere, NoSuchTier
from duheng.problems.inheritance import DeclaredTwice, NodeWithoutParent, NothingThere, StillUsed, TwiceInOneFile
from duheng.problems.meaning import BadScale, NeedsCondition, NeverReached, NoClause, ScaleGap, Unused
from duheng.problems.names import Ambiguous, UnknownAttribute, UnknownMethod, UnknownName, UnknownScale, UnknownWord
from duheng.problems.places import NotHere, NotNodes, PointsAtHead
from duheng.problems.problem import Problem
from duheng.problems.prose import NoTableHead
from duheng.problems.severity import Severity
from duheng.problems.slips import is_slip
from duheng.problems.syntax import RaggedTable, Repeated
from duheng.problems.templates import IncompleteTemplate, NoTemplate, WeightsDiffer, WeightsShort
from duheng.record import Record
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.narrow import narrow
from duheng.syntax.words import NAME_RUN, spellings

_LACKS = (
    NoClause,
    NoBands,
    NeedsCondition,
    IncompleteTemplate,
    ScaleGap,
    NotHere,
    NoRowHere,
    NodeWithoutParent,
    Ambiguous,
    PointsAtHead,
)
"""Errors of a declaration that a line of it that can't be read may explain."""
_LEFT_OUT = (RaggedTable, NoTableHead, UnknownWord, BadScale)
"""Errors for which a line, though it can be read, is left out."""
_SUMS = (WeightsShort, WeightsDiffer, GradeOutOfReach, NoGradeBelow)
_OF_LEVELS = (AskedOfEveryRow, NotHere, NotNodes, NoRowHere, NoSuchTier, Ambiguous, StillUsed, Unused)
"""What is said of nodes, rows and their methods, which the template may well have where it can be read."""
_NAMED = (
    UnknownName,
    UnknownMethod,
    UnknownScale,
    UnknownAttribute,
    NothingThere,
    DeclaredTwice,
    TwiceInOneFile,
    StillUsed,
    Unused,
)
_UNRESOLVED = (UnknownName, UnknownMethod, UnknownScale)
"""Errors that may stand where something that seems unused was meant."""
_DECLARES_NOTHING = (
    "IF OTHERWISE GIVES CLAMP ROUND EXAMPLE TOTAL GRADE WHEN REQUIRE MESSAGE SEVERITY THEN NOTE AUTHORITY"
).split()
_LONGEST_NAME = 60
_RUN = re.compile(NAME_RUN)


class Mentions(Record):
    """The names that stand in some texts, also those that run into a word before or behind them; looked up quickly."""

    shown: frozenset[str]
    text: str

    @staticmethod
    def of(lines: Iterable[w.Line]) -> Mentions:
        """What the lines mention."""
        text = "\n".join(narrow(line.text) for line in lines)
        runs = frozenset(_RUN.findall(text))
        pieces = (
            piece
            for run in runs
            for length in range(1, min(len(run), _LONGEST_NAME) + 1)
            for piece in (run[-length:], run[:length])
        )
        return Mentions(frozenset(pieces), text)

    def holds(self, name: str) -> bool:
        """Whether the name is among them."""
        name = narrow(name)
        return name in self.shown if _RUN.fullmatch(name) and len(name) <= _LONGEST_NAME else name in self.text


class Unread(Record):
    """What can't be relied on in a chain of files.

    ``declares`` are the names that may have been declared, ``uses`` those that may have been used; ``maimed`` are the
    lines of declarations that hold a line in error, with the declaration's kind; ``lost`` is whether a declaration is
    missing as a whole, ``adds`` whether a sum may be affected, ``levels`` whether the template's rows and nodes may be
    others, ``labels`` whether a scale may have more of them, ``typos`` whether some name means nothing, ``fieldless``
    whether no template declares any field. ``own`` is the file that is checked: what it may replace or remove in its
    parents' files isn't told of there.
    """

    own: str
    declares: Mentions
    uses: Mentions
    maimed: dict[tuple[str, int], str]
    lost: bool
    adds: bool
    levels: bool
    labels: bool
    typos: bool
    fieldless: bool

    def explains(self, problem: Problem) -> bool:
        """Whether a problem may be there only because some line couldn't be read."""
        if isinstance(problem, NoTemplate):
            return self.lost
        if isinstance(problem, _SUMS):
            return self.adds
        if self.labels and isinstance(problem, NeverApplies):
            return True
        if self.levels and _lacks_grades(problem):
            return True
        if self.levels and isinstance(problem, _OF_LEVELS):
            return True
        if self.levels and isinstance(problem, UnknownName) and problem.span and problem.span.file != self.own:
            return True
        if isinstance(problem, UnknownWord):
            return self.declares.holds(problem.word)
        if isinstance(problem, Unused) and self.typos:
            return True
        if isinstance(problem, UnknownName) and self.fieldless:
            return True
        mentions = self.uses if isinstance(problem, Unused) else self.declares
        if isinstance(problem, _NAMED) and mentions.holds(problem.name):
            return True
        kind = self.maimed.get(_key(problem.span), "")
        if isinstance(problem, Repeated):
            return kind == "TEMPLATE"
        if isinstance(problem, NeverReached):
            return False
        return bool(kind) and (problem.level() is not Severity.ERROR or isinstance(problem, _LACKS))


def unread_of(documents: Iterable[w.Document], problems: Iterable[Problem]) -> Unread:
    """What is in doubt in a chain: by lines that can't be read, lines of tables left out, and names declared twice."""
    files, told = tuple(documents), tuple(problems)
    twice = frozenset(_key(each.span) for each in told if isinstance(each, TwiceInOneFile))
    unfound = frozenset(_key(each.span) for each in told if isinstance(each, NothingThere))
    misnamed = any(
        isinstance(each, NearlyTheSame) and each.of_group and is_slip(each.name, each.near[0]) for each in told
    )
    left_out = frozenset(_key(each.span) for each in told if isinstance(each, _LEFT_OUT))
    every = (line for file in files for lines in (file.lines, *(each.body for each in file.blocks)) for line in lines)
    broken = [line for line in every if isinstance(line.content, w.Broken)]
    fieldless = any(isinstance(each, NoTemplate) for each in told)
    if not broken and not left_out and not twice and not unfound:
        none = Mentions.of(())
        typos = _has_typos(told, none)
        return Unread(
            "", none, none, {}, lost=False, adds=misnamed, levels=False, labels=False, typos=typos, fieldless=fieldless
        )
    blocks = [block for file in files for block in file.blocks]
    nowhere = [block for block in blocks if _key(block.head.span) in unfound]
    lost = [
        *(line for file in files for line in file.lost),
        *(line for block in nowhere for line in block.body),
    ]
    hurt = {_declared(block) for block in blocks if any(_is_missing(line, left_out) for line in block.body)}
    parts_of_hurt = [(_declared(block)[0], block) for block in blocks if _declared(block) in hurt]
    maimed = {_key(line.span): kind for kind, block in parts_of_hurt if kind for line in (block.head, *block.body)}
    unused = [line for file in files for line in file.lines if _key(line.span) in left_out]
    groups = (group for block in blocks for group in grouped(block.body))
    headless = [line for group in groups if isinstance(group[0].content, w.Broken) for line in group]
    declares = Mentions.of((*lost, *(line for line in broken if _may_declare(line.text))))
    dropped = [line for block in blocks if _key(block.head.span) in twice for line in block.body]
    orphaned = [line for kind, block in parts_of_hurt if kind == "TEMPLATE" for line in block.body]
    return Unread(
        own=files[0].file if files else "",
        declares=declares,
        uses=Mentions.of((*broken, *lost, *unused, *headless, *dropped, *orphaned)),
        maimed=maimed,
        lost=bool(lost),
        adds=misnamed or bool(lost) or bool(unfound) or any(kind in ("TEMPLATE", "SCALE") for kind, _ in hurt),
        levels=bool(lost) or bool(unfound) or any(kind == "TEMPLATE" for kind, _ in hurt),
        labels=any(kind == "SCALE" for kind, _ in hurt),
        typos=_has_typos(told, declares),
        fieldless=fieldless,
    )


def _lacks_grades(problem: Problem) -> bool:
    grade_line = isinstance(problem, IncompleteTemplate) and problem.line == FORM_GRADE
    return grade_line or isinstance(problem, VetoWithoutGrades)


def _has_typos(problems: Iterable[Problem], declares: Mentions) -> bool:
    return any(isinstance(each, _UNRESOLVED) and not declares.holds(each.name) for each in problems)


def _declared(block: w.Block) -> tuple[str, str]:
    content = block.head.content
    return (content.kind, content.name.text) if isinstance(content, w.DeclareLine) else ("", "")


def _is_missing(line: w.Line, left_out: frozenset[tuple[str, int]]) -> bool:
    return isinstance(line.content, w.Broken) or _key(line.span) in left_out


def _key(span: Span | None) -> tuple[str, int]:
    return (span.file, span.line) if span else ("", 0)


def _may_declare(text: str) -> bool:
    return not narrow(text).startswith((*spellings(*_DECLARES_NOTHING), "|"))
