"""What there is to cover in a ruleset's file, rule by rule: lines that decide, each side of a limit, roundings, tiers,
checks, lines of 计分.

A side of a limit that no result can reach, because every line's result lies within it already, isn't there to cover.
Neither are the tiers of a scale that is a mere list of labels, since no rule reads where they begin and end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from duheng.language import tree
from duheng.language.names import names_of
from duheng.language.walk import inside_ruleset
from duheng.record import Record
from duheng.source import Span
from duheng.testing.bounds import never_above, never_below, never_rounds


class Part(Enum):
    """Which part of a line is covered, as reports tell it."""

    CLAUSE = "clause"
    LOW = "low"
    HIGH = "high"
    ROUND = "round"
    BAND = "band"
    HOLDS = "holds"
    FAILS = "fails"
    SCORING = "scoring"


class Item(Record):
    """A part of a line; ``owner`` is the method, scale or check it belongs to."""

    part: Part
    file: str
    line: int
    owner: str


def items_of(ruleset: tree.Ruleset, own: str) -> tuple[Item, ...]:
    """What the file ``own`` says, in the order of its lines."""
    found = [*_methods(ruleset), *_scales(ruleset), *_checks(ruleset), *_scoring(ruleset)]
    return tuple(sorted((each for each in found if each.file == own), key=lambda each: (each.line, each.part.value)))


def items_of_method(ruleset: tree.Ruleset, name: str) -> tuple[Item, ...]:
    """What the lines of one method say, whichever file they stand in."""
    return tuple(dict.fromkeys(each for each in _methods(ruleset) if each.owner == name))


def item(part: Part, span: Span, owner: str) -> Item:
    """The item of a line's part."""
    return Item(part, span.file, span.line, owner)


def _methods(ruleset: tree.Ruleset) -> Iterator[Item]:
    methods = names_of(ruleset).methods
    for method in ruleset.methods:
        yield from (item(Part.CLAUSE, clause.span, method.name) for clause in method.clauses)
        for step in method.finish:
            if isinstance(step, tree.Round):
                if not never_rounds(method, step, methods):
                    yield item(Part.ROUND, step.span, method.name)
                continue
            if not never_below(method, step, methods):
                yield item(Part.LOW, step.span, method.name)
            if not never_above(method, step, methods):
                yield item(Part.HIGH, step.span, method.name)


def _scales(ruleset: tree.Ruleset) -> Iterator[Item]:
    for scale in read_scales(ruleset):
        yield from (item(Part.BAND, band.span, scale.name) for band in scale.bands)


def read_scales(ruleset: tree.Ruleset) -> tuple[tree.Scale, ...]:
    """The scales in which some rule looks up a number, or of which it asks where a tier begins and ends."""
    read = scales_in(inside_ruleset(ruleset))
    return tuple(each for each in ruleset.scales if each.name in read)


def scales_in(expressions: Iterable[tree.Expression]) -> set[str]:
    """The scales that expressions read."""
    return {each.scale for each in expressions if isinstance(each, tree.LabelOf | tree.IntervalOf)}


def _checks(ruleset: tree.Ruleset) -> Iterator[Item]:
    for check in ruleset.checks:
        yield item(Part.HOLDS, check.span, check.name)
        yield item(Part.FAILS, check.span, check.name)


def _scoring(ruleset: tree.Ruleset) -> Iterator[Item]:
    yield from (item(Part.SCORING, line.span, "计分") for line in ruleset.template.scoring)
