"""Methods and names that are probably not what was meant. Told only for the file being checked, not for its parents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from duheng.checking.cases.constant import constant
from duheng.checking.cases.coverage import Coverage, coverage
from duheng.checking.cases.seams import Seam
from duheng.checking.lints.asked_late import asked_late
from duheng.checking.lints.ceilings import unasked
from duheng.checking.lints.intervals import compares_difference, is_empty
from duheng.checking.lints.shadowed import shadowed
from duheng.checking.names.scope import is_unresolved
from duheng.checking.types.declared import Declared
from duheng.checking.types.infer import infer
from duheng.language import tree
from duheng.language.decimal import decimal_text, is_decimal, round_fraction
from duheng.language.names import names_of
from duheng.language.operation import TypeFault
from duheng.language.types import FieldKind, Numeric
from duheng.language.units import DATE, NOMINAL, POINTS, RATIO, Dimension, unit_behind
from duheng.language.walk import inside_method, is_points, lets_read, limits, serving, walk
from duheng.problems.bands import LinesApart, TopStops
from duheng.problems.cases import (
    BetweenLines,
    HidesParent,
    NeverApplies,
    NotAllTried,
    OneNumberAlone,
    RoundingMovesGrade,
)
from duheng.problems.meaning import Incomplete, NeverReached, NotClamped, RoundingOpen, Unused
from duheng.problems.problem import Problem
from duheng.source import Span

_COUNTED = frozenset((*NOMINAL, "天", "工作日", "月"))
_SHOWN = 3
FINE = 2
"""From so many places on, rounding rows hardly moves a grade."""
_MORE_THAN_ALL = Fraction(105, 100)
_PART_OF_UNIT = {
    "round_half_up": Fraction(1, 2),
    "round_half_even": Fraction(3, 5),
    "round_down": Fraction(3, 5),
    "round_up": Fraction(1, 10),
}
"""How much of a unit two scores have that are rounded the same way, but not their sum."""


def check_methods(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Methods without an answer for some input, lines that can't be reached, scores without limits."""
    for method in ruleset.methods:
        last = next((clause for clause in method.clauses if clause.condition is None), None)
        if last is not None:
            after = method.clauses[method.clauses.index(last) + 1 :]
            inherited = [clause for clause in after if clause.span.file != last.span.file]
            for clause in after:
                yield NeverReached(span=clause.span, related=(last.span,), line=last.span.line, adds=_adds(clause))
            if inherited:
                related = (inherited[0].span,)
                yield HidesParent(span=last.span, related=related, name=method.name, count=len(inherited))
        yield from _cases(method, ruleset, last)
        served = method.name in serving(ruleset) or unasked(ruleset, method)
        if _divides(method) and not limits(method) and not served:
            yield NotClamped(span=method.span, name=method.name)


