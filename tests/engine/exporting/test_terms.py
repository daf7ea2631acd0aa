"""Terms by their kinds: what is a number, a truth or a score, and what becomes of a value of another kind."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from tests.engine.evaluation.conftest import HEAD, compile_text
from tests.engine.exporting.plain_sheet import live_formulas
from tests.engine.exporting.sheet import worked_out
from tests.engine.exporting.test_live import ROW, TEMPLATE, address, bound, formula, live

from duheng.exporting.live.formulas import Live, NotLive
from duheng.exporting.terms import needs as term_needs
from duheng.exporting.terms import text as term_text
from duheng.exporting.terms import value as term_value
from duheng.exporting.terms.kinds import (
    UNKNOWN,
    Chosen,
    ChosenNumber,
    ChosenScore,
    ChosenTruth,
    Number,
    NumberTerm,
    Reading,
    Said,
    Term,
    TruthTerm,
    as_number,
    as_score,
    as_truth,
)
from duheng.exporting.terms.truths import Known, Numeric, Says, chosen, words_as

F = Fraction
CELL, TRUTH, WORD = Reading("$A$1"), Numeric("$A$1"), Said("不适用")


def _kinds(of: type[Term]) -> Iterator[type[Term]]:
    """The classes of terms that are made, which have no other below them."""
    for kind in of.__subclasses__():
        yield from _kinds(kind) if kind.__subclasses__() else [kind]


def test_every_term_has_its_readings() -> None:
    """A term that asks for nothing needs no cell: a word, and the truths that are always known."""
    kinds = set(_kinds(Term))
    assert Chosen not in kinds
    assert set(term_value._OF) == kinds
    assert set(term_text._WRITERS) == kinds
    assert kinds - set(term_needs._OF) == {Said, Says, Numeric, Known}


@pytest.mark.parametrize(
    ("then", "other", "kind"),
    [
        (CELL, F(1), ChosenNumber),
        (CELL, UNKNOWN, ChosenNumber),
        (TRUTH, False, ChosenTruth),
        (UNKNOWN, True, ChosenTruth),
        (WORD, CELL, ChosenScore),
        (UNKNOWN, WORD, ChosenScore),
        (chosen(TRUTH, WORD, F(2)), CELL, ChosenScore),
    ],
)
def test_a_choice_is_of_the_kind_of_what_it_chooses(then: Number, other: Number, kind: type[Chosen]) -> None:
    """What has no value is of any kind, and a number beside a word may be a word."""
    made = chosen(Says("$B$1", ("是",)), then, other)
    assert type(made) is kind
    assert isinstance(made, NumberTerm) is (kind is ChosenNumber)
    assert isinstance(made, TruthTerm) is (kind is ChosenTruth)


def test_a_score_without_its_word_is_a_number() -> None:
    truth = Says("$B$1", ("是",))
    assert words_as(F(0), chosen(truth, WORD, CELL)) == ChosenNumber(truth, F(0), CELL)
    assert words_as(F(0), CELL) is CELL


@pytest.mark.parametrize(
    ("wanted", "fitting", "others"),
    [
        (as_number, (CELL, F(1), UNKNOWN), (TRUTH, True, WORD, "一", None)),
        (as_truth, (TRUTH, True, UNKNOWN), (CELL, F(1), WORD, "是", None)),
        (as_score, (WORD, CELL, F(1), UNKNOWN), (TRUTH, False, "待定", None)),
    ],
)
def test_a_value_of_another_kind_is_refused(wanted: object, fitting: tuple[object], others: tuple[object]) -> None:
    assert callable(wanted)
    for value in fitting:
        assert wanted(value) is value
    for value in others:
        with pytest.raises(TypeError):
            wanted(value)


# --- rules of which a sheet was given values of another kind


@pytest.mark.parametrize("row", ["指标值: 80件, 实际值: 81件", "指标值: ≥80件, 实际值: ≥80件"])
def test_two_intervals_are_not_compared_in_a_sheet(row: str) -> None:
    made = live("若 指标值.区间 = 实际值.区间 则 分值\n否则 0", row)[ROW]
    assert isinstance(made, NotLive)
    assert made.en == "a rule asks whether two intervals are the same"


def test_the_size_of_a_bound_that_no_cell_shows() -> None:
    """Above 95 is computed with as 95, though no cell holds it: 96 is more than that, 95 isn't."""
    ruleset = compile_text(f"{HEAD}方法 甲\n若 实际值 > 绝对值(指标值) 则 分值\n否则 0\n{TEMPLATE}")
    row = "{一级: 产出指标, 二级: 数量指标, 三级: 一, 分值: 10, 指标值: '>95件', 实际值: 96件}"
    form = bound(ruleset, f"年度: 2020\n指标:\n  - {row}\n")
    made = live_formulas(form, ruleset, lambda path, name: None if name == "指标值" else address(path, name))[ROW]
    assert isinstance(made, Live)
    assert "IF($D$5>95," in made.formula
    assert [worked_out(made.formula, {"$D$5": F(number), "$G$5": F(10)}) for number in (96, 95)] == [10, 0]


def test_two_truths_are_alike_where_both_hold_or_neither() -> None:
    """The second is asked as it is where the first holds, and the other way round where it doesn't."""
    made = formula("若 已公开 = (实际值 > 3件) 则 分值\n否则 0", "指标值: 80件, 实际值: 81件, 已公开: 是")
    assert 'IF($H$5="是",$D$5>3,IF($H$5="否",$D$5<=3,NA()))' in made
    cases = [("是", 4, F(10)), ("是", 3, F(0)), ("否", 4, F(0)), ("否", 3, F(10)), ("", 4, "待定")]
    for said, number, score in cases:
        assert worked_out(made, {"$H$5": said, "$D$5": F(number), "$G$5": F(10)}) == score
