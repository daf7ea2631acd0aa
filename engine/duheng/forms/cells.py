"""What a text is in a field: the value notation, held against what the template says the field holds.

A text that isn't what its field wants stays as words, with a finding. Nothing is turned into a number that didn't look
like one, and a unit is taken only from where the form or the template writes it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from duheng.checking.reading.near import near
from duheng.forms.labels import narrow, read_label
from duheng.forms.model import Cell, Written
from duheng.forms.notation import read_date, read_done, read_value
from duheng.forms.notation_doubtful import nearly_number, suspicious
from duheng.forms.notation_text import LONGEST, is_inapplicable, is_nothing, plain
from duheng.forms.ticks import ticked
from duheng.forms.unusable import unusable_cell
from duheng.language.builtins import CLAIMED
from duheng.language.names import names_of
from duheng.language.tree import Field, Ruleset, Scale
from duheng.language.types import FieldKind
from duheng.language.units import DATE, MONEY, RATIO, Unit, counts_things, dimension_name, unit
from duheng.language.values import MEASURED, Bounded, Empty, Quantity, Value, Words
from duheng.problems.form_cells import (
    CellUnreadable,
    LabelUnknown,
    MoneyUnitsDiffer,
    MoneyWithoutUnit,
    NumberWithUnit,
    ValueNegative,
    ValueSuspicious,
)
from duheng.problems.problem import Problem
from duheng.record import Record, replace
from duheng.source import in_short

YES = "是"
NO = "否"
_TRUTHS = {
    **dict.fromkeys(("是", "有", "true", "yes", "√", "✓", "✔", "☑"), YES),
    **dict.fromkeys(("否", "无", "false", "no", "×", "✗", "✘", "x"), NO),
}
_WANTED = {
    FieldKind.NUMBER: ("数", "a number", "2 / 98%"),
    FieldKind.MONEY: ("金额", "an amount of money", "64.22万元"),
    FieldKind.DATE: ("日期", "a date", "2020-12-31"),
    FieldKind.TRUTH: ("是或否", "yes or no", "是 / 否"),
}
_SCORE = "9.5 / 9.5分"
_NUMBER, _QUANTITY, _TARGET = FieldKind.NUMBER, FieldKind.QUANTITY, FieldKind.TARGET
_MEASURED = (_NUMBER, _QUANTITY, _TARGET)
_Path = tuple[str, ...]
_REMEMBERED = 4096


class CellReader(Record):
    """Reads cells of one form under one ruleset: its unit of money, the ruleset's scales."""

    money_unit: Unit | None
    scales: dict[str, Scale]
    findings: list[Problem]

    def read(self, field: Field, written: Written, path: _Path = ()) -> Cell:
        """The cell of a field; what is wrong with it goes to the findings."""
        value, taken = self._value(field, written, path)
        if written.contradicted and isinstance(value, MEASURED):
            value, taken = Words(written.text.strip(), number=True), None
        if isinstance(value, Quantity) and value.number.numerator < 0 and _counts(field, value.unit):
            self._tell(ValueNegative, written, path)
        return Cell(field.name, written.text, value, written.span, taken)

    def _value(self, field: Field, written: Written, path: _Path) -> tuple[Value, Unit | None]:
        kind = field.kind
        if kind in _MEASURED:
            return self._measured(field, written, path)
        match kind:
            case FieldKind.TEXT:
                return blank(written.text) or Words(written.text.strip()), None
            case FieldKind.MONEY:
                return self._money(field, written, path)
            case FieldKind.DATE:
                return self._date(field, written, path), None
            case FieldKind.TRUTH:
                return self._truth(field, written, path), None
            case _:
                return self._label(field, written, path), None

    def _measured(self, field: Field, written: Written, path: _Path) -> tuple[Value, Unit | None]:
        value, kind = read_value(written.text), field.kind
        if isinstance(value, Words) and kind is _QUANTITY:
            value = read_done(value.text) or value
        if isinstance(value, Words):
            if kind is _NUMBER:
                return self._unreadable(field, written, path), None
            doubtful = suspicious(value.text)
            number = nearly_number(value.text) or (doubtful and kind is _TARGET)
            if (number or doubtful) and not unusable_cell(value.text):
                self._tell(ValueSuspicious, written, path)
            return Words(value.text, number) if number else value, None
        if isinstance(value, Empty):
            return value, None
        if kind is _NUMBER and value.unit.dimension == DATE:
            return self._unreadable(field, written, path), None
        if kind is not _NUMBER and not value.unit.bare:
            return value, None
        measure = read_label(written.label).unit or field.unit
        if value.unit.bare:
            return (value, None) if measure is None else (scaled(value, measure), measure)
        if _is_converted(value.unit, measure):
            self._tell(NumberWithUnit, written, path, base=dimension_name(value.unit.dimension))
        return value, None

    def _money(self, field: Field, written: Written, path: _Path) -> tuple[Value, Unit | None]:
        value = read_value(written.text)
        if isinstance(value, Empty):
            return value, None
        if isinstance(value, Words):
            return self._unreadable(field, written, path), None
        if value.unit.dimension == MONEY:
            return value, None
        if value.unit.bare:
            return self._bare_money(value, field, written, path)
        counted = unit(f"{value.unit.text}元")
        if value.unit.dimension != RATIO or value.unit.factor <= 1 or counted is None:
            return self._unreadable(field, written, path), None
        return replace(value, unit=counted), counted

    def _bare_money(
        self, value: Quantity | Bounded, field: Field, written: Written, path: _Path
    ) -> tuple[Value, Unit | None]:
        """A bare amount: its label's unit is the nearest, then the template's, then the form's; 0 is 0 in any."""
        own = read_label(written.label).unit
        declared = field.unit or self.money_unit
        labelled = own if own is not None and own.dimension == MONEY else None
        zero = isinstance(value, Quantity) and value.number == 0
        measure = labelled or declared or (unit("元") if zero else None)
        if measure is None:
            self._tell(MoneyWithoutUnit, written, path)
            return Words(written.text.strip()), None
        others = [each for each in (field.unit, self.money_unit) if each and each.factor != measure.factor]
        if others and not zero:
            self._tell(MoneyUnitsDiffer, written, path, unit=measure.text, other=others[0].text)
        return scaled(value, measure), measure

    def _date(self, field: Field, written: Written, path: _Path) -> Value:
        found = blank(written.text) or read_date(written.text)
        if found:
            return found
        value = read_value(written.text)
        is_date = isinstance(value, Bounded) and value.unit.dimension == DATE
        return value if is_date else self._unreadable(field, written, path)

    def _truth(self, field: Field, written: Written, path: _Path) -> Value:
        found = _TRUTHS.get(narrow(written.text).casefold())
        return Words(found) if found else blank(written.text) or self._unreadable(field, written, path)

    def _label(self, field: Field, written: Written, path: _Path) -> Value:
        text, scale = written.text.strip(), self.scales.get(field.scale)
        labels = scale.labels if scale else ()
        found = same_label(text, labels) or same_label(ticked(text), labels)
        if found is not None:
            return Words(found)
        empty = blank(text)
        if empty:
            return empty
        if not unusable_cell(text):
            close = near(in_short(ticked(text) or text), labels)
            self._tell(LabelUnknown, written, path, scale=field.scale, allowed=labels, near=close)
        return Words(text)

    def _unreadable(self, field: Field, written: Written, path: _Path) -> Value:
        if not unusable_cell(written.text):
            wanted, wanted_en, example = _WANTED[field.kind]
            example = _SCORE if field.name == CLAIMED else example
            self._tell(CellUnreadable, written, path, wanted=wanted, wanted_en=wanted_en, example=example)
        return Words(written.text.strip())

    def _tell(self, kind: Callable[..., Problem], written: Written, path: _Path, **more: object) -> None:
        """Put down a finding about the cell."""
        text = in_short(written.text)
        self.findings.append(kind(span=written.span, path=path, label=written.label, text=text, **more))


