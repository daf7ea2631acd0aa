"""Scores of nodes as terms: which method scores a node, which of its lines applies, what 限于 and 修约 make of it.

It follows ``evaluation.scoring.score`` step by step. A method is chosen for the kinds of cells that the form has now
(words or numbers, the sign of the target); what numbers decide is in the formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from functools import partial

from duheng.evaluation.evaluate import Evaluation
from duheng.evaluation.scoring.plans import Plan, Unplanned
from duheng.evaluation.units.dimensions import Dimensions
from duheng.evaluation.units.kept import Faults
from duheng.evaluation.units.on_form import Supposed
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.trace import Lets
from duheng.exporting.live.aggregates import sum_of
from duheng.exporting.live.expressions import Expressions
from duheng.exporting.live.kernel import rounded
from duheng.exporting.live.sheet_cells import SheetCells
from duheng.exporting.terms import kinds as terms
from duheng.exporting.terms import truths
from duheng.exporting.terms.kinds import UNKNOWN, Number, Score, Truth
from duheng.exporting.terms.unlive import Unlive
from duheng.forms.labels import METHOD
from duheng.forms.model import Cell, FormNode
from duheng.language import builtins, tree
from duheng.language.ranges import Range
from duheng.record import Record
from duheng.source import NOWHERE

_ABOVE = tree.Place(tree.Root.PARENT)

_MOST_LINES = 55
"""A cell takes 64 functions inside one another."""


class Circle(Unlive):
    """A score that asks for itself."""

    def __init__(self) -> None:
        super().__init__("这一行的得分要用到它自己", "the score asks for itself")


class Scored(Record):
    """A node's score as a term, and what must stay as it is for the term to be right."""

    term: Score
    conditions: tuple[Truth, ...]

    @property
    def guarded(self) -> Score:
        """The term with its conditions, for use inside another one."""
        return truths.chosen(truths.joined(self.conditions, every=True), self.term, UNKNOWN)


