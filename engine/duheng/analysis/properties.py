"""What trying inputs shows of a ruleset's methods: scores beyond the points, scores that fall though more was achieved.

What is found has a witness: an input on which the method really gives that. What isn't found may still exist; only the
values at which rules change, and those beside them, are tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, pairwise

from duheng.analysis.directions import given_by_targets
from duheng.analysis.inputs import DIRECTIONS, Input, Inputs
from duheng.analysis.single import Given, score
from duheng.analysis.trials import MOST_TRIALS, Trials, steps
from duheng.analysis.witness import shown, told
from duheng.checking.lints.ceilings import rows_worth, unasked
from duheng.checking.lints.weights import allows_more
from duheng.evaluation.telling import figures
from duheng.evaluation.values.trace import Trace
from duheng.language import builtins, tree
from duheng.language.names import names_of
from duheng.language.ranges import Range
from duheng.language.types import Direction, FieldKind
from duheng.language.walk import nodes_of, own_limits, serving, walk
from duheng.problems.analysis import (
    AlwaysFull,
    DivisorMayBeZero,
    FallsThoughMore,
    LeavesPoints,
    NotAllValuesTried,
    WrongWay,
)
from duheng.problems.evaluation import DivisionByZero
from duheng.problems.problem import Problem
from duheng.record import replace

_MOST_LINES = 20_000
"""How many lines are looked at for a method: a long one is tried on fewer inputs, but on no fewer than so many."""
_FEWEST_TRIALS = 50
_CLAIMS_TOO_MUCH = Fraction(6, 5)
_ENOUGH = 3
"""How many actual values must score fully, the target's own among them, to say that all do."""


def check_properties(ruleset: tree.Ruleset, own: str) -> tuple[Problem, ...]:
    """The problems of the methods written in the file ``own``, of its lines of 计分, and of what its 参数 and worked-out
    fields make of its parents' methods."""
    points = _points_of_nodes(ruleset)
    changed = {each.name: each.span for each in ruleset.parameters if each.span.file == own}
    changed |= {each.name: each.span for each in ruleset.template.derived if each.span.file == own}
    found: list[Problem] = []
    for method in ruleset.methods:
        mine = method.span.file == own
        if not method.clauses or not (mine or changed):
            continue
        trying = _Trying(ruleset, method, points.get(method.name) or rows_worth(ruleset, method))
        cause = None if mine else next((changed[name] for name in trying.names_read if name in changed), None)
        if mine:
            found += trying.problems()
        elif cause is not None:
            told = (each for each in trying.problems() if isinstance(each, LeavesPoints | FallsThoughMore))
            found += (replace(each, span=cause, related=(method.span,)) for each in told)
    return *found, *_wrong_way(ruleset, own)


def _wrong_way(ruleset: tree.Ruleset, own: str) -> Iterator[Problem]:
    """Lines of 计分 that give rows of one direction a method for those of the other."""
    methods = names_of(ruleset).methods
    for line in ruleset.template.scoring:
        method, direction = methods.get(line.method or ""), _stated(line.condition)
        if line.span.file == own and method is not None and direction is not None:
            trying = _Trying(ruleset, method, ())
            if trying.inputs.alone and trying.only_falls(direction):
                yield WrongWay(span=line.span, related=(method.span,), name=method.name, direction=str(direction))


def _stated(condition: tree.Expression | None) -> Direction | None:
    """The direction that a line of 计分 asks for."""
    for each in condition.parts if isinstance(condition, tree.Every) else (condition,):
        if isinstance(each, tree.Call) and each.operation == "equal":
            one, two = each.arguments
            if isinstance(one, tree.Attribute) and one.name == "方向" and isinstance(two, tree.Literal):
                return next((known for known in DIRECTIONS if str(known) == two.value), None)
    return None


def _points_of_nodes(ruleset: tree.Ruleset) -> dict[str, tuple[Fraction, ...]]:
    """What the nodes are worth that the template gives to a method, in order."""
    found: dict[str, set[Fraction]] = {}
    for node in nodes_of(ruleset.template.nodes):
        if node.method is not None and node.points is not None:
            found.setdefault(node.method, set()).add(node.points)
    return {name: tuple(sorted(points)) for name, points in found.items()}


