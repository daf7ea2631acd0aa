"""A scored sheet whose cells a reviewer changes: what its formulas give then, and what the engine gives for that form.

The sheet is the scored workbook's own drawing; an edit is told to the form's texts too, as the book's reader would read
the changed cell, so that the two can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from tests.engine.exporting.random_forms import Texts, ruleset_of
from tests.engine.exporting.sheet import Value, worked_out

from duheng.books.drawn import address
from duheng.books.formats import read_format
from duheng.books.shown import shown_number
from duheng.evaluation.evaluate import evaluate_form
from duheng.evaluation.interpret import all_nodes
from duheng.evaluation.result import Result, State
from duheng.exporting.live import INAPPLICABLE, OPEN
from duheng.exporting.live_sheet import LiveSheet
from duheng.exporting.scored import scored_sketch
from duheng.exporting.sketch import Box, Content
from duheng.exporting.workbook import addresses
from duheng.forms.labels import MONEY_UNIT, head_labels, row_labels
from duheng.forms.model import Form
from duheng.language.builtins import LEVELS, SCORE_OF

Path = tuple[str, ...]
Key = tuple[Path, str]
FORM, SUMMARY = "自评表", "得分汇总"


class EditedSheet:
    """One form's scored sheet, and what becomes of it when one cell is changed."""

    def __init__(self, which: str, texts: Texts) -> None:
        self.which = which
        self.texts = texts
        self.ruleset = ruleset_of(which)
        form = texts.bound(self.ruleset)
        self.result = evaluate_form(form, self.ruleset)
        live = LiveSheet(form, self.ruleset, self.result)
        self.sketch = scored_sketch(form, self.result, self.ruleset, show=live.show)
        apart = [node for node in self.result.nodes if self.sketch.address(node.path, SCORE_OF) is None]
        self.address = addresses(self.sketch, apart, FORM, SUMMARY)
        self.live = live.formulas(self.sketch, self.address)
        self.rows = {path: row for row, path in zip(texts.rows, _paths(form), strict=True) if path is not None}

    def keys(self) -> list[Key]:
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
        return _held(self._box(key).content)

    def shows(self, path: Path, key: Key, value: Fraction | str) -> Value:
        """What a score's cell shows once a cell is changed."""
        return self._worked_out(key, value)[path]

    def differences(self, key: Key, value: Fraction | str) -> list[str]:
        """Where a formula shows another number than the engine gives for the form with a cell changed."""
        other = self._changed(key, value)
        form = other.bound(self.ruleset)
        result = evaluate_form(form, self.ruleset)
        found, scores = self._worked_out(key, value), _scores(result)
        if set(scores) != set(found):
            return []
        return [
            f"{key} := {value!r}: {'/'.join(path)} shows {found[path]}, not {scores[path]}, by {made.formula}"
            for path, made in self.live.items()
            if made.formula and found[path] not in (scores[path], OPEN)
        ]

    def _changed(self, key: Key, value: Fraction | str) -> Texts:
        path, name = key
        said = self._text(key, value)
        if not path:
            meant = head_labels(self.ruleset.template).meant
            return Texts(
                {label: said if meant[label] == name else text for label, text in self.texts.head.items()},
                self.texts.rows,
            )
        meant = row_labels(self.ruleset.template).meant
        row = self.rows[path]
        label = next((label for label in row if meant[label] == name), name)
        return Texts(self.texts.head, [each | {label: said} if each is row else each for each in self.texts.rows])

    def _text(self, key: Key, value: Fraction | str) -> str:
        """What a book's reader reads."""
        if isinstance(value, str):
            return value.removeprefix(f"{MONEY_UNIT}：")
        content = self._box(key).content
        code = content.format if content.number is not None else "General"
        return shown_number(Decimal(value.numerator) / Decimal(value.denominator), read_format(code))

    def _box(self, key: Key) -> Box:
        box = self.sketch.box(*key)
        assert box is not None
        return box

    def _worked_out(self, key: Key, value: Fraction | str) -> dict[Path, Value]:
        cells: dict[str, Value] = {}
        for box in self.sketch.boxes:
            if box.key is not None:
                held = value if box is self._box(box.key) and box.key == key else _held(box.content)
                cells[address(box.top, box.left, FORM)] = None if held == "" else held
        scores, found = _scores(self.result), dict[Path, Value]()
        for path in sorted(self.live, key=lambda each: -len(each) if each else 1):
            made = self.live[path]
            found[path] = worked_out(made.formula, cells) if made.formula else scores[path]
            place = self.address(path, SCORE_OF)
            if place is not None:
                cells[place] = found[path]
        return found


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
    """Each written row's node, the deepest of those that it names; None where it became none."""
    nodes = sorted(all_nodes(form.roots), key=lambda node: len(node.path))
    by_span = {node.span: node.path for node in nodes if node.span is not None}
    for row in form.written.rows:
        yield by_span.get(row.span)
