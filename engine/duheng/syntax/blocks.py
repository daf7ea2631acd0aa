"""Lines to declarations: which line may follow which.

Nesting comes from the words, not from white space: a declaration's line opens a block, and the lines after it belong to
it as long as they are of a kind that such a block takes.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from duheng.problems.problem import Problem
from duheng.problems.syntax import Misplaced, NoHeader
from duheng.record import Record
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.narrow import narrow
from duheng.syntax.words import DECLARED, LEVELS, keyword_of, spellings

HEAD = (w.RulesetLine, w.ExtendsLine, w.AuthorityLine, w.EffectiveLine, w.StatusLine, w.NoteLine)
_PROSE = (w.AuthorityLine, w.NoteLine)
BODIES: dict[str, tuple[type, ...]] = {
    "METHOD": (w.LetLine, w.ClauseLine, w.TableLine, w.ClampLine, w.RoundLine, w.ExampleLine, w.RemoveLine, *_PROSE),
    "SCALE": (w.BandLine, w.RemoveLine, *_PROSE),
    "TEMPLATE": (
        w.RowsLine,
        w.NodeLine,
        w.FieldLine,
        w.DerivedLine,
        w.ScoringLine,
        w.TableLine,
        w.TotalLine,
        w.GradeLine,
        w.RemoveLine,
        *_PROSE,
    ),
    "CHECK": (w.ForEachLine, w.WhenLine, w.RequireLine, w.MessageLine, w.SeverityLine, w.VetoLine, *_PROSE),
}
REMOVABLE = {
    "METHOD": ("BAND", "LET", "CLAMP", "ROUND", "AUTHORITY", "NOTE"),
    "SCALE": ("BAND", "AUTHORITY", "NOTE"),
    "TEMPLATE": ("BAND", "SCORING", "TOTAL", "GRADE", "FIELD", *LEVELS),
}
"""What 删除 may take away inside a declaration; a name alone is read as BAND."""
PLACES = {
    "METHOD": ("方法里", "in a method"),
    "SCALE": ("档位里", "in a scale"),
    "TEMPLATE": ("模板里", "in a template"),
    "CHECK": ("校验里", "in a check"),
    "HEAD": ("文件开头", "at the head of the file"),
    "ALONE": ("声明之外", "outside a declaration"),
}
_ENDS = re.compile(r"[\d=<>≤≥\[(-]|.*\d\s*(?:[%‰分~至]|及?以[上下])")
"""How no declaration's name is, but the ends of a scale's line are: 一档 80-90 isn't like 档位 甲."""


class Stray(Record):
    """A line that can be read, but not where it stands: in a declaration of a ``kind``, at the HEAD, or ALONE."""

    line: w.Line
    kind: str

    @property
    def is_clause(self) -> bool:
        """Whether it is a method's sentence in a check, which may well be meant for a demand of the check."""
        content = self.line.content
        return self.kind == "CHECK" and isinstance(content, w.ClauseLine) and content.keyword != "GIVES"

    def plainly(self) -> Problem:
        """That it doesn't belong there, and where it does."""
        content = self.line.content
        removed = content.kind if isinstance(content, w.RemoveLine) else None
        homes = [
            home
            for home, taken in BODIES.items()
            if isinstance(content, taken) and (removed is None or removed in REMOVABLE[home])
        ]
        homes += ["HEAD"] if isinstance(content, HEAD) else []
        where, where_en = PLACES[self.kind]
        return Misplaced(
            span=self.line.span,
            keyword=_keyword(self.line),
            where=where,
            where_en=where_en,
            allowed=tuple(PLACES[home][0] for home in homes),
            allowed_en=tuple(PLACES[home][1] for home in homes),
        )


def assemble(file: str, lines: tuple[w.Line, ...]) -> tuple[w.Document, tuple[Stray | Problem, ...]]:
    """Group lines into head and blocks. Lines in the wrong place are reported and left out of the blocks."""
    gathering = _Gathering(file, lines)
    for line in lines:
        gathering.take(line)
    gathering.close()
    document = w.Document(file, lines, tuple(gathering.head), tuple(gathering.blocks), tuple(gathering.lost_lines))
    return document, tuple(gathering.astray)


class _Gathering:
    def __init__(self, file: str, lines: tuple[w.Line, ...]) -> None:
        self.head: list[w.Line] = []
        self.blocks: list[w.Block] = []
        self.astray: list[Stray | Problem] = []
        self.opened: w.Line | None = None
        self.body: list[w.Line] = []
        self.doubtful = False
        self.lost = False
        self.lost_lines: list[w.Line] = []
        first = next((line for line in lines if not isinstance(line.content, w.Blank)), None)
        if first is None or not isinstance(first.content, w.RulesetLine | w.Broken):
            self.astray.append(NoHeader(span=first.span if first else Span(file, 1)))

    def take(self, line: w.Line) -> None:
        content = line.content
        if isinstance(content, w.Blank):
            return
        if isinstance(content, w.Broken):
            if _meant_to_declare(line.text):
                self.close()
                self.lost = True
            self.lost_lines += [line] if self.lost else []
            self.doubtful = True
            self.body += [line] if self.opened else []
        elif isinstance(content, w.DeclareLine):
            self.close()
            self.opened = line
        elif _stands_alone(content):
            self.close()
            self.blocks.append(w.Block(line, ()))
        elif self.lost:
            self.lost_lines.append(line)
        elif self._fits(content):
            (self.body if self.opened else self.head).append(line)
        elif not self.doubtful:
            stray = Stray(line, self._kind())
            self.astray.append(stray)
            self.body += [w.Line(w.Broken(), line.text, line.comment, line.span)] if stray.is_clause else []

    def close(self) -> None:
        """End the open declaration."""
        if self.opened is not None:
            self.blocks.append(w.Block(self.opened, tuple(self.body)))
        self.opened, self.body, self.doubtful, self.lost = None, [], False, False

    def _kind(self) -> str:
        if self.opened is not None and isinstance(self.opened.content, w.DeclareLine):
            return self.opened.content.kind
        return "ALONE" if self.blocks else "HEAD"

    def _fits(self, content: w.Content) -> bool:
        kind = self._kind()
        if isinstance(content, w.RemoveLine):
            return content.kind in REMOVABLE.get(kind, ())
        return isinstance(content, BODIES.get(kind, HEAD if kind == "HEAD" else ()))


def _keyword(line: w.Line) -> str:
    if isinstance(line.content, w.BandLine):
        return line.text.split()[0]
    return "|" if isinstance(line.content, w.TableLine) else keyword_of(line.text)


def _stands_alone(content: w.Content) -> bool:
    if isinstance(content, w.RemoveLine):
        return content.kind in DECLARED
    return isinstance(content, w.ParameterLine)


def _meant_to_declare(text: str) -> bool:
    """Whether a line that can't be read seems to open a declaration, so that what follows isn't the last one's."""
    keywords = spellings(*(each for each in DECLARED if each != "PARAMETER"))
    runs = narrow(text).replace(":", " ").split()[:2] or [""]
    if runs[-1] in keywords and runs[0] not in spellings():
        return True
    first = runs[-1] if runs[0] in spellings("REPLACE", "AMEND") else runs[0]
    if first.startswith(keywords):
        return True
    return _ENDS.match(runs[-1]) is None and bool(get_close_matches(first, keywords, 1, 0.5))
