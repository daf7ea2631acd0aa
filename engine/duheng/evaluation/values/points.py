"""Whether the rows of a form are worth what their group is worth.

A ruleset gives a group its points (一级 产出指标 50分); a form made for another ruleset has rows that add up to 40. Then
the group can't be scored as the ruleset means it, and what is missing or too much wasn't lost by anybody. It is told
apart, and only where it can be told for certain: a group that just adds up its parts, all of known points. Nor is what
the total doesn't add up at all lost by anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from duheng.evaluation.values.trace import Trace
from duheng.forms.model import FormNode, all_nodes
from duheng.identity import once_for_each
from duheng.language.ranges import same, total_of
from duheng.language.tree import Aggregate, FormTemplate, Over, Root
from duheng.language.walk import walk_fields

ZERO = Fraction(0)


def parts_of(node: FormNode, trace: Trace, outside: frozenset[int], worked_out: frozenset[int]) -> Fraction | None:
    """What the parts of a group are worth on the form; None where they needn't add up to its points, or aren't known.

    ``outside`` are the identities of the nodes that don't count for the total, ``worked_out`` the levels whose points
    the ruleset works out, so that it isn't the form that shares them out.
    """
    if not trace.adds_up or trace.value is None or node.points is None or without_rows(node):
        return None
    parts = [child for child in node.children if id(child) not in outside or id(node) in outside]
    if worked_out and any(child.level in worked_out for child in parts):
        return None
    known = [ZERO if child.points is None and without_rows(child) else child.points for child in parts]
    worths = [each for each in known if each is not None]
    if not worths or len(worths) < len(known):
        return None
    found: Fraction = total_of(worths)
    return node.points if same(found, node.points) else found


def strangers(roots: list[FormNode], template: FormTemplate) -> Iterator[FormNode]:
    """The groups worth points beside those among which the template shares out the form's points; where the rows
    themselves stand beside them there are none."""
    if template.row_level > 1 and any(node.points for node in template.nodes):
        yield from (root for root in roots if root.template is None and root.points)


def uncounted(roots: list[FormNode], template: FormTemplate) -> list[FormNode]:
    """The roots that the form's total doesn't see: rows that name no group, or none that it adds up."""
    levels = _levels_added_up(template)
    if Over.CHILDREN in levels:
        return []
    return [root for root in roots if root.template is None and not any(_holds(root, over.value) for over in levels)]


def _holds(node: FormNode, level: int) -> bool:
    return node.level == level or any(_holds(child, level) for child in node.children)


@once_for_each
def _levels_added_up(template: FormTemplate) -> set[Over]:
    """What of the form the total adds up, in fields that the ruleset works out too."""
    inside = walk_fields([template.total], {each.name: each for each in template.derived})
    added_up = (each for each in inside if isinstance(each, Aggregate))
    return {each.over for each in added_up if each.place.root in (Root.FORM, Root.HERE)}


def outside_total(nodes: Iterable[FormNode]) -> list[FormNode]:
    """Of all nodes those that the template leaves out of the total, each with all below it."""
    return [each for node in nodes if node.outside_total for each in all_nodes([node])]


def stands_too_high(node: FormNode, row_level: int) -> bool:
    """Whether a node that only the form has is filled in above the level that is scored, with nothing below it."""
    alone = not node.children and node.template is None and node.level < row_level and not node.method
    return alone and (node.points is not None or node.claimed is not None or bool(node.cells))


def without_rows(node: FormNode) -> bool:
    """Whether a node is the template's, as is all below it, and nothing of it is scored by a method or filled in."""
    own = node.template is not None and not node.template.method and not node.method and not node.cells
    return own and all(map(without_rows, node.children))
