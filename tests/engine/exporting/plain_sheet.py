"""The simplest layout of a form: a row of the sheet a node, a column a name; the form's head in the second row."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.evaluation.evaluate import Evaluation
from duheng.exporting.layout.held import held
from duheng.exporting.live.formulas import Live, NotLive, formulas_of
from duheng.exporting.live.kept_cells import Address, Holding, Stated
from duheng.exporting.live.sheet_cells import SheetCells
from duheng.forms.model import Cell, Form, FormNode, all_nodes
from duheng.language.builtins import CLAIMED, POINTS_OF, SCORE_OF
from duheng.language.ranges import Range
from duheng.language.tree import Ruleset

Path = tuple[str, ...]
OPEN, INAPPLICABLE = "待定", "不适用"
_HEAD = 2


def as_said(path: Path, name: str) -> None:
    """Points and claims stand in the sheet as bare numbers."""


def live_formulas(
    form: Form,
    ruleset: Ruleset,
    address: Address,
    *,
    holding: Holding = held,
    stated: Stated = as_said,
    open_word: str = OPEN,
) -> dict[Path, Live | NotLive]:
    """The formulas of a form."""
    evaluation = Evaluation(form, ruleset, None, "zh")
    cells = SheetCells(form, ruleset, address, holding, stated)
    return formulas_of(evaluation, evaluation.run(), cells, open_word, INAPPLICABLE)


class PlainSheet:
    """Where things of a form stand, in a sheet of a name.

    Where groups' scores are ``hidden`` only rows and the total have a score cell.
    """

    def __init__(self, form: Form, *, hidden: bool = False, name: str = "") -> None:
        self.form = form
        self.before = f"'{name}'!" if name else ""
        self.nodes = list(all_nodes(form.roots))
        self.rows: dict[Path, int] = {(): _HEAD} | {node.path: at for at, node in enumerate(self.nodes, _HEAD + 1)}
        names = [*form.head, *(name for node in self.nodes for name in node.cells), POINTS_OF, CLAIMED, SCORE_OF]
        self.columns = {name: _letters(at) for at, name in enumerate(dict.fromkeys(names))}
        self.hidden = {node.path for node in self.nodes if hidden and node.children}

    def address(self, path: Path, name: str) -> str | None:
        if name not in self.columns or (name == SCORE_OF and path in self.hidden):
            return None
        return self.before + self._at(path, name)

    def holds(self, form: Form) -> dict[str, Fraction | str]:
        """What the cells hold for a form of the same shape, scores left out."""
        found: dict[str, Fraction | str] = {}
        for path, cells in self._cells(form):
            for name, cell in cells.items():
                put = held(cell)
                found[self._at(path, name)] = put.number if put is not None else cell.text.strip()
        for node in all_nodes(form.roots):
            stated = node.own_points if node.own_points is not None or node.children else node.points
            if stated is not None:
                found[self._at(node.path, POINTS_OF)] = stated
            if node.claimed is not None:
                found[self._at(node.path, CLAIMED)] = node.claimed
        return {self.before + address: value for address, value in found.items() if value != ""}

    def _at(self, path: Path, name: str) -> str:
        return f"${self.columns[name]}${self.rows[path]}"

    def _cells(self, form: Form) -> Iterator[tuple[Path, dict[str, Cell]]]:
        yield (), form.head
        yield from ((node.path, node.cells) for node in all_nodes(form.roots))

    def deepest_first(self) -> list[FormNode]:
        return sorted(self.nodes, key=lambda node: -len(node.path))


def shown(value: Fraction | Range | None) -> Fraction | str:
    """A score as the sheet shows it."""
    if value is None:
        return INAPPLICABLE
    return value if isinstance(value, Fraction) else OPEN


def _letters(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else "A" + chr(ord("A") + number - 26)
