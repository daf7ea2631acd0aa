"""方法: its lines and tables as clauses, tried in order."""

from __future__ import annotations

import re

from duheng.advice.prose.phrases import says_result
from duheng.checking.linking.merged import Declaration, Group, prose_of, repeated
from duheng.checking.names import taken
from duheng.checking.names.resolve import Resolver
from duheng.checking.names.scope import Context
from duheng.checking.reading.near import near
from duheng.language import builtins, tree
from duheng.language.operations.rounding import MODES
from duheng.problems.meaning import NoClause
from duheng.problems.names import LetHides, NameTaken, UnknownWord
from duheng.problems.prose import ExamplePart, NoTableHead, ResultHead
from duheng.problems.syntax import RaggedTable, Repeated
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.words import words

DEFAULT_MODE = "round_half_up"
MOST_PLACES = 12


def build_method(declaration: Declaration, resolver: Resolver) -> tree.Method:
    """The method as meant; problems go to the resolver."""
    return _Building(declaration, resolver).run()


class _Building:
    def __init__(self, declaration: Declaration, resolver: Resolver) -> None:
        self.declaration = declaration
        self.resolver = resolver
        self.context = Context(level=None)
        self.lets: list[tree.Let] = []
        self.clauses: list[tree.Clause] = []
        self.finish: list[tree.Clamp | tree.Round] = []
        self.examples: list[tree.Example] = []
        self.single: dict[type, w.Line] = {}

    def run(self) -> tree.Method:
        for group in self.declaration.groups:
            if isinstance(group[0].content, w.TableLine):
                self.clauses += table_clauses(group, self.resolver, self.context)
            else:
                self._line(group[0])
        name, head, authority = self.declaration.name, self.declaration.head, self.single.get(w.AuthorityLine)
        if not self.clauses and not self.declaration.broken and not self.declaration.of(w.TableLine):
            self.resolver.tell(NoClause(span=head.span, name=name))
        return tree.Method(
            name=name,
            note=prose_of(self.single.get(w.NoteLine)),
            authority=prose_of(authority),
            authority_file=authority.span.file if authority is not None else "",
            lets=tuple(self.lets),
            clauses=tuple(self.clauses),
            finish=tuple(self.finish),
            examples=tuple(self.examples),
            span=head.span,
        )

    def _line(self, line: w.Line) -> None:
        match content := line.content:
            case w.LetLine():
                self._let(line, content)
            case w.ClauseLine():
                condition = self._expression(content.condition) if content.condition is not None else None
                self.clauses.append(tree.Clause(condition, self._expression(content.result), line.text, line.span))
            case w.ClampLine():
                self._once(line)
                self.finish.append(tree.Clamp(self._expression(content.low), self._expression(content.high), line.span))
            case w.RoundLine():
                self._once(line)
                self.finish.append(self._round(line, content))
            case w.ExampleLine():
                self._separated(content)
                self._once_each(content)
                inputs = tuple((name.text, value.value) for name, value in content.inputs)
                self.examples.append(tree.Example(inputs, content.expected.value, line.text, line.span))
            case w.NoteLine() | w.AuthorityLine():
                self._once(line)
            case _:
                pass

    def _expression(self, written: w.Expression) -> tree.Expression:
        return self.resolver.expression(written, self.context)

    def _separated(self, content: w.ExampleLine) -> None:
        """An input inside another's value: what divides the two is no comma."""
        known = (builtins.POINTS_OF, builtins.CLAIMED, *self.resolver.names.fields)
        names = "|".join(re.escape(each) for each in sorted(known, key=len, reverse=True))
        inner = re.compile(rf"[\s、；;]+({names})(?=[\s≥≤<>＞＜:：=＝\d０-９])[\s:：]*")
        for name, value in content.inputs:
            found = inner.search(value.value)
            if found:
                start = value.span.column + found.start(1)
                span = Span(value.span.file, value.span.line, start, start + len(found[1]))
                usage = f"{name.text} " + inner.sub(r"，\1 ", value.value)
                self.resolver.tell(ExamplePart(span=span, part=value.value, usage=usage))

    def _once_each(self, content: w.ExampleLine) -> None:
        """An input of an example that stands there twice."""
        first: dict[str, Span] = {}
        for name, _ in content.inputs:
            place = first.setdefault(builtins.chinese(name.text), name.span)
            if place is not name.span:
                self.resolver.tell(Repeated(span=name.span, related=(place,), keyword=name.text))

    def _let(self, line: w.Line, content: w.LetLine) -> None:
        name = content.name.text
        meaning = ("前面的「令」", "an earlier let") if name in self.context.locals else taken.by_language(name)
        if meaning is not None:
            found = NameTaken(span=content.name.span, name=name, taken=meaning[0], taken_en=meaning[1])
            self.resolver.tell(found)
        elif (kind := self._hidden_by(name)) is not None:
            self.resolver.tell(LetHides(span=content.name.span, name=name, kind=kind[0], kind_en=kind[1]))
        self.lets.append(tree.Let(name, self._expression(content.value), line.span))
        self.context = Context(None, self.context.locals | {name})

    def _hidden_by(self, name: str) -> tuple[str, str] | None:
        """What a 令 of a name keeps its lines from reading."""
        names = self.resolver.names
        declared = (("FIELD", names.fields), ("PARAMETER", names.parameters), ("METHOD", names.methods))
        return next(((words()[kind].zh, words()[kind].en) for kind, known in declared if name in known), None)

    def _once(self, line: w.Line) -> None:
        self.resolver.problems += repeated(self.single, type(line.content), line)

    def _round(self, line: w.Line, content: w.RoundLine) -> tree.Round:
        places = int(content.places) if content.places.isdigit() else -1
        if not 0 <= places <= MOST_PLACES:
            allowed = ("0", "1", "2", "…", str(MOST_PLACES))
            self._unknown(content.places, line.span, ("小数位数", "number of places"), allowed)
        return tree.Round(max(0, min(places, MOST_PLACES)), self._mode(content.mode), line.span)

    def _mode(self, word: w.Name | None) -> str:
        """The rounding operation that is named, else the usual one."""
        if word is not None and word.text not in MODES:
            allowed = tuple(MODES)[::2]
            self._unknown(word.text, word.span, ("修约方式", "rounding mode"), allowed, near(word.text, MODES))
        return MODES.get(word.text, DEFAULT_MODE) if word is not None else DEFAULT_MODE

    def _unknown(
        self, word: str, span: Span, what: tuple[str, str], allowed: tuple[str, ...], likely: tuple[str, ...] = ()
    ) -> None:
        zh, en = what
        self.resolver.tell(UnknownWord(span=span, word=word, what=zh, what_en=en, allowed=allowed, near=likely))


