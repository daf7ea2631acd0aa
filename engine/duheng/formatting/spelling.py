"""The usual spelling of every token, in Chinese or in English."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from duheng.checking.meaning.ruleset import SEVERITIES
from duheng.checking.names.scope import KINDS
from duheng.language import builtins
from duheng.language.operations import FUNCTIONS, INFIX, PREFIX
from duheng.language.operations.rounding import MODES
from duheng.syntax.narrow import narrow
from duheng.syntax.words import words

_ASCII = {"≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "÷": "/"}
_CHINESE_NAMES = builtins.ENGLISH
_ENGLISH_NAMES = {zh: en for en, zh in builtins.ENGLISH.items()}
_EXPRESSIONS = frozenset(
    "IF OTHERWISE GIVES EXAMPLE LET CLAMP FIELD TOTAL GRADE WHEN REQUIRE VBAR PARAMETER REPLACE THEN NAME TEXT".split()
)

_ENDS = re.compile(r"([-−0-9.,/分]+)\s*(\w+?)\s*([-−0-9.,/分]+)")


class Spelling:
    """How tokens are written in one language."""

    def __init__(self, chinese: bool) -> None:
        self.chinese = chinese

    def of(self, token: Any, written: str, tokens: list[Any], number: int, *, in_interval: bool) -> str:
        """A token of a line; ``written`` is how it was typed."""
        match token.type:
            case "TEXT":
                return self._text(written)
            case "VALUE":
                said = written.strip(" \t　:：").rstrip("。；;")
                return expected(said, chinese=self.chinese) if tokens[number - 1].type == "GIVES" else said
            case "DATE":
                return _iso(str(token))
            case "COMMA":
                return "，" if self.chinese and not in_interval else ","
            case "COLON":
                return ":"
            case "END":
                return self._end(str(token))
            case "INFIX" | "AGAINST" | "PREFIX":
                return self._sign(str(token), token.type)
            case "NAME":
                return self._name(narrow(written), tokens, number)
            case kind if kind in words():
                return words()[kind].zh if self.chinese else words()[kind].en
            case _:
                return str(token)

    def _text(self, written: str) -> str:
        inside = written[1:-1]
        plain = "「" not in inside and "」" not in inside
        return f"「{inside}」" if plain else written

    def _end(self, text: str) -> str:
        inside = text.strip("() \t")
        word = words()["EXCLUSIVE" if inside in words()["EXCLUSIVE"].spellings else "INCLUSIVE"]
        return f"（{word.zh}）" if self.chinese else f"({word.en})"

    def _sign(self, sign: str, kind: str) -> str:
        for name in ("AND", "OR"):
            if sign in words()[name].spellings:
                return words()[name].zh if self.chinese else words()[name].en
        row = (PREFIX if kind == "PREFIX" else INFIX)[sign]
        if self.chinese:
            return row.zh[0]
        return next((each for each in row.en if each.isascii()), _ASCII.get(row.en[0], row.en[0]))

    def _name(self, name: str, tokens: list[Any], number: int) -> str:
        first = tokens[0].type
        before = tokens[number - 1].type if number else ""
        if first == "FIELD" and before == "COLON":
            return self._alias(name, [word for word, kind in KINDS.items() if kind is KINDS.get(name)])
        if first == "SEVERITY":
            return self._alias(name, [word for word, kind in SEVERITIES.items() if kind is SEVERITIES.get(name)])
        if first == "ROUND":
            return self._alias(name, [word for word, key in MODES.items() if key == MODES.get(name)])
        if first == "STATUS":
            pairs = builtins.STATUSES.items()
            return self._alias(name, [word for zh, en in pairs if name in (zh, en) for word in (zh, en)])
        if not _is_in_expression(tokens, number):
            return name
        called = tokens[number + 1].type == "LPAR" if number + 1 < len(tokens) else False
        if called:
            return self._function(name)
        return (_CHINESE_NAMES if self.chinese else _ENGLISH_NAMES).get(name, name)

    def _function(self, name: str) -> str:
        row = FUNCTIONS.get(name)
        if row is not None:
            return row.zh[0] if self.chinese else row.en[0]
        meant = builtins.AGGREGATES.get(name)
        if meant is None:
            return name
        return (
            meant
            if self.chinese
            else next(en for en, zh in builtins.AGGREGATES.items() if zh == meant and en.isascii())
        )

    def _alias(self, name: str, words_: list[str]) -> str:
        return next((word for word in words_ if word.isascii() is not self.chinese), name)


def expected(said: str, *, chinese: bool) -> str:
    """What an example gives, its words in one language: 待定, 不适用, 3 至 4."""
    for word in (words()["UNDETERMINED"], words()["NOT_APPLICABLE"]):
        if said in word.spellings:
            return word.zh if chinese else word.en
    ends, until = _ENDS.fullmatch(said), words()["UNTIL"]
    if ends is None or ends[2] not in until.spellings:
        return said
    return f"{ends[1]} {until.zh if chinese else until.en} {ends[3]}"


def _is_in_expression(tokens: list[Any], number: int) -> bool:
    """Whether a name is read or given a value there, not declared, and not the name of a method."""
    kinds = [token.type for token in tokens]
    before = kinds[number - 1] if number else ""
    if kinds[0] not in _EXPRESSIONS or before in ("BY", "LET", "PARAMETER", "FIELD"):
        return False
    if kinds[0] in ("NAME", "TEXT"):
        return "COLON" in kinds[:number]
    if kinds[0] in ("LET", "PARAMETER", "REPLACE", "FIELD"):
        return any(token.type == "EQUAL" for token in tokens[:number]) or "=" in [str(each) for each in tokens[:number]]
    return not (kinds[0] == "THEN" and kinds[1:2] == ["GRADE"])


def _iso(written: str) -> str:
    numbers = [int(part) for part in written.replace("年", "-").replace("月", "-").rstrip("日").split("-")]
    try:
        return date(*numbers).isoformat()
    except (ValueError, TypeError):
        return written
