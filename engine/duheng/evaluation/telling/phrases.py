"""A ruleset's expressions as phrases, so that what a sentence says of every row is looked at only once.

How an operation is written, what a read is called, whether a reader sees it in the row itself: the tree says so once,
and no form changes it. What is left is a function of the form's ``Formula`` and of the frame, as ``functions`` has them
for values.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from duheng.evaluation.telling.calls import beside_number, told_call
from duheng.evaluation.telling.figures import unknown
from duheng.evaluation.telling.message import Message, filled
from duheng.evaluation.telling.phrase import LEAF, SUM, Phrase, bracketed
from duheng.evaluation.telling.reads import bare_of, beside_name, name_of, told_leaf, told_local, told_named
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.functions import functions_of
from duheng.identity import once_for_each
from duheng.language import builtins, tree
from duheng.language.bands import interval_text
from duheng.language.edge import leaves_out, side_of
from duheng.language.names import names_of
from duheng.language.printed import printed
from duheng.language.ranges import Range

if TYPE_CHECKING:
    from duheng.evaluation.telling.formula import Formula

MOST_SUMMANDS = 8
_TIGHT = 30


class Phrases:
    """The phrases of one ruleset's expressions, each made when it is first asked for."""

    def __init__(self, ruleset: tree.Ruleset) -> None:
        self.kinds, self.derived = names_of(ruleset).kinds, names_of(ruleset).derived
        self.functions = functions_of(ruleset)
        self.parameters = frozenset(each.name for each in ruleset.parameters)
        self._texts: dict[tuple[int, int], tuple[tree.Expression, Phrase]] = {}
        self._others: dict[tuple[int, object], tuple[tree.Expression, Phrase]] = {}

    def text(self, expression: tree.Expression, floor: int = 0) -> Phrase:
        """An expression with its values put in; ``floor`` is how tightly what stands around it binds."""
        found = self._texts.get((id(expression), floor))
        if found is None:
            found = expression, _MAKERS[type(expression)](self, expression, floor)
            self._texts[id(expression), floor] = found
        return found[1]

    def bare(self, expression: tree.Expression) -> Phrase:
        """What is read, without its name; empty where it is missing."""
        return self._once(expression, bare_of)

    def name(self, expression: tree.Expression) -> Phrase:
        """What a read is called."""
        return self._once(expression, name_of)

    def holds(self, condition: tree.Expression) -> Phrase:
        """A condition; one that is just a cell by its name and what it says."""
        return self._once(condition, _holding)

    def beside(self, expression: tree.Expression) -> Phrase:
        """``指标值 >95%`` for a bound that leaves its number out, ``名次档[名次 9]`` for a label; anything else with its
        values put in."""
        return self._once(expression, beside_number)

    def _once(self, expression: tree.Expression, make: Callable[[Phrases, tree.Expression], Phrase]) -> Phrase:
        found = self._others.get((id(expression), make))
        if found is None:
            found = self._others[id(expression), make] = expression, make(self, expression)
        return found[1]


phrases_of = once_for_each(Phrases)


def _all_of(make: Phrases, joined: tree.Every | tree.Some, floor: int) -> Phrase:
    every, parts = isinstance(joined, tree.Every), [make.text(part, _TIGHT) for part in joined.parts]

    def told(formula: Formula, frame: Frame) -> str:
        word = formula.wording.all_of if every else formula.wording.any_of
        return word.join([part(formula, frame) for part in parts])

    return bracketed(told) if floor else told


def _holding(make: Phrases, condition: tree.Expression) -> Phrase:
    if type(condition) not in LEAF:
        return make.text(condition)
    return beside_name(make.name(condition), make.bare(condition))


def _given(make: Phrases, given: tree.Given, floor: int) -> Phrase:
    name, wanted = make.name(given.target), given.wanted

    def told(formula: Formula, frame: Frame) -> str:
        return f"{name(formula, frame)} {formula.wording.present if wanted else formula.wording.empty}"

    return told


