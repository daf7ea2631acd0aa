"""The steps from full points to the total: exact, and by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

import duheng
from duheng.evaluation.result import LedgerLine, Result
from duheng.record import replace
from duheng.reports.waterfall import Axis, Sort, Step, axis_of, steps_of

DAWUKOU = Path(__file__).parents[3] / "examples" / "01-dawukou" / "form.yaml"
ZERO = Fraction(0)


def told(step: Step) -> tuple[str, str, str, str]:
    """A step's name, kind and ends."""
    name = step.lines[0].path[-1] if len(step.lines) == 1 else str(len(step.lines))
    return name, step.sort.value, str(step.start), str(step.end)


def losing(result: Result, *lost: str) -> Result:
    """A result whose ledger has lines of these losses, from a total that fits them."""
    ledger = tuple(LedgerLine((f"甲{at}",), Fraction(each), ZERO, "", "", None) for at, each in enumerate(lost))
    left = 100 - sum((line.lost for line in ledger), ZERO)
    return replace(result, ledger=ledger, total=replace(result.total, low=left, high=left, full=Fraction(100)))


def test_dawukou() -> None:
    # 0 ÷ 7.05 × 2 = 0 loses 2: 100 − 2 = 98; 141 ÷ 195 × 1 = 0.7231 → 0.72 loses 0.28: 98 − 0.28 = 97.72
    result = duheng.evaluate(duheng.load_form(DAWUKOU), duheng.load_ruleset("640202/2020"))
    assert [told(each) for each in steps_of(result)] == [
        ("社区矫正工作经费", "lost", "100", "98"),
        ("社区矫正人员", "lost", "98", "2443/25"),
    ]
    assert Fraction(2443, 25) == Fraction("97.72")


def test_another_rulesets_points_come_first() -> None:
    # 000000/2020 gives 50, 30 and 10 points where the form's rows have 40, 40 and 20: 100 − 10 + 10 + 10 = 110; less
    # 0.28 is 109.72; 预算执行率 is open by its 10 (no 全年预算数), the four rows of 成本 by their 3 + 3 + 2 + 2: 89.72
    result = duheng.evaluate(duheng.load_form(DAWUKOU), duheng.load_ruleset("000000/2020"))
    steps = steps_of(result)
    assert [told(each)[1:] for each in steps[:4]] == [
        ("points", "100", "90"),
        ("points", "90", "100"),
        ("points", "100", "110"),
        ("lost", "110", "2743/25"),
    ]
    assert {each.sort for each in steps[4:]} == {Sort.OPEN}
    assert (steps[-1].end, result.total.low) == (Fraction("89.72"), Fraction("89.72"))


def test_where_nobody_knows_the_full_points_the_steps_lead_down_to_the_total(small: Result) -> None:
    # 10 of something, of which 2 and 1 were lost: 13 without losses
    lost = losing(small, "2", "1")
    unknown = replace(lost, total=replace(lost.total, low=Fraction(10), high=Fraction(10), full=None))
    assert [told(each)[1:] for each in steps_of(unknown)] == [("lost", "13", "11"), ("lost", "11", "10")]


def test_what_is_open_leads_on_to_the_least(small: Result) -> None:
    # 7 − 0.28 = 6.72, the most; 6.72 − 0.8 = 5.92, the least
    assert [told(each) for each in steps_of(small)] == [
        ("社区矫正人员", "lost", "7", "168/25"),
        ("服务质量", "open", "168/25", "148/25"),
    ]


def test_points_given_back_lead_up(small: Result) -> None:
    # 100 − 20 = 80, 80 + 5 = 85
    steps = steps_of(losing(small, "20", "-5"))
    assert [told(each)[1:] for each in steps] == [("lost", "100", "80"), ("given", "80", "85")]
    assert [each.change for each in steps] == [-20, 5]


@pytest.mark.parametrize(("losses", "steps", "together"), [(12, 12, 1), (13, 12, 2), (40, 12, 29)])
def test_many_losses_are_twelve_steps(small: Result, losses: int, steps: int, together: int) -> None:
    found = steps_of(losing(small, *["1/3"] * losses))
    assert (len(found), len(found[-1].lines)) == (steps, together)
    assert found[-1].end == 100 - Fraction(losses, 3)
    assert all(before.end == after.start for before, after in pairwise(found))


def test_nothing_lost(small: Result) -> None:
    assert steps_of(losing(small)) == ()


@pytest.mark.parametrize(
    ("values", "low", "ticks"),
    [
        # 2.28 between, a quarter of it below 97.72 is 97.15; whole points
        (("100", "98", "97.72"), "97", "97 98 99 100"),
        # 40 between, a quarter of it below 60 is 50: five parts of ten
        (("100", "60"), "50", "50 60 70 80 90 100"),
        # the lower third: from zero
        (("100", "20"), "0", "0 20 40 60 80 100"),
        (("100", "100"), "0", "0 20 40 60 80 100"),
        (("0", "0"), "0", "0 1/5 2/5 3/5 4/5 1"),
        (("10", "-10"), "-10", "-10 -5 0 5 10"),
        # 0.01 between, a quarter of it below 0.09 is 0.0875; by 0.002 it would be seven parts, so by 0.005, from 0.085
        (("1/10", "9/100"), "17/200", "17/200 9/100 19/200 1/10"),
    ],
)
def test_the_axis(values: tuple[str, ...], low: str, ticks: str) -> None:
    axis = axis_of([Fraction(each) for each in values])
    assert (str(axis.low), " ".join(map(str, axis.ticks))) == (low, ticks)


def test_places_on_the_axis() -> None:
    axis = Axis(Fraction(97), Fraction(100), ())
    assert [axis.share(Fraction(each)) for each in ("97", "97.72", "98", "100", "0", "101")] == [
        0,
        Fraction("0.24"),
        Fraction(1, 3),
        1,
        0,
        1,
    ]
    assert (axis.cut, Axis(ZERO, Fraction(1), ()).cut) == (True, False)
