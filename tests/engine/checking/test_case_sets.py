"""Sets of cases and lines that overlap, held against what trying each case and each number by itself gives."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.rulesets import compiled

from duheng.checking.cases.case_sets import CaseSets, numbers_of
from duheng.checking.cases.coverage import coverage
from duheng.checking.cases.overlaps import overlaps
from duheng.checking.cases.questions import Answer, Questions
from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.language.tree import Method, Ruleset
from duheng.problems.cases import LinesOverlap

HEAD = """\
规则集 990101/2020 「试」
档位 完成情况
    好: 100% 至 80%（含）
    中: 80% 至 60%（含）
    差: 60% 至 0%
模板 表
    字段 甲数: 数
    字段 乙数: 数
    字段 档次: 完成情况
    一级 产出 10分，按 甲
    总分 合计（一级.得分）
方法 甲
"""


def made(lines: list[str]) -> tuple[Ruleset, Method]:
    file = as_text((HEAD + "".join(f"    {line}\n" for line in lines)).encode(), "试.rules")
    assert isinstance(file, TextFile)
    found = compile_ruleset(file, Library((), shipped=False))
    assert found.ruleset is not None, [each.message("zh") for each in found.problems]
    return found.ruleset, found.ruleset.methods[0]


# --- sets of cases

Holds = Callable[[Fraction, Fraction, Answer], bool]
ATOMS: list[tuple[str, Holds]] = [
    ("甲数 ≥ 3", lambda one, two, word: one >= 3),
    ("甲数 > 3", lambda one, two, word: one > 3),
    ("5 > 甲数", lambda one, two, word: one < 5),
    ("甲数 ≠ 5", lambda one, two, word: one != 5),
    ("甲数 属于 [3, 8)", lambda one, two, word: 3 <= one < 8),
    ("甲数 不属于 (3, 8]", lambda one, two, word: not 3 < one <= 8),
    ("乙数 = 0", lambda one, two, word: two == 0),
    ("乙数 ≤ 2", lambda one, two, word: two <= 2),
    ("档次 = 中", lambda one, two, word: word == "中"),
    ("档次 ≠ 差", lambda one, two, word: word != "差"),
    ("非 档次 = 好", lambda one, two, word: word != "好"),
]
PAIRS = st.tuples(st.sampled_from(ATOMS), st.sampled_from(["且", "或"]), st.sampled_from(ATOMS))


def holds_in(line: tuple[tuple[str, Holds], str, tuple[str, Holds]], case: tuple[Fraction, Fraction, Answer]) -> bool:
    (_, first), joined, (_, second) = line
    return first(*case) and second(*case) if joined == "且" else first(*case) or second(*case)


@given(st.lists(PAIRS, min_size=1, max_size=5))
def test_sets_are_what_each_case_by_itself_gives(lines: list[tuple[tuple[str, Holds], str, tuple[str, Holds]]]) -> None:
    asks = ["甲数 ≥ 3", "甲数 ≥ 5", "甲数 ≥ 8", "乙数 ≥ 0", "乙数 ≥ 2", "档次 = 好"]
    texts = [f"{one} {joined} {two}" for (one, _), joined, (two, _) in lines]
    ruleset, method = made([f"若 {text} 则 1" for text in [*asks, *texts]])
    asked = Questions(ruleset, {})
    for clause in method.clauses:
        assert clause.condition is not None
        asked.ask(clause.condition)
    questions = asked.all()
    assert len(questions) == 3
    cases = list(product(*(each.answers for each in questions)))
    sets = CaseSets(asked, questions)
    assert [sets.answers(number) for number in range(sets.count)] == cases
    wanted: list[set[int]] = []
    left = set(range(len(cases)))
    for line in lines:
        wanted.append({number for number in left if holds_in(line, cases[number])})  # type: ignore[arg-type]
        left -= wanted[-1]
    taken, open_ = sets.by_line([clause.condition for clause in method.clauses[len(asks) :]])
    assert [set(numbers_of(each)) for each in taken] == wanted
    assert set(numbers_of(open_)) == left


def test_a_long_method_is_tried_whole() -> None:
    """200 steps down, one of them twice: it is dead, and nothing is open but what is below the last step."""
    steps = [f"若 甲数 ≥ {number} 则 {number}" for number in range(200, 0, -1)]
    ruleset, method = made([*steps[:50], steps[20], *steps[50:]])
    found = coverage(method, ruleset)
    assert (found.tried, found.dead, found.open) == (True, (50,), ("甲数 0.5",))


def test_a_quantity_asked_for_its_number_and_its_words(tmp_path: Path) -> None:
    """Comparing a number with a word is an error of types and nothing worse."""
    text = "方法 甲\n    若 实际值 ≥ 3件 则 1\n    若 实际值 = “多” 则 2\n    否则 0\n"
    found = compiled(tmp_path, text)
    assert "TYP-001" in {each.code for each in found.problems}


# --- lines that overlap

ENDS = range(5)
POINTS = [Fraction(number, 2) for number in range(-2, 12)]
"""All ends, a number between each two, and some beyond: no two intervals differ but in these."""
INTERVALS = st.one_of(
    st.tuples(st.sampled_from("[("), st.sampled_from(ENDS), st.sampled_from(ENDS), st.sampled_from("])")),
    st.tuples(st.sampled_from(["≥", ">", "≤", "<"]), st.sampled_from(ENDS)),
)
Interval = tuple[str, int, int, str] | tuple[str, int]


def points_of(interval: Interval) -> set[Fraction]:
    if len(interval) == 2:
        sign, end = interval
        tells = {"≥": lambda x: x >= end, ">": lambda x: x > end, "≤": lambda x: x <= end, "<": lambda x: x < end}
        return {each for each in POINTS if tells[sign](each)}
    left, low, high, right = interval
    return {
        each
        for each in POINTS
        if (each > low or (each == low and left == "[")) and (each < high or (each == high and right == "]"))
    }


def shown(interval: Interval) -> str:
    if len(interval) == 2:
        return f"甲数 {interval[0]} {interval[1]}"
    return f"甲数 属于 {interval[0]}{interval[1]}, {interval[2]}{interval[3]}"


@given(st.lists(INTERVALS.filter(lambda each: bool(points_of(each))), min_size=2, max_size=8))
def test_overlaps_are_those_of_the_numbers(intervals: list[Interval]) -> None:
    _, method = made([*(f"若 {shown(each)} 则 1" for each in intervals), "否则 0"])
    wanted = []
    for number, later in enumerate(intervals):
        for before, earlier in enumerate(intervals[:number]):
            one, two = points_of(earlier), points_of(later)
            in_order = len(earlier) == len(later) == 2
            around = one <= two and (len(later) == 2 or (one and min(two) < min(one) and max(one) < max(two)))
            meant = in_order or two <= one or around
            if one & two and not meant:
                wanted.append((number, before))
                break
    first = method.clauses[0].span.line
    found = [each for each in overlaps(method, {}) if isinstance(each, LinesOverlap)]
    assert [(each.span.line - first, each.line - first) for each in found if each.span] == wanted


@pytest.mark.parametrize(
    ("lines", "witness"),
    [
        (["甲数 属于 [0, 2]", "甲数 属于 [2, 4]"], "甲数 2"),
        (["甲数 属于 [0, 3]", "甲数 属于 (2, 4]"], "甲数 2.5"),
        (["甲数 属于 [0, 3]", "甲数 > 2"], "甲数 2.5"),
        (["甲数 ≤ 2", "甲数 属于 [1, 4]"], "甲数 1.5"),
    ],
)
def test_a_number_that_both_take(lines: list[str], witness: str) -> None:
    _, method = made([*(f"若 {each} 则 1" for each in lines), "否则 0"])
    (found,) = overlaps(method, {})
    assert found.message("zh") == f"{witness} 也在第 {method.clauses[0].span.line} 行的区间里，归那一行"
