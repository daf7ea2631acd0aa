"""A form's head, drawn: title, pairs, the table of amounts, long texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from duheng.exporting.layout.columns import claimed_label, points_label
from duheng.exporting.layout.head_plan import Funds, Seat, head_label
from duheng.exporting.layout.sketch import EMPTY, Role, Sketch, shares
from duheng.exporting.layout.values import Values, with_points
from duheng.forms.cells import choices_of
from duheng.forms.labels import MONEY_UNIT, RULESET, TITLE, YEAR, narrow
from duheng.language.builtins import CLAIMED, POINTS_OF
from duheng.language.tree import Field
from duheng.record import Record

_LABEL, _VALUE = 3.0, 7.0
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LONG_TEXT = 90.0
_CAPTION, _LINE, _AMOUNT, _SCORE = 2.0, 4.0, 3.0, 2.0
_PLACED = frozenset((TITLE, RULESET, MONEY_UNIT))


class Pair(Record):
    """A label with its value beside it."""

    label: str
    name: str
    choices: tuple[str, ...] = ()


class HeadDrawer:
    """Draws the head of one form."""

    def __init__(self, sketch: Sketch, values: Values) -> None:
        self.sketch = sketch
        self.ruleset = values.ruleset
        self.plan = values.plan
        self.values = values
        self.widths = sketch.widths[: sketch.official]

    def draw(self, words: Sequence[str]) -> None:
        """The whole head; ``words`` are what the form says of itself besides its fields."""
        self._titles()
        self._pairs(words)
        if self.plan.funds is not None:
            self._funds(self.plan.funds)
        self._long()

    # --- title, ruleset, unit of money

    def _titles(self) -> None:
        whole = self.sketch.columns
        self.sketch.next()
        self.sketch.put(1, whole, Role.TITLE, self.values.head(TITLE), key=((), TITLE))
        year = self.values.head(YEAR).text
        if _YEAR.fullmatch(year) and f"{year}年" not in narrow(self.values.head(TITLE).text):
            self.sketch.next()
            self.sketch.put(1, whole, Role.YEAR, f"（{year}年度）", key=((), YEAR))
        asides = [(name, self.values.head(name).text) for name in (RULESET, MONEY_UNIT)]
        said = [(name, f"{name}：{text}") for name, text in asides if text]
        if said:
            self.sketch.next()
        roles = (Role.ASIDE, Role.ASIDE_RIGHT)
        for (name, text), (left, right) in zip(said, shares(self.sketch.widths, [1.0] * len(said)), strict=True):
            self.sketch.put(left, right, roles[name == MONEY_UNIT], text, key=((), name), open=self.values.blank)

    # --- pairs

    def _pairs(self, words: Sequence[str]) -> None:
        year = _YEAR.fullmatch(self.values.head(YEAR).text)
        said = [word for word in words if word not in _PLACED and not (word == YEAR and year)]
        fields = [Pair(head_label(field), field.name, choices_of(field, self.ruleset)) for field in self.plan.pairs]
        pairs = [*fields, *(Pair(word, word) for word in said)]
        side_by_side = 2 if len(self.widths) >= 4 else 1
        rows = [pairs[:1], *(pairs[n : n + side_by_side] for n in range(1, len(pairs), side_by_side))]
        for row in rows:
            if row:
                self._row_of_pairs(row, side_by_side)

    def _row_of_pairs(self, pairs: Sequence[Pair], side_by_side: int) -> None:
        self.sketch.next()
        whole = _LABEL + _VALUE
        wanted = [_LABEL, whole * side_by_side - _LABEL] if len(pairs) == 1 else [_LABEL, _VALUE] * len(pairs)
        places = list(shares(self.widths, wanted))
        for number, pair in enumerate(pairs):
            self.sketch.put(*places[2 * number], Role.LABEL, pair.label)
            self._value(places[2 * number + 1], pair.name, pair.choices)

    def _value(self, place: tuple[int, int], name: str, choices: tuple[str, ...] = ()) -> None:
        content = self.values.head(name)
        self.sketch.put(*place, Role.VALUE, content, key=((), name), open=True, choices=choices)

    # --- the table of amounts

    def _funds(self, funds: Funds) -> None:
        nodes = [seat.node for seat in self.plan.seats]
        template = self.ruleset.template
        scores = [points_label(template), claimed_label(template)] if nodes else []
        wanted = [_CAPTION, _LINE, *([_AMOUNT] * len(funds.amounts)), *([_SCORE] * len(scores))]
        places = list(shares(self.widths, wanted))
        self.sketch.next()
        caption = "、".join(with_points(node.name, node.points) for node in nodes)
        self.sketch.put(*places[0], Role.LABEL, caption, rows=len(funds.lines) + 1)
        self.sketch.put(*places[1], Role.HEAD)
        labels = [*(amount.label for amount in funds.amounts), *scores]
        for place, label in zip(places[2:], labels, strict=True):
            self.sketch.put(*place, Role.HEAD, label)
        if nodes:
            self.sketch.put_behind(self.values.heads())
        for label, seat in funds.lines.items():
            self._line(label, seat, [amount.fields.get(label) for amount in funds.amounts], places[1:])

    def _line(
        self, label: str, seat: Seat | None, fields: Sequence[Field | None], places: Sequence[tuple[int, int]]
    ) -> None:
        self.sketch.next()
        self.sketch.put(*places[0], Role.LABEL, label)
        for place, field in zip(places[1:], fields, strict=False):
            if field is not None:
                self._value(place, field.name)
            else:
                self.sketch.put(*place, Role.VALUE)
        for place, meaning in zip(places[1 + len(fields) :], (POINTS_OF, CLAIMED), strict=False):
            self._score(place, seat, meaning)
        if seat is not None:
            self.sketch.put_behind(self.values.system(seat.path), seat.path)

    def _score(self, place: tuple[int, int], seat: Seat | None, meaning: str) -> None:
        if seat is None:
            self.sketch.put(*place, Role.VALUE)
            return
        content = self.values.node(seat, meaning)
        open_ = not self.values.blank or content == EMPTY
        self.sketch.put(*place, Role.VALUE, content, key=(seat.path, meaning), open=open_)

    # --- long texts

    def _long(self) -> None:
        fields = self.plan.long
        if len(fields) >= 2:
            self._side_by_side(fields[:2])
            fields = fields[2:]
        for field in fields:
            self.sketch.next(_LONG_TEXT if self.values.blank else 0)
            label, value = shares(self.widths, [_LABEL, 2 * _VALUE + _LABEL])
            self.sketch.put(*label, Role.LABEL, head_label(field))
            self._text(value, field)

    def _side_by_side(self, fields: Sequence[Field]) -> None:
        first = fields[0]
        caption = first.name if head_label(first) != first.name else ""
        wanted = [_LABEL, _VALUE + _LABEL / 2, _VALUE + _LABEL / 2] if caption else [1.0, 1.0]
        places = list(shares(self.widths, wanted))
        self.sketch.next()
        if caption:
            self.sketch.put(*places[0], Role.LABEL, caption, rows=2)
            places = places[1:]
        for place, field in zip(places, fields, strict=True):
            self.sketch.put(*place, Role.HEAD, head_label(field))
        self.sketch.next(_LONG_TEXT if self.values.blank else 0)
        for place, field in zip(places, fields, strict=True):
            self._text(place, field)

    def _text(self, place: tuple[int, int], field: Field) -> None:
        self.sketch.put(*place, Role.TEXT, self.values.head(field.name), key=((), field.name), open=True)