def table_clauses(group: Group, resolver: Resolver, context: Context) -> list[tree.Clause]:
    """A decision table's lines as clauses; the last column is the result."""
    clauses: list[tree.Clause] = []
    _told_of_head(group, resolver)
    for line, condition, result in table_rows(group, resolver, context):
        if isinstance(result, w.Condition):
            resolver.tell(bad_result(line, result.span, "得分", "score"))
            continue
        clauses.append(tree.Clause(condition, resolver.expression(result, context), line.text, line.span))
    return clauses


def _told_of_head(group: Group, resolver: Resolver) -> None:
    """Tell a last column whose head says that its cells are no scores."""
    cell = _cells(group[0])[-1] if isinstance(group[0].content, w.TableLine) else None
    if cell is not None and not says_result(head := _text_of(group[0], cell.span).strip()):
        resolver.tell(ResultHead(span=cell.span, head=head))


def bad_result(line: w.Line, span: Span, what: str, what_en: str) -> UnknownWord:
    """The problem of a last cell that is no result."""
    return UnknownWord(
        span=span, word=_text_of(line, span), what=what, what_en=what_en, allowed=("分值 × 80%", "0", "不适用")
    )


def _text_of(line: w.Line, span: Span) -> str:
    return line.text[span.column - line.span.column : span.end - line.span.column]


def table_rows(
    group: Group, resolver: Resolver, context: Context
) -> list[tuple[w.Line, tree.Expression | None, w.Cell]]:
    """Each line below the head: the line, its condition (None: any), and its last cell."""
    if not isinstance(group[0].content, w.TableLine):
        return []
    head = _cells(group[0])
    columns: list[w.Expression] = []
    for cell in head[:-1]:
        if isinstance(cell, w.Condition):
            resolver.tell(NoTableHead(span=cell.span, cell=_text_of(group[0], cell.span)))
            return []
        columns.append(cell)
    rows: list[tuple[w.Line, tree.Expression | None, w.Cell]] = []
    for line in group[1:]:
        if isinstance(line.content, w.Broken):
            continue
        cells = _cells(line)
        if len(cells) != len(head):
            resolver.tell(RaggedTable(span=line.span, expected=len(head), found=len(cells)))
            continue
        pairs = zip(columns, cells[:-1], strict=True)
        conditions = (resolver.cell(column, cell, context) for column, cell in pairs)
        rows.append((line, _all_of([each for each in conditions if each is not None], line.span), cells[-1]))
    return rows


def _cells(line: w.Line) -> tuple[w.Cell, ...]:
    assert isinstance(line.content, w.TableLine)
    return line.content.cells


def _all_of(conditions: list[tree.Expression], span: Span) -> tree.Expression | None:
    if len(conditions) > 1:
        return tree.Every(tuple(conditions), span)
    return conditions[0] if conditions else None
