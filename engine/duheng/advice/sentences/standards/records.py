"""What a part of a standard says, as records; each is a line of a method."""

from __future__ import annotations

import re

from duheng.advice.prose.ranges_in_words import Range, range_written
from duheng.advice.prose.steps import StepFormula
from duheng.record import Record, replace
from duheng.syntax.narrow import narrow
from duheng.syntax.words import words

TARGET = "指标值"
RATIO = "实际值 ÷ 指标值 × 分值"
"""A result in proportion to a target."""
_COMPARES = re.compile(
    r"(?P<left>[^\W\d]+)(?P<behind>\s*(?P<sign>[=≥≤<>]|不?属于)\s*(?P<right>\S+)(?P<more>(?:\s.*)?))"
)


class Compared(Record):
    """A condition that compares: ``left`` by ``sign`` with ``right``, and ``more`` besides.

    ``behind`` is all that stands behind the name as it was read; ``range`` are the numbers that are asked for.
    """

    left: str
    sign: str
    right: str
    more: str
    behind: str
    range: Range | None = None

    @property
    def text(self) -> str:
        """The condition, as a rule has it."""
        return self.left + (f" {self.range.asked}{self.more}" if self.range is not None else self.behind)

    def compares(self, left: str, sign: str, right: str) -> bool:
        """Whether it compares these."""
        return (self.left, self.sign, self.right) == (left, sign, right)


class InWords(Record):
    """A condition in words, or one that compares more than a name."""

    text: str


Condition = Compared | InWords


class When(Record):
    """What is given where a condition holds."""

    condition: Condition
    result: str

    @property
    def line(self) -> str:
        """若 … 则 …."""
        return f"{words()['IF'].zh} {self.condition.text} {words()['THEN'].zh} {self.result}"


class Otherwise(Record):
    """What is given where none of the conditions holds."""

    result: str

    @property
    def line(self) -> str:
        """否则 …."""
        return f"{words()['OTHERWISE'].zh} {self.result}"


class Stepwise(Record):
    """What steps take off where none of the conditions holds."""

    formula: StepFormula

    @property
    def line(self) -> str:
        """否则 … - …."""
        return f"{words()['OTHERWISE'].zh} {self.formula.text}"


class Limits(Record):
    """That no score is below 0 or above the full points."""

    @property
    def line(self) -> str:
        """限于 0 至 分值."""
        return f"{words()['CLAMP'].zh} 0 {words()['UNTIL'].zh} 分值"


Part = When | Otherwise | Stepwise | Limits
IN_ORDER = (When, (Otherwise, Stepwise), Limits)
"""The order of the lines of a method."""


def condition_of(text: str) -> Condition:
    """A condition as a rule has it, taken apart where it compares a name with something."""
    found = _COMPARES.fullmatch(narrow(text))
    if found is None:
        return InWords(text)
    behind = text[found.start("behind") :]
    numbers, more = range_written(behind.removeprefix(" ")) or (None, found["more"])
    return Compared(found["left"], found["sign"], found["right"], more, behind, numbers)


def in_range(left: str, numbers: Range, more: str = "") -> Compared:
    """The condition that a value lies among numbers."""
    written = condition_of(f"{left} {numbers.asked}{more}")
    if not isinstance(written, Compared):
        raise ValueError(f"no name: {left}")
    return replace(written, more=more, range=numbers)


def named_in(parts: tuple[Part, ...]) -> str:
    """The name by which the last of some parts compares, of those with a number of their own (未完成的 has none) if
    there are any; empty where none does."""
    compared = [each.condition for each in parts if isinstance(each, When) and isinstance(each.condition, Compared)]
    own = [each for each in compared if each.right != TARGET]
    return (own or compared)[-1].left if compared else ""
