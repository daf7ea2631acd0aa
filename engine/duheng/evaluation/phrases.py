"""A ruleset's expressions as phrases, so that what a sentence says of every row is looked at only once.

How an operation is written, what a read is called, whether a reader sees it in the row itself: the tree says so once,
and no form changes it. What is left is a function of the form's ``Formula`` and of the frame, as ``functions`` has them
for values.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from duheng.evaluation.figures import equals, measured, points, unknown
from duheng.evaluation.frame import Frame
from duheng.evaluation.functions import cell_of, functions_of
from duheng.evaluation.message import filled
from duheng.forms.model import Cell
from duheng.forms.unusable import unusable_cell
from duheng.identity import once_for_each
from duheng.language import builtins, tree
from duheng.language.bands import interval_text
from duheng.language.decimal import ratio_text
from duheng.language.edge import asks_for_number, leaves_out, side_of
from duheng.language.names import names_of
from duheng.language.operation import Fixity, Operation
from duheng.language.operations import BY_KEY
from duheng.language.operations.comparison import COMPARING, COMPARISONS
from duheng.language.printed import printed
from duheng.language.ranges import Range
from duheng.language.types import FieldKind, Plain
from duheng.language.units import DATE, Unit
from duheng.language.values import Bounded, Empty, Quantity
from duheng.language.walk import is_constant

if TYPE_CHECKING:
    from duheng.evaluation.formula import Formula

MOST_SUMMANDS = 8
LEAF = frozenset((tree.Read, tree.Built, tree.Named, tree.Local, tree.ScoreBy, tree.Attribute))
_MEANT_AT_EDGE = {
    ("at_least", 1): "greater",
    ("less", 1): "at_most",
    ("at_most", -1): "less",
    ("greater", -1): "at_least",
}
_ORDERING = frozenset(operation for operation, _ in _MEANT_AT_EDGE)
_COUNTED = frozenset((FieldKind.NUMBER, FieldKind.QUANTITY, FieldKind.TARGET, FieldKind.MONEY, FieldKind.DATE))
_TIGHT = 30
_ELSEWHERE = (tree.Root.NAMED, tree.Root.PARENT)
_AS_WRITTEN = ("值", "区间")
_SUM = BY_KEY["add"].binding

Phrase = Callable[["Formula", Frame], str]


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
        return self._once(expression, _bare)

    def name(self, expression: tree.Expression) -> Phrase:
        """What a read is called."""
        return self._once(expression, _name)

    def holds(self, condition: tree.Expression) -> Phrase:
        """A condition; one that is just a cell by its name and what it says."""
        return self._once(condition, _holding)

    def beside(self, expression: tree.Expression) -> Phrase:
        """``指标值 >95%`` for a bound that leaves its number out, ``名次档[名次 9]`` for a label; anything else with its
        values put in."""
        return self._once(expression, _beside_number)

    def _once(self, expression: tree.Expression, make: Callable[[Phrases, tree.Expression], Phrase]) -> Phrase:
        found = self._others.get((id(expression), make))
        if found is None:
            found = self._others[id(expression), make] = expression, make(self, expression)
        return found[1]


phrases_of = once_for_each(Phrases)


# --- operations


def _call(make: Phrases, call: tree.Call, floor: int) -> Phrase:
    row = BY_KEY[call.operation]
    if row.fixity is Fixity.FUNCTION:
        return _applied(make, call, row)
    inner = _prefix(make, call, row) if row.fixity is Fixity.PREFIX else _infix(make, call, row)
    return _bracketed(inner) if row.binding < floor else inner


def _applied(make: Phrases, call: tree.Call, row: Operation) -> Phrase:
    arguments = [make.text(each) for each in call.arguments]

    def applied(formula: Formula, frame: Frame) -> str:
        wording = formula.wording
        inner = wording.then.join([each(formula, frame) for each in arguments])
        return wording.operation(row) + wording.brackets.format(inner)

    return applied


def _prefix(make: Phrases, call: tree.Call, row: Operation) -> Phrase:
    inner = make.text(call.arguments[0], row.binding)

    def prefix(formula: Formula, frame: Frame) -> str:
        word = formula.wording.operation(row)
        return f"{word}{' ' if word.isalpha() else ''}{inner(formula, frame)}"

    return prefix


def _infix(make: Phrases, call: tree.Call, row: Operation) -> Phrase:
    one, two = call.arguments
    left, right = make.text(one, row.binding), make.text(two, row.binding + 1)
    if call.operation in COMPARING:
        left, right = _looked_up(make, one, left, right), _looked_up(make, two, right, left)
        left, right = _with_value(make, one, left, right), _with_value(make, two, right, left)
    at_edge = None if any(asks_for_number(call, make.derived)) else _at_edge(make, call, left, right)
    if call.operation == "equal" and isinstance(one, tree.Attribute):
        left = _unless_said(make, one, left, two)

    def infix(formula: Formula, frame: Frame) -> str:
        told = None if at_edge is None else at_edge(formula, frame)
        return told or f"{left(formula, frame)} {formula.wording.operation(row)} {right(formula, frame)}"

    return infix


def _looked_up(make: Phrases, side: tree.Expression, shown: Phrase, other: Phrase) -> Phrase:
    """A side of a comparison; a label with the number that it is looked up by, ``名次档[名次 9] 三类``, and without
    itself beside itself: ``名次档[名次 9] = 三类``."""
    if not isinstance(side, tree.LabelOf):
        return shown
    number = _with_value(make, side.number, make.text(side.number), lambda formula, frame: "")

    def told(formula: Formula, frame: Frame) -> str:
        of, label = f"{side.scale}[{number(formula, frame)}]", shown(formula, frame)
        known = not unknown(formula.interpreter.value(side.number, frame)) and not label.startswith(f"{side.scale}[")
        return f"{of} {label}" if known and label != other(formula, frame) else of

    return told


def _with_value(make: Phrases, side: tree.Expression, shown: Phrase, other: Phrase) -> Phrase:
    """A side of a comparison; one that is worked out with what it comes to: ``141人 ÷ 195人（≈ 72.31%）``, unless that
    is what it is held against: 79.4999% isn't told as ≈ 79.5% beside 79.5%."""
    row = BY_KEY[side.operation] if isinstance(side, tree.Call) else None
    works_out = row is not None and (row.fixity is Fixity.FUNCTION or row.binding >= _SUM)
    if not works_out or is_constant(side, make.derived):
        return shown

    def told(formula: Formula, frame: Frame) -> str:
        text, value = shown(formula, frame), formula.interpreter.value(side, frame)
        number = formula.measured(value, side, frame) if type(value) is Fraction else ""
        if not number or number == f"≈{other(formula, frame)}":
            return text
        return text + formula.wording.worked_out.format(equals(number))

    return told


