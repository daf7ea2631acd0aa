"""The head of a form: pairs of label and value, and small tables whose columns and rows both have labels.

``项目名称 | 义务教育营养改善计划`` is a pair; so is ``单位：万元`` in one cell. Project funds come as a table: amounts above, 年度资金总额,
其中：财政拨款 … before. Which of its rows counts, the template says (行名); the points and the claimed score in that row are
those of the node the row belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from duheng.forms.cells import blank
from duheng.forms.labels import CLAIMED_GRADE, MONEY_UNIT, NOTE, TITLE, YEAR, narrow
from duheng.forms.model import Written, WrittenRow
from duheng.forms.notation import read_value
from duheng.importing.account import Account, Why
from duheng.importing.columns import why_unknown
from duheng.importing.grid import Grid, Piece
from duheng.importing.printed import Printed, money_of, with_points, with_unit
from duheng.importing.years import year_alone, year_beside, year_in
from duheng.language.builtins import LEVELS
from duheng.language.tree import Field
from duheng.language.types import FieldKind
from duheng.language.units import MONEY, unit
from duheng.language.values import Words
from duheng.record import replace

_INLINE = re.compile(r"([^:：]{2,20})[:：]\s*(\S.*)", re.DOTALL)
_NEXT = re.compile(r"(?<=[\s;；,，])[^\s:：;；,，]{2,20}[:：]\s*[^\s;；,，]")
_UNIT_BEHIND = re.compile(r"(.+?)[\s;；,，]+[(（]?(?:金额)?单位[:：]\s*([^\s:：)）]+)\s*[)）]?", re.DOTALL)
_BETWEEN = " \t\n\u3000;；,，"
_NUMBER_OF_ANNEX = re.compile(r"附[件表]?[0-9一二三四五六七八九十-]*:?")
_GRADE = re.compile(r"[^\s,，.。;；、:：]{1,12}")
_UNIT = "单位"
_FORM = "表"


class Head:
    """The head of one form while it is read: its cells, and rows of nodes whose cells stand in small tables."""

    def __init__(self, grid: Grid, printed: Printed, account: Account) -> None:
        self.grid = grid
        self.printed = printed
        self.account = account
        self.cells: dict[str, Written] = {}
        self.rows: list[WrittenRow] = []
        self.named: Piece | None = None
        self.repeated: list[Piece] = []
        self.again: list[Piece] = []
        self.empty: dict[str, Written] = {}

    def put(
        self, name: str, piece: Piece, label: Piece | None = None, text: str | None = None, measured: str = ""
    ) -> None:
        """A cell of the head; one that is there already leaves the piece, and is remembered if it says otherwise.

        ``measured`` is the label that says the cell's unit, where it isn't ``label``.
        """
        said = piece.text if text is None else text
        said = (year_alone(said, bare=True) or said) if name == YEAR else said
        if name in self.cells:
            self.account.leave(piece, Why.AGAIN, name)
            if name not in (YEAR, MONEY_UNIT):
                self.repeated.append(piece)
            if narrow(said) != narrow(self.cells[name].text):
                self.again.append(piece)
            return
        called = name if label is None or name == MONEY_UNIT else with_unit(name, measured or label.text)
        self.cells[name] = Written(called, said, (label or piece).span, piece.span)
        self.account.value(piece, name)

    def leave_empty(self, name: str, label: Piece) -> None:
        """A label with nothing beside or below it: an empty cell, where nothing else says it."""
        self.empty.setdefault(name, Written(name, "", label.span, label.span))

    # --- texts that stand alone

    def title(self, piece: Piece) -> bool:
        """A text above everything else: the form's name, its year, the number of the annex.

        A line above the name (××县财政局) was taken for it only until a text comes that says that it is a form's.
        """
        plain = narrow(piece.text)
        if _NUMBER_OF_ANNEX.fullmatch(plain):
            self.account.label(piece, TITLE)
        elif year := year_alone(piece.text):
            self.put(YEAR, piece, text=year)
        elif TITLE not in self.cells:
            self.put(TITLE, piece)
            self.named = piece
        elif self.named is not None and _FORM in plain and _FORM not in self.named.text:
            self.account.withdraw(self.named, Why.UNPLACED)
            del self.cells[TITLE]
            return self.title(piece)
        else:
            return False
        return True

    def finish(self) -> None:
        """Take the year from the form's name, where nothing else says it, and what was left empty."""
        title = self.cells.get(TITLE)
        year = year_in(title.text) if title is not None else ""
        if title is not None and year and YEAR not in self.cells:
            self.cells[YEAR] = Written(YEAR, year, title.span, title.span)
        self.cells = {**self.cells, **{name: cell for name, cell in self.empty.items() if name not in self.cells}}

    def add_notes(self, notes: Sequence[Piece]) -> None:
        """Notes above and below the table are part of 备注, behind what a pair says there."""
        if not notes:
            return
        said = self.cells.pop(NOTE, None)
        if said is None or not said.text:
            said = Written(NOTE, "", notes[0].span, notes[0].span)
        texts = [text for text in (said.text, *(piece.text for piece in notes)) if text]
        self.cells[NOTE] = replace(said, text="\n".join(texts))

    # --- pairs

    def says_itself(self, piece: Piece) -> bool:
        """Whether a cell says a year, or a pair of label and value, by itself."""
        return bool(year_alone(piece.text)) or self._pair_in(piece.text) is not None

    def read_itself(self, piece: Piece) -> None:
        """Read what a cell says by itself."""
        if year := year_alone(piece.text):
            self.put(YEAR, piece, text=year)
        else:
            self._inline(piece)

    def pairs(self, pieces: Sequence[Piece]) -> bool:
        """Read the pairs of a row; whether there were any."""
        found = False
        for number, piece in enumerate(pieces):
            if self.account.has(piece):
                continue
            name = self.printed.head(piece.text)
            if name is None:
                found = self._inline(piece) or found
                continue
            value = pieces[number + 1] if number + 1 < len(pieces) else None
            if value is not None and not _may_say(name, value.text):
                continue
            found = True
            self.account.label(piece, name)
            if value is not None and not self._is_label(value):
                self.put(name, value, piece)
            else:
                self.leave_empty(name, piece)
        others = [piece for piece in pieces if not self.account.has(piece)]
        if found and len(others) == 1 and (year := year_alone(others[0].text)):
            self.put(YEAR, others[0], text=year)
        return found

    def _is_label(self, piece: Piece) -> bool:
        return self.printed.head(piece.text) is not None or self.printed.column(piece.text) is not None

    def _inline(self, piece: Piece) -> bool:
        """Read what one cell says of itself: 单位：万元, （2020年度）  单位：万元."""
        beside = year_beside(piece.text)
        pair = self._pair_in(beside.rest) if beside is not None else None
        if beside is not None and pair is not None and (beside.in_front or pair[0] == MONEY_UNIT):
            self.put(pair[0], piece, text=pair[1])
            self.put(YEAR, piece, text=beside.year)
            return True
        pairs = self._pairs_in(piece.text)
        for name, said in pairs:
            self.put(name, piece, text=said)
        return bool(pairs) or self._unit_behind(piece)

    def _unit_behind(self, piece: Piece) -> bool:
        """Read the unit of money behind a pair that isn't known: 填报单位：某校    单位：万元."""
        found = _UNIT_BEHIND.fullmatch(piece.text)
        if found is None or not _is_money(found[2]) or MONEY_UNIT in self.cells or not _INLINE.fullmatch(found[1]):
            return False
        self.put(MONEY_UNIT, piece, text=found[2])
        self.account.leave_rest(piece, found[1].strip(_BETWEEN))
        return True

    def _pairs_in(self, text: str) -> list[tuple[str, str]]:
        """The pairs of one cell: 主管部门：甲局  实施单位：乙中心. Remarks aren't looked into."""
        first = self._pair_in(text)
        starts = [found.start() for found in _NEXT.finditer(text) if self._pair_in(text[found.start() :]) is not None]
        if first is None or first[0] == NOTE or not starts:
            return [] if first is None else [first]
        parts = [text[start:end].strip(_BETWEEN) for start, end in pairwise([0, *starts, len(text)])]
        return [pair for part in parts if (pair := self._pair_in(part)) is not None]

    def _pair_in(self, text: str) -> tuple[str, str] | None:
        match = _INLINE.fullmatch(text)
        if match is None:
            return None
        money = narrow(match[1]) == _UNIT and _is_money(match[2])
        name = MONEY_UNIT if money else self.printed.head(match[1])
        return None if name is None or not _may_say(name, match[2]) else (name, match[2].strip())

    # --- small tables

    def table(self, row: int) -> int | None:
        """Read the table whose head is in a row; the row below it, None where there is no such table.

        Its only line, where nothing stands before the amounts, is the one that the title beside the table names.
        """
        pieces = self.grid.row(row)
        labels = [piece for piece in pieces if piece.top == row and piece.bottom == row and self._meaning(piece)]
        amounts = [piece for piece in labels if self.printed.fields(piece.text)]
        if len(amounts) < 2 or not _adjacent(labels):
            return None
        first = amounts[0].left
        before = [piece for piece in pieces if piece.right < first]
        lines = self._lines(row, first, before)
        names = [self._before(line, first, before) for line in lines]
        if names == [None]:
            names = [next((title for title in before if self.printed.is_row(title.text)), None)]
        edge = max((name.right for name in names if name is not None), default=first)
        columns = [piece for piece in pieces if piece.left > edge or piece.left >= first]
        captions = [self._caption(piece) for piece in before if piece not in columns]
        said = next((caption for caption in captions if caption), "")
        for column in columns:
            if meaning := self._meaning(column):
                self.account.label(column, meaning)
            else:
                self.account.leave(column, why_unknown(column, self.printed), label=True)
        alone = len(lines) == 1 and not any(name and self.printed.is_row(name.text) for name in names)
        for line, name in zip(lines, names, strict=True):
            self._line(line, name, columns, said, alone=alone)
        return row + 1 + len(lines)

    def _meaning(self, piece: Piece) -> str:
        """What stands below a label, by the first field that may; empty where it isn't known."""
        fields = self.printed.fields(piece.text)
        return fields[0].name if fields else self.printed.column(piece.text) or ""

    def _caption(self, title: Piece) -> str:
        """项目资金（万元）: what the table is about, and its unit of money, which is given back where the form has another."""
        measure = money_of(title.text)
        if measure is not None and MONEY_UNIT not in self.cells:
            self.put(MONEY_UNIT, title, text=measure.text)
            return ""
        self.account.label(title, self.printed.head(title.text) or "")
        return title.text if measure is not None else ""

    def _lines(self, row: int, first: int, titles: list[Piece]) -> list[int]:
        """The rows of a table: those beside a tall title, or those up to the next part of the form."""
        bottom = max((title.bottom for title in titles), default=row)
        if bottom > row:
            return list(range(row + 1, bottom + 1))
        below = row + 1
        while below <= self.grid.rows and not self._ends(self.grid.fresh(below), first):
            below += 1
        return list(range(row + 1, below))

    def _ends(self, fresh: Sequence[Piece], first: int) -> bool:
        others = any(self.printed.column(piece.text) or self.printed.head(piece.text) for piece in fresh)
        return not fresh or others or any(piece.left < first <= piece.right for piece in fresh)

    def _before(self, row: int, first: int, titles: list[Piece]) -> Piece | None:
        """The label of a line: a row of the template, else the last words before its amounts; numbers are no label."""
        before = [piece for piece in self.grid.row(row) if piece.right < first and piece not in titles]
        words = [piece for piece in before if isinstance(read_value(piece.text), Words)]
        known = [piece for piece in words if self.printed.is_row(piece.text)]
        return next(reversed(known or words), None)

    def _line(self, row: int, label: Piece | None, columns: list[Piece], said: str, *, alone: bool) -> None:
        """One line; ``said`` is what stands above it of its unit of money, where neither a label nor the form does."""
        text = label.text if label is not None else ""
        seat = self.printed.seat(text) if label is not None else None
        cells = [(column, piece) for column in columns if (piece := self.grid.within(row, column.left, column.right))]
        own = [self._cell(column, piece, text, seat, said, alone=alone) for column, piece in cells]
        filled = [column for column, _ in cells]
        for column in (each for each in columns if each not in filled):
            if (field := self._field(column, text, alone=alone)) is not None:
                self.leave_empty(field.name, column)
        if label is not None:
            self.account.label(label, text)
        written = [each for each in own if each is not None]
        if seat is not None and label is not None and written:
            shown = [*seat[:-1], with_points(seat[-1], text)]
            names = [Written(LEVELS[level], name, label.span, label.span) for level, name in enumerate(shown, 1)]
            self.rows.append(WrittenRow((*names, *written), label.span))

    def _field(self, column: Piece, text: str, *, alone: bool) -> Field | None:
        """The field of the head below a label, in the line that a text is before."""
        return self.printed.in_row(self.printed.fields(column.text), text, alone=alone)

    def _cell(
        self, column: Piece, piece: Piece, text: str, seat: tuple[str, ...] | None, said: str, *, alone: bool
    ) -> Written | None:
        """What a cell is: of the head, of the row's node (given back), nothing, or left."""
        field = self._field(column, text, alone=alone)
        measured = [label for label in (column.text, text) if money_of(label)]
        if field is not None and len(set(map(money_of, measured))) < 2:
            around = next(iter(measured), said) if field.kind is FieldKind.MONEY else ""
            self.put(field.name, piece, column, measured=around)
            return None
        meaning = self.printed.column(column.text) if seat is not None else None
        if seat is not None and meaning is not None:
            self.account.value(piece, meaning, seat[-1])
            return Written(meaning, piece.text, column.span, piece.span)
        if blank(piece.text):
            self.account.label(piece, "")
        elif self._meaning(column):
            self.account.leave(piece, Why.ROW, column.text, beside=text)
        else:
            self.account.leave(piece, why_unknown(column, self.printed), column.text)
        return None


def _may_say(name: str, text: str) -> bool:
    """Whether a text may stand beside a label: a grade is one word, a conclusion in sentences is none."""
    return name != CLAIMED_GRADE or _GRADE.fullmatch(text.strip()) is not None


def _adjacent(labels: Sequence[Piece]) -> bool:
    return any(one.right + 1 == two.left for one, two in pairwise(labels))


def _is_money(text: str) -> bool:
    found = unit(narrow(text))
    return found is not None and found.dimension == MONEY