@lru_cache(_REMEMBERED)
def blank(text: str) -> Empty | None:
    """The empty value of a text that says nothing (无, /, —, 不适用); None where it says something."""
    shown = text.strip()
    narrowed = plain(shown) if len(shown) <= LONGEST else None
    if narrowed is None:
        return None
    if is_nothing(narrowed):
        return Empty(shown)
    return Empty(shown, inapplicable=True) if is_inapplicable(narrowed) else None


def _counts(field: Field, measure: Unit) -> bool:
    """Whether a value is an amount of money or a count of things, neither of which is likely to be below zero."""
    if field.kind is _QUANTITY:
        return measure.dimension == MONEY or counts_things(measure.dimension)
    return field.kind is FieldKind.MONEY


def scaled(value: Quantity | Bounded, measure: Unit) -> Quantity | Bounded:
    """A bare value in a unit."""
    if isinstance(value, Quantity):
        return replace(value, number=value.number * measure.factor, unit=measure)
    low, high = value.low, value.high
    return replace(
        value,
        low=None if low is None else low * measure.factor,
        high=None if high is None else high * measure.factor,
        unit=measure,
    )


def _is_converted(unit: Unit, measure: Unit | None) -> bool:
    """Whether a plain number comes to something else by its unit; one of the field's own kind is meant to."""
    if measure is not None:
        return unit.dimension != measure.dimension
    return unit.dimension != RATIO and unit.factor != 1


def choices_of(field: Field, ruleset: Ruleset) -> tuple[str, ...]:
    """What may stand in a field, where that is a list."""
    if field.kind is FieldKind.TRUTH:
        return YES, NO
    scale = names_of(ruleset).scales.get(field.scale) if field.kind is FieldKind.LABEL else None
    return scale.labels if scale else ()


@lru_cache(_REMEMBERED)
def same_label(text: str, labels: tuple[str, ...]) -> str | None:
    """The label that a text is, or the only one that differs from it by blanks and punctuation."""
    whole, letters = narrow(text), _letters(text)
    exact = [label for label in labels if narrow(label) == whole]
    loose = exact or [label for label in labels if letters and _letters(label) == letters]
    return loose[0] if len(loose) == 1 else None


@lru_cache(_REMEMBERED)
def _letters(text: str) -> str:
    return "".join(char for char in narrow(text).casefold() if unicodedata.category(char)[0] in "LN")
