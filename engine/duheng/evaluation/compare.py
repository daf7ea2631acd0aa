"""What differs between the ruleset a form was made for and the one that scores it: weights, what counts, tiers."""

from __future__ import annotations

from collections.abc import Iterator

from duheng.language import tree
from duheng.language.decimal import decimal_text
from duheng.problems.evaluation import OtherRuleset
from duheng.problems.problem import Problem


def differences(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[Problem]:
    """One finding for each structural difference that changes scores."""
    for what in (*_weights(stated, used), *_scales(stated, used), *_methods(stated, used)):
        yield OtherRuleset(stated=stated.id, used=used.id, what=what)


def _weights(stated: tree.Ruleset, used: tree.Ruleset) -> Iterator[str]:
    old = {node.name: node for node in stated.template.nodes}
    new = {node.name: node for node in used.template.nodes}
    for name in dict.fromkeys((*old, *new)):
        one, two = old.get(name), new.get(name)
        if one is None or two is None:
            yield f"「{name}」{'原表没有' if one is None else '现规则没有'}"
            continue
        if one.points != two.points:
            yield f"「{name}」分值 {_points(one)} → {_points(two)}"
        if one.outside != two.outside:
            yield f"「{name}」{_counts(one)} → {_counts(two)}"


def _points(node: tree.Node) -> str:
    return decimal_text(node.points) if node.points is not None else "未定"


def _counts(node: tree.Node) -> str:
    return "不计入总分" if node.outside else "计入总分"


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
    old = {method.name: method for method in stated.methods}
    for method in used.methods:
        before = old.get(method.name)
        if before is not None and _body(before) != _body(method):
            yield f"方法「{method.name}」不同"
    if [line.text for line in stated.template.scoring] != [line.text for line in used.template.scoring]:
        yield "「计分」表不同"


def _body(method: tree.Method) -> tuple[object, ...]:
    return (method.lets, method.clauses, method.finish)
