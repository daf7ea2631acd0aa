"""What an evaluation gives: scores with their reasons, the ledger of lost points, and findings.

Numbers are exact. A score that isn't determined has a range; ``low`` and ``high`` are equal where it is. All of it is
plain and frozen, so that reports only read.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from functools import cached_property

from duheng.language.builtins import CLAIMED
from duheng.language.ranges import same
from duheng.language.tree import Link
from duheng.language.types import FieldKind
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import Span

ZERO = Fraction(0)
BESIDE = "？"
"""What stands for no grade among grades that are possible."""


class State(Enum):
    """How a node stands."""

    SCORED = "scored"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"
    OUTSIDE_TOTAL = "outside_total"


_NOT_APPLICABLE = State.NOT_APPLICABLE


class CellText(Record):
    """A cell as the form shows it: the field's label, what is written, and the unit where that came from elsewhere.

    ``empty`` is a cell that says nothing (无, /).
    """

    label: str
    text: str
    kind: FieldKind
    unit: str = ""
    empty: bool = False

    @property
    def shown(self) -> str:
        """What is written, with as much of its unit as isn't written already (64.22万 of 万元)."""
        written = next((size for size in range(len(self.unit), 0, -1) if self.text.endswith(self.unit[:size])), 0)
        return self.text + self.unit[written:]


class NodeResult(Record):
    """A node of the form, parents before children.

    ``points`` is what it is worth (None where nobody says), ``low`` and ``high`` what it can score (``high`` None:
    unbounded, because its points are missing), ``claimed`` what the unit gave itself. ``because`` is the rule with the
    form's values put in; ``rule`` is the line that decided, with its ``authority``, where one did. ``cells`` are the
    template's fields as the row fills them in. ``parts`` is what the form's rows in a group are worth, where the group
    adds them up; ``worth_by`` is the ruleset's line that says what the node is worth.
    """

    path: tuple[str, ...]
    level: int
    points: Fraction | None
    low: Fraction
    high: Fraction | None
    claimed: Fraction | None
    method: str
    state: State
    outside: bool
    because: str
    rule: Span | None
    authority: str
    cells: Sequence[CellText] = ()
    parts: Fraction | None = None
    worth_by: Span | None = None

    @property
    def depth(self) -> int:
        """How many nodes stand above it, 0 for the first: fewer than its level where a row leaves some of them out."""
        return len(self.path) - 1

    @property
    def score(self) -> Fraction | None:
        """The score, None where it isn't determined."""
        return self.low if same(self.low, self.high) and self.state is not _NOT_APPLICABLE else None

    @property
    def most(self) -> Fraction:
        """The most that it can score, as far as anybody knows."""
        return most(self.low, self.high)

    @property
    def difference(self) -> Fraction | None:
        """How far the claim is from what the node can score, as ``difference`` has it; None where it doesn't apply."""
        return None if self.state is State.NOT_APPLICABLE else difference(self.claimed, self.low, self.high)

    @cached_property
    def target(self) -> str:
        """The target as written; empty where the row has none."""
        return _text(self._target_cell)

    @cached_property
    def actual(self) -> str:
        """The actual value as written; empty where the row has none, or several of which none is beside a target."""
        return _text(self._actual_cell)

    @cached_property
    def others(self) -> tuple[CellText, ...]:
        """The cells that say something besides the target, the actual value and the claimed score."""
        first = (self._target_cell, self._actual_cell)
        return tuple(
            cell
            for cell in self.cells
            if not cell.empty and cell.label != CLAIMED and not any(cell is each for each in first)
        )

    @cached_property
    def _target_cell(self) -> CellText | None:
        return next((cell for cell in self.cells if cell.kind is FieldKind.TARGET), None)

    @cached_property
    def _actual_cell(self) -> CellText | None:
        found = [cell for cell in self.cells if cell.kind is FieldKind.QUANTITY]
        return found[0] if len(found) == 1 or (found and self._target_cell is not None) else None

    @property
    def apart(self) -> Fraction:
        """How many of its points the form's rows can't have; negative where they are worth more than the group."""
        if self.parts is None or self.points is None or same(self.parts, self.points):
            return ZERO
        return self.points - self.parts


