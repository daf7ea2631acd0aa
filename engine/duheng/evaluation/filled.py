"""A row's cells as a report shows them, each made when one asks: most evaluations are read for their scores alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from duheng.evaluation.result import CellText
from duheng.forms.model import Cell
from duheng.forms.unusable import unusable_cell
from duheng.language.types import FieldKind
from duheng.problems.problem import Language


class Filled(Sequence[CellText]):
    """The cells of a row, or of the form's head, as written, in the order of the template's fields (``kinds``)."""

    def __init__(self, cells: Mapping[str, Cell], kinds: Mapping[str, FieldKind], language: Language) -> None:
        self._cells = cells
        self._kinds = kinds
        self._language: Language = language

    @cached_property
    def _texts(self) -> tuple[CellText, ...]:
        filled = ((name, kind, self._cells[name]) for name, kind in self._kinds.items() if name in self._cells)
        return tuple(
            CellText(
                name,
                _text(cell.text, self._language),
                kind,
                "" if cell.unit is None else cell.unit.text,
                not cell.present,
            )
            for name, kind, cell in filled
        )

    @overload
    def __getitem__(self, at: int) -> CellText: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[CellText, ...]: ...
    def __getitem__(self, at: int | slice) -> CellText | tuple[CellText, ...]:
        return self._texts[at]

    def __len__(self) -> int:
        return len(self._texts)

    def __iter__(self) -> Iterator[CellText]:
        return iter(self._texts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Filled) and self._texts == other._texts

    def __hash__(self) -> int:
        return hash(self._texts)

    def __repr__(self) -> str:
        return repr(self._texts)


def _text(text: str, language: Language) -> str:
    """What a cell says; a sentence for what stands where a cell can't be used."""
    broken = unusable_cell(text)
    if not broken:
        return text.strip()
    return f"（{broken} 格用不了）" if language == "zh" else f"(cell {broken} can't be used)"
