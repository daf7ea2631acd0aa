"""Which parts of a method's rules some input reaches: found by trying, for parts that no case reaches.

``限于 0 至 分值`` stands in nearly every method, and often the lines before it leave nothing for it to do. What none of
thousands of inputs reaches isn't asked of the cases; it is said, since a search proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from duheng.analysis.single import tried
from duheng.analysis.ways import trials_of
from duheng.language import tree
from duheng.language.names import names_of
from duheng.testing.group_boundaries import group_points
from duheng.testing.hits import hits_of_tried
from duheng.testing.items import Item, Part

_SEARCHED = (Part.LOW, Part.HIGH, Part.ROUND)


def beyond_reach(ruleset: tree.Ruleset, missing: Iterable[Item]) -> frozenset[Item]:
    """Those of some limits and roundings that no input tried reaches."""
    wanted = [each for each in missing if each.part in _SEARCHED]
    methods = names_of(ruleset).methods
    found: set[Item] = set()
    for owner in dict.fromkeys(each.owner for each in wanted):
        mine = {each for each in wanted if each.owner == owner}
        if owner in methods:
            found |= _unreached(ruleset, methods[owner], mine)
    return frozenset(found)


def _unreached(ruleset: tree.Ruleset, method: tree.Method, wanted: set[Item]) -> set[Item]:
    for trials in trials_of(ruleset, method):
        for given in trials.every():
            wanted = wanted - hits_of_tried(tried(ruleset, method, given))
            if not wanted:
                return wanted
    _, points = group_points(ruleset, method, frozenset())
    return wanted - {item for each in points for item in each.hits}
