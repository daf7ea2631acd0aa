"""Reading a YAML text: what it keeps, and every way in which it says that it can't."""

from __future__ import annotations

import pytest

from duheng.forms.yaml_reader import read_yaml
from duheng.problems.problem import Problem
from duheng.source import Span

FORM = """\
规则集: 640202／2020
表名: 自评表
地区: 640202
年度: 2020年度
年初预算数（A）: 64.20
已公开: 是
备注: |
  第一行
  第二行
指标:
  - {一级: 产出指标, 分值: 10, 实际值: 098%}
  - 一级: 产出指标
    三级: "a: b"
    偏差原因:
    指标值: ~
"""


def codes(text: str) -> list[str]:
    form, problems = read_yaml(text, "f.yaml", "hash")
    assert (form is None) == any(problem.severity.name == "ERROR" for problem in problems)
    return [problem.code for problem in problems]


def only(text: str) -> Problem:
    _, problems = read_yaml(text, "f.yaml", "hash")
    assert len(problems) == 1
    return problems[0]


def place(text: str) -> tuple[int, int]:
    span = only(text).span
    assert span is not None
    return span.line, span.column


def test_texts_stay_as_written() -> None:
    form, problems = read_yaml(FORM, "f.yaml", "hash")
    assert problems == ()
    assert form is not None
    assert (form.name, form.ruleset, form.region, form.year) == ("自评表", "640202/2020", "640202", 2020)
    assert (form.file, form.sha256) == ("f.yaml", "hash")
    assert [(cell.label, cell.text) for cell in form.head] == [
        ("规则集", "640202／2020"),
        ("表名", "自评表"),
        ("地区", "640202"),
        ("年度", "2020年度"),
        ("年初预算数（A）", "64.20"),
        ("已公开", "是"),
        ("备注", "第一行\n第二行\n"),
    ]
    assert [[(cell.label, cell.text) for cell in row.cells] for row in form.rows] == [
        [("一级", "产出指标"), ("分值", "10"), ("实际值", "098%")],
        [("一级", "产出指标"), ("三级", "a: b"), ("偏差原因", ""), ("指标值", "")],
    ]


def test_places() -> None:
    form, _ = read_yaml(FORM, "f.yaml", "hash")
    assert form is not None
    budget, note = form.head[4], form.head[6]
    assert budget.label_span == Span("f.yaml", 5, 1, 9)
    assert budget.span == Span("f.yaml", 5, 11, 16)
    assert note.span == Span("f.yaml", 7, 5, 6)
    assert form.rows[0].span.line == 11
    assert form.rows[0].cells[2].span == Span("f.yaml", 11, 29, 33)
    assert form.rows[1].cells[1].span == Span("f.yaml", 13, 9, 15)


def test_places_count_characters_and_all_line_ends() -> None:
    form, _ = read_yaml("\ufeff备注: 𠀀\r\n年度: 2020\r指标: []\n", "f", "")
    assert form is not None
    assert [(cell.span.line, cell.span.column, cell.span.end) for cell in form.head] == [(1, 5, 6), (2, 5, 9)]


def test_json_is_read() -> None:
    form, problems = read_yaml('{"年度": 2020, "指标": [{"一级": "产出指标", "分值": 2.50, "实际值": null}]}', "f", "")
    assert problems == ()
    assert form is not None
    assert [cell.text for cell in form.rows[0].cells] == ["产出指标", "2.50", ""]


def test_english_words() -> None:
    form, _ = read_yaml("ruleset: 000000/2017\nyear: 2017\ntitle: t\nrows:\n- {level1: a}\n", "f", "")
    assert form is not None
    assert (form.ruleset, form.year, form.name, len(form.rows)) == ("000000/2017", 2017, "t", 1)


