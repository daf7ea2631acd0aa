"""A YAML text as plain nodes with their places, for texts that anybody may have written.

The text is taken as a stream of events, not composed by the library: so nothing here recurses, nesting has an end,
references can be refused before they multiply, and every scalar stays the text that was written (``5.45``, ``98%``,
``是``). What people lose without noticing (text after a #, a > taken for a sign of YAML) is a problem.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from duheng.forms.yaml_faults import Fault, diagnose
from duheng.problems.form_files import (
    BadCharacter,
    NeedsQuotes,
    Reference,
    SeveralForms,
    TextAfterHash,
    TooDeep,
)
from duheng.problems.form_outline import FormEmpty
from duheng.problems.problem import Problem
from duheng.record import Record, field
from duheng.source import FileSpan, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 8
"""Nesting beyond this ends the reading; a form has three storeys."""

_BAD = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_BLANKS = dict.fromkeys(map(ord, "\t\u3000\u00a0"))
_MOST_BAD = 20
_NULL = frozenset({"~", "null", "Null", "NULL"})
_HASH = re.compile(r"\s+(#\S.*)")
_SHOWN = 30


class Scalar(Record):
    """A text."""

    text: str
    span: Span


class Items(Record):
    """A list."""

    span: Span
    items: list[Node] = field(default_factory=list)


class Pairs(Record):
    """Keys and values in turn, as they were written."""

    span: Span
    parts: list[Node] = field(default_factory=list)


Node = Scalar | Items | Pairs


def read_nodes(source: Source) -> tuple[Node | None, list[Problem]]:
    """The nodes of a text, None where it can't be read; and the problems."""
    bad = list(_bad_characters(source))
    if bad:
        return None, bad
    reading = _Reading(source)
    reading.run()
    return reading.root, reading.problems


def _bad_characters(source: Source) -> Iterator[Problem]:
    found = 0
    for number, line in enumerate(source.lines, 1):
        if line.isprintable() or line.translate(_BLANKS).isprintable():
            continue
        for match in re.finditer(_BAD, line):
            found += 1
            if found > _MOST_BAD:
                return
            column = match.start() + 1
            yield BadCharacter(span=Span(source.file, number, column, column + 1), char=f"U+{ord(match[0]):04X}")


class _Reading:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Node | None = None
        self.hashed = {number for number, line in enumerate(source.lines) if "#" in line}
        self.open: list[list[Node]] = []
        self.problems: list[Problem] = []
        self.documents = 0

    def run(self) -> None:
        import yaml

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            for event in yaml.parse("\n".join(self.source.lines), Loader=loader):
                if not self._take(event):
                    self.root = None
                    return
        except yaml.MarkedYAMLError as error:
            self.root = None
            self.problems.append(diagnose(self.source, _fault(error)))
            return
        if self.root is None or (isinstance(self.root, Scalar) and not self.root.text):
            self.root = None
            self.problems.append(FormEmpty(span=FileSpan(self.source.file)))

    def _take(self, event: Any) -> bool:
        """Put an event into the tree; False ends the reading."""
        match type(event).__name__:
            case "ScalarEvent":
                self._decorated(event)
                self._put(self._scalar(event))
            case "SequenceStartEvent" | "MappingStartEvent":
                self._decorated(event)
                node = (Items if type(event).__name__.startswith("S") else Pairs)(self._span(event))
                self._put(node)
                self.open.append(node.items if isinstance(node, Items) else node.parts)
                if len(self.open) > DEEPEST:
                    self.problems.append(TooDeep(span=node.span))
                    return False
            case "SequenceEndEvent" | "MappingEndEvent":
                self.open.pop()
            case "AliasEvent":
                span = self._span(event)
                self.problems.append(Reference(span=span, text=f"*{event.anchor}"))
                self._put(Scalar("", span))
            case "DocumentStartEvent":
                self.documents += 1
                if self.documents > 1:
                    self.problems.append(SeveralForms(span=self._span(event)))
                    return False
            case _:
                pass
        return True

    def _put(self, node: Node) -> None:
        if self.open:
            self.open[-1].append(node)
        else:
            self.root = node

    def _decorated(self, event: Any) -> None:
        """Refuse what YAML puts before a value: a name to refer to it by, or its type."""
        if event.anchor is not None:
            self.problems.append(Reference(span=self._span(event), text=f"&{event.anchor}"))
        if event.tag is not None:
            self.problems.append(NeedsQuotes(span=self._span(event), sign="!"))

    def _scalar(self, event: Any) -> Scalar:
        span = self._span(event)
        if event.style == ">" and self._is_comparison(event):
            self.problems.append(NeedsQuotes(span=span, sign=">"))
        if event.style in ("", None):
            if event.end_mark.line in self.hashed:
                self._hash(event)
            if event.value in _NULL:
                return Scalar("", span)
        return Scalar(event.value, span)

    def _is_comparison(self, event: Any) -> bool:
        line = self.source.line(event.start_mark.line + 1)
        return not event.value.strip() or line[event.start_mark.column + 1 :][:1].isdigit()

    def _hash(self, event: Any) -> None:
        mark = event.end_mark
        line = self.source.line(mark.line + 1)
        found = _HASH.match(line, mark.column)
        if found:
            span = Span(self.source.file, mark.line + 1, found.start(1) + 1, len(line) + 1)
            self.problems.append(TextAfterHash(span=span, text=found[1][:_SHOWN]))

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        line = start.line + 1
        last = end.column if end.line == start.line else max(len(self.source.line(line)), start.column)
        return Span(self.source.file, line, start.column + 1, last + 1)


def _fault(error: Any) -> Fault:
    mark = error.problem_mark or error.context_mark
    context = error.context_mark or mark
    return Fault(
        error.context or "",
        error.problem or "",
        (context.line + 1, context.column + 1) if context else (1, 1),
        (mark.line + 1, mark.column + 1) if mark else (1, 1),
    )
