"""The parser of the ruleset language's lines, made once a process and only when a text is read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lark import Lark

LINE_START = ("line",)


@cache
def parser() -> Lark:
    """The parser of lines; its tables come with duheng."""
    from duheng.syntax.tables import load_parser
    from duheng.syntax.words import grammar

    return load_parser(grammar(), start=LINE_START, name="ruleset")