class _Trying:
    def __init__(self, ruleset: tree.Ruleset, method: tree.Method, worths: tuple[Fraction, ...]) -> None:
        self.ruleset = ruleset
        self.method = method
        self.inputs = Inputs(ruleset, method, worths[0] if worths else None)
        self.inputs.take_up({builtins.CLAIMED: (self.inputs.points * _CLAIMS_TOO_MUCH,)})
        self.trials = Trials(self.inputs)
        self.others = worths[1:]
        self.most = max(_FEWEST_TRIALS, min(MOST_TRIALS, _MOST_LINES // len(method.clauses)))
        self.more = allows_more(method, ruleset)
        self.scores = method.name not in serving(ruleset) and not unasked(ruleset, method)
        self.beyond: tuple[Given, Fraction] | None = None
        self.zero: Given | None = None

    @property
    def names_read(self) -> list[str]:
        """The parameters and worked-out fields that the method reads, itself or by what it reads."""
        return [each.name for each in self.inputs.read if isinstance(each, tree.Named)]

    def problems(self) -> Iterator[Problem]:
        if not self.inputs.alone:
            return
        assigned_to = self._directions()
        for direction in assigned_to or DIRECTIONS[:1]:
            for given in self.trials.singly(direction, self.most):
                self._look(given, score(self.ruleset, self.method, given))
                for worth in self.others if self.beyond is None else ():
                    less = given.worth(worth)
                    self._look(less, score(self.ruleset, self.method, less))
            yield from self._falls(direction) if direction in assigned_to else ()
        yield from islice(filter(None, map(self._always_full, assigned_to)), 1)
        name, count = self.method.name, self.trials.count
        tried = len(range(0, count, steps(count, self.most)))
        if tried < count:
            yield NotAllValuesTried(span=self.method.span, name=name, count=count, tried=tried)
        if self.beyond is not None:
            given, value = self.beyond
            points, case = figures.points(given.numbers[builtins.POINTS_OF]), told(given)
            yield LeavesPoints(
                span=self.method.span,
                score=figures.points(value),
                points=points,
                case=f"{case} ",
                case_en=told(given, comma=", "),
                clamped=bool(own_limits(self.method)),
            )
        if self.zero is not None:
            case, case_en = told(self.zero), told(self.zero, comma=", ")
            yield DivisorMayBeZero(span=self.method.span, name=self.method.name, case=case, case_en=case_en)

    def _directions(self) -> tuple[Direction, ...]:
        """The directions of targets with which the scoring table gives the method to a row.

        Without a target to look at, the lines say the directions that give it to rows, if each of them says one.
        """
        if not any(each.kind is FieldKind.TARGET for each in self.inputs.all):
            lines = [line for line in self.ruleset.template.scoring if line.method == self.method.name]
            stated = dict.fromkeys(_stated(line.condition) for line in lines)
            return tuple(each for each in stated if each is not None and None not in stated) or (Direction.NONE,)
        return given_by_targets(self.inputs)

    def _look(self, given: Given, trace: Trace) -> None:
        value = trace.value
        if _divides_by_zero(trace):
            self.zero = self.zero or given
        if not self.scores or not isinstance(value, Fraction):
            return
        if value < 0 or (value > given.numbers[builtins.POINTS_OF] and not self.more):
            self.beyond = self.beyond or (given, value)

    def _falls(self, direction: Direction) -> Iterator[Problem]:
        """Whether the score falls where an actual value gets better, all else being equal."""
        scored = self._getting_better(direction)
        actual = self._actual()
        for (worse, before), (more, after) in pairwise(scored):
            if actual is not None and _falls(before.value, after.value):
                yield FallsThoughMore(
                    span=self.method.span,
                    name=self.method.name,
                    case=told(worse, without=actual.name),
                    case_en=told(worse, without=actual.name, comma=", "),
                    input=actual.name,
                    worse=worse.cells[actual.name].text,
                    better=more.cells[actual.name].text,
                    before=shown(before.value),
                    after=shown(after.value),
                )
                return

    def _always_full(self, direction: Direction) -> Problem | None:
        """Whether rows score fully whatever was achieved, though a line works the score out of that."""
        actual = self._actual()
        if actual is None or not self._works_out(actual.name):
            return None
        scored = [(given, trace) for given, trace in self._getting_better(direction) if not _divides_by_zero(trace)]
        if len(scored) < _ENOUGH or any(trace.value != given.numbers[builtins.POINTS_OF] for given, trace in scored):
            return None
        given, _ = scored[0]
        case, case_en = told(given), told(given, comma=", ")
        return AlwaysFull(span=self.method.span, name=self.method.name, case=case, case_en=case_en)

    def _works_out(self, name: str) -> bool:
        """Whether results, or what stands under a 令, read a field."""
        method = self.method
        values = [*(clause.result for clause in method.clauses), *(let.value for let in method.lets)]
        return any(isinstance(each, tree.Read) and each.field == name for value in values for each in walk(value))

    def only_falls(self, direction: Direction) -> bool:
        """Whether the score falls somewhere where an actual value gets better, and rises nowhere."""
        pairs = list(pairwise(trace.value for _, trace in self._getting_better(direction)))
        return any(_falls(one, two) for one, two in pairs) and not any(_falls(two, one) for one, two in pairs)

    def _actual(self) -> Input | None:
        found = next((each for each in self.inputs.all if each.kind is FieldKind.QUANTITY), None)
        return found if found is not None and not isinstance(found.usual, str) else None

    def _getting_better(self, direction: Direction) -> list[tuple[Given, Trace]]:
        """The scores of actual values from the worst to the best, all else being as usual."""
        better, actual = {Direction.POSITIVE: 1, Direction.NEGATIVE: -1}.get(direction), self._actual()
        if better is None or actual is None:
            return []
        numbers = (each for each in (*actual.values, actual.usual) if isinstance(each, Fraction))
        values = sorted(numbers, reverse=better < 0)
        tried = (self.inputs.usual | {actual.name: value} for value in values[:: steps(len(values), self.most)])
        given = (self.inputs.given(each, direction) for each in tried)
        return [(each, score(self.ruleset, self.method, each)) for each in given]


def _falls(one: Fraction | Range | None, two: Fraction | Range | None) -> bool:
    """Whether one score is known and above another."""
    return isinstance(one, Fraction) and isinstance(two, Fraction) and two < one


def _divides_by_zero(trace: Trace) -> bool:
    return any(isinstance(each, DivisionByZero) for each in trace.problems)
