"""On what a score rests: the clause of the document behind the rule's line that decided it.

A clause without its document (第十六条, 附注第3条) says little in a report, so it stands behind the document that its
ruleset names.
"""

from __future__ import annotations

from functools import lru_cache

from duheng.identity import once_for_each
from duheng.language import tree
from duheng.source import Span

_NAMES_DOCUMENT = ("《", "〔")
_ARTICLE = "第"
_REMEMBERED = 1024


@once_for_each
def documents_of(ruleset: tree.Ruleset) -> dict[str, str]:
    """The documents behind a ruleset's files."""
    return {link.file: link.authority for link in reversed(ruleset.chain)}


def authority_of(documents: dict[str, str], method: tree.Method | None, rule: Span) -> str:
    """The clause behind a rule's line: the method's where both stand in one file, else the document of that file."""
    document = documents.get(rule.file, "")
    if method is None or not method.authority or method.authority_file != rule.file:
        return document
    return cited(document, method.authority)


@lru_cache(_REMEMBERED)
def cited(document: str, clause: str) -> str:
    """A clause behind its document, unless it names one itself: 某表附注 and 附注第3条 give 某表附注第3条."""
    if not document or any(mark in clause for mark in _NAMES_DOCUMENT):
        return clause
    shared = next((size for size in range(len(clause), 0, -1) if document.endswith(clause[:size])), 0)
    if shared or clause.startswith(_ARTICLE):
        return document + clause[shared:]
    return f"{document}，{clause}"
