"""Cells as numbers of a sheet: what is held shows the text as written, and is read back as the same value."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from duheng.books.formats import read_format
from duheng.books.reading import read_book
from duheng.books.shown import shown_number
from duheng.exporting.layout.held import Held, held
from duheng.forms.model import Cell
from duheng.forms.notation import read_value
from duheng.language.units import unit
from duheng.language.values import MEASURED, Bounded
from duheng.problems.problem import Problem
from duheng.source import Span

AT = Span("form.yaml", 1)


def put(text: str, shown: str | None = None) -> Held | None:
    return held(Cell("实际值", text, read_value(text), AT), shown)


@pytest.mark.parametrize(
    ("text", "number", "code", "factor"),
    [
        ("380人", "380", '0"人"', "1"),
        ("95%", "0.95", "0%", "1"),
        ("≥95.5%", "0.955", '"≥"0.0%;"≥"-0.0%', "1"),
        ("1,234.50万元", "1234.5", '#,##0.00"万元"', "10000"),
        ("0.9‰", "0.9", '0.0"‰"', "1/1000"),
        ("-5%", "-0.05", "0%", "1"),
        ("不低于95%", "0.95", '"不低于"0%;"不低于"-0%', "1"),
        ("12种以上", "12", '0"种以上"', "1"),
        ("100％", "100", '0"％"', "1/100"),
        ("百分之95", "95", '"百分之"0;"百分之"-0', "1/100"),
        ("7.05万元", "7.05", '0.00"万元"', "10000"),
        ("0%", "0", "0%", "1"),
        ("0万元", "0", '0"万元"', "10000"),
        ("387664.62", "387664.62", "0.00", "1"),
        ("1600元/亩", "1600", '0"元/亩"', "3/2000"),
        ("5 (件)", "5", '0" (件)"', "1"),
        ("6小时", "6", '0"小时"', "1/24"),
    ],
)
def test_a_number_with_its_words(text: str, number: str, code: str, factor: str) -> None:
    """By hand: 1 亩 is 2000/3 平方米, so 1 元/亩 is 3/2000 元 a square metre; 1 小时 is 1/24 天."""
    assert put(text) == Held(Fraction(number), code, Fraction(factor))


@pytest.mark.parametrize(
    "text",
    [
        *"良好 十二种 1/3 三分之二 ±10% [90%,95%] 90%-95% 2023年12月31日 2023年12月前 ９５％ 007 ≥-5% 854万(其中400万元) —".split(),
        "",
        "1234567890123456.5元",
        '5"件',
    ],
)
def test_what_no_format_shows_stays_a_text(text: str) -> None:
    assert put(text) is None


@pytest.mark.parametrize("text", ["≥10件", "≤5%", "不低于95.5万元", ">1,200"])
def test_a_negative_number_keeps_its_sign_behind_the_words(text: str) -> None:
    """≥-10件, not -≥10件, which would be words."""
    found = put(text)
    assert found is not None
    negative = shown_number(
        -Decimal(found.number.numerator) / Decimal(found.number.denominator), read_format(found.format)
    )
    sign = text.rstrip("0123456789.,%件万元")
    assert negative == f"{sign}-{text.removeprefix(sign).replace(',', '').replace('.0', '')}"
    value = read_value(negative)
    assert isinstance(value, Bounded)
    assert value.written == -found.number * found.factor


def test_a_column_of_its_own_for_sign_or_unit() -> None:
    """≥735人次 whose cell says 735, ≥95% whose cell says 95: 95 × 1/100 is what the form means."""
    assert put("≥735人次", "735") == Held(Fraction(735), "0", Fraction(1))
    assert put("≥95%", "95") == Held(Fraction(95), "0", Fraction(1, 100))


def test_a_unit_taken_from_elsewhere_is_the_factor() -> None:
    """64.22 under a column of 万元 is 642200 元."""
    wan = unit("万元")
    assert wan is not None
    value = read_value("64.22万元")
    assert held(Cell("预算", "64.22", value, AT, wan)) == Held(Fraction("64.22"), "0.00", Fraction(10000))


NUMBERS = st.one_of(
    st.integers(0, 10**9).map(str),
    st.decimals(0, 10**6, places=2, allow_nan=False).map(str),
    st.integers(1000, 10**9).map(lambda number: f"{number:,}"),
)
UNITS = st.sampled_from(
    [*"件 人 % ‰ 万元 元 亿元 次 户 天 个月 元/亩 元每月 平方米 ％ 个百分点 以上 %以上 人次".split(), ""]
)
SIGNS = st.sampled_from([*"≥ ≤ > < = 不低于 不超过 超过 控制在 -".split(), ""])
BLANKS = st.sampled_from(["", " ", "\u3000"])


@given(sign=SIGNS, number=NUMBERS, blank=BLANKS, word=UNITS)
def test_what_is_held_is_read_back(sign: str, number: str, blank: str, word: str) -> None:
    """The law: the format, read as a book's reader does, gives a text of the same value, and the number is exact."""
    text = f"{sign}{number}{blank}{word}"
    value, found = read_value(text), put(text)
    if found is None:
        return
    assert isinstance(value, MEASURED)
    base = value.written if isinstance(value, Bounded) else value.number
    assert found.number * found.factor == base
    number_back = Decimal(repr(float(found.number)))
    again = read_value(shown_number(number_back, read_format(found.format)))
    assert type(again) is type(value)
    assert (again.unit.dimension, getattr(again, "direction", None)) == (
        value.unit.dimension,
        getattr(value, "direction", None),
    )
    assert (again.written if isinstance(again, Bounded) else again.number) == base


@given(
    sign=st.sampled_from(["≥", "≤", "不低于", ""]),
    number=NUMBERS,
    word=st.sampled_from(["件", "%", "万元", "人次", ""]),
)
def test_plain_numbers_are_held(sign: str, number: str, word: str) -> None:
    assert put(f"{sign}{number}{word}") is not None


def test_a_book_is_read_back_as_written() -> None:
    texts = ["380人", "95%", "≥95.5%", "≤0.5‰", "不低于95%", "1600元/亩", "-5%", "100％", "0件", "12种以上"]
    book = Workbook()
    for row, text in enumerate(texts, 1):
        found = put(text)
        assert found is not None
        cell = book.worksheets[0].cell(row, 1, float(found.number))
        cell.number_format = found.format
    out = BytesIO()
    book.save(out)
    read = read_book(out.getvalue(), "写.xlsx")
    assert not isinstance(read, Problem)
    sheet = read.sheets[0]
    assert [sheet.cells[at].text for at in sorted(sheet.cells)] == texts
