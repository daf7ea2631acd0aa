"""Scores without a formula of their own: they stand as long as the cells that they came from do.

Where no formula means what the rule means (dates, ranges), a changed cell must still not leave an old score in the
sums. So the score is written with the condition that its row, and the form's head, say what they said; else it is
open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from duheng.evaluation.result import Result, State
from duheng.exporting.live import INAPPLICABLE, OPEN, Live, NotLive, fits
from duheng.exporting.sheet_cells import Address
from duheng.exporting.sketch import Box, Role, Sketch
from duheng.exporting.term_text import number_text, quoted
from duheng.language.tree import Ruleset
from duheng.language.types import FieldKind
from duheng.record import replace

Path = tuple[str, ...]
_COMPUTED = (Role.SYSTEM, Role.DIFFERENT, Role.REASON)


def while_they_stand(
    found: Mapping[Path, Live | NotLive], result: Result, ruleset: Ruleset, sketch: Sketch, address: Address
) -> Mapping[Path, Live | NotLive]:
    """The same, with a formula for settled scores that have none."""
    read = {field.name for field in ruleset.template.fields if not field.level and field.kind is not FieldKind.TEXT}
    head = [box for box in sketch.boxes if box.key is not None and not box.key[0] and box.key[1] in read]
    scores: dict[Path, Fraction | str | None] = {node.path: node.score for node in result.nodes}
    scores |= {(): result.total.score}
    scores |= {node.path: INAPPLICABLE for node in result.nodes if node.state is State.NOT_APPLICABLE}
    inputs = _inputs(sketch)

    def standing(path: Path, made: Live | NotLive) -> Live | NotLive:
        cells, score = inputs.get(path, []), scores[path]
        if isinstance(made, Live) or score is None or not cells:
            return made
        formula = _formula([*cells, *head], score, address)
        return replace(made, formula=formula) if fits(formula) else made

    return {path: standing(path, made) for path, made in found.items()}


def _inputs(sketch: Sketch) -> Mapping[Path, list[Box]]:
    """The form's own cells of every row; of a group those of all rows below it."""
    found: dict[Path, list[Box]] = {}
    for box in sketch.boxes:
        if box.key is not None and box.key[0] and box.role not in _COMPUTED:
            for size in range(len(box.key[0]) + 1):
                found.setdefault(box.key[0][:size], []).append(box)
    return found


def _formula(boxes: Sequence[Box], score: Fraction | str, address: Address) -> str:
    asked = []
    for box in boxes:
        assert box.key is not None
        place = address(*box.key)
        said = (
            quoted(box.content.text.strip())
            if box.content.number is None
            else number_text(Fraction(box.content.number))[0]
        )
        asked.append(f"{place}={said}")
    shown = quoted(score) if isinstance(score, str) else number_text(score)[0]
    return f"IF(AND({','.join(dict.fromkeys(asked))}),{shown},{quoted(OPEN)})"
