"""What differs between the ruleset a form was made for and the one that scores it: weights, what counts, tiers.

Each difference is said in Chinese and in English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duheng.language import tree
from duheng.language.builtins import LEVELS, LEVELS_EN
from duheng.language.decimal import decimal_text
from duheng.language.names import names_of
from duheng.language.printed import printed
from duheng.problems.evaluation import OtherRuleset
from duheng.problems.problem import Problem

Both = tuple[str, str]


def differences(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[Problem]:
    """One finding for each structural difference that changes scores."""
    parts = (_weights, _parameters, _scales, _worked_out, _methods, _total)
    for what, what_en in (both for part in parts for both in part(stated, used)):
        yield OtherRuleset(stated=stated.id, used=used.id, what=what, what_en=what_en)


def _weights(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[Both]:
    old, new = dict(_nodes(stated.template.nodes)), dict(_nodes(used.template.nodes))
    for path in dict.fromkeys((*old, *new)):
        one, two = old.get(path), new.get(path)
        if one is not None and two is not None:
            yield from _of_node("/".join(path), one, two)
        elif path[:-1] == () or (path[:-1] in old and path[:-1] in new):
            yield _there("/".join(path), one is None)


def _there(name: str, new: bool) -> Both:
    where, where_en = ("原表没有", "not in the form's") if new else ("现规则没有", "not in this one")
    return f"「{name}」{where}", f'"{name}" is {where_en}'


def _of_node(name: str, one: tree.Node, two: tree.Node) -> Iterator[Both]:
    if one.points != two.points:
        old, new = _points(one), _points(two)
        yield f"「{name}」分值 {old[0]} → {new[0]}", f'points of "{name}" {old[1]} → {new[1]}'
    if one.outside != two.outside:
        yield _changed(name, _counts(one), _counts(two))
    if one.method != two.method:
        yield _changed(name, _scored(one), _scored(two))
    if one.repeated != two.repeated:
        yield _changed(name, _occurs(one), _occurs(two))


def _changed(name: str, old: Both, new: Both) -> Both:
    return f"「{name}」{old[0]} → {new[0]}", f'"{name}" {old[1]} → {new[1]}'


def _nodes(nodes: Iterable[tree.Node], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], tree.Node]]:
    for node in nodes:
        path = (*above, node.name)
        yield path, node
        yield from _nodes(node.children, path)


def _points(node: tree.Node) -> Both:
    if node.points is None:
        return "未定", "open"
    return decimal_text(node.points), decimal_text(node.points)


def _counts(node: tree.Node) -> Both:
    return ("不计入总分", "outside the total") if node.outside else ("计入总分", "inside the total")


def _occurs(node: tree.Node) -> Both:
    return ("可重复", "repeatable") if node.repeated else ("只有一个", "there once")


def _scored(node: tree.Node) -> Both:
    return (f"按 {node.method}", f"by {node.method}") if node.method else ("不指定方法", "by no method of its own")


def _parameters(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[Both]:
    old = names_of(stated).parameters
    for parameter in used.parameters:
        before = old.get(parameter.name)
        if before is not None and before.values != parameter.values:
            yield f"参数「{parameter.name}」不同", f'parameter "{parameter.name}" is another'


def _scales(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[Both]:
    old = names_of(stated).scales
    for scale in used.scales:
        before = old.get(scale.name)
        if before is None:
            yield f"新有档位「{scale.name}」", f'scale "{scale.name}" is new'
            continue
        one, two = [_band(band) for band in before.bands], [_band(band) for band in scale.bands]
        if one != two:
            changed = f"{_bands(before)} → {_bands(scale)}"
            yield f"档位「{scale.name}」{changed}", f'scale "{scale.name}" {changed}'


def _band(band: tree.Band) -> tuple[object, ...]:
    return (band.label, band.low, band.high, band.low_open, band.high_open)


def _bands(scale: tree.Scale) -> str:
    return "；".join(band.text for band in scale.bands)


def _worked_out(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[Both]:
    """Fields and points that the templates work out otherwise."""
    old = {(each.level, each.name): each.value for each in stated.template.derived}
    for each in used.template.derived:
        before = old.get((each.level, each.name), each.value)
        if before != each.value:
            changed = f"{printed(before)} → {printed(each.value)}"
            yield f"字段「{each.name}」{changed}", f'field "{each.name}" {changed}'
    points, points_now = ({each.level: each.value for each in one.template.worth} for one in (stated, used))
    for level in sorted(points.keys() | points_now.keys()):
        one, two = _worth(points.get(level)), _worth(points_now.get(level))
        if one != two:
            yield f"{LEVELS[level]}分值 {one[0]} → {two[0]}", f"points of {LEVELS_EN[level]} {one[1]} → {two[1]}"


def _worth(value: tree.Expression | None) -> Both:
    return ("按表上填的", "as the form says") if value is None else (printed(value), printed(value))


def _methods(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[Both]:
    old = names_of(stated).methods
    for method in used.methods:
        before = old.get(method.name)
        if before is not None and _body(before) != _body(method):
            yield f"方法「{method.name}」不同", f'method "{method.name}" is another'
    if [_assigned(line) for line in stated.template.scoring] != [_assigned(line) for line in used.template.scoring]:
        yield "「计分」表不同", "the scoring table is another"


def _body(method: tree.Method) -> tuple[object, ...]:
    clauses = tuple((clause.condition, clause.result) for clause in method.clauses)
    return (method.lets, clauses, method.finish)


def _assigned(line: tree.Assignment) -> tuple[object, ...]:
    return (line.condition, line.method)


def _total(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[Both]:
    if stated.template.total != used.template.total:
        yield "总分的算法不同", "the total is worked out otherwise"
    if stated.template.grade != used.template.grade:
        yield "等级的算法不同", "the grade is worked out otherwise"
