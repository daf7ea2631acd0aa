"""Tiers that forms write where the actual value belongs: 实际值: 部分达成预期指标.

Forms that print no column for tiers have no other place for them. A tier is taken only where its own cell says nothing
and the other cell says just the label of one of the tiers; that it was is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from duheng.forms.cells import same_label
from duheng.forms.model import Cell, FormNode
from duheng.language.tree import Field, Scale
from duheng.language.types import FieldKind
from duheng.language.values import Words
from duheng.problems.form_cells import TierTaken
from duheng.problems.problem import Problem
from duheng.source import in_short


def taken_tiers(node: FormNode, fields: Iterable[Field], scales: Mapping[str, Scale]) -> Iterator[Problem]:
    """Give a row's blank tiers what its actual values say of them; the findings say where."""
    own = [field for field in fields if field.level == node.level]
    tiers = [field for field in own if field.kind is FieldKind.LABEL and not _said(node, field)]
    for tier in tiers if len(tiers) == 1 else ():
        labels = tuple(band.label for band in scales[tier.scale].bands) if tier.scale in scales else ()
        for field in own:
            cell = node.cells.get(field.name)
            found = _named(cell, labels) if cell is not None and field.kind is FieldKind.QUANTITY else None
            if cell is None or found is None:
                continue
            node.cells[tier.name] = Cell(tier.name, cell.text, Words(found), cell.span)
            yield TierTaken(span=cell.span, path=node.path, label=field.name, tier=tier.name, text=in_short(cell.text))
            break


def _said(node: FormNode, field: Field) -> bool:
    cell = node.cells.get(field.name)
    return cell is not None and cell.present


def _named(cell: Cell, labels: tuple[str, ...]) -> str | None:
    return same_label(cell.text, labels) if isinstance(cell.value, Words) else None
