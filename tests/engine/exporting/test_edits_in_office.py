"""Scored workbooks whose cells a reviewer changes, worked out by a real spreadsheet."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook
from tests.engine.exporting.edited import EditedSheet, Key
from tests.engine.exporting.office import needs_office, worked_out_book
from tests.engine.exporting.random_forms import form_of
from tests.engine.exporting.sheet import Value
from tests.engine.exporting.test_edits import NUMBERS, SHARES, WORDS

from duheng.exporting.scored.workbook import scored_workbook
from duheng.forms.labels import MONEY_UNIT
from duheng.language.builtins import SCORE_OF

pytestmark = [pytest.mark.office, needs_office()]

FORMS = [
    ("000000/2020", 3),
    ("000000/2017", 5),
    ("130000/2021", 1),
    ("421381/2021", 2),
    ("000000/2021-中央", 4),
    ("360000/2017", 6),
]


def edits_of(sheet: EditedSheet, random: Random) -> dict[Key, Fraction | str]:
    """A change of one cell in every other row."""
    found: dict[Key, Fraction | str] = {}
    for path in sorted({path for path, _ in sheet.changeable() if path}):
        keys = [key for key in sheet.changeable() if key[0] == path and key[1] != MONEY_UNIT]
        if random.random() < 0.5:
            key = random.choice(keys)
            now = sheet.holds(key)
            near = [now * share for share in SHARES] if isinstance(now, Fraction) else []
            found[key] = random.choice([*near, *NUMBERS] if random.random() < 0.6 else ["", *WORDS])
    return found


@pytest.mark.parametrize(("which", "number"), FORMS)
def test_a_spreadsheet_gives_the_score_of_the_changed_form_or_none(which: str, number: int, tmp_path: Path) -> None:
    sheet = EditedSheet(which, form_of(which, number))
    data = scored_workbook(sheet.form, sheet.result, sheet.ruleset, ())
    assert isinstance(data, bytes)
    (tmp_path / "表.xlsx").write_bytes(data)
    edits = edits_of(sheet, Random(f"{which} {number}"))
    book = load_workbook(tmp_path / "表.xlsx")
    for key, value in edits.items():
        box = sheet.box(key)
        book.worksheets[0].cell(box.top, box.left).value = (
            float(value) if isinstance(value, Fraction) else value or None
        )
    book.save(tmp_path / "改.xlsx")
    again = load_workbook(worked_out_book(tmp_path / "改.xlsx", tmp_path), data_only=True)
    found: dict[tuple[str, ...], Value] = {}
    for path in sheet.live:
        place = sheet.address(path, SCORE_OF)
        if place is not None:
            name, _, at = place.rpartition("!")
            value = again[name.strip("'")][at.replace("$", "")].value
            found[path] = Fraction(value) if isinstance(value, int | float) else value
    assert edits
    assert sheet.differing(found, edits) == []
    assert any(isinstance(each, Fraction) for each in found.values())
