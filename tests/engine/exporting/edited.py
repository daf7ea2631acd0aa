"""A scored sheet whose cells a reviewer changes: what its formulas give then, and what the engine gives for that form.

The sheet is the scored workbook's own drawing; an edit is told to the form's texts too, as the book's reader would read
the changed cell, so that the two can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from tests.engine.exporting.plain_sheet import INAPPLICABLE, OPEN
from tests.engine.exporting.random_forms import Texts, ruleset_of
from tests.engine.exporting.sheet import Value, worked_out

from duheng.books.drawn import address
from duheng.books.formats import read_format
from duheng.books.shown import shown_number
from duheng.evaluation.evaluate import evaluate_form
from duheng.evaluation.result import Result, State
from duheng.exporting.layout.sketch import Box, Content
from duheng.exporting.live.formulas import Live, NotLive
from duheng.exporting.live.sheet import LiveSheet, as_number
from duheng.exporting.scored.sketched import scored_sketch
from duheng.exporting.scored.values import ScoredValues
from duheng.exporting.scored.workbook import addresses
from duheng.forms.labels import MONEY_UNIT, head_labels, row_labels
from duheng.forms.model import Form, all_nodes
from duheng.language.builtins import LEVELS, SCORE_OF
from duheng.language.tree import Ruleset

Path = tuple[str, ...]
Key = tuple[Path, str]
Edits = Mapping[Key, Fraction | str]
CLOSE = Fraction(5, 10**7)
"""Far below a cent: scores have two places, or are computed in doubles."""
FORM, SUMMARY = "自评表", "得分汇总"


class EditedSheet:
    """One form's scored sheet, and what becomes of it when one cell is changed."""

    def __init__(self, which: str | Ruleset, texts: Texts) -> None:
        self.texts = texts
        self.ruleset = ruleset_of(which) if isinstance(which, str) else which
        self.form = form = texts.bound(self.ruleset)
        self.result = evaluate_form(form, self.ruleset)
        live = LiveSheet(form, self.ruleset, self.result)
        self.sketch = scored_sketch(ScoredValues(form, self.result, self.ruleset, as_number))
        apart = [node for node in self.result.nodes if self.sketch.address(node.path, SCORE_OF) is None]
        self.address = addresses(self.sketch, apart, FORM, SUMMARY)
        self.live = live.formulas(self.sketch, self.address)
        self.rows = {path: at for at, path in enumerate(_paths(form)) if path is not None}

    def changeable(self) -> list[Key]:
        """The cells that can be changed: the form's own, besides names, titles and sums."""
        meant = head_labels(self.ruleset.template).meant
        fields = {field.name for field in self.ruleset.template.fields if not field.level} | {MONEY_UNIT}
        own = {((), meant[label]) for label in self.texts.head if meant[label] in fields}
        drawn = [box.key for box in self.sketch.boxes if box.key is not None and not box.content.formula]
        words = row_labels(self.ruleset.template)
        rows = [
            (path, name)
            for path, name in drawn
            if path in self.rows and name not in LEVELS and (name in words.entries or name in words.fields(len(path)))
        ]
        return [*(key for key in drawn if key in own), *dict.fromkeys(rows)]

    def holds(self, key: Key) -> Fraction | str:
        """What a cell holds."""
        return _held(self.box(key).content)

    def shows(self, path: Path, key: Key, value: Fraction | str) -> Value:
        """What a score's cell shows once a cell is changed."""
        return self._worked_out({key: value})[path]

    def differences(self, edits: Edits) -> list[str]:
        """Where a formula shows another number than the engine gives for the form with cells changed."""
        return self.differing(self._worked_out(edits), edits)

    def differing(self, found: Mapping[Path, Value], edits: Edits) -> list[str]:
        """Where scores that were found for the form with cells changed are others than the engine's.

        A node that the changed form doesn't have any more must have none.
        """
        changed = _scores(evaluate_form(self._changed(edits).bound(self.ruleset), self.ruleset))
        scores = {path: changed.get(path, OPEN) for path in self.live}
        return [
            f"{edits}: {'/'.join(path)} shows {found[path]}, not {scores[path]}, by {made.formula or 'no formula'}"
            for path, made in sorted(self.live.items(), key=lambda each: -len(each[0]))
            if path in found and not _same(_open_range(found[path], made), scores[path])
        ]

    def _changed(self, edits: Edits) -> Texts:
        head, rows = dict(self.texts.head), [dict(row) for row in self.texts.rows]
        for key, value in edits.items():
            cells, labels = (rows[self.rows[key[0]]], row_labels) if key[0] else (head, head_labels)
            meant = labels(self.ruleset.template).meant
            cells[next((label for label in cells if meant[label] == key[1]), key[1])] = self._text(key, value)
        return Texts(head, rows)

    def _text(self, key: Key, value: Fraction | str) -> str:
        """What a book's reader reads."""
        if isinstance(value, str):
            return value.removeprefix(f"{MONEY_UNIT}：")
        content = self.box(key).content
        code = content.format if content.number is not None else "General"
        return shown_number(Decimal(value.numerator) / Decimal(value.denominator), read_format(code))

    def box(self, key: Key) -> Box:
        """The box of a cell."""
        box = self.sketch.box(*key)
        assert box is not None
        return box

    def _worked_out(self, edits: Edits) -> dict[Path, Value]:
        cells: dict[str, Value] = {}
        for box in self.sketch.boxes:
            if box.key is not None:
                held = edits[box.key] if box.key in edits and box is self.box(box.key) else _held(box.content)
                cells[address(box.top, box.left, FORM)] = None if held == "" else held
        scores, found = _scores(self.result), dict[Path, Value]()
        for path in sorted(self.live, key=lambda each: -len(each) if each else 1):
            made = self.live[path]
            stands = OPEN if isinstance(made, NotLive) and made.unguarded else scores[path]
            found[path] = worked_out(made.formula, cells) if made.formula else stands
            place = self.address(path, SCORE_OF)
            if place is not None:
                cells[place] = found[path]
        return found


def _open_range(found: Value, made: Live | NotLive) -> Value:
    """What a cell shows, where that is no formula but a range of scores: an open score."""
    return OPEN if not made.formula and isinstance(found, str) and found != INAPPLICABLE else found


def _same(found: Value, score: Fraction | str) -> bool:
    """Whether a sheet's value is the score, or open; a spreadsheet's is a double."""
    if found == OPEN or not isinstance(score, Fraction):
        return found in (OPEN, score)
    return isinstance(found, Fraction) and (found == score or abs(found - score) < CLOSE)


def _held(content: Content) -> Fraction | str:
    return content.text if content.number is None else Fraction(content.number)


def _scores(result: Result) -> dict[Path, Fraction | str]:
    """What the engine gives, as a sheet shows it; the total under ()."""
    found: dict[Path, Fraction | str] = {
        node.path: INAPPLICABLE if node.state is State.NOT_APPLICABLE else OPEN if node.score is None else node.score
        for node in result.nodes
    }
    return found | {(): OPEN if result.total.score is None else result.total.score}


def _paths(form: Form) -> Iterator[Path | None]:
    """Each written row's node, the deepest of those that it names or the group that it says more of; else None."""
    nodes = sorted(all_nodes(form.roots), key=lambda node: len(node.path))
    by_span = {node.span: node.path for node in nodes if node.span is not None}
    paths = {node.path for node in nodes}
    for row in form.written.rows:
        named = tuple(cell.text for level in LEVELS for cell in row.cells if cell.label == level)
        yield by_span.get(row.span, named if named in paths else None)
