"""XML as a stream of elements, by expat: names without their namespaces, and no declared entities.

A document type declaration is refused before anything in it could be used.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from xml.parsers import expat

from duheng.problems.books import BookDeclares
from duheng.problems.problem import Problem
from duheng.source import FileSpan

Attributes = Mapping[str, str]
_TOO_MANY_DIGITS = 10


class BrokenBook(Exception):
    """A book that can't be read, with the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class NotMarkup(Exception):
    """A part isn't XML."""


class TooManyElements(Exception):
    """A part has more elements than are read."""


class Reader:
    """Sees the elements of one part; a kind of part overrides what it wants to see."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text between two tags, or a piece of it."""

    def parse(self, data: bytes, part: str, file: str, most: int) -> int:
        """Go through a part, and say how many elements it has.

        ``NotMarkup`` where it isn't XML, ``BrokenBook`` where it declares entities, ``TooManyElements`` where there are
        more than ``most``.
        """
        count = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal count
            count += 1
            if count > most:
                raise TooManyElements
            self.start(local(name), attributes)

        def refuse(*_declared: object) -> None:
            raise BrokenBook(BookDeclares(span=FileSpan(file), part=part))

        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = refuse
        parser.StartElementHandler = start
        parser.EndElementHandler = lambda name: self.end(local(name))
        parser.CharacterDataHandler = self.text
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise NotMarkup from error
        return count


def is_on(said: str) -> bool:
    """Whether an attribute's value says yes."""
    return said in ("1", "true", "on")


def whole(said: str) -> int | None:
    """The number that digits say; None where there is none, or one of more digits than anything here needs."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < _TOO_MANY_DIGITS else None


@lru_cache(1_000)
def local(name: str) -> str:
    """A name without the prefix of its namespace."""
    return name.rpartition(":")[2]