def test_a_row_with_nothing_is_a_row() -> None:
    form, problems = read_yaml("指标:\n-\n- {一级: a}\n", "f", "")
    assert problems == ()
    assert form is not None
    assert [len(row.cells) for row in form.rows] == [0, 1]


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("a: b\n- c", "FRM-001", (2, 1)),
        ("- a: b\n   c: d", "FRM-001", (2, 5)),
        ("年度：2020\n备注: 1", "FRM-002", (1, 1)),
        ("备注: 1\n年度：2020", "FRM-002", (2, 1)),
        ("指标:\n- 一级: a\n  三级：b\n  分值: 1", "FRM-002", (3, 3)),
        ("指标:\n- 一级: a\n  分值:1\n  三级: b", "FRM-002", (3, 3)),
        ("指标:\n- 一级：a", "FRM-002", (2, 3)),
        ("指标:\n- {一级: a, 三级：b}", "FRM-002", (2, 11)),
        ("备注: 项目: 建设", "FRM-003", (1, 7)),
        ("指标值: >=400件", "FRM-004", (1, 6)),
        ("指标值: >400件", "FRM-004", (1, 6)),
        ("指标值: >2\n备注: x", "FRM-004", (1, 6)),
        ("指标值: >\n备注: x", "FRM-004", (1, 6)),
        ("指标值: >1\n  件", "FRM-004", (1, 6)),
        ("指标值: %5", "FRM-004", (1, 6)),
        ("指标值: @5", "FRM-004", (1, 6)),
        ("指标值: - 5", "FRM-004", (1, 6)),
        ("指标值: !重要 x", "FRM-004", (1, 6)),
        ("指标值: !x y", "FRM-004", (1, 6)),
        ("指标: !x []", "FRM-004", (1, 5)),
        ("实际值: -\n备注: x", "FRM-004", (1, 6)),
        ("备注: 'x\n年度: 1", "FRM-005", (1, 5)),
        ('备注: "培训"人次', "FRM-006", (1, 9)),
        ("指标值: [90%, 95%)\n备注: x", "FRM-007", (1, 6)),
        ("{备注: x", "FRM-007", (1, 1)),
        ("指标:\n  - {一级: 产出， 分值: 5}", "FRM-066", (2, 12)),
        ("指标:\n  - {一级: 产出，分值: 5}", "FRM-066", (2, 12)),
        ("指标:\n  - {一级: 产出, 分值: 5｝", "FRM-066", (2, 19)),
        ("指标:\n  - ｛一级: 产出，分值: 5｝", "FRM-066", (2, 5)),
        ("指标:\n  － {一级: 产出, 分值: 5}", "FRM-066", (2, 3)),
        ("指标:\n  一 {一级: 产出, 分值: 5}", "FRM-066", (2, 3)),
        ('指标:\n  - {一级: "甲，乙: 丙" 分值: 5}', "FRM-007", (2, 5)),
        ("指标:\n  - {一级: 甲，乙 分值: 5}", "FRM-007", (2, 5)),
        ("{", "FRM-007", (1, 1)),
        ("{备注: x, , 附注: y}", "FRM-067", (1, 9)),
        ("备注: [, x]", "FRM-067", (1, 6)),
        ("备注: [x,,]", "FRM-067", (1, 8)),
        ("指标:\n  - {三级: 甲, 备注: '[x', 分值: 1\n", "FRM-007", (2, 5)),
        ("备注:\n\t年度: 1", "FRM-008", (2, 1)),
        ("指标:\n　- 一级: a", "FRM-008", (2, 1)),
        ("备注: a\0b", "FRM-009", (1, 6)),
        ("备注: a\u2028b", "FRM-009", (1, 6)),
        ("备注: \ud800", "FRM-009", (1, 5)),
        ("a: [[[[[[[[[1]]]]]]]]]", "FRM-010", (1, 11)),
        ("年度: 1\n---\n年度: 2", "FRM-011", (2, 1)),
        ("备注: *note", "FRM-012", (1, 5)),
        ("备注: *见附件", "FRM-004", (1, 5)),
        ("备注: &x y", "FRM-012", (1, 5)),
        ("指标:\n- {一级: a, 一 级: b}", "FRM-013", (2, 11)),
        ("指标: []\nrows: []", "FRM-013", (2, 1)),
        ("- 一级: a", "FRM-014", (1, 1)),
        ("只有一句话", "FRM-014", (1, 1)),
        ("[a]: b", "FRM-014", (1, 1)),
        ("指标: 无", "FRM-015", (1, 1)),
        ("指标:\n  一级: a", "FRM-015", (1, 1)),
        ("指标: [[a]]", "FRM-016", (1, 6)),
        ("指标值: [90%, 95%]", "FRM-017", (1, 1)),
        ("来源: {网址: x}", "FRM-017", (1, 1)),
        ("", "FRM-018", (1, 1)),
        ("# 待填\n", "FRM-018", (1, 1)),
        ("---\n...", "FRM-018", (1, 1)),
        ('备注: "a\\q"', "FRM-024", (1, 5)),
    ],
)
def test_what_cannot_be_read(text: str, code: str, where: tuple[int, int]) -> None:
    assert codes(text) == [code]
    assert place(text) == where


