"""What differs between two rulesets, clause by clause, with an input on which it matters.

Lines are compared as meant: spelling, order of declarations and the file a line comes from don't count. A changed
method or scale comes with an input that the two score differently, where one was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from enum import Enum
from fractions import Fraction
from functools import partial
from itertools import pairwise, takewhile
from typing import Any

from duheng.analysis.witness import Witness, apart, reads, witness
from duheng.language import tree
from duheng.language.bands import interval_text, number_text, numbers_of
from duheng.language.builtins import LEVELS
from duheng.language.decimal import decimal_text
from duheng.language.names import names_of
from duheng.language.operations import BY_KEY
from duheng.language.printed import option, printed
from duheng.record import Record, replace
from duheng.source import Span


class Kind(Enum):
    """How a clause differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


_WORDS = ("说明 ", "依据 ")


class Change(Record):
    """One difference: of what (参数, 档位, 方法 …), its name, the lines before and after, and where they stand;
    ``reordered``: only their order differs, and they are told from the first that moved to the last; ``apart``: fields
    that only one side's forms have, where no input that suits both methods shows a difference; ``more``: inputs of
    other methods that score differently for the same reason, since they read the same 参数."""

    kind: Kind
    what: str
    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    before_at: Span | None
    after_at: Span | None
    witness: Witness | None = None
    reordered: bool = False
    apart: tuple[str, ...] = ()
    more: tuple[Witness, ...] = ()

    @property
    def wording(self) -> bool:
        """Whether only a method's 说明 and 依据 differ, which score nothing."""
        return self.what == "方法" and all(line.startswith(_WORDS) for line in (*self.before, *self.after))


_Said = tuple[tuple[str, ...], Span | None]
"""Lines, and where they stand."""
Trying = Callable[[tree.Ruleset, tree.Method, tree.Ruleset, tree.Method], Witness | None]
"""Looks for an input on which two versions of a method differ."""


def difference(one: tree.Ruleset, two: tree.Ruleset, trying: Trying = witness) -> tuple[Change, ...]:
    """All differences, in the order of the language page."""
    parts = (
        _head,
        partial(_parameters, trying),
        _scales,
        partial(_methods, trying),
        _fields,
        _nodes,
        _scoring,
        _totals,
        _checks,
    )
    return tuple(change for part in parts for change in part(one, two))


def _pairs(
    before: Iterable[Any], after: Iterable[Any], what: str, lines: Callable[[Any], tuple[str, ...]]
) -> Iterator[tuple[Change, Any, Any]]:
    """The differences between two lists of named things, compared by what their lines say."""
    old, new = {each.name: each for each in before}, {each.name: each for each in after}
    for name in dict.fromkeys((*old, *new)):
        was, is_ = old.get(name), new.get(name)
        lost = lines(was) if was is not None else ()
        found = lines(is_) if is_ is not None else ()
        kind = _kind(was, is_)
        if kind is Kind.CHANGED and lost == found:
            continue
        places = (was.span if was is not None else None, is_.span if is_ is not None else None)
        only, reordered = _changed_lines(lost, found), _reordered(lost, found)
        yield Change(kind, what, name, *only, *places, reordered=reordered), was, is_


