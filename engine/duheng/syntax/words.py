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
from duheng.record import Record
from duheng.resources import grammar_text

NOT_IN_A_WORD = r"(?![\w])"
NAME_RUN = r"[^\W\d][\w·]*"


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
def reserved() -> frozenset[str]:
    """Spellings that can't be names."""
    return frozenset(
        spelling for word in words().values() if word.reserved for spelling in word.spellings if spelling != "score"
    )


def _pattern(spellings: tuple[str, ...]) -> str:
    longest_first = sorted(spellings, key=lambda each: (-len(each), each))
    return "|".join(r"[ \t]+".join(map(re.escape, spelling.split(" "))) for spelling in longest_first)


BEFORE_DIGITS = frozenset({"ROUND", "CLAMP", "GIVES", "THEN", "OTHERWISE", "UNTIL"})
"""Keywords that a number may follow without a blank: 修约2位小数."""


def _terminal(name: str, spellings: tuple[str, ...], priority: int) -> str:
    ends = r"(?![^\W\d])" if name in BEFORE_DIGITS else NOT_IN_A_WORD
    wordy = tuple(each for each in spellings if each[0].isalpha())
    signs = tuple(each for each in spellings if not each[0].isalpha())
    parts = [f"(?:{_pattern(signs)})"] if signs else []
    parts += [f"(?:{_pattern(wordy)}){ends}"] if wordy else []
    return f"{name}.{priority}: /{'|'.join(parts).replace('/', chr(92) + '/')}/"


@cache
def grammar() -> str:
    """The whole lark grammar: ``ruleset.lark`` with the terminals of keywords, operations and names."""
    kept = f"(?!(?:{_pattern(tuple(reserved()))}){NOT_IN_A_WORD})"
    gives = _pattern(words()["GIVES"].spellings)
    joins = (*INFIX, *words()["AND"].spellings, *words()["OR"].spellings)
    terminals = [
        *(
            _terminal(word.terminal, word.spellings, 7 if " " in word.en else 4)
            for word in words().values()
            if word.terminal not in ("AND", "OR", "NOT", "IN", "INCLUSIVE", "EXCLUSIVE")
        ),
        _terminal("PREFIX", tuple(PREFIX), 6),
        _terminal("INFIX", joins, 5),
        f"NAME: /{kept}{NAME_RUN}/",
        f"UNIT: /[%‰]|{kept}[^\\W\\d_]+/",
        rf"VALUE: /(?:\[[^\]\n]*[\])]|\([^)\n]*[)\]]|「[^」\n]*」|“[^”\n]*”|(?![ \t]+(?:{gives}){NOT_IN_A_WORD})[^ \t,#\n]"
        rf"|[ \t](?![ \t]*(?:{gives}){NOT_IN_A_WORD}))+/",
    ]
    return grammar_text("ruleset.lark") + "\n" + "\n".join(terminals) + "\n"
