"""The keywords of the language, read from ``grammar/words.yaml``, and the terminals made of them.

There is one grammar. Chinese and English keywords are two spellings of the same terminal, so that everything after the
parser sees one language.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from duheng.language.operations import INFIX, PREFIX
from duheng.problems.syntax import MissingWord
from duheng.record import Record
from duheng.resources import grammar_text
from duheng.source import Span

NOT_IN_A_WORD = r"(?![\w])"
NAME_RUN = r"[^\W\d][\w·]*"
DECLARED = ("PARAMETER", "SCALE", "METHOD", "TEMPLATE", "CHECK")
LEVELS = {"LEVEL1": 1, "LEVEL2": 2, "LEVEL3": 3, "LEVEL4": 4}


class Word(Record):
    """A keyword: its terminal, its Chinese and English spelling, other spellings, and whether names may use it."""

    terminal: str
    zh: str
    en: str
    also: tuple[str, ...]
    reserved: bool

    @property
    def spellings(self) -> tuple[str, ...]:
        """All spellings that are read."""
        return (self.zh, self.en, *self.also)

    def missing(self, span: Span, usage: str, usage_en: str) -> MissingWord:
        """That the keyword is missing at a place."""
        return MissingWord(span=span, word=self.zh, word_en=self.en, usage=usage, usage_en=usage_en)


def read_yaml_data(name: str) -> Any:
    """A YAML file of ``grammar/``; by the library's loader in C where it has one, ten times as fast."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(grammar_text(name), loader)


@cache
def words() -> dict[str, Word]:
    """Every keyword by its terminal."""
    rows: dict[str, dict[str, object]] = read_yaml_data("words.yaml")
    return {terminal: _word(terminal, row) for terminal, row in rows.items()}


def _word(terminal: str, row: dict[str, object]) -> Word:
    also = row.get("also", [])
    if not isinstance(also, list):
        raise TypeError(f"words.yaml: {terminal}")
    return Word(terminal, str(row["zh"]), str(row["en"]), tuple(map(str, also)), bool(row.get("reserved")))


@cache
def spellings(*terminals: str) -> tuple[str, ...]:
    """All spellings of some keywords, of all where none is named."""
    return tuple(each for name in terminals or words() for each in words()[name].spellings)


def choice(*terminals: str) -> str:
    """A regular expression that matches any spelling of some keywords, the longest that fits."""
    found = sorted(spellings(*terminals), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in found) + ")"


@cache
def reserved() -> frozenset[str]:
    """Spellings that can't be names."""
    return frozenset(spellings(*(word.terminal for word in words().values() if word.reserved))) - {"score"}


def keyword_of(text: str) -> str:
    """The keyword that a line begins with, also where no blank follows it; else its first word."""
    run = text.split(maxsplit=1)[0]
    chinese = (each for each in spellings() if not each.isascii())
    return next((each for each in sorted(chinese, key=len, reverse=True) if text.startswith(each)), run)


def _pattern(spelled: tuple[str, ...]) -> str:
    longest_first = sorted(spelled, key=lambda each: (-len(each), each))
    return "|".join(r"[ \t]+".join(map(re.escape, spelling.split(" "))) for spelling in longest_first)


BEFORE_DIGITS = frozenset({"ROUND", "CLAMP", "GIVES", "IF", "WHEN", "REQUIRE", "TOTAL", "AGAINST"})
"""Keywords that a number may follow without a blank: 修约2位小数."""
NEVER_IN_A_NAME = frozenset({"THEN", "OTHERWISE", "UNTIL", "ONWARD", "FOR_EACH", "BY", "OUTSIDE", "INFIX"})
"""Terminals that stand where no name can begin: in Chinese, what follows them needs no blank. 0至分值, 1且实际值."""
BEFORE_KEYWORDS: dict[str, tuple[str, ...]] = {
    "REPLACE": DECLARED,
    "AMEND": ("SCALE", "METHOD", "TEMPLATE", "CHECK"),
    "REMOVE": (*DECLARED, "FIELD", *LEVELS),
}
"""Keywords that these may follow without a blank: 补充模板."""
BOUNDS = ("以上", "以下", "以内", "之间", "左右")
"""Words of prose after a quantity; no unit holds them."""


def _end(name: str, spelling: str) -> str:
    """What must come after a keyword: the end of the word, unless what follows can't be part of a name."""
    if name in NEVER_IN_A_NAME and not spelling.isascii():
        return ""
    if name in BEFORE_DIGITS or name in NEVER_IN_A_NAME:
        return r"(?![^\W\d])"
    if name not in BEFORE_KEYWORDS:
        return NOT_IN_A_WORD
    return f"(?:{NOT_IN_A_WORD}|(?=(?:{_pattern(spellings(*BEFORE_KEYWORDS[name]))}){NOT_IN_A_WORD}))"


def _terminal(name: str, spelled: tuple[str, ...], priority: int) -> str:
    ends: dict[str, list[str]] = {}
    for spelling in spelled:
        ends.setdefault(_end(name, spelling) if spelling[0].isalpha() else "", []).append(spelling)
    parts = [f"(?:{_pattern(tuple(kept))}){end}" for end, kept in ends.items()]
    return f"{name}.{priority}: /{'|'.join(parts).replace('/', chr(92) + '/')}/"


def _kept_from(taken: frozenset[str]) -> str:
    """That what follows isn't one of some words. 起 is a unit as well: no number stands before the keyword."""
    return f"(?!(?:{_pattern(tuple(sorted(taken)))}){NOT_IN_A_WORD})"


def _unit(kept: str) -> str:
    """A unit ends where a word begins that no unit holds: 1万元且, 80%则, 90含."""
    stops = spellings("AND", "OR", "THEN", "UNTIL", "IN", "PRESENT", "ABSENT", "INCLUSIVE", "EXCLUSIVE")
    every = (*stops, *(each for each in INFIX if each[0].isalpha()), *BOUNDS)
    chinese = _pattern(tuple(each for each in every if not each.isascii()))
    return f"UNIT: /[%‰]|{kept}(?:(?!{chinese})[^\\W\\d_])+/"


@cache
def grammar() -> str:
    """The whole lark grammar: ``ruleset.lark`` with the terminals of keywords, operations and names."""
    kept = _kept_from(reserved())
    before_number = _end("GIVES", words()["GIVES"].zh)
    gives = _pattern(words()["GIVES"].spellings)
    joins = (*INFIX, *spellings("AND", "OR"))
    terminals = [
        *(
            _terminal(word.terminal, word.spellings, 7 if " " in word.en else 4)
            for word in words().values()
            if word.terminal not in ("AND", "OR", "NOT", "IN", "INCLUSIVE", "EXCLUSIVE")
        ),
        _terminal("PREFIX", tuple(PREFIX), 6),
        _terminal("INFIX", joins, 5),
        _terminal("AGAINST", tuple(INFIX), 5),
        f"NAME: /{kept}{NAME_RUN}/",
        _unit(_kept_from(reserved() - {words()["ONWARD"].zh})),
        rf"VALUE: /(?:\[[^\]\n]*[\])]|\([^)\n]*[)\]]|「[^」\n]*」|“[^”\n]*”|(?![ \t]+(?:{gives}){before_number})[^ \t,#\n]"
        rf"|[ \t](?![ \t]*(?:{gives}){before_number}))+/",
    ]
    return grammar_text("ruleset.lark") + "\n" + "\n".join(terminals) + "\n"
