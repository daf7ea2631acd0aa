"""One row per operation: everything duheng knows of ``÷`` or ``最大`` stands in one place.

A row has the operation's names in both languages, how tightly it binds, the rule for its type, its meaning, and
examples with results worked out by hand. The meaning is written once over a kernel; each reading of the tree (exact
numbers and ranges now, columns later) supplies the kernel. Where Python's own operators do the right thing on every
kind of number, the meaning is just that operator. Parser, checker, evaluator, explanations and reference read these
rows and nothing else, so adding an operation is adding a row.

A meaning that is wrong would be wrong in every reading at once, and comparing readings would find nothing: hence the
examples, which are run on every reading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from duheng.language.kernel import Kernel
from duheng.language.types import Type
from duheng.record import NamedRecord, Record


class Fixity(Enum):
    """How an operation is written."""

    INFIX = "infix"
    PREFIX = "prefix"
    FUNCTION = "function"


class TypeFault(Exception):
    """Arguments that don't fit; ``reason`` is a code of the units-and-types problems."""

    def __init__(self, reason: str, left: Type, right: Type) -> None:
        super().__init__(reason)
        self.reason = reason
        self.left = left
        self.right = right


class Sample(Record):
    """An example of an operation in the ruleset language: an expression and its hand-written result."""

    expression: str
    result: str


class Operation(NamedRecord):
    """A row. ``typing`` takes the arguments' types and gives the result's, or raises ``TypeFault``."""

    key: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    fixity: Fixity = Fixity.FUNCTION
    binding: int = 0
    arity: tuple[int, int] = (2, 2)
    typing: Callable[[Sequence[Type]], Type]
    meaning: Callable[..., Any]
    doc: str
    samples: tuple[Sample, ...]

    def apply(self, kernel: Kernel, arguments: Sequence[Any], *, signed: bool = False) -> Any:
        """The operation's value for already computed arguments, in the reading whose kernel is given.

        ``signed``: it divides by what may well be negative.
        """
        return self.meaning(kernel.signed if signed else kernel, *arguments)