def _unless_said(make: Phrases, read: tree.Expression, shown: Phrase, other: tree.Expression) -> Phrase:
    """A read beside its own value, which needn't be told twice: just its name."""
    bare, name, beside = make.bare(read), make.name(read), make.text(other)
    quoted = other.value if isinstance(other, tree.Literal) and isinstance(other.value, str) else None

    def told(formula: Formula, frame: Frame) -> str:
        said = bare(formula, frame)
        return (name if said in (quoted, beside(formula, frame)) else shown)(formula, frame)

    return told


def _at_edge(
    make: Phrases, call: tree.Call, left: Phrase, right: Phrase
) -> Callable[[Formula, Frame], str | None] | None:
    """A comparison beside a bound that leaves its number out, where the numbers alone would say something else: by what
    is meant, ``95% > 95%`` for ``≥``, or by the bound as it is, ``95% ≠ 指标值 >95%``. None for others."""
    operation, bounds = call.operation, [each if _may_be_edge(each) else None for each in call.arguments]
    if operation not in COMPARISONS or bounds == [None, None]:
        return None
    low, high = [None if each is None else make.functions.of(each) for each in bounds]
    as_they_are = [left if bounds[0] is None else make.beside(bounds[0])]
    as_they_are += [right if bounds[1] is None else make.beside(bounds[1])]

    def told(formula: Formula, frame: Frame) -> str | None:
        one = 0 if low is None else side_of(low(formula.interpreter, frame))
        two = 0 if high is None else side_of(high(formula.interpreter, frame))
        if one == two:
            return None
        by_number = operation in _ORDERING and 0 in (one, two)
        meant = _MEANT_AT_EDGE.get((operation, two or -one), operation) if by_number else operation
        sides = [each(formula, frame) for each in ((left, right) if by_number else as_they_are)]
        return f" {formula.wording.operation(BY_KEY[meant])} ".join(sides)

    return told


def _may_be_edge(expression: tree.Expression) -> bool:
    """Whether a bound that leaves its number out may come from an expression as it is."""
    return isinstance(expression, tree.Local | tree.Named) or (
        isinstance(expression, tree.Attribute) and expression.name == "值"
    )


