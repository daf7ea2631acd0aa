"""属于 指标值, intervals that are rounded, and conditions that are counted."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import duheng
from duheng.evaluation.values.exact import Exact
from duheng.language.ranges import Range, Unknown
from duheng.presentation.numbers import spread

RULES = """\
规则集 990101/2020 「例」
    状态 试行

方法 在区间内
    若 实际值 属于 指标值 则 分值
    否则 0

模板 表
    一级 产出
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 方法     |
        | 在区间内 |
    总分 合计（一级.得分）
"""


def score(tmp_path: Path, target: str, actual: str, rules: str = RULES) -> str:
    (tmp_path / "例.rules").write_text(rules, encoding="utf-8")
    form = tmp_path / "表.yaml"
    cells = f"一级: 产出, 三级: 甲, 分值: 5, 指标值: '{target}', 实际值: '{actual}'"
    form.write_text(f"指标:\n  - {{{cells}}}\n", encoding="utf-8")
    result = duheng.evaluate(duheng.load_form(form), duheng.load_ruleset(tmp_path / "例.rules"))
    return spread(result.total.low, result.total.high)


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("[90%, 95%]", "95%", "5"),
        ("[90%, 95%)", "95%", "0"),
        ("[90%, 95%)", "90%", "5"),
        ("±10%", "-10%", "5"),
        ("±10%", "10.1%", "0"),
        ("≥95%", "95%", "5"),
        (">95%", "95%", "0"),
        ("≤3天", "4天", "0"),
        ("20万元", "20万元", "5"),
        ("20万元", "19万元", "0"),
        ("[90%, 95%]", "", "0～5"),
        ("", "95%", "0～5"),
        ("逐步减少", "95%", "0～5"),
    ],
)
def test_an_actual_value_within_what_the_target_allows(tmp_path: Path, target: str, actual: str, expected: str) -> None:
    assert score(tmp_path, target, actual) == expected


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        # whichever number of the interval is meant
        ("[100万元, 150万元]", "2000000元", "5"),
        ("[100万元, 150万元]", "150万元", "5"),
        ("[100万元, 150万元)", "150万元", "5"),
        ("[100万元, 150万元]", "99万元", "0"),
        ("(100万元, 150万元]", "100万元", "0"),
        # meets some of them
        ("[100万元, 150万元]", "100万元", "0～5"),
        ("±10件", "9件", "0～5"),
    ],
)
def test_an_interval_read_as_a_number_is_any_number_in_it(
    tmp_path: Path, target: str, actual: str, expected: str
) -> None:
    rules = RULES.replace("实际值 属于 指标值", "实际值 ≥ 指标值")
    assert score(tmp_path, target, actual, rules) == expected


def test_a_ratio_to_an_interval(tmp_path: Path) -> None:
    """50 of 100 to 125 is between 40% and 50%, of 5 points 2 to 2.5."""
    rules = RULES.replace("若 实际值 属于 指标值 则 分值\n    否则 0", "得 实际值 ÷ 指标值 × 分值\n    限于 0 至 分值")
    assert score(tmp_path, "[100件, 125件]", "50件", rules) == "2～2.5"


def test_an_interval_keeps_its_open_end_when_rounded() -> None:
    # [0.6, 0.8) × 3.33 = [1.998, 2.664)
    made = Exact().round(Range(Fraction("1.998"), Fraction("2.664"), False, True), Fraction(2), "half_up")
    assert made == Range(Fraction(2), Fraction("2.66"), False, True)


def test_a_number_that_is_not_known_may_reach_its_open_end_by_rounding() -> None:
    waiting = Range(Fraction("1.998"), Fraction("2.664"), False, True, frozenset((("甲", "实际值"),)))
    made = Exact().round(waiting, Fraction(2), "half_up")
    assert (made.low, made.high, made.low_open, made.high_open) == (2, Fraction("2.66"), False, False)


def test_a_truth_that_is_not_known_counts_between_nought_and_one() -> None:
    causes = frozenset(((("甲",), "要点三"),))
    assert Exact().counted(Unknown(causes)) == Range(Fraction(0), Fraction(1), causes=causes)
    assert (Exact().counted(True), Exact().counted(False)) == (1, 0)
