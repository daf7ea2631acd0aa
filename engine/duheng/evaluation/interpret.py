"""The plain tree walk: an expression's value for a node of the form.

Values are exact numbers, ranges, texts, truths, and ``Unknown``. Known and unknown go through the same walk: the
operations' meanings work on both, and a condition that can't be told makes both its branches count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from operator import itemgetter
from typing import Any

from duheng.evaluation.cells import attribute_of, value_of
from duheng.evaluation.exact import Exact, Troubles, causes_of, reading_of, total_of
from duheng.evaluation.namesakes import Namesakes, asks_for_namesakes
from duheng.forms.model import Cell, Form, FormNode
from duheng.language import builtins, tree
from duheng.language.operations import BY_KEY
from duheng.language.ranges import Cause, Range, Unknown, as_range, hull, least, most
from duheng.language.walk import walk

ZERO = Fraction(0)
NOTHING = Unknown()
_HERE, _THIS, _FORM, _PARENT = tree.Root.HERE, tree.Root.THIS, tree.Root.FORM, tree.Root.PARENT


@dataclass(slots=True)
class Frame:
    """Where an expression is read: the node (None: the form), the row a check is about, and the method's 令."""

    node: FormNode | None
    this: FormNode | None
    locals: dict[str, Any]


class Interpreter:
    """Reads expressions over one form. ``score`` gives the score of a node, ``total`` of the form, when asked."""

    def __init__(self, form: Form, ruleset: tree.Ruleset, year: int) -> None:
        self.form = form
        self.ruleset = ruleset
        self.year = year
        self.kernel = Exact()
        self.kinds = {field.name: field.kind for field in ruleset.template.fields}
        self.derived = {each.name: each for each in ruleset.template.derived}
        self.parameters = {each.name: each for each in ruleset.parameters}
        self.scales = {each.name: each for each in ruleset.scales}
        self.without: frozenset[int] = frozenset()
        self.score: Callable[[FormNode], Any] = lambda node: NOTHING
        self.method: Callable[[str, FormNode], Any] = lambda name, node: NOTHING
        self.total: Callable[[str], Any] = lambda name: NOTHING
        self.empty_aggregates: list[str] = []
        self._found: dict[tuple[int, int, int], list[FormNode]] = {}
        self._of_score: dict[int, bool] = {}
        self._by_names: dict[int, bool] = {}
        self._namesakes = Namesakes()
        self._worked_out: dict[tuple[str, int, int, int], tuple[Any, Troubles]] = {}
        self.everything = list(all_nodes(form.roots))
        self._above = {id(child): node for node in self.everything for child in node.children}
        self._by_name = {node.name: node for node in reversed(self.everything) if node.template}

    def value(self, expression: tree.Expression, frame: Frame) -> Any:
        """The value of an expression. Texts with expressions in them are filled in by ``explain``, not here."""
        return _HOW[type(expression)](self, expression, frame)

    def _call(self, call: tree.Call, frame: Frame) -> Any:
        kernel, arguments = self.kernel, call.arguments
        meaning = BY_KEY[call.operation].meaning
        if len(arguments) == 2:
            return kernel.held(meaning(kernel, self.value(arguments[0], frame), self.value(arguments[1], frame)))
        return kernel.held(meaning(kernel, *(self.value(each, frame) for each in arguments)))

    def _read(self, read: tree.Read, frame: Frame) -> Any:
        return value_of(self.cell(read, frame), self.kinds[read.field], lambda: self.cause(read, frame))

    # --- reads

    def cell(self, read: tree.Read, frame: Frame) -> Cell | None:
        """The cell a field is read from, None where it is missing."""
        if read.where is tree.Where.FORM:
            return self.form.head.get(read.field)
        node = self.place(read.place, frame)
        return node.cells.get(read.field) if node is not None else None

    def cause(self, read: tree.Read, frame: Frame) -> Cause:
        """What to name where a field's cell is missing."""
        if read.where is tree.Where.FORM:
            return "", read.field
        node = self.place(read.place, frame)
        return ("/".join(node.path) if node is not None else read.place.name), read.field

    def place(self, place: tree.Place, frame: Frame) -> FormNode | None:
        """The node a place means; None for the form itself."""
        root = place.root
        if root is _HERE:
            return frame.node
        if root is _THIS:
            return frame.this
        if root is _PARENT:
            return self._above.get(id(frame.node))
        return None if root is _FORM else self._by_name.get(place.name)

    def _built(self, built: tree.Built, frame: Frame) -> Any:
        if built.name in builtins.OF_FORM:
            return self.total(built.name)
        node = self.place(built.place, frame)
        if node is None:
            return Range(None, None, causes=frozenset(((built.place.name, built.name),)))
        match built.name:
            case builtins.POINTS_OF:
                return node.points if node.points is not None else self._missing(node, built.name)
            case builtins.CLAIMED:
                return node.claimed if node.claimed is not None else self._missing(node, built.name)
            case builtins.NAME_OF:
                return node.name
            case builtins.APPLIES:
                return self.score(node) is not None
            case _:
                score = self.score(node)
                return ZERO if score is None else score

    def _missing(self, node: FormNode, name: str) -> Range:
        return Range(None, None, causes=frozenset((("/".join(node.path), name),)))

    def _attribute(self, expression: tree.Attribute, frame: Frame) -> Any:
        if not isinstance(expression.target, tree.Read):
            return NOTHING
        target = expression.target
        return attribute_of(self.cell(target, frame), expression.name, lambda: self.cause(target, frame))

    def _named(self, named: tree.Named, frame: Frame) -> Any:
        derived = self.derived.get(named.name)
        if derived is None:
            return self._once(named.name, self.parameter(named.name), Frame(None, None, {}))
        node = self.place(named.place, frame) if derived.level else None
        return self._once(named.name, derived.value, Frame(node, frame.this, {}))

    def _once(self, name: str, expression: tree.Expression, frame: Frame) -> Any:
        """The value of a named expression, worked out once a frame; what went wrong counts again at each reading."""
        key = (name, id(frame.node), id(frame.this), id(self.without))
        known = self._worked_out.get(key)
        if known is None:
            known = self._worked_out[key] = self.kernel.apart(lambda: self.value(expression, frame))
        self.kernel.troubles.add(known[1])
        return known[0]

    def value_where(self, score: Callable[[FormNode], Any], expression: tree.Expression) -> Any:
        """The value of an expression over the form if the nodes had other scores."""
        kept = self.score, self._worked_out
        self.score, self._worked_out = score, {}
        value = self.value(expression, Frame(None, None, {}))
        self.score, self._worked_out = kept
        return value

    def parameter(self, name: str) -> tree.Expression:
        """The expression of a parameter that holds at the end of the form's year."""
        values = self.parameters[name].values
        holding = [(day or date.min, value) for day, value in values if day is None or day.year <= self.year]
        return max(holding, key=itemgetter(0))[1] if holding else values[0][1]

    def _score_by(self, other: tree.ScoreBy, frame: Frame) -> Any:
        score = self.method(other.method, frame.node) if frame.node is not None else None
        return score if score is not None else Range(None, None, causes=self._here(frame, other.method))

    def _here(self, frame: Frame, name: str) -> frozenset[tuple[str, str]]:
        """What would settle something, where the node that is read lacks it."""
        return frozenset((("/".join(frame.node.path) if frame.node else "", name),))

    def _between(self, interval: tree.Between, frame: Frame) -> Range:
        low, high = self.value(interval.low, frame), self.value(interval.high, frame)
        if isinstance(low, Fraction) and isinstance(high, Fraction):
            return Range(low, high, interval.low_open, interval.high_open)
        one, two = as_range(low), as_range(high)
        return Range(one.low, two.high, causes=one.causes | two.causes)

    def given(self, target: tree.Expression, frame: Frame) -> bool:
        """有值: whether a cell says anything, or a value is known."""
        if isinstance(target, tree.Read):
            cell = self.cell(target, frame)
            return cell is not None and cell.present
        value = self.value(target, frame)
        return not isinstance(value, Unknown) and not (isinstance(value, Range) and bool(value.causes))

    # --- truths

    def _every(self, parts: tuple[tree.Expression, ...], frame: Frame, *, wanted: bool = True) -> bool | Unknown:
        """且 (``wanted``) and, its mirror image, 或."""
        open_: frozenset[tuple[str, str]] | None = None
        for part in parts:
            truth = self.value(part, frame)
            if isinstance(truth, Unknown):
                open_ = truth.causes | (open_ or frozenset())
            elif truth is not wanted:
                return not wanted
        return wanted if open_ is None else Unknown(open_)

    # --- scales

    def _label(self, expression: tree.LabelOf, frame: Frame) -> str | Unknown:
        number = self.value(expression.number, frame)
        if not isinstance(number, Fraction | Range):
            return Unknown(causes_of(number))
        labels = self.labels(expression.scale, number)
        return labels[0] if len(labels) == 1 else Unknown(causes_of(number))

    def labels(self, scale: str, number: Fraction | Range) -> list[str]:
        """The labels of a scale that a number may have, in the scale's order."""
        found: list[str] = []
        for band in self.scales[scale].bands:
            inside = self.kernel.within(number, Range(band.low, band.high, band.low_open, band.high_open))
            if inside is not False:
                found.append(band.label)
        return found

    def _interval(self, expression: tree.IntervalOf, frame: Frame) -> Range:
        label = self.value(expression.label, frame)
        if isinstance(label, Unknown):
            return Range(None, None, causes=label.causes or self._here(frame, expression.scale))
        for band in self.scales[expression.scale].bands:
            if reading_of(band.label) == reading_of(label):
                return Range(band.low, band.high, band.low_open, band.high_open)
        if isinstance(expression.label, tree.Read):
            return Range(None, None, causes=frozenset((self.cause(expression.label, frame),)))
        return Range(None, None, causes=self._here(frame, expression.scale))

    def _undetermined(self, expression: tree.Undetermined, frame: Frame) -> Range:
        interval = self.value(expression.interval, frame)
        path = "/".join(frame.node.path) if frame.node else ""
        mine = frozenset(((path, ""),))
        if isinstance(interval, Unknown):
            return Range(None, None, causes=interval.causes | mine)
        span = as_range(interval)
        return Range(span.low, span.high, span.low_open, span.high_open, span.causes | mine)

    # --- aggregates

    def nodes(self, aggregate: tree.Aggregate, frame: Frame) -> list[FormNode]:
        """The nodes an aggregate runs over."""
        start = self.place(aggregate.place, frame)
        key = (id(aggregate), id(start), id(self.without))
        known = self._found.get(key)
        if known is None:
            known = self._found[key] = self._search(aggregate, start)
        return known

    def _search(self, aggregate: tree.Aggregate, start: FormNode | None) -> list[FormNode]:
        children = start.children if start is not None else self.form.roots
        if aggregate.place.root in (tree.Root.NAMED, tree.Root.PARENT) and start is None:
            children = []
        if aggregate.over is tree.Over.CHILDREN:
            return [node for node in children if id(node) not in self.without]
        level, below = aggregate.over.value, all_nodes(children) if start is not None else self.everything
        return [node for node in below if node.level == level and id(node) not in self.without]

    def _aggregate(self, aggregate: tree.Aggregate, frame: Frame) -> Any:
        taken: list[tuple[Any, Any]] = []
        of_score = self._is_of_score(aggregate)
        nodes, condition = self.nodes(aggregate, frame), aggregate.condition
        if frame.this is not None and condition is not None and self._is_by_names(aggregate):
            nodes, condition = self._namesakes.of(frame.this, nodes), None
        if condition is None and aggregate.item is None and not of_score and aggregate.function == "个数":
            return Fraction(len(nodes))
        for node in nodes:
            inner = Frame(node, frame.this, {})
            truth = True if condition is None else self.value(condition, inner)
            if truth is False and aggregate.function != "全部":
                continue
            if of_score and self.score(node) is None:
                continue
            item = self.value(aggregate.item, inner) if aggregate.item is not None else ZERO
            taken.append((truth, item))
        return self._fold(aggregate.function, taken)

    def _is_of_score(self, aggregate: tree.Aggregate) -> bool:
        known = self._of_score.get(id(aggregate))
        if known is None:
            parts = (each for each in (aggregate.item, aggregate.condition) if each is not None)
            known = self._of_score[id(aggregate)] = any(reads_score(each) for each in parts)
        return known

    def _is_by_names(self, aggregate: tree.Aggregate) -> bool:
        known = self._by_names.get(id(aggregate))
        if known is None:
            known = aggregate.function != "全部" and asks_for_namesakes(aggregate.condition)
            self._by_names[id(aggregate)] = known
        return known

    def _fold(self, function: str, taken: list[tuple[Any, Any]]) -> Any:
        doubtful = [truth for truth, _ in taken if isinstance(truth, Unknown)]
        causes = frozenset().union(*(truth.causes for truth in doubtful)) if doubtful else frozenset()
        match function:
            case "合计":
                items = [hull(item, ZERO) if isinstance(truth, Unknown) else item for truth, item in taken]
                return _with(total_of(items), causes)
            case "个数":
                sure = Fraction(len(taken) - len(doubtful))
                return Range(sure, sure + len(doubtful), causes=causes) if doubtful else sure
            case "任一":
                return True if any(truth is True for truth, _ in taken) else Unknown(causes) if doubtful else False
            case "全部":
                return False if any(truth is False for truth, _ in taken) else Unknown(causes) if doubtful else True
            case _:
                return self._pick(function, [item for _, item in taken], causes)

    def _pick(self, function: str, items: list[Any], causes: frozenset[tuple[str, str]]) -> Any:
        if not items:
            self.empty_aggregates.append(function)
            return Range(None, None)
        if causes:
            return Range(None, None, causes=causes)
        if function == "平均":
            return total_of(items) * Fraction(1, len(items))
        found = items[0]
        for item in items[1:]:
            found = most(found, item) if function == "最大" else least(found, item)
        return found