def _beside_number(make: Phrases, expression: tree.Expression) -> Phrase:
    if isinstance(expression, tree.LabelOf):
        return _looked_up(make, expression, make.text(expression), make.text(expression))
    text, name, bare = make.text(expression), make.name(expression), make.bare(expression)
    local = expression.name if isinstance(expression, tree.Local) else None

    def beside(formula: Formula, frame: Frame) -> str:
        side = side_of(formula.interpreter.value(expression, frame))
        if side == 0 or local in formula.told:
            return text(formula, frame)
        return f"{name(formula, frame)} {'>' if side > 0 else '<'}{bare(formula, frame)}"

    return beside


def _bracketed(inner: Phrase) -> Phrase:
    return lambda formula, frame: formula.wording.brackets.format(inner(formula, frame))


def _all_of(make: Phrases, joined: tree.Every | tree.Some, floor: int) -> Phrase:
    every, parts = isinstance(joined, tree.Every), [make.text(part, _TIGHT) for part in joined.parts]

    def told(formula: Formula, frame: Frame) -> str:
        word = formula.wording.all_of if every else formula.wording.any_of
        return word.join([part(formula, frame) for part in parts])

    return _bracketed(told) if floor else told


def _holding(make: Phrases, condition: tree.Expression) -> Phrase:
    if type(condition) not in LEAF:
        return make.text(condition)
    return _beside_name(make.name(condition), make.bare(condition))


def _beside_name(name: Phrase, said: Phrase) -> Phrase:
    """A value after what it is called; just that where the value is missing."""

    def told(formula: Formula, frame: Frame) -> str:
        called, shown = name(formula, frame), said(formula, frame)
        return f"{called} {shown}" if shown else called

    return told


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


# --- reads


def _leaf(make: Phrases, leaf: tree.Expression, floor: int) -> Phrase:
    """A value read, after its name where it isn't the row's own."""
    name, said, own = make.name(leaf), make.bare(leaf), _is_own(leaf) and _is_plain(leaf, make)
    if isinstance(leaf, tree.Read) and make.kinds[leaf.field] is FieldKind.TRUTH:
        return name
    written = _as_written(leaf)
    if written is not None and make.kinds[written[0].field] in _COUNTED:
        said = _cell_text(*written, quoted=True)
    if own:
        return lambda formula, frame: said(formula, frame) or name(formula, frame)
    return _beside_name(name, said)


def _as_written(leaf: tree.Expression) -> tuple[tree.Read, bool] | None:
    """The field whose cell is shown for a leaf as the form wrote it, and whether of a bound only the number is."""
    if isinstance(leaf, tree.Attribute) and leaf.name in _AS_WRITTEN and isinstance(leaf.target, tree.Read):
        return leaf.target, leaf.name == "值"
    return (leaf, False) if isinstance(leaf, tree.Read) else None


def _named(make: Phrases, named: tree.Named, floor: int) -> Phrase:
    """A parameter or derived field; one that only gives a field another name is told as that field."""
    derived = make.derived.get(named.name)
    if derived is None or not isinstance(derived.value, tree.Read) or (derived.level and named.place != tree.HERE):
        return _leaf(make, named, floor)
    return make.text(derived.value, floor)


def _local(make: Phrases, local: tree.Local, floor: int) -> Phrase:
    name, told = local.name, _leaf(make, local, floor)

    def shown(formula: Formula, frame: Frame) -> str:
        if name in formula.aliases:
            return formula.text(formula.aliases[name], frame)
        return name if name in formula.told else told(formula, frame)

    return shown


def _name(make: Phrases, expression: tree.Expression) -> Phrase:
    if isinstance(expression, tree.Attribute):
        own, name = make.name(expression.target), expression.name
        return own if name in _AS_WRITTEN else lambda formula, frame: f"{own(formula, frame)}.{name}"
    if type(expression) not in LEAF:
        return make.text(expression)
    called = _called(expression)
    return lambda formula, frame: called


def _called(leaf: tree.Expression) -> str:
    match leaf:
        case tree.Read():
            return _placed(leaf.place, leaf.field)
        case tree.Built() | tree.Named():
            return _placed(leaf.place, leaf.name)
        case tree.ScoreBy():
            return leaf.method
        case tree.Local():
            return leaf.name
        case _:
            raise AssertionError(leaf)


def _placed(place: tree.Place, name: str) -> str:
    return f"{place.name}.{name}" if place.name else name


