"""Lexers that share their regular expressions, because compiling them is most of what a first parse costs.

lark's contextual lexer has a scanner for each set of terminals that a parser state accepts, and each scanner is one
large expression of its own: a keyword is compiled again for every set it is in. Here a scanner tries its terminals one
by one, in lark's order, so that each is compiled once. The first that matches wins in both cases; the tokens are the
same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lark.lexer import BasicLexer, ContextualLexer, TerminalDef, Token
from lark.utils import TextSlice


class SharingScanner:
    """Stands in for ``lark.lexer.Scanner``."""

    def __init__(self, terminals: Sequence[TerminalDef], flags: int) -> None:
        self.allowed_types = {terminal.name for terminal in terminals}
        self._tries = [(re.compile(terminal.pattern.to_regexp(), flags), terminal.name) for terminal in terminals]

    def match(self, text: TextSlice[str], position: int) -> tuple[str, str] | None:
        """The text and the name of the first terminal that matches at ``position``."""
        whole, end = text.text, text.end
        for expression, name in self._tries:
            found = expression.match(whole, position, end)
            if found:
                return found.group(), name
        return None

    def fullmatch(self, text: str) -> str | None:
        """The name of the first terminal that is all of ``text``."""
        return next((name for expression, name in self._tries if expression.fullmatch(text)), None)


class Retyping:
    """Gives a token the name of the literal terminal that is all of its text, where there is one."""

    def __init__(self, scanner: SharingScanner) -> None:
        self._scanner = scanner

    def __call__(self, token: Token) -> Token:
        """The token, renamed in place."""
        token.type = self._scanner.fullmatch(token) or token.type
        return token


class SharingLexer(BasicLexer):
    """The lexer of one set of terminals. Callbacks of the user are not supported; duheng has none."""

    def _build_scanner(self) -> Any:
        literals = [each for each in self.terminals if each.pattern.type == "str"]
        self.callback = {}
        embedded: set[str] = set()
        for general in (each for each in self.terminals if each.pattern.type == "re"):
            special = [each for each in literals if each.priority == general.priority and self._reads(general, each)]
            if special:
                self.callback[general.name] = Retyping(SharingScanner(special, self.g_regex_flags))
            embedded |= {each.name for each in special if set(each.pattern.flags) <= set(general.pattern.flags)}
        rest = [each for each in self.terminals if each.name not in embedded]
        return SharingScanner(rest, self.g_regex_flags)

    def _reads(self, general: TerminalDef, literal: TerminalDef) -> bool:
        found = re.match(general.pattern.to_regexp(), literal.pattern.value, self.g_regex_flags)
        return found is not None and found.group() == literal.pattern.value


class SharingContextualLexer(ContextualLexer):
    """lark's contextual lexer over sharing lexers; given to lark as a plug-in."""

    BasicLexer = SharingLexer
