"""What is put into the boxes: nothing yet, or what a form says and what was computed.

Numbers that a form writes plainly become numbers of the sheet, with as many decimals shown as were written; everything
else stays the text that it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from duheng.books.formats import GENERAL
from duheng.exporting.layout.head_plan import HeadPlan, Seat, plan_head
from duheng.exporting.layout.sketch import EMPTY, Computed, Content
from duheng.exporting.layout.wording import words
from duheng.forms.labels import MONEY_UNIT, RULESET, TITLE, YEAR, read_label
from duheng.forms.model import Cell, Written
from duheng.forms.unusable import in_words
from duheng.language.builtins import POINTS_OF
from duheng.language.decimal import decimal_text, rounded_text
from duheng.language.tree import Ruleset
from duheng.language.types import FieldKind
from duheng.problems.problem import Language

PLACES = 4
_DIGITS = 15
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.([0-9]{1,8}))?")
_NUMBERS = frozenset((FieldKind.MONEY, FieldKind.NUMBER, FieldKind.QUANTITY))


class Values(Protocol):
    """The contents of a form's boxes; ``plan`` says which of them stand in its head."""

    blank: bool
    ruleset: Ruleset
    plan: HeadPlan

    def head(self, name: str) -> Content:
        """A cell of the head, by the name of its field or word."""

    def node(self, seat: Seat, meaning: str) -> Content:
        """The points or the claimed score of a node whose line stands in the table of amounts."""

    def heads(self) -> Sequence[Computed]:
        """What stands above what was computed."""

    def system(self, path: tuple[str, ...] | None) -> Sequence[Computed]:
        """What was computed for a node, column by column; for the total at path ``()``, for no node at None."""


class BlankValues:
    """A form that nobody has filled in: what a ruleset prints on it."""

    blank = True

    def __init__(self, ruleset: Ruleset, year: int | None, money_unit: str, language: Language) -> None:
        self.language = language
        self.ruleset = ruleset
        self.plan = plan_head(ruleset.template)
        self._head = {
            TITLE: ruleset.template.name,
            RULESET: ruleset.id,
            YEAR: "" if year is None else str(year),
            MONEY_UNIT: money_unit,
        }

    def head(self, name: str) -> Content:
        return Content(self._head.get(name, ""))

    def notes(self) -> list[str]:
        """What the rules rest on, and what they say of themselves."""
        authority = f"{words(self.language).authority}{self.ruleset.authority}" if self.ruleset.authority else ""
        return [note for note in (authority, self.ruleset.note) if note]

    def node(self, seat: Seat, meaning: str) -> Content:
        return points_content(seat.node.points) if meaning == POINTS_OF else EMPTY

    def heads(self) -> Sequence[Computed]:
        return ()

    def system(self, path: tuple[str, ...] | None) -> Sequence[Computed]:
        return ()


def with_points(name: str, points: Fraction | None) -> str:
    """A group's name as forms print it: ``产出指标``, and ``（50分）`` below it."""
    return name if points is None else f"{name}\n（{decimal_text(points)}分）"


def points_content(points: Fraction | None) -> Content:
    """Points or a score: a number, or a text where decimals have no end."""
    if points is None:
        return EMPTY
    text = decimal_text(points)
    if "/" not in text and len(text) <= _DIGITS:
        return Content(text, Decimal(text))
    return Content(rounded_text(points, PLACES))


def score_written(text: str) -> Content:
    """Points or a score that a form claims; a number where it is one, which shows as many decimals as were written."""
    said = in_words(text.strip())
    found = _PLAIN.fullmatch(said)
    if found is None or said == "-0":
        return Content(said)
    places = len(found[1] or "")
    return Content(said, Decimal(said), f"0.{'0' * places}" if places else GENERAL)


def cell_written(cell: Written, bound: Cell | None, kind: FieldKind | None, show: Showing) -> Content:
    """A cell of a form; a number where it is one that is read again as the same text, or where ``show`` makes it one.

    A unit that stood in the cell's label is written into the cell.
    """
    said = in_words(cell.text.strip())
    if bound is None:
        return Content(said)
    if bound.unit is not None and read_label(cell.label).unit == bound.unit:
        said += bound.unit.text
    shown = show(bound, said)
    if shown is not None:
        return shown
    content = score_written(said)
    exact = content.number is not None and decimal_text(Fraction(said)) == said
    return content if kind in _NUMBERS and exact else Content(said)


Showing = Callable[[Cell, str], Content | None]
"""How a bound cell, whose text in the sheet is given, is shown as a number; None where it stays that text."""


def as_written(cell: Cell, text: str) -> Content | None:
    """The usual way: no cell is shown otherwise than as it was written."""
    return None
