"""Units as forms write them: sizes and dimensions worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duheng.language import units
from duheng.language.units import Dimension, dimension_name, nominal, over_dimension, times, unit

F = Fraction


@pytest.mark.parametrize(
    ("text", "dimension", "factor"),
    [
        ("", (), F(1)),
        ("%", (), F(1, 100)),
        ("‰", (), F(1, 1000)),
        ("个百分点", (), F(1, 100)),
        ("万", (), F(10_000)),
        ("元", (("元", 1),), F(1)),
        ("万元", (("元", 1),), F(10_000)),
        ("角", (("元", 1),), F(1, 10)),
        ("分", (("分", 1),), F(1)),
        ("周", (("天", 1),), F(7)),
        ("小时", (("天", 1),), F(1, 24)),
        ("年", (("月", 1),), F(12)),
        ("季度", (("月", 1),), F(3)),
        ("亩", (("平方米", 1),), F(2000, 3)),
        ("公顷", (("平方米", 1),), F(10_000)),
        ("斤", (("千克", 1),), F(1, 2)),
        ("KM", (("米", 1),), F(1000)),
        ("件", (("件", 1),), F(1)),
        ("万人", (("人", 1),), F(10_000)),
        ("百万户", (("户", 1),), F(1_000_000)),
        ("万亩", (("平方米", 1),), F(20_000_000, 3)),
        ("元/亩", (("元", 1), ("平方米", -1)), F(3, 2000)),
        ("万元／人", (("人", -1), ("元", 1)), F(10_000)),
        ("元每月", (("元", 1), ("月", -1)), F(1)),
        ("元/人/年", (("人", -1), ("元", 1), ("月", -1)), F(1, 12)),
        ("次/次", (), F(1)),
        ("/天", (("天", -1),), F(1)),
        (" 万元 ", (("元", 1),), F(10_000)),
    ],
)
def test_unit(text: str, dimension: Dimension, factor: Fraction) -> None:
    found = unit(text)
    assert found is not None
    assert (found.dimension, found.factor) == (dimension, factor)


@pytest.mark.parametrize("text", ["豆", "万豆", "元/", "元/豆", "豆/元", "/", "元//月", "元 月", "个人"])
def test_not_a_unit(text: str) -> None:
    assert unit(text) is None


def test_days_and_months_are_two_dimensions() -> None:
    days, months = unit("天"), unit("月")
    assert days is not None
    assert months is not None
    assert days.dimension != months.dimension


def test_only_the_empty_unit_is_bare() -> None:
    bare, prefix, ratio = unit(""), unit("万"), unit("倍")
    assert bare is not None
    assert bare.bare
    assert prefix is not None
    assert not prefix.bare
    assert ratio is not None
    assert not ratio.bare


def test_an_unknown_counting_word_is_its_own_dimension() -> None:
    assert nominal("豆").dimension == (("豆", 1),)
    assert nominal("豆").factor == 1


def test_every_known_name_is_a_unit_of_that_name() -> None:
    names = units.known_names()
    assert len(names) == len(set(names)) > 150
    assert [name for name in names if (found := unit(name)) is None or found.text != name] == []


def test_products_cancel() -> None:
    per_area: Dimension = (("元", 1), ("平方米", -1))
    assert times(per_area, (("平方米", 1),)) == (("元", 1),)
    assert times((("元", 1),), (("元", 1),)) == (("元", 2),)
    assert over_dimension((("元", 1),), (("元", 1),)) == ()


@pytest.mark.parametrize(
    ("dimension", "name"),
    [
        ((), "无单位"),
        ((("元", 1),), "元"),
        ((("元", 1), ("平方米", -1)), "元/平方米"),
        ((("天", -1),), "1/天"),
        ((("人", -1), ("元", 2), ("月", -1)), "元·元/人·月"),
    ],
)
def test_dimension_name(dimension: Dimension, name: str) -> None:
    assert dimension_name(dimension) == name


dimensions = st.dictionaries(st.sampled_from("元人天月"), st.integers(-2, 2).filter(bool)).map(
    lambda powers: tuple(sorted(powers.items()))
)


@given(dimensions, dimensions, dimensions)
def test_dimensions_are_a_group(one: Dimension, two: Dimension, three: Dimension) -> None:
    assert times(one, two) == times(two, one)
    assert times(times(one, two), three) == times(one, times(two, three))
    assert times(one, ()) == one
    assert times(over_dimension(one, two), two) == one
