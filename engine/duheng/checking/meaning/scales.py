"""档位: labels and intervals, and that no number falls between two of them or into both.

An end's mark (含, 不含) may be left out where there is only one sensible reading: the outermost ends of a scale belong to
it; at a number where two bands meet, an end without a mark is out, unless the other band says 不含.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from duheng.checking.cases.constant import constant
from duheng.checking.linking.amend import label, label_twice
from duheng.checking.linking.merged import Declaration
from duheng.checking.names.resolve import Resolver
from duheng.checking.names.scope import Context
from duheng.checking.reading.near import near
from duheng.checking.types.declared import mixed_units
from duheng.checking.types.infer import literal_type
from duheng.language import tree
from duheng.language.operation import TypeFault
from duheng.language.operations.typing import alike
from duheng.language.types import Numeric, Plain, Type
from duheng.language.units import unit
from duheng.language.walk import walk
from duheng.problems.bands import NoBands
from duheng.problems.meaning import BadScale, MixedEnds, ScaleGap, ScaleOverlap
from duheng.problems.problem import Problem
from duheng.problems.slips import is_slip
from duheng.record import Record
from duheng.source import Span
from duheng.syntax import written as w

_DATES_EN = "an end is a date and scales hold numbers; tell days apart by lines or a table of a method"
_RATIOS = ("", "%", "‰")
_UNFIXED = "端点不是固定的数", "an end is not a fixed number"
_DATED = "端点「{}」的值随日期变，不是固定的数", 'the end "{}" changes with the date and is not a fixed number'


class _End(Record):
    """An end as written: its number, its mark, how it was written and where."""

    value: Fraction
    mark: bool | None
    text: str
    span: Span


class _Row(Record):
    label: str
    low: _End
    high: _End
    line: w.Line


def build_scale(declaration: Declaration, resolver: Resolver, parameters: Mapping[str, tree.Parameter]) -> tree.Scale:
    """The scale as meant; problems go to the resolver."""
    rows: list[_Row] = []
    type_: Type = Numeric((), bare=True)
    lines = declaration.of(w.BandLine)
    if not lines:
        resolver.tell(NoBands(span=declaration.head.span, name=declaration.name))
    for line in lines:
        content = line.content
        assert isinstance(content, w.BandLine)
        written = ((content.first, content.first_included), (content.second, content.second_included))
        ends = [_end(*each, resolver, parameters) for each in written]
        if Plain.DATE in (found for _, found in ends):
            _bad(line.span, "端点是日期，档位只写数：按日期分档的，在方法里用「若」或表", _DATES_EN, resolver)
            return tree.Scale(declaration.name, (), type_, declaration.head.span)
        for _, found in ends:
            type_ = _common(type_, found, content.first.span, resolver)
        first, second = ends[0][0], ends[1][0]
        if first is None or second is None:
            return tree.Scale(declaration.name, (), type_, declaration.head.span)
        rows += _row(first, second, line, resolver)
    for number, row in enumerate(rows):
        if any(other.label == row.label for other in rows[:number]):
            resolver.tell(label_twice(row.line))
    bands = tuple(_band(row, rows) for row in rows)
    mixed = _mixed(declaration)
    resolver.problems += mixed or _seams(bands, rows, declaration.head.span.file)
    return tree.Scale(declaration.name, bands, type_, declaration.head.span)


def _mixed(declaration: Declaration) -> list[Problem]:
    """Ends with % among bare ones or the other way round: those that are fewer, 0 apart; bare ends among those with a
    unit of another size than one (万元)."""
    written = [each for band in w.contents(declaration.lines, w.BandLine) for each in (band.first, band.second)]
    numbers = [each for each in written if isinstance(each, w.Number) and Fraction(each.digits)]
    large = next((each.unit for each in numbers if each.unit not in _RATIOS and _is_large(each.unit)), "")
    if large:
        lacking = [each for each in numbers if not each.unit]
        return [MixedEnds(span=each.span, found=each.digits, usual=each.digits + large, unit=large) for each in lacking]
    numbers = [each for each in numbers if each.unit in _RATIOS]
    bare, marked = ([each for each in numbers if bool(each.unit) is wanted] for wanted in (False, True))
    fewer, usual = (bare, "%") if len(bare) < len(marked) else (marked, "")
    if not bare or not marked:
        return []
    return [MixedEnds(span=each.span, found=each.digits + each.unit, usual=each.digits + usual) for each in fewer]


def _is_large(text: str) -> bool:
    """Whether one of a unit isn't one of what bare numbers are in."""
    found = unit(text)
    return found is not None and found.factor != 1


def _end(
    written: w.Expression, mark: bool | None, resolver: Resolver, parameters: Mapping[str, tree.Parameter]
) -> tuple[_End | None, Type]:
    meant = resolver.expression(written, Context(level=0))
    value = constant(meant, parameters)
    types = [literal_type(each) for each in walk(meant) if isinstance(each, tree.Literal)]
    type_ = types[0] if types else Numeric(None)
    if value is None:
        named = [each.name for each in walk(meant) if isinstance(each, tree.Named) and each.name in parameters]
        dated = [name for name in named if len(parameters[name].values) > 1]
        zh, en = _UNFIXED if not dated else (_DATED[0].format(dated[0]), _DATED[1].format(dated[0]))
        _bad(written.span, zh, en, resolver)
        return None, type_
    text = meant.text if isinstance(meant, tree.Literal) else str(value)
    return _End(value, mark, text, written.span), type_


