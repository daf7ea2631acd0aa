"""The static type check: every expression of a ruleset against what its template declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from duheng.checking.names.scope import is_unresolved
from duheng.checking.types.infer import Report, demand_truth, infer, literal_type, untold
from duheng.checking.types.quoted import quoted_in
from duheng.language import builtins, tree
from duheng.language.names import names_of
from duheng.language.operation import TypeFault
from duheng.language.operations.comparison import COMPARING
from duheng.language.operations.typing import MIXED
from duheng.language.printed import printed
from duheng.language.types import (
    OPEN,
    TARGET_ATTRIBUTES,
    FieldKind,
    Interval,
    Label,
    Numeric,
    Plain,
    Type,
)
from duheng.language.units import DATE, MEASURED, MONEY, POINTS, RATIO, dimension_name, unsettled
from duheng.language.walk import limits, of_method, of_ruleset, parts, walk
from duheng.problems.problem import Problem
from duheng.problems.types import MixedUnits, NotPoints, WrongKind
from duheng.source import Span

_FIELD_TYPES: dict[FieldKind, Type] = {
    FieldKind.TEXT: Plain.TEXT,
    FieldKind.NUMBER: OPEN,
    FieldKind.QUANTITY: OPEN,
    FieldKind.TARGET: Plain.TARGET,
    FieldKind.MONEY: Numeric(MONEY),
    FieldKind.DATE: Plain.DATE,
    FieldKind.TRUTH: Plain.TRUTH,
}


def field_type(field: tree.Field) -> Type:
    """The type of a field before any form is read."""
    return Label(field.scale) if field.kind is FieldKind.LABEL else _FIELD_TYPES[field.kind]


class Declared:
    """The environment of the static check."""

    def __init__(self, ruleset: tree.Ruleset) -> None:
        self.names = names_of(ruleset)
        self.locals: dict[str, Type] = {}
        self.open: set[str] = set()
        self.known: dict[str, Type] = {}

    def enter(self, method: tree.Method, report: Report = untold) -> None:
        """Read what follows inside a method, with its 令, each of which may read those before it."""
        self.locals = {}
        for let in method.lets:
            self.locals[let.name] = infer(let.value, self, report)

    def leave(self) -> None:
        """Read what follows outside of methods."""
        self.locals = {}

    def literal(self, literal: tree.Literal) -> Type:
        return literal_type(literal)

    def read(self, read: tree.Read) -> Type:
        field = self.names.fields[read.field]
        if field.kind is FieldKind.LABEL and field.scale not in self.names.scales:
            return Plain.UNKNOWN
        if field.kind is not FieldKind.QUANTITY:
            return field_type(field)
        if self._measures(field):
            return Numeric(MEASURED)
        return Numeric(field.unit.dimension) if field.unit is not None else OPEN

    def _measures(self, field: tree.Field) -> bool:
        """Whether the field is its rows' one target or one quantity: then both are of the same dimension."""
        kinds = [each.kind for each in self.names.fields.values() if each.level == field.level]
        pair = (FieldKind.TARGET, FieldKind.QUANTITY)
        return all(kinds.count(kind) == 1 for kind in pair)

    def attribute(self, target: tree.Read, name: str) -> Type:
        field = self.names.fields.get(target.field)
        found = TARGET_ATTRIBUTES[name]
        kind: type[Numeric | Interval] = Interval if isinstance(found, Interval) else Numeric
        if isinstance(found, Numeric | Interval) and field is not None and field.kind is FieldKind.MONEY:
            return kind(MONEY)
        if isinstance(found, Numeric | Interval) and field is not None and self._measures(field):
            return kind(MEASURED)
        return found

    def named(self, name: tree.Named) -> Type:
        if name.name in self.open:
            return Plain.UNKNOWN
        if name.name not in self.known:
            self.open.add(name.name)
            self.known[name.name] = self._declared(name.name)
            self.open.discard(name.name)
        return self.known[name.name]

    def _declared(self, name: str) -> Type:
        derived, parameter = self.names.derived.get(name), self.names.parameters.get(name)
        if derived is not None:
            return infer(derived.value, self)
        return infer(parameter.values[0][1], self) if parameter is not None else Plain.UNKNOWN

    def local(self, name: str) -> Type:
        return self.locals.get(name, Plain.UNKNOWN)

    def scale(self, name: str) -> Type:
        scale = self.names.scales.get(name)
        return scale.type if scale else OPEN

    def inside(self, aggregate: tree.Aggregate) -> Sequence[Declared]:
        return [self]

    def aggregated(self, aggregate: tree.Aggregate, find: Callable[[Report], Type], report: Report) -> Type:
        return find(report)


