"""References as the cell that holds them sees them."""

from __future__ import annotations

import pytest

from duheng.exporting.layout.nearby import seen_from


@pytest.mark.parametrize(
    ("formula", "seen"),
    [
        ("'表'!$G$12*2", "$G12*2"),
        ("'表'!$B$3+'表'!$G$12", "$B$3+$G12"),
        ("SUM('表'!$J$5:$J$7)", "SUM($J$5:$J$7)"),
        ("SUM('别'!$J$5:$J$7)+'别'!$G$12", "SUM('别'!$J$5:$J$7)+'别'!$G$12"),
        ("""IF('表'!$G$12="'表'!$G$12",1,"a""$G$12")""", """IF($G12="'表'!$G$12",1,"a""$G$12")"""),
    ],
)
def test_its_own_sheet_and_row_are_not_named(formula: str, seen: str) -> None:
    assert seen_from("'表'!$J$12", formula) == seen


def test_sheets_with_an_apostrophe() -> None:
    assert seen_from("'a''b'!$J$1", "'a''b'!$A$1+'b'!$A$1") == "$A1+'b'!$A$1"
