"""The few acts that a reading of the tree must supply, where Python's own operators don't do.

``+ - *``, unary minus and ``abs`` work on exact numbers and on ranges alike. The rest is here: acts that can fail
(divide), that must answer "not known" (comparisons), or that another reading does in another way (round). Choosing
among a method's lines is no act of the kernel: each reading walks the lines itself. The exact reading of one form is
``evaluation.exact``.
"""

from __future__ import annotations

from typing import Any, Protocol


class Divider(Protocol):
    """What divides."""

    def divide(self, left: Any, right: Any) -> Any:
        """A quotient."""


class Kernel(Protocol):
    """A reading's acts. ``Any`` is the reading's own kind of value: numbers and ranges, columns, solver terms."""

    def divide(self, left: Any, right: Any) -> Any:
        """A quotient; a divisor that isn't above zero is a fault the reading reports, and the result is unknown."""

    @property
    def signed(self) -> Divider:
        """How the reading divides where the divisor may well be negative; only zero is a fault there."""

    def less(self, left: Any, right: Any) -> Any:
        """left < right."""

    def equal(self, left: Any, right: Any) -> Any:
        """left = right; texts are compared by what people read (width, blanks and punctuation don't count)."""

    def negate(self, truth: Any) -> Any:
        """Not."""

    def counted(self, truth: Any) -> Any:
        """1 where a truth holds, 0 where it doesn't."""

    def within(self, number: Any, interval: Any) -> Any:
        """Whether a number lies in an interval."""

    def most(self, left: Any, right: Any) -> Any:
        """The greater."""

    def least(self, left: Any, right: Any) -> Any:
        """The smaller."""

    def round(self, number: Any, places: Any, mode: str) -> Any:
        """A number, or both ends of an interval, at ``places`` decimals; ``mode`` is half_up, half_even, down or up."""
