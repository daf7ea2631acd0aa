"""A line that can't be read: one problem in plain words, and its neighbours are read."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from duheng.advice.told import told_of
from duheng.problems.problem import Problem
from duheng.problems.prose import Continued
from duheng.source import Source
from duheng.syntax import written as w
from duheng.syntax.parse import parse
from duheng.syntax.words import words

HEAD = "规则集 000000/2000 「试」\n方法 甲\n"
JARGON = re.compile(
    r"Token|Unexpected|terminal|\b(?:LPAR|RPAR|LSQB|RSQB|INFIX|PREFIX|NAME|NUMBER|UNIT|VALUE|END|TEXT)\b"
)


def read(text: str) -> tuple[w.Document, tuple[Problem, ...]]:
    reading = parse(Source.of("试.rules", text))
    return reading.document, told_of(reading)


@pytest.mark.parametrize(
    ("line", "code", "column", "says"),
    [
        ("限制 0 至 分值", "SYN-002", 1, "行首的「限制」不是关键字"),
        ("若实际值 ≥ 指标值 则 分值", "SYN-010", 1, "关键字「若」和「实际值」连在了一起"),
        ("若 实际值≥指标值则分值", "SYN-010", 13, "关键字「则」和「分值」连在了一起"),
        ("若 实际值 ≥ 指标值 得 分值", "SYN-007", 13, "这里应写「则」"),
        ("限于 0", "SYN-007", 5, "这里应写「至」"),
        ("优: 100% 80%", "SYN-007", 9, "这里应写「至」"),
        ("修约 2", "SYN-007", 5, "这里应写「位小数」"),
        ("例 指标值 ≥4件，分值 2", "SYN-007", 15, "这里应写「得」"),
        ("适用 2020-01-01", "SYN-007", 14, "这里应写「起」"),
        ("得 分值 ×", "SYN-008", 7, "「×」后面缺少数、名称或括号"),
        ("得 分值 × × 2", "SYN-008", 8, "「×」后面缺少数、名称或括号"),
        ("若 甲 ≥ 1 且 则 2", "SYN-008", 11, "「且」后面缺少数、名称或括号"),
        ("说明 「满分", "SYN-003", 4, "引号没有配对：缺少「」」"),
        ("得 最小（分值，2", "SYN-009", 5, "括号没有配对：「(」"),
        ("得 分值）", "SYN-009", 5, "括号没有配对：「)」"),
        ("1. 若 甲 则 乙", "SYN-016", 1, "行首不写编号「1.」"),
        ("一、若 甲 则 乙", "SYN-016", 1, "行首不写编号「一、」"),
        ("说明 达到指标值", "SYN-015", 4, "文字要写在「」里：达到指标值"),
        ("字段 完成率(%): 数", "SYN-015", 7, "文字要写在「」里：完成率(%)"),
        ("方法 按率、按量", "SYN-015", 6, "文字要写在「」里：按率、按量"),
        ("得 甲 乙", "SYN-001", 5, "这一行读到「乙」读不下去"),
        ("得 " + "(-" * 40 + "1" + ")" * 40, "SYN-005", 1, "算式的层次太深"),
        ("得 " + "not " * 900 + "甲", "SYN-005", 1, "算式的层次太深"),
        ("得 " + "1+" * 500 + "1", "SYN-005", 1, "算式的层次太深"),
        ("得 " + "长" * 200_000, "SYN-004", 1, "这一行有 200002 个字"),
    ],
)
def test_the_mistake_is_told(line: str, code: str, column: int, says: str) -> None:
    _, problems = read(HEAD + line)
    assert [(each.code, each.span.line if each.span else 0) for each in problems] == [(code, 3)]
    assert problems[0].span is not None
    assert problems[0].span.column == column
    assert says in problems[0].message("zh")
    assert problems[0].message("en")


def test_all_mistakes_come_in_one_run_and_the_rest_is_read() -> None:
    text = HEAD + "    若 甲 则\n    得 分值\n    修约 2\n档位 乙\n    好: 1 至\n    差: 1 至 0\n"
    document, problems = read(text)
    assert [(each.span.line if each.span else 0) for each in problems] == [3, 5, 7]
    assert [type(line.content).__name__ for block in document.blocks for line in block.body] == [
        "Broken",
        "ClauseLine",
        "Broken",
        "Broken",
        "BandLine",
    ]


def test_a_misspelt_declaration_brings_no_followers() -> None:
    _, problems = read(HEAD + "    得 0\n方发 乙\n    得 1\n    限于 0 至 1\n    修约 2 位小数\n")
    assert [(each.code, each.span.line if each.span else 0) for each in problems] == [("SYN-002", 4)]


@pytest.mark.parametrize("line", ["方发 乙", "新 方法 乙", "增加 方法：乙", "补充 方发 乙", "方法乙", "档位：乙 丙"])
def test_what_follows_a_heading_in_error_is_lost_with_it(line: str) -> None:
    document, problems = read(HEAD + f"    得 0\n{line}\n    得 1\n")
    assert [each.span.line if each.span else 0 for each in problems] == [4]
    assert [each.span.line for each in document.lost] == [4, 5]
    assert [each.span.line for each in document.blocks[0].body] == [3]


@pytest.mark.parametrize("line", ["说明 方法 如下", "若 方法 则", "得 模板", "：", ": :"])
def test_a_line_that_only_mentions_a_kind_is_no_heading(line: str) -> None:
    document, _ = read(HEAD + f"    {line}\n    得 1\n")
    assert document.lost == ()
    assert [each.span.line for each in document.blocks[0].body] == [3, 4]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("方法 甲\n    得 0\n", "SYN-012"),
        ("", "SYN-012"),
        ("规则集 000000/2000\n档位 甲\n    限于 0 至 1\n", "SYN-006"),
        ("规则集 000000/2000\n得 0\n", "SYN-006"),
    ],
)
def test_lines_out_of_place(text: str, code: str) -> None:
    assert [each.code for each in read(text)[1]] == [code]


KEYWORDS = st.sampled_from([spelling for word in words().values() for spelling in word.spellings])
SCRAPS = st.sampled_from(
    ["甲", "分值", "3", "2.5万元", "80%", "(", ")", "[", "]", ",", "≥", "+", "-", "×", "|", ":", "=", "「文」", "."]
)
LINES = st.lists(st.one_of(KEYWORDS, SCRAPS), max_size=9).map(" ".join)


@given(st.one_of(LINES, st.text(max_size=40)))
def test_no_message_speaks_of_a_parser(line: str) -> None:
    _, problems = read(HEAD + line)
    for each in problems:
        for told in (each.message("zh"), each.hint("zh"), each.message("en"), each.hint("en")):
            assert JARGON.search(told.replace(line, "")) is None


@given(st.one_of(st.text(max_size=200), st.lists(LINES, max_size=8).map("\n".join)))
@example("状态\nA")
def test_every_line_is_kept_and_every_unread_one_is_told(text: str) -> None:
    source = Source.of("试.rules", text)
    reading = parse(source)
    document, problems = reading.document, told_of(reading)
    assert len(document.lines) == len(source.lines)
    told = {span.line for each in problems for span in (each.span, *each.related) if span}
    joined = [each.joined for each in problems if isinstance(each, Continued)]
    for number, line in enumerate(document.lines, 1):
        if isinstance(line.content, w.Broken):
            assert number in told or any(line.text in each for each in joined)
