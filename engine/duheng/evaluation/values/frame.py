"""Where an expression is read, and what a function of one is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from duheng.forms.model import FormNode
from duheng.language import tree

if TYPE_CHECKING:
    from duheng.evaluation.values.interpret import Interpreter


@dataclass(slots=True)
class Frame:
    """Where an expression is read: the node (None: the form), the row a check is about, and the method's 令."""

    node: FormNode | None
    this: FormNode | None
    locals: dict[str, Any]

    @classmethod
    def of(cls, node: FormNode | None) -> Frame:
        """Where a node (None: the form) is asked about, without 令."""
        return cls(node, node, {})


Function = Callable[["Interpreter", Frame], Any]
"""An expression's value, in the run over one form and in the frame in which the expression is read."""


class Maker(Protocol):
    """Who makes functions of a ruleset's expressions."""

    @property
    def derived(self) -> Mapping[str, tree.Derived]:
        """What the ruleset derives, by its name."""

    def of(self, expression: tree.Expression) -> Function:
        """The function of an expression."""

    def is_signed(self, call: tree.Call) -> bool:
        """Whether the divisor of a division may have either sign."""
