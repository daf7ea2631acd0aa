"""What rule owners write down to be sure of a ruleset: cases, each with what must come of it.

A case is of one of two kinds. A *method case* gives the cells of one node, with those of the rows that it looks at, and
says what a method makes of them; 例 in a ruleset, lines of a table and ``方法`` in a file of cases are all that. A *form
case* has a whole form and says what must come of it: total, grade, single nodes, findings that must or must not be
there.
"""

from __future__ import annotations

from enum import Enum

from duheng.forms.model import WrittenForm
from duheng.record import Record
from duheng.source import Span
from duheng.testing.other_rows import OtherRows
from duheng.testing.said import Input, Said


class MethodCase(Record):
    """A method on one node, with the ``others`` that it looks at.

    ``name`` is the case's own, or names its table and line; ``ticked``: by a person; ``example``: it is a 例 in the
    ruleset itself.
    """

    name: str
    span: Span
    method: Said
    inputs: tuple[Input, ...]
    expected: Said
    ticked: bool = False
    others: tuple[OtherRows, ...] = ()
    example: bool = False


class Asked(Enum):
    """What an expectation is about."""

    TOTAL = "总分"
    GRADE = "等级"
    SCORE = "得分"
    FOUND = "必有"
    ABSENT = "必无"


class Expectation(Record):
    """One thing that must come of a form; ``node`` is the name or path of the node whose score it is."""

    asked: Asked
    said: Said
    node: str = ""
    node_span: Span | None = None


class FormCase(Record):
    """A whole form; its changed cells are already in it."""

    name: str
    span: Span
    form: WrittenForm
    expectations: tuple[Expectation, ...]


Case = MethodCase | FormCase


class Unmade(Record):
    """A case that is in a file and couldn't be made, so that it wasn't run; ``name`` is empty where it has none."""

    name: str
    line: int
