"""The table of 计分 on one form: which of its lines fit a row, and what to tell of a row that none fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from duheng.evaluation.scoring.plans import Line, Plans
from duheng.evaluation.scoring.table import Fitting, TableLine
from duheng.evaluation.units.dimensions import Dimensions
from duheng.evaluation.values.exact import causes_of
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.forms.model import FormNode
from duheng.language import builtins, tree
from duheng.language.among import Among
from duheng.language.operation import TypeFault
from duheng.language.ranges import Truth, Unknown
from duheng.language.types import Direction, FieldKind
from duheng.language.units import DATE
from duheng.language.values import Bounded, Quantity
from duheng.language.walk import walk
from duheng.problems.evaluation import NoMethodFits
from duheng.problems.problem import Problem
from duheng.problems.worth import RowTooHigh
from duheng.source import in_short


class Assigning:
    """Looks rows up in the table."""

    def __init__(self, interpreter: Interpreter, plans: Plans, dimensions: Dimensions) -> None:
        self._interpreter = interpreter
        self._plans = plans
        self._dimensions = dimensions
        self._template = interpreter.ruleset.template

    def _fitting(self, frame: Frame) -> Fitting:
        """The lines of the 计分 table that may fit a row by what its cells are like."""
        run, table = self._interpreter, self._plans.table
        return table.fitting([fact(run, frame) for fact in table.facts], run.kernel)

    def surely(self, frame: Frame) -> tree.Assignment | None:
        """The line that surely fits a row, as far as the first of them tells by what its cells are like."""
        return self._fitting(frame).sure

    def fits(self, frame: Frame) -> Iterator[tuple[int, tree.Assignment, Truth | TypeFault]]:
        """The lines of the 计分 table that may fit a row, in order with their numbers, each with whether it does, or what
        makes no sense in its condition; none after one that surely fits or of which nobody can say whether it does."""
        passed: list[Among] = []
        for found, doubts in self._fitting(frame).lines:
            truth = self._holds(found, doubts, frame)
            if isinstance(truth, Among):
                truth = truth.unless(passed)
            if isinstance(truth, Among):
                passed.append(truth)
            if truth is not False:
                yield found.number, found.line, truth
            if truth is True or isinstance(truth, TypeFault):
                return

    def _holds(self, found: TableLine, doubts: Sequence[Unknown], frame: Frame) -> bool | Unknown | TypeFault:
        """Whether a line fits that may fit by what its cells are like."""
        rest: Truth = True
        if found.rest is not None:
            faults = self._dimensions.of_line(found.line, frame)
            if id(found.line.condition) in faults:
                return self._dimensions.decided(found.line.condition, faults, frame)
            rest = found.rest(self._interpreter, frame)
        if rest is False or not doubts:
            return rest
        return Unknown(causes_of(rest).union(*(each.causes for each in doubts)))

    def perhaps_none(self, number: int) -> bool:
        """Whether a line of the 计分 table, from one on, may leave a row without a score."""
        lines = (each.line for each in self._plans.table.lines[number:])
        return any(each.method is None or self.gives_none(self._plans.named(each.method).lines) for each in lines)

    def gives_none(self, lines: Iterable[Line]) -> bool:
        """Whether lines of a method may leave a row without a score: 不适用, or a method that says so."""
        results = (line.clause.result for line in lines)
        return any(
            isinstance(each, tree.NotApplicable)
            or (isinstance(each, tree.ScoreBy) and self.gives_none(self._plans.named(each.method).lines))
            for each in results
        )

    def no_method(self, node: FormNode) -> Problem:
        """That no line fits a row, with what the row says."""
        cells = [(name, cell.text) for name, cell in node.cells.items() if self._is_scored_by(name)]
        cells = cells or [(name, cell.text) for name, cell in node.cells.items() if cell.present]
        facts = tuple(f"{name} {text or '空'}" for name, text in cells)
        facts_en = tuple(f"{name} {text or 'empty'}" for name, text in cells)
        advice, advice_en = self._advice(node)
        return NoMethodFits(
            path=node.path,
            facts=facts or ("没有填写",),
            facts_en=facts_en or ("nothing filled in",),
            advice=advice,
            advice_en=advice_en,
        )

    def _advice(self, node: FormNode) -> tuple[str, str]:
        """What the form itself could do for its row: say a target, or the direction of one."""
        targets = [name for name, kind in self._interpreter.kinds.items() if kind is FieldKind.TARGET]
        read = next((name for name in targets if self._is_scored_by(name)), None)
        if read is None:
            return "", "Ask"
        cell = node.cells.get(read)
        if cell is None or not cell.present:
            return f"填上{read}，或", f"Fill in {read}, or ask"
        undirected = isinstance(cell.value, Quantity) or (
            isinstance(cell.value, Bounded) and cell.value.direction is Direction.NONE
        )
        if undirected and isinstance(cell.value, Quantity | Bounded) and cell.value.unit.dimension == DATE:
            return f"是期限的，在{read}后写明「前」，或", f"Write 前 (before) after {read} if it is a deadline, or ask"
        return (f"在{read}前写明 ≥、≤ 等方向，或", f"Write ≥, ≤ … before {read}, or ask") if undirected else ("", "Ask")

    def _is_scored_by(self, name: str) -> bool:
        return any(
            isinstance(each, tree.Read) and each.field == name
            for line in self._template.scoring
            if line.condition is not None
            for each in walk(line.condition)
        )

    def too_high(self, node: FormNode) -> Problem:
        """That a row stands above the level that is scored."""
        wanted = self._template.row_level
        return RowTooHigh(
            path=node.path,
            name=in_short(node.name),
            tier=builtins.LEVELS[node.level],
            tier_en=builtins.LEVELS_EN[node.level],
            wanted=builtins.LEVELS[wanted],
            wanted_en=builtins.LEVELS_EN[wanted],
        )
