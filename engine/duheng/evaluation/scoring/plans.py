"""A ruleset's methods as plans: what every row that a method scores would have to look up, looked up once.

The functions of a method's lines, the limits and roundings after them, and which line of which file decided: no form
changes any of these.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from duheng.evaluation.scoring.table import Table
from duheng.evaluation.units.kept import kept_of
from duheng.evaluation.values.frame import Frame, Function
from duheng.evaluation.values.functions import Functions, functions_of
from duheng.evaluation.values.points import stands_too_high, without_rows
from duheng.evaluation.values.trace import Lets
from duheng.forms.model import FormNode
from duheng.identity import once_for_each
from duheng.language import builtins, tree
from duheng.language.names import names_of
from duheng.language.ranges import Number, Range, as_range, clamp
from duheng.language.walk import lets_read, walk
from duheng.record import replace
from duheng.source import Span

if TYPE_CHECKING:
    from duheng.evaluation.values.interpret import Interpreter

_SUM = f"合计（下级.{builtins.SCORE_OF}）"
_NOWHERE = Span("", 0)
_OF_CHILDREN = tree.Aggregate(
    "合计", tree.HERE, tree.Over.CHILDREN, tree.Built(builtins.SCORE_OF, tree.HERE, _NOWHERE), None, _NOWHERE
)

Change = Callable[["Interpreter", Frame, Number | Range], Number | Range]
"""What 限于 or 修约 makes of a value."""


class Line:
    """A clause: whether it applies (None: always), what it gives, and the line that decides where it does.

    ``taken`` is the method whose result it takes as it is, ``lenders`` are those whose scores its formula goes on with.
    """

    __slots__ = ("clause", "gives", "holds", "lenders", "rule", "taken")

    def __init__(self, clause: tree.Clause, functions: Functions, rule: Span) -> None:
        self.clause = clause
        self.holds = None if clause.condition is None else functions.of(clause.condition)
        self.gives: Function = functions.of(clause.result)
        self.taken = clause.result.method if isinstance(clause.result, tree.ScoreBy) else None
        self.lenders = tuple(
            dict.fromkeys(each.method for each in walk(clause.result) if isinstance(each, tree.ScoreBy))
        )
        self.rule = rule


class Plan:
    """One method of a ruleset. ``computes``: it reads quantities, whose units may not go together."""

    __slots__ = ("_ruleset", "_whole", "changes", "computes", "lets", "limited", "lines", "method")

    def __init__(self, method: tree.Method, plans: Plans) -> None:
        functions = plans.functions
        self.method = method
        self.computes = kept_of(plans.ruleset).computes(method)
        self.lets = {let.name: functions.of(let.value) for let in method.lets}
        self.lines = [
            Line(each, functions, plans.nearest([each.span, *(let.span for let in lets_read(method, each))]))
            for each in method.clauses
        ]
        self.changes = [(line, _change(line, functions)) for line in method.finish]
        self.limited = any(isinstance(line, tree.Clamp) for line in method.finish)
        self._ruleset = plans.ruleset
        self._whole: bool | None = None

    def worked_out(self, run: Interpreter, frame: Frame) -> Lets:
        """The method's 令 in a frame."""
        return Lets(lambda name: self.lets[name](run, frame))

    @property
    def whole(self) -> bool:
        """Whether one of the lines surely applies, whatever the form says."""
        if self._whole is None:
            from duheng.checking.cases.coverage import coverage

            self._whole = coverage(self.method, self._ruleset).whole
        return self._whole


class Unplanned(Enum):
    """Why a node has no plan of its own; the table of 计分 may give it one."""

    MISNAMED = "its method isn't the ruleset's"
    TOO_HIGH = "it stands above the level that is scored"
    BY_TABLE = "its line of 计分 says it"


class Plans:
    """The plans of one ruleset's methods, each made when it is first asked for."""

    def __init__(self, ruleset: tree.Ruleset) -> None:
        self.ruleset = ruleset
        self.functions = functions_of(ruleset)
        self.row_level = ruleset.template.row_level
        self._methods = names_of(ruleset).methods
        self.table = Table(ruleset.template.scoring, self.functions)
        self.generations = {link.file: generation for generation, link in enumerate(ruleset.chain)}
        self._made: dict[int, Plan] = {}
        self._sums: dict[int, Plan] = {}

    def of(self, method: tree.Method) -> Plan:
        """The plan of a method, which it keeps."""
        found = self._made.get(id(method))
        if found is None:
            found = self._made[id(method)] = Plan(method, self)
        return found

    def named(self, name: str) -> Plan:
        """The plan of a method by its name."""
        return self.of(self._methods[name])

    def chosen(self, node: FormNode) -> Plan | Unplanned:
        """What scores a node: the method that the form or the template names, the sum of a group, else the table."""
        template, row_level = node.template, self.row_level
        method = node.method or (template.method if template is not None else None)
        if node.misnamed:
            return Unplanned.MISNAMED
        if method:
            return self.named(method)
        if not node.children and node.level == row_level and not without_rows(node):
            return Unplanned.BY_TABLE
        return Unplanned.TOO_HIGH if stands_too_high(node, row_level) else self._sum(template, node.span)

    def _sum(self, node: tree.Node | None, span: Span | None) -> Plan:
        """How a node without a method of its own is scored: the sum of its children's scores.

        ``span`` is where the form says that the node is, for one that the template doesn't have.
        """
        if node is None:
            return Plan(_sum(span or self.ruleset.span), self)
        found = self._sums.get(id(node))
        if found is None:
            found = self._sums[id(node)] = Plan(_sum(node.span), self)
        return found

    def nearest(self, lines: list[Span]) -> Span:
        """Of some lines the first that the nearest ruleset wrote."""
        return min(lines, key=lambda span: self.generations.get(span.file, len(self.generations)))


plans_of = once_for_each(Plans)


def _sum(span: Span) -> tree.Method:
    return tree.Method("", "", "", "", (), (tree.Clause(None, _OF_CHILDREN, _SUM, span),), (), (), span)


def _change(line: tree.Clamp | tree.Round, functions: Functions) -> Change:
    if isinstance(line, tree.Round):
        places, mode = line.places, line.operation.removeprefix("round_")
        return lambda run, frame, value: run.kernel.round(value, places, mode)
    low, high = functions.of(line.low), functions.of(line.high)

    def held(run: Interpreter, frame: Frame, value: Number | Range) -> Number | Range:
        floor = low(run, frame)
        found = clamp(value, floor, high(run, frame))
        return _with_floor(found, floor) if isinstance(found, Range) else found

    return held


def _with_floor(found: Range, low: Number | Range) -> Range:
    """What 限于 made of a value that isn't known.

    An upper limit of which nothing is known, as where the points are missing, isn't taken for one below a lower limit
    that lies below zero: what is taken off below zero stays in the range.
    """
    floor = as_range(low).low
    if found.low is not None or floor is None or floor >= 0:
        return found
    return found if found.high is not None and found.high < floor else replace(found, low=floor)
