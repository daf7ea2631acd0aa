"""Ranges hold every number that they can still be: laws over any members, and edges worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from duheng.language.ranges import Range, Unknown, as_range, clamp, hull, least, left_of, minus, most, settled

F = Fraction
ALL = Range(None, None)
MISSING = frozenset({(("产出指标", "数量指标", "甲"), "实际值")})
OTHER = frozenset({((), "全年预算数")})


def closed(low: int | None, high: int | None) -> Range:
    return Range(None if low is None else F(low), None if high is None else F(high))


def opened(low: int | None, high: int | None, low_open: bool = True, high_open: bool = True) -> Range:
    return Range(closed(low, high).low, closed(low, high).high, low_open, high_open)


def shape(value: Range | Fraction) -> tuple[Fraction | None, Fraction | None, bool, bool]:
    """The ends, with ends that are unbounded all alike."""
    span = as_range(value)
    low_open, high_open = span.low is None or span.low_open, span.high is None or span.high_open
    return span.low, span.high, low_open, high_open


small = st.fractions(-6, 6, max_denominator=4)


@st.composite
def ranges_with_member(draw: st.DrawFn) -> tuple[Range, Fraction]:
    """A range and a number in it; ends are often zero, equal, open or missing."""
    member = draw(small)
    low = draw(st.none() | small.filter(lambda end: end <= member) | st.just(member))
    high = draw(st.none() | small.filter(lambda end: end >= member) | st.just(member))
    if draw(st.booleans()) and member >= 0:
        low = F(0)
    if draw(st.booleans()) and member <= 0:
        high = F(0)
    low_open = low is not None and low < member and draw(st.booleans())
    high_open = high is not None and high > member and draw(st.booleans())
    return Range(low, high, low_open, high_open), member


pairs = ranges_with_member()
BINARY: list[Callable[[Any, Any], Any]] = [
    lambda a, b: a + b,
    lambda a, b: a - b,
    lambda a, b: a * b,
    most,
    least,
]
UNARY: list[Callable[[Any], Any]] = [lambda a: -a, abs]


@pytest.mark.parametrize("act", BINARY, ids=["sum", "difference", "product", "most", "least"])
@given(one=pairs, two=pairs)
def test_results_of_members_are_members(
    act: Callable[[Any, Any], Any], one: tuple[Range, Fraction], two: tuple[Range, Fraction]
) -> None:
    expected = act(one[1], two[1])
    for left in one:
        for right in two:
            assert as_range(act(left, right)).contains(expected)


@pytest.mark.parametrize("act", UNARY, ids=["minus", "size"])
@given(one=pairs)
def test_results_of_a_member_are_members(act: Callable[[Any], Any], one: tuple[Range, Fraction]) -> None:
    assert act(one[0]).contains(act(one[1]))


@given(pairs)
def test_one_over_a_member_is_a_member(one: tuple[Range, Fraction]) -> None:
    assume(one[1] != 0)
    assert one[0].inverse().contains(1 / one[1])


@given(pairs, pairs, pairs)
def test_clamped_members_are_members(
    one: tuple[Range, Fraction], two: tuple[Range, Fraction], three: tuple[Range, Fraction]
) -> None:
    expected = min(max(one[1], two[1]), three[1])
    assert as_range(clamp(one[0], two[0], three[0])).contains(expected)


@given(pairs, pairs)
def test_a_hull_holds_both(one: tuple[Range, Fraction], two: tuple[Range, Fraction]) -> None:
    for left in one:
        for right in two:
            assert as_range(hull(left, right)).contains(one[1])
            assert as_range(hull(left, right)).contains(two[1])


@given(pairs, pairs)
def test_what_is_said_of_a_comparison_holds_for_members(
    one: tuple[Range, Fraction], two: tuple[Range, Fraction]
) -> None:
    less, equal = one[0].less(two[0]), one[0].equals(two[0])
    assert isinstance(less, Unknown) or less is (one[1] < two[1])
    assert isinstance(equal, Unknown) or equal is (one[1] == two[1])


@given(small, small)
def test_single_numbers_compare_as_numbers(left: Fraction, right: Fraction) -> None:
    assert as_range(left).less(right) is (left < right)
    assert as_range(left).equals(right) is (left == right)


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (closed(1, 2) + closed(10, 20), closed(11, 22)),
        (closed(1, 2) + F(3), closed(4, 5)),
        (F(3) + closed(1, 2), closed(4, 5)),
        (sum([closed(1, 2), closed(3, 3)], closed(0, 0)), closed(4, 5)),
        (F(10) - closed(1, 2), closed(8, 9)),
        (opened(1, 2) - closed(0, 1), opened(0, 2)),
        (-opened(1, 2, True, False), opened(-2, -1, False, True)),
        (closed(None, 5) + closed(1, 2), closed(None, 7)),
        (closed(None, 5) - closed(None, 5), ALL),
        (closed(-1, 2) * closed(-3, 4), closed(-6, 8)),
        (closed(2, 3) * F(-2), closed(-6, -4)),
        (F(2) * closed(2, None), closed(4, None)),
        (closed(2, None) * F(-1), closed(None, -2)),
        (F(0) * ALL, closed(0, 0)),
        (closed(0, 1) * closed(1, None), closed(0, None)),
        (opened(0, 1, True, False) * closed(1, None), opened(0, None)),
        (opened(1, 2) * closed(0, 1), Range(F(0), F(2), False, True)),
        (closed(-1, 1) * closed(1, None), ALL),
        (abs(closed(-3, 2)), closed(0, 3)),
        (abs(closed(-3, -2)), closed(2, 3)),
        (abs(opened(-3, 2)), Range(F(0), F(3), False, True)),
        (abs(opened(-3, 3, True, False)), closed(0, 3)),
        (abs(closed(None, 2)), closed(0, None)),
        (closed(2, 4).inverse(), Range(F(1, 4), F(1, 2))),
        (opened(2, 4, True, False).inverse(), Range(F(1, 4), F(1, 2), False, True)),
        (closed(-1, 1).inverse(), ALL),
        (closed(0, 4).inverse(), ALL),
        (opened(0, 4, True, False).inverse(), Range(F(1, 4), None)),
        (opened(-4, 0, False, True).inverse(), Range(None, F(-1, 4))),
        (closed(4, None).inverse(), Range(F(0), F(1, 4), True, False)),
        (closed(None, -4).inverse(), Range(F(-1, 4), F(0), False, True)),
        (most(closed(1, 5), F(3)), closed(3, 5)),
        (most(closed(None, 5), F(3)), closed(3, 5)),
        (most(closed(1, None), closed(2, 7)), closed(2, None)),
        (least(closed(1, 5), F(3)), closed(1, 3)),
        (least(closed(1, None), F(3)), closed(1, 3)),
        (clamp(ALL, F(0), F(10)), closed(0, 10)),
        (clamp(closed(4, 30), F(0), F(10)), closed(4, 10)),
        (hull(closed(1, 2), F(5)), closed(1, 5)),
        (hull(opened(1, 5), closed(1, 2)), Range(F(1), F(5), False, True)),
        (hull(closed(None, 2), closed(0, 9)), closed(None, 9)),
    ],
)
def test_edges(result: Range | Fraction, expected: Range) -> None:
    assert shape(result) == shape(expected)


@pytest.mark.parametrize(
    ("left", "right", "less", "equal"),
    [
        (closed(1, 2), closed(3, 4), True, False),
        (closed(3, 4), closed(1, 2), False, False),
        (closed(1, 2), closed(2, 3), None, None),
        (opened(1, 2), closed(2, 3), True, False),
        (closed(2, 3), closed(1, 2), False, None),
        (opened(2, 3), closed(1, 2), False, False),
        (opened(95, None), as_range(F(95)), False, False),
        (closed(95, None), as_range(F(95)), False, None),
        (closed(2, 2), closed(2, 2), False, True),
        (ALL, ALL, None, None),
    ],
)
def test_comparisons(left: Range, right: Range, less: bool | None, equal: bool | None) -> None:
    assert left.less(right) == (Unknown() if less is None else less)
    assert left.equals(right) == (Unknown() if equal is None else equal)


def test_open_ends_are_not_contained() -> None:
    assert [opened(1, 2).contains(F(number)) for number in (1, 2)] == [False, False]
    assert opened(1, 2).contains(F(3, 2))
    assert [closed(1, 2).contains(F(number)) for number in (0, 1, 2, 3)] == [False, True, True, False]


def test_causes_are_remembered_through_every_act() -> None:
    one = Range(F(1), F(2), causes=MISSING)
    two = Range(F(0), F(5), causes=OTHER)
    both = MISSING | OTHER
    acts = [one + two, one - two, one * two, most(one, two), least(one, two), hull(one, two)]
    assert [as_range(result).causes for result in acts] == [both] * 6
    assert [result.causes for result in (-one, abs(one), one.inverse(), F(3) - one)] == [MISSING] * 4
    assert one.less(two) == Unknown(both)
    assert one.equals(two) == Unknown(both)


def test_a_range_of_one_number_is_settled() -> None:
    assert settled(closed(3, 3)) == F(3)
    assert settled(closed(3, 4)) == closed(3, 4)
    assert settled(ALL) == ALL
    assert settled(F(3)) == F(3)
    assert hull(F(3), F(3)) == F(3)
    assert most(F(3), F(4)) == F(4)


@pytest.mark.parametrize(
    ("left", "right", "greater"),
    [
        # the one end that is reached is enough at the top; at the bottom both must be
        ((2, 8, False, True), (3, 8, False, True), (3, 8, False, True)),
        ((2, 8, False, True), (3, 8, False, False), (3, 8, False, False)),
        ((2, 8, True, True), (2, 9, False, True), (2, 9, True, True)),
        ((2, 8, True, False), (1, 8, False, True), (2, 8, True, False)),
        ((2, None, True, False), (3, 8, True, True), (3, None, True, False)),
    ],
)
def test_the_greater_of_two_ranges(
    left: tuple[int, int | None, bool, bool],
    right: tuple[int, int | None, bool, bool],
    greater: tuple[int, int | None, bool, bool],
) -> None:
    found = most(opened(*left), opened(*right))
    assert found == most(opened(*right), opened(*left)) == opened(*greater)
    assert least(-opened(*left), -opened(*right)) == -opened(*greater)


@pytest.mark.parametrize(
    "interval", [closed(10, 7), opened(10, 7), opened(7, 7, low_open=True, high_open=False), opened(7, 7)]
)
@pytest.mark.parametrize("factor", [F(1), F(2), F(-1), F(0), closed(1, 2), closed(-3, 2)])
def test_an_interval_that_holds_no_number_holds_none_times_something(interval: Range, factor: Range | Fraction) -> None:
    """It isn't put in order: 10 to 7 isn't 7 to 10."""
    assert interval.empty
    assert (interval * factor).empty
    assert (as_range(factor) * interval).empty


def test_an_interval_that_holds_no_number_times_what_may_be_anything_is_not_known() -> None:
    assert shape(closed(10, 7) * ALL) == shape(ALL)


def test_a_single_number_is_a_range_that_holds_it() -> None:
    assert not closed(7, 7).empty
    assert not closed(7, None).empty
    assert not opened(7, 8).empty


@given(small, small, small)
def test_what_is_left_is_the_difference(whole: Fraction, one: Fraction, two: Fraction) -> None:
    assert minus(whole, one) == whole - one
    assert left_of(whole, [one, two]) == whole - one - two
