"""Tiers that forms write where the actual value belongs: 实际值: 部分达成预期指标.

Forms that print no column for tiers have no other place for them. A tier is taken only where its own cell says nothing
and the other cell says just the label of one of the tiers; that it was is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from duheng.forms.cells import same_label
from duheng.forms.model import Cell, FormNode
from duheng.forms.ticks import ticked
from duheng.identity import once_for_each
from duheng.language.names import names_of
from duheng.language.tree import Ruleset
from duheng.language.types import FieldKind
from duheng.language.values import Words
from duheng.problems.form_cells import TierTaken
from duheng.problems.problem import Problem
from duheng.source import in_short


class Tiers:
    """The one tier of a ruleset's rows, where they have just one, and the fields of their actual values."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.level = ruleset.template.row_level
        scales = names_of(ruleset).scales
        rows = [field for field in ruleset.template.fields if field.level == self.level]
        tiers = [field for field in rows if field.kind is FieldKind.LABEL and field.scale in scales]
        self.tier = tiers[0] if len(tiers) == 1 else None
        self.labels = tuple(band.label for tier in tiers for band in scales[tier.scale].bands)
        self.actual = [field.name for field in rows if field.kind is FieldKind.QUANTITY]

    def take(self, node: FormNode) -> Iterator[Problem]:
        """Give a row's blank tier what its actual value says of it; the finding says where."""
        if self.tier is None or node.level != self.level:
            return
        own = node.cells.get(self.tier.name)
        if own is not None and own.present:
            return
        for name in self.actual:
            cell = node.cells.get(name)
            found = self._named(cell.text) if cell is not None and isinstance(cell.value, Words) else None
            if cell is None or found is None:
                continue
            node.cells[self.tier.name] = Cell(self.tier.name, cell.text, Words(found), cell.span)
            text = in_short(ticked(cell.text) or cell.text.strip())
            yield TierTaken(span=cell.span, path=node.path, label=name, tier=self.tier.name, text=text)
            return

    def _named(self, text: str) -> str | None:
        """The tier that a text names, or the one it ticks of several."""
        return same_label(text, self.labels) or same_label(ticked(text), self.labels)


tiers_of = once_for_each(Tiers)
