"""Scores without a formula of their own: they stand as long as the cells that they came from do.

Where no formula means what the rule means (dates, ranges), a changed cell must still not leave an old score in the
sums. So the score is written with the condition that its row, and the form's head, say what they said; else it is
open.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from duheng.evaluation.result import Result, State
from duheng.exporting.live import Live, NotLive, fits
from duheng.exporting.sheet_cells import Address
from duheng.exporting.sketch import Box, Role, Sketch
from duheng.exporting.term_text import number_text, quoted
from duheng.language.tree import Ruleset
from duheng.language.types import FieldKind
from duheng.record import replace

Path = tuple[str, ...]
_COMPUTED = (Role.SYSTEM, Role.DIFFERENT, Role.REASON)


class Standing:
    """The scores of one result in one drawing; ``open_word`` and ``inapplicable`` are what it says of none."""

    def __init__(
        self, result: Result, ruleset: Ruleset, sketch: Sketch, address: Address, open_word: str, inapplicable: str
    ) -> None:
        read = {field.name for field in ruleset.template.fields if not field.level and field.kind is not FieldKind.TEXT}
        self.head = [box for box in sketch.boxes if box.key is not None and not box.key[0] and box.key[1] in read]
        self.inputs = _inputs(sketch)
        self.address = address
        self.open_word = open_word
        self.scores: dict[Path, Fraction | str | None] = {(): result.total.score}
        for node in result.nodes:
            self.scores[node.path] = inapplicable if node.state is State.NOT_APPLICABLE else node.score

    def all(self, found: Mapping[Path, Live | NotLive]) -> Mapping[Path, Live | NotLive]:
        """The same, with a formula for settled scores that have none."""
        return {path: made if isinstance(made, Live) else self._of(path, made) for path, made in found.items()}

    def _of(self, path: Path, made: NotLive) -> NotLive:
        cells, score = self.inputs.get(path, []), self.scores[path]
        if score is None or not cells:
            return made
        asked = dict.fromkeys(map(self._stays, [*cells, *self.head]))
        shown = quoted(score) if isinstance(score, str) else number_text(score)[0]
        formula = f"IF(AND({','.join(asked)}),{shown},{quoted(self.open_word)})"
        return replace(made, formula=formula) if fits(formula) else made

    def _stays(self, box: Box) -> str:
        """Whether a cell says what it said."""
        assert box.key is not None
        place, content = self.address(*box.key), box.content
        if content.number is None:
            return f"{place}={quoted(content.text.strip())}"
        same = f"{place}={number_text(Fraction(content.number))[0]}"
        return same if content.number else f"ISNUMBER({place}),{same}"


def _inputs(sketch: Sketch) -> Mapping[Path, list[Box]]:
    """The form's own cells of every row; of a group those of all rows below it."""
    found: dict[Path, list[Box]] = {}
    for box in sketch.boxes:
        if box.key is not None and box.key[0] and box.role not in _COMPUTED:
            for size in range(len(box.key[0]) + 1):
                found.setdefault(box.key[0][:size], []).append(box)
    return found
