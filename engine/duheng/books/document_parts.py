"""The parts of a document beside its body: the styles of its runs, and those that aren't read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from duheng.books.document_text import Look, RunStyles
from duheng.books.markup import Attributes, Reader
from duheng.books.package import Package, Relation
from duheng.problems.books import PartsLeft
from duheng.problems.problem import Problem
from duheng.source import FileSpan

_EMBEDDED = ("嵌入的文档", "embedded documents")
_ASIDE = {
    "header": ("页眉里的表格", "tables in headers"),
    "footer": ("页脚里的表格", "tables in footers"),
    "footnotes": ("脚注", "footnotes"),
    "endnotes": ("尾注", "endnotes"),
}
_TABLES_ONLY = frozenset(("header", "footer"))


def run_styles(package: Package, others: Iterable[Relation]) -> Mapping[str, Look]:
    """How the styles of a document's runs look, by their names."""
    styles = RunStyles()
    for each in others:
        if each.kind == "styles" and each.part in package:
            package.read(each.part, styles)
    return styles.looks()


def parts_left(package: Package, others: Iterable[Relation], *, embedded: bool) -> tuple[Problem, ...]:
    """What is told of the parts that aren't read and hold something."""
    found = [_EMBEDDED] if embedded else []
    for each in others:
        if each.kind in _ASIDE and each.part in package:
            glance = _Glance(each.kind in _TABLES_ONLY)
            package.read(each.part, glance)
            found += [_ASIDE[each.kind]] if glance.found else []
    named = list(dict.fromkeys(found))
    if not named:
        return ()
    span = FileSpan(package.file)
    return (PartsLeft(span=span, named="、".join(zh for zh, _ in named), named_en=", ".join(en for _, en in named)),)


class _Glance(Reader):
    """Whether a part holds text, or text in tables."""

    def __init__(self, tables_only: bool) -> None:
        self.found = False
        self._tables = 0
        self._tables_only = tables_only
        self._in_text = False

    def start(self, name: str, attributes: Attributes) -> None:
        self._in_text = name == "t"
        self._tables += name == "tbl"

    def text(self, text: str) -> None:
        if self._in_text and text.strip() and (self._tables or not self._tables_only):
            self.found = True

    def end(self, name: str) -> None:
        self._in_text = False
        self._tables -= name == "tbl"
