"""Lines to declarations: which line may follow which.

Nesting comes from the words, not from white space: a declaration's line opens a block, and the lines after it belong to
it as long as they are of a kind that such a block takes.
"""

from __future__ import annotations

from difflib import get_close_matches

from duheng.problems.problem import Problem
from duheng.problems.prose import PhraseOfProse, VetoOnOneLine
from duheng.problems.syntax import Misplaced, NoHeader
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.narrow import narrow
from duheng.syntax.words import DECLARED, LEVELS, keyword_of, spellings, words

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


def assemble(file: str, lines: tuple[w.Line, ...]) -> tuple[w.Document, tuple[Problem, ...]]:
    """Group lines into head and blocks. Lines in the wrong place are reported and left out of the blocks."""
    gathering = _Gathering(file, lines)
    for line in lines:
        gathering.take(line)
    gathering.close()
    document = w.Document(file, lines, tuple(gathering.head), tuple(gathering.blocks), tuple(gathering.lost_lines))
    return document, tuple(gathering.problems)


class _Gathering:
    def __init__(self, file: str, lines: tuple[w.Line, ...]) -> None:
        self.head: list[w.Line] = []
        self.blocks: list[w.Block] = []
        self.problems: list[Problem] = []
        self.opened: w.Line | None = None
        self.body: list[w.Line] = []
        self.doubtful = False
        self.lost = False
        self.lost_lines: list[w.Line] = []
        first = next((line for line in lines if not isinstance(line.content, w.Blank)), None)
        if first is None or not isinstance(first.content, w.RulesetLine | w.Broken):
            self.problems.append(NoHeader(span=first.span if first else Span(file, 1)))

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
            self.problems.append(self._misplaced(line))
            meant = isinstance(self.problems[-1], VetoOnOneLine | PhraseOfProse)
            self.body += [w.Line(w.Broken(), line.text, line.comment, line.span)] if meant else []

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

    def _misplaced(self, line: w.Line) -> Problem:
        kind = self._kind()
        veto = _veto(line) if kind == "CHECK" else None
        if veto is not None:
            return veto
        if kind in ("HEAD", "ALONE") and isinstance(line.content, w.RemoveLine) and line.content.kind == "BAND":
            return _kind_left_out(line)
        where, where_en = PLACES[kind]
        removed = line.content.kind if isinstance(line.content, w.RemoveLine) else None
        homes = [
            home
            for home, taken in BODIES.items()
            if isinstance(line.content, taken) and (removed is None or removed in REMOVABLE[home])
        ]
        homes += ["HEAD"] if isinstance(line.content, HEAD) else []
        return Misplaced(
            span=line.span,
            keyword=_keyword(line),
            where=where,
            where_en=where_en,
            allowed=tuple(PLACES[home][0] for home in homes),
            allowed_en=tuple(PLACES[home][1] for home in homes),
        )


def _veto(line: w.Line) -> Problem | None:
    """What is told of a line that sets the total or the grade otherwise than a check does."""
    from duheng.syntax.shapes import demand_with_if, veto_after_otherwise, veto_on_one_line

    if isinstance(line.content, w.TotalLine | w.GradeLine):
        return _veto_without_then(line)
    narrowed = narrow(line.text)
    asks = isinstance(line.content, w.ClauseLine) and line.content.condition is not None
    on_one_line = veto_on_one_line(narrowed, line.span) if isinstance(line.content, w.ClauseLine) else None
    told = on_one_line or veto_after_otherwise(narrowed, line.span)
    return told or (demand_with_if(line.text, line.span) if asks else None)


def _veto_without_then(line: w.Line) -> Problem:
    word = words()["THEN"]
    said = " ".join(line.text.replace("=", " ").replace("＝", " ").split())
    return word.missing(line.span, f"{word.zh} {said}", f"{word.en} {said}")


def _kind_left_out(line: w.Line) -> Problem:
    """删除 定量正向 outside a declaration, which doesn't say that it is a method."""
    remove, *name = line.text.split()
    write, others = f"{remove} {words()['METHOD'].zh} {' '.join(name)}", ("SCALE", "CHECK", "PARAMETER")
    usage = f"{write}；不是方法的，写 {'、'.join(words()[each].zh for each in others)}"
    return PhraseOfProse(span=line.span, found=line.text.strip(), write=write, usage=usage)


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
    return first.startswith(keywords) or bool(get_close_matches(first, keywords, 1, 0.5))
