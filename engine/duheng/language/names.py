"""What a ruleset declares by name, gathered once: expressions name these things, and every form asks for them again."""

from __future__ import annotations

from duheng.identity import once_for_each
from duheng.language import tree
from duheng.language.bands import numbers_of


class Names:
    """The fields, parameters, methods and scales of one ruleset by their names; ``intervals`` are the scales' bands."""

    __slots__ = ("derived", "fields", "intervals", "kinds", "methods", "parameters", "scales")

    def __init__(self, ruleset: tree.Ruleset) -> None:
        self.fields = {each.name: each for each in ruleset.template.fields}
        self.kinds = {name: each.kind for name, each in self.fields.items()}
        self.derived = {each.name: each for each in ruleset.template.derived}
        self.parameters = {each.name: each for each in ruleset.parameters}
        self.methods = {each.name: each for each in ruleset.methods}
        self.scales = {each.name: each for each in ruleset.scales}
        self.intervals = {
            scale.name: [(band.label, numbers_of(band)) for band in scale.bands] for scale in ruleset.scales
        }


names_of = once_for_each(Names)
