"""What holds of every cell: it has a value, width doesn't matter, and numbers are exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from duheng.forms.notation import read_date, read_number, read_value
from duheng.forms.notation_doubtful import suspicious
from duheng.language.units import unit
from duheng.language.values import Bounded, Empty, Quantity, Value, Words
from duheng.record import replace

UNITS = ("", "件", "人", "%", "‰", "万元", "亿元", "元/亩", "公里", "天", "个月", "个百分点", "万人次")
PIECES = (
    *(
        "≥ ≤ = ± - ~ > < 》 ［ ] ( ） ， , . / 不低于 不超过 达到 控制在 以上 以内 以下 （含） 之间 至 内 前 底 完成 左右 约 余".split()
    ),
    *("0 1 9 12 2023 1,234 ３ 0.5 一 十 两 百 万 百分之 分之 点 年 月 日 件 % ‰ 万元 元/亩 X 预算 ① ½ 无 —".split()),
    " ",
)
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {" ": "\u3000"})

decimals = st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False, allow_infinity=False)
pieces = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
anything = st.text(st.characters(codec=None, exclude_categories=())) | pieces


@pytest.fixture(autouse=True, scope="module")
def _parser() -> None:
    read_value("1")


@given(anything)
@example("\ud800≥95%")
@example("≥95%\x00")
@example("[" * 200)
@example("[" * 200_000)
@example("ﷺ" * 200)
@example("9" * 5000)
@example("0." + "1" * 198)
@example("一" * 200)
@example("2023年" * 60)
def test_every_text_has_a_value(text: str) -> None:
    value = read_value(text)
    assert isinstance(value, Quantity | Bounded | Words | Empty)
    assert value.text == text.strip()
    assert type(value.text) is str
    read_number(text)
    read_date(text)
    suspicious(text)


@given(anything)
def test_units_and_numbers_are_plain(text: str) -> None:
    value = read_value(text)
    if isinstance(value, Quantity | Bounded):
        assert type(value.unit.text) is str
        ends = (value.number,) if isinstance(value, Quantity) else (value.low, value.high)
        assert all(end is None or type(end) is Fraction for end in ends)
        assert any(end is not None for end in ends)


@given(anything)
def test_a_band_is_not_upside_down(text: str) -> None:
    value = read_value(text)
    if isinstance(value, Bounded) and value.low is not None and value.high is not None:
        assert value.low <= value.high


@given(pieces)
def test_width_does_not_matter(text: str) -> None:
    assert _meaning(read_value(text)) == _meaning(read_value(text.translate(WIDE)))


@given(decimals, st.sampled_from(UNITS))
def test_numbers_are_exact(number: Decimal, name: str) -> None:
    value = read_value(f"{number:f}{name}")
    measure = unit(name)
    assert measure is not None
    assert value == Quantity(Fraction(f"{number:f}") * measure.factor, measure, f"{number:f}{name}")


@given(decimals, st.sampled_from(UNITS), st.sampled_from(["≥", "≤", "=", ">", "<"]))
def test_a_bound_holds_the_number_written(number: Decimal, name: str, sign: str) -> None:
    plain = read_value(f"{number:f}{name}")
    bound = read_value(f"{sign}{number:f}{name}")
    assert isinstance(plain, Quantity)
    assert isinstance(bound, Bounded)
    assert (bound.written, bound.unit) == (plain.number, plain.unit)


@given(st.integers(0, 10**12))
def test_thousands_groups(number: int) -> None:
    grouped = read_value(f"{number:,}元")
    assert isinstance(grouped, Quantity)
    assert grouped.number == number


@pytest.mark.parametrize(
    "text", ["[" * 200, "9" * 200, "9," * 100, "一" * 200, "元/" * 100, "5" + "元/" * 90, "分之" * 100]
)
def test_repetitions_are_words_and_are_read_to_an_end(text: str) -> None:
    value = read_value(text)
    assert isinstance(value, Words) or not suspicious(text)


def _meaning(value: Value) -> Value:
    return replace(value, text="")