def grades_by_percent(label: tree.LabelOf, numbers: Type) -> bool:
    """Whether points are looked up in a scale of percentages, which is told at the scale."""
    number = label.number
    of_points = isinstance(number, tree.Built) and (builtins.OF_NODE | builtins.OF_FORM).get(number.name)
    return of_points == Numeric(POINTS) and numbers == Numeric(RATIO)


Place = tuple[tree.Expression, Declared, Mapping[str, tree.Expression]]
"""An outermost expression, what it is checked against, and the 令 around it."""


def places(ruleset: tree.Ruleset) -> Iterator[Place]:
    """The outermost expressions of a ruleset, each with its surroundings while it is looked at."""
    env = Declared(ruleset)
    for method in ruleset.methods:
        env.enter(method)
        lets = {let.name: let.value for let in method.lets}
        yield from ((each, env, lets) for each in of_method(method))
    env.leave()
    yield from ((each, env, {}) for each in of_ruleset(ruleset, methods=False))


def check_types(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """All type problems of a ruleset."""
    checking = _Checking(ruleset)
    checking.run()
    yield from checking.problems


class _Checking:
    def __init__(self, ruleset: tree.Ruleset) -> None:
        self.ruleset = ruleset
        self.env = Declared(ruleset)
        self.problems: list[Problem] = []

    def report(self, fault: TypeFault, at: tree.Expression) -> None:
        if _unresolved(at) or (isinstance(at, tree.LabelOf) and grades_by_percent(at, self.env.scale(at.scale))):
            return
        if fault.right is Plain.UNKNOWN:
            return
        if quoted := quoted_in(at, self.env.names):
            self.problems += quoted
            return
        wanted = fault.right if fault.right != fault.left else OPEN
        if fault.reason == MIXED:
            self.problems.append(mixed_units(at.span, fault.left, wanted))
            return
        (found, found_en), (right, right_en) = _names(fault.left), _names(wanted)
        of_grade = (isinstance(each, tree.Built) and each.name == builtins.FORM_GRADE for each in (at, *parts(at)))
        unordered = isinstance(fault.left, Label) or any(of_grade)
        wants_truth = fault.right is Plain.TRUTH
        wrong = WrongKind(
            span=at.span,
            found=found,
            found_en=found_en,
            wanted=right,
            wanted_en=right_en,
            unordered=unordered,
            answered=self._answered(at),
            asked=printed(at) if isinstance(at, tree.Read) and fault.left is Plain.TEXT and wants_truth else "",
        )
        self.problems.append(wrong)

    def _answered(self, at: tree.Expression) -> str:
        """The field answered by 是 or 否 that a comparison compares."""
        compared = at.arguments if isinstance(at, tree.Call) and at.operation in COMPARING else ()
        fields = (each for each in compared if isinstance(each, tree.Read))
        truths = (each for each in fields if self.env.names.fields[each.field].kind is FieldKind.TRUTH)
        return next(map(printed, truths), "")

    def run(self) -> None:
        for parameter in self.ruleset.parameters:
            for _, value in parameter.values:
                infer(value, self.env, self.report)
        template = self.ruleset.template
        for derived in template.derived:
            infer(derived.value, self.env, self.report)
        for rule in template.worth:
            self._points(rule.value)
        for method in self.ruleset.methods:
            self._method(method)
        for assignment in template.scoring:
            if assignment.condition is not None:
                self._truth(assignment.condition)
        self._points(template.total, by=("100分", "100分"))
        if template.grade is not None:
            self._grade(template.grade)
        for check in self.ruleset.checks:
            self._check(check)

    def _method(self, method: tree.Method) -> None:
        self.env.enter(method, self.report)
        for clause in method.clauses:
            if clause.condition is not None:
                self._truth(clause.condition)
            self._points(clause.result)
        for limit in limits(method):
            self._points(limit.low)
            self._points(limit.high)
        self.env.leave()

    def _check(self, check: tree.Check) -> None:
        if check.when is not None:
            self._truth(check.when)
        self._truth(check.demand)
        if check.message is not None:
            infer(check.message, self.env, self.report)
        if check.veto is not None and check.veto.kind == "总分":
            self._points(check.veto.value, by=("总分", "total"))

    def _grade(self, grade: tree.Expression) -> None:
        found = infer(grade, self.env, self.report)
        if isinstance(found, Label) or found in (Plain.TEXT, Plain.UNKNOWN) or _unresolved(grade):
            return
        zh, en = _names(found)
        self.problems.append(WrongKind(span=grade.span, found=zh, found_en=en, wanted="等级", wanted_en="a grade"))

    def _truth(self, condition: tree.Expression) -> None:
        demand_truth(infer(condition, self.env, self.report), condition, self.report)

    def _points(self, expression: tree.Expression, by: tuple[str, str] = ("分值", "points")) -> None:
        found = infer(expression, self.env, self.report)
        if found in (Plain.RESULT, Plain.UNKNOWN) or _unresolved(expression):
            return
        if quoted := quoted_in(expression, self.env.names) if found is Plain.TEXT else []:
            self.problems += quoted
            return
        points = isinstance(found, Numeric) and (found.bare or found.dimension == POINTS or unsettled(found.dimension))
        if not points:
            zh, en = _names(found)
            factor = _factor(expression)
            usage = factor or _number_text(expression)
            told = NotPoints(
                span=expression.span,
                found=zh,
                found_en=en,
                usage=usage,
                factor=bool(factor),
                by=by[0],
                by_en=by[1],
            )
            self.problems.append(told)


def _factor(expression: tree.Expression) -> str:
    """The bare number, from one on, by which a ratio is multiplied: meant in points."""
    if not isinstance(expression, tree.Call) or expression.operation != "multiply":
        return ""
    numbers = (each for each in expression.arguments if isinstance(each, tree.Literal))
    return next((each.text for each in numbers if each.text.isdigit() and int(each.text) > 1), "")


def _number_text(expression: tree.Expression) -> str:
    """A number as it is written, anything else as an ellipsis."""
    number = isinstance(expression, tree.Literal) and isinstance(expression.value, Fraction)
    return expression.text if number and isinstance(expression, tree.Literal) else "…"


def _unresolved(at: tree.Expression) -> bool:
    """Whether a name in the expression is unknown, which is told elsewhere, so that its type can't be."""
    return any(map(is_unresolved, walk(at)))


def mixed_units(span: Span, left: Type, right: Type) -> Problem:
    """That two types don't go together."""
    (zh, en), (other, other_en) = _names(left), _names(right)
    return MixedUnits(span=span, left=zh, left_en=en, right=other, right_en=other_en)


def _names(type_: Type) -> tuple[str, str]:
    return type_name(type_, "zh"), type_name(type_, "en")


_PLAIN_EN = {
    Plain.TEXT: "text",
    Plain.TRUTH: "a condition",
    Plain.DATE: "a date",
    Plain.TARGET: "a target",
    Plain.RESULT: "a result",
    Plain.UNKNOWN: "?",
}


def type_name(type_: Type, language: str) -> str:
    """A type for people."""
    zh = language == "zh"
    match type_:
        case Numeric():
            if type_.bare and type_.met:
                return "没有写单位的数" if zh else "a number without a unit"
            if type_.bare or type_.dimension is None or unsettled(type_.dimension):
                return "数" if zh else "a number"
            if type_.dimension == DATE:
                return "日期" if zh else "a date"
            name = type_.unit or dimension_name(type_.dimension)
            if name == "无单位":
                return "比率（无单位的数）" if zh else "a ratio"
            return f"以“{name}”为单位的数" if zh else f"a number of {name}"
        case Interval():
            return "区间" if zh else "an interval"
        case Label():
            return f"档位「{type_.scale}」的一档" if zh else f'a label of the scale "{type_.scale}"'
        case Plain():
            if zh:
                return "条件（成立或不成立）" if type_ is Plain.TRUTH else str(type_.value)
            return _PLAIN_EN[type_]