_HOW: dict[type, Callable[[Interpreter, Any, Frame], Any]] = {
    tree.Call: Interpreter._call,
    tree.Literal: lambda self, literal, frame: literal.value,
    tree.Built: Interpreter._built,
    tree.Attribute: Interpreter._attribute,
    tree.Read: Interpreter._read,
    tree.Local: lambda self, local, frame: frame.locals[local.name],
    tree.Every: lambda self, every, frame: self._every(every.parts, frame),
    tree.Some: lambda self, some, frame: self._every(some.parts, frame, wanted=False),
    tree.Given: lambda self, given, frame: self.given(given.target, frame) is given.wanted,
    tree.Named: Interpreter._named,
    tree.ScoreBy: Interpreter._score_by,
    tree.Between: Interpreter._between,
    tree.LabelOf: Interpreter._label,
    tree.IntervalOf: Interpreter._interval,
    tree.Aggregate: Interpreter._aggregate,
    tree.Undetermined: Interpreter._undetermined,
    tree.NotApplicable: lambda self, nothing, frame: None,
}


def _with(value: Any, causes: frozenset[tuple[str, str]]) -> Any:
    if not causes:
        return value
    span = as_range(value)
    return Range(span.low, span.high, span.low_open, span.high_open, span.causes | causes)


def reads_score(expression: tree.Expression) -> bool:
    """Whether an expression reads the score of its own node, so that it says nothing of a node without one."""
    return any(
        isinstance(each, tree.Built) and each.name == builtins.SCORE_OF and each.place.root is tree.Root.HERE
        for each in walk(expression, into_aggregates=False)
    )


def all_nodes(nodes: Iterable[FormNode]) -> Iterable[FormNode]:
    """Nodes and all below them, parents first."""
    for node in nodes:
        yield node
        yield from all_nodes(node.children)
