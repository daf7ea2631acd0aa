"""What expressions come by: tiers in which numbers fell, or whose intervals were asked for, and methods whose results
were taken.

A line may read these itself, through a 令, through a derived field, or in the rows that it counts and adds up; each of
them is looked into as it is evaluated, and a name once for each node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.forms.model import FormNode
from duheng.language import tree
from duheng.language.walk import walk
from duheng.testing.items import Item, Part, item

_TIER = tree.LabelOf | tree.IntervalOf
_LOOKED_INTO = tree.LabelOf | tree.IntervalOf | tree.Local | tree.Named | tree.ScoreBy
Lent = Callable[[str, FormNode], Iterator[Item]]
"""What a method covered whose result is taken for a node."""


class Met:
    """Finds what expressions of one method, or of the whole form, came by."""

    def __init__(self, interpreter: Interpreter, lent: Lent, lets: Iterable[tree.Let] = ()) -> None:
        self.interpreter = interpreter
        self.lent = lent
        self.lets = {let.name: let.value for let in lets}
        self.seen: set[tuple[str, int, int]] = set()

    def of(self, read: Iterable[tree.Expression | None], frame: Frame) -> Iterator[Item]:
        """What expressions come by in a frame."""
        inside = (inner for each in read if each is not None for inner in walk(each, into_aggregates=False))
        for expression in inside:
            if isinstance(expression, _TIER):
                yield from self._tier(expression, frame)
            elif isinstance(expression, tree.ScoreBy) and frame.node is not None:
                yield from self.lent(expression.method, frame.node)
            elif isinstance(expression, tree.Local):
                of_row = Frame(frame.this, frame.this, frame.locals)
                yield from self._once(expression.name, self.lets.get(expression.name), of_row)
            elif isinstance(expression, tree.Named):
                yield from self._derived(expression, frame)
            elif isinstance(expression, tree.Aggregate):
                yield from self._of_nodes(expression, frame)

    def _tier(self, read: tree.LabelOf | tree.IntervalOf, frame: Frame) -> Iterator[Item]:
        label = self.interpreter.value(read if isinstance(read, tree.LabelOf) else read.label, frame)
        band = self.interpreter.band(read.scale, label) if isinstance(label, str) else None
        if band is not None:
            yield item(Part.BAND, band.span, read.scale)

    def _derived(self, named: tree.Named, frame: Frame) -> Iterator[Item]:
        derived = self.interpreter.names.derived.get(named.name)
        if derived is not None:
            node = self.interpreter.place(named.place, frame) if derived.level else None
            yield from self._once(named.name, derived.value, Frame(node, frame.this, {}))

    def _of_nodes(self, aggregate: tree.Aggregate, frame: Frame) -> Iterator[Item]:
        if not any(isinstance(each, _LOOKED_INTO) for each in walk(aggregate)):
            return
        for node in self.interpreter.nodes(aggregate, frame):
            here = Frame(node, frame.this, frame.locals)
            condition = aggregate.condition
            left_out = condition is not None and self.interpreter.value(condition, here) is False
            yield from self.of((condition, None if left_out else aggregate.item), here)

    def _once(self, name: str, value: tree.Expression | None, frame: Frame) -> Iterator[Item]:
        key = (name, id(frame.node), id(frame.this))
        if key not in self.seen:
            self.seen.add(key)
            yield from self.of((value,), frame)