def _reordered(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether lines only changed places."""
    return before != after and sorted(before) == sorted(after)


def _changed_lines(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if _reordered(before, after):
        moved = [number for number, (one, two) in enumerate(zip(before, after, strict=True)) if one != two]
        return before[moved[0] : moved[-1] + 1], after[moved[0] : moved[-1] + 1]
    blocks = [each for each in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if each[0] != "equal"]
    lost = tuple(line for _, start, end, _, _ in blocks for line in before[start:end])
    found = tuple(line for _, _, _, start, end in blocks for line in after[start:end])
    return lost, found


def _single(
    what: str, one: tree.Ruleset, two: tree.Ruleset, said: Callable[[tree.Ruleset], _Said], name: str = ""
) -> Iterator[Change]:
    """The difference between what two rulesets say of a thing of which each has one at most."""
    (lost, before_at), (found, after_at) = said(one), said(two)
    if lost != found:
        lines = _changed_lines(lost, found)
        yield Change(_kind(lost, found), what, name, *lines, before_at, after_at, reordered=_reordered(lost, found))


def _kind(before: object, after: object) -> Kind:
    """Whether something was changed, or is there in one of the two only."""
    return Kind.CHANGED if before and after else Kind.ADDED if after else Kind.REMOVED


# --- the parts


def _head(one: tree.Ruleset, two: tree.Ruleset) -> Iterator[Change]:
    yield from _single("依据", one, two, lambda each: (_line(each.authority), each.authority_at))
    yield from _single("适用", one, two, lambda each: (_line(_in_force(each)), each.effective_at))
    yield from _single("状态", one, two, lambda each: (_line(each.status), each.status_at))


def _line(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _in_force(ruleset: tree.Ruleset) -> str:
    start, end = ruleset.effective_from, ruleset.effective_to
    if start is None and end is None:
        return ""
    return f"{start} 起" if end is None else f"{start} 至 {end}"


def _parameters(trying: Trying, one: tree.Ruleset, two: tree.Ruleset) -> Iterator[Change]:
    def lines(parameter: tree.Parameter) -> tuple[str, ...]:
        return tuple(f"{'' if day is None else f'{day} 起 '}{printed(value)}" for day, value in parameter.values)

    for change, was, is_ in _pairs(one.parameters, two.parameters, "参数", lines):
        found = list(_read_by(trying, one, two, was.name)) if was is not None and is_ is not None else []
        yield replace(change, witness=found[0] if found else None, more=tuple(found[1:]))


def _read_by(trying: Trying, one: tree.Ruleset, two: tree.Ruleset, name: str) -> Iterator[Witness]:
    """For each method that both rulesets have alike and that reads a parameter an input on which it gives different
    points, where there is one."""
    after = names_of(two).methods
    for method in one.methods:
        other = after.get(method.name)
        if other is None or _of_method(method) != _of_method(other) or not reads(one, method, name):
            continue
        found = trying(one, method, two, other)
        if found is not None:
            yield Witness(f"{method.name}：{found.case}", found.before, found.after)


def _scales(one: tree.Ruleset, two: tree.Ruleset) -> Iterator[Change]:
    for change, was, is_ in _pairs(one.scales, two.scales, "档位", lambda scale: tuple(map(_band, scale.bands))):
        found = _moved(was, is_) if was is not None and is_ is not None else None
        yield replace(change, witness=found)


def _band(band: tree.Band) -> str:
    return f"{band.label} {interval_text(band)}"


def _moved(was: tree.Scale, is_: tree.Scale) -> Witness | None:
    """A number that the two scales put in different bands."""
    ends = sorted({end for scale in (was, is_) for band in scale.bands for end in (band.low, band.high)})
    between = [(low + high) / 2 for low, high in pairwise(ends)]
    for number in sorted((*ends, *between), reverse=True):
        first, second = _label(was, number), _label(is_, number)
        if first != second:
            return Witness(number_text(number, *was.bands, *is_.bands), first or "没有这一档", second or "没有这一档")
    return None


def _label(scale: tree.Scale, number: Fraction) -> str:
    return next((band.label for band in scale.bands if numbers_of(band).contains(number)), "")


def _methods(trying: Trying, one: tree.Ruleset, two: tree.Ruleset) -> Iterator[Change]:
    for change, was, is_ in _pairs(one.methods, two.methods, "方法", _of_method):
        if was is None or is_ is None:
            yield change
            continue
        found = trying(one, was, two, is_)
        fields = apart(one, was, two, is_) if found is None else ()
        yield replace(change, witness=found, apart=fields)


def _of_method(method: tree.Method) -> tuple[str, ...]:
    words = zip(_WORDS, (method.note, method.authority), strict=True)
    lines = [f"{word}「{text}」" for word, text in words if text]
    lines += [f"令 {let.name} = {printed(let.value)}" for let in method.lets]
    for clause in method.clauses:
        condition = f"若 {printed(clause.condition)} 则 " if clause.condition is not None else "得 "
        lines.append(condition + printed(clause.result))
    for step in method.finish:
        if isinstance(step, tree.Clamp):
            lines.append(f"限于 {printed(step.low)} 至 {printed(step.high)}")
        else:
            lines.append(f"修约 {step.places} 位小数，{BY_KEY[step.operation].zh[0]}")
    return tuple(lines)


def _fields(one: tree.Ruleset, two: tree.Ruleset) -> Iterator[Change]:
    def lines(field: tree.Field) -> tuple[str, ...]:
        unit = f"，单位 {field.unit.text}" if field.unit is not None else ""
        required = "，必填" if field.required else ""
        printed = (("列名", field.columns), ("行名", field.rows), ("符号列", field.signs), ("单位列", field.units))
        columns = "".join(option(word, texts) for word, texts in printed)
        level = f"{LEVELS[field.level]} " if field.level else ""
        return (f"{level}{field.scale or field.kind.value}{required}{columns}{unit}",)

    yield from _single("模板", one, two, lambda each: (_line(_free(each.template)), each.template.span))
    for level, word in enumerate(LEVELS):
        yield from _single("模板", one, two, partial(_columns, level), word)
    yield from (change for change, _, _ in _pairs(one.template.fields, two.template.fields, "字段", lines))
    before, after = ((*each.template.derived, *each.template.worth) for each in (one, two))
    yield from (change for change, _, _ in _pairs(before, after, "字段", lambda each: (printed(each.value),)))


def _columns(level: int, ruleset: tree.Ruleset) -> _Said:
    template = ruleset.template
    columns = option("列名", template.level_columns[level])
    columns += option("分值列", template.points_columns) if level == template.row_level else ""
    return _line(columns.removeprefix("，")), template.span


def _free(template: tree.FormTemplate) -> str:
    return f"{LEVELS[template.row_level]} 可自选方法" if template.free_methods else ""


class _Placed(Record):
    name: str
    node: tree.Node
    span: Span


def _nodes(one: tree.Ruleset, two: tree.Ruleset) -> Iterator[Change]:
    def lines(placed: _Placed) -> tuple[str, ...]:
        node = placed.node
        points = f"{decimal_text(node.points)}分" if node.points is not None else "分值未定"
        method = f"，按 {node.method}" if node.method else ""
        outside, repeated = "，不计入总分" if node.outside else "", "，可重复" if node.repeated else ""
        return (f"{points}{method}{outside}{repeated}{option('行名', node.rows)}",)

    before, after = (list(_placed(ruleset.template.nodes, "")) for ruleset in (one, two))
    for change, was, is_ in _pairs(before, after, "指标", lines):
        if was is not None and is_ is not None and was.node.points != is_.node.points:
            change = replace(change, before_at=was.node.points_at or was.span, after_at=is_.node.points_at or is_.span)
        yield change


def _placed(nodes: Iterable[tree.Node], above: str) -> Iterator[_Placed]:
    for node in nodes:
        name = f"{above}{node.name}"
        yield _Placed(name, node, node.span)
        yield from _placed(node.children, f"{name}/")


def _scoring(one: tree.Ruleset, two: tree.Ruleset) -> Iterator[Change]:
    pairs = zip(one.template.scoring, two.template.scoring, strict=False)
    alike = len(list(takewhile(lambda pair: _assignment(pair[0]) == _assignment(pair[1]), pairs)))

    def said(ruleset: tree.Ruleset) -> _Said:
        lines = ruleset.template.scoring
        places = [each.span for each in lines]
        return tuple(map(_assignment, lines)), (*places[alike:], *places[-1:], ruleset.template.span)[0]

    yield from _single("计分", one, two, said)


def _assignment(line: tree.Assignment) -> str:
    condition = printed(line.condition) if line.condition is not None else "其他"
    return f"{condition} → {line.method or '不适用'}"


def _totals(one: tree.Ruleset, two: tree.Ruleset) -> Iterator[Change]:
    yield from _single("总分", one, two, lambda each: _result(each.template.total))
    yield from _single("等级", one, two, lambda each: _result(each.template.grade))


def _result(expression: tree.Expression | None) -> _Said:
    return ((printed(expression),), expression.span) if expression is not None else ((), None)


def _checks(one: tree.Ruleset, two: tree.Ruleset) -> Iterator[Change]:
    def lines(check: tree.Check) -> tuple[str, ...]:
        over = (f"对每个 {LEVELS[check.over.value]}",) if check.over is not None else ()
        when = (f"当 {printed(check.when)}",) if check.when is not None else ()
        veto = (f"则 {check.veto.kind} {printed(check.veto.value)}",) if check.veto is not None else ()
        message = (f"提示 「{printed(check.message)}」",) if check.message is not None else ()
        return (*over, *when, f"要求 {printed(check.demand)}", *message, f"级别 {check.severity.value}", *veto)

    yield from (change for change, _, _ in _pairs(one.checks, two.checks, "校验", lines))
