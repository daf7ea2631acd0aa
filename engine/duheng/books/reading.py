"""Reading a workbook: bytes to sheets of texts, or the one problem that keeps the book from being read.

The parts are read by the standard library alone. The usual package for this wants memory for every empty cell that
has a border, stops at styles that spreadsheets in China write, and knows either a cell's formula or its result.
"""

from __future__ import annotations

from collections.abc import Iterator

from duheng.books.limits import Limits
from duheng.books.markup import BrokenBook, Reader, whole
from duheng.books.merging import Merged, clipped, covered_told, merge, overlaps_told
from duheng.books.model import Book, Cell, Marks, Sheet
from duheng.books.package import Package, Relation
from duheng.books.shown import number_of, plain, shown_iso, shown_number, shown_time
from duheng.books.workbook import StylesReader, TextsReader, WorkbookReader, unescaped
from duheng.books.worksheet import CommentsReader, Held, SheetReader, TooMuch
from duheng.problems.books import (
    CellFails,
    CellTwice,
    DateImpossible,
    FormatMisleads,
    FormulaWithoutValue,
    SheetTooLarge,
)
from duheng.problems.problem import Problem
from duheng.source import CellSpan, in_short

_SHOWN = 40
_NAMED = 3
_TRUTHS = {"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}
_WORKSHEET = "worksheet"


def read_book(data: bytes, name: str, limits: Limits | None = None) -> Book | Problem:
    """The book of a file's bytes; ``name`` is what places call the file."""
    try:
        return _BookReader(Package(data, name, limits or Limits()), name).read()
    except BrokenBook as error:
        return error.problem


class _BookReader:
    """One book being read: what its sheets share, and how much of the limits is used up."""

    def __init__(self, package: Package, file: str) -> None:
        self.package = package
        self.file = file
        self.cells = self.characters = self.merged = 0
        main = package.main()
        self.relations = package.relations(main)
        self.workbook = WorkbookReader()
        package.read(main, self.workbook)
        self.texts, self.styles = TextsReader(), StylesReader()
        self._shared("sharedStrings", self.texts)
        self._shared("styles", self.styles)

    def _shared(self, kind: str, reader: Reader) -> None:
        for each in self.relations.values():
            if each.kind == kind:
                self.package.read(each.part, reader)
                return

    def read(self) -> Book:
        """The whole book."""
        if not self.workbook.sheets:
            raise self.package.unreadable()
        if len(self.workbook.sheets) > self.package.limits.sheets:
            raise self.package.too_large("工作表", "worksheets", self.package.limits.sheets)
        return Book(self.file, tuple(self._sheets()))

    def _sheets(self) -> Iterator[Sheet]:
        seen: set[str] = set()
        for name, hidden, identity in self.workbook.sheets:
            relation = self.relations.get(identity, Relation("", ""))
            if relation.kind not in ("", _WORKSHEET):
                continue
            if not relation.kind or relation.part.casefold() in seen:
                raise self.package.unreadable()
            seen.add(relation.part.casefold())
            yield self._sheet(name, hidden, relation.part)

    def _sheet(self, name: str, hidden: bool, part: str) -> Sheet:
        reader = SheetReader(self.package.limits)
        try:
            self.package.read(part, reader)
            merged = self._merged(reader)
        except TooMuch as much:
            span = CellSpan(self.file, max(reader.row, 1), max(reader.column, 1), sheet=name)
            told = SheetTooLarge(span=span, sheet=name, what=much.what, what_en=much.what_en, limit=much.limit)
            return Sheet(name, hidden, {}, (), {}, (told,))
        self.cells += len(reader.cells)
        if self.cells > self.package.limits.cells:
            raise self.package.too_large("有内容的单元格", "filled cells", self.package.limits.cells)
        cells, problems = self._cells(reader, name)
        problems += overlaps_told(merged.overlapping, self.file, name)
        problems += covered_told(cells, merged.corners)
        marks = self._marks(part, name, reader)
        seen = {place: each for place, each in cells.items() if reader.cells[place].style not in self.styles.struck}
        return Sheet(name, hidden, seen, merged.areas, merged.corners, tuple(problems), marks)

    def _cells(self, reader: SheetReader, sheet: str) -> tuple[dict[tuple[int, int], Cell], list[Problem]]:
        """The cells that show something, and why others show nothing that one could use."""
        cells: dict[tuple[int, int], Cell] = {}
        problems: list[Problem] = []
        for (row, column), held in reader.cells.items():
            span = CellSpan(self.file, row, column, column + 1, sheet)
            several = reader.twice.get((row, column))
            text = self._text(held, span) if several is None else _several(several, span)
            if isinstance(text, Problem):
                problems.append(text)
            elif text:
                cells[row, column] = Cell(span, text, held.formula)
        return cells, problems

    def _merged(self, reader: SheetReader) -> Merged:
        areas = clipped(reader.merged, reader.cells)
        more = sum(area.size for area in areas.values())
        if self.merged + more > self.package.limits.cells:
            raise TooMuch("格合并的单元格", "merged cells", self.package.limits.cells)
        self.merged += more
        return merge(areas)

    def _marks(self, part: str, name: str, reader: SheetReader) -> Marks:
        comments = CommentsReader(self.package.limits)
        for each in self.package.relations(part).values():
            if each.kind == "comments" and each.part in self.package:
                self.package.read(each.part, comments)
        struck = reader.struck | {place for place, held in reader.cells.items() if self._is_struck(held)}
        return Marks(
            tuple(sorted(reader.hidden_rows)),
            tuple(sorted(reader.hidden_columns())),
            tuple(sorted(struck)),
            tuple(CellSpan(self.file, row, column, column + 1, name) for row, column in sorted(comments.places)),
        )

    def _is_struck(self, held: Held) -> bool:
        if held.style in self.styles.struck:
            return bool(held.value)
        return held.kind == "s" and whole(held.value or "") in self.texts.struck

    def _text(self, held: Held, span: CellSpan) -> str | Problem:
        """What a cell shows, or why it shows nothing that one could use."""
        text = self._shown(held, span)
        if isinstance(text, str):
            self.characters += len(text)
            if self.characters > self.package.limits.characters:
                raise self.package.too_large("文字", "characters", self.package.limits.characters)
        return text

    def _shown(self, held: Held, span: CellSpan) -> str | Problem:
        value = held.value
        if value is None or (held.formula is not None and not value and held.kind not in ("str", "inlineStr", "s")):
            return FormulaWithoutValue(span=span, cell=span.inside, formula=in_short(held.formula or "", _SHOWN))
        match held.kind:
            case "s":
                number = whole(value)
                if number is None or number >= len(self.texts.texts):
                    return self._broken(span, value)
                return self._worded(held, self.texts.texts[number], span)
            case "str" | "inlineStr":
                return self._worded(held, unescaped(value), span)
            case "b":
                return _TRUTHS.get(value.strip()) or self._broken(span, value)
            case "d":
                form = self.styles.format(held.style)
                if form.misleads:
                    return self._misleads(held, value, span)
                return shown_iso(value, form) or self._no_date(span, value)
            case "n":
                return self._number(held, value, span)
            case _:
                return self._broken(span, value)

    def _number(self, held: Held, value: str, span: CellSpan) -> str | Problem:
        number = number_of(value)
        if number is None:
            return self._broken(span, value)
        form = self.styles.format(held.style).of(number)
        if form.misleads:
            return self._misleads(held, plain(number), span)
        if form.clock or form.elapsed:
            return shown_time(number, form, self.workbook.since_1904) or self._no_date(span, plain(number))
        return shown_number(number, form)

    def _worded(self, held: Held, text: str, span: CellSpan) -> str | Problem:
        form = self.styles.format(held.style).text
        if form is None or not text.strip():
            return text
        return self._misleads(held, text, span) if form.misleads else f"{form.before}{text}{form.after}"

    def _misleads(self, held: Held, holds: str, span: CellSpan) -> Problem:
        code = in_short(self.styles.code(held.style), _SHOWN)
        return FormatMisleads(span=span, cell=span.inside, held=in_short(holds, _SHOWN), format=code)

    def _broken(self, span: CellSpan, shown: str) -> Problem:
        return CellFails(span=span, cell=span.inside, shown=in_short(shown, _SHOWN))

    def _no_date(self, span: CellSpan, held: str) -> Problem:
        return DateImpossible(span=span, cell=span.inside, held=in_short(held, _SHOWN))


def _several(several: list[Held], span: CellSpan) -> Problem:
    shown = tuple(in_short(f"={each.formula}" if each.value is None else each.value, _SHOWN) for each in several)
    return CellTwice(span=span, cell=span.inside, count=len(shown), shown=shown[:_NAMED])
