"""From a flat list of operands and operators to a tree, by how tightly each operation binds.

Binding strength is a field of an operation's row, so it is not repeated in the grammar: the parser hands over the list
and this module does the climbing.
"""

from __future__ import annotations

from collections.abc import Sequence

from duheng.language.operations import INFIX, PREFIX
from duheng.language.operations.comparison import AND, OR
from duheng.record import Record
from duheng.source import Span
from duheng.syntax import written as w


class Sign(Record):
    """An operator as it stands in the text; ``word`` is AND, OR or empty."""

    text: str
    word: str
    prefix: bool
    span: Span

    @property
    def binding(self) -> int:
        """How tightly it binds; greater is tighter."""
        if self.word:
            return AND if self.word == "AND" else OR
        return (PREFIX if self.prefix else INFIX)[self.text].binding


Item = w.Expression | Sign


def climb(items: Sequence[Item]) -> w.Expression:
    """The expression of a flat list; operators of equal strength group to the left."""
    expression, rest = _operation(items, 0, 0)
    if rest != len(items):
        raise ValueError("the list of operands and operators doesn't alternate")
    return expression


def _operation(items: Sequence[Item], start: int, floor: int) -> tuple[w.Expression, int]:
    left, place = _operand(items, start)
    while place < len(items):
        sign = items[place]
        if not isinstance(sign, Sign) or sign.binding < floor:
            break
        right, place = _operation(items, place + 1, sign.binding + 1)
        left = w.Infix(sign.word or sign.text, left, right, sign.span, left.span.to(right.span))
    return left, place


def _operand(items: Sequence[Item], start: int) -> tuple[w.Expression, int]:
    item = items[start]
    if not isinstance(item, Sign):
        return item, start + 1
    operand, place = _operation(items, start + 1, item.binding)
    return w.Prefix(item.text, operand, item.span, item.span.to(operand.span)), place
