"""What the rows of a form need of their template: columns of their own, and a line of 计分 for every kind of target."""

from __future__ import annotations

from collections.abc import Iterator

from duheng.checking.cases.coverage import coverage
from duheng.language import tree
from duheng.language.types import OPEN_KINDS
from duheng.language.walk import walk
from duheng.problems.problem import Problem
from duheng.problems.templates import KindNotScored, NoColumnsOfRows

_KINDS = (("性质", "定性", "qualitative"), ("方向", "正向", "positive"), ("方向", "反向", "negative"))


def check_rows(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Templates whose rows have no columns though a table scores them, and kinds of rows that the table leaves out."""
    template = ruleset.template
    if not template.scoring:
        return
    measured = [field for field in template.fields if field.kind in OPEN_KINDS]
    if measured and not any(field.level for field in template.fields):
        names = tuple(field.name for field in measured)
        yield NoColumnsOfRows(span=measured[0].span, names=names)
    yield from _left_out(ruleset)


def _left_out(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """The kinds of targets of which some no line of the table takes, where the table asks for such kinds.

    A table that is partly a parent's has no gaps but the parent's, and rows that name their method need no line.
    """
    lines = ruleset.template.scoring
    span = lines[0].span
    if ruleset.template.free_methods or any(line.span.file != ruleset.span.file for line in lines):
        return
    nothing = tree.NotApplicable(span)
    clauses = [tree.Clause(line.condition, nothing, line.text, line.span) for line in lines]
    for attribute in _asked(lines):
        for name, kind, kind_en in _KINDS:
            one = tree.Attribute(attribute.target, name, span)
            others = tree.Call("unequal", (one, tree.Literal(kind, kind, span)), span)
            table = tree.Method("", "", "", "", (), (*clauses, tree.Clause(others, nothing, "", span)), (), (), span)
            if coverage(table, ruleset).open is not None:
                yield KindNotScored(span=span, kind=kind, kind_en=kind_en)


def _asked(lines: tuple[tree.Assignment, ...]) -> list[tree.Attribute]:
    """What the table asks of targets' kinds, one for each field."""
    inside = (each for line in lines if line.condition is not None for each in walk(line.condition))
    kinds = {name for name, _, _ in _KINDS}
    found = (each for each in inside if isinstance(each, tree.Attribute) and each.name in kinds)
    return list({each.target.field: each for each in found if isinstance(each.target, tree.Read)}.values())
