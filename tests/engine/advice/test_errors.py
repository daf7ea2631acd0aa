"""Lines that can't be read: where the message points and what it advises; damaged lines are told in plain words."""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duheng.advice.told import told_of, told_of_expression
from duheng.problems.problem import Problem
from duheng.problems.syntax import TooDeep
from duheng.source import Source
from duheng.syntax import written as w
from duheng.syntax.parse import parse, parse_expression
from duheng.syntax.stop import Stop

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "rulesets").glob("*/*.rules"))
GOOD = [
    line
    for path in SHIPPED
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.lstrip().startswith("#")
]
JARGON = re.compile(
    r"Token|Unexpected|terminal|\$END|__ANON|\b(?:L|R)(?:PAR|SQB)\b|\b(?:INFIX|PREFIX|NAME|NUMBER|UNIT|VALUE|END|TEXT|"
    r"COMMA|COLON|VBAR|LEVEL[1-4]|THEN|UNTIL|GIVES|PRESENT|ABSENT|PLACES)\b"
)


def read(line: str) -> tuple[Problem, ...]:
    return told_of(parse(Source.of("试.rules", "规则集 000000/2000 「试」\n方法 甲\n" + line)))


@pytest.mark.parametrize(
    ("line", "code", "place", "hint"),
    [
        ("    限制 0 至 分值", "SYN-002", (5, 7), "是不是想写「限于」？"),
        ("若实际值 ≥ 1 则 2", "SYN-010", (1, 5), "在「若」前后各留一个空格。"),
        ("限于 甲至分值", "SYN-010", (8, 9), "在「至」前后各留一个空格。"),
        ("若 甲 ≥ 指标值则 分值", "SYN-010", (12, 14), "在「则」前后各留一个空格。"),
        ("若 甲 得 分值", "SYN-007", (5, 6), "写法：若 条件 则 结果"),
        ("限于 0，分值", "SYN-007", (5, 6), "写法：限于 0 至 分值"),
        ("得 甲 ×", "SYN-008", (6, 7), "例：实际值 ÷ 指标值 × 分值"),
        ("例 自评得分 3", "SYN-007", (9, 10), "写法：例 指标值 ≥400件，实际值 593件，分值 2 得 2"),
        ("得 「甲", "SYN-003", (3, 5), "文字写在「」或“”之间，引号里不能换行；换了行的，接成一行。"),
        ("得 （甲 - 1", "SYN-009", (3, 4), "数一数左右括号；全角半角都可以。"),
        ("得 [甲）]", "SYN-009", (6, 7), "数一数左右括号；全角半角都可以。"),
        ("得 甲 乙", "SYN-001", (5, 6), "这里可以写："),
    ],
)
def test_where_it_points_and_what_it_advises(line: str, code: str, place: tuple[int, int], hint: str) -> None:
    (problem,) = read(line)
    assert problem.code == code
    assert problem.span is not None
    assert (problem.span.line, problem.span.column, problem.span.end) == (3, *place)
    assert hint in problem.hint("zh")
    assert problem.hint("en")


@pytest.mark.parametrize(
    "line",
    [
        "若 得分 > 1 则 得分",
        "例 得分率 3 得 1",
        "得 规则分",
        "若 甲 = 实施细则 则 1",
        "得 非税收入 - 起步分",
        "令 至善 = 1",
    ],
)
def test_a_keyword_inside_a_name_is_no_mistake(line: str) -> None:
    assert read(line) == ()


def test_nothing_of_a_declaration_that_cannot_be_read_falls_to_the_one_before() -> None:
    text = "规则集 000000/2000\n方法 甲\n得 0\n补充 方法 乙 丙\n依据 「丁」\n得 1\n校验 戊\n要求 己 有值\n"
    reading = parse(Source.of("试.rules", text))
    document, problems = reading.document, told_of(reading)
    assert [(each.code, each.span.line if each.span else 0) for each in problems] == [("SYN-001", 4)]
    assert [(block.head.span.line, [line.span.line for line in block.body]) for block in document.blocks] == [
        (2, [3]),
        (7, [8]),
    ]


def test_a_misspelt_first_declaration_leaves_the_head_alone() -> None:
    text = "规则集 000000/2000\n依据 「甲」\n方法甲\n依据 「乙」\n得 1\n"
    reading = parse(Source.of("试.rules", text))
    document, problems = reading.document, told_of(reading)
    assert [(each.code, each.span.line if each.span else 0) for each in problems] == [("SYN-010", 3)]
    assert [line.span.line for line in document.head] == [1, 2]


@pytest.mark.parametrize(
    ("typed", "code", "place", "says"),
    [
        ("总分 ≥", "SYN-008", (25, 26), "「≥」"),
        ("≥ 总分", "SYN-008", (21, 22), "「{」"),
        ("", "SYN-008", (20, 21), "「{」"),
        ("（总分", "SYN-009", (21, 22), "「(」"),
        ("总分 乙", "SYN-001", (24, 25), "「乙」"),
    ],
)
def test_an_expression_inside_a_text(typed: str, code: str, place: tuple[int, int], says: str) -> None:
    # the expression begins at column 21 of its line, after its { at 20
    stopped = parse_expression("试.rules", 7, typed, 21)
    assert isinstance(stopped, Stop | Problem)
    problem = told_of_expression(stopped)
    assert problem.span is not None
    assert (problem.code, problem.span.line, problem.span.column, problem.span.end) == (code, 7, *place)
    assert says in problem.message("zh")