def _bare(make: Phrases, expression: tree.Expression) -> Phrase:
    written = _as_written(expression)
    if written is not None:
        return _cell_text(*written)
    if isinstance(expression, tree.Named) and expression.name in make.parameters:
        return _parameter(expression)
    if isinstance(expression, tree.Local):
        return _local_value(expression)
    read, is_built = make.functions.of(expression), isinstance(expression, tree.Built)

    def bare(formula: Formula, frame: Frame) -> str:
        value = read(formula.interpreter, frame)
        if is_built and type(value) is Fraction:
            return points(value) + "分"
        return formula.measured(value, expression, frame)

    return bare


def _cell_text(read: tree.Read, bound: bool, *, quoted: bool = False) -> Phrase:
    """A cell as the form wrote it, nothing where that can't be used; of a target's ``bound`` only the number.

    ``quoted``: in quotes where these are words and a number should stand, as in ``「按时完成」 ≤ 2020-12-31``.
    """
    cell = cell_of(read)

    def text(formula: Formula, frame: Frame) -> str:
        found = cell(formula.interpreter, frame)
        if found is None:
            return ""
        value = found.value
        if isinstance(value, Quantity):
            return found.text if found.unit is None else _in(found.unit, value.number)
        if isinstance(value, Bounded):
            return _number_of_bound(found, value) if bound else found.text
        said = "" if isinstance(value, Empty) or unusable_cell(found.text) else found.text
        return formula.wording.quoted.format(said) if quoted and said else said

    return text


def _parameter(named: tree.Named) -> Phrase:
    """What a parameter is declared to be; by what stands for it, so that a quotient is seen to be one."""

    def bare(formula: Formula, frame: Frame) -> str:
        declared = formula.interpreter.parameter(named.name)
        if isinstance(declared, tree.Literal):
            return declared.text
        return formula.measured(formula.interpreter.value(named, frame), declared, frame)

    return bare


def _local_value(local: tree.Local) -> Phrase:
    def bare(formula: Formula, frame: Frame) -> str:
        value, type_ = frame.locals[local.name], formula.types.get(local.name, Plain.UNKNOWN)
        unit = formula.interpreter.form.money_unit
        return "" if unknown(value) or local.name in formula.faults else measured(value, type_, unit, ratio=False)

    return bare


def _is_own(expression: tree.Expression) -> bool:
    """Whether a read is of the row itself, where a reader sees it."""
    match expression:
        case tree.Read():
            return expression.where is tree.Where.NODE and expression.place.root not in _ELSEWHERE
        case tree.Built():
            return expression.name not in builtins.OF_FORM and expression.place.root not in _ELSEWHERE
        case tree.Attribute():
            return expression.name in ("值", "下限", "上限", "区间") and _is_own(expression.target)
        case _:
            return False


def _is_plain(expression: tree.Expression, make: Phrases) -> bool:
    """Whether a reader knows a row's value by itself: the target, the actual value, points; other cells are named."""
    read = expression.target if isinstance(expression, tree.Attribute) else expression
    if not isinstance(read, tree.Read) or read.field == builtins.CLAIMED:
        return True
    return make.kinds[read.field] in (FieldKind.TARGET, FieldKind.QUANTITY)


def _number_of_bound(cell: Cell, bound: Bounded) -> str:
    """The number that a bound writes, or its last day; the whole cell where there is none."""
    written = bound.written
    if bound.unit.dimension == DATE:
        day = written if written is not None else bound.high
        return cell.text if day is None else date.fromordinal(int(day)).isoformat()
    return _in(bound.unit, written) if written is not None and bound.unit.factor else cell.text


def _in(unit: Unit, number: Fraction) -> str:
    """A number of base units in a unit."""
    (top, bottom), (factor_top, factor_bottom) = number.as_integer_ratio(), unit.factor.as_integer_ratio()
    return ratio_text(top * factor_bottom, bottom * factor_top) + unit.text


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
            return formula.wording.brackets.format(inner) if len(parts) > 1 and floor > _SUM else inner
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
    return lambda formula, frame: filled(formula.said(template, frame), formula.wording)


def _literal(make: Phrases, literal: tree.Literal, floor: int) -> Phrase:
    return lambda formula, frame: literal.text


def _in_the_language(make: Phrases, expression: tree.Expression, floor: int) -> Phrase:
    told = printed(expression)
    return lambda formula, frame: told


_MAKERS: dict[type, Callable[[Phrases, Any, int], Phrase]] = {
    tree.Literal: _literal,
    tree.Read: _leaf,
    tree.Built: _leaf,
    tree.Local: _local,
    tree.Named: _named,
    tree.ScoreBy: _leaf,
    tree.Attribute: _leaf,
    tree.Call: _call,
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
