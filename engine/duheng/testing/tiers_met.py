"""The tiers in which numbers fell, or whose intervals were asked for, wherever a rule reads them.

A line may read a tier itself, through a 令, through a derived field, or in the rows that it counts and adds up; each of
these is looked into as it is evaluated, and a name once for each node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duheng.evaluation.interpret import Frame, Interpreter
from duheng.language import tree
from duheng.language.walk import walk
from duheng.testing.items import Item, Part, item

_READ = tree.LabelOf | tree.IntervalOf
_LOOKED_INTO = tree.LabelOf | tree.IntervalOf | tree.Local | tree.Named


class TiersMet:
    """Finds the tiers that expressions of one method, or of the whole form, came by."""

    def __init__(self, interpreter: Interpreter, lets: Iterable[tree.Let] = ()) -> None:
        self.interpreter = interpreter
        self.lets = {let.name: let.value for let in lets}
        self.seen: set[tuple[str, int, int]] = set()

    def of(self, read: Iterable[tree.Expression | None], frame: Frame) -> Iterator[Item]:
        """The tiers that expressions come by in a frame."""
        inside = (inner for each in read if each is not None for inner in walk(each, into_aggregates=False))
        for expression in inside:
            if isinstance(expression, _READ):
                yield from self._read(expression, frame)
            elif isinstance(expression, tree.Local):
                of_row = Frame(frame.this, frame.this, frame.locals)
                yield from self._once(expression.name, self.lets.get(expression.name), of_row)
            elif isinstance(expression, tree.Named):
                yield from self._derived(expression, frame)
            elif isinstance(expression, tree.Aggregate):
                yield from self._of_nodes(expression, frame)

    def _read(self, read: tree.LabelOf | tree.IntervalOf, frame: Frame) -> Iterator[Item]:
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
