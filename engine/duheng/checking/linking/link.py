"""继承: from a chain of files to one effective ruleset, still as lines.

The chain is read from the ruleset up to its root, then folded from the root down: each file's declarations are added to
what its parent left, replace it, amend it or remove it. Every override must say that it is one.
"""

from __future__ import annotations

import re
from typing import Any

from duheng.advice.told import told_of
from duheng.checking.linking import amend
from duheng.checking.linking.merged import Declaration, Group, Merged, NodePart, TemplatePart, grouped, repeated
from duheng.checking.linking.template import amend_template, names_below, read_template
from duheng.checking.reading.files import TextFile, read_text
from duheng.checking.reading.library import ID, MOST_GENERATIONS, Library
from duheng.checking.reading.near import ids_like, near
from duheng.language.tree import Link
from duheng.problems.inheritance import (
    CannotAmend,
    CircularInheritance,
    DeclaredTwice,
    NothingThere,
    ParentMissing,
    RemoveNotHere,
    TooManyParents,
    TwiceInOneFile,
)
from duheng.problems.problem import Problem
from duheng.problems.templates import TwoTemplates
from duheng.record import Record
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.narrow import narrow
from duheng.syntax.parse import parse
from duheng.syntax.words import LEVELS, words

KINDS = {
    "PARAMETER": ("参数", "parameter"),
    "SCALE": ("档位", "scale"),
    "METHOD": ("方法", "method"),
    "TEMPLATE": ("模板", "template"),
    "CHECK": ("校验", "check"),
}
AMENDABLE = ("SCALE", "METHOD", "TEMPLATE")
VERBS = {"REPLACE": ("替换", "replace"), "AMEND": ("补充", "amend"), "REMOVE": ("删除", "remove")}
HEAD_KEYS: dict[type, str] = {
    w.RulesetLine: "ruleset",
    w.ExtendsLine: "extends",
    w.AuthorityLine: "authority",
    w.EffectiveLine: "effective",
    w.StatusLine: "status",
    w.NoteLine: "note",
}
_ID = re.compile(ID)
OWN_ONLY = ("ruleset", "extends", "effective", "status", "note")


class Parsed(Record):
    """A file of the chain: its tree and its hash."""

    document: w.Document
    sha256: str

    @property
    def id(self) -> str:
        """The id of its 规则集 line, empty where there is none."""
        return next((each.id for each in w.contents(self.document.head, w.RulesetLine)), "")

    @property
    def authority(self) -> str:
        """The text of its own 依据, empty where it has none."""
        return next((each.text for each in w.contents(self.document.head, w.AuthorityLine)), "")


def parsed(file: TextFile) -> tuple[Parsed, tuple[Problem, ...]]:
    """Parse a file of the chain."""
    reading = parse(file.source)
    return Parsed(reading.document, file.sha256), told_of(reading)


def link(start: Parsed, library: Library) -> tuple[Merged, tuple[Problem, ...]]:
    """Apply inheritance. Problems of parents' own files are among those returned."""
    chain, problems, whole = _chain(start, library)
    merged = Merged("", {}, (), whole=whole, documents=tuple(each.document for each in chain))
    for each in reversed(chain):
        merged = merged.copy()
        merged.chain = (Link(each.id, each.document.file, each.sha256, each.authority), *merged.chain)
        found = _Fold(merged, each.document).run()
        problems += found if whole else []
        merged.id = each.id
    return merged, tuple(problems)


def _chain(start: Parsed, library: Library) -> tuple[list[Parsed], list[Problem], bool]:
    """The files from the ruleset up, what is wrong, and whether its root was reached."""
    chain, seen = [start], [start.id]
    problems: list[Problem] = []
    while (named := _parent(chain[-1].document)) is not None:
        wanted, span = named
        if wanted in seen:
            problems.append(CircularInheritance(span=span, chain=" → ".join((*seen, wanted))))
            return chain, problems, False
        twins = library.twins(wanted)
        if twins or len(chain) == MOST_GENERATIONS:
            problems += twins or [TooManyParents(span=span, limit=MOST_GENERATIONS)]
            return chain, problems, False
        entry = library.find(wanted)
        file = read_text(entry.place, entry.file) if entry else None
        if not isinstance(file, TextFile):
            known = [each.id for each in library.entries() if each.id not in seen]
            problems.append(file or ParentMissing(span=span, id=wanted, near=ids_like(wanted, known)))
            problems += library.misnamed(wanted)
            return chain, problems, False
        parent, found = parsed(file)
        problems += found
        chain.append(parent)
        seen.append(wanted)
    return chain, problems, not _extends_unread(chain[-1].document)


