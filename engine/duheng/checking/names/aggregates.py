"""Aggregates over nodes: 合计（成本指标.三级.实际值，条件）, 个数（下级）, 最大（三级.得分）."""

from __future__ import annotations

from collections.abc import Callable

from duheng.checking.names.references import References
from duheng.checking.names.scope import Context
from duheng.language import builtins, tree
from duheng.problems.places import AggregatesNested, NothingBelow, NotNodes
from duheng.syntax import written as w

Read = Callable[[w.Expression, Context], tree.Expression]
"""How an expression inside an aggregate is read."""
_NEED_ITEM = ("合计", "平均", "最大", "最小")
MOST_AGGREGATES = 2
"""Each aggregate inside another goes over all its nodes again for each of the other's."""


def runs_over_nodes(names: References, written: w.Apply) -> bool:
    """Whether what is applied is an aggregate: its first argument names nodes, or a group alone."""
    first = written.arguments[0] if written.arguments else None
    alone = isinstance(first, w.Name) and first.text in names.names.nodes
    return alone or (first is not None and _nodes(names, first) is not None)


def _nodes(names: References, written: w.Expression) -> tuple[tree.Place, tree.Over, w.Name | None] | None:
    """``三级``, ``三级.分值``, ``下级.得分``, ``成本指标.三级``, ``成本指标.三级.实际值``, ``全表.三级``."""
    path: list[w.Name] = []
    while isinstance(written, w.Member):
        path.insert(0, written.name)
        written = written.target
    place: tree.Place | None = tree.HERE
    over = _over(written)
    if over is None:
        place = names.place(written)
        if place is None or not path:
            return None
        over = _over(path.pop(0))
    if over is None or place is None or len(path) > 1:
        return None
    return place, over, path[0] if path else None


def aggregate(names: References, written: w.Apply, context: Context, read: Read) -> tree.Expression:
    """An aggregate over nodes as meant."""
    function = builtins.AGGREGATES[written.name.text]
    found = _nodes(names, written.arguments[0]) if written.arguments else None
    needs_item = function in _NEED_ITEM
    if found is None and (group := _group(written)) is not None and names.is_unknown(group, context):
        return names.unknown(group.text, group.span, None)
    if found is None or len(written.arguments) > 2 or (needs_item and found[2] is None):
        formula = bool(written.arguments) and isinstance(written.arguments[0], w.Infix | w.Prefix | w.Bracketed)
        instead = _of_group(names, written) if found is None else ""
        told = NotNodes(span=written.span, function=written.name.text, formula=formula, instead=instead)
        return names.unresolved(written.span, told)
    if context.aggregates == MOST_AGGREGATES:
        return names.unresolved(written.span, AggregatesNested(span=written.span, limit=MOST_AGGREGATES))
    place, over, item_name = found
    names.row_asked(place, written.span, context)
    if place.root is tree.Root.HERE and over.value and context.level and over.value <= context.level:
        tier, tier_en = builtins.LEVELS[over.value], builtins.LEVELS_EN[over.value]
        names.tell(NothingBelow(span=written.span, tier=tier, tier_en=tier_en))
    inside = context.inside(over.value or None)
    item = names.named(item_name, inside) if item_name else None
    condition = read(written.arguments[1], inside) if len(written.arguments) == 2 else None
    if function in ("任一", "全部") and condition is None:
        condition, item = item, None
    return tree.Aggregate(function, place, over, item, condition, written.span)


def _group(written: w.Apply) -> w.Name | None:
    """What stands where an aggregate names a group: the 成本指标 of 合计（成本指标.三级.得分）."""
    each, over = written.arguments[0] if written.arguments else None, False
    while isinstance(each, w.Member):
        over = over or _over(each.name) is not None
        each = each.target
    return each if over and isinstance(each, w.Name) else None


def _of_group(names: References, written: w.Apply) -> str:
    """``合计（产出指标.下级.得分）`` for 合计（产出指标.得分） and 合计（产出指标）; empty where no group stands alone."""
    first = written.arguments[0] if written.arguments else None
    item = f".{first.name.text}" if isinstance(first, w.Member) and not first.name.level else ""
    group = first.target if isinstance(first, w.Member) and item else first
    if not isinstance(group, w.Name) or group.text not in names.names.nodes:
        return ""
    counts = written.name.text not in _NEED_ITEM
    return f"{written.name.text}（{group.text}.下级{'' if counts else item or f'.{builtins.SCORE_OF}'}）"


def _over(written: w.Expression) -> tree.Over | None:
    if not isinstance(written, w.Name):
        return None
    if written.level:
        return tree.Over(written.level)
    return tree.Over.CHILDREN if builtins.chinese(written.text) == "下级" else None
