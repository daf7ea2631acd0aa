"""Scores without a formula of their own: they stand as long as the cells that they came from do.

Where no formula means what the rule means (dates, ranges), a changed cell must still not leave an old score in the
sums. So the score is written with the condition that the cells of its row, and all that its rules read (``reach``), say
what they said; else it is open. Where that is more than a formula holds, it is left open from the start.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from duheng.evaluation.evaluate import Evaluation
from duheng.evaluation.result import Result, State
from duheng.exporting.layout.sketch import Box, Key, Role, Sketch
from duheng.exporting.live.formulas import Live, NotLive, fits
from duheng.exporting.live.kept_cells import Address
from duheng.exporting.live.reach import Reach
from duheng.exporting.terms.text import all_of, number_text, quoted
from duheng.exporting.terms.unlive import Unlive
from duheng.forms.labels import MONEY_UNIT
from duheng.record import replace

Path = tuple[str, ...]
_TOO_MANY = "依据的格太多，一条公式写不下，所以待定"
_TOO_MANY_EN = "it comes from more cells than a formula can ask, so it is open"
_COMPUTED = (Role.SYSTEM, Role.DIFFERENT, Role.REASON)


class Standing:
    """The scores of one result in one drawing; ``open_word`` and ``inapplicable`` are what it says of none.

    ``evaluation`` is how the result was worked out.
    """

    def __init__(
        self,
        evaluation: Evaluation,
        result: Result,
        sketch: Sketch,
        address: Address,
        open_word: str,
        inapplicable: str,
    ) -> None:
        self.evaluation = evaluation
        self.nodes = {node.path: node for node in evaluation.interpreter.everything}
        self.boxes = {key: box for key, box in sketch.keyed().items() if box.role not in _COMPUTED}
        self.own = _by_path(self.boxes)
        self.address = address
        self.open_word = open_word
        self.scores: dict[Path, Fraction | str | None] = {(): result.total.score}
        for node in result.nodes:
            self.scores[node.path] = inapplicable if node.state is State.NOT_APPLICABLE else node.score

    def all(self, found: Mapping[Path, Live | NotLive]) -> Mapping[Path, Live | NotLive]:
        """The same, with a formula for settled scores that have none."""
        return {path: made if isinstance(made, Live) else self._of(path, made) for path, made in found.items()}

    def _of(self, path: Path, made: NotLive) -> NotLive:
        score = self.scores[path]
        keys = [] if score is None else self._keys(path)
        if score is None or not keys:
            return made
        try:
            asked = [each for key in keys for each in self._stays(key)]
        except Unlive as why:
            return replace(made, zh=f"{made.zh}；{why.zh}", en=f"{made.en}; {why.en}", unguarded=True)
        shown = quoted(score) if isinstance(score, str) else number_text(score)[0]
        formula = f"IF({all_of(asked)},{shown},{quoted(self.open_word)})"
        if fits(formula):
            return replace(made, formula=formula)
        return replace(made, zh=f"{made.zh}；{_TOO_MANY}", en=f"{made.en}; {_TOO_MANY_EN}", unguarded=True)

    def _keys(self, path: Path) -> list[Key]:
        """The cells of the sheet that a score came from; none where none but the unit of money could be."""
        run, reach = self.evaluation.interpreter, Reach(self.evaluation.scoring)
        kept, run.without = run.without, frozenset()
        try:
            if path:
                reach.score(self.nodes[path])
            else:
                reach.total()
        finally:
            run.without = kept
        asked = dict.fromkeys([*(self.own.get(path, ()) if path else ()), *reach.keys])
        keys = [key for key in asked if key in self.boxes]
        return keys if any(name != MONEY_UNIT for _, name in keys) else []

    def _stays(self, key: Key) -> list[str]:
        """That a cell says what it said."""
        place, content = self.address(*key), self.boxes[key].content
        if content.number is None:
            return [f"{place}={quoted(content.text.strip())}"]
        same = f"{place}={number_text(Fraction(content.number))[0]}"
        return [same] if content.number else [f"ISNUMBER({place})", same]


def _by_path(boxes: Mapping[Key, Box]) -> Mapping[Path, list[Key]]:
    found: dict[Path, list[Key]] = {}
    for key in boxes:
        found.setdefault(key[0], []).append(key)
    return found