def _between(make: Phrases, interval: tree.Between, floor: int) -> Phrase:
    low, high = make.text(interval.low), make.text(interval.high)

    def told(formula: Formula, frame: Frame) -> str:
        below, above = (side_of(formula.interpreter.value(end, frame)) for end in (interval.low, interval.high))
        left = "(" if leaves_out(below, interval.low_open) else "["
        right = ")" if leaves_out(-above, interval.high_open) else "]"
        return f"{left}{low(formula, frame)}, {high(formula, frame)}{right}"

    return told


# --- scales and sums


def _label(make: Phrases, label: tree.LabelOf, floor: int) -> Phrase:
    number = make.text(label.number)

    def told(formula: Formula, frame: Frame) -> str:
        value = formula.interpreter.value(label.number, frame)
        run, known = formula.interpreter, isinstance(value, (Fraction, Range))
        labels = run.labels(label.scale, value) if known else []
        sure = len(labels) > 1 or (known and run.label(label.scale, value) is not None)
        return "～".join(labels) if sure else f"{label.scale}[{number(formula, frame)}]"

    return told


def _interval(make: Phrases, interval: tree.IntervalOf, floor: int) -> Phrase:
    name = make.name(interval.label)

    def told(formula: Formula, frame: Frame) -> str:
        value = formula.interpreter.value(interval, frame)
        if not isinstance(value, Range) or value.low is None or value.high is None:
            return f"{interval.scale}[{name(formula, frame)}]"
        for band in formula.interpreter.scales[interval.scale].bands:
            if (band.low, band.high) == (value.low, value.high):
                return interval_text(band)
        return interval.scale

    return told


def _aggregate(make: Phrases, aggregate: tree.Aggregate, floor: int) -> Phrase:
    of, of_scores = printed(aggregate).removeprefix(aggregate.function), adds_scores(aggregate)

    def told(formula: Formula, frame: Frame) -> str:
        parts = formula.scores(formula.interpreter.nodes(aggregate, frame)) if of_scores else ()
        if 0 < len(parts) <= MOST_SUMMANDS:
            inner = " + ".join(parts)
            return formula.wording.brackets.format(inner) if len(parts) > 1 and floor > SUM else inner
        value = formula.interpreter.value(aggregate, frame)
        if isinstance(value, bool) or unknown(value):
            return printed(aggregate)
        number = formula.number(value, aggregate, frame)
        return f"{formula.wording.aggregate(aggregate)}{of} {number}" if number else printed(aggregate)

    return told


def adds_scores(aggregate: tree.Aggregate) -> bool:
    """Whether an aggregate is a plain sum of nodes' scores."""
    of_score = isinstance(aggregate.item, tree.Built) and aggregate.item.name == builtins.SCORE_OF
    return aggregate.function == "合计" and of_score and aggregate.condition is None


# --- texts


def _template(make: Phrases, template: tree.Template, floor: int) -> Phrase:
    message = Message(template)

    def told(formula: Formula, frame: Frame) -> str:
        text = message.told(formula, frame)
        return text if isinstance(text, str) else filled(text, formula.wording)

    return told


def _literal(make: Phrases, literal: tree.Literal, floor: int) -> Phrase:
    return lambda formula, frame: literal.text


def _in_the_language(make: Phrases, expression: tree.Expression, floor: int) -> Phrase:
    told = printed(expression)
    return lambda formula, frame: told


_MAKERS: dict[type, Callable[[Phrases, Any, int], Phrase]] = {
    tree.Literal: _literal,
    tree.Read: told_leaf,
    tree.Built: told_leaf,
    tree.Local: told_local,
    tree.Named: told_named,
    tree.ScoreBy: told_leaf,
    tree.Attribute: told_leaf,
    tree.Call: told_call,
    tree.Every: _all_of,
    tree.Some: _all_of,
    tree.Given: _given,
    tree.Between: _between,
    tree.LabelOf: _label,
    tree.IntervalOf: _interval,
    tree.Aggregate: _aggregate,
    tree.Undetermined: _in_the_language,
    tree.NotApplicable: _in_the_language,
    tree.Template: _template,
}
