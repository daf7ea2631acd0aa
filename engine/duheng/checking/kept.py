"""A ruleset compiled once and kept: the second reading of the same files takes a millisecond.

The key is made of everything the result depends on: the bytes of every file of the chain, the names they are shown by,
the grammar, and duheng's version. Only rulesets that can be used are kept; problems are worked out anew.
"""

from __future__ import annotations

import re

from duheng import cache
from duheng.checking.reading.files import TextFile, read_text
from duheng.checking.reading.library import ID, MOST_GENERATIONS, Library
from duheng.language import tree
from duheng.problems.problem import Problem
from duheng.resources import grammar_text
from duheng.syntax.narrow import narrow

KIND = "rulesets"
_EXTENDS = re.compile(rf"\s*(?:继承|extends)\W*({ID}|)")


def compiled_once(file: TextFile, library: Library) -> tuple[tree.Ruleset | None, tuple[Problem, ...]]:
    """The ruleset of a file, from the cache where it is there. Problems are empty for one that comes from the cache."""
    from duheng.checking.codec import FORMAT, encode

    key = _key(file, library, FORMAT)
    ruleset = _decoded(cache.load(KIND, key)) if key else None
    if ruleset is not None:
        return ruleset, ()
    from duheng.checking.check import compile_ruleset

    compiled = compile_ruleset(file, library)
    if compiled.ruleset is not None and key:
        cache.store(KIND, key, encode(compiled.ruleset))
    return compiled.ruleset, compiled.problems


def _decoded(data: object) -> tree.Ruleset | None:
    from duheng.checking.codec import decode

    try:
        made = decode(data) if data is not None else None
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, ZeroDivisionError):
        return None
    return made if isinstance(made, tree.Ruleset) else None


def _key(file: TextFile, library: Library, shape: str) -> str:
    """The cache's key, empty where the chain can't be followed cheaply."""
    parts = [shape, grammar_text("ruleset.lark"), grammar_text("words.yaml")]
    current: TextFile | Problem = file
    for _ in range(MOST_GENERATIONS):
        if not isinstance(current, TextFile):
            return ""
        parts += [current.source.file, current.sha256]
        parent = _parent(current)
        if parent is None:
            return cache.key_of(*parts)
        entry = library.find(parent)
        if entry is None:
            return ""
        current = read_text(entry.place, entry.file)
    return ""


def _parent(file: TextFile) -> str | None:
    """The id of the parent, empty where its line can't be read so simply, None where there is no such line."""
    found = next(filter(None, (_EXTENDS.match(narrow(line)) for line in file.source.lines)), None)
    return found.group(1) if found else None
