"""What would settle something, in words: the field, with its row where that is another one.

A cell that is filled in, but not with what can be computed with, is shown with what it says.
"""

from __future__ import annotations

from duheng.evaluation.values.exact import Trouble
from duheng.forms.model import Cell, Form
from duheng.forms.unusable import unusable_cell
from duheng.language import builtins
from duheng.language.ranges import Cause
from duheng.record import Record


class Wanted(Record):
    """The fields that would settle something, in Chinese and in English; false where there are none."""

    fields: tuple[str, ...]
    fields_en: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.fields)


_NAMED = {"": ("得分", "the score"), builtins.APPLIES: ("适用与否", "the applicability")}
"""What isn't a cell: the score of another node that is open, and whether it counts."""
NUMBER_WANTED = (("落在档位里的数",), ("a number on the scale",))
WANTED_FOR = {
    Trouble.ZERO_DIVISOR: (("不为零的除数",), ("a divisor other than zero",)),
    Trouble.NEGATIVE_DIVISOR: (("大于零的除数",), ("a divisor above zero",)),
    Trouble.OVERFLOW: (("位数不过多的数",), ("a number of fewer digits",)),
    Trouble.OFF_SCALE: NUMBER_WANTED,
    Trouble.EMPTY_INTERVAL: (("两端不颠倒的区间",), ("an interval whose ends are in order",)),
}
SCORE_WANTED = (("定下来的得分",), ("a settled score",))


def named(causes: frozenset[Cause], path: tuple[str, ...], form: Form) -> Wanted:
    """The fields behind some causes, in the template's order, as the node of ``path`` speaks of them.

    Of another node whose score is wanted itself that is enough: what would settle it is told there.
    """
    told: dict[str, str] = {}
    scores = {where for where, field in causes if not field} - {(), path}
    place = {name: number for number, name in enumerate(form.order)}
    for where, field in sorted(causes, key=lambda cause: (cause[0], place.get(cause[1], -1), cause[1])):
        if (not field and where in ((), path)) or (field and where in scores):
            continue
        chinese, english = _NAMED.get(field) or _field(field, form.cells_at(where).get(field))
        if where and where != path:
            chinese, english = f"「{where[-1]}」的{chinese}", f'{english} of "{where[-1]}"'
        told[chinese] = english
    return Wanted(tuple(told), tuple(told.values()))


def _field(field: str, cell: Cell | None) -> tuple[str, str]:
    if cell is None or not cell.present:
        return field, field
    broken = unusable_cell(cell.text)
    if broken:
        return f"能用的{field}（{broken} 格用不了）", f"a usable {field} (cell {broken} can't be used)"
    return f"确切的{field}（表上写的是「{cell.text}」）", f'an exact {field} (the form says "{cell.text}")'
