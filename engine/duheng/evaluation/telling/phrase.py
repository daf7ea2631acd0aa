"""What a phrase is: what a sentence says of an expression, of a form's values and of where it is read."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import TYPE_CHECKING, Protocol

from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.functions import Functions
from duheng.language import tree
from duheng.language.operations import BY_KEY
from duheng.language.types import FieldKind

if TYPE_CHECKING:
    from duheng.evaluation.telling.formula import Formula

LEAF = frozenset((tree.Read, tree.Built, tree.Named, tree.Local, tree.ScoreBy, tree.Attribute))
SUM = BY_KEY["add"].binding

Phrase = Callable[["Formula", Frame], str]


class Phrasing(Protocol):
    """Who makes phrases of a ruleset's expressions."""

    @property
    def kinds(self) -> Mapping[str, FieldKind]:
        """The kinds of the fields."""

    @property
    def derived(self) -> Mapping[str, tree.Derived]:
        """What the ruleset derives, by its name."""

    @property
    def functions(self) -> Functions:
        """The same expressions' values."""

    @property
    def parameters(self) -> Container[str]:
        """The names of the parameters."""

    def text(self, expression: tree.Expression, floor: int = 0) -> Phrase:
        """An expression with its values put in; ``floor`` is how tightly what stands around it binds."""

    def bare(self, expression: tree.Expression) -> Phrase:
        """What is read, without its name; empty where it is missing."""

    def name(self, expression: tree.Expression) -> Phrase:
        """What a read is called."""

    def beside(self, expression: tree.Expression) -> Phrase:
        """An expression with its values put in; a bound that leaves its number out, and a label, as they are."""


def bracketed(inner: Phrase) -> Phrase:
    """A phrase in brackets."""
    return lambda formula, frame: formula.wording.brackets.format(inner(formula, frame))
