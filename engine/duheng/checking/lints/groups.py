"""Names of groups that are nearly those of the template: in conditions, and of groups and fields that a ruleset adds.

Forms and rulesets may have groups of their own; a name is told only where one letter is too many, too few or another,
or where nothing but 指标 is missing. A group whose rows all sit in groups of its own is no row's group above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from duheng.language import builtins, tree
from duheng.language.reading import same_text
from duheng.language.walk import both_ways, equated, inside_ruleset, nodes_of, walk
from duheng.problems.groups import GroupTooHigh, NearlyTheSame, NoSuchGroup, ScoredAlready
from duheng.problems.problem import Problem
from duheng.problems.slips import is_slip

_LAST_WORD = "指标"
_SHORTEST = 4
_SHORTEST_CHANGED = 6
"""Below so many letters, one that differs makes another word: 数量指标, 质量指标."""


def check_groups(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Conditions on the name of the group above, and groups that a ruleset adds to its parent's."""
    names = [node.name for node in nodes_of(ruleset.template.nodes)]
    for subject, word in equated(inside_ruleset(ruleset)):
        yield from _asked(subject, word, names)
    yield from _too_high(ruleset.template)
    yield from _scored_already(ruleset)
    age = {link.file: number for number, link in enumerate(ruleset.chain)}
    yield from _added(ruleset.template.nodes, age)
    yield from _added_fields(ruleset, age)


def _too_high(template: tree.FormTemplate) -> Iterator[Problem]:
    """Lines of 计分 for rows of a group that has groups below it, which are what stands above its rows."""
    nodes: dict[str, list[tree.Node]] = {}
    for node in nodes_of(template.nodes):
        nodes.setdefault(node.name, []).append(node)
    for line in template.scoring:
        for subject, word in _equal(line.condition):
            name = word.value if isinstance(word, tree.Literal) and is_name_above(subject) else ""
            found = nodes.get(str(name), [])
            if found and all(node.children and node.level < template.row_level - 1 for node in found):
                below = tuple(child.name for node in found for child in node.children)
                yield GroupTooHigh(span=word.span, name=str(name), below=below)


def _scored_already(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Lines of 计分 for indicators by their names that all have a method in the template, which counts before them."""
    for line in ruleset.template.scoring:
        for subject, word in _equal(line.condition):
            name = word.value if isinstance(word, tree.Literal) and _is_own_name(subject) else None
            named = (
                [] if name is None else [n for n in nodes_of(ruleset.template.nodes) if same_text(n.name, str(name))]
            )
            if named and all(node.method is not None for node in named):
                node = named[0]
                yield ScoredAlready(
                    span=line.span,
                    related=(node.span,),
                    name=node.name,
                    method=node.method or "",
                    tier=builtins.LEVELS[node.level],
                    tier_en=builtins.LEVELS_EN[node.level],
                )


def _equal(condition: tree.Expression | None) -> Iterator[tuple[tree.Expression, tree.Expression]]:
    """The two sides of each = in a condition, as they stand and the other way round."""
    for each in walk(condition) if condition is not None else ():
        if isinstance(each, tree.Call) and each.operation == "equal":
            yield from both_ways(each)


def _is_own_name(subject: tree.Expression) -> bool:
    return isinstance(subject, tree.Built) and subject.name == builtins.NAME_OF and subject.place.root is tree.Root.HERE


def is_name_above(subject: tree.Expression) -> bool:
    """Whether what is asked is the name of the group above: 上级.名称."""
    return (
        isinstance(subject, tree.Built) and subject.name == builtins.NAME_OF and subject.place.root is tree.Root.PARENT
    )


def _asked(subject: tree.Expression, word: tree.Expression, names: Sequence[str]) -> Iterator[Problem]:
    said = word.value if isinstance(word, tree.Literal) and is_name_above(subject) else None
    if isinstance(said, str) and said not in names and (likely := tuple(_likely(said, names))):
        yield NoSuchGroup(span=word.span, name=said, near=likely)


def _added(nodes: Sequence[tree.Node], age: dict[str, int]) -> Iterator[Problem]:
    for node in nodes:
        mine = age.get(node.span.file, 0)
        older = [other.name for other in nodes if age.get(other.span.file, 0) > mine]
        if likely := tuple(_likely(node.name, older)):
            yield NearlyTheSame(span=node.span, name=node.name, near=likely)
        yield from _added(node.children, age)


def _added_fields(ruleset: tree.Ruleset, age: dict[str, int]) -> Iterator[Problem]:
    """Fields that a ruleset adds and never reads, by the name of one of its parents' with a slip."""
    fields = ruleset.template.fields
    read = {each.field for each in inside_ruleset(ruleset) if isinstance(each, tree.Read)}
    for field in (each for each in fields if each.name not in read):
        mine, of_rows = age.get(field.span.file, 0), bool(field.level)
        older = (each for each in fields if age.get(each.span.file, 0) > mine and bool(each.level) is of_rows)
        if likely := tuple(each.name for each in older if is_slip(field.name, each.name)):
            yield NearlyTheSame(span=field.span, name=field.name, near=likely, what="字段", what_en="field")


def _likely(name: str, names: Iterable[str]) -> Iterator[str]:
    """The first of the names that may have been meant."""
    for other in names:
        same = name.removesuffix(_LAST_WORD) == other.removesuffix(_LAST_WORD)
        if same or _one_letter_apart(name, other) or is_slip(name, other):
            yield other
            return


def _one_letter_apart(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    same = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        return len(short) >= _SHORTEST_CHANGED and short[same + 1 :] == long[same + 1 :]
    return len(short) >= _SHORTEST and len(long) == len(short) + 1 and short[same:] == long[same + 1 :]