class LiveScores:
    """The scores of one form's nodes. ``inapplicable`` is the word of a node that doesn't apply."""

    def __init__(self, evaluation: Evaluation, cells: SheetCells, open_word: str, inapplicable: str) -> None:
        self.run = evaluation.interpreter
        self.scoring = evaluation.scoring
        self.form = evaluation.form
        self.dimensions = Dimensions(evaluation.interpreter, changing=True)
        self.worth = {rule.level: rule for rule in evaluation.ruleset.template.worth}
        self.cells = cells
        self.open_word = open_word
        self.inapplicable = inapplicable
        self.expressions = Expressions(self.run, cells, self)
        self._made: dict[int, Scored | Unlive] = {}
        self._open: set[tuple[str, int]] = set()

    def of(self, node: FormNode) -> Scored:
        """How a node is scored. Raises ``Unlive``."""
        found = self._made.get(id(node))
        if found is None:
            found = self._made[id(node)] = self.apart(lambda: self._chosen(node), ("", id(node)))
        if isinstance(found, Unlive):
            raise found
        return found

    def apart(self, make: Callable[[], Score], key: tuple[str, int]) -> Scored | Unlive:
        """What is made with conditions of its own; ``key`` tells when it is asked for while it is made."""
        if key in self._open:
            return Circle()
        outer, self.cells.conditions = self.cells.conditions, list(self.cells.rows_stay)
        self._open.add(key)
        try:
            term = make()
            return Scored(_number(term), tuple(self.cells.conditions))
        except Unlive as reason:
            return reason
        finally:
            self._open.discard(key)
            self.cells.conditions = outer

    # --- what expressions ask

    def score(self, node: FormNode) -> Number:
        cell = self.score_cell(node)
        if cell is None:
            return truths.words_as(terms.ZERO, self.of(node).guarded)
        address, word = cell
        if self.applies(node) is False:
            return terms.ZERO
        reading = terms.Reading(address)
        return truths.chosen(truths.Says(address, (word,)), terms.ZERO, reading) if word else reading

    def score_cell(self, node: FormNode) -> tuple[str, str] | None:
        address = self.cells.address(node.path, builtins.SCORE_OF)
        if address is None:
            return None
        self.cells.holds[address] = self.shown(self.run.score(node))
        self.cells.scores.add(address)
        return address, self.inapplicable if self._may_be_inapplicable(node) else ""

    def applies(self, node: FormNode) -> Truth:
        address = self.cells.address(node.path, builtins.SCORE_OF)
        may_not, score = self._may_be_inapplicable(node), self.run.score(node)
        if address is None:
            return _has_score(self.of(node).guarded) if may_not else score is not None
        if score is None and not may_not:
            return False
        self.cells.holds[address] = self.shown(score)
        known = truths.chosen(truths.Numeric(address), True, UNKNOWN)
        return truths.chosen(truths.Says(address, (self.inapplicable,)), False, known) if may_not else known

    def points(self, node: FormNode) -> Number:
        rule = self._rule(node)
        if rule is None:
            return self._stated_points(node)
        if node.worked_out:
            return self.expressions.number(rule.value, Frame.of(node))
        if not self._keep_unshared(rule, node):
            raise Unlive(
                "分值该由规则算出，现在缺内容，算不出",
                "the rule by which the row's points are worked out lacks something",
            )
        return self._stated_points(node)

    def _keep_unshared(self, rule: tree.Derived, node: FormNode) -> bool:
        """Ask that the node above gets no points of its own, where that keeps the rule from working a row's points out.

        A sum or quotient that reads ``上级.分值`` can't be worked out without it, whatever else it reads.
        """
        above = self.run.place(_ABOVE, Frame.of(node))
        if above is None or above.own_points is not None or above.worked_out or not _needs_points_above(rule.value):
            return False
        if above.template is not None and above.template.points is not None:
            return False
        self.cells.keep_blank(above.path, builtins.POINTS_OF)
        return True

    def _stated_points(self, node: FormNode) -> Number:
        """What the template or the form says that a node is worth, or what its parts say together."""
        if node.template is not None and node.template.points is not None:
            return node.template.points
        worked_out = node.worked_out
        stated = node.own_points if worked_out else node.points
        if not node.children or (node.own_points is not None and not worked_out):
            return self.cells.number_at(node.path, builtins.POINTS_OF, stated)
        self.cells.keep_blank(node.path, builtins.POINTS_OF)
        self.cells.keep_shape(self.cells.shape.of_group(node))
        if stated is None:
            return UNKNOWN
        for child in node.children:
            if not self._says_points(child):
                self._keep_pointless(child)
        return sum_of([self._stated_points(child) for child in node.children if self._says_points(child)])

    def _keep_pointless(self, node: FormNode) -> None:
        """Ask that a node and all below it get no points of their own, which would count too."""
        self.cells.keep_blank(node.path, builtins.POINTS_OF)
        self.cells.keep_shape(self.cells.shape.of_group(node))
        for child in node.children:
            self._keep_pointless(child)

    def _says_points(self, node: FormNode) -> bool:
        return (node.own_points if node.worked_out else node.points) is not None

    def claimed(self, node: FormNode) -> Number:
        return self.cells.number_at(node.path, builtins.CLAIMED, node.claimed)

    def states(self, name: str, node: FormNode) -> Truth:
        if name == builtins.CLAIMED:
            return self.cells.states(node.path, name, node.claimed)
        own = node.template is None or node.template.points is None
        if own and not node.children and self._rule(node) is None:
            return self.cells.states(node.path, name, node.points)
        value = self.points(node)
        if not isinstance(value, terms.Term):
            return True
        falls_back = node.own_points is not None
        return truths.chosen(truths.Known(value), True, UNKNOWN) if falls_back else self.cells.has_value(value)

    def by(self, method: str, node: FormNode) -> Score:
        found = self.apart(lambda: self._applied(self.scoring.plans.named(method), node), (method, id(node)))
        if isinstance(found, Unlive):
            raise found
        self.cells.conditions += [each for each in found.conditions if each not in self.cells.conditions]
        return found.term

    def shown(self, value: Fraction | Range | None) -> Fraction | str:
        """What the sheet shows of a score: a number, or a word for one that is open or doesn't apply."""
        if value is None:
            return self.inapplicable
        return value if isinstance(value, Fraction) else self.open_word

    @contextmanager
    def sensible(self, faults: Callable[[Supposed | None], Faults]) -> Iterator[None]:
        """Ask that numbers typed where none stood, read meanwhile, make sense; without a unit perhaps as ratios."""
        seen, now = len(self.cells.numbers.supposed), faults(None).keys()
        yield
        for at, number in dict.fromkeys(self.cells.numbers.supposed[seen:]):
            typed = Supposed(self.cells.nodes.get(at.path), at.field, Cell(at.field, "", number, NOWHERE))
            if faults(typed).keys() - now:
                self.cells.numbers.keep_sense(at, number)

    # --- how a node is scored

    def _chosen(self, node: FormNode) -> Score:
        template = self.run.ruleset.template
        if template.free_methods and node.level == template.row_level:
            self.cells.keep_text(node.path, METHOD)
        chosen = self.scoring.plans.chosen(node)
        if isinstance(chosen, Plan):
            return self._applied(chosen, node)
        return self._assigned(node) if chosen is Unplanned.BY_TABLE else UNKNOWN

    def _assigned(self, node: FormNode) -> Score:
        """By the first line of 计分 that fits."""
        frame, results = Frame.of(node), list[tuple[Truth, Score]]()
        for line in self.run.ruleset.template.scoring:
            faults = partial(self.dimensions.of_line, line, frame)
            if id(line.condition) in faults(None):
                break
            with self.sensible(faults):
                truth = self.expressions.truth(line.condition, frame)
            if truth is False:
                continue
            if truth is UNKNOWN:
                break
            if line.method is None:
                results.append((truth, terms.Said(self.inapplicable)))
            else:
                results.append((truth, self._applied(self.scoring.plans.named(line.method), node)))
            if truth is True:
                break
        return self._first_of(results)

    def _applied(self, plan: Plan, node: FormNode) -> Score:
        with self.sensible(partial(self.dimensions.of_method, plan.method, node)):
            return self._by_lines(plan, node)

    def _by_lines(self, plan: Plan, node: FormNode) -> Score:
        frame = Frame.of(node)
        frame.locals = Lets(lambda name: self.expressions.of(lets[name], frame))
        lets = {let.name: let.value for let in plan.method.lets}
        faults = self.dimensions.of_method(plan.method, node)
        results: list[tuple[Truth, Score]] = []
        for line in plan.lines:
            clause = line.clause
            if id(clause.condition) in faults:
                break
            truth = self.expressions.truth(clause.condition, frame)
            if truth is False:
                continue
            results.append(
                (truth, UNKNOWN if id(clause.result) in faults else self.expressions.given(clause.result, frame))
            )
            if truth is True or truth is UNKNOWN:
                break
        return self._finished(plan.method, frame, self._first_of(results))

    def _finished(self, method: tree.Method, frame: Frame, score: Score) -> Score:
        """What 限于 and 修约 make of a score; a node that doesn't apply has none."""
        if isinstance(score, terms.Said):
            return score
        if isinstance(score, terms.ChosenScore):
            then, other = (self._finished(method, frame, each) for each in (score.then, score.other))
            return truths.chosen(score.truth, then, other)
        kernel, number = self.expressions.kernel, self.expressions.number
        for line in method.finish:
            if isinstance(line, tree.Round):
                score = rounded(score, Fraction(line.places), line.operation.removeprefix("round_"))
            else:
                score = kernel.least(kernel.most(score, number(line.low, frame)), number(line.high, frame))
        return score

    def _first_of(self, results: list[tuple[Truth, Score]]) -> Score:
        """The result of the first line that applies; none where no line does.

        A line that gives what the lines after it give is asked all the same whether its units go together, and where
        that may be 不适用, which together with itself is open in the engine, whether it applies.
        """
        if len(results) > _MOST_LINES:
            raise Unlive(
                "规则的分支太多，表格软件不收这样的公式",
                "the rule has more branches than a spreadsheet's formula takes",
            )
        found: Score = UNKNOWN
        for truth, result in reversed(results):
            if result == found:
                self.cells.keep_units(truth)
                if isinstance(truth, terms.Term) and truths.may_say(found):
                    self.cells.keep(truths.Known(truth))
            found = truths.chosen(truth, result, found)
        return found

    # --- help

    def _may_be_inapplicable(self, node: FormNode) -> bool:
        """Whether cells decide whether a node applies. One without a formula doesn't as long as its cell says so."""
        try:
            term = self.of(node).guarded
        except Circle:
            raise
        except Unlive:
            return self.run.score(node) is None
        return isinstance(term, terms.ChosenScore)

    def _rule(self, node: FormNode) -> tree.Derived | None:
        """The rule by which the ruleset works out what a node is worth."""
        stated = node.template is not None and node.template.points is not None
        return None if stated else self.worth.get(node.level)


def _number(score: Score) -> Score:
    """A result as a number: a bound's own number is one, what lies beyond it isn't."""
    if isinstance(score, terms.Edged):
        return score.term
    return UNKNOWN if isinstance(score, terms.Beyond) else score


def _has_score(score: Score) -> Truth:
    if isinstance(score, terms.ChosenScore):
        return truths.chosen(score.truth, _has_score(score.then), _has_score(score.other))
    return UNKNOWN if score is UNKNOWN else not isinstance(score, terms.Said)


def _needs_points_above(expression: tree.Expression) -> bool:
    """Whether an expression computes with 上级.分值 and so is unknown without it."""
    if isinstance(expression, tree.Built):
        return expression.name == builtins.POINTS_OF and expression.place.root is tree.Root.PARENT
    return isinstance(expression, tree.Call) and any(map(_needs_points_above, expression.arguments))