def check_scoring(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Lines of 计分 that no row gets to."""
    lines, nothing = ruleset.template.scoring, tree.NotApplicable(ruleset.template.span)
    clauses = tuple(tree.Clause(line.condition, nothing, line.text, line.span) for line in lines)
    table = tree.Method("", "", "", "", (), clauses, (), (), ruleset.template.span)
    found, late = coverage(table, ruleset), asked_late(table)
    yield from late.values()
    parameters = names_of(ruleset).parameters
    for number, before in zip(found.dead, found.before, strict=True):
        if number not in late and not _is_doubtful(lines[number].condition, parameters):
            yield NeverApplies(span=lines[number].span, related=_first_of(clauses, before), scoring=True)
    if any(clause.condition is None and clause.span.file == ruleset.span.file for clause in clauses):
        yield from shadowed(table, ruleset, [clauses[number] for number in found.dead], scoring=True)


def _cases(method: tree.Method, ruleset: tree.Ruleset, last: tree.Clause | None) -> Iterator[Problem]:
    """What trying all cases shows of a method's lines; those after a line that takes every case are told already."""
    found = coverage(method, ruleset, beside=True)
    reached = method.clauses[: method.clauses.index(last)] if last is not None else method.clauses
    if not found.tried:
        yield NotAllTried(span=method.span, name=method.name)
    if method.clauses and last is None and (found.open is not None or not found.tried):
        case, case_en = "各行条件都不成立", "no condition holds"
        if found.open and found.certain and not any(_is_wrong(each.condition, method, ruleset) for each in reached):
            case, case_en = f"例如 {'，'.join(found.open)} ", f"for example {', '.join(found.open)}"
        yield Incomplete(span=method.span, name=method.name, case=case, case_en=case_en)
    late = asked_late(method)
    yield from late.values()
    lines = {
        number: _first_of(method.clauses, before)
        for number, before in zip(found.dead, found.before, strict=True)
        if number not in late and number <= len(reached)
    }
    wrong = {number for number, each in enumerate(reached) if _is_wrong(each.condition, method, ruleset)}
    never = [number for number in lines if number < len(reached) and number not in wrong]
    for number in never:
        clause = method.clauses[number]
        yield NeverApplies(span=clause.span, related=lines[number], adds=_adds(clause))
    if last is not None and len(reached) in lines and not wrong and not never:
        yield NeverApplies(span=last.span, related=lines[len(reached)], rest=True)
    yield from shadowed(method, ruleset, [method.clauses[number] for number in lines])
    yield from _seams(found, method, ruleset)


def _first_of(clauses: Sequence[tree.Clause], numbers: Sequence[int]) -> tuple[Span, ...]:
    """The places of the first few of some lines."""
    return tuple(clauses[number].span for number in numbers[:_SHOWN])


def _adds(clause: tree.Clause) -> bool:
    """Whether a line's result adds to something, or takes off it."""
    return isinstance(clause.result, tree.Call) and clause.result.operation in ("add", "subtract")


def _seams(found: Coverage, method: tree.Method, ruleset: tree.Ruleset) -> Iterator[Problem]:
    """The numbers between or above the lines of a method, and those that stand alone in its tables."""
    env = Declared(ruleset)
    if found.alone or found.seams or found.tops:
        env.enter(method)
    parameters = names_of(ruleset).parameters
    for seam in found.seams:
        if any(_is_doubtful(method.clauses[number].condition, parameters) for number in (seam.before, seam.after)):
            continue
        line = method.clauses[seam.line]
        if seam.one_number and not seam.lonely:
            yield BetweenLines(span=line.span, case=seam.question.told(seam.witness))
        elif not seam.one_number and not _is_whole_step(seam, env):
            yield _apart(seam, method)
    for seam in found.tops:
        line, above = method.clauses[seam.before], method.clauses[seam.line].span.line
        case = seam.question.told(_MORE_THAN_ALL)
        yield TopStops(span=line.span, related=(method.clauses[seam.line].span,), case=case, line=above)
    for call in found.alone:
        written = call.arguments[1]
        if isinstance(written, tree.Literal) and _is_continuous(call.arguments[0], written, env):
            yield OneNumberAlone(span=call.span, number=written.text)


def _apart(seam: Seam, method: tree.Method) -> Problem:
    first, second = sorted((method.clauses[seam.before].span, method.clauses[seam.after].span), key=lambda at: at.line)
    return LinesApart(
        span=second,
        related=(first,),
        case=seam.question.told(seam.witness),
        first=first.line,
        second=second.line,
        line=method.clauses[seam.line].span.line,
    )


def _is_whole_step(seam: Seam, env: Declared) -> bool:
    """Whether no number of things lies in a seam, as between [5件, 9件] and ≥ 10件."""
    measure = seam.question.unit
    found = infer(seam.question.about, env)
    if measure is None or (isinstance(found, Numeric) and not found.bare and found.dimension in (RATIO, POINTS)):
        return False
    if not measure.bare and not _is_counted(measure.dimension):
        return False
    ends = [each / min(measure.factor, Fraction(1)) for each in (seam.low, seam.high)]
    return len(seam.answers) == 1 and all(each.denominator == 1 for each in ends) and ends[1] - ends[0] <= 1


def _is_continuous(subject: tree.Expression, number: tree.Literal, env: Declared) -> bool:
    """Whether a quantity may as well lie just beside a number that isn't all or nothing, as rates and amounts may."""
    measure = unit_behind(number.text)
    if not isinstance(number.value, Fraction) or number.value in (0, 1) or measure is None:
        return False
    found = infer(subject, env)
    of_quantity = isinstance(subject, tree.Read) and env.names.fields[subject.field].kind is FieldKind.QUANTITY
    if not isinstance(found, Numeric) or found.bare or (found.dimension is None and not of_quantity):
        return False
    if measure.bare:
        return found.dimension == RATIO and number.value.denominator > 1
    return measure.dimension not in (POINTS, DATE) and not _is_counted(measure.dimension)


def _is_counted(dimension: Dimension) -> bool:
    return any(name in _COUNTED for name, _ in dimension)


def _is_wrong(condition: tree.Expression | None, method: tree.Method, ruleset: tree.Ruleset) -> bool:
    """Whether something else is wrong with a condition, so that what it takes isn't what was meant."""
    parameters = names_of(ruleset).parameters
    return _is_doubtful(condition, parameters) or _is_mistyped(condition, method, ruleset)


def _is_mistyped(condition: tree.Expression | None, method: tree.Method, ruleset: tree.Ruleset) -> bool:
    """Whether a condition compares what can't be compared, which is told by itself."""
    env, faults = Declared(ruleset), list[TypeFault]()
    env.enter(method)
    if condition is not None:
        infer(condition, env, lambda fault, at: faults.append(fault))
    return bool(faults)


def _is_doubtful(condition: tree.Expression | None, parameters: dict[str, tree.Parameter]) -> bool:
    """Whether something else is wrong with a condition, which is told by itself."""
    return any(
        (isinstance(each, tree.Between) and is_empty(each, parameters))
        or is_unresolved(each)
        or compares_difference(each)
        for each in (walk(condition) if condition is not None else ())
    )


def check_rounding(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Methods whose score may not end, where neither they nor the total say how to round."""
    if any(_rounds(each) for each in walk(ruleset.template.total)):
        return
    for method in ruleset.methods:
        rounds = any(isinstance(step, tree.Round) for step in method.finish)
        inside = any(map(_rounds, inside_method(method)))
        if _divides(method, endless=True) and not rounds and not inside:
            yield RoundingOpen(span=method.span, name=method.name)


def check_row_rounding(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Rows rounded so coarsely that the sum's grade may come from the rounding."""
    scale = names_of(ruleset).scales.get(ruleset.template.grade_scale)
    edges = sorted(band.low for band in scale.bands if band.low > 0) if scale is not None else []
    of_rows = {line.method for line in ruleset.template.scoring}
    for method in ruleset.methods if edges else ():
        step = next((each for each in method.finish if isinstance(each, tree.Round)), None)
        if step is None or method.name not in of_rows or step.places >= FINE:
            continue
        one, two = _beside(edges[-1], Fraction(1, 10**step.places), step.operation)
        each_first, last = _rounded(one, step) + _rounded(two, step), _rounded(one + two, step)
        first, second, rounded, exact = map(decimal_text, (one, two, each_first, last))
        yield RoundingMovesGrade(span=step.span, name=method.name, one=first, two=second, rounded=rounded, exact=exact)


def _beside(edge: Fraction, unit: Fraction, operation: str) -> tuple[Fraction, Fraction]:
    """Two scores that come to an edge, or don't, by being rounded to units before they are added up."""
    half = Fraction(int(edge / 2))
    part = _PART_OF_UNIT[operation] * unit
    below = Fraction(0) if operation == "round_down" else unit
    return half - unit + part, edge - half - below + part


def _rounded(number: Fraction, step: tree.Round) -> Fraction:
    return round_fraction(number, step.places, step.operation.removeprefix("round_"))


def check_unused(ruleset: tree.Ruleset, used: Set[str]) -> Iterator[Problem]:
    """Parameters, scales and methods that nothing uses, and 令 that their method doesn't read. Where rows may name their
    method, all methods are used."""
    declared = [
        *(("参数", "parameter", parameter.name, parameter.span) for parameter in ruleset.parameters),
        *(("档位", "scale", scale.name, scale.span) for scale in ruleset.scales),
        *(
            ("方法", "method", method.name, method.span)
            for method in ruleset.methods
            if not ruleset.template.free_methods
        ),
    ]
    for kind, kind_en, name, span in declared:
        if name not in used:
            yield Unused(span=span, kind=kind, kind_en=kind_en, name=name)
    for method in ruleset.methods:
        yield from (Unused(span=let.span, kind="令", kind_en="let", name=let.name) for let in _lets_unread(method))


def _lets_unread(method: tree.Method) -> Iterator[tree.Let]:
    """The 令 that neither a line of the method nor a limit reads, be it by another 令."""
    ends = (tree.Clause(None, end, "", each.span) for each in limits(method) for end in (each.low, each.high))
    read = {let.name for line in (*method.clauses, *ends) for let in lets_read(method, line)}
    return (let for let in method.lets if let.name not in read)


def _divides(method: tree.Method, *, endless: bool = False) -> bool:
    """Whether a result divides; with ``endless``, it or a 令 that it reads by what may leave digits without end, as 3
    may and 2 and 5 don't."""
    results = [clause.result for clause in method.clauses]
    if endless:
        alone = (tree.Clause(None, clause.result, clause.text, clause.span) for clause in method.clauses)
        results += [let.value for clause in alone for let in lets_read(method, clause)]
    return any(
        isinstance(each, tree.Call) and each.operation == "divide" and not (_ends if endless else _is_share)(each)
        for result in results
        for each in walk(result)
    )


def _is_share(quotient: tree.Call) -> bool:
    """Whether a quotient is a share of the points, which is never more than all of them: 分值 ÷ 2."""
    points, divisor = quotient.arguments
    number = divisor.value if isinstance(divisor, tree.Literal) else None
    return is_points(points) and isinstance(number, Fraction) and number >= 1


def _ends(quotient: tree.Call) -> bool:
    number = constant(quotient.arguments[1], {})
    return number is not None and number != 0 and is_decimal(1 / number)


def _rounds(expression: tree.Expression) -> bool:
    return isinstance(expression, tree.Call) and expression.operation.startswith("round")