@pytest.mark.parametrize("text", ["指标:\n  - {一级: 产出，分值: 5}", "指标:\n  － {一级: 产出, 分值: 5}"])
def test_a_full_width_sign_is_marked_alone(text: str) -> None:
    span = only(text).span
    assert span is not None
    assert span.end == span.column + 1


def test_no_message_speaks_the_library_s_words() -> None:
    for text in ("a: b\n- c", "a: >x", "a: [", "a: 'b", "a: b: c", "%x", "a: \tb\n\tc: d"):
        problem = only(text)
        for language in ("zh", "en"):
            said = problem.message(language) + problem.hint(language)
            assert not any(word in said for word in ("token", "scalar", "mapping", "stream", "block", "flow", "None"))


@pytest.mark.parametrize("text", ["三级: 改造 #2机组", "三级: #2机组"])
def test_text_after_a_hash_is_not_lost_silently(text: str) -> None:
    assert codes(text) == ["FRM-019"]
    assert "「#2机组」" in only(text).message("zh")


@pytest.mark.parametrize("text", ["三级: 改造  # 说明", "三级: 改造#2机组", '三级: "改造 #2机组"', "# 说明\n三级: a"])
def test_comments_and_quoted_hashes_are_fine(text: str) -> None:
    assert codes(text) == []


def test_a_year_that_is_none() -> None:
    form, problems = read_yaml("年度: 去年", "f", "")
    assert form is not None
    assert form.year is None
    assert [(problem.code, problem.span) for problem in problems] == [("FRM-025", Span("f", 1, 5, 7))]


def test_both_places_of_a_label_are_shown() -> None:
    problem = only("年度: 1\n年度: 2")
    assert problem.span == Span("f.yaml", 2, 1, 3)
    assert problem.related == (Span("f.yaml", 1, 1, 3),)


def test_one_problem_hides_no_other() -> None:
    assert codes("年度: 1\n年度: 2\n备注: *x\n指标:\n- {一级: [1]}\n- a\n") == [
        "FRM-012",
        "FRM-013",
        "FRM-017",
        "FRM-016",
    ]


def test_of_characters_that_cannot_stand_the_first_twenty_are_told() -> None:
    assert codes("备注: " + "\0" * 19) == ["FRM-009"] * 19
    assert codes("备注: " + "\0" * 300) == ["FRM-009"] * 20


def test_rows_under_a_misspelt_label() -> None:
    assert "「指标」" in only("指标表:\n- {一级: a}").hint("zh")


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, "{" * 200_000, "- " * 100_000, "? " * 100_000, "a: [" * 50_000, "'" * 200_000, "\n".join(
        " " * depth + "a:" for depth in range(1500)
    ), "备注: " + "长" * 200_000, "a: &x [*x]\n" * 20_000, "\0" * 200_000],
    ids=range(10),
)  # fmt: skip
def test_hostile_texts_are_read_to_an_end(text: str) -> None:
    form, problems = read_yaml(text, "f", "")
    assert form is not None or problems


@pytest.mark.parametrize(("count", "told"), [(10_000, []), (10_001, ["FRM-056"])])
def test_as_many_rows_are_read_as_a_worksheet_has(count: int, told: list[str]) -> None:
    assert codes("指标:\n" + "- {一级: a}\n" * count) == told
