"""Formulas in a real spreadsheet: hundreds of forms, as they are and with their numbers changed, worked out at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from tests.engine.exporting.office import needs_office, shown_cells, worked_out_book
from tests.engine.exporting.plain_sheet import OPEN, PlainSheet, live_formulas
from tests.engine.exporting.plain_sheet import Path as NodePath
from tests.engine.exporting.random_forms import changed, form_of, ruleset_of
from tests.engine.exporting.test_live_everywhere import scores_of

import duheng
from duheng.exporting.layout.held import held
from duheng.exporting.live.formulas import Live, NotLive
from duheng.forms.model import Cell
from duheng.forms.notation import read_value
from duheng.language.builtins import SCORE_OF
from duheng.record import Record
from duheng.source import Span

pytestmark = [pytest.mark.office, needs_office()]

IDS = [each.id for each in duheng.list_rulesets()]
FORMS = 5
CLOSE = 5e-7
"""Far below a cent: scores have two places, or are computed in doubles."""
LIVE = 0.9
"""At least so many of the scores that the engine settles are formulas."""


class Tried(Record):
    """One sheet: a form's formulas over the cells of the form, or of one that was changed."""

    name: str
    sheet: PlainSheet
    live: dict[NodePath, Live | NotLive]
    scores: dict[NodePath, Fraction | str]
    cells: dict[str, Fraction | str]


def tried() -> Iterator[Tried]:
    for which in IDS:
        ruleset = ruleset_of(which)
        for number in range(FORMS):
            texts = form_of(which, number)
            form = texts.bound(ruleset)
            for turn, other in enumerate((form, changed(which, number, texts).bound(ruleset))):
                name = f"{which.replace('/', '-')} {number} {'改' if turn else '原'}"
                sheet = PlainSheet(form, hidden=number % 2 == 1, name=name if number % 3 == 0 else "")
                live = dict(live_formulas(form, ruleset, sheet.address))
                yield Tried(name, sheet, live, scores_of(other, ruleset), sheet.holds(other))


def place(address: str) -> str:
    return address.rpartition("!")[2].replace("$", "")


def score_place(each: Tried, path: NodePath) -> str:
    """A node's score cell; where the sheet hides it a cell beside all others, so that its formula is worked out too."""
    address = each.sheet.address(path, SCORE_OF)
    return place(address) if address is not None else f"AZ{each.sheet.rows[path]}"


def written(all_: list[Tried], folder: Path) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for each in all_:
        page = book.create_sheet(each.name)
        for address, value in each.cells.items():
            page[place(address)] = float(value) if isinstance(value, Fraction) else value
        for path, made in each.live.items():
            if isinstance(made, Live):
                page[score_place(each, path)] = f"={made.formula}"
            else:
                score = each.scores[path]
                page[score_place(each, path)] = float(score) if isinstance(score, Fraction) else score
    book.save(folder / "forms.xlsx")
    return folder / "forms.xlsx"


def wrong(value: object, score: Fraction | str) -> bool:
    """Whether a cell shows another number than the engine, or a number where the engine has none."""
    if value == OPEN:
        return False
    if isinstance(score, Fraction):
        return not isinstance(value, int | float) or abs(value - float(score)) > CLOSE
    return value != score


def test_a_spreadsheet_gives_what_the_engine_gives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    all_ = list(tried())
    book = load_workbook(worked_out_book(written(all_, tmp_path), tmp_path), data_only=True)
    faults, counts = list[str](), Counter[str]()
    for each in all_:
        page = book[each.name]
        for path, made in each.live.items():
            value, score = page[score_place(each, path)].value, each.scores[path]
            if isinstance(made, Live) and wrong(value, score):
                faults.append(f"{each.name} {'/'.join(path)}: {value} instead of {score} by {made.formula}")
            settled = isinstance(score, Fraction)
            counts["settled"] += settled
            counts["live"] += settled and isinstance(made, Live) and value != OPEN
            counts["changed and live"] += settled and isinstance(made, Live) and each.name.endswith("改")
    with capsys.disabled():
        print(f"\n{len(all_)} sheets, {dict(counts)}, live {counts['live'] / counts['settled']:.1%}")
    assert faults == []
    assert counts["live"] >= LIVE * counts["settled"]


TEXTS = (
    "380人 95% ≥95.5% 1,234.50万元 -5% 0.50% ≤0.5‰ ≥400件 98.00% 20 7.05万元 不低于95% 12种以上 ≧735人次 100％ 0件 百分之95 1600元/亩 "
    "1,234,567 =230亩 超过100人 0.9‰ 387664.62元 ≥5.0天 36.66元每月 10万元以内 -3.20℃ 5 次 3d 10e 5月 8分 6% 2y 1h 4AM"
).split()


def test_numbers_are_shown_as_they_were_written(tmp_path: Path) -> None:
    book, shown = Workbook(), list[str]()
    page = book.worksheets[0]
    for text in TEXTS:
        put = held(Cell("实际值", text, read_value(text), Span("form.yaml", 1)))
        if put is not None:
            shown.append(text)
            cell = page.cell(len(shown), 1, float(put.number))
            cell.number_format = put.format
    book.save(tmp_path / "shown.xlsx")
    assert [row[0] for row in shown_cells(tmp_path / "shown.xlsx", tmp_path)] == shown
    assert len(shown) >= 25
