"""What differs between the ruleset a form was made for and the one that scores it: weights, what counts, tiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from duheng.language import tree
from duheng.language.decimal import decimal_text
from duheng.problems.evaluation import OtherRuleset
from duheng.problems.problem import Problem


def differences(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[Problem]:
    """One finding for each structural difference that changes scores."""
    parts = (_weights, _parameters, _scales, _methods, _total)
    for what in (what for part in parts for what in part(stated, used)):
        yield OtherRuleset(stated=stated.id, used=used.id, what=what)


def _weights(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[str]:
    old, new = dict(_nodes(stated.template.nodes)), dict(_nodes(used.template.nodes))
    for path in dict.fromkeys((*old, *new)):
        one, two = old.get(path), new.get(path)
        name = f"「{'/'.join(path)}」"
        if one is None or two is None:
            if path[:-1] == () or (path[:-1] in old and path[:-1] in new):
                yield f"{name}{'原表没有' if one is None else '现规则没有'}"
            continue
        if one.points != two.points:
            yield f"{name}分值 {_points(one)} → {_points(two)}"
        if one.outside != two.outside:
            yield f"{name}{_counts(one)} → {_counts(two)}"
        if one.method != two.method:
            yield f"{name}{_scored(one)} → {_scored(two)}"


def _nodes(nodes: Iterable[tree.Node], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], tree.Node]]:
    for node in nodes:
        path = (*above, node.name)
        yield path, node
        yield from _nodes(node.children, path)


def _points(node: tree.Node) -> str:
    return decimal_text(node.points) if node.points is not None else "未定"


def _counts(node: tree.Node) -> str:
    return "不计入总分" if node.outside else "计入总分"


def _scored(node: tree.Node) -> str:
    return f"按 {node.method}" if node.method else "不指定方法"


def _parameters(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[str]:
    old = {parameter.name: parameter for parameter in stated.parameters}
    for parameter in used.parameters:
        before = old.get(parameter.name)
        if before is not None and before.values != parameter.values:
            yield f"参数「{parameter.name}」不同"


def _scales(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[str]:
    old = {scale.name: scale for scale in stated.scales}
    for scale in used.scales:
        before = old.get(scale.name)
        if before is None:
            yield f"新有档位「{scale.name}」"
            continue
        one, two = [_band(band) for band in before.bands], [_band(band) for band in scale.bands]
        if one != two:
            yield f"档位「{scale.name}」{_bands(before)} → {_bands(scale)}"


def _band(band: tree.Band) -> tuple[object, ...]:
    return (band.label, band.low, band.high, band.low_open, band.high_open)


def _bands(scale: tree.Scale) -> str:
    return "；".join(band.text for band in scale.bands)


def _methods(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[str]:
    old, new = _by_name(stated), _by_name(used)
    for name, method in new.items():
        before = old.get(name)
        if before is not None and _body(before) != _body(method):
            yield f"方法「{name}」不同"
    if [_assigned(line) for line in stated.template.scoring] != [_assigned(line) for line in used.template.scoring]:
        yield "「计分」表不同"


def _by_name(ruleset: tree.Ruleset) -> Mapping[str, tree.Method]:
    return {method.name: method for method in ruleset.methods}


def _body(method: tree.Method) -> tuple[object, ...]:
    clauses = tuple((clause.condition, clause.result) for clause in method.clauses)
    return (method.lets, clauses, method.finish)


def _assigned(line: tree.Assignment) -> tuple[object, ...]:
    return (line.condition, line.method)


def _total(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[str]:
    if stated.template.total != used.template.total:
        yield "总分的算法不同"
    if stated.template.grade != used.template.grade:
        yield "等级的算法不同"
