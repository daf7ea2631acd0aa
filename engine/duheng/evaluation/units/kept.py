"""What of a ruleset's units holds on every form, and what was found on others: most rows share a few dimensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from duheng.identity import once_for_each
from duheng.language import tree
from duheng.language.names import names_of
from duheng.language.operation import TypeFault
from duheng.language.types import OPEN_KINDS, Plain, Type
from duheng.language.walk import asked_by, of_method, parts, walk

NUMBERS = ("值", "下限", "上限", "区间")
"""The attributes of a target that are numbers or made of these."""
_OTHERS = (tree.Root.NAMED, tree.Root.THIS, tree.Root.PARENT)
Reads = tuple[tuple[str, ...], bool]
"""The fields of quantities that something reads, and whether it reads any in other nodes than its own."""
NOTHING_READ: Reads = ((), False)
Key = tuple[object, ...]
Rule = tree.Method | tree.Check | tree.Assignment
Faults = Mapping[int, TypeFault]
"""What is wrong with expressions of a method or check, by their identity."""
Lets = tuple[Mapping[str, Type], Mapping[str, TypeFault]]
"""The types of a method's 令, and what is wrong with some."""


class Kept:
    """What holds of a ruleset on every form: the quantities that its methods and checks read, and faults met before."""

    def __init__(self, ruleset: tree.Ruleset) -> None:
        self.open = frozenset(field.name for field in ruleset.template.fields if field.kind in OPEN_KINDS)
        self.derived = names_of(ruleset).derived
        self.faults: dict[Key, Faults] = {}
        self.lets: dict[Key, Lets] = {}
        self._types: dict[int, tuple[tree.Expression, Type | None]] = {}
        self._alone: dict[int, tuple[tree.Aggregate, bool]] = {}
        self._fields_ask_row = any(map(_asks_row, (each.value for each in self.derived.values())))
        self.reads: dict[int, Reads] = {id(each): self._reads(of_method(each)) for each in ruleset.methods}
        self.reads |= {id(each): self._reads(asked_by(each)) for each in ruleset.checks}
        self.computed = {id(each): list(filter(self.reads_quantities, asked_by(each))) for each in ruleset.checks}
        lines = ruleset.template.scoring
        self.reads |= {id(each): self._reads((each.condition,)) for each in lines if each.condition is not None}

    def type_of(self, expression: tree.Expression) -> Type | None:
        """The type that an expression has on all forms; None where that isn't known."""
        known = self._types.get(id(expression))
        return known[1] if known is not None else None

    def keep_type(self, expression: tree.Expression, found: Type | None) -> None:
        """Keep the type that an expression has on a form: it is the same on all where the expression reads no 令 and no
        quantity, and its aggregates find something."""
        if id(expression) not in self._types:
            varies = self._reads([expression])[0] or any(isinstance(each, tree.Local) for each in walk(expression))
            self._types[id(expression)] = expression, None if varies or found is Plain.UNKNOWN else found

    def stands_alone(self, aggregate: tree.Aggregate) -> bool:
        """Whether an aggregate is the same for every row that reads it over the same nodes: no 本行, no 令."""
        known = self._alone.get(id(aggregate))
        if known is None:
            by_field = self._fields_ask_row and any(isinstance(each, tree.Named) for each in walk(aggregate))
            known = self._alone[id(aggregate)] = aggregate, not by_field and not _asks_row(aggregate)
        return known[1]

    def is_quotient(self, expression: tree.Expression) -> bool:
        """Whether an expression is a quotient, or a field that the ruleset works out as one."""
        derived = self.derived.get(expression.name) if isinstance(expression, tree.Named) else None
        found = expression if derived is None else derived.value
        return isinstance(found, tree.Call) and found.operation == "divide"

    def computes(self, rule: Rule) -> bool:
        """Whether a method, a check or a line of 计分 computes with quantities at all."""
        return bool(self.reads.get(id(rule), NOTHING_READ)[0])

    def reads_quantities(self, expression: tree.Expression) -> bool:
        """Whether an expression computes with quantities."""
        return bool(self._reads((expression,))[0])

    def _reads(self, outermost: Iterable[tree.Expression]) -> Reads:
        """The fields of quantities that expressions read, and whether they read any in other nodes than their own."""
        expressions = list(outermost)
        own = list(self._all_inside(expressions, into_aggregates=False))
        every = list(self._all_inside(expressions))
        names = dict.fromkeys(each.field for each in every if isinstance(each, tree.Read) and self._is_open(each))
        others = any(isinstance(each, tree.Read | tree.Named) and each.place.root in _OTHERS for each in own)
        aggregated = [part for each in own if isinstance(each, tree.Aggregate) for part in parts(each)]
        return tuple(names), others or any(map(self._is_open, self._all_inside(aggregated)))

    def _all_inside(
        self, expressions: Iterable[tree.Expression], *, into_aggregates: bool = True
    ) -> Iterator[tree.Expression]:
        """The expressions and all inside them whose numbers matter, derived fields followed."""
        waiting, seen = list(expressions), set[str]()
        while waiting:
            each = waiting.pop()
            yield each
            if isinstance(each, tree.Aggregate) and not into_aggregates:
                continue
            if not _about_the_cell(each):
                waiting += parts(each)
            if isinstance(each, tree.Named) and each.name in self.derived and each.name not in seen:
                seen.add(each.name)
                waiting.append(self.derived[each.name].value)

    def _is_open(self, expression: tree.Expression) -> bool:
        return isinstance(expression, tree.Read) and expression.field in self.open


kept_of = once_for_each(Kept)


def _asks_row(expression: tree.Expression) -> bool:
    """Whether an expression asks something of the row that is being scored: by 本行, or by a 令 of its method."""
    return any(
        isinstance(each, tree.Local)
        or (
            isinstance(each, tree.Read | tree.Built | tree.Named | tree.Aggregate) and each.place.root is tree.Root.THIS
        )
        for each in walk(expression)
    )


def _about_the_cell(expression: tree.Expression) -> bool:
    """Whether an expression asks what a cell is like (有值, .性质), so that its number has no part in it."""
    if isinstance(expression, tree.Given):
        return isinstance(expression.target, tree.Read)
    return isinstance(expression, tree.Attribute) and expression.name not in NUMBERS