def test_depth_has_a_limit_and_what_lies_below_it_is_read() -> None:
    assert read("得 " + "（" * 20 + "甲" + "）" * 20) == ()
    (problem,) = read("得 " + "（" * 70 + "甲" + "）" * 70)
    assert isinstance(problem, TooDeep)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A good line of a shipped ruleset with a word left out, doubled, replaced, swapped or cut."""
    line = draw(st.sampled_from(GOOD))
    words = re.findall(r"\w+|\s+|.", line)
    at = draw(st.integers(0, len(words) - 1))
    other = draw(st.sampled_from(re.findall(r"\w+|[^\w\s]", draw(st.sampled_from(GOOD)))))
    how = draw(st.sampled_from(["drop", "double", "replace", "insert", "cut", "glue"]))
    match how:
        case "drop":
            words[at] = ""
        case "double":
            words[at] *= 2
        case "replace":
            words[at] = other
        case "insert":
            words.insert(at, f" {other} ")
        case "cut":
            words = words[:at]
        case _:
            words = [word for word in words if not word.isspace()]
    return "".join(words)


@given(damaged())
def test_a_damaged_line_is_read_or_told_in_plain_words(line: str) -> None:
    reading = parse(Source.of("试.rules", "规则集 000000/2000 「试」\n方法 甲\n" + line + "\n得 0\n"))
    document, problems = reading.document, told_of(reading)
    assert len(document.lines) == 5
    at_line = [each for each in problems if each.span and each.span.line == 3]
    assert len(at_line) <= 1
    assert not isinstance(document.lines[2].content, w.Broken) or at_line
    assert isinstance(document.lines[3].content, w.ClauseLine)
    for each in at_line:
        for told in (each.message("zh"), each.message("en"), each.hint("zh"), each.hint("en")):
            assert JARGON.search(told.replace(line.strip(), "")) is None
        assert each.message("zh")
        assert each.message("en")
        assert each.span is not None
        assert 1 <= each.span.column < each.span.end <= len(line) + 2


@pytest.mark.parametrize(
    ("line", "place"),
    [("    字段 是否符合", (12, 13)), ("    字段 是否符合 ", (12, 13)), ("    字段 结论 文本", (10, 11))],
)
def test_a_missing_colon_has_a_place_of_its_own(line: str, place: tuple[int, int]) -> None:
    """Straight behind the name, also where the line ends there."""
    problems = told_of(parse(Source.of("试.rules", f"规则集 000000/2000 「试」\n模板 表\n{line}\n")))
    assert [(each.code, each.span and (each.span.column, each.span.end)) for each in problems] == [("SYN-007", place)]


@pytest.mark.parametrize(
    ("line", "keyword", "places"),
    [
        ("一级 产出 50分，按 甲，按 乙", "按", (15, 11)),
        ("一级 产出 50分，按 甲，不计入总分，按 甲", "按", (21, 11)),
        ("字段 预算数: 金额，单位 元，单位 万元", "单位", (17, 12)),
    ],
)
def test_an_option_that_a_line_has_once(line: str, keyword: str, places: tuple[int, int]) -> None:
    """Which of two methods or units counts, nobody can tell."""
    (problem,) = told_of(parse(Source.of("试.rules", f"规则集 000000/2000 「试」\n模板 表\n{line}\n")))
    assert (problem.code, problem.message("zh")) == ("SYN-013", f"「{keyword}」写了两次")
    assert tuple(each.column for each in (problem.span, *problem.related) if each is not None) == places


@pytest.mark.parametrize("line", ["一级 产出 50分，不定分值", "level1 产出 50分, no fixed points"])
def test_points_and_none_fixed_contradict_each_other(line: str) -> None:
    (problem,) = told_of(parse(Source.of("试.rules", f"规则集 000000/2000 「试」\n模板 表\n{line}\n")))
    keyword = line.replace(",", "，").partition("，")[2].strip()
    assert (problem.code, problem.message("zh")) == ("SYN-031", f"写了 50分，又写「{keyword}」")
    assert problem.span is not None
    assert line[problem.span.column - 1 : problem.span.end - 1] == keyword


def test_every_line_of_the_shipped_rulesets_is_read() -> None:
    for path in SHIPPED:
        reading = parse(Source.of(path.name, path.read_text(encoding="utf-8")))
        document, problems = reading.document, told_of(reading)
        assert problems == ()
        assert not any(isinstance(line.content, w.Broken) for line in document.lines)


@pytest.mark.parametrize("piece", ["甲1", "每1每", "a1", "1一", "在1", "得 例甲", "（", "90分为"])
@pytest.mark.parametrize("begin", ["", "若 ", "得 ", "| "])
def test_a_long_line_of_nothing_costs_no_time(piece: str, begin: str) -> None:
    text = (begin + piece * 3000)[:3000]
    start = process_time()
    parse(Source.of("试.rules", f"规则集 000000/2000 「试」\n方法 甲\n    {text}"))
    assert process_time() - start < 1