def most(low: Fraction, high: Fraction | None) -> Fraction:
    """The high end of a range; its low end where points are missing, so that it has no other."""
    return low if high is None else high


def difference(claimed: Fraction | None, low: Fraction, high: Fraction | None) -> Fraction | None:
    """A claim less a score, or less the nearer end of its range; None without a claim, and where it may be right."""
    if claimed is None:
        return None
    if claimed < low or low == high:
        return claimed - low
    return claimed - high if high is not None and claimed > high else None


def _text(cell: CellText | None) -> str:
    return cell.text if cell is not None else ""


class Kind(Enum):
    """What a line of the ledger is: points lost by a rule, or points that the form's rows don't share out."""

    LOST = "lost"
    POINTS = "points"


class LedgerLine(Record):
    """Points lost at one node by its own doing (not by its children). ``lost`` is certain; ``open`` may be lost too.

    The lines' ``lost`` sum exactly to full points minus the total's high end, ``lost + open`` to full points minus the
    low end, where the full points are known. A negative ``lost`` is points that a method gives above the sum of the
    parts. A line with ``parts`` isn't lost by anybody: the node's points are ``lost`` more than what its rows on the
    form are worth.
    """

    path: tuple[str, ...]
    lost: Fraction
    open: Fraction
    because: str
    authority: str
    rule: Span | None
    parts: Fraction | None = None

    @property
    def kind(self) -> Kind:
        """Whether the points were lost, or the form's points differ."""
        return Kind.LOST if self.parts is None else Kind.POINTS


class Total(Record):
    """The total: its range, the full points, what the unit claimed, and the grades that the range allows.

    ``graded`` is whether the ruleset gives a grade at all, ``beside`` whether it may be none, since the total may lie
    beside all of them.
    """

    low: Fraction
    high: Fraction | None
    full: Fraction | None
    claimed: Fraction | None
    grades: tuple[str, ...]
    because: str
    graded: bool = True
    beside: bool = False

    @property
    def score(self) -> Fraction | None:
        """The total, None where it isn't determined."""
        return self.low if self.low == self.high else None

    @property
    def most(self) -> Fraction:
        """The most that it can be, as far as anybody knows."""
        return most(self.low, self.high)

    @property
    def difference(self) -> Fraction | None:
        """How far the claim is from the total, as ``difference`` has it."""
        return difference(self.claimed, self.low, self.high)

    @property
    def grade(self) -> str:
        """The grade; 优～良 where the range allows more than one, 差～？ where it may be none; empty where there is none."""
        return "～".join((*self.grades, BESIDE) if self.grades and self.beside else self.grades)


class RulesetInfo(Record):
    """Which ruleset scored the form."""

    id: str
    title: str
    status: str
    chain: tuple[Link, ...]


class FormInfo(Record):
    """Which form was scored, and whose it is: the fields of its head that it fills in, in the template's order."""

    name: str
    file: str
    sha256: str
    fields: Sequence[CellText] = ()


class Result(Record):
    """One form under one ruleset: the total, a node for each group and row, the lost points, and what was found.

    Parents stand before their children in ``nodes``; ``ledger`` begins with the most lost.
    """

    ruleset: RulesetInfo
    form: FormInfo
    total: Total
    nodes: tuple[NodeResult, ...]
    ledger: tuple[LedgerLine, ...]
    findings: tuple[Problem, ...]

    @property
    def start(self) -> Fraction:
        """What losses are counted from: the full points; where nobody knows them, the total with what was lost."""
        full = self.total.full
        return full if full is not None else self.total.most + sum((line.lost for line in self.ledger), ZERO)