def _common(known: Type, found: Type, span: Span, resolver: Resolver) -> Type:
    try:
        common = alike(known, found)
        return known if common.bare and isinstance(known, Numeric) and known.dimension == common.dimension else common
    except TypeFault:
        resolver.tell(mixed_units(span, known, found))
        return known


def _row(first: _End, second: _End, line: w.Line, resolver: Resolver) -> list[_Row]:
    if first.value == second.value and False in (first.mark, second.mark):
        _bad(line.span, "两端相同又不含端点，是空的", "both ends are the same and excluded: it is empty", resolver)
        return []
    low, high = (first, second) if first.value <= second.value else (second, first)
    return [_Row(label(line), low, high, line)]


def _bad(span: Span, reason: str, reason_en: str, resolver: Resolver) -> None:
    resolver.tell(BadScale(span=span, reason=reason, reason_en=reason_en))


def _band(row: _Row, rows: list[_Row]) -> tree.Band:
    return tree.Band(
        row.label,
        row.low.value,
        row.high.value,
        _open(row.low, row, rows),
        _open(row.high, row, rows),
        row.line.text,
        row.line.span,
    )


def _open(end: _End, row: _Row, rows: list[_Row]) -> bool:
    if end.mark is not None:
        return not end.mark
    if row.low.value == row.high.value:
        return False
    meeting = [
        other_end
        for other in rows
        if other is not row
        for other_end in (other.low, other.high)
        if other_end.value == end.value
    ]
    return bool(meeting) and not all(other.mark is False for other in meeting)


def _seams(bands: tuple[tree.Band, ...], rows: list[_Row], own: str) -> list[Problem]:
    problems: list[Problem] = []
    order = sorted(range(len(bands)), key=lambda place: (bands[place].low, bands[place].low_open, bands[place].high))
    lower = order[0] if order else 0
    for upper in order[1:]:
        below, above = bands[lower], bands[upper]
        end = rows[lower].high
        span = _place(rows[lower], rows[upper], own)
        if below.high < above.low:
            low, high = end.text, rows[upper].low.text
            zh, en = f"{low} 与 {high} 之间的数", f"what is between {low} and {high}"
            problems.append(ScaleGap(span=span, witness=zh, witness_en=en))
        elif below.high > above.low:
            top = min((end, rows[upper].high), key=lambda each: each.value)
            problems.append(_overlap(span, (rows[upper].low, top), below, above, own))
        elif below.high_open and above.low_open:
            problems.append(ScaleGap(span=span, witness=end.text, witness_en=end.text))
        elif not below.high_open and not above.low_open:
            problems.append(_overlap(span, (end, end), below, above, own))
        lower = upper if (above.high, not above.high_open) >= (below.high, not below.high_open) else lower
    return _without_followers(problems)


def _without_followers(problems: list[Problem]) -> list[Problem]:
    """Where a label was written with a slip, so that its band is there twice, only that."""
    overlaps = [each for each in problems if isinstance(each, ScaleOverlap)]
    twice = [each for each in overlaps if is_slip(each.first, each.second) or is_slip(each.second, each.first)]
    labels = {label for each in twice for label in (each.first, each.second)}
    follows = [each for each in overlaps if each not in twice and {each.first, each.second} & labels]
    return [each for each in problems if each not in follows]


def _place(lower: _Row, upper: _Row, own: str) -> Span:
    """Where two bands meet: in the line that the ruleset's own file says, of two such in the later one."""
    (_, span) = max(
        ((each.line.span.file == own, each.line.span.line), end.span)
        for each, end in ((lower, lower.high), (upper, upper.low))
    )
    return span


def _mistyped(bands: tuple[tree.Band, tree.Band], own: str) -> tuple[str, str]:
    """The label of the file's own band and the inherited one that it may stand for; empty where there is none."""
    mine = [each.label for each in bands if each.span.file == own]
    theirs = [each.label for each in bands if each.span.file != own]
    if len(mine) != 1 or not near(mine[0], theirs):
        return "", ""
    return mine[0], theirs[0]


def _overlap(span: Span, shared: tuple[_End, _End], one: tree.Band, two: tree.Band, own: str) -> Problem:
    """Bands share one number, which one of them should leave out, or all from one end to another."""
    low, high = (end.text for end in shared)
    witness, remedy, remedy_en = low, "只在其中一档写（含）", "Write (inclusive) in one of the two only"
    if shared[0].value != shared[1].value:
        witness, remedy = f"{low}～{high}", "把两档相接的端点写成同一个数，只在其中一档写（含）"
        remedy_en = "Let both bands end at the same number, inclusive in one of them only"
    wrong, right = _mistyped((one, two), own)
    if right:
        remedy = f"若是要改「{right}」这一档，名称要写得一样，现在的「{wrong}」是新添的一档"
        remedy_en = f'To change the band "{right}", write its label exactly; "{wrong}" is a new band'
    return ScaleOverlap(
        span=span, witness=witness, first=one.label, second=two.label, remedy=remedy, remedy_en=remedy_en
    )