def _extends_unread(document: w.Document) -> bool:
    """Whether a line that can't be read may say what the file extends: it begins so, or has a ruleset's id behind
    the first line."""
    keyword = words()["EXTENDS"].spellings
    lines = [line for line in document.lines if not isinstance(line.content, w.Blank)]
    return any(
        isinstance(line.content, w.Broken)
        and (line.text.startswith(keyword) or (place > 0 and _ID.search(narrow(line.text)) is not None))
        for place, line in enumerate(lines)
    )


def _parent(document: w.Document) -> tuple[str, Span] | None:
    """The id of the ruleset that a file extends, and where it says so."""
    lines = ((line.content, line.span) for line in document.head)
    return next(((content.id, span) for content, span in lines if isinstance(content, w.ExtendsLine)), None)


class _Fold:
    """One file applied to what its parent left.

    Several 补充 of one declaration in one file are one: what they change, their lines and what was told are kept.
    """

    def __init__(self, merged: Merged, document: w.Document) -> None:
        self.merged = merged
        self.document = document
        self.problems: list[Problem] = []
        self.own: dict[tuple[str, str], Span] = {}
        self.whole = set[tuple[str, str]]()
        self.amended: dict[tuple[str, str], tuple[Declaration, tuple[Group, ...], list[Problem]]] = {}
        self.amended_template: tuple[TemplatePart, tuple[w.Block, ...], list[Problem]] | None = None

    def run(self) -> list[Problem]:
        self._head()
        for block in self.document.blocks:
            content = block.head.content
            if isinstance(content, w.ParameterLine):
                self._parameter(block.head, content)
            elif isinstance(content, w.RemoveLine):
                self._remove(block.head, content)
            elif isinstance(content, w.DeclareLine) and content.kind == "TEMPLATE":
                self._template(block, content)
            elif isinstance(content, w.DeclareLine):
                self._declaration(block, content)
        return self.problems

    def _head(self) -> None:
        kept = {key: line for key, line in self.merged.head.items() if key not in OWN_ONLY}
        own: dict[str, w.Line] = {}
        for line in self.document.head:
            self.problems += repeated(own, HEAD_KEYS[type(line.content)], line)
        self.merged.head = kept | own

    def _parameter(self, line: w.Line, content: w.ParameterLine) -> None:
        if self._allowed("PARAMETER", content.modifier, content.name):
            self.merged.parameters[content.name.text] = line
            self.merged.removed.pop(content.name.text, None)

    def _declaration(self, block: w.Block, content: w.DeclareLine) -> None:
        store = self._store(content.kind)
        name = content.name.text
        old = store.get(name)
        if not self._allowed(content.kind, content.modifier, content.name):
            return
        fresh = Declaration(name, block.head, grouped(block.body))
        if content.modifier == "AMEND" and old is not None:
            if content.kind == "CHECK":
                zh, en = KINDS["CHECK"]
                self.problems.append(CannotAmend(span=block.head.span, kind=zh, kind_en=en, name=name))
                return
            first, groups, told = self.amended.get((content.kind, name), (old, (), []))
            own = Declaration(name, block.head, (*groups, *fresh.groups))
            fresh, found = (amend.scale if content.kind == "SCALE" else amend.method)(first, own)
            self.amended[content.kind, name] = first, own.groups, found
            self.problems += [each for each in found if each not in told]
            self._remember(block, amend.names_in(old) - amend.names_in(fresh))
        else:
            self.problems += [RemoveNotHere(span=line.span) for line in fresh.of(w.RemoveLine)]
            if content.kind == "SCALE" and old is not None:
                gone = amend.names_in(old) - amend.names_in(fresh)
                self.merged.removed |= dict.fromkeys(gone, block.head.span)
        store[name] = fresh
        self.merged.removed.pop(name, None)

    def _store(self, kind: str) -> dict[str, Any]:
        """What is declared of a kind, by name."""
        merged = self.merged
        if kind == "TEMPLATE":
            return {merged.template_name: merged.template} if merged.template else {}
        stores: dict[str, dict[str, Any]] = {
            "PARAMETER": merged.parameters,
            "SCALE": merged.scales,
            "METHOD": merged.methods,
        }
        return stores.get(kind, merged.checks)

    def _template(self, block: w.Block, content: w.DeclareLine) -> None:
        old, name = self.merged.template, self.merged.template_name
        if old is not None and not content.modifier and content.name.text != name:
            self.problems.append(TwoTemplates(span=content.name.span, first=name, second=content.name.text))
            return
        if not self._allowed("TEMPLATE", content.modifier, content.name):
            return
        if content.modifier == "AMEND" and old is not None:
            first, blocks, told = self.amended_template or (old, (), [])
            self.merged.template, again = amend_template(first, (*blocks, block))
            self.amended_template = first, (*blocks, block), again
            found = [each for each in again if each not in told]
            self._remember(block, old.names() - self.merged.template.names(), old.nodes)
        else:
            self.merged.template, found = read_template(block)
        self.merged.template_name = content.name.text
        self.problems += found

    def _remember(self, block: w.Block, gone: set[str], nodes: tuple[NodePart, ...] = ()) -> None:
        """Remember which lines of an amendment took away the names that are gone, with a group those below it."""
        for line in block.body:
            if isinstance(line.content, w.RemoveLine) and line.content.name is not None:
                name, level = line.content.name.text, LEVELS.get(line.content.kind, 0)
                taken = {name, *names_below(nodes, level, name)} & gone
                self.merged.removed |= dict.fromkeys(taken, line.span)

    def _remove(self, line: w.Line, content: w.RemoveLine) -> None:
        if content.name is None:
            return
        name = content.name.text
        if not self._allowed(content.kind, "REMOVE", content.name):
            return
        if content.kind == "TEMPLATE":
            self.merged.template, self.merged.template_name = None, ""
        else:
            del self._store(content.kind)[name]
        self.merged.removed[name] = line.span

    def _allowed(self, kind: str, modifier: str, name: w.Name) -> bool:
        """Whether a declaration may stand there, which is told where it may not."""
        (zh, en), known = KINDS[kind], self._store(kind)
        old = known.get(name.text)
        key = kind, name.text
        own = self.own.setdefault(key, name.span) if modifier != "REMOVE" else self.own.get(key, name.span)
        if own is not name.span and (modifier in ("", "REPLACE") or key in self.whole):
            self.problems.append(
                TwiceInOneFile(span=name.span, related=(own,), kind=zh, kind_en=en, name=name.text, line=own.line)
            )
            return False
        if not modifier and old is not None:
            self.problems.append(_declared_twice(kind, name, (old if isinstance(old, w.Line) else old.head).span))
            return False
        if modifier and old is None:
            verb, verb_en = VERBS[modifier]
            likely = near(name.text, known)
            self.problems.append(
                NothingThere(
                    span=name.span, verb=verb, verb_en=verb_en, kind=zh, kind_en=en, name=name.text, near=likely
                )
            )
            return False
        if modifier in ("", "REPLACE") and kind != "CHECK":
            self.whole.add(key)
        return True


def _declared_twice(kind: str, name: w.Name, old: Span) -> Problem:
    zh, en = KINDS[kind]
    amend, amend_en = f"；要改其中几行写「补充 {zh} {name.text}」", f"; to change lines of it: amend {en} {name.text}"
    return DeclaredTwice(
        span=name.span,
        related=(old,),
        kind=zh,
        kind_en=en,
        name=name.text,
        where=f"{old.file}:{old.line}",
        amend=amend if kind in AMENDABLE else "",
        amend_en=amend_en if kind in AMENDABLE else "",
    )
