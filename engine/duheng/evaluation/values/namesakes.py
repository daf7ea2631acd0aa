"""Rows of the same name, without comparing every row with every other.

``个数（全表.三级，名称 = 本行.名称）`` stands in every ruleset. Read as it is written it compares each row with all of them;
with the rows gathered by how their names read, each row finds its namesakes at once.
"""

from __future__ import annotations

from duheng.forms.model import FormNode
from duheng.language import builtins, tree
from duheng.language.reading import reading_of


def asks_for_namesakes(condition: tree.Expression | None) -> bool:
    """Whether a condition says just that the row's name is that of 本行, either way round."""
    if not isinstance(condition, tree.Call) or condition.operation != "equal":
        return False
    roots = [each.place.root for each in condition.arguments if isinstance(each, tree.Built) and _is_name(each)]
    return sorted(root.value for root in roots) == sorted((tree.Root.HERE.value, tree.Root.THIS.value))


def _is_name(built: tree.Built) -> bool:
    return built.name == builtins.NAME_OF


class Namesakes:
    """The namesakes of rows, gathered once for each list of nodes."""

    def __init__(self) -> None:
        self._gathered: dict[int, dict[str, list[FormNode]]] = {}

    def of(self, this: FormNode, nodes: list[FormNode]) -> list[FormNode]:
        """Those of ``nodes`` (a list that stays) whose name reads like that of ``this``."""
        gathered = self._gathered.get(id(nodes))
        if gathered is None:
            gathered = self._gathered[id(nodes)] = {}
            for node in nodes:
                gathered.setdefault(reading_of(node.name), []).append(node)
        return gathered.get(reading_of(this.name), [])
